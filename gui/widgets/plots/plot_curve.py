"""One curve of a plot: its points, its look, and how it is drawn."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui.theme import Theme, mixed
from gui.widgets.plots.plot_points import Points, Values, reach

# Curves with markers are told apart by these as well as by their colours: filled, then hollow.
SIGNS: Final = (
    "\N{BLACK CIRCLE}",
    "\N{BLACK SQUARE}",
    "\N{BLACK UP-POINTING TRIANGLE}",
    "\N{BLACK DIAMOND}",
    "\N{WHITE CIRCLE}",
    "\N{WHITE SQUARE}",
    "\N{WHITE UP-POINTING TRIANGLE}",
    "\N{WHITE DIAMOND}",
)
_DOT = 3.5  # a marker's radius
_CORNERS: Final = (  # in radii; a circle has none
    (),
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.25), (1.15, 0.85), (-1.15, 0.85)),
    ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
)
_APART = 28.0  # pixels between markers, where not every point has room for one
_CROWDED = 0.25  # points in a device pixel
_FARTHEST = 1e6  # pixels; the rasteriser's own numbers end soon after


@dataclass(frozen=True)
class Frame:
    """Where values stand in a picture: the view's ranges and the rectangle that shows them.

    Attributes:
        x: Range of x that is shown.
        y: Range of y, or of its decimal logarithm if `log_y`.
        area: The rectangle.
        log_y: Whether y is logarithmic.
        scale: Device pixels in a pixel of the rectangle.
    """

    x: tuple[float, float]
    y: tuple[float, float]
    area: QRectF
    log_y: bool
    scale: float

    def across(self, x: Values) -> Values:
        """Horizontal places of x values."""
        low, high = self.x
        return self.area.x() + (x - low) * (self.area.width() / (high - low))

    def down(self, y: Values) -> Values:
        """Vertical places of y values; nan where there is none."""
        low, high = self.y
        if self.log_y:
            y = np.log10(np.where(y > 0, y, np.nan))
        return self.area.bottom() - (y - low) * (self.area.height() / (high - low))

    def x_at(self, place: float) -> float:
        """The x value at a horizontal place."""
        low, high = self.x
        return low + (place - self.area.x()) * (high - low) / max(1.0, self.area.width())


@dataclass
class Curve:
    """A named curve.

    Attributes:
        name: Stands in legend and read-out.
        colour: "#rrggbb" or the name of a token of the theme.
        faint: Whether it is drawn pale, without an entry in the legend.
        markers: Whether its points have a sign each, as long as there is room.
        smooth: Whether a running mean is drawn over the pale values.
        shape: Which of `SIGNS` it has.
        points: What it is made of.
    """

    name: str
    colour: str
    faint: bool
    markers: bool
    smooth: bool
    shape: int = 0
    points: Points = field(default_factory=Points)

    @property
    def sign(self) -> str:
        """What stands for it in a legend."""
        return SIGNS[self.shape]

    def shown_colour(self, tokens: Theme) -> str:
        """Its colour in a theme, "#rrggbb"."""
        shown: str = getattr(tokens, self.colour, self.colour)
        return shown

    def changed_from(self, count: int, frame: Frame) -> float:
        """Horizontal place right of which it looks other than when it had `count` points."""
        window = reach(len(self.points)) if self.smooth else 0
        if not count or (self.smooth and window != reach(count)):
            return frame.area.left()
        first = max(0, count - window - 2 * _power(4 * self._density(frame)))
        return float(frame.across(self.points.x[first : first + 1])[0]) - 2 * _DOT

    def draw(self, painter: QPainter, frame: Frame, part: QRectF, tokens: Theme) -> None:
        """Draw what of it lies between the left and right end of `part`."""
        beyond = 2 * _DOT
        first, end = self.points.between(
            frame.x_at(part.left() - beyond), frame.x_at(part.right() + beyond)
        )
        if end <= first:
            return
        colour, per_pixel = self.shown_colour(tokens), self._density(frame)
        pale = self.faint or self.smooth
        x, y = self.points.envelope(first, end, _power(per_pixel), positive=frame.log_y)
        # Where thousands of values zigzag, a wide line or round joins cost four times as much.
        # A hair of one device pixel is fast, but pale on a sharp screen: it is for many points.
        hair = 0 if per_pixel > _CROWDED else 1
        thin = QPen(mixed(tokens.surface, colour, 0.35) if pale else QColor(colour), hair)
        wide = QPen(QColor(colour), 2)
        wide.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        wide.setCapStyle(Qt.PenCapStyle.FlatCap)
        _line(painter, frame, x, y, thin if pale else wide)
        if self.smooth:
            _line(painter, frame, *self.points.smoothed(first, end, _power(4 * per_pixel)), wide)
        if self.markers:
            per_place = per_pixel * frame.scale
            step = 1 if per_place < 1 / (2 * _DOT) else _power(per_place * _APART)
            every = slice(first + -first % step, end, step)
            self._signs(painter, frame, self.points.x[every], self.points.y[every], tokens)

    def _signs(self, painter: QPainter, frame: Frame, x: Values, y: Values, tokens: Theme) -> None:
        colour, ground = QColor(self.shown_colour(tokens)), QColor(tokens.surface)
        hollow = self.shape >= len(_CORNERS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(colour, 1.5) if hollow else QPen(ground, 1))
        painter.setBrush(ground if hollow else colour)
        corners = [QPointF(*corner) * _DOT for corner in _CORNERS[self.shape % len(_CORNERS)]]
        for across, down in zip(frame.across(x), frame.down(y), strict=True):
            if np.isfinite(down):
                place = QPointF(across, down)
                if corners:
                    painter.drawPolygon(QPolygonF([place + corner for corner in corners]))
                else:
                    painter.drawEllipse(place, _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _density(self, frame: Frame) -> float:
        """Points in a device pixel, on average over what is in view."""
        first, end = self.points.between(*frame.x)
        if end - first < 3:
            return 0.0
        x = self.points.x
        share = (x[end - 1] - x[first]) / (frame.x[1] - frame.x[0])
        return float((end - first) / max(1.0, share * frame.area.width() * frame.scale))


def _power(number: float) -> int:
    """The greatest power of 2 that is not above a number; at least 1."""
    return 1 << max(0, int(number).bit_length() - 1)


def _line(painter: QPainter, frame: Frame, x: Values, y: Values, pen: QPen) -> None:
    """Draw a line, interrupted where y is nan."""
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, pen.widthF() > 1)
    across = np.clip(frame.across(x), -_FARTHEST, _FARTHEST)
    down = np.clip(frame.down(y), -_FARTHEST, _FARTHEST)
    for run in _runs(np.isfinite(down)):
        if run.stop - run.start > 1:
            painter.drawPolyline(arrayToQPolygonF(across[run], down[run]))
        else:
            painter.drawPoint(QPointF(across[run.start], down[run.start]))


def _runs(known: NDArray[np.bool_]) -> list[slice]:
    """The stretches of True in a row."""
    if known.all():
        return [slice(0, len(known))] if len(known) else []
    edges = np.flatnonzero(np.diff(np.concatenate(([False], known, [False])).astype(np.int8)))
    return [slice(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
