"""Where the cells of a grid are, as plain arithmetic in logical pixels."""

from dataclasses import dataclass

from PySide6.QtCore import Qt


@dataclass(frozen=True)
class GridGeometry:
    """Square cells in rows, from the left, seen through a window that is scrolled.

    Attributes:
        count: Number of cells.
        cell: Edge of a cell.
        width: Of the window.
        height: Of the window.
    """

    count: int
    cell: int
    width: int
    height: int

    @property
    def columns(self) -> int:
        """Cells in a row, at least one."""
        return max(1, self.width // self.cell)

    @property
    def rows(self) -> int:
        """Rows, the last perhaps not full."""
        return -(-self.count // self.columns)

    @property
    def scroll_range(self) -> int:
        """How far the window can be scrolled down."""
        return max(0, self.rows * self.cell - self.height)

    def corner(self, position: int) -> tuple[int, int]:
        """Left and top of a cell on the whole plane."""
        row, column = divmod(position, self.columns)
        return column * self.cell, row * self.cell

    def position_at(self, x: float, y: float) -> int:
        """The cell at a point of the whole plane; -1 where there is none."""
        row, column = int(y // self.cell), int(x // self.cell)
        position = row * self.columns + column
        inside = 0 <= column < self.columns and 0 <= position < self.count
        return position if inside else -1

    def scrolled_to(self, position: int, offset: int) -> int:
        """The offset nearest to the given one at which a cell is in view."""
        top = self.corner(position)[1]
        return min(max(offset, top + self.cell - self.height), top)

    def moved(self, position: int, key: Qt.Key) -> int | None:
        """The cell that a key leads to from another; None if the key does not move."""
        page = max(1, self.height // self.cell) * self.columns
        below = position + self.columns
        target = {
            Qt.Key.Key_Left: position - 1,
            Qt.Key.Key_Right: position + 1,
            Qt.Key.Key_Up: position - self.columns if position >= self.columns else position,
            Qt.Key.Key_Down: below if below < self.count else position,
            Qt.Key.Key_PageUp: position - page,
            Qt.Key.Key_PageDown: position + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }.get(key)
        return None if target is None else max(0, min(self.count - 1, target))
