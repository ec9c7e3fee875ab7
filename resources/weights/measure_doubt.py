"""How well doubt tells clothes from other things; `measure_sketch` prints it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from engine.data import oddities
from engine.data.preprocessing import frame
from engine.errors import AtelierError
from engine.inference.doubt import EDGE, Doubt

SEED = 2
"""Of the oddities measured on; the fit sees other seeds."""


def framed(pictures: Iterable[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Pictures as the model sees them, uint8 [N, 28, 28]; where nothing is drawn, black."""
    seen = []
    for picture in pictures:
        try:
            seen.append(frame(picture))
        except AtelierError as error:
            if error.code != "image_empty":
                raise
            seen.append(np.zeros((EDGE, EDGE), dtype=np.uint8))
    return np.stack(seen)


def doubts_of(doubts: Doubt, seen: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The doubt about framed pictures; black ones are empty drawings, whose doubt is 1."""
    measured = doubts.of(seen)
    measured[seen.reshape(len(seen), -1).max(axis=1) == 0] = 1.0
    return measured


def area_under_roc(clothes: NDArray[np.float32], odd: NDArray[np.float32]) -> float:
    """How often an oddity is doubted more than clothes, ties counted half (Mann and Whitney)."""
    ordered = np.sort(clothes)
    below = np.searchsorted(ordered, odd, "left") + np.searchsorted(ordered, odd, "right")
    return float(below.mean()) / (2 * len(clothes))


def report(
    doubts: Doubt, sketches: NDArray[np.uint8], photos: NDArray[np.uint8], count: int = 300
) -> list[str]:
    """Measure doubt.

    Args:
        doubts: what to measure.
        sketches: clothes drawn by people, uint8 [N, 28, 28].
        photos: clothes not fitted on, uint8 [M, 28, 28].
        count: how many oddities of each kind.

    Returns:
        Lines of text: the share of clothes above .5, the area under the ROC curve between the
        sketches and each kind of oddity, and over all kinds on which doubt is promised.
    """
    drawn = doubts.of(sketches)
    lines = [
        f"doubted by more than .5: sketches {(drawn > 0.5).mean():.3f}, "
        f"photos {(doubts.of(photos) > 0.5).mean():.3f}"
    ]
    kinds = {
        kind: doubts_of(doubts, framed(oddities.draw(kind, count, SEED))) for kind in oddities.KINDS
    }
    kinds["inverted photos"] = doubts.of(oddities.negatives(photos[:count]))
    for kind, odd in kinds.items():
        area = area_under_roc(drawn, odd)
        lines.append(f"  {kind}: area {area:.3f}, above .5 {(odd > 0.5).mean():.3f}")
    asked = np.concatenate([kinds[kind] for kind in (*oddities.ASKED, "inverted photos")])
    above = (asked > 0.5).mean()
    lines.append(
        f"  all promised kinds: area {area_under_roc(drawn, asked):.3f}, above .5 {above:.3f}"
    )
    return lines
