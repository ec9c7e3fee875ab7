"""The frame around a drawing, with a handle at each corner."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gui import theme
from gui.widgets.drawing.box import Box

_AWAY: Final = 5.0  # logical pixels between the ink and the frame
_HALF: Final = 4.5  # of a handle's edge


def frame(box: Box, sheet: QRectF) -> QRectF:
    """The frame around a box, in the widget's coordinates; all of it can be reached on the sheet.

    Args:
        box: Around the ink, in the logical square.
        sheet: In the widget's coordinates.
    """
    edge = sheet.width()
    around = QRectF(
        QPointF(sheet.left() + box.left * edge, sheet.top() + box.top * edge),
        QPointF(sheet.left() + box.right * edge, sheet.top() + box.bottom * edge),
    ).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
    room = sheet.adjusted(_HALF + 1, _HALF + 1, -_HALF - 1, -_HALF - 1)
    return QRectF(_nearest(room, around.topLeft()), _nearest(room, around.bottomRight()))


def corner_at(around: QRectF, position: QPointF, reach: float) -> int | None:
    """Which handle is at a position, `reach` pixels from its middle at most; as `Box.corners`."""
    ways = [position - corner for corner in _corners(around)]
    near = [max(abs(way.x()), abs(way.y())) for way in ways]
    best = min(range(len(near)), key=near.__getitem__)
    return best if near[best] <= reach else None


def paint(painter: QPainter, around: QRectF) -> None:
    """Draw the frame and its handles."""
    tokens = theme.current()
    painter.setBrush(QColor(0, 0, 0, 0))
    painter.setPen(QPen(QColor(tokens.accent), 1))
    painter.drawRect(around)
    painter.setBrush(QColor(tokens.paper))
    painter.setPen(QPen(QColor(tokens.accent), 2))
    half = QPointF(_HALF - 1, _HALF - 1)
    for corner in _corners(around):
        painter.drawRect(QRectF(corner - half, corner + half))


def _corners(around: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    return around.topLeft(), around.topRight(), around.bottomRight(), around.bottomLeft()


def _nearest(room: QRectF, point: QPointF) -> QPointF:
    return QPointF(
        min(max(point.x(), room.left()), room.right()),
        min(max(point.y(), room.top()), room.bottom()),
    )
