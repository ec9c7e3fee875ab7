"""The numbers of an array in a table."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QItemSelectionRange, Qt, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gui import theme
from gui.item_models.array_model import ArrayModel, Index
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.items import make_copyable

_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_PADDING = 6  # logical pixels at the right of a number
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class _NumberDelegate(QStyledItemDelegate):
    """Paints a number: one call for each cell, where Qt's own asks the model nine times."""

    def __init__(self, numbers: ArrayModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._numbers = numbers

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        room, tokens = option.rect, theme.current()
        state = option.state.value  # as a number: comparing flags costs as much as the drawing
        if state & _SELECTED:
            painter.fillRect(room, QColor(tokens.accent_soft))
        if state & _FOCUSED:
            painter.setPen(QColor(tokens.accent))
            painter.drawRect(room.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(tokens.text))
        painter.drawText(room.adjusted(0, 0, -_PADDING, 0), _RIGHT, self._numbers.text(index))


class ArrayTable(QTableView):
    """A read-only table over a 2-D array, which can be copied with all digits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._array_model = ArrayModel(self)
        self.setModel(self._array_model)
        self.setItemDelegate(_NumberDelegate(self._array_model, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        # Moving with Tab would trap the keyboard in 400,000 cells.
        self.setTabKeyNavigation(False)
        per_pixel = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setHorizontalScrollMode(per_pixel)
        self.setVerticalScrollMode(per_pixel)
        self.setFont(theme.tabular(self.font()))
        self._copier = make_copyable(self, self._copied)
        self._fit_sections()
        theme.notifier().changed.connect(self._fit_sections)
        self._retranslate()

    def set_array(
        self, array: NDArray[np.generic] | None, column_shape: tuple[int, ...] = ()
    ) -> None:
        """Show another array; arguments as `ArrayModel.set_array`."""
        self._array_model.set_array(array, column_shape)

    def array(self) -> NDArray[np.generic]:
        """What is shown, 2-D."""
        return self._array_model.array()

    @Slot()
    def _fit_sections(self) -> None:
        """One width for all columns: measuring each of 784 would take longer than reading them."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance("-1.2346e-05") + 12
        for header, size in (
            (self.horizontalHeader(), width),
            (self.verticalHeader(), metrics.height() + 10),
        ):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(size)
            header.setDefaultSectionSize(size)
            header.setHighlightSections(False)

    @Slot()
    def copy_selection(self) -> None:
        """Copy the selected numbers, or all if none is selected."""
        self._copier.copy()

    def _copied(self, everything: bool) -> Rows:
        """The numbers with all digits, and without headers: indices are no values."""
        if everything:
            return self.array()
        selection = self.selectionModel().selection()
        return _chosen(self.array(), [selection.at(i) for i in range(selection.count())])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Values"))


def _chosen(array: NDArray[np.generic], ranges: list[QItemSelectionRange]) -> Rows:
    """The selected numbers; where the selection has holes, the cells in them are empty."""
    top, left = min(r.top() for r in ranges), min(r.left() for r in ranges)
    bottom, right = max(r.bottom() for r in ranges), max(r.right() for r in ranges)
    chosen = np.zeros((bottom - top + 1, right - left + 1), np.bool_)
    for part in ranges:
        rows = slice(part.top() - top, part.bottom() - top + 1)
        chosen[rows, part.left() - left : part.right() - left + 1] = True
    values = array[top : bottom + 1, left : right + 1]
    rows_used, columns_used = chosen.any(axis=1), chosen.any(axis=0)
    values, chosen = values[rows_used][:, columns_used], chosen[rows_used][:, columns_used]
    return (
        [value if here else "" for value, here in zip(row, marks, strict=True)]
        for row, marks in zip(values, chosen, strict=True)
    )
