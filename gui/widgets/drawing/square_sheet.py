"""A widget with a square in its middle, in whose coordinates drawings are made."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from gui.widgets.drawing.strokes import Point

_MARGIN = 2  # logical pixels around the sheet for the focus frame


class SquareSheet(QWidget):
    """The geometry of a sheet: the largest square that fits, and points in it."""

    def sheet(self) -> QRectF:
        """The square drawn on, in the widget's coordinates."""
        edge = max(1, min(self.width(), self.height()) - 2 * _MARGIN)
        return QRectF((self.width() - edge) // 2, (self.height() - edge) // 2, edge, edge)

    def _to_sheet(self, position: QPointF) -> Point:
        sheet = self.sheet()
        x = (position.x() - sheet.left()) / sheet.width()
        y = (position.y() - sheet.top()) / sheet.height()
        return max(-1.0, min(2.0, x)), max(-1.0, min(2.0, y))

    def _from_sheet(self, point: Point) -> QPointF:
        sheet = self.sheet()
        return QPointF(
            sheet.left() + point[0] * sheet.width(), sheet.top() + point[1] * sheet.height()
        )

    def _update_area(self, area: QRectF) -> None:
        """Have a part of the sheet painted again, given in the logical square."""
        corners = (
            self._from_sheet((area.left(), area.top())),
            self._from_sheet((area.right(), area.bottom())),
        )
        self.update(QRectF(*corners).toAlignedRect().adjusted(-2, -2, 2, 2))

    def heightForWidth(self, width: int) -> int:
        """The width again, for a layout whose size policy asks: the sheet is a square."""
        return width

    def sizeHint(self) -> QSize:
        """A sheet to draw on in comfort."""
        return QSize(420, 420)

    def minimumSizeHint(self) -> QSize:
        """The smallest sheet worth drawing on."""
        return QSize(160, 160)
