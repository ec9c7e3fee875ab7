"""Small signs of how far something is: ahead, at it, done. Each has a form of its own."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui import theme
from gui.widgets import layouts

_MARK = 18


class Mark(Enum):
    """How far something is."""

    AHEAD = "ahead"  # an empty ring
    NOW = "now"  # a ring with a disc in it
    DONE = "done"  # a disc with a tick
    LEFT_OUT = "left_out"  # a ring with a stroke through it


def draw(painter: QPainter, place: QRectF, mark: Mark) -> None:
    """Draw a sign.

    Args:
        painter: Smooth; its pen and brush are changed.
        place: A square.
        mark: Which.
    """
    tokens = theme.current()
    accent, quiet = QColor(tokens.accent), QColor(tokens.control_border)
    line = max(1.5, place.width() / 10)
    inner = place.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.setBrush(accent if mark is Mark.DONE else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent if mark in (Mark.NOW, Mark.DONE) else quiet, line))
    painter.drawEllipse(inner)
    if mark is Mark.NOW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        by = place.width() * 0.28
        painter.drawEllipse(place.adjusted(by, by, -by, -by))
    elif mark is Mark.DONE:
        _draw_line(
            painter, place, line, tokens.accent_text, (0.29, 0.52), (0.44, 0.67), (0.72, 0.36)
        )
    elif mark is Mark.LEFT_OUT:
        _draw_line(painter, place, line, tokens.control_border, (0.3, 0.5), (0.7, 0.5))


def _draw_line(
    painter: QPainter, place: QRectF, wide: float, colour: str, *points: tuple[float, float]
) -> None:
    pen = QPen(QColor(colour), wide)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    side = place.width()
    corners = [QPointF(place.x() + x * side, place.y() + y * side) for x, y in points]
    painter.drawPolyline(QPolygonF(corners))


class MarkSign(QWidget):
    """One sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark.AHEAD
        theme.follow(self.setFixedSize, lambda _: QSize(theme.pixels(_MARK), theme.pixels(_MARK)))

    def mark(self) -> Mark:
        """Which it is."""
        return self._mark

    def set_mark(self, mark: Mark) -> None:
        """Show another."""
        if mark is not self._mark:
            self._mark = mark
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign, as large as this is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, QRectF(self.rect()), self._mark)


class MarkedLine(QWidget):
    """A sign, and a line of words beside it.

    Args:
        text: The words, translated.
        role: As `theme.set_role` takes it.
        parent: Owner.
    """

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign = MarkSign()
        self.label = layouts.label(text, role, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)

    def set_line(self, mark: Mark, text: str) -> None:
        """Show another sign, and say something else."""
        self.sign.set_mark(mark)
        self.say(text)

    def say(self, text: str) -> None:
        """Say something else."""
        if text != self.label.text():
            self.label.setText(text)
