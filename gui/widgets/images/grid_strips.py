"""Rows of a thumbnail grid as ready pictures."""

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from gui import theme
from gui.theme import Theme
from gui.widgets.images.grid_marks import badge, badge_edge
from gui.widgets.images.resample import gathered, packed_planes, resample

_PAD = 2  # logical pixels around each thumbnail
_SCREENS = 2  # as many screenfuls of rows are kept
# So many values are read and written in one frame (some 5 ns each), unless one row takes more.
_FRAME_VALUES = 2_200_000


@dataclass(frozen=True)
class StripLook:
    """How rows look.

    Attributes:
        cell: Edge of a cell in logical pixels.
        columns: Cells in a row.
        rows: Rows that can be seen at once.
        ratio: Device pixels per logical pixel.
        tokens: Colours.
    """

    cell: int = 0
    columns: int = 0
    rows: int = 0
    ratio: float = 1.0
    tokens: Theme = theme.LIGHT


class RowStrips:
    """Composes each row of thumbnails once, as one picture, and keeps those that were used last.

    A frame composes as many rows as it has time for (the rest come in the next frames), so that
    large images on a large screen do not hold up the window.
    """

    def __init__(self) -> None:
        self._strips: OrderedDict[int, QImage] = OrderedDict()
        self._look = StripLook()
        self._spent = 0  # values in this frame
        self._row_cost = 0  # values of the row that was composed last

    def clear(self) -> None:
        """Forget all rows: other images, another order, or other marks."""
        self._strips.clear()

    def begin_frame(self, look: StripLook) -> None:
        """Begin a frame; if rows look different in it, forget those that were composed."""
        self._spent = 0
        if self._look != look:
            self._look = look
            self._strips.clear()

    def bytes_kept(self) -> int:
        """Memory that the rows take."""
        return sum(strip.sizeInBytes() for strip in self._strips.values())

    def strip(
        self,
        row: int,
        images: NDArray[np.uint8],
        indices: NDArray[np.int64],
        marked: NDArray[np.bool_] | None,
    ) -> QImage | None:
        """The picture of one row; None if this frame has done enough.

        Args:
            row: Which row, from 0.
            images: uint8 [n, h, w] or [n, h, w, 3].
            indices: int64 [k], the images shown, in order.
            marked: bool [n], which images carry a cross.
        """
        ready = self._strips.get(row)
        if ready is None:
            if self._spent and self._spent + self._row_cost > _FRAME_VALUES:
                return None
            look = self._look
            chosen = indices[row * look.columns : (row + 1) * look.columns]
            ready = self._compose(gathered(images, chosen, round(look.cell * look.ratio)))
            if marked is not None:
                self._mark(ready, marked[chosen])
            self._strips[row] = ready
            while len(self._strips) > max(8, _SCREENS * self._look.rows):
                self._strips.popitem(last=False)
        self._strips.move_to_end(row)
        return ready

    def _compose(self, chosen: NDArray[np.uint8]) -> QImage:
        look = self._look
        cell, pad = round(look.cell * look.ratio), round(_PAD * look.ratio)
        height, width = chosen.shape[2:]
        scale = (cell - 2 * pad) / max(height, width)
        size = max(1, round(height * scale)), max(1, round(width * scale))
        picture = QImage(cell * len(chosen), cell, QImage.Format.Format_RGB32)
        picture.fill(QColor(look.tokens.surface))
        # Four bytes a pixel: the picture's rows follow each other without a gap.
        strip = np.frombuffer(picture.bits(), np.uint32).reshape(cell, len(chosen), cell)
        top, left = (cell - size[0]) // 2, (cell - size[1]) // 2
        tiles = packed_planes(resample(chosen.reshape(-1, height, width), size), len(chosen))
        strip[top : top + size[0], :, left : left + size[1]] = tiles.transpose(1, 0, 2)
        self._row_cost = chosen.size + strip.size * chosen.shape[1]
        self._spent += self._row_cost
        picture.setDevicePixelRatio(look.ratio)
        return picture

    def _mark(self, strip: QImage, marked: NDArray[np.bool_]) -> None:
        """Put a cross in the upper right corner of the cells that are marked."""
        look = self._look
        edge = badge_edge(look.cell)
        cross = badge("cross", edge, look.ratio, look.tokens.negative, look.tokens.surface)
        painter = QPainter(strip)
        for column in np.flatnonzero(marked).tolist():
            painter.drawImage(QPointF((column + 1) * look.cell - edge - 1, 1), cross)
        painter.end()
