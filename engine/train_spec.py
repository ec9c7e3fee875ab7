"""How a run trains, as one frozen value that is checked at birth. Light: no torch, no Qt."""

import math
import os
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.errors import AtelierError

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
        _one_of("Loss", self.loss, LOSSES)
        _one_of("Optimizer", self.optimizer, OPTIMIZERS)
        _one_of("Schedule", self.schedule, SCHEDULES)
        _one_of("Augmentation", self.augment, AUGMENTATIONS)
        _one_of("Precision", self.precision, PRECISIONS)
        _one_of("Device", self.device, DEVICES)
        if isinstance(self.validation, str):
            if self.validation != "test":
                raise AtelierError("validation_share", value=f'"{self.validation}"')
        elif not 0.0 < self.validation < 1.0:
            raise AtelierError("validation_share", value=self.validation)

    def _check_numbers(self) -> None:
        _whole("Epochs", self.epochs, 1, _MANY)
        _whole("Batch size", self.batch_size, 1, _MANY)
        _whole("Threads", self.threads, 1, MAX_THREADS)
        _whole("Seed", self.seed, 0, 2**31 - 1)
        _whole("Epochs between two steps of the schedule", self.decay_every, 1, _MANY)
        _number("Learning rate", self.lr, above=0.0)
        _number("Weight decay", self.weight_decay, least=0.0)
        _number("Momentum", self.momentum, least=0.0, below=1.0)
        _number("Label smoothing", self.label_smoothing, least=0.0, below=1.0)
        _number("Warm-up", self.warmup, above=0.0, below=1.0)
        _number("Decay", self.decay, above=0.0, most=1.0)
        for weight in self.class_weights:
            _number("A class weight", weight, above=0.0)
        if self.clip_norm is not None:
            _number("Longest gradient", self.clip_norm, above=0.0)
        if self.time_budget is not None:
            _number("Time budget", self.time_budget, above=0.0)
        if self.patience is not None:
            _whole("Patience", self.patience, 1, _MANY)

    def _check_combinations(self) -> None:
        if self.momentum and self.optimizer != "sgd":
            raise AtelierError(
                "option_needs", option="Momentum", needed='the optimizer "sgd" (adam has its own)'
            )
        if self.nesterov and not self.momentum:
            raise AtelierError("option_needs", option="Nesterov", needed="a momentum above 0")
        if self.label_smoothing and self.loss != "cross_entropy":
            raise AtelierError(
                "option_needs", option="Label smoothing", needed='the loss "cross_entropy"'
            )


def check_lr(lr: float) -> None:
    """Check a learning rate that a person chooses while a run goes on.

    Raises:
        AtelierError: `value_out_of_range`.
    """
    _number("Learning rate", lr, above=0.0)


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
    most: float = math.inf,
) -> None:
    if math.isfinite(value) and least <= value <= most and above < value < below:
        return
    start = f"above {above:g}" if above > -math.inf else f"at least {least:g}"
    if most < math.inf:
        span = f"{start} and at most {most:g}"
    else:
        span = f"{start} and below {below:g}" if below < math.inf else f"a number {start}"
    raise AtelierError("value_out_of_range", field=name, expected=span, value=value)
