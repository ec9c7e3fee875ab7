"""What goes wrong between tabs, threads and an impatient person; each of these once did."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine import home
from engine.data import loaders
from engine.errors import AtelierError
from engine.inference.classifier import Classifier
from engine.run_spec import ModelSpec, TrainSpec
from gui.main_window import MainWindow
from gui.session import LoadedDataset
from gui.training.controller import RunState
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

LONG = TrainSpec(epochs=1000, batch_size=8, threads=1, device="cpu")
SHORT = TrainSpec(epochs=1, batch_size=16, threads=1, device="cpu")


@pytest.fixture
def fashion() -> Path:
    """Small Fashion-MNIST files where downloads go."""
    folder = home.downloads_folder()
    return write_fashion_files(folder, tiny_images(60, 2), tiny_images(20, 3))


def current(window: MainWindow) -> str | None:
    dataset = window.session.dataset
    return None if dataset is None else dataset.entry.name


def test_the_dataset_asked_for_last_wins(qtbot: QtBot, window: MainWindow, fashion: Path) -> None:
    window.library.open("fashion-mnist")
    window.library.open("garments")  # it is here: the other must not come after it
    assert current(window) == "garments"
    window.library.open("fashion-mnist")
    qtbot.waitUntil(lambda: current(window) == "fashion-mnist", timeout=30_000)
    assert window.data_tab.bar.dataset_box.currentText() == "Fashion-MNIST"


def test_going_back_to_the_current_dataset_drops_the_other(
    qtbot: QtBot, window: MainWindow, fashion: Path
) -> None:
    opened: list[object] = []
    window.session.dataset_changed.connect(opened.append)
    window.library.open("fashion-mnist")
    window.library.open("garments")
    window.background.shut_down(30_000)
    qtbot.wait(50)  # let whatever the jobs have sent arrive
    assert opened == []
    assert "400" in window.data_tab.images.count_label.text()


def test_a_missing_dataset_names_the_folder_that_was_named(qtbot: QtBot, tmp_path: Path) -> None:
    root = tmp_path / "one level too deep"
    root.mkdir()
    window = MainWindow(root)
    window.session.set_dataset(_tiny("garments"))
    window.show()
    window.library.open("fashion-mnist")
    qtbot.waitUntil(window.data_tab.bar.banner.isVisible, timeout=30_000)
    assert str(root) in window.data_tab.bar.banner.text()
    window.close()
    window.deleteLater()


def _tiny(name: str) -> LoadedDataset:
    from engine.data import catalog

    return LoadedDataset(catalog.entry(name), tiny_images(60, 0), tiny_images(20, 1))


def test_a_download_is_found_again_beside_a_named_folder(
    qtbot: QtBot, tmp_path: Path, fashion: Path
) -> None:
    (tmp_path / "empty").mkdir()
    window = MainWindow(tmp_path / "empty")
    window.show()
    with qtbot.waitSignal(window.session.dataset_changed, timeout=30_000):
        window.library.open("fashion-mnist")
    window.close()
    window.deleteLater()


def test_a_run_that_went_by_behind_another_tab_is_in_the_plots(
    qtbot: QtBot, window: MainWindow
) -> None:
    live = window.training_tab.live
    live.build_plots()
    window.tabs.setCurrentWidget(window.data_tab)
    with qtbot.waitSignal(window.controller.finished, timeout=60_000):
        window.controller.start(SHORT)
    window.tabs.setCurrentWidget(window.training_tab)
    assert live.plotted_points() == (25, 1)


def test_a_new_run_starts_with_empty_plots(qtbot: QtBot, window: MainWindow) -> None:
    live = window.training_tab.live
    live.build_plots()
    window.tabs.setCurrentWidget(window.training_tab)
    for _ in range(2):
        with qtbot.waitSignal(window.controller.finished, timeout=60_000):
            window.controller.start(SHORT)
            assert live.plotted_points() == (0, 0)
        assert live.plotted_points() == (25, 1)


def test_an_early_stop_leaves_weights_to_draw_with(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.controller.finished, timeout=60_000) as finished:
        window.controller.start(LONG)
        qtbot.waitUntil(lambda: len(window.controller.history.losses) > 2, timeout=30_000)
        window.controller.stop()
    own = window.session.own_weights
    assert own is not None
    assert own.step == finished.args[0].step


def test_the_tab_says_what_is_being_trained(
    qtbot: QtBot, window: MainWindow, tiny_dataset: LoadedDataset
) -> None:
    tab = window.training_tab
    window.controller.start(LONG)
    qtbot.waitUntil(lambda: window.controller.state is RunState.RUNNING, timeout=30_000)
    window.session.set_model(ModelSpec("cnn"))
    window.session.set_dataset(_tiny("fashion-mnist"))
    assert tab.panel.model_box.currentText() == "mlp"
    assert "Garments" in tab.panel.subject.text()
    with qtbot.waitSignal(window.controller.finished, timeout=30_000):
        window.controller.stop()
    assert tab.panel.model_box.currentText() == "cnn"
    assert "Fashion-MNIST" in tab.panel.subject.text()


def test_a_training_that_cannot_begin_ends(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError("no more")

    monkeypatch.setattr(loaders, "split_data", fail)
    with qtbot.waitSignal(window.controller.finished, timeout=30_000) as finished:
        window.controller.start(SHORT)
    assert finished.args[0].reason == "failed"
    assert not window.controller.is_active


def test_a_prediction_that_fails_is_said_and_the_next_one_comes(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = window.draw_tab
    window.tabs.setCurrentWidget(tab)
    qtbot.waitSignal(window.predictor.ready, timeout=30_000)
    picture = np.zeros((280, 280), np.uint8)
    picture[100:180, 100:180] = 255
    with monkeypatch.context() as broken:
        broken.setattr(Classifier, "classify", lambda *_: 1 / 0)
        with qtbot.waitSignal(window.predictor.answered, timeout=30_000) as answer:
            window.predictor.ask(picture)
        assert isinstance(answer.args[0].error, AtelierError)
    with qtbot.waitSignal(window.predictor.answered, timeout=30_000) as answer:
        window.predictor.ask(picture)
    assert answer.args[0].error is None


@pytest.mark.parametrize(
    ("typed", "value"), [("1e-3", 0.001), ("0.05", 0.05), ("2E-2", 0.02), ("3", 3.0)]
)
def test_a_learning_rate_is_taken_as_the_tutorial_writes_it(
    typed: str, value: float, qtbot: QtBot, window: MainWindow
) -> None:
    window.tabs.setCurrentWidget(window.training_tab)
    form = window.training_tab.panel.form
    form.lr.setFocus()
    form.lr.selectAll()
    QTest.keyClicks(form.lr, typed)
    QTest.keyClick(form.lr, Qt.Key.Key_Return)
    assert form.value().lr == value


def test_a_model_that_cannot_be_shown_leaves_no_other_behind(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tab = window.model_tab
    window.tabs.setCurrentWidget(tab)
    modules = tab.layers.modules
    qtbot.waitUntil(lambda: modules.rowCount() == 1, timeout=30_000)
    monkeypatch.setattr(home, "default_weights", lambda: tmp_path / "gone.safetensors")
    window.session.set_model(ModelSpec("sketch"))
    qtbot.waitUntil(lambda: modules.rowCount() == 0, timeout=30_000)
    assert "gone.safetensors" in tab.layers.message.text()
    window.session.set_model(ModelSpec("linear"))
    qtbot.waitUntil(lambda: modules.rowCount() == 1, timeout=30_000)
