"""Numbers around zero as colours, and arrays of any shape as one flat picture."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gui.theme import Theme
from gui.widgets.images.resample import OPAQUE

Floats = NDArray[np.float32]

_STEPS = 511  # odd, so that zero has an entry of its own
_LARGE = 1000  # values from which on outliers may be cut off


def lookup_table(theme: Theme) -> NDArray[np.uint32]:
    """The diverging map, uint32 [511] of 0xffRRGGBB; entry 255 is zero."""
    stops = [QColor(colour) for colour in (theme.low, theme.middle, theme.high)]
    at = np.linspace(0, 2, _STEPS)
    red, green, blue = (
        np.rint(np.interp(at, (0, 1, 2), channel)).astype(np.uint32)
        for channel in zip(*((c.red(), c.green(), c.blue()) for c in stops), strict=True)
    )
    table: NDArray[np.uint32] = (red << 16) | (green << 8) | blue | OPAQUE
    return table


def coloured(
    values: Floats, limit: float, gaps: NDArray[np.bool_], theme: Theme
) -> NDArray[np.uint32]:
    """Colour a flat picture.

    Args:
        values: float32 [h, w]; what is not finite gets a colour of its own.
        limit: The size of number that gets the strongest colour, above 0.
        gaps: bool [h, w], true where there is no value (between tiles).
        theme: Gives the colours.

    Returns:
        uint32 [h, w] of 0xffRRGGBB.
    """
    finite = np.isfinite(values)
    middle = _STEPS // 2
    steps = np.where(finite, values, 0) * np.float32(middle / limit)
    entries = np.rint(np.clip(steps, -middle, middle)).astype(np.int32) + middle
    pixels = lookup_table(theme)[entries]
    pixels[~finite] = QColor(theme.non_finite).rgb()
    pixels[gaps] = QColor(theme.surface).rgb()
    return pixels


@dataclass(frozen=True)
class Summary:
    """What a legend says of an array.

    Attributes:
        minimum: Of the finite values.
        maximum: Of the finite values.
        limit: Size of number that gets the strongest colour.
        non_finite: How many values are nan or infinite.
        is_empty: Whether none is finite; the extremes say nothing then.
    """

    minimum: float
    maximum: float
    limit: float
    non_finite: int
    is_empty: bool = False


def summary(values: Floats) -> Summary:
    """Extremes and colour range of an array.

    The range spans all of a small array; of a large one all but the outermost half per cent, or
    a single outlier would leave the rest pale. It is 1 where all is zero.
    """
    finite = values[np.isfinite(values)]
    if not finite.size:
        return Summary(0.0, 0.0, 1.0, values.size, is_empty=True)
    low, high = float(finite.min()), float(finite.max())
    limit = max(abs(low), abs(high))
    if finite.size >= _LARGE:
        sample = np.abs(finite[:: 1 + finite.size // 500_000])
        limit = float(np.quantile(sample, 0.995)) or limit
    # A subnormal limit would overflow when it divides.
    return Summary(low, high, limit if limit > 1e-30 else 1.0, values.size - finite.size)


@dataclass(frozen=True)
class FlatLayout:
    """How an array is spread out as tiles on a plane.

    Attributes:
        shape: Of the array.
        tile: (height, width) of one tile.
        grid: (rows, columns) of tiles.
        gap: Pixels between tiles: 0 or 1.
        per_row: How far one row of tiles goes along the array's first axis; 0 where rows of tiles
            do not follow it.
    """

    shape: tuple[int, ...]
    tile: tuple[int, int]
    grid: tuple[int, int]
    gap: int
    per_row: int = 0

    @property
    def is_table(self) -> bool:
        """Whether each column of tiles (or of numbers) is one place along the second axis."""
        return self.grid == (1, 1) or (len(self.shape) == 4 and self.per_row == 1)

    @property
    def size(self) -> tuple[int, int]:
        """(height, width) of the plane."""
        (height, width), (rows, columns) = self.tile, self.grid
        return rows * (height + self.gap) - self.gap, columns * (width + self.gap) - self.gap

    def index_at(self, row: int, column: int) -> tuple[int, ...] | None:
        """The element at a pixel of the plane; None between and after tiles."""
        (height, width), gap = self.tile, self.gap
        tile_row, y = divmod(row, height + gap)
        tile_column, x = divmod(column, width + gap)
        flat = (tile_row * self.grid[1] + tile_column) * height * width + y * width + x
        inside = y < height and x < width and tile_column < self.grid[1]
        if not inside or row < 0 or column < 0 or flat >= math.prod(self.shape):
            return None
        return tuple(int(i) for i in np.unravel_index(flat, self.shape))

    def tile_of(self, index: tuple[int, ...]) -> tuple[slice, slice]:
        """The rows and columns of the plane that the tile of an element has."""
        (height, width), gap = self.tile, self.gap
        number = int(np.ravel_multi_index(index, self.shape)) // (height * width)
        top, left = number // self.grid[1] * (height + gap), number % self.grid[1] * (width + gap)
        return slice(top, top + height), slice(left, left + width)


def layout_of(shape: tuple[int, ...], image: tuple[int, int, int] | None = None) -> FlatLayout:
    """Choose how to spread an array out.

    One dimension becomes a strip, two a matrix, four ([out, in, h, w], kernels) a table of tiles
    with a row per output, anything else rows of tiles.

    Args:
        shape: Of the array; without zeros.
        image: Channels, height and width of the picture that each row of a matrix is; the
            channels stand side by side.
    """
    if len(shape) < 2:
        return FlatLayout(shape, (1, shape[0] if shape else 1), (1, 1), 0)
    if len(shape) == 2 and image is not None and math.prod(image) == shape[1]:
        channels, height, width = image
        across = max(1, round(math.sqrt(shape[0] * height / (channels * width))))
        grid = (-(-shape[0] // across), across * channels)
        return FlatLayout(shape, (height, width), grid, 1, across)
    if len(shape) == 2:
        return FlatLayout(shape, (shape[0], shape[1]), (1, 1), 0)
    count = math.prod(shape[:-2])
    per_row = shape[-3]
    if len(shape) >= 4 and per_row > 1:
        grid = (count // per_row, per_row)
        return FlatLayout(shape, (shape[-2], shape[-1]), grid, 1, 1 if len(shape) == 4 else 0)
    grid = _near_square(count)
    return FlatLayout(shape, (shape[-2], shape[-1]), grid, 1, grid[1] if len(shape) < 5 else 0)


def _near_square(count: int) -> tuple[int, int]:
    columns = math.isqrt(count - 1) + 1
    return -(-count // columns), columns


def flattened(values: Floats, layout: FlatLayout) -> tuple[Floats, NDArray[np.bool_]]:
    """Spread an array out.

    Returns:
        float32 [h, w] and bool [h, w], true where there is no value; [h, w] is the layout's size.
    """
    (height, width), (rows, columns), gap = layout.tile, layout.grid, layout.gap
    tiles = values.reshape(-1, height, width)
    plane = np.zeros((rows * columns, height + gap, width + gap), np.float32)
    empty = np.ones(plane.shape, np.bool_)
    plane[: len(tiles), :height, :width] = tiles
    empty[: len(tiles), :height, :width] = False

    def joined(stack: NDArray[np.generic]) -> NDArray[np.generic]:
        split = stack.reshape(rows, columns, height + gap, width + gap)
        flat = split.transpose(0, 2, 1, 3).reshape(rows * (height + gap), columns * (width + gap))
        return flat[: layout.size[0], : layout.size[1]]

    return joined(plane).astype(np.float32), joined(empty).astype(np.bool_)


@dataclass(frozen=True, eq=False)
class TensorPicture:
    """An array made ready to be painted; may be made in any thread.

    Attributes:
        array: The values.
        layout: How they are spread out.
        summary: What the legend says.
        pixels: uint32 [h, w] of 0xffRRGGBB.
        theme: Whose colours these are.
    """

    array: Floats
    layout: FlatLayout
    summary: Summary
    pixels: NDArray[np.uint32]
    theme: Theme


def pictured(
    array: NDArray[np.generic], image: tuple[int, int, int] | None, theme: Theme
) -> TensorPicture | None:
    """Make an array ready to be painted; None if it has no elements.

    Args:
        array: Of any shape and real number type, taken as float32.
        image: As for `layout_of`.
        theme: Gives the colours.
    """
    if not array.size:
        return None
    with np.errstate(over="ignore"):  # past float32 it is infinite, and marked as such
        values = np.ascontiguousarray(array, dtype=np.float32).reshape(array.shape)
    layout, found = layout_of(values.shape, image), summary(values)
    plane, gaps = flattened(values, layout)
    return TensorPicture(values, layout, found, coloured(plane, found.limit, gaps, theme), theme)
