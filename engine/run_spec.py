"""What a run is: data, model and training as frozen values, validated at birth, JSON both ways.

Light: no torch, no Qt, so that forms and command lines can speak it at once.
"""

import json
import math
import os
import typing
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, Self

from engine.data import catalog
from engine.errors import AtelierError

SPEC_VERSION = 1

OptimizerName = Literal["sgd", "adam", "adamw"]
DeviceName = Literal["auto", "cpu", "cuda", "mps"]

OPTIMIZERS: tuple[str, ...] = typing.get_args(OptimizerName)
DEVICES: tuple[str, ...] = typing.get_args(DeviceName)
MAX_THREADS = 1024
MODELS: tuple[str, ...] = ("linear", "mlp", "cnn", "sketch")

# PyTorch's own defaults for Adam and AdamW; SGD has had none worth using, .01 is customary.
USUAL_LR: Mapping[str, float] = {"sgd": 0.01, "adam": 0.001, "adamw": 0.001}


def available_cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def default_threads() -> int:
    """Cores minus one, at least 1: the window, or anything else, wants a core for itself.

    A second thread that has to wait for its core stalls every operation of the first at OpenMP's
    barrier; see ARCHITECTURE.md for the measurement.
    """
    return max(1, available_cores() - 1)


@dataclass(frozen=True)
class DataSpec:
    """Which images.

    Attributes:
        dataset: A name of the catalogue (`engine.data.catalog`).
    """

    dataset: str = "garments"

    def __post_init__(self) -> None:
        catalog.entry(self.dataset)


@dataclass(frozen=True)
class ModelSpec:
    """Which network.

    Attributes:
        name: A named architecture (`engine.models.zoo`).
    """

    name: str = "mlp"

    def __post_init__(self) -> None:
        if self.name not in MODELS:
            raise AtelierError("model_unknown", name=self.name, known=", ".join(MODELS))


@dataclass(frozen=True)
class TrainSpec:
    """How to train.

    Attributes:
        epochs: How often every training image is seen; 1 or more.
        batch_size: Images per optimizer step; 1 or more.
        optimizer: `sgd`, `adam` or `adamw`, with torch's own defaults for what is not named here.
        lr: Learning rate, finite and above 0; None at birth means the optimizer's usual
            (sgd .01, others .001), and is never seen afterwards.
        momentum: For sgd only; 0 up to but not including 1.
        weight_decay: 0 or more.
        validation: `test` for the test split, or a share (above 0, below 1) of the training split.
        seed: 0 to 2^31 - 1; fixes initial weights, order and every draw.
        threads: Threads within one torch operation; 1 to 1024 (torch crashes on tens of
            thousands). Part of the spec because sums are rounded in another order with another
            number of threads.
        device: `auto` takes cuda, mps or cpu, in this order.

    Raises:
        AtelierError: `choice_unknown`, `value_out_of_range` or `validation_share`.
    """

    epochs: int = 5
    batch_size: int = 64
    optimizer: OptimizerName = "sgd"
    lr: float = None  # type: ignore[assignment]  # filled in below: a spec always has one
    momentum: float = 0.0
    weight_decay: float = 0.0
    validation: str | float = "test"
    seed: int = 0
    threads: int = field(default_factory=default_threads)
    device: DeviceName = "auto"

    def __post_init__(self) -> None:
        _one_of("Optimizer", self.optimizer, OPTIMIZERS)
        _one_of("Device", self.device, DEVICES)
        if typing.cast(float | None, self.lr) is None:
            object.__setattr__(self, "lr", USUAL_LR[self.optimizer])
        _whole("Epochs", self.epochs, 1)
        _whole("Batch size", self.batch_size, 1)
        _whole("Threads", self.threads, 1, MAX_THREADS)
        _whole("Seed", self.seed, 0, 2**31 - 1)
        _number("Learning rate", self.lr, above=0.0)
        _number("Weight decay", self.weight_decay, least=0.0)
        _number("Momentum", self.momentum, least=0.0, below=1.0)
        if self.momentum and self.optimizer != "sgd":
            raise AtelierError(
                "option_needs", option="Momentum", needed='the optimizer "sgd" (adam has its own)'
            )
        if isinstance(self.validation, str):
            if self.validation != "test":
                raise AtelierError("validation_share", value=f'"{self.validation}"')
        elif not 0.0 < self.validation < 1.0:
            raise AtelierError("validation_share", value=self.validation)


