"""What the walk through the window looks for is seen where it is; elided lines tell all of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets import layouts
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.live_text import LiveText
from gui.widgets.model.ridge_plot import RidgePlot
from tests.gui import keyboard, room

WORDS = "How surely the network names it"


def label() -> QWidget:
    return QLabel(WORDS)


def wrapped() -> QWidget:
    return layouts.label("Unpronounceabilities", wrap=True)


def button() -> QWidget:
    return QPushButton(WORDS)


def tool_button() -> QWidget:
    made = QToolButton()
    made.setText(WORDS)
    return made


def tick_box() -> QWidget:
    return QCheckBox(WORDS)


def choice() -> QWidget:
    made = QComboBox()
    made.addItem(WORDS)
    return made


def field() -> QWidget:
    made = QLineEdit()
    made.setPlaceholderText(WORDS)
    return made


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int) -> QWidget:
    qtbot.addWidget(widget)
    widget.setFixedSize(width, height)
    widget.show()
    return widget


@pytest.mark.parametrize(
    "make", [label, wrapped, button, tool_button, tick_box, choice, field], ids=lambda m: m.__name__
)
def test_text_without_room_is_seen(
    make: Callable[[], QWidget], qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    assert list(room.clipped(shown(qtbot, make(), 60, 40))) != []
    assert list(room.clipped(shown(qtbot, make(), 500, 40))) == []


def test_tabs_cells_and_heads_without_room_are_seen(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    tabs = QTabWidget()
    for _ in range(4):
        tabs.addTab(QWidget(), WORDS)
    shown(qtbot, tabs, 200, 100)
    assert any("scrolls" in text for text in room.clipped(tabs.tabBar()))
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels([WORDS])
    table.setItem(0, 0, QTableWidgetItem(WORDS))
    shown(qtbot, table, 400, 100)
    table.setColumnWidth(0, 60)
    assert [text.partition(" (")[0] for text in room.clipped(table)] == [WORDS]
    assert len(list(room.clipped(table.horizontalHeader()))) == 1
    table.model().setData(table.model().index(0, 0), WORDS, Qt.ItemDataRole.ToolTipRole)
    assert list(room.clipped(table)) == []


def test_what_is_cut_or_covered_is_seen(qtbot: QtBot) -> None:
    parent = shown(qtbot, QWidget(), 200, 100)
    one, other = QPushButton("One", parent), QPushButton("Other", parent)
    one.setGeometry(10, 10, 100, 40)
    other.setGeometry(120, 10, 70, 40)
    for made in (one, other):
        made.show()
    assert not room.cut(other)
    assert list(room.overlaps(parent)) == []
    other.setGeometry(100, 10, 120, 40)
    assert "outside" in room.cut(other)
    assert [(a, b) for a, b, _ in room.overlaps(parent)] == [(one, other)]
    other.resize(5, 5)
    assert "needs" in room.cut(other)


def test_what_is_wider_than_its_scroll_area_is_seen(qtbot: QtBot) -> None:
    wide = QWidget()
    wide.setMinimumWidth(300)
    area = layouts.scrolled(wide)
    shown(qtbot, area, 200, 100)
    assert "300 wide" in room.cut(wide)


def test_a_focus_that_is_not_seen_is_noticed(qtbot: QtBot) -> None:
    class Blind(QWidget):
        def paintEvent(self, event: QEvent) -> None:
            """Paint nothing."""

    class Ringed(QWidget):
        def paintEvent(self, event: QEvent) -> None:
            from PySide6.QtGui import QPainter

            paint_focus_ring(QPainter(self), self)

    window = QWidget()
    row = QHBoxLayout(window)
    parts = [Blind(), Ringed()]
    for part in parts:
        part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.addWidget(part)
    shown(qtbot, window, 200, 100)
    window.activateWindow()
    blind, ringed = (keyboard.pixels_by_focus(*pair) for pair in (parts, parts[::-1]))
    assert blind == 0
    assert ringed > 2 * 80 + 2 * 70


def test_a_tab_order_against_the_reading_order_is_noticed(qtbot: QtBot) -> None:
    window = QWidget()
    rows = QGridLayout(window)
    top, right, below, named = (QPushButton(text) for text in ("A", "B", "C", ""))
    for number, part in enumerate((top, right, below, named)):
        rows.addWidget(part, *divmod(number, 2))
    shown(qtbot, window, 300, 100)
    window.activateWindow()
    way = keyboard.tabbed(top)
    assert way == [top, right, below, named, top]
    assert list(keyboard.steps_back(way[:-1])) == []
    QWidget.setTabOrder(named, right)
    assert list(keyboard.steps_back(keyboard.tabbed(top)[:-1])) == [(named, right)]
    assert [part for part in (top, named) if keyboard.unspoken(part)] == [named]
    below.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert keyboard.stops(window) == [top, right, named]


@pytest.mark.parametrize("make", [LiveText, RidgePlot], ids=["line", "title"])
def test_an_elided_line_tells_all_in_its_tool_tip(
    make: type[LiveText] | type[RidgePlot], qtbot: QtBot
) -> None:
    if make is LiveText:
        line: QWidget = LiveText(title=False)
        assert isinstance(line, LiveText)
        line.set_text(WORDS)
    else:
        line = RidgePlot(WORDS)
    shown(qtbot, line, 60, 100)
    at = QPoint(5, 5)
    try:
        QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, at, line.mapToGlobal(at)))
        assert QToolTip.text() == WORDS
    finally:
        QToolTip.hideText()
