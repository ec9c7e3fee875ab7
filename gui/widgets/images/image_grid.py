"""A grid of thumbnails over one array: any number of images, only the visible ones are painted."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui import theme
from gui.widgets.copying.picture import open_menu
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.images.cell_area import CellArea
from gui.widgets.images.grid_geometry import GridGeometry
from gui.widgets.images.grid_marks import paint_frame
from gui.widgets.images.grid_strips import RowStrips, StripLook
from gui.widgets.images.resample import checked_images, packed, to_qimage

Images = NDArray[np.uint8]


class ImageGrid(CellArea):
    """Thumbnails of one uint8 array, in any order and choice, with a current one.

    Rows are composed as one picture each when they come into view and kept while they are near,
    so that scrolling paints a few ready strips. Arrow keys, Page Up/Down, Home and End move the
    current cell, Return or a double click activates it. There is a current cell whenever anything
    is shown.

    Signals:
        current_changed(int | None): Index into the images of the current one.
        activated(int): Index into the images of the one that was double-clicked or entered.
        menu_requested(QPoint): A context menu for the current image is wanted, here on the screen.
    """

    current_changed = Signal(object)
    activated = Signal(object)
    menu_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: Images = np.zeros((0, 28, 28), np.uint8)
        self._indices = np.zeros(0, np.int64)
        self._marked: NDArray[np.bool_] | None = None
        self._position = -1  # of the current cell, in _indices
        self._placeholder: str | None = None
        self._captions: Callable[[int], str] | None = None
        self._strips = RowStrips()
        self._next_frame = QTimer(self, interval=0, singleShot=True)
        self._next_frame.timeout.connect(self.viewport().update)
        self._retranslate()

    # What is shown

    def set_images(self, images: Images) -> None:
        """Show all of other images, unmarked; the first becomes current.

        Args:
            images: uint8 [n, h, w] or [n, h, w, 3]; kept, not copied.
        """
        self._images = checked_images(images, one=False)
        self._marked = None
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
        self._show(indices, keep=self.current())

    def _show(self, indices: NDArray[np.int64], keep: int | None) -> None:
        self._indices = indices
        self._strips.clear()
        self.set_count(len(indices))
        found = self.position_of(keep)
        self.set_position(found if found >= 0 else min(0, len(indices) - 1), announce=found < 0)

    def position_of(self, index: int | None) -> int:
        """Where an image stands among those shown; -1 if it does not."""
        # No image has the index -1.
        found = np.flatnonzero(self._indices == (-1 if index is None else index))
        return int(found[0]) if len(found) else -1

    def indices(self) -> NDArray[np.int64]:
        """Which images are shown, in order."""
        return self._indices

    def set_marked(self, marked: NDArray[np.bool_] | None) -> None:
        """Set which images carry a cross in a corner: bool [n], or None for none."""
        self._marked = marked
        self._strips.clear()
        self.describe_current()
        self.viewport().update()

    def set_captions(self, captions: Callable[[int], str] | None) -> None:
        """Give each image a line of text (index into the images -> text), shown as tool tip."""
        self._captions = captions
        self.describe_current()

    def set_placeholder(self, text: str) -> None:
        """Set what stands there while there is nothing to show."""
        self._placeholder = text
        self.describe_current()
        self.viewport().update()

    # The current cell

    def current(self) -> int | None:
        """Index into the images of the current one; None if nothing is shown."""
        return int(self._indices[self._position]) if self._position >= 0 else None

    def set_current(self, index: int) -> None:
        """Make an image current and scroll to it; nothing happens if it is not shown."""
        position = self.position_of(index)
        if position >= 0:
            self.set_position(position)

    def anchor(self) -> int:
        """A zoom keeps the current cell in place, if it can be seen."""
        return self._position if self.is_in_view(self._position) else super().anchor()

    def set_position(self, position: int, *, announce: bool | None = None) -> None:
        """Make a cell current; `announce`: whether that is told, by default if it moves."""
        moved = position != self._position
        self._position = position
        self.scroll_to(position)
        self.describe_current()
        self.viewport().update()
        if moved if announce is None else announce:
            self.current_changed.emit(self.current())

    def describe_current(self) -> None:
        """Say, for those who cannot see it, what the current image is, or why there is none."""
        index = self.current()
        self.setAccessibleDescription(self._said() if index is None else self.caption(index))

    def _said(self) -> str:
        """What stands there while there is nothing to show."""
        return self.tr("No images to show") if self._placeholder is None else self._placeholder

    def caption(self, index: int) -> str:
        """What is said of an image."""
        if self._captions is not None:
            return self._captions(index)
        return self.tr("Image {0}").format(index)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible rows, then what is selected, hovered and current."""
        tokens = theme.current()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens.surface))
        if not len(self._indices):
            self._paint_placeholder(painter)
            paint_focus_ring(painter, self, self.viewport())
            return
        geometry = self.geometry_of_cells()
        rows = self.viewport().height() // self._cell + 2
        ratio = self.devicePixelRatioF()
        self._strips.begin_frame(StripLook(self._cell, geometry.columns, rows, ratio, tokens))
        offset = self.verticalScrollBar().value()
        first = (offset + event.rect().top()) // self._cell
        last = min((offset + event.rect().bottom()) // self._cell, geometry.rows - 1)
        for row in range(first, last + 1):
            strip = self._strips.strip(row, self._images, self._indices, self._marked)
            if strip is None:
                self._next_frame.start()
                break
            painter.drawImage(QPoint(0, row * self._cell - offset), strip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_over(painter, first * geometry.columns, (last + 1) * geometry.columns)
        self._paint_frames(painter)
        paint_focus_ring(painter, self, self.viewport())

    def paint_over(self, painter: QPainter, first: int, end: int) -> None:
        """For heirs: paint over the cells at the positions from `first` up to before `end`."""

    def _paint_frames(self, painter: QPainter) -> None:
        tokens = theme.current()
        if self._hovered >= 0:
            paint_frame(painter, self.cell_rect(self._hovered), tokens.text_muted, 1)
        if self._position >= 0:
            rect = self.cell_rect(self._position)
            paint_frame(painter, rect, tokens.accent, 3)
            if self.hasFocus():
                paint_frame(painter, rect, tokens.accent_text, 1, inset=3)

    def _paint_placeholder(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.current().text_muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), flags, self._said())

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current cell in view, if it was."""
        size, offset = event.oldSize(), self.verticalScrollBar().value()
        before = GridGeometry(len(self._indices), self._cell, size.width(), size.height())
        seen = self._position >= 0 and before.scrolled_to(self._position, offset) == offset
        super().resizeEvent(event)
        if seen:
            self.scroll_to(self._position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, activate, copy, zoom."""
        target = self.geometry_of_cells().moved(self._position, Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._activate(self._position)
        elif target is not None and self._position >= 0:
            self.move_to(target, event.modifiers())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_as("picture")
        else:
            super().keyPressEvent(event)

    def move_to(self, position: int, modifiers: Qt.KeyboardModifier) -> None:
        """A key, with these modifiers, leads to another cell."""
        self.set_position(position)

    def _activate(self, position: int) -> None:
        if position >= 0:
            self.activated.emit(int(self._indices[position]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the cell under the cursor current."""
        position = self.position_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and position >= 0:
            self.click(position, event.modifiers())

    def click(self, position: int, modifiers: Qt.KeyboardModifier) -> None:
        """A click, with these modifiers, on a cell."""
        self.move_to(position, modifiers)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing: but the click was ours, and goes no further."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the cell under the cursor."""
        self._activate(self.position_at(event.position()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, for the image under the cursor or, by the keyboard, the current one."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            centre = self.cell_rect(self._position).center().toPoint()
            at = self.viewport().mapToGlobal(centre)
        else:
            position = self.position_at(QPointF(event.pos()))
            if position < 0:
                return
            self.set_position(position)
        if self._position >= 0:
            self.menu_requested.emit(at)

    @Slot(object)
    def offer_copy(self, at: QPoint) -> None:
        """Show a menu that copies the current image: for who has no menu of its own."""
        open_menu(self, self, at)

    def can_copy_as(self, kind: str) -> bool:
        """Whether the current image can be copied as a `picture`; its `data` can not."""
        return kind == "picture" and self.current() is not None

    def copy_as(self, _kind: str) -> None:
        """Copy the current image, pixel for pixel."""
        index = self.current()
        if index is not None:
            image = to_qimage(packed(self._images[index][None])[0])
            QGuiApplication.clipboard().setImage(image)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tool tips."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            position = self.position_at(QPointF(event.pos()))
            if position >= 0:
                caption = self.caption(int(self._indices[position]))
                area = self.cell_rect(position).toRect()
                QToolTip.showText(event.globalPos(), caption, self.viewport(), area)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Images"))
        self.describe_current()
        self.viewport().update()
