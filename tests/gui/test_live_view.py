from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.run_spec import DataSpec, ModelSpec, RunSpec
from engine.train_spec import TrainSpec
from engine.training.events import (
    EpochFinished,
    EvaluationStep,
    FinishCause,
    Intervened,
    RunFinished,
    RunStarted,
    StepsFinished,
)
from engine.training.history import History
from engine.training.plan import Intervention, Plan
from gui.training.controller import RunState, TrainingController
from gui.training.live_view import LiveView
from gui.widgets.live_text import LiveText
from gui.widgets.plots.plot_layer import PlotLayer
from gui.widgets.plots.plot_run import RunPlots

STEPS_PER_EPOCH = 50


class ScriptedController(QObject):
    """Says what a controller says, when the test wants it."""

    state_changed = Signal(object)
    started = Signal(object)
    progressed = Signal()
    finished = Signal(object)
    run_changed = Signal(object)
    followed_changed = Signal()
    followed = None

    def __init__(self) -> None:
        super().__init__()
        self.state = RunState.IDLE
        self.spec: RunSpec | None = None
        self.folder: Path | None = None
        self.history = History()
        self.plan: Plan | None = None
        self.start_info: RunStarted | None = None
        self.validating: EvaluationStep | None = None
        self.ending: RunFinished | None = None

    @property
    def grows(self) -> bool:
        return self.state is not RunState.IDLE

    def enter(self, state: RunState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def start(self, train: TrainSpec, done: int = 0) -> None:
        self.spec = RunSpec(DataSpec("garments"), ModelSpec("mlp"), train)
        if not done:
            self.history = History()
        self.enter(RunState.STARTING)
        total = train.epochs * STEPS_PER_EPOCH
        info = RunStarted(Path("run-1"), "cpu", 1, done, total, STEPS_PER_EPOCH, 10)
        self.start_info, self.plan = info, Plan(train, STEPS_PER_EPOCH)
        self.history.cut(done, done // STEPS_PER_EPOCH)
        self.enter(RunState.RUNNING)
        self.started.emit(info)

    def step(self, count: int) -> None:
        for _ in range(count):
            step = len(self.history.losses) + 1
            epoch = (step - 1) // STEPS_PER_EPOCH + 1
            self.history.append(StepsFinished(step, epoch, (1 / step,), (0.01,), 64, 2.0))
            if step % STEPS_PER_EPOCH == 0:
                self.history.append(EpochFinished(epoch, 0.5, 0.75, 0.6, 0.625, 1.0))

    def end(self, finished: RunFinished) -> None:
        self.enter(RunState.IDLE)
        self.finished.emit(finished)

    def open(self, name: str, steps: int) -> None:
        self.history, self.plan, self.start_info = History(), None, None
        self.spec = RunSpec(DataSpec("garments"), ModelSpec("mlp"), TrainSpec(epochs=4))
        self.folder = Path("runs") / name
        self.step(steps)
        self.run_changed.emit(self.folder)


@pytest.fixture
def controller() -> ScriptedController:
    return ScriptedController()


@pytest.fixture
def view(qtbot: QtBot, controller: ScriptedController) -> LiveView:
    made = LiveView(cast(TrainingController, controller))
    qtbot.addWidget(made)
    made.build_plots()
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def figure(view: LiveView, name: str) -> str:
    figures = view.figures.findChildren(LiveText)
    return next(figure.text() for figure in figures if figure.accessibleName() == name)


def choose(view: LiveView, name: str, deck: str) -> None:
    """Press the button of a plot, in the card of that name."""
    card = next(w for w in view.findChildren(QWidget) if w.accessibleName() == deck)
    next(button for button in card.findChildren(QToolButton) if button.text() == name).click()


def test_a_run_from_start_to_end(
    view: LiveView, controller: ScriptedController, qtbot: QtBot
) -> None:
    controller.start(TrainSpec(epochs=2, batch_size=64))
    controller.step(20)
    qtbot.waitUntil(lambda: view.plotted_points() == (20, 0))
    qtbot.waitUntil(lambda: view.progress_label.text().startswith("Epoch 1 of 2, step 20 of 100"))
    assert view.progress.value() == 20
    assert view.progress.maximum() == 100
    controller.step(50)
    qtbot.waitUntil(lambda: figure(view, "Images per second") != "\N{EN DASH}")
    controller.step(30)
    controller.end(RunFinished("completed", 100))
    assert view.plotted_points() == (100, 2)
    assert figure(view, "Training accuracy") == "75.0 %"
    assert figure(view, "Validation accuracy") == "62.5 %"
    assert figure(view, "Learning rate of the last step") == "0.01"
    assert figure(view, "Device and memory in use").startswith("CPU · ")
    assert view.progress_label.text() == "Done: your model has finished training."
    assert view.draw_button.isVisible()
    ends = [layer.frame().x[1] for layer in view.findChildren(PlotLayer) if layer.isVisible()]
    assert sorted(ends) == pytest.approx([2, 100], rel=0.05), "the curves have the whole width"


def test_a_button_that_is_not_there_takes_no_room_and_moves_nothing(
    view: LiveView, controller: ScriptedController, qtbot: QtBot
) -> None:
    plots = view.findChild(RunPlots)
    assert plots is not None
    before, room = (plots.mapTo(view, QPoint()), plots.size()), view.progress_label.width()
    assert room > view.progress.width() - 10
    controller.start(TrainSpec(epochs=1))
    controller.step(50)
    controller.end(RunFinished("completed", 50))
    qtbot.waitUntil(lambda: view.progress_label.width() < room)
    assert view.draw_button.isVisible()
    assert (plots.mapTo(view, QPoint()), plots.size()) == before


def test_plots_stay_high_enough_to_read_and_scroll_where_there_is_no_room(
    view: LiveView, qtbot: QtBot
) -> None:
    area = view.findChildren(QScrollArea)[0]
    view.resize(420, 330)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    heights = [layer.height() for layer in view.findChildren(PlotLayer) if layer.isVisible()]
    assert len(heights) == 2
    assert min(heights) > 50


@pytest.mark.parametrize(
    ("cause", "said"), [("time", "the time budget"), ("patience", "had stopped falling")]
)
def test_it_says_why_a_run_ended_early(
    view: LiveView, controller: ScriptedController, cause: FinishCause, said: str
) -> None:
    controller.start(TrainSpec(epochs=2))
    controller.step(60)
    controller.end(RunFinished("completed", 60, None, cause))
    assert said in view.progress_label.text()


def test_only_the_chosen_curves_are_fed_and_the_others_catch_up(
    view: LiveView, controller: ScriptedController, qtbot: QtBot
) -> None:
    controller.start(TrainSpec(epochs=2))
    choose(view, "Learning rate", "Curves by step")
    choose(view, "Loss", "Curves by epoch")
    controller.step(60)
    qtbot.waitUntil(lambda: view.progress.value() == 60)
    assert view.plotted_points() == (0, 0)
    choose(view, "Gradient", "Curves by step")
    choose(view, "Loss", "Curves by step")
    choose(view, "Accuracy", "Curves by epoch")
    assert view.plotted_points() == (60, 1)


def test_an_extension_moves_the_end(
    view: LiveView, controller: ScriptedController, qtbot: QtBot
) -> None:
    controller.start(TrainSpec(epochs=2))
    controller.step(10)
    change = Intervention(10, "epochs", "3")
    assert controller.plan is not None
    controller.plan.add(change)
    controller.history.append(Intervened(change, 150))
    qtbot.waitUntil(lambda: "Epoch 1 of 3, step 10 of 150" in view.progress_label.text())
    assert view.progress.maximum() == 150


def test_a_run_that_goes_on_draws_what_it_does_again_once(
    view: LiveView, controller: ScriptedController, qtbot: QtBot
) -> None:
    controller.open("old", 70)
    assert view.plotted_points() == (70, 1)
    controller.start(TrainSpec(epochs=2), done=60)
    controller.step(5)
    qtbot.waitUntil(lambda: view.plotted_points() == (65, 1))


def test_an_old_run_is_shown(view: LiveView, controller: ScriptedController) -> None:
    controller.start(TrainSpec(epochs=1))
    controller.step(50)
    controller.end(RunFinished("completed", 50))
    controller.open("2026-01-01 mlp", 120)
    assert view.plotted_points() == (120, 2)
    assert view.progress_label.text() == "Showing the run 2026-01-01 mlp"
    assert figure(view, "Training accuracy") == "75.0 %"
    assert figure(view, "Images per second") == "\N{EN DASH}"
    assert (view.progress.value(), view.progress.maximum()) == (2, 4)
    controller.open("empty", 0)
    assert view.plotted_points() == (0, 0)
    assert figure(view, "Training accuracy") == "\N{EN DASH}"


def test_advice_leaves_the_plots_where_they_are(view: LiveView) -> None:
    plots = view.findChildren(RunPlots)[0]
    before = plots.mapTo(view, QPoint()), plots.size()
    view.set_advice("The loss fell by 0.4 % in 200 steps.")
    assert view.advice_label.isVisible()
    assert view.advice_label.text() == "The loss fell by 0.4 % in 200 steps."
    assert (plots.mapTo(view, QPoint()), plots.size()) == before
    view.set_advice("")
    assert not view.advice_label.isVisible()


def test_exports_are_reported(view: LiveView) -> None:
    plots = view.findChildren(RunPlots)[0]
    plots.export_failed.emit("a.csv could not be written: disk full.")
    assert view.banner.isVisible()
    assert view.banner.text() == "a.csv could not be written: disk full."
    plots.exported.emit("/tmp/a.csv")
    assert "/tmp/a.csv" in view.banner.text()


def test_it_works_before_the_plots_are_there(qtbot: QtBot, controller: ScriptedController) -> None:
    view = LiveView(cast(TrainingController, controller))
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    controller.start(TrainSpec(epochs=1))
    controller.step(30)
    qtbot.waitUntil(lambda: view.progress.value() == 30)
    assert view.plotted_points() == (0, 0)
    view.build_plots()
    assert view.plotted_points() == (30, 0)
    controller.end(RunFinished("stopped", 30))
    assert "Stopped after step 30" in view.progress_label.text()


def test_it_fits_the_smallest_window(view: LiveView, controller: ScriptedController) -> None:
    controller.open("old", 60)
    assert view.minimumSizeHint().width() <= 660
    assert view.minimumSizeHint().height() <= 440
