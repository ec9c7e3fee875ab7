"""Keeps this process's marker up to date, and says what a crash before it has left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from engine.errors import AtelierError
from engine.training.events import RunStarted
from gui.background import Background, Job
from gui.training.controller import TrainingController
from gui.trouble.crash_marker import Crash, CrashMarker


class CrashWatch(QObject):
    """Notes which training is in progress, all files off the GUI thread.

    Args:
        background: Runs its jobs.
        controller: Whose runs are noted.

    Signals:
        found(Crash): The Atelier before this one came to no orderly end.
    """

    found = Signal(object)

    def __init__(
        self,
        background: Background,
        controller: TrainingController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._marker = CrashMarker()
        controller.started.connect(self._run_started)
        controller.finished.connect(self._run_finished)

    @Slot()
    def begin(self) -> None:
        """Mark this process, and look for what an earlier one has left."""

        def work(_: Job) -> Crash | None:
            self._marker.begin()
            return self._marker.found()

        self._background.start(work, self._tell, _ignore)

    def end(self) -> None:
        """The window has closed in order; waits for the disk."""
        self._marker.end()

    def _tell(self, crash: Crash | None) -> None:
        if crash is not None:
            self.found.emit(crash)

    @Slot(object)
    def _run_started(self, info: RunStarted) -> None:
        self._note(info.folder)

    @Slot()
    def _run_finished(self) -> None:
        self._note(None)

    def _note(self, folder: Path | None) -> None:
        # Jobs may overtake each other: each writes what was noted last.
        self._marker.note_run(folder)
        self._background.start(lambda _: self._marker.update(), _ignore, _ignore)


def _ignore(answer: AtelierError | None) -> None:
    """A marker that could not be written is in the log already."""
