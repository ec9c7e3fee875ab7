"""How a run trains, as one frozen value that is checked at birth. Light: no torch, no Qt."""

import math
import os
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.errors import AtelierError, Phrase

LossName = Literal["cross_entropy", "nll", "multi_margin"]
OptimizerName = Literal["sgd", "adam", "adamw", "rmsprop"]
ScheduleName = Literal["constant", "step", "exponential", "cosine", "onecycle"]
AugmentName = Literal["none", "flip", "shift", "affine", "sketch"]
PrecisionName = Literal["float32", "mixed"]
DeviceName = Literal["auto", "cpu", "cuda", "mps"]

LOSSES: tuple[str, ...] = typing.get_args(LossName)
OPTIMIZERS: tuple[str, ...] = typing.get_args(OptimizerName)
SCHEDULES: tuple[str, ...] = typing.get_args(ScheduleName)
AUGMENTATIONS: tuple[str, ...] = typing.get_args(AugmentName)
PRECISIONS: tuple[str, ...] = typing.get_args(PrecisionName)
DEVICES: tuple[str, ...] = typing.get_args(DeviceName)
MAX_THREADS = 1024
_MANY = 10**9  # epochs, images: more would not end in anybody's life

# PyTorch's own defaults for Adam, AdamW; its RMSprop's .01 is too large for most networks, and SGD
# has had no default worth using: .01 is customary.
USUAL_LR: Mapping[str, float] = {"sgd": 0.01, "adam": 0.001, "adamw": 0.001, "rmsprop": 0.001}


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
class TrainSpec:
    """How to train.

    Attributes:
        epochs: How often every training image is seen; 1 or more.
        batch_size: Images per optimizer step; 1 or more.
        loss: `cross_entropy` on logits; `nll`: the same, written as LogSoftmax and NLLLoss;
            `multi_margin`: a hinge between the right logit and each other.
        label_smoothing: Share of a label that is spread over all classes; 0 up to but not
            including 1; for cross_entropy only.
        class_weights: How much each class counts, above 0, in the order of the labels; empty for
            all alike. The dataset's number of classes is checked when the run begins.
        optimizer: `sgd`, `adam`, `adamw` or `rmsprop`, with torch's own defaults for what is not
            named here.
        lr: Learning rate, finite and above 0: the highest of the schedule. None at birth means the
            optimizer's usual (sgd .01, others .001), and is never seen afterwards.
        momentum: For sgd only; 0 up to but not including 1.
        nesterov: Momentum after Nesterov; needs momentum.
        weight_decay: 0 or more.
        schedule: How the learning rate goes on; see `engine.training.plan`.
        warmup: Share of the steps in which `onecycle` rises; above 0, below 1.
        decay: Factor of `step` (every `decay_every` epochs) and `exponential` (spread evenly over
            each epoch); above 0, up to 1.
        decay_every: In epochs; 1 or more.
        augment: What is drawn anew each time an image is seen; see `engine.data.augmentation`.
        clip_norm: Longest gradient (2-norm over all parameters), above 0; None for any length.
        patience: Epochs without a lower validation loss after which the run ends; None for never.
        time_budget: Seconds of training after which the run ends; None for none.
        precision: `float32`, or `mixed`: bfloat16 where the device computes in it, else float32.
        validation: `test` for the test split, or a share (above 0, below 1) of the training split.
        seed: 0 to 2^31 - 1; fixes initial weights, order and every draw.
        threads: Threads within one torch operation; 1 to 1024 (torch crashes on tens of
            thousands). Part of the spec because sums are rounded in another order with another
            number of threads.
        device: `auto` takes cuda, mps or cpu, in this order.

    Raises:
        AtelierError: `choice_unknown`, `value_out_of_range`, `option_needs` or `validation_share`.
    """

    epochs: int = 5
    batch_size: int = 64
    loss: LossName = "cross_entropy"
    label_smoothing: float = 0.0
    class_weights: tuple[float, ...] = ()
    optimizer: OptimizerName = "sgd"
    lr: float = None  # type: ignore[assignment]  # filled in below: a spec always has one
    momentum: float = 0.0
    nesterov: bool = False
    weight_decay: float = 0.0
    schedule: ScheduleName = "constant"
    warmup: float = 0.25
    decay: float = 0.5
    decay_every: int = 1
    augment: AugmentName = "none"
    clip_norm: float | None = None
    patience: int | None = None
    time_budget: float | None = None
    precision: PrecisionName = "float32"
    validation: str | float = "test"
    seed: int = 0
    threads: int = field(default_factory=default_threads)
    device: DeviceName = "auto"

    def __post_init__(self) -> None:
        self._check_choices()
        if typing.cast(float | None, self.lr) is None:
            object.__setattr__(self, "lr", USUAL_LR[self.optimizer])
        self._check_numbers()
        self._check_combinations()

    def _check_choices(self) -> None:
        _one_of("loss", self.loss, LOSSES)
        _one_of("optimizer", self.optimizer, OPTIMIZERS)
        _one_of("schedule", self.schedule, SCHEDULES)
        _one_of("augment", self.augment, AUGMENTATIONS)
        _one_of("precision", self.precision, PRECISIONS)
        _one_of("device", self.device, DEVICES)
        if isinstance(self.validation, str):
            if self.validation != "test":
                raise AtelierError("validation_share", value=f'"{self.validation}"')
        elif not 0.0 < self.validation < 1.0:
            raise AtelierError("validation_share", value=self.validation)

    def _check_numbers(self) -> None:
        _whole("epochs", self.epochs, 1, _MANY)
        _whole("batch_size", self.batch_size, 1, _MANY)
        _whole("threads", self.threads, 1, MAX_THREADS)
        _whole("seed", self.seed, 0, 2**31 - 1)
        _whole("decay_every", self.decay_every, 1, _MANY)
        _number("lr", self.lr, above=0.0)
        _number("weight_decay", self.weight_decay, least=0.0)
        _number("momentum", self.momentum, least=0.0, below=1.0)
        _number("label_smoothing", self.label_smoothing, least=0.0, below=1.0)
        _number("warmup", self.warmup, above=0.0, below=1.0)
        _number("decay", self.decay, above=0.0, most=1.0)
        for weight in self.class_weights:
            _number("class_weight", weight, above=0.0)
        if self.clip_norm is not None:
            _number("clip_norm", self.clip_norm, above=0.0)
        if self.time_budget is not None:
            _number("time_budget", self.time_budget, above=0.0)
        if self.patience is not None:
            _whole("patience", self.patience, 1, _MANY)

    def _check_combinations(self) -> None:
        if self.momentum and self.optimizer != "sgd":
            raise _needs("momentum", "sgd")
        if self.nesterov and not self.momentum:
            raise _needs("nesterov", "momentum")
        if self.label_smoothing and self.loss != "cross_entropy":
            raise _needs("label_smoothing", "cross_entropy")


