"""Bars side by side, one of which is pointed at: by the mouse, or by the arrow keys."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.focus_ring import paint_focus_ring


class PointedBars(CopyablePicture):
    """What histograms have in common; where the bars stand and what they mean is theirs.

    Left and right arrows walk through the bars, Home and End go to the ends; the tool tip says what
    the bar under the cursor means.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = 0
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self.update)

    def sentence(self, place: int) -> str:
        """What a bar means, in words."""
        raise NotImplementedError

    def _last(self) -> int:
        """The last bar's place, from 0."""
        raise NotImplementedError

    def _place_at(self, x: float) -> int:
        """The bar at a distance from the left edge; -1 for none."""
        raise NotImplementedError

    def _describe(self) -> None:
        """Tell a screen reader of the current bar."""
        raise NotImplementedError

    # Painting

    def _paint_pointed(self, painter: QPainter, area: QRectF) -> None:
        """Draw a line at the bar that is pointed at, and the ring of the focus."""
        paint_focus_ring(painter, self)
        pointed = self._hovered if self._hovered >= 0 else self._current
        if self._hovered >= 0 or self.hasFocus():
            x = area.left() + (pointed + 0.5) / (self._last() + 1) * area.width()
            painter.setPen(QPen(QColor(theme.current().text), 1))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 3))

    def _outline(self, heights: Iterable[float], area: QRectF) -> QPainterPath:
        """The bars' outline; each one's height is a share of the area's."""
        path = QPainterPath(area.bottomLeft())
        wide = area.width() / (self._last() + 1)
        for place, height in enumerate(heights):
            y = area.bottom() - height * area.height()
            path.lineTo(area.left() + place * wide, y)
            path.lineTo(area.left() + (place + 1) * wide, y)
        path.lineTo(area.bottomRight())
        return path

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the bars."""
        places = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._last(),
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
            return
        self._current = min(max(place, 0), self._last())
        self._describe()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the bar under the cursor."""
        self._hover(self._place_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """No bar is marked any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.update()

    def event(self, event: QEvent) -> bool:
        """Say in words what the bar under the cursor means."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos().x())
            QToolTip.showText(event.globalPos(), "" if place < 0 else self.sentence(place), self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)
