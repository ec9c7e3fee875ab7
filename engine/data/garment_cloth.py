"""What all tops and dresses share: measures, body and sleeves, ribbed ends, decoration.

Units: the shoulders lie at about x = +-0.5, the neck at y = 0. `hand` asks for the poses people
draw (arms spread in a T or hanging off at an angle), otherwise for those of a shop's photos.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from engine.data.garment_parts import Part, Point, between, chance, ellipse, mirrored, rectangle


@dataclass(slots=True)
class Cut:
    """The measures of a top: half widths, heights below the neck, a sleeve's length and angle.

    `sleeve_angle` is 0 for an arm stretched out sideways and pi/2 for one that hangs;
    `sleeve` 0 means none, with `shoulder` then the outer end of the strap.
    """

    neck: float
    neck_depth: float
    shoulder: float
    drop: float
    chest: float
    armhole: float
    waist: float
    hem: float
    length: float
    sleeve: float
    sleeve_angle: float
    cuff: float
    pointed_neck: bool = False


def plain_cut(rng: Random, *, hand: bool) -> Cut:
    """A plain top; the garments below change what makes them what they are."""
    chest = rng.uniform(0.36, 0.5) if hand else rng.uniform(0.35, 0.45)
    return Cut(
        neck=rng.uniform(0.13, 0.24),
        neck_depth=rng.uniform(0.0, 0.2),
        shoulder=chest + rng.uniform(0.0, 0.07),
        drop=rng.uniform(0.02, 0.14) if hand else rng.uniform(0.08, 0.22),
        chest=chest,
        armhole=rng.uniform(0.25, 0.38),
        waist=chest * rng.uniform(0.9, 1.05),
        hem=chest * rng.uniform(0.95, 1.15),
        length=rng.uniform(0.85, 1.4) if hand else rng.uniform(1.25, 1.65),
        sleeve=0.3,
        sleeve_angle=rng.uniform(0.0, 1.2) if hand else rng.uniform(0.9, 1.3),
        cuff=rng.uniform(0.2, 0.3),
        pointed_neck=chance(rng, 0.2),
    )


def neckline(cut: Cut) -> list[Point]:
    """From the left end of the neck to the right one, ends left out."""
    if cut.pointed_neck:
        return [(0.0, cut.neck_depth * 1.4)]
    deep = cut.neck_depth
    return [(-cut.neck * 0.7, deep * 0.7), (0.0, deep), (cut.neck * 0.7, deep * 0.7)]


def sleeve_corners(cut: Cut) -> tuple[Point, Point, Point, Point]:
    """Shoulder, outer and inner end of the cuff, armpit: the right sleeve's corners."""
    along = (math.cos(cut.sleeve_angle), math.sin(cut.sleeve_angle))
    shoulder = (cut.shoulder, cut.drop)
    outer = (shoulder[0] + cut.sleeve * along[0], shoulder[1] + cut.sleeve * along[1])
    inner = (outer[0] - cut.cuff * along[1], outer[1] + cut.cuff * along[0])
    return shoulder, outer, inner, (cut.chest, cut.drop + cut.armhole)


def body_side(cut: Cut) -> list[Point]:
    """From the right armpit down to the hem."""
    armpit = cut.drop + cut.armhole
    return [
        (cut.chest, armpit),
        (cut.waist, armpit + (cut.length - armpit) * 0.5),
        (cut.hem, cut.length),
    ]


