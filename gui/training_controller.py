"""Starts, pauses, resumes and stops the one training run; owns its thread and its state."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine.run_spec import DataSpec, RunSpec, TrainSpec
from engine.training.events import (
    EvaluationStep,
    Event,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
)
from engine.training.gate import Gate
from engine.training.history import History
from gui.session import LoadedDataset, OwnWeights, Session
from gui.training_worker import PublishedWeights, TrainingWorker


class RunState(Enum):
    """Where the run is; buttons follow this, not the clicks.

    IDLE -> STARTING -> RUNNING <-> PAUSING -> PAUSED -> RUNNING; from each but IDLE -> STOPPING;
    the run's last event leads back to IDLE.
    """

    IDLE = auto()
    STARTING = auto()
    RUNNING = auto()
    PAUSING = auto()
    PAUSED = auto()
    STOPPING = auto()


class TrainingController(QObject):
    """The one run that may be in progress.

    Signals:
        state_changed(RunState)
        started(RunStarted)
        progressed: The history or `validating` has changed; read it when you next draw.
        finished(RunFinished)
    """

    state_changed = Signal(object)
    started = Signal(object)
    progressed = Signal()
    finished = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._state = RunState.IDLE
        self._thread: QThread | None = None
        self._worker: TrainingWorker | None = None
        self._gate: Gate | None = None
        self._finish: RunFinished | None = None
        self._spec: RunSpec | None = None
        self._dataset: LoadedDataset | None = None
        self.history = History()
        self.start_info: RunStarted | None = None
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
    def spec(self) -> RunSpec | None:
        """What the current or last run is; None before the first."""
        return self._spec

    def start(self, train: TrainSpec, folder: Path | None = None) -> None:
        """Start a run of the session's model on the session's dataset.

        Does nothing while a run is in progress (a second click of the same instant).

        Args:
            train: How to train.
            folder: A new folder for the run; by default one below `home.runs_folder()`.
        """
        dataset = self._session.dataset
        if self.is_active or dataset is None:
            return
        spec = RunSpec(DataSpec(dataset.entry.name), self._session.model, train)
        self._spec, self._dataset, self._gate = spec, dataset, Gate()
        self._finish = None
        self.history, self.start_info, self.validating = History(), None, None
        worker = TrainingWorker(spec, folder, dataset, self._gate)
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
    def stop(self) -> None:
        """End the run after the step in progress, with a checkpoint."""
        if self.is_active and self._gate:
            self._gate.stop()
            self._set_state(RunState.STOPPING)

    @Slot(object)
    def _take(self, events: tuple[Event, ...]) -> None:
        for event in events:
            self.history.append(event)
            self.validating = event if isinstance(event, EvaluationStep) else None
            match event:
                case RunStarted():
                    self.start_info = event
                    if self._state is RunState.STARTING:
                        self._set_state(RunState.RUNNING)
                    self.started.emit(event)
                case RunPaused() | RunResumed():
                    self._follow_gate(waiting=isinstance(event, RunPaused))
                case RunFinished():
                    self._finish = event
        self.progressed.emit()

    def _follow_gate(self, *, waiting: bool) -> None:
        """The state after the run began or ended to wait; by now the wish may be another."""
        if self._gate is None or self._state is RunState.STOPPING:
            return
        if not self._gate.paused:
            self._set_state(RunState.RUNNING)
        else:
            self._set_state(RunState.PAUSED if waiting else RunState.PAUSING)

    @Slot(object)
    def _take_weights(self, published: PublishedWeights) -> None:
        if self._spec and self._dataset:
            self._session.set_own_weights(
                OwnWeights(
                    self._spec.model, self._dataset.entry, published.step, published.state_dict
                )
            )

    @Slot()
    def _thread_finished(self) -> None:
        """The thread is gone, so that the next run may start."""
        if self._thread:
            self._thread.deleteLater()
        self._thread = self._worker = self._gate = None
        self._set_state(RunState.IDLE)
        if self._finish:
            self.finished.emit(self._finish)

    def _set_state(self, state: RunState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
