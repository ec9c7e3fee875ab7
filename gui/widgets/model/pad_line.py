"""A line of Python to type, with those that were typed before."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_REMEMBERED = 200


class PadLine(QLineEdit):
    """Enter runs the line; Up and Down go through the ones before.

    Signals:
        submitted(str): A line that is not empty.
    """

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: list[str] = []
        self._place = 0
        self._draft = ""
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.setStyleSheet(f'font-family: "{fixed.family()}";')
        self.setMaxLength(2000)
        self.returnPressed.connect(self.submit)
        self._retranslate()

    @property
    def lines(self) -> list[str]:
        """The lines that were run, oldest first."""
        return list(self._history)

    def set_lines(self, lines: Sequence[str]) -> None:
        """Say which lines were run before; none of them is run."""
        self._history = list(lines)[-_REMEMBERED:]
        self._place, self._draft = len(self._history), ""

    def submit(self) -> None:
        """Run the line, as Enter does."""
        line = self.text().strip()
        if not line:
            return
        if not self._history or self._history[-1] != line:
            self._history = [*self._history, line][-_REMEMBERED:]
        self._place, self._draft = len(self._history), ""
        self.clear()
        self.submitted.emit(line)

    def offer(self, line: str) -> None:
        """Put a line there, to be changed or run."""
        self.setText(line)
        self.setFocus()
        self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the lines before, or edit."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if self._place == len(self._history):
            self._draft = self.text()
        self._place = max(0, min(len(self._history), self._place + step))
        at_end = self._place == len(self._history)
        self.setText(self._draft if at_end else self._history[self._place])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Line"))
        self.setPlaceholderText("x = torch.arange(6).reshape(2, 3)")
        self.setToolTip(self.tr("Enter runs the line; Up and Down bring back those before."))
