"""The signs on the tool bar, drawn in the theme's colours at the screen's resolution."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from gui.theme import Theme

SIZE: Final = 18
"""Edge of a sign in logical pixels; they are described on a square of 20."""

_Line = tuple[tuple[float, float], ...]

_LINES: Final[dict[str, tuple[_Line, ...]]] = {
    "brush": (
        ((3, 17), (4, 13), (14, 3), (17, 6), (7, 16), (3, 17)),
        ((12, 5), (15, 8)),
    ),
    "eraser": (
        ((8, 17), (3, 12), (12, 3), (17, 8), (8, 17)),
        ((7.5, 7.5), (12.5, 12.5)),
        ((8, 17), (17, 17)),
    ),
    "fill": (
        ((8.5, 3), (15, 9.5), (8.5, 16), (2, 9.5), (8.5, 3)),
        ((2.5, 10), (14.5, 10)),
        ((17, 12), (18.3, 15), (17, 16.6), (15.7, 15), (17, 12)),
    ),
    "line": (((4.5, 15.5), (15.5, 4.5)),),
    "move": (
        ((10, 2), (10, 18)),
        ((2, 10), (18, 10)),
        ((7.5, 4.5), (10, 2), (12.5, 4.5)),
        ((7.5, 15.5), (10, 18), (12.5, 15.5)),
        ((4.5, 7.5), (2, 10), (4.5, 12.5)),
        ((15.5, 7.5), (18, 10), (15.5, 12.5)),
    ),
    "mirror": (
        ((10, 2), (10, 5)),
        ((10, 8.5), (10, 11.5)),
        ((10, 15), (10, 18)),
        ((7, 5), (7, 15), (2, 15), (7, 5)),
        ((13, 5), (13, 15), (18, 15), (13, 5)),
    ),
    "undo": (((7, 4), (3, 8), (7, 12)),),
    "redo": (((13, 4), (17, 8), (13, 12)),),
    "clear": (
        ((3, 5.5), (17, 5.5)),
        ((8, 5), (8, 3), (12, 3), (12, 5)),
        ((5, 6), (5.8, 17), (14.2, 17), (15, 6)),
        ((8.4, 9), (8.6, 14)),
        ((11.6, 9), (11.4, 14)),
    ),
    "picture": (
        ((2.5, 4), (17.5, 4), (17.5, 16), (2.5, 16), (2.5, 4)),
        ((3, 14.5), (7.5, 9.5), (10.5, 13), (13, 10.5), (17, 14.5)),
    ),
}


def glyph(name: str, theme: Theme, ratio: float) -> QIcon:
    """One of the signs, also for a button that cannot be used.

    Args:
        name: Of the sign.
        theme: Gives the colours.
        ratio: Device pixels in a logical one.
    """
    icon = QIcon()
    icon.addPixmap(_drawn(name, theme.text, ratio), QIcon.Mode.Normal)
    icon.addPixmap(_drawn(name, theme.text_disabled, ratio), QIcon.Mode.Disabled)
    return icon


def _drawn(name: str, colour: str, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixmap.width() / 20, pixmap.height() / 20)
    pen = QPen(QColor(colour), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in _LINES[name]:
        painter.drawPolyline([QPointF(x, y) for x, y in line])
    if name in ("undo", "redo"):
        painter.drawPath(_bend(mirrored=name == "redo"))
    elif name == "line":
        painter.setBrush(QColor(colour))
        for x, y in _LINES[name][0]:
            painter.drawEllipse(QPointF(x, y), 1.4, 1.4)
    elif name == "picture":
        painter.drawEllipse(QPointF(13.5, 7.5), 1.2, 1.2)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _bend(*, mirrored: bool) -> QPainterPath:
    """The way round of the undo arrow: to the right, then down and back."""
    path = QPainterPath(QPointF(16.5 if mirrored else 3.5, 8))
    if mirrored:
        path.lineTo(8, 8)
        path.arcTo(QRectF(3.5, 8, 9, 8), 90, 180)
        path.lineTo(11, 16)
    else:
        path.lineTo(12, 8)
        path.arcTo(QRectF(7.5, 8, 9, 8), 90, -180)
        path.lineTo(9, 16)
    return path
