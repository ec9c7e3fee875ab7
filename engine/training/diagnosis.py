"""What is going wrong with a run, if anything: read off its figures. Light: numpy only.

Every rule looks at medians or means of windows and asks for a clear margin, because advice on a
healthy run does more harm than none on an ill one.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.train_spec import USUAL_LR, TrainSpec
from engine.training.history import History

AdviceCode = Literal["diverging", "stuck", "silent_units", "overfitting", "too_slow"]
Values = NDArray[np.float64]

_WINDOW = 50  # steps in a window
_WINDOWS = 60  # windows over the whole run, however long it is
_SPAN = 200  # steps in which a loss should have fallen
_EPOCHS = 1000  # the newest epochs that are looked at


@dataclass(frozen=True)
class Advice:
    """Something that a person may want to change.

    Attributes:
        code: `diverging`: the loss rises, `loss` by now, `lowest` before; `stuck`: answers by
            chance, `accuracy` and `chance` as shares (accuracy nan within the first epoch);
            `silent_units`: `share` of the units behind ReLUs give 0 for every image;
            `overfitting`: the validation loss rises since epoch `epoch` while the training loss
            falls; `too_slow`: the loss falls by the share `fall` in `steps` steps at the rate `lr`.
        params: The figures.
    """

    code: AdviceCode
    params: Mapping[str, float] = field(default_factory=dict)


def diagnose(history: History, spec: TrainSpec, classes: int) -> Advice | None:
    """The most serious thing that is wrong with a run; None where it looks healthy.

    Costs less than a millisecond, however long the run is.

    Args:
        history: Its figures so far.
        spec: How it trains.
        classes: How many classes it tells apart, at least 2.
    """
    return (
        _diverging(history)
        or _stuck(history, spec, classes)
        or _silent_units(history)
        or _overfitting(history)
        or _too_slow(history, spec)
    )


def chance_loss(spec: TrainSpec, classes: int) -> float:
    """The loss of a network that gives every class the same logit."""
    if spec.loss == "multi_margin":
        return (classes - 1) / classes  # a margin of 1 to each of the others, over all classes
    return math.log(classes)


def _diverging(history: History) -> Advice | None:
    """The loss is well above where it has been, and above where it began."""
    windows = _windows(history.losses)
    if len(windows) < 2:
        return None
    start = float(np.median(history.losses[:5]))
    now, lowest = float(windows[-1]), float(min(start, windows.min()))
    if now > 1.5 * lowest and now > 1.2 * start and now > 0.8 * windows[-2]:
        return Advice("diverging", {"loss": now, "lowest": lowest})
    return None


def _windows(losses: Values) -> Values:
    """Medians of windows spread evenly over the run, the last of its newest steps."""
    count = len(losses) // _WINDOW
    if count == 0:
        return np.zeros(0)
    places = np.linspace(0, len(losses) - _WINDOW, min(count, _WINDOWS)).astype(int)
    chosen = losses[places[:, None] + np.arange(_WINDOW)]
    medians: Values = np.median(chosen, axis=1)
    return medians


def _stuck(history: History, spec: TrainSpec, classes: int) -> Advice | None:
    """It answers by chance, and not because the rate is too low for anything to have happened."""
    recent, chance = history.losses[-_SPAN:], chance_loss(spec, classes)
    if len(recent) < _SPAN or history.lrs[: -_SPAN // 2].max() < USUAL_LR[spec.optimizer] / 5:
        return None
    earlier, now = np.median(recent[: _SPAN // 2]), np.median(recent[_SPAN // 2 :])
    if now < 0.98 * earlier:
        return None
    accuracy = history.epochs[-1].val_accuracy if history.epochs else math.nan
    by_chance = accuracy <= 1.5 / classes or (math.isnan(accuracy) and len(history.losses) >= 1000)
    # While no accuracy says so as well, the loss must be very close to that of guessing.
    margin = 0.02 if math.isnan(accuracy) else 0.1
    if not by_chance or abs(now / chance - 1) > margin:
        return None
    return Advice("stuck", {"accuracy": accuracy, "chance": 1 / classes})


def _silent_units(history: History) -> Advice | None:
    share = history.epochs[-1].silent_units if history.epochs else None
    if share is None or not share > 0.5:
        return None
    return Advice("silent_units", {"share": share})


def _overfitting(history: History) -> Advice | None:
    """The validation loss has risen for three epochs or more while the training loss fell.

    Single epochs jump: medians of three are compared, and by how much epochs jump in this run.
    """
    epochs = history.epochs[-_EPOCHS:]
    if len(epochs) < 6:
        return None
    validation = _medians([epoch.val_loss for epoch in epochs])
    training = _medians([epoch.train_loss for epoch in epochs])
    best = int(validation.argmin())
    jump = float(np.median(np.abs(np.diff([epoch.val_loss for epoch in epochs]))))
    rise = validation[-1] - validation[best]
    rises = rise > max(0.05 * validation[best], 3 * jump) and len(validation) - 1 - best >= 3
    if not rises or training[-1] >= training[best]:
        return None
    lowest = min(epochs, key=lambda epoch: epoch.val_loss)
    return Advice("overfitting", {"epoch": lowest.epoch})


def _medians(values: list[float]) -> Values:
    """The median of each value and its two predecessors: two values fewer."""
    medians: Values = np.median(np.lib.stride_tricks.sliding_window_view(values, 3), axis=1)
    return medians


def _too_slow(history: History, spec: TrainSpec) -> Advice | None:
    """The loss hardly falls from where it began, with the schedule at its height."""
    changes = [done.step for done in history.interventions if done.key == "lr"]
    losses = history.losses[max(changes, default=0) :]
    if len(losses) < _SPAN:
        return None
    recent, lr = losses[-10 * _SPAN :], float(history.lrs[-1])
    start, now = float(history.losses[:_WINDOW].mean()), float(recent[-_WINDOW:].mean())
    at_its_height = lr > 0.5 * spec.lr or bool(changes)
    if not (at_its_height and lr < 2 * USUAL_LR[spec.optimizer] and 0.9 < now / start < 1.1):
        return None
    fall, doubt = _fall(recent, start)
    if fall + 2 * doubt > 0.008:
        return None
    return Advice("too_slow", {"fall": max(0.0, fall), "steps": _SPAN, "lr": lr})


def _fall(losses: Values, whole: float) -> tuple[float, float]:
    """By which share of `whole` losses fall in `_SPAN` steps, on a straight line, and its error."""
    x = np.arange(len(losses)) - (len(losses) - 1) / 2
    spread = float(x @ x)
    slope = float(x @ losses) / spread
    rest = losses - losses.mean() - slope * x
    error = math.sqrt(float(rest @ rest) / (len(losses) - 2) / spread)
    return -slope * _SPAN / whole, error * _SPAN / whole
