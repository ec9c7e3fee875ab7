import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.live_plot import LivePlot
from gui.widgets.plot_parts import nearest, running_mean


@pytest.fixture
def plot(qtbot: QtBot, qapp: QApplication) -> LivePlot:
    theme.apply(qapp, "light")
    widget = LivePlot("Loss", "step", "cross entropy (nat)")
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def labels(plot: LivePlot) -> list[str]:
    return [label.text() for label in plot.findChildren(QLabel) if label.isVisible()]


def pixels(plot: LivePlot, colour: str) -> int:
    picture = plot.grab().toImage()
    wanted = QColor(colour)
    return sum(
        picture.pixelColor(x, y) == wanted
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    )


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
    line = pixels(plot, "#00aa55")
    assert line > 100
    theme.apply(qapp, "dark")
    assert pixels(plot, theme.DARK.surface) > line
    assert pixels(plot, "#00aa55") > 100
    theme.apply(qapp, "light")


def test_points_at_the_edges_of_arithmetic(plot: LivePlot) -> None:
    for y in ([np.nan, 1, np.inf, 2], [np.nan] * 4, [0, 0, 0, 0], [1e30, -1e30, 0, 1]):
        plot.set_series("loss", np.arange(4), np.array(y))
        assert not plot.grab().isNull()
    plot.set_log_y(True)
    plot.set_series("loss", np.arange(4), np.array([0, -1, 1e-3, 10]))
    assert not plot.grab().isNull()
    plot.set_series("loss", np.zeros(0), np.zeros(0))
    assert not plot.grab().isNull()


def test_shapes_that_do_not_fit_are_refused(plot: LivePlot) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        plot.set_series("loss", np.arange(3), np.arange(4))
    plot.add_series("a", "accent")
    with pytest.raises(ValueError, match="already"):
        plot.add_series("a", "accent")


def test_the_cursor_reads_out_the_nearest_step(plot: LivePlot, qtbot: QtBot) -> None:
    plot.add_series("training", "accent", smooth=True)
    plot.add_series("raw", "accent", faint=True)
    plot.set_series("training", np.arange(101), np.full(101, 0.25))
    plot.set_series("raw", np.arange(101), np.full(101, 0.75))
    plot.grab()
    viewport = plot._plot.viewport()
    QTest.mouseMove(viewport, QPoint(viewport.width() // 2, viewport.height() // 2))
    shown = [text for text in labels(plot) if text.startswith("step: ")]
    assert len(shown) == 1
    assert "training" in shown[0]
    assert "0.25" in shown[0]
    assert "raw" not in shown[0]
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert not [text for text in labels(plot) if text.startswith("step: ")]


def test_names_are_text_not_markup(plot: LivePlot) -> None:
    plot.add_series("<b>loss</b>", "accent")
    assert any("&lt;b&gt;" in text for text in labels(plot))


def test_shares_are_per_cent(qtbot: QtBot) -> None:
    plot = LivePlot("Accuracy", "epoch", "right", percent=True)
    qtbot.addWidget(plot)
    plot.set_series("training", np.array([1, 2]), np.array([0.5, 0.75]))
    low, high = plot._plot.getViewBox().viewRange()[1]
    assert -0.1 < low < 0
    assert 1 < high < 1.1
    axis = plot._plot.getAxis("left")
    assert axis.tickStrings([0.5, 0.75], 1.0, 0.25) == ["50 %", "75 %"]
    assert axis.tickStrings([0.905], 1.0, 0.005) == ["90.5 %"]
    bottom = plot._plot.getAxis("bottom")
    assert bottom.tickStrings([12000.0], 1.0, 2000.0) == ["12,000"]


def test_data_for_a_hidden_plot_waits(qtbot: QtBot) -> None:
    plot = LivePlot("Loss", "step", "nat")
    qtbot.addWidget(plot)
    plot.add_series("loss", "accent")
    plot.set_series("loss", np.arange(5), np.arange(5))
    item = plot._series["loss"].item
    assert item.getOriginalDataset()[0] is None
    with qtbot.waitExposed(plot):
        plot.show()
    assert len(item.getOriginalDataset()[0]) == 5


def test_downsampling_survives_adding_series(plot: LivePlot) -> None:
    plot.add_series("loss", "accent")
    options = plot._series["loss"].item.opts
    assert options["autoDownsample"] is True
    assert options["downsampleMethod"] == "peak"
    assert options["clipToView"] is True


def test_the_owner_may_reuse_its_arrays(plot: LivePlot) -> None:
    buffer = np.ones(10)
    plot.set_series("loss", buffer, buffer)
    buffer[:] = 7
    assert plot._series["loss"].y.tolist() == [1.0] * 10


def test_running_mean() -> None:
    assert running_mean(np.full(1000, 3.0)).tolist() == [3.0] * 1000
    noisy = np.random.default_rng(0).normal(0, 1, 10_000)
    assert running_mean(noisy)[1000:-1000].std() < 0.12
    gaps = np.array([1, np.nan, 3, np.inf, 5, np.nan])
    assert np.allclose(running_mean(gaps), [1, 2, 3, 4, 4, 5])
    assert running_mean(np.full(9, np.nan)).shape == (9,)
    assert running_mean(np.zeros(0)).shape == (0,)
    assert np.array_equal(running_mean(noisy, 7), running_mean(noisy)[::7])


def test_a_smoothed_curve_begins_where_the_values_do() -> None:
    falling = np.exp(-np.arange(2000) / 10)
    assert running_mean(falling)[0] == falling[0]


def test_counted_things_have_whole_ticks(qtbot: QtBot) -> None:
    for whole, least in ((True, 1.0), (False, 0.0)):
        plot = LivePlot("Accuracy", "epoch", "right", whole_x=whole)
        qtbot.addWidget(plot)
        spacings = plot._plot.getAxis("bottom").tickSpacing(1.0, 3.0, 800.0)
        assert min(spacing for spacing, _ in spacings) >= least
        assert whole == all(spacing >= 1 for spacing, _ in spacings)


def test_nearest() -> None:
    x = np.array([1.0, 2.0, 10.0])
    assert [nearest(x, at) for at in (-5, 1.4, 1.6, 7, 99)] == [
        (0, 1.0),
        (0, 1.0),
        (1, 2.0),
        (2, 10.0),
        (2, 10.0),
    ]
