import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from gui.widgets.images.image_grid import ImageGrid
from gui.widgets.images.image_view import ImageView, PixelValue
from gui.widgets.images.resample import resample
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


def test_cells_show_their_images(grid: ImageGrid) -> None:
    grid.set_images(images(200))
    assert grid.columns() == 10
    assert [shade(grid, 0, 3), shade(grid, 2, 7), shade(grid, 5, 9)] == [3, 27, 59]
    grid.set_indices(np.array([150, 40, 7]))
    assert [shade(grid, 0, column) for column in range(3)] == [150, 40, 7]


def test_colour_images(grid: ImageGrid) -> None:
    colours = np.zeros((4, 32, 32, 3), np.uint8)
    colours[2] = (200, 100, 50)
    grid.set_images(colours)
    picture = grid.viewport().grab().toImage()
    at = centre(grid, 0, 2) * picture.devicePixelRatio()
    assert picture.pixelColor(at).name() == "#c86432"


def test_scrolling_shows_later_images(grid: ImageGrid) -> None:
    grid.set_images(images(60_000))
    grid.verticalScrollBar().setValue(100 * grid.cell_size())
    assert shade(grid, 0, 4) == 1004 % 256


def test_a_click_makes_current_and_a_double_click_activates(grid: ImageGrid) -> None:
    current: list[object] = []
    activated: list[object] = []
    grid.current_changed.connect(current.append)
    grid.activated.connect(activated.append)
    grid.set_images(images(100))
    grid.set_indices(np.arange(99, -1, -1))
    assert grid.verticalScrollBar().value() > 0, "the current image has moved to the end"
    QTest.keyClick(grid, Qt.Key.Key_Home)
    current.clear()
    QTest.mouseClick(grid.viewport(), LEFT, pos=centre(grid, 1, 2))
    assert current == [87]
    assert grid.current() == 87
    QTest.mouseDClick(grid.viewport(), LEFT, pos=centre(grid, 1, 2))
    assert activated == [87]
    QTest.mouseClick(grid.viewport(), LEFT, pos=QPoint(1, 1))
    assert type(current[0]) is int


def test_every_key_moves(grid: ImageGrid) -> None:
    grid.set_images(images(205))
    page = grid.viewport().height() // grid.cell_size() * 10
    key = Qt.Key
    steps = [
        (key.Key_Right, 1),
        (key.Key_Down, 11),
        (key.Key_Left, 10),
        (key.Key_Up, 0),
        (key.Key_Up, 0),
        (key.Key_Left, 0),
        (key.Key_PageDown, page),
        (key.Key_End, 204),
        (key.Key_Down, 204),
        (key.Key_PageUp, 204 - page),
        (key.Key_Home, 0),
    ]
    for pressed, expected in steps:
        QTest.keyClick(grid, pressed)
        assert grid.current() == expected, pressed
    activated: list[object] = []
    grid.activated.connect(activated.append)
    QTest.keyClick(grid, key.Key_Return)
    assert activated == [0]


def test_the_current_cell_stays_in_view(grid: ImageGrid) -> None:
    grid.set_images(images(2000))
    QTest.keyClick(grid, Qt.Key.Key_End)
    bar = grid.verticalScrollBar()
    assert bar.value() == bar.maximum()
    grid.set_current(5)
    assert bar.value() == 0


def test_a_filter_keeps_the_current_image_or_takes_the_first(grid: ImageGrid) -> None:
    heard: list[object] = []
    grid.set_images(images(100))
    grid.current_changed.connect(heard.append)
    grid.set_current(40)
    grid.set_indices(np.array([10, 20, 40]))
    assert (grid.current(), heard) == (40, [40])
    grid.set_indices(np.array([7, 8]))
    assert (grid.current(), heard) == (7, [40, 7])
    grid.set_indices(np.array([], np.int64))
    assert (grid.current(), heard) == (None, [40, 7, None])
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert grid.current() is None


