"""How a laid-out graph looks."""

import itertools
import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from gui import theme
from gui.theme import Theme
from gui.widgets.model.graph_layout import Box, Placed

_PAD = 8.0
_ARROW = 5.0
_LEGIBLE = 0.3  # the scale below which text would be a smear


class GraphPainter:
    """Paints one graph; what does not change from frame to frame is made once.

    Args:
        placed: The graph.
    """

    def __init__(self, placed: Placed) -> None:
        self._placed = placed
        self._rects = [QRectF(b.x, b.y, b.width, b.height) for b in placed.boxes]
        self._paths = [_curve(route) for route in placed.routes]

    def node_at(self, point: QPointF) -> int | None:
        """The node at a place of the layout."""
        return next((n for n, rect in enumerate(self._rects) if rect.contains(point)), None)

    def paint(
        self, painter: QPainter, shown: QRectF, font: QFont, selected: int | None, group: str | None
    ) -> None:
        """Draw what is in `shown`, in the layout's coordinates.

        Args:
            painter: Already set to these coordinates.
            shown: What can be seen.
            font: In logical pixels at scale 1.
            selected: A node to be marked, with its edges.
            group: Whose nodes are to be marked.
        """
        tokens = theme.current()
        scale = painter.transform().m11()
        for (upper, lower), path in zip(self._placed.diagram.edges, self._paths, strict=True):
            if path.controlPointRect().adjusted(-9, -9, 9, 9).intersects(shown):
                marked = selected in (upper, lower)
                _draw_edge(painter, path, QColor(tokens.accent if marked else tokens.text_muted))
        for number, rect in enumerate(self._rects):
            if rect.intersects(shown):
                node = self._placed.diagram.nodes[number]
                mine = group is not None and bool(node.group) and node.group == group
                self._draw_box(painter, number, tokens, mine, number == selected)
                if scale >= _LEGIBLE:
                    self._draw_text(painter, number, tokens, font)

    def _draw_box(
        self, painter: QPainter, number: int, tokens: Theme, mine: bool, selected: bool
    ) -> None:
        node, rect = self._placed.diagram.nodes[number], self._rects[number]
        marked = mine or selected
        painter.setBrush(QColor(tokens.accent_soft if marked else tokens.raised))
        edge = tokens.accent if marked else tokens.control_border
        painter.setPen(QPen(QColor(edge), 3.0 if selected else 2.0 if mine else 1.0))
        radius = rect.height() / 2 if node.is_leaf else 5.0
        painter.drawRoundedRect(rect, radius, radius)

    def _draw_text(self, painter: QPainter, number: int, tokens: Theme, font: QFont) -> None:
        node, rect = self._placed.diagram.nodes[number], self._rects[number]
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        step = (rect.height() - 12) / (1 + len(node.lines))
        for place, line in enumerate((node.title, *node.lines)):
            used = font if place else bold
            painter.setFont(used)
            painter.setPen(QColor(tokens.text_muted if place else tokens.text))
            row = QRectF(
                rect.x() + _PAD, rect.y() + 6 + place * step, rect.width() - 2 * _PAD, step
            )
            fitting = QFontMetricsF(used).elidedText(
                line, Qt.TextElideMode.ElideMiddle, row.width()
            )
            painter.drawText(row, Qt.AlignmentFlag.AlignCenter, fitting)


def _curve(route: tuple[tuple[float, float], ...]) -> QPainterPath:
    """An edge, leaving and arriving upright."""
    path = QPainterPath(QPointF(*route[0]))
    for (x, y), (to_x, to_y) in itertools.pairwise(route):
        middle = (y + to_y) / 2
        path.cubicTo(QPointF(x, middle), QPointF(to_x, middle), QPointF(to_x, to_y))
    return path


def _draw_edge(painter: QPainter, path: QPainterPath, colour: QColor) -> None:
    """A line with an arrow at its upper end: the way that gradients take."""
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    tip = path.pointAtPercent(0)
    left = QPointF(tip.x() - _ARROW * math.sin(0.6), tip.y() + _ARROW * 1.5)
    right = QPointF(tip.x() + _ARROW * math.sin(0.6), tip.y() + _ARROW * 1.5)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip, left, right]))


def middle_of(box: Box) -> QPointF:
    """Where a box has its middle."""
    return QPointF(box.x + box.width / 2, box.y + box.height / 2)
