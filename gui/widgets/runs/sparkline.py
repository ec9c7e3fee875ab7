"""A curve as small as a word, in a table's cell."""

from collections.abc import Callable, Sequence
from math import isfinite

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import theme

Index = QModelIndex | QPersistentModelIndex

# Finer than the cell has pixels, nobody sees it.
_MOST_POINTS = 96
# A curve that hardly moves is drawn as one that hardly moves.
_LEAST_SPAN = 0.02


def thinned(values: Sequence[float], most: int = _MOST_POINTS) -> tuple[float, ...]:
    """At most so many of some numbers, evenly spread, with the first, the last and the highest.

    Numbers that are not finite are left out.
    """
    finite = [value for value in values if isfinite(value)]
    if len(finite) <= most:
        return tuple(finite)
    at = {round(i * (len(finite) - 1) / (most - 2)) for i in range(most - 1)}
    at.add(max(range(len(finite)), key=finite.__getitem__))
    return tuple(finite[i] for i in sorted(at))


def draw_curve(painter: QPainter, area: QRectF, values: Sequence[float], colour: QColor) -> None:
    """Draw a curve from its lowest to its highest value, a dot on the highest.

    Args:
        painter: Of any widget; left as it was.
        area: Where.
        values: At least one, finite.
        colour: Of the curve.
    """
    points = _points(values, area)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(QColor(theme.current().surface), 1))
    painter.setBrush(colour)
    painter.drawEllipse(points[max(range(len(values)), key=values.__getitem__)], 3, 3)
    painter.restore()


class SparklineDelegate(QStyledItemDelegate):
    """Paints a row's curve from its lowest to its highest value, a dot on the highest.

    Args:
        curve: The values of an index's row, any count, finite.
        parent: Owner.
    """

    def __init__(
        self, curve: Callable[[Index], Sequence[float]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._curve = curve

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell's ground, and the curve on it."""
        super().paint(painter, option, index)
        values = self._curve(index)
        if not values:
            return
        tokens = theme.current()
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        colour = QColor(tokens.accent if enabled else tokens.text_disabled)
        draw_curve(painter, QRectF(option.rect).adjusted(8, 6, -8, -6), values, colour)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room to see it bend."""
        return QSize(88, 28)


def _points(values: Sequence[float], area: QRectF) -> list[QPointF]:
    low, high = min(values), max(values)
    span = max(high - low, _LEAST_SPAN)
    bottom = (high + low - span) / 2
    step = area.width() / max(1, len(values) - 1)
    left = area.left() if len(values) > 1 else area.center().x()
    return [
        QPointF(left + i * step, area.bottom() - (value - bottom) / span * area.height())
        for i, value in enumerate(values)
    ]
