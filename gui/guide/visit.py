"""Where a person is in a step of a lesson, and what they have said and done there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from engine.lessons.lesson import Language, Option, Step, Text

_LANGUAGES: tuple[Language, ...] = ("en", "ko")


class Phase(Enum):
    """Where one is in a step."""

    PREDICT = "predict"
    DO = "do"
    REVEAL = "reveal"


@dataclass(frozen=True)
class Visit:
    """What has happened at a step since it was entered.

    Attributes:
        phase: Where it is.
        predicted: What the person said; None if nothing, or that they do not know.
        is_skipped: Whether they went on without doing the task.
        told: What was revealed, by language, once a mistake was shown: its numbers are those of
            the task, and no longer those of the window.
    """

    phase: Phase
    predicted: Option | None = None
    is_skipped: bool = False
    told: Mapping[Language, str] = field(default_factory=dict)

    def having_told(self, step: Step, said: Callable[[Text | None, Language], str]) -> Visit:
        """The same with the step's reveal as it reads now; what was told before stays."""
        now = self.told or {language: said(step.reveal, language) for language in _LANGUAGES}
        return replace(self, told=now)


def first_phase(step: Step) -> Phase:
    """Where a step begins: not every one asks, or has something to do."""
    if step.question is not None:
        return Phase.PREDICT
    return Phase.REVEAL if step.task is None else Phase.DO
