"""What stands around a plot's curves: axes with plain numbers, room to grow, the legend."""

import html

import numpy as np
import pyqtgraph as pg

from gui.numbers import percent


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

    def tickValues(  # noqa: N802 - pyqtgraph calls it
        self, low: float, high: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Ticks by level; on a logarithmic axis at powers of ten and, on a short one, between."""
        if not self.logMode:
            levels: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
            return levels
        span = high - low
        if span < 1:
            step = self.tickSpacing(10**low, 10**high, size)[0][0]
            first, end = np.ceil(10**low / step), np.floor(10**high / step) + 1
            return [(1.0, np.log10(step * np.arange(first, end)).tolist())]
        digits = (1, 2, 5) if span < 3 else (1,)
        every = max(1, round(span * 32 / max(size, 1)))  # decades, where they crowd
        decades = range(int(np.floor(low)), int(np.ceil(high)) + 1)
        places = [n + np.log10(digit) for n in decades if n % every == 0 for digit in digits]
        return [(1.0, [float(place) for place in places if low <= place <= high])]

    def tickStrings(  # noqa: N802 - pyqtgraph calls it
        self, values: list[float], scale: float, spacing: float
    ) -> list[str]:
        """Labels of the ticks at the values, with as many decimals as their spacing needs."""
        if self.logMode:
            numbers = [10**value for value in values]
            if self._percent:
                return [percent(number, _digits_after(number * 100)) for number in numbers]
            return [f"{number:.3g}" for number in numbers]
        if self._percent:
            return [percent(value, _decimals(spacing * 100)) for value in values]
        # A learning rate near its end, or the loss of a run that has come apart.
        if not 1e-4 <= abs(spacing) < 1e7:
            return [f"{value:.3g}" for value in values]
        return [f"{value:,.{_decimals(spacing)}f}" for value in values]

    def major_ticks(self, low: float, high: float, size: float) -> list[float]:
        """Where the labelled ticks stand on an axis from low to high of `size` pixels."""
        levels = self.tickValues(low, high, size)
        return [float(value) for value in levels[0][1]] if levels else []


def _digits_after(number: float) -> int:
    """How many decimals a round number has."""
    return next((n for n in range(9) if np.isclose(round(number, n), number)), 9)


def _decimals(spacing: float) -> int:
    return max(0, -int(np.floor(np.log10(spacing))))


class Room:
    """Widens a view's ranges where the data needs it, well ahead of it.

    A range that follows every point has the axes laid out and everything painted anew in each
    frame, which costs many times what a new piece of curve costs. A view that the person moved or
    zoomed is left alone.

    Args:
        view: Whose ranges are set.
        zero_y: Whether a linear y axis of positive values always begins at 0, not only where that
            costs little room.
    """

    _LEAST, _LEAST_SETTLED = 4.0, 2.0  # an x axis is at least this long
    _AHEAD, _MARGIN = 0.5, 0.125  # shares of the data's extent: where it grows, where it does not

    def __init__(self, view: pg.ViewBox, *, zero_y: bool) -> None:
        self._view = view
        self._zero_y = zero_y
        self.log_y = False
        self._fixed_y: tuple[float, float] | None = None
        view.disableAutoRange()
        view.sigRangeChangedManually.connect(self.leave_alone)
        self.follow()

    def follow(self) -> None:
        """Fit the view again, whoever moved it."""
        self._follows = True
        self._x = 0.0, 0.0
        self._y = 0.0, 0.0

    def leave_alone(self) -> None:
        """The person has chosen what to look at."""
        self._follows = False

    def zoom(self, factor: float) -> None:
        """Show `factor` times as much, around the middle."""
        self.leave_alone()
        self._view.scaleBy((factor, factor))

    def move(self, across: float, up: float) -> None:
        """Look further to the right and up, by shares of what is in view."""
        self.leave_alone()
        (left, right), (low, high) = self._view.viewRange()
        self._view.translateBy(x=across * (right - left), y=up * (high - low))

    def fix_y(self, bounds: tuple[float, float] | None) -> None:
        """Always show this y range, or what the data needs."""
        self._fixed_y = bounds

    def make(self, x: tuple[float, float], y: tuple[float, float], *, grows: bool = True) -> None:
        """See to it that the data's bounds are in view, and not lost in a void.

        Args:
            x: First and last x.
            y: Least and greatest y, logarithms on a logarithmic axis; nan where there are none.
            grows: Whether more points are expected; otherwise the last one stands at the right end.
        """
        if not self._follows:
            return
        if grows:
            self._make_x(*x)
        else:
            start = min(0.0, x[0])
            self._show_x(start, max(x[1], start + self._LEAST_SETTLED))
        if self._fixed_y is not None:
            if self._y != self._fixed_y:
                self._y = self._fixed_y
                self._view.setYRange(*self._y, padding=0.03)
        elif np.isfinite(y).all():
            self._make_y(*y, grows=grows)
        elif self._y == (0.0, 0.0):
            self._view.setYRange(0, 1, padding=0.03)

    def _make_x(self, first: float, last: float) -> None:
        start = min(0.0, first)
        low, high = self._x
        if low != start or not 0.6 * (high - low) <= last - start <= high - low:
            self._show_x(start, start + max(self._LEAST, (last - start) * (1 + self._AHEAD)))

    def _show_x(self, start: float, end: float) -> None:
        if (start, end) != self._x:
            self._x = start, end
            self._view.setXRange(start, end, padding=0.01)

    def _make_y(self, least: float, greatest: float, *, grows: bool) -> None:
        low, high = self._y
        if grows and low <= least and greatest <= high and low < high:
            return
        extent = greatest - least or abs(greatest) or 1.0
        # Room for more on the side on which it has just run out.
        below = self._AHEAD if grows and low < high and least < low else self._MARGIN
        above = self._AHEAD if grows and low < high and greatest > high else self._MARGIN
        bottom = least - below * extent
        if not self.log_y and least >= 0 and (self._zero_y or least < extent):
            bottom = -self._MARGIN / 4 * extent
        if (bottom, greatest + above * extent) != self._y:
            self._y = bottom, greatest + above * extent
            self._view.setYRange(*self._y, padding=0)


def legend_entry(name: str, sign: str, colour: str, value: str = "") -> str:
    """Rich text: a curve's sign in its colour, its name, and the value if there is one."""
    shown = f"&nbsp;<b>{html.escape(value)}</b>" if value else ""
    return f'<span style="color:{colour}">{sign}</span>&nbsp;{html.escape(name)}{shown}'
