"""A picture of a drawing that is brought up to date by painting only what is new."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QImage, QPainter

from gui.widgets.drawing import floods
from gui.widgets.drawing.mark_painter import (
    Look,
    grey_array,
    paint_chunks,
    paint_picture,
    paint_region,
    paint_tail,
)
from gui.widgets.drawing.strokes import (
    REGION_SIZE,
    STAYS,
    Fill,
    Marks,
    Move,
    Picture,
    Region,
    Stroke,
    moves_after,
    weight,
)

WHITE_ON_BLACK: Final = QColor(255, 255, 255), QColor(0, 0, 0)

_AT_LEAST = 400  # points painted in one go, however slow the machine is
_SNAPSHOTS = 10


class Allowance:
    """How long painting may go on before it has to come back; without seconds, for ever."""

    def __init__(self, seconds: float = math.inf) -> None:
        self._until = time.perf_counter() + seconds
        self._spent = 0

    def spend(self, points: int) -> bool:
        """Note what was painted; whether there is time left."""
        self._spent += points
        return self._spent < _AT_LEAST or time.perf_counter() < self._until


@dataclass(frozen=True)
class _Snapshot:
    """The picture as it was after some marks, which a later move had carried off."""

    marks: Marks
    move: Move
    image: QImage
    clock: int  # how much had been painted by then

    def leads_to(self, marks: Marks) -> bool:
        """Whether painting can go on from here."""
        count = len(self.marks)
        return marks[:count] == self.marks and moves_after(marks, count)[0] == self.move


class InkLayer:
    """A square picture of a drawing, and of the stroke under the pen.

    Snapshots on the way, closer together towards the end, let an undo go on from the last one
    before it.
    """

    def __init__(self, image_format: QImage.Format) -> None:
        self._format = image_format
        self._look = Look(0, *WHITE_ON_BLACK)
        self._image = QImage()
        # The last complete picture and what it shows, until there is a new one.
        self._before: tuple[QImage, Marks] | None = None
        self._marks: Marks = ()  # what the picture shows
        self._move = STAYS  # and where later moves have carried it
        self._live_chunks = 0
        self._stale = True
        self._snapshots: list[_Snapshot] = []
        self._clock = self._last_snapshot = 0
        self._reference: InkLayer | None = None

    @property
    def image(self) -> QImage:
        """The picture as far as it has been painted."""
        return self._image

    def shown(self, marks: Marks) -> tuple[QImage, Move]:
        """The last complete picture, of whatever size and colours; else as far as there is one.

        Returns:
            The picture, and the move by which the drawing has gone on since.
        """
        if self._before is None:
            return self._image, STAYS
        image, shown = self._before
        if marks[: len(shown)] != shown:
            return image, STAYS
        return image, moves_after(marks, len(shown))[0]

    def shows(self, marks: Marks) -> bool:
        """Whether the picture shows these marks, all of them."""
        return not self._stale and marks is self._marks

    @property
    def look(self) -> Look:
        """Its size and colours."""
        return self._look

    def fit(self, size: int, ink: QColor, paper: QColor) -> bool:
        """Set edge (pixels) and colours; starts afresh, and says so, if they changed."""
        look = Look(size, ink, paper)
        if look == self._look:
            return False
        self._look = look
        self._set_aside()
        self._image = QImage(size, size, self._format)
        self._stale = True
        self._snapshots.clear()
        return True

    def drop_live(self) -> None:
        """The stroke under the pen is given up: take it out of the picture."""
        self._stale = self._stale or self._live_chunks > 0

    def advance(self, marks: Marks, live: Stroke | None, allowance: Allowance) -> bool:
        """Bring the picture up to date with the marks and the live stroke's complete chunks.

        Args:
            marks: The drawing.
            live: The stroke under the pen, whose last points `paint_tail` draws.
            allowance: After it is spent, the rest is left for the next call.

        Returns:
            Whether the picture shows everything.
        """
        if self._stale or marks is not self._marks:
            self._go_back(marks)
            if not self._go_on(marks, allowance):
                return False
            self._before = None
        if live is not None:
            painter = QPainter(self._image)
            self._live_chunks = paint_chunks(painter, self._look, live, self._live_chunks)
            painter.end()
        return True

    def _go_back(self, marks: Marks) -> None:
        """Go to the latest state from which the marks can be reached."""
        now = _Snapshot(self._marks, self._move, self._image, self._clock)
        ways = [way for way in self._snapshots if way.leads_to(marks)]
        best = max(ways, key=lambda way: len(way.marks), default=None)
        reached = -1 if best is None else len(best.marks)
        if not self._stale and now.leads_to(marks) and len(now.marks) >= reached:
            return
        if not self._stale:
            self._set_aside()
        self._live_chunks, self._stale = 0, False
        if best is None:
            self._image = QImage(self._image.size(), self._format)
            self._image.fill(self._look.paper)
            self._marks, self._move = (), moves_after(marks, 0)[0]
        else:
            self._image = best.image.copy()
            self._marks, self._move = best.marks, best.move
        self._last_snapshot = self._clock

    def _set_aside(self) -> None:
        if self._before is None and not self._image.isNull():
            self._before = self._image, self._marks

    def _go_on(self, marks: Marks, allowance: Allowance) -> bool:
        start = len(self._marks)
        moves = moves_after(marks, start)
        for index in range(start, len(marks)):
            # The region first: working it out may take longer than there is time.
            if not self._paint(marks, index, moves[index - start], allowance):
                self._marks, self._move = marks[:index], moves[index - start]
                return False
            cost = weight(marks[index])
            self._clock += cost
            done = index + 1
            if self._clock - self._last_snapshot >= max(_AT_LEAST, len(marks) - done):
                self._keep(_Snapshot(marks[:done], moves[done - start], QImage(), self._clock))
            if not allowance.spend(cost) and done < len(marks):
                self._marks, self._move = marks[:done], moves[done - start]
                return False
        self._marks, self._move = marks, moves[-1]
        return True

    def _paint(self, marks: Marks, index: int, move: Move, allowance: Allowance) -> bool:
        """Paint one mark; false if there was no time to work out what it covers."""
        mark = marks[index]
        region = None
        if isinstance(mark, Fill):
            region = self._region(marks, index, mark, move, allowance)
            if region is None:
                return False
        painter = QPainter(self._image)
        match mark:
            case Stroke():
                paint_chunks(painter, self._look, mark, self._live_chunks, move)
                paint_tail(painter, self._look, mark, move)
            case Picture():
                paint_picture(painter, self._look, mark, move)
            case Fill() if region is not None:
                paint_region(painter, self._look, region, mark.shade, move)
        painter.end()
        self._live_chunks = 0
        return True

    def _region(
        self, marks: Marks, index: int, fill: Fill, move: Move, allowance: Allowance
    ) -> Region | None:
        """What a fill covers, from this picture if it is as the fill found it, or from another."""
        if fill.region.value is None:
            if self._look == Look(REGION_SIZE, *WHITE_ON_BLACK) and move == STAYS:
                image = self._image
            else:
                if self._reference is None:
                    self._reference = InkLayer(QImage.Format.Format_Grayscale8)
                    self._reference.fit(REGION_SIZE, *WHITE_ON_BLACK)
                if not self._reference.advance(marks[:index], None, allowance):
                    return None
                image = self._reference.image
            fill.region.value = floods.flooded(grey_array(image), fill)
        return fill.region.value

    def _keep(self, snapshot: _Snapshot) -> None:
        kept = self._snapshots
        image = self._image.copy()
        kept.append(_Snapshot(snapshot.marks, snapshot.move, image, snapshot.clock))
        self._last_snapshot = self._clock
        if len(kept) > _SNAPSHOTS:
            # The one that is missed least: close to its neighbours, long ago.
            del kept[
                min(
                    range(1, len(kept) - 1),
                    key=lambda i: (
                        (kept[i + 1].clock - kept[i - 1].clock) / (self._clock - kept[i].clock + 1)
                    ),
                )
            ]


def rendered(marks: Marks, size: int, ink: QColor, paper: QColor) -> QImage:
    """A drawing as a picture of its own; may be called in any thread."""
    colourless = ink.saturation() == 0 == paper.saturation()
    layer = InkLayer(QImage.Format.Format_Grayscale8 if colourless else QImage.Format.Format_RGB32)
    layer.fit(size, ink, paper)
    layer.advance(marks, None, Allowance())
    return layer.image
