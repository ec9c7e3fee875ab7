"""A drawing as a value that changes step by step, with a way back."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from gui.widgets.drawing.strokes import Marks, afresh, weight

_STEPS: Final = 2_000
_WEIGHT: Final = 2_000_000  # points, about 300 MB at worst


@dataclass(frozen=True)
class UndoState:
    """Which way one can go in the history."""

    can_undo: bool
    can_redo: bool


@dataclass(frozen=True)
class _Edit:
    """One step: behind the first `kept` marks, `old` made way for `new`."""

    kept: int
    old: Marks
    new: Marks

    @property
    def weight(self) -> int:
        return sum(weight(mark) for mark in (*self.old, *self.new))


class DrawingHistory:
    """A drawing's marks, oldest first, and the steps before and after where it stands.

    A step is kept as what it changed. The oldest steps are forgotten beyond 2,000, or before the
    history holds more than two million points.

    Args:
        marks: The drawing to begin with.
    """

    def __init__(self, marks: Marks = ()) -> None:
        self._marks = marks
        self._before: deque[_Edit] = deque()
        self._after: list[_Edit] = []
        self._weight = 0  # of the steps before

    @property
    def marks(self) -> Marks:
        """The drawing as it stands."""
        return self._marks

    @property
    def state(self) -> UndoState:
        """Which way one can go."""
        return UndoState(bool(self._before), bool(self._after))

    def edit(self, marks: Marks) -> bool:
        """Go on to another drawing; false if it is the same one."""
        if marks == self._marks:
            return False
        kept = len(self._marks)
        if marks[:kept] != self._marks:
            kept = _common(self._marks, marks)
        edit = _Edit(kept, self._marks[kept:], afresh(marks[kept:]))
        self._after.clear()
        self._marks = self._marks[:kept] + edit.new
        self._push(edit)
        while len(self._before) > _STEPS or (self._weight > _WEIGHT and len(self._before) > 1):
            self._weight -= self._before.popleft().weight
        return True

    def undo(self) -> bool:
        """Go one step back; false at the beginning."""
        if not self._before:
            return False
        edit = self._before.pop()
        self._weight -= edit.weight
        self._after.append(edit)
        self._marks = self._marks[: edit.kept] + edit.old
        return True

    def redo(self) -> bool:
        """Go one step forward again; false at the end."""
        if not self._after:
            return False
        edit = self._after.pop()
        self._marks = self._marks[: edit.kept] + edit.new
        self._push(edit)
        return True

    def _push(self, edit: _Edit) -> None:
        self._before.append(edit)
        self._weight += edit.weight


def _common(first: Marks, second: Marks) -> int:
    """How many marks two drawings begin with that are the same."""
    same = 0
    for one, other in zip(first, second, strict=False):
        if one is not other:
            break
        same += 1
    return same
