"""Takes exceptions that nobody caught, from wherever they come, to the log and to the person."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gui.trouble.incident import Incident, incident_of

if TYPE_CHECKING:
    from gui.trouble.trouble_window import TroubleWindow

_log = logging.getLogger(__name__)

_QUIET_SECONDS = 60
_MOST_TOLD = 20


class Reporter(QObject):
    """Holds Python's hooks for uncaught exceptions: of slots, threads, and destructors.

    A mistake that shows itself again within a minute is counted, no more: one in a `paintEvent`
    comes with every frame.

    Args:
        window: Whom the error window belongs to.
        save: Saves the person's work, and returns whether it could; called on the GUI thread,
            once per mistake that is told.

    Attributes:
        trouble_window: The error window; None until something has gone wrong.
    """

    _caught = Signal(object)

    def __init__(self, window: QWidget, save: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._save = save
        self._incidents: dict[tuple[str, str], Incident] = {}  # the latest is the last
        self._last: dict[tuple[str, str], float] = {}
        self._written: set[tuple[str, str]] = set()
        self._is_over = False
        self.trouble_window: TroubleWindow | None = None
        # Queued: an exception may come out of painting, where no window can be opened.
        self._caught.connect(self._take_on, Qt.ConnectionType.QueuedConnection)
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable

    def restore(self) -> None:
        """Put Python's own hooks back."""
        self._is_over = True
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    def _take(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt) or self._is_over:
            return
        incident = incident_of(kind, error, traceback)
        if incident.key not in self._written:
            # At once: this thread may be the one that the window waits for.
            self._written.add(incident.key)
            _log.error("uncaught: %s\n%s", incident.line, incident.trace.rstrip())
        self._caught.emit(incident)

    def _take_from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if not issubclass(caught.exc_type, SystemExit):  # a thread's own way to end
            self._take(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _take_unraisable(self, caught: sys.UnraisableHookArgs) -> None:
        self._take(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(object)
    def _take_on(self, incident: Incident) -> None:
        key, now = incident.key, time.monotonic()
        known = self._incidents.pop(key, None)
        if known is not None:
            known.times += 1
            if known.times & (known.times - 1) == 0:  # 2, 4, 8: a flood must not fill the log
                _log.error("uncaught, %d times so far: %s", known.times, known.line)
        self._incidents[key] = known or incident
        since = now - self._last.get(key, now - _QUIET_SECONDS)
        self._last[key] = now
        try:
            self._tell(is_news=since >= _QUIET_SECONDS)
        except Exception:  # noqa: BLE001  # raised on, it would come back here, and again
            _log.exception("the error could not be shown")

    def _tell(self, *, is_news: bool) -> None:
        told = list(self._incidents.values())[-_MOST_TOLD:]
        if is_news:
            saved = self._try_to_save()
            if self.trouble_window is None:
                from gui.trouble.trouble_window import TroubleWindow

                self.trouble_window = TroubleWindow(self._window)
            self.trouble_window.tell(told, saved=saved)
            self.trouble_window.show()
        elif self.trouble_window is not None and self.trouble_window.isVisible():
            self.trouble_window.count(told)

    def _try_to_save(self) -> bool:
        try:
            return self._save()
        except Exception:  # noqa: BLE001  # whatever it was, the person is told
            _log.exception("the work could not be saved")
            return False
