"""One run as something to open: its name, what it was, when, and how far it came."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from engine.training.run_store import RunSummary
from gui import theme
from gui.data import dataset_words
from gui.item_models.run_model import date_text
from gui.numbers import percent
from gui.widgets.runs.sparkline import draw_curve, thinned

_PADDING = 12
_GAP = 4
_CURVE = QSize(84, 26)
_WIDTH = 250


class RunCard(QPushButton):
    """A button that shows a run, and paints itself; a click, Space or Enter opens the run.

    Args:
        run: What is shown; it can be read (it has a spec).
        parent: As Qt has it.

    Signals:
        chosen(Path): The run's folder; somebody wants to see it.
    """

    chosen = Signal(object)

    def __init__(self, run: RunSummary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(True)  # so that Enter opens it, not Space alone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._folder: Path = run.folder
        self._name = run.name
        self._curve = thinned([epoch.val_accuracy for epoch in run.epochs])
        self._subject = self._what(run)
        self._date = date_text(run.started)
        self._result = self._how_good(run)
        self.setAccessibleName(self.tr("Run {0}").format(run.name))
        told = [text for text in (self._subject, self._result, self._date) if text]
        self.setAccessibleDescription("\n".join(told))
        self.setToolTip("\n".join([run.name, *told]))
        self.clicked.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._folder)

    # What it says

    def _what(self, run: RunSummary) -> str:
        if run.spec is None:
            return ""
        title = dataset_words.title(run.spec.data.dataset)
        return self.tr("{0} on {1}").format(run.spec.model.name, title)

    def _how_good(self, run: RunSummary) -> str:
        if run.state == "running":
            return self.tr("Training in progress")
        if run.best is None:
            return self.tr("Not finished")
        share = percent(run.best.val_accuracy, 1)
        if run.state == "unfinished":
            return self.tr("{0}, not finished").format(share)
        return self.tr("{0} right").format(share)

    # How it looks

    def sizeHint(self) -> QSize:
        """Three lines of text."""
        padding, lines = theme.pixels(_PADDING), 3 * QFontMetrics(self.font()).height()
        return QSize(theme.pixels(_WIDTH), lines + 2 * theme.pixels(_GAP) + 2 * padding)

    def minimumSizeHint(self) -> QSize:
        """As high as it would like to be, and half as wide."""
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's ground, the lines, and the curve at the right."""
        super().paintEvent(event)
        padding, tokens = theme.pixels(_PADDING), theme.current()
        inner = QRectF(self.rect()).adjusted(padding, padding, -padding, -padding)
        painter = QPainter(self)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        height = QFontMetrics(self.font()).height()
        step = height + theme.pixels(_GAP)
        curve = QSize(theme.pixels(_CURVE.width()), theme.pixels(_CURVE.height()))
        if self._curve:
            area = QRectF(inner.right() - curve.width(), inner.top(), curve.width(), curve.height())
            draw_curve(painter, area.adjusted(4, 4, -4, -4), self._curve, QColor(tokens.accent))
        beside = inner.width() - (curve.width() + padding if self._curve else 0)
        first = QRectF(inner.left(), inner.top(), beside, height)
        _line(painter, first, self._name, bold, tokens.text)
        second = first.translated(0, step)
        _line(painter, second, self._subject, self.font(), tokens.text_muted)
        third = QRectF(inner.left(), inner.top() + 2 * step, inner.width(), height)
        width = QFontMetrics(self.font()).horizontalAdvance(self._result)
        _line(painter, third, self._result, self.font(), tokens.text)
        if (
            width + padding + QFontMetrics(self.font()).horizontalAdvance(self._date)
            < third.width()
        ):
            _line(painter, third, self._date, self.font(), tokens.text_muted, at_right=True)


def _line(
    painter: QPainter, area: QRectF, text: str, font: QFont, colour: str, *, at_right: bool = False
) -> None:
    """One line of text, elided where it does not fit."""
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
