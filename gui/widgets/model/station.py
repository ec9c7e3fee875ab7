"""One layer on a batch's way, as a list shows it."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui import theme
from gui.widgets.images.colour_map import Floats, summary
from gui.widgets.images.resample import packed, to_qimage
from gui.widgets.model.activation_picture import hatch_of, layout_for, picture_of

ROW, NOTE, PAD = 66, 20, 8  # logical pixels: a station, what happened before it, around both
PICTURE = QSize(116, 50)

_STRETCHED = Qt.AspectRatioMode.IgnoreAspectRatio


@dataclass(frozen=True, eq=False)
class Station:
    """What the list says of one station.

    Attributes:
        title: Its name.
        kind: What kind of thing it is; muted.
        shapes: Shape before and after, or another line of figures.
        sentence: What happens there.
        note: What happened just before it; empty for nothing.
        values: float32 [N, ...], of each image; uint8 [N, H, W] or [N, H, W, 3] for pictures; None
            for no picture.
        mask: bool in the values' shape, true for silenced ones; None for none.
        mark: Whether something went wrong there.
    """

    title: str
    kind: str = ""
    shapes: str = ""
    sentence: str = ""
    note: str = ""
    values: Floats | NDArray[np.uint8] | None = None
    mask: NDArray[np.bool_] | None = None
    mark: Literal["", "error"] = ""

    @property
    def height(self) -> int:
        """How high it stands, in logical pixels."""
        return ROW + 2 * PAD + (NOTE if self.note else 0)

    def drawn(self, image: int, ratio: float) -> QImage:
        """The values in `PICTURE`'s place; null if there are none.

        Of maps those of one image; of vectors and of pictures all images', that one marked.

        Args:
            image: Which one.
            ratio: Device pixels to a logical one.
        """
        values = self.values
        if values is None or values.ndim < 2 or image >= len(values) or not values[image].size:
            return QImage()
        room = QSize(round(PICTURE.width() * ratio), round(PICTURE.height() * ratio))
        if values.dtype == np.uint8:
            shown = self._side_by_side(image, room)
        elif values.ndim > 2:
            shown = self._coloured(image, room, summary(values[image].astype(np.float32)).limit)
        else:
            shown = self._stacked(image, room)
        shown.setDevicePixelRatio(ratio)
        return shown

    def _side_by_side(self, image: int, room: QSize) -> QImage:
        """All pictures in a row."""
        assert self.values is not None
        count = len(self.values)
        cell = QSize(room.width() // count - 2, room.height() - 6)
        pictures = [
            to_qimage(pixels).scaled(cell, Qt.AspectRatioMode.KeepAspectRatio)
            for pixels in packed(self.values.astype(np.uint8))
        ]
        step, tall = pictures[0].width() + 2, pictures[0].height()
        shown = _clear(QSize(count * step, tall + 6))
        painter = QPainter(shown)
        for place, picture in enumerate(pictures):
            painter.drawImage(place * step, 0, picture)
        mark = QRectF(image * step, tall + 2, step - 2, 3)
        painter.fillRect(mark, QColor(theme.current().accent))
        painter.end()
        return shown

    def _stacked(self, image: int, room: QSize) -> QImage:
        """All images' vectors, one below the other, in one range of colours."""
        assert self.values is not None
        count = len(self.values)
        tall = room.height() // count - 2
        limit = summary(self.values.astype(np.float32)).limit
        shown = _clear(QSize(room.width(), count * (tall + 2)))
        painter = QPainter(shown)
        for place in range(count):
            band = self._coloured(place, QSize(room.width() - 6, tall), limit)
            top = place * (tall + 2)
            painter.drawImage(shown.width() - band.width(), top, band)
            if place == image:
                left = shown.width() - band.width() - 6
                painter.fillRect(left, top, 3, band.height(), QColor(theme.current().accent))
        painter.end()
        return shown

    def _coloured(self, image: int, room: QSize, limit: float) -> QImage:
        assert self.values is not None
        values = self.values[image].astype(np.float32)
        layout = layout_for(values.shape, room.width() / room.height())
        picture = picture_of(values, layout, limit)
        smaller = picture.width() > room.width() or picture.height() > room.height()
        mode = Qt.TransformationMode
        shown = picture.scaled(
            room,
            Qt.AspectRatioMode.KeepAspectRatio if values.ndim > 1 else _STRETCHED,
            mode.SmoothTransformation if smaller else mode.FastTransformation,
        )
        if self.mask is not None:
            painter = QPainter(shown)
            size = shown.height(), shown.width()
            painter.drawImage(0, 0, hatch_of(self.mask[image], layout, size))
            painter.end()
        return shown


def _clear(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
