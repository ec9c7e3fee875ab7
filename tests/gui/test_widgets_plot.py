from typing import TypeVar

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPaintEvent,
    QPixmap,
    QRegion,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsView,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.plots.live_plot import LivePlot
from gui.widgets.plots.plot_area import PlotArea
from gui.widgets.plots.plot_layer import PlotLayer

Kind = TypeVar("Kind", bound=QWidget)


def part(plot: LivePlot, kind: type[Kind]) -> Kind:
    (found,) = plot.findChildren(kind)
    return found


def viewport(plot: LivePlot) -> QWidget:
    return part(plot, QGraphicsView).viewport()


def labels(plot: LivePlot) -> list[str]:
    return [label.text() for label in plot.findChildren(QLabel) if label.isVisible()]


def rgb(picture: QImage) -> NDArray[np.int16]:
    """A picture's colours, [height, width, 3]."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.asarray(picture.constBits()).reshape(picture.height(), -1, 4)
    return rows[..., 2::-1].astype(np.int16)


def places(plot: LivePlot, colour: str) -> set[tuple[int, int]]:
    """Where the plot shows a colour."""
    wanted = QColor(colour)
    same = rgb(plot.grab().toImage()) == (wanted.red(), wanted.green(), wanted.blue())
    same = same.all(axis=2)
    return {(int(x), int(y)) for y, x in np.argwhere(same)}


def view(plot: LivePlot) -> tuple[float, float, float, float]:
    frame = part(plot, PlotLayer).frame()
    return (*frame.x, *frame.y)


def choose(plot: LivePlot, text: str) -> None:
    """Trigger an entry of the plot's menu."""
    actions = [action for menu in plot.findChildren(QMenu) for action in menu.actions()]
    next(action for action in actions if action.text() == text).trigger()


def test_placeholder_until_there_are_points(plot: LivePlot) -> None:
    assert "Nothing trained yet" in labels(plot)
    plot.set_series("loss", np.arange(5), np.arange(5))
    assert "Nothing trained yet" not in labels(plot)
    plot.clear()
    assert "Nothing trained yet" in labels(plot)
    assert plot.point_count("loss") == 0


def test_a_curve_is_drawn_in_its_colour_and_follows_the_theme(
    plot: LivePlot, qapp: QApplication
) -> None:
    plot.add_series("loss", "#00aa55")
    plot.set_series("loss", np.arange(500), np.sin(np.arange(500) / 20))
    assert len(places(plot, "#00aa55")) > 100
    theme.apply(qapp, "dark")
    assert len(places(plot, theme.DARK.surface)) > 10_000
    assert len(places(plot, "#00aa55")) > 100
    theme.apply(qapp, "light")


