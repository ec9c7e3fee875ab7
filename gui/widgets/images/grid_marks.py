"""Frames and badges on the cells of a thumbnail grid."""

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

Badge = Literal["cross", "tick"]

# Strokes in a square of edge 1.
_STROKES: dict[Badge, tuple[tuple[QPointF, ...], ...]] = {
    "cross": (
        (QPointF(0.32, 0.32), QPointF(0.68, 0.68)),
        (QPointF(0.68, 0.32), QPointF(0.32, 0.68)),
    ),
    "tick": ((QPointF(0.28, 0.54), QPointF(0.44, 0.69), QPointF(0.73, 0.34)),),
}


def badge_edge(cell: int) -> int:
    """Edge of a badge on a cell, both in logical pixels."""
    return max(8, min(18, cell // 4))


@lru_cache(maxsize=16)
def badge(kind: Badge, edge: int, ratio: float, fill: str, line: str) -> QImage:
    """A disc with a sign in it, which is told by its shape as well as by its colour.

    Args:
        kind: The sign.
        edge: In logical pixels.
        ratio: Device pixels per logical pixel.
        fill: Colour of the disc, "#rrggbb".
        line: Colour of its rim and its sign.
    """
    size = round(edge * ratio)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), size / 12))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(QRectF(0, 0, size, size).adjusted(*(size / 20 * s for s in (1, 1, -1, -1))))
    painter.setPen(QPen(QColor(line), size / 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for stroke in _STROKES[kind]:
        painter.drawPolyline([point * size for point in stroke])
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def paint_frame(painter: QPainter, cell: QRectF, colour: str, width: int, inset: int = 0) -> None:
    """Draw a rounded frame of a width along the inside of a cell, in logical pixels."""
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    by = inset + width / 2
    painter.drawRoundedRect(cell.adjusted(by, by, -by, -by), 3, 3)
