"""Ctrl+C and SIGTERM, while Qt's event loop runs."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtWidgets import QWidget


class Interrupts(QObject):
    """Turns Ctrl+C and SIGTERM into closing the window, so that a training is saved.

    Python runs signal handlers only between bytecodes, and Qt's event loop may not reach any for
    a long time; the wake-up socket makes it.

    Args:
        window: What is closed.
    """

    def __init__(self, window: QWidget) -> None:
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
