"""An image before and after each transform, and what random transforms may make of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.images.resample import checked_images, packed, resample, to_qimage

Pixels = NDArray[np.uint8]

_GAP = 22  # logical pixels between two stages: room for an arrow
_LEAST_CELL = 124
_LEAST_EDGE, _MOST_EDGE = 56, 140  # of a stage
_LINES = 4  # of words with each picture
_SPACE, _MOST_DRAW = 6, 168  # between draws, and of one


@dataclass(frozen=True, eq=False)
class StagePicture:
    """An image as it is after a transform.

    Attributes:
        title: The transform.
        lines: What is said below it, at most three lines.
        pixels: uint8 [h, w] or [h, w, 3]; None where the transform cannot work.
        tip: All of it in words.
    """

    title: str
    lines: tuple[str, ...]
    pixels: Pixels | None
    tip: str = field(default="")


class _Picture:
    """An image that keeps itself as large as it was drawn last."""

    def __init__(self, pixels: Pixels) -> None:
        self._pixels = pixels
        self._scaled = QImage()

    def fitted(self, wide: float, high: float) -> QSize:
        """Its size where it is as large as fits."""
        height, width = self._pixels.shape[:2]
        scale = min(wide / width, high / height)
        if scale >= 2 and int(scale) >= 0.92 * scale:
            scale = int(scale)  # slightly smaller, and all its pixels of one size
        return QSize(max(1, int(width * scale)), max(1, int(height * scale)))

    def paint(self, painter: QPainter, corner: QPoint, size: QSize) -> None:
        """Draw it; crisp where it is enlarged, averaged where it is shrunk."""
        ratio = painter.device().devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._scaled.size() != wanted:
            scaled = resample(self._pixels[None], (wanted.height(), wanted.width()))
            self._scaled = to_qimage(packed(scaled)[0])
            self._scaled.setDevicePixelRatio(ratio)
        painter.drawImage(corner, self._scaled)


class StageStrip(CopyablePicture):
    """Pictures from left to right, an arrow between each and the next.

    As wide as they need: it stands in a scroll area.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[StagePicture, ...] = ()
        self._pictures: list[_Picture | None] = []
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The image after each transform"))
        theme.notifier().changed.connect(self.update)

    def set_stages(self, stages: Sequence[StagePicture]) -> None:
        """Show other pictures."""
        as_wide = len(stages) == len(self._stages)
        self._stages = tuple(stages)
        self._pictures = [
            None if stage.pixels is None else _Picture(checked_images(stage.pixels, one=True))
            for stage in stages
        ]
        words = (", ".join((stage.title, *stage.lines)) for stage in stages)
        self.setAccessibleDescription("; ".join(words))
        if not as_wide:
            self.updateGeometry()
        self.update()

    def stages(self) -> tuple[StagePicture, ...]:
        """What is shown."""
        return self._stages

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _edge(self) -> int:
        room = self.height() - _LINES * self._line() - 4
        return max(_LEAST_EDGE, min(_MOST_EDGE, room))

    def _cell(self, place: int) -> QRectF:
        wide = max(_LEAST_CELL, self._edge())
        return QRectF(place * (wide + _GAP), 0, wide, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw pictures, words and arrows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (stage, picture) in enumerate(zip(self._stages, self._pictures, strict=True)):
            cell = self._cell(place)
            if cell.left() > event.rect().right() or cell.right() + _GAP < event.rect().left():
                continue
            self._paint_stage(painter, cell, stage, picture)
            if place + 1 < len(self._stages):
                self._paint_arrow(painter, cell)

    def _paint_stage(
        self, painter: QPainter, cell: QRectF, stage: StagePicture, picture: _Picture | None
    ) -> None:
        tokens = theme.current()
        line, edge = self._line(), self._edge()
        area = QRectF(cell.center().x() - edge / 2, line + 2, edge, edge)
        words = QRectF(cell.left(), 0, cell.width(), line)
        wrong = QColor(tokens.negative)
        self._write(painter, words, stage.title, wrong if picture is None else QColor(tokens.text))
        if picture is None:
            painter.setPen(QPen(wrong, 1, Qt.PenStyle.DashLine))
            painter.drawRect(area)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "!")
        else:
            size = picture.fitted(edge, edge)
            left, top = (edge - size.width()) // 2, (edge - size.height()) // 2
            picture.paint(painter, area.topLeft().toPoint() + QPoint(left, top), size)
        words.moveTop(area.bottom() + 2)
        for text in stage.lines:
            self._write(
                painter, words, text, wrong if picture is None else QColor(tokens.text_muted)
            )
            words.translate(0, line)

    def _write(self, painter: QPainter, area: QRectF, text: str, colour: QColor) -> None:
        painter.setPen(colour)
        painter.setFont(theme.tabular(self.font()))
        right = Qt.TextElideMode.ElideRight
        fits = painter.fontMetrics().elidedText(text, right, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, fits)

    def _paint_arrow(self, painter: QPainter, cell: QRectF) -> None:
        pen = QPen(QColor(theme.current().text_muted), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        tip = QPointF(cell.right() + _GAP / 2 + 5, self._line() + 2 + self._edge() / 2)
        painter.drawLine(tip - QPointF(10, 0), tip)
        painter.drawPolyline([tip + QPointF(-4, -4), tip, tip + QPointF(-4, 4)])

    def event(self, event: QEvent) -> bool:
        """Say all of a stage where the cursor rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x, wide = event.pos().x(), self._cell(0).width() + _GAP
            place = int(x // wide)
            over = place < len(self._stages) and x % wide < wide - _GAP
            QToolTip.showText(event.globalPos(), self._stages[place].tip if over else "", self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """All pictures side by side."""
        count = max(1, len(self._stages))
        wide = int(self._cell(0).width())
        return QSize(count * (wide + _GAP) - _GAP, 84 + _LINES * self._line() + 4)

    def minimumSizeHint(self) -> QSize:
        """Likewise, smaller."""
        return QSize(self.sizeHint().width(), _LEAST_EDGE + _LINES * self._line() + 4)


class DrawGrid(CopyablePicture):
    """Pictures of one size as large as fit together, or a sentence instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: Pixels | None = None
        self._pictures: list[_Picture] = []
        self._placeholder = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self.update)

    def set_images(self, images: Pixels | None) -> None:
        """Show other pictures: uint8 [n, h, w] or [n, h, w, 3]; None for the placeholder."""
        self._images = None if images is None else checked_images(images, one=False)
        self._pictures = [] if self._images is None else [_Picture(p) for p in self._images]
        self.update()

    def images(self) -> Pixels | None:
        """What is shown."""
        return self._images

    def set_placeholder(self, text: str) -> None:
        """Set what stands there while there are no pictures."""
        self._placeholder = text
        self.update()

    def _layout(self) -> tuple[int, QSize]:
        """How many stand side by side so that they are largest, and how large that is.

        Only with full rows, which look better than slightly larger pictures.
        """
        count, first = len(self._pictures), self._pictures[0]
        best = 1, QSize(1, 1)
        for columns in range(1, count + 1):
            if count % columns == 0:
                rows = count // columns
                wide = (self.width() + _SPACE) / columns - _SPACE
                high = (self.height() + _SPACE) / rows - _SPACE
                size = first.fitted(min(wide, _MOST_DRAW), min(high, _MOST_DRAW))
                if size.width() > best[1].width():
                    best = columns, size
        return best

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pictures, or the placeholder."""
        painter = QPainter(self)
        if not self._pictures:
            painter.setPen(QColor(theme.current().text_muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self._placeholder)
            return
        columns, size = self._layout()
        for place, picture in enumerate(self._pictures):
            row, column = divmod(place, columns)
            x, y = column * (size.width() + _SPACE), row * (size.height() + _SPACE)
            picture.paint(painter, QPoint(x, y), size)

    def sizeHint(self) -> QSize:
        """Two rows of six."""
        return QSize(6 * (72 + _SPACE), 2 * (72 + _SPACE))

    def minimumSizeHint(self) -> QSize:
        """Two rows of pictures that can still be told apart."""
        return QSize(6 * (40 + _SPACE), 2 * (40 + _SPACE))
