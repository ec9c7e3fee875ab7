"""Runs as rows of a table, sorted and searched."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from engine.training.run_store import RunSummary
from gui.numbers import percent

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """What stands in the columns."""

    CURVE = 0
    NAME = 1
    MODEL = 2
    DATASET = 3
    BEST = 4
    EPOCHS = 5
    STATE = 6
    DATE = 7


_NUMBERS = (Column.BEST, Column.EPOCHS)


class RunModel(QAbstractTableModel):
    """One row for each run; only the name can be edited.

    Signals:
        renamed(Path, str): The person gave the run in a folder another name.
    """

    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunSummary] = []
        self._cells: dict[Path, tuple[RunSummary, dict[Column, str]]] = {}  # a paint asks for many

    def runs(self) -> list[RunSummary]:
        """What is shown, in no particular order."""
        return list(self._runs)

    def run(self, index: Index) -> RunSummary:
        """The run in a row of this model."""
        return self._runs[index.row()]

    def set_runs(self, runs: list[RunSummary]) -> None:
        """Show other runs; rows that stay keep their selection and their editor."""
        wanted = {run.folder: run for run in runs}
        for row in reversed(range(len(self._runs))):
            if self._runs[row].folder not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._runs[row]
                self.endRemoveRows()
        for row, shown in enumerate(self._runs):
            run = wanted.pop(shown.folder)
            if run is not shown:
                self._runs[row] = run
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        if wanted:
            first = len(self._runs)
            self.beginInsertRows(QModelIndex(), first, first + len(wanted) - 1)
            self._runs += wanted.values()
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many runs."""
        return 0 if parent is not None and parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name of a run that can be read may be edited."""
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = {
            Column.CURVE: self.tr("Curve"),
            Column.NAME: self.tr("Name"),
            Column.MODEL: self.tr("Model"),
            Column.DATASET: self.tr("Dataset"),
            Column.BEST: self.tr("Best"),
            Column.EPOCHS: self.tr("Epochs"),
            Column.STATE: self.tr("State"),
            Column.DATE: self.tr("Started"),
        }
        return titles[Column(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, sort key, alignment or tool tip."""
        if not index.isValid():
            return None
        run, column = self._runs[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column in _NUMBERS else _LEFT
        if role == SORT_ROLE:
            return self._sort_key(run, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(run, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.CURVE:
            return self._tip(run, column)
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
        return self._text(run, column) if shown else None

    def setData(  # noqa: N802 - Qt calls it
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take another name, and have it written."""
        if role != Qt.ItemDataRole.EditRole or index.column() != Column.NAME:
            return False
        run, name = self._runs[index.row()], str(value).strip()
        if name != run.name:
            self.renamed.emit(run.folder, name)
        return True

    def state_text(self, run: RunSummary) -> str:
        """A run's state in a word."""
        texts = {
            "running": self.tr("Running"),
            "finished": self.tr("Finished"),
            "unfinished": self.tr("Unfinished"),
            "damaged": self.tr("Damaged"),
        }
        return texts[run.state]

    def _text(self, run: RunSummary, column: Column) -> str:
        shown, texts = self._cells.get(run.folder, (None, {}))
        if shown is not run:
            texts = self._texts(run)
            self._cells[run.folder] = run, texts
        return texts.get(column, "")

    def _texts(self, run: RunSummary) -> dict[Column, str]:
        return {
            Column.NAME: run.name,
            Column.MODEL: run.spec.model.name if run.spec else "",
            Column.DATASET: run.spec.data.dataset if run.spec else "",
            Column.BEST: percent(run.best.val_accuracy, 1) if run.best else "",
            Column.EPOCHS: self._epochs(run),
            Column.STATE: self.state_text(run),
            Column.DATE: date_text(run.started),
        }

    def _epochs(self, run: RunSummary) -> str:
        done = len(run.epochs)
        if run.spec is None:
            return ""
        # An extended run has more than its spec says.
        if run.state == "finished" or done >= run.spec.train.epochs:
            return f"{done:,}"
        return self.tr("{0} of {1}").format(f"{done:,}", f"{run.spec.train.epochs:,}")

    def _tip(self, run: RunSummary, column: Column) -> str:
        if column is Column.NAME:
            return run.note or str(run.folder)
        if column in (Column.CURVE, Column.BEST) and run.best:
            return self.tr("Validation accuracy: {0} at best, after epoch {1}").format(
                percent(run.best.val_accuracy, 1), run.best.epoch
            )
        return self._text(run, column)

    def _sort_key(self, run: RunSummary, column: Column) -> float | str:
        if column in (Column.CURVE, Column.BEST):
            return run.best.val_accuracy if run.best else -1.0
        if column is Column.EPOCHS:
            return float(len(run.epochs))
        if column is Column.DATE:
            return run.started.isoformat()
        return self._text(run, column).casefold()


def date_text(moment: datetime) -> str:
    """Day and minute, so that the order of texts is that of time; "" if it is not known."""
    return "" if moment == datetime.min else f"{moment:%Y-%m-%d %H:%M}"


class RunFilter(QSortFilterProxyModel):
    """The rows in which every searched word occurs, in the order of a column."""

    def __init__(self, model: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._words: list[str] = []
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)

    def search(self, text: str) -> None:
        """Show the runs whose name, note, model or dataset holds every word of a text."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def run(self, index: Index) -> RunSummary:
        """The run in a row as it is shown."""
        return self._model.run(self.mapToSource(index))

    def row_of(self, folder: Path) -> int:
        """The row in which a run is shown; -1 if it is not."""
        rows = range(self.rowCount())
        return next((row for row in rows if self.run(self.index(row, 0)).folder == folder), -1)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt calls it
        """Whether a row of the model is shown."""
        run = self._model.run(self._model.index(row, 0))
        spec = () if run.spec is None else (run.spec.model.name, run.spec.data.dataset)
        text = "\n".join((run.name, run.note, *spec)).casefold()
        return all(word in text for word in self._words)
