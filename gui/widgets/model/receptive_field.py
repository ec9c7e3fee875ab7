"""What a convolution's output pixel sees of a picture, and the products behind it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.images.colour_map import Floats, lookup_table, summary
from gui.widgets.images.resample import packed, to_qimage

_EDGE = 132  # logical pixels: the picture with what lies around it
_CELL = 36  # the most that one number gets
_READABLE = 24  # the least in which a number can be read
_SIGN = 18  # between two matrices

Box = tuple[int, int, int, int]


class FieldPicture(CopyablePicture):
    """A picture with a rectangle in it; what the rectangle covers outside is padding, hatched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._box: Box | None = None
        self.setFixedSize(_EDGE, _EDGE)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    def set_field(self, picture: NDArray[np.uint8], box: Box | None) -> None:
        """Show a rectangle in a picture.

        Args:
            picture: uint8 [H, W] or [H, W, 3].
            box: Top, bottom, left, right in pixels, the second of each pair not in it; None for
                no rectangle.
        """
        self._image = to_qimage(packed(picture[None])[0])
        self._box = box
        self.update()

    def box(self) -> Box | None:
        """The rectangle."""
        return self._box

    def _extent(self) -> tuple[float, float, float, float]:
        """Left, top, width, height of what is drawn, in pixels: the picture and some padding."""
        wide, tall = self._image.width(), self._image.height()
        if self._box is None:
            return 0.0, 0.0, wide, tall
        top, bottom, left, right = self._box
        most = 0.3
        first_x, first_y = max(min(0, left), -most * wide), max(min(0, top), -most * tall)
        last_x = min(max(wide, right), (1 + most) * wide)
        last_y = min(max(tall, bottom), (1 + most) * tall)
        return first_x, first_y, last_x - first_x, last_y - first_y

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, padding and rectangle."""
        if self._image.isNull():
            return
        painter, tokens = QPainter(self), theme.current()
        left, top, wide, tall = self._extent()
        scale = min((self.width() - 4) / wide, (self.height() - 4) / tall)
        origin = QPointF(2 - left * scale, 2 - top * scale)
        picture = QRectF(
            origin.x(), origin.y(), self._image.width() * scale, self._image.height() * scale
        )
        painter.fillRect(
            QRectF(2, 2, wide * scale, tall * scale),
            QBrush(QColor(tokens.control_border), Qt.BrushStyle.BDiagPattern),
        )
        painter.drawImage(picture, self._image)
        if self._box is None:
            return
        first, end, start, stop = self._box
        frame = QRectF(
            origin.x() + start * scale,
            origin.y() + first * scale,
            (stop - start) * scale,
            (end - first) * scale,
        ).intersected(QRectF(2, 2, wide * scale, tall * scale))
        painter.setPen(QPen(QColor("#ffffff"), 4))
        painter.drawRect(frame)
        painter.setPen(QPen(QColor("#c2410c"), 2))
        painter.drawRect(frame)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Receptive field in the picture"))


class ProductView(CopyablePicture):
    """Patch, kernel and their products side by side; numbers where there is room for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Floats, ...] = ()
        self._inside: NDArray[np.bool_] = np.ones((1, 1), np.bool_)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    @np.errstate(all="ignore")  # numbers may be infinite
    def set_parts(self, patch: Floats, inside: NDArray[np.bool_], kernel: Floats | None) -> None:
        """Show one channel.

        Args:
            patch: float32 [kh, kw], what is read.
            inside: bool [kh, kw], false for padding.
            kernel: float32 [kh, kw], what it is multiplied by; None for nothing.
        """
        self._parts = (patch,) if kernel is None else (patch, kernel, patch * kernel)
        self._inside = inside
        self.updateGeometry()
        self.update()

    def parts(self) -> tuple[Floats, ...]:
        """The matrices that are shown."""
        return self._parts

    def copied_rows(self) -> Rows:
        """The matrices one below the other, an empty line between."""
        for place, part in enumerate(self._parts):
            if place:
                yield ()
            yield from part

    def _cell(self) -> float:
        if not self._parts:
            return 0.0
        rows, columns = self._parts[0].shape
        room = self.width() - _SIGN * (len(self._parts) - 1)
        edge = min(_CELL, room / (columns * len(self._parts)), (_EDGE - 22) / rows)
        return float(max(2, int(edge)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the matrices and the signs between them."""
        painter, tokens = QPainter(self), theme.current()
        cell, left = self._cell(), 0.0
        for place, part in enumerate(self._parts):
            if place:
                painter.setFont(self.font())
                painter.setPen(QColor(tokens.text))
                sign = "\N{MULTIPLICATION SIGN}" if place == 1 else "="
                middle = QRectF(left, 0, _SIGN, part.shape[0] * cell)
                painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, sign)
                left += _SIGN
            self._paint_matrix(painter, part, left, cell, padded=place == 0)
            left += part.shape[1] * cell

    def _paint_matrix(
        self, painter: QPainter, part: Floats, left: float, cell: float, *, padded: bool
    ) -> None:
        tokens = theme.current()
        font = theme.tabular(self.font())
        font.setPixelSize(11 if cell >= 34 else 9)
        painter.setFont(font)
        table, limit = lookup_table(tokens), summary(part).limit
        half = len(table) // 2
        for (row, column), value in np.ndenumerate(part):
            place = QRectF(left + column * cell, row * cell, cell - 1, cell - 1)
            finite = bool(np.isfinite(value))
            share = max(-1.0, min(1.0, float(value) / limit)) if finite else 0.0
            colour = QColor.fromRgb(int(table[half + round(share * half)]))
            painter.fillRect(place, colour if finite else QColor(tokens.non_finite))
            if padded and not self._inside[row, column]:
                hatch = QBrush(QColor(tokens.control_border), Qt.BrushStyle.BDiagPattern)
                painter.fillRect(place, hatch)
            elif cell >= _READABLE:
                painter.setPen(QColor("#000000" if colour.lightnessF() > 0.5 else "#ffffff"))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _short(float(value), cell))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Numbers that are multiplied and added up"))

    def sizeHint(self) -> QSize:
        """Three matrices of 3 x 3."""
        return QSize(9 * _CELL + 2 * _SIGN, _EDGE - 22)

    def minimumSizeHint(self) -> QSize:
        """Three small ones."""
        return QSize(220, _EDGE - 22)


def _short(value: float, cell: float) -> str:
    """A number in few characters."""
    text = f"{value:.2f}" if abs(value) < 10 else f"{value:.0f}"
    if text in ("-0.00", "0.00"):
        return "0" if value == 0 else text.removeprefix("-")
    return text.replace("0.", ".", 1) if cell < 34 else text
