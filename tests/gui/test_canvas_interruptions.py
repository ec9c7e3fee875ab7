"""What comes between a press and its release."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.widgets.drawing.canvas import DrawingCanvas, Stroke
from gui.widgets.drawing.ink_layer import WHITE_ON_BLACK, rendered
from gui.widgets.drawing.mark_painter import grey_array
from gui.widgets.drawing.strokes import Move
from tests.gui.canvas_hands import ACROSS, LEFT, RIGHT, drag, frame, place, shown_canvas

NO_BUTTON = Qt.MouseButton.NoButton


@pytest.fixture
def canvas(qtbot: QtBot) -> DrawingCanvas:
    return shown_canvas(qtbot)


def mouse(
    canvas: DrawingCanvas,
    kind: QEvent.Type,
    at: tuple[float, float],
    button: Qt.MouseButton,
    buttons: Qt.MouseButton,
) -> None:
    """Send what `QTest` never does: events whose forerunners went elsewhere."""
    where = QPointF(place(canvas, *at))
    above = QPointF(canvas.mapToGlobal(where))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas, QMouseEvent(kind, where, above, button, buttons, none))


def test_a_release_that_went_elsewhere_ends_the_stroke(canvas: DrawingCanvas) -> None:
    kind = QEvent.Type
    mouse(canvas, kind.MouseButtonPress, (0.2, 0.2), LEFT, LEFT)
    mouse(canvas, kind.MouseMove, (0.4, 0.2), NO_BUTTON, LEFT)
    mouse(canvas, kind.MouseMove, (0.8, 0.8), NO_BUTTON, NO_BUTTON)
    assert not canvas.is_drawing
    assert len(canvas.strokes) == 1
    assert not canvas.to_array()[80:].any(), "nothing leads to where the mouse came back"


def test_a_press_without_a_release_before_begins_another_stroke(canvas: DrawingCanvas) -> None:
    kind = QEvent.Type
    mouse(canvas, kind.MouseButtonPress, (0.2, 0.2), LEFT, LEFT)
    mouse(canvas, kind.MouseMove, (0.4, 0.2), NO_BUTTON, LEFT)
    mouse(canvas, kind.MouseButtonPress, (0.2, 0.8), LEFT, LEFT)
    mouse(canvas, kind.MouseMove, (0.4, 0.8), NO_BUTTON, LEFT)
    mouse(canvas, kind.MouseButtonRelease, (0.4, 0.8), LEFT, NO_BUTTON)
    assert len(canvas.strokes) == 2
    assert not canvas.to_array()[80:200].any()


@pytest.mark.parametrize("tool", ["brush", "move"])
def test_losing_the_focus_lifts_the_pen(canvas: DrawingCanvas, tool: str) -> None:
    canvas.set_strokes(frame())
    canvas.set_tool("move" if tool == "move" else "brush")
    drag(canvas, [(0.5, 0.5), (0.5, 0.8)], release=False)
    QApplication.sendEvent(
        canvas, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )
    assert not canvas.is_held
    assert len(canvas.strokes) == 5
    QTest.mouseMove(canvas, place(canvas, 0.1, 0.1))
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.1, 0.1))
    assert len(canvas.strokes) == 5


def test_a_canvas_that_is_hidden_lifts_the_pen(canvas: DrawingCanvas) -> None:
    drag(canvas, ACROSS, release=False)
    canvas.hide()
    assert not canvas.is_held
    assert len(canvas.strokes) == 1
    canvas.show()
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.1, 0.1))
    assert len(canvas.strokes) == 1


@pytest.mark.parametrize("tool", ["brush", "line", "move"])
def test_arrow_keys_and_space_leave_the_mouses_stroke_alone(
    canvas: DrawingCanvas, tool: str
) -> None:
    canvas.set_strokes(frame())
    canvas.set_tool("move" if tool == "move" else "line" if tool == "line" else "brush")
    way = [(0.1, 0.1), (0.3, 0.12), (0.5, 0.1)]
    drag(canvas, way)
    expected = canvas.to_array()
    canvas.undo()
    drag(canvas, way, release=False)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Plus):
        QTest.keyClick(canvas, key)
    assert canvas.is_held
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, *way[-1]))
    assert len(canvas.strokes) == 5
    assert np.array_equal(canvas.to_array(), expected)


def test_the_mouse_lifts_the_keyboards_pen(canvas: DrawingCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(5):
        QTest.keyClick(canvas, Qt.Key.Key_Right)
    drag(canvas, [(0.2, 0.1), (0.8, 0.1)])
    assert len(canvas.strokes) == 2
    array = canvas.to_array()
    assert array[28, 70:210].min() == 255
    assert not array[60:120].any(), "nothing between the two"


def test_redo_waits_while_the_drawing_is_held(canvas: DrawingCanvas) -> None:
    canvas.set_strokes(frame())
    drag(canvas, ACROSS)
    canvas.undo()
    canvas.set_tool("move")
    drag(canvas, [(0.5, 0.5), (0.6, 0.5)], release=False)
    canvas.redo()
    assert canvas.strokes == frame()
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.6, 0.5))
    assert isinstance(canvas.strokes[-1], Move)


def test_a_size_that_changes_under_the_pen_changes_no_point(canvas: DrawingCanvas) -> None:
    drag(canvas, [(0.1, 0.5), (0.3, 0.5)], release=False)
    canvas.resize(480, 390)
    canvas.grab()
    QTest.mouseMove(canvas, place(canvas, 0.6, 0.5))
    canvas.grab()
    canvas.resize(220, 260)
    QTest.mouseMove(canvas, place(canvas, 0.9, 0.5))
    seen = canvas.grab().toImage()
    assert seen.pixelColor(place(canvas, 0.2, 0.5)) == seen.pixelColor(place(canvas, 0.8, 0.5))
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.9, 0.5))
    array = canvas.to_array()
    assert array[140, 30:250].min() == 255
    assert not array[:125].any()
    assert not array[155:].any()


def test_another_tool_under_the_pen_is_for_the_next_press(canvas: DrawingCanvas) -> None:
    drag(canvas, [(0.1, 0.2), (0.4, 0.2)], release=False)
    canvas.set_tool("move")
    canvas.grab()
    QTest.mouseMove(canvas, place(canvas, 0.8, 0.2))
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.8, 0.2))
    stroke = canvas.strokes[0]
    assert isinstance(stroke, Stroke)
    assert len(stroke.points) > 2
    drag(canvas, [(0.5, 0.5), (0.5, 0.6)], release=False)
    canvas.set_tool("brush")
    QTest.mouseMove(canvas, place(canvas, 0.5, 0.7))
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.5, 0.7))
    move = canvas.strokes[-1]
    assert isinstance(move, Move)
    assert move.dy == pytest.approx(0.2, abs=0.01)


def test_undo_under_the_pen_drops_the_stroke_with_its_mirror(canvas: DrawingCanvas) -> None:
    canvas.set_mirror(True)
    drag(canvas, [(0.1, 0.1), (0.2, 0.3), (0.4, 0.4)], release=False)
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseMove(canvas, place(canvas, 0.4, 0.8))
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.4, 0.8))
    assert canvas.is_empty
    paper = canvas.grab().toImage().pixelColor(place(canvas, 0.05, 0.9))
    assert canvas.grab().toImage().pixelColor(place(canvas, 0.2, 0.3)) == paper


def test_both_buttons_make_one_stroke(canvas: DrawingCanvas) -> None:
    kind, both = QEvent.Type, LEFT | RIGHT
    mouse(canvas, kind.MouseButtonPress, (0.2, 0.2), LEFT, LEFT)
    mouse(canvas, kind.MouseButtonPress, (0.3, 0.2), RIGHT, both)
    mouse(canvas, kind.MouseMove, (0.5, 0.2), NO_BUTTON, both)
    mouse(canvas, kind.MouseButtonRelease, (0.5, 0.2), LEFT, RIGHT)
    mouse(canvas, kind.MouseButtonRelease, (0.6, 0.2), RIGHT, NO_BUTTON)
    assert len(canvas.strokes) == 1
    assert not canvas.is_held


def test_ten_thousand_strokes_follow_the_hand(canvas: DrawingCanvas, qtbot: QtBot) -> None:
    places = np.random.default_rng(0).uniform(0.3, 0.7, (10_000, 4)).tolist()
    marks = tuple(Stroke(((a, b), (c, d)), 0.01) for a, b, c, d in places)
    canvas.set_strokes(marks)
    canvas.set_tool("move")
    qtbot.waitUntil(lambda: canvas.ink_box() is not None)
    drag(canvas, [(0.5, 0.5), (0.6, 0.5), (0.3, 0.5)], release=False)
    box = canvas.ink_box()
    assert box is not None
    assert box.left == pytest.approx(0.1, abs=0.02)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.3, 0.5))
    assert canvas.strokes == marks
    drag(canvas, [(0.5, 0.5), (0.3, 0.5)])
    expected = grey_array(rendered((*marks, canvas.strokes[-1]), 280, *WHITE_ON_BLACK))
    assert np.array_equal(canvas.to_array(), expected)


def test_another_tab_in_the_middle_of_a_stroke(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentWidget(window.draw_tab)
    canvas = window.draw_tab.canvas
    qtbot.waitUntil(canvas.isVisible)
    drag(canvas, ACROSS, release=False)
    window.tabs.setCurrentIndex(0)
    assert not canvas.is_held
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.9, 0.5))
    window.tabs.setCurrentWidget(window.draw_tab)
    drag(canvas, [(0.1, 0.2), (0.9, 0.2)])
    assert len(canvas.strokes) == 2
