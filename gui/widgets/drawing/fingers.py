"""Which fingers are on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QEventPoint

from gui.widgets.drawing.strokes import Point


class Fingers:
    """Where fingers are, from the first that lands to the last that lifts.

    Attributes:
        are_resting: Whether they belong to a hand that lies there and does nothing.
        tap: Where one finger would tap, if it lifts again and no other one lands.
    """

    def __init__(self) -> None:
        self._places: dict[int, Point] = {}
        self._pair: tuple[int, int] | None = None
        self.clear()

    def clear(self) -> None:
        """Forget them all: the next one is the first."""
        self._places.clear()
        self._pair = None
        self.are_resting = False
        self.tap: Point | None = None

    def follow(
        self, points: Iterable[QEventPoint], to_sheet: Callable[[QPointF], Point]
    ) -> Point | None:
        """Note where the fingers are; where one lifted, if one did."""
        lifted = None
        for point in points:
            if point.state() == QEventPoint.State.Released:
                self._places.pop(point.id(), None)
                lifted = to_sheet(point.position())
            elif point.state() != QEventPoint.State.Stationary:
                self._places[point.id()] = to_sheet(point.position())
        return lifted

    @property
    def only(self) -> Point | None:
        """Where the first one of them is."""
        return next(iter(self._places.values()), None)

    @property
    def is_pinch(self) -> bool:
        """Whether two of them have become a pair, both down or not."""
        return self._pair is not None

    def join(self) -> bool:
        """Make a pair of the first two; false if there are fewer."""
        if len(self._places) < 2:
            return False
        first, second, *_ = self._places
        self._pair = first, second
        self.tap = None
        return True

    def part(self) -> None:
        """The pair is one no longer."""
        self._pair = None

    def pair(self) -> tuple[Point, Point] | None:
        """Where the two of the pair are; None if one of them has lifted."""
        if self._pair is None or not all(one in self._places for one in self._pair):
            return None
        return self._places[self._pair[0]], self._places[self._pair[1]]
