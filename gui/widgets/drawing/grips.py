"""Ways to hold a drawing while it is moved and scaled."""

import math
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from gui.widgets.drawing.strokes import Point

_CLOSE = 1e-3  # share of the sheet's edge; a scale from less would jump


class Pull(NamedTuple):
    """The drawing scaled, and one of its points brought from `start` to `end`."""

    scale: float
    start: Point
    end: Point


@dataclass(frozen=True)
class Hand:
    """Held at one point, which follows the pointer."""

    start: Point

    def pull(self, to: Point) -> Pull:
        """With the pointer at `to`."""
        return Pull(1.0, self.start, to)


@dataclass(frozen=True)
class Corner:
    """Held at a corner; the opposite one stays where it is."""

    start: Point
    anchor: Point

    @property
    def falls(self) -> bool:
        """Whether the diagonal falls from left to right."""
        return (self.start[0] > self.anchor[0]) == (self.start[1] > self.anchor[1])

    def pull(self, to: Point) -> Pull:
        """With the pointer at `to`; how far it is along the diagonal counts."""
        across = self.start[0] - self.anchor[0], self.start[1] - self.anchor[1]
        length = max(_CLOSE**2, across[0] ** 2 + across[1] ** 2)
        along = (to[0] - self.anchor[0]) * across[0] + (to[1] - self.anchor[1]) * across[1]
        return Pull(along / length, self.anchor, self.anchor)


@dataclass(frozen=True)
class Pinch:
    """Held with two fingers; it does not turn with them."""

    first: Point
    second: Point

    def pull(self, first: Point, second: Point) -> Pull:
        """With the fingers at these points."""
        scale = math.dist(first, second) / max(_CLOSE, math.dist(self.first, self.second))
        return Pull(scale, _middle(self.first, self.second), _middle(first, second))


Grip: TypeAlias = Hand | Corner | Pinch


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
