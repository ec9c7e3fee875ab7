"""The frame around the drawing, and scaling by its corners."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.drawing.box import Box
from gui.widgets.drawing.canvas import DrawingCanvas, Stroke, Tool
from gui.widgets.drawing.strokes import Fill, Marks, Move, Picture
from tests.gui.canvas_hands import ACROSS, LEFT, Fingers, drag, frame, place, shown_canvas

PIXEL = 1 / 280  # of the raster that the box is found on
SHAPE = Qt.CursorShape


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> DrawingCanvas:
    theme.apply(qapp, "light")
    return shown_canvas(qtbot)


@pytest.fixture
def square(canvas: DrawingCanvas) -> DrawingCanvas:
    """A square from .29 to .71 on the canvas, the move tool in hand."""
    canvas.set_strokes(frame())
    canvas.set_tool("move")
    return canvas


def box(canvas: DrawingCanvas) -> Box:
    found = canvas.ink_box()
    assert found is not None
    return found


def accents(canvas: DrawingCanvas) -> int:
    """How many pixels of the canvas, but for its own frame, have the accent's colour."""
    picture = canvas.grab(canvas.rect().adjusted(4, 4, -4, -4)).toImage()
    wanted = QColor(theme.current().accent).rgb()
    pixels = np.frombuffer(picture.constBits(), np.uint32)
    return int((pixels == wanted).sum())


def test_the_frame_is_there_with_the_move_tool_only(square: DrawingCanvas) -> None:
    assert accents(square) > 100
    square.set_tool("brush")
    assert accents(square) == 0
    square.set_tool("move")
    square.clear()
    assert accents(square) == 0, "nothing to move"


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (frame(), (0.29, 0.29, 0.71, 0.71)),
        ((Stroke(((0.1, 0.4), (0.2, 0.4)), 0.04, mirror=True),), (0.08, 0.38, 0.92, 0.42)),
        ((Stroke(((0.5, 0.5), (1.4, 0.5)), 0.1),), (0.45, 0.45, 1.45, 0.55)),
        ((*frame(), Move(0.5, 0.1, 0.2)), (0.245, 0.345, 0.455, 0.555)),
        ((Picture(np.full((4, 8), 255, np.uint8), (0.2, 0.4, 0.4, 0.2)),), (0.2, 0.4, 0.6, 0.6)),
        ((Fill((0.5, 0.5)), Move(1.0, 0.5, 0.0)), (0.5, 0.0, 1.5, 1.0)),
        ((*frame(), Stroke(((0.7, 0.2), (0.7, 0.8)), 0.1, erase=True)), (0.29, 0.29, 0.65, 0.71)),
    ],
)
def test_the_box_lies_around_the_ink(
    canvas: DrawingCanvas, marks: Marks, expected: tuple[float, ...]
) -> None:
    canvas.set_strokes(marks)
    assert box(canvas) == pytest.approx(expected, abs=2 * PIXEL)


def test_without_ink_there_is_no_box(canvas: DrawingCanvas) -> None:
    assert canvas.ink_box() is None
    canvas.set_strokes((Stroke(((0.5, 0.5),), 0.1, erase=True),))
    assert canvas.ink_box() is None
    canvas.set_strokes((Stroke(((0.5, 0.5),), 0.1), Stroke(((0.5, 0.5),), 0.2, erase=True)))
    assert canvas.ink_box() is None, "all of it was rubbed out"


@pytest.mark.parametrize(
    ("grabbed", "stays"),
    [((0.29, 0.29), 2), ((0.71, 0.29), 3), ((0.71, 0.71), 0), ((0.29, 0.71), 1)],
)
def test_a_corner_scales_about_the_opposite_one(
    square: DrawingCanvas, grabbed: tuple[float, float], stays: int
) -> None:
    anchor = box(square).corners()[stays]
    middle = [(part + 0.5) / 2 for part in grabbed]  # half way to the centre: by a quarter
    before = square.to_array()
    drag(square, [grabbed, (middle[0], middle[1] + 0.01), (middle[0], middle[1])])
    assert isinstance(square.strokes[-1], Move)
    assert square.strokes[-1].scale == pytest.approx(0.75, abs=0.02)
    assert box(square).corners()[stays] == pytest.approx(anchor, abs=2 * PIXEL)
    square.undo()
    assert np.array_equal(square.to_array(), before), "one step"
    assert len(square.strokes) == 4


