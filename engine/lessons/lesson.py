"""A lesson as a value: what a guide shows, asks, waits for, and reveals. Light.

Words come in two languages; a lesson that has but one of them is shown in that one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Language = Literal["en", "ko"]


@dataclass(frozen=True)
class Text:
    """Markdown in the languages that its author wrote.

    Attributes:
        words: Language -> Markdown; may hold `{name}` of a fact or of a live value.
        line: Where it begins in the file, from 1.
    """

    words: Mapping[Language, str]
    line: int = 0

    def in_language(self, language: Language) -> str:
        """The words in a language, or else in the one that there is."""
        return self.words.get(language) or next(iter(self.words.values()), "")


@dataclass(frozen=True)
class Call:
    """A named check, action or place of the window, with arguments: `run-finished accuracy=0.8`.

    Attributes:
        name: What the window knows it by.
        arguments: By name, as written.
        line: Where it stands in the file, from 1.
    """

    name: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True)
class Option:
    """One answer to a question.

    Attributes:
        text: The answer.
        because: Why it looks right, or is; said after the person has seen what happens.
        right: Whether it is.
        see: What lets the person see that it is wrong; done by the window when they ask for it.
    """

    text: Text
    because: Text
    right: bool
    see: tuple[Call, ...] = ()


@dataclass(frozen=True)
class Step:
    """Predict, do, see.

    Attributes:
        name: Unique in its lesson: lower case letters, digits, hyphens.
        text: What it is about.
        question: What to predict; None if nothing is asked.
        options: The answers, of which one is right; empty without a question.
        task: What to do; None for a step that is only read.
        show: The places of the window to which the task belongs, brought to the front on request.
        point: The control that is pointed at; None for none.
        checks: What must hold for the task to be done, all of them.
        stage: What must be set when the step is entered without those before it.
        reveal: What is said when it is done.
        code: Python to read beside it; "" for none.
        line: Where it begins in the file, from 1.
    """

    name: str
    text: Text
    question: Text | None = None
    options: tuple[Option, ...] = ()
    task: Text | None = None
    show: Call | None = None
    point: Call | None = None
    checks: tuple[Call, ...] = ()
    stage: tuple[Call, ...] = ()
    reveal: Text | None = None
    code: str = ""
    line: int = 0


@dataclass(frozen=True)
class Fact:
    """A number that a text names, and what gives it.

    Attributes:
        value: As it is shown.
        source: A Python expression whose `str` it is: checked by a test, never run by the window.
    """

    value: str
    source: str = ""


@dataclass(frozen=True)
class Lesson:
    """One lesson.

    Attributes:
        name: The file's name without its ending; unique, and what progress is kept under.
        title: What it is called.
        text: What it is about.
        minutes: How long it takes.
        stage: What must be set before it begins.
        facts: Numbers by the name that texts give them.
        steps: In order; at least one.
        file: Where it was read from.
    """

    name: str
    title: Text
    text: Text
    minutes: int
    steps: tuple[Step, ...]
    stage: tuple[Call, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    file: Path = Path()
