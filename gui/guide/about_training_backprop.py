"""What lessons can name of the page on backpropagation: one loss, one weight, one step."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.lessons.vocabulary import Parameter
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once, number
from gui.model import backprop_texts as texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.main_window import MainWindow
    from gui.model.backprop_bench import Looked
    from gui.model.backprop_view import BackpropView

_PARTS: dict[str, Callable[[BackpropView], QWidget]] = {
    "loss": lambda view: view.loss.button,
    "mode": lambda view: view.loss.mode,
    "weight": lambda view: view.weight.picker.parameter,
    "rate": lambda view: view.step.settings.lr,
    "step": lambda view: view.step.step_button,
    "backward": lambda view: view.sum.backward,
}
_MODES = ("train", "eval")
_MODE = {"mode": Parameter(_MODES, required=False)}
_RATE = {"rate": Parameter("positive", required=False)}
_TIMES = {"times": Parameter("whole")}


def view_of(window: MainWindow) -> BackpropView:
    """The page, as it is now."""
    return window.model_tab.backprop


def looked_at(window: MainWindow) -> Looked | None:
    """The weight that is shown, and its loss; None before the first."""
    return view_of(window).looked_at


def fits(window: MainWindow, looked: Looked | None, mode: str | None) -> bool:
    """Whether a loss is one of the network that is current, in a mode if one is asked for."""
    if looked is None or looked.first.request.subject.spec != window.session.model:
        return False
    training = looked.first.request.training
    return mode is None or training is (mode == "train")


# Checks


def _is_made(window: MainWindow, arguments: Arguments) -> Holds:
    before = looked_at(window)

    def holds() -> bool:
        looked = looked_at(window)
        is_new = looked is not None and (before is None or looked.first is not before.first)
        return is_new and fits(window, looked, arguments.get("mode"))

    return holds


def _is_looked_at(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        looked = looked_at(window)
        return (
            looked is not None
            and looked.look.parameter == arguments["parameter"]
            and looked.look.slope is not None
        )

    return holds


def _is_done(window: MainWindow, arguments: Arguments) -> Holds:
    before = looked_at(window)
    count = 0 if before is None else len(before.now.done)

    def holds() -> bool:
        looked = looked_at(window)
        if looked is None or not looked.now.done:
            return False
        is_same = before is not None and looked.first is before.first
        train = looked.now.done[-1]
        is_new = len(looked.now.done) > (count if is_same else 0)
        right_rate = "rate" not in arguments or math.isclose(train.lr, number(arguments, "rate"))
        return is_new and right_rate and train.optimizer == "sgd"

    return holds


def _is_added_up(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        looked = looked_at(window)
        is_seen = looked is not None and looked.look.gradient != 0  # of 0 there is nothing to see
        return is_seen and view_of(window).sum.times >= number(arguments, "times")

    return holds


# Actions


def _make_loss(window: MainWindow, arguments: Arguments) -> Holds:
    """Make one loss, unless there is one of this network already; a mode asks for a new one."""
    view, mode = view_of(window), arguments.get("mode")
    before = looked_at(window)
    bring_to_front(view)
    if mode is None and fits(window, before, None):
        return at_once
    if mode is not None:
        view.loss.mode.set_value(mode)
    view.make_loss()

    def is_there() -> bool:
        looked = looked_at(window)
        return looked is not before and fits(window, looked, mode)

    return is_there


def _take_steps(window: MainWindow, arguments: Arguments) -> Holds:
    """Do steps from the beginning, each when the one before is there."""
    view, times = view_of(window), int(number(arguments, "times", 1))
    bring_to_front(view)
    settings = view.step.settings
    settings.optimizer.set_value("sgd")
    settings.lr.setValue(number(arguments, "rate"))
    asked: int | None = None  # how many steps; None before it is back at the beginning

    def goes_on() -> bool:
        nonlocal asked
        looked, card = looked_at(window), view_of(window).step
        if looked is None:
            return True
        done = len(looked.now.done)
        if asked is None:
            if done:
                card.again_button.click()
            else:
                asked = 0
        elif done >= times:
            return True
        elif done == asked and card.step_button.isEnabled():
            asked += 1
            card.step_button.click()
        return False

    return goes_on


def _call_backward(window: MainWindow, arguments: Arguments) -> Holds:
    """Press backward() until gradients of so many calls are added up."""
    bring_to_front(view_of(window))
    asked = -1  # with so many gradients; a sum that is under way must not begin anew

    def goes_on() -> bool:
        nonlocal asked
        card = view_of(window).sum
        if card.times >= number(arguments, "times") or not card.backward.isEnabled():
            return True
        if card.times != asked:
            asked = card.times
            card.backward.click()
        return False

    return goes_on


# What is to be used next, as far as a task has come


def _next_of_step(window: MainWindow, arguments: Arguments) -> QWidget:
    card = view_of(window).step
    if card.settings.optimizer.value() != "sgd":
        return card.settings.optimizer
    rate = card.settings.lr.value()
    return (
        card.step_button
        if math.isclose(number(arguments, "rate", rate), rate)
        else (card.settings.lr)
    )


def _next_of_sum(window: MainWindow, _arguments: Arguments) -> QWidget:
    looked, view = looked_at(window), view_of(window)
    if looked is not None and looked.look.gradient == 0:
        return view.weight.picker.largest
    return view.sum.backward


# Values


def _of_looked(say: Callable[[Looked], str]) -> Callable[[MainWindow], str]:
    def value(window: MainWindow) -> str:
        looked = looked_at(window)
        return "" if looked is None else say(looked)

    return value


def _loss_before(looked: Looked) -> str:
    losses = looked.now.losses
    return texts.single(losses[-2]) if len(losses) > 1 else ""


def _slope(looked: Looked) -> str:
    slope = looked.look.slope
    return "" if slope is None else f"{slope:.9g}"


def _apart(looked: Looked) -> str:
    slope = looked.look.slope
    return "" if slope is None else f"{texts.relative(looked.look.gradient, slope):.1e}"


def _weights(looked: Looked) -> str:
    return f"{sum(math.prod(shape) for _, shape in looked.now.parameters):,}"


def _sum(window: MainWindow) -> str:
    card = view_of(window).sum
    return card.written.text() if card.times else ""


KNOWN = Known(
    checks={
        "backprop-loss": Check(_is_made, _MODE),
        "backprop-weight": Check(_is_looked_at, {"parameter": Parameter("word")}),
        "backprop-step": Check(_is_done, _RATE),
        "backprop-sum": Check(_is_added_up, _TIMES),
    },
    actions={
        "backprop-loss": Action(_make_loss, _MODE),
        "backprop-steps": Action(
            _take_steps,
            {
                "rate": Parameter("positive"),
                "times": Parameter("whole", required=False, least=1),
            },
        ),
        "backprop-backward": Action(_call_backward, _TIMES),
    },
    places={
        "backprop": Place(
            lambda window, arguments: _PARTS[arguments["name"]](view_of(window)),
            {"name": Parameter(tuple(_PARTS))},
        ),
        "backprop-next-of-step": Place(_next_of_step, _RATE),
        "backprop-next-of-sum": Place(_next_of_sum),
    },
    values={
        "backprop.loss": _of_looked(lambda looked: texts.single(looked.now.losses[-1])),
        "backprop.loss-before": _of_looked(_loss_before),
        "backprop.nodes": _of_looked(lambda looked: str(len(looked.now.trace.nodes))),
        "backprop.weights": _of_looked(_weights),
        "backprop.gradient": _of_looked(lambda looked: texts.single(looked.look.gradient)),
        "backprop.slope": _of_looked(_slope),
        "backprop.apart": _of_looked(_apart),
        "backprop.numbers": _of_looked(lambda looked: looked.look.arithmetic.lines[-1].numbers),
        "backprop.sum": _sum,
    },
)
