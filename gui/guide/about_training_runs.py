"""What lessons can name of runs: how far one is, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.lessons.vocabulary import Parameter
from engine.train_spec import DEVICES, OPTIMIZERS
from gui.guide.about_training_form import HOW, form_of, how
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once, number
from gui.numbers import loss_text, percent, rate_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.training.events import EpochFinished
    from engine.training.history import History
    from gui.main_window import MainWindow
    from gui.training.controller import TrainingController
    from gui.training.run_panel import RunPanel

_SPOILT = 2.0  # a loss of so many times the first one is no bad luck

_BUTTONS: dict[str, Callable[[RunPanel], QWidget]] = {
    "start": lambda panel: panel.start_button,
    "step": lambda panel: panel.step_button,
    "go": lambda panel: (
        panel.pause_button if panel.pause_button.isEnabled() else panel.start_button
    ),
}
_WHERE = {"device": Parameter(DEVICES, required=False)}


@dataclass(frozen=True)
class _Mark:
    """How far the run was at some moment.

    Attributes:
        history: What it had said; another run has another one.
        steps: How many steps it had done.
        epochs: How many epochs.
    """

    history: History
    steps: int
    epochs: int


def _mark(window: MainWindow) -> _Mark:
    history = window.controller.history
    return _Mark(history, len(history.losses), len(history.epochs))


def _new_steps(window: MainWindow, mark: _Mark) -> int:
    history = window.controller.history
    return len(history.losses) - (mark.steps if history is mark.history else 0)


def _new_epoch(window: MainWindow, mark: _Mark) -> EpochFinished | None:
    """The newest epoch that was finished since; of a run that was shown meanwhile none."""
    controller = window.controller
    if controller.ending is None and not controller.is_active:  # an old run that was opened
        return None
    history = controller.history
    is_new = len(history.epochs) > (mark.epochs if history is mark.history else 0)
    return history.epochs[-1] if is_new else None


def _is_on(controller: TrainingController, arguments: Arguments) -> bool:
    spec = controller.spec
    wanted = arguments.get("device")
    return wanted is None or (spec is not None and spec.train.device == wanted)


# Checks


def _has_stepped(window: MainWindow, arguments: Arguments) -> Holds:
    mark = _mark(window)
    least = number(arguments, "least", 1)
    return lambda: (
        _new_steps(window, mark) >= least
        and window.controller.start_info is not None
        and _is_on(window.controller, arguments)
    )


def _has_finished_epoch(window: MainWindow, arguments: Arguments) -> Holds:
    mark = _mark(window)
    return lambda: (
        _new_epoch(window, mark) is not None
        and not window.controller.is_active
        and _is_on(window.controller, arguments)
    )


def _has_learned(window: MainWindow, arguments: Arguments) -> Holds:
    mark = _mark(window)

    def holds() -> bool:
        epoch, spec = _new_epoch(window, mark), window.controller.spec
        if epoch is None or spec is None or window.controller.is_active:
            return False
        is_so = arguments.get("optimizer") in (None, spec.train.optimizer)
        return is_so and epoch.val_accuracy >= number(arguments, "above")

    return holds


def _is_spoilt(window: MainWindow, _arguments: Arguments) -> Holds:
    mark = _mark(window)

    def holds() -> bool:
        controller = window.controller
        ending, losses = controller.ending, controller.history.losses
        if controller.is_active or ending is None or _new_steps(window, mark) <= 0:
            return False
        diverged = ending.error is not None and ending.error.code == "diverged"
        return diverged or bool(losses.max() >= _SPOILT * losses[0])

    return holds


# Actions


def _run_short(window: MainWindow, arguments: Arguments) -> Holds:
    """Train an epoch in another way than the form says, which stays as it is."""
    tab, controller = window.training_tab, window.controller
    bring_to_front(tab.live)
    if controller.is_active:
        return at_once
    tab.panel.launched.emit()
    controller.start(how(form_of(window).value(), arguments))
    return lambda: not window.controller.is_active


def _test_rates(window: MainWindow, _arguments: Arguments) -> Holds:
    bring_to_front(window.training_tab.live)
    form_of(window).find_lr_button.click()
    return lambda: not window.training_tab.range_test.is_running


# Values


def _of_losses(say: Callable[[History], float]) -> Callable[[MainWindow], str]:
    def value(window: MainWindow) -> str:
        history = window.controller.history
        return loss_text(say(history)) if len(history.losses) else ""

    return value


def _of_epoch(say: Callable[[EpochFinished], float]) -> Callable[[MainWindow], str]:
    def value(window: MainWindow) -> str:
        epochs = window.controller.history.epochs
        return percent(say(epochs[-1]), 1) if epochs else ""

    return value


def _rate(window: MainWindow) -> str:
    spec = window.controller.spec
    return "" if spec is None else rate_text(spec.train.lr)


def _device(window: MainWindow) -> str:
    info = window.controller.start_info
    return "" if info is None else info.device.upper()


KNOWN = Known(
    checks={
        "run-steps": Check(_has_stepped, {"least": Parameter("whole", required=False), **_WHERE}),
        "run-epoch": Check(_has_finished_epoch, _WHERE),
        "run-accuracy": Check(
            _has_learned,
            {"above": Parameter("number"), "optimizer": Parameter(OPTIMIZERS, required=False)},
        ),
        "run-spoilt": Check(_is_spoilt),
    },
    actions={
        "run-short": Action(_run_short, HOW),
        "rate-test": Action(_test_rates),
    },
    places={
        "run-button": Place(
            lambda window, arguments: _BUTTONS[arguments["name"]](window.training_tab.panel),
            {"name": Parameter(tuple(_BUTTONS))},
        ),
    },
    values={
        "run.first-loss": _of_losses(lambda history: float(history.losses[0])),
        "run.loss": _of_losses(lambda history: float(history.losses[-50:].mean())),
        "run.highest-loss": _of_losses(lambda history: float(np.max(history.losses))),
        "run.steps": lambda window: f"{len(window.controller.history.losses):,}",
        "run.accuracy": _of_epoch(lambda epoch: epoch.val_accuracy),
        "run.train-accuracy": _of_epoch(lambda epoch: epoch.train_accuracy),
        "run.rate": _rate,
        "run.device": _device,
    },
)
