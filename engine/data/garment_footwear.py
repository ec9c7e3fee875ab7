"""Outlines of sandals, sneakers and ankle boots.

Seen from the side the toe points left (as on Fashion-MNIST's photos), the heel stands at x = 0,
the sole lies at y = 0 and a shoe is about one unit long. Drawings are turned either way.
"""

from __future__ import annotations

import math
from random import Random

from engine.data.garment_parts import (
    Part,
    Point,
    arc,
    between,
    chance,
    corners,
    ellipse,
    flipped,
    moved,
    rectangle,
)


def _either_way(rng: Random, parts: list[Part], *, hand: bool) -> list[Part]:
    """A drawing's toe points either way and its sole is seldom quite level."""
    if not hand:
        return parts
    parts = moved(parts, (0.0, 0.0), rng.gauss(0.0, 0.09))
    return flipped(parts) if chance(rng, 0.5) else parts


def _laces(rng: Random, start: Point, end: Point, length: float) -> list[Part]:
    """Short strokes across the instep, from its upper end to its lower one."""
    parts = []
    count, lean = rng.randint(2, 5), rng.uniform(-0.3, 0.5)
    light = rng.choice((rng.uniform(0.3, 0.7), rng.uniform(1.2, 1.8)))
    crossed = chance(rng, 0.25)
    for i in range(count):
        x, y = between(start, end, (i + 0.5) / count)
        tip = (x + length * (0.7 + lean), y + length)
        parts.append(Part([(x, y), tip], "seam", light, 0.03))
        if crossed:
            parts.append(Part([(tip[0], y), (x, tip[1])], "seam", light, 0.03))
    return parts


def _sole_line(rng: Random, height: float, width: float) -> Part:
    """The seam between sole and upper."""
    line = [(-0.98, -height * rng.uniform(0.7, 1.2)), (-0.5, -height * 0.8), (-0.01, -height)]
    return Part(line, "seam", rng.choice((rng.uniform(0.2, 0.7), 1.6)), width, smooth=True)


def _upper(rng: Random, contour: list[Point], *, smooth: bool, hand: bool) -> Part:
    """A shoe's outline, which a hand may leave open on top, where the foot goes in."""
    if hand and chance(rng, 0.25):
        return Part(contour, "strap", smooth=smooth)
    return Part(contour, smooth=smooth)


def _bow(rng: Random, x: float, y: float) -> list[Part]:
    """Laces tied in a bow above the instep: two loops and perhaps the ends."""
    size, parts = rng.uniform(0.05, 0.11), []
    lift = rng.uniform(0.0, 0.8) * size
    for sign in (-1, 1):
        loop = ellipse((x + sign * size, y - lift), (size, size * rng.uniform(0.5, 0.9)), 7)
        parts.append(Part(loop, smooth=True))
        if chance(rng, 0.3):
            parts.append(Part([(x, y), (x + sign * size, y + 1.5 * size)], "strap"))
    return parts


def _sneaker_above(rng: Random) -> list[Part]:
    """A sneaker seen from above or at an angle: a long oval, an opening, laces across."""
    half = rng.uniform(0.17, 0.26)
    parts = [Part(ellipse((-0.5, 0.0), (0.5, half), 10), smooth=True)]
    hole = (rng.uniform(0.12, 0.24), half * rng.uniform(0.45, 0.75))
    x = rng.uniform(-0.3, -0.2)
    parts.append(Part(ellipse((x, rng.uniform(-0.06, 0.02)), hole, 8), tone=0.5, smooth=True))
    left, right = -rng.uniform(0.7, 0.85), x - hole[0]
    count = rng.randint(3, 6)
    rungs = [left + (right - left) * i / (count - 1) for i in range(count)]
    if chance(rng, 0.5):
        zigzag = [(x, half * 0.5 * (-1) ** i) for i, x in enumerate(rungs)]
        parts.append(Part(zigzag, "strap"))
    else:
        parts += [Part([(x, -half * 0.5), (x + 0.03, half * 0.5)], "strap") for x in rungs]
    return moved(parts, (0.0, 0.0), rng.gauss(0.0, 0.3))


