"""From a Markdown file to a `Lesson`. How one is written: resources/lessons/README.md. Light."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from engine.errors import AtelierError, Phrase, of_os_error
from engine.lessons.calls import read_call
from engine.lessons.lesson import Call, Fact, Language, Lesson, Option, Step, Text
from engine.lessons.lines import LANGUAGES, Item, broken, items
from engine.lessons.vocabulary import Signature, Vocabulary

MAX_BYTES = 1_000_000

_STEP = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FACT = re.compile(r"[a-z][a-z0-9_]*")
_MINUTES = re.compile(r"[1-9][0-9]{0,2}")
_BRACE = re.compile(r"\{([a-z][a-z0-9_.-]*)\}")
_PARTS = ("predict", "do", "reveal", "code")


def read(path: Path, vocabulary: Vocabulary) -> Lesson:
    """Read a lesson from a file of UTF-8 text of at most `MAX_BYTES`.

    Raises:
        AtelierError: The file cannot be read, or a line of it makes no sense.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AtelierError("lesson_unreadable", path=path, reason=Phrase("over_1_mb"))
        source = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = of_os_error(error)
        raise AtelierError("lesson_unreadable", path=path, reason=reason) from error
    except UnicodeDecodeError as error:
        raise AtelierError("lesson_unreadable", path=path, reason=Phrase("not_utf8")) from error
    return parse(source, path, vocabulary)


def parse(source: str, path: Path, vocabulary: Vocabulary) -> Lesson:
    """Read a lesson from its text.

    Args:
        source: Markdown.
        path: Where it comes from: the lesson's name is its stem.
        vocabulary: What the window knows by name.

    Raises:
        AtelierError: A line of it makes no sense; the error names it.
    """
    return _Parser(source, path, vocabulary).lesson()


