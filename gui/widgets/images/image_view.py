"""One small image, enlarged so that every pixel can be seen and read."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.images.resample import checked_images, packed, resample, to_qimage

_GRID_FROM = 8  # logical pixels per image pixel from which on a pixel grid helps

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


@dataclass(frozen=True)
class PixelValue:
    """A pixel under the cursor: where it is and what it holds (0..255, or a triple of them)."""

    row: int
    column: int
    value: int | tuple[int, int, int]


def _draw_grid(scaled: NDArray[np.uint8], shape: tuple[int, ...]) -> None:
    """Draw lines one device pixel wide between the pixels of an enlarged image, in place."""
    for axis, count in enumerate(shape[:2]):
        at = np.round(np.arange(1, count) * (scaled.shape[axis] / count)).astype(np.intp)
        lines = (slice(None),) * axis + (at,)
        # Half grey shows on black pixels and on white ones.
        scaled[lines] = (scaled[lines].astype(np.uint16) * 185 + 128 * 70) // 255


class ImageView(CopyablePicture):
    """One uint8 image as large as fits, with crisp pixels and a thin grid between large ones.

    The cursor points at a pixel; where the widget is given a focus policy, so do the arrow keys.

    Signals:
        pixel_hovered(PixelValue | None): What is pointed at; None when nothing is.
    """

    pixel_hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: NDArray[np.uint8] | None = None
        self._ready: QImage | None = None  # the image as it was painted last
        self._placeholder: str | None = None
        self._hovered: PixelValue | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def set_image(self, image: NDArray[np.uint8] | None) -> None:
        """Show another image.

        Args:
            image: uint8 [h, w] or [h, w, 3], kept and not copied; None for the placeholder.
        """
        reshaped = image is None or self._image is None or image.shape[:2] != self._image.shape[:2]
        self._image = None if image is None else checked_images(image, one=True)
        self._ready = None
        if reshaped:
            self.updateGeometry()
        if self._hovered is not None:
            self._hover(self._value_at(self._hovered.row, self._hovered.column))
        self.update()

    def image(self) -> NDArray[np.uint8] | None:
        """What is shown."""
        return self._image

    def copied_picture(self) -> QImage:
        """The image, pixel for pixel."""
        image = self._image
        return super().copied_picture() if image is None else to_qimage(packed(image[None])[0])

    def copied_rows(self) -> Rows:
        """The pixels of a grey image; of a coloured one its channels one below the other."""
        image = self._image
        if image is not None:
            planes = image[None] if image.ndim == 2 else np.moveaxis(image, 2, 0)
            yield from planes.reshape(-1, image.shape[1])

    def set_placeholder(self, text: str) -> None:
        """Set what stands there while there is no image."""
        self._placeholder = text
        self.update()

    def _target(self) -> QRectF:
        """Where the image is drawn, in logical pixels; whole device pixels at its edges."""
        if self._image is None:
            return QRectF()
        height, width = self._image.shape[:2]
        ratio = self.devicePixelRatioF()
        room_x, room_y = self.width() * ratio, self.height() * ratio
        scale = min(room_x / width, room_y / height)
        if scale >= 2 and int(scale) >= 0.92 * scale:
            scale = int(scale)  # a slightly smaller picture whose pixels are all equal
        shown_x, shown_y = max(1, round(width * scale)), max(1, round(height * scale))
        left, top = int(room_x - shown_x) // 2, int(room_y - shown_y) // 2
        return QRectF(left / ratio, top / ratio, shown_x / ratio, shown_y / ratio)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the image and its grid, or the placeholder."""
        painter = QPainter(self)
        tokens = theme.current()
        if self._image is None:
            painter.setPen(QPen(QColor(tokens.border), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setPen(QColor(tokens.text_muted))
            text = self.tr("No image") if self._placeholder is None else self._placeholder
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, text)
            return
        target = self._target()
        painter.drawImage(target.topLeft(), self._enlarged(self._image, target))
        if self._hovered is not None:
            cell = target.width() / self._image.shape[1]
            corner = target.topLeft() + QPointF(self._hovered.column, self._hovered.row) * cell
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(QRectF(corner.x(), corner.y(), cell, cell))
        elif self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(target.adjusted(1, 1, -1, -1))

    def _enlarged(self, image: NDArray[np.uint8], target: QRectF) -> QImage:
        """The image with its grid, as large as it is shown; made once for each size."""
        ratio = self.devicePixelRatioF()
        size = round(target.height() * ratio), round(target.width() * ratio)
        ready = self._ready
        if ready is None or (ready.height(), ready.width()) != size:
            scaled = resample(image[None], size)[0]
            if target.width() / image.shape[1] >= _GRID_FROM:
                _draw_grid(scaled, image.shape[:2])
            ready = self._ready = to_qimage(packed(scaled[None])[0])
            ready.setDevicePixelRatio(ratio)
        return ready

    def _value_at(self, row: int, column: int) -> PixelValue | None:
        if self._image is None:
            return None
        rows, columns = self._image.shape[:2]
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        pixel = self._image[row, column]
        if self._image.ndim == 2:
            return PixelValue(row, column, int(pixel))
        red, green, blue = (int(part) for part in pixel)
        return PixelValue(row, column, (red, green, blue))

    def _hover(self, value: PixelValue | None) -> None:
        if value != self._hovered:
            self._hovered = value
            self.update()
            self.pixel_hovered.emit(value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the pixel under the cursor."""
        if self._image is None:
            return
        target = self._target()
        cell = target.width() / self._image.shape[1]
        offset = event.position() - target.topLeft()
        self._hover(self._value_at(int(offset.y() // cell), int(offset.x() // cell)))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point at the next pixel; Escape points at none."""
        key = Qt.Key(event.key())
        if self._image is None or (key not in _STEPS and key != Qt.Key.Key_Escape):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self._hover(None)
        elif self._hovered is None:
            rows, columns = self._image.shape[:2]
            self._hover(self._value_at(rows // 2, columns // 2))
        else:
            down, right = _STEPS[key]
            value = self._value_at(self._hovered.row + down, self._hovered.column + right)
            self._hover(value or self._hovered)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys point at nothing any more."""
        super().focusOutEvent(event)
        self._hover(None)

    def heightForWidth(self, width: int) -> int:
        """The height at which the image fills the width, for a size policy that asks for it.

        It does not by itself: layouts would take that height for the least one.
        """
        if self._image is None:
            return width
        rows, columns = self._image.shape[:2]
        return int(width * rows / columns + 0.5)

    def sizeHint(self) -> QSize:
        """Eight logical pixels to each pixel of a 28x28 image."""
        return QSize(224, self.heightForWidth(224))

    def minimumSizeHint(self) -> QSize:
        """Twice the size of a 28x28 image."""
        return QSize(56, 56)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Image"))
        self.update()
