"""One lesson: its title and steps above, what goes on in the middle, the way on and out below."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.lessons.progress import Progress
from gui import icons, theme
from gui.guide.guide import Guide
from gui.guide.marks import Mark
from gui.guide.step_dots import StepDots
from gui.guide.step_view import StepView
from gui.guide.visit import Phase
from gui.widgets import layouts


class LessonView(QWidget):
    """Shows the lesson that goes on.

    Args:
        guide: What goes on.
    """

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self.body = StepView(guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, layouts.SPACING, 0, layouts.SPACING // 2)
        column.setSpacing(layouts.SPACING)
        column.addLayout(self._build_head())
        column.addWidget(self.body, 1)
        column.addWidget(_line())
        column.addLayout(self._build_foot())
        order = (*self.dots.dots(), self.body, self.back_button, self.next_button)
        for before, after in zip(order, (*order[1:], self.leave_button), strict=True):
            QWidget.setTabOrder(before, after)

    def _build_head(self) -> QVBoxLayout:
        self.title = layouts.label("", "heading", wrap=True)
        self.place = layouts.label("", "muted")
        self.dots = StepDots()
        self.dots.chosen.connect(self._enter)
        row = QHBoxLayout()
        row.addWidget(self.place)
        row.addWidget(self.dots, 1)
        column = QVBoxLayout()
        column.setContentsMargins(layouts.SPACING, 0, layouts.SPACING, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addLayout(row)
        return column

    def _build_foot(self) -> QVBoxLayout:
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setIcon(icons.icon("chevron-left"))
        self.back_button.setAutoDefault(True)
        self.back_button.clicked.connect(self._guide.back)
        self.next_button = QPushButton()
        self.next_button.setAutoDefault(True)
        self.next_button.clicked.connect(self._go_on)
        ways = QHBoxLayout()
        ways.addWidget(self.back_button)
        ways.addStretch(1)
        ways.addWidget(self.next_button)
        self.leave_button = QPushButton(self.tr("Leave the lesson"))
        self.leave_button.setProperty("quiet", True)
        self.leave_button.setAutoDefault(True)
        self.leave_button.clicked.connect(self._guide.leave)
        self.promise = layouts.label("", "muted", wrap=True)
        said = QHBoxLayout()
        said.addWidget(self.promise)
        # Its edge is not seen: what it says stands in line with the words above and below.
        leaving = QHBoxLayout()
        leaving.addWidget(self.leave_button)
        leaving.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2)
        for row in (ways, leaving, said):
            column.addLayout(row)
        ways.setContentsMargins(layouts.SPACING, 0, layouts.SPACING, 4)
        said.setContentsMargins(layouts.SPACING, 0, layouts.SPACING, 0)
        return column

    def tell(self) -> None:
        """Show what goes on."""
        if self._guide.lesson is not None:
            self.tell_place()
            self.body.tell()
            self._tell_ways()
            self._tell_leaving()

    def tell_place(self) -> None:
        """Show which lesson it is, and how far it is."""
        guide, lesson = self._guide, self._guide.lesson
        if lesson is None:
            return
        self.title.setText(lesson.title.in_language(guide.language))
        number = self.tr("Step {0} of {1}").format(guide.index + 1, len(lesson.steps))
        self.place.setText(self.tr("The end") if guide.is_finished else number)
        self.dots.set_steps(self._marks())

    def _marks(self) -> list[Mark]:
        guide, lesson = self._guide, self._guide.lesson
        if lesson is None:
            return []
        done = guide.progress.get(lesson.name, Progress()).done
        found = []
        for place, step in enumerate(lesson.steps):
            mark = Mark.DONE if step.name in done else Mark.AHEAD
            if guide.was_skipped(step) and mark is not Mark.DONE:
                mark = Mark.LEFT_OUT
            found.append(Mark.NOW if place == guide.index and not guide.is_finished else mark)
        return found

    def _tell_ways(self) -> None:
        guide, lesson = self._guide, self._guide.lesson
        is_held = guide.is_setting or guide.trouble is not None
        self.back_button.setEnabled(not is_held and (guide.index > 0 or guide.is_finished))
        can = not is_held and (guide.is_finished or guide.is_already or guide.phase is Phase.REVEAL)
        text = self.tr("Next")
        if lesson is not None and guide.is_finished:
            has_more = guide.next_lesson(lesson.name) is not None
            text = self.tr("Next lesson") if has_more else self.tr("All lessons")
        elif guide.is_already:
            text = self.tr("Continue")
        elif lesson is not None and guide.index + 1 == len(lesson.steps):
            text = self.tr("Finish")
        if text != self.next_button.text():
            self.next_button.setText(text)
        asks = guide.phase is Phase.PREDICT
        why = (
            self.tr("First choose an answer") if asks else self.tr("First do the task, or skip it")
        )
        layouts.set_enabled(self.next_button, can, why)
        theme.set_style_property(self.next_button, "primary", can)

    def _tell_leaving(self) -> None:
        promise = self.tr("What was here before comes back.")
        if self._guide.is_training:
            promise = self.tr(
                "What was here before comes back. A training that goes on is stopped; it can be "
                "continued under Runs."
            )
        self.promise.setText(promise)
        self.leave_button.setAccessibleDescription(promise)

    def first_control(self) -> QWidget:
        """What the keyboard most likely wants now."""
        guide, body = self._guide, self.body
        if guide.is_setting or guide.trouble is not None:
            return body.stage.button
        if guide.is_finished or guide.is_already or guide.phase is Phase.REVEAL:
            return self.next_button
        if guide.phase is Phase.PREDICT:
            return next(iter(body.predict.order), body.predict.unknown_button)
        return body.do.skip_button if body.do.take_button.isHidden() else body.do.take_button

    @Slot(int)
    def _enter(self, index: int) -> None:
        if self._guide.lesson is not None:
            self._guide.enter(self._guide.lesson.name, index)

    @Slot()
    def _go_on(self) -> None:
        guide, lesson = self._guide, self._guide.lesson
        if lesson is None or not guide.is_finished:
            guide.next()
            return
        after = guide.next_lesson(lesson.name)
        if after is None:
            guide.leave()
        else:
            guide.enter(after.name, guide.place_in(after.name))


def _line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    theme.follow(line.setStyleSheet, lambda _: f"background: {theme.current().border}")
    return line
