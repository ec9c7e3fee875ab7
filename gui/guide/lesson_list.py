"""The lessons: which to begin with, all of them in order, and a teacher's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.lessons.lesson import Lesson
from engine.lessons.progress import Progress
from gui import errors, icons, theme
from gui.guide.guide import Guide
from gui.guide.marks import Mark, MarkSign
from gui.guide.wordy_button import WordyButton
from gui.widgets import layouts


class LessonList(QWidget):
    """Shows what there is, and how far the person is.

    Args:
        guide: Has the lessons.

    Signals:
        folder_wanted(): The person wants the folder for lessons of their own.
        reading_wanted(): The lessons are to be read again.
    """

    folder_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self.rows: list[LessonRow] = []
        self.problem_labels: list[QLabel] = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*(layouts.SPACING,) * 4)
        column.setSpacing(layouts.SPACING)
        column.addWidget(self._build_first())
        how = self.tr("In each step you predict, do it, and see what happens.")
        column.addWidget(layouts.label(how, "muted", wrap=True))
        self._shipped, self._own = _column(), _column()
        column.addLayout(self._shipped)
        self._own_title = layouts.label(self.tr("Lessons of your own"), "heading", wrap=True)
        self._own_title.hide()
        column.addWidget(self._own_title)
        column.addLayout(self._own)
        self._problems = _column()
        column.addLayout(self._problems)
        column.addLayout(self._build_ways())
        column.addStretch(1)
        self.area = layouts.scrolled(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.tell()

    def _build_first(self) -> layouts.Card:
        self.first_hint = layouts.label("", "muted", wrap=True)
        self.first_title = layouts.label("", "heading", wrap=True)
        self.first_button = QPushButton()
        self.first_button.setProperty("primary", True)
        self.first_button.setIcon(icons.icon("play", on_accent=True))
        self.first_button.setAutoDefault(True)
        self.first_button.clicked.connect(self._begin_first)
        self._first = layouts.Card(self.first_hint, self.first_title)
        self._first.column.setSpacing(6)
        self._first.column.addWidget(self.first_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self._first

    def _build_ways(self) -> QVBoxLayout:
        self.folder_button = QPushButton(self.tr("Lessons of your own..."))
        self.folder_button.setToolTip(self.tr("Open the folder for lessons of your own"))
        self.folder_button.setIcon(icons.icon("folder"))
        self.folder_button.clicked.connect(self.folder_wanted)
        self.again_button = QPushButton(self.tr("Read again"))
        self.again_button.setToolTip(self.tr("Read the lessons again, after a change to a file"))
        self.again_button.setIcon(icons.icon("refresh"))
        self.again_button.clicked.connect(self.reading_wanted)
        column = _column()
        for button in (self.folder_button, self.again_button):
            button.setAutoDefault(True)
            button.setProperty("listed", True)
            column.addWidget(button)
        return column

    @Slot()
    def tell(self) -> None:
        """Show what there is now; rows that are there are told, not made anew."""
        guide = self._guide
        listed = [(lesson.name, lesson.name in guide.own) for lesson in guide.lessons]
        if listed != [(row.name, row.is_own) for row in self.rows]:
            self._fill()
        for row, lesson in zip(self.rows, guide.lessons, strict=True):
            row.tell(lesson, guide)
        self._tell_first()
        self._tell_problems()

    def _fill(self) -> None:
        guide = self._guide
        for column in (self._shipped, self._own):
            _clear(column)
        self.rows = []
        for lesson in guide.lessons:
            is_own = lesson.name in guide.own
            row = LessonRow(lesson.name, 0 if is_own else len(self.rows) + 1)
            row.chosen.connect(self._enter)
            (self._own if is_own else self._shipped).addWidget(row)
            QWidget.setTabOrder(self.rows[-1] if self.rows else self.first_button, row)
            self.rows.append(row)
        if self.rows:
            QWidget.setTabOrder(self.rows[-1], self.folder_button)
        QWidget.setTabOrder(self.folder_button, self.again_button)
        self._own_title.setVisible(any(row.is_own for row in self.rows))

    def _tell_first(self) -> None:
        guide, lesson = self._guide, self._guide.suggested()
        self._first.setVisible(lesson is not None)
        if lesson is None:
            return
        is_begun = lesson.name in guide.progress
        hint = self.tr("Go on where you were") if is_begun else self.tr("Next")
        self.first_hint.setText(hint if guide.progress else self.tr("Begin here"))
        self.first_title.setText(lesson.title.in_language(guide.language))
        self.first_button.setText(self.tr("Continue") if is_begun else self.tr("Begin"))
        self.first_button.setAccessibleDescription(self.first_title.text())

    def _tell_problems(self) -> None:
        said = [errors.sentence(problem) for problem in self._guide.problems]
        if said == [label.text() for label in self.problem_labels]:
            return
        _clear(self._problems)
        self.problem_labels = [layouts.label(one, "error", wrap=True, select=True) for one in said]
        for label in self.problem_labels:
            self._problems.addWidget(label)

    @Slot()
    def _begin_first(self) -> None:
        lesson = self._guide.suggested()
        if lesson is not None:
            self._enter(lesson.name)

    @Slot(object)
    def _enter(self, name: str) -> None:
        self._guide.enter(name, self._guide.place_in(name))


class LessonRow(WordyButton):
    """One lesson; a click, Space or Enter enters it where the person was.

    Args:
        name: The lesson's.
        number: Its place among Atelier's lessons, from 1; 0 for one of the person's own.
    """

    def __init__(self, name: str, number: int) -> None:
        super().__init__(name, "")
        self.name, self.is_own = name, number == 0
        self.setProperty("listed", True)
        self._number = layouts.label(f"{number}" if number else "", "muted")
        self.title = layouts.label("", wrap=True)
        self.state = layouts.label("", "muted", wrap=True)
        self.sign = MarkSign()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.state)
        theme.scaled(self._number.setMinimumWidth, 16)
        self.add(self._number)
        self.add(words, 1)
        self.add(self.sign)

    def tell(self, lesson: Lesson, guide: Guide) -> None:
        """Show how far the person is in it."""
        progress = guide.progress.get(lesson.name)
        title, state = lesson.title.in_language(guide.language), self._state(lesson, progress)
        if title != self.title.text() or state != self.state.text():
            self.title.setText(title)
            self.state.setText(state)
            self.setAccessibleName(title)
            self.setAccessibleDescription(state)
            self.updateGeometry()
        mark = Mark.NOW if progress is not None else Mark.AHEAD
        is_finished = progress is not None and progress.is_finished
        self.sign.set_mark(Mark.DONE if is_finished else mark)
        number = guide.place_in(lesson.name) + 1
        begins = self.tr("Do it again") if is_finished else self.tr("Begin this lesson")
        self.setToolTip(
            self.tr("Go on at step {0}").format(number)
            if mark is Mark.NOW and not is_finished
            else begins
        )

    def _state(self, lesson: Lesson, progress: Progress | None) -> str:
        minutes = self.tr("%Ln minute(s)", "", lesson.minutes)
        count = len(lesson.steps)
        if progress is None:
            return minutes
        done = sum(step.name in progress.done for step in lesson.steps)
        if not progress.is_finished:
            step = min(progress.at, count - 1) + 1
            return self.tr("{0}, at step {1} of {2}").format(minutes, step, count)
        if done < count:
            return self.tr("Done, {0} of {1} steps").format(done, count)
        return self.tr("Done")


def _column() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(6)
    return made


def _clear(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
