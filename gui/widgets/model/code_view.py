"""Code to read: one width for all letters, numbered lines, one of which may be marked."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from gui import theme

_GAP = 8  # logical pixels between the edge, a number and the code
_SIGN = 12  # room for the sign at a marked line

# Control characters but tab and line ends, marks of direction, and what has no width.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


class _Gutter(QWidget):
    """The numbers at the left."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_gutter(self, event.rect())


class CodeView(QPlainTextEdit):
    """Shows code; it can be selected and copied, but not changed.

    A marked line has a ground of its own and a sign beside its number. Who reads code to decide
    whether it may run sees all of it: long lines are wrapped, and characters that are not seen or
    turn the order of others around are spelled out, such as "<U+202E>".
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked: int | None = None
        self._gutter = _Gutter(self)
        self.setReadOnly(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("The code"))
        self._take_font()
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        theme.notifier().changed.connect(self._show_mark)
        self._make_room()

    def code(self) -> str:
        """What is shown."""
        return self.toPlainText()

    def set_code(self, text: str) -> None:
        """Show other code, from its first line, with nothing marked."""
        self._marked = None
        self.setPlainText(_UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text))
        self._show_mark()

    def marked_line(self) -> int | None:
        """The marked line, from 1."""
        return self._marked

    def mark_line(self, line: int | None) -> None:
        """Mark a line and bring it into view; None marks no line.

        Args:
            line: From 1; one after the last counts as the last.
        """
        self._marked = None if line is None else max(1, min(line, self.blockCount()))
        self._show_mark()
        if self._marked is not None:
            self.setTextCursor(QTextCursor(self._block(self._marked)))
            self.centerCursor()

    # The gutter

    def gutter_width(self) -> int:
        """Logical pixels that the numbers take."""
        digits = len(str(max(99, self.blockCount())))
        return round(self._digit() * digits) + _SIGN + 2 * _GAP

    def paint_gutter(self, gutter: QWidget, dirty: QRect) -> None:
        """Draw the numbers of the lines that can be seen, and the sign."""
        tokens = theme.current()
        painter = QPainter(gutter)
        painter.fillRect(dirty, QColor(tokens.window))
        painter.setFont(self.font())
        if not self.document().isEmpty():
            block = self.firstVisibleBlock()
            while block.isValid() and self._place(block).top() <= dirty.bottom():
                self._paint_number(painter, block, gutter.width())
                block = block.next()

    def _paint_number(self, painter: QPainter, block: QTextBlock, width: int) -> None:
        tokens, place = theme.current(), self._place(block)
        is_marked = block.blockNumber() + 1 == self._marked
        painter.setPen(QColor(tokens.text if is_marked else tokens.text_muted))
        room = QRectF(0, place.top(), width - _GAP, QFontMetricsF(self.font()).lineSpacing())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, str(block.blockNumber() + 1))
        if is_marked:
            middle = room.center().y()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.negative))
            corners = ((_GAP, -5), (_GAP + 8, 0), (_GAP, 5))
            painter.drawPolygon(QPolygonF([QPointF(x, middle + y) for x, y in corners]))

    def _place(self, block: QTextBlock) -> QRectF:
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def _digit(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance("0")

    @Slot()
    def _make_room(self) -> None:
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        self._place_gutter()

    @Slot(QRect, int)
    def _follow(self, rect: QRect, shift: int) -> None:
        if shift:
            self._gutter.scroll(0, shift)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def _place_gutter(self) -> None:
        inside = self.contentsRect()
        self._gutter.setGeometry(inside.left(), inside.top(), self.gutter_width(), inside.height())

    # Looks

    @Slot()
    def _show_mark(self) -> None:
        marks = []
        if self._marked is not None:
            tokens, mark = theme.current(), QTextEdit.ExtraSelection()
            ground = theme.mixed(tokens.surface, tokens.negative, 0.18)
            mark.format.setBackground(ground)
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = QTextCursor(self._block(self._marked))
            mark.cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            marks.append(mark)
        self.setExtraSelections(marks)
        self._gutter.update()

    def _block(self, line: int) -> QTextBlock:
        return self.document().findBlockByNumber(line - 1)

    def _take_font(self) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.setFont(fixed)
        self.setTabStopDistance(4 * QFontMetricsF(self.font()).horizontalAdvance(" "))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a larger font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_gutter"):
            self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the code."""
        super().resizeEvent(event)
        self._place_gutter()
