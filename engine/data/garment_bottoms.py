"""Outlines of trousers and of bags. Units and `hand` as in `garment_tops`."""

from __future__ import annotations

import math
from random import Random

from engine.data.garment_parts import (
    Part,
    Point,
    arc,
    chance,
    corners,
    ellipse,
    flipped,
    mirrored,
    moved,
    rectangle,
)


def trouser(rng: Random, *, hand: bool) -> list[Part]:
    """Trousers: legs that spread in an A when drawn, that hang straight in a photo."""
    waist = rng.uniform(0.28, 0.4) if not hand else rng.uniform(0.2, 0.5)
    length = rng.uniform(1.9, 2.6) if not hand else rng.uniform(0.9, 2.0)
    hip = waist * rng.uniform(1.0, 1.3)
    crotch = length * (rng.uniform(0.22, 0.35) if not hand else rng.uniform(0.12, 0.55))
    inner = rng.uniform(0.01, 0.1) if not hand else rng.uniform(0.02, 0.45)
    leg = rng.uniform(0.22, 0.38) if not hand else rng.uniform(0.14, 0.4)
    outer = inner + leg
    knee = (crotch + length) / 2
    half: list[Point] = [(waist, 0.0), (hip, crotch * 0.7)]
    half.append((max((hip + outer) / 2 - rng.uniform(0, 0.06), inner / 2 + 0.08), knee))
    half += [(outer, length), (inner, length)]
    shape = rng.random()
    if hand and shape < 0.3:  # a rounded arch between the legs
        half += [(inner, crotch + 0.12), (inner * 0.5, crotch)]
    elif hand and shape < 0.5:  # a square one
        half.append((max(inner, 0.05), crotch))
    else:
        half.append((0.015, crotch))
    parts = [Part(mirrored(half))]
    dark = rng.uniform(0.3, 0.85)
    if chance(rng, 0.45):
        y = rng.uniform(0.06, 0.16)
        parts.append(Part([(-waist * 1.02, y), (waist * 1.02, y)], "seam", dark, 0.03))
    if chance(rng, 0.3):
        parts.append(Part([(0.0, 0.0), (0.0, crotch)], "seam", dark, 0.03))
    if chance(rng, 0.2):
        for sign in (-1, 1):
            pocket = [(sign * waist * 0.4, 0.06), (sign * hip * 0.95, crotch * 0.5)]
            parts.append(Part(pocket, "seam", dark, 0.03))
    if not hand and chance(rng, 0.25):  # creases, and light on the front of each leg
        for sign in (-1, 1):
            crease = [(sign * waist * 0.6, crotch * 0.7), (sign * (inner + leg / 2), length)]
            parts.append(Part(crease, "seam", rng.uniform(0.7, 1.4), 0.07))
    if hand and chance(rng, 0.08):
        for sign in (-1, 1):
            cuff = [(sign * inner, length - 0.12), (sign * outer, length - 0.12)]
            parts.append(Part(cuff, "seam", dark, 0.03))
    return moved(parts, (0.0, 0.0), rng.gauss(0.0, 0.08)) if hand else parts


def _handle(rng: Random, half: float, *, hand: bool) -> list[Part]:
    """What a bag is carried by; its top edge lies at y = 0."""
    width = rng.uniform(0.03, 0.07)
    kind = rng.random()
    tone = rng.uniform(0.6, 1.1)
    reach = half * rng.uniform(0.3, 0.9)
    height = rng.uniform(0.15, 0.75)
    if kind < 0.45:  # one bow
        bow = arc((0, 0.0), (reach, height), -math.pi, 0.0, 7)
        handles = [bow]
        if chance(rng, 0.3):
            inner = max(0.4, 1 - rng.uniform(0.15, 0.4))
            handles.append([(x * inner, y * inner) for x, y in bow])
    elif kind < 0.6:  # two bows behind one another
        shift = rng.uniform(0.05, 0.2) * half
        bow = arc((0, 0.0), (reach * 0.8, height), -math.pi, 0.0, 7)
        handles = [[(x + sign * shift, y * (1 + 0.1 * sign)) for x, y in bow] for sign in (-1, 1)]
    elif kind < 0.75:  # a strap that runs to a point
        handles = [[(-half * 0.95, 0.0), (rng.uniform(-0.1, 0.1), -height * 1.6), (half * 0.95, 0)]]
    elif kind < 0.9:  # an angular one
        handles = [[(-reach, 0.0), (-reach * 0.9, -height), (reach * 0.9, -height), (reach, 0.0)]]
    else:  # a strap laid around
        drop = rng.uniform(0.2, 0.7)
        handles = [[(-half, 0.05), (-half - 0.12, drop), (half * 0.5, -height), (half, 0.05)]]
    smooth = kind < 0.6
    return [Part(points, "strap", tone, width, smooth=smooth) for points in handles]


