"""What stands before a lesson's steps, and after them: the stage that is set, the lesson's end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.lessons.progress import Progress
from gui import errors, theme
from gui.guide.guide import Guide
from gui.guide.marks import Mark, MarkedLine
from gui.guide.prose import Prose
from gui.widgets import layouts


class StagePart(QWidget):
    """Says that the stage is being set, or why it cannot be."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self.title = layouts.label("", "heading", wrap=True)
        self.text = layouts.label("", "muted", wrap=True, select=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.button = QPushButton()
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, layouts.SPACING, 0, 0)
        column.setSpacing(layouts.SPACING)
        for widget in (self.title, self.text, self.progress):
            column.addWidget(widget)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self) -> None:
        """Show what goes on."""
        guide = self._guide
        self.setVisible(guide.is_setting or guide.trouble is not None)
        if guide.is_setting:
            self.title.setText(self.tr("Setting the stage..."))
            self.text.setText(self.tr("The window gets ready what this lesson needs."))
            self.button.setText(self.tr("Cancel"))
        elif guide.trouble is not None:
            is_first = guide.index == 0
            title = self.tr("This lesson cannot begin")
            self.title.setText(title if is_first else self.tr("This step cannot begin yet"))
            self.text.setText(errors.sentence(guide.trouble))
            self.button.setText(self.tr("Try again"))
        # A bar whose end is not known moves: it is for who wants motion, and only while it is seen.
        moves = guide.is_setting and not theme.is_motion_reduced()
        self.progress.setVisible(moves)
        self.progress.setRange(0, 0 if moves else 1)

    @Slot()
    def _press(self) -> None:
        if self._guide.is_setting:
            self._guide.leave()
        else:
            self._guide.try_again()


class EndPart(QWidget):
    """Says what was reached, and what comes next."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self.title = MarkedLine("", "heading")
        self.title.sign.set_mark(Mark.DONE)
        self.tally = layouts.label("", wrap=True)
        self.missing = layouts.label("", "muted", wrap=True)
        self.next = Prose()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, layouts.SPACING, 0, 0)
        column.setSpacing(layouts.SPACING)
        for widget in (self.title, self.tally, self.missing, self.next):
            column.addWidget(widget)

    def tell(self) -> None:
        """Show what goes on."""
        guide, lesson = self._guide, self._guide.lesson
        shown = lesson is not None and guide.is_finished
        self.setVisible(shown)
        if lesson is None or not shown:
            return
        reached = guide.progress.get(lesson.name, Progress())
        self.title.say(self.tr("You have come to the end of this lesson."))
        told = [reached.predictions[s.name] for s in lesson.steps if s.name in reached.predictions]
        words = self.tr("Right predictions at the first try: {0} of {1}")
        self.tally.setText(words.format(sum(told), len(told)))
        self.tally.setVisible(bool(told))
        left = sum(step.name not in reached.done for step in lesson.steps)
        self.missing.setText(
            self.tr("%Ln step(s) not done yet. Their dots above lead back to them.", "", left)
        )
        self.missing.setVisible(left > 0)
        after = guide.next_lesson(lesson.name)
        self.next.setVisible(after is not None)
        if after is not None:
            title = after.title.in_language(guide.language)
            self.next.set_markdown(self.tr("Next: **{0}**").format(title))
