"""Fills the braces in a lesson's texts: with its facts, and with what the window shows now."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from engine.lessons.lesson import Fact, Language, Text

NOTHING = "\N{EN DASH}"  # stands for a live value that is not there yet

_BRACE = re.compile(r"\{([a-z][a-z0-9_.-]*)\}")
_MARKS = re.compile(r"([\\`*_\[\]<>#~|])")


def filled(
    text: Text,
    language: Language,
    facts: Mapping[str, Fact],
    live: Callable[[str], str | None],
) -> str:
    """A text in a language, its braces filled.

    Args:
        text: Of a lesson.
        language: Which.
        facts: The lesson's.
        live: Gives a value of the window by its name; "" while there is nothing, None for a name
            that the window does not know: then the brace stays as it is.

    Returns:
        Markdown. What was filled in reads as it is, whatever marks of Markdown it has.
    """
    words = text.in_language(language)

    def fill(found: re.Match[str]) -> str:
        fact = facts.get(found[1])
        value = live(found[1]) if fact is None else fact.value
        if value is None:
            return found[0]
        return _as_it_is(value or NOTHING, is_code=_is_within_code(words, found.start()))

    return _BRACE.sub(fill, words)


def is_live(text: Text, language: Language, facts: Mapping[str, Fact]) -> bool:
    """Whether a text names something that may change while it is shown."""
    return any(name not in facts for name in _BRACE.findall(text.in_language(language)))


def _is_within_code(words: str, place: int) -> bool:
    """Whether a place stands between backticks; they do not reach beyond a paragraph."""
    return words[words.rfind("\n\n", 0, place) + 1 : place].count("`") % 2 == 1


def _as_it_is(value: str, *, is_code: bool) -> str:
    return value.replace("`", "'") if is_code else _MARKS.sub(r"\\\1", value)