def sneaker(rng: Random, *, hand: bool) -> list[Part]:
    """A low shoe from the side: longer than twice its height, an opening behind, laces."""
    if hand and chance(rng, 0.06):
        return _either_way(rng, _sneaker_above(rng), hand=hand)
    height = rng.uniform(0.36, 0.58) if not hand else rng.uniform(0.26, 0.6)
    toe = rng.uniform(0.12, 0.22) if not hand else rng.uniform(0.1, 0.3)
    mouth = -rng.uniform(0.25, 0.42)
    instep = (-rng.uniform(0.5, 0.68), -between((toe, 0), (height, 0), 0.55)[0])
    # From the front of the opening over instep, toe, sole and heel to its back.
    front: Point = (mouth, -height * rng.uniform(0.8, 1.02))
    contour = [*corners([front]), instep, (-0.86, -toe * 1.05), (-1.0, -toe * 0.45), (-0.96, 0.0)]
    heel = (0.0, -height * 0.35)
    contour += [*corners([(-0.5, 0.0), (0.0, 0.0)]), heel]
    contour += corners([(rng.uniform(-0.07, 0.02), -height)])
    contour.append((mouth * 0.55, -height * rng.uniform(0.62, 0.95)))
    if hand and chance(rng, 0.45):  # an L of straight lines with a short shaft
        short = -rng.uniform(0.2, 0.42)
        contour = [(short, -height), (short, -toe - 0.04), (-0.7, -toe * 1.1), (-1.0, -toe * 0.6)]
        contour += [(-0.97, 0.0), (0.0, 0.0), (rng.uniform(-0.03, 0.03), -height)]
    smooth = chance(rng, 0.8)
    parts = [_upper(rng, contour, smooth=smooth, hand=hand)]
    if chance(rng, 0.55 if hand else 0.75):
        parts.append(_sole_line(rng, rng.uniform(0.06, 0.12), rng.uniform(0.02, 0.06)))
    if chance(rng, 0.5 if hand else 0.7):
        parts += _laces(rng, (mouth - 0.02, -height * 0.8), (-0.68, -toe * 1.4), 0.09)
    if chance(rng, 0.25):  # a toe cap
        cap = [(-0.84, -toe * 1.05), (-0.76, -toe * 0.6), (-0.8, -0.04)]
        parts.append(Part(cap, "seam", 0.6, 0.03, smooth=True))
    if chance(rng, 0.4 if not hand else 0.2):  # stripes or a swoosh on the side
        tone = rng.choice((0.4, 1.7))
        for i in range(rng.randint(1, 3)):
            x = -0.3 - 0.1 * i
            parts.append(Part([(x, -height * 0.7), (x - 0.1, -0.08)], "seam", tone, 0.04))
    if not hand and chance(rng, 0.6):  # the dark inside of the opening
        inside = [front, (mouth * 0.5, -height * 0.7), (-0.03, -height * 0.95)]
        parts.append(Part(inside, tone=rng.uniform(0.1, 0.5)))
    if hand and chance(rng, 0.2):  # the opening as an ellipse
        opening = ellipse((mouth * 0.5, -height * 0.95), (-mouth * 0.5, 0.07), 8)
        parts.append(Part(opening, tone=0.5, smooth=True))
    if hand and chance(rng, 0.08):
        parts += _bow(rng, mouth - rng.uniform(0.0, 0.12), -height * rng.uniform(0.75, 1.0))
    return _either_way(rng, parts, hand=hand)


def _boot_sole(rng: Random, parts: list[Part], *, high: bool, hand: bool) -> list[Part]:
    """A heel block or a stiletto, or a flat sole below the upper."""
    tone = rng.uniform(0.3, 0.9)
    if high:
        drop = rng.uniform(0.25, 0.55)
        lifted = [
            Part(
                [(x, y - drop * max(0.0, min(1.0, 1 + x * 1.35))) for x, y in part.points],
                part.role,
                part.tone,
                part.width,
                part.smooth,
            )
            for part in parts
        ]
        wide = rng.uniform(0.06, 0.2)
        heel = [(0.0, -drop), (-0.02, 0.0), (-wide, 0.0), (-wide - 0.08, -drop * 0.9)]
        return [Part(heel, tone=tone), *lifted]
    thick = rng.uniform(0.04, 0.12)
    kind = rng.random()
    if kind < 0.4:
        return [*parts, Part(rectangle(-0.99, -0.01, 0.0, thick), tone=tone)]
    if kind < 0.65:
        return [*parts, Part(rectangle(-0.34, -0.01, 0.0, thick), tone=tone)]
    if kind < 0.85:
        parts.append(_sole_line(rng, thick, 0.03))
    return parts


