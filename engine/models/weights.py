"""Weights on disk, with what is needed to use them: architecture, input shape, classes.

Two kinds of file are read: `.safetensors` (what runs leave behind and what ships in `resources/`)
and our own `.ckpt`, loaded with `weights_only=True`. A pickle that holds anything but tensors,
numbers, strings and containers is refused, never executed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor, nn

from engine.data_spec import Inputs
from engine.errors import AtelierError, Phrase, Said
from engine.files import replacing
from engine.models import pickles, zoo
from engine.pixels import FixedSteps
from engine.run_spec import ModelSpec
from engine.transform_steps import TransformStep, fixed_steps, shape_after

_FORMAT = "atelier-weights-1"

THESE = Phrase("these_weights")
"""What an error calls weights that come from no file."""


class Prepared(nn.Module):
    """A network behind the fixed transforms that its pictures go through.

    Args:
        network: Maps float32 [N, *inputs.shape] to logits.
        steps: What is done to float32 [N, *inputs.picture] in 0..1 before that.
    """

    def __init__(self, network: nn.Module, steps: tuple[TransformStep, ...]) -> None:
        super().__init__()
        self.network = network
        self._transforms = FixedSteps(steps)

    def forward(self, pictures: Tensor) -> Tensor:
        """Logits [N, classes] of pictures, float32 [N, C, H, W] in 0..1."""
        logits: Tensor = self.network(self._transforms(pictures))
        return logits


@dataclass(frozen=True, eq=False)
class Weights:
    """A network's parameters and buffers, and what they belong to.

    Attributes:
        model: The architecture.
        inputs: What it is asked about: pictures, classes, fixed transforms.
        state_dict: Name to CPU tensor, as `nn.Module.state_dict` gives it.
        val_accuracy: Share of the validation images named right, 0 to 1; None if unknown.
    """

    model: ModelSpec
    inputs: Inputs
    state_dict: Mapping[str, Tensor]
    val_accuracy: float | None = None

    @property
    def classes(self) -> tuple[str, ...]:
        """Class names, by logit."""
        return self.inputs.classes

    def build(self, name: Said = THESE) -> nn.Module:
        """From pictures to logits: the network behind its fixed transforms, in evaluation mode.

        On the CPU; takes float32 [N, *inputs.picture] in 0..1.

        Args:
            name: How an error should call the weights.

        Raises:
            AtelierError: `checkpoint_mismatch`, if they do not fit the architecture.
        """
        return self.prepared(self.build_bare(name))

    def build_bare(self, name: Said = THESE) -> nn.Module:
        """The network alone, on the CPU, in evaluation mode; arguments and errors as `build`."""
        # First without memory: what a damaged file says of its shape may be astronomical.
        with torch.device("meta"):
            skeleton = self._skeleton()
        _check_fit(skeleton, self.state_dict, self.model.name, name)
        model = self._skeleton()
        load_into(model, self.state_dict, self.model.name, name)
        return model.eval()

    def prepared(self, network: nn.Module) -> nn.Module:
        """A network behind these weights' fixed transforms; itself, where there are none."""
        steps = self.inputs.transforms
        return Prepared(network, steps).eval() if steps else network

    def _skeleton(self) -> nn.Module:
        return zoo.build(self.model, self.inputs.shape, len(self.classes), seed=0)


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
        code = "tensor_missing" if missing else "tensor_foreign"
        which = Phrase(code, name=min(missing or foreign))
        raise AtelierError("checkpoint_mismatch", path=name, model=model, reason=which)
    for key, tensor in own.items():
        if tensor.shape != state[key].shape:
            found, expected = list(state[key].shape), list(tensor.shape)
            reason = Phrase("tensor_shape", name=key, found=found, expected=expected)
            raise AtelierError("checkpoint_mismatch", path=name, model=model, reason=reason)


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
        "model": json.dumps(weights.model.to_dict()),
        "input_shape": json.dumps(weights.inputs.picture),
        "classes": json.dumps(weights.classes, ensure_ascii=False),
        "dataset": weights.inputs.dataset,
    }
    if weights.inputs.transforms:
        steps = [step.to_dict() for step in weights.inputs.transforms]
        metadata["transforms"] = json.dumps(steps)
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
    pickles.check_exists(path)
    if path.suffix == ".safetensors":
        return _read_safetensors(path)
    record = pickles.read(path)
    try:
        return Weights(
            model=_model(record["spec"]["model"]),
            inputs=_inputs(
                str(record["spec"]["data"]["dataset"]),
                record["input_shape"],
                record["classes"],
                record["spec"]["data"].get("transforms"),
            ),
            state_dict=_state(record["model"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _senseless(path) from error


def read_tensors(path: Path, file_format: str) -> tuple[dict[str, str], dict[str, Tensor]]:
    """The metadata and the tensors of a `.safetensors` file of ours.

    Args:
        path: The file.
        file_format: What its metadata must call its format.

    Raises:
        AtelierError: `checkpoint_missing` or `checkpoint_corrupt`.
    """
    pickles.check_exists(path)
    try:
        with safe_open(path, framework="pt") as opened:
            metadata = opened.metadata() or {}
            state = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise AtelierError("checkpoint_corrupt", path=path, reason=Phrase("damaged")) from error
    if metadata.get("format") != file_format:
        raise AtelierError("checkpoint_corrupt", path=path, reason=Phrase("foreign"))
    return metadata, state


def _senseless(path: Path) -> AtelierError:
    return AtelierError("checkpoint_corrupt", path=path, reason=Phrase("entry_senseless"))


def _read_safetensors(path: Path) -> Weights:
    metadata, state = read_tensors(path, _FORMAT)
    try:
        accuracy = metadata.get("val_accuracy")
        return Weights(
            model=_model(json.loads(metadata["model"])),
            inputs=_inputs(
                metadata["dataset"],
                json.loads(metadata["input_shape"]),
                json.loads(metadata["classes"]),
                json.loads(metadata.get("transforms", "[]")),
            ),
            state_dict=_state(state),
            val_accuracy=None if accuracy is None else float(accuracy),
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _senseless(path) from error


def _model(record: Any) -> ModelSpec:
    """The architecture that a file names; one that this Atelier does not know is said to be so."""
    try:
        return ModelSpec.from_dict(record)
    except AtelierError as error:
        if error.code == "spec_field":
            raise ValueError(str(error)) from error
        raise


def _inputs(dataset: str, shape: Any, classes: Any, steps: Any) -> Inputs:
    """What a file says of its network's inputs; old ones know of no transforms."""
    try:
        known = fixed_steps([TransformStep.from_dict(step) for step in steps or ()])
        inputs = Inputs(dataset, _shape(shape), _classes(classes), known)
        shape_after(known, inputs.picture)
    except AtelierError as error:
        raise ValueError(str(error)) from error
    return inputs


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
