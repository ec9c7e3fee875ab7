"""Outlines of what is worn above the waist, and of dresses.

Units and `hand` as in `garment_cloth`.
"""

from __future__ import annotations

from random import Random

from engine.data.garment_cloth import (
    Cut,
    bands,
    cloth,
    decoration,
    neckline,
    plain_cut,
    sleeve_corners,
)
from engine.data.garment_parts import Part, between, chance, ellipse, mirrored, rectangle


def _buttons(rng: Random, cut: Cut, x: float, tone: float, radius: float) -> list[Part]:
    """A column of buttons."""
    count, top = rng.randint(3, 6), cut.neck_depth + 0.1
    step = (cut.length - top - 0.1) / count
    return [
        Part(ellipse((x, top + step * (i + 0.5)), (radius, radius), 5), "panel", tone)
        for i in range(count)
    ]


def _collar(rng: Random, cut: Cut) -> list[Part]:
    """Two flaps that meet at the throat."""
    tip = (cut.neck * rng.uniform(0.9, 1.5), cut.neck_depth + rng.uniform(0.12, 0.24))
    throat = (0.0, cut.neck_depth + rng.uniform(0.02, 0.08))
    flap = [(cut.neck, -0.02), tip, throat, (cut.neck * 0.5, 0.0)]
    tone = rng.uniform(0.85, 1.15)
    return [Part(flap, tone=tone), Part([(-x, y) for x, y in flap], tone=tone)]


def t_shirt(rng: Random, *, hand: bool) -> list[Part]:
    """A T-shirt or another light top: sleeves to the elbow at most, no opening in front."""
    cut = plain_cut(rng, hand=hand)
    kind = rng.random()
    cut.sleeve = rng.uniform(0.18, 0.42)
    cut.neck_depth = rng.uniform(0.02, 0.22)
    if hand:
        # People draw short sleeves rather long, but as wide as they are: that is what tells
        # them from a pullover's.
        cut.cuff = cut.armhole * rng.uniform(0.65, 1.15)
        cut.sleeve = rng.uniform(0.18, min(0.62, 1.9 * cut.cuff))
        cut.sleeve_angle = rng.uniform(0.0, 1.1)
        cut.length = rng.uniform(0.85, 1.35)
    else:
        cut.sleeve_angle = rng.uniform(0.75, 1.25)
    if kind < (0.06 if hand else 0.2):  # a tank top
        cut.sleeve, cut.shoulder = 0.0, cut.neck + rng.uniform(0.06, 0.14)
        cut.neck_depth = rng.uniform(0.1, 0.35)
    elif kind > 0.88 and not hand:  # three-quarter sleeves
        cut.sleeve, cut.sleeve_angle = rng.uniform(0.5, 0.75), rng.uniform(1.05, 1.3)
    parts = cloth(rng, cut, hand=hand)
    parts += bands(rng, cut, cuffs=0.15, hem=0.1, neck=0.3)
    if hand and cut.sleeve and chance(rng, 0.2):
        shoulder, _, _, armpit = sleeve_corners(cut)
        for sign in (-1, 1):
            line = [(sign * x, y) for x, y in (shoulder, armpit)]
            parts.append(Part(line, "seam", 0.7, 0.03))
    if chance(rng, 0.25 if hand else 0.4):
        parts += decoration(rng, cut, hand=hand)
    return parts


def pullover(rng: Random, *, hand: bool) -> list[Part]:
    """A pullover or sweatshirt: long sleeves, closed in front, often with ribbed ends."""
    cut = plain_cut(rng, hand=hand)
    cut.neck_depth = rng.uniform(0.0, 0.14)
    cut.pointed_neck = chance(rng, 0.12)
    if hand:
        cut.cuff = rng.uniform(0.14, 0.27)
        cut.sleeve = max(rng.uniform(0.55, 1.05), 2.2 * cut.cuff)
        cut.sleeve_angle = rng.uniform(0.3, 1.35) if chance(rng, 0.8) else rng.uniform(0.0, 0.4)
        cut.length = rng.uniform(0.85, 1.35)
    else:
        cut.sleeve, cut.sleeve_angle = rng.uniform(1.0, 1.35), rng.uniform(1.36, 1.52)
        cut.length = rng.uniform(1.2, 1.6)
        cut.cuff = rng.uniform(0.14, 0.2)
    parts = cloth(rng, cut, hand=hand)
    parts += bands(rng, cut, cuffs=0.5, hem=0.5, neck=0.55)
    if chance(rng, 0.08):  # a hood behind the neck
        hood = ellipse((0, 0.0), (cut.neck * 1.25, rng.uniform(0.15, 0.28)), 10)
        parts.insert(0, Part(hood, tone=0.8, smooth=True))
    if chance(rng, 0.3):
        parts += decoration(rng, cut, hand=hand)
    return parts


