"""The three parts of a step, one below the other: predict, do, see."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.lessons.lesson import Option, Step
from gui import icons
from gui.guide.code_block import CodeBlock
from gui.guide.guide import Guide
from gui.guide.marks import Mark, MarkedLine
from gui.guide.prose import Prose
from gui.guide.visit import Phase
from gui.guide.wordy_button import OptionButton
from gui.widgets import layouts

_SPACING = 8


class Part(QWidget):
    """A heading with a sign of how far it is, and what is below it.

    Args:
        title: The heading, translated.
        guide: What goes on.
    """

    def __init__(self, title: str, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self.heading = MarkedLine(title, "heading")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_SPACING)
        self.column.addWidget(self.heading)

    def _add_prose(self, role: str = "") -> Prose:
        made = Prose(role)
        self.column.addWidget(made)
        return made

    def _add_button(self, text: str, icon: str) -> QPushButton:
        made = QPushButton(text)
        made.setAutoDefault(True)
        made.setIcon(icons.icon(icon))
        self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made


class PredictPart(Part):
    """The question and its answers; once it is answered, the question and what was said.

    Attributes:
        question: What is asked.
        options: A button for each answer, in the lesson's order.
        order: The same as they stand below each other.
        unknown_button: Says that the person does not know.
        said: What they said.
    """

    def __init__(self, guide: Guide) -> None:
        super().__init__("", guide)
        self.heading.say(self.tr("Predict"))
        self.question = self._add_prose()
        self._answers = QVBoxLayout()
        self._answers.setSpacing(_SPACING)
        self.column.addLayout(self._answers)
        self.options: list[OptionButton] = []
        self.order: list[OptionButton] = []
        self._mixed: tuple[str, str, int] | None = None
        self.unknown_button = OptionButton(None, "muted")
        self.unknown_button.set_answer(self.tr("I do not know yet"))
        self.unknown_button.setToolTip(self.tr("Go on without a prediction"))
        self.unknown_button.chosen.connect(guide.predict)
        self.column.addWidget(self.unknown_button)
        self.said = self._add_prose("muted")

    def tell(self) -> None:
        """Show what goes on."""
        guide, step = self._guide, self._guide.step
        if step is None or step.question is None:
            self.hide()
            return
        self.show()
        asks = guide.phase is Phase.PREDICT
        self.heading.sign.set_mark(Mark.NOW if asks else Mark.DONE)
        self.question.set_markdown(guide.said(step.question))
        self._offer([guide.said(option.text) for option in step.options] if asks else [])
        self.unknown_button.setVisible(asks)
        option = guide.predicted
        if option is not None:
            words = self.tr("**You said:** {0}").format(guide.said(option.text))
        else:
            words = self.tr("You want to see it first.")
        self.said.set_markdown(words)
        self.said.setVisible(not asks)

    def _offer(self, answers: list[str]) -> None:
        while len(self.options) < len(answers):
            button = OptionButton(len(self.options))
            button.chosen.connect(self._guide.predict)
            self.options.append(button)
            self._answers.addWidget(button)
        for place, button in enumerate(self.options):
            if place < len(answers):
                button.set_answer(answers[place])
            button.setVisible(place < len(answers))
        if answers:
            self._mix(len(answers))

    def _mix(self, count: int) -> None:
        """Order the answers by chance, always the same for a step: authors begin with the right."""
        lesson, step = self._guide.lesson, self._guide.step
        if lesson is None or step is None or self._mixed == (lesson.name, step.name, count):
            return
        self._mixed = (lesson.name, step.name, count)

        def chance(place: int) -> bytes:
            return hashlib.sha256(f"{lesson.name} {step.name} {place}".encode()).digest()

        self.order = [self.options[place] for place in sorted(range(count), key=chance)]
        for button in self.order:
            self._answers.removeWidget(button)
            self._answers.addWidget(button)
        for before, after in pairwise((*self.order, self.unknown_button)):
            QWidget.setTabOrder(before, after)


class DoPart(Part):
    """The task, the way to it, and whether it is done."""

    def __init__(self, guide: Guide) -> None:
        super().__init__("", guide)
        self.heading.say(self.tr("Do it"))
        self.task = self._add_prose()
        self.take_button = self._add_button(self.tr("Take me there"), "search")
        self.take_button.setToolTip(self.tr("Show the page and the control that this is about"))
        self.take_button.clicked.connect(guide.take_me_there)
        self.state = MarkedLine("", "muted")
        self.skip_button = QPushButton(self.tr("Skip"))
        self.skip_button.setProperty("quiet", True)
        self.skip_button.setAutoDefault(True)
        self.skip_button.setToolTip(self.tr("Go on without the task; it does not count as done"))
        self.skip_button.clicked.connect(guide.skip)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.skip_button)
        self.column.addLayout(row)

    def tell(self) -> None:
        """Show what goes on."""
        guide, step = self._guide, self._guide.step
        if step is None or step.task is None:
            self.hide()
            return
        self.show()
        waits = guide.phase is Phase.DO
        mark = Mark.DONE
        if guide.phase is Phase.PREDICT:
            mark = Mark.AHEAD
        elif waits:
            mark = Mark.NOW
        elif guide.visit.is_skipped:
            mark = Mark.LEFT_OUT
        self.heading.sign.set_mark(mark)
        self.task.set_markdown(guide.said(step.task))
        self.task.setVisible(guide.phase is not Phase.PREDICT)
        has_place = step.show is not None or step.point is not None
        self.take_button.setVisible(waits and has_place)
        self.skip_button.setVisible(waits and not guide.is_already)
        self.state.set_line(mark if not guide.is_already else Mark.DONE, self._state())
        self.state.sign.setVisible(guide.is_already or not waits)
        self.state.setVisible(guide.phase is not Phase.PREDICT)

    def _state(self) -> str:
        if self._guide.is_already:
            return self.tr("It is so already. Look at it, then continue.")
        if self._guide.phase is Phase.DO:
            return self.tr("Waiting for you...")
        if self._guide.visit.is_skipped:
            return self.tr("Skipped: it does not count as done.")
        return self.tr("Done")


class SeePart(Part):
    """What came of it: the prediction, what there is to see, the code."""

    def __init__(self, guide: Guide) -> None:
        super().__init__("", guide)
        self.heading.say(self.tr("See"))
        self.outcome = layouts.label("", wrap=True)
        font = self.outcome.font()
        font.setBold(True)
        self.outcome.setFont(font)
        self.column.addWidget(self.outcome)
        self.because = self._add_prose()
        self.see_button = self._add_button(self.tr("See it happen"), "play")
        self.see_button.setToolTip(self.tr("The window does it for you, to look at"))
        self.see_button.clicked.connect(guide.see_it_happen)
        self.answer = self._add_prose()
        self.reveal = self._add_prose()
        self.code = CodeBlock()
        self.column.addWidget(self.code)

    def tell(self) -> None:
        """Show what goes on."""
        guide, step = self._guide, self._guide.step
        has_more = step is not None and (step.reveal is not None or bool(step.options))
        self.setVisible(has_more or bool(step and step.code))
        shown = guide.phase is Phase.REVEAL
        self.heading.sign.set_mark(Mark.DONE if shown else Mark.AHEAD)
        said, right = guide.predicted, _right_of(step)
        if step is not None and shown:
            self.because.set_markdown("" if said is None else guide.said(said.because))
            self.outcome.setText(self._outcome(said, right))
            if right is not None:
                answer = self.tr("**The answer:** {0}").format(guide.said(right.text))
                self.answer.set_markdown("\n\n".join((answer, guide.said(right.because))))
            told = guide.visit.told.get(guide.language)
            self.reveal.set_markdown(guide.said(step.reveal) if told is None else told)
            self.code.set_code(step.code)
        self.see_button.setEnabled(not guide.is_showing)
        for child, is_wanted in (
            (self.outcome, said is not None),
            (self.because, said is not None),
            (self.see_button, said is not None and bool(said.see)),
            (self.answer, right is not None and said is not right),
            (self.reveal, step is not None and step.reveal is not None),
            (self.code, step is not None and bool(step.code)),
        ):
            child.setVisible(shown and is_wanted)

    def _outcome(self, said: Option | None, right: Option | None) -> str:
        if said is None:
            return ""
        return self.tr("As you predicted") if said is right else self.tr("Not quite")


def _right_of(step: Step | None) -> Option | None:
    """The answer that is right; None where nothing is asked."""
    return None if step is None else next((one for one in step.options if one.right), None)
