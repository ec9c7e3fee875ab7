"""Parts of sentences, by code: what an error's parameters say in words. Light.

A parameter that is a word or a clause is a `Phrase`, so that a sentence in another language is
whole (`gui/errors.py` translates both). In English a phrase reads like the text that it stands for.
What Python, torch or the system say in their own words stays a text, and is quoted.
"""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from engine.phrases_of_code import CODE_PHRASES
from engine.phrases_of_data import DATA_PHRASES
from engine.phrases_of_files import FILE_PHRASES, SYSTEM_PHRASES
from engine.phrases_of_lessons import LESSON_PHRASES
from engine.phrases_of_specs import SPEC_PHRASES

PHRASES: dict[str, str] = {
    **SPEC_PHRASES,
    **DATA_PHRASES,
    **FILE_PHRASES,
    **SYSTEM_PHRASES,
    **CODE_PHRASES,
    **LESSON_PHRASES,
}
"""The English text of each phrase: a `str.format` template, filled in by its parameters."""

_KEY = "phrase"  # in plain data


@dataclass(frozen=True, init=False)
class Phrase:
    """A part of a sentence: `str()` and `format()` give it in English.

    Attributes:
        code: A key of `PHRASES`.
        params: What its template names; phrases may be among them.

    Raises:
        KeyError: If `code` is not in `PHRASES`, or a parameter of its template is missing.
    """

    code: str
    params: Mapping[str, object]

    def __init__(self, code: str, /, **params: object) -> None:
        object.__setattr__(self, "code", code)
        object.__setattr__(self, "params", params)
        str(self)  # what is missing shows here, not where somebody reads it

    def __str__(self) -> str:
        return PHRASES[self.code].format(**self.params)

    def __format__(self, wanted: str) -> str:
        return format(str(self), wanted)

    def __hash__(self) -> int:
        return hash((self.code, str(self)))


Said: TypeAlias = Phrase | str
"""What an error says in words: ours, or somebody else's."""


def of_os_error(error: OSError) -> Said:
    """What the system says of a file or a connection; in its own words where we have none."""
    code = f"os_{errno.errorcode.get(error.errno or 0, '').removeprefix('WSA')}".lower()
    # Whoever raised it may have said more than the system does. Windows has words of its own.
    is_systems = error.strerror == os.strerror(error.errno or 0) or hasattr(error, "winerror")
    if code in SYSTEM_PHRASES and is_systems:
        return Phrase(code)
    return error.strerror or str(error).partition("\n")[0] or type(error).__name__


def to_plain(value: object) -> object:
    """A parameter in the containers that JSON has; what they do not know becomes its text."""
    if isinstance(value, Phrase):
        return {_KEY: value.code, "params": {n: to_plain(v) for n, v in value.params.items()}}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def from_plain(value: object) -> object:
    """What `to_plain` was given, but for texts that stand for something else.

    Raises:
        KeyError: If it names a phrase that is not known.
        TypeError: If it is no such data.
    """
    if isinstance(value, list):
        return [from_plain(item) for item in value]
    if isinstance(value, dict):
        return Phrase(value[_KEY], **{n: from_plain(v) for n, v in value["params"].items()})
    return value
