"""The training loop: a generator of events.

Pausing is not calling `next`; stopping is ceasing to iterate. At every `yield` the state says
exactly what has been done, so that it can be saved there and continued later, bit for bit.
"""

import itertools
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from engine import distributed
from engine.data.loaders import (
    EVALUATION_BATCH,
    TrainingData,
    batches_per_epoch,
    training_loader,
)
from engine.distributed import Group
from engine.errors import AtelierError
from engine.evaluation.metrics import Tally
from engine.train_spec import TrainSpec
from engine.training.events import (
    EpochFinished,
    EvaluationStep,
    Event,
    Intervened,
    StepsFinished,
)
from engine.training.plan import Intervention, Plan
from engine.training.silent_units import SilentUnits
from engine.training.stepper import Stepper, StepResult


@dataclass
class TrainState:
    """A run in progress: what a checkpoint holds.

    Attributes:
        model: The network, on the run's device.
        optimizer: Over its parameters.
        epoch: The epoch in progress, from 1; one past the last when the run is complete.
        batch: Batches of it that are done.
        step: Optimizer steps done in the whole run.
        tally: Training loss and accuracy of the epoch in progress.
        seconds: Time spent so far, pauses left out.
        epoch_began: `seconds` at the beginning of the epoch.
        best_loss: Lowest validation loss so far.
        best_epoch: The epoch after which it was measured; 0 before the first.
        block: Steps whose losses are read together: 1 on a CPU; on an accelerator reading a loss
            makes the CPU wait. Not part of a checkpoint.
        ahead: Steps that the weights are ahead of all this, while a block is being done. Not part
            of a checkpoint: none is written meanwhile.
    """

    model: nn.Module
    optimizer: torch.optim.Optimizer
    epoch: int = 1
    batch: int = 0
    step: int = 0
    tally: Tally = field(default_factory=Tally)
    seconds: float = 0.0
    epoch_began: float = 0.0
    best_loss: float = math.inf
    best_epoch: int = 0
    block: int = 1
    ahead: int = 0


def steps_per_epoch(data: TrainingData, spec: TrainSpec) -> int:
    """Steps in one epoch; the last batch may be smaller."""
    return batches_per_epoch(len(data.train), data.loading, spec.batch_size)


def train(
    state: TrainState,
    data: TrainingData,
    spec: TrainSpec,
    plan: Plan,
    loss_function: nn.Module,
    device: torch.device,
    group: Group = distributed.ALONE,
) -> Iterator[Event]:
    """Train from where `state` stands to the plan's end.

    Args:
        state: Changed in place; at each event it says what has been done.
        data: What to learn from and what to validate on.
        spec: Loss, batch size, augmentation, seed, ...
        plan: Each step's learning rate, and the end; followed as it stands when a step begins.
        loss_function: What the spec names; see `optimization.make_loss`.
        device: Where the model is.
        group: The processes that train together: all get the same events, and the same losses.

    Yields:
        `StepsFinished`, and after an epoch's steps `EvaluationStep`s and one `EpochFinished`; an
        `Intervened` where time budget or patience end the run. An epoch that is cut short by the
        time budget is validated as well, but stays the one in progress.

    Raises:
        AtelierError: `diverged`, if a loss (of a step or of a validation) is infinite or NaN.
    """
    started = time.perf_counter()
    stepper = Stepper(state.model, state.optimizer, loss_function, spec, device, group)
    for event in _epochs(state, data, spec, plan, stepper):
        state.seconds += time.perf_counter() - started
        yield event
        started = time.perf_counter()


def _epochs(
    state: TrainState, data: TrainingData, spec: TrainSpec, plan: Plan, stepper: Stepper
) -> Iterator[Event]:
    # The last checkpoint may be older than the verdict on its epoch.
    yield from _out_of_patience(state, spec, plan)
    while state.epoch <= plan.epochs and (state.batch or not plan.stops_after(state.step)):
        state.model.train()
        yield from _steps(state, data, spec, plan, stepper)
        validation, silence = Tally(), SilentUnits(state.model)
        count = math.ceil(len(data.validation) / EVALUATION_BATCH)
        with silence:
            for number, batch in enumerate(stepper.evaluate(data.validation), 1):
                silence.stop()  # one batch says enough
                validation.add(batch.loss, batch.correct, batch.count)
                yield EvaluationStep(state.epoch, number, count)
        if not math.isfinite(validation.loss):
            lr = plan.lr(max(1, state.step))
            raise AtelierError("diverged", loss=validation.loss, step=state.step, lr=lr)
        yield _finish_epoch(state, data, spec, validation, silence.share)
        yield from _out_of_patience(state, spec, plan)
        if plan.stops_after(state.step):
            return


