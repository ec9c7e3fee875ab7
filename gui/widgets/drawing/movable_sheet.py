"""A sheet whose drawing can be moved and scaled, all of it at once."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gui.widgets.drawing import handles, ink_box
from gui.widgets.drawing.box import Box
from gui.widgets.drawing.grips import Corner, Grip, Hand, Pinch, Pull
from gui.widgets.drawing.ink_sheet import InkSheet
from gui.widgets.drawing.mark_painter import grey_array
from gui.widgets.drawing.strokes import STAYS, Marks, Move, Point

_SETTLE = 500  # ms without a turn of the wheel, after which a scaling is one edit
# The longer edge of a drawing's box that scaling does not go beyond, in edges of the sheet.
_SMALLEST: Final = 0.05
_LARGEST: Final = 5.0
_LEFT_ON: Final = 0.05  # how much of a drawing stays on the sheet, as a share of the sheet's edge


class MovableSheet(InkSheet):
    """Moving and scaling: with a grip that follows a pointer, or step by step.

    While it goes on it is shown, and is one edit when it ends. The drawing keeps a size to work
    with, and a part of it stays on the sheet, so that it can always be taken hold of again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grip: Grip | None = None
        self._boxed: tuple[Marks, bool, Box | None] = ((), True, None)
        self._settle = QTimer(self, interval=_SETTLE, singleShot=True)
        self._settle.timeout.connect(self._finish_move)

    @property
    def is_held(self) -> bool:
        """Whether a press has not been followed by a release."""
        return self.is_drawing or self._grip is not None

    def ink_box(self) -> Box | None:
        """The box around the ink, where it is shown now; None if there is none to be seen."""
        box = self._resting_box()
        return None if box is None else self._moving.carried(box)

    def _resting_box(self) -> Box | None:
        """The box without the move that is not finished."""
        marks = self.strokes
        painted = self._export.shows(marks) and not self.is_drawing
        if self._boxed[0] is not marks or self._boxed[1] != painted:
            levels = grey_array(self._export.image) if painted else None
            box = ink_box.drawn(marks) if levels is None else ink_box.seen(marks, levels)
            self._boxed = marks, painted, box
        return self._boxed[2]

    # Edits

    def shift(self, dx: float, dy: float) -> None:
        """Move the whole drawing by shares of the sheet's edge; can be undone."""
        self._settle_move()
        self.nudge(dx, dy)
        self._settle_move()

    def nudge(self, dx: float, dy: float) -> None:
        """Move the drawing a little: several nudges in quick succession are one edit."""
        self._add_to_move(Move(1.0, dx, dy))

    def zoom(self, factor: float, about: Point = (0.5, 0.5)) -> None:
        """Scale the whole drawing about a point: several in quick succession are one edit."""
        now = self._moving.scale
        factor = self._scale_within(now * factor) / now
        self._add_to_move(Move(factor, about[0] * (1 - factor), about[1] * (1 - factor)))

    def _add_to_move(self, move: Move) -> None:
        if not self.is_held:
            self._carry(self._moving.then(move))
            self._settle.start()

    def undo(self) -> None:
        """Take the last edit back; what is under the pen or held is dropped instead."""
        self._settle_move()
        super().undo()

    def redo(self) -> None:
        """Do again what was last undone."""
        self._settle_move()
        if not self.is_held:
            super().redo()

    def set_strokes(self, strokes: Marks) -> None:
        """Replace the drawing; can be undone."""
        self._settle_move()
        super().set_strokes(strokes)

    # What a pointing device does

    def _frame(self) -> QRectF | None:
        """The frame around the drawing, in the widget's coordinates."""
        box = None if self.is_drawing else self.ink_box()
        return None if box is None else handles.frame(box, self.sheet())

    def _corner_at(self, position: QPointF, reach: float) -> int | None:
        frame = self._frame()
        return None if frame is None else handles.corner_at(frame, position, reach)

    def _take_hold(self, at: Point, reach: float) -> None:
        """Hold the drawing at a handle within `reach` pixels, or as it is."""
        self._finish_move()
        corner, box = self._corner_at(self._from_sheet(at), reach), self.ink_box()
        if corner is None or box is None:
            self._grip = Hand(at)
        else:
            self._grip = Corner(at, box.on_sheet().corners()[(corner + 2) % 4])

    def _pinch(self, first: Point, second: Point) -> None:
        """Hold the drawing with two fingers."""
        self._finish_move()
        self._grip = Pinch(first, second)

    def _pull(self, pull: Pull) -> None:
        scale, (x, y), (to_x, to_y) = self._scale_within(pull.scale), pull.start, pull.end
        self._carry(Move(scale, to_x - scale * x, to_y - scale * y))

    def _let_go(self) -> None:
        self._grip = None
        self._finish_move()

    def _cancel_stroke(self) -> bool:
        self._grip = None
        self._settle.stop()
        return super()._cancel_stroke()

    # The move that is not finished

    def _scale_within(self, scale: float) -> float:
        """The nearest scale that leaves the drawing a size to work with."""
        box = self._resting_box()
        if box is None or not math.isfinite(scale):
            return 1.0
        edge = max(box.longest, 1e-9)
        return min(max(scale, min(1.0, _SMALLEST / edge)), max(1.0, _LARGEST / edge))

    def _carry(self, move: Move) -> None:
        """Show the drawing as it would be after a move."""
        box = self._resting_box()
        if box is not None:
            self._moving = move if move == STAYS else _near_sheet(move, box)
            self.update()

    def _settle_move(self) -> None:
        """End a move that waits for more of the same; a drawing that is held stays so."""
        if self._grip is None:
            self._finish_move()

    @Slot()
    def _finish_move(self) -> None:
        move, self._moving = self._moving, STAYS
        self._settle.stop()
        if move != STAYS:
            self._add(move)


def _near_sheet(move: Move, box: Box) -> Move:
    """The nearest move that leaves a part of the box on the sheet."""
    after = move.carried(box)
    first, last = _LEFT_ON, 1 - _LEFT_ON
    dx = max(0.0, first - after.right) - max(0.0, after.left - last)
    dy = max(0.0, first - after.bottom) - max(0.0, after.top - last)
    return Move(move.scale, move.dx + dx, move.dy + dy)
