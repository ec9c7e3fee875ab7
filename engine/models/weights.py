"""Weights on disk, with what is needed to use them: architecture, input shape, classes.

Two kinds of file are read: `.safetensors` (what runs leave behind and what ships in `resources/`)
and our own `.ckpt`, loaded with `weights_only=True`. A pickle that holds anything but tensors,
numbers, strings and containers is refused, never executed.
"""

import json
import pickle
import pickletools
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from engine.errors import AtelierError
from engine.files import replacing
from engine.models import zoo
from engine.run_spec import ModelSpec

_FORMAT = "atelier-weights-1"

_PICKLE_START = 1 << 20
_CODE_OPCODES = {"GLOBAL", "STACK_GLOBAL", "INST"}


@dataclass(frozen=True, eq=False)
class Weights:
    """A network's parameters and buffers, and what they belong to.

    Attributes:
        model: The architecture.
        shape: Channels, height, width of its input.
        classes: Class names, by logit.
        dataset: The name of the dataset it was trained on.
        state_dict: Name to CPU tensor, as `nn.Module.state_dict` gives it.
        val_accuracy: Share of the validation images named right, 0 to 1; None if unknown.
    """

    model: ModelSpec
    shape: tuple[int, int, int]
    classes: tuple[str, ...]
    dataset: str
    state_dict: Mapping[str, Tensor]
    val_accuracy: float | None = None

    def build(self, name: str = "these weights") -> nn.Module:
        """The network with these weights, on the CPU, in evaluation mode.

        Args:
            name: How an error should call the weights.

        Raises:
            AtelierError: `checkpoint_mismatch`, if they do not fit the architecture.
        """
        # First without memory: what a damaged file says of its shape may be astronomical.
        with torch.device("meta"):
            skeleton = zoo.build(self.model, self.shape, len(self.classes), seed=0)
        _check_fit(skeleton, self.state_dict, self.model.name, name)
        model = zoo.build(self.model, self.shape, len(self.classes), seed=0)
        load_into(model, self.state_dict, self.model.name, name)
        return model.eval()


def load_into(module: nn.Module, state: Mapping[str, Tensor], model: str, name: object) -> None:
    """Copy a state_dict into a module.

    Raises:
        AtelierError: `checkpoint_mismatch`, naming the first difference.
    """
    _check_fit(module, state, model, name)
    module.load_state_dict(state)


def _check_fit(module: nn.Module, state: Mapping[str, Tensor], model: str, name: object) -> None:
    own = module.state_dict()
    missing, foreign = own.keys() - state.keys(), state.keys() - own.keys()
    if missing or foreign:
        which = f"{min(missing)} is missing" if missing else f"{min(foreign)} is not part of it"
        raise AtelierError("checkpoint_mismatch", path=name, model=model, reason=which)
    for key, tensor in own.items():
        if tensor.shape != state[key].shape:
            raise AtelierError(
                "checkpoint_mismatch",
                path=name,
                model=model,
                reason=f"{key} has shape {list(state[key].shape)}, not {list(tensor.shape)}",
            )


def copy_state(module: nn.Module) -> dict[str, Tensor]:
    """A detached copy of a module's state_dict on the CPU, safe to read while training goes on."""
    return {
        name: tensor.detach().to("cpu", copy=True) for name, tensor in module.state_dict().items()
    }


def write(path: Path, weights: Weights) -> None:
    """Write a `.safetensors` file in one step.

    Raises:
        OSError: If the folder cannot be written.
    """
    metadata = {
        "format": _FORMAT,
        "model": json.dumps({"name": weights.model.name}),
        "input_shape": json.dumps(weights.shape),
        "classes": json.dumps(weights.classes, ensure_ascii=False),
        "dataset": weights.dataset,
    }
    if weights.val_accuracy is not None:
        metadata["val_accuracy"] = repr(weights.val_accuracy)
    tensors = {name: tensor.contiguous() for name, tensor in weights.state_dict.items()}
    with replacing(path) as part:
        part.write_bytes(_with_sorted_metadata(save(tensors, metadata)))


def _with_sorted_metadata(file: bytes) -> bytes:
    """The same safetensors file; the library puts its metadata in another order each time.

    So equal weights are equal files, and a checksum says so.
    """
    size = int.from_bytes(file[:8], "little")
    header = json.loads(file[8 : 8 + size])
    header["__metadata__"] = dict(sorted(header["__metadata__"].items()))
    text = json.dumps(header, separators=(",", ":"), ensure_ascii=False).encode()
    text += b" " * (-len(text) % 8)  # the format wants the tensors aligned
    return len(text).to_bytes(8, "little") + text + file[8 + size :]


