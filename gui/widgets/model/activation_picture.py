"""The values that one image has in a layer, spread out as a picture."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from gui import theme
from gui.widgets.images.colour_map import FlatLayout, Floats, coloured, flattened
from gui.widgets.images.resample import to_qimage

_HATCH = 4  # device pixels between two lines
_BAND = 6  # width to height from which on a place is a band
_PICTURE = 20  # pixels from which on a square number of values is shown as a square


def layout_for(shape: tuple[int, ...], ratio: float) -> FlatLayout:
    """Spread values out so that they fill a place well.

    Args:
        shape: Of one image's values: [features], [channels, height, width], or anything.
        ratio: Width to height of the place.
    """
    shape = shape or (1,)
    if len(shape) == 2:
        return FlatLayout(shape, (shape[0], shape[1]), (1, 1), 0)
    tile = (1, 1) if len(shape) == 1 else (shape[-2], shape[-1])
    count = math.prod(shape) // (tile[0] * tile[1])
    gap = 0 if tile == (1, 1) else 1
    edge = math.isqrt(count)
    if len(shape) == 1 and edge * edge == count and edge >= _PICTURE and ratio < _BAND:
        columns = edge  # as the rows of a picture that was flattened
    else:
        columns = _columns(count, ratio * (tile[0] + gap) / (tile[1] + gap))
    return FlatLayout(shape, tile, (-(-count // columns), columns), gap)


def _columns(count: int, ratio: float) -> int:
    """How many columns make square-like tiles largest in a place of that ratio."""
    guess = math.sqrt(count * ratio)
    tried = range(max(1, int(guess / 2)), max(1, min(count, int(2 * guess) + 1)) + 1)
    return max(tried, key=lambda columns: min(ratio / columns, 1 / -(-count // columns)))


def picture_of(values: Floats, layout: FlatLayout, limit: float) -> QImage:
    """Values in the diverging map's colours, one pixel each.

    Args:
        values: float32, of the layout's shape.
        layout: From `layout_for`.
        limit: The size of number that gets the strongest colour.
    """
    plane, gaps = flattened(values.reshape(layout.shape), layout)
    return to_qimage(coloured(plane, limit, gaps, theme.current()))


def hatch_of(mask: NDArray[np.bool_], layout: FlatLayout, size: tuple[int, int]) -> QImage:
    """Lines over the values that a mask is true for, transparent elsewhere.

    Args:
        mask: bool, of the layout's shape.
        layout: From `layout_for`.
        size: Height and width of the picture in device pixels.
    """
    plane, _ = flattened(mask.reshape(layout.shape).astype(np.float32), layout)
    rows = np.arange(size[0]) * plane.shape[0] // max(1, size[0])
    columns = np.arange(size[1]) * plane.shape[1] // max(1, size[1])
    stripes = (np.arange(size[0])[:, None] + np.arange(size[1])) % _HATCH == 0
    drawn = stripes & (plane[rows][:, columns] > 0)
    colour = int(theme.current().text_muted[1:], 16)
    pixels = np.where(drawn, np.uint32(0xB0000000 | _faded(colour, 0xB0)), np.uint32(0))
    data = np.ascontiguousarray(pixels.astype(np.uint32))
    kind = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(data.data, size[1], size[0], data.strides[0], kind).copy()


def _faded(colour: int, alpha: int) -> int:
    """A colour 0xRRGGBB times an alpha of 0..255, as premultiplied pixels want it."""
    parts = ((colour >> shift & 0xFF) * alpha // 255 << shift for shift in (16, 8, 0))
    return sum(parts)
