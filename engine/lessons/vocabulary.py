"""What a window knows by name: which checks, actions, places and values a lesson may use. Light."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["number", "positive", "whole", "word"] | tuple[str, ...]


@dataclass(frozen=True)
class Parameter:
    """One argument of a name.

    Attributes:
        kind: A number, one above 0, a whole one of at most nine digits, any word, or one of a few
            words.
        required: Whether it must be there.
        least: The smallest whole number that can be.
        words: What may stand in the place of a number.
    """

    kind: Kind
    required: bool = True
    least: int = 0
    words: tuple[str, ...] = ()


Signature = Mapping[str, Parameter]


@dataclass(frozen=True)
class Vocabulary:
    """The names, with the arguments that each takes.

    Attributes:
        checks: Conditions that can be waited for.
        actions: What a stage can be set with, and what lets a person see a mistake happen.
        places: Controls that can be pointed at, and pages that can be shown.
        values: Live values that a text may name.
    """

    checks: Mapping[str, Signature] = field(default_factory=dict)
    actions: Mapping[str, Signature] = field(default_factory=dict)
    places: Mapping[str, Signature] = field(default_factory=dict)
    values: frozenset[str] = frozenset()
