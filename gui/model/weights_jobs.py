"""Weights on their way from and to files, and beside others; for worker threads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engine import home
from engine.errors import AtelierError, Phrase, of_os_error
from gui.model.subject import Origin, Subject
from gui.session import OwnWeights

if TYPE_CHECKING:
    from torch import Tensor

    from engine.models.distance_records import Distance
    from engine.models.weights import Weights

FILE_SUFFIXES = (".safetensors", ".ckpt", ".pt", ".pth")
_INSIDE = ("state_dict", "model_state_dict", "model")  # where people put it in a checkpoint

Kind = Literal["file", "shipped", "fresh", "epoch"]


@dataclass(frozen=True)
class Other:
    """What the weights that are shown are compared with.

    Attributes:
        kind: A `file`, the `shipped` weights, `fresh` ones of a seed, or an `epoch` of the run.
        path: The file, or the run's folder.
        number: The seed, or the epoch.
    """

    kind: Kind
    path: str = ""
    number: int = 0


@dataclass(frozen=True, eq=False)
class Compared:
    """Two sets of weights side by side.

    Attributes:
        origin: Where the one, that is shown, comes from.
        other: What the other is.
        rows: Parameter by parameter.
        total: All of them as one vector.
    """

    origin: Origin
    other: Other
    rows: Sequence[Distance]
    total: Distance


def opened(path: str, subject: Subject | None) -> Weights:
    """Read a file, and make sure that its weights fit their architecture.

    A file that is not of ours is taken for weights of the subject's architecture: tensors by name,
    as `safetensors` or `torch.save(model.state_dict(), ...)` write them.

    Raises:
        AtelierError: `checkpoint_missing`, `checkpoint_corrupt`, `checkpoint_unsafe`,
            `checkpoint_mismatch`, `weights_not_finite`, or what building the network raises.
    """
    from engine import devices
    from engine.models import weights

    devices.use_threads(1)  # a training in progress has first call on the cores
    file = Path(path)
    if file.suffix not in FILE_SUFFIXES:
        *some, last = FILE_SUFFIXES
        reason = Phrase("weights_suffix", some=", ".join(some), last=last)
        raise AtelierError("checkpoint_corrupt", path=file.name, reason=reason)
    try:
        read = weights.read(file)
    except AtelierError as error:
        if error.code != "checkpoint_corrupt":
            raise
        read = _foreign(file, subject, error)
    read.build_bare(file.name)
    return read


def _foreign(file: Path, subject: Subject | None, error: AtelierError) -> Weights:
    """A file that `weights.read` does not take, read plainly."""
    from engine.models.weights import Weights

    if file.suffix == ".safetensors":
        state, is_ours = _tensors(file, error)
    else:
        state, is_ours = _unpickled(file, error), False
    check_finite(state, file.name)
    if subject is None or is_ours:
        raise error
    return Weights(subject.spec, subject.inputs, state)


def _tensors(file: Path, error: AtelierError) -> tuple[dict[str, Tensor], bool]:
    """What is in a safetensors file, and whether that claims to be of ours."""
    from safetensors import SafetensorError, safe_open
    from safetensors.torch import load_file

    try:
        with safe_open(file, framework="pt") as inside:
            metadata = inside.metadata() or {}
        state: dict[str, Tensor] = load_file(file)
    except (SafetensorError, OSError):
        raise error from None
    return state, str(metadata.get("format", "")).startswith("atelier")


def _unpickled(file: Path, error: AtelierError) -> dict[str, Tensor]:
    """The tensors that `torch.save` wrote, by themselves or within a checkpoint; no code is run."""
    from torch import Tensor

    from engine.models import pickles

    record = pickles.read(file)
    for state in (record, *map(record.get, _INSIDE)):
        named = state if isinstance(state, dict) else {}
        if named and all(isinstance(tensor, Tensor) for tensor in named.values()):
            return {str(name): tensor for name, tensor in named.items()}
    raise error


def check_finite(state: Mapping[str, Tensor], name: str) -> None:
    """Refuse weights that are NaN or infinite.

    Raises:
        AtelierError: `weights_not_finite`, naming the first parameter.
    """
    for key, tensor in state.items():
        if not bool(tensor.isfinite().all()):
            raise AtelierError("weights_not_finite", path=name, name=key)


def save(subject: Subject, path: str) -> str:
    """Write what is shown as a `.safetensors` file.

    Returns:
        Where it is; the suffix is added where it is missing.

    Raises:
        AtelierError: `cannot_write`, `weights_not_finite`, or what building the network raises.
    """
    from engine.models import weights
    from engine.models.weights import Weights

    file = Path(path)
    if file.suffix != ".safetensors":
        file = file.with_name(f"{file.name}.safetensors")
    state = weights.copy_state(subject.build().module)
    check_finite(state, subject.spec.name)
    try:
        weights.write(file, Weights(subject.spec, subject.inputs, state))
    except OSError as error:
        raise AtelierError("cannot_write", path=file, reason=of_os_error(error)) from error
    return str(file)


def fresh(subject: Subject, seed: int) -> OwnWeights:
    """The subject's architecture with the weights that a seed gives."""
    return OwnWeights(subject.spec, subject.inputs, 0, _fresh_state(subject, seed))


def _fresh_state(subject: Subject, seed: int) -> dict[str, Tensor]:
    from engine import devices
    from engine.models import weights, zoo

    devices.use_threads(1)
    classes = len(subject.inputs.classes)
    return weights.copy_state(zoo.build(subject.spec, subject.inputs.shape, classes, seed))


def compared(subject: Subject, other: Other) -> Compared:
    """Compare what is shown with something else.

    Raises:
        AtelierError: As `opened`; what building the network raises.
    """
    from engine.models import weights
    from engine.models.weight_distance import compare, total

    network = subject.build()
    rows = compare(weights.copy_state(network.module), _state(subject, other))
    return Compared(network.origin, other, rows, total(rows))


def _state(subject: Subject, other: Other) -> Mapping[str, Tensor]:
    from engine.models import weights
    from engine.training import snapshots

    if other.kind == "fresh":
        return _fresh_state(subject, other.number)
    if other.kind == "shipped":
        return weights.read(home.default_weights()).state_dict
    if other.kind == "epoch":
        return snapshots.read(Path(other.path), other.number).state_dict
    return _file_state(Path(other.path))


def _file_state(file: Path) -> Mapping[str, Tensor]:
    """The tensors of any file of weights, whatever architecture they belong to."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    from engine.models import weights

    if file.suffix != ".safetensors":
        return weights.read(file).state_dict
    try:
        state: dict[str, Tensor] = load_file(file)
    except FileNotFoundError as error:
        raise AtelierError("checkpoint_missing", path=file.name) from error
    except (SafetensorError, OSError) as error:
        raise AtelierError(
            "checkpoint_corrupt", path=file.name, reason=Phrase("damaged")
        ) from error
    return state
