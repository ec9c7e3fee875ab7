"""The steps of a lesson as dots: where one is, what is done; each is a way in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gui import theme
from gui.guide import marks
from gui.guide.marks import Mark
from gui.widgets.focus_ring import paint_focus_ring

_SIDE, _DOT = 24, 14


class StepDots(QWidget):
    """A row of dots.

    Signals:
        chosen(int): Somebody wants to enter the lesson at this step, from 0.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dots: list[_Dot] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)

    def dots(self) -> list[QAbstractButton]:
        """The buttons, one for each step."""
        return list(self._dots)

    def set_steps(self, steps: list[Mark]) -> None:
        """Show how far each step is."""
        while len(self._dots) > len(steps):
            dot = self._dots.pop()
            self._row.removeWidget(dot)
            dot.hide()
            dot.deleteLater()
        while len(self._dots) < len(steps):
            dot = _Dot(len(self._dots), self)
            dot.chosen.connect(self.chosen)
            self._row.insertWidget(len(self._dots), dot)
            self._dots.append(dot)
        for dot, mark in zip(self._dots, steps, strict=True):
            dot.set_mark(mark)


class _Dot(QAbstractButton):
    chosen = Signal(int)

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._mark = place, Mark.AHEAD
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        self._name()

    def mark(self) -> Mark:
        return self._mark

    def set_mark(self, mark: Mark) -> None:
        if mark is not self._mark:
            self._mark = mark
            self._name()
            self.update()

    def _name(self) -> None:
        number = self._place + 1
        self.setAccessibleName(self.tr("Step {0}").format(number))
        says = {
            Mark.AHEAD: self.tr("Not done. Enter the lesson at step {0}"),
            Mark.NOW: self.tr("You are here. Begin step {0} anew"),
            Mark.DONE: self.tr("Done. Do step {0} again"),
            Mark.LEFT_OUT: self.tr("Skipped. Do step {0} after all"),
        }
        self.setToolTip(says[self._mark].format(number))
        self.setAccessibleDescription(self.toolTip())

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._place)

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(_SIDE), theme.pixels(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QRectF(0, 0, theme.pixels(_DOT), theme.pixels(_DOT))
        dot.moveCenter(QRectF(self.rect()).center())
        marks.draw(painter, dot, self._mark)
        paint_focus_ring(painter, self)
