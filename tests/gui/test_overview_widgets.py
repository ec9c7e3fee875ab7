"""The painted widgets of the page "At a glance", by themselves."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.data.histogram import Histogram
from gui.widgets.data.picture_grid import Cell, PictureGrid


def test_the_histogram_is_walked_with_the_keyboard(qtbot: QtBot) -> None:
    plot = Histogram()
    qtbot.addWidget(plot)
    counts = np.zeros((1, 256), np.int64)
    counts[0, [0, 1, 255]] = 50, 25, 25
    plot.set_counts(counts)
    assert plot.accessibleDescription() == "Value 0: 50 pixels (50.00 %)"
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription() == "Value 1: 25 pixels (25.00 %)"
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.accessibleDescription() == "Value 255: 25 pixels (25.00 %)"
    plot.resize(300, 180)
    logarithmic = plot.grab().toImage()
    plot.set_logarithmic(False)
    assert plot.grab().toImage() != logarithmic
    with pytest.raises(ValueError, match="expected counts"):
        plot.set_counts(np.zeros((2, 256), np.int64))


@pytest.mark.parametrize("present", [[7], [3, 4, 5], list(range(256))])
@pytest.mark.parametrize("logarithmic", [True, False])
def test_any_pixels_can_be_painted(qtbot: QtBot, present: list[int], logarithmic: bool) -> None:
    plot = Histogram()
    qtbot.addWidget(plot)
    counts = np.zeros((3, 256), np.int64)
    counts[:, present] = 1000
    plot.set_logarithmic(logarithmic)
    plot.resize(300, 180)
    empty = plot.grab().toImage()
    plot.set_counts(counts)
    assert plot.grab().toImage() != empty
    counts[:] = 0
    plot.set_counts(counts)
    assert not plot.grab().isNull()


def test_cells_wrap_and_stay_apart(qtbot: QtBot) -> None:
    grid = PictureGrid(per_cell=2, lines=1, least_width=100)
    qtbot.addWidget(grid)
    picture = np.zeros((28, 28), np.uint8)
    grid.set_cells([Cell((picture, picture), (str(n),)) for n in range(7)])
    grid.resize(420, grid.heightForWidth(420))
    places = [grid.picture_rect(n, side) for n in range(7) for side in (0, 1)]
    whole = grid.rect().toRectF()
    assert all(whole.contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    assert places[0].top() < places[-1].top(), "they need a second row"
    assert not any(place.contains(QPointF(0, 0)) for place in places)
    with pytest.raises(ValueError, match="pictures"):
        grid.set_cells([Cell((picture,), ("one",))])
