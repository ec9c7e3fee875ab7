"""Moving and scaling all of a drawing."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.drawing.canvas import DrawingCanvas, Stroke
from gui.widgets.drawing.strokes import Marks, Move
from tests.gui.canvas_hands import ACROSS, LEFT, drag, frame, place, shown_canvas


@pytest.fixture
def canvas(qtbot: QtBot) -> DrawingCanvas:
    return shown_canvas(qtbot)


def afresh(qtbot: QtBot, marks: Marks) -> DrawingCanvas:
    other = DrawingCanvas()
    qtbot.addWidget(other)
    other.set_strokes(marks)
    return other


def test_a_moved_fill_keeps_its_region(canvas: DrawingCanvas, qtbot: QtBot) -> None:
    canvas.set_strokes(frame())
    canvas.pour((0.5, 0.5))
    canvas.shift(0.4, 0)  # half of the square leaves the sheet
    array = canvas.to_array()
    assert array[140, 200:].min() == 255
    assert not array[:, :180].any()
    other = afresh(qtbot, canvas.strokes)
    assert np.array_equal(other.to_array(), array), "worked out anew, it is the same"


def test_dragging_moves_all_of_it_as_one_edit(canvas: DrawingCanvas) -> None:
    drag(canvas, [(0.2, 0.2), (0.4, 0.2)])
    drag(canvas, [(0.2, 0.3), (0.4, 0.3)])
    before = canvas.to_array()
    canvas.set_tool("move")
    drag(canvas, [(0.3, 0.3), (0.5, 0.4), (0.55, 0.55)])
    after = canvas.to_array()
    assert np.abs(after[70:].astype(int) - np.roll(before, (70, 70), (0, 1))[70:]).max() <= 8
    assert isinstance(canvas.strokes[-1], Move)
    canvas.undo()
    assert np.array_equal(canvas.to_array(), before)
    canvas.redo()
    assert np.array_equal(canvas.to_array(), after)


def test_escape_and_undo_drop_a_move_that_is_not_finished(canvas: DrawingCanvas) -> None:
    drag(canvas, ACROSS)
    before = canvas.to_array()
    canvas.set_tool("move")
    drag(canvas, [(0.5, 0.5), (0.5, 0.8)], release=False)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.5, 0.8))
    canvas.zoom(0.5)
    canvas.undo()
    assert len(canvas.strokes) == 1
    assert np.array_equal(canvas.to_array(), before)


def wheel(canvas: DrawingCanvas, at: QPoint, turn: int) -> None:
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(0, turn),
        none,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_the_wheel_scales_about_the_mouse_as_one_edit(canvas: DrawingCanvas, qtbot: QtBot) -> None:
    canvas.set_strokes((Stroke(((0.5, 0.5),), 0.2),))
    wheel(canvas, place(canvas, 0.5, 0.5), -120)
    assert len(canvas.strokes) == 1, "with the brush the wheel does nothing"
    canvas.set_tool("move")
    for _ in range(3):
        wheel(canvas, place(canvas, 0.5, 0.5), -120)
    qtbot.waitUntil(lambda: len(canvas.strokes) == 2)
    array = canvas.to_array()
    shrunk = 0.2 * 1.0015**-360
    assert (array > 127).sum() == pytest.approx(np.pi * (shrunk / 2 * 280) ** 2, rel=0.1)
    assert array[140, 140] == 255
    canvas.undo()
    assert len(canvas.strokes) == 1


def test_an_empty_sheet_does_not_move(canvas: DrawingCanvas) -> None:
    canvas.shift(0.1, 0.1)
    canvas.zoom(2)
    canvas.shift(0.1, 0.1)
    assert canvas.is_empty
    assert not canvas.can_undo


def test_drawing_goes_on_where_a_moved_drawing_is(canvas: DrawingCanvas, qtbot: QtBot) -> None:
    drag(canvas, ACROSS)
    canvas.shift(0, 0.2)
    drag(canvas, [(0.2, 0.2), (0.8, 0.2)])
    array = canvas.to_array()
    assert array[196, 140] == array[56, 140] == 255
    assert array[140, 140] == 0
    assert np.array_equal(afresh(qtbot, canvas.strokes).to_array(), array)
