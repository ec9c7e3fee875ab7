"""The lines of a lesson's file: headings, keywords and their texts, blocks of code. Light."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import AtelierError, Phrase

LANGUAGES = ("en", "ko")
KEYWORDS = (*LANGUAGES, "minutes", "stage", "fact", "show", "point", "check", "see")

MAX_LINE = 10_000  # characters

_HEADING = re.compile(r"(#{1,4})\s+(.*)")
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
    """The error that names a line; what was written there is cut short."""
    said = {
        name: short(value) if isinstance(value, str) and name != "known" else value
        for name, value in params.items()
    }
    return AtelierError("lesson_broken", path=path, line=line, reason=Phrase(reason, **said))


def items(source: str, path: object) -> Iterator[Item]:
    """Read the lines; comments (`<!-- ... -->` on a line of their own) are left out.

    Raises:
        AtelierError: A line belongs to nothing, or is too long, a text has a picture, or a block of
            code is not closed.
    """
    lines = source.splitlines()
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            raise broken(path, number, "lesson_long_line", most=MAX_LINE)
    at = 0
    while at < len(lines):
        line, begin = lines[at], at + 1
        at += 1
        if not line.strip() or _is_comment(line):
            continue
        if heading := _HEADING.fullmatch(line):
            _refuse_pictures(lines, begin, begin, path)
            yield Item(heading[1], heading[2].rstrip(), begin)
        elif keyword := _KEYWORD.fullmatch(line):
            words = (keyword[2] or "").rstrip()
            if keyword[1] in LANGUAGES:
                more, at = _text(lines, at)
                _refuse_pictures(lines, begin, at, path)
                words = "\n".join([words, *more]).strip()
            yield Item(keyword[1], words, begin)
        elif line.startswith(_FENCE):
            end = next((i for i in range(at, len(lines)) if lines[i].rstrip() == _FENCE), None)
            if end is None:
                raise broken(path, begin, "lesson_fence")
            yield Item("code", "\n".join(lines[at:end]) + "\n", begin)
            at = end + 1
        else:
            raise broken(path, begin, "lesson_stray", text=line)


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


def _refuse_pictures(lines: list[str], first: int, last: int, path: object) -> None:
    """Texts are shown as Markdown, in which a picture would have any file be opened."""
    for number in range(first, last + 1):
        if "![" in lines[number - 1] and not _is_comment(lines[number - 1]):
            raise broken(path, number, "lesson_picture")


def _is_comment(line: str) -> bool:
    return line.startswith("<!--") and line.rstrip().endswith("-->")


def short(text: str) -> str:
    """The beginning of a text, for a sentence on it."""
    text = text.strip()
    return text if len(text) <= 40 else f"{text[:39]}…"
