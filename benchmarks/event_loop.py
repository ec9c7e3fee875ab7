"""Waiting in a benchmark while Qt's own event loop runs, as it does under a person's hands."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer


def wait(condition: Callable[[], bool], seconds: float = 120.0) -> None:
    """Let the event loop run until a condition holds, or for so many seconds at most."""
    loop = QEventLoop()
    until = time.monotonic() + seconds

    def look() -> None:
        if condition() or time.monotonic() > until:
            loop.quit()

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()


def pause(milliseconds: int) -> None:
    """Let the event loop run for a while; nothing of ours wakes it up meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
