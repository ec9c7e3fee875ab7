"""What may become of a run before its script is written: left alone, stopped, killed, steered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.run_spec import RunSpec
from engine.training.events import Event, RunStarted, StepsFinished
from engine.training.gate import Gate
from engine.training.plan import Extension
from engine.training.runner import Runner

Act = Callable[[int, int, Gate], None]
"""Given a step that is done, the step at which something is to happen, and the run's gate."""


class KilledError(RuntimeError):
    """Stands for a crash: the run ends without a checkpoint."""


@dataclass(frozen=True)
class Leg:
    """A run, from a start or a resumption to an end.

    Attributes:
        act: What is done to it.
        resume: How it begins; given the spec.
        reason: How it ends.
    """

    act: Act = lambda step, at, gate: None
    resume: Callable[[RunSpec], bool | Extension] = lambda spec: False
    reason: str = "completed"


@dataclass(frozen=True)
class Course:
    """What becomes of a run.

    Attributes:
        legs: One after the other.
        train: What its spec says for it.
        from_file: Whether the script is written of the spec alone.
    """

    legs: tuple[Leg, ...] = (Leg(),)
    train: Mapping[str, Any] = field(default_factory=dict)
    from_file: bool = False


def _stop(step: int, at: int, gate: Gate) -> None:
    if step == at:
        gate.stop()


def _kill(step: int, at: int, gate: Gate) -> None:
    if step == at:
        raise KilledError


def _slower(step: int, at: int, gate: Gate) -> None:
    if step == at:
        gate.wish("lr", "0.0012345678901234567")


def _slower_then_killed(step: int, at: int, gate: Gate) -> None:
    _slower(step, at + 1, gate)
    _kill(step, at + 2, gate)


def _faster(step: int, at: int, gate: Gate) -> None:
    if step == at:
        gate.wish("lr", "0.003")


def _prolong(step: int, at: int, gate: Gate) -> None:
    if step == at:
        gate.wish("epochs", "4")
        gate.wish("schedule", "exponential")


def _shorten(step: int, at: int, gate: Gate) -> None:
    if step == 1:
        gate.wish("epochs", "1")


def _again(spec: RunSpec) -> bool:
    return True


def _longer(spec: RunSpec) -> Extension:
    return Extension(spec.train.epochs + 1, "cosine", spec.train.lr / 2)


def _as_before(spec: RunSpec) -> Extension:
    return Extension(spec.train.epochs)


_SHORT_OF_TIME = {"time_budget": 1e-9}
_STUCK = {"patience": 1, "epochs": 4, "lr": 1e-12}

COURSES: Mapping[str, Course] = {
    "whole": Course(),
    "stopped": Course((Leg(_stop, reason="stopped"), Leg(resume=_again))),
    "another lr, lost": Course(
        (Leg(_slower_then_killed, reason="failed"), Leg(_faster, resume=_again))
    ),
    "extended": Course((Leg(), Leg(resume=_longer))),
    "out of patience": Course(train=_STUCK),
    "another lr": Course((Leg(_slower),)),
    "out of time": Course(train=_SHORT_OF_TIME),
    "patient, a file": Course(train={"patience": 3}, from_file=True),
    # The first eight are those of the test suite.
    "killed": Course((Leg(_kill, reason="failed"), Leg(resume=_again))),
    "prolonged": Course((Leg(_prolong),)),
    "shortened": Course((Leg(_shorten),)),
    "out of time, extended": Course((Leg(), Leg(_slower, resume=_as_before)), _SHORT_OF_TIME),
    "out of time, a file": Course(train=_SHORT_OF_TIME, from_file=True),
    "out of patience, a file": Course(train=_STUCK, from_file=True),
}


def run(spec: RunSpec, course: Course, at: int, folder: Path, root: Path) -> None:
    """Run a spec into a folder, and have happen what happens in the course.

    Args:
        spec: What to run.
        course: What becomes of it.
        at: After which step something happens to it; sooner if it has not so many.
        folder: A new one.
        root: Where the datasets are.
    """
    for leg in course.legs:
        gate, moment = Gate(), at

        def emit(event: Event, leg: Leg = leg, gate: Gate = gate) -> None:
            nonlocal moment
            if isinstance(event, RunStarted):
                moment = max(1, min(at, event.total_steps - 2))
            elif isinstance(event, StepsFinished):
                leg.act(event.step, moment, gate)

        runner = Runner(spec, folder, data_root=root, gate=gate, resume=leg.resume(spec))
        finished = runner.run(emit)
        assert finished.reason == leg.reason, finished
