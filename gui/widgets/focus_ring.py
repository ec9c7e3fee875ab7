"""The ring around a widget that paints itself, while the keyboard is with it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui import theme

_WIDTH = 2


def paint_focus_ring(painter: QPainter, widget: QWidget, ground: QWidget | None = None) -> None:
    """Draw the ring along the inside of a widget's edge, if it has the focus.

    Args:
        painter: On the widget, or on `ground`.
        widget: Who may have the focus.
        ground: What is painted on; by default the widget itself, else its viewport.
    """
    if not widget.hasFocus():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.current().accent), _WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    by = _WIDTH / 2
    painter.drawRoundedRect(QRectF((ground or widget).rect()).adjusted(by, by, -by, -by), 4, 4)
    painter.restore()
