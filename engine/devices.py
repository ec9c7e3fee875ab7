"""Where tensors can live: CUDA, then Apple's MPS, then the CPU."""

import platform
from dataclasses import dataclass

import torch
from torch import Tensor, nn

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
    Not on MPS, where BatchNorm's gradients came out wrong for such images.
    """
    if device.type != "mps" and any(isinstance(module, nn.Conv2d) for module in model.modules()):
        model.to(memory_format=torch.channels_last)
    return model.to(device)


def free_bytes(device: torch.device) -> int:
    """How much of an accelerator's own memory is free, in bytes, as far as it tells; 0 for a CPU.

    MPS shares the machine's memory: what counts is how much of it Metal advises to use at most.
    """
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    if device.type == "mps":
        return max(0, torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())
    return 0


def send(values: Tensor, device: torch.device) -> Tensor:
    """A tensor on a device; CUDA fetches it from pinned memory while the CPU goes on."""
    pinned = device.type == "cuda" and values.is_pinned()
    return values.to(device, non_blocking=pinned)


def is_out_of_memory(raised: BaseException) -> bool:
    """CUDA has a class for it; MPS and the CPU say it in a RuntimeError's words."""
    words = ("out of memory", "can't allocate memory")
    return isinstance(raised, torch.OutOfMemoryError | MemoryError) or (
        isinstance(raised, RuntimeError) and any(word in str(raised).lower() for word in words)
    )


def use_threads(count: int) -> None:
    """Let torch operations of the calling thread use `count` threads.

    OpenMP keeps this number per calling thread: a worker has to say it itself.
    """
    # A thread's first operation would take the number that any thread set last, and so undo ours
    # if another has set its own in between; asking lets that happen now.
    torch.get_num_threads()
    torch.set_num_threads(count)
