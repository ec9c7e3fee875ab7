"""An array of any shape as a picture: blue below zero, red above."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.images.colour_map import (
    FlatLayout,
    Summary,
    TensorPicture,
    layout_of,
    pictured,
)
from gui.widgets.images.resample import to_qimage
from gui.widgets.images.tensor_marks import paint_axes

_LEGEND = 44  # logical pixels for colour bar and labels
_BAR = 10
_STRIP = 40  # the most a 1-D strip is high
_MAX_RATIO = 4  # a picture longer than this (width to height) is stretched to it


@dataclass(frozen=True)
class ElementValue:
    """An element under the cursor: its index in the array and its value."""

    index: tuple[int, ...]
    value: float


class TensorView(CopyablePicture):
    """Weights, gradients or activations as colours around zero, with a colour bar.

    The range is symmetric, so that zero is always the neutral colour. Values that are not finite
    are marked yellow and counted.

    Signals:
        element_hovered(ElementValue | None): What the cursor points at.
    """

    element_hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: TensorPicture | None = None
        self._as_images = False
        self._image: tuple[int, int, int] | None = None
        self._axes = ("", "")
        self._placeholder: str | None = None
        self._picture = QImage()
        self._scaled = QImage()
        self._hovered: ElementValue | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self._recolour)
        self._retranslate()

    def set_array(self, array: NDArray[np.generic] | None) -> None:
        """Show another array.

        Args:
            array: Of any shape, taken as float32; None, or one without elements, for none.
        """
        self.set_picture(None if array is None else self._made(array))

    def set_picture(self, picture: TensorPicture | None) -> None:
        """Show another array that `pictured` has made ready, best in another thread."""
        if picture is not None and not self._suits(picture):
            picture = self._made(picture.array)
        self._shown = picture
        self._picture = QImage() if picture is None else to_qimage(picture.pixels)
        self._scaled = QImage()
        self._hover(None)
        self._describe()
        self.update()

    def set_as_images(self, as_images: bool) -> None:
        """Whether each row of a matrix is a picture, where its length fits `set_image_shape`."""
        if as_images != self._as_images:
            self._as_images = as_images
            self._remake()

    def set_image_shape(self, shape: tuple[int, int, int] | None) -> None:
        """Channels, height and width of the pictures that rows of a matrix may be."""
        if shape != self._image:
            self._image = shape
            self._remake()

    def can_show_images(self) -> bool:
        """Whether `set_as_images` would make a difference to this array."""
        shape = () if self._shown is None else self._shown.array.shape
        return len(shape) == 2 and self._image is not None and math.prod(self._image) == shape[1]

    def set_axes(self, rows: str, columns: str) -> None:
        """Name the axes; a named one has its indices at the edge, an empty name hides both."""
        if (rows, columns) != self._axes:
            self._axes = rows, columns
            self._scaled = QImage()
            self.update()

    @property
    def layout_shown(self) -> FlatLayout | None:
        """How the array is spread out; None without one."""
        return None if self._shown is None else self._shown.layout

    def set_placeholder(self, text: str) -> None:
        """Set what stands there while there is no array."""
        self._placeholder = text
        self.update()

    def copied_rows(self) -> Rows:
        """The numbers, the last axis across, all others one below the other."""
        if self._shown is not None:
            array = np.atleast_1d(self._shown.array)
            yield from array.reshape(-1, array.shape[-1])

    def tile_pixels(self, index: tuple[int, ...]) -> NDArray[np.uint32] | None:
        """The colours of the tile that an element is in, uint32 [h, w]; None without tiles."""
        if self._shown is None or self._shown.layout.grid == (1, 1):
            return None
        return self._shown.pixels[self._shown.layout.tile_of(index)]

    @Slot(object)
    def _recolour(self, _theme: object) -> None:
        self._remake()

    def _remake(self) -> None:
        if self._shown is not None:
            self.set_array(self._shown.array)

    def _made(self, array: NDArray[np.generic]) -> TensorPicture | None:
        return pictured(array, self._image if self._as_images else None, theme.current())

    def _suits(self, picture: TensorPicture) -> bool:
        """Whether a picture is in the colours and the layout of now."""
        wanted = layout_of(picture.array.shape, self._image if self._as_images else None)
        return picture.theme is theme.current() and picture.layout == wanted

    # Painting

    def _target(self) -> QRectF:
        """Where the picture is drawn, in logical pixels."""
        left, top = self._margins()
        room = QRectF(
            left,
            top,
            max(1.0, self.width() - left - (8 if top else 0)),
            max(1.0, self.height() - top - theme.pixels(_LEGEND)),
        )
        if self._shown is None:
            return room
        rows, columns = self._shown.layout.size
        if len(self._shown.layout.shape) < 2:
            return QRectF(left, top, room.width(), min(_STRIP, room.height()))
        ratio = max(1 / _MAX_RATIO, min(_MAX_RATIO, columns / rows))
        width = min(room.width(), room.height() * ratio)
        height = width / ratio
        indent = (room.width() - width) // 2
        return QRectF(left + indent, top, round(width), max(1, round(height)))

    def _margins(self) -> tuple[float, float]:
        """What the axes take at the left and above."""
        metrics = QFontMetricsF(theme.tabular(self.font()))
        line = metrics.height()
        rows, columns = self._axes
        left = metrics.horizontalAdvance("0") if columns else 0.0  # half a number stands out
        if rows and self._shown is not None:
            left = line + metrics.horizontalAdvance(str(self._shown.array.shape[0])) + 14
        return left, 2 * line + 4 if columns else line / 2 if rows else 0.0

    def _fitted(self, target: QRectF) -> QImage:
        """The picture in the target's device pixels; shrunk smoothly, enlarged crisply."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(target.width() * ratio), round(target.height() * ratio))
        if self._scaled.size() != size:
            keep = Qt.AspectRatioMode.IgnoreAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            # Shrunk before it is enlarged: a strip of a million numbers is one pixel high.
            small = self._picture.size().boundedTo(size)
            picture = self._picture
            if small != picture.size():
                picture = picture.scaled(small, keep, smooth)
            self._scaled = picture if small == size else picture.scaled(size)
        self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and its legend, or the placeholder."""
        painter = QPainter(self)
        tokens = theme.current()
        if self._shown is None:
            painter.setPen(QColor(tokens.text_muted))
            text = self.tr("No values") if self._placeholder is None else self._placeholder
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, text)
            return
        target = self._target()
        painter.drawImage(target.topLeft(), self._fitted(target))
        painter.setFont(theme.tabular(self.font()))
        paint_axes(painter, target, self._shown.layout, self._axes)
        self._paint_legend(painter, target, self._shown.summary)

    def _paint_legend(self, painter: QPainter, target: QRectF, shown: Summary) -> None:
        """Colour bar with the range at its ends; below it the extremes that occur."""
        metrics, tokens = painter.fontMetrics(), theme.current()
        ends = self._number(-shown.limit), self.tr("0"), self._number(shown.limit)
        width = min(float(self.width()), 320.0)
        left = min(max(0.0, target.center().x() - width / 2), self.width() - width)
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
        for value in (shown.minimum, shown.maximum) if not shown.is_empty else ():
            share = max(-1.0, min(1.0, value / shown.limit))
            x = bar.center().x() + share * bar.width() / 2
            painter.drawLine(QPointF(x, bar.top() - 2), QPointF(x, bar.bottom() + 2))
        painter.setPen(QColor(tokens.text_muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | middle, ends[0])
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | middle, ends[2])
        text = self._legend_text(shown)
        below = QRectF(left - 40, row.bottom(), width + 80, metrics.height() + 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        if shown.non_finite:  # what their colour is
            side = metrics.ascent() - 2
            start = below.center().x() - metrics.horizontalAdvance(text) / 2 - side - 6
            swatch = QRectF(start, below.center().y() - side / 2, side, side)
            painter.fillRect(swatch, QColor(tokens.non_finite))

    def _legend_text(self, shown: Summary) -> str:
        low, high = self._number(shown.minimum), self._number(shown.maximum)
        if shown.is_empty:
            return self.tr("none of {0} values is finite").format(f"{shown.non_finite:,}")
        if shown.non_finite:
            text = self.tr("min {0}   max {1}   not finite: {2}")
            return text.format(low, high, f"{shown.non_finite:,}")
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
        if self._shown is None or not target.contains(position):
            return None
        rows, columns = self._shown.layout.size
        row = int((position.y() - target.top()) / target.height() * rows)
        column = int((position.x() - target.left()) / target.width() * columns)
        index = self._shown.layout.index_at(row, column)
        return None if index is None else ElementValue(index, float(self._shown.array[index]))

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
        shown = self._shown
        self.setAccessibleDescription("" if shown is None else self._legend_text(shown.summary))

    def sizeHint(self) -> QSize:
        """Room for a matrix to be looked at."""
        return QSize(320, 280)

    def minimumSizeHint(self) -> QSize:
        """A picture as high as its legend."""
        return QSize(160, 2 * theme.pixels(_LEGEND))
