"""The built-in data set: Fashion-MNIST's ten classes, drawn procedurally, with no network.

Sample i of a seed is the same picture however many are asked for, on any machine with the same
Pillow; one core draws thousands a second. Torch is not imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.data import garment_bottoms, garment_footwear, garment_rendering, garment_tops
from engine.data.catalog import FASHION_CLASSES
from engine.data.garment_parts import Part
from engine.data.garment_textures import SIZE, Picture
from engine.errors import AtelierError

Style: TypeAlias = Literal["photo", "outline", "mixed"]

CLASSES = FASHION_CLASSES

OUTLINES: tuple[Callable[..., list[Part]], ...] = (
    garment_tops.t_shirt,
    garment_bottoms.trouser,
    garment_tops.pullover,
    garment_tops.dress,
    garment_tops.coat,
    garment_footwear.sandal,
    garment_tops.shirt,
    garment_footwear.sneaker,
    garment_bottoms.bag,
    garment_footwear.ankle_boot,
)

_PATTERNED = (0.35, 0.1, 0.35, 0.3, 0.12, 0.05, 0.4, 0.04, 0.25, 0.06)
"""Share of striped, checked or printed fabrics in each class' photos, judged by eye."""

_CHUNK = 250
_STREAM = 1_000_003_019  # samples of neighbouring seeds must not share a generator
_ORDER = 2**80  # nor the order of the labels with any sample


def draw(
    count: int,
    seed: int,
    style: Style = "photo",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Draw the first `count` garments of a seed.

    Args:
        count: how many, 0 or more.
        seed: any whole number; sample i depends on the seed and i alone.
        style: `photo` (shaded cloth on black, as Fashion-MNIST), `outline` (white strokes in the
            poses people draw) or `mixed` (either, by the toss of a coin).
        progress: called with (samples done, count) after every few hundred samples.

    Returns:
        Pictures, uint8 [count, 28, 28], and labels 0..9, int64 [count]. The classes are balanced:
        each ten samples in a row hold every class once, in a random order.

    Raises:
        AtelierError: `count_invalid` if count is negative.
    """
    if count < 0:
        raise AtelierError("count_invalid", count=count)
    pictures = np.empty((count, SIZE, SIZE), dtype=np.uint8)
    labels = np.empty(count, dtype=np.int64)
    for index, (picture, label) in enumerate(_samples(count, seed, style)):
        pictures[index], labels[index] = picture, label
        done = index + 1
        if progress is not None and (done % _CHUNK == 0 or done == count):
            progress(done, count)
    return pictures, labels


def draw_one(label: int, rng: Random, style: Style = "photo") -> Picture:
    """One garment of the given class, uint8 [28, 28]; the generator decides on its looks."""
    hand = style == "outline" or (style == "mixed" and rng.random() < 0.5)
    # People also draw the poses of photos (arms that hang, shoes that point left).
    parts = OUTLINES[label](rng, hand=hand and rng.random() < 0.85)
    if hand:
        return garment_rendering.outline(parts, rng)
    return garment_rendering.photo(parts, rng, _PATTERNED[label])


def _samples(count: int, seed: int, style: Style) -> Iterator[tuple[Picture, int]]:
    order: list[int] = []
    for index in range(count):
        rng = Random(seed * _STREAM + index)
        if index % len(CLASSES) == 0:
            order = list(range(len(CLASSES)))
            Random(seed * _STREAM + index + _ORDER).shuffle(order)
        label = order[index % len(CLASSES)]
        yield draw_one(label, rng, style), label