class _Parser:
    """Goes through the items once, from heading to heading."""

    def __init__(self, source: str, path: Path, vocabulary: Vocabulary) -> None:
        self._path = path
        self._vocabulary = vocabulary
        self._items = list(items(source, path))
        self._at = 0
        self._languages: tuple[Language, ...] = ()
        self._facts: dict[str, Fact] = {}

    # The parts of a file

    def lesson(self) -> Lesson:
        title = self._title()
        minutes, stage = 0, []
        words: list[Item] = []
        for item in self._until("##"):
            if item.key in LANGUAGES:
                words.append(item)
            elif item.key == "minutes":
                minutes = self._minutes(item)
            elif item.key == "stage":
                stage.append(self._call(item, self._vocabulary.actions))
            elif item.key == "fact":
                self._note_fact(item)
            else:
                raise self._out_of_place(item)
        if not minutes:
            raise self._lacks(1, '"minutes:"')
        steps: list[Step] = []
        names: set[str] = set()
        while (heading := self._next_heading("##")) is not None:
            if heading.value in names:
                raise self._error(heading, "lesson_twice", text=heading.value)
            names.add(heading.value)
            steps.append(self._step(heading))
        if not steps:
            raise broken(self._path, 1, "lesson_no_steps")
        return Lesson(
            self._path.stem,
            title,
            self._text(words, 1),
            minutes,
            tuple(steps),
            tuple(stage),
            self._facts,
            self._path,
        )

    def _title(self) -> Text:
        """The headings `# en: ...` and `# ko: ...`: the languages that every text must have."""
        titles: dict[Language, str] = {}
        first = 1
        while (heading := self._next_heading("#")) is not None:
            language, colon, words = heading.value.partition(":")
            if not colon or language not in LANGUAGES or not words.strip():
                raise self._lacks(heading.line, Phrase("lesson_title"))
            if language in titles:
                raise self._error(heading, "lesson_twice", text=f"# {language}:")
            first = heading.line if not titles else first
            titles[cast(Language, language)] = words.strip()
        if not titles:
            raise self._lacks(1, Phrase("lesson_title"))
        self._languages = tuple(titles)
        return Text(titles, first)

    def _step(self, heading: Item) -> Step:
        if not _STEP.fullmatch(heading.value):
            raise self._error(heading, "lesson_step_name", name=heading.value)
        words, stage = [], []
        for item in self._until("##", "###"):
            if item.key in LANGUAGES:
                words.append(item)
            elif item.key == "stage":
                stage.append(self._call(item, self._vocabulary.actions))
            else:
                raise self._out_of_place(item)
        fields: dict[str, Any] = {
            "name": heading.value,
            "text": self._text(words, heading.line),
            "stage": tuple(stage),
            "line": heading.line,
        }
        seen: set[str] = set()
        while (part := self._next_heading("###")) is not None:
            if part.value not in _PARTS:
                known = ", ".join(_PARTS)
                raise self._error(part, "lesson_heading", text=part.value, known=known)
            if part.value in seen:
                raise self._error(part, "lesson_twice", text=f"### {part.value}")
            seen.add(part.value)
            read_part: Callable[[Item], dict[str, Any]] = getattr(self, f"_{part.value}")
            fields |= read_part(part)
        return Step(**fields)

    # The parts of a step

    def _predict(self, heading: Item) -> dict[str, Any]:
        question = self._text(list(self._until("##", "###", "####")), heading.line)
        options: list[Option] = []
        while (answer := self._next_heading("####")) is not None:
            options.append(self._option(answer))
        if len(options) < 2:
            raise self._error(heading, "lesson_options")
        right = sum(option.right for option in options)
        if right != 1:
            raise self._error(heading, "lesson_right", count=right)
        return {"question": question, "options": tuple(options)}

    def _option(self, heading: Item) -> Option:
        if heading.value not in ("right", "wrong"):
            known = "right, wrong"
            raise self._error(heading, "lesson_heading", text=heading.value, known=known)
        words, see = [], []
        for item in self._until("##", "###", "####"):
            if item.key == "see":
                see.append(self._call(item, self._vocabulary.actions))
            else:
                words.append(item)
        text = self._text(words, heading.line)
        answer = {lang: said.partition("\n\n")[0].strip() for lang, said in text.words.items()}
        because = {lang: said.partition("\n\n")[2].strip() for lang, said in text.words.items()}
        if not all(because.values()):
            raise self._lacks(heading.line, Phrase("lesson_because"))
        return Option(
            Text(answer, text.line),
            Text(because, text.line),
            heading.value == "right",
            tuple(see),
        )

    def _do(self, heading: Item) -> dict[str, Any]:
        words: list[Item] = []
        places: dict[str, Call] = {}
        checks: list[Call] = []
        for item in self._until("##", "###"):
            if item.key in ("show", "point"):
                if item.key in places:
                    raise self._error(item, "lesson_twice", text=f"{item.key}:")
                places[item.key] = self._call(item, self._vocabulary.places)
            elif item.key == "check":
                checks.append(self._call(item, self._vocabulary.checks))
            else:
                words.append(item)
        if not checks:
            raise self._lacks(heading.line, Phrase("lesson_check"))
        return {"task": self._text(words, heading.line), "checks": tuple(checks), **places}

    def _reveal(self, heading: Item) -> dict[str, Any]:
        return {"reveal": self._text(list(self._until("##", "###")), heading.line)}

    def _code(self, heading: Item) -> dict[str, Any]:
        blocks = list(self._until("##", "###"))
        if len(blocks) != 1 or blocks[0].key != "code":
            raise self._lacks(heading.line, '"```python"')
        return {"code": blocks[0].value}

    # Lines

    def _until(self, *headings: str) -> Sequence[Item]:
        """The items up to the next of some headings."""
        begin = self._at
        while self._at < len(self._items) and self._items[self._at].key not in headings:
            item = self._items[self._at]
            if item.key.startswith("#"):
                raise self._out_of_place(item)
            self._at += 1
        return self._items[begin : self._at]

    def _next_heading(self, level: str) -> Item | None:
        """The next item, if it is such a heading."""
        if self._at < len(self._items) and self._items[self._at].key == level:
            self._at += 1
            return self._items[self._at - 1]
        return None

    def _text(self, words: Sequence[Item], line: int) -> Text:
        """One text in the languages of the title, no more and no fewer."""
        said: dict[Language, str] = {}
        for item in words:
            if item.key not in LANGUAGES or item.key not in self._languages:
                raise self._out_of_place(item)
            if item.key in said:
                raise self._error(item, "lesson_twice", text=f"{item.key}:")
            if not item.value:
                raise self._lacks(item.line, Phrase("lesson_words"))
            for name in _BRACE.findall(item.value):
                if name not in self._facts and name not in self._vocabulary.values:
                    raise self._error(item, "lesson_brace", name=name)
            said[item.key] = item.value
        if not said:
            raise self._lacks(line, Phrase("lesson_words"))
        for language in self._languages:
            if language not in said:
                raise broken(self._path, words[0].line, "lesson_language", language=language)
        return Text(said, words[0].line)

    def _minutes(self, item: Item) -> int:
        if not _MINUTES.fullmatch(item.value):
            raise self._error(item, "lesson_minutes", text=item.value)
        return int(item.value)

    def _note_fact(self, item: Item) -> None:
        name, _, said = item.value.partition("=")
        value, bar, source = said.partition("|")
        name, value, source = name.strip(), value.strip(), source.strip()
        if not _FACT.fullmatch(name) or not value or bool(bar) is not bool(source):
            raise self._error(item, "lesson_fact", text=item.value)
        if name in self._facts:
            raise self._error(item, "lesson_twice", text=name)
        self._facts[name] = Fact(value, source)

    def _call(self, item: Item, known: Mapping[str, Signature]) -> Call:
        return read_call(item, known, self._path)

    # What is wrong

    def _error(self, item: Item, reason: str, **params: object) -> AtelierError:
        return broken(self._path, item.line, reason, **params)

    def _out_of_place(self, item: Item) -> AtelierError:
        text = f"{item.key} {item.value}" if item.key.startswith("#") else f"{item.key}:"
        return self._error(item, "lesson_out_of_place", text=text)

    def _lacks(self, line: int, what: object) -> AtelierError:
        return broken(self._path, line, "lesson_lacks", what=what)
