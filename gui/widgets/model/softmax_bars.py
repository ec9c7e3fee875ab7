"""From logits to shares: one row per class, with logit, bar and share."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.numbers import percent
from gui.widgets import class_swatch
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture

_ROW, _GAP, _BAR = 23, 12, 11


def softmax(logits: NDArray[np.float32], axis: int = -1) -> NDArray[np.float64]:
    """Shares that add up to 1 along an axis; what is not finite makes its neighbours nan."""
    values = logits.astype(np.float64)
    with np.errstate(invalid="ignore"):
        powers = np.exp(values - values.max(axis=axis, keepdims=True))
        shares: NDArray[np.float64] = powers / powers.sum(axis=axis, keepdims=True)
    return shares


class SoftmaxBars(CopyablePicture):
    """Class name, logit, bar, share. The winner stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._logits = np.zeros(0, np.float32)
        self._shares = np.zeros(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    def set_answer(
        self, classes: Sequence[str], logits: NDArray[np.float32], temperature: float
    ) -> None:
        """Show one image's logits.

        Args:
            classes: Names, by logit.
            logits: float32 [classes].
            temperature: What they are divided by before softmax, above 0.
        """
        if len(classes) != len(logits):
            raise ValueError(f"{len(classes)} classes, {len(logits)} logits")
        taller = len(classes) != len(self._classes)
        self._classes = tuple(classes)
        self._logits = logits
        self._shares = softmax(logits / np.float32(temperature))
        if taller:
            self.updateGeometry()
        self._describe()
        self.update()

    def shares(self) -> NDArray[np.float64]:
        """What is shown, float64 [classes]."""
        return self._shares

    def winner(self) -> int | None:
        """The likeliest class; None where a logit is not finite."""
        whole = self._shares.size and np.isfinite(self._shares).all()
        return int(self._shares.argmax()) if whole else None

    def copied_rows(self) -> Rows:
        """Logit and share of each class."""
        if self._classes:
            yield self.tr("Class"), self.tr("Logit"), self.tr("Share")
            yield from zip(self._classes, self._logits, self._shares, strict=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetricsF(bold)
        widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0.0)
        names = min(widest + 2, self.width() * 0.32)
        figures = metrics.horizontalAdvance("\N{MINUS SIGN}00.00") + 4
        shares = metrics.horizontalAdvance(percent(1, 1)) + 4
        for row in range(len(self._classes)):
            area = QRectF(0, row * theme.pixels(_ROW), self.width(), theme.pixels(_ROW))
            if event.region().intersects(area.toAlignedRect()):
                self._paint_row(painter, row, area, (names, figures, shares))

    def _paint_row(
        self, painter: QPainter, row: int, area: QRectF, widths: tuple[float, float, float]
    ) -> None:
        tokens = theme.current()
        names, figures, shares = widths
        wins = row == self.winner()
        font = theme.tabular(self.font())
        font.setBold(wins)
        painter.setFont(font)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(self._classes[row], Qt.TextElideMode.ElideRight, names)
        painter.setPen(QColor(tokens.text))
        high, gap = area.height(), theme.pixels(_GAP)
        begin = class_swatch.paint(painter, 0, area.center().y(), row)
        painter.drawText(QRectF(begin, area.top(), names, high), left, name)
        begin += names + gap
        painter.setPen(QColor(tokens.text if wins else tokens.text_muted))
        logit = f"{float(self._logits[row]):.2f}".replace("-", "\N{MINUS SIGN}")
        painter.drawText(QRectF(begin, area.top(), figures, high), right, logit)
        share = float(self._shares[row])
        words = percent(share, 1) if np.isfinite(share) else "\N{EN DASH}"
        painter.drawText(QRectF(area.right() - shares, area.top(), shares, high), right, words)
        start = begin + figures + gap
        track = QRectF(start, area.center().y() - theme.pixels(_BAR) / 2, 0, theme.pixels(_BAR))
        track.setRight(max(start, area.right() - shares - gap))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(track, 3, 3)
        if np.isfinite(share) and track.width() * share >= 1:
            track.setWidth(track.width() * share)
            painter.setBrush(QColor(tokens.accent if wins else tokens.bar))
            painter.drawRoundedRect(track, 3, 3)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Logits and their softmax"))
        self._describe()

    def _describe(self) -> None:
        winner = self.winner()
        if winner is None:
            self.setAccessibleDescription("")
            return
        share = percent(float(self._shares[winner]), 1)
        self.setAccessibleDescription(self.tr("{0}, {1}").format(self._classes[winner], share))

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(360, max(1, len(self._classes)) * theme.pixels(_ROW))

    def minimumSizeHint(self) -> QSize:
        """All rows, with short bars."""
        return QSize(220, max(1, len(self._classes)) * theme.pixels(_ROW))
