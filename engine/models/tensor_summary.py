"""What the numbers of a tensor are like: a few figures and a histogram. Light: numpy only.

Both look at arrays of any size a million values at a time, so that they need little memory of
their own, and both keep what is not finite apart: one nan would make nan of every figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 64

_CHUNK = 1 << 20  # values
_LARGEST, _SMALLEST = 8e307, 1e-300  # between these the arithmetic here stays finite


@dataclass(frozen=True)
class TensorSummary:
    """Figures of a tensor; those of its values are over the finite ones.

    Attributes:
        count: How many numbers it holds.
        mean: Mean value; None without finite values.
        std: Standard deviation as `Tensor.std` has it, over n - 1; None for fewer than two.
        minimum: Smallest finite value; None without any.
        maximum: Largest finite value; None without any.
        nan: How many are not a number.
        positive_infinite: How many are +inf.
        negative_infinite: How many are -inf.
    """

    count: int
    mean: float | None
    std: float | None
    minimum: float | None
    maximum: float | None
    nan: int
    positive_infinite: int
    negative_infinite: int

    @property
    def finite(self) -> int:
        """How many are finite."""
        return self.count - self.nan - self.positive_infinite - self.negative_infinite


@dataclass(frozen=True, eq=False)
class TensorHistogram:
    """How often values occur in equal steps between the smallest and the largest finite one.

    Attributes:
        low: Left edge of the first bin.
        high: Right edge of the last bin, which belongs to it; above `low`.
        counts: int64 [bins].
        nan: How many are not a number.
        positive_infinite: How many are +inf.
        negative_infinite: How many are -inf.
        shape: Of the tensor.
    """

    low: float
    high: float
    counts: NDArray[np.int64]
    nan: int
    positive_infinite: int
    negative_infinite: int
    shape: tuple[int, ...]

    @property
    def finite(self) -> int:
        """How many values are in the bins."""
        return int(self.counts.sum())

    @property
    def edges(self) -> NDArray[np.float64]:
        """Edges of the bins, float64 [bins + 1]."""
        return np.linspace(self.low, self.high, len(self.counts) + 1)


def summarize(values: NDArray[np.generic]) -> TensorSummary:
    """The figures of an array.

    Args:
        values: Of any shape and real number type, also bool; may hold nan and infinities.
    """
    nan, positive, negative, count = 0, 0, 0, 0
    total, low, high = 0.0, np.inf, -np.inf
    with np.errstate(over="ignore"):  # a sum past the largest double says so: inf
        for part in _chunks(values):
            finite, *others = _parted(part)
            nan, positive, negative = nan + others[0], positive + others[1], negative + others[2]
            count += finite.size
            total += float(finite.sum())
            low = min(low, float(finite.min(initial=np.inf)))
            high = max(high, float(finite.max(initial=-np.inf)))
        if not count:
            return TensorSummary(values.size, None, None, None, None, nan, positive, negative)
        mean = total / count
        # A second pass: the mean of the squares less the square of the mean loses digits.
        squares = sum(float(((_parted(part)[0] - mean) ** 2).sum()) for part in _chunks(values))
    std = float(np.sqrt(squares / (count - 1))) if count > 1 else None
    return TensorSummary(values.size, mean, std, low, high, nan, positive, negative)


def histogram(values: NDArray[np.generic], bins: int = BINS) -> TensorHistogram:
    """How often values occur.

    Args:
        values: Of any shape and real number type, also bool; may hold nan and infinities.
        bins: How many steps. Where all finite values are equal, they stand in the middle.
    """
    low, high = np.inf, -np.inf
    nan, positive, negative = 0, 0, 0
    for part in _chunks(values):
        finite, *others = _parted(part)
        nan, positive, negative = nan + others[0], positive + others[1], negative + others[2]
        low = min(low, float(finite.min(initial=np.inf)))
        high = max(high, float(finite.max(initial=-np.inf)))
    low, high = _span(low, high)
    counts = np.zeros(bins, np.int64)
    for part in _chunks(values):
        finite = np.clip(_parted(part)[0], low, high)
        places = (finite - low) * (bins / (high - low))
        counts += np.bincount(np.clip(places, 0, bins - 1).astype(np.intp), minlength=bins)
    return TensorHistogram(low, high, counts, nan, positive, negative, values.shape)


def _span(low: float, high: float) -> tuple[float, float]:
    """A span that can be divided into steps."""
    if low > high:
        return -0.5, 0.5
    low, high = max(low, -_LARGEST), min(high, _LARGEST)
    least = max(abs(low), abs(high)) * 1e-12
    if high - low > max(least, _SMALLEST):
        return low, high
    margin = abs(low) / 2 if abs(low) > _SMALLEST else 0.5
    return low - margin, low + margin


def _chunks(values: NDArray[np.generic]) -> Iterator[NDArray[np.float64]]:
    flat = values.reshape(-1)
    for start in range(0, flat.size, _CHUNK):
        yield flat[start : start + _CHUNK].astype(np.float64)


def _parted(part: NDArray[np.float64]) -> tuple[NDArray[np.float64], int, int, int]:
    """The finite values, and how many are nan, +inf, -inf."""
    finite = np.isfinite(part)
    if finite.all():
        return part, 0, 0, 0
    counts = (int(which(part).sum()) for which in (np.isnan, np.isposinf, np.isneginf))
    nan, positive, negative = counts
    return part[finite], nan, positive, negative
