"""How a layer's row is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import theme

_FIRST_ROLE = Qt.ItemDataRole.UserRole
NAME, TEXT, NOTE, FIGURE, MARK = (_FIRST_ROLE + step for step in range(5))

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_GAP = 8


class LayerDelegate(QStyledItemDelegate):
    """Two lines: name, layer and figure above; shapes, or a mark and what is wrong, below."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines."""
        return QSize(200, 2 * option.fontMetrics.height() + 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = shown.widget.style()
        style.drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, shown.widget
        )
        line = shown.fontMetrics.height()
        area = shown.rect.adjusted(4, 5, -8, -5)
        painter.save()
        painter.setFont(theme.tabular(shown.font))
        first = QRect(area.left(), area.top(), area.width(), line)
        self._draw_layer(painter, shown.fontMetrics, first, index)
        self._draw_note(painter, shown.fontMetrics, first.translated(0, line), index)
        painter.restore()

    def _draw_layer(
        self,
        painter: QPainter,
        metrics: QFontMetrics,
        area: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = theme.current()
        name, text, figure = (str(index.data(role) or "") for role in (NAME, TEXT, FIGURE))
        painter.setPen(QColor(tokens.text_muted))
        painter.drawText(area, _RIGHT, figure)
        room = area.adjusted(0, 0, -metrics.horizontalAdvance(figure) - _GAP, 0)
        if name:
            painter.drawText(room, _LEFT, name)
            room.setLeft(room.left() + metrics.horizontalAdvance(name) + _GAP)
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, _LEFT, _elided(metrics, text, room))

    def _draw_note(
        self,
        painter: QPainter,
        metrics: QFontMetrics,
        area: QRect,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = theme.current()
        mark, note = str(index.data(MARK) or ""), str(index.data(NOTE) or "")
        colours = {"error": tokens.negative, "warning": tokens.warning}
        colour = QColor(colours.get(mark, tokens.text_muted))
        if mark:
            size = min(14, area.height())
            box = QRectF(area.left(), area.center().y() - size / 2 + 0.5, size, size)
            draw_mark(painter, box, colour, is_error=mark == "error")
            area = area.adjusted(size + 6, 0, 0, 0)
        painter.setPen(colour)
        painter.drawText(area, _LEFT, _elided(metrics, note, area))


def draw_mark(painter: QPainter, box: QRectF, colour: QColor, *, is_error: bool) -> None:
    """An exclamation mark in a disc (a mistake) or in a triangle (a warning)."""
    tokens = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if is_error:
        painter.drawEllipse(box)
    else:
        top = QPointF(box.center().x(), box.top())
        painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    unit, middle = box.height() / 14, box.center().x()
    lower = 0 if is_error else 1.5 * unit
    painter.setBrush(QColor(tokens.surface))
    stem = QRectF(middle - 0.9 * unit, box.top() + 3 * unit + lower, 1.8 * unit, 4.6 * unit)
    painter.drawRoundedRect(stem, unit / 2, unit / 2)
    painter.drawEllipse(QPointF(middle, box.top() + 9.9 * unit + lower), 1.1 * unit, 1.1 * unit)
    painter.restore()


def _elided(metrics: QFontMetrics, text: str, area: QRect) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.width()))
