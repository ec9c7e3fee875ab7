"""Pinches, of a touch screen or of a touch pad."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget


def pinched(event: QEvent, widget: QWidget) -> tuple[float, QPointF] | None:
    """By which factor something is to grow, and the point of the widget that stays in place.

    Args:
        event: Any event.
        widget: Where it happened; it has grabbed pinches.

    Returns:
        None if the event is no pinch.
    """
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            return 1 + event.value(), event.position()
    elif isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            at = widget.mapFromGlobal(pinch.centerPoint())
            return pinch.scaleFactor(), QPointF(at)
    return None
