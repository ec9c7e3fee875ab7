"""Training in the real window, with its real thread: exactness, pause, stop, the end."""

import time
from dataclasses import replace
from pathlib import Path

import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from safetensors.torch import load_file

from engine import home
from engine.data.loaders import TrainingData
from engine.run_spec import ModelSpec, RunSpec, TrainSpec
from engine.training.events import RunFinished
from engine.training.runner import Runner, resumed_spec
from gui.main_window import MainWindow
from gui.session import LoadedDataset
from gui.training.controller import RunState

LONG = TrainSpec(epochs=1000, batch_size=8, threads=1, device="cpu")
SHORT = TrainSpec(epochs=2, batch_size=16, optimizer="adam", threads=1, device="cpu")


def click(qtbot: QtBot, window: MainWindow, name: str) -> None:
    button = getattr(window.training_tab.panel, f"{name}_button")
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def field(window: MainWindow, name: str) -> QWidget:
    """The form's field of that name."""
    fields = window.training_tab.panel.form.findChildren(QWidget)
    (found,) = (widget for widget in fields if widget.accessibleName() == name)
    return found


def start(qtbot: QtBot, window: MainWindow, spec: TrainSpec) -> None:
    window.tabs.setCurrentWidget(window.training_tab)
    window.training_tab.panel.form.set_value(spec)
    click(qtbot, window, "start")


def run_to_end(qtbot: QtBot, window: MainWindow, spec: TrainSpec) -> RunFinished:
    with qtbot.waitSignal(window.controller.finished, timeout=60_000) as finished:
        start(qtbot, window, spec)
    end = finished.args[0]
    assert isinstance(end, RunFinished)
    return end


def the_run() -> Path:
    (folder,) = home.runs_folder().iterdir()
    return folder


def steps(window: MainWindow) -> int:
    return len(window.controller.history.losses)


def test_the_window_gives_the_same_numbers_as_the_engine(
    qtbot: QtBot, window: MainWindow, tiny_dataset: LoadedDataset, tmp_path: Path
) -> None:
    end = run_to_end(qtbot, window, SHORT)
    assert end.reason == "completed"
    spec = RunSpec.read(the_run() / "spec.json")
    data = TrainingData(tiny_dataset.train, tiny_dataset.test)
    Runner(spec, tmp_path / "engine", data=data).run(lambda event: None)
    for name in ("metrics.csv", "spec.json"):
        assert (the_run() / name).read_bytes() == (tmp_path / "engine" / name).read_bytes()
    own = load_file(the_run() / "final.safetensors")
    other = load_file(tmp_path / "engine" / "final.safetensors")
    assert all(torch.equal(own[name], other[name]) for name in own)


def test_looking_around_and_pausing_change_nothing(
    qtbot: QtBot, window: MainWindow, tiny_dataset: LoadedDataset, tmp_path: Path
) -> None:
    """A network with dropout, so that whoever draws from the global generator would be noticed."""
    window.training_tab.panel.model_box.setCurrentIndex(
        window.training_tab.panel.model_box.findText("sketch")
    )
    start(qtbot, window, SHORT)
    qtbot.waitUntil(lambda: steps(window) > 2, timeout=60_000)
    click(qtbot, window, "pause")
    window.tabs.setCurrentWidget(window.model_tab)
    qtbot.waitUntil(lambda: window.controller.state is RunState.PAUSED, timeout=10_000)
    window.controller.resume()
    window.tabs.setCurrentWidget(window.draw_tab)
    qtbot.waitUntil(lambda: not window.controller.is_active, timeout=60_000)
    spec = RunSpec.read(the_run() / "spec.json")
    data = TrainingData(tiny_dataset.train, tiny_dataset.test)
    Runner(spec, tmp_path / "engine", data=data).run(lambda event: None)
    metrics = [folder / "metrics.csv" for folder in (the_run(), tmp_path / "engine")]
    assert metrics[0].read_bytes() == metrics[1].read_bytes()


def wait_for_step(qtbot: QtBot, window: MainWindow, goal: int) -> None:
    """Wait until the run has gone so far, or is over."""
    qtbot.waitUntil(
        lambda: steps(window) >= goal or not window.controller.is_active, timeout=60_000
    )


def test_no_page_of_the_data_and_model_tabs_changes_a_training(
    qtbot: QtBot, window: MainWindow, tiny_dataset: LoadedDataset, tmp_path: Path
) -> None:
    """Previews and walks draw and compute; the network has dropout, which draws too."""
    window.session.set_model(ModelSpec("sketch"))
    start(qtbot, window, replace(SHORT, epochs=6))
    qtbot.waitUntil(lambda: steps(window) > 0, timeout=60_000)
    for tab in (window.model_tab, window.data_tab):
        window.tabs.setCurrentWidget(tab)
        for page in range(tab.pages.count()):
            goal = steps(window) + 1
            tab.pages.setCurrentIndex(page)
            if tab.pages.widget(page) is window.model_tab.backprop:
                window.model_tab.backprop.make_loss()
            wait_for_step(qtbot, window, goal)
    qtbot.waitUntil(lambda: not window.controller.is_active, timeout=60_000)
    spec = RunSpec.read(the_run() / "spec.json")
    data = TrainingData(tiny_dataset.train, tiny_dataset.test)
    Runner(spec, tmp_path / "engine", data=data).run(lambda event: None)
    folders = (the_run(), tmp_path / "engine")
    metrics, other_metrics = ((folder / "metrics.csv").read_bytes() for folder in folders)
    assert metrics == other_metrics
    own, other = (load_file(folder / "final.safetensors") for folder in folders)
    assert all(torch.equal(own[name], other[name]) for name in own)


