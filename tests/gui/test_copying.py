"""Copying what is seen: tables, trees and lists as text, by keys and from the menu."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListWidget,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.widgets.array_table import ArrayTable
from gui.widgets.copy_button import CopyButton
from gui.widgets.copying.items import make_copyable

_CHECK = Qt.ItemDataRole.CheckStateRole
_HIDDEN, _HIDDEN_ROW = 1, 2


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Nothing on the clipboard, before and after."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def copied() -> str:
    return QGuiApplication.clipboard().text()


def copy_by_keys(widget: QWidget) -> str:
    QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return copied()


def menu_of(view: QAbstractItemView) -> dict[str, QAction]:
    """Press the Menu key; the menu's entries by what they say."""
    at = view.viewport().rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, view.mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), asked)
    (menu,) = (one for one in view.findChildren(QMenu) if one.isVisible())
    entries = {one.text().split("\t")[0]: one for one in menu.actions() if one.text()}
    menu.close()
    return entries


def cell(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    found = table.item(row, column)
    assert found is not None
    return found


@pytest.fixture
def table(qtbot: QtBot) -> QTableWidget:
    """Three rows of three cells; a column and a row are hidden."""
    made = QTableWidget(3, 3)
    qtbot.addWidget(made)
    made.setHorizontalHeaderLabels(["Name", "Secret", "Size"])
    made.verticalHeader().hide()
    for row in range(3):
        for column, text in enumerate((f"net {row}", "hidden", f"{row}.5")):
            made.setItem(row, column, QTableWidgetItem(text))
    made.setColumnHidden(_HIDDEN, True)
    made.setRowHidden(_HIDDEN_ROW, True)
    make_copyable(made)
    return made


def test_what_is_seen_of_a_table_is_copied_with_its_headers(table: QTableWidget) -> None:
    assert copy_by_keys(table) == "Name\tSize\nnet 0\t0.5\nnet 1\t1.5"  # nothing is selected
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.data("text/csv").data() == b"Name,Size\nnet 0,0.5\nnet 1,1.5"
    table.selectRow(1)
    assert copy_by_keys(table) == "Name\tSize\nnet 1\t1.5"
    table.clearSelection()
    for row, column in ((0, 0), (1, 2)):
        cell(table, row, column).setSelected(True)
    assert copy_by_keys(table) == "Name\tSize\nnet 0\t\n\t1.5"


def test_one_cell_is_copied_as_it_is(table: QTableWidget) -> None:
    cell(table, 0, 0).setText('a "quoted", long\nname')
    cell(table, 0, 0).setSelected(True)
    assert copy_by_keys(table) == 'a "quoted", long\nname'
    table.clearSelection()
    lines = copy_by_keys(table).splitlines()
    assert lines[1] == '"a ""quoted"", long'  # spreadsheets read it as one cell


def test_headers_at_the_side_come_first(table: QTableWidget) -> None:
    table.verticalHeader().show()
    table.setVerticalHeaderLabels(["a", "b", "c"])
    assert copy_by_keys(table) == "\tName\tSize\na\tnet 0\t0.5\nb\tnet 1\t1.5"


def test_the_menu_has_what_is_selected_and_all(table: QTableWidget) -> None:
    table.addAction(QAction("Open", table))
    table.show()
    entries = menu_of(table)
    assert list(entries) == ["Open", "Copy", "Copy all"]
    assert not entries["Copy"].isEnabled()
    table.selectRow(0)
    entries = menu_of(table)
    assert entries["Copy"].isEnabled()
    entries["Copy all"].trigger()
    assert copied().count("\n") == 2
    table.setRowCount(0)
    assert not menu_of(table)["Copy all"].isEnabled()
    assert copy_by_keys(table).count("\n") == 2  # there was nothing to copy in its place


def test_nesting_is_indented_and_boxes_are_words(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["Layer", "Trains"])
    outer = QTreeWidgetItem(tree, ["net"])
    inner = QTreeWidgetItem(outer, ["conv"])
    weight = QTreeWidgetItem(inner, ["weight"])
    weight.setData(1, _CHECK, Qt.CheckState.Checked)
    hidden = QTreeWidgetItem(outer, ["relu"])
    hidden.setHidden(True)
    make_copyable(tree)
    assert copy_by_keys(tree) == "Layer\tTrains\nnet\t\n  conv\t\n    weight\tyes"
    tree.setHeaderHidden(True)
    for item in (inner, weight):
        item.setSelected(True)
    assert copy_by_keys(tree) == "conv\t\n  weight\tyes"


def test_a_list_is_copied_in_lines_and_in_another_role(qtbot: QtBot) -> None:
    plain, said = QListWidget(), QListWidget()
    for view in (plain, said):
        qtbot.addWidget(view)
        view.addItems(["Bag", "Coat"])
        for row in range(2):
            view.item(row).setToolTip(f"class {row}")
    make_copyable(plain)
    make_copyable(said, role=Qt.ItemDataRole.ToolTipRole)
    assert copy_by_keys(plain) == "Bag\nCoat"
    assert copy_by_keys(said) == "class 0\nclass 1"


def test_numbers_are_copied_with_all_digits_and_without_headers(qtbot: QtBot) -> None:
    numbers = ArrayTable()
    qtbot.addWidget(numbers)
    numbers.set_array(np.array([[0.1234567, 2]], np.float32))
    assert copy_by_keys(numbers) == "0.1234567\t2.0"
    numbers.selectColumn(1)
    assert copy_by_keys(numbers) == "2.0"


def test_a_button_says_that_it_has_copied_and_keeps_its_width(qtbot: QtBot) -> None:
    texts = ["one"]
    button = CopyButton("Copy", lambda: texts[0])
    qtbot.addWidget(button)
    wide = button.sizeHint()
    for text in ("one", "two"):
        texts[0] = text
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert (copied(), button.text(), button.sizeHint()) == (text, "Copied", wide)
    button.say_usual()
    assert (button.text(), button.sizeHint()) == ("Copy", wide)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.waitUntil(lambda: button.text() == "Copy", timeout=5000)
