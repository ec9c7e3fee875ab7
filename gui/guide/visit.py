"""Where a person is in a step of a lesson, and what they have said and done there."""

from dataclasses import dataclass
from enum import Enum

from engine.lessons.lesson import Option, Step


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
    """

    phase: Phase
    predicted: Option | None = None
    is_skipped: bool = False


def first_phase(step: Step) -> Phase:
    """Where a step begins: not every one asks, or has something to do."""
    if step.question is not None:
        return Phase.PREDICT
    return Phase.REVEAL if step.task is None else Phase.DO
