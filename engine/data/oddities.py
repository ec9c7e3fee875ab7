"""Pictures of things that are no clothes, to fit and to measure doubt on.

Signs, faces, houses and doodles drawn by the hand that draws garments, print, noise, photos turned
into negatives, next to nothing. Picture i of a kind and seed is the same however many are asked
for. Light: NumPy and Pillow only.
"""

from __future__ import annotations

import math
from functools import cache
from random import Random
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from engine.data.garment_parts import Part, chance
from engine.data.oddity_figures import FIGURES

Picture: TypeAlias = NDArray[np.uint8]

DRAWN = tuple(FIGURES)
"""Kinds that a hand draws."""

KINDS = (*DRAWN, "print", "noise", "blank", "dots")
"""Every kind that `draw` knows."""

ASKED = ("blank", "dots", "scribbles", "digits", "letters", "faces", "houses", "noise")
"""The kinds on which doubt is promised; photos in negative (`negatives`) are one more."""

_STREAM = 1_000_003_019  # pictures of neighbouring seeds must not share a generator
_STEPS = 6  # straight pieces between two control points of a curve


def draw(kind: str, count: int, seed: int) -> list[Picture]:
    """Draw the first `count` pictures of a kind and seed.

    Args:
        kind: one of `KINDS`.
        count: how many.
        seed: any whole number.

    Returns:
        uint8 [height, width] each, of many sizes, light on dark or dark on light, as a canvas or a
        file would give them: `preprocessing.frame` has yet to see them. "blank" pictures hold
        nothing but one colour, or noise too faint to see.

    Raises:
        KeyError: if there is no such kind.
    """
    place = KINDS.index(kind) if kind in KINDS else -1
    if place < 0:
        raise KeyError(kind)
    generators = [Random((seed * len(KINDS) + place) * _STREAM + i) for i in range(count)]
    if kind in FIGURES:
        return [on_canvas(FIGURES[kind](rng), rng) for rng in generators]
    makers = {"print": _print, "noise": _noise, "blank": _blank, "dots": _dots}
    return [makers[kind](rng) for rng in generators]


def negatives(photos: Picture) -> Picture:
    """Photos uint8 [N, H, W] as negatives: dark cloth on white, which no framing undoes."""
    return 255 - photos


def on_canvas(parts: list[Part], rng: Random) -> Picture:
    """Draw parts as a person would on a canvas: uint8 [edge, edge], 96 to 320 pixels.

    The pen, the trembling, the size and the place are drawn at random, and so is whether the
    canvas is black or white. Garments and oddities drawn by this differ in their shapes alone.
    """
    edge = rng.randint(96, 320)
    curves = _placed([_curve(part, rng) for part in parts], edge, rng)
    width = max(1, round(edge * rng.uniform(0.006, 0.05)))
    image = Image.new("L", (edge, edge))
    pen = ImageDraw.Draw(image)
    hides = chance(rng, 0.7)
    fill = rng.randint(40, 255) if chance(rng, 0.06) else 0
    for part, curve in zip(parts, curves, strict=True):
        closed = part.role in ("panel", "cut")
        if closed and (fill or hides):
            pen.polygon(curve.ravel().tolist(), fill=fill)
        line = _closed(curve, rng) if closed else curve
        points = line.ravel().tolist()
        pen.line(points, fill=255, width=width, joint="curve" if width > 3 else None)
    picture = np.asarray(image)
    return 255 - picture if chance(rng, 0.25) else picture.copy()


def _curve(part: Part, rng: Random) -> NDArray[np.float64]:
    """The part's line as dense points [n, 2], each control point a little off."""
    control = np.array(part.points, dtype=np.float64)
    closed = part.role in ("panel", "cut")
    off = 0.012 * float(max(np.ptp(control[:, 0]), np.ptp(control[:, 1])))
    control += off * np.array([[rng.gauss(0, 1), rng.gauss(0, 1)] for _ in control])
    count = len(control)
    starts = np.arange(count if closed else count - 1)
    steps = np.arange(_STEPS)[None, :, None] / _STEPS
    a, b = control[starts][:, None], control[(starts + 1) % count][:, None]
    if not part.smooth:
        dense = a + (b - a) * steps
    else:
        before, after = starts - 1, starts + 2
        before = before % count if closed else np.maximum(before, 0)
        after = after % count if closed else np.minimum(after, count - 1)
        # Catmull and Rom's curve runs through the points.
        p, q = control[before][:, None], control[after][:, None]
        dense = a + 0.5 * steps * (
            b - p + steps * (2 * p - 5 * a + 4 * b - q + steps * (3 * (a - b) + q - p))
        )
    dense = dense.reshape(-1, 2)
    return dense if closed else np.concatenate([dense, control[-1:]])


