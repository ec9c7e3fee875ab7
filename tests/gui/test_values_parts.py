"""Histogram, ridge plot, their axes, and what is read and kept for them."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.models.tensor_summary import TensorHistogram as Counts
from engine.models.tensor_summary import histogram
from gui.model.tensor_history import TensorHistory
from gui.model.value_reader import head, values_of
from gui.widgets.model.ridge_plot import Ridge, RidgePlot
from gui.widgets.model.tensor_histogram import TensorHistogram
from gui.widgets.model.value_axis import count_ticks, height_of, value_ticks

NAN, INF = float("nan"), float("inf")


def counts_of(*values: float) -> Counts:
    return histogram(np.array(values, np.float32))


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(300, 240)
    with qtbot.waitExposed(widget):
        widget.show()


def test_a_histogram_tells_its_bins(qtbot: QtBot) -> None:
    plot = TensorHistogram("Values")
    shown(qtbot, plot)
    plot.set_counts(counts_of(-1, -1, -1, 1, NAN, INF))
    assert "-1 to".replace("-", "\N{MINUS SIGN}") in plot.sentence(0)
    assert plot.sentence(0).endswith("3 of 4 values")
    assert plot.others() == "Not finite: 1 nan, 1 +inf, 0 -inf"
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert "to 1: 1 of 4 values" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert "to 1: 1 of 4 values" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Home)
    assert "3 of 4 values" in plot.accessibleDescription()


def test_a_histogram_says_why_it_is_empty(qtbot: QtBot) -> None:
    plot = TensorHistogram("Gradient")
    shown(qtbot, plot)
    plot.set_counts(None, "None yet")
    assert plot.accessibleDescription() == "None yet"
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert not plot.grab().isNull()


@pytest.mark.parametrize("logarithmic", [False, True])
@pytest.mark.parametrize(
    "values",
    [(0.0,), (1.0, 1.0), (3e38, -3e38), (1e-45, 0.0), (NAN,), (), tuple(range(5000)), (1e6, 1.0)],
    ids=lambda values: str(values[:2]),
)
def test_any_histogram_can_be_painted(
    qtbot: QtBot, values: tuple[float, ...], logarithmic: bool
) -> None:
    plot, ridges = TensorHistogram("Values"), RidgePlot("Values")
    plot.set_logarithmic(logarithmic)
    for widget in (plot, ridges):
        shown(qtbot, widget)
    plot.set_counts(counts_of(*values))
    ridges.set_ridges([Ridge(epoch, counts_of(*values)) for epoch in range(3)])
    assert not plot.grab().isNull()
    assert not ridges.grab().isNull()


def test_a_ridge_plot_tells_its_epochs(qtbot: QtBot) -> None:
    plot = RidgePlot("Values")
    shown(qtbot, plot)
    plot.set_ridges((), "No run")
    assert plot.accessibleDescription() == "No run"
    QTest.keyClick(plot, Qt.Key.Key_Down)
    rows = [Ridge(0, counts_of(0, 0)), Ridge(1, counts_of(1, 2, NAN)), Ridge(2, counts_of(INF))]
    plot.set_ridges(rows)
    heard = []
    for _ in rows:
        QTest.keyClick(plot, Qt.Key.Key_Down)
        heard.append(plot.accessibleDescription())
    assert heard[1:] == ["Epoch 1: 1 to 2; not finite: 1", "Epoch 2: no finite values"]


def test_of_many_epochs_the_first_and_last_are_among_those_shown(qtbot: QtBot) -> None:
    plot = RidgePlot("Values")
    shown(qtbot, plot)
    plot.set_ridges([Ridge(epoch, counts_of(epoch, epoch + 1)) for epoch in range(500)])
    epochs = [ridge.epoch for ridge in plot.ridges()]
    assert (len(epochs), epochs[0], epochs[-1]) == (40, 0, 499)
    assert not plot.grab().isNull()


@pytest.mark.parametrize(
    ("low", "high"), [(-0.07, 0.07), (-1, 1e6), (1e-12, 3e-12), (-3e38, 3e38), (5, 5.001)]
)
@pytest.mark.parametrize("length", [60.0, 400.0])
def test_ticks_are_round_and_do_not_touch(low: float, high: float, length: float) -> None:
    ticks = value_ticks(low, high, length, lambda text: 7.0 * len(text))
    assert all(low <= tick.value <= high for tick in ticks)
    if low < 0 < high:
        assert "0" in [tick.text for tick in ticks]
    for before, after in pairwise(ticks):
        apart = (after.value - before.value) / (high - low) * length
        assert apart >= 7 * max(len(before.text), len(after.text))


def test_counts_stand_where_their_axis_says() -> None:
    assert [tick.text for tick in count_ticks(12_000, 3, logarithmic=False)] == [
        "0",
        "5,000",
        "10,000",
    ]
    assert [tick.text for tick in count_ticks(12_000, 5, logarithmic=True)] == [
        "1",
        "10",
        "100",
        "1,000",
        "10,000",
    ]
    assert height_of(6_000, 12_000, logarithmic=False) == 0.5
    heights = [height_of(count, 12_000, logarithmic=True) for count in (0, 1, 10, 100, 12_000)]
    assert heights[0] == 0 < heights[1]
    assert heights[3] - heights[2] == pytest.approx(heights[2] - heights[1])
    assert heights[4] <= 1


# What is kept


def test_a_history_keeps_to_its_budget_evenly() -> None:
    history = TensorHistory(megabytes=0.005)
    for epoch in range(100):
        history.add(epoch, {"w": counts_of(epoch, epoch + 1)})
    kept = history.epochs
    assert (kept[0], kept[-1]) == (0, 99)
    assert 3 <= len(kept) <= 5
    assert max(b - a for a, b in pairwise(kept)) <= 60
    assert history.has_seen(50)


def test_a_tensor_of_another_shape_is_another_tensor() -> None:
    history = TensorHistory()
    history.add(1, {"w": counts_of(1, 2)})
    history.add(2, {"w": counts_of(1, 2, 3)})
    history.add(3, {})
    assert [ridge.epoch for ridge in history.of("w", (2,))] == [1]
    assert history.of("v", (2,)) == ()
    assert history.epochs == [1, 2]


# What is read


def test_numbers_keep_their_values() -> None:
    odd = torch.tensor([1.5, -2.0])
    for kind in (torch.bfloat16, torch.float16, torch.float32, torch.float64):
        assert values_of(odd.to(kind)).tolist() == [1.5, -2.0]
    assert values_of(torch.tensor([1 + 2j])).tolist() == [[1.0, 2.0]]
    assert values_of(torch.ones(2, 3).t()).shape == (3, 2)


@pytest.mark.parametrize(
    ("shape", "cut"),
    [((3, 4), (3, 4)), ((100, 7), (14, 7)), ((2, 300), (1, 100)), ((5000,), (100,))],
)
def test_large_arrays_are_cut_to_whole_rows(shape: tuple[int, ...], cut: tuple[int, ...]) -> None:
    values = np.arange(np.prod(shape)).reshape(shape)
    found = head(values, 100)
    assert found.shape == cut
    assert found.flat[0] == 0
    assert found.size <= 100
