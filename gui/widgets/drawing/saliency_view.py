"""A small picture with what each pixel of its ink said about a class."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture

# On the picture's own black in every theme. Blue and orange are told apart in every kind of colour
# blindness (Okabe, Ito 2008); beside that, what speaks for a class fills its pixel.
GROUND = QColor("#000000")
FOR = QColor("#f5a623")
AGAINST = QColor("#56b4e9")

_FAINTEST = 0.08  # of the strongest: below this a pixel says nothing worth a colour
_INK = 150  # grey of full ink: it is there to be recognised, the colours to be read


class SaliencyView(CopyablePicture):
    """A picture's ink in grey; orange squares spoke for the class, small blue ones against it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: NDArray[np.uint8] | None = None
        self._saliency = np.zeros((0, 0), np.float32)
        self._limit = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Which ink spoke for the class"))

    def show_saliency(
        self, seen: NDArray[np.uint8], saliency: NDArray[np.float32], limit: float
    ) -> None:
        """Show a picture and what its ink said.

        Args:
            seen: uint8 [h, w], light ink on black.
            saliency: float32 [h, w], positive where ink spoke for the class.
            limit: The size of number that gets the strongest colour, above 0.
        """
        if seen.shape != saliency.shape or seen.ndim != 2:
            raise ValueError(f"picture {list(seen.shape)} and saliency {list(saliency.shape)}")
        self._seen, self._saliency, self._limit = seen, saliency, limit
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._seen = None
        self.update()

    def copied_rows(self) -> Rows:
        """What each pixel said, above 0 for the class."""
        return () if self._seen is None else self._saliency

    @property
    def is_empty(self) -> bool:
        """Whether nothing is shown."""
        return self._seen is None

    def pixel_rect(self, row: int, column: int) -> QRectF:
        """Where a pixel of the picture is painted, in logical pixels."""
        target = self._target()
        rows, columns = (28, 28) if self._seen is None else self._seen.shape
        wide, high = target.width() / columns, target.height() / rows
        return QRectF(target.left() + column * wide, target.top() + row * high, wide, high)

    def _target(self) -> QRectF:
        rows, columns = (28, 28) if self._seen is None else self._seen.shape
        scale = min(self.width() / columns, self.height() / rows)
        if scale >= 2:
            scale = int(scale)  # pixels of equal size
        wide, high = columns * scale, rows * scale
        return QRectF((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ink, then what it said."""
        painter = QPainter(self)
        target = self._target()
        if self._seen is None:
            painter.setPen(QPen(QColor(theme.current().border), 1, Qt.PenStyle.DashLine))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(target.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            return
        painter.fillRect(target, GROUND)
        strengths = np.clip(self._saliency / self._limit, -1, 1)
        for row, column in np.argwhere(self._seen > 0).tolist():
            grey = int(self._seen[row, column]) * _INK // 255
            rect = self.pixel_rect(row, column)
            painter.fillRect(rect, QColor(grey, grey, grey))
            self._paint_voice(painter, rect, float(strengths[row, column]))

    def _paint_voice(self, painter: QPainter, rect: QRectF, strength: float) -> None:
        if abs(strength) < _FAINTEST:
            return
        colour = QColor(FOR if strength > 0 else AGAINST)
        colour.setAlphaF(min(1.0, 0.4 + 0.6 * abs(strength)))
        if strength < 0:
            # A smaller square with ink around it: also to be told apart without colours.
            inset = rect.width() / 4
            rect = rect.adjusted(inset, inset, -inset, -inset)
        painter.fillRect(rect, colour)

    def sizeHint(self) -> QSize:
        """Six logical pixels to each pixel of a 28x28 picture."""
        return QSize(168, 168)

    def minimumSizeHint(self) -> QSize:
        """Three logical pixels to each pixel of a 28x28 picture."""
        return QSize(84, 84)


class SaliencyLegend(QWidget):
    """The two marks of a `SaliencyView` with what they mean, on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = (self.tr("spoke for it"), self.tr("spoke against it"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr("Large orange squares spoke for the class, small blue ones against it.")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw mark, words, mark, words."""
        painter = QPainter(self)
        edge = self.height() - 6
        left = 0
        for text, colour, inset in zip(self._texts, (FOR, AGAINST), (0, edge // 4), strict=True):
            square = QRectF(QPointF(left, 3), QPointF(left + edge, 3 + edge))
            painter.fillRect(square, QColor(_INK, _INK, _INK) if inset else colour)
            painter.fillRect(square.adjusted(inset, inset, -inset, -inset), colour)
            painter.setPen(QColor(theme.current().text_muted))
            left += edge + 6
            wide = self.fontMetrics().horizontalAdvance(text)
            painter.drawText(
                QRectF(left, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text
            )
            left += wide + 20

    def sizeHint(self) -> QSize:
        """Both marks and their words."""
        metrics = self.fontMetrics()
        words = sum(metrics.horizontalAdvance(text) + 20 for text in self._texts)
        return QSize(words + 2 * (metrics.height() + 6), metrics.height() + 4)
