"""Precision, recall and F1 of each class, in a table that can be sorted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSortFilterProxyModel, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from engine.evaluation.report import ClassScore
from gui import theme
from gui.item_models.score_model import SORT_ROLE, ScoreModel
from gui.widgets import row_table
from gui.widgets.copying.items import make_copyable


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
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        # As the labels are numbered, until the person asks for another order.
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._retranslate()
        theme.notifier().changed.connect(self._fit_sections)

    def set_scores(self, classes: Sequence[str], scores: Sequence[ClassScore]) -> None:
        """Show other scores, in the order of the labels; sorted as before."""
        self._scores.set_scores(classes, scores)

    @Slot()
    def _fit_sections(self) -> None:
        """No narrower than the widest name of a column of figures; more where there is room."""
        metrics, columns = self.fontMetrics(), range(1, self._scores.columnCount())
        names = [
            str(self._scores.headerData(column, Qt.Orientation.Horizontal)) for column in columns
        ]
        widest = max(metrics.horizontalAdvance(name) for name in names)
        self.horizontalHeader().setMinimumSectionSize(widest + 20)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Scores of each class"))
        self._fit_sections()