def cloth(rng: Random, cut: Cut, *, hand: bool) -> list[Part]:
    """Body and sleeves: one contour, or for sleeves that hang beside the body three panels."""
    shoulder, outer, inner, _ = sleeve_corners(cut)
    neck, side = (cut.neck, 0.0), body_side(cut)
    if cut.sleeve == 0:
        armhole = between(shoulder, side[0], 0.55)
        half = [neck, shoulder, (armhole[0] - 0.06, armhole[1]), *side]
        return [Part(mirrored(half) + neckline(cut))]
    together = inner[0] > cut.hem + 0.03 if cut.sleeve > 0.6 else True
    if together and (not hand or chance(rng, 0.8)):
        # An elbow, so that long arms are not all straight.
        elbow = between(shoulder, outer, 0.5)
        bend = rng.uniform(-0.02, 0.06) * (cut.sleeve > 0.6)
        half = [neck, shoulder, (elbow[0] + bend, elbow[1]), outer, inner, *side]
        return [Part(mirrored(half) + neckline(cut))]
    tone = rng.uniform(0.85, 1.0)
    arm = [shoulder, outer, inner, (side[0][0] - 0.02, side[0][1])]
    arms = [Part(arm, tone=tone), Part([(-x, y) for x, y in arm], tone=tone)]
    body = Part(mirrored([neck, shoulder, *side]) + neckline(cut))
    dark = rng.uniform(0.3, 0.8)
    seam = [shoulder, side[0], side[1], (cut.hem, min(cut.length, inner[1]))]
    if hand:
        return [*arms, body]
    seams = [
        Part(line, "seam", dark, rng.uniform(0.02, 0.05))
        for line in (seam, [(-x, y) for x, y in seam])
    ]
    return [body, *arms, *seams] if chance(rng, 0.5) else [*arms, body, *seams]


def bands(rng: Random, cut: Cut, *, cuffs: float, hem: float, neck: float) -> list[Part]:
    """Ribbed ends: a line parallel to each cuff, to the hem and to the neckline."""
    parts = []
    shoulder, outer, inner, armpit = sleeve_corners(cut)
    tone, width = rng.uniform(0.55, 0.9), 0.035
    if chance(rng, cuffs) and cut.sleeve > 0:
        share = 1 - rng.uniform(0.06, 0.18)
        line = [between(shoulder, outer, share), between(armpit, inner, share)]
        parts += [Part(line, "seam", tone, width)]
        parts += [Part([(-x, y) for x, y in line], "seam", tone, width)]
    if chance(rng, hem):
        y = cut.length - rng.uniform(0.06, 0.14)
        parts.append(Part([(-cut.hem, y), (cut.hem, y)], "seam", tone, width))
    if chance(rng, neck):
        lower = rng.uniform(0.05, 0.1)
        band = [(-cut.neck - 0.03, 0.01), *neckline(cut), (cut.neck + 0.03, 0.01)]
        parts.append(Part([(x * 1.15, y + lower) for x, y in band], "seam", tone, width))
    return parts


def decoration(rng: Random, cut: Cut, *, hand: bool) -> list[Part]:
    """A print, stripes or a pocket."""
    parts: list[Part] = []
    kind = rng.random()
    tone = rng.choice((rng.uniform(0.2, 0.7), rng.uniform(1.2, 2.0)))
    middle = cut.drop + cut.armhole + rng.uniform(-0.05, 0.15)
    size = rng.uniform(0.08, 0.22)
    if kind < 0.35:
        role = ellipse((0, middle), (size, size * rng.uniform(0.5, 1.2)), 8)
        parts.append(Part(role, "panel", tone, smooth=True))
    elif kind < 0.6:
        step = rng.uniform(0.1, 0.25)
        for i in range(rng.randint(1, 5)):
            y = middle + step * i
            if y < cut.length - 0.08:
                line = [(-cut.waist * 0.98, y), (cut.waist * 0.98, y)]
                parts.append(Part(line, "seam", tone, rng.uniform(0.04, 0.1)))
    elif kind < 0.8:
        x, y = rng.choice((-1, 1)) * cut.chest * 0.5, middle
        parts.append(Part(rectangle(x - 0.09, y, x + 0.09, y + 0.17), "panel", 0.9))
    elif hand:
        # Writing, as people hint at it: a zigzag across the chest.
        zigzag = [(-0.25 + 0.07 * i, middle + 0.06 * (-1) ** i) for i in range(8)]
        parts.append(Part(zigzag, "seam", tone, 0.04, smooth=True))
    else:
        parts.append(Part([(-size, middle), (size, middle)], "seam", tone, 0.1))
    return parts
