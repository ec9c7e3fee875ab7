"""A grid of thumbnails over one array: any number of images, only the visible ones are painted."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from gui import theme
from gui.widgets.images.grid_geometry import GridGeometry
from gui.widgets.images.grid_strips import RowStrips, paint_frame
from gui.widgets.images.resample import checked_images

MIN_CELL, MAX_CELL = 16, 256

Images = NDArray[np.uint8]


class ImageGrid(QAbstractScrollArea):
    """Thumbnails of one uint8 array, in any order and choice, with a current one.

    Rows are composed as one picture each when they come into view and kept while they are near,
    so that scrolling paints a few ready strips. Arrow keys, Page Up/Down, Home and End move the
    current cell, Return or a double click activates it, Ctrl+wheel and Ctrl+plus/minus zoom.
    There is a current cell whenever anything is shown.

    Signals:
        current_changed(int | None): Index into the images of the current one.
        activated(int): Index into the images of the one that was double-clicked or entered.
        cell_size_changed(int): Edge of a cell in logical pixels.
    """

    current_changed = Signal(object)
    activated = Signal(object)
    cell_size_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: Images = np.zeros((0, 28, 28), np.uint8)
        self._indices = np.zeros(0, np.int64)
        self._position = -1  # of the current cell, in _indices
        self._hovered = -1
        self._cell = 56
        self._placeholder: str | None = None
        self._captions: Callable[[int], str] | None = None
        self._strips = RowStrips()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self._retranslate()

    # What is shown

    def set_images(self, images: Images) -> None:
        """Show all of other images; the first becomes current.

        Args:
            images: uint8 [n, h, w] or [n, h, w, 3]; kept, not copied.
        """
        self._images = checked_images(images, one=False)
        self._strips.clear()
        self._show(np.arange(len(images), dtype=np.int64), keep=None)
        self.verticalScrollBar().setValue(0)

    def set_indices(self, indices: NDArray[np.int64]) -> None:
        """Choose which images are shown, in which order.

        The current image stays current if it is among them, else the first becomes it.

        Args:
            indices: int64 [k], each in 0..n-1.
        """
        indices = np.asarray(indices, dtype=np.int64)
        if indices.size and (indices.min() < 0 or indices.max() >= len(self._images)):
            raise ValueError(f"an index is outside 0..{len(self._images) - 1}")
        self._strips.clear()
        self._show(indices, keep=self.current())

    def _show(self, indices: NDArray[np.int64], keep: int | None) -> None:
        self._indices = indices
        self._hovered = -1
        # No image has the index -1.
        found = np.flatnonzero(indices == (-1 if keep is None else keep))
        position = int(found[0]) if len(found) else min(0, len(indices) - 1)
        self._update_range()
        self._set_position(position, announce=len(found) == 0)
        self.viewport().update()

    def indices(self) -> NDArray[np.int64]:
        """Which images are shown, in order."""
        return self._indices

    def set_captions(self, captions: Callable[[int], str] | None) -> None:
        """Give each image a line of text (index into the images -> text), shown as tool tip."""
        self._captions = captions
        self._describe_current()

    def set_placeholder(self, text: str) -> None:
        """Set what stands there while there is nothing to show."""
        self._placeholder = text
        self.viewport().update()

    # Size of a cell

    def cell_size(self) -> int:
        """Edge of a cell in logical pixels."""
        return self._cell

    def set_cell_size(self, px: int) -> None:
        """Zoom; the size is kept within 16 to 256. The current cell stays in view."""
        px = max(MIN_CELL, min(MAX_CELL, int(px)))
        if px == self._cell:
            return
        self._cell = px
        self._update_range()
        self._scroll_to(self._position)
        self.viewport().update()
        self.cell_size_changed.emit(px)

    # The current cell

    def current(self) -> int | None:
        """Index into the images of the current one; None if nothing is shown."""
        return int(self._indices[self._position]) if self._position >= 0 else None

    def set_current(self, index: int) -> None:
        """Make an image current and scroll to it; nothing happens if it is not shown."""
        found = np.flatnonzero(self._indices == index)
        if len(found):
            self._set_position(int(found[0]))

    def _set_position(self, position: int, *, announce: bool | None = None) -> None:
        moved = position != self._position
        self._position = position
        self._scroll_to(position)
        self._describe_current()
        self.viewport().update()
        if moved if announce is None else announce:
            self.current_changed.emit(self.current())

    def _describe_current(self) -> None:
        index = self.current()
        shown = "" if index is None else self._caption(index)
        self.setAccessibleDescription(shown)

    def _caption(self, index: int) -> str:
        if self._captions is not None:
            return self._captions(index)
        return self.tr("Image {0}").format(index)

    # Geometry, in logical pixels

    def _geometry(self) -> GridGeometry:
        size = self.viewport().size()
        return GridGeometry(len(self._indices), self._cell, size.width(), size.height())

    def columns(self) -> int:
        """How many cells stand in a row."""
        return self._geometry().columns

    def _update_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, self._geometry().scroll_range)
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(8, self._cell // 3))

    def _scroll_to(self, position: int) -> None:
        if position >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(self._geometry().scrolled_to(position, bar.value()))

    def _cell_rect(self, position: int) -> QRectF:
        left, top = self._geometry().corner(position)
        return QRectF(left, top - self.verticalScrollBar().value(), self._cell, self._cell)

    def _position_at(self, point: QPointF) -> int:
        offset = self.verticalScrollBar().value()
        return self._geometry().position_at(point.x(), point.y() + offset)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible rows, then the frames of the hovered and the current cell."""
        tokens = theme.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens.surface))
        if not len(self._indices):
            self._paint_placeholder(painter)
            return
        self._strips.fit(self._cell, self.columns(), self.devicePixelRatioF(), tokens.surface)
        offset = self.verticalScrollBar().value()
        first = (offset + event.rect().top()) // self._cell
        last = min((offset + event.rect().bottom()) // self._cell, self._geometry().rows - 1)
        for row in range(first, last + 1):
            strip = self._strips.strip(row, self._images, self._indices)
            painter.drawImage(QPoint(0, row * self._cell - offset), strip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered >= 0:
            paint_frame(painter, self._cell_rect(self._hovered), tokens.text_muted, 1)
        if self._position >= 0:
            rect = self._cell_rect(self._position)
            paint_frame(painter, rect, tokens.accent, 3)
            if self.hasFocus():
                paint_frame(painter, rect, tokens.accent_text, 1, inset=3)

    def _paint_placeholder(self, painter: QPainter) -> None:
        text = self.tr("No images to show") if self._placeholder is None else self._placeholder
        painter.setPen(QColor(theme.current().text_muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), flags, text)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first visible image in place as the number of columns changes."""
        super().resizeEvent(event)
        old_columns = max(1, event.oldSize().width() // self._cell)
        first = self.verticalScrollBar().value() // self._cell * old_columns
        self._update_range()
        if old_columns != self.columns():
            self.verticalScrollBar().setValue(first // self.columns() * self._cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, activate, zoom."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            zoom = {Qt.Key.Key_Plus: 8, Qt.Key.Key_Equal: 8, Qt.Key.Key_Minus: -8}.get(Qt.Key(key))
            if zoom is not None:
                self.set_cell_size(self._cell + zoom)
                return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate(self._position)
            return
        target = self._geometry().moved(self._position, Qt.Key(key))
        if target is None or self._position < 0:
            super().keyPressEvent(event)
        else:
            self._set_position(target)

    def _activate(self, position: int) -> None:
        if position >= 0:
            self.activated.emit(int(self._indices[position]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the cell under the cursor current."""
        position = self._position_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and position >= 0:
            self._set_position(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: but the click was ours, and goes no further."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the cell under the cursor."""
        self._activate(self._position_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the cell under the cursor."""
        self._hover(self._position_at(event.position()))

    def _hover(self, position: int) -> None:
        if position != self._hovered:
            for changed in (position, self._hovered):
                if changed >= 0:
                    self.viewport().update(self._cell_rect(changed).toAlignedRect())
            self._hovered = position

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_cell_size(self._cell + (8 if event.angleDelta().y() > 0 else -8))
            event.accept()
            return
        super().wheelEvent(event)
        self._hover(self._position_at(event.position()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tool tips; forget the hovered cell when the cursor leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            position = self._position_at(QPointF(event.pos()))
            if position >= 0:
                caption = self._caption(int(self._indices[position]))
                area = self._cell_rect(position).toRect()
                QToolTip.showText(event.globalPos(), caption, self.viewport(), area)
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Images"))
        self._describe_current()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Room for ten by six cells."""
        return QSize(10 * self._cell + 16, 6 * self._cell)
