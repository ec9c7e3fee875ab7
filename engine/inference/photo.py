"""From a photo or a scan to ink on a sheet: the object lifted off its background.

As far as simple means go: the background is taken for a plane of colour (even, or lit from one
side) that is fitted to the picture's border; what differs from it is the object, and the largest
regions of that are kept. Where the border is too lively for that, the answer says so. Light: NumPy
and Pillow only.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from engine.data import image_files
from engine.inference import regions

Colours: TypeAlias = NDArray[np.uint8]

EDGE: Final = 512
"""Pixels along a picture's longer edge after reading."""

_LEAST_CONTRAST = 10.0  # distance from the background, in levels, below which it belongs to it
_LIVELIEST = 22.0  # spread of the border's colours beyond which it is no even background
_FAINTEST_INK = 40  # level of an object as bright as its background, so that it can be seen
_SOLID = 0.45  # share of its outline's area that an object fills; drawings fill less
_BESIDE = 0.1  # of the largest region's size: others as large belong to the object (two shoes)


@dataclass(frozen=True, eq=False)
class Lifted:
    """What is to be seen in a picture, without its background.

    Attributes:
        ink: uint8 [H, W], 0 background to 255 ink, trimmed to the object.
        apart: Whether object and background could be told apart; if not, `ink` is the whole
            picture.
    """

    ink: NDArray[np.uint8]
    apart: bool


def read(source: Path | bytes, name: str) -> Colours:
    """Read a picture in colour, no larger than `EDGE`.

    Where it is transparent the background is white, or black under light colours.

    Args:
        source: a file's path or its content.
        name: what an error calls it.

    Returns:
        uint8 [H, W, 3].

    Raises:
        AtelierError: `image_unreadable`, `image_too_large`, see `image_files.opened`.
    """
    with image_files.opened(source, name, EDGE) as image:
        deep = image.mode.startswith("I") or image.mode == "F"
        readable = _eight_bits(image) if deep else image
        factor = max(1, max(readable.size) // (2 * EDGE))
        if readable.has_transparency_data:
            return _composed(_fitted(readable.convert("RGBA").reduce(factor)))
        return np.asarray(_fitted(readable.convert("RGB").reduce(factor)), dtype=np.uint8)


def lift(colours: Colours) -> Lifted:
    """Take the background off a picture.

    Args:
        colours: uint8 [H, W, 3], at least 1 x 1.
    """
    grey = np.asarray(Image.fromarray(colours).convert("L"), dtype=np.int16)
    # Smoothed, so that a camera's noise does not count as an edge.
    smooth = Image.fromarray(colours).filter(ImageFilter.GaussianBlur(1.5))
    even = np.asarray(smooth, dtype=np.float32)
    plane, spread = _background(even)
    distance = np.sqrt(((even - plane) ** 2).mean(axis=2))
    ground = plane.mean(axis=2)
    # Ink is what is darker than a light background, lighter than a dark one.
    light_ground = float(np.median(ground)) > 127
    levels = 255 - grey if light_ground else grey
    mask = _object(distance > max(_LEAST_CONTRAST, 3.5 * spread))
    share = float(mask.mean())
    if spread > _LIVELIEST or not 0.001 < share < 0.9 or _cut_off(mask):
        return Lifted(levels.astype(np.uint8), apart=False)
    whole = _filled(mask)
    if mask.sum() > _SOLID * whole.sum():
        ink = np.where(whole, np.maximum(levels, _FAINTEST_INK), 0)
    else:  # lines: as strong as they differ from the paper
        rise = (ground - grey) if light_ground else (grey - ground)
        ink = np.where(mask, np.clip(rise * (255.0 / max(1.0, float(rise[mask].max()))), 0, 255), 0)
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    trimmed = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Lifted(trimmed.astype(np.uint8), apart=True)


def _background(colours: NDArray[np.float32]) -> tuple[NDArray[np.float32], float]:
    """The plane of colour that fits the border, [H, W, 3], and how far the border is from it."""
    height, width, _ = colours.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    grid = np.stack([np.ones_like(x), x / width - 0.5, y / height - 0.5], axis=2)
    rim = max(1, min(height, width) // 40)
    border = np.ones((height, width), np.bool_)
    border[rim:-rim, rim:-rim] = False
    terms, found = grid[border], colours[border]
    kept = np.ones(len(terms), np.bool_)
    for _ in range(3):  # without what is no background: an object that touches the border
        factors = np.linalg.lstsq(terms[kept], found[kept], rcond=None)[0]
        away = np.sqrt(((found - terms @ factors) ** 2).mean(axis=1))
        kept = away <= max(2.5 * float(np.median(away)), 4.0)
    return (grid @ factors).astype(np.float32), float(np.quantile(away, 0.7))


def _object(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The largest region, and those beside it that are not small against it."""
    numbers = regions.components(mask)
    sizes = np.bincount(numbers.ravel())
    sizes[0] = 0
    if not sizes.any():
        return mask
    if sizes.max() < 0.02 * mask.size:  # thin lines: a drawing of many strokes
        keep = sizes >= max(4, 0.01 * sizes.max())
    else:
        keep = sizes >= _BESIDE * sizes.max()
    kept: NDArray[np.bool_] = keep[numbers] & (numbers > 0)
    return kept


def _filled(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask with its holes: all that cannot be reached from the border."""
    outside = regions.components(np.pad(~mask, 1, constant_values=True))
    inside: NDArray[np.bool_] = (outside != outside[0, 0])[1:-1, 1:-1]
    return inside


def _cut_off(mask: NDArray[np.bool_]) -> bool:
    """Whether the object takes most of the border: then it is none."""
    border = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]])
    return float(border.mean()) > 0.5


def _fitted(image: Image.Image) -> Image.Image:
    scale = EDGE / max(image.size)
    if scale >= 1:
        return image
    width, height = (max(1, round(length * scale)) for length in image.size)
    return image.resize((width, height), Image.Resampling.BILINEAR)


def _composed(image: Image.Image) -> Colours:
    """An RGBA picture on a ground that it stands out from."""
    colours = np.asarray(image.convert("RGB"), dtype=np.float32)
    cover = np.asarray(image.getchannel("A"), dtype=np.float32)[:, :, None] / 255
    seen = float(cover.sum()) * 3
    ground = 0.0 if seen and float((colours * cover).sum()) / seen > 127 else 255.0
    return np.rint(colours * cover + ground * (1 - cover)).astype(np.uint8)


def _eight_bits(image: Image.Image) -> Image.Image:
    """16-bit, 32-bit or floating grey levels as 0..255."""
    levels = np.nan_to_num(np.asarray(image, dtype=np.float64), posinf=0.0, neginf=0.0)
    top = float(levels.max(initial=0.0))
    full = 1.0 if top <= 1.0 else 255.0 if top <= 255.0 else max(65535.0, top)
    return Image.fromarray(np.clip(np.rint(levels * (255.0 / full)), 0, 255).astype(np.uint8))
