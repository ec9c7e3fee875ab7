"""What moves in a plot: the curves, with the ground, the grid and the marks behind them."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.theme import Theme, mixed
from gui.widgets.plots.plot_curve import Curve, Frame
from gui.widgets.plots.plot_parts import NumberAxis

Mark = tuple[float, str]


class PlotLayer(QWidget):
    """Lies over the view box of a pyqtgraph plot, which keeps axes and ranges, and paints.

    An item of the plot's scene would have scene, view box and axes take part in every frame. This
    paints its own rectangle, and of a curve that has grown only the new end.

    Args:
        box: Whose ranges and place it follows.
        left: The axis whose ticks the grid follows.
        parent: The plot's viewport.
    """

    def __init__(self, box: pg.ViewBox, left: NumberAxis, parent: QWidget) -> None:
        super().__init__(parent)
        self._box, self._left = box, left
        self.curves: list[Curve] = []
        self._marks: list[Mark] = []
        self._cursor: float | None = None
        self._has_focus_frame = False
        self.log_y = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        box.sigResized.connect(self._follow_box)
        box.sigRangeChanged.connect(self._view_changed)
        self._view_changed()

    @Slot()
    def _follow_box(self, *_: object) -> None:
        self.setGeometry(self._box.sceneBoundingRect().toAlignedRect())
        self._view_changed()

    @Slot()
    def _view_changed(self, *_: object) -> None:
        self._grid: list[float] | None = None
        self.update()

    def frame(self) -> Frame:
        """Where values stand in this widget."""
        return self._frame(self.devicePixelRatioF())

    def _frame(self, scale: float) -> Frame:
        x, y = self._box.viewRange()
        area = self._box.sceneBoundingRect().translated(-self.x(), -self.y())
        return Frame((x[0], x[1]), (y[0], y[1]), area, self.log_y, scale)

    # What is shown

    def grown(self, curve: Curve, count: int) -> None:
        """Show a curve's new points; before, it had `count`."""
        left = curve.changed_from(count, self.frame())
        if left < self.width():
            self.update(QRect(max(0, int(left)), 0, self.width(), self.height()))

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show upright lines at some x, each with a label."""
        if list(marks) != self._marks:
            self._marks = list(marks)
            self.update()

    def mark_near(self, place: float) -> str:
        """The label of the mark within a few pixels of a horizontal place, or nothing."""
        frame = self.frame()
        for x, text in self._marks:
            if abs(float(frame.across(np.array([x]))[0]) - place) < 5:
                return text
        return ""

    def set_cursor(self, x: float | None) -> None:
        """Show the read-out's line at x, or none."""
        if x == self._cursor:
            return
        for place in (self._cursor, x):
            if place is not None:
                self.update(QRect(int(self.frame().across(np.array([place]))[0]) - 2, 0, 5, 10_000))
        self._cursor = x

    def set_focus_frame(self, shown: bool) -> None:
        """Show that the keyboard acts here."""
        self._has_focus_frame = shown
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what has changed."""
        painter = QPainter(self)
        self.draw(painter, self.frame(), QRectF(event.rect()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        tokens = theme.current()
        if self._cursor is not None:  # it is in view: it is near the mouse
            painter.setPen(QPen(QColor(tokens.control_border), 0))
            _upright(painter, self.frame(), self._cursor)
        if self._has_focus_frame:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def draw_scaled(self, painter: QPainter, scale: float) -> None:
        """Draw all of it onto a picture with `scale` device pixels to a pixel."""
        painter.save()
        painter.setClipRect(QRectF(self.rect()))
        self.draw(painter, self._frame(scale), QRectF(self.rect()))
        painter.restore()

    def draw(self, painter: QPainter, frame: Frame, part: QRectF) -> None:
        """Draw what lies within `part` of the frame."""
        tokens = theme.current()
        painter.fillRect(part, QColor(tokens.surface))
        if min(frame.area.width(), frame.area.height()) <= 0:
            return
        self._draw_grid(painter, frame, tokens)
        self._draw_marks(painter, frame, tokens)
        for curve in self.curves:
            curve.draw(painter, frame, part, tokens)

    def _draw_grid(self, painter: QPainter, frame: Frame, tokens: Theme) -> None:
        if self._grid is None:
            self._grid = self._left.major_ticks(*frame.y, frame.area.height())
        painter.setPen(QPen(mixed(tokens.surface, tokens.border, 0.7), 0))
        low, high = frame.y
        for value in self._grid:
            share = (value - low) / (high - low)
            place = round(frame.area.bottom() - share * frame.area.height())
            painter.drawLine(QPointF(frame.area.left(), place), QPointF(frame.area.right(), place))

    def _draw_marks(self, painter: QPainter, frame: Frame, tokens: Theme) -> None:
        font = QFont(self.font())
        font.setPixelSize(theme.pixels(11))
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        free = frame.area.left()  # from where on there is room for a label
        for x, text in self._marks:
            if not frame.x[0] <= x <= frame.x[1]:
                continue
            painter.setPen(QPen(QColor(tokens.control_border), 0, Qt.PenStyle.DashLine))
            place = _upright(painter, frame, x)
            width = metrics.horizontalAdvance(text)
            start = min(place + 4, frame.area.right() - width - 2)
            if start < free:
                continue
            free = start + width + 8
            painter.setPen(QColor(tokens.text_muted))
            painter.drawText(QPointF(start, frame.area.top() + metrics.ascent() + 2), text)


def _upright(painter: QPainter, frame: Frame, x: float) -> float:
    """Draw a line at x; its place is returned."""
    place = float(np.round(frame.across(np.array([x]))[0]))
    painter.drawLine(QPointF(place, frame.area.top()), QPointF(place, frame.area.bottom()))
    return place
