"""What a snippet has printed, and beside it what the window shows for it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QColor,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import layouts
from gui.widgets.code.printed_text import MOST_LINES

_WIDE = 560  # logical pixels from which on both stand side by side


class _ReadOnly(QPlainTextEdit):
    """Text to select and copy, wrapped."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(name)


class PrintedView(_ReadOnly):
    """The last lines that a program printed; follows the end unless somebody scrolls up.

    Args:
        name: What it is, for a screen reader; translated.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        theme.set_code_font(self)
        self.setMaximumBlockCount(MOST_LINES + 1)
        self._follows = True
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._take_place)
        bar.rangeChanged.connect(self._keep_end)

    def add(self, ended: Sequence[str], line: str) -> None:
        """Show what was printed next, as `PrintedText.take` returns it."""
        if not ended and self.document().lastBlock().text() == line:
            return
        edit = QTextCursor(self.document())
        edit.movePosition(QTextCursor.MoveOperation.End)
        edit.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        edit.insertText("\n".join([*ended, line]))

    @Slot(int)
    def _take_place(self, place: int) -> None:
        self._follows = place == self.verticalScrollBar().maximum()

    @Slot(int, int)
    def _keep_end(self, least: int, most: int) -> None:
        if self._follows:
            self.verticalScrollBar().setValue(most)


class SaysView(_ReadOnly):
    """What the window shows: one label and one value a line.

    Args:
        name: What it is, for a screen reader; translated.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._says: Sequence[tuple[str, str]] = ()
        theme.notifier().changed.connect(self._write)

    def show_lines(self, says: Sequence[tuple[str, str]]) -> None:
        """Show other lines; what is in view stays there."""
        if says != self._says:
            self._says = says
            self._write()

    @Slot()
    def _write(self) -> None:
        bar = self.verticalScrollBar()
        place = bar.value()
        label, value = QTextCharFormat(), QTextCharFormat()
        label.setForeground(QColor(theme.current().text_muted))
        value.setForeground(QColor(theme.current().text))
        value.setFont(theme.code_font())
        self.clear()
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for number, (name, text) in enumerate(self._says):
            edit.insertText("\n" if number else "", label)
            edit.insertText(name, label)
            edit.insertText("\n", label)
            edit.insertText(text, value)
        edit.endEditBlock()
        bar.setValue(place)


class Beside(QSplitter):
    """Two widgets with a caption each: side by side where there is room, else below each other."""

    def __init__(self, parts: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        for title, part in parts:
            self.addWidget(_titled(title, part))
        self.setSizes([600, 400])

    def show_second(self, shown: bool) -> None:
        """Show both, or the first one alone."""
        second = self.widget(1)
        if second is not None:
            second.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn, where that fits better."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if turned != self.orientation():
            self.setOrientation(turned)
            self.setSizes([600, 400])


def _titled(title: str, part: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    heading: QLabel = layouts.label(title, "muted")
    heading.setBuddy(part)
    column.addWidget(heading)
    column.addWidget(part, 1)
    theme.scaled(part.setMinimumHeight, 48)
    return whole
