"""The guide's panel: the lessons, or the one that goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from gui import theme
from gui.guide.guide import Guide
from gui.guide.lesson_list import LessonList
from gui.guide.lesson_view import LessonView
from gui.guide.visit import Phase

_NARROWEST = 250


class GuidePanel(QWidget):
    """Shows what the guide says, and tells it what the person does here.

    The keyboard stays where it is, unless the control that has it goes: then it goes to what comes
    next in the panel. A screen reader is told what has come.

    Args:
        guide: What goes on.

    Attributes:
        lessons: The list.
        lesson: The lesson that goes on.

    Signals:
        folder_wanted(): The person wants the folder for lessons of their own.
        reading_wanted(): The lessons are to be read again.
    """

    folder_wanted = Signal()
    reading_wanted = Signal()

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._announced: tuple[object, ...] = ()
        self.lessons, self.lesson = LessonList(guide), LessonView(guide)
        self.lessons.folder_wanted.connect(self.folder_wanted)
        self.lessons.reading_wanted.connect(self.reading_wanted)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.lessons)
        self.pages.addWidget(self.lesson)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        theme.scaled(self.setMinimumWidth, _NARROWEST)
        guide.changed.connect(self.tell)
        guide.shelf_changed.connect(self._tell_shelf)
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Show what goes on now."""
        focus = QApplication.focusWidget()
        was_here = focus is not None and self.isAncestorOf(focus)
        guide = self._guide
        if guide.lesson is None:
            self.pages.setCurrentWidget(self.lessons)
        else:
            self.lesson.tell()
            self.pages.setCurrentWidget(self.lesson)
        if was_here and focus is not None and not (focus.isVisible() and focus.isEnabled()):
            self.take_keyboard()
        self._announce()

    @Slot()
    def _tell_shelf(self) -> None:
        self.lessons.tell()
        self.lesson.tell_place()

    def take_keyboard(self) -> None:
        """Give the keyboard to what it most likely wants now."""
        guide, listed = self._guide, self.lessons
        if guide.lesson is not None:
            self.lesson.first_control().setFocus()
        elif not listed.first_button.isHidden():
            listed.first_button.setFocus()
        elif listed.rows:
            listed.rows[0].setFocus()

    def shut_down(self) -> None:
        """Hear nothing any more of the guide, which lives on."""
        self._guide.changed.disconnect(self.tell)
        self._guide.shelf_changed.disconnect(self._tell_shelf)

    def _announce(self) -> None:
        """Tell a screen reader what has come, once."""
        guide = self._guide
        now = (guide.lesson, guide.index, guide.phase, guide.is_setting, guide.is_finished)
        if now == self._announced or guide.lesson is None:
            return
        self._announced = now
        words = self._news()
        if words and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _news(self) -> str:
        guide, body = self._guide, self.lesson.body
        if guide.is_setting or guide.trouble:
            return body.stage.title.text()
        if guide.is_finished:
            return body.end.title.label.text()
        if guide.phase is Phase.PREDICT:
            return body.predict.question.plain()
        if guide.phase is Phase.DO:
            return body.do.task.plain()
        told = (body.do.state.label.text(), body.see.outcome.text(), body.see.reveal.plain())
        return "\n".join(words for words in told if words)
