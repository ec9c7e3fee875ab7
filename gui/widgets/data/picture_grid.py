"""A few dozen pictures, alone or side by side in pairs, with lines of words below them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets import class_swatch
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.images.resample import checked_images, to_qimage

_EDGE = 64  # logical pixels, at most, of a picture
_GAP, _BETWEEN, _PAD = 8, 4, 3  # between cells; between the pictures of one; around a frame
_ENLARGED = 4  # at most as many logical pixels to each of a picture's
_STRETCHED = 1.5  # a cell's width, at most, in terms of the least


@dataclass(frozen=True, eq=False)
class Cell:
    """Pictures that belong together.

    Attributes:
        pictures: Each uint8 [h, w] or [h, w, 3].
        lines: What stands below, a line each.
        label: Of the class that the first line names, whose colour stands before it, if any.
    """

    pictures: tuple[NDArray[np.uint8], ...]
    lines: tuple[str, ...]
    label: int | None = None


class PictureGrid(CopyablePicture):
    """Cells that fill the width and are as high as they need.

    A click, or the arrow keys and Return, choose a picture.

    Args:
        per_cell: Pictures in each cell, 1 or 2.
        lines: Lines of words below them.
        least_width: Of a cell, in logical pixels: room for its words.

    Signals:
        activated(int, int): The cell's position and the picture's in it.
        current_moved(QRect): Where the picture is that the keyboard went to.
    """

    activated = Signal(int, int)
    current_moved = Signal(object)

    def __init__(
        self, per_cell: int, lines: int, least_width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._per_cell, self._lines, self._least_width = per_cell, lines, least_width
        self._cells: tuple[Cell, ...] = ()
        self._images: list[QImage] = []  # of all cells, one after the other
        self._current = self._hovered = -1  # likewise
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self.update)

    def set_cells(self, cells: Sequence[Cell]) -> None:
        """Show others; a current picture stays where it is, as far as there are as many."""
        for cell in cells:
            if (len(cell.pictures), len(cell.lines)) != (self._per_cell, self._lines):
                raise ValueError(f"{len(cell.pictures)} pictures, {len(cell.lines)} lines")
        self._cells = tuple(cells)
        self._images = [
            to_qimage(checked_images(picture, one=True))
            for cell in cells
            for picture in cell.pictures
        ]
        self._current = min(self._current, len(self._images) - 1)
        self._hovered = -1
        self._describe()
        self.updateGeometry()
        self.update()

    def cells(self) -> tuple[Cell, ...]:
        """What is shown."""
        return self._cells

    def picture_rect(self, position: int, picture: int = 0) -> QRectF:
        """Where a picture is, in logical pixels."""
        size, wide = self._picture_size(), self._cell_width()
        row, column = divmod(position, self._columns())
        row_width = self._per_cell * size.width() + (self._per_cell - 1) * _BETWEEN
        left = column * (wide + _GAP) + (wide - row_width) / 2
        left += picture * (size.width() + _BETWEEN)
        return QRectF(left, row * self._row_height() + _PAD, size.width(), size.height())

    def _describe(self) -> None:
        lines = tuple(cell.lines[0] for cell in self._cells if cell.lines)
        if 0 <= self._current < len(self._images):
            lines = self._cells[self._current // self._per_cell].lines
        self.setAccessibleDescription(", ".join(lines))

    # Geometry

    def _picture_size(self) -> QSize:
        """Of all pictures: enlarged by a whole number, or shrunk until they fit."""
        if not self._images:
            return QSize(_EDGE, _EDGE)
        size = self._images[0].size()
        longest = max(size.width(), size.height())
        if longest <= _EDGE:
            return size * min(_ENLARGED, _EDGE // longest)
        return size.scaled(_EDGE, _EDGE, Qt.AspectRatioMode.KeepAspectRatio)

    def _columns(self) -> int:
        return self._columns_in(self.width())

    def _columns_in(self, width: int) -> int:
        return max(1, (width + _GAP) // (self._least_cell() + _GAP))

    def _least_cell(self) -> int:
        """The least width of a cell."""
        pictures = self._per_cell * (self._picture_size().width() + _BETWEEN)
        return max(pictures, theme.pixels(self._least_width))

    def _cell_width(self) -> float:
        """As wide as the row allows, but a few pictures are not strewn across it."""
        columns = max(1, min(self._columns(), len(self._cells)))
        shared = (self.width() - _GAP * (columns - 1)) / columns
        return min(shared, _STRETCHED * self._least_cell())

    def _row_height(self) -> int:
        words = self._lines * self.fontMetrics().height()
        return self._picture_size().height() + 2 * _PAD + words + _GAP

    def hasHeightForWidth(self) -> bool:
        """It is as high as its rows are."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows, if they are as wide as this."""
        rows = -(-len(self._cells) // self._columns_in(width))
        return max(1, rows * self._row_height() - _GAP)

    def sizeHint(self) -> QSize:
        """Five cells to a row."""
        width = 5 * (theme.pixels(self._least_width) + _GAP)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One cell to a row; the layout asks for the height that belongs to its width."""
        return QSize(theme.pixels(self._least_width), 1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells that are in view."""
        painter = QPainter(self)
        tall, columns = self._row_height(), self._columns()
        first = max(0, event.rect().top() // tall) * columns
        last = (event.rect().bottom() // tall + 1) * columns
        for position in range(first, min(last, len(self._cells))):
            self._paint_cell(painter, position)

    def _paint_cell(self, painter: QPainter, position: int) -> None:
        tokens = theme.current()
        for picture in range(self._per_cell):
            number = position * self._per_cell + picture
            image, place = self._images[number], self.picture_rect(position, picture)
            shrunk = image.width() > place.width() * self.devicePixelRatioF()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
            painter.drawImage(place, image)
            focused = self.hasFocus() and number == max(0, self._current)
            if focused or number == self._hovered:
                painter.setPen(QPen(QColor(tokens.accent if focused else tokens.text_muted), 2))
                painter.drawRect(place.adjusted(-1, -1, 1, 1))
        metrics, wide = self.fontMetrics(), self._cell_width()
        top = self.picture_rect(position).bottom() + _PAD
        left = position % self._columns() * (wide + _GAP)
        cell = self._cells[position]
        for number, line in enumerate(cell.lines):
            painter.setPen(QColor(tokens.text_muted if number else tokens.text))
            room = QRectF(left, top + number * metrics.height(), wide, metrics.height())
            if cell.label is not None and not number:
                class_swatch.paint_caption(painter, room, line, cell.label)
                continue
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, int(wide))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    # Events

    def _number_at(self, point: QPointF) -> int:
        """The picture under a point, or beside the words under it; -1 if there is none."""
        columns = self._columns()
        column = int(point.x() // (self._cell_width() + _GAP))
        position = int(point.y() // self._row_height()) * columns + column
        if not (0 <= column < columns and 0 <= position < len(self._cells)):
            return -1
        right = self.picture_rect(position, self._per_cell - 1).left() - _BETWEEN / 2
        picture = self._per_cell - 1 if point.x() >= right else 0
        return position * self._per_cell + picture

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the picture under the cursor."""
        self._hover(self._number_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """No picture is pointed at any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing yet: a picture is chosen when the button is let go over it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the picture under the cursor."""
        number = self._number_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._choose(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the pictures and choose one."""
        below = self._columns() * self._per_cell
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -below,
            Qt.Key.Key_Down: below,
        }
        step = steps.get(Qt.Key(event.key()))
        if not self._images:
            super().keyPressEvent(event)
        elif step is not None:
            goal = max(0, self._current) + step
            if 0 <= goal < len(self._images):
                self._current = goal
            self._describe()
            self.update()
            place = self.picture_rect(*divmod(max(0, self._current), self._per_cell))
            self.current_moved.emit(place.toAlignedRect())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(max(0, self._current))
        else:
            super().keyPressEvent(event)

    def _choose(self, number: int) -> None:
        self._current = number
        self._describe()
        self.update()
        self.activated.emit(*divmod(number, self._per_cell))

    def event(self, event: QEvent) -> bool:
        """Say the words of the cell under the cursor in full."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._number_at(QPointF(event.pos()))
            lines = self._cells[number // self._per_cell].lines if number >= 0 else ()
            QToolTip.showText(event.globalPos(), "\n".join(lines), self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)
