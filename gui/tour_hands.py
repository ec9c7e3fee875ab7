"""What a tour's hand does: it draws, point by point, and lets time pass."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.drawing.canvas import DrawingCanvas

Condition = Callable[[], bool]

# A T-shirt as a person draws it: shoulders, sleeves and body in one line, then the neck.
T_SHIRT = (
    (
        (0.36, 0.16), (0.12, 0.27), (0.18, 0.46), (0.31, 0.40), (0.31, 0.86), (0.69, 0.86),
        (0.69, 0.40), (0.82, 0.46), (0.88, 0.27), (0.64, 0.16),
    ),
    ((0.36, 0.16), (0.43, 0.23), (0.57, 0.23), (0.64, 0.16)),
)  # fmt: skip
_POINTS_PER_LINE = 12


def after(seconds: float) -> Condition:
    """What holds when so much time has passed."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() >= until


def draw_line(
    canvas: DrawingCanvas, corners: tuple[tuple[float, float], ...]
) -> Iterator[Condition]:
    """Draw one line with the mouse, point by point, as fast as a hand does.

    Args:
        canvas: Visible.
        corners: In shares of the sheet's edge.

    Yields:
        Conditions; go on when the last one holds.
    """
    sheet = canvas.sheet()
    corner_array = np.array(corners) * sheet.width() + (sheet.x(), sheet.y())
    shares = np.linspace(0, len(corners) - 1, (len(corners) - 1) * _POINTS_PER_LINE + 1)
    points = [
        QPointF(*(float(np.interp(share, range(len(corners)), corner_array[:, axis]))
                  for axis in (0, 1)))
        for share in shares
    ]  # fmt: skip
    _mouse(canvas, QEvent.Type.MouseButtonPress, points[0])
    for point in points[1:]:
        _mouse(canvas, QEvent.Type.MouseMove, point)
        yield after(0.008)
    _mouse(canvas, QEvent.Type.MouseButtonRelease, points[-1])


def _mouse(widget: QWidget, kind: QEvent.Type, point: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(
        kind, point, widget.mapToGlobal(point), button, held, Qt.KeyboardModifier.NoModifier
    )
    QCoreApplication.sendEvent(widget, event)
