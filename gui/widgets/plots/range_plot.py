"""The curve of a learning-rate range test: loss over the logarithm of the rate."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture

Values = NDArray[np.float64]

_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 14, 24, 42  # around the plot, in logical pixels
_TICKS = 5  # on the loss axis, about


class RangePlot(CopyablePicture):
    """Raw losses pale, the smoothed curve on top, the suggested rate as a marked line.

    Args:
        lowest: Left end of the axis: a learning rate above 0.
        highest: Its right end.
    """

    def __init__(self, lowest: float, highest: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span = math.log10(lowest), math.log10(highest)
        self._lrs = self._losses = self._curve = np.zeros(0)
        self._suggestion: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    def set_curve(self, lrs: Values, losses: Values, curve: Values) -> None:
        """Show what has been measured so far.

        Args:
            lrs: float64 [n], above 0, ascending.
            losses: float64 [n], finite.
            curve: The smoothed losses, float64 [n].
        """
        if not len(lrs) == len(losses) == len(curve):
            raise ValueError(f"{len(lrs)} rates, {len(losses)} losses, {len(curve)} smoothed ones")
        self._lrs, self._losses, self._curve = lrs, losses, curve
        self.update()

    def set_suggestion(self, lr: float | None) -> None:
        """Mark a learning rate; None for none."""
        self._suggestion = lr
        self._describe()
        self.update()

    def clear(self) -> None:
        """Take everything away."""
        self.set_curve(np.zeros(0), np.zeros(0), np.zeros(0))
        self.set_suggestion(None)

    def point_count(self) -> int:
        """How many steps are shown."""
        return len(self._lrs)

    def copied_rows(self) -> Rows:
        """What was measured at each learning rate."""
        if len(self._lrs):
            yield self.tr("Learning rate"), self.tr("Loss"), self.tr("Smoothed loss")
            yield from zip(self._lrs, self._losses, self._curve, strict=True)

    # Where things are

    def _area(self) -> QRectF:
        left, right, top, bottom = map(theme.pixels, (_LEFT, _RIGHT, _TOP, _BOTTOM))
        return QRectF(self.rect()).adjusted(left, top, -right, -bottom)

    def _x(self, logarithm: float) -> float:
        area, (low, high) = self._area(), self._span
        return area.left() + (logarithm - low) / (high - low) * area.width()

    def _heights(self) -> tuple[float, float]:
        """The losses at the bottom and the top; where the curve explodes it leaves the plot."""
        if not len(self._losses):
            return 0.0, 1.0
        beginning = float(self._losses[: max(3, len(self._losses) // 10)].mean())
        low = float(self._losses.min())
        high = min(float(self._losses.max()), max(1.3 * beginning, low * 1.1))
        room = 0.06 * max(high - low, 0.02 * abs(high), 1e-6)
        return max(0.0, low - room), high + room

    def _points(self, values: Values) -> QPolygonF:
        area, (low, high) = self._area(), self._heights()
        start, end = self._span
        # The painter clips; far beyond the plot it need not go.
        shares = np.clip((values - low) / (high - low), -1, 2)
        x = area.left() + (np.log10(self._lrs) - start) / (end - start) * area.width()
        y = area.bottom() - shares * area.height()
        return QPolygonF([QPointF(*point) for point in zip(x, y, strict=True)])

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, curve and mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.tabular(self._small()))
        self._paint_axes(painter)
        self._paint_curve(painter)
        if self._suggestion is not None:
            self._paint_suggestion(painter, self._suggestion)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.pixels(12))
        return font

    def _paint_axes(self, painter: QPainter) -> None:
        tokens, area = theme.current(), self._area()
        metrics = QFontMetricsF(painter.font())
        line, words = QColor(tokens.border), QColor(tokens.text_muted)
        low, high = self._span
        for decade in range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1):
            x = self._x(decade)
            painter.setPen(line)
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 4))
            painter.setPen(words)
            text = _decade(decade)
            painter.drawText(
                QPointF(x - metrics.horizontalAdvance(text) / 2, area.bottom() + 17), text
            )
        bottom, top = self._heights()
        for value in _ticks(bottom, top) if len(self._losses) else []:
            y = area.bottom() - (value - bottom) / (top - bottom) * area.height()
            painter.setPen(line)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(words)
            text = f"{value:.3g}"
            place = QPointF(area.left() - 8 - metrics.horizontalAdvance(text), y + 4)
            painter.drawText(place, text)
        painter.setPen(line)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(words)
        names = QRectF(area.left(), area.bottom() + 22, area.width(), 18)
        painter.drawText(names, Qt.AlignmentFlag.AlignCenter, self.tr("Learning rate"))
        painter.drawText(QPointF(4, 14), self.tr("Loss"))

    def _paint_curve(self, painter: QPainter) -> None:
        if len(self._lrs) < 2:
            return
        tokens = theme.current()
        painter.save()
        painter.setClipRect(self._area())
        painter.setPen(QPen(theme.mixed(tokens.surface, tokens.accent, 0.35), 1))
        painter.drawPolyline(self._points(self._losses))
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawPolyline(self._points(self._curve))
        painter.restore()

    def _paint_suggestion(self, painter: QPainter, lr: float) -> None:
        tokens, area = theme.current(), self._area()
        x = self._x(math.log10(lr))
        painter.setPen(QPen(QColor(tokens.secondary), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        text = f"{lr:g}"
        width = QFontMetricsF(font).horizontalAdvance(text)
        left = min(max(x - width / 2, area.left()), area.right() - width)
        painter.drawText(QPointF(left, area.top() - 6), text)

    # Words

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Loss over learning rate"))
        self._describe()

    def _describe(self) -> None:
        lr = self._suggestion
        text = "" if lr is None else self.tr("Suggested learning rate: {0}").format(f"{lr:g}")
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        """Wide enough for a label at each decade."""
        return QSize(460, 240)

    def minimumSizeHint(self) -> QSize:
        """The least that can be read."""
        return QSize(360, 160)


def _decade(exponent: int) -> str:
    """A power of ten, as short as it can be read."""
    return f"1e{exponent}" if exponent < -3 else f"{10.0**exponent:g}"


def _ticks(low: float, high: float) -> list[float]:
    """Round numbers between two, about `_TICKS` of them."""
    rough = (high - low) / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough)
    first, last = math.ceil(low / step), math.floor(high / step)
    return [number * step for number in range(first, last + 1)]
