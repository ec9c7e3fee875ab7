"""A lesson's body: what goes on now, from the stage that is being set to the lesson's end."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.guide.guide import Guide
from gui.guide.lesson_ends import EndPart, StagePart
from gui.guide.prose import Prose
from gui.guide.step_parts import DoPart, PredictPart, SeePart
from gui.guide.visit import Phase
from gui.widgets import layouts

_LIVE_MS = 1000  # between two looks at the numbers in a text
_EDGE = 6  # above what is scrolled to


class StepView(QWidget):
    """Shows the step of a guide; its numbers follow the window once a second.

    Args:
        guide: What goes on.

    Attributes:
        predict, do, see: The parts of a step.
        stage, end: What is shown before it can begin, and after the last one.
    """

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._shown: tuple[object, ...] = ()
        self.intro, self.text = Prose(), Prose()
        self.predict, self.do, self.see = PredictPart(guide), DoPart(guide), SeePart(guide)
        self.stage, self.end = StagePart(guide), EndPart(guide)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(layouts.SPACING, 4, layouts.SPACING, layouts.SPACING)
        column.setSpacing(layouts.MARGIN)
        self._step_parts = (self.predict, self.do, self.see)
        for part in (self.stage, self.end, self.intro, self.text, *self._step_parts):
            column.addWidget(part)
        column.addStretch(1)
        self.area = layouts.scrolled(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self._clock = QTimer(self, interval=_LIVE_MS)
        self._clock.timeout.connect(self._follow_values)

    def tell(self) -> None:
        """Show what goes on, from where it begins."""
        guide = self._guide
        is_held = guide.is_setting or bool(guide.trouble)
        is_step = guide.lesson is not None and not is_held and not guide.is_finished
        self.stage.tell()
        self.end.tell()
        for widget in (self.intro, self.text, *self._step_parts):
            widget.setVisible(is_step)
        if is_step:
            self._tell_step()
        self._watch_values()
        now = (guide.lesson, guide.index, guide.phase, is_step)
        if now != self._shown:
            self._shown = now
            QTimer.singleShot(0, self, self._scroll)

    def _tell_step(self) -> None:
        guide = self._guide
        lesson, step = guide.lesson, guide.step
        if lesson is None or step is None:
            return
        opening = guide.said(lesson.text) if guide.index == 0 else ""
        for prose, words in ((self.intro, opening), (self.text, guide.said(step.text))):
            prose.set_markdown(words)
            prose.setVisible(bool(words))
        for part in self._step_parts:
            part.tell()

    # Numbers that change

    def _watch_values(self) -> None:
        guide, step = self._guide, self._guide.step
        is_live = False
        if step is not None:
            texts = [step.text, step.question, step.task, step.reveal]
            texts += [words for option in step.options for words in (option.text, option.because)]
            is_live = any(guide.is_live(text) for text in texts)
        if is_live and self.isVisible():
            self._clock.start()
        else:
            self._clock.stop()

    @Slot()
    def _follow_values(self) -> None:
        if self._guide.is_setting or self._guide.is_finished or self._guide.trouble:
            return
        self._tell_step()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the numbers."""
        super().showEvent(event)
        self._watch_values()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody reads them."""
        super().hideEvent(event)
        self._clock.stop()

    # What is in view

    @Slot()
    def _scroll(self) -> None:
        """Bring what is new into view: all of it if there is room, and what came before it."""
        guide, bar = self._guide, self.area.verticalScrollBar()
        part = self._step_parts[list(Phase).index(guide.phase)]
        if guide.phase is Phase.PREDICT or not part.isVisible():
            bar.setValue(0)
            return
        room = self.area.viewport().height() - 2 * _EDGE
        shown = (self.intro, self.text, *self._step_parts)
        tops = [widget.geometry().top() for widget in shown if widget.isVisible()]
        end = part.geometry().bottom()
        first = next((top for top in tops if end - top <= room), part.geometry().top())
        bar.setValue(first - _EDGE)
