"""Where the picture of an array gets its numbers along the edges."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui import theme
from gui.widgets.images.colour_map import FlatLayout


@dataclass(frozen=True)
class Mark:
    """A number at an edge.

    Attributes:
        at: Where, as a share of the edge, 0 to 1.
        text: The index that is there.
    """

    at: float
    text: str


def row_marks(layout: FlatLayout, length: float, room: float) -> list[Mark]:
    """Indices along the first axis, for the left edge.

    Args:
        layout: Of the array.
        length: Of the edge, in logical pixels.
        room: How many of them a number needs.
    """
    if len(layout.shape) < 2:
        return []
    if layout.grid == (1, 1):
        return _marks(layout.tile[0], length, lambda _: room)
    if not layout.per_row:
        return []
    return _marks(layout.grid[0], length, lambda _: room, layout.per_row)


def column_marks(layout: FlatLayout, length: float, width_of: Callable[[str], float]) -> list[Mark]:
    """Indices along the last axis, or along the second one of a table of tiles.

    Args:
        layout: Of the array.
        length: Of the upper edge, in logical pixels.
        width_of: How many of them a number needs.
    """
    if not layout.is_table:
        return []
    count = layout.tile[1] if layout.grid == (1, 1) else layout.grid[1]
    return _marks(count, length, width_of)


def _marks(
    count: int, length: float, room_of: Callable[[str], float], index_step: int = 1
) -> list[Mark]:
    """Every so many of `count` equal places, so that numbers do not touch."""
    room = room_of(str((count - 1) * index_step))
    steps = (part * 10**power for power in itertools.count() for part in (1, 2, 5))
    step = next(step for step in steps if step * length / count >= room or step >= count)
    return [Mark((i + 0.5) / count, str(i * index_step)) for i in range(0, count, step)]


def paint_axes(
    painter: QPainter, target: QRectF, layout: FlatLayout, names: tuple[str, str]
) -> None:
    """Write names and indices at the left of a picture and above it.

    Args:
        painter: Has the font that is to be used.
        target: Where the picture is.
        layout: Of the array.
        names: Of the rows and of the columns; one that is empty is left out with its indices.
    """
    metrics = painter.fontMetrics()
    line = metrics.height()
    painter.setPen(QColor(theme.current().text_muted))
    rows, columns = names
    widest = 0
    if rows:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for mark in row_marks(layout, target.height(), line * 1.3):
            y = target.top() + mark.at * target.height()
            widest = max(widest, metrics.horizontalAdvance(mark.text))
            painter.drawText(QRectF(0, y - line / 2, target.left() - 6, line), right, mark.text)
        painter.save()
        painter.translate(target.left() - widest - 12 - line, target.bottom())
        painter.rotate(-90)
        _write(painter, QRectF(0, 0, target.height(), line), rows)
        painter.restore()
    if columns:
        wide = target.width()
        for mark in column_marks(layout, wide, lambda text: metrics.horizontalAdvance(text) + 12):
            x = target.left() + mark.at * wide
            box = QRectF(x - 40, target.top() - line - 2, 80, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.text)
        above = 2 if layout.is_table else 1
        _write(painter, QRectF(target.left(), target.top() - above * line - 3, wide, line), columns)


def _write(painter: QPainter, box: QRectF, text: str) -> None:
    """A name in the middle of its edge, elided where it does not fit."""
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, fitting)
