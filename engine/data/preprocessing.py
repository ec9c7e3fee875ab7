"""From a drawing or a photo to what a model expects: one path for canvas, files and tests.

Fashion-MNIST's own pictures were trimmed, scaled until the longest edge was 28 pixels, negated
and centred (Xiao, Rasul, Vollgraf 2017, section 2); `frame` does that to any picture, and brings
thin strokes to one visible width, since a pen of 1 in 500 pixels would vanish in 28. Light: NumPy
and Pillow only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.data import fitting, image_files
from engine.data.catalog import Framing
from engine.data_spec import Inputs
from engine.errors import AtelierError, Phrase, Said

Picture: TypeAlias = NDArray[np.uint8]

THE_PICTURE = Phrase("the_picture")
"""What an error calls a picture that has no name."""

STROKE_WIDTH = 1.75
"""Width in the model's pixels to which thinner strokes are brought."""

_INK_SHARE: Mapping[Framing, float] = {
    "longest-edge": 1.0,
    "boxed": 24 / 28,
    "centred-mass": 20 / 28,
}
"""Which part of the frame's edges the ink may fill. MNIST's digits were fitted into 20 x 20 and
centred by mass in 28 x 28 (LeCun, Cortes, Burges), EMNIST's letters have a margin of 2 pixels
(Cohen, Afshar, Tapson, van Schaik 2017)."""

_ENOUGH = 1024  # no picture needs more pixels along its longer edge than this
_OVERSAMPLING = 4  # strokes are widened at this multiple of the model's size
_FAINTEST = 10  # grey levels between background and ink, below which nothing is drawn


def read_image(path: Path, *, colour: bool = False) -> Picture:
    """Read a picture file as grey levels, or in colour.

    PNG, JPEG, WebP, BMP, GIF (its first frame) and what else Pillow knows; any bit depth, palette,
    CMYK; turned as its EXIF says. Where it is transparent the background shows: white under dark
    ink, black under light ink.

    Args:
        path: the file.
        colour: whether red, green and blue are wanted; transparent parts then become white.

    Returns:
        uint8 [H, W], 0 black to 255 white, or [H, W, 3].

    Raises:
        AtelierError: `image_unreadable` (path, reason) if it is no picture or a damaged one,
            `image_too_large` (path, width, height) beyond `image_files.MAX_PIXELS`.
    """
    with image_files.opened(path, str(path), _ENOUGH) as image:
        return fitting.pixels(image, 3 if colour else 1)


def frame_for(inputs: Inputs, picture: Picture, name: Said = THE_PICTURE) -> Picture:
    """What a model sees of a picture, in the way its dataset's pictures were made.

    Args:
        inputs: What the model is asked about.
        picture: uint8 [H, W] or [H, W, 3].
        name: what an error calls the picture (its path).

    Returns:
        uint8 [H, W] or, for a model of colour pictures, [H, W, 3].

    Raises:
        AtelierError: `image_empty` (path), where there is nothing to name.
    """
    channels, *size = inputs.picture
    if inputs.framing == "whole" or channels != 1:
        if picture.size == 0:
            raise AtelierError("image_empty", path=name)
        return fitting.fit(Image.fromarray(picture), inputs.picture)
    if picture.ndim == 3:
        picture = np.array(Image.fromarray(picture).convert("L"), dtype=np.uint8)
    return frame(picture, (size[0], size[1]), name, inputs.framing)


def frame(
    picture: Picture,
    shape: tuple[int, int] = (28, 28),
    name: Said = THE_PICTURE,
    framing: Framing = "longest-edge",
) -> Picture:
    """What the model sees of a picture: light ink on black, trimmed, scaled, centred.

    A picture that already has the model's size is a sample of a data set and comes back as it is,
    so that naming a test image gives what evaluation counted.

    Args:
        picture: uint8 [H, W], light ink on a dark ground or dark ink on a light one; the ground
            is what most of the border shows.
        shape: the model's height and width in pixels.
        name: what an error calls the picture (its path).
        framing: how large the ink becomes and what is centred; see `catalog.CatalogEntry`.

    Returns:
        uint8 [shape], a new array.

    Raises:
        AtelierError: `image_empty` (path) if the picture is all of one colour.
    """
    if picture.size == 0 or picture.max() == picture.min():
        raise AtelierError("image_empty", path=name)
    if picture.shape == shape:
        return picture.copy()
    ink = _ink(_reduced(picture, _ENOUGH, keep_lines=False), name)
    share = _INK_SHARE[framing]
    box = (round(shape[0] * share), round(shape[1] * share))
    edge = max(box) * _OVERSAMPLING
    width = _stroke_width(ink) * max(box) / max(ink.shape)
    ink = _reduced(ink, edge, keep_lines=width < STROKE_WIDTH)
    placed = _placed(ink, box)
    return placed if box == shape else _centred(placed, shape, by_mass=framing == "centred-mass")


