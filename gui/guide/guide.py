"""The guide: which lesson goes on, how far it is, and what it waits for. No layout."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from engine.lessons.lesson import Call, Language, Lesson, Option, Step, Text
from gui.guide import finding, words
from gui.guide.lesson_shelf import LessonShelf
from gui.guide.visit import Phase, Visit, first_phase
from gui.guide.waiting import Waiting, known

if TYPE_CHECKING:
    from engine.errors import AtelierError
    from gui.main_window import MainWindow


class Guide(LessonShelf):
    """Leads through one lesson at a time; lives as long as the window, whatever it speaks.

    What a lesson needs to begin is set by somebody else: `stage_wanted` asks for it, and
    `stage_ready` or `stage_failed` answers.

    Args:
        window: Where the lessons take place.
        language: Which of their languages is shown.

    Attributes:
        lesson: The one that goes on, or None.
        index: Its step, from 0.
        trouble: Why the stage could not be set; None if it could.
        is_setting: Whether the stage is being set.
        is_finished: Whether the lesson that goes on has come to its end.
        is_already: Whether there was nothing to do: the task was done when it was shown.
        is_showing: Whether a mistake is being shown on the person's wish.
        is_watched: Whether the person sees the guide.

    Signals:
        changed(): Something of the lesson that goes on; the panel shows it anew.
        entered(): A lesson was entered, and nothing is as it needs it yet; it should be seen.
        ended(str): No lesson goes on any more, its name: what was there before may come back. A
            lesson that follows another directly takes over its stage; then nothing is said.
        stage_wanted(tuple[Call, ...]): What has to be so before the step can begin.
        stage_dropped(): It need not be so any more.
    """

    changed = Signal()
    entered = Signal()
    ended = Signal(str)
    stage_wanted = Signal(object)
    stage_dropped = Signal()

    def __init__(self, window: MainWindow, language: Language = "en") -> None:
        super().__init__(window)
        self._window = window
        self._language: Language = language
        self.lesson: Lesson | None = None
        self.index = 0
        self.trouble: AtelierError | None = None
        self.is_setting = self.is_finished = self.is_already = self.is_showing = False
        self.is_watched = True
        self._visits: dict[str, Visit] = {}
        self._waiting = Waiting(window, self)
        self._waiting.task_told.connect(self._take_task)
        self._waiting.shown.connect(self._end_showing)
        self._waiting.failed.connect(self._end_showing)
        window.controller.state_changed.connect(self.changed)

    @property
    def language(self) -> Language:
        """Which language is shown."""
        return self._language

    def set_language(self, language: Language) -> None:
        """Show another one; what goes on goes on."""
        self._language = language
        self.changed.emit()
        self.shelf_changed.emit()

    # Where it is

    @property
    def step(self) -> Step | None:
        """The step that goes on; None without a lesson."""
        return None if self.lesson is None else self.lesson.steps[self.index]

    @property
    def visit(self) -> Visit:
        """What has happened at that step."""
        step = self.step
        if step is None:
            return Visit(Phase.PREDICT)
        return self._visits.get(step.name) or Visit(first_phase(step))

    @property
    def phase(self) -> Phase:
        """Where in the step it is."""
        return self.visit.phase

    @property
    def predicted(self) -> Option | None:
        """What the person said; None if nothing, or that they do not know."""
        return self.visit.predicted

    def was_skipped(self, step: Step) -> bool:
        """Whether the person has left out a step's task since they entered the lesson."""
        return step.name in self._visits and self._visits[step.name].is_skipped

    @property
    def is_waiting(self) -> bool:
        """Whether a task waits for the person."""
        is_held = self.is_setting or self.is_finished or self.trouble is not None
        return self.lesson is not None and not is_held and self.phase is Phase.DO

    @property
    def is_training(self) -> bool:
        """Whether something trains, which would be stopped at the lesson's end."""
        return self._window.controller.is_active

    @property
    def pointed(self) -> Call | None:
        """What is to be pointed at now: the task's control, or else its page."""
        step = self.step
        if step is None or not self.is_waiting or not self.is_watched:
            return None
        return step.point or step.show

    def said(self, text: Text | None, language: Language | None = None) -> str:
        """A text of the lesson, in the language shown or another, with its numbers: Markdown."""
        if text is None or self.lesson is None:
            return ""
        return words.filled(text, language or self._language, self.lesson.facts, self._value)

    def is_live(self, text: Text | None) -> bool:
        """Whether a text names something that may change while it is shown."""
        if text is None or self.lesson is None:
            return False
        return words.is_live(text, self._language, self.lesson.facts)

    def _value(self, name: str) -> str | None:
        value = known().values.get(name)
        return None if value is None else value(self._window)

    # Going through

    def enter(self, lesson_name: str, step_index: int = 0) -> None:
        """Begin a lesson at one of its steps, from that step's beginning.

        Raises:
            KeyError: If there is no lesson of that name.
            IndexError: If it has no such step.
        """
        lesson = self.lesson_called(lesson_name)
        step = lesson.steps[step_index]
        if self.is_setting:
            self.stage_dropped.emit()
        if lesson is not self.lesson:
            self._visits = {}
        self._visits.pop(step.name, None)
        self.lesson, self.index = lesson, step_index
        self.is_finished, self.trouble = False, None
        self._stop()
        self.entered.emit()  # before anything changes: somebody takes down what there is
        self._window.show_workbench()
        self.note(lesson_name, at=step_index)
        calls = lesson.stage + step.stage
        self.is_setting = bool(calls)
        if calls:
            self.changed.emit()
            self.stage_wanted.emit(calls)
        else:
            self._arrive()

    @Slot()
    def stage_ready(self) -> None:
        """What was wanted is so: the step begins."""
        if self.is_setting:
            self.is_setting = False
            self._arrive()

    @Slot(object)
    def stage_failed(self, error: AtelierError) -> None:
        """What was wanted cannot be."""
        if self.is_setting:
            self.is_setting, self.trouble = False, error
            self.changed.emit()

    def try_again(self) -> None:
        """Set the stage once more."""
        if self.lesson is not None:
            self.enter(self.lesson.name, self.index)

    def predict(self, option_index: int | None) -> None:
        """Answer the question; None for "I do not know"."""
        lesson, step = self.lesson, self.step
        if lesson is None or step is None or self.is_setting or self.phase is not Phase.PREDICT:
            return
        option = None if option_index is None else step.options[option_index]
        self.note(lesson.name, prediction=(step.name, option is not None and option.right))
        self._visits[step.name] = Visit(Phase.REVEAL if step.task is None else Phase.DO, option)
        self._arrive()

    def skip(self) -> None:
        """Go on without doing the task; it does not count as done."""
        if self.is_waiting:
            self._reveal(skipped=True)

    def next(self) -> None:
        """Go on: to the next step or, after the last, to the lesson's end.

        Where there was nothing to do, to what there is to see. A question or a task that waits
        stays.
        """
        if self.lesson is None or self.is_setting or self.is_finished:
            return
        if self.is_waiting and self.is_already:
            self._reveal()
        elif self.phase is Phase.REVEAL:
            if self.index + 1 < len(self.lesson.steps):
                self._go(self.index + 1)
            else:
                self._stop()
                self.is_finished = True
                self.note(self.lesson.name, is_finished=True)
                self.changed.emit()

    def back(self) -> None:
        """Go back to the step before, as it was left; from the lesson's end to its last step."""
        if self.lesson is None or self.is_setting:
            return
        if self.is_finished:
            self._go(self.index)
        elif self.index > 0:
            self._go(self.index - 1)

    def leave(self) -> None:
        """End the lesson; how far it is stays known."""
        if self.lesson is None:
            return
        name, was_setting = self.lesson.name, self.is_setting
        self._stop()
        self.lesson, self.index, self._visits = None, 0, {}
        self.is_setting, self.is_finished, self.trouble = False, False, None
        if was_setting:
            self.stage_dropped.emit()
        self.changed.emit()
        self.ended.emit(name)

    # What is done at a step

    def take_me_there(self) -> None:
        """Bring the task's page to the front, and its control into view."""
        step = self.step
        if step is not None:
            self._window.show_workbench()
            for call in filter(None, (step.show, step.point)):
                finding.lead(self._window, call)

    def see_it_happen(self) -> None:
        """Have the window do what shows that the prediction was wrong; the reveal stays."""
        step, option = self.step, self.predicted
        if step and self.phase is Phase.REVEAL and option is not None and option.see:
            self._visits[step.name] = self.visit.having_told(step, self.said)
            self._window.show_workbench()
            self.is_showing = True
            self.changed.emit()
            self._waiting.show(option.see)

    def set_watched(self, watched: bool) -> None:
        """Say whether the person sees the guide; while they do not, it waits for nothing."""
        self.is_watched = watched
        self._waiting.pause(not watched)
        self.changed.emit()

    def _go(self, index: int) -> None:
        self.index, self.is_finished = index, False
        if self.lesson is not None:
            self.note(self.lesson.name, at=index)
        self._arrive()

    def _arrive(self) -> None:
        """Begin what belongs to the phase in which the step is."""
        self._stop()
        lesson, step, visit = self.lesson, self.step, self.visit
        if lesson is None or step is None:
            return
        if visit.phase is Phase.DO:
            self.is_already = self._waiting.begin_task(step.checks)
            self._waiting.pause(not self.is_watched)
        elif visit.phase is Phase.REVEAL and not visit.is_skipped:
            self.note(lesson.name, done=step.name)
        self.changed.emit()

    def _reveal(self, *, skipped: bool = False) -> None:
        step = self.step
        if step is not None:
            self._visits[step.name] = replace(self.visit, phase=Phase.REVEAL, is_skipped=skipped)
            self._arrive()

    def _stop(self) -> None:
        self._waiting.stop()
        self.is_already = self.is_showing = False

    @Slot(bool)
    def _take_task(self, done: bool) -> None:
        if self.is_already:
            if not done:  # it was undone: from now on the person does it
                self.is_already = False
                self.changed.emit()
        elif done:
            self._reveal()

    @Slot()
    def _end_showing(self) -> None:
        self.is_showing = False
        self.changed.emit()
