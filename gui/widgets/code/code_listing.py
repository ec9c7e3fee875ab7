"""Python code that follows what a page shows: coloured, numbered, the last change marked."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QWidget

from gui import theme
from gui.widgets.code.highlighter import PythonHighlighter
from gui.widgets.code.line_changes import LineChange, changes, moved
from gui.widgets.code.numbered_view import NumberedView
from gui.widgets.code.unseen import spelled_out

GROUND = 0.16  # share of the accent in a changed line's ground
_HOLD_MS = 1500  # for which the ground stays
_LEAST_COLUMNS = 60  # below which lines are wrapped
_FADE_MS, _FADE_STEPS = 500, 10


class CodeListing(NumberedView):
    """Shows Python code; what the last change altered is marked for a moment.

    A changed line gets a soft ground that fades, and a bar beside its number that stays until the
    next change; a bar between two numbers says that lines were taken out there. Where animations
    are switched off, the ground stays as long as the bar. In a narrow place long lines are wrapped.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("The code of this page"))
        self.highlighter = PythonHighlighter(self.document())
        self._code = ""
        self._lines = [""]
        self._changed: frozenset[int] = frozenset()  # lines, from 1
        self._removed: frozenset[int] = frozenset()  # lines above which some are gone
        self._strength = 0.0  # of the grounds, 0 to 1
        self._hold = QTimer(self, interval=_HOLD_MS, singleShot=True)
        self._fade = QTimer(self, interval=_FADE_MS // _FADE_STEPS)
        self._hold.timeout.connect(self._fade.start)
        self._fade.timeout.connect(self._weaken)
        theme.notifier().changed.connect(self.show_marks)

    def code(self) -> str:
        """The code as it was given."""
        return self._code

    def changed_lines(self) -> list[int]:
        """The lines, from 1, that have a bar: what the last `follow` changed or brought."""
        return sorted(self._changed)

    def show_code(self, code: str) -> None:
        """Show other code, from its first line, with nothing marked."""
        self._code, self._lines = code, _lines(code)
        self.setPlainText("\n".join(self._lines))
        self._mark([])

    def follow(self, code: str) -> None:
        """Show the same code after a change: only lines that differ are touched, and marked.

        What is at the top of the view stays there, and the selection stays where it can.
        """
        if code == self._code:
            return
        lines = _lines(code)
        found = changes(self._lines, lines)
        top = moved(self.firstVisibleBlock().blockNumber(), found)
        sideways = self.horizontalScrollBar().value()
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for change in reversed(found):
            self._replace(edit, change, lines)
        edit.endEditBlock()
        self._code, self._lines = code, lines
        # The bar counts lines as they are wrapped.
        self.verticalScrollBar().setValue(self.line_block(top + 1).firstLineNumber())
        self.horizontalScrollBar().setValue(sideways)
        self._mark(found)

    def _replace(self, edit: QTextCursor, change: LineChange, lines: list[str]) -> None:
        """Bring one change into the document; those above it come later."""
        first, last = change.old
        text = "\n".join(lines[slice(*change.new)])
        document, keep = self.document(), QTextCursor.MoveMode.KeepAnchor
        count = document.blockCount()
        if first == count:  # lines after the last one
            edit.movePosition(QTextCursor.MoveOperation.End)
            edit.insertText("\n" + text)
            return
        edit.setPosition(document.findBlockByNumber(first).position())
        if change.new[0] == change.new[1] and last == count and first > 0:
            edit.movePosition(QTextCursor.MoveOperation.Left)  # the line end before goes too
        if last == count:
            edit.movePosition(QTextCursor.MoveOperation.End, keep)
        elif last > first:
            edit.setPosition(document.findBlockByNumber(last).position(), keep)
        if last < count and change.new[0] < change.new[1]:
            text += "\n"
        edit.insertText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap lines where sideways scrolling would hide most of them."""
        super().resizeEvent(event)
        columns = self.viewport().width() / QFontMetricsF(self.font()).horizontalAdvance("0")
        modes = QPlainTextEdit.LineWrapMode
        mode = modes.WidgetWidth if columns < _LEAST_COLUMNS else modes.NoWrap
        if mode != self.lineWrapMode():
            self.setLineWrapMode(mode)

    # Marks

    def has_sign(self, line: int) -> bool:
        """Whether the last change altered it, or took lines out above or below it."""
        return line in self._changed or line in self._removed or line + 1 in self._removed

    def ground(self, line: int) -> QColor | None:
        """The soft ground of a changed line, for a moment."""
        if self._strength == 0 or line not in self._changed:
            return None
        tokens = theme.current()
        return theme.mixed(tokens.surface, tokens.accent, GROUND * self._strength)

    def paint_sign(self, painter: QPainter, line: int, place: QRectF) -> None:
        """Draw the bar beside a changed line, or where lines were taken out."""
        colour = QColor(theme.current().accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if line in self._changed:
            painter.drawRect(QRectF(2, place.top(), 4, place.height()))
        if line in self._removed:
            painter.drawRect(QRectF(2, place.top(), 10, 2))
        if line + 1 in self._removed:
            painter.drawRect(QRectF(2, place.bottom() - 2, 10, 2))

    def _mark(self, found: Iterable[LineChange]) -> None:
        self._hold.stop()
        self._fade.stop()
        changed, removed = set[int](), set[int]()
        for change in found:
            if change.new[0] == change.new[1]:
                removed.add(change.new[0] + 1)
            changed.update(range(change.new[0] + 1, change.new[1] + 1))
        self._changed, self._removed = frozenset(changed), frozenset(removed)
        self._strength = 1.0
        self.show_marks()
        animated = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if changed and animated > 0:
            self._hold.start()

    @Slot()
    def _weaken(self) -> None:
        step = 1.0 if theme.is_motion_reduced() else 1 / _FADE_STEPS
        self._strength = max(0.0, self._strength - step)
        if self._strength < 1e-6:
            self._strength = 0.0
            self._fade.stop()
        self.show_marks()


def _lines(code: str) -> list[str]:
    """The lines as they are shown: each is one block of the document."""
    return spelled_out(code.replace("\r\n", "\n")).replace("\r", "<U+000D>").split("\n")
