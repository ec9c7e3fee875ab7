"""Kept drawings as a wrapping strip of thumbnails, each with its class below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from gui import theme
from gui.widgets.images.resample import to_qimage

_EDGE = 56
_PADDING = 10


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """One kept drawing: what stands for it, its class, uint8 [h, w] to show."""

    id: str
    name: str
    picture: NDArray[np.uint8]


class SampleStrip(QListWidget):
    """Thumbnails to choose from: with the mouse, the arrow keys, or a class's first letters.

    Signals:
        chosen(str): The id of the current one; empty if there is none.
        delete_pressed(str): The Delete key was pressed on it.
    """

    chosen = Signal(str)
    delete_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._placeholder = ""
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(_EDGE, _EDGE))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(self._tell)

    def set_samples(self, samples: Sequence[Thumbnail]) -> None:
        """Show other samples; the current one stays current if it is among them."""
        kept = self.current_id()
        blocked = self.blockSignals(True)
        self.clear()
        cell = QSize(_EDGE + 3 * _PADDING, _EDGE + self.fontMetrics().height() + 2 * _PADDING)
        for sample in samples:
            icon = QIcon(QPixmap.fromImage(to_qimage(sample.picture)))
            item = QListWidgetItem(icon, sample.name, self)
            item.setData(Qt.ItemDataRole.UserRole, sample.id)
            item.setToolTip(sample.name)
            item.setSizeHint(cell)
            if sample.id == kept:
                self.setCurrentItem(item)
        self.blockSignals(blocked)
        self._tell()

    def choose(self, identity: str) -> None:
        """Make a sample current, and bring it into view."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == identity:
                self.setCurrentRow(row)
                self.scrollToItem(self.item(row))

    def current_id(self) -> str:
        """The current sample's id; empty if there is none."""
        item = self.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def set_placeholder(self, text: str) -> None:
        """What stands here while there is no sample."""
        self._placeholder = text
        self.viewport().update()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.current_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks for the current one to be deleted."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_id():
            self.delete_pressed.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the samples, or the words that stand in for them."""
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(theme.current().text_muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                self.viewport().rect().adjusted(12, 8, -12, -8), flags, self._placeholder
            )

    def sizeHint(self) -> QSize:
        """Five in a row, two rows."""
        return QSize(5 * (_EDGE + 3 * _PADDING), 2 * (_EDGE + 4 * _PADDING))

    def minimumSizeHint(self) -> QSize:
        """Two in a row, one row."""
        return QSize(2 * (_EDGE + 3 * _PADDING), _EDGE + 4 * _PADDING)
