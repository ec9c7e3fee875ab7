"""One-shot jobs off the GUI thread: import torch, read data, download, build a model.

A job's answers come back on the GUI thread, whatever kind of callable receives them.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from engine.errors import AtelierError, Cancelled

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Progress:
    done: int
    total: int


@dataclass(frozen=True)
class _Success:
    result: Any


@dataclass(frozen=True)
class _Failure:
    error: AtelierError


@dataclass(frozen=True)
class _Cancelled:
    pass


class Job(QObject):
    """A function on its way through a worker thread.

    The function is called with the job itself, so that it can report progress and ask whether it
    was cancelled.
    """

    _happened = Signal(object)

    def __init__(
        self,
        function: Callable[["Job"], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[AtelierError], None],
        on_progress: Callable[[int, int], None] | None,
        on_cancelled: Callable[[], None] | None,
        on_end: Callable[["Job"], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.cancel_event = threading.Event()
        self._function = function
        self._on_done = on_done
        self._on_error = on_error
        self._on_progress = on_progress
        self._on_cancelled = on_cancelled
        self._on_end = on_end
        # A bound method of an object on the GUI thread: anything else would run in the worker's.
        self._happened.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the function to end; it says so itself if it did."""
        self.cancel_event.set()

    def progress(self, done: int, total: int) -> None:
        """Report progress; called by the function, in its thread.

        Raises:
            Cancelled: If the job was cancelled.
        """
        if self.cancel_event.is_set():
            raise Cancelled
        self._happened.emit(_Progress(done, total))

    def run(self) -> None:
        """Call the function; called by the worker thread."""
        try:
            answer: object = _Success(self._function(self))
        except Cancelled:
            answer = _Cancelled()
        except AtelierError as error:
            answer = _Failure(error)
        except Exception as error:  # noqa: BLE001  # the person is told, whatever it was
            _log.exception("a background job failed")
            answer = _Failure(AtelierError("internal", reason=f"{type(error).__name__}: {error}"))
        self._happened.emit(answer)

    @Slot(object)
    def _deliver(self, answer: object) -> None:
        try:
            self._pass_on(answer)
        finally:
            if not isinstance(answer, _Progress):
                self._on_end(self)
                self.deleteLater()

    def _pass_on(self, answer: object) -> None:
        match answer:
            case _Progress():
                if self._on_progress and not self.cancel_event.is_set():
                    self._on_progress(answer.done, answer.total)
            case _Success():
                self._on_done(answer.result)
            case _Failure():
                self._on_error(answer.error)
            case _Cancelled():
                if self._on_cancelled:
                    self._on_cancelled()


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Background(QObject):
    """Starts jobs and, at the end, sees them off.

    Args:
        parent: Owner.
        pool: The threads to use; None for some of its own.

    Signals:
        idle(): The last of its jobs has answered.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None, pool: QThreadPool | None = None) -> None:
        super().__init__(parent)
        self._over = False  # what a closing widget still asks for would outlive its answer
        self._running: set[Job] = set()
        if pool is None:
            pool = QThreadPool(self)
            pool.setMaxThreadCount(3)
            # A thread that expires and comes again costs an OpenMP pool each time.
            pool.setExpiryTimeout(-1)
        self._pool = pool

    def start(
        self,
        function: Callable[[Job], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[AtelierError], None],
        on_progress: Callable[[int, int], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
    ) -> Job:
        """Call `function` in a worker thread; exactly one of the answers comes back.

        Args:
            function: Gets the job; may raise `AtelierError` or `Cancelled`.
            on_done: Called on the GUI thread with what the function returned.
            on_error: Likewise with the error.
            on_progress: Likewise with (done, total), for each `Job.progress`.
            on_cancelled: Likewise, if the function ended because it was cancelled.
        """
        job = Job(function, on_done, on_error, on_progress, on_cancelled, self._note_end, self)
        if not self._over:
            self._running.add(job)
            self._pool.start(_Runnable(job))
        return job

    @property
    def is_busy(self) -> bool:
        """Whether one of its jobs has not answered yet; those of its scopes do not count."""
        return bool(self._running)

    def scope(self) -> "Background":
        """Another one on the same threads, whose jobs are its own; it ends with this one."""
        return Background(self, self._pool)

    def close(self) -> None:
        """Cancel its jobs. Nothing starts any more."""
        self._over = True
        for job in self.findChildren(Job):
            job.cancel()

    def shut_down(self, milliseconds: int) -> bool:
        """Close it and its scopes, and wait; True if all jobs have ended."""
        for background in (self, *self.findChildren(Background)):
            background.close()
        self._pool.clear()
        return self._pool.waitForDone(milliseconds)

    def _note_end(self, job: Job) -> None:
        self._running.discard(job)
        if not self._running:
            self.idle.emit()
