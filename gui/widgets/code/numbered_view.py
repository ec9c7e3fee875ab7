"""Code to read: one width for all letters, and numbered lines."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui import theme

GAP = 8  # logical pixels between the edge, a number and the code
_SIGN = 12  # room for the sign at a marked line


class _Gutter(QWidget):
    """The numbers at the left."""

    def __init__(self, view: NumberedView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(self._view.gutter_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._view.paint_gutter(self, event.rect())


class NumberedView(QPlainTextEdit):
    """Shows code; it can be selected and copied, but not changed.

    Who marks lines overrides `has_sign`, `paint_sign` and `ground`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gutter = _Gutter(self)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("The code"))
        theme.set_code_font(self)
        self._take_font()
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        self._make_room()

    # What a marked line looks like

    def has_sign(self, line: int) -> bool:
        """Whether a line, from 1, has a sign beside its number."""
        return False

    def paint_sign(self, painter: QPainter, line: int, place: QRectF) -> None:
        """Draw the sign of a line.

        Args:
            painter: Of the gutter; its pen and brush are free to change.
            line: From 1.
            place: Of its number, from the gutter's left edge.
        """

    def ground(self, line: int) -> QColor | None:
        """The colour behind a line, from 1, over the whole width; None for the usual one."""
        return None

    def show_marks(self) -> None:
        """Paint signs and grounds anew."""
        self.viewport().update()
        self._gutter.update()

    def line_block(self, line: int) -> QTextBlock:
        """The block of a line, from 1."""
        return self.document().findBlockByNumber(line - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grounds, and the code over them."""
        painter = QPainter(self.viewport())
        width = self.viewport().width()
        for line, top, height in self._lines_to(event.rect().bottom()):
            colour = self.ground(line)
            if colour is not None:
                painter.fillRect(QRectF(0, top, width, height), colour)
        painter.end()
        super().paintEvent(event)

    # The gutter

    def gutter_width(self) -> int:
        """Logical pixels that the numbers take."""
        digits = len(str(max(99, self.blockCount())))
        return round(self._digit() * digits) + _SIGN + 2 * GAP

    def paint_gutter(self, gutter: QWidget, dirty: QRect) -> None:
        """Draw the numbers of the lines that can be seen, and the signs."""
        painter = QPainter(gutter)
        painter.fillRect(dirty, QColor(theme.current().window))
        painter.setFont(self.font())
        height = QFontMetricsF(self.font()).lineSpacing()  # a wrapped line has its number once
        for line, top, _ in self._lines_to(dirty.bottom()):
            self._paint_number(painter, line, QRectF(0, top, gutter.width() - GAP, height))

    def _lines_to(self, bottom: int) -> Iterator[tuple[int, float, float]]:
        """Number, top and height of each line from the first in view to the one at `bottom`."""
        block = self.firstVisibleBlock()
        line, top = block.blockNumber() + 1, self.contentOffset().y()
        if block.isValid():
            top += self.blockBoundingGeometry(block).top()
        while not self.document().isEmpty() and block.isValid() and top <= bottom:
            height = self.blockBoundingRect(block).height()
            yield line, top, height
            block, line, top = block.next(), line + 1, top + height

    def _paint_number(self, painter: QPainter, line: int, place: QRectF) -> None:
        tokens, has_sign = theme.current(), self.has_sign(line)
        painter.setPen(QColor(tokens.text if has_sign else tokens.text_muted))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, right, str(line))
        if has_sign:
            self.paint_sign(painter, line, place)

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

    def _take_font(self) -> None:
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