def test_ctrl_wheel_and_keys_zoom(grid: ImageGrid) -> None:
    grid.set_images(images(100))
    sizes: list[object] = []
    grid.cell_size_changed.connect(sizes.append)
    at = QPointF(50, 50)
    turn = QWheelEvent(
        at,
        grid.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(grid.viewport(), turn)
    QTest.keyClick(grid, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    grid.set_cell_size(1)
    grid.set_cell_size(10_000)
    assert sizes == [64, 56, 16, 256]
    assert not grid.viewport().grab().isNull()


def test_captions_are_tool_tips_and_descriptions(grid: ImageGrid, qtbot: QtBot) -> None:
    grid.set_images(images(100))
    grid.set_captions(lambda index: f"garment {index}")
    assert grid.accessibleDescription() == "garment 0"
    at = centre(grid, 0, 6)
    event = QHelpEvent(QEvent.Type.ToolTip, at, grid.viewport().mapToGlobal(at))
    QApplication.sendEvent(grid.viewport(), event)
    assert QToolTip.text() == "garment 6"
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_bad_arrays_are_refused(grid: ImageGrid) -> None:
    with pytest.raises(ValueError, match="expected uint8"):
        grid.set_images(np.zeros((3, 28, 28), np.float32))
    with pytest.raises(ValueError, match="expected uint8"):
        grid.set_images(np.zeros((28, 28), np.uint8))
    grid.set_images(images(3))
    with pytest.raises(ValueError, match="outside"):
        grid.set_indices(np.array([3]))


def test_an_empty_grid_has_a_placeholder(grid: ImageGrid) -> None:
    plain = grid.viewport().grab().toImage()
    grid.set_placeholder("Nothing matches this filter")
    assert grid.viewport().grab().toImage() != plain
    grid.set_images(np.zeros((0, 28, 28), np.uint8))
    assert grid.current() is None


def test_resampling_keeps_means_and_crisp_pixels() -> None:
    checks = np.indices((28, 28)).sum(axis=0) % 2 * 255
    stack = checks.astype(np.uint8)[None]
    assert set(np.unique(resample(stack, (56, 56)))) == {0, 255}
    assert resample(stack, (14, 14)).mean() == pytest.approx(127.5, abs=1)
    assert resample(stack, (61, 61)).mean() == pytest.approx(127.5, abs=1)
    assert resample(np.full((2, 28, 28, 3), 9, np.uint8), (50, 41)).shape == (2, 50, 41, 3)


# ImageView


@pytest.fixture
def view(qtbot: QtBot) -> ImageView:
    widget = ImageView()
    qtbot.addWidget(widget)
    widget.resize(280, 280)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_pixels_are_crisp_and_read_out(view: ImageView) -> None:
    image = np.zeros((28, 28), np.uint8)
    image[3, 5] = 200
    view.set_image(image)
    picture = view.grab().toImage()
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(QPoint(55, 35) * ratio).red() == 200
    assert picture.pixelColor(QPoint(45, 35) * ratio).red() == 0
    heard: list[object] = []
    view.pixel_hovered.connect(heard.append)
    QTest.mouseMove(view, QPoint(55, 35))
    QTest.mouseMove(view, QPoint(57, 37))
    assert heard == [PixelValue(3, 5, 200)]
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert heard[-1] is None


def test_a_new_image_under_the_cursor_is_read_again(view: ImageView) -> None:
    view.set_image(np.zeros((28, 28), np.uint8))
    QTest.mouseMove(view, QPoint(155, 35))
    heard: list[object] = []
    view.pixel_hovered.connect(heard.append)
    view.set_image(np.full((28, 28), 7, np.uint8))
    view.set_image(np.full((28, 28, 3), 8, np.uint8))
    view.set_image(None)
    assert heard == [PixelValue(3, 15, 7), PixelValue(3, 15, (8, 8, 8)), None]


@pytest.mark.parametrize("shape", [(28, 28), (10, 40), (1, 1), (600, 300), (32, 32, 3)])
def test_any_shape_keeps_its_aspect(view: ImageView, shape: tuple[int, ...]) -> None:
    view.set_image(np.full(shape, 255, np.uint8))
    assert not view.grab().isNull()
    assert view.heightForWidth(100) == round(100 * shape[0] / shape[1])


def test_bad_image_is_refused(view: ImageView) -> None:
    with pytest.raises(ValueError, match="expected uint8"):
        view.set_image(np.zeros((2, 28, 28, 3), np.uint8))
    with pytest.raises(ValueError, match="without pixels"):
        view.set_image(np.zeros((0, 5), np.uint8))
