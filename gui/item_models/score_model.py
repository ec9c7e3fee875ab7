"""The scores of each class as a Qt table."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from engine.evaluation.report import ClassScore
from gui.numbers import percent
from gui.widgets import class_swatch

Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = Qt.ItemDataRole.UserRole

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_UNDEFINED = "\N{EN DASH}"


class ScoreModel(QAbstractTableModel):
    """A row for each class: name, precision, recall, F1, images.

    `SORT_ROLE` gives the plain number (or name); what is undefined comes below every number.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, float, float, float, int]] = []
        self._swatches: list[QIcon] = []

    def set_scores(self, classes: Sequence[str], scores: Sequence[ClassScore]) -> None:
        """Show other scores, in the order of the labels."""
        rows = [
            (name, score.precision, score.recall, score.f1, score.count)
            for name, score in zip(classes, scores, strict=True)
        ]
        if len(rows) == len(self._rows):
            self._rows = rows  # so that selection and scrolling stay
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 4))
            return
        self.beginResetModel()
        self._rows = rows
        self._swatches = [class_swatch.icon(label) for label in range(len(rows))]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each class."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Name and four figures."""
        return 0 if parent is not None and parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A name or a figure."""
        if not index.isValid():
            return None
        value = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(value)
        # A name may have been shortened: its tip has all of it.
        if role == SORT_ROLE or (role == Qt.ItemDataRole.ToolTipRole and not index.column()):
            return -1.0 if isinstance(value, float) and math.isnan(value) else value
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return _RIGHT
        if role == Qt.ItemDataRole.DecorationRole and not index.column():
            return self._swatches[index.row()]
        return None

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
            return _RIGHT if section else _LEFT
        return None

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Class"),
            self.tr("Precision"),
            self.tr("Recall"),
            self.tr("F1"),
            self.tr("Images"),
        )

    def _meanings(self) -> tuple[str, ...]:
        return (
            self.tr("What the images are."),
            self.tr("Of the images that were given this name, the share that it belongs to."),
            self.tr("Of the images of this class, the share that was given its name."),
            self.tr("Precision and recall in one figure, their harmonic mean."),
            self.tr("How many images of this class there are."),
        )


def _shown(value: str | float) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return f"{value:,}"
    return _UNDEFINED if math.isnan(value) else percent(value, 1)
