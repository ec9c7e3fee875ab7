"""Writes the desk to disk soon after each change, and reads it at the start."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QTabWidget, QWidget

from engine import home
from engine.errors import AtelierError, Said, of_os_error
from gui import errors
from gui.background import Background, Job
from gui.memory.desk_state import MAX_BYTES, DeskState
from gui.memory.memory import Bench, Memory
from gui.memory.writer import Writer
from gui.session import Session

_log = logging.getLogger(__name__)

# So much of the work at most is lost in a crash, unless writing it takes long.
_DELAY_MS = 1000
_REST = 20  # times as long as writing took, so that who draws does not feel it

# What a hand does to the window; what comes of it is seen when the desk is taken down.
_DEEDS = frozenset(
    {QEvent.Type.MouseButtonRelease, QEvent.Type.KeyRelease, QEvent.Type.Wheel, QEvent.Type.Drop}
)


def desk_file() -> Path:
    """Where the desk is kept."""
    return home.home() / "desk.json"


@dataclass(frozen=True)
class Read:
    """What was found on the disk.

    Attributes:
        state: The desk; None if there is none, or none that can be read.
        set_aside: Where a file went that cannot be read; None if there was no such thing.
        reason: Why the file could not be read, or set aside.
    """

    state: DeskState | None = None
    set_aside: Path | None = None
    reason: Said | None = None


class DeskKeeper(QObject):
    """Keeps the desk of one window.

    A change begins a timer, the timer a job in another thread: while nothing is done, nothing
    happens. What was never brought back is not written over.

    Args:
        memory: Takes the desk down.
        session: Says when dataset and model are others.
        background: Reads and writes; its jobs outlive the workbench.
        parent: Owner.

    Attributes:
        is_reading: Whether it is not known yet what there is to be brought back.

    Signals:
        was_read(DeskState | None): After `read`: what there is to be brought back.
        noticed(str): Something that the person should know, one sentence; each but once.
    """

    was_read = Signal(object)
    noticed = Signal(str)

    def __init__(
        self,
        memory: Memory,
        session: Session,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._memory = memory
        self._background = background
        self._bench: Bench | None = None
        self._window: QWidget | None = None
        self.is_reading = False
        self._writer = Writer(desk_file)
        self._kept: DeskState | None = None  # what is on the disk, or on its way there
        self._held: DeskState | None = None  # what is kept whatever happens on the bench
        self._is_writing = False
        self._has_failed = False
        self._soon = QTimer(self, interval=_DELAY_MS, singleShot=True)
        self._soon.timeout.connect(self._keep)
        memory.splitters.moved.connect(self.note)
        session.dataset_changed.connect(self.note)
        session.data_changed.connect(self.note)
        session.model_changed.connect(self.note)

    # Reading

    def read(self) -> None:
        """Read what was kept, in another thread; `was_read` follows."""
        self.is_reading = True
        self._background.start(lambda _: _read(desk_file()), self._tell, self._tell_nothing)

    def _tell(self, read: Read) -> None:
        if read.set_aside is not None:
            text = self.tr("What was open the last time could not be read. The file is kept: {0}")
            self.noticed.emit(text.format(read.set_aside))
        elif read.reason is not None:
            text = self.tr("What was open the last time could not be read: {0}.")
            self.noticed.emit(text.format(errors.said(read.reason)))
        self._end_reading(read.state)

    def _tell_nothing(self, error: AtelierError) -> None:
        self.noticed.emit(errors.sentence(error))
        self._end_reading(None)

    def _end_reading(self, state: DeskState | None) -> None:
        self.is_reading = False
        self.was_read.emit(state)

    # Following

    def watch(self, window: QWidget, bench: Bench) -> None:
        """Keep what is on a bench from now on; after a start, and for each new workbench.

        Args:
            window: The window that it is in.
            bench: All of its tabs are built.
        """
        if self._bench is None:
            handle = window.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)
        self._bench, self._window = bench, window
        for dock in window.findChildren(QDockWidget):
            dock.visibilityChanged.connect(self._watch_splitters)  # what is in it may be made late
        for tab in (bench.data_tab, bench.model_tab, bench.training_tab, bench.draw_tab):
            for pages in tab.findChildren(QTabWidget):
                pages.currentChanged.connect(self.note)
        bench.tabs.currentChanged.connect(self.note)
        bench.draw_tab.canvas.changed.connect(self.note)
        bench.training_tab.panel.form.value_changed.connect(self.note)
        bench.model_tab.tensors.pad.runner.answered.connect(self.note)
        bench.model_tab.custom.panel.told.connect(self.note)
        self.note()

    @Slot()
    def _watch_splitters(self) -> None:
        if self._window is not None:
            self._memory.splitters.watch(self._window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what a hand does, and let it pass."""
        if event.type() in _DEEDS:
            self.note()
        return False

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits to be kept, nor is being written."""
        return not self._soon.isActive() and not self._is_writing

    @Slot()
    def note(self) -> None:
        """Something may have changed: keep it soon."""
        if self._bench is not None and not self._soon.isActive():
            self._soon.start()

    def hold(self, state: DeskState | None) -> None:
        """Keep this desk from now on, whatever is done on the bench; None for what is on it.

        What is made where there was nothing is kept with it.
        """
        self._held = state
        self.note()

    def _state(self, bench: Bench) -> DeskState:
        """What is to be kept: of a desk that is held, with what was made where nothing was."""
        now, held = self._memory.capture(bench), self._held
        if held is None:
            return now
        return replace(held, made=now.made, drawing=held.drawing or now.drawing)

    # Writing

    @Slot()
    def _keep(self) -> None:
        if self._bench is None or self._is_writing:
            return  # the end of the writing looks again
        state = self._state(self._bench)
        if state == self._kept:
            return
        self._kept = state
        self._is_writing = True
        turn = self._writer.turn()

        def write(_: Job) -> float:
            begun = time.monotonic()
            self._writer.write(state.to_text(), turn)
            return time.monotonic() - begun

        self._background.start(write, self._written, self._not_written)

    def keep_now(self) -> bool:
        """Write what there is at once; for the window's end.

        Returns:
            Whether it is kept; what went wrong is in the log.
        """
        self._soon.stop()
        if self._bench is None:
            return True
        try:
            state = self._state(self._bench)
            if state != self._kept or self._is_writing:
                self._kept = state
                self._writer.write(state.to_text(), self._writer.turn())
        except Exception:  # noqa: BLE001  # the window closes all the same
            _log.warning("the desk could not be kept", exc_info=True)
            return False
        return True

    def _written(self, seconds: float) -> None:
        self._soon.setInterval(max(_DELAY_MS, round(_REST * 1000 * seconds)))
        self._is_writing = self._has_failed = False
        self.note()

    def _not_written(self, error: AtelierError) -> None:
        """Say it once; the next change tries again."""
        self._is_writing, self._kept = False, None
        if not self._has_failed:
            self._has_failed = True
            self.noticed.emit(errors.sentence(error))


def _read(path: Path) -> Read:
    """In a worker thread: the desk, or what became of a file that is none."""
    try:
        if not path.exists():
            return Read()
        text = "" if path.stat().st_size > MAX_BYTES else path.read_text(encoding="utf-8")
    except OSError as error:
        return Read(reason=of_os_error(error))
    except UnicodeDecodeError:
        text = ""
    state = DeskState.from_text(text)
    if state is not None:
        return Read(state)
    aside = path.with_name(f"desk-damaged-{datetime.now():%Y-%m-%d %H-%M-%S}.json")
    try:
        path.replace(aside)
    except OSError as error:
        return Read(reason=of_os_error(error))
    return Read(set_aside=aside)