def check_lr(lr: float) -> None:
    """Check a learning rate that a person chooses while a run goes on.

    Raises:
        AtelierError: `value_out_of_range`.
    """
    _number("lr", lr, above=0.0)


def _needs(name: str, needed: str) -> AtelierError:
    return AtelierError(
        "option_needs", option=Phrase(f"field_{name}"), needed=Phrase(f"needs_{needed}")
    )


def _one_of(name: str, value: object, known: tuple[str, ...]) -> None:
    if value not in known:
        raise AtelierError(
            "choice_unknown", field=Phrase(f"field_{name}"), value=value, known=", ".join(known)
        )


def _whole(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise _out_of_range(name, value, Phrase("range_between", least=least, most=most))


def _number(
    name: str,
    value: float,
    *,
    least: float = -math.inf,
    above: float = -math.inf,
    below: float = math.inf,
    most: float = math.inf,
) -> None:
    if math.isfinite(value) and least <= value <= most and above < value < below:
        return
    code = "range_above" if above > -math.inf else "range_from"
    if most < math.inf:
        code += "_up_to"
    elif below < math.inf:
        code += "_below"
    span = Phrase(code, least=max(least, above), most=min(below, most))
    raise _out_of_range(name, value, span)


def _out_of_range(name: str, value: float, expected: Phrase) -> AtelierError:
    return AtelierError(
        "value_out_of_range", field=Phrase(f"field_{name}"), expected=expected, value=value
    )
