"""What a run says while it goes: frozen values, in the order in which things happened.

Light: no torch, no Qt. A run says `RunStarted` first (unless it fails before) and exactly one
`RunFinished` last.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.errors import AtelierError
from engine.training.plan import Intervention

FinishReason = Literal["completed", "stopped", "failed", "diverged"]
FinishCause = Literal["epochs", "time", "patience"]


@dataclass(frozen=True)
class RunStarted:
    """The run is prepared; steps follow.

    Attributes:
        folder: Where it is recorded.
        device: The device's name, as torch has it.
        threads: Threads within one operation.
        step: Steps that were done before (0, or where a resumed run goes on).
        total_steps: Steps at the end of its last epoch.
        batches_per_epoch: Steps in one epoch.
        classes: How many the network tells apart.
        precision: What is computed in, `float32` or `bfloat16`.
        interventions: What was done to the run before.
    """

    folder: Path
    device: str
    threads: int
    step: int
    total_steps: int
    batches_per_epoch: int
    classes: int
    precision: str = "float32"
    interventions: tuple[Intervention, ...] = ()


@dataclass(frozen=True)
class StepsFinished:
    """One or more consecutive optimizer steps of one epoch.

    On a CPU there is one step in each event. On an accelerator reading a loss makes the CPU wait
    for the device, so that losses are read in blocks.

    Attributes:
        step: Number of the first of them, counted from 1 over the whole run.
        epoch: Counted from 1.
        losses: The mean loss of each step's batch, before its update.
        lrs: The learning rate of each step.
        samples: How many images they saw together.
        gradient_norm: 2-norm of the last step's gradient over all parameters, before it was
            clipped; None where it was not asked for.
    """

    step: int
    epoch: int
    losses: tuple[float, ...]
    lrs: tuple[float, ...]
    samples: int
    gradient_norm: float | None = None


@dataclass(frozen=True)
class EvaluationStep:
    """One batch of the validation after an epoch: batch `batch` (from 1) of `batches`."""

    epoch: int
    batch: int
    batches: int


@dataclass(frozen=True)
class EpochFinished:
    """An epoch and its validation.

    Attributes:
        epoch: Counted from 1.
        train_loss: Mean over the epoch's samples, each taken when its step came.
        train_accuracy: Likewise; 0 to 1.
        val_loss: Mean over the validation images, after the epoch (with class weights: of their
            batches' weighted means).
        val_accuracy: Likewise; 0 to 1.
        seconds: Time the epoch took, pauses and the time between a stop and a resume left out.
        silent_units: Share of the units behind ReLUs that gave 0 for every image of the
            validation's first batch, 0 to 1; None where the network has no ReLU.
    """

    epoch: int
    train_loss: float
    train_accuracy: float
    val_loss: float
    val_accuracy: float
    seconds: float
    silent_units: float | None = None


@dataclass(frozen=True)
class RunPaused:
    """The run waits between two steps.

    Attributes:
        error: Why, if not because a person asked for it: what could not be written. Resuming
            tries again.
    """

    error: AtelierError | None = None


@dataclass(frozen=True)
class RunResumed:
    """The run goes on after a pause."""


@dataclass(frozen=True)
class Intervened:
    """The run's course has changed: by a person, or because time or patience were used up.

    Attributes:
        intervention: What was done; it is on the disk.
        total_steps: Steps at the end of the run, as it is planned now.
    """

    intervention: Intervention
    total_steps: int


@dataclass(frozen=True)
class RunFinished:
    """The run is over.

    Attributes:
        reason: `completed`: it has reached its end; `stopped`: by the person; `diverged`: the loss
            became infinite or NaN; `failed`: by the error.
        step: Steps done.
        error: What went wrong, for `diverged` and `failed`.
        cause: Why a completed run ended: after its epochs, when its time budget was used up, or
            when the validation loss had not fallen for as long as its patience.
    """

    reason: FinishReason
    step: int
    error: AtelierError | None = None
    cause: FinishCause = "epochs"


Event = (
    RunStarted
    | StepsFinished
    | EvaluationStep
    | EpochFinished
    | RunPaused
    | RunResumed
    | Intervened
    | RunFinished
)