def _handbag(rng: Random, *, hand: bool) -> list[Part]:
    """A handbag, purse, tote or clutch."""
    half, height = rng.uniform(0.4, 0.6), rng.uniform(0.45, 1.1)
    lean = rng.uniform(-0.16, 0.14)
    if rng.random() < (0.3 if hand else 0.2):
        half, height = rng.uniform(0.5, 0.65), rng.uniform(0.4, 0.7)
    round_ = rng.random()
    contour = [(half + min(lean, 0.0), 0.0), (half - max(lean, 0.0) * 0.3 + 0.02, height)]
    body = mirrored(contour)
    smooth = False
    if round_ < 0.3:  # a sack: the lower corners rounded
        side = (half + 0.05, height * 0.6)
        low = (half * 0.6, height)
        body, smooth = mirrored([*corners([(half * 0.85, 0.0)]), side, low]), True
    elif round_ < 0.45:  # a dome
        body = mirrored([*corners([(half, height)]), (half, height * 0.4), (half * 0.45, 0.0)])
        smooth = True
    parts = [Part(body, smooth=smooth)]
    if chance(rng, 0.92 if hand else 0.8):
        parts = _handle(rng, half * 0.9, hand=hand) + parts
    tone = rng.uniform(0.5, 1.25)
    if chance(rng, 0.3):  # a flap
        tip = height * rng.uniform(0.3, 0.65)
        flap = [(half * 0.95, 0.02), (half * 0.75, tip * 0.6), (0.0, tip)]
        parts.append(Part(mirrored(flap), tone=rng.uniform(0.85, 1.1), smooth=chance(rng, 0.4)))
        if chance(rng, 0.6):
            parts.append(Part(ellipse((0, tip), (0.05, 0.05), 6), tone=tone, smooth=True))
    elif chance(rng, 0.35):
        y = height * rng.uniform(0.1, 0.5)
        parts.append(Part([(-half, y), (half, y)], "seam", tone, rng.uniform(0.02, 0.08)))
    if chance(rng, 0.15):
        box = rectangle(-half * 0.5, height * 0.45, half * 0.5, height * 0.85)
        parts.append(Part(box, tone=rng.uniform(0.7, 1.2)))
    if not hand and chance(rng, 0.3):
        for x in (-half * 0.6, half * 0.6):
            parts.append(Part([(x, 0.0), (x, height)], "seam", tone, 0.05))
    return parts


def _backpack_straps(rng: Random, half: float, height: float, *, hand: bool) -> list[Part]:
    """What stands out from a backpack: shoulder straps, a loop on top, pouches at the sides."""
    parts: list[Part] = []
    if chance(rng, 0.55 if hand else 0.3):
        out = half + rng.uniform(0.1, 0.3)
        strap = [(half * 0.8, 0.2), (out, height * 0.3), (out, height * 0.7), (half, height * 0.9)]
        parts.append(Part(strap, "strap", 0.8, 0.08, smooth=True))
        if chance(rng, 0.8):
            parts += flipped(parts)
    if chance(rng, 0.5):
        loop = arc((0, 0.06), (half * rng.uniform(0.2, 0.6), rng.uniform(0.1, 0.3)), -math.pi, 0.0)
        parts.append(Part(loop, "strap", 0.8, 0.05, smooth=True))
    if chance(rng, 0.2):
        for sign in (-1, 1):
            pouch = [(sign * half, height * 0.55), (sign * (half + 0.14), height * 0.6)]
            pouch += [(sign * (half + 0.14), height * 0.95), (sign * half, height)]
            parts.append(Part(pouch, tone=0.9))
    return parts


