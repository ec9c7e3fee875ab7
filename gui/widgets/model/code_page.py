"""Python code to read and to take away."""

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import layouts
from gui.widgets.copy_button import CopyButton


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
        theme.set_code_font(self.text)
        self.text.setAccessibleName(name)
        self.message = layouts.label("", "muted", wrap=True)
        self.copy_button = CopyButton(self.tr("Copy"), self.text.toPlainText)
        self.copy_button.setToolTip(self.tr("Copy the code to the clipboard"))
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
