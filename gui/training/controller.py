"""Starts, pauses, steers and stops the one training run; owns its thread and its state."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine.errors import AtelierError
from engine.run_spec import RunSpec, TrainSpec
from engine.training.events import (
    EvaluationStep,
    Event,
    Intervened,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
)
from engine.training.gate import Gate
from engine.training.history import History
from engine.training.plan import Extension, Plan
from gui.session import OwnWeights, Session
from gui.training.worker import Task, TrainingWorker

if TYPE_CHECKING:
    from engine.training.drive import Published
    from engine.training.following import Place
    from engine.training.run_store import OpenedRun
    from gui.training.follower import Followed


class RunState(Enum):
    """Where the run is; buttons follow this, not the clicks.

    IDLE -> STARTING -> RUNNING <-> PAUSING -> PAUSED -> RUNNING; from each but IDLE -> STOPPING;
    the run's last event leads back to IDLE. A single step leaves the run PAUSED.
    """

    IDLE = auto()
    STARTING = auto()
    RUNNING = auto()
    PAUSING = auto()
    PAUSED = auto()
    STOPPING = auto()


class TrainingController(QObject):
    """The run that is shown: in progress, finished, or an old one that was opened.

    Attributes:
        data_root: The folder with datasets that was named, for the runs that begin from now on.
        kept_weights_mb: Likewise the room for the weights of past epochs, in MB; None for the
            engine's own.
        ending: How the shown run came to its end here; None while it goes on, and for an old one.
        paused_by: Why the run waits, if the person did not ask.
        place: How far the shown run's files have been read; None where nobody goes on to read them.
        followed: How a shown run stands that another process writes; None for all others.

    Signals:
        state_changed(RunState)
        started(RunStarted)
        progressed: The history or `validating` has changed; read it when you next draw.
        paused(AtelierError | None): The run waits; with the reason, if the person did not ask.
        published(OwnWeights): A copy of the weights of the run in progress.
        finished(RunFinished)
        run_changed(Path | None): Another run's folder is shown.
        opened(OpenedRun): An old run is shown; another process may be writing it.
        followed_changed(): `followed` is another.
    """

    state_changed = Signal(object)
    started = Signal(object)
    progressed = Signal()
    paused = Signal(object)
    published = Signal(object)
    finished = Signal(object)
    run_changed = Signal(object)
    opened = Signal(object)
    followed_changed = Signal()

    def __init__(
        self, session: Session, data_root: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.data_root = data_root
        self.kept_weights_mb: int | None = None
        self._state = RunState.IDLE
        self._thread: QThread | None = None
        self._worker: TrainingWorker | None = None
        self._gate: Gate | None = None
        self._finish: RunFinished | None = None
        self._single_step = False
        self.is_complete = False  # whether the shown run has come to its planned end
        self.spec: RunSpec | None = None
        self.folder: Path | None = None
        self.history = History()
        self.plan: Plan | None = None
        self.start_info: RunStarted | None = None
        self.ending: RunFinished | None = None
        self.paused_by: AtelierError | None = None
        self.place: Place | None = None
        self.followed: Followed | None = None
        self.validating: EvaluationStep | None = None

    @property
    def state(self) -> RunState:
        """Where the run is."""
        return self._state

    @property
    def is_active(self) -> bool:
        """Whether a run is in progress, paused or not."""
        return self._state is not RunState.IDLE

    @property
    def grows(self) -> bool:
        """Whether more of the shown run is to come, from here or from another process."""
        return self.is_active or (self.followed is not None and self.followed.is_growing)

    def trained_dataset(self) -> str | None:
        """The name of the dataset that a run in progress learns from; None if there is none."""
        return self.spec.data.dataset if self.is_active and self.spec is not None else None

    @property
    def can_go_on(self) -> bool:
        """Whether the shown run could be continued or extended."""
        return not self.is_active and self.folder is not None

    @property
    def epochs_done(self) -> int:
        """Whole epochs of the shown run, and the one in which its time was used up."""
        return self.history.epochs[-1].epoch if self.history.epochs else 0

    # What the person asks for

    def start(
        self, train: TrainSpec, folder: Path | None = None, *, single_step: bool = False
    ) -> None:
        """Start a run of the session's model on the session's dataset.

        Does nothing while a run is in progress (a second click of the same instant).

        Args:
            train: How to train.
            folder: A new folder for the run; by default one below `home.runs_folder()`.
            single_step: Whether it waits after its first step.
        """
        dataset = self._session.dataset
        if self.is_active or dataset is None:
            return
        spec = RunSpec(self._session.data, self._session.model, train)
        self.is_complete = False
        self._show(spec, None, History())
        self._begin(Task(spec, folder, dataset), single_step=single_step)

    def go_on(self) -> None:
        """Continue the shown run from its last checkpoint to its planned end."""
        self._continue(None)

    def extend(self, epochs: int, schedule: str | None = None, lr: float | None = None) -> None:
        """Give the shown run, which is complete, a new phase.

        Args:
            epochs: Epochs in all at its end.
            schedule: Of the new phase; None for as before.
            lr: Its highest learning rate; None for as before.
        """
        self._continue(Extension(epochs, schedule, lr))

    def show_run(self, opened: OpenedRun) -> None:
        """Show an old run; does nothing while one is in progress."""
        if not self.is_active:
            self._session.set_model(opened.spec.model)
            self.is_complete = opened.complete
            self._show(opened.spec, opened.folder, opened.history)
            self.progressed.emit()
            self.opened.emit(opened)

    @Slot()
    def pause(self) -> None:
        """Let the run wait after the step in progress."""
        if self._state is RunState.RUNNING and self._gate:
            self._gate.pause()
            self._set_state(RunState.PAUSING)

    @Slot()
    def resume(self) -> None:
        """Let a paused run go on."""
        if self._state in (RunState.PAUSING, RunState.PAUSED) and self._gate:
            self._gate.resume()
            self._set_state(RunState.RUNNING)

    @Slot()
    def step_once(self) -> None:
        """Let a paused run do one step (one batch) and wait again."""
        if self._state is RunState.PAUSED and self._gate:
            self._single_step = True
            self._gate.step_once()

    @Slot()
    def stop(self) -> None:
        """End the run after the step in progress, with a checkpoint."""
        if self.is_active and self._gate:
            self._gate.stop()
            self._set_state(RunState.STOPPING)

    def set_lr(self, lr: float) -> None:
        """Change the highest learning rate of a run in progress, from its next step on."""
        if self.is_active and self._gate:
            self._gate.wish("lr", repr(lr))

    # What happens

    def _continue(self, extension: Extension | None) -> None:
        if not self.can_go_on or self.spec is None or self.folder is None:
            return
        loaded = self._session.dataset
        fits = loaded is not None and self._session.data.same_images(self.spec.data)
        self.run_changed.emit(self.folder)
        self._begin(Task(self.spec, self.folder, loaded if fits else None, extension or True))

    def _show(self, spec: RunSpec, folder: Path | None, history: History) -> None:
        self.spec, self.folder, self.history = spec, folder, history
        self.plan, self.start_info, self.validating = None, None, None
        self.ending = self.paused_by = None
        self.run_changed.emit(folder)

    def _begin(self, task: Task, *, single_step: bool = False) -> None:
        self._finish = self.ending = self.paused_by = None
        self._gate = Gate(attended=True)
        self._single_step = single_step
        if single_step:
            self._gate.step_once()
        worker = TrainingWorker(task, self._gate, self.data_root, self.kept_weights_mb)
        thread = QThread(self)
        worker.moveToThread(thread)
        thread.started.connect(worker.run)
        worker.happened.connect(self._take)
        worker.published.connect(self._take_weights)
        worker.done.connect(thread.quit)
        thread.finished.connect(self._thread_finished)
        self._worker, self._thread = worker, thread
        self._set_state(RunState.STARTING)
        thread.start()

    @Slot(object)
    def _take(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self.history.append(event)
            self.validating = event if isinstance(event, EvaluationStep) else None
            match event:
                case RunStarted():
                    self._run_started(event)
                case Intervened():
                    if self.plan is not None:
                        self.plan.add(event.intervention)
                case RunPaused():
                    self.paused_by = event.error
                    self._follow_gate(waiting=True)
                    self.paused.emit(event.error)
                case RunResumed():
                    self.paused_by = None
                    self._follow_gate(waiting=False)
                case RunFinished():
                    self._finish = event
                    self.is_complete = self.is_complete or event.reason == "completed"
        self.progressed.emit()

    def _run_started(self, info: RunStarted) -> None:
        self.start_info, self.is_complete = info, False
        if self.spec is not None:
            self.plan = Plan(self.spec.train, info.batches_per_epoch, info.interventions)
        self.history.cut(info.step, info.step // info.batches_per_epoch)
        if self._state is RunState.STARTING:
            self._set_state(RunState.RUNNING)
        if self.folder != info.folder:
            self.folder = info.folder
            self.run_changed.emit(info.folder)
        self.started.emit(info)

    def _follow_gate(self, *, waiting: bool) -> None:
        """The state after the run began or ended to wait; by now the wish may be another."""
        if self._gate is None or self._state is RunState.STOPPING:
            return
        if waiting:
            self._single_step = False
        if self._single_step:
            return  # it goes on for one step only: buttons need not blink
        if not self._gate.paused:
            self._set_state(RunState.RUNNING)
        else:
            self._set_state(RunState.PAUSED if waiting else RunState.PAUSING)

    @Slot(object)
    def _take_weights(self, copy: Published) -> None:
        if self.spec is not None:
            own = OwnWeights(
                self.spec.model, copy.inputs, copy.step, copy.state_dict, copy.epoch, copy.gradients
            )
            self.published.emit(own)

    @Slot()
    def _thread_finished(self) -> None:
        """The thread is gone, so that the next run may start."""
        if self._thread:
            self._thread.deleteLater()
        self._thread = self._worker = self._gate = None
        self.ending, self.paused_by = self._finish, None
        self._set_state(RunState.IDLE)
        if self._finish:
            self.finished.emit(self._finish)

    def _set_state(self, state: RunState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