def _backpack(rng: Random, *, hand: bool) -> list[Part]:
    """A backpack from the front: a tall dome with a pocket."""
    half, height = rng.uniform(0.3, 0.55), rng.uniform(0.8, 1.25)
    body: list[Point]
    top = rng.uniform(0.15, 0.5)
    if chance(rng, 0.75):
        side = [(half, height * top), (half * rng.uniform(0.4, 0.9), 0.05)]
        body = mirrored([*corners([(half * rng.uniform(0.8, 1.15), height)]), *side])
    else:
        body = ellipse((0, height / 2), (half, height / 2), 10)
    parts = [Part(body, smooth=True)]
    kind = rng.random()
    wide, y = half * rng.uniform(0.5, 1.0), height * rng.uniform(0.4, 0.65)
    if kind < 0.45:
        pocket = rectangle(-wide, y, wide, height * rng.uniform(0.88, 1.0))
        parts.append(Part(pocket, tone=rng.uniform(0.8, 1.15)))
    elif kind < 0.65:
        parts.append(Part(ellipse((0, y + 0.1), (wide * 0.7, 0.2), 8), tone=0.9, smooth=True))
    elif kind < 0.8:  # a pocket that is itself a dome
        dome = [*corners([(wide, height * 0.95)]), (wide * 0.9, y), (wide * 0.3, y - 0.12)]
        parts.append(Part(mirrored(dome), tone=0.9, smooth=True))
    if chance(rng, 0.45):
        y = height * rng.uniform(0.25, 0.5)
        line = [(-half, y), (0.0, y + rng.uniform(-0.1, 0.2)), (half, y)]
        parts.append(Part(line, "seam", 0.6, 0.05, smooth=True))
    return _backpack_straps(rng, half, height, hand=hand) + parts


def _backpack_side(rng: Random) -> list[Part]:
    """A backpack from the side or at an angle: a bulging pocket, straps behind."""
    half, height = rng.uniform(0.25, 0.5), rng.uniform(0.8, 1.2)
    lean = rng.uniform(-0.1, 0.15)
    body = [(half * 0.5, 0.0), (half, height * 0.35), (half, height * 0.85), (half * 0.5, height)]
    body += [(-half * 0.6, height), (-half, height * 0.8), (-half + lean, height * 0.3)]
    body.append((-half * 0.4 + lean, 0.02))
    parts = [Part(body, smooth=True)]
    out = half + rng.uniform(0.1, 0.35)
    top, low = height * rng.uniform(0.3, 0.6), height * rng.uniform(0.88, 1.0)
    bulge = [(half * 0.9, top), (out, top + 0.1), (out, low - 0.1), (half * 0.8, low)]
    parts.insert(int(chance(rng, 0.3)), Part(bulge, tone=0.9, smooth=True))
    side = -1
    for _ in range(rng.choice((0, 1, 1, 2, 3))):  # loops that people draw over one another
        x, back = side * half * rng.uniform(0.5, 1.0), side * (half + rng.uniform(0.08, 0.45))
        above, below = height * rng.uniform(0.0, 0.35), height * rng.uniform(0.6, 1.0)
        bend = (below - above) * 0.3
        strap = [(x, above), (back, above + bend), (back, below - bend), (x, below)]
        parts.append(Part(strap, "strap", 0.8, rng.uniform(0.03, 0.12), smooth=True))
        side = rng.choice((-1, -1, 1))
    for _ in range(rng.choice((0, 1, 1, 2))):  # the edge between front and side
        x = rng.uniform(-0.6, 0.6) * half
        bow = rng.uniform(-0.12, 0.12)
        edge = [(x, 0.06), (x + bow, height * 0.5), (x, height * 0.96)]
        parts.append(Part(edge, "seam", 0.7, 0.04, smooth=True))
    if chance(rng, 0.4):
        loop = arc((0.0, 0.04), (half * 0.4, rng.uniform(0.08, 0.25)), -math.pi, 0.0)
        parts.append(Part(loop, "strap", 0.8, 0.05, smooth=True))
    return flipped(parts) if chance(rng, 0.5) else parts


