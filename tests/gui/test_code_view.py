"""Code to read."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from gui.widgets.model.code_view import CodeView

CODE = "\n".join(f"line_{number} = {number}" for number in range(1, 201))


@pytest.fixture
def view(qtbot: QtBot) -> CodeView:
    made = CodeView()
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.set_code(CODE)
    return made


def gutter(view: CodeView) -> np.ndarray:
    """The pixels beside the code, uint8 [H, W, 4]."""
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return rows[:, : view.gutter_width()].copy()


def test_code_can_be_read_and_copied_but_not_changed(qtbot: QtBot, view: CodeView) -> None:
    qtbot.keyClicks(view, "x = 1")
    assert view.code() == CODE
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == CODE


def test_a_marked_line_comes_into_view_with_a_sign(view: CodeView) -> None:
    view.mark_line(150)
    assert view.marked_line() == 150
    assert view.viewport().rect().contains(view.cursorRect().center())
    assert view.textCursor().block().text() == "line_150 = 150"
    with_sign = gutter(view)
    view.mark_line(None)
    assert view.marked_line() is None
    assert not np.array_equal(with_sign, gutter(view)), "not by the line's colour alone"


def test_a_line_after_the_last_marks_the_last(view: CodeView) -> None:
    view.mark_line(999)
    assert view.marked_line() == 200
    view.set_code("one line")
    assert view.marked_line() is None
    view.mark_line(7)
    assert view.marked_line() == 1


def test_the_numbers_scroll_with_the_code(view: CodeView) -> None:
    before = gutter(view)
    view.verticalScrollBar().setValue(100)
    assert not np.array_equal(before, gutter(view))
    code_begins = view.viewport().mapTo(view, QPoint(0, 0)).x()
    assert code_begins >= view.gutter_width(), "nothing is hidden by the numbers"


def test_nothing_is_hidden_from_who_decides_whether_it_may_run(view: CodeView) -> None:
    view.set_code("x = 1 \u202e# \u2066\n" + " " * 500 + "end()\tlast\x0c\u2028")
    assert view.code() == "x = 1 <U+202E># <U+2066>\n" + " " * 500 + "end()\tlast<U+000C><U+2028>"
    assert view.blockCount() == 2
    assert view.horizontalScrollBar().maximum() == 0


def test_no_numbers_where_there_is_no_code(view: CodeView) -> None:
    view.set_code("")
    assert len(np.unique(gutter(view)[10:-10, 10:-2].reshape(-1, 4), axis=0)) == 1
