"""Code that somebody reads before it may run; one line may be marked."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QTextCursor, QTextOption
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.code.numbered_view import GAP, NumberedView
from gui.widgets.code.unseen import spelled_out


class CodeView(NumberedView):
    """Shows code; it can be selected and copied, but not changed.

    A marked line has a ground of its own and a sign beside its number. Who reads code to decide
    whether it may run sees all of it: long lines are wrapped, and characters that are not seen or
    turn the order of others around are spelled out, such as "<U+202E>".
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: int | None = None
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        theme.notifier().changed.connect(self.show_marks)

    def code(self) -> str:
        """What is shown."""
        return self.toPlainText()

    def set_code(self, text: str) -> None:
        """Show other code, from its first line, with nothing marked."""
        self._marked = None
        self.setPlainText(spelled_out(text))
        self.show_marks()

    def marked_line(self) -> int | None:
        """The marked line, from 1."""
        return self._marked

    def mark_line(self, line: int | None) -> None:
        """Mark a line and bring it into view; None marks no line.

        Args:
            line: From 1; one after the last counts as the last.
        """
        self._marked = None if line is None else max(1, min(line, self.blockCount()))
        self.show_marks()
        if self._marked is not None:
            self.setTextCursor(QTextCursor(self.line_block(self._marked)))
            self.centerCursor()

    def has_sign(self, line: int) -> bool:
        """Whether it is the marked one."""
        return line == self._marked

    def paint_sign(self, painter: QPainter, line: int, place: QRectF) -> None:
        """Draw the arrow at the marked line."""
        middle = place.center().y()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().negative))
        corners = ((GAP, -5), (GAP + 8, 0), (GAP, 5))
        painter.drawPolygon(QPolygonF([QPointF(x, middle + y) for x, y in corners]))

    def ground(self, line: int) -> QColor | None:
        """The marked line's own."""
        if line != self._marked:
            return None
        tokens = theme.current()
        return theme.mixed(tokens.surface, tokens.negative, 0.18)
