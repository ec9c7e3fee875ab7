"""A graph to look at: zoom, move, go from node to node."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.model.graph_layout import Placed
from gui.widgets.model.graph_paint import GraphPainter, middle_of
from gui.widgets.model.graph_walk import Direction, next_node
from gui.widgets.pinch import pinched

_LEAST, _MOST = 0.02, 4.0
_READABLE = 0.75  # the smallest scale to begin with
_MARGIN = 16.0
_STEP = 1.25
_FONT_PIXELS = 12

_DIRECTIONS: dict[int, Direction] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class GraphView(CopyablePicture):
    """Shows a laid-out graph; wheel, pinch, + and - zoom, dragging moves, 0 fits all of it.

    Arrow keys go along the edges (up, down) and within a layer (left, right). What belongs to the
    group of the node that is chosen or pointed at lights up.

    Args:
        whole: Whether to begin with all of the graph, however small it gets; else with as much as
            can be read.

    Signals:
        selected(int | None): Another node was chosen.
        copy_requested(): The person would like to have the graph as text (Ctrl+C, or as data).
    """

    selected = Signal(object)
    copy_requested = Signal()

    def __init__(self, *, whole: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = whole
        self._placed: Placed | None = None
        self._painter: GraphPainter | None = None
        self._placeholder = ""
        self._scale, self._offset = 1.0, QPointF()
        self._node: int | None = None
        self._hovered: int | None = None
        self._pressed: QPointF | None = None  # where a drag stands
        self._moved = False
        self._untouched = True  # nobody has moved the view: it may follow its size
        self._font = QFont(self.font())
        self._font.setPixelSize(theme.pixels(_FONT_PIXELS))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)
        theme.notifier().changed.connect(self.update)

    # What is shown

    def set_placeholder(self, text: str) -> None:
        """Say something where there is no graph."""
        self._placeholder = text
        self.setAccessibleDescription(self._text_of(self._node))
        self.update()

    def set_graph(self, placed: Placed | None) -> None:
        """Show another graph; where it is the same one anew, place and choice stay."""
        same = placed is not None and self._placed is not None
        same = same and placed.diagram == self._placed.diagram  # type: ignore[union-attr]
        self._placed = placed
        self._painter = None if placed is None else GraphPainter(placed)
        if not same:
            self._hovered, self._untouched = None, True
            self.select(None)
            self._begin()
        self.setAccessibleDescription(self._text_of(self._node))
        self.update()

    def placed(self) -> Placed | None:
        """The graph that is shown."""
        return self._placed

    def selected_node(self) -> int | None:
        """The chosen node."""
        return self._node

    def select(self, node: int | None) -> None:
        """Choose a node, and move it into sight."""
        if node == self._node:
            return
        self._node = node
        self.setAccessibleDescription(self._text_of(node))
        if node is not None:
            self._reveal(node)
        self.update()
        self.selected.emit(node)

    def lit(self) -> tuple[int, ...]:
        """The nodes of the group that is lit up."""
        group = self._group()
        if self._placed is None or not group:
            return ()
        nodes = self._placed.diagram.nodes
        return tuple(number for number, node in enumerate(nodes) if node.group == group)

    def scale(self) -> float:
        """How large the graph is shown; 1 for its own size."""
        return self._scale

    def can_copy_as(self, kind: str) -> bool:
        """As a picture, and as text."""
        return kind == "picture" or self._placed is not None

    def copy_as(self, kind: str) -> None:
        """Copy the picture, or ask for the text: its owner has it."""
        super().copy_as(kind) if kind == "picture" else self.copy_requested.emit()

    # Moving

    def fit(self) -> None:
        """Show all of the graph."""
        if self._placed is not None:
            wide, high = self._placed.width + 2 * _MARGIN, self._placed.height + 2 * _MARGIN
            self._scale = self._limited(min(self.width() / wide, self.height() / high, 1.5))
            self._centre(QPointF(self._placed.width / 2, self._placed.height / 2))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom in (above 1) or out around a point of the widget, by default its middle."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        scale = self._limited(self._scale * factor)
        self._offset = at - (at - self._offset) * (scale / self._scale)
        self._scale, self._untouched = scale, False
        self.update()

    def place_of(self, node: int) -> QPointF:
        """Where in the widget a node has its middle."""
        assert self._placed is not None
        return middle_of(self._placed.boxes[node]) * self._scale + self._offset

    def _limited(self, scale: float) -> float:
        return min(max(scale, _LEAST), _MOST)

    def _begin(self) -> None:
        """As much as can be read, with the end of the graph in sight."""
        if self._placed is None:
            return
        self.fit()
        if not self._whole and self._scale < _READABLE:
            wide = self.width() / (self._placed.width + 2 * _MARGIN)
            self._scale = min(max(wide, _READABLE), 1.0)
            last = max(self._placed.boxes, key=lambda box: box.y)
            self._centre(middle_of(last))
            bottom = self.height() - _MARGIN - self._placed.height * self._scale
            self._offset = QPointF(self._offset.x(), bottom)
        self.update()

    def _centre(self, point: QPointF) -> None:
        self._offset = QPointF(self.width() / 2, self.height() / 2) - point * self._scale
        self.update()

    def _reveal(self, node: int) -> None:
        assert self._placed is not None
        box = self._placed.boxes[node]
        corner = QPointF(box.x, box.y) * self._scale + self._offset
        seen = QRectF(corner, QPointF(box.width, box.height) * self._scale + corner)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        before, beyond = room.topLeft() - seen.topLeft(), room.bottomRight() - seen.bottomRight()
        self._offset += QPointF(max(before.x(), 0.0), max(before.y(), 0.0))
        self._offset += QPointF(min(beyond.x(), 0.0), min(beyond.y(), 0.0))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the graph, or what stands for it."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        focus = tokens.accent if self.hasFocus() else tokens.border
        painter.setPen(QPen(QColor(focus), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(ground, 6, 6)
        if self._painter is None:
            painter.setPen(QColor(tokens.text_muted))
            room = self.rect().adjusted(24, 24, -24, -24)
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, wrapped, self._placeholder)
            return
        painter.setClipRect(ground.adjusted(1, 1, -1, -1))
        moved = QTransform().translate(self._offset.x(), self._offset.y())
        painter.setTransform(moved.scale(self._scale, self._scale))
        shown = painter.transform().inverted()[0].mapRect(QRectF(self.rect()))
        self._painter.paint(painter, shown, self._font, self._node, self._group())

    def _group(self) -> str | None:
        node = self._hovered if self._hovered is not None else self._node
        if node is None or self._placed is None:
            return None
        return self._placed.diagram.nodes[node].group

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin again, as long as nobody has moved anything."""
        super().resizeEvent(event)
        if self._untouched:
            self._begin()

    def sizeHint(self) -> QSize:
        """Enough for a small graph."""
        return QSize(420, 360)

    def minimumSizeHint(self) -> QSize:
        """Enough for a few nodes."""
        return QSize(160, 160)

    # Hands

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the cursor."""
        turned = event.angleDelta().y() or event.pixelDelta().y()
        if self._placed is not None and turned:
            self.zoom(2 ** (turned / 480), event.position())
            event.accept()

    def event(self, event: QEvent) -> bool:
        """Also pinches, of a touch screen or a touch pad."""
        pinch = pinched(event, self)
        if pinch is None:
            return super().event(event)
        self.zoom(*pinch)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; else light up what is pointed at."""
        if self._pressed is None:
            self._hover(self._node_at(event.position()))
            return
        way = event.position() - self._pressed
        if self._moved or way.manhattanLength() > 4:
            self._moved, self._untouched = True, False
            self._offset += way
            self._pressed = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        if self._pressed is not None and not self._moved:
            self.select(self._node_at(event.position()))
        self._pressed = None

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._hover(None)

    def _hover(self, node: int | None) -> None:
        if node != self._hovered:
            self._hovered = node
            self.setToolTip("" if node is None else self._text_of(node))
            self.update()

    def _node_at(self, position: QPointF) -> int | None:
        if self._painter is None:
            return None
        return self._painter.node_at((position - self._offset) / self._scale)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, fit, copy, or go to another node."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self._untouched = False
            self.fit()
        elif key == Qt.Key.Key_Escape and self._node is not None:
            self.select(None)
        elif key in _DIRECTIONS:
            self._walk(_DIRECTIONS[key])
        else:
            super().keyPressEvent(event)

    def _walk(self, direction: Direction) -> None:
        if self._placed is not None:
            target = next_node(self._placed, self._node, direction)
            self.select(self._node if target is None else target)

    def _text_of(self, node: int | None) -> str:
        nodes = self._placed.diagram.nodes if self._placed is not None else ()
        if node is None:
            return self.tr("%Ln node(s)", "", len(nodes)) if nodes else self._placeholder
        return "\n".join((nodes[node].title, *nodes[node].lines))
