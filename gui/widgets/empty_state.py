"""What stands where there is nothing to show yet: a sentence, and perhaps what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.widgets import layouts


class EmptyState(QWidget):
    """A quiet sentence in the middle of its place, above at most one button.

    Args:
        text: The sentence, translated.
        action: The button's text, translated; "" for no button.
        parent: As Qt has it.

    Signals:
        acted(): The button was pressed.
    """

    acted = Signal()

    def __init__(self, text: str = "", action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = layouts.label("", "muted", wrap=True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton()
        self.button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setSpacing(layouts.SPACING)
        column.addStretch(1)
        column.addWidget(self._label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.say(text, action)

    def text(self) -> str:
        """The sentence."""
        return self._label.text()

    def say(self, text: str, action: str = "") -> None:
        """Say something else, and offer something else or nothing."""
        self._label.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