def ankle_boot(rng: Random, *, hand: bool) -> list[Part]:
    """A boot from the side: a shaft that rises above the ankle, open on top."""
    shaft = rng.uniform(0.38, 0.5) if not hand else rng.uniform(0.26, 0.5)
    height = rng.uniform(0.5, 0.85) if not hand else rng.uniform(0.53, 1.15)
    toe = rng.uniform(0.16, 0.3) if not hand else rng.uniform(0.15, 0.38)
    lean = rng.uniform(-0.06, 0.06)
    ankle = -height * rng.uniform(0.35, 0.55)
    flare = rng.uniform(-0.05, 0.06)
    front = (-shaft + lean - flare, -height)
    back = (lean + flare * 0.5, -height * rng.uniform(0.92, 1.06))
    contour = [*corners([front]), (-shaft - 0.02, ankle), (-0.7, -toe * 1.25)]
    contour += [(-0.93, -toe), (-1.0, -toe * 0.45), *corners([(-0.97, 0.0), (0.0, 0.0)])]
    contour += [(0.0, ankle * 0.5), (-0.05, ankle), *corners([back])]
    if hand and chance(rng, 0.35):
        contour = [front, (-shaft, -toe * 1.2), (-0.95, -toe), (-1.0, 0.0), (0.0, 0.0), back]
    smooth = chance(rng, 0.7)
    parts = [_upper(rng, contour, smooth=smooth, hand=hand)]
    tone = rng.uniform(0.3, 0.8)
    if chance(rng, 0.3):  # a cuff
        y = -height * rng.uniform(0.75, 0.88)
        parts.append(Part([(-shaft + lean, y), (lean, y)], "seam", tone, 0.05))
    if chance(rng, 0.35):
        parts += _laces(rng, (-shaft, -height * 0.92), (-shaft - 0.12, -toe * 1.4), 0.1)
    elif chance(rng, 0.25):  # elastic at the side, or a zip
        x = -shaft * 0.5
        gusset = [(x + 0.07, -height * 0.97), (x, ankle * 0.7), (x - 0.07, -height * 0.97)]
        parts.append(Part(gusset, tone=tone))
    if chance(rng, 0.2):
        strap = [(-shaft - 0.08, ankle), (-0.02, ankle * 1.05)]
        parts.append(Part(strap, "seam", tone, 0.06))
    if not hand and chance(rng, 0.5):
        inside = ellipse(between(front, back, 0.5), (shaft * 0.45, 0.04), 8)
        parts.append(Part(inside, tone=rng.uniform(0.1, 0.5)))
    if hand and chance(rng, 0.15):
        opening = ellipse(between(front, back, 0.5), (shaft * 0.5, 0.08), 8)
        parts.append(Part(opening, tone=0.5, smooth=True))
    parts = _boot_sole(rng, parts, high=chance(rng, 0.15 if hand else 0.35), hand=hand)
    return _either_way(rng, parts, hand=hand)


def _slipper_above(rng: Random) -> list[Part]:
    """One flip-flop or slide seen from above, its toes up."""
    half, length = rng.uniform(0.18, 0.28), 1.0
    sole: list[Point]
    kind = rng.random()
    if kind < 0.5:
        sole = ellipse((0, length / 2), (half, length / 2), 10)
    elif kind < 0.85:  # waisted, and broader in front
        heel = half * rng.uniform(0.6, 0.9)
        right = [(half, 0.25), (half * 0.75, 0.6), (heel, 0.85)]
        left = [(-heel, 0.85), (-half * 0.9, 0.6), (-half, 0.22)]
        sole = [(0.0, 0.0), *right, (0.0, 1.0), *left]
    else:
        sole = [*corners([(half, 0.15)]), (half, 0.9), (0.0, 1.0), (-half, 0.9)]
        sole += [*corners([(-half, 0.15)]), (0.0, 0.0)]
    parts = [Part(sole, smooth=True)]
    toe = (rng.uniform(-0.08, 0.08), rng.uniform(0.08, 0.35))
    low = toe[1] + rng.uniform(0.1, 0.4)
    width = rng.uniform(0.03, 0.08)
    if chance(rng, 0.72):  # the Y of a flip-flop
        knot = between(toe, (toe[0], low), rng.uniform(0.0, 0.4))
        bow = rng.uniform(0.3, 1.0)
        for sign in (-1, 1):
            mid = (knot[0] + sign * half * 0.6, between(knot, (0, low), 0.5 * bow)[1])
            strap = [knot, mid, (sign * half * 0.92, low)]
            parts.append(Part(strap, "strap", 0.5, width, smooth=True))
        if knot != toe:
            parts.append(Part([toe, knot], "strap", 0.5, width))
    else:  # the band of a slide
        for y in (toe[1], low)[: rng.choice((1, 2, 2))]:
            band = [(-half * 0.95, y + 0.06), (0.0, y), (half * 0.95, y + 0.06)]
            parts.append(Part(band, "strap", 0.5, width, smooth=True))
    return parts


