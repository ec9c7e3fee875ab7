"""Python code to read and to take away."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.widgets import layouts

_SAID_FOR = 2000  # milliseconds for which the button says that it has copied


class CodePage(QWidget):
    """Code that is shown, not edited, and a button that copies it.

    Args:
        name: What the code is, for a screen reader; translated.
        parent: Owner.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(name)
        self.message = layouts.label("", "muted", wrap=True)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setToolTip(self.tr("Copy the code to the clipboard"))
        self.copy_button.clicked.connect(self._copy)
        self._said = QTimer(self, interval=_SAID_FOR, singleShot=True)
        self._said.timeout.connect(self._say_copy)
        row = QHBoxLayout()
        row.addWidget(self.message, 1)
        row.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, layouts.SPACING, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text, 1)
        column.addLayout(row)

    def show_code(self, code: str, message: str = "") -> None:
        """Show other code; what is on screen stays where it is so far as it can.

        Args:
            code: Python; empty for none.
            message: What to know of it, translated.
        """
        if code != self.text.toPlainText():
            bars = (self.text.verticalScrollBar(), self.text.horizontalScrollBar())
            places = [bar.value() for bar in bars]
            self.text.setPlainText(code)
            for bar, place in zip(bars, places, strict=True):
                bar.setValue(place)
        self.copy_button.setEnabled(bool(code))
        self.message.setText(message)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(self.tr("Copied"))
        self._said.start()

    @Slot()
    def _say_copy(self) -> None:
        self.copy_button.setText(self.tr("Copy"))
