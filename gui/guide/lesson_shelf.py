"""Which lessons there are, and how far the person is in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.lessons.lesson import Lesson
from engine.lessons.progress import Progress

if TYPE_CHECKING:
    from engine.errors import AtelierError


class LessonShelf(QObject):
    """Holds the lessons; somebody else reads them and keeps the progress.

    Attributes:
        lessons: Those that can be read, in order.
        problems: What is wrong with the others.
        own: The names of the lessons that did not come with Atelier.
        progress: How far the person is, by a lesson's name.

    Signals:
        shelf_changed(): There are other lessons, or more progress.
    """

    shelf_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lessons: tuple[Lesson, ...] = ()
        self.problems: tuple[AtelierError, ...] = ()
        self.own: frozenset[str] = frozenset()
        self.progress: dict[str, Progress] = {}

    def set_shelf(
        self,
        lessons: Sequence[Lesson],
        problems: Sequence[AtelierError] = (),
        own: frozenset[str] = frozenset(),
    ) -> None:
        """Say which lessons there are; one that goes on stays as it is."""
        self.lessons, self.problems, self.own = tuple(lessons), tuple(problems), own
        self.shelf_changed.emit()

    def set_progress(self, progress: Mapping[str, Progress]) -> None:
        """Say how far the person is."""
        self.progress = dict(progress)
        self.shelf_changed.emit()

    def lesson_called(self, name: str) -> Lesson:
        """A lesson by its name.

        Raises:
            KeyError: If there is none of that name.
        """
        for lesson in self.lessons:
            if lesson.name == name:
                return lesson
        raise KeyError(name)

    def next_lesson(self, name: str) -> Lesson | None:
        """The one after a lesson; None after the last."""
        names = [lesson.name for lesson in self.lessons]
        after = names.index(name) + 1 if name in names else len(names)
        return self.lessons[after] if after < len(names) else None

    def suggested(self) -> Lesson | None:
        """The one to go on with: the first that was begun and not ended, or else not begun."""
        begun = [one for one in self.lessons if one.name in self.progress]
        for lessons in (begun, self.lessons):
            for lesson in lessons:
                if not self.progress.get(lesson.name, Progress()).is_finished:
                    return lesson
        return None

    def place_in(self, name: str) -> int:
        """The step at which to go on in a lesson, from 0: the first again after its end."""
        progress = self.progress.get(name, Progress())
        count = len(self.lesson_called(name).steps)
        return 0 if progress.is_finished else min(progress.at, count - 1)

    def note(
        self,
        name: str,
        *,
        at: int | None = None,
        done: str = "",
        prediction: tuple[str, bool] | None = None,
        is_finished: bool = False,
    ) -> None:
        """Keep how far it is in a lesson.

        Args:
            name: The lesson's.
            at: Its step, from 0.
            done: A step whose task was done.
            prediction: A step, and whether the prediction was right; the first one counts.
            is_finished: Whether the end was reached.
        """
        old = self.progress.get(name, Progress())
        new = Progress(
            old.at if at is None else at,
            old.done | ({done} if done else set()),
            {**(dict([prediction]) if prediction else {}), **old.predictions},
            old.is_finished or is_finished,
        )
        if new != old or name not in self.progress:
            self.progress[name] = new
            self.shelf_changed.emit()
