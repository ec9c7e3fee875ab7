"""The range test in the window: a curve that grows, a suggestion to take, a way out."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.data.image_set import ImageSet
from engine.run_spec import ModelSpec, RunSpec, TrainSpec
from engine.training import range_test
from gui import theme
from gui.background import Background
from gui.session import LoadedDataset
from gui.training.range_test_view import RangeTestView
from gui.widgets.plots.range_plot import RangePlot

LEFT = Qt.MouseButton.LeftButton
SPEC = RunSpec(
    model=ModelSpec("linear"),
    train=TrainSpec(batch_size=16, optimizer="adam", threads=1, device="cpu"),
)


@pytest.fixture
def view(qtbot: QtBot, background: Background) -> RangeTestView:
    made = RangeTestView(background)
    qtbot.addWidget(made)
    made.resize(560, 520)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_suggestion_is_shown_and_taken(
    view: RangeTestView, qtbot: QtBot, tiny_dataset: LoadedDataset
) -> None:
    view.start(SPEC, tiny_dataset)
    assert view.is_running
    assert not view.use_button.isEnabled()
    qtbot.waitUntil(lambda: not view.is_running, timeout=60_000)
    measured = list(range_test.range_test(SPEC, tiny_dataset.train))
    expected = range_test.suggest(*zip(*measured, strict=True))
    assert expected is not None
    assert view.plot.point_count() == len(measured)
    assert f"{expected:g}" in view.message.text()
    assert view.use_button.text() == f"Use {expected:g}"
    assert f"{expected:g}" in view.plot.accessibleDescription()
    with qtbot.waitSignal(view.rate_chosen) as chosen:
        qtbot.mouseClick(view.use_button, LEFT)
    assert chosen.args == [expected]
    assert not view.cancel_button.isEnabled()
    assert not view.progress.isVisible()


class Pace:
    """Lets a test's steps through one by one; what it has let through, it counts."""

    def __init__(self) -> None:
        self.steps = threading.Semaphore(0)
        self.ended = threading.Event()

    def range_test(self, spec: RunSpec, images: ImageSet) -> Iterator[tuple[float, float]]:
        try:
            for step in range(range_test.STEPS):
                self.steps.acquire(timeout=20)
                yield 1e-6 * 1.145**step, 2.3 - step / 100
        finally:
            self.ended.set()


@pytest.fixture
def pace(monkeypatch: pytest.MonkeyPatch) -> Pace:
    made = Pace()
    monkeypatch.setattr(range_test, "range_test", made.range_test)
    monkeypatch.setattr("gui.training.range_test_view._SHOW_SECONDS", 0.0)
    return made


def test_the_curve_grows_while_it_runs(
    view: RangeTestView, qtbot: QtBot, tiny_dataset: LoadedDataset, pace: Pace
) -> None:
    view.start(SPEC, tiny_dataset)
    pace.steps.release(5)
    qtbot.waitUntil(lambda: view.plot.point_count() == 5)
    assert view.progress.value() == 5
    pace.steps.release(5)
    qtbot.waitUntil(lambda: view.plot.point_count() == 10)
    assert view.is_running
    pace.steps.release(range_test.STEPS)
    qtbot.waitUntil(lambda: not view.is_running)


@pytest.mark.parametrize("way_out", ["cancel", "close", "hide"])
def test_it_can_be_left_at_any_time(
    view: RangeTestView, qtbot: QtBot, tiny_dataset: LoadedDataset, pace: Pace, way_out: str
) -> None:
    view.start(SPEC, tiny_dataset)
    pace.steps.release(5)
    qtbot.waitUntil(lambda: view.plot.point_count() == 5)
    if way_out == "hide":
        view.hide()
    else:
        button = view.cancel_button if way_out == "cancel" else view.close_button
        qtbot.mouseClick(button, LEFT)
    assert not view.is_running
    pace.steps.release(range_test.STEPS)
    qtbot.waitUntil(pace.ended.is_set)
    assert view.plot.point_count() == 5
    assert not view.use_button.isEnabled()
    assert view.isVisible() == (way_out == "cancel")


def test_a_second_test_replaces_the_first(
    view: RangeTestView, qtbot: QtBot, tiny_dataset: LoadedDataset
) -> None:
    view.start(SPEC, tiny_dataset)
    other = replace(SPEC, train=replace(SPEC.train, optimizer="sgd"))
    view.start(other, tiny_dataset)
    qtbot.waitUntil(lambda: not view.is_running, timeout=60_000)
    measured = list(range_test.range_test(other, tiny_dataset.train))
    assert view.plot.point_count() == len(measured)
    assert view.use_button.text() == f"Use {range_test.suggest(*zip(*measured, strict=True)):g}"


def test_what_went_wrong_is_said_and_another_try_is_possible(
    view: RangeTestView, qtbot: QtBot, tiny_dataset: LoadedDataset
) -> None:
    too_large = replace(SPEC, train=replace(SPEC.train, batch_size=5000))
    view.start(too_large, tiny_dataset)
    qtbot.waitUntil(lambda: not view.is_running)
    assert "5,000" in view.message.text()
    assert not view.use_button.isEnabled()
    view.start(SPEC, tiny_dataset)
    qtbot.waitUntil(view.use_button.isEnabled, timeout=60_000)
    assert "5,000" not in view.message.text()


def test_no_suggestion_is_said(
    view: RangeTestView,
    qtbot: QtBot,
    tiny_dataset: LoadedDataset,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(range_test, "suggest", lambda lrs, losses: None)
    view.start(SPEC, tiny_dataset)
    qtbot.waitUntil(lambda: not view.is_running, timeout=60_000)
    assert "does not clearly fall" in view.message.text()
    assert not view.use_button.isEnabled()


def test_nothing_moves_between_its_states(
    view: RangeTestView, qtbot: QtBot, tiny_dataset: LoadedDataset
) -> None:
    before = view.plot.geometry()
    view.start(SPEC, tiny_dataset)
    QApplication.processEvents()
    assert view.plot.geometry() == before
    qtbot.waitUntil(lambda: not view.is_running, timeout=60_000)
    QApplication.processEvents()
    assert view.plot.geometry() == before


# The plot alone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("explosion", [2.4, 1e30])
def test_the_curve_fills_the_plot_whatever_happens_at_its_end(
    qtbot: QtBot, qapp: QApplication, scheme: theme.Scheme, explosion: float
) -> None:
    theme.apply(qapp, scheme)
    plot = RangePlot(1e-6, 10)
    qtbot.addWidget(plot)
    plot.resize(460, 240)
    lrs = np.logspace(-6, 1, 120)
    losses = np.linspace(2.3, 1.0, 120)
    losses[-3:] = explosion
    plot.set_curve(lrs, losses, losses)
    plot.set_suggestion(0.012)
    picture = plot.grab().toImage()
    accent = QColor(theme.current().accent)
    rows = [
        y
        for y in range(picture.height())
        for x in range(picture.width())
        if picture.pixelColor(x, y) == accent
    ]
    assert max(rows) - min(rows) > 0.5 * picture.height()
    theme.apply(qapp, "light")


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_points_are_painted_too(qtbot: QtBot, count: int) -> None:
    plot = RangePlot(1e-6, 10)
    qtbot.addWidget(plot)
    plot.set_curve(np.logspace(-6, 1, count), np.ones(count), np.ones(count))
    assert not plot.grab().isNull()
    assert plot.point_count() == count
