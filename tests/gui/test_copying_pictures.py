"""Copying what is painted, as a picture and as the numbers behind it; and all of the window."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QMenu,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.evaluation.report import Calibration
from engine.models.tensor_summary import TensorHistogram as Counts
from gui import theme
from gui.main_window import MainWindow
from gui.widgets.copying.items import ItemCopier
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.data.class_balance import ClassBalance
from gui.widgets.data.histogram import Histogram
from gui.widgets.drawing.canvas import DrawingCanvas
from gui.widgets.drawing.probability_bars import ProbabilityBars
from gui.widgets.drawing.saliency_view import SaliencyView
from gui.widgets.drawing.strokes import Stroke
from gui.widgets.forms.schedule_preview import SchedulePreview
from gui.widgets.images.image_grid import ImageGrid
from gui.widgets.images.image_view import ImageView
from gui.widgets.images.tensor_view import TensorView
from gui.widgets.live_text import LiveText
from gui.widgets.model.activation_view import ActivationView
from gui.widgets.model.receptive_field import ProductView
from gui.widgets.model.ridge_plot import Ridge, RidgePlot
from gui.widgets.model.softmax_bars import SoftmaxBars
from gui.widgets.model.tensor_histogram import TensorHistogram
from gui.widgets.plots.range_plot import RangePlot
from gui.widgets.results.calibration_plot import CalibrationPlot
from gui.widgets.results.confusion_matrix import ConfusionMatrix

NUMBERS = np.array([[0.5, -1.0], [2.0, 0.25]], np.float32)
# As text, with what they stand in, or nothing that one would keep: a button, a mark, a legend.
COPIED_OTHERWISE = {
    *("Badge", "DropOverlay"),
    "LiveText",
    "_KindMark",
    "TensorCard",
    "PlotLayer",
    "_Gutter",
    "NumberedView",
    "SampleStrip",
    "SaliencyLegend",
    "SectionHeader",
}
_PICTURE, _DATA = "Copy picture", "Copy data"


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[None]:
    """Nothing on the clipboard, before and after."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def copied() -> str:
    return QGuiApplication.clipboard().text()


def copied_picture() -> QImage:
    return QGuiApplication.clipboard().image()


def menu_of(
    widget: QWidget, reason: QContextMenuEvent.Reason = QContextMenuEvent.Reason.Mouse
) -> dict[str, QAction]:
    """Ask for the menu; its entries by what they say, none if there is no menu."""
    at = QPoint(3, 3)
    QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
    menus = [one for one in widget.findChildren(QMenu) if one.isVisible()]
    entries = {one.text().split("\t")[0]: one for menu in menus for one in menu.actions()}
    for menu in menus:
        menu.close()
    return entries


def matrix() -> QWidget:
    made = ConfusionMatrix()
    made.set_matrix(np.array([[9, 1], [2, 8]]), ("Bag", "Coat"))
    return made


def calibration() -> QWidget:
    made = CalibrationPlot()
    shares = np.array([0.25, 0.5])
    made.set_calibration(Calibration(shares, shares, np.array([4, 2]), 0.0, 0.3, 0.3))
    return made


def balance() -> QWidget:
    made = ClassBalance()
    made.set_counts(("Bag", "Coat"), (3, 4), (1, 2))
    return made


def pixels() -> QWidget:
    made = Histogram()
    made.set_counts(np.arange(256)[None])
    return made


def counts() -> Counts:
    return Counts(0.0, 1.0, np.array([1, 3]), 0, 0, 0, (4,))


def values() -> QWidget:
    made = TensorHistogram("Weights")
    made.set_counts(counts())
    return made


def ridges() -> QWidget:
    made = RidgePlot("Weights")
    made.set_ridges([Ridge(2, counts())])
    return made


def softmax() -> QWidget:
    made = SoftmaxBars()
    made.set_answer(("Bag", "Coat"), np.array([0.5, 0.5], np.float32), 1.0)
    return made


def bars() -> QWidget:
    made = ProbabilityBars()
    made.set_classes(("Bag", "Coat"))
    made.set_probabilities(np.array([0.25, 0.75]))
    return made


def range_test() -> QWidget:
    made = RangePlot(1e-5, 1.0)
    made.set_curve(np.array([0.01]), np.array([2.5]), np.array([2.25]))
    return made


def schedule() -> QWidget:
    made = SchedulePreview()
    made.set_curve([(0.0, 0.1), (2.0, 0.05)])
    return made


def tensor() -> QWidget:
    made = TensorView()
    made.set_array(NUMBERS)
    return made


def activation() -> QWidget:
    made = ActivationView()
    made.set_values(NUMBERS)
    return made


def products() -> QWidget:
    made = ProductView()
    made.set_parts(NUMBERS[:1], np.ones((1, 2), np.bool_), None)
    return made


def saliency() -> QWidget:
    made = SaliencyView()
    made.show_saliency(np.ones((2, 2), np.uint8), NUMBERS, 1.0)
    return made


def image() -> QWidget:
    made = ImageView()
    made.set_image(np.array([[0, 255]], np.uint8))
    return made


