"""Finds the lessons: those that come with Atelier, and a teacher's own. Light."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine import home
from engine.errors import AtelierError, Phrase
from engine.lessons.lesson import Lesson
from engine.lessons.parsing import read
from engine.lessons.vocabulary import Vocabulary

_log = logging.getLogger(__name__)

_BUILT_IN = Path(__file__).resolve().parents[2] / "resources" / "lessons"
_NO_LESSONS = ("README.md", "NAMES.md")


@dataclass(frozen=True)
class Shelf:
    """What was found.

    Attributes:
        lessons: Atelier's own first, each folder's by file name.
        problems: What is wrong with those that could not be read, one each.
        own: The names of those that did not come with Atelier.
    """

    lessons: tuple[Lesson, ...] = ()
    problems: tuple[AtelierError, ...] = ()
    own: frozenset[str] = frozenset()


def own_folder() -> Path:
    """Where a person's or a teacher's own lessons are, in Atelier's home; it need not exist."""
    return home.home() / "lessons"


def built_in_folder() -> Path:
    """Where the lessons are that come with Atelier; folders of own ones may lie in it."""
    return _BUILT_IN


def look(vocabulary: Vocabulary, folders: Sequence[Path] | None = None) -> Shelf:
    """Read every lesson; a broken one is reported, the others are there.

    Args:
        vocabulary: What the window knows by name.
        folders: Where to look, folders in them too; None for the two of this module.
    """
    lessons: dict[str, Lesson] = {}
    problems: list[AtelierError] = []
    for folder in folders or (built_in_folder(), own_folder()):
        for path in _files(folder):
            try:
                lesson = read(path, vocabulary)
                if lesson.name in lessons:
                    raise AtelierError("lesson_name_taken", path=path, name=lesson.name)
            except AtelierError as error:
                problems.append(error)
            except Exception:  # noqa: BLE001  # whatever it is, the others can be read
                _log.exception("the lesson %s cannot be read", path)
                reason = Phrase("lesson_unexpected")
                problems.append(AtelierError("lesson_unreadable", path=path, reason=reason))
            else:
                lessons[lesson.name] = lesson
    own = frozenset(name for name, found in lessons.items() if found.file.parent != _BUILT_IN)
    return Shelf(tuple(lessons.values()), tuple(problems), own)


def _files(folder: Path) -> list[Path]:
    """The lessons in a folder, then those in folders in it."""
    found = (path for path in folder.rglob("*.md") if path.name not in _NO_LESSONS)
    files = [path for path in found if path.is_file()]  # a pipe would be waited for
    return sorted(files, key=lambda path: (len(path.parts), path.parts))
