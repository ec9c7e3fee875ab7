"""Fingers on a touch screen: one uses the tool, two move and scale the drawing."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.drawing.canvas import DrawingCanvas, Stroke
from gui.widgets.drawing.strokes import Fill, Move
from gui.widgets.drawing.tool_sheet import TOOLS
from tests.gui.canvas_hands import ACROSS, LEFT, Fingers, drag, frame, place, shown_canvas

TYPE = QEvent.Type


@pytest.fixture
def canvas(qtbot: QtBot) -> DrawingCanvas:
    return shown_canvas(qtbot)


@pytest.fixture
def fingers(canvas: DrawingCanvas) -> Fingers:
    return Fingers(canvas)


def send_pen(canvas: DrawingCanvas, kind: QEvent.Type, x: float, y: float) -> None:
    device, at = QPointingDevice.primaryPointingDevice(), QPointF(place(canvas, x, y))
    none, above = Qt.KeyboardModifier.NoModifier, QPointF(canvas.mapToGlobal(at))
    down = Qt.MouseButton.NoButton if kind == TYPE.TabletRelease else LEFT
    event = QTabletEvent(kind, device, at, above, 0.5, 0, 0, 0, 0, 0, none, LEFT, down)
    QApplication.sendEvent(canvas, event)


def test_one_finger_draws(canvas: DrawingCanvas, fingers: Fingers) -> None:
    fingers.press(f0=(0.2, 0.5))
    fingers.move(f0=(0.5, 0.5))
    assert canvas.is_drawing
    fingers.lift(f0=(0.8, 0.5))
    assert len(canvas.strokes) == 1
    assert canvas.to_array()[140, 60:220].min() == 255
    assert canvas.hasFocus()


@pytest.mark.parametrize("tool", TOOLS)
def test_two_fingers_move_and_scale_with_any_tool(
    canvas: DrawingCanvas, fingers: Fingers, tool: str
) -> None:
    canvas.set_strokes(frame())
    canvas.set_tool(next(name for name in TOOLS if name == tool))
    before = canvas.to_array()
    fingers.press(f0=(0.4, 0.5))
    fingers.move(f0=(0.42, 0.55))
    fingers.move(f0=(0.4, 0.5))
    fingers.press(f1=(0.6, 0.5))
    fingers.move(f0=(0.45, 0.6), f1=(0.55, 0.6))
    fingers.lift(f0=(0.45, 0.6), f1=(0.55, 0.6))
    assert canvas.strokes[:-1] == frame(), "what the first finger began was taken back"
    move = canvas.strokes[-1]
    assert isinstance(move, Move)
    assert (move.scale, move.dx, move.dy) == pytest.approx((0.5, 0.25, 0.35), abs=0.01)
    canvas.undo()
    assert np.array_equal(canvas.to_array(), before), "one step"
    assert not canvas.is_held


def test_fingers_that_land_together_pinch(canvas: DrawingCanvas, fingers: Fingers) -> None:
    canvas.set_strokes(frame())
    fingers.press(f0=(0.4, 0.5), f1=(0.6, 0.5))
    fingers.move(f0=(0.3, 0.5), f1=(0.7, 0.5))
    fingers.lift(f0=(0.3, 0.5), f1=(0.7, 0.5))
    move = canvas.strokes[-1]
    assert isinstance(move, Move)
    assert move.scale == pytest.approx(2, abs=0.03)


def test_the_finger_that_stays_draws_nothing(canvas: DrawingCanvas, fingers: Fingers) -> None:
    canvas.set_strokes(frame())
    fingers.press(f0=(0.4, 0.5))
    fingers.press(f1=(0.6, 0.5))
    fingers.move(f0=(0.4, 0.6), f1=(0.6, 0.6))
    fingers.lift(f1=(0.6, 0.6))
    assert len(canvas.strokes) == 5
    fingers.move(f0=(0.1, 0.1))
    assert not canvas.is_held
    fingers.press(f2=(0.5, 0.1))
    fingers.move(f0=(0.1, 0.2), f2=(0.5, 0.2))
    fingers.lift(f0=(0.1, 0.2), f2=(0.5, 0.2))
    assert [type(mark) for mark in canvas.strokes[4:]] == [Move, Move]
    fingers.press(f0=(0.1, 0.9))
    fingers.lift(f0=(0.2, 0.9))
    assert isinstance(canvas.strokes[-1], Stroke), "the next touch draws again"


def test_two_fingers_on_an_empty_sheet_leave_it_empty(
    canvas: DrawingCanvas, fingers: Fingers
) -> None:
    fingers.press(f0=(0.4, 0.5))
    fingers.press(f1=(0.6, 0.5))
    fingers.move(f0=(0.3, 0.5), f1=(0.7, 0.5))
    fingers.lift(f0=(0.3, 0.5), f1=(0.7, 0.5))
    assert canvas.is_empty
    assert not canvas.can_undo


def test_escape_drops_the_pinch_for_good(canvas: DrawingCanvas, fingers: Fingers) -> None:
    canvas.set_strokes(frame())
    fingers.press(f0=(0.4, 0.5), f1=(0.6, 0.5))
    fingers.move(f0=(0.3, 0.5), f1=(0.7, 0.5))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    fingers.move(f0=(0.2, 0.5), f1=(0.8, 0.5))
    fingers.lift(f0=(0.2, 0.5), f1=(0.8, 0.5))
    assert canvas.strokes == frame()


def test_fingers_at_one_place_do_no_harm(canvas: DrawingCanvas, fingers: Fingers) -> None:
    canvas.set_strokes(frame())
    fingers.press(f0=(0.5, 0.5), f1=(0.5, 0.5))
    fingers.move(f0=(0.1, 0.5), f1=(0.9, 0.5))
    fingers.move(f0=(0.5, 0.5), f1=(0.5, 0.5))
    fingers.lift(f0=(0.5, 0.5), f1=(0.5, 0.5))
    box = canvas.ink_box()
    assert box is not None
    assert 0.04 < box.longest < 5.1


def test_a_third_finger_changes_nothing(canvas: DrawingCanvas, fingers: Fingers) -> None:
    canvas.set_strokes(frame())
    fingers.press(f0=(0.4, 0.5), f1=(0.6, 0.5))
    fingers.press(f2=(0.9, 0.9))
    fingers.move(f0=(0.4, 0.6), f1=(0.6, 0.6), f2=(0.1, 0.1))
    fingers.lift(f0=(0.4, 0.6), f1=(0.6, 0.6), f2=(0.1, 0.1))
    move = canvas.strokes[-1]
    assert isinstance(move, Move)
    assert (move.scale, move.dx, move.dy) == pytest.approx((1, 0, 0.1), abs=0.01)


def test_a_tap_fills_when_it_lifts(canvas: DrawingCanvas, fingers: Fingers) -> None:
    canvas.set_strokes(frame())
    canvas.set_tool("fill")
    fingers.press(f0=(0.5, 0.5))
    assert canvas.strokes == frame()
    canvas.set_tool("brush")  # for the next touch
    fingers.lift(f0=(0.5, 0.5))
    assert isinstance(canvas.strokes[-1], Fill)
    assert not canvas.is_held


def test_a_hand_beside_the_pen_does_nothing(canvas: DrawingCanvas, fingers: Fingers) -> None:
    send_pen(canvas, TYPE.TabletPress, 0.2, 0.2)
    fingers.press(f0=(0.9, 0.9))
    fingers.press(f1=(0.8, 0.9))
    fingers.move(f0=(0.9, 0.8), f1=(0.8, 0.8))
    send_pen(canvas, TYPE.TabletMove, 0.5, 0.2)
    send_pen(canvas, TYPE.TabletRelease, 0.8, 0.2)
    fingers.move(f0=(0.9, 0.7), f1=(0.8, 0.7))
    fingers.lift(f0=(0.9, 0.7), f1=(0.8, 0.7))
    assert len(canvas.strokes) == 1
    assert canvas.to_array()[56, 60:220].min() == 255
    assert not canvas.to_array()[100:].any()


def test_the_pen_takes_over_from_a_hand_that_landed_first(
    canvas: DrawingCanvas, fingers: Fingers
) -> None:
    fingers.press(f0=(0.9, 0.9))
    fingers.move(f0=(0.85, 0.9))
    send_pen(canvas, TYPE.TabletPress, 0.2, 0.2)
    fingers.move(f0=(0.8, 0.9))
    send_pen(canvas, TYPE.TabletRelease, 0.8, 0.2)
    fingers.lift(f0=(0.8, 0.9))
    assert len(canvas.strokes) == 1
    assert not canvas.to_array()[100:].any()


def test_a_touch_whose_end_was_lost_ends_with_the_next(
    canvas: DrawingCanvas, fingers: Fingers
) -> None:
    fingers.press(f0=(0.2, 0.2))
    fingers.move(f0=(0.5, 0.2))
    again = Fingers(canvas)  # another screen: nothing is known of the first touch's end
    again.press(f0=(0.2, 0.8))
    again.lift(f0=(0.5, 0.8))
    fingers.lift(f0=(0.5, 0.2))
    assert len(canvas.strokes) == 2
    assert not canvas.to_array()[80:200].any()


def test_a_touch_that_the_system_takes_away_leaves_nothing(
    canvas: DrawingCanvas, fingers: Fingers
) -> None:
    drag(canvas, ACROSS)
    fingers.press(f0=(0.2, 0.2))
    fingers.move(f0=(0.5, 0.2))
    assert canvas.is_drawing
    fingers.cancel()
    assert not canvas.is_held
    assert len(canvas.strokes) == 1
