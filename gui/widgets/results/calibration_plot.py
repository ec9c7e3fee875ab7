"""A reliability diagram: is the network right as often as its confidence says?"""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.evaluation.report import Calibration
from gui import theme
from gui.numbers import percent
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture

_GAP = 6  # logical pixels between the parts
_EQUAL = 0.01  # confidence and accuracy that are closer are called equal
_COUNTS = 44  # height of the lower part, how many images there are in each bin


class CalibrationPlot(CopyablePicture):
    """Bars of the share named right over confidence, the diagonal, and how many images there are.

    Left and right arrows walk through the bins; the description says what the current one holds.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calibration: Calibration | None = None
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    def set_calibration(self, calibration: Calibration) -> None:
        """Show another calibration."""
        if self._calibration is None or len(calibration.counts) != len(self._calibration.counts):
            self._current = len(calibration.counts) - 1
        self._calibration = calibration
        self._describe()
        self.update()

    def sentence(self, number: int) -> str:
        """What a bin says, in words."""
        shown = self._calibration
        if shown is None:
            return ""
        bins, count = len(shown.counts), int(shown.counts[number])
        span = (percent(number / bins), percent((number + 1) / bins))
        if not count:
            return self.tr("Confidence {0} to {1}: no images").format(*span)
        right = percent(float(shown.shares_right[number]), 1)
        return self.tr("Confidence {0} to {1}: %Ln image(s), {2} named right", "", count).format(
            *span, right
        )

    def copied_rows(self) -> Rows:
        """What each bin holds."""
        shown = self._calibration
        if shown is None:
            return
        yield (
            self.tr("Confidence from"),
            self.tr("to"),
            self.tr("Mean confidence"),
            self.tr("Share named right"),
            self.tr("Images"),
        )
        bins = len(shown.counts)
        found = zip(shown.confidences, shown.shares_right, shown.counts, strict=True)
        for number, figures in enumerate(found):
            yield (number / bins, (number + 1) / bins, *figures)

    def judgement(self) -> str:
        """What the whole says, in words: too sure, not sure enough, or neither."""
        calibration = self._calibration
        if calibration is None:
            return ""
        if math.isnan(calibration.error):
            return self.tr("The network's answers are no numbers: there is nothing to compare.")
        gap = calibration.confidence - calibration.accuracy
        if gap > _EQUAL:
            text = self.tr(
                "Too sure of itself: {0} confident on average, and {1} are right. Expected "
                "calibration error: {2} points, the bars' mean distance from the dashed line."
            )
        elif gap < -_EQUAL:
            text = self.tr(
                "Not sure enough: {0} confident on average, and {1} are right. Expected "
                "calibration error: {2} points, the bars' mean distance from the dashed line."
            )
        else:
            text = self.tr(
                "About as sure as it is right: {0} confident on average, and {1} are right. "
                "Expected calibration error: {2} points, the bars' mean distance from the dashed "
                "line."
            )
        return text.format(
            percent(calibration.confidence, 1),
            percent(calibration.accuracy, 1),
            f"{100 * calibration.error:.1f}",
        )

    def _describe(self) -> None:
        self.setAccessibleDescription(self.sentence(self._current))

    # Geometry

    def _small(self) -> QFont:
        font = theme.tabular(self.font())
        font.setPixelSize(theme.pixels(11))
        return font

    def _areas(self) -> tuple[QRectF, QRectF]:
        """Where the bars are, and where the counts are below them."""
        metrics = QFontMetricsF(self._small())
        line = metrics.height()
        left = line + _GAP + metrics.horizontalAdvance(percent(1.0)) + _GAP
        top = line / 2 + 1
        width = max(1.0, self.width() - left - metrics.horizontalAdvance(percent(1.0)) / 2 - 2)
        below = theme.pixels(_COUNTS) + _GAP + 2 * (line + 2) + 2
        height = max(1.0, self.height() - top - below)
        bars = QRectF(left, top, width, height)
        return bars, QRectF(left, bars.bottom() + _GAP, width, theme.pixels(_COUNTS))

    def _bin_at(self, x: float) -> int | None:
        bars, _ = self._areas()
        if self._calibration is None or not bars.left() <= x < bars.right():
            return None
        return int((x - bars.left()) / bars.width() * len(self._calibration.counts))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw axes, bars, diagonal and counts."""
        shown = self._calibration
        if shown is None:
            return
        tokens = theme.current()
        bars, counts = self._areas()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        self._paint_axes(painter, bars, counts)
        width = bars.width() / len(shown.counts)
        most = max(1, int(shown.counts.max()))
        for number, count in enumerate(shown.counts.tolist()):
            left = bars.left() + number * width + 1
            if count:
                height = bars.height() * float(shown.shares_right[number])
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent))
                painter.drawRect(QRectF(left, bars.bottom() - height, width - 2, height))
            self._paint_count(
                painter, QRectF(left, counts.top(), width - 2, theme.pixels(_COUNTS)), count, most
            )
        painter.setPen(QPen(QColor(tokens.text), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(bars.bottomLeft(), bars.topRight())
        if self.hasFocus():
            left = bars.left() + self._current * width
            painter.setPen(QPen(QColor(tokens.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(left, bars.top(), width, counts.bottom() - bars.top()), 3, 3
            )

    def _paint_count(self, painter: QPainter, room: QRectF, count: int, most: int) -> None:
        tokens = theme.current()
        line = painter.fontMetrics().height()
        height = (room.height() - line) * count / most
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.bar))
        bar = QRectF(room.left(), room.bottom() - height, room.width(), height)
        painter.drawRect(bar)
        text = f"{count:,}"
        if count and painter.fontMetrics().horizontalAdvance(text) <= room.width() + 2:
            painter.setPen(QColor(tokens.text_muted))
            above = QRectF(room.left() - 2, bar.top() - line, room.width() + 4, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_axes(self, painter: QPainter, bars: QRectF, counts: QRectF) -> None:
        tokens = theme.current()
        line = painter.fontMetrics().height()
        middle = Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            y = bars.bottom() - share * bars.height()
            x = bars.left() + share * bars.width()
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawLine(QPointF(bars.left(), y), QPointF(bars.right(), y))
            painter.setPen(QColor(tokens.text_muted))
            beside = QRectF(0, y - line / 2, bars.left() - _GAP, line)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | middle, percent(share))
            below = QRectF(x - 30, counts.bottom() + 2, 60, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, percent(share))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(counts.bottomLeft(), counts.bottomRight())
        painter.setPen(QColor(tokens.text_muted))
        title = QRectF(bars.left(), counts.bottom() + line + 4, bars.width(), line)
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, self.tr("Confidence of the answer"))
        self._paint_upright(painter, bars, self.tr("Named right"))
        self._paint_upright(painter, counts, self.tr("Images"))

    def _paint_upright(self, painter: QPainter, beside: QRectF, text: str) -> None:
        line = painter.fontMetrics().height()
        painter.save()
        painter.translate(line / 2, beside.center().y())
        painter.rotate(-90)
        length = beside.height() + 2 * _GAP
        painter.drawText(
            QRectF(-length / 2, -line / 2, length, line), Qt.AlignmentFlag.AlignCenter, text
        )
        painter.restore()

    # Events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the bins."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or self._calibration is None:
            super().keyPressEvent(event)
            return
        last = len(self._calibration.counts) - 1
        self._current = min(max(self._current + step, 0), last)
        self._describe()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say in words what the bin under the cursor holds."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._bin_at(event.pos().x())
            text = "" if number is None else self.sentence(number)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Calibration"))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Ten bars, each wide enough for its count."""
        return QSize(380, 320)

    def minimumSizeHint(self) -> QSize:
        """Bars that can be told apart."""
        return QSize(220, 190)
