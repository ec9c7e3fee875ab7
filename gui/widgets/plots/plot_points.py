"""The points of a growing curve, and as many of them as can be seen. Numpy only."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Values = NDArray[np.float64]

# Points that are summed up once, when they arrive, so that no frame looks at all of them again.
BLOCK = 64
# The rows of the summary; "positive" is what a logarithmic axis can show.
_LEAST, _LEAST_POSITIVE, _GREATEST, _SUM, _COUNT = range(5)
# Half of a running mean's window, in points, is about a fiftieth of them, at most this.
_WIDEST_HALF = 256


class Points:
    """A curve's points in buffers that double: appending costs the same after a million of them.

    A drawn curve has about one vertex for each device pixel. `envelope` and `smoothed` give them
    for any stretch of the curve, always at the same points, so that a curve that has grown need
    only be drawn anew where it has changed.
    """

    def __init__(self) -> None:
        self._xy = np.empty((2, 1024))
        self._summary = np.empty((5, 1024 // BLOCK))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def x(self) -> Values:
        """float64 [n], ascending; a view that later points do not change."""
        return self._xy[0, : self._count]

    @property
    def y(self) -> Values:
        """float64 [n]; likewise."""
        return self._xy[1, : self._count]

    def extend(self, x: ArrayLike, y: ArrayLike) -> None:
        """Append points: x [k], ascending and not before the last one; y [k], any numbers."""
        first, self._count = self._count, self._count + len(np.asarray(x))
        if self._count > self._xy.shape[1]:
            size = 2 ** int(self._count - 1).bit_length()
            self._xy = _grown(self._xy, size, first)
            self._summary = _grown(self._summary, size // BLOCK, -(-first // BLOCK))
        self._xy[0, first : self._count] = x
        self._xy[1, first : self._count] = y
        self._summarise(first // BLOCK)

    def _summarise(self, block: int) -> None:
        """Bring the summary up to date from a block on."""
        values = _rows(_finite(self.y[block * BLOCK :]), BLOCK)
        part = self._summary[:, block : block + len(values)]
        np.fmin.reduce(values, axis=1, out=part[_LEAST])
        np.fmin.reduce(np.where(values > 0, values, np.nan), axis=1, out=part[_LEAST_POSITIVE])
        np.fmax.reduce(values, axis=1, out=part[_GREATEST])
        known = ~np.isnan(values)
        with np.errstate(over="ignore"):
            np.sum(values, axis=1, where=known, out=part[_SUM])
        np.sum(known, axis=1, out=part[_COUNT])

    def _blocks(self, row: int) -> Values:
        return self._summary[row, : -(-self._count // BLOCK)]

    def bounds(self, *, positive: bool = False) -> tuple[float, float]:
        """Least and greatest finite y, or only of those above 0; nan where there are none."""
        if not self._count:
            return np.nan, np.nan
        low = np.fmin.reduce(self._blocks(_LEAST_POSITIVE if positive else _LEAST))
        high = np.fmax.reduce(self._blocks(_GREATEST))
        return float(low), float(high) if not positive or high > 0 else np.nan

    def between(self, low: float, high: float) -> tuple[int, int]:
        """First index and end of the points with x from low to high, and one more on each side."""
        first, end = np.searchsorted(self.x, (low, high), side="left")
        return max(0, int(first) - 1), min(self._count, int(end) + 1)

    def nearest(self, x: float) -> int:
        """Index of the point nearest to x; there must be one."""
        after = min(int(np.searchsorted(self.x, x)), self._count - 1)
        before = max(0, after - 1)
        return before if abs(self.x[before] - x) <= abs(self.x[after] - x) else after

    def envelope(
        self, first: int, end: int, stride: int, *, positive: bool = False
    ) -> tuple[Values, Values]:
        """The vertices of a line that covers all points from index `first` to `end`.

        Args:
            first: Index, from 0.
            end: Index behind the last one.
            stride: How many points share two vertices, their least and their greatest; a power of
                2. With 1 each point is a vertex.
            positive: Whether values that are not above 0 are left out, as infinite ones are.

        Returns:
            x and y, each float64 [vertices]; y is nan where a run of points has nothing finite.
        """
        if stride == 1:
            y = _finite(self.y[first:end])
            return self.x[first:end], np.where(y > 0, y, np.nan) if positive else y
        first, end = first - first % stride, end + -end % stride
        if stride >= BLOCK:
            blocks = slice(first // BLOCK, end // BLOCK)
            runs = stride // BLOCK
            low = self._blocks(_LEAST_POSITIVE if positive else _LEAST)[blocks]
            high = self._blocks(_GREATEST)[blocks]
        else:
            runs = stride
            low = high = _finite(self.y[first:end])
            if positive:
                low = high = np.where(low > 0, low, np.nan)
        lows = np.fmin.reduce(_rows(low, runs), axis=1)
        highs = np.fmax.reduce(_rows(high, runs), axis=1)
        if positive:
            highs = np.where(highs > 0, highs, np.nan)
        centres = np.minimum(first + stride // 2 + stride * np.arange(len(lows)), self._count - 1)
        return np.repeat(self.x[centres], 2), np.column_stack((lows, highs)).ravel()

    def smoothed(self, first: int, end: int, stride: int) -> tuple[Values, Values]:
        """A running mean at every `stride`th point (a power of 2) from `first` to `end`.

        The window is centred and about a twenty-fifth of all points wide (5 to 513, at least the
        stride). Towards the start it shrinks evenly, so that the curve begins where the values do;
        at the end only its later half is cut, so that the newest point does not jump with every
        value.

        Returns:
            x and y, each float64 [vertices]; y is nan where the window has nothing finite.
        """
        if end <= first:
            return np.zeros(0), np.zeros(0)
        unit = BLOCK if stride >= 2 * BLOCK else 1
        half = max(reach(self._count), stride // 2) // unit
        last = (end - 1) // unit
        centres = np.arange(first // stride * stride // unit, last + 1, stride // unit)
        if centres[-1] < last:
            centres = np.append(centres, last)
        halves = np.minimum(half, centres)
        begin = int(centres[0] - halves[0])
        sums, counts = self._sums(unit, begin, last + half + 1)
        starts = centres - halves - begin
        ends = np.minimum(centres + halves + 1 - begin, len(sums) - 1)
        count = counts[ends] - counts[starts]
        means = np.full(len(centres), np.nan)
        with np.errstate(invalid="ignore"):
            np.divide(sums[ends] - sums[starts], count, out=means, where=count > 0)
        places = np.minimum(centres * unit + unit // 2, self._count - 1)
        return self.x[places], _finite(means)

    def _sums(self, unit: int, first: int, end: int) -> tuple[Values, Values]:
        """Sum and number of the finite values before each unit from `first` on, and before `end`.

        Summed up from `first` and not from the start, so that a huge value long ago takes no
        digits from the newer ones.
        """
        if unit == 1:
            values = self.y[first:end]
            known = np.isfinite(values)
            each = np.where(known, values, 0.0), known.astype(np.float64)
        else:
            each = self._blocks(_SUM)[first:end], self._blocks(_COUNT)[first:end]
        with np.errstate(over="ignore", invalid="ignore"):
            sums, counts = (np.concatenate(([0.0], np.cumsum(part))) for part in each)
        return sums, counts


def reach(count: int) -> int:
    """Half of the running mean's window, in points, in a curve of `count` points."""
    return min(_WIDEST_HALF, 1 << (max(2, count // 50).bit_length() - 1))


def _grown(buffer: Values, size: int, used: int) -> Values:
    grown = np.empty((len(buffer), size))
    grown[:, :used] = buffer[:, :used]
    return grown


def _finite(values: Values) -> Values:
    return np.where(np.isfinite(values), values, np.nan)


def _rows(values: Values, length: int) -> Values:
    """In rows of a length; what the last one lacks is nan."""
    missing = -len(values) % length
    if missing:
        values = np.concatenate((values, np.full(missing, np.nan)))
    return values.reshape(-1, length)
