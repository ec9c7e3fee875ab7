"""The table of runs."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from engine.training.events import EpochFinished
from gui import theme
from gui.item_models.run_model import Column, RunFilter
from gui.widgets import row_table
from gui.widgets.copying.items import make_copyable
from gui.widgets.runs.sparkline import Index, SparklineDelegate, thinned

_LEAST_NAME = 160
# Where there is no room for all columns, these make way, the first ones first.
_DISPENSABLE = (Column.EPOCHS, Column.DATASET, Column.DATE, Column.MODEL, Column.STATE)


class RunTable(QTableView):
    """Whole rows are chosen, one or several; columns make way where it is narrow.

    Args:
        rows: What it shows.
        parent: Owner.
    """

    def __init__(self, rows: RunFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._curves: dict[Path, tuple[tuple[EpochFinished, ...], tuple[float, ...]]] = {}
        self.setModel(rows)
        self.setItemDelegateForColumn(Column.CURVE, SparklineDelegate(self._curve, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # As far from the column's edge as the header's text.
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.setFont(theme.tabular(self.font()))
        self.setAccessibleName(self.tr("Runs"))
        row_table.lay_out(self, 14)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        make_copyable(self)
        self._fit_columns()
        theme.notifier().changed.connect(self._fit_columns)

    def _curve(self, index: Index) -> tuple[float, ...]:
        run = self._rows.run(index)
        epochs, curve = self._curves.get(run.folder, ((), ()))
        if epochs is not run.epochs:
            curve = thinned([epoch.val_accuracy for epoch in run.epochs])
            self._curves[run.folder] = run.epochs, curve
        return curve

    @Slot()
    def _fit_columns(self) -> None:
        """Widths from what may stand there, so that they do not jump with every row."""
        header = self.horizontalHeader()
        header.setMinimumSectionSize(48)
        samples = {
            Column.MODEL: ["resnet"],
            Column.DATASET: ["fashion-mnist"],
            Column.BEST: ["100.0 %"],
            Column.EPOCHS: [self.tr("{0} of {1}").format(100, 100)],
            Column.STATE: [self.tr("Running"), self.tr("Unfinished")],
            Column.DATE: ["2000-00-00 00:00"],
        }
        metrics = self.fontMetrics()
        for column, texts in samples.items():
            title = str(self._rows.headerData(column, header.orientation()))
            # The header's own sign for the order stands beside its title.
            width = max(metrics.horizontalAdvance(text) for text in (*texts, title + " ^"))
            self.setColumnWidth(column, width + theme.pixels(24))
        self.setColumnWidth(Column.CURVE, theme.pixels(100))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        self._widths = {column: self.columnWidth(column) for column in Column}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide columns, or show them again."""
        left = self.viewport().width() - _LEAST_NAME
        needed = sum(self._widths[column] for column in Column if column is not Column.NAME)
        for column in _DISPENSABLE:
            self.setColumnHidden(column, needed > left)
            needed -= self._widths[column] if needed > left else 0
        super().resizeEvent(event)
