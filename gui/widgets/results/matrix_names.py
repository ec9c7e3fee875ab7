"""The class names along two sides of a confusion matrix, each with its colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui import theme
from gui.widgets import class_swatch
from gui.widgets.results.matrix_geometry import MatrixGeometry

_GAP = 5  # logical pixels between names and titles
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Names:
    """What stands at the left and below.

    Attributes:
        classes: By label.
        wide: Room for a name at the left, in logical pixels.
        high: Room for one below, where it is read from below.
        rows: What the rows are.
        columns: What the columns are.
    """

    classes: Sequence[str]
    wide: float
    high: float
    rows: str
    columns: str

    def paint(self, painter: QPainter, geometry: MatrixGeometry) -> None:
        """Paint names, swatches and titles in the painter's font."""
        tokens = theme.current()
        metrics, cells = painter.fontMetrics(), geometry.area
        line, beside = metrics.height(), room()
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(QColor(tokens.text))
        for number, name in enumerate(self.classes):
            row = geometry.rect(number, 0).center().y()
            column = geometry.rect(0, number).center().x()
            # Next to the cells, so that the swatches stand in a row and in a column.
            class_swatch.paint_at(painter, QPointF(cells.left() - beside / 2, row), number)
            area = QRectF(cells.left() - beside - self.wide, row - line / 2, self.wide, line)
            painter.drawText(area, _RIGHT, metrics.elidedText(name, elide, int(self.wide)))
            class_swatch.paint_at(painter, QPointF(column, cells.bottom() + beside / 2), number)
            shown = metrics.elidedText(name, elide, int(self.high))
            at = QPointF(column, cells.bottom() + beside)
            _paint_upright(painter, at, self.high, _RIGHT, shown)
        painter.setPen(QColor(tokens.text_muted))
        top = cells.bottom() + beside + self.high + _GAP
        painter.drawText(QRectF(cells.left(), top, cells.width(), line), _MIDDLE, self.columns)
        _paint_upright(painter, QPointF(line / 2, cells.top()), cells.height(), _MIDDLE, self.rows)


def room() -> int:
    """Between a name and the cells: a swatch, and air around it."""
    return class_swatch.room() + 4


def _paint_upright(
    painter: QPainter, top: QPointF, length: float, flags: Qt.AlignmentFlag, text: str
) -> None:
    """Text that is read from below, its end at `top`."""
    height = painter.fontMetrics().height()
    painter.save()
    painter.translate(top)
    painter.rotate(-90)
    painter.drawText(QRectF(-length, -height / 2, length, height), flags, text)
    painter.restore()
