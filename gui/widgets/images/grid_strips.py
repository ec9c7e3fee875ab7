"""Rows of a thumbnail grid as ready pictures."""

from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gui.widgets.images.resample import packed, resample, to_qimage

_PAD = 2  # logical pixels around each thumbnail
_MAX_STRIPS = 256


class RowStrips:
    """Composes each row of thumbnails once, as one picture, and keeps those that were used last."""

    def __init__(self) -> None:
        self._strips: OrderedDict[int, QImage] = OrderedDict()
        self._fitted: tuple[int, int, float, str] = (0, 0, 1.0, "")

    def clear(self) -> None:
        """Forget all rows: other images, or another order."""
        self._strips.clear()

    def fit(self, cell: int, columns: int, ratio: float, ground: str) -> None:
        """Set how rows look; forgets them if that changed.

        Args:
            cell: Edge of a cell in logical pixels.
            columns: Cells in a row.
            ratio: Device pixels per logical pixel.
            ground: Colour between the thumbnails, "#rrggbb".
        """
        if self._fitted != (cell, columns, ratio, ground):
            self._fitted = (cell, columns, ratio, ground)
            self._strips.clear()

    def strip(self, row: int, images: NDArray[np.uint8], indices: NDArray[np.int64]) -> QImage:
        """The picture of one row.

        Args:
            row: Which row, from 0.
            images: uint8 [n, h, w] or [n, h, w, 3].
            indices: int64 [k], the images shown, in order.
        """
        ready = self._strips.get(row)
        if ready is None:
            columns = self._fitted[1]
            ready = self._compose(images[indices[row * columns : (row + 1) * columns]])
            self._strips[row] = ready
            if len(self._strips) > _MAX_STRIPS:
                self._strips.popitem(last=False)
        self._strips.move_to_end(row)
        return ready

    def _compose(self, chosen: NDArray[np.uint8]) -> QImage:
        logical, _, ratio, ground = self._fitted
        cell, pad = round(logical * ratio), round(_PAD * ratio)
        height, width = chosen.shape[1:3]
        scale = (cell - 2 * pad) / max(height, width)
        size = max(1, round(height * scale)), max(1, round(width * scale))
        strip = np.full((cell, len(chosen), cell), QColor(ground).rgb(), np.uint32)
        top, left = (cell - size[0]) // 2, (cell - size[1]) // 2
        tiles = packed(resample(chosen, size))
        strip[top : top + size[0], :, left : left + size[1]] = tiles.transpose(1, 0, 2)
        picture = to_qimage(strip.reshape(cell, -1))
        picture.setDevicePixelRatio(ratio)
        return picture


def paint_frame(painter: QPainter, cell: QRectF, colour: str, width: int, inset: int = 0) -> None:
    """Draw a rounded frame of a width along the inside of a cell, in logical pixels."""
    painter.setPen(QPen(QColor(colour), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    by = inset + width / 2
    painter.drawRoundedRect(cell.adjusted(by, by, -by, -by), 3, 3)
