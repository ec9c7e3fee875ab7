"""Histograms of one tensor over a run's epochs, one behind the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.models.tensor_summary import TensorHistogram as Counts
from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.focus_ring import paint_focus_ring
from gui.widgets.model.value_axis import number, value_ticks

_GAP = 6  # logical pixels between axes and words
_OVERLAP = 2.6  # how many rows a curve is high
_THINNEST = 6.0  # logical pixels; a curve that is narrower is drawn as a line
_MOST_ROWS = 40  # more of them would be a blur


@dataclass(frozen=True, eq=False)
class Ridge:
    """The values of a tensor at an epoch's end.

    Attributes:
        epoch: The epoch; 0 before the first step.
        counts: How often values occurred.
    """

    epoch: int
    counts: Counts


class RidgePlot(CopyablePicture):
    """A curve for each epoch over one axis of values: the first at the top, the last in front.

    Each curve is as high as any other: what it shows is where the values are, and how they spread,
    also where one epoch's are a hundred times those of the next. Of more than 40 epochs 40 are
    shown, evenly spread, with the first and the last. Up and down arrows walk through the epochs;
    the description tells the current one.

    Args:
        title: What is shown.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._ridges: tuple[Ridge, ...] = ()
        self._placeholder = ""
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self.update)
        self._describe()

    def set_ridges(self, ridges: Sequence[Ridge], placeholder: str = "") -> None:
        """Show other epochs, ascending; if there are none, say why."""
        if len(ridges) > _MOST_ROWS:
            last = len(ridges) - 1
            places = (round(row * last / (_MOST_ROWS - 1)) for row in range(_MOST_ROWS))
            ridges = [ridges[place] for place in places]
        self._ridges, self._placeholder = tuple(ridges), placeholder
        self._current = min(self._current, len(self._ridges) - 1)
        self._describe()
        self.update()

    def ridges(self) -> tuple[Ridge, ...]:
        """What is shown."""
        return self._ridges

    def sentence(self, row: int) -> str:
        """What an epoch's values were like, in words."""
        ridge = self._ridges[row]
        shown = ridge.counts
        others = shown.nan + shown.positive_infinite + shown.negative_infinite
        if not shown.finite:
            return self.tr("Epoch {0}: no finite values").format(ridge.epoch)
        text = self.tr("Epoch {0}: {1} to {2}").format(
            ridge.epoch, number(shown.low), number(shown.high)
        )
        if others:
            return self.tr("{0}; not finite: {1}").format(text, f"{others:,}")
        return text

    def copied_rows(self) -> Rows:
        """How many values are in each bin of each epoch."""
        if self._ridges:
            yield self.tr("Epoch"), self.tr("From"), self.tr("To"), self.tr("Count")
        for ridge in self._ridges:
            edges = ridge.counts.edges
            for bounds in zip(edges, edges[1:], ridge.counts.counts, strict=False):
                yield (ridge.epoch, *bounds)

    def _describe(self) -> None:
        self.setAccessibleName(self._title)
        text = self.sentence(self._current) if self._ridges else self._placeholder
        self.setAccessibleDescription(text)

    # Geometry

    def _area(self, metrics: QFontMetricsF) -> QRectF:
        """Between the baseline of the first epoch's ceiling and that of the last epoch."""
        line = metrics.height()
        left = line + metrics.horizontalAdvance("8888") + 2 * _GAP
        top = line + _GAP
        height = max(1.0, self.height() - top - 2 * line - 2 * _GAP)
        return QRectF(left, top, max(1.0, self.width() - left - 4 * _GAP), height)

    def _row_height(self, area: QRectF) -> float:
        return area.height() / (len(self._ridges) - 1 + _OVERLAP)

    def _baseline(self, row: int, area: QRectF) -> float:
        return area.bottom() - (len(self._ridges) - 1 - row) * self._row_height(area)

    def _row_at(self, y: float) -> int:
        """The epoch whose baseline is next below."""
        area = self._area(QFontMetricsF(theme.tabular(self.font())))
        for row in range(len(self._ridges)):
            if y <= self._baseline(row, area):
                return row if y >= area.top() else -1
        return -1

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, axes and curves; or why there are none."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.tabular(self.font()))
        line = painter.fontMetrics().height()
        painter.setPen(QColor(tokens.text))
        title = painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, title)
        paint_focus_ring(painter, self)
        spans = [ridge.counts for ridge in self._ridges if ridge.counts.finite]
        if not spans:
            painter.setPen(QColor(tokens.text_muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            text = self.tr("No finite values in any epoch") if self._ridges else self._placeholder
            painter.drawText(self.rect().adjusted(12, 12, -12, -12), flags, text)
            return
        area = self._area(QFontMetricsF(painter.font()))
        low, high = _span(spans)
        self._paint_values_axis(painter, area, low, high)
        self._paint_epochs_axis(painter, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(len(self._ridges)):
            self._paint_ridge(painter, area, row, low, high)

    def _paint_ridge(
        self, painter: QPainter, area: QRectF, row: int, low: float, high: float
    ) -> None:
        tokens = theme.current()
        shown, base = self._ridges[row].counts, self._baseline(row, area)
        pen = QPen(QColor(tokens.text if row == self._current else tokens.surface), 1)
        if not shown.finite:
            painter.setPen(QColor(tokens.warning))
            painter.drawText(QPointF(area.left() + _GAP, base - 2), self.tr("not finite"))
            return
        wide = (shown.high - shown.low) / (high - low) * area.width()
        if _is_constant(shown) or wide < _THINNEST:
            x = area.left() + (_middle(shown) - low) / (high - low) * area.width()
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawLine(QPointF(x, base), QPointF(x, base - self._row_height(area)))
            return
        step = (shown.high - shown.low) / len(shown.counts)
        tall = self._row_height(area) * _OVERLAP / int(shown.counts.max())
        path = QPainterPath()
        for place, occurrences in enumerate([0, *shown.counts.tolist(), 0]):
            value = shown.low + (place - 0.5) * step
            x = area.left() + (value - low) / (high - low) * area.width()
            point = QPointF(min(max(x, area.left()), area.right()), base - occurrences * tall)
            path.lineTo(point) if place else path.moveTo(point)
        first, last = (0, len(self._ridges) - 1)
        share = 0.25 + 0.75 * (row - first) / max(1, last - first) if last else 1.0
        painter.setPen(pen)
        painter.setBrush(theme.mixed(tokens.surface, tokens.accent, share))
        painter.drawPath(path)

    def _paint_values_axis(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        tokens, metrics = theme.current(), painter.fontMetrics()
        line = metrics.height()
        ticks = value_ticks(low, high, area.width(), metrics.horizontalAdvance)
        for tick in ticks:
            x = area.left() + (tick.value - low) / (high - low) * area.width()
            dashed = Qt.PenStyle.DashLine if not tick.value else Qt.PenStyle.SolidLine
            colour = tokens.control_border if not tick.value else tokens.border
            painter.setPen(QPen(QColor(colour), 1, dashed))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 3))
            painter.setPen(QColor(tokens.text_muted))
            box = QRectF(x - 50, area.bottom() + 4, 100, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tick.text)
        below = QRectF(area.left(), area.bottom() + line + 4, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Value"))

    def _paint_epochs_axis(self, painter: QPainter, area: QRectF) -> None:
        line = painter.fontMetrics().height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.current().text_muted))
        step = max(1, -(-line // max(1, round(self._row_height(area)))))
        for row in range(len(self._ridges) - 1, -1, -step):
            y = self._baseline(row, area)
            text = str(self._ridges[row].epoch)
            painter.drawText(QRectF(0, y - line / 2, area.left() - _GAP, line), right, text)
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        box = QRectF(0, 0, area.height(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("Epoch"))
        painter.restore()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the epochs."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._ridges:
            super().keyPressEvent(event)
            return
        self._current = min(max(self._current + step, 0), len(self._ridges) - 1)
        self._describe()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say in words what the epoch under the cursor was like; beside them, what is shown."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos().y())
            said = self._title if row < 0 else self.sentence(row)
            QToolTip.showText(event.globalPos(), said, self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Room for some twenty epochs."""
        return QSize(340, 300)

    def minimumSizeHint(self) -> QSize:
        """Room for a few."""
        return QSize(170, 140)


def _is_constant(shown: Counts) -> bool:
    """Whether all values are (nearly) one: its bin says nothing of how they spread."""
    return int(np.count_nonzero(shown.counts)) == 1


def _middle(shown: Counts) -> float:
    """The middle of a constant's bin; exactly the value, where that is 0."""
    place = int(np.argmax(shown.counts))
    return 0.0 if shown.low == -shown.high else float(shown.edges[place : place + 2].mean())


def _span(spans: Sequence[Counts]) -> tuple[float, float]:
    """From the smallest to the largest value of all epochs; constants count as a point."""
    lows = [_middle(shown) if _is_constant(shown) else shown.low for shown in spans]
    highs = [_middle(shown) if _is_constant(shown) else shown.high for shown in spans]
    low, high = min(lows), max(highs)
    margin = (high - low) / 50 or abs(low) / 2 or 0.5
    return low - margin, high + margin
