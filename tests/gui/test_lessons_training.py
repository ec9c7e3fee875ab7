"""The lessons on autograd, training and devices, played on the real pages."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import get_args

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from engine import home
from engine.errors import AtelierError
from engine.lessons.lesson import Language
from engine.models import zoo
from engine.run_spec import RunSpec
from engine.training import run_store, runner
from gui.guide.knowledge import KNOWN
from gui.main_window import MainWindow
from gui.model import weights_jobs
from gui.model.backprop_view import BackpropView
from gui.session import OwnWeights
from gui.widgets.forms.train_form import TrainForm
from tests.gui import lesson_player
from tests.gui.form_hands import enter
from tests.gui.lesson_player import play
from tests.run_folders import write_run

LEFT = Qt.MouseButton.LeftButton
MS = 60_000


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    """Click what can be clicked."""
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=MS)
    qtbot.mouseClick(button, LEFT)


def form_of(window: MainWindow) -> TrainForm:
    return window.training_tab.panel.form


def page_of(window: MainWindow) -> BackpropView:
    return window.model_tab.backprop


def types(*lines: str) -> Callable[[MainWindow, QtBot], None]:
    """A hand that types lines on the tensor pad."""

    def type_lines(window: MainWindow, qtbot: QtBot) -> None:
        line = window.model_tab.tensors.pad.line
        assert line.isVisible()
        for text in lines:
            line.clear()
            qtbot.keyClicks(line, text)
            qtbot.keyClick(line, Qt.Key.Key_Return)

    return type_lines


def set_rate(field: QDoubleSpinBox, rate: float) -> None:
    enter(field, str(rate))
    assert field.value() == rate


# One step of backpropagation


def make_a_loss(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, page_of(window).loss.button)


def choose_first_layer(window: MainWindow, qtbot: QtBot) -> None:
    box = page_of(window).weight.picker.parameter
    box.setCurrentIndex(box.findData("linear_relu_stack.0.weight"))


def take_a_step(window: MainWindow, qtbot: QtBot) -> None:
    card = page_of(window).step
    card.settings.optimizer.set_value("sgd")
    set_rate(card.settings.lr, 0.1)
    press(qtbot, card.step_button)


def call_backward_twice(window: MainWindow, qtbot: QtBot) -> None:
    card = page_of(window).sum
    press(qtbot, page_of(window).weight.picker.largest)
    qtbot.waitUntil(lambda: has_gradient(window), timeout=MS)
    for times in (1, 2):
        press(qtbot, card.backward)
        qtbot.waitUntil(partial(has_added, window, times), timeout=MS)


def has_added(window: MainWindow, times: int) -> bool:
    return page_of(window).sum.times == times


def has_gradient(window: MainWindow) -> bool:
    looked = page_of(window).looked_at
    return looked is not None and looked.look.gradient != 0


AUTOGRAD = {
    "record": types(
        "w = torch.tensor(3., requires_grad=True)", "loss = (2 * w - 10) ** 2", "loss.grad_fn"
    ),
    "backward": types("loss.backward()", "w.grad"),
    "graph": make_a_loss,
    "check": choose_first_layer,
    "step": take_a_step,
    "accumulate": call_backward_twice,
}


# Loss, optimizer, loop


def one_step(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window.training_tab.panel.step_button)


def resume(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window.training_tab.panel.pause_button)


def break_it(window: MainWindow, qtbot: QtBot) -> None:
    set_rate(form_of(window).lr, 10.0)
    press(qtbot, window.training_tab.panel.start_button)


def take_adam(window: MainWindow, qtbot: QtBot) -> None:
    form_of(window).optimizer.set_value("adam")
    set_rate(form_of(window).lr, 0.001)
    press(qtbot, window.training_tab.panel.start_button)


def compare_modes(window: MainWindow, qtbot: QtBot) -> None:
    box, card = window.model_tab.model_box, page_of(window).loss
    box.setCurrentIndex(box.findData("cnn"))
    for mode in ("train", "eval"):
        card.mode.set_value(mode)
        press(qtbot, card.button)
        qtbot.waitUntil(partial(has_seen, window, mode), timeout=MS)


def has_seen(window: MainWindow, mode: str) -> bool:
    """Whether the guide has taken note of the loss in a mode; it looks five times a second."""
    return KNOWN.values[f"backprop.loss-{mode}"](window) != ""


TRAINING = {
    "first-loss": one_step,
    "epoch": resume,
    "rate": break_it,
    "adam": take_adam,
    "modes": compare_modes,
}


# Devices


def open_machine(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(form_of(window).machine.header, LEFT)


def train_on_cpu(window: MainWindow, qtbot: QtBot) -> None:
    assert form_of(window).device.isVisible()
    form_of(window).device.set_value("cpu")
    press(qtbot, window.training_tab.panel.start_button)


DEVICES = {
    "ask": types("x = torch.ones(2, 3)", 'x.to("cuda")'),
    "to": types('y = x.to("cpu")'),
    "item": types("x.sum()", "x.sum().item()"),
    "here": open_machine,
    "together": train_on_cpu,
}


def test_as_many_losses_are_read_together_as_the_lesson_says() -> None:
    (devices,) = [one for name, one in lesson_player.lessons().items() if name == "11-devices"]
    assert devices.facts["block"].value == str(runner._ACCELERATOR_BLOCK)


@pytest.mark.parametrize("language", get_args(Language))
def test_the_lessons_on_training(language: Language, qtbot: QtBot) -> None:
    with lesson_player.window_in(language, qtbot) as window:
        play(window, qtbot, "09-autograd", AUTOGRAD)
        play(window, qtbot, "10-training", TRAINING)
        play(window, qtbot, "11-devices", DEVICES)


# What lets a person see a mistake happen


def happen(window: MainWindow, qtbot: QtBot, action: str, **arguments: str) -> None:
    qtbot.waitUntil(KNOWN.actions[action].do(window, arguments), timeout=MS)


def test_steps_that_are_too_long_leap_over_the_valley(window: MainWindow, qtbot: QtBot) -> None:
    happen(window, qtbot, "backprop-loss")
    happen(window, qtbot, "backprop-steps", rate="0.1", times="2")
    happen(window, qtbot, "backprop-steps", rate="1", times="3")
    looked = page_of(window).looked_at
    assert looked is not None
    assert [train.lr for train in looked.now.done] == [1.0, 1.0, 1.0], "from the beginning"
    assert max(looked.now.losses) > looked.now.losses[0]


def test_without_zero_grad_four_gradients_add_up(window: MainWindow, qtbot: QtBot) -> None:
    happen(window, qtbot, "backprop-loss", mode="eval")
    happen(window, qtbot, "backprop-backward", times="4")
    looked = page_of(window).looked_at
    assert looked is not None
    assert not looked.first.request.training
    total = float(page_of(window).sum.written.text().split("=")[-1])
    assert total == pytest.approx(4 * looked.look.gradient, rel=1e-5)


def test_a_loss_can_be_of_fresh_weights_whatever_was_trained(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    assert session.inputs is not None
    spoilt = {
        name: torch.full_like(value, torch.nan)
        for name, value in zoo.build(session.model, (1, 28, 28), 10, seed=0).state_dict().items()
    }
    session.set_own_weights(OwnWeights(session.model, session.inputs, 9, spoilt, None))
    happen(window, qtbot, "weights-fresh")
    happen(window, qtbot, "backprop-loss")
    looked = page_of(window).looked_at
    assert looked is not None
    assert looked.now.trace.is_finite


def test_fresh_weights_that_fail_are_said_and_not_done(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = window.session
    assert session.inputs is not None
    state = zoo.build(session.model, (1, 28, 28), 10, seed=0).state_dict()
    session.set_own_weights(OwnWeights(session.model, session.inputs, 9, state, None))
    said: list[AtelierError] = []
    window.library.failed.connect(said.append)
    error = AtelierError("cannot_write", path="here", reason="away")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(weights_jobs, "fresh", fail)
    holds = KNOWN.actions["weights-fresh"].do(window, {})
    qtbot.waitUntil(lambda: said == [error], timeout=MS)
    assert not holds()
    assert said == [error], "it is tried once"


def test_clothes_are_read_as_they_are_once(window: MainWindow, qtbot: QtBot) -> None:
    happen(window, qtbot, "clothes")
    session = window.session
    goes_on = KNOWN.actions["clothes"].do(window, {})
    session.set_data(replace(session.data, target="one_hot"))
    assert goes_on()
    assert session.data.target == "one_hot", "what the person does then stays"


def test_every_rate_is_shown_and_a_short_run_leaves_the_form_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    tab, form = window.training_tab, form_of(window)
    happen(window, qtbot, "form", optimizer="sgd", rate="0.1", epochs="1")
    before = form.value()
    happen(window, qtbot, "rate-test")
    assert tab.pages.currentWidget() is tab.range_test
    happen(window, qtbot, "run-short", optimizer="adam", rate="0.1")
    assert tab.pages.currentWidget() is tab.live
    spec = window.controller.spec
    assert spec is not None
    assert (spec.train.optimizer, spec.train.lr, spec.train.epochs) == ("adam", 0.1, 1)
    assert len(window.controller.history.epochs) == 1
    assert form.value() == before


def test_an_old_run_that_is_opened_is_nobodys_training(window: MainWindow, qtbot: QtBot) -> None:
    holds = [
        KNOWN.checks[name].begin(window, arguments)
        for name, arguments in (
            ("run-steps", {}),
            ("run-epoch", {}),
            ("run-accuracy", {"above": "0"}),
            ("run-spoilt", {}),
        )
    ]
    folder = write_run(home.runs_folder() / "old", (0.5, 0.9), RunSpec())
    window.controller.show_run(run_store.open_run(folder))
    assert [hold() for hold in holds] == [False, False, False, False]
