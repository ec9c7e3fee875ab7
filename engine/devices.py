"""Where tensors can live: CUDA, then Apple's MPS, then the CPU."""

import platform
from dataclasses import dataclass

import torch
from torch import nn

from engine.errors import AtelierError, Phrase, Said
from engine.train_spec import available_cores, default_threads


@dataclass(frozen=True)
class Device:
    """One place to compute.

    Attributes:
        name: `cuda`, `mps` or `cpu`, as torch and the specs call it.
        description: The product's name, as far as the system tells it.
        threads: Default number of threads of one operation; None where that is not ours to set.
    """

    name: str
    description: Said
    threads: int | None = None


def available() -> list[Device]:
    """The devices of this machine, the preferred one first; the CPU is always the last."""
    found = []
    if torch.cuda.is_available():
        found.append(Device("cuda", torch.cuda.get_device_name(0)))
    if torch.backends.mps.is_available():
        found.append(Device("mps", "Apple GPU (Metal)"))
    cpu = platform.processor() or platform.machine() or "processor"
    description = Phrase("processor", name=cpu, cores=available_cores())
    found.append(Device("cpu", description, default_threads()))
    return found


def choose(name: str) -> torch.device:
    """The torch device for a spec's choice.

    Args:
        name: `auto` for the preferred one, or a name from `available()`.

    Raises:
        AtelierError: `device_unavailable`.
    """
    names = [device.name for device in available()]
    if name == "auto":
        return torch.device(names[0])
    if name not in names:
        raise AtelierError("device_unavailable", name=name, known=", ".join(names))
    return torch.device(name)


def precision(name: str, device: torch.device) -> torch.dtype:
    """What a network computes in.

    Args:
        name: `float32`, or `mixed` for bfloat16 where the device computes in it.
        device: CUDA from compute capability 8.0 on, Apple's MPS not, a CPU with AVX512-BF16 or
            AMX; elsewhere bfloat16 is emulated, and slower than float32.
    """
    if name != "mixed":
        return torch.float32
    if device.type == "cuda":
        native = torch.cuda.get_device_capability(device) >= (8, 0)
    else:
        abilities = torch.cpu.get_capabilities() if device.type == "cpu" else {}
        native = bool(abilities.get("avx512_bf16") or abilities.get("amx_bf16"))
    return torch.bfloat16 if native else torch.float32


def place(model: nn.Module, device: torch.device) -> nn.Module:
    """Move a network to a device, its convolutions' weights with the channels last.

    Convolutions of a CPU (oneDNN) and of a GPU (cuDNN) are faster so; other layers do not mind.
    """
    if any(isinstance(module, nn.Conv2d) for module in model.modules()):
        model.to(memory_format=torch.channels_last)
    return model.to(device)


def use_threads(count: int) -> None:
    """Let torch operations of the calling thread use `count` threads.

    OpenMP keeps this number per calling thread: a worker has to say it itself.
    """
    # A thread's first operation would take the number that any thread set last, and so undo ours
    # if another has set its own in between; asking lets that happen now.
    torch.get_num_threads()
    torch.set_num_threads(count)