class Painted(QObject):
    """Paints the parts of a widget that Qt has painted into a picture of its own."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.parts: list[QRect] = []
        self.picture = QPixmap(1000, 1000)
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.append(event.rect())
        return False

    def catch_up(self) -> None:
        QApplication.processEvents()
        self._widget.removeEventFilter(self)
        for part in self.parts:
            self._widget.render(self.picture, part.topLeft(), QRegion(part))
        self._widget.installEventFilter(self)


@pytest.mark.parametrize("steps", [300, 9_000, 200_000])
def test_a_curve_that_grows_looks_like_one_that_came_at_once(plot: LivePlot, steps: int) -> None:
    y = np.random.default_rng(0).normal(0, 1, steps) + np.arange(steps) * 2 / steps
    plot.add_series("loss", "#00aa55", smooth=True)
    layer = part(plot, PlotLayer)
    painted = Painted(layer)
    widths = []
    for first in range(0, steps, steps // 100):
        more = slice(first, first + steps // 100)
        plot.extend_series("loss", np.arange(steps)[more], y[more])
        painted.parts.clear()
        painted.catch_up()
        widths.append(max(part.width() for part in painted.parts))
    assert np.median(widths) < layer.width() / 3, "as a rule only the new end is painted"
    afresh = QPixmap(layer.size())
    layer.render(afresh)
    piecemeal = rgb(painted.picture.copy(layer.rect()).toImage())
    # A line that is cut and drawn on is rounded otherwise in a few pixels.
    assert np.abs(piecemeal - rgb(afresh.toImage())).max() <= 8


def test_points_at_the_edges_of_arithmetic(plot: LivePlot) -> None:
    for y in ([np.nan, 1, np.inf, 2], [np.nan] * 4, [0, 0, 0, 0], [1e30, -1e30, 0, 1]):
        plot.set_series("loss", np.arange(4), np.array(y))
        assert not plot.grab().isNull()
    plot.set_log_y(True)
    plot.set_series("loss", np.arange(4), np.array([0, -1, 1e-3, 10]))
    assert not plot.grab().isNull()
    plot.set_series("loss", np.arange(3), np.array([0, -1, np.nan]))
    assert not plot.grab().isNull()
    plot.set_series("loss", np.zeros(0), np.zeros(0))
    assert not plot.grab().isNull()


def test_shapes_that_do_not_fit_are_refused(plot: LivePlot) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        plot.set_series("loss", np.arange(3), np.arange(4))
    plot.add_series("a", "accent")
    with pytest.raises(ValueError, match="already"):
        plot.add_series("a", "accent")


def test_the_view_fits_what_is_there_until_the_person_looks_elsewhere(plot: LivePlot) -> None:
    plot.add_series("loss", "accent")
    plot.extend_series("loss", np.arange(100), np.arange(100) / 10)
    left, right, low, high = view(plot)
    assert left <= 0
    assert right > 99
    assert low <= 0
    assert high > 9.9
    plot.settle()
    assert 99 <= view(plot)[1] < 105, "no more points are coming"
    area = part(plot, PlotArea)
    QTest.keyClick(area, Qt.Key.Key_Plus)
    zoomed = view(plot)
    assert zoomed[1] - zoomed[0] < 99
    plot.extend_series("loss", np.arange(100, 500), np.full(400, 50.0))
    assert view(plot) == zoomed
    QTest.keyClick(area, Qt.Key.Key_Right)
    assert view(plot)[0] > zoomed[0]
    QTest.keyClick(area, Qt.Key.Key_0)
    left, right, low, high = view(plot)
    assert left <= 0
    assert right > 499
    assert low <= 0
    assert high > 50


def test_wheel_drag_and_double_click(plot: LivePlot, qtbot: QtBot) -> None:
    plot.set_series("loss", np.arange(101), np.arange(101))
    whole = view(plot)
    layer = part(plot, PlotLayer)
    ground = viewport(plot)
    middle = layer.geometry().center()
    wheel = QWheelEvent(
        QPointF(middle),
        QPointF(ground.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(ground, wheel)
    zoomed = view(plot)
    assert zoomed[1] - zoomed[0] < whole[1] - whole[0]
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=middle)
    for away in range(10, 70, 10):
        QTest.mouseMove(ground, middle + QPoint(away, 0))
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 0))
    assert view(plot)[0] < zoomed[0], "what was at the left has come into view"
    QTest.mouseDClick(ground, Qt.MouseButton.LeftButton, pos=middle)
    assert view(plot) == pytest.approx(whole)


def test_the_focus_is_seen(plot: LivePlot) -> None:
    plot.set_series("loss", np.arange(3), np.zeros(3))
    layer = part(plot, PlotLayer)
    corner = layer.mapTo(plot, QPoint(1, 1)).toTuple()
    assert corner not in places(plot, theme.LIGHT.accent)
    plot.activateWindow()
    part(plot, PlotArea).setFocus()
    assert part(plot, PlotArea).hasFocus()
    assert corner in places(plot, theme.LIGHT.accent)


def test_keys_read_out_values(plot: LivePlot) -> None:
    plot.add_series("training", "accent")
    plot.set_series("training", np.arange(11), np.arange(11) / 4)
    plot.grab()
    area, shift = part(plot, PlotArea), Qt.KeyboardModifier.ShiftModifier
    assert area.accessibleDescription() == "step: 10, training: 2.5", "the newest"
    QTest.keyClick(area, Qt.Key.Key_Left, shift)
    QTest.keyClick(area, Qt.Key.Key_Left, shift)
    assert area.accessibleDescription() == "step: 9, training: 2.25"
    assert any("step: 9" in text and "2.25" in text for text in labels(plot))
    for _ in range(3):
        QTest.keyClick(area, Qt.Key.Key_Right, shift)
    assert area.accessibleDescription() == "step: 10, training: 2.5"


def test_the_cursor_reads_out_the_nearest_step(plot: LivePlot, qtbot: QtBot) -> None:
    plot.add_series("training", "accent", smooth=True)
    plot.add_series("raw", "accent", faint=True)
    plot.set_series("training", np.arange(101), np.full(101, 0.25))
    plot.set_series("raw", np.arange(101), np.full(101, 0.75))
    plot.grab()
    layer = part(plot, PlotLayer)
    ground = viewport(plot)
    QTest.mouseMove(ground, layer.geometry().center())
    shown = [text for text in labels(plot) if text.startswith("step: ")]
    assert len(shown) == 1
    assert "step: 50" in shown[0]
    assert "training" in shown[0]
    assert "0.25" in shown[0]
    assert "raw" not in shown[0]
    QApplication.sendEvent(ground, QEvent(QEvent.Type.Leave))
    assert not [text for text in labels(plot) if text.startswith("step: ")]


def test_marks_are_lines_with_a_label_and_in_the_read_out(plot: LivePlot) -> None:
    plot.set_series("loss", np.arange(101), np.full(101, 0.25))
    before = len(places(plot, theme.LIGHT.control_border))
    plot.set_marks([(50, "rate 0.01"), (1e9, "far away")])
    assert len(places(plot, theme.LIGHT.control_border)) > before + 50
    layer = part(plot, PlotLayer)
    QTest.mouseMove(viewport(plot), layer.geometry().center())
    assert [text for text in labels(plot) if "rate 0.01" in text]
    plot.clear()
    assert len(places(plot, theme.LIGHT.control_border)) == before


def test_names_are_text_not_markup(plot: LivePlot) -> None:
    plot.add_series("<b>loss</b>", "accent")
    plot.add_series("other", "accent")
    assert any("&lt;b&gt;" in text for text in labels(plot))
    plot.remove_series("<b>loss</b>")
    assert not any("&lt;b&gt;" in text for text in labels(plot))


def test_shares_are_per_cent(qtbot: QtBot) -> None:
    plot = LivePlot("Accuracy", "epoch", "right", percent=True)
    qtbot.addWidget(plot)
    plot.set_series("training", np.array([1, 2]), np.array([0.5, 0.75]))
    _, _, low, high = view(plot)
    assert -0.1 < low < 0
    assert 1 < high < 1.1


def test_a_hidden_plot_shows_later_what_it_got(qtbot: QtBot) -> None:
    plot = LivePlot("Loss", "step", "nat")
    qtbot.addWidget(plot)
    plot.resize(500, 300)
    plot.add_series("loss", "#00aa55")
    plot.extend_series("loss", np.arange(5_000), np.arange(5_000))
    with qtbot.waitExposed(plot):
        plot.show()
    assert view(plot)[1] > 4_999
    assert len(places(plot, "#00aa55")) > 100


def test_the_owner_may_reuse_its_arrays(plot: LivePlot, qtbot: QtBot) -> None:
    buffer = np.ones(3)
    plot.set_series("loss", buffer, buffer)
    buffer[:] = 7
    choose(plot, "Copy data")
    qtbot.waitUntil(lambda: "step" in QGuiApplication.clipboard().text())
    assert "7" not in QGuiApplication.clipboard().text()


def test_the_menu_makes_y_logarithmic(plot: LivePlot) -> None:
    plot.set_series("loss", np.arange(100), np.logspace(-3, 2, 100))
    choose(plot, "Log scale")
    _, _, low, high = view(plot)
    assert -4 < low <= -3
    assert 2 <= high < 3
    choose(plot, "Log scale")
    assert view(plot)[3] > 99
