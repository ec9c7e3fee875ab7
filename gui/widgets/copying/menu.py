"""The menu that copies."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui import icons


class CopyMenu(QMenu):
    """A menu of what can be copied of a widget; made when it is first asked for, and kept.

    Signals:
        chosen(str): What is to be copied: the kind of an entry.
    """

    chosen = Signal(str)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        # One receiver for all: an action's own would have to outlive the action.
        self.triggered.connect(self._tell)

    @classmethod
    def of(cls, widget: QWidget) -> CopyMenu | None:
        """The menu of a widget, if it has been made."""
        return next((one for one in widget.children() if isinstance(one, cls)), None)

    def add(self, kind: str, text: str, *, has_key: bool = False) -> QAction:
        """Add an entry.

        Args:
            kind: What `chosen` tells.
            text: What it says, translated.
            has_key: Whether the keys that copy do the same.
        """
        if has_key:
            keys = QKeySequence(QKeySequence.StandardKey.Copy)
            text = f"{text}\t{keys.toString(QKeySequence.SequenceFormat.NativeText)}"
        action = self.addAction(text)
        action.setData(kind)
        if has_key:
            action.setIcon(icons.icon("copy"))
        return action

    @Slot(QAction)
    def _tell(self, action: QAction) -> None:
        if action.data() is not None:
            self.chosen.emit(str(action.data()))