@pytest.mark.parametrize(
    ("make", "begins"),
    [
        (matrix, "\tBag\tCoat\nBag\t9\t1\nCoat\t2\t8"),
        (
            calibration,
            "Confidence from\tto\tMean confidence\tShare named right\tImages\n0.0\t0.5\t",
        ),
        (balance, "Class\tTraining\tTest\nBag\t3\t1\nCoat\t4\t2"),
        (pixels, "Pixel value\tPixels\n0\t0\n1\t1\n2\t2"),
        (values, "From\tTo\tCount\n0.0\t0.5\t1\n0.5\t1.0\t3"),
        (ridges, "Epoch\tFrom\tTo\tCount\n2\t0.0\t0.5\t1\n2\t0.5\t1.0\t3"),
        (softmax, "Class\tLogit\tShare\nBag\t0.5\t0.5\nCoat\t0.5\t0.5"),
        (bars, "Bag\t0.25\nCoat\t0.75"),
        (range_test, "Learning rate\tLoss\tSmoothed loss\n0.01\t2.5\t2.25"),
        (schedule, "Epoch\tLearning rate\n0.0\t0.1\n2.0\t0.05"),
        (tensor, "0.5\t-1.0\n2.0\t0.25"),
        (activation, "0.5\t-1.0\n2.0\t0.25"),
        (products, "0.5\t-1.0"),
        (saliency, "0.5\t-1.0\n2.0\t0.25"),
        (image, "0\t255"),
    ],
)
def test_a_picture_and_the_numbers_behind_it(
    make: Callable[[], QWidget], begins: str, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, "light")
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(360, 240)
    assert isinstance(widget, CopyablePicture)
    widget.copy_as("data")
    assert copied().startswith(begins)
    assert QGuiApplication.clipboard().mimeData().hasFormat("text/csv")
    QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    picture = copied_picture()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert len(colours) > 1


def test_the_menu_copies_a_picture_as_sharp_as_the_screen(qtbot: QtBot, qapp: QApplication) -> None:
    widget = matrix()
    qtbot.addWidget(widget)
    widget.resize(300, 280)
    try:
        for scheme in ("light", "dark"):
            theme.apply(qapp, scheme)
            entries = menu_of(widget)
            assert list(entries) == [_PICTURE, _DATA]
            entries[_PICTURE].trigger()
            picture = copied_picture()
            assert picture.size() == widget.size() * widget.devicePixelRatio()
            # On the ground that it is seen on: its words are light in the dark theme.
            assert picture.pixelColor(1, 1) == QColor(theme.current().surface)
    finally:
        theme.apply(qapp, "light")
    menu_of(widget)[_DATA].trigger()
    assert copied().startswith("\tBag")


def test_an_image_is_copied_pixel_for_pixel(qtbot: QtBot) -> None:
    picture = np.array([[[255, 0, 0], [0, 255, 0]]], np.uint8)
    view, grid = ImageView(), ImageGrid()
    for widget in (view, grid):
        qtbot.addWidget(widget)
    view.set_image(picture)
    grid.set_images(np.stack([picture[:, ::-1], picture]))
    grid.set_current(1)
    view.copy_as("picture")
    assert copied_picture().size().toTuple() == (2, 1)
    assert copied_picture().pixelColor(0, 0) == QColor("#ff0000")
    view.copy_as("data")
    assert copied() == "255\t0\n0\t255\n0\t0"  # red, green, blue
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied_picture().pixelColor(0, 0) == QColor("#ff0000")


def test_a_drawing_is_copied_but_its_right_button_erases(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    canvas = DrawingCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(200, 200)
    canvas.set_strokes((Stroke(((0.1, 0.5), (0.9, 0.5)), 0.2),))
    assert menu_of(canvas) == {}
    menu_of(canvas, QContextMenuEvent.Reason.Keyboard)[_PICTURE].trigger()
    drawn = copied_picture()
    middle, corner = drawn.rect().center(), QPoint(2, 2)
    assert drawn.pixelColor(middle) == QColor(theme.current().ink)
    assert drawn.pixelColor(corner) == QColor(theme.current().paper)


def test_a_painted_line_of_text_is_copied(qtbot: QtBot) -> None:
    line = LiveText(title=True)
    qtbot.addWidget(line)
    assert menu_of(line) == {}
    line.set_text("Bag, 97 %")
    menu_of(line)["Copy"].trigger()
    assert copied() == "Bag, 97 %"


def test_everything_in_the_window_that_shows_cells_or_pictures_can_be_copied(
    qtbot: QtBot, window: MainWindow
) -> None:
    for tabs in (window.tabs, *window.tabs.findChildren(QTabWidget)):
        for page in range(tabs.count()):
            tabs.setCurrentIndex(page)
    window.training_tab.live.build_plots()
    views = [view for view in window.findChildren(QAbstractItemView) if is_content(view)]
    assert len(views) > 8
    assert [describe(view) for view in views if not view.findChild(ItemCopier)] == []
    painted = [one for one in window.findChildren(QWidget) if is_picture(one)]
    assert len(painted) > 15
    silent = {describe(one) for one in painted if not hasattr(one, "copy_as")}
    assert silent - COPIED_OTHERWISE == set()


def is_content(view: QAbstractItemView) -> bool:
    """Whether it is no part of another control: a header, or the list of a box."""
    parent: QWidget | None = view.parentWidget()
    while parent is not None and not isinstance(parent, QComboBox):
        parent = parent.parentWidget()
    return not isinstance(view, QHeaderView) and parent is None


def is_picture(widget: QWidget) -> bool:
    """Whether it is one of this program's widgets that paint what they show."""
    kind = type(widget)
    return kind.__module__.startswith("gui.widgets") and "paintEvent" in vars(kind)


def describe(widget: QWidget) -> str:
    return type(widget).__name__