def test_across_the_diagonal_nothing_is_scaled(square: DrawingCanvas) -> None:
    drag(square, [(0.71, 0.71), (0.81, 0.61)])
    assert box(square) == pytest.approx((0.29, 0.29, 0.71, 0.71), abs=0.02)


def test_what_is_not_a_corner_moves(square: DrawingCanvas) -> None:
    drag(square, [(0.5, 0.5), (0.6, 0.55)])
    move = square.strokes[-1]
    assert isinstance(move, Move)
    assert (move.scale, move.dx, move.dy) == pytest.approx((1.0, 0.1, 0.05), abs=2 * PIXEL)
    QTest.mouseClick(square, LEFT, pos=place(square, 0.81, 0.76))
    assert len(square.strokes) == 5, "a click alone is no edit"


def test_escape_drops_the_scaling(square: DrawingCanvas) -> None:
    before = square.to_array()
    drag(square, [(0.71, 0.71), (0.5, 0.5)], release=False)
    assert box(square).right < 0.6
    QTest.keyClick(square, Qt.Key.Key_Escape)
    QTest.mouseMove(square, place(square, 0.4, 0.4))
    QTest.mouseRelease(square, LEFT, pos=place(square, 0.4, 0.4))
    assert np.array_equal(square.to_array(), before)
    assert square.strokes == frame()
    assert box(square).right == pytest.approx(0.71, abs=2 * PIXEL)


def test_the_pointer_says_what_a_press_would_do(square: DrawingCanvas) -> None:
    def shape(x: float, y: float) -> Qt.CursorShape:
        QTest.mouseMove(square, place(square, x, y))
        return square.cursor().shape()

    assert shape(0.29, 0.29) == shape(0.71, 0.71) == SHAPE.SizeFDiagCursor
    assert shape(0.71, 0.29) == shape(0.29, 0.71) == SHAPE.SizeBDiagCursor
    assert shape(0.5, 0.5) == shape(0.1, 0.1) == SHAPE.SizeAllCursor
    square.set_tool("brush")
    assert square.cursor().shape() == SHAPE.CrossCursor
    square.clear()
    square.set_tool("move")
    assert square.cursor().shape() == SHAPE.ArrowCursor


def test_the_shape_stays_while_a_corner_is_held(square: DrawingCanvas) -> None:
    drag(square, [(0.71, 0.71), (0.5, 0.6), (0.45, 0.6)], release=False)
    assert square.cursor().shape() == SHAPE.SizeFDiagCursor
    QTest.mouseRelease(square, LEFT, pos=place(square, 0.1, 0.1))
    QTest.mouseMove(square, place(square, 0.9, 0.9))
    assert square.cursor().shape() == SHAPE.SizeAllCursor


def test_a_finger_meets_a_corner_from_farther_than_the_mouse(square: DrawingCanvas) -> None:
    fingers = Fingers(square)
    beside = (0.71 + 20 / 300, 0.71)
    fingers.press(f0=beside)
    fingers.move(f0=(0.5, 0.5))
    fingers.lift(f0=(0.5, 0.5))
    assert box(square).right < 0.6
    square.undo()
    drag(square, [beside, (0.5, 0.5)])
    assert isinstance(square.strokes[-1], Move)
    assert square.strokes[-1].scale == 1.0


