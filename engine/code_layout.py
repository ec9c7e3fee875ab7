"""Python expressions, laid out as `ruff format` lays them out. Light."""

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

LINE = 88
INDENT = "    "


@dataclass(frozen=True)
class Expression:
    """A call, a list, a dict, or (with nothing in it) any text that stays on its line.

    Attributes:
        opening: What stands before the parts, the bracket included.
        parts: What stands between the brackets.
        closing: The bracket.
        key: What it is given as, with the sign: "bias=", or '"bias": '.
        is_long: Whether each part has a line of its own, however short they are.
    """

    opening: str
    parts: tuple["Expression", ...] = ()
    closing: str = ""
    key: str = ""
    is_long: bool = False

    def flat(self) -> str:
        """On one line."""
        inner = ", ".join(part.flat() for part in self.parts)
        comma = "," if self.opening == "(" and len(self.parts) == 1 else ""
        return f"{self.key}{self.opening}{inner}{comma}{self.closing}"

    def lines(self, indent: str = "", before: str = "", after: str = "") -> Iterator[str]:
        """On as many lines as needed.

        Args:
            indent: The spaces before each line.
            before: What stands before it on its first line.
            after: What stands after it on its last.
        """
        flat = f"{indent}{before}{self.flat()}{after}"
        if not self.parts or (not self._is_broken() and width(flat) <= LINE):
            yield flat
            return
        yield f"{indent}{before}{self.key}{self.opening}"
        inner = indent + INDENT
        together = inner + ", ".join(part.flat() for part in self.parts)
        # Arguments of a call go together on one line if they can; the items of a display never.
        is_call = self.closing == ")" and self.opening != "("
        if is_call and not self._is_broken() and width(together) <= LINE:
            yield together
        else:
            is_display = not is_call
            comma = "," if self.is_long or is_display or len(self.parts) > 1 else ""
            for part in self.parts:
                yield from part.lines(inner, after=comma)
        yield f"{indent}{self.closing}{after}"

    def _is_broken(self) -> bool:
        return self.is_long or any(part._is_broken() for part in self.parts)


def width(line: str) -> int:
    """In columns: what East Asia writes takes two."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in line)


def call(function: str, *placed: Expression | str, **named: Expression | str) -> Expression:
    """A call of a function.

    Args:
        function: What stands before the bracket.
        placed: Its arguments without a name, as expressions or as they are written.
        named: Those with one.
    """
    parts = [_expression(each) for each in placed]
    parts += [_keyed(f"{name}=", _expression(each)) for name, each in named.items()]
    return Expression(f"{function}(", tuple(parts), ")") if parts else Expression(f"{function}()")


def literal(value: object) -> Expression:
    """A plain value: None, a bool, a number, a text, or a list, tuple or dict of such.

    Raises:
        TypeError: For a value of another type.
    """
    match value:
        case float() if math.isinf(value):  # it has no literal, but numbers too large become it
            return Expression("1e999" if value > 0 else "-1e999")
        case None | bool() | int() | float():
            return Expression(repr(value).replace("e+", "e"))
        case str():
            return Expression(quoted(value))
        case list() | tuple():
            return _display("[" if isinstance(value, list) else "(", value)
        case dict():
            return _dict(value)
    raise TypeError(type(value).__name__)


def quoted(text: str) -> str:
    """A text as Python writes it, in double quotes unless single ones need fewer backslashes."""
    written = repr(text + "'\"")[1:-1]  # both kinds: repr escapes the single ones
    bare = written.removesuffix("\\'\"").replace("\\'", "'")
    mark = "'" if bare.count('"') > bare.count("'") else '"'
    return mark + bare.replace(mark, "\\" + mark) + mark


def _expression(value: Expression | str) -> Expression:
    return value if isinstance(value, Expression) else Expression(value)


def _keyed(key: str, value: Expression) -> Expression:
    return Expression(value.opening, value.parts, value.closing, key, value.is_long)


def _display(opening: str, values: Sequence[object]) -> Expression:
    closing = {"[": "]", "(": ")"}[opening]
    if not values:
        return Expression(opening + closing)
    return Expression(opening, tuple(literal(value) for value in values), closing)


def _dict(values: Mapping[object, object]) -> Expression:
    if not values:
        return Expression("{}")
    parts = (_keyed(f"{literal(key).flat()}: ", literal(each)) for key, each in values.items())
    return Expression("{", tuple(parts), "}")
