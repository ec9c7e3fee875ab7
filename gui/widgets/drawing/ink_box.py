"""Where a drawing's ink is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gui.widgets.drawing.box import Box
from gui.widgets.drawing.strokes import (
    STAYS,
    Fill,
    Mark,
    Marks,
    Picture,
    Stroke,
    mirrored,
    moves_after,
)

_SEEN = 16  # grey levels; what is fainter is the soft edge of something rubbed out
_SPECK = 0.02  # of the sheet's edge: ink within so little room may be too faint to be seen


def drawn(marks: Marks) -> Box | None:
    """The box around what was ever drawn, beside the sheet too; None without ink."""
    found: Box | None = None
    moves = moves_after(marks, 0)
    for mark, move in zip(marks, moves[1:], strict=True):
        box = _of(mark)
        if box is not None:
            box = box if move == STAYS else move.carried(box)
            found = box if found is None else found.joined(box)
    return found


def seen(marks: Marks, levels: NDArray[np.uint8]) -> Box | None:
    """The box around a drawing's ink: on the sheet what is left of it, beside it all of it.

    Args:
        marks: The drawing.
        levels: What it looks like on the sheet, uint8 [S, S], 255 full ink.
    """
    whole = drawn(marks)
    inked = levels >= _SEEN
    columns, rows = np.flatnonzero(inked.any(axis=0)), np.flatnonzero(inked.any(axis=1))
    if whole is None or not len(columns):
        beside = whole is not None and whole.on_sheet() != whole
        return whole if whole is not None and (beside or whole.longest < _SPECK) else None
    size = len(levels)
    return Box(
        whole.left if whole.left < 0 else max(whole.left, float(columns[0]) / size),
        whole.top if whole.top < 0 else max(whole.top, float(rows[0]) / size),
        whole.right if whole.right > 1 else min(whole.right, float(columns[-1] + 1) / size),
        whole.bottom if whole.bottom > 1 else min(whole.bottom, float(rows[-1] + 1) / size),
    )


def _of(mark: Mark) -> Box | None:
    """Where a mark put ink, before any move after it."""
    match mark:
        case Stroke() if not mark.erase:
            return mark.bounds
        case Picture(box=(left, top, width, height)):
            return Box(left, top, left + width, top + height)
        case Fill():
            return _poured(mark)
    return None


def _poured(fill: Fill) -> Box | None:
    """What a fill covers; its seed until that has been worked out."""
    if fill.region.value is not None:
        return fill.region.value.bounds
    (x, y), (other, _) = fill.seed, mirrored(fill.seed) if fill.mirror else fill.seed
    return Box(min(x, other), y, max(x, other), y)