def test_buttons_follow_the_state(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.training_tab.panel

    def enabled() -> tuple[bool, bool, bool]:
        buttons = (tab.start_button, tab.pause_button, tab.stop_button)
        first, second, third = (button.isEnabled() for button in buttons)
        return first, second, third

    assert enabled() == (True, False, False)
    start(qtbot, window, LONG)
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=10_000)
    assert enabled() == (False, True, True)
    assert not field(window, "Epochs").isEnabled()
    assert tab.form.lr.isEnabled(), "the rate can be changed while it runs"
    click(qtbot, window, "pause")
    qtbot.waitUntil(lambda: window.controller.state is RunState.PAUSED, timeout=10_000)
    assert tab.pause_button.text() == "Resume"
    click(qtbot, window, "pause")
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=10_000)
    with qtbot.waitSignal(window.controller.finished, timeout=10_000) as finished:
        click(qtbot, window, "stop")
    assert finished.args[0].reason == "stopped"
    assert enabled() == (True, False, False)
    assert field(window, "Epochs").isEnabled()


def test_a_pause_holds_the_step(qtbot: QtBot, window: MainWindow) -> None:
    start(qtbot, window, LONG)
    qtbot.waitUntil(lambda: steps(window) > 3, timeout=10_000)
    click(qtbot, window, "pause")
    qtbot.waitUntil(lambda: window.controller.state is RunState.PAUSED, timeout=10_000)
    held = steps(window)
    qtbot.wait(200)  # nothing to wait for: the point is that nothing comes
    assert steps(window) == held


def test_pause_pressed_again_and_again_ends_where_it_was_pressed_last(
    qtbot: QtBot, window: MainWindow
) -> None:
    start(qtbot, window, LONG)
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=10_000)
    for _ in range(5):
        window.controller.pause()
        window.controller.resume()
    window.controller.pause()
    qtbot.waitUntil(lambda: window.controller.state is RunState.PAUSED, timeout=10_000)
    for _ in range(5):
        window.controller.resume()
        window.controller.pause()
    window.controller.resume()
    before = steps(window)
    qtbot.waitUntil(lambda: steps(window) > before, timeout=10_000)
    assert window.controller.state is RunState.RUNNING


def test_start_twice_in_one_instant_starts_one_run(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.controller.finished, timeout=60_000):
        window.controller.start(SHORT)
        window.controller.start(SHORT)
    assert the_run().is_dir()


def test_a_stopped_run_can_be_continued_from_its_folder(
    qtbot: QtBot, window: MainWindow, tiny_dataset: LoadedDataset, tmp_path: Path
) -> None:
    spec = TrainSpec(epochs=30, batch_size=8, threads=1, device="cpu")
    start(qtbot, window, spec)
    qtbot.waitUntil(lambda: steps(window) > 5, timeout=10_000)
    with qtbot.waitSignal(window.controller.finished, timeout=10_000):
        click(qtbot, window, "stop")
    data = TrainingData(tiny_dataset.train, tiny_dataset.test)
    resumed = resumed_spec(the_run())
    assert Runner(resumed, the_run(), data=data, resume=True).run(lambda e: None).error is None
    Runner(resumed, tmp_path / "whole", data=data).run(lambda event: None)
    metrics = [folder / "metrics.csv" for folder in (the_run(), tmp_path / "whole")]
    assert metrics[0].read_bytes() == metrics[1].read_bytes()


def test_closing_in_mid_training_keeps_the_checkpoint(qtbot: QtBot, window: MainWindow) -> None:
    start(qtbot, window, LONG)
    qtbot.waitUntil(lambda: steps(window) > 3, timeout=10_000)
    began = time.monotonic()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    assert time.monotonic() - began < 2.0
    assert not window.controller.is_active
    assert (the_run() / "last.ckpt").exists()
    assert resumed_spec(the_run()).train.epochs == LONG.epochs


def test_a_failed_run_is_explained_and_the_window_lives(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.training_tab
    too_large = TrainSpec(batch_size=401, device="cpu")
    end = run_to_end(qtbot, window, too_large)
    assert end.error is not None
    assert end.error.code == "batch_too_large"
    assert "400" in tab.banner.text()
    assert tab.banner.isVisible()
    assert tab.panel.start_button.isEnabled()
    assert run_to_end(qtbot, window, SHORT).reason == "completed"
    assert not tab.banner.isVisible()


def test_a_diverged_run_says_so(qtbot: QtBot, window: MainWindow) -> None:
    end = run_to_end(qtbot, window, TrainSpec(lr=10.0, batch_size=8, epochs=50, device="cpu"))
    assert end.reason in ("diverged", "completed")
    if end.reason == "diverged":
        assert "learning rate" in window.training_tab.banner.text()


def test_the_plots_show_every_step_and_epoch(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.training_tab
    tab.live.build_plots()
    run_to_end(qtbot, window, SHORT)
    assert tab.live.plotted_points() == (2 * 25, 2)
    assert tab.live.progress.value() == tab.live.progress.maximum() == 2 * 25


def test_the_model_stands_in_line_with_the_form(window: MainWindow) -> None:
    panel = window.training_tab.panel
    window.tabs.setCurrentWidget(window.training_tab)
    boxes = (panel.model_box, panel.form.preset_box)
    left, other = (box.mapTo(panel, QPoint(0, 0)).x() for box in boxes)
    assert left == other
