"""The canvas's tools: shade, line, fill, mirror, the keyboard, the template."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.drawing.canvas import DrawingCanvas, Stroke, UndoState
from gui.widgets.drawing.strokes import Fill, Move, Picture
from tests.gui.canvas_hands import ACROSS, LEFT, drag, frame, place, shown_canvas


@pytest.fixture
def canvas(qtbot: QtBot) -> DrawingCanvas:
    return shown_canvas(qtbot)


def click(canvas: DrawingCanvas, x: float, y: float) -> None:
    QTest.mouseClick(canvas, LEFT, pos=place(canvas, x, y))


def test_a_shade_makes_grey_ink(canvas: DrawingCanvas) -> None:
    told: list[float] = []
    canvas.shade_changed.connect(told.append)
    canvas.set_shade(0.4)
    drag(canvas, ACROSS)
    assert canvas.to_array()[140, 140] == round(0.4 * 255)
    canvas.set_shade(0)
    assert canvas.shade == 0.2, "what is fainter is taken for paper"
    assert told == [0.4, 0.2]
    drag(canvas, [(0.5, 0.2), (0.5, 0.8)])
    assert canvas.to_array()[140, 140] == 51, "a lighter pen covers a darker line"


def test_a_line_is_straight_however_the_hand_went(canvas: DrawingCanvas) -> None:
    canvas.set_tool("line")
    drag(canvas, [(0.1, 0.5), (0.4, 0.1), (0.6, 0.9), (0.9, 0.5)], release=False)
    under_pen = canvas.to_array()
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.9, 0.5))
    array = canvas.to_array()
    assert np.array_equal(array, under_pen)
    assert array[140, 40:240].min() == 255
    assert not array[:120].any()
    assert len(canvas.strokes) == 1


def test_what_a_line_has_left_is_painted_over(canvas: DrawingCanvas) -> None:
    canvas.set_tool("line")
    drag(canvas, [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9)])
    grabbed = canvas.grab().toImage()
    paper = grabbed.pixelColor(place(canvas, 0.9, 0.9))
    assert grabbed.pixelColor(place(canvas, 0.6, 0.1)) == paper
    assert grabbed.pixelColor(place(canvas, 0.1, 0.6)) != paper


@pytest.mark.parametrize("size", [64, 280, 700])
def test_a_fill_covers_its_region_at_any_size(canvas: DrawingCanvas, size: int) -> None:
    canvas.set_strokes(frame())
    canvas.set_tool("fill")
    canvas.set_shade(0.5)
    click(canvas, 0.5, 0.5)
    array = canvas.to_array(size)
    inside = array[int(0.35 * size) : int(0.65 * size), int(0.35 * size) : int(0.65 * size)]
    assert inside.min() == inside.max() == 128
    assert not array[: int(0.25 * size)].any()
    across = array[size // 2, int(0.29 * size) : size // 2].astype(int)
    peak = int(across.argmax())
    assert across[peak:].min() >= 128, "no seam between the line and the fill"


def test_fills_pour_over_fills_and_can_be_undone(canvas: DrawingCanvas) -> None:
    canvas.set_strokes(frame())
    arrays = [canvas.to_array()]
    canvas.set_tool("fill")
    for shade in (0.8, 0.3):
        canvas.set_shade(shade)
        click(canvas, 0.5, 0.5)
        arrays.append(canvas.to_array())
        assert arrays[-1][140, 140] == round(shade * 255)
        assert arrays[-1][84, 140] == 255, "the outline stays"
    click(canvas, 0.5, 0.5)
    assert len(canvas.strokes) == 6, "the same shade again changes nothing"
    for expected in arrays[1::-1]:
        canvas.undo()
        assert np.array_equal(canvas.to_array(), expected)
    canvas.redo()
    canvas.redo()
    assert np.array_equal(canvas.to_array(), arrays[-1])


def test_an_open_outline_leaks_and_outside_the_sheet_nothing_happens(
    canvas: DrawingCanvas,
) -> None:
    canvas.set_strokes(frame()[:3])
    canvas.pour((0.5, 0.5))
    assert canvas.to_array().min() == 255
    canvas.undo()
    canvas.pour((1.2, 0.5))
    assert len(canvas.strokes) == 3


def test_a_faint_outline_holds_a_fill(canvas: DrawingCanvas) -> None:
    canvas.set_strokes(frame(shade=0.2, width=0.012))
    canvas.pour((0.5, 0.5))
    array = canvas.to_array()
    assert array[140, 140] == 255
    assert not array[:70].any()


def test_mirror_draws_both_sides(canvas: DrawingCanvas) -> None:
    canvas.set_mirror(True)
    drag(canvas, [(0.1, 0.2), (0.3, 0.4), (0.2, 0.7)], release=False)
    half = canvas.to_array().astype(int)
    assert np.abs(half - half[:, ::-1]).max() <= 2, "under the pen too"
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.2, 0.7))
    canvas.set_width(0.02)
    canvas.set_tool("line")
    for start, end in ((0.2, 0.4), (0.4, 0.2)):
        drag(canvas, [(start, 0.8), (end, 0.8), (end, 0.95)])
    array = canvas.to_array().astype(int)
    assert np.abs(array - array[:, ::-1]).max() <= 2
    canvas.set_mirror(False)
    drag(canvas, [(0.1, 0.1), (0.3, 0.1)])
    assert not canvas.to_array()[14:40, 150:].any()


def test_a_mirrored_fill_pours_at_both_sides(canvas: DrawingCanvas) -> None:
    left = Stroke(((0.1, 0.3), (0.4, 0.3)), 0.02, mirror=True)
    walls = [((0.4, 0.3), (0.4, 0.6)), ((0.4, 0.6), (0.1, 0.6)), ((0.1, 0.6), (0.1, 0.3))]
    canvas.set_strokes((left, *(Stroke(wall, 0.02, mirror=True) for wall in walls)))
    canvas.set_mirror(True)
    canvas.pour((0.25, 0.45))
    array = canvas.to_array()
    assert array[126, 70] == array[126, 210] == 255
    assert array[126, 140] == 0


def test_the_keyboard_alone_draws(canvas: DrawingCanvas) -> None:
    key = Qt.Key
    for _ in range(10):
        QTest.keyClick(canvas, key.Key_Left)
    QTest.keyClick(canvas, key.Key_Space)
    for _ in range(20):
        QTest.keyClick(canvas, key.Key_Right)
    assert canvas.is_drawing
    QTest.keyClick(canvas, key.Key_Space)
    assert len(canvas.strokes) == 1
    array = canvas.to_array()
    assert array[140, 90:190].min() == 255
    assert not array[:, :70].any()
    QTest.keyClick(canvas, key.Key_V)
    for _ in range(5):
        QTest.keyClick(canvas, key.Key_Down)
    assert canvas.to_array()[168, 140] == 255
    QTest.keyClick(canvas, key.Key_Minus)
    QTest.keyClick(canvas, key.Key_F)
    QTest.keyClick(canvas, key.Key_Space)
    assert [type(mark) for mark in canvas.strokes[-2:]] == [Move, Fill]


def test_leaving_the_canvas_lifts_the_keyboards_pen(canvas: DrawingCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    canvas.clearFocus()
    QApplication.processEvents()
    assert not canvas.is_drawing
    assert len(canvas.strokes) == 1


def test_keys_take_every_tool(canvas: DrawingCanvas) -> None:
    tools: list[str] = []
    mirrors: list[bool] = []
    canvas.tool_changed.connect(tools.append)
    canvas.mirror_changed.connect(mirrors.append)
    key = Qt.Key
    for pressed in (key.Key_E, key.Key_F, key.Key_L, key.Key_V, key.Key_B, key.Key_M, key.Key_M):
        QTest.keyClick(canvas, pressed)
    assert tools == ["eraser", "fill", "line", "move", "brush"]
    assert mirrors == [True, False]


def test_a_template_is_seen_and_no_part_of_the_drawing(canvas: DrawingCanvas) -> None:
    empty = canvas.grab().toImage()
    canvas.set_template(np.full((28, 28), 255, np.uint8))
    assert canvas.has_template
    assert canvas.is_empty
    seen = canvas.grab().toImage().pixelColor(place(canvas, 0.5, 0.3))
    paper = empty.pixelColor(place(canvas, 0.5, 0.3))
    assert 20 < abs(seen.lightness() - paper.lightness()) < 60
    assert not canvas.to_array().any()
    canvas.set_template(None)
    assert canvas.grab().toImage() == empty


def test_a_picture_lies_under_new_ink_and_can_be_rubbed_out(canvas: DrawingCanvas) -> None:
    first = Picture(np.full((40, 80), 200, np.uint8), (0.1, 0.3, 0.8, 0.4))
    canvas.set_picture(first)
    assert canvas.to_array()[140, 140] == 200
    canvas.set_tool("eraser")
    drag(canvas, ACROSS)
    assert canvas.to_array()[140, 140] == 0
    canvas.set_picture(Picture(np.full((8, 8), 90, np.uint8), (0.4, 0.4, 0.2, 0.2)))
    array = canvas.to_array()
    assert array[140, 140] == 90
    assert array[100, 40] == 0, "it has taken the first one's place"
    canvas.undo()
    canvas.undo()
    assert canvas.strokes == (first,)


def test_states_are_told_for_every_kind_of_edit(canvas: DrawingCanvas) -> None:
    states: list[UndoState] = []
    canvas.undo_state_changed.connect(states.append)
    canvas.pour((0.5, 0.5))
    canvas.shift(0.1, 0)
    canvas.undo()
    canvas.undo()
    assert states[0] == UndoState(True, False)
    assert states[-1] == UndoState(False, True)


def test_a_finger_draws(canvas: DrawingCanvas) -> None:
    device = QTest.createTouchDevice()
    for step, x in enumerate((0.2, 0.5, 0.8)):
        touch = QTest.touchEvent(canvas, device, False)
        act = touch.press if step == 0 else touch.move
        act(0, place(canvas, x, 0.5), canvas)
        touch.commit()
    touch = QTest.touchEvent(canvas, device, False)
    touch.release(0, place(canvas, 0.8, 0.5), canvas)
    touch.commit()
    assert len(canvas.strokes) == 1
    assert canvas.to_array()[140, 140] == 255