def _loops(rng: Random, half: float, height: float) -> list[Part]:
    """Straps that stand out at the right of a backpack, one within another."""
    reach = rng.uniform(0.12, 0.7) * min(1.0, 2 * half)
    above, below = height * rng.uniform(-0.05, 0.35), height * rng.uniform(0.6, 1.05)
    parts = []
    for _ in range(rng.choice((1, 1, 2, 2, 3))):
        x = half * rng.uniform(0.35, 0.95)
        bend = (below - above) * rng.uniform(0.1, 0.35)
        strap = [(x, above), (half + reach * 0.9, above + bend * 0.6)]
        strap += [(half + reach, (above + below) / 2), (half + reach * 0.9, below - bend * 0.6)]
        if chance(rng, 0.85):  # or it hangs loose
            strap.append((x, below))
        parts.append(Part(strap, "strap", 0.8, rng.uniform(0.02, 0.06), smooth=True))
        reach *= rng.uniform(0.5, 0.85)
        above, below = above + 0.08 * height, below - 0.08 * height
    return parts


def _pouch(rng: Random, half: float, height: float) -> list[Part]:
    """What people draw on the front of a backpack: a pocket, a zip, a flap, a button."""
    parts: list[Part] = []
    kind = rng.random()
    y = height * rng.uniform(0.45, 0.65)
    wide = half * rng.uniform(0.4, 0.9)
    if kind < 0.3:
        parts.append(Part(rectangle(-wide, y, wide, height * rng.uniform(0.8, 0.95)), tone=0.9))
    elif kind < 0.5:
        middle = (rng.uniform(-0.2, 0.2) * half, y + 0.08)
        parts.append(Part(ellipse(middle, (wide * 0.6, height * 0.14), 8), tone=0.9, smooth=True))
    elif kind < 0.65:
        dip = rng.uniform(0.0, 0.4) * height
        line = [(-half * 0.95, y - 0.2), (0.0, y - 0.2 + dip), (half * 0.95, y - 0.2)]
        parts.append(Part(line, "strap", smooth=chance(rng, 0.7)))
    for _ in range(rng.choice((0, 0, 1, 2))):
        x, bow = rng.uniform(-0.6, 0.6) * half, rng.uniform(-0.15, 0.15)
        edge = [(x, 0.05), (x + bow, height * 0.5), (x, height * 0.95)]
        parts.append(Part(edge, "strap", smooth=True))
    return parts


def _backpack_loops(rng: Random) -> list[Part]:
    """A round or boxy backpack with its straps as loops at one side or both, often lying."""
    half, height = rng.uniform(0.3, 0.58), rng.uniform(0.75, 1.15)
    if chance(rng, 0.45):
        body = ellipse((0.0, height / 2), (half, height / 2), 10)
    else:
        side = [(half, height * 0.3), *corners([(half * rng.uniform(0.8, 1.1), height)])]
        body = mirrored([(half * rng.uniform(0.4, 0.9), 0.02), *side])
    parts = [Part(body, smooth=chance(rng, 0.85)), *_pouch(rng, half, height)]
    loops = _loops(rng, half, height)
    if chance(rng, 0.35):
        loops += flipped(_loops(rng, half, height))
    # People draw the straps before or after the body, then partly over it.
    parts = loops + parts if chance(rng, 0.6) else parts + loops
    if chance(rng, 0.3):
        grip = arc((0.0, 0.04), (half * 0.4, rng.uniform(0.08, 0.25)), -math.pi, 0.0)
        parts.insert(0, Part(grip, "strap", 0.8, 0.04, smooth=True))
    if chance(rng, 0.5):
        parts = flipped(parts)
    return moved(parts, (0.0, 0.0), rng.gauss(0.0, 0.2))


def bag(rng: Random, *, hand: bool) -> list[Part]:
    """A bag of any kind: handbag, tote, purse, clutch or backpack."""
    kind = rng.random()
    if hand and kind < 0.12:
        parts = _backpack_side(rng)
    elif hand and kind < 0.27:
        parts = _backpack_loops(rng)
    elif kind < (0.5 if hand else 0.08):
        parts = _backpack(rng, hand=hand)
    else:
        parts = _handbag(rng, hand=hand)
    return moved(parts, (0.0, 0.0), rng.gauss(0.0, 0.14)) if hand else parts
