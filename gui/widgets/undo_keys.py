"""The platform's keys for undo and redo, for one page."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def undo_keys(page: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """Let the keys take back what was done on a page, while it or what is in it has the focus.

    These are no shortcuts: the window's menu has those, and of two that are the same neither works.
    """
    page.installEventFilter(_Keys(page, undo, redo))


def is_undo(event: QEvent) -> bool:
    """Whether an event is about the keys for undo or redo: asks who wants them, or brings them."""
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        return False
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (event.matches(keys.Undo) or event.matches(keys.Redo))


class _Keys(QObject):
    """Sees the keys that nothing on the page has wanted."""

    def __init__(self, page: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__(page)
        self._undo, self._redo = undo, redo

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            for keys, act in (
                (QKeySequence.StandardKey.Undo, self._undo),
                (QKeySequence.StandardKey.Redo, self._redo),
            ):
                if event.matches(keys):
                    act()
                    return True
        return super().eventFilter(watched, event)
