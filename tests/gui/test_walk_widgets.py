"""The walk's widgets on their own: list of stations, values, softmax."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.model.activation_view import ActivationView
from gui.widgets.model.softmax_bars import SoftmaxBars, softmax
from gui.widgets.model.station import Station
from gui.widgets.model.station_list import StationList


def test_of_a_thousand_stations_only_the_visible_ones_are_painted(qtbot: QtBot) -> None:
    shown = StationList()
    qtbot.addWidget(shown)
    shown.resize(400, 400)
    values = np.zeros((3, 16, 8, 8), np.float32)
    shown.set_stations([Station(str(n), values=values) for n in range(1000)])
    shown.grab()
    assert 0 < shown.painted < 10
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert shown.current() == 999
    assert shown.station_rect(999).bottom() <= shown.viewport().height()
    shown.grab()
    assert 0 < shown.painted < 10
    with qtbot.waitSignal(shown.station_chosen) as chosen:
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert chosen.args == [shown.current()]
    assert shown.station_rect(shown.current()).top() == 0


@pytest.mark.parametrize("shape", [(), (7,), (784,), (5, 9), (6, 5, 4), (300, 1, 1), (2, 3, 4, 5)])
def test_every_value_is_where_it_is_said_to_be(qtbot: QtBot, shape: tuple[int, ...]) -> None:
    shown = ActivationView()
    qtbot.addWidget(shown)
    shown.resize(500, 300)
    values = np.arange(np.prod(shape, dtype=int), dtype=np.float32).reshape(shape)
    shown.set_values(values, values > 2, choosable=True)
    shown.grab()
    for index in {tuple(0 for _ in shape), tuple(size - 1 for size in shape)}:
        spot = shown.element_rect(index or (0,)).center().toPoint()
        with qtbot.waitSignal(shown.element_chosen) as chosen:
            qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=spot)
        assert chosen.args == [index or (0,)]


def test_softmax_of_large_numbers_is_still_one(qtbot: QtBot) -> None:
    bars = SoftmaxBars()
    qtbot.addWidget(bars)
    bars.set_answer(("a", "b"), np.array([1e4, 0], np.float32), 0.1)
    assert bars.shares().tolist() == [1.0, 0.0]
    assert bars.winner() == 0
    bars.grab()
    with pytest.raises(ValueError, match="2 classes"):
        bars.set_answer(("a", "b"), np.zeros(3, np.float32), 1.0)
    assert np.isnan(softmax(np.array([np.inf, 0], np.float32))).any()