def test_a_pen_scales_by_a_corner(square: DrawingCanvas) -> None:
    device = QPointingDevice.primaryPointingDevice()
    kinds = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease
    for kind, edge in zip(kinds, (0.71, 0.6, 0.5), strict=True):
        at = QPointF(place(square, edge, edge))
        above = QPointF(square.mapToGlobal(at))
        none, up = Qt.KeyboardModifier.NoModifier, kind == QEvent.Type.TabletRelease
        down = Qt.MouseButton.NoButton if up else LEFT
        QApplication.sendEvent(
            square,
            QTabletEvent(kind, device, at, above, 0.5, 0, 0, 0, 0, 0, none, LEFT, down),
        )
    assert box(square) == pytest.approx((0.29, 0.29, 0.5, 0.5), abs=0.02)


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_a_drawing_larger_than_the_sheet_still_has_handles(
    square: DrawingCanvas, qapp: QApplication, theme_name: str
) -> None:
    theme.apply(qapp, "dark" if theme_name == "dark" else "light")
    square.zoom(4)
    # Qt's simulated mouse does not arrive in a new window with its first move.
    QTest.mouseMove(square, place(square, 0.9, 0.9))
    QTest.mouseMove(square, place(square, 0.98, 0.98))
    assert square.cursor().shape() == SHAPE.SizeFDiagCursor
    assert accents(square) > 100
    drag(square, [(0.98, 0.98), (0.5, 0.5)])
    assert isinstance(square.strokes[-1], Move)
    assert square.strokes[-1].scale == pytest.approx(0.51, abs=0.03)


def test_a_drawing_can_not_be_lost(square: DrawingCanvas) -> None:
    for _ in range(60):
        square.zoom(0.3)
        square.shift(0, 0)
    assert box(square).longest == pytest.approx(0.05, abs=2 * PIXEL)
    assert square.to_array().max() > 100
    for _ in range(60):
        square.zoom(7)
        square.shift(0, 0)
    assert box(square).longest == pytest.approx(5, rel=0.01)
    for _ in range(60):
        square.shift(0.9, -0.9)
    left = box(square).on_sheet()
    assert min(left.right - left.left, left.bottom - left.top) == pytest.approx(0.05, abs=2 * PIXEL)
    drag(square, [(0.5, 0.5), (0.1, 0.9), (0.04, 0.96)])
    assert box(square).on_sheet().longest > 0.4, "taken hold of, it comes back"


def test_what_lay_beside_the_sheet_is_seen_as_soon_as_it_is_moved_in(
    canvas: DrawingCanvas,
) -> None:
    canvas.set_strokes((Stroke(((0.8, 0.5), (1.4, 0.5)), 0.1),))
    canvas.set_tool("move")
    drag(canvas, [(0.9, 0.7), (0.4, 0.7)], release=False)
    seen = canvas.grab().toImage()
    assert seen.pixelColor(place(canvas, 0.85, 0.5)).lightness() < 80
    assert seen.pixelColor(place(canvas, 0.2, 0.5)).lightness() > 200
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.4, 0.7))


def test_an_arrow_key_held_down_is_one_edit(square: DrawingCanvas) -> None:
    for _ in range(3):
        QTest.keyPress(square, Qt.Key.Key_Left)
    QTest.keyRelease(square, Qt.Key.Key_Left)
    assert len(square.strokes) == 5
    assert box(square).left == pytest.approx(0.29 - 0.06, abs=2 * PIXEL)
    QTest.keyClick(square, Qt.Key.Key_Up)
    square.undo()
    square.undo()
    assert square.strokes == frame()


def test_a_scaling_that_waits_can_be_undone_and_done_again(square: DrawingCanvas) -> None:
    QTest.keyClick(square, Qt.Key.Key_Minus)
    square.undo()
    assert square.strokes == frame()
    square.redo()
    assert len(square.strokes) == 5
    QTest.keyClick(square, Qt.Key.Key_Plus)
    square.clear()
    square.undo()
    assert len(square.strokes) == 6, "clearing comes after the scaling"


@pytest.mark.parametrize("tool", ["brush", "move"])
def test_the_keyboards_help_belongs_to_the_tool(canvas: DrawingCanvas, tool: Tool) -> None:
    canvas.set_tool(tool)
    assert ("Space" in canvas.accessibleDescription()) == (tool == "brush")


def test_handles_follow_what_is_drawn(square: DrawingCanvas) -> None:
    before = accents(square)
    drag(square, ACROSS, Qt.MouseButton.RightButton)  # the right button erases
    assert len(square.strokes) == 5
    assert accents(square) == pytest.approx(before, abs=20)
