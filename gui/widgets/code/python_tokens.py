"""Which letters of Python code are keywords, strings, numbers ... No Qt.

It reads one line after another, as an editor does, and never fails: code that is wrong is coloured
as far as it can be understood.
"""

import builtins
import keyword
import re
from typing import Final, Literal, NamedTuple

Kind = Literal["keyword", "string", "number", "comment", "builtin", "decorator", "definition"]


class Token(NamedTuple):
    """Some letters of a line.

    Attributes:
        start: Of the first letter, from 0, in characters of Python.
        end: After the last one.
        kind: What they are.
    """

    start: int
    end: int
    kind: Kind


# What a line may begin within; a line's state is 0 or the place of its end here, from 1.
_ENDS: Final = ("'''", '"""', "'", '"')

_KEYWORDS = frozenset(keyword.kwlist)
_BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
_PREFIX = r"(?:[rRbBfFuU]|[rR][bBfF]|[bBfF][rR])?"
_TOKEN = re.compile(
    rf"""
    (?P<comment>\#.*)
    | (?P<string>{_PREFIX}(?P<quote>'''|\"\"\"|'|\"))
    | (?P<decorator>^\s*@[\w.]+)
    | (?P<number>0[xX][\da-fA-F_]+ | 0[bB][01_]+ | 0[oO][0-7_]+
        | (?:\d[\d_]*(?:\.[\d_]*)? | \.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?)
    | (?P<name>[^\W\d]\w*)
    """,
    re.VERBOSE,
)
_REST: Final = {
    end: re.compile(rf"(?:[^\\]|\\.)*?{end}" if len(end) == 3 else rf"(?:[^\\{end}]|\\.)*{end}")
    for end in _ENDS
}


def tokens(line: str, state: int = 0) -> tuple[list[Token], int]:
    """What a line consists of.

    Args:
        line: Without its line end.
        state: What the line before returned; 0 for the first.

    Returns:
        The tokens from left to right, and the state that the next line begins with.
    """
    found: list[Token] = []
    place = 0
    if state:
        place, state = _string_end(line, 0, _ENDS[state - 1])
        found.append(Token(0, place, "string"))
    before = ""  # the name before
    while match := _TOKEN.search(line, place):
        start, place = match.span()
        kind: Kind | None
        if match["quote"]:
            kind = "string"
            place, state = _string_end(line, place, match["quote"])
        elif match["name"]:
            kind = _kind_of_name(line, start, match["name"], before)
        elif match["comment"]:
            kind = "comment"
        elif match["decorator"]:
            start, kind = line.index("@"), "decorator"
        else:
            kind = "number"
        before = match["name"] or ""
        if kind is not None:
            found.append(Token(start, place, kind))
    return found, state


def _string_end(line: str, start: int, end: str) -> tuple[int, int]:
    """Where a string ends whose content begins at `start`, and the state after the line."""
    rest = _REST[end].match(line, start)
    if rest is not None:
        return rest.end(), 0
    slashes = len(line) - len(line.rstrip("\\"))
    goes_on = len(end) == 3 or slashes % 2 == 1
    return len(line), _ENDS.index(end) + 1 if goes_on else 0


def _kind_of_name(line: str, start: int, name: str, before: str) -> Kind | None:
    if name in _KEYWORDS:
        return "keyword"
    if before in ("def", "class"):
        return "definition"
    if name in _BUILTINS and not line[:start].rstrip().endswith("."):
        return "builtin"
    return None
