"""Steering, looking back and going on, in the real window with its real thread."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from engine import home
from engine.run_spec import TrainSpec
from engine.training import run_store
from engine.training.events import RunFinished
from engine.training.history import History
from gui.main_window import MainWindow
from gui.training.controller import RunState

LONG = TrainSpec(epochs=1000, batch_size=8, threads=1, device="cpu")
SHORT = TrainSpec(epochs=2, batch_size=16, optimizer="adam", threads=1, device="cpu")
STEPS_PER_EPOCH = 25  # of SHORT: 400 images, 16 at a time
MS = 60_000


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def wait_for(qtbot: QtBot, window: MainWindow, state: RunState) -> None:
    qtbot.waitUntil(lambda: window.controller.state is state, timeout=MS)


def run_to_end(qtbot: QtBot, window: MainWindow, spec: TrainSpec = SHORT) -> RunFinished:
    with qtbot.waitSignal(window.controller.finished, timeout=MS) as finished:
        window.training_tab.panel.form.set_value(spec)
        press(qtbot, window.training_tab.panel.start_button)
    end = finished.args[0]
    assert isinstance(end, RunFinished)
    return end


def the_run() -> Path:
    (folder,) = home.runs_folder().iterdir()
    return folder


def own_weights(window: MainWindow) -> dict[str, np.ndarray]:
    own = window.session.own_weights
    assert own is not None
    return {name: tensor.numpy() for name, tensor in own.state_dict.items()}


@pytest.fixture
def shown(window: MainWindow) -> MainWindow:
    """The window with the Training tab in front and its plots made."""
    window.tabs.setCurrentWidget(window.training_tab)
    window.training_tab.live.build_plots()
    return window


def test_one_step_starts_a_run_and_waits_after_each(qtbot: QtBot, shown: MainWindow) -> None:
    panel, controller = shown.training_tab.panel, shown.controller
    panel.form.set_value(LONG)
    for number in (1, 2, 3):
        press(qtbot, panel.step_button)
        qtbot.waitUntil(lambda n=number: len(controller.history.losses) == n, timeout=MS)  # type: ignore[misc]
        wait_for(qtbot, shown, RunState.PAUSED)
    press(qtbot, panel.pause_button)  # says Resume
    qtbot.waitUntil(lambda: len(controller.history.losses) > 10, timeout=MS)
    with qtbot.waitSignal(controller.finished, timeout=MS):
        press(qtbot, panel.stop_button)
    losses = History.read(the_run()).losses
    assert losses.tolist() == controller.history.losses.tolist()


def test_the_learning_rate_changes_while_it_runs(qtbot: QtBot, shown: MainWindow) -> None:
    panel, controller = shown.training_tab.panel, shown.controller
    panel.form.set_value(LONG)
    press(qtbot, panel.start_button)
    qtbot.waitUntil(lambda: len(controller.history.losses) > 3, timeout=MS)
    field = panel.form.lr
    assert isinstance(field, QDoubleSpinBox)
    field.selectAll()
    qtbot.keyClicks(field, "0.05")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(controller.history.interventions), timeout=MS)
    (change,) = controller.history.interventions
    assert (change.key, change.value) == ("lr", "0.05")
    qtbot.waitUntil(lambda: len(controller.history.lrs) > change.step + 3, timeout=MS)
    with qtbot.waitSignal(controller.finished, timeout=MS):
        press(qtbot, panel.stop_button)
    lrs = History.read(the_run()).lrs
    assert set(lrs[: change.step]) == {LONG.lr}
    assert set(lrs[change.step :]) == {0.05}


def test_a_stopped_run_is_continued_with_one_click(qtbot: QtBot, shown: MainWindow) -> None:
    panel, controller = shown.training_tab.panel, shown.controller
    assert not panel.go_on_button.isEnabled()
    panel.form.set_value(SHORT)
    press(qtbot, panel.step_button)
    wait_for(qtbot, shown, RunState.PAUSED)
    with qtbot.waitSignal(controller.finished, timeout=MS) as stopped:
        press(qtbot, panel.stop_button)
    assert stopped.args[0].step == 1
    assert panel.go_on_button.text() == "Continue"
    with qtbot.waitSignal(controller.finished, timeout=MS) as finished:
        press(qtbot, panel.go_on_button)
    assert finished.args[0] == RunFinished("completed", 2 * STEPS_PER_EPOCH)
    assert len(controller.history.losses) == 2 * STEPS_PER_EPOCH


def test_a_finished_run_is_extended_and_its_past_stays(qtbot: QtBot, shown: MainWindow) -> None:
    panel, controller = shown.training_tab.panel, shown.controller
    run_to_end(qtbot, shown)
    past = (the_run() / "metrics.csv").read_text()
    assert panel.go_on_button.text() == "Extend"
    panel.form.set_value(TrainSpec(epochs=1, batch_size=16, lr=0.002, schedule="cosine"))
    with qtbot.waitSignal(controller.finished, timeout=MS) as finished:
        press(qtbot, panel.go_on_button)
    assert finished.args[0].step == 3 * STEPS_PER_EPOCH
    assert (the_run() / "metrics.csv").read_text().startswith(past)
    assert controller.history.lrs[2 * STEPS_PER_EPOCH] == 0.002
    assert [epoch.epoch for epoch in controller.history.epochs] == [1, 2, 3]


def test_a_run_whose_folder_vanishes_waits_and_goes_on(qtbot: QtBot, shown: MainWindow) -> None:
    tab, controller = shown.training_tab, shown.controller
    tab.panel.form.set_value(LONG)
    press(qtbot, tab.panel.start_button)
    qtbot.waitUntil(lambda: len(controller.history.losses) > 3, timeout=MS)
    folder = the_run()
    shutil.rmtree(folder)
    wait_for(qtbot, shown, RunState.PAUSED)
    assert str(folder) in tab.banner.text()
    held = len(controller.history.losses)
    press(qtbot, tab.panel.pause_button)
    qtbot.waitUntil(lambda: len(controller.history.losses) > held, timeout=MS)
    assert not tab.banner.isVisible()
    with qtbot.waitSignal(controller.finished, timeout=MS):
        press(qtbot, tab.panel.stop_button)
    assert History.read(folder).losses.tolist() == controller.history.losses.tolist()


def test_every_tab_shows_the_moment_that_is_chosen(qtbot: QtBot, shown: MainWindow) -> None:
    tab = shown.training_tab
    run_to_end(qtbot, shown)
    newest = own_weights(shown)
    qtbot.waitUntil(lambda: tab.time_travel.epochs == [0, 1, 2], timeout=MS)
    tab.moment.slider.setValue(0)
    qtbot.waitUntil(lambda: tab.time_travel.moment == 0, timeout=MS)
    own = shown.session.own_weights
    assert own is not None
    assert (own.epoch, own.step) == (0, 0)
    assert any((own_weights(shown)[name] != newest[name]).any() for name in newest)
    qtbot.mouseClick(tab.moment.back_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.time_travel.moment is None, timeout=MS)
    assert all((own_weights(shown)[name] == newest[name]).all() for name in newest)


def test_an_old_run_is_opened_with_its_curves_and_weights(qtbot: QtBot, shown: MainWindow) -> None:
    tab, controller = shown.training_tab, shown.controller
    run_to_end(qtbot, shown)
    first, first_weights = the_run(), own_weights(shown)
    run_to_end(qtbot, shown, TrainSpec(epochs=1, batch_size=16, threads=1, device="cpu"))
    assert len(controller.history.epochs) == 1
    opened = run_store.open_run(first)
    tab.runs.open_requested.emit(opened)
    assert controller.folder == first
    assert tab.live.plotted_points() == (2 * STEPS_PER_EPOCH, 2)

    def shows_first() -> bool:
        own = own_weights(shown)
        return all((own[name] == first_weights[name]).all() for name in own)

    qtbot.waitUntil(shows_first, timeout=MS)
    assert tab.panel.go_on_button.text() == "Extend"


def test_a_runs_spec_fills_the_form(qtbot: QtBot, shown: MainWindow) -> None:
    tab = shown.training_tab
    run_to_end(qtbot, shown)
    spec = run_store.open_run(the_run()).spec
    tab.panel.form.set_value(LONG)
    tab.panel.model_box.setCurrentIndex(tab.panel.model_box.findData("cnn"))
    tab.runs.duplicate_requested.emit(spec)
    assert tab.panel.form.value() == spec.train
    assert shown.session.model == spec.model


def test_an_image_of_the_results_opens_in_the_data_tab(qtbot: QtBot, shown: MainWindow) -> None:
    shown.training_tab.image_requested.emit("test", 42)
    assert shown.tabs.currentWidget() is shown.data_tab
    assert shown.data_tab.images.facts()["index"] == "42"
