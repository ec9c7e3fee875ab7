"""A rectangle in the logical square."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """From left to right and from top to bottom, as shares of the sheet's edge."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def longest(self) -> float:
        """Its longer edge."""
        return max(self.right - self.left, self.bottom - self.top)

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def on_sheet(self) -> Box:
        """The part of it that is on the sheet; of a box beside it, what is nearest."""
        return Box(*(min(1.0, max(0.0, side)) for side in self))

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The upper left one first, then clockwise: opposite ones are two apart."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )
