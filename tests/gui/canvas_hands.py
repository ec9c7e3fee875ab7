"""A canvas, and hands that draw on it."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.drawing.canvas import DrawingCanvas, Stroke
from gui.widgets.drawing.strokes import Marks

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
BOX = [(0.3, 0.3), (0.7, 0.3), (0.7, 0.7), (0.3, 0.7), (0.3, 0.3)]
ACROSS = [(0.1, 0.5), (0.3, 0.5), (0.6, 0.5), (0.9, 0.5)]


def shown_canvas(qtbot: QtBot, edge: int = 304) -> DrawingCanvas:
    """A canvas on the screen."""
    widget = DrawingCanvas()
    qtbot.addWidget(widget)
    widget.resize(edge, edge)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def place(canvas: DrawingCanvas, x: float, y: float) -> QPoint:
    """Where a point of the sheet is in the widget."""
    sheet = canvas.sheet()
    return (sheet.topLeft() + QPointF(x * sheet.width(), y * sheet.height())).toPoint()


def drag(
    canvas: DrawingCanvas,
    points: Sequence[tuple[float, float]],
    button: Qt.MouseButton = LEFT,
    *,
    release: bool = True,
) -> None:
    """Press, move and release the mouse."""
    QTest.mousePress(canvas, button, pos=place(canvas, *points[0]))
    for point in points[1:]:
        QTest.mouseMove(canvas, place(canvas, *point))
    if release:
        QTest.mouseRelease(canvas, button, pos=place(canvas, *points[-1]))


def circle(count: int) -> list[tuple[float, float]]:
    """Points on most of a circle."""
    angles = np.linspace(0, 6, count)
    return [(0.5 + 0.3 * float(np.cos(a)), 0.5 + 0.3 * float(np.sin(a))) for a in angles]


def frame(shade: float = 1.0, width: float = 0.02) -> Marks:
    """A closed square of four lines around the middle."""
    return tuple(Stroke((start, end), width, shade=shade) for start, end in pairwise(BOX))
