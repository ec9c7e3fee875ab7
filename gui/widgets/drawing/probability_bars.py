"""Horizontal bars: how much the network believes in each class."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.numbers import percent
from gui.widgets import class_swatch
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture

_ROW, _GAP, _BAR = 25, 12, 12  # logical pixels: a row, between its columns, a bar's height
_INSET = 4  # between the frame of a row and what is in it
_LEAST_NAME, _LEAST_BAR = 64, 40
_ANIMATION_MS = 120


class ProbabilityBars(CopyablePicture):
    """One row per class: name, bar, per cent. The winner stands out; nothing jumps.

    Signals:
        class_clicked(int): Index of the class that was clicked, or chosen with the arrow keys
            and Return.
        walked(int, int): The arrow keys have led to a row: a point in its middle.
    """

    class_clicked = Signal(object)
    walked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._target: NDArray[np.float64] | None = None
        self._start = np.zeros(0)
        self._shown = np.zeros(0)
        self._hovered = self._row = -1
        self._looks: list[tuple[str, int, bool]] = []
        self._texts: tuple[str, ...] | None = None
        self._animated = True
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_ANIMATION_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    # What is shown

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Name the rows; empties the bars."""
        self._classes = tuple(classes)
        self._shown = np.zeros(len(classes))
        self._hovered = self._row = -1
        self._target = None
        self._looks = []
        self._animation.stop()
        self._describe()
        self.updateGeometry()
        self.update()

    def classes(self) -> tuple[str, ...]:
        """The rows' names."""
        return self._classes

    def set_probabilities(self, probabilities: NDArray[np.floating] | None) -> None:
        """Show a verdict.

        Args:
            probabilities: float [one per class], 0..1; None, or anything with a value that is
                not finite, for no verdict.
        """
        values = None if probabilities is None else np.asarray(probabilities, np.float64)
        if values is not None and values.shape != (len(self._classes),):
            raise ValueError(f"expected {len(self._classes)} values, got {list(values.shape)}")
        if values is not None and not np.isfinite(values).all():
            values = None
        self._target = None if values is None else values.clip(0, 1)
        self._start = self._shown.copy()
        self._animation.stop()
        if self._animated and self.isVisible() and not theme.is_motion_reduced():
            self._animation.start()
        else:
            self._step(1.0)
        self._describe()

    def set_figures(self, texts: Sequence[str] | None) -> None:
        """What stands at the end of each row; None for the probabilities in per cent."""
        self._texts = None if texts is None else tuple(texts)

    def probabilities(self) -> NDArray[np.float64] | None:
        """The verdict, where the bars are heading; float64 [one per class] or None."""
        return self._target

    def winner(self) -> int | None:
        """Index of the most probable class; None without a verdict."""
        if self._target is None or not len(self._target):
            return None
        return int(self._target.argmax())

    def set_animated(self, animated: bool) -> None:
        """Whether bars move to a new verdict or jump; with reduced motion they always jump."""
        self._animated = animated

    @Slot(object)
    def _step(self, share: float) -> None:
        goal = np.zeros(len(self._classes)) if self._target is None else self._target
        self._shown = self._start + (goal - self._start) * share
        # While a pen moves there are a hundred verdicts a second, and most rows stay as they are.
        before, self._looks = self._looks, self._current_looks()
        for row, look in enumerate(self._looks):
            if row >= len(before) or look != before[row]:
                self.update(self._row_rect(row).toAlignedRect())

    def _current_looks(self) -> list[tuple[str, int, bool]]:
        """What each row shows: its figure, its bar in thousandths, whether it wins."""
        winner = self.winner()
        return [
            (self._figure(row), round(1000 * float(self._shown[row])), row == winner)
            for row in range(len(self._classes))
        ]

    def _figure(self, row: int) -> str:
        """The true figure, not the moving one: numbers that race can not be read."""
        if self._target is None:
            return "\N{EN DASH}"
        if self._texts is not None:
            return self._texts[row]
        return self._percent(float(self._target[row]))

    def copied_rows(self) -> Rows:
        """The verdict on each class."""
        if self._target is not None:
            yield from zip(self._classes, self._texts or self._target, strict=True)

    def _describe(self) -> None:
        winner = self.winner()
        if winner is None or self._target is None:
            self.setAccessibleDescription(self.tr("No verdict yet"))
            return
        percent = self._percent(float(self._target[winner]))
        verdict = self.tr("{0}, {1}").format(self._classes[winner], percent)
        self.setAccessibleDescription(verdict)

    def _percent(self, share: float) -> str:
        return percent(share, 1)

    # Painting

    def _numbers(self) -> QFont:
        return theme.tabular(self.font())

    def _name_width(self) -> float:
        """Of the widest name in bold, so that a new winner moves nothing; the bar has room."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetricsF(bold)
        widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0.0)
        return max(0.0, min(widest + 2, self.width() * 0.4, self.width() - self._taken()))

    def _taken(self) -> float:
        """By all of a row but the name, when its bar is as short as can be."""
        lengths = 2 * theme.pixels(_INSET) + 2 * theme.pixels(_GAP) + theme.pixels(_LEAST_BAR)
        return lengths + class_swatch.room() + self._number_width()

    def _number_width(self) -> float:
        font = self._numbers()
        font.setBold(True)
        return QFontMetricsF(font).horizontalAdvance(self._percent(1.0)) + 2

    def _row_rect(self, row: int) -> QRectF:
        return QRectF(0, row * theme.pixels(_ROW), self.width(), theme.pixels(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, numbers = self._name_width(), self._number_width()
        for row in range(len(self._classes)):
            if event.region().intersects(self._row_rect(row).toAlignedRect()):
                self._paint_row(painter, row, names, numbers)

    def _paint_row(self, painter: QPainter, row: int, names: float, numbers: float) -> None:
        tokens = theme.current()
        area = self._row_rect(row)
        wins = row == self.winner()
        focused = self.hasFocus() and row == max(0, self._row)
        if row == self._hovered or focused:
            painter.setPen(QColor(tokens.accent) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        inset, gap = theme.pixels(_INSET), theme.pixels(_GAP)
        area = area.adjusted(inset, 0, -inset, 0)
        empty = self._target is None
        font = QFont(self.font())
        font.setBold(wins)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text_muted if empty else tokens.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        name = QFontMetricsF(font).elidedText(
            self._classes[row], Qt.TextElideMode.ElideRight, names
        )
        left = class_swatch.paint(painter, area.left(), area.center().y(), row)
        room = QRectF(left, area.top(), names, area.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, name)
        track = QRectF(room.right() + gap, 0, 0, theme.pixels(_BAR))
        track.setRight(max(track.left(), area.right() - numbers - gap))
        track.moveTop(area.center().y() - track.height() / 2)
        self._paint_bar(painter, track, row)
        font = self._numbers()
        font.setBold(wins)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if wins else tokens.text_muted))
        room = QRectF(area.right() - numbers, area.top(), numbers, area.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, self._figure(row))

    def _paint_bar(self, painter: QPainter, track: QRectF, row: int) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(track, 3, 3)
        length = track.width() * float(self._shown[row])
        if length >= 0.5:
            painter.setBrush(QColor(tokens.accent if row == self.winner() else tokens.bar))
            bar = QRectF(track.left(), track.top(), length, track.height())
            radius = min(3.0, length / 2)
            painter.drawRoundedRect(bar, radius, radius)

    # Events

    def _row_at(self, position: QPointF) -> int:
        row = int(position.y() // theme.pixels(_ROW))
        inside = row < len(self._classes) and self.rect().contains(position.toPoint())
        return row if inside else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the cursor."""
        self._hover(self._row_at(event.position()))

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.setToolTip(self._classes[row] if row >= 0 else "")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing yet: a row is chosen when the button is let go over it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the cursor."""
        row = self._row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._row = row
            self.update()
            self.class_clicked.emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is marked any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the rows and choose one."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        chosen = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if step is not None and self._classes:
            self._row = max(0, min(len(self._classes) - 1, max(0, self._row) + step))
            self.walked.emit(0, round(self._row_rect(self._row).center().y()))
            self.update()
        elif chosen and self._classes:
            self._row = max(0, self._row)
            self.class_clicked.emit(self._row)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Probabilities"))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """All rows, and bars long enough to compare."""
        return QSize(360, max(1, len(self._classes)) * theme.pixels(_ROW))

    def minimumSizeHint(self) -> QSize:
        """All rows, and short bars."""
        least = round(self._taken()) + theme.pixels(_LEAST_NAME)
        return QSize(least, self.sizeHint().height())
