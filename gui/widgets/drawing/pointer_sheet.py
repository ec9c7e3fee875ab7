"""A sheet for mouse, pen and fingers."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.drawing import handles
from gui.widgets.drawing.fingers import Fingers
from gui.widgets.drawing.grips import Corner, Pinch
from gui.widgets.drawing.strokes import Point
from gui.widgets.drawing.tool_sheet import ToolSheet

Device: TypeAlias = Literal["mouse", "pen", "finger", "keys"]

# From how far a handle is met, in logical pixels.
_REACH: Final[dict[Device, float]] = {"mouse": 10.0, "pen": 14.0, "finger": 24.0, "keys": 0.0}
_CORNER_SHAPES: Final = (Qt.CursorShape.SizeFDiagCursor, Qt.CursorShape.SizeBDiagCursor)


class PointerSheet(ToolSheet):
    """One device at a time uses the tool: the one that pressed, until it releases.

    Two fingers move and scale the drawing, whatever the tool; what the first one had begun is
    taken back.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by: Device = "mouse"  # who holds, or held last
        self._cursor: QPointF | None = None  # the mouse's or the pen's
        self._fingers = Fingers()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.tool_changed.connect(self._show_shape)
        self.changed.connect(self._follow_ink)
        self._show_shape()

    def _held_by(self, device: Device) -> bool:
        return self.is_held and self._by == device

    def _press_by(
        self, device: Device, at: Point, *, erase: bool = False, pressure: float | None = None
    ) -> None:
        self._by = device
        self._press(at, _REACH[device], erase=erase, pressure=pressure)
        self._show_shape()

    # What stands over the drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet, the mirror's axis, the ring at the pointer or the frame to move with."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self.sheet()
        if self.mirror:
            painter.setPen(QPen(QColor(theme.current().control_border), 1, Qt.PenStyle.DashLine))
            middle = round(sheet.center().x()) + 0.5
            painter.drawLine(QPointF(middle, sheet.top()), QPointF(middle, sheet.bottom()))
        frame = self._frame() if self.tool == "move" else None
        if frame is not None:
            handles.paint(painter, frame)
        if self._cursor is not None and self.tool in ("brush", "eraser", "line"):
            painter.setPen(QPen(QColor(theme.current().accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._cursor, self._radius(), self._radius())

    def _radius(self) -> float:
        """Of the pen's dot, in logical pixels."""
        return self.pen_width * self.sheet().width() / 2

    def _hover(self, position: QPointF | None) -> None:
        """Bring the ring to the pointer, and have the pointer say what a press would do."""
        corner = QPointF(self._radius() + 2, self._radius() + 2)
        for place in (self._cursor, position):
            if place is not None:
                self.update(QRectF(place - corner, place + corner).toAlignedRect())
        self._cursor = position
        self._show_shape()

    @Slot()
    def _show_shape(self) -> None:
        shape = self._move_shape() if self.tool == "move" else Qt.CursorShape.CrossCursor
        if shape != self.cursor().shape():
            self.setCursor(shape)

    def _move_shape(self) -> Qt.CursorShape:
        if isinstance(self._grip, Corner):
            return _CORNER_SHAPES[0 if self._grip.falls else 1]
        if self.ink_box() is None:
            return Qt.CursorShape.ArrowCursor
        at = self._cursor
        corner = None if at is None else self._corner_at(at, _REACH["mouse"])
        return Qt.CursorShape.SizeAllCursor if corner is None else _CORNER_SHAPES[corner % 2]

    @Slot()
    def _follow_ink(self) -> None:
        """The frame lies around the ink, which may have been painted later than the last frame."""
        if self.tool == "move":
            self._show_shape()
            self.update()

    # Mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the pen down."""
        right = event.button() == Qt.MouseButton.RightButton
        # With no other button down, an earlier release went elsewhere.
        alone = event.buttons() == event.button()
        if self._held_by("keys") or (self._held_by("mouse") and alone):
            self._release()
        if not self.is_held and (right or event.button() == Qt.MouseButton.LeftButton):
            self._press_by("mouse", self._to_sheet(event.position()), erase=right)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, if the pen is down."""
        if self._held_by("mouse"):
            if event.buttons():
                self._drag(self._to_sheet(event.position()))
            else:
                self._release()
        self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lift the pen."""
        if self._held_by("mouse") and not event.buttons():
            self._drag(self._to_sheet(event.position()))
            self._release()
        self._show_shape()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen; its other end erases. A hand that lay there before draws nothing."""
        kind, at = event.type(), self._to_sheet(event.position())
        if kind == QEvent.Type.TabletPress:
            self._fingers.are_resting = True
            if self._held_by("finger"):
                self._cancel_stroke()
            elif self._held_by("pen") or self._held_by("keys"):
                self._release()
            if not self.is_held:
                eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
                self._press_by("pen", at, erase=eraser, pressure=_pressure(event))
        elif self._held_by("pen"):
            self._drag(at, _pressure(event))
            if kind == QEvent.Type.TabletRelease:
                self._release()
        self._hover(event.position())
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
        self._hover(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lift the pen: its release would go elsewhere."""
        super().focusOutEvent(event)
        self._lift()

    def hideEvent(self, event: QHideEvent) -> None:
        """Lift the pen, as when the focus goes."""
        super().hideEvent(event)
        self._lift()

    def _lift(self) -> None:
        self._fingers.are_resting = True
        if self.is_held:
            self._release()

    # Fingers

    def event(self, event: QEvent) -> bool:
        """Take what fingers do on a touch screen; a touch pad moves the mouse."""
        if isinstance(event, QTouchEvent):
            device = event.device()
            if device is not None and device.type() == QInputDevice.DeviceType.TouchScreen:
                self._touch(event)
                event.accept()
                return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        fingers, begins = self._fingers, event.type() == QEvent.Type.TouchBegin
        if begins:
            fingers.clear()
            if self._held_by("keys") or self._held_by("finger"):
                self._release()
        if event.type() == QEvent.Type.TouchCancel:
            fingers.clear()
            if self._held_by("finger"):
                self._cancel_stroke()
            return
        lifted = fingers.follow(event.points(), self._to_sheet)
        if self.is_held and self._by != "finger":
            fingers.are_resting = True
        if not fingers.are_resting:
            self._hover(None)
            if fingers.is_pinch:
                self._use_pair()
            elif fingers.join():
                self._begin_pinch()
            else:
                self._use_finger(lifted, begins=begins)

    def _begin_pinch(self) -> None:
        places = self._fingers.pair()
        if self._held_by("finger"):
            self._cancel_stroke()
        if places is not None:
            self._by = "finger"
            self._pinch(*places)

    def _use_pair(self) -> None:
        places = self._fingers.pair()
        if places is None:
            self._fingers.part()
            if self._held_by("finger"):
                self._release()
        elif isinstance(self._grip, Pinch):
            self._pull(self._grip.pull(*places))

    def _use_finger(self, lifted: Point | None, *, begins: bool) -> None:
        at, tap = self._fingers.only, self._fingers.tap
        if at is not None and begins and self.tool == "fill":
            self._fingers.tap = at  # poured when it lifts: it may be the first of two
        elif at is not None and begins:
            self._press_by("finger", at)
        elif at is not None and self._held_by("finger"):
            self._drag(at)
        elif lifted is not None and tap is not None:
            self._settle_move()
            self.pour(tap)
        elif lifted is not None and self._held_by("finger"):
            self._drag(lifted)
            self._release()


def _pressure(event: QTabletEvent) -> float | None:
    """How much wider or thinner the pen's pressure makes a line; none if it feels none."""
    if not event.device().capabilities() & QInputDevice.Capability.Pressure:
        return None
    return 0.4 + 1.2 * max(0.0, min(1.0, event.pressure()))
