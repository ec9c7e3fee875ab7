"""What is done on a sheet, as values: strokes, fills, a picture, moves.

Points are in a logical square, 0..1 from left to right and from top to bottom. A drawing is a
tuple of marks, oldest first; every size of it can be painted from them (`InkLayer`).
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gui.widgets.drawing.box import Box

Point: TypeAlias = tuple[float, float]

REGION_SIZE: Final = 280
"""Pixels along the edge of the raster on which fills are worked out, whatever is painted."""


@dataclass(frozen=True)
class Stroke:
    """One line of the pen.

    Attributes:
        points: (x, y) in the logical square, at least one.
        width: Of the line, as a share of the square's edge.
        erase: Whether it takes ink away.
        shade: Share of the ink's colour in the line, 0 (paper) to 1.
        mirror: Whether it is drawn a second time, mirrored about the sheet's vertical axis.
        pressures: Of the pen at each point, as a factor of the width; empty for none.
    """

    points: tuple[Point, ...]
    width: float
    erase: bool = False
    shade: float = 1.0
    mirror: bool = False
    pressures: tuple[float, ...] = ()

    @cached_property
    def bounds(self) -> Box:
        """The box around its ink, the mirrored line's too."""
        xs, ys = zip(*self.points, strict=True)
        reach = self.width / 2 * max(self.pressures, default=1.0)
        box = Box(min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach)
        if self.mirror:
            return box.joined(Box(1 - box.right, box.top, 1 - box.left, box.bottom))
        return box


@dataclass(frozen=True, eq=False)
class Region:
    """What a fill covers.

    Attributes:
        bits: The mask, uint8 [`REGION_SIZE`², packed]; see `numpy.packbits`.
        darkens: Whether the fill puts ink where there was less of it.
    """

    bits: NDArray[np.uint8]
    darkens: bool

    def mask(self) -> NDArray[np.uint8]:
        """uint8 [REGION_SIZE, REGION_SIZE], 0 or 1."""
        return np.unpackbits(self.bits).reshape(REGION_SIZE, REGION_SIZE)

    @cached_property
    def bounds(self) -> Box | None:
        """The box around what is covered; None for nothing."""
        mask = self.mask()
        columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
        if not len(columns):
            return None
        sides = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
        return Box(*(float(side) / REGION_SIZE for side in sides))


@dataclass
class KnownRegion:
    """A fill's region once it has been worked out from the marks before it."""

    value: Region | None = None


@dataclass(frozen=True)
class Fill:
    """A region of one shade poured out with another.

    Attributes:
        seed: Where it was poured.
        shade: Share of the ink's colour, 0 to 1.
        mirror: Whether it is poured at the mirrored place as well.
        region: Belongs to this fill in its place among its drawing's marks; in another drawing
            the fill needs a new one (`afresh`).
    """

    seed: Point
    shade: float = 1.0
    mirror: bool = False
    region: KnownRegion = field(default_factory=KnownRegion, compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class Picture:
    """An image that was brought onto the sheet.

    Attributes:
        ink: Share of the ink's colour, uint8 [H, W], 0 paper to 255 ink.
        box: Left, top, width, height in the logical square.
    """

    ink: NDArray[np.uint8]
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Move:
    """All that was drawn before, scaled about the upper left corner and then moved."""

    scale: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def then(self, after: "Move") -> "Move":
        """This move and another one after it, as one."""
        return Move(
            self.scale * after.scale,
            self.dx * after.scale + after.dx,
            self.dy * after.scale + after.dy,
        )

    def carried(self, box: Box) -> Box:
        """Where a box is after the move."""
        return Box(
            box.left * self.scale + self.dx,
            box.top * self.scale + self.dy,
            box.right * self.scale + self.dx,
            box.bottom * self.scale + self.dy,
        )


Mark: TypeAlias = Stroke | Fill | Picture | Move
Marks: TypeAlias = tuple[Mark, ...]

STAYS: Final = Move()


def mirrored(point: Point) -> Point:
    """The point at the other side of the sheet's vertical axis."""
    return 1.0 - point[0], point[1]


def afresh(marks: Marks) -> Marks:
    """The marks for another drawing: fills forget what they covered in this one."""
    return tuple(
        Fill(mark.seed, mark.shade, mark.mirror) if isinstance(mark, Fill) else mark
        for mark in marks
    )


def moves_after(marks: Marks, start: int) -> list[Move]:
    """For each mark from `start` on, and for the end, all later moves as one."""
    found = [STAYS]
    for mark in reversed(marks[start:]):
        found.append(mark.then(found[-1]) if isinstance(mark, Move) else found[-1])
    found.reverse()
    return found


def weight(mark: Mark) -> int:
    """About what a mark costs to paint and to keep, in points of a stroke."""
    match mark:
        case Stroke():
            return 4 + len(mark.points) * (2 if mark.mirror else 1)
        case Fill():
            return 300
        case Picture():
            return 300 + mark.ink.size // 64
        case Move():
            return 1
