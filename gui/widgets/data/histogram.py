"""How often each pixel value occurs, one curve for each channel."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.numbers import percent
from gui.widgets.copying.clipboard import Rows
from gui.widgets.pointed_bars import PointedBars

_LEVELS = 256
_TICKS = (0, 64, 128, 192, 255)
_GAP = 6  # logical pixels between axes and words
# What the channels are called is what they look like; line styles tell them apart as well.
_COLOURS = {"light": ("#c02f2b", "#1a7f37", "#2563d4"), "dark": ("#ff8a80", "#4cc38a", "#6ba4ff")}
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


@dataclass(frozen=True)
class _Scale:
    """The upright axis: which shares it spans, and how."""

    least: float
    most: float
    logarithmic: bool

    def height(self, share: float) -> float:
        """How high a share stands, 0 to 1."""
        if not self.logarithmic:
            return share / self.most
        if share <= self.least:
            return 0.0
        return math.log(share / self.least) / math.log(self.most / self.least)

    def ticks(self) -> list[tuple[float, str]]:
        """Shares to mark, one at least, and what to write there."""
        powers = range(math.floor(math.log10(self.least)), 1)
        round_shares = [(part * 10.0**e, e) for e in powers for part in (1, 2, 5)]
        if not self.logarithmic:
            step, e = next(pair for pair in round_shares if pair[0] >= self.most / 4)
            marks = [(step * count, e) for count in range(int(self.most / step) + 1)]
        else:
            marks = [pair for pair in round_shares if self.least <= pair[0] <= self.most]
            tens = [pair for pair in marks if math.isclose(pair[0], 10.0 ** pair[1])]
            if len(tens) > 1:
                marks = tens[:: -(-len(tens) // 4)]
        return [(share, percent(share, max(0, -e - 2))) for share, e in marks]


class Histogram(PointedBars):
    """The share of pixels that have each value, 0 to 255.

    Left and right arrows walk through the values; the description says how many pixels have the
    current one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = np.zeros((0, _LEVELS), np.int64)
        self._logarithmic = True
        self._retranslate()

    def set_counts(self, counts: NDArray[np.int64]) -> None:
        """Show other pixels.

        Args:
            counts: int64 [channels, 256], how many pixels have each value; one channel for grey,
                or three for red, green and blue.
        """
        if counts.shape not in ((1, _LEVELS), (3, _LEVELS)):
            raise ValueError(f"expected counts [1 or 3, {_LEVELS}], got {list(counts.shape)}")
        self._counts = counts
        self._describe()
        self.update()

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Whether each step of the upright axis is ten times the last: rare values show, too."""
        self._logarithmic = logarithmic
        self.update()

    def sentence(self, place: int) -> str:
        """How many pixels have a value, in words."""
        figures = []
        for channel, counts in enumerate(self._counts):
            count, share = int(counts[place]), self._shares()[channel][place]
            figure = self.tr("{0} pixels ({1})").format(f"{count:,}", percent(float(share), 2))
            if len(self._counts) > 1:
                figure = self.tr("{0} {1}").format(self._names()[channel], figure)
            figures.append(figure)
        return self.tr("Value {0}: {1}").format(place, ", ".join(figures)) if figures else ""

    def copied_rows(self) -> Rows:
        """How many pixels have each value."""
        names = self._names() if len(self._counts) > 1 else (self.tr("Pixels"),)
        if len(self._counts):
            yield (self.tr("Pixel value"), *names)
            yield from ((value, *counts) for value, counts in enumerate(self._counts.T.tolist()))

    def _names(self) -> tuple[str, str, str]:
        return self.tr("Red"), self.tr("Green"), self.tr("Blue")

    def _shares(self) -> NDArray[np.float64]:
        totals = self._counts.sum(axis=1, keepdims=True)
        shares: NDArray[np.float64] = self._counts / np.maximum(1, totals)
        return shares

    def _describe(self) -> None:
        self.setAccessibleDescription(self.sentence(self._current))

    # Geometry

    def _small(self) -> QFont:
        font = theme.tabular(self.font())
        font.setPixelSize(theme.pixels(11))
        return font

    def _area(self, scale: _Scale) -> QRectF:
        metrics = QFontMetricsF(self._small())
        line = metrics.height()
        left = max(metrics.horizontalAdvance(text) for _, text in scale.ticks()) + _GAP
        top = line + _GAP if len(self._counts) > 1 else line / 2
        right = metrics.horizontalAdvance("255") / 2 + 2
        height = max(1.0, self.height() - top - 2 * line - _GAP - 2)
        return QRectF(left, top, max(1.0, self.width() - left - right), height)

    def _scale(self) -> _Scale:
        shares = self._shares()
        present = shares[shares > 0]
        if not len(present):
            return _Scale(0.1, 1.0, self._logarithmic)
        # The rarest value stands above the ground, and a round share lies between the ends.
        return _Scale(float(present.min()) / 3, float(present.max()), self._logarithmic)

    def _last(self) -> int:
        return _LEVELS - 1

    def _place_at(self, x: float) -> int:
        area = self._area(self._scale())
        value = int((x - area.left()) / area.width() * _LEVELS)
        return value if area.left() <= x and value < _LEVELS else -1

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, curves, and the value that is pointed at."""
        if not len(self._counts):
            return
        painter = QPainter(self)
        painter.setFont(self._small())
        scale = self._scale()
        area = self._area(scale)
        self._paint_axes(painter, area, scale)
        tokens = theme.current()
        for channel, shares in enumerate(self._shares()):
            steps = self._outline(map(scale.height, shares.tolist()), area)
            if len(self._counts) == 1:
                painter.fillPath(steps, QColor(tokens.accent))
            else:
                colour = QColor(_COLOURS[tokens.name][channel])
                painter.setPen(QPen(colour, 1.5, _STYLES[channel]))
                painter.drawPath(steps)
        if len(self._counts) > 1:
            self._paint_legend(painter, area)
        self._paint_pointed(painter, area)

    def _paint_axes(self, painter: QPainter, area: QRectF, scale: _Scale) -> None:
        tokens = theme.current()
        line = painter.fontMetrics().height()
        for share, text in scale.ticks():
            y = area.bottom() - scale.height(share) * area.height()
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(tokens.text_muted))
            room = QRectF(0, y - line / 2, area.left() - _GAP, line)
            painter.drawText(
                room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text
            )
        painter.setPen(QPen(QColor(tokens.control_border), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(tokens.text_muted))
        for value in _TICKS:
            x = area.left() + (value + 0.5) / _LEVELS * area.width()
            room = QRectF(x - 20, area.bottom() + 2, 40, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(value))
        title = QRectF(area.left(), area.bottom() + line + 2, area.width(), line)
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, self.tr("Pixel value"))

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        tokens = theme.current()
        line = painter.fontMetrics().height()
        right = area.right()
        for channel in (2, 1, 0):
            name = self._names()[channel]
            left = right - painter.fontMetrics().horizontalAdvance(name)
            painter.setPen(QColor(tokens.text_muted))
            painter.drawText(QRectF(left, 0, right - left + 1, line), name)
            painter.setPen(QPen(QColor(_COLOURS[tokens.name][channel]), 2, _STYLES[channel]))
            painter.drawLine(QPointF(left - 28, line / 2), QPointF(left - 5, line / 2))
            right = left - 40

    # Events

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Pixel values"))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """A logical pixel and a half to each value."""
        return QSize(400, 200)

    def minimumSizeHint(self) -> QSize:
        """Values that can still be told apart, roughly."""
        return QSize(240, 140)
