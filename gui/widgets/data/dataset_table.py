"""The table of datasets that can be chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui import theme
from gui.widgets import row_table
from gui.widgets.copying.items import make_copyable

Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PADDING = 24
_LEAST_ROWS = 3


class Column(IntEnum):
    """What stands in the columns."""

    TITLE = 0
    IMAGES = 1
    SIZE = 2
    CLASSES = 3
    FRAMING = 4
    LICENCE = 5
    STATE = 6


_NUMBERS = (Column.IMAGES, Column.CLASSES)
# Where there is no room for all columns, these make way, the first ones first.
_DISPENSABLE = (Column.FRAMING, Column.LICENCE, Column.CLASSES)


@dataclass(frozen=True)
class DatasetRow:
    """One dataset, in texts that are translated already.

    Attributes:
        name: By which it is known to the program.
        cells: The text of each column.
        is_shown: Whether it is the one that is open.
        tip: What there is to know of it, in a sentence.
    """

    name: str
    cells: tuple[str, ...]
    is_shown: bool = False
    tip: str = ""


class _DatasetModel(QAbstractTableModel):
    """One row for each dataset."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[DatasetRow] = []

    def show_rows(self, rows: Sequence[DatasetRow]) -> None:
        """Show other rows; where they are the same datasets, only what changed is told."""
        if [row.name for row in rows] != [row.name for row in self.rows]:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return
        for number, row in enumerate(rows):
            if row != self.rows[number]:
                self.rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = {
            Column.TITLE: self.tr("Dataset"),
            Column.IMAGES: self.tr("Images"),
            Column.SIZE: self.tr("Size"),
            Column.CLASSES: self.tr("Classes"),
            Column.FRAMING: self.tr("Framing"),
            Column.LICENCE: self.tr("Licence"),
            Column.STATE: self.tr("State"),
        }
        return titles[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in _NUMBERS else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip if index.column() == Column.TITLE else row.cells[index.column()]
        if role == Qt.ItemDataRole.FontRole and index.column() == Column.TITLE and row.is_shown:
            return _bold(QFont())
        return None


class DatasetTable(QTableView):
    """One dataset is chosen; columns make way where it is narrow.

    Signals:
        chosen_changed(str): The name of the chosen dataset.
        taken(str): The person wants to work with it: a double click, or the Enter key.
    """

    chosen_changed = Signal(str)
    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _DatasetModel(self)
        self._widths: dict[Column, int] = {}
        self._longest_state = ""
        self.setModel(self._model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # As far from the column's edge as the header's text.
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.setFont(theme.tabular(self.font()))
        self.setAccessibleName(self.tr("Datasets"))
        row_table.lay_out(self, 14)
        make_copyable(self)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        theme.hold_lines(self.setMinimumHeight, _LEAST_ROWS + 1, 14 * _LEAST_ROWS + 8)
        theme.notifier().changed.connect(self._fit_columns)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.STATE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell_choice)
        self.activated.connect(self._tell_taking)

    def show_rows(self, rows: Sequence[DatasetRow], longest_state: str) -> None:
        """Show datasets; the chosen one stays chosen.

        Args:
            rows: One for each, from the top.
            longest_state: As long a state as may come, so that there is room for it.
        """
        known = {row.name for row in self._model.rows}
        chosen = self.chosen()
        self._model.show_rows(rows)
        if known != {row.name for row in rows}:
            self._longest_state = longest_state
            self._fit_columns()
            self.choose(chosen or "")

    def rows(self) -> list[DatasetRow]:
        """What is shown."""
        return list(self._model.rows)

    def chosen(self) -> str | None:
        """The name of the chosen dataset."""
        index = self.currentIndex()
        return self._model.rows[index.row()].name if index.isValid() else None

    def choose(self, name: str) -> None:
        """Choose a dataset, if it is here."""
        names = [row.name for row in self._model.rows]
        if name in names:
            self.selectRow(names.index(name))

    @Slot()
    def _tell_choice(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.chosen_changed.emit(chosen)

    @Slot(QModelIndex)
    def _tell_taking(self, index: QModelIndex) -> None:
        self.taken.emit(self._model.rows[index.row()].name)

    @Slot()
    def _fit_columns(self) -> None:
        for column in Column:
            font = _bold(self.font()) if column is Column.TITLE else self.font()
            metrics = QFontMetrics(font)
            title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
            texts = [row.cells[column] for row in self._model.rows]
            texts += [self._longest_state] if column is Column.STATE else []
            width = max(metrics.horizontalAdvance(text) for text in (title, *texts))
            self._widths[column] = width + theme.pixels(_PADDING)
            if column is not Column.STATE:
                self.setColumnWidth(column, self._widths[column])
        self._hide_columns()

    def _hide_columns(self) -> None:
        left = self.viewport().width()
        needed = sum(self._widths.values())
        for column in _DISPENSABLE:
            self.setColumnHidden(column, needed > left)
            needed -= self._widths.get(column, 0) if needed > left else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide columns, or show them again."""
        self._hide_columns()
        super().resizeEvent(event)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
