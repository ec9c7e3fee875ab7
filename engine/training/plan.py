"""The course of a run: the learning rate of every step, and where the run ends.

It follows from the spec, the number of steps in an epoch, and what a person did to the run while
it went (its interventions); nothing else. So a resumed run takes the same course. Light: no torch.

Schedules, as factors of the learning rate after `done` of `total` steps of a phase:

- constant: 1
- step: decay ** (whole epochs done // decay_every), as `torch.optim.lr_scheduler.StepLR`
- exponential: decay ** (epochs done, fractions included): the curve through `ExponentialLR`'s steps
- cosine: from 1 to 0 along half a cosine (Loshchilov and Hutter, "SGDR", 2017)
- onecycle: from 1/25 up to 1 in the first `warmup` share of the steps and down to 1/250,000, both
  along half a cosine (Smith and Topin, "Super-Convergence", 2018; the ends are those of torch's
  `OneCycleLR`, the momentum stays as it is)
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from engine.errors import AtelierError
from engine.train_spec import SCHEDULES, TrainSpec, check_lr

InterventionKey = Literal["lr", "epochs", "schedule", "stop"]

_CYCLE_START = 1 / 25
_CYCLE_END = _CYCLE_START / 1e4


@dataclass(frozen=True)
class Intervention:
    """Something done to a run, a row of `interventions.csv`.

    Attributes:
        step: How many steps were done; it holds from the next one on.
        key: `lr`: the schedule's highest learning rate; `epochs`: how many there are to be in all:
            more begin a new phase where the last one ends, fewer end the last one early;
            `schedule`: of the new phase;
            `stop`: the run ended here (value: `time` if its time budget was used up, `patience` if
            the validation loss had stopped falling).
        value: As text.
    """

    step: int
    key: InterventionKey
    value: str


@dataclass(frozen=True)
class Phase:
    """A part of the run with a schedule of its own.

    Attributes:
        first: Steps done before it.
        last: Steps done at its end: that of an epoch.
        schedule: Its schedule's name.
        length: Steps over which its schedule is laid out; more than it has if it ended early.
    """

    first: int
    last: int
    schedule: str
    length: int


@dataclass(frozen=True)
class Extension:
    """Another end for a run: a new phase after the one that it has, or an earlier end.

    Attributes:
        epochs: Epochs in all at its end; more than are done.
        schedule: How its learning rate goes on; None for as before.
        lr: Its highest learning rate; None for as before.
    """

    epochs: int
    schedule: str | None = None
    lr: float | None = None


class Plan:
    """What a run is going to do.

    Args:
        spec: How it trains.
        steps_per_epoch: At least 1.
        interventions: What was done to it, in order.

    Raises:
        AtelierError: `intervention_invalid`, for one that makes no sense.
    """

    def __init__(
        self, spec: TrainSpec, steps_per_epoch: int, interventions: Iterable[Intervention] = ()
    ) -> None:
        self._spec = spec
        self._per_epoch = steps_per_epoch
        steps = spec.epochs * steps_per_epoch
        self._phases = [Phase(0, steps, spec.schedule, steps)]
        self._rates = [(0, spec.lr)]  # (steps done, highest learning rate from there on)
        self._stop: int | None = None
        self.interventions: list[Intervention] = []
        for intervention in interventions:
            self.add(intervention)

    @property
    def epochs(self) -> int:
        """The last epoch's number."""
        return self._phases[-1].last // self._per_epoch

    @property
    def total_steps(self) -> int:
        """Steps at the end of the run."""
        return self._phases[-1].last if self._stop is None else self._stop

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The run's phases, the first one as the spec says."""
        return tuple(self._phases)

    @property
    def rates(self) -> tuple[tuple[int, float], ...]:
        """The highest learning rates as (steps done before, rate), by steps; the first at 0.

        Of several after as many steps the last one holds.
        """
        return tuple(self._rates)

    @property
    def is_as_specified(self) -> bool:
        """Whether time budget and patience still hold: not once the run was extended or ended."""
        return len(self._phases) == 1 and all(i.key != "stop" for i in self.interventions)

    def stops_after(self, step: int) -> bool:
        """Whether the run was ended early, after this step at the latest."""
        return self._stop is not None and step >= self._stop

    def base_lr(self, step: int) -> float:
        """The highest learning rate of the schedule, as it stands for step `step` (from 1)."""
        return next(rate for done, rate in reversed(self._rates) if done < step)

    def lr(self, step: int) -> float:
        """The learning rate of step `step`, counted from 1."""
        phase = next((p for p in self._phases if step <= p.last), self._phases[-1])
        return self.base_lr(step) * self._factor(phase, step - 1 - phase.first)

    def add(self, intervention: Intervention) -> None:
        """Take the course that an intervention asks for; the past stays as it was.

        Raises:
            AtelierError: `intervention_invalid` or `value_out_of_range`.
        """
        try:
            self._apply(intervention)
        except (ValueError, TypeError) as error:
            raise AtelierError(
                "intervention_invalid", key=intervention.key, value=intervention.value
            ) from error
        self.interventions.append(intervention)

    def _apply(self, intervention: Intervention) -> None:
        key, value, last = intervention.key, intervention.value, self._phases[-1]
        if key == "lr":
            rate = float(value)
            check_lr(rate)
            # What was set for later steps in a past that a crash undid does not overrule it; what
            # a new phase begins with stays.
            starts = {phase.first for phase in self._phases}
            kept = (r for r in self._rates if r[0] <= intervention.step or r[0] in starts)
            self._rates = sorted((*kept, (intervention.step, rate)), key=lambda change: change[0])
        elif key == "epochs":
            self._change_end(int(value) * self._per_epoch, intervention.step)
        elif key == "schedule" and value in SCHEDULES and len(self._phases) > 1:
            self._phases[-1] = replace(last, schedule=value)
        elif key == "stop" and last.first < intervention.step <= last.last:
            self._stop = intervention.step
            epochs = -(-intervention.step // self._per_epoch)
            self._phases[-1] = replace(last, last=epochs * self._per_epoch)
        else:
            raise ValueError(key)

    def _change_end(self, end: int, done: int) -> None:
        last = self._phases[-1]
        if end < max(done, last.first + 1):
            raise ValueError("the past stays as it was")
        if end > last.last:
            self._phases.append(Phase(last.last, end, last.schedule, end - last.last))
        else:
            self._phases[-1] = replace(last, last=end)
        self._stop = None

    def _factor(self, phase: Phase, done: int) -> float:
        """The share of the highest learning rate after `done` steps of a phase."""
        spec, total = self._spec, phase.length
        match phase.schedule:
            case "step":
                return float(spec.decay ** (done // self._per_epoch // spec.decay_every))
            case "exponential":
                return float(spec.decay ** (done / self._per_epoch))
            case "cosine":
                return _between(1.0, 0.0, done / total)
            case "onecycle":
                top = max(1.0, spec.warmup * total - 1)
                if done <= top:
                    return _between(_CYCLE_START, 1.0, done / top)
                return _between(1.0, _CYCLE_END, (done - top) / max(1.0, total - 1 - top))
        return 1.0

    def curve(self, points: int = 200) -> Iterator[tuple[float, float]]:
        """The planned course as (epoch, learning rate), at most `points` (2 or more), to draw."""
        total = self._phases[-1].last
        stride = max(1, -(-(total - 1) // (points - 1)))
        for step in (*range(1, total, stride), total):
            yield step / self._per_epoch, self.lr(step)


def _between(start: float, end: float, share: float) -> float:
    """From `start` to `end` along half a cosine; `share` 0 to 1."""
    return end + (start - end) / 2.0 * (1.0 + math.cos(math.pi * share))
