"""Pen strokes as values, and layers that paint them bit by bit.

Points are in a logical square, 0..1 from left to right and from top to bottom. A stroke is drawn
as a curve through the midpoints of its points, in chunks of a fixed number of points: a chunk
that is complete never changes again, so a pen move paints only the last few points, and painting
everything afresh gives the very same pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

Point = tuple[float, float]

_CHUNK: Final = 24


@dataclass(frozen=True)
class Stroke:
    """One line of the pen.

    Attributes:
        points: (x, y) in the logical square, at least one.
        width: Of the line, as a share of the square's edge.
        erase: Whether it takes ink away.
    """

    points: tuple[Point, ...]
    width: float
    erase: bool = False


def _complete_chunks(points: Sequence[Point]) -> int:
    """How many chunks can not change any more: each needs the point after its last one."""
    return (len(points) - 1) // _CHUNK


def _path(points: Sequence[Point], start: int, end: int, size: float) -> QPainterPath:
    """The curve of points start..end; up to the last point itself if end is the last."""
    # Plain numbers: a QPointF for each would take three times as long.
    scaled = [(x * size, y * size) for x, y in points[max(0, start - 1) : end + 1]]
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


class InkLayer:
    """A square picture of strokes that is brought up to date by painting only what is new."""

    def __init__(self, image_format: QImage.Format) -> None:
        self._format = image_format
        self._image = QImage()
        self._ink, self._paper = QColor(Qt.GlobalColor.white), QColor(Qt.GlobalColor.black)
        self._painted: tuple[Stroke, ...] = ()
        self._live_chunks = 0
        self._stale = True

    def fit(self, size: int, ink: QColor, paper: QColor) -> None:
        """Set edge (pixels) and colours; starts afresh if they changed."""
        if self._image.width() != size or (ink, paper) != (self._ink, self._paper):
            self._image = QImage(size, size, self._format)
            self._ink, self._paper = ink, paper
            self._stale = True

    def invalidate(self) -> None:
        """Paint everything afresh next time."""
        self._stale = True

    def image(self, strokes: tuple[Stroke, ...], live: Stroke | None) -> QImage:
        """The picture of all strokes and of the live one's finished chunks.

        Args:
            strokes: Finished ones, oldest first.
            live: The one under the pen, whose last points `paint_tail` draws.
        """
        kept = len(self._painted)
        grown = len(strokes) >= kept and all(
            old is new for old, new in zip(self._painted, strokes, strict=False)
        )
        if self._stale or not grown:
            self._image.fill(self._paper)
            self._painted, self._live_chunks, self._stale, kept = (), 0, False, 0
        if len(strokes) > kept or live is not None:
            painter = QPainter(self._image)
            for stroke in strokes[kept:]:
                self._paint_chunks(painter, stroke)
                self.paint_tail(painter, stroke)
                self._live_chunks = 0
            self._painted = strokes
            if live is not None:
                self._paint_chunks(painter, live)
            painter.end()
        return self._image

    def _paint_chunks(self, painter: QPainter, stroke: Stroke) -> None:
        self._prepare(painter, stroke)
        for chunk in range(self._live_chunks, _complete_chunks(stroke.points)):
            start = chunk * _CHUNK
            painter.drawPath(_path(stroke.points, start, start + _CHUNK, self._image.width()))
            self._live_chunks = chunk + 1

    def paint_tail(self, painter: QPainter, stroke: Stroke) -> None:
        """Draw the points after the last complete chunk, in the layer's pixels."""
        self._prepare(painter, stroke)
        size = self._image.width()
        if len(stroke.points) == 1:
            x, y = stroke.points[0]
            radius = stroke.width / 2 * size
            painter.setBrush(painter.pen().brush())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(x * size, y * size), radius, radius)
            return
        start = _complete_chunks(stroke.points) * _CHUNK
        painter.drawPath(_path(stroke.points, start, len(stroke.points), size))

    def _prepare(self, painter: QPainter, stroke: Stroke) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._paper if stroke.erase else self._ink, stroke.width * self._image.width())
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def grey_array(image: QImage) -> NDArray[np.uint8]:
    """The pixels of a Grayscale8 image, uint8 [h, w], as an array of its own."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def tail_bounds(points: Sequence[Point], width: float) -> QRectF:
    """What the newest point may have changed, in the logical square."""
    last = points[-3:]
    xs, ys = [x for x, _ in last], [y for _, y in last]
    area = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    return area.adjusted(-width, -width, width, width)
