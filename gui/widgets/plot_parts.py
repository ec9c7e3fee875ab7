"""What a live plot is made of: axes with plain numbers, series, smoothing."""

import html
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from gui.numbers import percent
from gui.theme import Theme, mixed

Values = NDArray[np.float64]

# A smoothed curve has no more detail than this many points show, and so few can be drawn well.
_SMOOTH_POINTS = 500


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis with plain numbers (1,000 and not 1e+03), or shares as per cent.

    Args:
        orientation: "left" or "bottom".
        percent: Whether values are shares, 0..1, shown as 0 to 100 %.
        whole: Whether values count something, so that no tick stands between whole numbers.
    """

    def __init__(self, orientation: str, *, percent: bool = False, whole: bool = False) -> None:
        super().__init__(orientation)
        self._percent = percent
        self._whole = whole
        self.enableAutoSIPrefix(False)

    def tickSpacing(  # noqa: N802 - pyqtgraph calls it
        self, low: float, high: float, size: float
    ) -> list[tuple[float, float]]:
        """Distances between ticks, widest first, each with its offset."""
        levels: list[tuple[float, float]] = super().tickSpacing(low, high, size)
        if not self._whole:
            return levels
        return [level for level in levels if level[0] >= 1] or [(1, 0)]

    def tickStrings(  # noqa: N802 - pyqtgraph calls it
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Labels of the ticks at the values, with as many decimals as their spacing needs."""
        if self.logMode:
            return [f"{10**value:.3g}" for value in values]
        if self._percent:
            return [percent(value, _decimals(spacing * 100)) for value in values]
        return [f"{value:,.{_decimals(spacing)}f}" for value in values]


def _decimals(spacing: float) -> int:
    return max(0, -int(np.floor(np.log10(spacing))))


@dataclass
class Series:
    """One named curve: its look, its data, and what pyqtgraph draws of it."""

    name: str
    colour: str
    faint: bool
    item: pg.PlotDataItem
    smooth_item: pg.PlotDataItem | None
    x: Values = field(default_factory=lambda: np.zeros(0))
    y: Values = field(default_factory=lambda: np.zeros(0))

    def restyle(self, tokens: Theme, thick: int) -> str:
        """Take a theme's colours; the curve's own is returned.

        Thick pens, in device pixels, are for curves of few points only.
        """
        colour: str = getattr(tokens, self.colour, self.colour)
        pale = self.faint or self.smooth_item is not None
        drawn = mixed(tokens.surface, colour, 0.35) if pale else QColor(colour)
        few = self.item.opts["antialias"]
        self.item.setPen(pg.mkPen(drawn, width=thick if few else 1))
        self.item.setSymbolBrush(drawn)
        self.item.setSymbolPen(tokens.surface)
        if self.smooth_item is not None:
            self.smooth_item.setPen(pg.mkPen(colour, width=thick))
            self.smooth_item.setZValue(1)
        return colour

    def draw(self, *, log_y: bool) -> None:
        """Hand the data to pyqtgraph."""
        y = np.where(self.y > 0, self.y, np.nan) if log_y else self.y  # zero has no logarithm
        connect = "all" if np.isfinite(y).all() else "finite"
        self.item.setData(self.x, y, connect=connect)
        if self.smooth_item is not None:
            step = max(1, len(y) // _SMOOTH_POINTS)
            self.smooth_item.setData(self.x[::step], running_mean(y, step), connect="finite")


class Room:
    """Widens a view's x range where the data needs it, ahead by a quarter.

    A range that follows every point has the axis laid out and painted anew in each frame, which
    costs more than the curve. A view that the person moved or zoomed is left alone.
    """

    _LEAST = 4.0  # an x axis is at least this long

    def __init__(self, view: pg.ViewBox) -> None:
        self._view = view
        self._follows = True
        self._end = 0.0
        view.sigRangeChangedManually.connect(self._leave_alone)

    def follow(self) -> None:
        """Fit the view again, whoever moved it."""
        self._follows, self._end = True, 0.0

    def make(self, last: float) -> None:
        """See to it that `last` is in view, and not lost in a void."""
        if self._follows and not 0.7 * self._end <= last <= self._end:
            self._end = max(self._LEAST, last * 1.25)
            self._view.setXRange(0, self._end, padding=0.01)

    def _leave_alone(self) -> None:
        self._follows = False


class ReadOut(QLabel):
    """The small card beside the cursor that says what the curves are worth there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.hide()

    def restyle(self, tokens: Theme) -> None:
        """Take a theme's colours."""
        self.setStyleSheet(
            f"background: {tokens.raised}; color: {tokens.text}; padding: 4px 8px;"
            f"border: 1px solid {tokens.border}; border-radius: 4px;"
        )

    def show_at(self, cursor: QPointF, markup: str, area: QRectF) -> None:
        """Show rich text beside the cursor, on the side that has room in an area."""
        self.setText(markup)
        self.adjustSize()
        x = cursor.x() + 16
        if x + self.width() > area.right():
            x = cursor.x() - 16 - self.width()
        y = min(cursor.y() - self.height() / 2, area.bottom() - self.height())
        self.move(int(max(0, x)), int(max(area.top() + 4, y)))
        self.show()


def legend_entry(name: str, colour: str, value: str = "") -> str:
    """Rich text: a dot in the colour, the name, and the value if there is one."""
    shown = f"&nbsp;<b>{html.escape(value)}</b>" if value else ""
    return f'<span style="color:{colour}">\N{BLACK CIRCLE}</span>&nbsp;{html.escape(name)}{shown}'


def running_mean(y: Values, step: int = 1) -> Values:
    """Mean over a centred window of a fiftieth of the points (5 to 501).

    Towards the start it shrinks evenly, so that the curve begins where the values do; at the end
    only its later half is cut, so that the newest point does not jump with every value.

    Args:
        y: float64 [n]; values that are not finite count for nothing.
        step: Every how many points the mean is wanted.

    Returns:
        float64 [ceil(n / step)]; nan where no value in the window is finite.
    """
    half = min(250, max(2, len(y) // 100))
    centres = np.arange(0, len(y), step)
    reach = np.minimum(half, centres)
    starts, ends = centres - reach, np.minimum(centres + reach + 1, len(y))
    finite = np.isfinite(y)
    if finite.all():
        count = ends - starts
    else:
        counts = np.concatenate(([0], np.cumsum(finite)))
        count = counts[ends] - counts[starts]
        y = np.where(finite, y, 0.0)
    sums = np.concatenate(([0.0], np.cumsum(y)))
    means = np.full(len(centres), np.nan)
    np.divide(sums[ends] - sums[starts], count, out=means, where=count > 0)
    return means


def nearest(x: Values, wanted: float) -> tuple[int, float]:
    """Index and value of the element of an ascending array (not empty) that is nearest."""
    after = int(np.searchsorted(x, wanted))
    before = max(0, after - 1)
    after = min(after, len(x) - 1)
    index = before if abs(x[before] - wanted) <= abs(x[after] - wanted) else after
    return index, float(x[index])
