"""The lines of a lesson's file: headings, keywords and their texts, blocks of code. Light."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import AtelierError, Phrase

LANGUAGES = ("en", "ko")
KEYWORDS = (*LANGUAGES, "minutes", "stage", "fact", "show", "point", "check", "see")

_HEADING = re.compile(r"(#{1,4})\s+(.*?)\s*")
_KEYWORD = re.compile(rf"({'|'.join(KEYWORDS)}):(?:\s+(.*))?")
_FENCE = "```"


@dataclass(frozen=True)
class Item:
    """A heading, a keyword, or a block of code.

    Attributes:
        key: "#" to "####", a keyword, or "code".
        value: What follows; of a language all its lines, of code those between the fences.
        line: Where it begins, from 1.
    """

    key: str
    value: str
    line: int


def broken(path: object, line: int, reason: str, **params: object) -> AtelierError:
    """The error that names a line."""
    return AtelierError("lesson_broken", path=path, line=line, reason=Phrase(reason, **params))


def items(source: str, path: object) -> Iterator[Item]:
    """Read the lines; comments (`<!-- ... -->` on a line of their own) are left out.

    Raises:
        AtelierError: A line belongs to nothing, or a block of code is not closed.
    """
    lines = source.splitlines()
    at = 0
    while at < len(lines):
        line, begin = lines[at], at + 1
        at += 1
        if not line.strip() or _is_comment(line):
            continue
        if heading := _HEADING.fullmatch(line):
            yield Item(heading[1], heading[2], begin)
        elif keyword := _KEYWORD.fullmatch(line):
            words = (keyword[2] or "").rstrip()
            if keyword[1] in LANGUAGES:
                more, at = _text(lines, at)
                words = "\n".join([words, *more]).strip()
            yield Item(keyword[1], words, begin)
        elif line.startswith(_FENCE):
            end = next((i for i in range(at, len(lines)) if lines[i].rstrip() == _FENCE), None)
            if end is None:
                raise broken(path, begin, "lesson_fence")
            yield Item("code", "\n".join(lines[at:end]) + "\n", begin)
            at = end + 1
        else:
            raise broken(path, begin, "lesson_stray", text=_short(line))


def _text(lines: list[str], at: int) -> tuple[list[str], int]:
    """The lines of a text, and where it ends: at the next heading or keyword outside of code."""
    taken: list[str] = []
    in_code = False
    while at < len(lines):
        line = lines[at]
        if line.startswith(_FENCE):
            in_code = not in_code
        elif not in_code and (_HEADING.fullmatch(line) or _KEYWORD.fullmatch(line)):
            break
        if not _is_comment(line):
            taken.append(line.rstrip())
        at += 1
    return taken, at


def _is_comment(line: str) -> bool:
    return line.startswith("<!--") and line.rstrip().endswith("-->")


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else f"{text[:39]}…"
