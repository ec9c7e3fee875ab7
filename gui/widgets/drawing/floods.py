"""Works out what a fill covers: the region around its seed in the ink that was there before it.

On a raster of one size, whatever is painted: a leak or none, on screen and in every export alike.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.inference import regions
from gui.widgets.drawing.strokes import REGION_SIZE, Fill, Point, Region, mirrored

_TOLERANCE: Final = 24
"""Grey levels by which a region's pixels may differ from its seed's."""


def flooded(levels: NDArray[np.uint8], fill: Fill) -> Region:
    """What a fill covers, one pixel under the lines around it included.

    Args:
        levels: The ink before the fill, uint8 [REGION_SIZE, REGION_SIZE], 255 full.
        fill: What is poured; outside the sheet it covers nothing.
    """
    covered = np.zeros(levels.shape, np.bool_)
    level = None
    for seed in (fill.seed, mirrored(fill.seed)) if fill.mirror else (fill.seed,):
        if place := pixel(seed):
            found = int(levels[place])
            level = found if level is None else level
            covered |= _around(levels, place, found)
    darkens = fill.shade * 255 > (0 if level is None else level)
    return Region(np.packbits(_grown(covered)), darkens)


def pixel(point: Point) -> tuple[int, int] | None:
    """Row and column of a point of the sheet on the raster."""
    column, row = (int(np.floor(part * REGION_SIZE)) for part in point)
    inside = 0 <= row < REGION_SIZE and 0 <= column < REGION_SIZE
    return (row, column) if inside else None


def _around(levels: NDArray[np.uint8], place: tuple[int, int], level: int) -> NDArray[np.bool_]:
    alike = np.abs(levels.astype(np.int16) - level) <= _TOLERANCE
    numbers = regions.components(alike)
    around: NDArray[np.bool_] = numbers == numbers[place]
    return around


def _grown(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask and its neighbours, corners too."""
    tall = mask.copy()
    tall[1:] |= mask[:-1]
    tall[:-1] |= mask[1:]
    grown = tall.copy()
    grown[:, 1:] |= tall[:, :-1]
    grown[:, :-1] |= tall[:, 1:]
    return grown
