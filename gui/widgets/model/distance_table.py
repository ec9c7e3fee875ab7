"""How far two sets of weights are apart, in a table that can be sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSortFilterProxyModel,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from engine.models.distance_records import Distance
from gui import theme
from gui.widgets import row_table
from gui.widgets.copying.items import make_copyable

Index = QModelIndex | QPersistentModelIndex

_SORT = int(Qt.ItemDataRole.UserRole)
_SHARE = _SORT + 1
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_UNKNOWN = "\N{EN DASH}"
_RELATIVE = 3
_NAME_ROOM = 240  # what the longest names get at least, in logical pixels


class DistanceModel(QAbstractTableModel):
    """A row for each parameter: name, shape, distances, cosine."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Distance] = []
        self._largest = 0.0

    def set_rows(self, rows: Sequence[Distance]) -> None:
        """Show others; of the same parameters, selection and scrolling stay."""
        if [row.name for row in rows] == [row.name for row in self._rows] and self._rows:
            self._rows = list(rows)
            self._largest = max((row.relative or 0.0 for row in rows), default=0.0)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 5))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._largest = max((row.relative or 0.0 for row in rows), default=0.0)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each parameter."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Name, shape and four figures."""
        return 0 if parent is not None and parent.isValid() else 6

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A name or a figure."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column > 1 else None
        shown: dict[int, Callable[[Distance, int], object]] = {
            int(Qt.ItemDataRole.DisplayRole): self._text,
            int(Qt.ItemDataRole.ToolTipRole): self._tool_tip,
            _SORT: self._key,
            _SHARE: self._share,
        }
        give = shown.get(int(role))
        return None if give is None else give(row, column)

    def _share(self, row: Distance, _: int) -> float:
        return (row.relative or 0.0) / self._largest if self._largest else 0.0

    def _tool_tip(self, row: Distance, _: int) -> str:
        if row.left_out:
            return self.tr("%Ln number(s) left out: NaN or infinite.", "", row.left_out)
        return row.name

    def _figures(self, row: Distance) -> tuple[float | None, ...]:
        known = row.count > 0
        l2, largest = (row.l2, row.largest) if known else (None, None)
        return l2, row.relative, largest, row.cosine

    def _text(self, row: Distance, column: int) -> str:
        if column == 0:
            return row.name
        if column == 1:
            return self._shape(row)
        figure = self._figures(row)[column - 2]
        if figure is None:
            return _UNKNOWN
        text = f"{figure:.4f}" if column == 5 else f"{figure:.4g}"
        return f"{text} *" if row.left_out and column == 2 else text

    def _shape(self, row: Distance) -> str:
        one, other = (
            list(shape) if shape is not None else None for shape in (row.shape, row.other_shape)
        )
        if row.status == "missing":
            return self.tr("{0}, missing from the other").format(one)
        if row.status == "extra":
            return self.tr("{0}, only in the other").format(other)
        if row.status == "shape":
            return self.tr("{0}, in the other {1}").format(one, other)
        return str(one)

    def _key(self, row: Distance, column: int) -> object:
        if column < 2:
            return row.name if column == 0 else row.count
        figure = self._figures(row)[column - 2]
        return -2.0 if figure is None else figure  # below every figure, cosines too

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """What each column is; its tool tip says what that means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names()[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._meanings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # In the middle, where the sign of the sorting leaves it room.
            return int(Qt.AlignmentFlag.AlignLeft if section < 2 else Qt.AlignmentFlag.AlignCenter)
        return None

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Parameter"),
            self.tr("Shape"),
            self.tr("L2"),
            self.tr("Relative"),
            self.tr("Largest"),
            self.tr("Cosine"),
        )

    def _meanings(self) -> tuple[str, ...]:
        return (
            self.tr("Parameters and buffers by name"),
            self.tr("Size along each axis"),
            self.tr("L2 distance: root of the sum of squared differences"),
            self.tr("L2 distance divided by the norm of what is shown"),
            self.tr("Largest difference of two numbers"),
            self.tr("Cosine of the angle between both, 1 for the same direction"),
        )

    def retranslate(self) -> None:
        """The language has changed."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 5)


class _Bars(QStyledItemDelegate):
    """A bar behind the figure, as long as its share of the largest."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar, then the figure."""
        share = float(index.data(_SHARE) or 0.0)
        place: QRectF = QRectF(option.rect).adjusted(4, 4, -4, -4)
        place.setWidth(place.width() * share)
        painter.fillRect(place, QColor(theme.current().accent_soft))
        super().paint(painter, option, index)


class DistanceTable(QTableView):
    """One row for each parameter; a click on a column's head sorts by it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._distances = DistanceModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._distances)
        self._sorted.setSortRole(_SORT)
        self.setModel(self._sorted)
        self.setItemDelegateForColumn(_RELATIVE, _Bars(self))
        self.setSortingEnabled(True)
        self.setFont(theme.tabular(self.font()))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        row_table.lay_out(self, 10)
        make_copyable(self)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        head.sectionResized.connect(self._give_names_room)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # names differ at both ends
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as the network has them
        self._retranslate()

    def set_rows(self, rows: Sequence[Distance]) -> None:
        """Show other distances; sorted as before."""
        self._distances.set_rows(rows)
        self._give_names_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what there is to the names."""
        super().resizeEvent(event)
        self._give_names_room()

    @Slot()
    def _give_names_room(self) -> None:
        """All that is left, and no less than names need, within reason: the rest is scrolled to."""
        head = self.horizontalHeader()
        left = self.viewport().width() - sum(map(head.sectionSize, range(1, head.count())))
        needed = min(self.sizeHintForColumn(0) + 8, theme.pixels(_NAME_ROOM))
        head.resizeSection(0, max(left, needed))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Distance of each parameter"))
        self._distances.retranslate()
