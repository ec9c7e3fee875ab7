"""A small square in a class's colour, beside its name: in lists, tables, bars and captions."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter

from gui import theme
from gui.icons import PaintedEngine

_EDGE, _GAP = 9, 7  # logical pixels for text at its usual size


def room() -> int:
    """How wide a swatch is together with the gap before the name."""
    return theme.pixels(_EDGE) + theme.pixels(_GAP)


def paint(painter: QPainter, left: float, middle: float, index: int) -> float:
    """Paint a class's swatch.

    Args:
        painter: Left as it was.
        left: Where it begins.
        middle: The height of its middle.
        index: The class's place in the dataset.

    Returns:
        Where its name begins.
    """
    edge = theme.pixels(_EDGE)
    paint_at(painter, QPointF(left + edge / 2, middle), index)
    return left + room()


def paint_at(painter: QPainter, centre: QPointF, index: int) -> None:
    """Paint a class's swatch around a point; the painter is left as it was."""
    edge = theme.pixels(_EDGE)
    _fill(painter, QRectF(centre.x() - edge / 2, centre.y() - edge / 2, edge, edge), index)


def paint_caption(painter: QPainter, area: QRectF, text: str, index: int) -> None:
    """Write one line in the middle of an area, with a class's swatch before it.

    Args:
        painter: Its font and pen are used.
        area: Where; what does not fit is elided.
        text: What it says.
        index: The class's place in the dataset.
    """
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()) - room())
    wide = room() + metrics.horizontalAdvance(shown)
    left = paint(painter, area.center().x() - wide / 2, area.center().y(), index)
    words = QRectF(left, area.top(), area.right() - left + 1, area.height())
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def icon(index: int) -> QIcon:
    """A class's swatch for a list or a table; it follows the theme."""
    return QIcon(_Engine(index))


def _fill(painter: QPainter, area: QRectF, index: int) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.class_colour(index))
    painter.drawRoundedRect(area, 2, 2)
    painter.restore()


class _Engine(PaintedEngine):
    """Asks for the colour whenever it paints."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self._index = index

    def clone(self) -> QIconEngine:
        return _Engine(self._index)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        margin = 0.2 * rect.width()
        _fill(painter, QRectF(rect).adjusted(margin, margin, -margin, -margin), self._index)
