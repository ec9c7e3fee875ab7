"""The runs on disk, off the GUI thread: listed, described, moved to the trash and back, opened."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.errors import AtelierError
from engine.training import run_files, run_store, run_trash
from engine.training.run_store import OpenedRun, RunSummary
from gui.background import Background


@dataclass(frozen=True)
class _Words:
    """What the person calls a run and says of it; None for as before."""

    folder: Path
    name: str | None
    note: str | None


def _described(run: RunSummary, words: _Words) -> RunSummary:
    if run.folder != words.folder:
        return run
    name, note = run.name, run.note
    if words.name is not None:
        name = run_files.one_line(words.name) or run_files.one_line(run.folder.name)
    return replace(run, name=name, note=note if words.note is None else words.note)


class RunShelf(QObject):
    """Does one thing after the other, so that a list never shows what was before a change.

    Signals:
        listed(list[RunSummary]): The runs, the newest first; after each change too.
        opened(OpenedRun): The run last asked for.
        trashed(list[tuple[str, Path]]): Names of runs, and where in the trash they are.
        weighed(int, int): How many runs are in the trash, and their bytes.
        failed(AtelierError): What could not be done.
    """

    listed = Signal(object)
    opened = Signal(object)
    trashed = Signal(object)
    weighed = Signal(int, object)  # more bytes than a C int holds
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._runs: list[RunSummary] = []
        self._waiting: deque[tuple[Callable[[], Any], Callable[[Any], None]]] = deque()
        self._on_done: Callable[[Any], None] | None = None
        self._unwritten: list[_Words] = []
        self._settled: list[_Words] = []
        self._wanted: Path | None = None
        self._trashed: list[tuple[str, Path]] = []  # last, and still there

    def take_over(self, other: RunShelf) -> None:
        """Tell again what a shelf that is not used any more has moved to the trash last."""
        self._trashed = other._trashed
        if self._trashed:
            self.trashed.emit(self._trashed)

    def refresh(self) -> None:
        """Look what there is; again and again costs little."""
        if all(on_done != self._take_list for _, on_done in self._waiting):
            self._do(lambda: run_store.list_runs(known=self._runs), self._take_list)

    def describe(self, folder: Path, name: str | None = None, note: str | None = None) -> None:
        """Give a run another name or note; it is listed with it at once."""
        words = _Words(folder, name, note)
        self._unwritten.append(words)

        def write() -> None:
            try:
                run_files.describe(folder, name, note)
            finally:
                self._settled.append(words)

        self._do(write, self._changed)
        self._tell()

    def trash(self, runs: list[RunSummary]) -> None:
        """Move runs to the trash."""

        def move_all() -> tuple[list[tuple[str, Path]], AtelierError | None]:
            moved = []
            for run in runs:
                try:
                    moved.append((run.name, run_trash.trash(run.folder)))
                except AtelierError as error:
                    return moved, error
            return moved, None

        self._do(move_all, self._take_trashed)

    def restore(self, folders: list[Path]) -> None:
        """Bring runs back from the trash."""
        self._trashed = []
        self._do(lambda: [run_trash.restore(folder) for folder in folders], self._changed)

    def weigh_trash(self) -> None:
        """Find out what is in the trash."""
        self._do(run_trash.trashed_runs, self._take_weight)

    def empty_trash(self) -> None:
        """Delete for good what is in the trash."""
        self._trashed = []
        self._do(run_trash.empty_trash, self._changed)

    def open(self, folder: Path) -> None:
        """Read a run with all its figures; only the last one asked for is answered."""
        self._wanted = folder
        self._background.start(
            lambda job: run_store.open_run(folder),
            self._take_opened,
            lambda error: self._take_failure(folder, error),
        )

    def _do(self, action: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        self._waiting.append((action, on_done))
        self._go_on()

    def _go_on(self) -> None:
        if self._on_done is None and self._waiting:
            action, self._on_done = self._waiting.popleft()
            self._background.start(lambda job: action(), self._take_answer, self._take_error)

    def _take_answer(self, answer: Any) -> None:
        on_done, self._on_done = self._on_done, None
        if on_done is not None:
            on_done(answer)
        self._go_on()

    def _take_error(self, error: AtelierError) -> None:
        on_done, self._on_done = self._on_done, None
        if on_done != self._take_list:
            self.refresh()
        self.failed.emit(error)
        self._go_on()

    def _take_list(self, runs: list[RunSummary]) -> None:
        self._runs = runs
        # This list was made after they were written, or could not be.
        while self._settled:
            self._unwritten.remove(self._settled.pop())
        self._tell()

    def _tell(self) -> None:
        """List what is on the disk, with the words that are on their way there."""
        words = list(self._unwritten)
        self.listed.emit([reduce(_described, words, run) for run in self._runs])

    def _changed(self, _answer: object) -> None:
        self.refresh()

    def _take_trashed(self, answer: tuple[list[tuple[str, Path]], AtelierError | None]) -> None:
        moved, error = answer
        self.refresh()
        if moved:
            self._trashed = moved
            self.trashed.emit(moved)
        if error is not None:
            self.failed.emit(error)

    def _take_weight(self, runs: list[RunSummary]) -> None:
        self.weighed.emit(len(runs), sum(run.size for run in runs))

    def _take_opened(self, opened: OpenedRun) -> None:
        if opened.folder == self._wanted:
            self.opened.emit(opened)

    def _take_failure(self, folder: Path, error: AtelierError) -> None:
        if folder == self._wanted:
            self.failed.emit(error)
