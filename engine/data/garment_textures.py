"""The cloth of a procedural photo: shade, light, folds and fabric."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from engine.data.garment_parts import chance

Picture: TypeAlias = NDArray[np.uint8]

SIZE = 28
"""Edge of a picture in pixels."""

PLAIN = 110
"""Grey level at which cloth of tone 1 is drawn before it is shaded; leaves room for tone 2.3."""


def shaded(small: Image.Image, rng: Random, patterned: float) -> Picture:
    """Cloth under a lamp: a shade, light from one side, folds, rounded edges, a fabric.

    Args:
        small: the cloth's tones, an "L" image of 28x28 pixels in which `PLAIN` is tone 1.
        rng: decides on all of it.
        patterned: share of the pictures whose fabric is striped, checked or printed.

    Returns:
        uint8 [28, 28].
    """
    cloth = np.asarray(small, dtype=np.float32)
    grid = _grid()
    light = 1.0 + rng.gauss(0, 0.08) * grid[0] + rng.gauss(0, 0.08) * grid[1]
    light += rng.uniform(0.0, 0.1) * _noise(rng, "folds")
    light += rng.uniform(0.0, 0.06) * _noise(rng, "grain")
    if chance(rng, 0.7):  # darker towards the edges
        inside = small.point(_INSIDE).filter(ImageFilter.BoxBlur(2))
        rounding = rng.uniform(0.05, 0.35)
        light *= 1 - rounding + rounding / 255 * np.asarray(inside, dtype=np.float32)
    if chance(rng, patterned):
        _pattern(light, rng)
    shade = rng.uniform(30, 130) if chance(rng, 0.2) else rng.uniform(130, 255)
    lit = cloth * light * (shade / PLAIN)
    np.clip(lit, 0, 255, out=lit)
    picture: Picture = lit.astype(np.uint8)
    return picture


def _pattern(light: NDArray[np.float32], rng: Random) -> None:
    """Multiply `light` [28, 28] by a print, stripes or a check."""
    kind = rng.random()
    amount = rng.uniform(0.05, 0.35)
    if kind < 0.4:
        light *= 1 + amount * _noise(rng, "print")
        return
    pitch, phase = rng.uniform(0.7, 2.2), rng.uniform(0, 6.3)
    wave = np.sin(np.arange(SIZE, dtype=np.float32) * pitch + phase) * amount
    if kind < 0.7:
        light *= 1 + wave[:, None]
    elif kind < 0.8:
        light *= 1 + wave[None, :]
    else:
        light *= (1 + wave[:, None]) * (1 + wave[None, :])


_INSIDE = [0] + [255] * 255


@cache
def _grid() -> NDArray[np.float32]:
    """Both coordinates of each pixel, x and y, from -1 to 1, [2, 28, 28]."""
    line = np.linspace(-1, 1, SIZE, dtype=np.float32)
    return np.stack(np.meshgrid(line, line))


@cache
def _noise_sheets() -> dict[str, NDArray[np.float32]]:
    """Three large sheets of noise, each of unit variance, to cut textures from."""
    edge = 256
    generator = np.random.default_rng(20170825)  # the day Fashion-MNIST's paper appeared
    sheets = {}
    for name, (across, down) in {"grain": (0, 0), "print": (1, 1), "folds": (2, 6)}.items():
        white = generator.standard_normal((edge, edge))
        for axis, reach in ((1, across), (0, down)):
            if reach:
                shifts = [np.roll(white, shift, axis) for shift in range(-reach, reach + 1)]
                white = np.sum(shifts, axis=0)
        sheets[name] = (white / white.std()).astype(np.float32)
    return sheets


def _noise(rng: Random, name: str) -> NDArray[np.float32]:
    """A piece [28, 28] cut at random from one of the noise sheets."""
    sheet = _noise_sheets()[name]
    x, y = rng.randrange(sheet.shape[1] - SIZE), rng.randrange(sheet.shape[0] - SIZE)
    return sheet[y : y + SIZE, x : x + SIZE]
