"""A thumbnail grid out of which images can be collected."""

from collections.abc import Callable, Iterable

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.images.grid_marks import badge, badge_edge
from gui.widgets.images.grid_selection import SELECTION_LIMIT, GridSelection
from gui.widgets.images.image_grid import ImageGrid, Images

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class SelectableGrid(ImageGrid):
    """An `ImageGrid` with one current image and any number of selected ones, up to a limit.

    Ctrl+click or Space selects an image or takes it out, Shift with a click or with a key that
    moves adds a range, Ctrl+A as many as can be, Escape drops all. Images stay selected in another
    order and while a filter hides them; a plain click looks at one and leaves them alone.

    Signals:
        selection_changed(tuple[int, ...]): Indices into the images, in the order of selection.
    """

    selection_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._selection = GridSelection()
        self._range_start: int | None = None  # index of the image that Shift selects from
        super().__init__(parent)

    def set_images(self, images: Images) -> None:
        """Show all of other images; none of them is selected."""
        super().set_images(images)
        self.set_selection(())

    def selection(self) -> tuple[int, ...]:
        """Indices into the images of those that are selected, in the order of selection."""
        return self._selection.chosen()

    def set_selection(self, indices: Iterable[int]) -> None:
        """Select these images, at most `SELECTION_LIMIT` of them."""
        self._range_start = None
        self._change(lambda: self._selection.set(indices))

    def caption(self, index: int) -> str:
        """What is said of an image, and whether it is selected."""
        text = super().caption(index)
        return self.tr("{0} (selected)").format(text) if index in self.selection() else text

    def _change(self, change: Callable[[], None]) -> None:
        before = self.selection()
        change()
        if self.selection() != before:
            self.describe_current()
            self.viewport().update()
            self.selection_changed.emit(self.selection())

    def _toggle_current(self) -> None:
        current = self.current()
        if current is not None:
            self._range_start = current
            self._change(lambda: self._selection.toggle(current))

    def _span_to_current(self) -> None:
        """Select what lies between the start of the range and the current cell."""
        start, end = max(0, self.position_of(self._range_start)), self.position_of(self.current())
        step = 1 if end >= start else -1
        # No further than could be selected anyway.
        count = min(abs(end - start) + 1, 2 * SELECTION_LIMIT)
        run = self.indices()[start + step * np.arange(count)].tolist()
        self._change(lambda: self._selection.span(run))

    def move_to(self, position: int, modifiers: Qt.KeyboardModifier) -> None:
        """Make another cell current, and select on the way."""
        ranging = bool(modifiers & _SHIFT)
        if not ranging:
            self._selection.settle()
            self._range_start = None
        elif self._range_start is None:
            self._range_start = self.current()
        self.set_position(position)
        if ranging:
            self._span_to_current()

    def click(self, position: int, modifiers: Qt.KeyboardModifier) -> None:
        """Make the cell current; select with Ctrl and Shift."""
        if modifiers & _CTRL:
            self.set_position(position)
            self._toggle_current()
        else:
            super().click(position, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select, move, activate, zoom."""
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._toggle_current()
        elif key == Qt.Key.Key_A and event.modifiers() & _CTRL:
            self.set_selection(self.indices()[:SELECTION_LIMIT].tolist())
        elif key == Qt.Key.Key_Escape and self.selection():
            self.set_selection(())
        else:
            super().keyPressEvent(event)

    def paint_over(self, painter: QPainter, first: int, end: int) -> None:
        """Tint selected cells, and put a tick on them."""
        selected = self.selection()
        if not selected:
            return
        tokens = theme.current()
        tint = QColor(tokens.accent)
        tint.setAlpha(70)
        edge = badge_edge(self.cell_size())
        tick = badge("tick", edge, self.devicePixelRatioF(), tokens.accent, tokens.accent_text)
        inside = np.flatnonzero(np.isin(self.indices()[first:end], selected))
        for position in (inside + first).tolist():
            rect = self.cell_rect(position)
            painter.fillRect(rect.adjusted(1, 1, -1, -1), tint)
            painter.drawImage(rect.topLeft() + QPointF(1, 1), tick)