def _front(rng: Random, cut: Cut, *, hand: bool) -> list[Part]:
    """The opening of a coat: a line, a gap, or two lapels that cross."""
    dark = rng.uniform(0.1, 0.7) if hand else rng.uniform(0.3, 1.1)
    lean = rng.uniform(-0.06, 0.06)
    top = cut.neck_depth
    parts = []
    if chance(rng, 0.2 if hand else 0.1):  # worn open: the lining or the background shows
        wide = rng.uniform(0.05, 0.2)
        gap = [(0.03, top), (wide, cut.length), (-wide, cut.length), (-0.03, top)]
        parts.append(Part(gap, "cut" if hand else "panel", dark))
    else:
        width = rng.uniform(0.03, 0.07)
        # A strap, since hands leave out seams: without this line it would be a pullover.
        parts.append(Part([(0, top), (lean, cut.length)], "strap", dark, width))
    if chance(rng, 0.45):
        low = top + rng.uniform(0.2, 0.55)
        out = cut.neck * rng.uniform(1.0, 1.5)
        for sign in (-1, 1):
            lapel = [(sign * cut.neck, 0.0), (sign * out, low * 0.55), (0.0, low)]
            parts.append(Part(lapel, tone=rng.uniform(0.7, 1.2)))
    elif chance(rng, 0.4):
        parts += _collar(rng, cut)
    return parts


def coat(rng: Random, *, hand: bool) -> list[Part]:
    """A coat or jacket: long sleeves and an opening all the way down the front."""
    cut = plain_cut(rng, hand=hand)
    cut.neck_depth = rng.uniform(0.0, 0.12)
    cut.pointed_neck = chance(rng, 0.3)
    cut.length = rng.uniform(0.85, 1.9) if hand else rng.uniform(1.3, 1.9)
    if hand:
        cut.sleeve = rng.uniform(0.4, 1.05)
        cut.sleeve_angle = rng.uniform(0.3, 1.4) if chance(rng, 0.85) else rng.uniform(0.0, 0.4)
    else:
        cut.sleeve, cut.sleeve_angle = rng.uniform(1.0, 1.4), rng.uniform(1.36, 1.52)
        cut.hem = cut.chest * rng.uniform(0.95, 1.3)
        cut.cuff = rng.uniform(0.15, 0.22)
    parts = cloth(rng, cut, hand=hand)
    parts += _front(rng, cut, hand=hand)
    parts += bands(rng, cut, cuffs=0.3, hem=0.15, neck=0.05)
    if chance(rng, 0.45 if hand else 0.25):
        side = rng.choice((0.07, -0.07, 0.0))
        for x in {side, -side} if chance(rng, 0.25) else {side}:
            parts += _buttons(rng, cut, x, rng.uniform(0.1, 0.6), rng.uniform(0.02, 0.045))
    if chance(rng, 0.4):
        y = cut.length * rng.uniform(0.55, 0.7)
        for sign in (-1, 1):
            x = sign * cut.waist * 0.55
            pocket = rectangle(x - 0.1, y, x + 0.1, y + rng.uniform(0.02, 0.2))
            parts.append(Part(pocket, tone=rng.uniform(0.6, 1.0)))
    if chance(rng, 0.15):
        y = cut.length * rng.uniform(0.45, 0.55)
        parts.append(Part([(-cut.waist, y), (cut.waist, y)], "seam", 0.5, 0.08))
    return parts


