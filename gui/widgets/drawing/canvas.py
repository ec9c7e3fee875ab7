"""A sheet to draw on by hand."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputDevice,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.drawing.drawing_history import UndoState
from gui.widgets.drawing.offers import offer_of
from gui.widgets.drawing.strokes import Point, Stroke
from gui.widgets.drawing.tool_sheet import Tool, ToolSheet

__all__ = ["DrawingCanvas", "Stroke", "Tool", "UndoState"]

_TOOL_KEYS: Final[dict[int, Tool]] = {
    Qt.Key.Key_B: "brush",
    Qt.Key.Key_E: "eraser",
    Qt.Key.Key_F: "fill",
    Qt.Key.Key_L: "line",
    Qt.Key.Key_V: "move",
}
_ARROWS: Final[dict[int, Point]] = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_STEP, _FINE_STEP = 0.02, 0.005  # of an arrow key, as a share of the sheet's edge


class DrawingCanvas(ToolSheet):
    """Drawing by hand, as marks that can be redrawn at any size.

    The left button, a finger or a pen (whose other end erases) uses the tool, the right button
    erases, Escape drops what is not finished. With the move tool the wheel scales the drawing.

    Keys: B, E, F, L, V take a tool, M mirrors, `[` and `]` set the width; the arrows move a cursor
    (with Shift in small steps), Space puts the pen down there and lifts it; with the move tool the
    arrows move the drawing, + and - scale it. The usual keys undo, redo and paste.

    Signals:
        image_offered(str | bytes | QImage): A picture was pasted or dropped, see `offers`; the
            owner decodes it and calls `set_picture`.
    """

    image_offered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor: QPointF | None = None  # the mouse's or the pen's
        self._key_cursor: Point | None = None  # the keyboard's
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._retranslate()

    def paste(self) -> None:
        """Offer the picture in the clipboard."""
        if not self._offer(QGuiApplication.clipboard().mimeData()):
            self.notice.emit(self.tr("There is no picture in the clipboard."))

    def _offer(self, mime: QMimeData) -> bool:
        offer = offer_of(mime)
        if offer is not None:
            self.image_offered.emit(offer)
        return offer is not None

    # What stands over the drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, the mirror's axis, the ring at the mouse and the keyboard's cursor."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet, accent = self.sheet(), QColor(theme.current().accent)
        if self.mirror:
            painter.setPen(QPen(QColor(theme.current().control_border), 1, Qt.PenStyle.DashLine))
            middle = round(sheet.center().x()) + 0.5
            painter.drawLine(QPointF(middle, sheet.top()), QPointF(middle, sheet.bottom()))
        painter.setPen(QPen(accent, 1))
        radius = self.pen_width * sheet.width() / 2
        if self._cursor is not None and self.tool in ("brush", "eraser", "line"):
            painter.drawEllipse(self._cursor, radius, radius)
        if self._key_cursor is not None:
            place = self._from_sheet(self._key_cursor)
            painter.setPen(QPen(accent, 2))
            for arm in (QPointF(9, 0), QPointF(0, 9)):
                painter.drawLine(place - arm, place + arm)
            painter.drawEllipse(place, radius, radius)

    def _move_ring(self, position: QPointF | None) -> None:
        reach = self.pen_width * self.sheet().width() / 2 + 2
        for place in (self._cursor, position):
            if place is not None:
                corner = QPointF(reach, reach)
                self.update(QRectF(place - corner, place + corner).toAlignedRect())
        self._cursor = position

    # Mouse, finger, pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        right = event.button() == Qt.MouseButton.RightButton
        if not self.is_held and (right or event.button() == Qt.MouseButton.LeftButton):
            self._show_key_cursor(None)
            self._press(self._to_sheet(event.position()), erase=right)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, if the pen is down."""
        self._move_ring(event.position())
        if event.buttons():
            self._drag(self._to_sheet(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if self.is_held and not event.buttons():
            self._drag(self._to_sheet(event.position()))
            self._release()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen; its other end erases."""
        kind, at = event.type(), self._to_sheet(event.position())
        if kind == QEvent.Type.TabletPress and not self.is_held:
            self._show_key_cursor(None)
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._press(at, erase=eraser, pressure=_pressure(event))
        elif self.is_held and kind != QEvent.Type.TabletPress:
            self._drag(at, _pressure(event))
            if kind == QEvent.Type.TabletRelease:
                self._release()
        self._move_ring(event.position())
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scale the drawing about the mouse, with the move tool."""
        if self.tool == "move" and event.angleDelta().y() and not self.is_held:
            self.zoom(1.0015 ** event.angleDelta().y(), self._to_sheet(event.position()))
            event.accept()
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the brush's ring away."""
        self._move_ring(None)
        super().leaveEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a picture, or a file that may be one."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer what was dropped."""
        event.acceptProposedAction()
        if not self._offer(event.mimeData()):
            self.notice.emit(self.tr("What was dropped is not a picture on this computer."))

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw with the keyboard, choose tools, undo, redo, paste."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.modifiers() & ~_HARMLESS or not (self._take(key) or self._draw(event)):
            super().keyPressEvent(event)

    def _take(self, key: int) -> bool:
        """Choose a tool or change the pen; whether the key does that."""
        if key in _TOOL_KEYS:
            self.set_tool(_TOOL_KEYS[key])
        elif key == Qt.Key.Key_M:
            self.set_mirror(not self.mirror)
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.set_width(self.pen_width * (1.25 if key == Qt.Key.Key_BracketRight else 0.8))
        elif self.tool == "move" and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.1)
        elif self.tool == "move" and key == Qt.Key.Key_Minus:
            self.zoom(1 / 1.1)
        else:
            return False
        return True

    def _draw(self, event: QKeyEvent) -> bool:
        """Move the keyboard's cursor, put its pen down or lift it; whether the key does that."""
        key, repeated = event.key(), event.isAutoRepeat()
        if key in _ARROWS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(_ARROWS[key], _FINE_STEP if fine else _STEP)
        elif key == Qt.Key.Key_Space and not repeated and self.tool != "move":
            at = self._key_cursor or (0.5, 0.5)
            self._show_key_cursor(at)
            if self.is_held:
                self._release()
            else:
                self._press(at)
        else:
            return key == Qt.Key.Key_Escape and self._cancel_stroke()
        return True

    def _step(self, way: Point, length: float) -> None:
        if self.tool == "move" and not self.is_held:
            self.shift(way[0] * length, way[1] * length)
            return
        # The first arrow shows the cursor, in the middle.
        x, y = self._key_cursor or (0.5 - way[0] * length, 0.5 - way[1] * length)
        at = min(1.0, max(0.0, x + way[0] * length)), min(1.0, max(0.0, y + way[1] * length))
        self._show_key_cursor(at)
        self._drag(at)

    def _show_key_cursor(self, at: Point | None) -> None:
        if at != self._key_cursor:
            self._key_cursor = at
            self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lift the keyboard's pen."""
        super().focusOutEvent(event)
        if self._key_cursor is not None and self.is_held:
            self._release()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Drawing canvas"))
        self.setAccessibleDescription(
            self.tr("The arrow keys move a cursor, Space puts the pen down and lifts it.")
        )
        self.update()


_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def _pressure(event: QTabletEvent) -> float | None:
    """How much wider or thinner the pen's pressure makes a line; none if it feels none."""
    if not event.device().capabilities() & QInputDevice.Capability.Pressure:
        return None
    return 0.4 + 1.2 * max(0.0, min(1.0, event.pressure()))
