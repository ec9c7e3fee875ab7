"""A sheet to draw on by hand."""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.drawing.drawing_history import UndoState
from gui.widgets.drawing.ink_sheet import InkSheet
from gui.widgets.drawing.strokes import Stroke

__all__ = ["DrawingCanvas", "Stroke", "Tool", "UndoState"]

Tool = Literal["brush", "eraser"]

MIN_WIDTH, MAX_WIDTH = 0.01, 0.25


class DrawingCanvas(InkSheet):
    """Freehand drawing with brush and eraser, as strokes that can be redrawn at any size.

    The left button (or a pen, whose other end erases) draws, the right button erases, Escape
    drops the stroke under the pen. Keys: `[` and `]` for the width, B and E for the tool, and
    the usual ones for undo and redo.

    Signals:
        changed(): The drawing changed: each pen move and each edit. Cheap; the owner renders.
        undo_state_changed(UndoState): What can be undone or redone changed.
        width_changed(float): Of the pen, as a share of the sheet's edge.
        tool_changed(str): "brush" or "eraser".
    """

    width_changed = Signal(object)
    tool_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tool: Tool = "brush"
        self._width = 0.05
        self._cursor: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._retranslate()

    # The pen

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Take the brush or the eraser, from the next stroke on."""
        if tool not in ("brush", "eraser"):
            raise ValueError(f"unknown tool: {tool!r}")
        if tool != self._tool:
            self._tool = tool
            self.tool_changed.emit(tool)

    @property
    def pen_width(self) -> float:
        """Of the line, as a share of the sheet's edge."""
        return self._width

    def set_width(self, fraction: float) -> None:
        """Set the width of the line, as a share of the sheet's edge; kept within .01 to .25."""
        fraction = max(MIN_WIDTH, min(MAX_WIDTH, float(fraction)))
        if fraction != self._width:
            self._width = fraction
            self.width_changed.emit(fraction)
            self.update()

    # The ring that shows the pen's width

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, and the ring at the cursor."""
        super().paintEvent(event)
        if self._cursor is not None:
            radius = self._width * self.sheet().width() / 2
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().accent), 1))
            painter.drawEllipse(self._cursor, radius, radius)

    def _move_ring(self, position: QPointF | None) -> None:
        reach = self._width * self.sheet().width() / 2 + 2
        for place in (self._cursor, position):
            if place is not None:
                corner = QPointF(reach, reach)
                self.update(QRectF(place - corner, place + corner).toAlignedRect())
        self._cursor = position

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        right = event.button() == Qt.MouseButton.RightButton
        if not self.is_drawing and (right or event.button() == Qt.MouseButton.LeftButton):
            self._begin(event.position(), self._width, right or self._tool == "eraser")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, if the pen is down."""
        self._move_ring(event.position())
        if self.is_drawing:
            self._extend(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if self.is_drawing and not event.buttons():
            self._extend(event.position())
            self._finish()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen; its other end erases."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress and not self.is_drawing:
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._begin(event.position(), self._width, eraser or self._tool == "eraser")
        elif self.is_drawing:
            self._extend(event.position())
            if kind == QEvent.Type.TabletRelease:
                self._finish()
        self._move_ring(event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the brush's ring away."""
        self._move_ring(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Width, tool, undo, redo, Escape."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.set_width(self._width * (1.25 if key == Qt.Key.Key_BracketRight else 0.8))
        elif key in (Qt.Key.Key_B, Qt.Key.Key_E) and not event.modifiers():
            self.set_tool("brush" if key == Qt.Key.Key_B else "eraser")
        elif not (key == Qt.Key.Key_Escape and self._cancel_stroke()):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Drawing canvas"))
        self.update()
