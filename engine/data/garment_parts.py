"""What a procedural garment is made of: a few flat parts, in any unit, y pointing down.

The outlines of `garment_tops`, `garment_bottoms` and `garment_footwear` are lists of parts;
`garment_rendering` fits them into the frame and draws them as a photo or as a person would.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
Role: TypeAlias = Literal["panel", "cut", "seam", "strap"]


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a garment.

    Attributes:
        points: the control points. A panel or cut is closed from the last point to the first,
            and that closing edge lies where people tend to leave a drawing open (a neck, a
            waist, the top of a boot).
        role: `panel` is cloth; `cut` a hole through which the background shows; `seam` a line
            on the cloth; `strap` a band of cloth of its own.
        tone: shade relative to the garment's own (1 is the same).
        width: thickness of a seam or strap, in the unit of the points.
        smooth: a curve runs through the points; a point given twice is a corner.
    """

    points: list[Point]
    role: Role = "panel"
    tone: float = 1.0
    width: float = 0.0
    smooth: bool = False


def chance(rng: Random, probability: float) -> bool:
    """True with the given probability."""
    return rng.random() < probability


def mirrored(half: list[Point]) -> list[Point]:
    """A contour symmetric about x = 0: the right half as given, then its image, backwards."""
    return half + [(-x, y) for x, y in reversed(half)]


def corners(points: list[Point]) -> list[Point]:
    """Each point twice, so that a smooth part has a corner there."""
    return [point for point in points for _ in range(2)]


def flipped(parts: list[Part]) -> list[Part]:
    """The garment seen from the other side (left and right swapped)."""
    return [
        Part([(-x, y) for x, y in part.points], part.role, part.tone, part.width, part.smooth)
        for part in parts
    ]


def moved(parts: list[Part], shift: Point, angle: float = 0.0) -> list[Part]:
    """The garment turned by `angle` (radians) about the origin, then shifted."""
    cosine, sine = math.cos(angle), math.sin(angle)
    return [
        Part(
            [
                (x * cosine - y * sine + shift[0], x * sine + y * cosine + shift[1])
                for x, y in part.points
            ],
            part.role,
            part.tone,
            part.width,
            part.smooth,
        )
        for part in parts
    ]


def ellipse(centre: Point, radii: Point, steps: int = 10) -> list[Point]:
    """Points around an ellipse."""
    return arc(centre, radii, 0.0, 2 * math.pi * (steps - 1) / steps, steps)


def arc(centre: Point, radii: Point, start: float, end: float, steps: int = 7) -> list[Point]:
    """Points along an ellipse from angle `start` to `end` (radians, clockwise as y points down)."""
    turn = (end - start) / (steps - 1)
    return [
        (
            centre[0] + radii[0] * math.cos(start + turn * i),
            centre[1] + radii[1] * math.sin(start + turn * i),
        )
        for i in range(steps)
    ]


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Point]:
    """The corners of a box; the closing edge is the upper one."""
    return [(right, top), (right, bottom), (left, bottom), (left, top)]


def between(start: Point, end: Point, share: float) -> Point:
    """The point that lies `share` of the way from start to end."""
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
