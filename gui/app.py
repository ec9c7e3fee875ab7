"""The application: Qt, looks, language, and what happens when something goes wrong."""

from __future__ import annotations

import logging
import signal
import socket
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from engine import home
from engine.train_spec import DeviceName
from gui import i18n, theme
from gui.collector import Collector
from gui.main_window import MainWindow
from gui.settings import Settings

_log = logging.getLogger(__name__)

_REPORT_MS = 10_000


@dataclass(frozen=True)
class Options:
    """What the command line said.

    Attributes:
        data_root: Where to look for datasets; None for `home.data_roots()`.
        language: `en`, `ko`, or None for the system's.
        device: The training form's first choice.
        tour: A folder for the tour's pictures; None to let the person drive.
        started: When the program began, in seconds of `time.perf_counter()`.
    """

    data_root: Path | None = None
    language: str | None = None
    device: DeviceName = "auto"
    tour: Path | None = None
    started: float = field(default_factory=time.perf_counter)


@dataclass(frozen=True)
class Outcome:
    """How the window closed.

    Attributes:
        code: The process's exit code.
        clean: Whether all threads have ended; if not, only `os._exit` ends the process at once.
    """

    code: int
    clean: bool


def run(options: Options) -> Outcome:
    """Show the window and return when it has closed."""
    _start_log()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Atelier")
    app.setApplicationDisplayName("Atelier")
    language = i18n.install(options.language)
    settings = Settings()
    theme.apply(app, settings.scheme)
    collector = Collector(app)
    window = MainWindow(options.data_root, settings, options.device, language)
    window.predictor.ready.connect(collector.settle)  # torch is there
    reporter = _Reporter(window)
    interrupts = _Interrupts(window)
    # The window first: everything heavy starts when its first frame is there.
    window.painted.connect(window.start)
    tour = None
    if options.tour is not None:
        from gui.tour import Tour

        tour = Tour(window, options.tour, options.started)
    window.show()
    code = app.exec()
    interrupts.restore()
    reporter.restore()
    collector.restore()
    if tour is not None:
        code = tour.exit_code
        if not tour.over:
            print("atelier: the tour was interrupted.", file=sys.stderr)  # noqa: T201
    return Outcome(code, window.threads_ended)


def _start_log() -> None:
    from logging.handlers import RotatingFileHandler

    folder = home.home() / "log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "atelier.log", maxBytes=1 << 20, backupCount=2, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


class _Reporter(QObject):
    """Takes exceptions that nobody caught, from any thread, to the log and to the window."""

    _caught = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._caught.connect(self._show)
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def restore(self) -> None:
        """Put Python's own hooks back."""
        sys.excepthook, threading.excepthook = self._hooks

    def _take(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.error("uncaught", exc_info=(kind, error, traceback))
        self._caught.emit(f"{kind.__name__}: {error}")

    def _take_from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._take(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(object)
    def _show(self, text: str) -> None:
        self._window.statusBar().showMessage(
            self.tr("Something went wrong inside Atelier: {0}").format(text), _REPORT_MS
        )


class _Interrupts(QObject):
    """Turns Ctrl+C and SIGTERM into closing the window, so that a training is saved.

    Python runs signal handlers only between bytecodes, and Qt's event loop may not reach any for
    a long time; the wake-up socket makes it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._fd_before = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._before = {
            number: signal.signal(number, self._close) for number in (signal.SIGINT, signal.SIGTERM)
        }

    def restore(self) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._fd_before)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    @Slot()
    def _drain(self) -> None:
        self._read.recv(4096)

    def _close(self, number: int, frame: FrameType | None) -> None:
        QTimer.singleShot(0, self._window, self._window.close)
