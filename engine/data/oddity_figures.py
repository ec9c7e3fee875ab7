"""Strokes of things that are no clothes: scribbles, faces, houses, what people doodle.

Each function draws one figure at random, as parts in any unit with y pointing down (see
`garment_parts`), so that a garment and a house can be rendered by the same hand. Light.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from engine.data.garment_parts import (
    Part,
    Point,
    arc,
    chance,
    ellipse,
    flipped,
    moved,
    rectangle,
)
from engine.data.oddity_signs import digit, letter, stroke, text


def scribble(rng: Random) -> list[Part]:
    """A line that goes nowhere: to and fro, round and round, or at random."""
    kind, count = rng.random(), rng.randint(6, 45)
    if kind < 0.3:  # to and fro
        step, high = rng.uniform(0.02, 0.2), rng.uniform(0.3, 1.2)
        zigzag = [(i * step + rng.gauss(0, 0.04), (i % 2) * high) for i in range(count)]
        points = [(x + rng.gauss(0, 0.03), y + rng.gauss(0, 0.1)) for x, y in zigzag]
    elif kind < 0.55:  # round and round
        drift, grow = rng.uniform(0.0, 0.12), rng.choice((0.0, 0.04))
        points = []
        for i in range(count * 2):
            radius = rng.uniform(0.3, 0.5) + grow * i
            angle = i * rng.uniform(0.7, 1.0)
            points.append((radius * math.cos(angle) + drift * i, radius * math.sin(angle)))
    else:
        x = y = 0.0
        heading, bend = rng.uniform(0, 6.3), rng.uniform(0.5, 2.0)
        points = []
        for _ in range(count):
            heading += rng.gauss(0, bend)
            x, y = x + math.cos(heading) * 0.3, y + math.sin(heading) * 0.3
            points.append((x * 0.95, y * 0.95))
    lines = [stroke(points, smooth=chance(rng, 0.75))]
    if chance(rng, 0.3):
        lines += moved(scribble(rng), (rng.uniform(-1, 1), rng.uniform(-1, 1)), rng.uniform(0, 3))
    return moved(lines, (0.0, 0.0), rng.uniform(0, 3.1))


def face(rng: Random) -> list[Part]:
    """A head with eyes and a mouth; perhaps a nose, ears, hair, a hat of strokes."""
    wide, high = rng.uniform(0.7, 1.0), rng.uniform(0.8, 1.2)
    parts = [Part(ellipse((0, 0), (wide, high), 10), smooth=True)]
    x, y, size = (
        rng.uniform(0.25, 0.45) * wide,
        -high * rng.uniform(0.1, 0.4),
        rng.uniform(0.03, 0.2),
    )
    for sign in (-1, 1):
        if chance(rng, 0.8):
            parts.append(Part(ellipse((sign * x, y), (size, size * 0.9), 7), smooth=True))
        else:
            parts.append(stroke([(sign * x - 0.1, y), (sign * x + 0.1, y)]))
    drop, curve = high * rng.uniform(0.35, 0.6), rng.uniform(-0.12, 0.3)
    half = wide * rng.uniform(0.2, 0.55)
    parts.append(stroke([(-half, drop), (0, drop + curve), (half, drop)], smooth=True))
    if chance(rng, 0.2):
        parts.append(stroke([(-half, drop), (half, drop)]))
    if chance(rng, 0.55):
        tip = (rng.uniform(-0.15, 0.15), high * 0.15)
        parts.append(stroke([(0, -high * 0.15), tip, (0.0, high * 0.2)]))
    if chance(rng, 0.3):
        for sign in (-1, 1):
            parts.insert(0, Part(ellipse((sign * wide, 0), (0.15, 0.25), 8), smooth=True))
    if chance(rng, 0.5):
        for _ in range(rng.randint(3, 14)):
            turn = rng.uniform(-2.8, -0.3)
            root = (wide * math.cos(turn), high * math.sin(turn))
            reach = rng.uniform(1.05, 1.5)
            parts.append(stroke([root, (root[0] * reach, root[1] * reach)]))
    return parts


def house(rng: Random) -> list[Part]:
    """Walls and a roof; a door, windows, a chimney."""
    half, high, top = rng.uniform(0.5, 0.9), rng.uniform(0.5, 1.2), rng.uniform(0.3, 0.9)
    eaves = half * rng.uniform(1.0, 1.3)
    parts = [Part(rectangle(-half, 0, half, high))]
    if chance(rng, 0.75):
        parts.append(Part([(-eaves, 0.0), (rng.uniform(-0.1, 0.1), -top), (eaves, 0.0)]))
    else:
        ridge = half * rng.uniform(0.3, 0.8)
        parts.append(Part([(-eaves, 0.0), (-ridge, -top), (ridge, -top), (eaves, 0.0)]))
    if chance(rng, 0.85):
        x, wide, tall = rng.uniform(-0.5, 0.3) * half, rng.uniform(0.2, 0.35), high * 0.6
        parts.append(Part(rectangle(x, high - tall, x + wide * half * 1.5, high)))
    for x in (-0.6 * half, 0.4 * half):
        if chance(rng, 0.6):
            y, size = high * rng.uniform(0.1, 0.25), half * rng.uniform(0.2, 0.4)
            parts.append(Part(rectangle(x, y, x + size, y + size)))
            if chance(rng, 0.5):
                parts.append(stroke([(x + size / 2, y), (x + size / 2, y + size)]))
                parts.append(stroke([(x, y + size / 2), (x + size, y + size / 2)]))
    if chance(rng, 0.4):
        x = half * rng.uniform(0.3, 0.6)
        parts.insert(0, Part(rectangle(x, -top * 1.05, x + 0.15, 0)))
    return parts


def tree(rng: Random) -> list[Part]:
    """A trunk with a crown, or a fir of triangles."""
    wide, high = rng.uniform(0.06, 0.2), rng.uniform(0.5, 1.2)
    trunk = Part(rectangle(-wide, 0, wide, high))
    if chance(rng, 0.4):
        levels = [
            Part([(-0.9 + 0.2 * i, -0.45 * i), (0.0, -0.9 - 0.45 * i), (0.9 - 0.2 * i, -0.45 * i)])
            for i in range(rng.randint(1, 3))
        ]
        return [trunk, *levels]
    radius, bumps = rng.uniform(0.5, 0.9), rng.randint(6, 14)
    crown = [
        ((radius + 0.13 * (i % 2)) * math.cos(i * math.pi / bumps) + rng.gauss(0, 0.03),
         (radius + 0.13 * (i % 2)) * math.sin(i * math.pi / bumps) - radius)
        for i in range(2 * bumps)
    ]  # fmt: skip
    return [trunk, Part(crown, smooth=True)]


def star(rng: Random) -> list[Part]:
    """A star or a sun: a ring of points or rays."""
    count, inner = rng.randint(4, 8), rng.uniform(0.3, 0.6)
    turn = rng.uniform(0, 6.3)
    ring = [
        ((1 if i % 2 else inner) * math.cos(turn + i * math.pi / count),
         (1 if i % 2 else inner) * math.sin(turn + i * math.pi / count))
        for i in range(2 * count)
    ]  # fmt: skip
    if chance(rng, 0.5):
        return [Part(ring)]
    rays = [stroke([(x * 0.7, y * 0.7), (x, y)]) for x, y in ring[1::2]]
    return [Part(ellipse((0, 0), (inner, inner), 9), smooth=True), *rays]


def flower(rng: Random) -> list[Part]:
    """Petals around a disc, on a stalk."""
    count, size = rng.randint(4, 8), rng.uniform(0.2, 0.35)
    parts = [stroke([(0, 0.4), (rng.gauss(0, 0.1), 1.0), (0, rng.uniform(1.2, 2))], smooth=True)]
    for i in range(count):
        angle = 2 * math.pi * i / count
        centre = (0.5 * math.cos(angle), 0.5 * math.sin(angle))
        parts.append(Part(ellipse(centre, (size, size), 8), smooth=True))
    parts.append(Part(ellipse((0, 0), (0.3, 0.3), 8), smooth=True))
    if chance(rng, 0.6):
        parts.append(Part([(0, 1.1), (0.4, 0.7), (0.5, 0.9)], smooth=True))
    return parts


def fish(rng: Random) -> list[Part]:
    """A fish from the side."""
    high, tail = rng.uniform(0.25, 0.6), rng.uniform(0.2, 0.5)
    body = arc((0, 0), (1, high), 0.25, 6.0, 11)
    tips = [(1 + tail, -tail), (1 + tail * 0.7, 0.0), (1 + tail, tail)]
    parts = [Part([*body, tips[0], tips[1], tips[2]], smooth=chance(rng, 0.3))]
    parts.append(Part(ellipse((-0.65, -0.1), (0.06, 0.06), 6), smooth=True))
    if chance(rng, 0.6):
        parts.append(stroke(arc((-0.6, 0), (0.2, high * 0.7), -1.2, 1.2, 5), smooth=True))
    return flipped(parts) if chance(rng, 0.5) else parts


def cat(rng: Random) -> list[Part]:
    """A head with pointed ears and whiskers."""
    parts = []
    for sign in (-1, 1):
        tip = (sign * 0.75, -rng.uniform(1.0, 1.4))
        parts.append(Part([(sign * 0.8, -0.4), tip, (sign * 0.2, -0.8)]))
    parts.append(Part(ellipse((0, 0), (0.9, 0.8), 10), smooth=True))
    for sign in (-1, 1):
        parts.append(Part(ellipse((sign * 0.35, -0.2), (0.1, 0.12), 7), smooth=True))
        parts += [
            stroke([(sign * 0.3, 0.2 + 0.08 * i), (sign * 1.2, 0.05 + 0.2 * i)])
            for i in range(rng.randint(0, 3))
        ]
    return [*parts, Part([(-0.08, 0.1), (0.08, 0.1), (0, 0.2)])]


def person(rng: Random) -> list[Part]:
    """A stick figure."""
    size, hip = rng.uniform(0.2, 0.4), rng.uniform(1.0, 1.5)
    hand, foot = rng.uniform(-0.3, 0.9), rng.uniform(0.2, 0.6)
    return [
        Part(ellipse((0, -size), (size, size), 9), smooth=True),
        stroke([(0, 0), (0, hip)]),
        stroke([(-0.6, hand), (0, 0.3), (0.6, rng.uniform(-0.3, 0.9))]),
        stroke([(-foot, hip + 0.9), (0, hip), (foot, hip + 0.9)]),
    ]


def car(rng: Random) -> list[Part]:
    """A car from the side."""
    roof, length = rng.uniform(0.3, 0.6), rng.uniform(1.0, 1.5)
    body = [(-length, 0.0), (-0.6, 0.0), (-0.4, -roof), (0.5, -roof), (0.8, 0.0), (length, 0.1)]
    parts = [Part([*body, (length, 0.5), (-length, 0.5)])]
    radius = rng.uniform(0.18, 0.3)
    parts += [
        Part(ellipse((x, 0.5), (radius, radius), 9), smooth=True)
        for x in (-0.6 * length, 0.6 * length)
    ]
    if chance(rng, 0.6):
        parts.append(Part(rectangle(-0.3, -roof * 0.8, 0.4, -0.05)))
    return parts


def boat(rng: Random) -> list[Part]:
    """A sailing boat."""
    deep, mast = rng.uniform(0.3, 0.6), rng.uniform(1.0, 1.8)
    hull = [(-1.0, 0.0), (-0.6, deep), (0.6, deep), (1.0, 0.0)]
    parts = [Part(hull), stroke([(0, 0), (0, -mast)])]
    parts.append(Part([(0.05, -0.1), (0.05, -mast), (rng.uniform(0.5, 0.9), -0.1)]))
    return (
        [*parts, Part([(-0.05, -0.1), (-0.05, -mast), (-0.6, -0.1)])] if chance(rng, 0.5) else parts
    )


def heart(rng: Random) -> list[Part]:
    """A heart."""
    wide = rng.uniform(0.8, 1.2)
    half = [(0.0, 1.0), (0.0, 1.0), (0.8, 0.2), (0.9, -0.4), (0.5, -0.75), (0.0, -0.3)]
    right = [(x * wide, y) for x, y in half]
    return [Part([*right, *[(-x, y) for x, y in reversed(right[2:])]], smooth=True)]


def grid(rng: Random) -> list[Part]:
    """Crossing lines: a fence, a ladder, a board to play on."""
    rows, columns = rng.randint(1, 4), rng.randint(1, 4)
    parts = [stroke([(-0.5, i + 0.0), (columns - 0.5, i + 0.0)]) for i in range(rows)]
    return parts + [stroke([(i + 0.0, -0.5), (i + 0.0, rows - 0.5)]) for i in range(columns)]


def arrow(rng: Random) -> list[Part]:
    """An arrow in any direction."""
    head, bow = rng.uniform(0.2, 0.5), rng.gauss(0, 0.2)
    parts = [stroke([(-1, 0), (0, bow), (1, 0)], smooth=True)]
    parts.append(stroke([(1 - head, -head), (1, 0), (1 - head, head)]))
    return moved(parts, (0, 0), rng.uniform(0, 6.3))


def cloud(rng: Random) -> list[Part]:
    """A cloud, perhaps with rain or lightning."""
    count = rng.randint(5, 9)
    ring: list[Point] = []
    for i in range(count):
        angle = 2 * math.pi * i / count
        for offset, reach in ((-0.3, 0.95), (0.0, 1.25), (0.3, 0.95)):
            turn = angle + offset * 6.3 / count
            ring.append((1.3 * reach * math.cos(turn), 0.7 * reach * math.sin(turn)))
        ring.append((0.9 * math.cos(angle + 3.14 / count), 0.5 * math.sin(angle + 3.14 / count)))
    parts = [Part(ring, smooth=True)]
    parts += [
        stroke([(-0.8 + 0.4 * i, 1.1), (-0.9 + 0.4 * i, rng.uniform(1.4, 1.9))])
        for i in range(rng.choice((0, 0, 3, 5)))
    ]
    return parts


FIGURES: dict[str, Callable[[Random], list[Part]]] = {
    "scribbles": scribble,
    "digits": digit,
    "letters": letter,
    "text": text,
    "faces": face,
    "houses": house,
    "trees": tree,
    "stars": star,
    "flowers": flower,
    "fish": fish,
    "cats": cat,
    "people": person,
    "cars": car,
    "boats": boat,
    "hearts": heart,
    "grids": grid,
    "arrows": arrow,
    "clouds": cloud,
}
"""Every kind of figure, by a plural name."""
