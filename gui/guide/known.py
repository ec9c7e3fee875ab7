"""What a name in a lesson stands for in the window: checks, actions, places, values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from engine.lessons.vocabulary import Parameter

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.main_window import MainWindow

Arguments = Mapping[str, str]
Holds = Callable[[], bool]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Check:
    """A condition that a person makes true, in whatever way.

    Attributes:
        begin: Called when the task is shown; takes down what it needs of the present (how many
            runs there were, ...) and gives a function that is asked five times a second, on the
            GUI thread: microseconds, no I/O, no torch. The window's tabs may be others at the
            next question (another language): go through `window` each time, keep no widget.
        takes: The arguments that it has, all of them texts, checked before.
    """

    begin: Callable[[MainWindow, Arguments], Holds]
    takes: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True)
class Action:
    """Something that the window does by itself: for a stage, or to let a mistake be seen.

    Attributes:
        do: Begins it, and gives a function that says whether it is there, asked as a check is.
            What is so already is left as it is.
        takes: As for a check.
    """

    do: Callable[[MainWindow, Arguments], Holds]
    takes: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A control, or a page.

    Attributes:
        find: The widget; it may be hidden behind a tab, which is then pointed at. None while there
            is no such thing.
        takes: As for a check.
    """

    find: Callable[[MainWindow, Arguments], QWidget | None]
    takes: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What one part of the window knows.

    Attributes:
        checks, actions, places: By name.
        values: Name -> the text that stands for it now, in the language in force; "" while there
            is nothing.
    """

    checks: Mapping[str, Check] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    values: Mapping[str, Callable[[MainWindow], str]] = field(default_factory=dict)


def merged(*parts: Known) -> Known:
    """What several parts know.

    Raises:
        ValueError: If two of them call something by one name.
    """
    return Known(
        checks=_in_one(part.checks for part in parts),
        actions=_in_one(part.actions for part in parts),
        places=_in_one(part.places for part in parts),
        values=_in_one(part.values for part in parts),
    )


def _in_one(tables: Iterable[Mapping[str, _T]]) -> dict[str, _T]:
    found: dict[str, _T] = {}
    for table in tables:
        if both := found.keys() & table.keys():
            raise ValueError(f"known twice: {', '.join(sorted(both))}")
        found |= table
    return found


def number(arguments: Arguments, name: str, default: float = 0.0) -> float:
    """One argument as a number."""
    return float(arguments.get(name, default))


def at_once() -> bool:
    """What an action gives that is done when it returns."""
    return True
