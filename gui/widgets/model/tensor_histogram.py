"""How often a tensor's values occur."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from engine.models.tensor_summary import TensorHistogram as Counts
from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.model.value_axis import count_ticks, height_of, number, value_ticks
from gui.widgets.pointed_bars import PointedBars

_GAP = 6  # logical pixels between axes and words


class TensorHistogram(PointedBars):
    """Counts over values, with a line at zero; what is not finite is counted beside it.

    Left and right arrows walk through the bins; the description says what is in the current one.

    Args:
        title: What is counted.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._counts: Counts | None = None
        self._placeholder = ""
        self._logarithmic = False
        self._describe()

    def set_counts(self, counts: Counts | None, placeholder: str = "") -> None:
        """Show other counts; with None, say why there are none."""
        self._counts, self._placeholder = counts, placeholder
        if counts is not None:
            self._current = min(self._current, len(counts.counts) - 1)
        self._hovered = -1
        self._describe()
        self.update()

    def counts(self) -> Counts | None:
        """What is shown."""
        return self._counts

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Whether each step of the upright axis is ten times the last: rare values show, too."""
        self._logarithmic = logarithmic
        self.update()

    def sentence(self, place: int) -> str:
        """What is in a bin, in words."""
        if self._counts is None:
            return self._placeholder
        edges = self._counts.edges
        return self.tr("{0} to {1}: {2} of {3} values").format(
            number(edges[place]),
            number(edges[place + 1]),
            f"{int(self._counts.counts[place]):,}",
            f"{self._counts.finite:,}",
        )

    def others(self) -> str:
        """How many values are not finite, in words; empty if all are."""
        shown = self._counts
        if shown is None or not shown.nan + shown.positive_infinite + shown.negative_infinite:
            return ""
        return self.tr("Not finite: {0} nan, {1} +inf, {2} -inf").format(
            f"{shown.nan:,}", f"{shown.positive_infinite:,}", f"{shown.negative_infinite:,}"
        )

    def copied_rows(self) -> Rows:
        """How many values are in each bin."""
        shown = self._counts
        if shown is None or not shown.finite:
            return
        yield self.tr("From"), self.tr("To"), self.tr("Count")
        yield from zip(shown.edges, shown.edges[1:], shown.counts, strict=False)

    def _describe(self) -> None:
        self.setAccessibleName(self._title)
        parts = [part for part in (self.others(), self.sentence(self._current)) if part]
        self.setAccessibleDescription("; ".join(parts))

    # Geometry

    def _area(self, metrics: QFontMetricsF) -> QRectF:
        line = metrics.height()
        most = 0 if self._counts is None else int(self._counts.counts.max())
        left = metrics.horizontalAdvance(f"{most:,}") + line + 2 * _GAP
        top = 2 * line + _GAP
        height = max(1.0, self.height() - top - 2 * line - _GAP)
        return QRectF(left, top, max(1.0, self.width() - left - 4 * _GAP), height)

    def _last(self) -> int:
        return 0 if self._counts is None else len(self._counts.counts) - 1

    def _place_at(self, x: float) -> int:
        if self._counts is None:
            return -1
        area = self._area(QFontMetricsF(theme.tabular(self.font())))
        bins = len(self._counts.counts)
        place = int((x - area.left()) / area.width() * bins)
        return place if area.left() <= x and place < bins else -1

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, axes, counts and the bin that is pointed at; or why there are none."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setFont(theme.tabular(self.font()))
        line = painter.fontMetrics().height()
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, self._title)
        shown = self._counts
        if shown is None or not shown.finite:
            painter.setPen(QColor(tokens.text_muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            text = self._placeholder if shown is None else self.others() or self.tr("No values")
            painter.drawText(self.rect().adjusted(12, 12, -12, -12), flags, text)
            return
        area = self._area(QFontMetricsF(painter.font()))
        painter.setPen(QColor(tokens.warning))
        painter.drawText(QRectF(0, line, self.width(), line), self.others())
        self._paint_counts_axis(painter, area, int(shown.counts.max()))
        painter.fillPath(self._outline(self._heights(shown), area), QColor(tokens.accent))
        self._paint_values_axis(painter, area, shown)
        self._paint_pointed(painter, area)

    def _heights(self, shown: Counts) -> list[float]:
        most = int(shown.counts.max())
        return [height_of(n, most, logarithmic=self._logarithmic) for n in shown.counts.tolist()]

    def _paint_counts_axis(self, painter: QPainter, area: QRectF, most: int) -> None:
        tokens, line = theme.current(), painter.fontMetrics().height()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        fitting = max(1, int(area.height() / (line * 2.5)))
        for tick in count_ticks(most, fitting, logarithmic=self._logarithmic):
            share = height_of(int(tick.value), most, logarithmic=self._logarithmic)
            y = area.bottom() - share * area.height()
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(tokens.text_muted))
            painter.drawText(QRectF(0, y - line / 2, area.left() - _GAP, line), right, tick.text)
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        box = QRectF(0, 0, area.height(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tr("Count"))
        painter.restore()

    def _paint_values_axis(self, painter: QPainter, area: QRectF, shown: Counts) -> None:
        tokens, metrics = theme.current(), painter.fontMetrics()
        line, span = metrics.height(), shown.high - shown.low
        painter.setPen(QPen(QColor(tokens.control_border), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        ticks = value_ticks(shown.low, shown.high, area.width(), metrics.horizontalAdvance)
        for tick in ticks:
            x = area.left() + (tick.value - shown.low) / span * area.width()
            painter.setPen(QPen(QColor(tokens.control_border), 1))
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3))
            painter.setPen(QColor(tokens.text_muted))
            box = QRectF(x - 50, area.bottom() + 4, 100, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tick.text)
        below = QRectF(area.left(), area.bottom() + line + 4, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("Value"))
        if shown.low < 0 < shown.high:
            x = area.left() - shown.low / span * area.width()
            painter.setPen(QPen(QColor(tokens.text), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def sizeHint(self) -> QSize:
        """Five logical pixels to a bin."""
        return QSize(340, 240)

    def minimumSizeHint(self) -> QSize:
        """Bins that can still be told apart."""
        return QSize(170, 140)