def _finish_epoch(
    state: TrainState, data: TrainingData, spec: TrainSpec, validation: Tally, silent: float | None
) -> EpochFinished:
    """The epoch's figures; the state goes on to the next one, if this one is whole."""
    finished = EpochFinished(
        epoch=state.epoch,
        train_loss=state.tally.loss,
        train_accuracy=state.tally.accuracy,
        val_loss=validation.loss,
        val_accuracy=validation.accuracy,
        seconds=state.seconds - state.epoch_began,
        silent_units=silent,
    )
    if state.batch == steps_per_epoch(data, spec):
        if validation.loss < state.best_loss:
            state.best_loss, state.best_epoch = validation.loss, state.epoch
        state.epoch, state.batch, state.tally = state.epoch + 1, 0, Tally()
        state.epoch_began = state.seconds
    return finished


def _out_of_patience(state: TrainState, spec: TrainSpec, plan: Plan) -> Iterator[Intervened]:
    """End the run where the validation loss has not fallen for as long as the spec waits."""
    done = state.epoch - 1
    patience = spec.patience
    if patience is None or not plan.is_as_specified or done >= plan.epochs:
        return
    if state.batch == 0 and done - state.best_epoch >= patience:
        yield _end(state, plan, "patience")


def _end(state: TrainState, plan: Plan, cause: str) -> Intervened:
    """Note in the plan that the run ends here, so that a resume knows it."""
    intervention = Intervention(state.step, "stop", cause)
    plan.add(intervention)
    return Intervened(intervention, plan.total_steps)


def _steps(
    state: TrainState, data: TrainingData, spec: TrainSpec, plan: Plan, stepper: Stepper
) -> Iterator[Event]:
    """The steps of the epoch in progress that are still to be done."""
    if plan.stops_after(state.step):
        return
    loader = training_loader(
        data.train, data.loading, spec.batch_size, spec.seed, state.epoch, stepper.share
    )
    pending: list[StepResult] = []
    last = steps_per_epoch(data, spec)
    drawn = data.loading.drawn(len(data.train))
    for batch, (inputs, labels) in itertools.islice(enumerate(loader, 1), state.batch, None):
        step = state.step + len(pending) + 1
        count = min(spec.batch_size, drawn - (batch - 1) * spec.batch_size)
        pending.append(stepper.step(inputs, labels, step, plan.lr(step), count))
        state.ahead = len(pending)
        if len(pending) < state.block and batch < last and not plan.stops_after(step):
            continue
        event = _read(pending, state, stepper.group)
        pending.clear()
        yield event
        if plan.stops_after(state.step):
            return
        if plan.is_as_specified and _out_of_time(state, spec, stepper.group):
            yield _end(state, plan, "time")
            return


def _out_of_time(state: TrainState, spec: TrainSpec, group: Group) -> bool:
    """Whether the time budget is used up, by the first process's clock."""
    if spec.time_budget is None:
        return False
    return group.gather([state.seconds])[0][0] >= spec.time_budget


def _read(pending: list[StepResult], state: TrainState, group: Group) -> StepsFinished:
    """Read a block's losses off the device (this waits for it) and advance the state."""
    losses = _values([result.loss for result in pending])
    corrects = _values([result.correct for result in pending])
    if group.world > 1:
        figures = group.total([*losses, *corrects])
        losses, corrects = figures[: len(pending)], figures[len(pending) :]
    state.ahead = 0
    first = state.step + 1
    for loss, correct, result in zip(losses, corrects, pending, strict=True):
        state.step += 1
        state.batch += 1
        if not math.isfinite(loss):
            raise AtelierError("diverged", loss=loss, step=state.step, lr=result.lr)
        state.tally.add(loss, int(correct), result.count)
    norm = next((r.gradient_norm for r in reversed(pending) if r.gradient_norm is not None), None)
    return StepsFinished(
        first,
        state.epoch,
        tuple(losses),
        tuple(result.lr for result in pending),
        sum(result.count for result in pending),
        None if norm is None else float(norm),
    )


def _values(scalars: list[Tensor]) -> list[float]:
    """The numbers in scalar tensors; the device is waited for once, not once for each."""
    return [scalars[0].item()] if len(scalars) == 1 else torch.stack(scalars).tolist()
