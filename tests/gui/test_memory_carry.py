"""Tabs that are built anew around a training that goes on show all that the ones before showed."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from gui.background import Background
from gui.main_window import MainWindow
from gui.memory.memory import Memory
from gui.session import Chosen
from gui.tabs.training_tab import TrainingTab
from gui.training.controller import RunState
from gui.widgets.figures import Figure
from gui.workbench import Workbench
from tests.gui import desk_hands, run_pages

MS = 60_000


@pytest.fixture
def new(window: MainWindow, qtbot: QtBot) -> Iterator[list[Workbench]]:
    """The benches that a test builds; they go before the window does."""
    built: list[Workbench] = []
    yield built
    for bench in built:
        bench.shut_down()
        qtbot.waitUntil(lambda bench=bench: not bench.background.is_busy, timeout=MS)  # type: ignore[misc]
        bench.deleteLater()


def wait_for(qtbot: QtBot, window: MainWindow, state: RunState) -> None:
    qtbot.waitUntil(lambda: window.controller.state is state, timeout=MS)


def built_anew(window: MainWindow, built: list[Workbench]) -> Workbench:
    """What the window does for another language."""
    bench = desk_hands.bench_in(window)
    built.append(bench)
    bench.training_tab.live.build_plots()
    Memory(window.session, window.library, window).carry(window.workbench, bench)
    return bench


def buttons(tab: TrainingTab) -> list[tuple[str, bool]]:
    found = tab.panel.findChildren(QAbstractButton)
    return [(button.text(), button.isEnabled()) for button in found]


def said(tab: TrainingTab) -> list[object]:
    """What the tab says of its run, and offers to do with it."""
    live, bar = tab.live, tab.moment
    return [
        tab.panel.subject.text(),
        tab.panel.model_box.currentData(),
        tab.panel.form.value(),
        buttons(tab),
        live.progress_label.text(),
        live.advice_label.text(),
        (live.progress.value(), live.progress.maximum()),
        live.draw_button.isHidden(),
        [figure.toolTip() for figure in live.figures.findChildren(Figure)],
        (bar.moment(), bar.text.text(), bar.slider.value(), bar.slider.maximum()),
        tab.time_travel.epochs,
        tab.time_travel.moment,
    ]


def test_a_paused_training_and_all_undo_come_along(
    window: MainWindow, new: list[Workbench], qtbot: QtBot
) -> None:
    desk_hands.fill(window)
    window.tabs.setCurrentWidget(window.training_tab)
    tab, controller = window.training_tab, window.controller
    tab.live.build_plots()
    tab.panel.form.set_value(desk_hands.TRAIN)
    tab.panel.start_button.click()
    qtbot.waitUntil(lambda: len(controller.history.epochs) >= 2, timeout=MS)
    controller.set_lr(0.01)
    qtbot.waitUntil(lambda: bool(controller.history.interventions), timeout=MS)
    controller.pause()
    wait_for(qtbot, window, RunState.PAUSED)
    qtbot.waitUntil(lambda: len(tab.time_travel.epochs) == len(controller.history.epochs) + 1)
    tab.time_travel.choose(1)
    qtbot.waitUntil(lambda: tab.time_travel.moment == 1, timeout=MS)
    qtbot.waitUntil(lambda: "Paused" in tab.live.progress_label.text(), timeout=MS)
    bench = built_anew(window, new)
    other = bench.training_tab
    qtbot.addWidget(other)
    other.setParent(None)
    other.show()
    qtbot.waitUntil(lambda: said(other) == said(tab), timeout=MS)
    assert other.live.plotted_points() == tab.live.plotted_points()
    assert [mark.key for mark in controller.history.interventions] == ["lr"]
    own = window.session.own_weights
    assert own is not None
    assert own.epoch == 1, "the past moment is still looked at"
    assert bench.model_tab.layers.values.epochs.left == len(other.time_travel.epochs)

    other.moment.back_button.click()
    now = window.session.own_weights
    assert now is not None
    assert now.step > own.step, "the newest weights are at hand at once"
    other.panel.pause_button.click()
    wait_for(qtbot, window, RunState.RUNNING)
    count = len(controller.history.epochs)
    qtbot.waitUntil(lambda: len(controller.history.epochs) > count, timeout=MS)
    other.panel.stop_button.click()
    wait_for(qtbot, window, RunState.IDLE)
    qtbot.waitUntil(lambda: "Stopped" in other.live.progress_label.text(), timeout=MS)


def test_what_was_made_comes_with_its_ways_back(
    window: MainWindow, new: list[Workbench], qtbot: QtBot
) -> None:
    desk_hands.fill(window)
    window.session.set_chosen(Chosen("test", 7))
    window.model_tab.tensors.pad.runner.run("x = torch.arange(3)")
    qtbot.waitUntil(lambda: len(window.model_tab.tensors.pad.runner.taken) == 1, timeout=MS)
    before = desk_hands.captured(Memory(window.session, window.library, window), window)
    bench = built_anew(window, new)
    memory = Memory(window.session, window.library, window)
    assert desk_hands.captured(memory, bench) == before
    assert window.session.chosen == Chosen("test", 7)

    canvas, builder, transforms = (
        bench.draw_tab.canvas,
        bench.model_tab.builder,
        bench.data_tab.transforms,
    )
    assert list(canvas.strokes) == [desk_hands.FIRST, desk_hands.SECOND]
    canvas.undo()
    assert list(canvas.strokes) == [desk_hands.FIRST]
    canvas.redo()
    canvas.undo()
    canvas.undo()
    assert canvas.is_empty
    kinds = desk_hands.layer_kinds(builder.root)
    builder.undo()
    builder.undo()
    assert desk_hands.layer_kinds(builder.root) == kinds[:-2]
    assert window.session.data.transforms
    transforms.undo()
    assert window.session.data.transforms == ()
    pad = bench.model_tab.tensors.pad
    pad.runner.run("y = x + 1")
    qtbot.waitUntil(lambda: len(pad.runner.taken) == 2, timeout=MS)
    assert "y" in {card.record.name for card in pad.cards()}


def test_runs_in_the_trash_can_still_be_brought_back(
    qapp: QApplication, background: Background, qtbot: QtBot
) -> None:
    folders = run_pages.three_runs()
    old = run_pages.shown_view(qtbot, qapp, background)
    run_pages.wait_for(qtbot, old, "three", "two", "one")
    run_pages.choose(old, "two")
    old.bar.delete.trigger()
    run_pages.wait_for(qtbot, old, "three", "one")
    new = run_pages.shown_view(qtbot, qapp, background)
    new.shelf.take_over(old.shelf)
    assert new.banner.text() == old.banner.text() != ""
    run_pages.press(qtbot, new, "Undo")
    run_pages.wait_for(qtbot, new, "three", "two", "one")
    assert folders["two"].exists()
    qtbot.waitUntil(lambda: not background.is_busy, timeout=MS)


def test_a_run_that_has_ended_is_still_told_of(
    window: MainWindow, new: list[Workbench], qtbot: QtBot
) -> None:
    tab = window.training_tab
    window.tabs.setCurrentWidget(tab)
    tab.panel.form.set_value(desk_hands.SHORT)
    with qtbot.waitSignal(window.controller.finished, timeout=MS):
        tab.panel.start_button.click()
    qtbot.waitUntil(lambda: len(tab.time_travel.epochs) == 2, timeout=MS)
    bench = built_anew(window, new)
    qtbot.waitUntil(lambda: said(bench.training_tab) == said(tab), timeout=MS)
    assert "Done" in bench.training_tab.live.progress_label.text()
    assert not bench.training_tab.live.draw_button.isHidden()
    assert bench.draw_tab.verdicts.own_label.text() == window.draw_tab.verdicts.own_label.text()
    assert "mlp on" in bench.draw_tab.verdicts.own_label.text()