def read(path: Path) -> Weights:
    """Read a `.safetensors` file or one of our checkpoints.

    Raises:
        AtelierError: `checkpoint_missing`, `checkpoint_corrupt` or `checkpoint_unsafe`.
    """
    _check_exists(path)
    if path.suffix == ".safetensors":
        return _read_safetensors(path)
    record = read_pickle(path)
    try:
        return Weights(
            model=ModelSpec(**record["spec"]["model"]),
            shape=_shape(record["input_shape"]),
            classes=_classes(record["classes"]),
            dataset=str(record["spec"]["data"]["dataset"]),
            state_dict=_state(record["model"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AtelierError(
            "checkpoint_corrupt", path=path, reason="an entry is missing or makes no sense"
        ) from error


def read_pickle(path: Path) -> dict[str, Any]:
    """The containers of a `.ckpt` file: tensors, numbers, strings, lists and dicts only.

    Raises:
        AtelierError: `checkpoint_missing`, `checkpoint_corrupt` or `checkpoint_unsafe`.
    """
    _check_exists(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a pickle that is refused in the next moment
            record = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise AtelierError(
            "checkpoint_corrupt", path=path, reason=error.strerror or error
        ) from error
    except Exception as error:  # on damaged bytes torch raises nearly anything
        # torch calls both code and garbage an UnpicklingError; only the first names a global.
        named = isinstance(error, pickle.UnpicklingError) and "GLOBAL" in str(error)
        if named or _is_foreign_pickle(path):
            raise AtelierError("checkpoint_unsafe", path=path) from error
        raise AtelierError("checkpoint_corrupt", path=path, reason="it is damaged") from error
    if not isinstance(record, dict):
        raise AtelierError("checkpoint_corrupt", path=path, reason="it does not come from Atelier")
    return record


def _is_foreign_pickle(path: Path) -> bool:
    """Whether a file is a pickle that names Python code; read opcode by opcode, never executed.

    torch's own reader gives up on pickle protocols other than 2 before it comes to the code.
    """
    with path.open("rb") as file:
        start = file.read(_PICKLE_START)
    if start.startswith(b"PK"):  # a zip archive: ours, or what is left of it
        return False
    try:
        return any(opcode.name in _CODE_OPCODES for opcode, _, _ in pickletools.genops(start))
    except Exception:  # noqa: BLE001  # no pickle: it raises nearly anything too
        return False


def read_tensors(path: Path, file_format: str) -> tuple[dict[str, str], dict[str, Tensor]]:
    """The metadata and the tensors of a `.safetensors` file of ours.

    Args:
        path: The file.
        file_format: What its metadata must call its format.

    Raises:
        AtelierError: `checkpoint_missing` or `checkpoint_corrupt`.
    """
    _check_exists(path)
    try:
        with safe_open(path, framework="pt") as opened:
            metadata = opened.metadata() or {}
            state = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise AtelierError("checkpoint_corrupt", path=path, reason="it is damaged") from error
    if metadata.get("format") != file_format:
        raise AtelierError("checkpoint_corrupt", path=path, reason="it does not come from Atelier")
    return metadata, state


def _read_safetensors(path: Path) -> Weights:
    metadata, state = read_tensors(path, _FORMAT)
    try:
        accuracy = metadata.get("val_accuracy")
        return Weights(
            model=ModelSpec(**json.loads(metadata["model"])),
            shape=_shape(json.loads(metadata["input_shape"])),
            classes=_classes(json.loads(metadata["classes"])),
            dataset=metadata["dataset"],
            state_dict=_state(state),
            val_accuracy=None if accuracy is None else float(accuracy),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise AtelierError(
            "checkpoint_corrupt", path=path, reason="an entry is missing or makes no sense"
        ) from error


def _check_exists(path: Path) -> None:
    if not path.is_file():
        raise AtelierError("checkpoint_missing", path=path)


def _shape(value: Any) -> tuple[int, int, int]:
    channels, height, width = (int(size) for size in value)
    if min(channels, height, width) < 1:
        raise ValueError("an image has at least one pixel")
    return channels, height, width


def _classes(value: Any) -> tuple[str, ...]:
    if not value or not all(isinstance(name, str) for name in value):
        raise ValueError("class names are strings")
    return tuple(value)


def _state(value: Any) -> Mapping[str, Tensor]:
    for tensor in value.values():
        if not isinstance(tensor, Tensor):
            raise TypeError("a state_dict holds tensors")
        if not bool(torch.isfinite(tensor).all()):
            raise ValueError("weights are finite")
    return dict(value)