def _slippers(rng: Random) -> list[Part]:
    """One or two slippers from above, turned by any angle."""
    slipper = _slipper_above(rng)
    turn = rng.gauss(0.0, 0.25) if chance(rng, 0.8) else rng.uniform(-math.pi, math.pi)
    if chance(rng, 0.5):
        return moved(slipper, (0.0, 0.0), turn)
    # Beside one another: two ovals that overlap are more often a bag and its strap.
    apart, spread = rng.uniform(0.3, 0.5), rng.gauss(0.0, 0.2)
    one = moved(slipper, (apart, rng.gauss(0, 0.1)), spread)
    other = moved(flipped(slipper), (-apart, rng.gauss(0, 0.1)), -spread + rng.gauss(0, 0.1))
    return moved(one + other, (0.0, 0.0), turn)


def _sandal_side(rng: Random, *, hand: bool) -> list[Part]:
    """A sandal from the side: a sole, flat or with a heel, and straps with air between them."""
    lift = rng.uniform(0.25, 0.75) if chance(rng, 0.5) else 0.0
    thick = rng.uniform(0.07, 0.18)
    wedge = lift > 0 and chance(rng, 0.25)

    def ground(x: float) -> float:
        """The height of the foot above x: level at the toes, rising to the heel."""
        rise = max(0.0, min(1.0, (x + 0.72) / 0.55))
        return -lift * rise * rise * (3 - 2 * rise)

    steps = [-1.0, -0.85, -0.7, -0.5, -0.3, -0.12, 0.0]
    upper = [(x, ground(x) - thick) for x in steps]
    lower = [(x, 0.0 if wedge else ground(x)) for x in reversed(steps)]
    tone = rng.uniform(0.6, 1.0)
    parts = [Part(upper + lower, tone=tone)]
    if lift and not wedge:
        wide = rng.uniform(0.04, 0.16)
        base = ground(-0.1)
        heel = [(0.0, base), (-0.02, 0.0), (-0.02 - wide, 0.0), (-wide - 0.1, base)]
        parts.append(Part(heel, tone=tone))
    width = rng.uniform(0.04, 0.12)
    shade = rng.uniform(0.7, 1.2)
    top = rng.uniform(0.2, 0.42)
    front = -rng.uniform(0.62, 0.85)
    bow = arc((front, ground(front) - thick * 0.6), (0.15, top * 0.55), -math.pi, 0.0, 6)
    straps = [bow]
    if chance(rng, 0.4):
        straps.append([(x + 0.16, ground(x + 0.16) - thick + y * 1.25) for x, y in bow])
    if chance(rng, 0.75):  # around the ankle
        y = ground(0.0) - thick - top * 0.8
        straps.append([(-0.02, ground(0.0) - thick), (0.0, y), (-0.3, y * 1.0), (-0.33, y + 0.05)])
        if chance(rng, 0.6):
            straps.append([(-0.3, y), (-0.5, ground(-0.5) - thick)])
        if chance(rng, 0.3):
            straps.append([(-0.3, y), (front, ground(front) - thick - top * 0.5)])
    if chance(rng, 0.25):  # a thong
        straps.append([(-0.8, ground(-0.8) - thick), (-0.35, ground(-0.3) - thick - top * 0.6)])
    parts += [Part(points, "strap", shade, width) for points in straps]
    return _either_way(rng, parts, hand=hand)


def sandal(rng: Random, *, hand: bool) -> list[Part]:
    """A sandal, from the side as on photos or from above as most people draw slippers."""
    if hand and chance(rng, 0.65):
        return _slippers(rng)
    return _sandal_side(rng, hand=hand)
