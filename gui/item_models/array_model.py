"""A numpy array as a Qt table."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def formatted(value: np.generic) -> str:
    """A number for reading: whole numbers as they are, others with four significant digits."""
    if isinstance(value, np.floating):
        return f"{float(value):.4g}"
    return str(value)


class ArrayModel(QAbstractTableModel):
    """A read-only view of a 2-D array; rows and columns are headed by their index, from 0."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._array: NDArray[np.generic] = np.zeros((0, 0), np.float32)

    def set_array(self, array: NDArray[np.generic] | None) -> None:
        """Show another array.

        Args:
            array: 2-D of any number type; 1-D and 0-D become one row; None for nothing. Kept, not
                copied.
        """
        shown = np.zeros((0, 0), np.float32) if array is None else np.atleast_2d(array)
        if shown.ndim != 2:
            raise ValueError(f"expected at most two dimensions, got {list(shown.shape)}")
        self.beginResetModel()
        self._array = shown
        self.endResetModel()

    def array(self) -> NDArray[np.generic]:
        """What is shown, 2-D."""
        return self._array

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows of the array."""
        return 0 if parent is not None and parent.isValid() else self._array.shape[0]

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns of the array."""
        return 0 if parent is not None and parent.isValid() else self._array.shape[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The number, formatted; the whole number as tool tip."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return formatted(self._array[index.row(), index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(self._array[index.row(), index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The index of a row or column."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        return None
