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
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.cancel_event = threading.Event()
        self._function = function
        self._on_done = on_done
        self._on_error = on_error
        self._on_progress = on_progress
        self._on_cancelled = on_cancelled
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
        match answer:
            case _Progress():
                if self._on_progress and not self.cancel_event.is_set():
                    self._on_progress(answer.done, answer.total)
                return
            case _Success():
                self._on_done(answer.result)
            case _Failure():
                self._on_error(answer.error)
            case _Cancelled():
                if self._on_cancelled:
                    self._on_cancelled()
        self.deleteLater()


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.run()


class Background(QObject):
    """Starts jobs and, at the end, sees them off."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._over = False  # what a closing widget still asks for would outlive its answer
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        # A thread that expires and comes again costs an OpenMP pool each time.
        self._pool.setExpiryTimeout(-1)

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
        job = Job(function, on_done, on_error, on_progress, on_cancelled, self)
        if not self._over:
            self._pool.start(_Runnable(job))
        return job

    def shut_down(self, milliseconds: int) -> bool:
        """Cancel everything and wait; True if all jobs have ended. Nothing starts any more."""
        self._over = True
        for job in self.findChildren(Job):
            job.cancel()
        self._pool.clear()
        return self._pool.waitForDone(milliseconds)
