"""An array of any shape as a picture: blue below zero, red above."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets.images.colour_map import (
    FlatLayout,
    Floats,
    Summary,
    coloured,
    flattened,
    layout_of,
    summary,
)
from gui.widgets.images.resample import to_qimage

_LEGEND = 44  # logical pixels for colour bar and labels
_BAR = 10
_STRIP = 40  # the most a 1-D strip is high
_MAX_RATIO = 4  # a picture longer than this (width to height) is stretched to it


@dataclass(frozen=True)
class ElementValue:
    """An element under the cursor: its index in the array and its value."""

    index: tuple[int, ...]
    value: float


class TensorView(QWidget):
    """Weights, gradients or activations as colours around zero, with a colour bar.

    The range is symmetric, so that zero is always the neutral colour. Values that are not finite
    are marked yellow and counted.

    Signals:
        element_hovered(ElementValue | None): What the cursor points at.
    """

    element_hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._array: Floats | None = None
        self._as_images = False
        self._placeholder: str | None = None
        self._layout: FlatLayout | None = None
        self._summary = Summary(0.0, 0.0, 1.0, 0)
        self._picture = QImage()
        self._scaled = QImage()
        self._hovered: ElementValue | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self._recolour)
        self._retranslate()

    def set_array(self, array: NDArray[np.floating] | None) -> None:
        """Show another array.

        Args:
            array: Of any shape, taken as float32; None, or one without elements, for none.
        """
        if array is None or not array.size:
            self._array = None
        else:
            self._array = np.ascontiguousarray(array, dtype=np.float32)
            self._summary = summary(self._array)
        self._hover(None)
        self._rebuild()

    def set_as_images(self, as_images: bool) -> None:
        """Whether each row of a matrix with a square number of columns (784) is a small image."""
        if as_images != self._as_images:
            self._as_images = as_images
            self._rebuild()

    def can_show_images(self) -> bool:
        """Whether `set_as_images` would make a difference to this array."""
        if self._array is None or self._array.ndim != 2:
            return False
        columns: int = self._array.shape[1]
        return columns >= 16 and math.isqrt(columns) ** 2 == columns

    def set_placeholder(self, text: str) -> None:
        """Set what stands there while there is no array."""
        self._placeholder = text
        self.update()

    @Slot(object)
    def _recolour(self, _theme: object) -> None:
        self._rebuild()

    def _rebuild(self) -> None:
        self._picture, self._scaled, self._layout = QImage(), QImage(), None
        if self._array is not None:
            self._layout = layout_of(self._array.shape, as_images=self._as_images)
            plane, gaps = flattened(self._array, self._layout)
            pixels = coloured(plane, self._summary.limit, gaps, theme.current())
            self._picture = to_qimage(pixels)
        self._describe()
        self.update()

    # Painting

    def _target(self) -> QRectF:
        """Where the picture is drawn, in logical pixels."""
        room = QRectF(0, 0, self.width(), max(1, self.height() - _LEGEND))
        if self._layout is None:
            return room
        rows, columns = self._layout.size
        if len(self._layout.shape) < 2:
            return QRectF(0, 0, room.width(), min(_STRIP, room.height()))
        ratio = max(1 / _MAX_RATIO, min(_MAX_RATIO, columns / rows))
        width = min(room.width(), room.height() * ratio)
        height = width / ratio
        return QRectF((room.width() - width) // 2, 0, round(width), max(1, round(height)))

    def _fitted(self, target: QRectF) -> QImage:
        """The picture in the target's device pixels; shrunk smoothly, enlarged crisply."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(target.width() * ratio), round(target.height() * ratio))
        if self._scaled.size() != size:
            picture = self._picture
            grown = picture.size().expandedTo(size)
            if grown != picture.size():
                picture = picture.scaled(grown)
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            self._scaled = picture if grown == size else picture.scaled(size, keep, smooth)
        self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and its legend, or the placeholder."""
        painter = QPainter(self)
        tokens = theme.current()
        if self._array is None:
            painter.setPen(QColor(tokens.text_muted))
            text = self.tr("No values") if self._placeholder is None else self._placeholder
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, text)
            return
        target = self._target()
        painter.drawImage(target.topLeft(), self._fitted(target))
        self._paint_legend(painter, target, tokens)

    def _paint_legend(self, painter: QPainter, target: QRectF, tokens: theme.Theme) -> None:
        """Colour bar with the range at its ends; below it the extremes that occur."""
        painter.setFont(theme.tabular(self.font()))
        metrics = painter.fontMetrics()
        shown = self._summary
        ends = self._number(-shown.limit), self.tr("0"), self._number(shown.limit)
        width = min(float(self.width()), 320.0)
        left = (self.width() - width) / 2
        side = max(metrics.horizontalAdvance(end) for end in ends) + 8
        row = QRectF(left, target.bottom() + 8, width, metrics.height())
        bar = QRectF(left + side, row.center().y() - _BAR / 2, width - 2 * side, _BAR)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for at, colour in ((0.0, tokens.low), (0.5, tokens.middle), (1.0, tokens.high)):
            gradient.setColorAt(at, QColor(colour))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(gradient)
        painter.drawRect(bar)
        painter.setPen(QPen(QColor(tokens.text), 1))
        for value in (shown.minimum, shown.maximum):
            share = max(-1.0, min(1.0, value / shown.limit))
            x = bar.center().x() + share * bar.width() / 2
            painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))
        painter.setPen(QColor(tokens.text_muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | middle, ends[0])
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | middle, ends[2])
        below = QRectF(0, row.bottom(), self.width(), metrics.height() + 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._legend_text())

    def _legend_text(self) -> str:
        shown = self._summary
        low, high = self._number(shown.minimum), self._number(shown.maximum)
        if shown.non_finite:
            text = self.tr("min {0}   max {1}   not finite: {2}")
            return text.format(low, high, shown.non_finite)
        return self.tr("min {0}   max {1}").format(low, high)

    def _number(self, value: float) -> str:
        return f"{value:.3g}".replace("-", "\N{MINUS SIGN}")

    # Reading out

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the element under the cursor."""
        found = self._element_at(event.position())
        self._hover(found)
        if found is None:
            QToolTip.hideText()
            return
        place = ", ".join(str(part) for part in found.index)
        text = self.tr("[{0}] = {1}").format(place, f"{found.value:.4g}")
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _element_at(self, position: QPointF) -> ElementValue | None:
        target = self._target()
        if self._array is None or self._layout is None or not target.contains(position):
            return None
        rows, columns = self._layout.size
        row = int((position.y() - target.top()) / target.height() * rows)
        column = int((position.x() - target.left()) / target.width() * columns)
        index = self._layout.index_at(row, column)
        return None if index is None else ElementValue(index, float(self._array[index]))

    def _hover(self, found: ElementValue | None) -> None:
        if found != self._hovered:
            self._hovered = found
            self.element_hovered.emit(found)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._hover(None)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Values as colours"))
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription("" if self._array is None else self._legend_text())

    def sizeHint(self) -> QSize:
        """Room for a matrix to be looked at."""
        return QSize(320, 280)

    def minimumSizeHint(self) -> QSize:
        """A picture as high as its legend."""
        return QSize(160, 2 * _LEGEND)
