"""A stroke while it is drawn."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from gui.widgets.drawing.strokes import Point, Stroke

_NEAR: Final = 0.0015  # points closer than this (share of the edge) add nothing but work


class LiveStroke:
    """A stroke that grows; it keeps its pen, whatever is chosen in the meantime.

    Args:
        at: Its first point.
        pen: A stroke whose points do not count.
        pressure: Of the pen, as a factor of the width; none for a device that feels none.
    """

    def __init__(self, at: Point, pen: Stroke, pressure: float | None = None) -> None:
        self._pen = pen
        self._points = [at]
        self._pressures = None if pressure is None else [pressure]

    @property
    def stroke(self) -> Stroke:
        """The stroke as it stands."""
        return replace(
            self._pen, points=tuple(self._points), pressures=tuple(self._pressures or ())
        )

    def extend(self, to: Point, pressure: float | None = None) -> list[QRectF]:
        """Go on to a point; which parts of the logical square changed."""
        x, y = self._points[-1]
        if abs(to[0] - x) + abs(to[1] - y) < _NEAR:
            return []
        if self._pressures is not None:
            self._pressures.append(self._pressures[-1] if pressure is None else pressure)
        self._points.append(to)
        return self._areas(self._points[-3:])

    def stretch(self, to: Point) -> list[QRectF]:
        """Lead straight from the first point to another one; which parts changed."""
        if to == self._points[-1]:
            return []
        changed = [*self._points, to]
        self._points[1:] = [to]
        return self._areas(changed)

    def _areas(self, points: Sequence[Point]) -> list[QRectF]:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        area = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        reach = self._pen.width
        area.adjust(-reach, -reach, reach, reach)
        if not self._pen.mirror:
            return [area]
        return [area, QRectF(1 - area.right(), area.top(), area.width(), area.height())]
