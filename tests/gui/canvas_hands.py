"""A canvas, and hands that draw on it."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
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


class Fingers:
    """Fingers on a canvas's touch screen, told apart by numbers."""

    def __init__(self, canvas: DrawingCanvas) -> None:
        self._canvas = canvas
        self._device = QTest.createTouchDevice()
        self._down: set[str] = set()

    def press(self, **places: tuple[float, float]) -> None:
        """Some land, named f0, f1...: all in one event, as those of the other two."""
        self._send("press", places)

    def move(self, **places: tuple[float, float]) -> None:
        """Some go on."""
        self._send("move", places)

    def lift(self, **places: tuple[float, float]) -> None:
        """Some leave."""
        self._send("release", places)

    def cancel(self) -> None:
        """The system takes the touch for itself."""
        self._down.clear()
        kind = QEvent.Type.TouchCancel
        QApplication.sendEvent(self._canvas, QTouchEvent(kind, self._device))

    def _send(self, act: str, places: dict[str, tuple[float, float]]) -> None:
        event = QTest.touchEvent(self._canvas, self._device, False)
        for name, at in places.items():
            getattr(event, act)(int(name[1:]), place(self._canvas, *at), self._canvas)
        for name in self._down - set(places):
            event.stationary(int(name[1:]))
        event.commit()
        self._down = self._down - set(places) if act == "release" else self._down | set(places)
