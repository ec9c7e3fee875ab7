"""Brings a dataset's files onto this machine, off the GUI thread: one dataset at a time."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine import home
from engine.data.catalog import CatalogEntry
from engine.errors import AtelierError
from gui.background import Background, Job

_TELL_MS = 200
_WINDOW_SECONDS = 4.0
_FIRST_SECONDS = 0.5
_STALLED = 1.0  # bytes per second: as good as none


@dataclass(frozen=True)
class Transfer:
    """How far a download is, or the copying of files that are on this machine already.

    Attributes:
        entry: The dataset.
        is_download: Whether the bytes come from the network.
        done: Bytes so far.
        total: Bytes in all, an estimate; 0 while nothing is known.
        rate: Bytes per second over the last seconds; None before there is anything to go by.
        is_cancelled: Whether it only has to end.
    """

    entry: CatalogEntry
    is_download: bool
    done: int = 0
    total: int = 0
    rate: float | None = None
    is_cancelled: bool = False

    @property
    def share(self) -> float:
        """The part that is there, 0 to 1."""
        return min(1.0, self.done / max(1, self.total))

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at this rate; None where that cannot be said."""
        if self.rate is None or self.rate < _STALLED or self.total <= 0:
            return None
        return max(0, self.total - self.done) / self.rate


class RateMeter:
    """Bytes per second over the last seconds, so that a line that has gone dead shows as such.

    Args:
        clock: Seconds since any moment.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()

    def rate(self, done: int) -> float | None:
        """The rate now that `done` bytes are there; None until some time has passed."""
        now = self._clock()
        self._seen.append((now, done))
        while len(self._seen) > 2 and self._seen[1][0] <= now - _WINDOW_SECONDS:
            self._seen.popleft()
        since, before = self._seen[0]
        if now - since < _FIRST_SECONDS:
            return None
        return max(0.0, (done - before) / (now - since))  # a file may have been begun again


class Fetcher(QObject):
    """Downloads a dataset, or takes over files that the person has.

    Args:
        background: Runs the jobs.
        parent: As Qt has it.
        mirrors: Addresses to download from instead of those that the engine knows.

    Signals:
        progressed(Transfer): Several times a second, from the beginning on.
        arrived(CatalogEntry): The files are on this machine.
        failed(Transfer, AtelierError): It did not work.
        cancelled(Transfer): It has ended because it was to.
        ended(): Whatever came of it, before the three above.
    """

    progressed = Signal(object)
    arrived = Signal(object)
    failed = Signal(object, object)
    cancelled = Signal(object)
    ended = Signal()

    def __init__(
        self,
        background: Background,
        parent: QObject | None = None,
        mirrors: Sequence[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._mirrors = mirrors
        self._job: Job | None = None
        self._transfer: Transfer | None = None
        self._reached = (0, 0)  # written by the worker: a signal for each chunk would be a flood
        self._meter = RateMeter()
        self._timer = QTimer(self, interval=_TELL_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def transfer(self) -> Transfer | None:
        """What is in progress; None if nothing is."""
        return self._transfer

    def download(self, entry: CatalogEntry) -> None:
        """Fetch a dataset; does nothing while something is in progress."""
        mirrors = self._mirrors

        def fetch(job: Job) -> None:
            from engine.data import download

            download.fetch(
                entry, home.downloads_folder(), self._note, job.cancel_event, mirrors=mirrors
            )

        self._begin(Transfer(entry, is_download=True, total=entry.megabytes << 20), fetch)

    def adopt(self, entry: CatalogEntry, place: Path) -> None:
        """Copy a dataset's files from elsewhere; does nothing while something is in progress.

        Args:
            entry: What they are to be.
            place: A folder that holds them, or the one file, packed or not.
        """

        def copy(job: Job) -> None:
            from engine.data import adopt

            adopt.adopt(entry, place, home.downloads_folder(), self._note, job.cancel_event)

        self._begin(Transfer(entry, is_download=False), copy)

    def cancel(self) -> None:
        """End what is in progress, if anything is."""
        if self._job is not None and self._transfer is not None:
            self._job.cancel()
            self._transfer = replace(self._transfer, is_cancelled=True, rate=None)
            self.progressed.emit(self._transfer)

    def _note(self, done: int, total: int) -> None:
        """Called in the worker's thread."""
        self._reached = done, total

    def _begin(self, transfer: Transfer, work: Callable[[Job], None]) -> None:
        if self._transfer is not None:
            return
        self._transfer = transfer
        self._reached = 0, transfer.total
        self._meter = RateMeter()
        self._job = self._background.start(
            work, self._arrived, self._failed, on_cancelled=self._cancelled
        )
        self._timer.start()
        self.progressed.emit(transfer)

    @Slot()
    def _tell(self) -> None:
        transfer = self._transfer
        if transfer is None or transfer.is_cancelled:
            return
        done, total = self._reached
        rate = self._meter.rate(done) if done else None
        self._transfer = replace(transfer, done=done, total=total, rate=rate)
        self.progressed.emit(self._transfer)

    def _arrived(self, _: object) -> None:
        transfer = self._end()
        if transfer.is_cancelled:  # a moment too late; nobody asked for it any more
            self.cancelled.emit(transfer)
        else:
            self.arrived.emit(transfer.entry)

    def _failed(self, error: AtelierError) -> None:
        transfer = self._end()
        if transfer.is_cancelled:  # what breaks while it is being ended is no news
            self.cancelled.emit(transfer)
        else:
            self.failed.emit(transfer, error)

    def _cancelled(self) -> None:
        self.cancelled.emit(self._end())

    def _end(self) -> Transfer:
        transfer = self._transfer
        assert transfer is not None, "it ends once"
        self._timer.stop()
        self._job, self._transfer = None, None
        self.ended.emit()
        return transfer
