"""A drawing as a value that changes step by step, with a way back."""

from dataclasses import dataclass

from gui.widgets.drawing.strokes import Stroke

Strokes = tuple[Stroke, ...]


@dataclass(frozen=True)
class UndoState:
    """Which way one can go in the history."""

    can_undo: bool
    can_redo: bool


class DrawingHistory:
    """The finished strokes, oldest first, and all states before and after them."""

    def __init__(self) -> None:
        self._strokes: Strokes = ()
        self._before: list[Strokes] = []
        self._after: list[Strokes] = []

    @property
    def strokes(self) -> Strokes:
        """The drawing as it stands."""
        return self._strokes

    @property
    def state(self) -> UndoState:
        """Which way one can go."""
        return UndoState(bool(self._before), bool(self._after))

    def edit(self, strokes: Strokes) -> bool:
        """Go on to another drawing; false if it is the same one."""
        if strokes == self._strokes:
            return False
        self._before.append(self._strokes)
        self._after.clear()
        self._strokes = strokes
        return True

    def undo(self) -> bool:
        """Go one step back; false at the beginning."""
        if not self._before:
            return False
        self._after.append(self._strokes)
        self._strokes = self._before.pop()
        return True

    def redo(self) -> bool:
        """Go one step forward again; false at the end."""
        if not self._after:
            return False
        self._before.append(self._strokes)
        self._strokes = self._after.pop()
        return True
