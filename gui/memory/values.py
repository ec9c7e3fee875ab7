"""Reading what was remembered: what is missing, or of another kind, counts as not there. No Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping

Values = Mapping[str, object]
"""Plain values of JSON by name."""

_LONGEST = 1_000_000  # characters of one text
_MOST = 10_000  # entries of one list


def text(values: Values, name: str) -> str | None:
    """A text of at most a million characters."""
    found = values.get(name)
    return found if isinstance(found, str) and len(found) <= _LONGEST else None


def flag(values: Values, name: str) -> bool | None:
    """True or false."""
    found = values.get(name)
    return found if isinstance(found, bool) else None


def whole(values: Values, name: str) -> int | None:
    """A whole number."""
    return _whole(values.get(name))


def number(values: Values, name: str) -> float | None:
    """A finite number."""
    return _number(values.get(name))


def part(values: Values, name: str) -> Values:
    """Values with a name of their own; empty if there are none."""
    found = values.get(name)
    return found if isinstance(found, dict) else {}


def texts(values: Values, name: str) -> tuple[str, ...]:
    """The texts of a list, without what is none."""
    return tuple(item for item in _list(values, name) if isinstance(item, str))


def wholes(values: Values, name: str) -> tuple[int, ...]:
    """The whole numbers of a list, without what is none."""
    found = (_whole(item) for item in _list(values, name))
    return tuple(item for item in found if item is not None)


def numbers(values: Values, name: str) -> tuple[float, ...]:
    """The finite numbers of a list, without what is none."""
    found = (_number(item) for item in _list(values, name))
    return tuple(item for item in found if item is not None)


def flags(values: Values, name: str) -> tuple[bool, ...]:
    """What of a list is true or false."""
    return tuple(item for item in _list(values, name) if isinstance(item, bool))


def _list(values: Values, name: str) -> list[object]:
    found = values.get(name)
    return found if isinstance(found, list) and len(found) <= _MOST else []


def _whole(found: object) -> int | None:
    is_whole = isinstance(found, int) and not isinstance(found, bool)
    return found if is_whole and isinstance(found, int) and abs(found) < 2**31 else None


def _number(found: object) -> float | None:
    if isinstance(found, bool) or not isinstance(found, int | float):
        return None
    try:
        return float(found) if math.isfinite(found) else None
    except OverflowError:
        return None
