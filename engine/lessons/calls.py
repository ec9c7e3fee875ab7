"""Names with arguments, as a lesson writes them: `run-finished accuracy=0.8`. Light."""

import math
import re
import shlex
from collections.abc import Mapping

from engine.errors import AtelierError
from engine.lessons.lesson import Call
from engine.lessons.lines import Item, broken
from engine.lessons.vocabulary import Parameter, Signature

_WHOLE = re.compile(r"[0-9]{1,9}")


def read_call(item: Item, known: Mapping[str, Signature], path: object) -> Call:
    """Read one, and hold it against what the window knows.

    Raises:
        AtelierError: There is no such name, or its arguments are others.
    """
    try:
        name, *words = shlex.split(item.value) or [""]
    except ValueError as error:
        raise broken(path, item.line, "lesson_quote") from error
    if name not in known:
        names = ", ".join(sorted(known)) or "-"
        raise broken(path, item.line, "lesson_unknown", name=name, known=names)
    arguments: dict[str, str] = {}
    for word in words:
        argument, equals, value = word.partition("=")
        if not equals or not argument:
            raise broken(path, item.line, "lesson_call", text=word)
        if argument in arguments:
            raise broken(path, item.line, "lesson_twice", text=argument)
        arguments[argument] = value
    _check(item, name, arguments, known[name], path)
    return Call(name, arguments, item.line)


def _check(item: Item, name: str, given: Mapping[str, str], takes: Signature, path: object) -> None:
    for argument, value in given.items():
        if argument not in takes:
            raise broken(path, item.line, "lesson_argument", name=name, argument=argument)
        _check_value(item, argument, value, takes[argument], path)
    for argument, parameter in takes.items():
        if parameter.required and argument not in given:
            raise broken(path, item.line, "lesson_argument_lacks", name=name, argument=argument)


def _check_value(item: Item, argument: str, value: str, parameter: Parameter, path: object) -> None:
    kind, words = parameter.kind, parameter.words
    if value in words:
        return
    if isinstance(kind, tuple):
        if value not in kind:
            known = ", ".join(kind)
            raise _wrong(item, "lesson_choice", argument, value, path, known=known)
    elif kind == "whole":
        if not _WHOLE.fullmatch(value) or int(value) < parameter.least:
            least = parameter.least
            raise _wrong(item, "lesson_whole", argument, value, path, least=least)
    elif kind != "word":
        if not _is_number(value):
            raise _wrong(item, "lesson_number", argument, value, path)
        if kind == "positive" and float(value) <= 0:
            raise _wrong(item, "lesson_positive", argument, value, path)


def _wrong(
    item: Item, reason: str, argument: str, value: str, path: object, **params: object
) -> AtelierError:
    return broken(path, item.line, reason, argument=argument, value=value, **params)


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
