"""A scroll area of square cells in rows: where they are, how large, and which one is pointed at."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.widgets.images.grid_geometry import GridGeometry

MIN_CELL, MAX_CELL = 16, 256

_NOTCH = 120  # what a wheel reports for one notch
_STEP = 8  # logical pixels that a notch or a key press makes a cell larger


class CellArea(QAbstractScrollArea):
    """Scrolls and zooms over any number of cells; who inherits paints them.

    Ctrl+wheel, Ctrl+plus/minus and a pinch zoom. What was looked at stays in place: the cell under
    the cursor, the one that the heir calls its anchor, or the one in the middle.

    Signals:
        cell_size_changed(int): Edge of a cell in logical pixels.
    """

    cell_size_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._cell = 56
        self._hovered = -1
        self._zoom_rest = 0.0  # of a pinch, or of a wheel that turns by less than a notch
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)

    # Size of a cell

    def cell_size(self) -> int:
        """Edge of a cell in logical pixels."""
        return self._cell

    def set_cell_size(self, px: int) -> None:
        """Zoom; the size is kept within 16 to 256."""
        self._zoom(int(px), self.anchor())

    def anchor(self) -> int:
        """The cell that a zoom keeps in place: here the one in the middle; -1 if there is none."""
        middle = QPointF(self._cell / 2, self.viewport().height() / 2)
        return max(self.position_at(middle), min(0, self._count - 1))

    def _zoom(self, px: int, anchor: int) -> None:
        px = max(MIN_CELL, min(MAX_CELL, px))
        if px == self._cell:
            return
        self._hovered = -1
        top = self.cell_rect(anchor).top()
        self._cell = px
        self._update_range()
        if anchor >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(self.geometry_of_cells().corner(anchor)[1] - round(top))
            self.scroll_to(anchor)
        self.viewport().update()
        self.cell_size_changed.emit(px)

    def _zoom_by(self, by: float, at: QPointF) -> None:
        """Zoom by so many logical pixels; what is less than one is kept for the next time."""
        by += self._zoom_rest
        self._zoom_rest = by - int(by)
        under = self.position_at(at)
        self._zoom(self._cell + int(by), under if under >= 0 else self.anchor())

    # Geometry, in logical pixels

    def set_count(self, count: int) -> None:
        """Set how many cells there are."""
        self._count = count
        self._hovered = -1
        self._update_range()
        self.viewport().update()

    def geometry_of_cells(self) -> GridGeometry:
        """Where the cells are on the whole plane."""
        size = self.viewport().size()
        return GridGeometry(self._count, self._cell, size.width(), size.height())

    def columns(self) -> int:
        """How many cells stand in a row."""
        return self.geometry_of_cells().columns

    def _update_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, self.geometry_of_cells().scroll_range)
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(8, self._cell // 3))

    def scroll_to(self, position: int) -> None:
        """Scroll as little as brings a cell into view."""
        if position >= 0:
            bar = self.verticalScrollBar()
            bar.setValue(self.geometry_of_cells().scrolled_to(position, bar.value()))

    def is_in_view(self, position: int) -> bool:
        """Whether the whole cell can be seen."""
        rect = self.cell_rect(position)
        return position >= 0 and rect.top() >= 0 and rect.bottom() <= self.viewport().height()

    def cell_rect(self, position: int) -> QRectF:
        """Where a cell is in the viewport."""
        left, top = self.geometry_of_cells().corner(position)
        return QRectF(left, top - self.verticalScrollBar().value(), self._cell, self._cell)

    def position_at(self, point: QPointF) -> int:
        """The cell at a point of the viewport; -1 where there is none."""
        offset = self.verticalScrollBar().value()
        return self.geometry_of_cells().position_at(point.x(), point.y() + offset)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first visible cell in place as the number of columns changes."""
        super().resizeEvent(event)
        old_columns = max(1, event.oldSize().width() // self._cell)
        first = self.verticalScrollBar().value() // self._cell * old_columns
        self._update_range()
        if old_columns != self.columns():
            self.verticalScrollBar().setValue(first // self.columns() * self._cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with Ctrl+plus and Ctrl+minus; nothing else."""
        step = {Qt.Key.Key_Plus: _STEP, Qt.Key.Key_Equal: _STEP, Qt.Key.Key_Minus: -_STEP}.get(
            Qt.Key(event.key())
        )
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_cell_size(self._cell + step)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(event.angleDelta().y() * _STEP / _NOTCH, event.position())
            event.accept()
            return
        super().wheelEvent(event)
        self._hover(self.position_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the cursor."""
        self._hover(self.position_at(event.position()))

    def _hover(self, position: int) -> None:
        if position != self._hovered:
            for changed in (position, self._hovered):
                if changed >= 0:
                    self.viewport().update(self.cell_rect(changed).toAlignedRect())
            self._hovered = position

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom with a pinch; forget the hovered cell when the cursor leaves."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_by(event.value() * self._cell, event.position())
                return True
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def sizeHint(self) -> QSize:
        """Room for ten by six cells."""
        return QSize(10 * self._cell + 16, 6 * self._cell)
