"""The window's tabs, on real widgets with real clicks and strokes."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.models import zoo
from engine.models.module_records import ModuleRecord, TensorRecord
from engine.run_spec import MODELS, ModelSpec, TrainSpec
from gui.main_window import MainWindow
from gui.numbers import percent
from gui.predictor import Verdict
from gui.session import LoadedDataset
from gui.workbench import Workbench


def test_the_window_needs_no_torch_and_no_plots_to_show() -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from gui.main_window import MainWindow; window = MainWindow(); window.show();"
        "app.processEvents();"
        "sys.exit(bool({'torch', 'pyqtgraph', 'torchvision'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-W", "error", "-c", code], check=False).returncode == 0


TROUSERS = (
    (0.35, 0.15),
    (0.3, 0.9),
    (0.45, 0.9),
    (0.5, 0.4),
    (0.55, 0.9),
    (0.7, 0.9),
    (0.65, 0.15),
    (0.35, 0.15),
)


# Data


def test_the_grid_shows_the_split_and_the_class_that_were_chosen(
    window: MainWindow, tiny_dataset: LoadedDataset
) -> None:
    tab = window.data_tab.images
    assert len(tab.grid.indices()) == 400
    tab.class_filter.choose(frozenset({5}))
    labels = tiny_dataset.train.labels.numpy()
    assert tab.grid.indices().tolist() == np.flatnonzero(labels == 5).tolist()
    tab.split_box.setCurrentIndex(tab.split_box.findData("test"))
    labels = tiny_dataset.test.labels.numpy()
    assert tab.grid.indices().tolist() == np.flatnonzero(labels == 5).tolist()
    tab.class_filter.choose(frozenset())
    assert len(tab.grid.indices()) == 100


def test_a_chosen_image_is_shown_with_its_facts(
    window: MainWindow, tiny_dataset: LoadedDataset
) -> None:
    tab = window.data_tab.images
    tab.grid.set_current(17)
    images, labels = tiny_dataset.train.images, tiny_dataset.train.labels
    shown = tab.sample.image()
    assert shown is not None
    assert np.array_equal(shown, images[17, 0].numpy())
    assert tab.sample_title.text() == tiny_dataset.entry.classes[int(labels[17])]
    facts = tab.facts()
    assert facts["shape"] == "[1, 28, 28]"
    assert facts["index"] == "17"
    assert facts["range"] == f"{images[17].min()} to {images[17].max()}"


# Model


def records(root: ModuleRecord) -> list[ModuleRecord]:
    return list(root.walk())


@pytest.mark.parametrize("name", MODELS)
def test_the_tree_equals_torchs_own_reading(name: str, qtbot: QtBot, window: MainWindow) -> None:
    tab = window.model_tab
    window.tabs.setCurrentWidget(tab)
    tab.model_box.setCurrentIndex(tab.model_box.findText(name))
    model = zoo.build(ModelSpec(name), (1, 28, 28), 10, seed=0)
    total = sum(parameter.numel() for parameter in model.parameters())

    modules = tab.layers.modules

    def root() -> ModuleRecord | None:
        record = modules.record(modules.index(0, 0))
        return record if isinstance(record, ModuleRecord) else None

    qtbot.waitUntil(lambda: (r := root()) is not None and r.parameters == total, timeout=30_000)
    shown = root()
    assert shown is not None
    assert [r.path for r in records(shown)] == [path for path, _ in model.named_modules()]
    tensors = [tensor for record in records(shown) for tensor in record.tensors]
    state = model.state_dict()
    assert {t.path: t.shape for t in tensors} == {n: tuple(t.shape) for n, t in state.items()}
    assert shown.output_shape == (1, 10)


def test_a_parameters_values_are_torchs(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.model_tab
    window.tabs.setCurrentWidget(tab)
    layers, values = tab.layers, tab.layers.values
    qtbot.waitUntil(lambda: layers.tree.currentIndex().isValid(), timeout=30_000)
    record = layers.modules.record(layers.tree.currentIndex())
    assert isinstance(record, TensorRecord)
    assert record.path == "linear_relu_stack.0.weight"
    fresh = zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, seed=0).state_dict()
    expected = fresh[record.path].numpy()
    values.pages.setCurrentWidget(values.table)
    qtbot.waitUntil(lambda: np.array_equal(values.table.table.array(), expected), timeout=30_000)


def test_the_tree_shows_what_training_has_made_of_it(qtbot: QtBot, window: MainWindow) -> None:
    window.tabs.setCurrentWidget(window.model_tab)
    layers, values = window.model_tab.layers, window.model_tab.layers.values
    qtbot.waitUntil(lambda: layers.tree.currentIndex().isValid(), timeout=30_000)
    values.pages.setCurrentWidget(values.table)
    table = values.table.table
    qtbot.waitUntil(lambda: table.array().shape == (512, 784), timeout=30_000)
    before = table.array().copy()
    with qtbot.waitSignal(window.controller.finished, timeout=60_000):
        window.controller.start(TrainSpec(epochs=1, device="cpu"))
    qtbot.waitUntil(lambda: not np.array_equal(table.array(), before), timeout=30_000)
    own = window.session.own_weights
    assert own is not None
    trained = own.state_dict["linear_relu_stack.0.weight"]
    qtbot.waitUntil(lambda: np.array_equal(table.array(), trained.numpy()), timeout=30_000)


# Draw


def draw(qtbot: QtBot, window: MainWindow, *corners: tuple[float, float]) -> None:
    canvas = window.draw_tab.canvas
    sheet = canvas.sheet()
    points = [
        QPoint(round(sheet.x() + x * sheet.width()), round(sheet.y() + y * sheet.height()))
        for x, y in corners
    ]
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        qtbot.mouseMove(canvas, point)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=points[-1])


def test_the_bars_follow_the_pen(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.draw_tab
    window.tabs.setCurrentWidget(tab)
    draw(qtbot, window, (0.3, 0.1), (0.3, 0.9), (0.7, 0.9), (0.7, 0.1), (0.3, 0.1))
    qtbot.waitUntil(lambda: tab.verdicts.shipped_bars.probabilities() is not None, timeout=30_000)
    shares = tab.verdicts.shipped_bars.probabilities()
    assert shares is not None
    assert abs(shares.sum() - 1) < 1e-5
    name = tab.verdicts.shipped_bars.classes()[int(shares.argmax())]
    assert name in tab.verdict_label.text() + tab.hint_label.text()
    seen = tab.seen.image()
    assert seen is not None
    assert seen.shape == (28, 28)
    draw(qtbot, window, (0.1, 0.5), (0.9, 0.5))

    def sees_something_else() -> bool:
        now = tab.seen.image()
        return now is not None and not np.array_equal(now, seen)

    qtbot.waitUntil(sees_something_else, timeout=10_000)
    qtbot.mouseClick(tab.tools.button("clear"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.verdicts.shipped_bars.probabilities() is None, timeout=10_000)
    assert tab.seen.image() is None
    qtbot.mouseClick(tab.tools.button("undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.verdicts.shipped_bars.probabilities() is not None, timeout=10_000)


def test_a_dot_or_a_wiped_sheet_is_no_mistake(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.draw_tab
    window.tabs.setCurrentWidget(tab)
    draw(qtbot, window, (0.5, 0.5), (0.5, 0.5))
    tab.canvas.set_tool("eraser")
    tab.canvas.set_width(0.25)
    draw(qtbot, window, (0.3, 0.5), (0.7, 0.5))
    with qtbot.waitSignal(window.predictor.answered, timeout=30_000) as answer:
        tab.canvas.changed.emit()
    verdict = answer.args[0]
    assert isinstance(verdict, Verdict)
    assert verdict.error is not None
    assert verdict.error.code == "image_empty"
    assert tab.verdicts.shipped_bars.probabilities() is None


def test_the_own_model_speaks_after_training(qtbot: QtBot, window: MainWindow) -> None:
    tab = window.draw_tab
    window.tabs.setCurrentWidget(tab)
    draw(qtbot, window, (0.2, 0.2), (0.8, 0.2), (0.5, 0.8))
    assert tab.verdicts.own_bars.probabilities() is None
    with qtbot.waitSignal(window.controller.finished, timeout=60_000):
        window.controller.start(TrainSpec(epochs=1, device="cpu"))
    own = window.session.own_weights
    assert own is not None
    model = zoo.build(own.model, (1, 28, 28), 10, seed=0)
    model.load_state_dict(own.state_dict)
    seen = tab.seen.image()
    assert seen is not None
    with torch.inference_mode():
        expected = model.eval()(torch.from_numpy(seen).float()[None, None] / 255).softmax(1)[0]

    def the_bars_show_the_last_weights() -> bool:
        # On a slow machine the bars have already followed weights of mid-training.
        shares = tab.verdicts.own_bars.probabilities()
        return shares is not None and np.allclose(shares, expected.numpy(), atol=1e-6)

    qtbot.waitUntil(the_bars_show_the_last_weights, timeout=10_000)
    shipped, said = tab.newest
    assert shipped is not None
    assert said is not None
    doubtful, sure = replace(shipped, doubt=0.9), replace(said, doubt=0.0)
    window.predictor.answered.emit(Verdict(doubtful, sure))
    assert tab.verdict_label.text() == f"Atelier's model: not sure, perhaps {shipped.name}"
    share = percent(tab.verdicts.share(said))
    assert tab.own_label.text() == f"Your model: {said.name}, {share}"
    window.predictor.answered.emit(Verdict(None, sure))
    assert tab.verdict_label.text() == f"Your model: {said.name}, {share}"


def test_the_headline_follows_the_temperature_as_the_bars_do(
    qtbot: QtBot, window: MainWindow
) -> None:
    tab = window.draw_tab
    window.tabs.setCurrentWidget(tab)
    draw(qtbot, window, *TROUSERS)
    qtbot.waitUntil(lambda: tab.verdicts.shipped_bars.probabilities() is not None, timeout=30_000)
    qtbot.waitUntil(lambda: "%" in tab.verdict_label.text(), timeout=10_000)
    said = tab.verdict_label.text()
    tab.verdicts.temperature.setValue(tab.verdicts.temperature.maximum())
    shares = tab.verdicts.shipped_bars.probabilities()
    assert shares is not None
    assert tab.verdict_label.text() != said
    assert tab.verdict_label.text().endswith(percent(float(shares.max())))


def test_an_image_of_the_data_can_be_traced(qtbot: QtBot, window: MainWindow) -> None:
    window.data_tab.images.grid.set_current(3)
    qtbot.mouseClick(window.data_tab.images.trace_button, Qt.MouseButton.LeftButton)
    assert window.tabs.currentWidget() is window.draw_tab
    assert window.draw_tab.canvas.has_template
    assert window.draw_tab.canvas.is_empty


# Opening data


def test_a_data_folder_that_is_broken_is_explained_and_garments_open(
    qtbot: QtBot, tmp_path: Path
) -> None:
    raw = tmp_path / "data" / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for name in ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"):
        (raw / f"{name}-ubyte").write_bytes(b"not an IDX file")
    window = MainWindow(tmp_path / "data")
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.session.dataset_changed, timeout=100_000):
        window.library.open_first()
    assert window.session.dataset is not None
    assert window.session.dataset.entry.name == "garments"
    qtbot.waitUntil(window.data_tab.bar.banner.isVisible, timeout=10_000)
    assert "damaged" in window.data_tab.bar.banner.text()
    window.close()


def test_what_fails_at_the_end_does_not_end_the_process(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: Workbench) -> None:
        raise RuntimeError("not in order")

    window = MainWindow()
    window.show()
    with monkeypatch.context() as patch:
        patch.setattr(Workbench, "shut_down", fail)
        assert window.close()
    assert "not in order" in caplog.text
    assert not window.threads_ended, "the process ends by itself, and without waiting"
    assert window.predictor.shut_down(10_000)
    assert window.background.shut_down(10_000)
    window.deleteLater()
