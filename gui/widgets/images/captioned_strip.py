"""A row of a few small images, each with a line of words below it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets import class_swatch
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.images.grid_marks import badge
from gui.widgets.images.resample import checked_images, packed, to_qimage

_GAP = 8
_CROSS = 16
_LARGEST = 84  # three logical pixels to each pixel of a 28x28 image


class CaptionedStrip(CopyablePicture):
    """Images side by side. A click, or the arrow keys and Return, choose one.

    Args:
        places: Make room for so many images.
        edge: How large an image would like to be, in logical pixels.
        removable: Whether images can be taken out: by the cross on the one that is pointed at, or
            by the Delete key.

    Signals:
        activated(int): The position of the chosen image in the row.
        removed(int): The position of the one that is to be taken out.
        walked(int): The position that the arrow keys have led to.
    """

    activated = Signal(object)
    removed = Signal(object)
    walked = Signal(object)

    def __init__(
        self,
        places: int,
        *,
        edge: int = 70,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._places = places
        self._wanted_edge = edge
        self._removable = removable
        self._images: list[QImage] = []
        self._captions: tuple[str, ...] = ()
        self._labels: tuple[int, ...] = ()
        self._position = self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_places(self, places: int) -> None:
        """Make room for another number of images, at least one."""
        self._places = places
        self.updateGeometry()

    def set_images(
        self, images: NDArray[np.uint8], captions: Sequence[str], labels: Sequence[int] = ()
    ) -> None:
        """Show other images.

        Args:
            images: uint8 [n, h, w] or [n, h, w, 3], at most as many as there are places.
            captions: What stands below each.
            labels: The class of each, whose colour stands there too; none for no colours.
        """
        if len(images) != len(captions) or len(images) > self._places:
            raise ValueError(f"{len(images)} images, {len(captions)} captions")
        pixels = packed(checked_images(images, one=False))
        self._images = [to_qimage(picture) for picture in pixels]
        self._captions = tuple(captions)
        self._labels = tuple(labels)
        self._position = min(self._position, len(images) - 1)
        self._describe()
        self.update()

    def captions(self) -> tuple[str, ...]:
        """What stands below the images."""
        return self._captions

    def cell_rect(self, position: int) -> QRectF:
        """Where an image and its words stand, in logical pixels."""
        wide = (self.width() - _GAP * (self._places - 1)) / self._places
        return QRectF(position * (wide + _GAP), 0, wide, self.height())

    def _describe(self) -> None:
        chosen = self._captions[self._position : self._position + 1] if self._position >= 0 else ()
        self.setAccessibleDescription(", ".join(chosen or self._captions))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw images, words, and the frame of the one that is pointed at."""
        tokens = theme.current()
        painter = QPainter(self)
        for position, (image, caption) in enumerate(zip(self._images, self._captions, strict=True)):
            cell = self.cell_rect(position)
            edge = self._edge()
            place = QRectF(cell.center().x() - edge / 2, 2, edge, edge)
            painter.drawImage(place, image)
            painter.setPen(QColor(tokens.text_muted))
            metrics = self.fontMetrics()
            words = QRectF(cell.left(), edge + 4, cell.width(), metrics.height() + 2)
            if self._labels:
                class_swatch.paint_caption(painter, words, caption, self._labels[position])
            else:
                shown = metrics.elidedText(caption, Qt.TextElideMode.ElideRight, int(cell.width()))
                painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
            self._paint_frame(painter, place, position)

    def _paint_frame(self, painter: QPainter, place: QRectF, position: int) -> None:
        tokens = theme.current()
        focused = self.hasFocus() and position == max(0, self._position)
        if focused or position == self._hovered:
            painter.setPen(QPen(QColor(tokens.accent if focused else tokens.text_muted), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            if self._removable:
                edge = _CROSS
                cross = badge(
                    "cross", edge, self.devicePixelRatioF(), tokens.text_muted, tokens.surface
                )
                painter.drawImage(self._cross_rect(position).topLeft(), cross)

    def _cross_rect(self, position: int) -> QRectF:
        """Where an image can be clicked to be taken out."""
        right = self.cell_rect(position).center().x() + self._edge() / 2
        return QRectF(right - _CROSS, 2, _CROSS, _CROSS)

    def _edge(self) -> float:
        room = self.height() - self.fontMetrics().height() - 8
        return max(8.0, min(self.cell_rect(0).width(), room, _LARGEST))

    # Events

    def _position_at(self, point: QPointF) -> int:
        hits = (i for i in range(len(self._images)) if self.cell_rect(i).contains(point))
        return next(hits, -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the image under the cursor, and say its words in full."""
        position = self._position_at(event.position())
        if position != self._hovered:
            self._hovered = position
            self.setToolTip(self._captions[position] if position >= 0 else "")
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No image is pointed at any more."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing yet: an image is chosen when the button is let go over it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the image under the cursor."""
        position = self._position_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or position < 0:
            return
        if self._removable and self._cross_rect(position).contains(event.position()):
            self.removed.emit(position)
        else:
            self._choose(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the row and choose."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if not self._images:
            super().keyPressEvent(event)
        elif step is not None:
            last = len(self._images) - 1
            self._position = max(0, min(last, max(0, self._position) + step))
            self._describe()
            self.update()
            self.walked.emit(self._position)
        elif self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(max(0, self._position))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(max(0, self._position))
        else:
            super().keyPressEvent(event)

    def _choose(self, position: int) -> None:
        self._position = position
        self._describe()
        self.update()
        self.activated.emit(position)

    def sizeHint(self) -> QSize:
        """Images as large as they would like to be, and a line of words."""
        edge = self._wanted_edge
        return QSize(self._places * (edge + _GAP), edge + self.fontMetrics().height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Room for images that can still be told apart."""
        return QSize(self._places * (min(40, self._wanted_edge) + _GAP), self.sizeHint().height())
