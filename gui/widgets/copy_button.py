"""A button that copies a text, and says for a moment that it has."""

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from gui import icons

_SAID_FOR = 2000  # milliseconds


class CopyButton(QPushButton):
    """Puts a text on the clipboard when it is clicked.

    Args:
        text: What it says, translated.
        source: The text to copy.
        parent: Owner.
    """

    def __init__(self, text: str, source: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._usual, self._source, self._room = text, source, QSize()
        self.setIcon(icons.icon("copy"))
        self._said = QTimer(self, interval=_SAID_FOR, singleShot=True)
        self._said.timeout.connect(self.say_usual)
        self.clicked.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._source())
        if not self._said.isActive():
            self._room = super().sizeHint()
        self._said.start()
        self.setIcon(QIcon())
        self.setText(self.tr("Copied"))

    @Slot()
    def say_usual(self) -> None:
        """Say again what it does: there is something else to copy."""
        self._said.stop()
        self.setIcon(icons.icon("copy"))
        self.setText(self._usual)

    def sizeHint(self) -> QSize:
        """Nothing moves when it has copied: the icon gives its room to the longer word."""
        return self._room if self._said.isActive() else super().sizeHint()
