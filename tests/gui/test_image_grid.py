from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QNativeGestureEvent,
    QPointingDevice,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.images.grid_selection import SELECTION_LIMIT
from gui.widgets.images.grid_strips import RowStrips, StripLook
from gui.widgets.images.image_grid import ImageGrid
from gui.widgets.images.resample import resample
from gui.widgets.images.selectable_grid import SelectableGrid
from tests.gui.grid_hands import centre, images, shade

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def grid(qtbot: QtBot) -> ImageGrid:
    widget = ImageGrid()
    qtbot.addWidget(widget)
    widget.resize(10 * 56 + widget.verticalScrollBar().sizeHint().width() + 4, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


# Large images, many frames


def test_large_images_appear_over_several_frames(grid: ImageGrid, qtbot: QtBot) -> None:
    """A frame does no more than it has time for; what is missing follows by itself."""
    shades = np.zeros((80, 3, 224, 224), np.uint8)
    shades[:] = np.arange(80, dtype=np.uint8)[:, None, None, None]
    grid.set_images(np.moveaxis(shades, 1, 3))
    grid.set_cell_size(50)
    assert shade(grid, 0, 1) == 1
    qtbot.waitUntil(lambda: shade(grid, 5, 3) == 5 * grid.columns() + 3)


def test_rows_are_kept_within_bounds() -> None:
    strips = RowStrips()
    look = StripLook(56, 20, 10, 2.0, theme.LIGHT)
    stack, order = images(20 * 500), np.arange(20 * 500)
    for row in range(500):
        strips.begin_frame(look)
        assert strips.strip(row, stack, order, None) is not None
    screenful = 10 * 112 * 20 * 112 * 4
    assert strips.bytes_kept() <= 2 * screenful
    strips.begin_frame(replace(look, tokens=theme.DARK))
    assert strips.bytes_kept() == 0


@pytest.mark.parametrize("size", [(61, 61), (28, 61), (20, 40), (3, 3), (280, 301), (28, 28)])
@pytest.mark.parametrize("shape", [(2, 28, 28), (2, 28, 28, 3), (1, 224, 200)])
def test_resampling_is_the_mean_of_areas(size: tuple[int, int], shape: tuple[int, ...]) -> None:
    stack = np.random.default_rng(0).integers(0, 256, shape, np.uint8)

    def shares(source: int, target: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """Share of each source pixel in each target pixel, counted out in tiny steps."""
        fine = (np.arange(source * target) // target)[None, :].reshape(target, source)
        return np.stack([(fine == pixel).mean(axis=1) for pixel in range(source)], axis=1)

    rows, columns = shares(shape[1], size[0]), shares(shape[2], size[1])
    expected = np.einsum("th,nhw...,uw->ntu...", rows, stack.astype(float), columns)
    assert np.abs(resample(stack, size).astype(float) - expected).max() <= 1.5


# Zoom


def test_a_zoom_keeps_what_is_looked_at(grid: ImageGrid) -> None:
    grid.set_images(images(5000))
    bar = grid.verticalScrollBar()
    bar.setValue(40 * 56)
    middle = grid.position_at(QPointF(20, 200))
    grid.set_cell_size(40)
    assert grid.is_in_view(middle), "not the current one, which was out of sight"
    assert grid.current() == 0
    grid.set_current(2000)
    before = grid.cell_rect(grid.position_of(2000)).top()
    grid.set_cell_size(44)
    after = grid.cell_rect(grid.position_of(2000)).top()
    assert abs(after - before) < 44
    assert grid.is_in_view(grid.position_of(2000))


def test_a_lower_grid_still_shows_the_current_image(grid: ImageGrid) -> None:
    grid.set_images(images(5000))
    grid.set_current(1234)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().value() + 3 * 56)
    position = grid.position_of(1234)
    assert grid.is_in_view(position)
    for height in (200, 120, 400):
        grid.resize(grid.width(), height)
        assert grid.is_in_view(position)
    grid.verticalScrollBar().setValue(0)
    grid.resize(grid.width() - 56, 300)
    assert grid.verticalScrollBar().value() == 0, "out of sight before, it does not call"


def test_a_pinch_and_a_fine_wheel_zoom_little_by_little(grid: ImageGrid) -> None:
    grid.set_images(images(1000))
    at = QPointF(50, 50)
    device = QPointingDevice.primaryPointingDevice()
    kind = Qt.NativeGestureType.ZoomNativeGesture
    for _ in range(4):
        pinch = QNativeGestureEvent(
            kind, device, 2, at, at, grid.viewport().mapToGlobal(at), 0.05, QPointF()
        )
        QApplication.sendEvent(grid.viewport(), pinch)
    assert 64 <= grid.cell_size() <= 70


# Marks and selection


@pytest.fixture
def picker(qtbot: QtBot) -> SelectableGrid:
    widget = SelectableGrid()
    qtbot.addWidget(widget)
    widget.resize(10 * 56 + widget.verticalScrollBar().sizeHint().width() + 4, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.set_images(images(1000))
    return widget


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_marks_stand_in_the_corner_of_their_images(grid: ImageGrid) -> None:
    grid.set_images(images(200))
    corner = QPoint(56 - 8, 8)

    def colours() -> list[str]:
        picture = grid.viewport().grab().toImage()
        ratio = picture.devicePixelRatio()
        return [
            picture.pixelColor((corner + QPoint(column * 56, 0)) * ratio).name()
            for column in range(3)
        ]

    plain = colours()
    marked = np.zeros(200, bool)
    marked[[2, 50]] = True
    grid.set_marked(marked)
    assert colours()[:2] == plain[:2]
    assert colours()[2] != plain[2]
    grid.set_indices(np.array([50, 2, 3]))
    assert colours()[0] != plain[0]
    assert colours()[2] == "#030303"
    grid.set_marked(None)
    assert colours()[0] == "#323232"


def test_clicks_select(picker: SelectableGrid) -> None:
    heard: list[object] = []
    picker.selection_changed.connect(heard.append)
    QTest.mouseClick(picker.viewport(), LEFT, CTRL, centre(picker, 0, 3))
    QTest.mouseClick(picker.viewport(), LEFT, CTRL, centre(picker, 1, 1))
    assert (picker.selection(), picker.current()) == ((3, 11), 11)
    QTest.mouseClick(picker.viewport(), LEFT, SHIFT, centre(picker, 1, 4))
    assert picker.selection() == (3, 11, 12, 13, 14)
    QTest.mouseClick(picker.viewport(), LEFT, SHIFT, centre(picker, 0, 9))
    assert picker.selection() == (3, 11, 10, 9), "the range begins where it began"
    QTest.mouseClick(picker.viewport(), LEFT, CTRL, centre(picker, 1, 0))
    assert picker.selection() == (3, 11, 9)
    QTest.mouseClick(picker.viewport(), LEFT, pos=centre(picker, 2, 0))
    assert (picker.selection(), picker.current()) == ((3, 11, 9), 20)
    assert len(heard) == 5


def test_keys_select(picker: SelectableGrid) -> None:
    key = Qt.Key
    QTest.keyClick(picker, key.Key_Right)
    QTest.keyClick(picker, key.Key_Down, SHIFT)
    assert picker.selection() == tuple(range(1, 12))
    QTest.keyClick(picker, key.Key_Left, SHIFT)
    QTest.keyClick(picker, key.Key_Up, SHIFT)
    assert picker.selection() == (1, 0)
    QTest.keyClick(picker, key.Key_End)
    QTest.keyClick(picker, key.Key_Space)
    assert (picker.selection(), picker.current()) == ((1, 0, 999), 999)
    assert picker.accessibleDescription() == "Image 999 (selected)"
    QTest.keyClick(picker, key.Key_Space)
    assert picker.selection() == (1, 0)
    assert picker.accessibleDescription() == "Image 999"
    QTest.keyClick(picker, key.Key_Escape)
    assert picker.selection() == ()


def test_no_more_is_selected_than_can_be_looked_at(picker: SelectableGrid) -> None:
    picker.set_indices(np.arange(999, -1, -1))
    QTest.keyClick(picker, Qt.Key.Key_A, CTRL)
    assert picker.selection() == tuple(range(999, 999 - SELECTION_LIMIT, -1))
    picker.set_selection([5])
    QTest.keyClick(picker, Qt.Key.Key_Home)
    QTest.keyClick(picker, Qt.Key.Key_End, SHIFT)
    assert len(picker.selection()) == SELECTION_LIMIT
    assert picker.selection()[:3] == (5, 999, 998)


def test_the_selection_outlives_order_and_filter(picker: SelectableGrid) -> None:
    picker.set_selection([7, 900])
    picker.set_indices(np.array([900, 4]))
    assert picker.selection() == (7, 900)
    plain = picker.viewport().grab().toImage()
    picker.set_selection([7])
    assert picker.viewport().grab().toImage() != plain
    picker.set_images(images(5))
    assert picker.selection() == ()


def test_a_menu_is_asked_for_by_mouse_and_keyboard(grid: ImageGrid) -> None:
    grid.set_images(images(50))
    heard: list[object] = []
    grid.menu_requested.connect(heard.append)
    at = centre(grid, 1, 2)
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, at, grid.viewport().mapToGlobal(at))
        QApplication.sendEvent(grid.viewport(), event)
    assert grid.current() == 12
    assert heard == [grid.viewport().mapToGlobal(at)] * 2
    outside = QPoint(30, 390)
    there = grid.viewport().mapToGlobal(outside)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, outside, there)
    QApplication.sendEvent(grid.viewport(), event)
    assert len(heard) == 2
