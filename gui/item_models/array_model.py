"""A numpy array as a Qt table."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
# Plain numbers: a frame of a table asks some ten thousand times for a role.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_DIGITS = 5  # significant ones, of the largest number
_SAMPLE = 1 << 16  # numbers that are looked at to find the largest, evenly spread


class NumberFormat:
    """Writes the numbers of one array so that their decimal points stand below each other.

    Whole numbers are written as they are; others with as many decimals as give the largest of them
    five significant digits, or all with an exponent where it is very large or very small. A number
    that would look like 0 without being 0 has an exponent, too.

    Args:
        array: Of any shape and number type.
    """

    def __init__(self, array: NDArray[np.generic]) -> None:
        self._spec: str | None = None
        if not np.issubdtype(array.dtype, np.floating):
            return
        sample = array[_spread(array.shape)].astype(np.float64)
        largest = float(np.abs(sample[np.isfinite(sample)]).max(initial=0.0))
        power = math.floor(math.log10(largest)) if largest else 0
        plain = abs(power) < _DIGITS
        self._spec = f".{_DIGITS - 1 - power}f" if plain else f".{_DIGITS - 1}e"

    def text(self, value: np.generic) -> str:
        """One number of the array."""
        if self._spec is None:
            return str(value)
        number = float(value)
        text = format(number, self._spec)
        if number and not text.strip("-0."):
            return f"{number:.1e}"
        return text.replace("-", "\N{MINUS SIGN}", 1) if text[0] == "-" else text


def _spread(shape: tuple[int, ...]) -> tuple[slice, ...]:
    """Slices that leave about `_SAMPLE` numbers of an array."""
    steps, size = [], math.prod(shape)
    for count in shape:
        step = min(count, -(-size // _SAMPLE)) or 1
        steps.append(slice(None, None, step))
        size //= step
    return tuple(steps)


class ArrayModel(QAbstractTableModel):
    """A read-only view of a 2-D array; rows and columns are headed by their index, from 0."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._array: NDArray[np.generic] = np.zeros((0, 0), np.float32)
        self._format = NumberFormat(self._array)
        self._column_shape: tuple[int, ...] = ()

    def set_array(
        self, array: NDArray[np.generic] | None, column_shape: tuple[int, ...] = ()
    ) -> None:
        """Show another array; of the same shape, what is selected stays.

        Args:
            array: 2-D of any number type; 1-D and 0-D become one row; None for nothing. Kept, not
                copied.
            column_shape: The axes that were folded into the columns, if it had more than two:
                columns are headed by their index along each of these.
        """
        shown = np.zeros((0, 0), np.float32) if array is None else np.atleast_2d(array)
        if shown.ndim != 2:
            raise ValueError(f"expected at most two dimensions, got {list(shown.shape)}")
        alike = (shown.shape, column_shape) == (self._array.shape, self._column_shape)
        if alike and shown.size:
            self._array, self._format = shown, NumberFormat(shown)
            last = self.index(shown.shape[0] - 1, shown.shape[1] - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._array, self._format = shown, NumberFormat(shown)
        self._column_shape = column_shape
        self.endResetModel()

    def array(self) -> NDArray[np.generic]:
        """What is shown, 2-D."""
        return self._array

    def text(self, index: Index) -> str:
        """The number at a valid index, formatted."""
        return self._format.text(self._array[index.row(), index.column()])

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows of the array."""
        return 0 if parent is not None and parent.isValid() else self._array.shape[0]

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns of the array."""
        return 0 if parent is not None and parent.isValid() else self._array.shape[1]

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """The number, formatted; the whole number as tool tip."""
        if role == _DISPLAY:
            return self.text(index) if index.isValid() else None
        if role == _ALIGNMENT:
            return _RIGHT
        if role == _TOOL_TIP and index.isValid():
            return str(self._array[index.row(), index.column()])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = _DISPLAY,
    ) -> object:
        """The index of a row or column."""
        if role == _DISPLAY:
            if orientation == Qt.Orientation.Horizontal and self._column_shape:
                return ", ".join(str(i) for i in np.unravel_index(section, self._column_shape))
            return str(section)
        if role == _ALIGNMENT:
            return _RIGHT
        return None