def _centred(small: Picture, shape: tuple[int, int], *, by_mass: bool) -> Picture:
    """A smaller picture in the middle of a black one, or with its centre of mass there."""
    corner = []
    for axis in (0, 1):
        room = shape[axis] - small.shape[axis]
        offset = room / 2
        if by_mass:
            profile = small.sum(axis=1 - axis, dtype=np.float64)
            centre = float(np.dot(profile, np.arange(len(profile)))) / float(profile.sum())
            offset = (shape[axis] - 1) / 2 - centre
        corner.append(min(max(round(offset), 0), room))
    sheet = np.zeros(shape, dtype=np.uint8)
    top, left = corner
    sheet[top : top + small.shape[0], left : left + small.shape[1]] = small
    return sheet


def _ink(picture: Picture, name: Said) -> Picture:
    """Light ink on black at full contrast, trimmed; what is no more than noise becomes 0."""
    rim = max(1, min(picture.shape) // 50)
    border = np.concatenate(
        [
            part.ravel()
            for part in (picture[:rim], picture[-rim:], picture[:, :rim], picture[:, -rim:])
        ]
    )
    ground = float(np.median(border))
    image = Image.fromarray(picture)
    # Ink is darker or lighter than the ground, whichever there is more of.
    rise = np.arange(256) - ground
    if float(np.dot(image.histogram(), rise)) < 0:
        rise = -rise
    room = float(max(rise[int(picture.min())], rise[int(picture.max())]))
    if room < _FAINTEST:
        raise AtelierError("image_empty", path=name)
    grain = 4.0 * float(np.median(np.abs(border - ground)))
    floor = min(max(0.1 * room, grain), 0.5 * room)
    table = np.where(rise > floor, np.clip(np.rint(rise * (255.0 / room)), 0, 255), 0.0)
    ink = image.point([int(level) for level in table])
    return np.asarray(ink.crop(ink.getbbox()))


def _stroke_width(ink: Picture) -> float:
    """Mean width of the ink in pixels: twice its area over its outline's length.

    For a line that is its width; for filled shapes it is large. The outline is measured in blocks
    of 2x2 pixels: one with half its pixels inked holds a piece of length 1, one with a single or
    three pixels inked a diagonal piece (Pratt, Digital Image Processing, "bit quads").
    """
    inked = np.pad(ink > 96, 1).view(np.uint8)
    quads = inked[1:, 1:] + inked[1:, :-1] + inked[:-1, 1:] + inked[:-1, :-1]
    straight = np.count_nonzero(quads == 2)
    diagonal = np.count_nonzero(quads & 1)
    return 2.0 * int(np.count_nonzero(inked)) / max(1.0, straight + diagonal / math.sqrt(2))


def _reduced(picture: Picture, edge: int, *, keep_lines: bool) -> Picture:
    """The picture in blocks, each become its mean or, to keep lines, its brightest pixel.

    The longer edge is then below 2 `edge`, or at most `edge` where lines are kept: nothing may
    shrink them again.
    """
    longest = max(picture.shape)
    factor = -(-longest // edge) if keep_lines else longest // edge
    if factor < 2:
        return picture
    if not keep_lines:
        return np.asarray(Image.fromarray(picture).reduce(factor))
    height, width = (-(-length // factor) * factor for length in picture.shape)
    padded = np.zeros((height, width), dtype=np.uint8)
    padded[: picture.shape[0], : picture.shape[1]] = picture
    offsets = [(row, column) for row in range(factor) for column in range(factor)]
    peaks = padded[::factor, ::factor].copy()
    for row, column in offsets[1:]:
        np.maximum(peaks, padded[row::factor, column::factor], out=peaks)
    return peaks


def _placed(ink: Picture, shape: tuple[int, int]) -> Picture:
    """Scale the ink to fill the frame, widen thin strokes, centre."""
    target = (shape[0] * _OVERSAMPLING, shape[1] * _OVERSAMPLING)
    scale = min(target[0] / ink.shape[0], target[1] / ink.shape[1])
    widening = round(_OVERSAMPLING * STROKE_WIDTH - _stroke_width(ink) * scale)
    grown = max(0, min(widening, round(_OVERSAMPLING * STROKE_WIDTH) - 1))
    # Widening must not push the drawing over the edge of the frame.
    scale = min((target[0] - grown) / ink.shape[0], (target[1] - grown) / ink.shape[1])
    height, width = (max(1, round(length * scale)) for length in ink.shape)
    resized = Image.fromarray(ink).resize((width, height), Image.Resampling.BILINEAR)
    sheet = np.zeros(target, dtype=np.uint8)
    top = (target[0] - height - grown) // 2
    left = (target[1] - width - grown) // 2
    sheet[top : top + height, left : left + width] = np.asarray(resized)
    sheet = _widened(sheet, grown)
    small = np.asarray(Image.fromarray(sheet).reduce(_OVERSAMPLING), dtype=np.float32)
    levels: Picture = np.rint(small * (255.0 / max(1.0, float(small.max())))).astype(np.uint8)
    return levels


def _widened(sheet: Picture, by: int) -> Picture:
    """Grow the ink by `by` pixels to the right and downwards, with rounded corners."""
    for step in range(by):
        right = np.zeros_like(sheet)
        right[:, 1:] = sheet[:, :-1]
        below = np.zeros_like(sheet)
        below[1:] = sheet[:-1]
        grown = np.maximum(sheet, np.maximum(right, below))
        if step % 2:  # every other step along the diagonal too: an octagon, not a diamond
            below[1:] = right[:-1]
            grown = np.maximum(grown, below)
        sheet = grown
    return sheet