def _placed(curves: list[NDArray[np.float64]], edge: int, rng: Random) -> list[NDArray[np.float64]]:
    """The curves in pixels: of some size, somewhere, leaning and trembling a little."""
    dense = np.concatenate(curves)
    lean, stretch = rng.gauss(0, 0.08), math.exp(rng.gauss(0, 0.1))
    angle = rng.gauss(0, 0.06)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    dense = dense @ np.array([[stretch, 0.0], [lean, 1.0]]) @ turn
    low, high = dense.min(axis=0), dense.max(axis=0)
    room = edge * rng.uniform(0.35, 0.92)
    scale = room / max(float((high - low).max()), 1e-6)
    spare = edge - (high - low) * scale
    corner = spare * np.array([rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8)])
    dense = (dense - low) * scale + corner
    steps = np.arange(len(dense))[:, None]
    phase = np.array([rng.uniform(0, 6.3), rng.uniform(0, 6.3)])
    dense = dense + room * rng.choice((0.0, 0.003, 0.008)) * np.sin(
        steps * rng.uniform(0.1, 0.5) + phase
    )
    ends = np.cumsum([len(curve) for curve in curves])[:-1]
    return list(np.split(dense, ends))


def _closed(curve: NDArray[np.float64], rng: Random) -> NDArray[np.float64]:
    """A closed curve as one stroke, now and then left open or drawn past its start."""
    if chance(rng, 0.12):
        return curve[: max(3, round(len(curve) * rng.uniform(0.85, 1.0)))]
    beyond = max(2, round(len(curve) * 0.05)) if chance(rng, 0.1) else 1
    return np.concatenate([curve, curve[:beyond]])


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _print(rng: Random) -> Picture:
    """Printed signs, one or a few, in Pillow's own font."""
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789?!&@#"
    count = 1 if chance(rng, 0.6) else rng.randint(2, 7)
    written = "".join(rng.choice(signs) for _ in range(count))
    image = Image.new("L", (70 * count + 80, 160))
    thick = rng.choice((0, 0, 1, 3))
    ImageDraw.Draw(image).text(
        (40, 30), written, fill=255, font=_font(rng.choice((60, 80))), stroke_width=thick
    )
    picture = np.asarray(image.rotate(rng.gauss(0, 5)))
    return 255 - picture if chance(rng, 0.5) else picture.copy()


def _noise(rng: Random) -> Picture:
    """Grains, blots or clouds; of the model's own size every other time."""
    generator = np.random.default_rng(rng.getrandbits(64))
    edge = 28 if chance(rng, 0.5) else rng.randint(40, 200)
    cell = rng.choice((1, 1, 1, 2, 4, 7))
    count = -(-edge // cell)
    kind = rng.random()
    if kind < 0.4:
        levels = generator.uniform(0, 255, (count, count))
    elif kind < 0.7:
        levels = generator.normal(rng.uniform(60, 190), rng.uniform(20, 90), (count, count))
    else:
        levels = np.where(generator.random((count, count)) < rng.uniform(0.03, 0.6), 255.0, 0.0)
    small = Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))
    way = rng.choice((Image.Resampling.NEAREST, Image.Resampling.BICUBIC))
    picture: Picture = np.array(small.resize((count * cell, count * cell), way))[:edge, :edge]
    return picture


def _blank(rng: Random) -> Picture:
    """One colour, or that with noise too faint to see."""
    level, edge = rng.choice((0, 255, rng.randint(0, 255))), rng.randint(28, 300)
    sheet = np.full((edge, edge), level, dtype=np.float64)
    if chance(rng, 0.3):
        sheet += np.random.default_rng(rng.getrandbits(64)).uniform(-3, 3, sheet.shape)
    return np.clip(sheet, 0, 255).astype(np.uint8)


def _dots(rng: Random) -> Picture:
    """One dot, a few, or one short line."""
    edge = rng.randint(96, 320)
    image = Image.new("L", (edge, edge))
    pen, size = ImageDraw.Draw(image), edge * rng.uniform(0.01, 0.05)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        x, y = rng.uniform(0.1, 0.9) * edge, rng.uniform(0.1, 0.9) * edge
        pen.ellipse((x - size, y - size, x + size, y + size), fill=255)
    if chance(rng, 0.3):
        ends = [rng.uniform(0.1, 0.9) * edge for _ in range(4)]
        pen.line(ends, fill=255, width=max(1, round(size)))
    picture = np.asarray(image)
    return 255 - picture if chance(rng, 0.4) else picture.copy()
