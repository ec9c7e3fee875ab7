"""Where the cells of a square matrix are, as plain arithmetic in logical pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

Cell = tuple[int, int]

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True)
class MatrixGeometry:
    """A matrix of `count` by `count` equal cells.

    Attributes:
        count: Cells in a row; 1 or more.
        area: The rectangle of all cells.
    """

    count: int
    area: QRectF

    def rect(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        width, height = self.area.width() / self.count, self.area.height() / self.count
        left, top = self.area.left() + column * width, self.area.top() + row * height
        return QRectF(left, top, width, height)

    def cell_at(self, point: QPointF) -> Cell | None:
        """Row and column of the cell at a point; None beside them."""
        if not self.area.contains(point):
            return None
        row = int((point.y() - self.area.top()) / self.area.height() * self.count)
        column = int((point.x() - self.area.left()) / self.area.width() * self.count)
        return min(row, self.count - 1), min(column, self.count - 1)

    def moved(self, cell: Cell, key: Qt.Key) -> Cell | None:
        """Where a key leads from a cell, at most to the edge; None for a key that moves nothing."""
        (row, column), last = cell, self.count - 1
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return row, 0 if key == Qt.Key.Key_Home else last
        if key not in _STEPS:
            return None
        down, across = _STEPS[key]
        return min(max(row + down, 0), last), min(max(column + across, 0), last)
