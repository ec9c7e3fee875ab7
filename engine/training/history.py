"""What a run has said so far, as arrays to plot, and as CSV. Light: numpy only."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import AtelierError, Phrase
from engine.training.events import EpochFinished, Event, Intervened, RunStarted, StepsFinished
from engine.training.plan import Intervention

STEP_COLUMNS = ("step", "epoch", "loss", "lr")
EPOCH_COLUMNS = ("epoch", "train_loss", "train_accuracy", "val_loss", "val_accuracy", "seconds")
INTERVENTION_COLUMNS = ("step", "key", "value")


class Column:
    """A growing row of numbers, in a buffer that doubles when it is full.

    So appending costs the same after a million steps, and a plot can take the array as it is.
    """

    def __init__(self) -> None:
        self._buffer = np.empty(1024)
        self._count = 0

    def cut(self, count: int) -> None:
        """Keep the first `count` numbers only; arrays that were given out stay as they were."""
        if count < self._count:
            self._buffer, self._count = self.values[:count].copy(), count

    def extend(self, values: Sequence[float] | NDArray[np.float64]) -> None:
        """Append numbers."""
        needed = self._count + len(values)
        if needed > len(self._buffer):
            grown = np.empty(max(needed, 1024, 2 * len(self._buffer)))
            grown[: self._count] = self.values
            self._buffer = grown
        self._buffer[self._count : needed] = values
        self._count = needed

    @property
    def values(self) -> NDArray[np.float64]:
        """All of them, float64 [count]; a view that later ones do not change."""
        return self._buffer[: self._count]


class History:
    """Losses and learning rates per step, figures per epoch, appended event by event."""

    def __init__(self) -> None:
        self._losses, self._lrs = Column(), Column()
        self._norm_steps, self._norms = Column(), Column()
        self.epochs: list[EpochFinished] = []
        self.interventions: list[Intervention] = []
        self.steps_per_epoch: int | None = None  # known once the run or its folder has said it

    def append(self, event: Event) -> None:
        """Take in an event; those without figures are passed over."""
        if isinstance(event, StepsFinished):
            self._losses.extend(event.losses)
            self._lrs.extend(event.lrs)
            if event.gradient_norm is not None:
                self._norm_steps.extend((event.step + len(event.losses) - 1,))
                self._norms.extend((event.gradient_norm,))
        elif isinstance(event, EpochFinished):
            # A run that goes on may measure an epoch again.
            self.epochs = [*(e for e in self.epochs if e.epoch < event.epoch), event]
        elif isinstance(event, RunStarted):
            self.interventions = list(event.interventions)
            self.steps_per_epoch = event.batches_per_epoch
        elif isinstance(event, Intervened):
            self.interventions.append(event.intervention)

    def extend(self, losses: NDArray[np.float64], lrs: NDArray[np.float64]) -> None:
        """Append the losses and learning rates of the next steps, both [steps]."""
        self._losses.extend(losses)
        self._lrs.extend(lrs)

    def cut(self, step: int, epoch: int) -> None:
        """Forget what came after a step and an epoch: a run that resumes there does it again."""
        for column in (self._losses, self._lrs):
            column.cut(step)
        kept = int(np.searchsorted(self._norm_steps.values, step, side="right"))
        self._norm_steps.cut(kept)
        self._norms.cut(kept)
        self.epochs = [finished for finished in self.epochs if finished.epoch <= epoch]

    @property
    def losses(self) -> NDArray[np.float64]:
        """Loss of each step, [steps]; a view that later steps do not change."""
        return self._losses.values

    @property
    def lrs(self) -> NDArray[np.float64]:
        """Learning rate of each step, [steps]; likewise."""
        return self._lrs.values

    @property
    def gradient_norms(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Steps at which the gradient's norm was taken, and the norms: both [n]."""
        return self._norm_steps.values, self._norms.values

    @property
    def steps(self) -> NDArray[np.float64]:
        """Number of each step, [steps], from 1."""
        return np.arange(1, len(self.losses) + 1, dtype=np.float64)

    def epoch_column(self, name: str) -> NDArray[np.float64]:
        """One figure of every finished epoch, [epochs]; `name` as in `EPOCH_COLUMNS`."""
        return np.array([getattr(epoch, name) for epoch in self.epochs], dtype=np.float64)

    @classmethod
    def read(cls, folder: Path) -> "History":
        """The history that a run folder holds; empty where it has no figures yet.

        Raises:
            AtelierError: `run_damaged`.
            OSError: If the files may not be read.
        """
        history = cls()
        try:
            first = 0
            for row in _rows(folder / "metrics.csv", STEP_COLUMNS):
                history._losses.extend((float(row["loss"]),))
                history._lrs.extend((float(row["lr"]),))
                first += row["epoch"] == "1"
            history.epochs = read_epochs(folder)
            history.steps_per_epoch = first if history.epochs else None
            history.interventions = read_interventions(folder)
        except (ValueError, TypeError, KeyError, csv.Error) as error:
            raise _damaged(folder) from error
        return history


def read_epochs(folder: Path) -> list[EpochFinished]:
    """The epochs that a run folder's `epochs.csv` holds.

    Raises:
        AtelierError: `run_damaged`.
        OSError: If it may not be read.
    """
    try:
        return [
            EpochFinished(int(row["epoch"]), *(float(row[name]) for name in EPOCH_COLUMNS[1:]))
            for row in _rows(folder / "epochs.csv", EPOCH_COLUMNS)
        ]
    except (ValueError, TypeError, KeyError, csv.Error) as error:
        raise _damaged(folder) from error


def read_interventions(folder: Path) -> list[Intervention]:
    """What was done to a run, from its `interventions.csv`.

    Raises:
        AtelierError: `run_damaged`.
        OSError: If it may not be read.
    """
    try:
        return [
            Intervention(int(row["step"]), row["key"], row["value"])  # type: ignore[arg-type]
            for row in _rows(folder / "interventions.csv", INTERVENTION_COLUMNS)
        ]
    except (ValueError, TypeError, KeyError, csv.Error) as error:
        raise _damaged(folder) from error


def _damaged(folder: Path) -> AtelierError:
    return AtelierError("run_damaged", path=folder, reason=Phrase("figure_broken"))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    if not path.exists():
        return
    # A run in progress, or one that crashed, may have written half of its last row.
    whole, _, _ = path.read_text(encoding="utf-8").rpartition("\n")
    reader = csv.DictReader(whole.splitlines())
    if tuple(reader.fieldnames or ()) not in ((), columns):
        raise ValueError("foreign columns")
    yield from reader