@dataclass(frozen=True)
class RunSpec:
    """A whole run: the same spec on the same machine and versions gives the same numbers."""

    data: DataSpec = field(default_factory=DataSpec)
    model: ModelSpec = field(default_factory=ModelSpec)
    train: TrainSpec = field(default_factory=TrainSpec)

    def with_epochs(self, epochs: int) -> Self:
        """The same run, longer or shorter."""
        return replace(self, train=replace(self.train, epochs=epochs))

    def to_dict(self) -> dict[str, Any]:
        """Plain containers, ready for JSON; `from_dict` reads them back to an equal spec."""
        return {"version": SPEC_VERSION, **asdict(self)}

    def to_json(self) -> str:
        """The spec as indented JSON text."""
        return json.dumps(self.to_dict(), indent=2) + "\n"

    @classmethod
    def from_dict(cls, record: object) -> Self:
        """Read what `to_dict` wrote.

        Raises:
            AtelierError: `spec_field` for an unknown key, a wrong type or a newer version; the
                spec's own errors for a value out of range.
        """
        parts = _mapping("the spec", record)
        version = parts.pop("version", SPEC_VERSION)
        if version != SPEC_VERSION:
            raise AtelierError(
                "spec_field",
                reason=f"it has version {version}, and this Atelier reads {SPEC_VERSION}",
            )
        types = {"data": DataSpec, "model": ModelSpec, "train": TrainSpec}
        unknown = sorted(set(parts) - set(types))
        if unknown:
            raise AtelierError("spec_field", reason=f'there is no part called "{unknown[0]}"')
        return cls(**{name: _read(types[name], name, part) for name, part in parts.items()})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote; errors as in `from_dict`."""
        try:
            record = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise AtelierError("spec_field", reason=f"it is not JSON ({error})") from error
        return cls.from_dict(record)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a spec file; `spec_unreadable` if there is none, else errors as in `from_dict`."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = (error.strerror or error) if isinstance(error, OSError) else "it is not text"
            raise AtelierError("spec_unreadable", path=path, reason=reason) from error
        return cls.from_json(text)


def _one_of(name: str, value: object, known: tuple[str, ...]) -> None:
    if value not in known:
        raise AtelierError("choice_unknown", field=name, value=value, known=", ".join(known))


def _whole(name: str, value: int, least: int, most: int | None = None) -> None:
    if value < least or (most is not None and value > most):
        span = f"{least} or more" if most is None else f"between {least} and {most}"
        raise AtelierError("value_out_of_range", field=name, expected=span, value=value)


def _number(
    name: str,
    value: float,
    *,
    least: float = -math.inf,
    above: float = -math.inf,
    below: float = math.inf,
) -> None:
    if math.isfinite(value) and value >= least and above < value < below:
        return
    if above == 0.0:
        span = "a number above 0"
    elif below < math.inf:
        span = f"at least {least:g} and below {below:g}"
    else:
        span = f"a number, {least:g} or more"
    raise AtelierError("value_out_of_range", field=name, expected=span, value=value)


def _mapping(name: str, record: object) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise AtelierError("spec_field", reason=f"{name} is not a JSON object")
    return dict(record)


def _read(kind: type, name: str, record: object) -> Any:
    """One part of the spec, each key and type checked against the dataclass's annotations."""
    parts = _mapping(f'"{name}"', record)
    annotations = typing.get_type_hints(kind)
    values = {}
    for key, value in parts.items():
        if key not in {known.name for known in fields(kind)}:
            raise AtelierError("spec_field", reason=f'"{name}" has no entry called "{key}"')
        if not _fits(value, annotations[key]):
            raise AtelierError(
                "spec_field", reason=f'"{name}.{key}" cannot be {json.dumps(value)[:60]}'
            )
        values[key] = _as_annotated(key, value, annotations[key])
    return kind(**values)


def _as_annotated(key: str, value: Any, annotation: Any) -> Any:
    """A whole number as a float where the spec has a float, so that equal specs are equal."""
    if not isinstance(value, int) or annotation is int:
        return value
    try:
        return float(value)
    except OverflowError as error:
        raise AtelierError("spec_field", reason=f'"{key}" is too large a number') from error


def _fits(value: object, annotation: Any) -> bool:
    """Whether a JSON value has the annotated type; a whole number passes for a float."""
    allowed = typing.get_args(annotation) or (annotation,)
    if annotation in (OptimizerName, DeviceName):
        allowed = (str,)
    if isinstance(value, bool):
        return bool in allowed
    return isinstance(value, allowed) or (isinstance(value, int) and float in allowed)
