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

from engine.data.image_set import ImageSet
from engine.data.loaders import EVALUATION_BATCH, TrainingData, training_loader
from engine.errors import AtelierError
from engine.evaluation import metrics
from engine.evaluation.metrics import Tally
from engine.run_spec import TrainSpec
from engine.training.events import EpochFinished, EvaluationStep, Event, StepsFinished
from engine.training.optimization import make_loss
from engine.training.stepper import Stepper

# Steps whose losses are read together on an accelerator: reading one makes the CPU wait for it.
_ACCELERATOR_BLOCK = 20


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
    """

    model: nn.Module
    optimizer: torch.optim.Optimizer
    epoch: int = 1
    batch: int = 0
    step: int = 0
    tally: Tally = field(default_factory=Tally)


def batches_per_epoch(images: ImageSet, batch_size: int) -> int:
    """Steps in one epoch; the last batch may be smaller."""
    return math.ceil(len(images) / batch_size)


def train(
    state: TrainState, data: TrainingData, spec: TrainSpec, device: torch.device
) -> Iterator[Event]:
    """Train from where `state` stands to the spec's last epoch.

    Args:
        state: Changed in place; at each event it says what has been done.
        data: What to learn from and what to validate on.
        spec: Epochs, batch size, seed.
        device: Where the model is.

    Yields:
        `StepsFinished`, and after an epoch's steps `EvaluationStep`s and one `EpochFinished`.

    Raises:
        AtelierError: `diverged`, if a loss (of a step or of a validation) is infinite or NaN.
    """
    stepper = Stepper(state.model, state.optimizer, make_loss(), device, spec.seed)
    while state.epoch <= spec.epochs:
        clock = _Stopwatch()
        state.model.train()
        for event in _train_epoch(state, data.train, spec, stepper):
            yield from clock.leaving_out(event)
        validation = Tally()
        count = math.ceil(len(data.validation) / EVALUATION_BATCH)
        for number, batch in enumerate(metrics.batches(state.model, data.validation, device), 1):
            validation.add(batch.loss, batch.correct, len(batch.labels))
            yield from clock.leaving_out(EvaluationStep(state.epoch, number, count))
        if not math.isfinite(validation.loss):
            raise AtelierError("diverged", loss=validation.loss, step=state.step, lr=spec.lr)
        finished = EpochFinished(
            epoch=state.epoch,
            train_loss=state.tally.loss,
            train_accuracy=state.tally.accuracy,
            val_loss=validation.loss,
            val_accuracy=validation.accuracy,
            seconds=clock.seconds(),
        )
        state.epoch, state.batch, state.tally = state.epoch + 1, 0, Tally()
        yield finished


def _train_epoch(
    state: TrainState, images: ImageSet, spec: TrainSpec, stepper: Stepper
) -> Iterator[StepsFinished]:
    """The steps of the epoch in progress that are still to be done."""
    loader = training_loader(images, spec.batch_size, spec.seed, state.epoch)
    block = 1 if next(state.model.parameters()).device.type == "cpu" else _ACCELERATOR_BLOCK
    pending: list[tuple[Tensor, Tensor, int]] = []
    last = batches_per_epoch(images, spec.batch_size)
    batches = itertools.islice(enumerate(loader, 1), state.batch, None)
    for batch, (inputs, labels) in batches:
        step = state.step + len(pending) + 1
        pending.append((*stepper.step(inputs, labels, step), len(labels)))
        if len(pending) == block or batch == last:
            event = _read(pending, state, spec.lr)
            pending.clear()
            yield event


def _read(pending: list[tuple[Tensor, Tensor, int]], state: TrainState, lr: float) -> StepsFinished:
    """Read a block's losses off the device (this waits for it) and advance the state."""
    losses = _values([loss for loss, _, _ in pending])
    corrects = _values([correct for _, correct, _ in pending])
    first = state.step + 1
    for loss, correct, (_, _, count) in zip(losses, corrects, pending, strict=True):
        state.step += 1
        state.batch += 1
        if not math.isfinite(loss):
            raise AtelierError("diverged", loss=loss, step=state.step, lr=lr)
        state.tally.add(loss, int(correct), count)
    samples = sum(count for _, _, count in pending)
    return StepsFinished(first, state.epoch, tuple(losses), lr, samples)


def _values(scalars: list[Tensor]) -> list[float]:
    """The numbers in scalar tensors; the device is waited for once, not once for each."""
    return [scalars[0].item()] if len(scalars) == 1 else torch.stack(scalars).tolist()


class _Stopwatch:
    """Seconds since it was made, less the time in which the loop's caller held the event."""

    def __init__(self) -> None:
        self._started = time.perf_counter()

    def leaving_out(self, event: Event) -> Iterator[Event]:
        """Yield the event; the time until the caller comes back does not count."""
        left = time.perf_counter()
        yield event
        self._started += time.perf_counter() - left

    def seconds(self) -> float:
        return time.perf_counter() - self._started
