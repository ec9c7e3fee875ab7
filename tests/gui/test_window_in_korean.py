"""The real window, walked through in Korean: nothing in it is left in English."""

import html
import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.errors import AtelierError
from engine.models.module_records import ModuleRecord
from engine.run_spec import MODELS, TrainSpec
from engine.train_spec import DEVICES
from gui.main_window import MainWindow
from gui.training_controller import RunState

# What is called the same in every language; a gradient is explained by its English name.
NAMES = (
    *MODELS,
    *(name.upper() for name in DEVICES if name != "auto"),
    *(entry.title for entry in catalog.ENTRIES.values()),
    *catalog.FASHION_CLASSES,
    *(
        "Atelier",
        "SGD",
        "AdamW",
        "Adam",
        "float32",
        "uint8",
        "MB",
        "gz",
        "Ctrl",
        "Shift",
        "gradient",
    ),
)


def english(text: str, names: set[str]) -> list[str]:
    """The Latin words of a text that are nobody's name."""
    text = html.unescape(re.sub(r"<[^>]*>|\(&\w\)", "", text))
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", "", text)
    return re.findall(r"[A-Za-z]{2,}", text)


def said_by(widget: QWidget) -> Iterator[str]:
    """Everything that a widget says, to the eye, under the mouse, and to a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield widget.placeholderText()
            yield from (widget.itemText(number) for number in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(number) for number in range(widget.count()))
        case QLineEdit():
            yield widget.placeholderText()
        case QHeaderView():
            model = widget.model()
            across = widget.orientation() == Qt.Orientation.Horizontal
            count = model.columnCount() if across else model.rowCount()
            for number in range(min(count, 50)):
                yield str(model.headerData(number, widget.orientation()) or "")


def names_of_layers(window: MainWindow) -> set[str]:
    """Names in the shown network: they are code."""
    modules = window.model_tab.modules
    root = modules.record(modules.index(0, 0))
    if not isinstance(root, ModuleRecord):
        return set()
    found = set()
    for record in root.walk():
        found |= {record.path, record.kind, record.settings}
        found |= {tensor.path for tensor in record.tensors}
    return found - {""}


def not_korean(window: MainWindow) -> set[tuple[str, str]]:
    """What the window says at this moment in another language."""
    names = set(NAMES) | names_of_layers(window)
    found = set()
    for widget in (window, *window.findChildren(QWidget)):
        found |= {(type(widget).__name__, t) for t in said_by(widget) if english(t, names)}
    found |= {("status bar", t) for t in [window.statusBar().currentMessage()] if english(t, names)}
    return found


@pytest.fixture
def korean(speak: Callable[[str], str], request: pytest.FixtureRequest) -> MainWindow:
    """The real window in Korean: the language has to be there before it."""
    speak("ko")
    window: MainWindow = request.getfixturevalue("window")
    window.training_tab.live.build_plots()
    return window


def test_this_file_sees_english(window: MainWindow) -> None:
    """The tests below would pass if nothing were looked at."""
    window.data_tab.grid.set_current(0)
    seen = {text for _, text in not_korean(window)}
    assert {"Start", "Batch size", "All classes", "&Quit", "&Help", "Draw", "Type"} <= seen
    assert english("Fashion-MNIST 여는 중", set(NAMES)) == []
    assert english("Atelier의 모델, T-shirt/top", set(NAMES)) == []
    assert english("Adamant 종료(&Q)", set(NAMES)) == ["Adamant"]


def test_the_data_tab_speaks_korean(korean: MainWindow) -> None:
    tab = korean.data_tab
    assert not_korean(korean) == set()
    tab.grid.set_current(3)
    assert "0 ~ " in tab.facts()["range"]
    assert not_korean(korean) == set()
    korean.library.missing.emit(catalog.entry("fashion-mnist"), None)
    assert tab.banner.isVisible()
    assert not_korean(korean) == set()
    korean.library.download_progressed.emit(0.5)
    assert not_korean(korean) == set()
    korean.library.loading.emit(catalog.entry("fashion-mnist"))
    assert not_korean(korean) == set()
    korean.library.failed.emit(AtelierError("download_failed", name="1.gz", reason="404"))
    assert "내려받지 못했습니다" in tab.banner.text()
    assert not_korean(korean) == set()


@pytest.mark.parametrize("name", MODELS)
def test_the_model_tab_speaks_korean(name: str, qtbot: QtBot, korean: MainWindow) -> None:
    tab = korean.model_tab
    korean.tabs.setCurrentWidget(tab)
    tab.model_box.setCurrentIndex(tab.model_box.findData(name))
    qtbot.waitUntil(lambda: tab.tree.currentIndex().isValid(), timeout=30_000)
    qtbot.waitUntil(lambda: tab.origin_label.text() != "", timeout=30_000)
    assert not_korean(korean) == set()
    tab.tree.setCurrentIndex(tab.modules.index(0, 0))
    assert not_korean(korean) == set()
    kinds = {tab.modules.index(0, 0).siblingAtColumn(0).data()}
    index = tab.modules.first_tensor()
    kinds.add(index.siblingAtColumn(1).data())
    assert kinds == {"모델", "매개변수"}


def test_a_training_speaks_korean(qtbot: QtBot, korean: MainWindow) -> None:
    tab, controller = korean.training_tab, korean.controller
    korean.tabs.setCurrentWidget(tab)
    tab.panel.form.set_value(TrainSpec(epochs=1000, batch_size=8, threads=1, device="cpu"))
    states = []
    controller.state_changed.connect(lambda state: states.append((state, not_korean(korean))))
    controller.start(tab.panel.form.value())
    qtbot.waitUntil(lambda: len(controller.history.epochs) > 0, timeout=60_000)
    assert not_korean(korean) == set()
    controller.pause()
    qtbot.waitUntil(lambda: controller.state is RunState.PAUSED, timeout=10_000)
    qtbot.waitUntil(lambda: "일시정지" in tab.live.progress_label.text(), timeout=10_000)
    assert not_korean(korean) == set()
    controller.stop()
    qtbot.waitUntil(lambda: not controller.is_active, timeout=10_000)
    assert "정지했습니다" in tab.live.progress_label.text()
    assert {state for state, _ in states} >= {RunState.STARTING, RunState.RUNNING, RunState.IDLE}
    assert [said for _, said in states if said] == []
    with qtbot.waitSignal(controller.finished, timeout=60_000):
        controller.start(TrainSpec(epochs=1, device="cpu"))
    assert "완료" in tab.live.progress_label.text()
    assert not_korean(korean) == set()
    with qtbot.waitSignal(controller.finished, timeout=60_000):
        controller.start(TrainSpec(batch_size=401, device="cpu"))
    assert "400 이하" in tab.banner.text()
    assert not_korean(korean) == set()


def test_the_draw_tab_speaks_korean(qtbot: QtBot, korean: MainWindow) -> None:
    tab = korean.draw_tab
    korean.tabs.setCurrentWidget(tab)
    assert not_korean(korean) == set()
    sheet = tab.canvas.sheet().toRect()
    ends = sheet.center(), sheet.center() + QPoint(sheet.width() // 4, sheet.height() // 3)
    qtbot.mousePress(tab.canvas, Qt.MouseButton.LeftButton, pos=ends[0])
    qtbot.mouseMove(tab.canvas, ends[1])
    qtbot.mouseRelease(tab.canvas, Qt.MouseButton.LeftButton, pos=ends[1])
    qtbot.waitUntil(lambda: tab.shipped_bars.probabilities() is not None, timeout=30_000)
    assert re.fullmatch(r"[\w/ -]+, \d+%", tab.verdict_label.text())
    assert not_korean(korean) == set()
    with qtbot.waitSignal(korean.controller.finished, timeout=60_000):
        korean.controller.start(TrainSpec(epochs=1, device="cpu"))
    qtbot.waitUntil(lambda: tab.own_bars.probabilities() is not None, timeout=10_000)
    assert "Garments" in tab.own_label.text()
    assert not_korean(korean) == set()
