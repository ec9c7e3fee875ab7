"""A run on its way: what happens between two events of the loop."""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from engine.data_spec import Inputs
from engine.errors import AtelierError
from engine.models import weights
from engine.training.events import (
    EpochFinished,
    Event,
    FinishCause,
    Intervened,
    RunFinished,
    RunPaused,
    RunResumed,
    StepsFinished,
)
from engine.training.gate import Gate
from engine.training.loop import TrainState
from engine.training.plan import Intervention, Plan
from engine.training.recorder import Recorder

# At most this much work is lost in a crash; a checkpoint of the mlp takes some 20 ms.
_CHECKPOINT_SECONDS = 20.0
# How often the weights are shown to others while they change.
_PUBLISH_SECONDS = 2.0


@dataclass(frozen=True, eq=False)
class Published:
    """A copy of a run's weights.

    Attributes:
        step: After how many steps.
        epoch: The epoch at whose end; None in the midst of one.
        inputs: What the network is asked about.
        state_dict: Name to CPU tensor, all finite; never changes.
        gradients: Of the last step, by parameter; empty before the first.
    """

    step: int
    epoch: int | None
    inputs: Inputs
    state_dict: Mapping[str, Tensor]
    gradients: Mapping[str, Tensor]


class Drive:
    """Takes a prepared run to its end.

    Args:
        state: The run's, changed by the loop.
        plan: The run's course, changed by what a person wishes.
        record: The run's folder, begun.
        gate: Where the run is paused, stopped and changed from.
        emit: Called with every event, in order.

    Attributes:
        publish: Called every two seconds or so, after each epoch, and before a pause or a stop.
        explain: Makes a sentence of an `OSError`, for a pause at an attended gate.
    """

    publish: Callable[[Published], None] | None = None
    explain: Callable[[Exception], AtelierError] | None = None

    def __init__(
        self,
        state: TrainState,
        plan: Plan,
        record: Recorder,
        gate: Gate,
        emit: Callable[[Event], None],
    ) -> None:
        self._state = state
        self._plan = plan
        self._record = record
        self._gate = gate
        self._emit = emit
        self._saved = self._shown = 0.0
        self._good: Mapping[str, Tensor] | None = None
        self._usual_block = state.block
        self._step = state.step

    @property
    def step(self) -> int:
        """Steps done, all of them with a finite loss."""
        return self._step

    def run(self, events: Iterator[Event]) -> RunFinished:
        """Take the loop's events to their end, or until the gate says stop.

        Raises:
            AtelierError: What the loop raises.
            OSError: If the folder cannot be written, and nobody attends the gate.
        """
        self._saved = self._shown = time.monotonic()
        self._show(epoch=0 if self.step == 0 else None)
        try:
            for event in events:
                self._follow(event)
                if not self._may_go_on(event):
                    return RunFinished("stopped", self.step)
                if time.monotonic() - self._saved >= _CHECKPOINT_SECONDS:
                    self._save()
        except AtelierError as error:
            if error.code == "diverged" and self._good is not None:
                with contextlib.suppress(OSError):
                    self._record.keep_good(self._good)
            raise
        self._write(lambda: self._record.complete(self._state))
        return RunFinished("completed", self.step, cause=self._cause())

    def _cause(self) -> FinishCause:
        if not self._plan.stops_after(self.step):
            return "epochs"
        reason = [i.value for i in self._plan.interventions if i.key == "stop"][-1]
        return "patience" if reason == "patience" else "time"

    def _follow(self, event: Event) -> None:
        """Record an event, pass it on, and show the weights from time to time."""
        self._step = self._state.step
        self._record.record(event)
        if isinstance(event, EpochFinished):
            self._write(lambda: self._record.end_epoch(event, self._state))
            self._saved = time.monotonic()
        elif isinstance(event, Intervened):
            self._write(self._record.flush)
        self._emit(event)
        if isinstance(event, EpochFinished):
            self._show(event.epoch)
        elif time.monotonic() - self._shown >= _PUBLISH_SECONDS:
            self._write(self._record.flush)
            self._show()

    def _may_go_on(self, event: Event) -> bool:
        """Do what the person wishes; wait as long as the gate is closed.

        Before a wait or an end, what has been done is kept and shown.
        """
        gate = self._gate
        if isinstance(event, StepsFinished):
            gate.step_done()
        self._change_course()
        if gate.paused or gate.stopped:
            self._save()
            self._show()
        if gate.paused:
            self._wait(None)
            self._change_course()
        self._state.block = 1 if gate.stepping else self._usual_block
        return not gate.stopped

    def _wait(self, error: AtelierError | None) -> None:
        """Wait until the gate is open again."""
        self._emit(RunPaused(error))
        self._gate.wait()
        if not self._gate.stopped:
            self._emit(RunResumed())

    def _change_course(self) -> None:
        """Make the changes that were asked for; they hold from the next step on."""
        for key, value in self._gate.take_wishes():
            intervention = Intervention(self.step, key, value)
            self._plan.add(intervention)
            self._follow(Intervened(intervention, self._plan.total_steps))

    def _write(self, action: Callable[[], None]) -> None:
        """Do what writes; where the disk refuses, wait and try again.

        Raises:
            OSError: If the disk refuses and nobody attends the gate.
        """
        while True:
            try:
                action()
            except OSError as error:
                if self.explain is None or not self._gate.attended or self._gate.stopped:
                    raise
                self._gate.pause()
                self._wait(self.explain(error))
                self._restore()
            else:
                return

    def _restore(self) -> None:
        """Bring back a folder that was removed; if that fails, the next write says so."""
        with contextlib.suppress(OSError):
            self._record.restore()

    def _save(self) -> None:
        self._write(lambda: self._record.save(self._state))
        self._saved = time.monotonic()

    def _show(self, epoch: int | None = None) -> None:
        """Publish the weights, unless the last step has spoilt them."""
        self._shown = time.monotonic()
        copy = weights.copy_state(self._state.model)
        if not all(bool(torch.isfinite(tensor).all()) for tensor in copy.values()):
            return
        self._good = copy
        if self.publish is not None:
            gradients = {
                name: parameter.grad.detach().to("cpu", copy=True)
                for name, parameter in self._state.model.named_parameters()
                if parameter.grad is not None
            }
            inputs = self._record.inputs
            self.publish(Published(self.step, epoch, inputs, copy, gradients))
