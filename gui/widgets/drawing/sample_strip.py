"""Kept drawings as a wrapping strip of thumbnails, each with its class below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import theme
from gui.widgets import class_swatch
from gui.widgets.copying.items import make_copyable
from gui.widgets.images.resample import to_qimage

_EDGE = 56
_PADDING = 10
_LABEL = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """One kept drawing: what stands for it, its class, uint8 [h, w] to show, the class's label."""

    id: str
    name: str
    picture: NDArray[np.uint8]
    label: int | None = None


class _NameBelow(QStyledItemDelegate):
    """Writes the class below the picture, with its colour."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Keep room for the name, which `paint` writes."""
        super().initStyleOption(option, index)
        if index.data(_LABEL) is not None:
            cast(Any, option).text = " "

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the item as usual, and its name."""
        super().paint(painter, option, index)
        label = index.data(_LABEL)
        if label is None:
            return
        styled = cast(Any, option)
        high = painter.fontMetrics().height()
        area = QRectF(styled.rect)
        area.setTop(area.bottom() - high - _PADDING / 2)
        area.setHeight(high)
        painter.setPen(QColor(theme.current().text))
        class_swatch.paint_caption(painter, area, str(index.data()), label)


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
        self.setItemDelegate(_NameBelow(self))
        make_copyable(self)
        self.currentItemChanged.connect(self._tell)
        theme.notifier().changed.connect(self._fit)

    def set_samples(self, samples: Sequence[Thumbnail]) -> None:
        """Show other samples; the current one stays current if it is among them."""
        kept = self.current_id()
        blocked = self.blockSignals(True)
        self.clear()
        cell = self._cell()
        for sample in samples:
            icon = QIcon(QPixmap.fromImage(to_qimage(sample.picture)))
            item = QListWidgetItem(icon, sample.name, self)
            item.setData(Qt.ItemDataRole.UserRole, sample.id)
            item.setData(_LABEL, sample.label)
            item.setToolTip(sample.name)
            item.setSizeHint(cell)
            if sample.id == kept:
                self.setCurrentItem(item)
        self.blockSignals(blocked)
        self._tell()

    def _cell(self) -> QSize:
        """Room for a picture, and for a class's swatch and name."""
        wide = theme.pixels(_EDGE + 3 * _PADDING) + class_swatch.room()
        return QSize(wide, _EDGE + self.fontMetrics().height() + 2 * _PADDING)

    @Slot()
    def _fit(self) -> None:
        for row in range(self.count()):
            self.item(row).setSizeHint(self._cell())

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
        return QSize(5 * self._cell().width(), 2 * (_EDGE + 4 * _PADDING))

    def minimumSizeHint(self) -> QSize:
        """Two in a row, one row."""
        return QSize(2 * self._cell().width(), _EDGE + 4 * _PADDING)
