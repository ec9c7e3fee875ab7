"""Garment outlines to 28x28 pictures: as a photo with shade and texture, or drawn by a hand.

All curves of a garment are computed in one go with NumPy and drawn by Pillow at three times the
size; the framing is Fashion-MNIST's (trimmed, longest edge 28, centred on the short side).
"""

from __future__ import annotations

from random import Random
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from engine.data.garment_parts import Part, chance
from engine.data.garment_textures import PLAIN, SIZE, Picture, shaded

Curves: TypeAlias = list[NDArray[np.float64]]

_SCALE = 3
_CANVAS = SIZE * _SCALE
_STEPS = 4
_T = np.arange(_STEPS)[:, None] / _STEPS
_CATMULL_ROM = 0.5 * np.hstack(
    [-_T + 2 * _T**2 - _T**3, 2 - 5 * _T**2 + 3 * _T**3, _T + 4 * _T**2 - 3 * _T**3, _T**3 - _T**2]
)
"""Weights of four control points along the piece between the middle two [steps, 4]."""


def photo(parts: list[Part], rng: Random, patterned: float = 0.3) -> Picture:
    """The garment as a photo: grey cloth on black, uint8 [28, 28].

    `patterned` is the share of pictures whose fabric is striped, checked or printed.
    """
    curves = _fitted(_curves(parts), 0.0)
    sheet = Image.new("L", (_CANVAS, _CANVAS))
    draw = ImageDraw.Draw(sheet)
    unit = _unit(parts, curves)
    for part, curve in zip(parts, curves, strict=True):
        tone = min(255, round(PLAIN * part.tone))
        points = curve.ravel().tolist()
        if part.role in ("panel", "cut"):
            draw.polygon(points, fill=0 if part.role == "cut" else tone)
        else:
            draw.line(points, fill=tone, width=max(2, round(part.width * unit)))
    return shaded(sheet.reduce(_SCALE), rng, patterned)


def outline(parts: list[Part], rng: Random) -> Picture:
    """The garment as a person draws it: white strokes on black, uint8 [28, 28]."""
    width = round(_SCALE * min(4.8, rng.lognormvariate(0.6, 0.36)))
    hand = _Hand(rng, max(3, width))
    curves = _fitted(_wobbled(_curves(_skewed(parts, rng)), rng), width / 2)
    sheet = Image.new("L", (_CANVAS, _CANVAS))
    draw = ImageDraw.Draw(sheet)
    unit = _unit(parts, curves)
    for part, curve in zip(parts, curves, strict=True):
        hand.put(sheet, draw, part, curve, unit)
    drawn = np.asarray(sheet.reduce(_SCALE))
    return drawn if chance(rng, 0.6) else (drawn * rng.uniform(0.7, 1.0)).astype(np.uint8)


class _Hand:
    """How one person draws: pen, filling, gaps and overshoot.

    Args:
        rng: decides on everything.
        width: the pen's width in canvas pixels.
    """

    def __init__(self, rng: Random, width: int) -> None:
        self.rng = rng
        self.width = width
        self.hides = chance(rng, 0.85)  # parts in front hide those behind
        self.filled = rng.randint(50, 255) if chance(rng, 0.1) else 0
        self.hatched = chance(rng, 0.04)
        self.twice = chance(rng, 0.06)
        self.careless = rng.choice((0.0, 0.03, 0.07, 0.14))
        self.hollow = chance(rng, 0.4)  # straps as two lines
        self.details = rng.choice((1.0, 1.0, 1.0, 0.7, 0.0))

    def put(
        self,
        sheet: Image.Image,
        draw: ImageDraw.ImageDraw,
        part: Part,
        curve: NDArray[np.float64],
        unit: float,
    ) -> None:
        """Draw one part; `unit` is its coordinates' unit in canvas pixels."""
        if part.role == "seam" and not chance(self.rng, self.details):
            return
        if part.role in ("panel", "cut"):
            corners = curve.ravel().tolist()
            if self.filled or self.hides:
                # Cloth behind another tone of cloth stays visible when it is filled.
                draw.polygon(corners, fill=round(min(255, self.filled * min(part.tone, 1.0))))
            if self.hatched:
                self._hatch(sheet, corners)
            self._line(draw, self._contour(curve))
            return
        band = round(part.width * unit)
        if part.role == "strap" and self.hollow and band > self.width * 0.6:
            draw.line(curve.ravel().tolist(), fill=255, width=band + self.width * 2)
            draw.line(curve.ravel().tolist(), fill=self.filled, width=band)
            return
        self._line(draw, curve)

    def _line(self, draw: ImageDraw.ImageDraw, curve: NDArray[np.float64]) -> None:
        points = curve.ravel().tolist()
        draw.line(points, fill=255, width=self.width)
        # Round joints where control points were: Pillow's own (joint="curve") cost twice as much
        # as all the rest.
        left, right = (self.width - 1) // 2, self.width // 2
        if right > 1:
            for i in range(0, len(points), 2 * _STEPS):
                x, y = points[i], points[i + 1]
                draw.ellipse((x - left, y - left, x + right, y + right), fill=255)
        if self.twice:
            shift = self.rng.uniform(-3.0, 3.0)
            offset = np.array([shift, -0.7 * shift])
            again = (curve + offset).ravel().tolist()
            draw.line(again, fill=255, width=self.width)

    def _contour(self, curve: NDArray[np.float64]) -> NDArray[np.float64]:
        """The closed curve as one stroke, with this hand's gaps and overshoot."""
        count, rng = len(curve), self.rng
        closed = np.concatenate([curve, curve[:1]])
        if rng.random() >= self.careless * 3:
            return closed
        if chance(rng, 0.4):  # left open where the outline begins
            return curve[: count - round(count * rng.uniform(0.0, 0.18))]
        if chance(rng, 0.5):  # a gap anywhere
            start = rng.randrange(count)
            return np.roll(curve, -start, axis=0)[: count - round(count * rng.uniform(0, 0.15))]
        # Past the start by a few points, a little beside the first stroke.
        beyond = curve[: max(2, round(count * 0.06))] + rng.uniform(-3.0, 3.0)
        return np.concatenate([closed, beyond])

    def _hatch(self, sheet: Image.Image, corners: list[float]) -> None:
        """Fill a panel with parallel strokes."""
        mask = Image.new("L", sheet.size)
        ImageDraw.Draw(mask).polygon(corners, fill=255)
        lines = Image.new("L", sheet.size)
        pen, lean = ImageDraw.Draw(lines), self.rng.uniform(-60, 60)
        step = self.rng.randint(self.width + 3, self.width * 4)
        for x in range(-60, _CANVAS + 60, step):
            pen.line((x, 0, x + lean, _CANVAS), fill=255, width=self.width)
        sheet.paste(lines, mask=mask)


