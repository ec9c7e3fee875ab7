"""The tree of a network's modules, parameters and buffers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from engine.models.module_records import ModuleRecord
from gui import theme
from gui.item_models.module_model import Column, ModuleModel
from gui.widgets.copying.items import make_copyable

# Networks of more rows open with their uppermost modules only.
_UNFOLDED_ROWS = 300
_WIDEST = {Column.NAME: 210, Column.SHAPE: 260}
_SAMPLES = {
    Column.NAME: "",
    Column.TRAINS: "",
    Column.KIND: "parameter, float32, cpu, shared",
    Column.SHAPE: "",
    Column.PARAMETERS: "100,000,000",
    Column.COST: "1,000,000,000",
    Column.MEMORY: "1023 bytes",
    Column.OUTPUT: "1023 bytes",
    Column.MEAN: "-1.23e-05",
    Column.STD: "1.23e-05",
    Column.MINIMUM: "-1.23e-05",
    Column.MAXIMUM: "-1.23e-05",
}
_MARGIN = 20  # of a cell and of a title, both sides together


class ModuleTreeView(QTreeView):
    """Whole rows are chosen; Space freezes or unfreezes; rows can be searched.

    Args:
        modules: What it shows.
        parent: Owner.
    """

    def __init__(self, modules: ModuleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules = modules
        self._wanted = ""
        self.setModel(modules)
        self.setAccessibleName(self.tr("Layers and parameters"))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        per_pixel = QAbstractItemView.ScrollMode.ScrollPerPixel
        self.setHorizontalScrollMode(per_pixel)
        self.setVerticalScrollMode(per_pixel)
        self.setFont(theme.tabular(self.font()))
        theme.scaled(self.setIndentation, 16)
        make_copyable(self)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        modules.modelReset.connect(self._unfold)

    @Slot()
    def _unfold(self) -> None:
        """Open a network that is new here, and stand on its first parameter."""
        if sum(1 for _ in self._modules.indices()) <= _UNFOLDED_ROWS:
            self.expandAll()
        else:
            self.expandToDepth(1)
        self._fit_columns()
        if self._wanted:
            self._filter()
        self.setCurrentIndex(self._modules.first_tensor())
        self.scrollToTop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._modules.rowCount():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Make the columns as wide as what may stand there, within limits.

        Qt would measure every cell, which takes longer than building the tree.
        """
        metrics = self.fontMetrics()
        longest = dict(_SAMPLES)
        depth = 0
        for index in self._modules.indices():
            for column in (Column.NAME, Column.SHAPE):
                text = str(index.siblingAtColumn(column).data())
                longest[column] = max(longest[column], text, key=len)
            record = self._modules.record(index)
            depth = max(depth, record.path.count(".") + 2 if record and record.path else 1)
        titles = self.header().fontMetrics()
        for column, sample in longest.items():
            title = str(self._modules.headerData(column, Qt.Orientation.Horizontal))
            wide = metrics.horizontalAdvance(sample) + (
                depth * self.indentation() if column == Column.NAME else 0
            )
            wide = max(wide, titles.horizontalAdvance(title)) + theme.pixels(_MARGIN)
            self.setColumnWidth(column, min(wide, theme.pixels(_WIDEST.get(column, wide))))

    # Searching

    def search(self, text: str) -> int:
        """Show only rows whose name or type contains a text, with what they are in.

        Args:
            text: Upper and lower case are the same; empty for all rows.

        Returns:
            How many modules, parameters and buffers were found; 0 for an empty text.
        """
        self._wanted = text.strip().casefold()
        return self._filter()

    def _filter(self) -> int:
        root = self._modules.index(0, 0)
        if not root.isValid():
            return 0
        found = self._show_matches(root, inside=False)[1]
        self.setRowHidden(0, QModelIndex(), False)  # the network itself stays
        return found if self._wanted else 0

    def _show_matches(self, index: QModelIndex, *, inside: bool) -> tuple[bool, int]:
        """Hide what does not match; whether the row is shown, and how many match in it."""
        hit = self._matches(index)
        shown, found = hit or inside, int(hit)
        for row in range(self._modules.rowCount(index)):
            child = self._modules.index(row, 0, index)
            child_shown, child_found = self._show_matches(child, inside=inside or hit)
            shown, found = shown or child_shown, found + child_found
        self.setRowHidden(index.row(), index.parent(), not shown)
        if found and self._wanted:
            self.expand(index)
        return shown, found

    def _matches(self, index: QModelIndex) -> bool:
        record = self._modules.record(index)
        if not self._wanted or record is None:
            return not self._wanted
        kind = record.kind if isinstance(record, ModuleRecord) else ""
        return self._wanted in record.path.casefold() or self._wanted in kind.casefold()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Freeze or unfreeze the row with Space, wherever in it one stands."""
        current = self.currentIndex()
        if event.key() != Qt.Key.Key_Space or not current.isValid():
            super().keyPressEvent(event)
            return
        box = current.siblingAtColumn(Column.TRAINS)
        role = Qt.ItemDataRole.CheckStateRole
        trains = box.data(role) == Qt.CheckState.Checked
        after = Qt.CheckState.Unchecked if trains else Qt.CheckState.Checked
        self._modules.setData(box, after, role)
