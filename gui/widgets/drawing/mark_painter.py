"""Paints marks at any size.

A stroke is a curve through the midpoints of its points, in chunks of a fixed number of points: a
chunk that is complete never changes again, so a pen move paints only the last few points, and
painting everything afresh gives the very same pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from gui.widgets.drawing.strokes import REGION_SIZE, STAYS, Move, Picture, Point, Region, Stroke

_CHUNK: Final = 24


@dataclass(frozen=True)
class Look:
    """A square picture's edge in pixels, and its colours."""

    size: int
    ink: QColor
    paper: QColor

    def colour(self, shade: float) -> QColor:
        """The paper's colour at shade 0, the ink's at 1."""
        paper, ink = self.paper, self.ink
        pairs = (
            (paper.red(), ink.red()),
            (paper.green(), ink.green()),
            (paper.blue(), ink.blue()),
        )
        return QColor(*(round(none + (full - none) * shade) for none, full in pairs))

    @property
    def light_ink(self) -> bool:
        """Whether more ink means more light."""
        return self.ink.lightness() > self.paper.lightness()


@dataclass(frozen=True)
class _Frame:
    """Logical square to pixels, straight or mirrored."""

    x: float
    y: float
    left: float
    top: float

    @staticmethod
    def of(size: int, move: Move, *, mirror: bool) -> "_Frame":
        scale = move.scale * size
        left = move.dx * size
        return _Frame(
            -scale if mirror else scale, scale, left + scale if mirror else left, move.dy * size
        )


def complete_chunks(points: Sequence[Point]) -> int:
    """How many chunks can not change any more: each needs the point after its last one."""
    return (len(points) - 1) // _CHUNK


def paint_chunks(
    painter: QPainter, look: Look, stroke: Stroke, start: int, move: Move = STAYS
) -> int:
    """Draw a stroke's complete chunks from the given one on; how many there are now."""
    end = complete_chunks(stroke.points)
    if start < end:
        for frame in _frames(look, stroke, move):
            _prepare(painter, look, stroke, move)
            for chunk in range(start, end):
                _draw(painter, stroke, chunk * _CHUNK, (chunk + 1) * _CHUNK, frame)
    return max(start, end)


def paint_tail(painter: QPainter, look: Look, stroke: Stroke, move: Move = STAYS) -> None:
    """Draw the points after a stroke's last complete chunk."""
    start = complete_chunks(stroke.points) * _CHUNK
    for frame in _frames(look, stroke, move):
        _prepare(painter, look, stroke, move)
        if len(stroke.points) == 1:
            _draw_dot(painter, stroke, frame)
        else:
            _draw(painter, stroke, start, len(stroke.points), frame)


def paint_picture(painter: QPainter, look: Look, picture: Picture, move: Move) -> None:
    """Lay a picture's ink over what is there."""
    left, top, width, height = picture.box
    frame = _Frame.of(look.size, move, mirror=False)
    target = QRectF(
        left * frame.x + frame.left, top * frame.y + frame.top, width * frame.x, height * frame.y
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, tinted(picture.ink, look.ink))


def paint_region(painter: QPainter, look: Look, region: Region, shade: float, move: Move) -> None:
    """Pour a fill's shade over its region.

    The region reaches under the edges of the lines around it. There whatever has more ink stays
    (less, where the fill lightens), so that their smooth edges meet the fill without a seam.
    """
    frame = _Frame.of(look.size, move, mirror=False)
    modes = QPainter.CompositionMode
    lighter = region.darkens == look.light_ink
    painter.save()
    painter.setCompositionMode(
        modes.CompositionMode_Lighten if lighter else modes.CompositionMode_Darken
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    mask = tinted(region.mask() * np.uint8(255), look.colour(shade))
    painter.drawImage(
        QRectF(frame.left, frame.top, frame.x, frame.y),
        mask,
        QRectF(0, 0, REGION_SIZE, REGION_SIZE),
    )
    painter.restore()


def tinted(cover: NDArray[np.uint8], colour: QColor) -> QImage:
    """An image of one colour, as opaque as `cover` says: uint8 [H, W]."""
    height, width = cover.shape
    cover = np.ascontiguousarray(cover)
    alpha = QImage(cover.data, width, height, width, QImage.Format.Format_Alpha8)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(colour)
    image.setAlphaChannel(alpha)
    return image


def grey_array(image: QImage) -> NDArray[np.uint8]:
    """The pixels of a Grayscale8 image, uint8 [h, w], as an array of its own."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def _frames(look: Look, stroke: Stroke, move: Move) -> list[_Frame]:
    sides = (False, True) if stroke.mirror else (False,)
    return [_Frame.of(look.size, move, mirror=side) for side in sides]


def _prepare(painter: QPainter, look: Look, stroke: Stroke, move: Move) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = look.paper if stroke.erase else look.colour(stroke.shade)
    pen = QPen(colour, stroke.width * move.scale * look.size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_dot(painter: QPainter, stroke: Stroke, frame: _Frame) -> None:
    x, y = stroke.points[0]
    pressure = stroke.pressures[0] if stroke.pressures else 1.0
    radius = stroke.width / 2 * frame.y * pressure
    painter.setBrush(painter.pen().brush())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(x * frame.x + frame.left, y * frame.y + frame.top), radius, radius)


def _draw(painter: QPainter, stroke: Stroke, start: int, end: int, frame: _Frame) -> None:
    """Draw the curve of points start..end, bit by bit where the pen's pressure changes."""
    if not stroke.pressures:
        painter.drawPath(_path(stroke.points, start, end, frame))
        return
    pen = painter.pen()
    for index in range(start, end):
        pen.setWidthF(stroke.width * frame.y * stroke.pressures[index])
        painter.setPen(pen)
        painter.drawPath(_path(stroke.points, index, index + 1, frame))


def _path(points: Sequence[Point], start: int, end: int, frame: _Frame) -> QPainterPath:
    """The curve of points start..end; up to the last point itself if end is the last."""
    # Plain numbers: a QPointF for each would take three times as long.
    kx, ky, left, top = frame.x, frame.y, frame.left, frame.top
    scaled = [(x * kx + left, y * ky + top) for x, y in points[max(0, start - 1) : end + 1]]
    x, y = scaled[0]
    if start > 0:
        after_x, after_y = scaled.pop(1)
        x, y = (x + after_x) / 2, (y + after_y) / 2
        scaled[0] = after_x, after_y
    path = QPainterPath(QPointF(x, y))
    for (x, y), (next_x, next_y) in pairwise(scaled):
        path.quadTo(x, y, (x + next_x) / 2, (y + next_y) / 2)
    if end == len(points):
        path.lineTo(*scaled[-1])
    return path
