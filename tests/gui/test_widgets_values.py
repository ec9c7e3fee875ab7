"""Values as colours and in a table; bars; banner; theme."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui import theme
from gui.item_models.array_model import NumberFormat
from gui.widgets.array_table import ArrayTable
from gui.widgets.images.colour_map import pictured
from gui.widgets.images.tensor_view import ElementValue, TensorView

LEFT = Qt.MouseButton.LeftButton
NAN, INF = float("nan"), float("inf")


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> TensorView:
    theme.apply(qapp, "light")
    widget = TensorView()
    qtbot.addWidget(widget)
    widget.resize(300, 344)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def colour(view: TensorView, x: int, y: int) -> QColor:
    picture = view.grab().toImage()
    return picture.pixelColor(QPoint(x, y) * picture.devicePixelRatio())


def hover(view: TensorView, x: float, y: float) -> None:
    """Move the mouse; not with QTest, whose cursor may land on the tool tip of the last place."""
    at, none = QPointF(x, y), Qt.MouseButton.NoButton
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), none, none, keys)
    QApplication.sendEvent(view, event)


def test_sign_and_size_are_colours(view: TensorView) -> None:
    view.set_array(np.array([[-1, 0], [0.01, 1]], np.float32))
    tokens = theme.current()
    assert colour(view, 75, 75) == QColor(tokens.low)
    assert colour(view, 225, 75) == QColor(tokens.middle)
    assert colour(view, 225, 225) == QColor(tokens.high)


def test_the_range_is_symmetric(view: TensorView) -> None:
    view.set_array(np.array([[0.25, 0.5]], np.float32))
    assert colour(view, 20, 20) != QColor(theme.current().low)
    assert "0.25" in view.accessibleDescription()
    assert "0.5" in view.accessibleDescription()


@pytest.mark.parametrize("bad", [NAN, INF, -INF])
def test_what_is_not_finite_is_marked_and_counted(view: TensorView, bad: float) -> None:
    view.set_array(np.array([[bad, 1], [1, 1]], np.float32))
    assert colour(view, 75, 75) == QColor(theme.current().non_finite)
    assert "not finite: 1" in view.accessibleDescription()


@pytest.mark.parametrize(
    "array",
    [
        np.full((3, 3), NAN),
        np.zeros((4, 4)),
        np.float32(3),
        np.zeros(0),
        np.arange(512.0),
        np.ones((2, 0, 3)),
        np.ones((1, 1)),
        np.ones((2000, 3)),
        np.ones((8, 1, 3, 3)),
        np.ones((64, 32, 3, 3)),
        np.ones((2, 3, 4, 5, 6)),
        np.full((2, 2), 1e-45),
        np.array([[3e38, -3e38]]),
        np.arange(6).reshape(2, 3),
    ],
    ids=lambda array: str(np.shape(array)),
)
def test_any_shape_and_value_can_be_shown(view: TensorView, array: np.ndarray) -> None:
    view.set_array(np.asarray(array))
    assert not view.grab().isNull()
    view.set_array(None)
    assert not view.grab().isNull()


def test_the_element_under_the_cursor_is_told(view: TensorView) -> None:
    heard: list[object] = []
    view.element_hovered.connect(heard.append)
    view.set_array(np.arange(9, dtype=np.float32).reshape(3, 3))
    hover(view, 250, 50)
    hover(view, 150, 250)
    assert heard == [ElementValue((0, 2), 2.0), ElementValue((2, 1), 7.0)]
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert heard[-1] is None


def test_rows_of_784_are_small_images(view: TensorView) -> None:
    weights = np.zeros((4, 784), np.float32)
    weights[3] = 1
    view.set_array(weights)
    assert not view.can_show_images()
    view.set_image_shape((1, 28, 28))
    assert view.can_show_images()
    view.set_as_images(True)
    assert colour(view, 50, 50) == QColor(theme.current().middle)
    assert colour(view, 250, 250) == QColor(theme.current().high)


def test_named_axes_make_room_and_move_the_picture(view: TensorView) -> None:
    heard: list[object] = []
    view.element_hovered.connect(heard.append)
    view.set_array(np.ones((2, 2), np.float32))
    hover(view, 2, 20)
    assert heard == [ElementValue((0, 0), 1.0)]
    hover(view, 10, 335)
    view.set_axes("Output", "Input")
    hover(view, 2, 20)
    assert heard[-1] is None
    assert not view.grab().isNull()


def test_a_picture_made_elsewhere_is_shown_in_the_colours_of_now(view: TensorView) -> None:
    made = pictured(np.array([[-1, 1]], np.float64), None, theme.DARK)
    view.set_picture(made)
    assert colour(view, 20, 20) == QColor(theme.LIGHT.low)


# ArrayTable


@pytest.fixture
def table(qtbot: QtBot) -> ArrayTable:
    widget = ArrayTable()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([0.0357, -0.00012, 1e-9, 0], ["0.035700", "\u22120.000120", "1.0e-09", "0.000000"]),
        ([123.456, 1, NAN, INF], ["123.46", "1.00", "nan", "inf"]),
        ([-99999.4, 1], ["\u221299999", "1"]),
        ([123456, 0.5], ["1.2346e+05", "5.0000e-01"]),
        ([0.0, 0.0], ["0.0000", "0.0000"]),
        ([NAN, -INF], ["nan", "\u2212inf"]),
    ],
)
def test_numbers_stand_below_each_other(values: list[float], texts: list[str]) -> None:
    array = np.array(values)
    written = NumberFormat(array)
    assert [written.text(value) for value in array] == texts


def test_whole_numbers_are_written_as_they_are() -> None:
    array = np.array([1234567, -8])
    assert [NumberFormat(array).text(value) for value in array] == ["1234567", "-8"]
    assert NumberFormat(array > 0).text(np.bool_(True)) == "True"


def test_copy_gives_all_digits_as_tsv(table: ArrayTable) -> None:
    table.set_array(np.array([[0.1234567, 2], [3, 4], [5, 6]], np.float32))
    index = table.model().index(0, 0)
    assert table.model().data(index) == "0.1235"
    assert table.model().data(index, Qt.ItemDataRole.ToolTipRole) == "0.1234567"
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0.1234567\t2.0\n3.0\t4.0\n5.0\t6.0"


def test_newer_numbers_leave_the_selection(table: ArrayTable) -> None:
    table.set_array(np.zeros((3, 3), np.float32))
    table.selectRow(1)
    table.set_array(np.ones((3, 3), np.float32))
    assert len(table.selectionModel().selectedIndexes()) == 3
    assert table.model().data(table.model().index(0, 0)) == "1.0000"
    table.set_array(np.ones((2, 3), np.float32))
    assert not table.selectionModel().hasSelection()


def test_folded_axes_head_the_columns(table: ArrayTable) -> None:
    table.set_array(np.zeros((4, 18), np.float32), (2, 3, 3))
    header = table.model().headerData
    assert header(17, Qt.Orientation.Horizontal) == "1, 2, 2"
    assert header(3, Qt.Orientation.Vertical) == "3"


def test_a_selection_with_holes_leaves_them_empty(table: ArrayTable) -> None:
    table.set_array(np.arange(12).reshape(3, 4))
    for row, column in ((0, 0), (2, 3)):
        index = table.model().index(row, column)
        table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0\t\n\t11"


def test_tables_of_other_dimensions(table: ArrayTable) -> None:
    for array, shape in ((np.float32(3), (1, 1)), (np.arange(5), (1, 5)), (None, (0, 0))):
        table.set_array(None if array is None else np.asarray(array))
        assert (table.model().rowCount(), table.model().columnCount()) == shape
    with pytest.raises(ValueError, match="two dimensions"):
        table.set_array(np.zeros((2, 2, 2)))


def test_the_table_is_read_only(table: ArrayTable) -> None:
    table.set_array(np.zeros((2, 2)))
    flags = table.model().flags(table.model().index(0, 0))
    assert not flags & Qt.ItemFlag.ItemIsEditable


# Theme


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""

    def luminance(colour: str) -> float:
        solid = QColor(colour)
        parts = (solid.redF(), solid.greenF(), solid.blueF())
        linear = [((c + 0.055) / 1.055) ** 2.4 if c > 0.04045 else c / 12.92 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_can_be_read(tokens: theme.Theme) -> None:
    for ground in (tokens.window, tokens.surface, tokens.raised):
        for text in (
            tokens.text,
            tokens.text_muted,
            tokens.accent,
            tokens.negative,
            tokens.warning,
            tokens.secondary,
        ):
            assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(tokens.accent_text, tokens.accent) >= 4.5
    assert contrast(tokens.text, tokens.accent_soft) >= 4.5
    assert contrast(tokens.control_border, tokens.surface) >= 2.9
    assert contrast(tokens.ink, tokens.paper) >= 7


def test_a_change_of_scheme_is_told_and_restyles(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    with qtbot.waitSignal(theme.notifier().changed) as heard:
        assert theme.apply(qapp, "dark") is theme.DARK
    assert heard.args == [theme.DARK]
    assert theme.current().is_dark
    assert qapp.palette().window().color() == QColor(theme.DARK.window)
    with qtbot.assertNotEmitted(theme.notifier().changed):
        theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert qapp.palette().window().color() == QColor(theme.LIGHT.window)


def test_marks_of_the_style_sheet_are_files_that_load(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    paths = {part.split('"')[0] for part in qapp.styleSheet().split('url("')[1:]}
    assert len(paths) > 1
    for path in paths:
        assert not QImage(path).isNull(), path


def test_a_primary_button_wears_the_accent(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    button = QPushButton("x")
    qtbot.addWidget(button)
    button.resize(100, 30)
    button.show()
    assert button.grab().toImage().pixelColor(12, 8) == QColor(theme.LIGHT.surface)
    theme.set_style_property(button, "primary", True)
    assert button.grab().toImage().pixelColor(12, 8) == QColor(theme.LIGHT.accent)


def test_mixed_colours() -> None:
    assert theme.mixed("#000000", "#ffffff", 0.5).name() in ("#7f7f7f", "#808080")


def test_mouse_moves_outside_the_picture_tell_nothing(view: TensorView) -> None:
    heard: list[object] = []
    view.element_hovered.connect(heard.append)
    view.set_array(np.ones((2, 2), np.float32))
    hover(view, 10, 335)
    assert heard == []