def _skewed(parts: list[Part], rng: Random) -> list[Part]:
    """The garment with every control point a little off, stretched and sheared."""
    off = rng.choice((0.01, 0.025, 0.04))
    gauss = rng.gauss
    stretch, shear = rng.uniform(0.85, 1.18), gauss(0.0, 0.07)
    skewed = []
    for part in parts:
        points = [
            ((x + shear * y) * stretch + gauss(0.0, off), y + gauss(0.0, off))
            for x, y in part.points
        ]
        skewed.append(Part(points, part.role, part.tone, part.width, part.smooth))
    return skewed


def _curves(parts: list[Part]) -> Curves:
    """Each part as dense points [n, 2]; panels and cuts closed (the first not repeated)."""
    points: list[tuple[float, float]] = []
    pieces: list[tuple[int, int, int, int]] = []
    ends: list[int] = []
    for part in parts:
        first, count = len(points), len(part.points)
        points += part.points
        closed = part.role in ("panel", "cut")
        last = first + count - 1
        for i in range(first, last + closed):
            follower = i + 1 if i < last else first
            if not part.smooth:
                pieces.append((i, i, follower, follower))
            elif closed:
                before = i - 1 if i > first else last
                pieces.append((before, i, follower, first + (follower - first + 1) % count))
            else:
                pieces.append((max(first, i - 1), i, follower, min(last, follower + 1)))
        ends.append(len(pieces) * _STEPS)
    control = np.array(points)[np.array(pieces)]
    dense = (_CATMULL_ROM @ control).reshape(-1, 2)
    curves = np.split(dense, ends[:-1])
    for i, part in enumerate(parts):
        if part.role in ("seam", "strap"):
            curves[i] = np.concatenate([curves[i], [part.points[-1]]])
    return curves


def _wobbled(curves: Curves, rng: Random) -> Curves:
    """The curves with the slow tremble of a hand."""
    dense = np.concatenate(curves)
    extent = float(np.max(np.ptp(dense, axis=0)))
    amount = extent * rng.choice((0.003, 0.006, 0.012))
    steps = np.arange(len(dense))
    phases = [rng.uniform(0, 6.3) for _ in range(4)]
    pitch = rng.uniform(0.15, 0.6)
    tremble = np.sin(
        np.stack([steps * pitch + phases[0], steps * pitch * 0.83 + phases[1]], axis=1)
    ) + np.sin(np.stack([steps * 0.11 + phases[2], steps * 0.13 + phases[3]], axis=1))
    ends = np.cumsum([len(curve) for curve in curves])[:-1]
    return list(np.split(dense + amount * tremble, ends))


def _fitted(curves: Curves, margin: float) -> Curves:
    """The curves in canvas pixels: the longest edge fills the canvas but for the margin."""
    dense = np.concatenate(curves)
    low, high = dense.min(axis=0), dense.max(axis=0)
    scale = (_CANVAS - 2 * margin - 1) / max(float((high - low).max()), 1e-6)
    shift = (_CANVAS - 1) / 2 - scale * (low + high) / 2
    return [curve * scale + shift for curve in curves]


def _unit(parts: list[Part], curves: Curves) -> float:
    """How many canvas pixels one unit of the parts' coordinates has become, roughly."""
    xs = [x for x, _ in parts[0].points]
    ys = [y for _, y in parts[0].points]
    extent = max(max(xs) - min(xs), max(ys) - min(ys), 1e-6)
    return float(np.max(np.ptp(curves[0], axis=0))) / extent
