"""Long work of the GUI thread, done in pieces between which the window answers."""

from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget


class Pieces(QObject):
    """Does one thing after the other, a piece at each turn of the event loop.

    Args:
        window: Its owner; nothing more is done once it is hidden.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: deque[Iterator[None]] = deque()

    def do(self, pieces: Iterator[None]) -> None:
        """Do something after all that was asked for before."""
        self._waiting.append(pieces)
        if len(self._waiting) == 1:
            self._soon()

    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._go_on)

    @Slot()
    def _go_on(self) -> None:
        if not self._waiting or not self._window.isVisible():
            return
        try:
            next(self._waiting[0])
        except StopIteration:
            self._waiting.popleft()
        except Exception:  # it is reported as any other is, and what comes after it is done
            self._waiting.popleft()
            raise
        finally:
            self._soon()
