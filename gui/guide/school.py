"""What the window has to do with lessons: where they come from, their stage, how far one is."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from engine import home
from engine.errors import AtelierError, of_os_error
from engine.lessons import progress
from engine.lessons.lesson import Language
from engine.lessons.progress import Progress
from gui import errors
from gui.background import Job
from gui.guide.guide import Guide
from gui.guide.stage import Stage
from gui.memory.writer import Writer

if TYPE_CHECKING:
    from engine.lessons.shelf import Shelf
    from gui.guide.pointer import Pointer
    from gui.main_window import MainWindow

_log = logging.getLogger(__name__)

_DELAY_MS = 1000
_ONCE = Qt.ConnectionType.SingleShotConnection


def progress_file() -> Path:
    """Where it is kept how far the person is."""
    return home.home() / "lessons.json"


class School(QObject):
    """Lives as long as the window, whatever language it speaks.

    Args:
        window: Where the lessons take place.
        language: What it speaks.

    Attributes:
        guide: Leads through a lesson.
        stage: Sets what a lesson needs.
        pointer: The ring around what a task is about; None until the lessons are read first.

    Signals:
        wanted(): The guide should be seen.
        noticed(str): Something that the person should know, one sentence.
    """

    wanted = Signal()
    noticed = Signal(str)

    def __init__(self, window: MainWindow, language: Language = "en") -> None:
        super().__init__(window)
        self._window = window
        self.guide = Guide(window, language)
        self.stage = Stage(window)
        self.pointer: Pointer | None = None
        self._is_read = False
        self._is_wanted = False  # whether somebody wanted to begin before that
        self._can_keep = False  # nothing is written over what could not be read
        self._kept: Mapping[str, Progress] | None = None  # what is on the disk, or on its way there
        self._writer = Writer(progress_file)
        self._soon = QTimer(self, interval=_DELAY_MS, singleShot=True)
        self._soon.timeout.connect(self._keep)
        self.guide.entered.connect(self.stage.hold)
        self.guide.stage_wanted.connect(self.stage.set)
        self.guide.stage_dropped.connect(self.stage.cancel)
        self.guide.ended.connect(self.stage.put_back)
        self.guide.shelf_changed.connect(self._note)
        self.stage.ready.connect(self.guide.stage_ready)
        self.stage.failed.connect(self.guide.stage_failed)

    # Which lessons there are

    @Slot()
    def look(self) -> None:
        """Read the lessons, and how far the person is, in another thread."""
        from engine.lessons import shelf  # after the first frame, all of these
        from gui.guide.knowledge import vocabulary
        from gui.guide.pointer import Pointer

        if self.pointer is None:
            self.pointer = Pointer(self._window, self.guide)
        words = vocabulary()

        def read(_: Job) -> tuple[Shelf, dict[str, Progress] | AtelierError]:
            found = shelf.look(words)
            try:
                return found, progress.read(progress_file())
            except AtelierError as error:
                return found, error

        self._window.background.start(read, self._await_desk, self._say)

    def _await_desk(self, read: tuple[Shelf, dict[str, Progress] | AtelierError]) -> None:
        """No lesson may begin before it is known what is on the desk, which comes back after it."""
        keeper = self._window.keeper
        if keeper.is_reading:
            keeper.was_read.connect(lambda _: self._take(*read), _ONCE)
        else:
            self._take(*read)

    def _take(self, found: Shelf, reached: dict[str, Progress] | AtelierError) -> None:
        self.guide.set_shelf(found.lessons, found.problems, found.own)
        if isinstance(reached, AtelierError):
            self._say(reached)
            self._can_keep = self._can_keep or reached.code == "lesson_progress_damaged"
        elif not self._can_keep:
            self._can_keep, self._kept = True, reached
            self.guide.set_progress({**reached, **self.guide.progress})
        self._is_read = True
        if self._is_wanted:
            self.go_on()

    def _say(self, error: AtelierError) -> None:
        self.noticed.emit(errors.sentence(error))

    @property
    def next_lesson(self) -> int | None:
        """The number of the lesson that comes next, from 1; None if all are done."""
        suggested, lessons = self.guide.suggested(), self.guide.lessons
        if suggested is None:
            return None if lessons else 1
        return lessons.index(suggested) + 1

    @Slot()
    def go_on(self) -> None:
        """Begin the next lesson, or go on with it, as soon as it was read; else show the list."""
        self.wanted.emit()
        self._is_wanted = not self._is_read
        lesson = self.guide.suggested()
        if self._is_read and self.guide.lesson is None and lesson is not None:
            self.guide.enter(lesson.name, self.guide.place_in(lesson.name))

    @Slot()
    def open_folder(self) -> None:
        """Show the folder for lessons of the person's own in the system's file manager."""
        from engine.lessons import shelf

        folder = shelf.own_folder()

        def make(_: Job) -> None:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                reason = of_os_error(error)
                raise AtelierError("cannot_write", path=folder, reason=reason) from error

        def show(_: None) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
                self.noticed.emit(self.tr("Lessons of your own go into {0}").format(folder))

        self._window.background.start(make, show, self._say)

    # How far one is

    @Slot()
    def _note(self) -> None:
        if self._can_keep and self.guide.progress != self._kept:
            self._soon.start()

    @Slot()
    def _keep(self) -> None:
        self._kept = dict(self.guide.progress)
        text, turn = progress.to_text(self._kept), self._writer.turn()
        self._window.background.start(
            lambda _: self._writer.write(text, turn), lambda _: None, self._keep_again
        )

    def _keep_again(self, error: AtelierError) -> None:
        """The next change, or the window's end, tries again."""
        self._kept = None
        self._say(error)

    def keep_now(self) -> None:
        """Write at once; for the window's end. What goes wrong is in the log."""
        self._soon.stop()
        if self._can_keep and self.guide.progress != self._kept:
            try:
                self._writer.write(progress.to_text(self.guide.progress), self._writer.turn())
            except AtelierError:
                _log.warning("the progress could not be kept", exc_info=True)
