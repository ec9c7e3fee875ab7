import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gui import theme
from gui.widgets.plots.live_plot import LivePlot
from gui.widgets.plots.plot_curve import SIGNS, Curve, Frame
from gui.widgets.plots.plot_deck import PlotDeck
from gui.widgets.plots.plot_parts import NumberAxis


def test_numbers_at_the_axes(qapp: QApplication) -> None:
    axis = NumberAxis("left", percent=True)
    assert axis.tickStrings([0.5, 0.75], 1.0, 0.25) == ["50 %", "75 %"]
    assert axis.tickStrings([0.905], 1.0, 0.005) == ["90.5 %"]
    axis.setLogMode(x=False, y=True)
    assert axis.tickStrings([-1.0, -2.0, np.log10(0.015)], 1.0, 1.0) == ["10 %", "1 %", "1.5 %"]
    bottom = NumberAxis("bottom", whole=True)
    assert bottom.tickStrings([12000.0], 1.0, 2000.0) == ["12,000"]
    assert min(spacing for spacing, _ in bottom.tickSpacing(1.0, 3.0, 800.0)) >= 1


@pytest.mark.parametrize(("low", "high"), [(1.7, 2.6), (0.4, 2.4), (0.001, 3), (1e-9, 1e4)])
def test_a_logarithmic_axis_says_at_least_two_numbers(
    qapp: QApplication, low: float, high: float
) -> None:
    axis = NumberAxis("left")
    axis.setLogMode(x=False, y=True)
    ticks = axis.major_ticks(np.log10(low), np.log10(high), 200)
    assert 2 <= len(ticks) <= 12
    texts = axis.tickStrings(ticks, 1.0, 1.0)
    assert all(low <= float(text) <= high for text in texts)


def test_a_deck_shows_one_plot_at_a_time(qtbot: QtBot) -> None:
    deck = PlotDeck("Curves")
    qtbot.addWidget(deck)
    loss, rate = LivePlot("Loss", "step", "nat"), LivePlot("Rate", "step", "rate")
    deck.add("Loss", loss)
    deck.add("Rate", rate)
    with qtbot.waitExposed(deck):
        deck.show()
    assert (loss.isVisible(), rate.isVisible()) == (True, False)
    button = next(b for b in deck.findChildren(QToolButton) if b.text() == "Rate")
    with qtbot.waitSignal(deck.chosen):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (loss.isVisible(), rate.isVisible()) == (False, True)
    assert deck.is_shown(rate)


def test_curves_are_told_apart_without_their_colours(plot: LivePlot) -> None:
    pictures = set()
    for shape in range(len(SIGNS)):
        curve = Curve("run", "accent", faint=False, markers=True, smooth=False, shape=shape)
        curve.points.extend([1], [1])
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        area = QRectF(image.rect())
        curve.draw(painter, Frame((0, 2), (0, 2), area, False, 1.0), area, theme.LIGHT)
        painter.end()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(SIGNS) == 8
    for name in ("training", "validation", "mean"):
        plot.add_series(name, "accent", markers=name != "mean")
    (legend,) = [label.text() for label in plot.findChildren(QLabel) if "mean" in label.text()]
    assert [sign for sign in legend if sign in SIGNS] == [SIGNS[0], SIGNS[1], SIGNS[0]]
