"""The runs that were begun last, read off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.errors import AtelierError
from gui.background import Background, Job

if TYPE_CHECKING:
    from engine.training.run_store import RunSummary


class RecentRuns(QObject):
    """Looks at the disk when it is told to; what has not changed since is not read again.

    Args:
        background: Runs the jobs.
        parent: As Qt has it.

    Signals:
        listed(list[RunSummary]): All runs that can be read, the newest first.
        failed(AtelierError): The folder of runs is there, but cannot be listed.
    """

    listed = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._known: list[RunSummary] = []
        self._looking: Job | None = None
        self._again = False

    def refresh(self) -> None:
        """Look what there is; one look after the other, and after the last wish one more."""
        if self._looking is not None:
            self._again = True
            return
        known = self._known

        def look(_: Job) -> list[RunSummary]:
            from engine.training import run_store

            return run_store.list_runs(known=known)

        self._looking = self._background.start(look, self._take, self._take_error)

    def _take(self, runs: list[RunSummary]) -> None:
        self._known = runs
        self.listed.emit([run for run in runs if run.spec is not None and run.error is None])
        self._end()

    def _take_error(self, error: AtelierError) -> None:
        self.failed.emit(error)
        self._end()

    def _end(self) -> None:
        self._looking = None
        if self._again:
            self._again = False
            self.refresh()
