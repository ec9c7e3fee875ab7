"""Precision, recall and F1 of each class, in a table that can be sorted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSortFilterProxyModel, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from engine.evaluation.report import ClassScore
from gui import theme
from gui.item_models.score_model import SORT_ROLE, ScoreModel
from gui.widgets import row_table
from gui.widgets.copying.items import make_copyable

# Logical pixels.
_PADDING = 10  # beside a figure
_LEAST = 44  # of a column

# The mark of the sorted column stands above its name, which has no room beside it.
_HEAD = """
QHeaderView::section { padding: 4px; }
QHeaderView::up-arrow, QHeaderView::down-arrow {
    subcontrol-position: top center; width: 10px; height: 6px;
}
"""


class ClassTable(QTableView):
    """One row for each class; a click on a column's head sorts by it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores = ScoreModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._scores)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFont(theme.tabular(self.font()))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        row_table.lay_out(self, 10)
        make_copyable(self)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStyleSheet(_HEAD)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        # As the labels are numbered, until the person asks for another order.
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._retranslate()
        theme.notifier().changed.connect(self._fit_sections)

    def set_scores(self, classes: Sequence[str], scores: Sequence[ClassScore]) -> None:
        """Show other scores, in the order of the labels; sorted as before."""
        self._scores.set_scores(classes, scores)
        self._fit_sections()

    @Slot()
    def _fit_sections(self) -> None:
        """Leave the figures what they need: a name may end in an ellipsis, they may not.

        Qt's own widths have room for the sorting mark beside every name.
        """
        head, model, metrics = self.horizontalHeader(), self._scores, self.fontMetrics()
        for column in range(1, model.columnCount()):
            texts = [str(model.headerData(column, Qt.Orientation.Horizontal))]
            texts += [str(model.index(row, column).data()) for row in range(model.rowCount())]
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            head.resizeSection(column, widest + theme.pixels(_PADDING))
        head.setMinimumSectionSize(theme.pixels(_LEAST))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Scores of each class"))
        self._fit_sections()
