"""One tile of an array's picture, enlarged."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.images.resample import to_qimage

_EDGE = 148  # logical pixels


class TileView(CopyablePicture):
    """A small picture with a line of text below it, pixel by pixel; empty without one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_tile(self, pixels: NDArray[np.uint32] | None, text: str) -> None:
        """Show another tile.

        Args:
            pixels: uint32 [h, w] of 0xffRRGGBB; None for none.
            text: What it is.
        """
        self._image = QImage() if pixels is None else to_qimage(np.ascontiguousarray(pixels))
        self._text = text
        self.setAccessibleDescription(text)
        self.update()

    def text(self) -> str:
        """What the tile is."""
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile and its text."""
        painter = QPainter(self)
        tokens = theme.current()
        line = painter.fontMetrics().height()
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.setPen(QColor(tokens.text_muted))
        if self._image.isNull():
            painter.drawText(QRectF(0, 0, self.width(), 5 * line), flags, self._text)
            return
        size = self._image.size().scaled(_EDGE, _EDGE, Qt.AspectRatioMode.KeepAspectRatio)
        room = QRectF((self.width() - size.width()) / 2, 0.5, size.width(), size.height())
        painter.drawImage(room, self._image)
        below = QRectF(0, room.bottom() + 6, self.width(), 3 * line)
        painter.drawText(below, flags, self._text)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawRect(room.adjusted(0.5, 0, -0.5, 0))

    def sizeHint(self) -> QSize:
        """The enlarged tile and three lines."""
        return QSize(_EDGE + 2, _EDGE + 3 * self.fontMetrics().height() + 8)

    def minimumSizeHint(self) -> QSize:
        """As wide as the tile."""
        return QSize(_EDGE + 2, _EDGE)