def shirt(rng: Random, *, hand: bool) -> list[Part]:
    """A shirt or blouse: a collar with two flaps, a placket with buttons, sleeves of any length."""
    cut = plain_cut(rng, hand=hand)
    cut.neck = rng.uniform(0.12, 0.19)
    cut.neck_depth = rng.uniform(0.02, 0.1)
    cut.length = rng.uniform(0.95, 1.4) if hand else rng.uniform(1.3, 1.7)
    long = chance(rng, 0.4 if hand else 0.65)
    if hand:
        cut.sleeve = rng.uniform(0.6, 1.05) if long else rng.uniform(0.2, 0.45)
        cut.sleeve_angle = rng.uniform(0.2, 1.35)
    elif long:
        cut.sleeve, cut.sleeve_angle = rng.uniform(1.0, 1.35), rng.uniform(1.36, 1.52)
        cut.cuff = rng.uniform(0.17, 0.24)
    else:
        cut.sleeve, cut.sleeve_angle = rng.uniform(0.25, 0.6), rng.uniform(0.8, 1.25)
    parts = cloth(rng, cut, hand=hand)
    if not hand and chance(rng, 0.15):  # a blouse without an opening
        cut.hem *= 1.1
        return parts + (decoration(rng, cut, hand=hand) if chance(rng, 0.3) else [])
    dark = rng.uniform(0.5, 0.9)
    placket = rng.random()
    lines = (-0.05, 0.05) if placket < 0.35 else (rng.uniform(-0.04, 0.04),)
    if placket < 0.75 or not hand:
        for x in lines:
            line = [(x, cut.neck_depth), (x, cut.length)]
            parts.append(Part(line, "seam", dark, rng.uniform(0.015, 0.035)))
    parts += _buttons(rng, cut, 0.0, rng.uniform(0.3, 1.5), rng.uniform(0.015, 0.035))
    parts += _collar(rng, cut)
    parts += bands(rng, cut, cuffs=0.35, hem=0.05, neck=0.0)
    if chance(rng, 0.35):
        x, y = cut.chest * 0.5, cut.drop + cut.armhole
        parts.append(Part(rectangle(x - 0.1, y, x + 0.1, y + 0.2), tone=0.88))
    return parts


def dress(rng: Random, *, hand: bool) -> list[Part]:
    """A dress: long, mostly without long sleeves, a waist and a skirt that is wider or straight."""
    cut = plain_cut(rng, hand=hand)
    chest = cut.chest = rng.uniform(0.22, 0.34) if hand else rng.uniform(0.28, 0.4)
    cut.length = rng.uniform(1.3, 2.3) if hand else rng.uniform(1.7, 2.6)
    cut.armhole, cut.drop = rng.uniform(0.2, 0.32), rng.uniform(0.0, 0.06)
    cut.neck, cut.neck_depth = chest * rng.uniform(0.4, 0.75), rng.uniform(0.03, 0.3)
    kind = rng.random()
    if kind < 0.45:
        cut.sleeve, cut.shoulder = 0.0, cut.neck + rng.uniform(0.02, 0.1)
    else:
        cut.shoulder = chest + 0.03
        cut.sleeve = rng.uniform(0.12, 0.4) if kind < 0.8 else rng.uniform(0.6, 0.95)
        cut.sleeve_angle = rng.uniform(0.3, 1.25) if hand else rng.uniform(0.95, 1.45)
        cut.cuff = rng.uniform(0.13, 0.2)
    cut.waist = chest * rng.uniform(0.65, 0.95)
    flare = rng.uniform(1.5, 3.6) if hand else rng.uniform(0.85, 2.1)
    cut.hem = max(chest * flare, cut.waist)
    waist = rng.uniform(0.55, 0.9)
    parts = _skirted(rng, cut, waist, hand=hand)
    if chance(rng, 0.35):
        line = [(-cut.waist, waist), (cut.waist, waist)]
        parts.append(Part(line, "seam", rng.uniform(0.3, 1.3), rng.uniform(0.03, 0.09)))
    for _ in range(rng.choice((0, 0, 1, 3))):  # folds of the skirt
        x = rng.uniform(-0.8, 0.8)
        fold = [(x * cut.waist, waist + 0.1), (x * cut.hem, cut.length * 0.97)]
        parts.append(Part(fold, "seam", 0.75, 0.04))
    return parts


def _skirted(rng: Random, cut: Cut, waist: float, *, hand: bool) -> list[Part]:
    """A dress' cloth: the top's, with the waist at its own height and a bow in the skirt."""
    shoulder, outer, inner, armpit = sleeve_corners(cut)
    bow = between((cut.waist, waist), (cut.hem, cut.length), 0.45)
    side = [armpit, (cut.waist, waist), (bow[0] + rng.uniform(-0.03, 0.1), bow[1])]
    side.append((cut.hem, cut.length))
    neck = (cut.neck, 0.0)
    if cut.sleeve == 0:
        return [Part(mirrored([neck, shoulder, *side]) + neckline(cut))]
    if cut.sleeve > 0.5 and inner[0] < bow[0] and not hand:
        arm = [shoulder, outer, inner, armpit]
        arms = [Part(arm, tone=0.92), Part([(-x, y) for x, y in arm], tone=0.92)]
        return [Part(mirrored([neck, shoulder, *side]) + neckline(cut)), *arms]
    return [Part(mirrored([neck, shoulder, outer, inner, *side]) + neckline(cut))]
