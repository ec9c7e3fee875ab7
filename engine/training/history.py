"""What a run has said so far, as arrays to plot, and as CSV. Light: numpy only."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import AtelierError
from engine.training.events import EpochFinished, Event, StepsFinished

STEP_COLUMNS = ("step", "epoch", "loss", "lr")
EPOCH_COLUMNS = ("epoch", "train_loss", "train_accuracy", "val_loss", "val_accuracy", "seconds")


class History:
    """Losses per step and figures per epoch, appended event by event.

    Step losses live in a buffer that doubles when it is full, so that appending costs the same
    after a million steps and a plot can take the array as it is.
    """

    def __init__(self) -> None:
        self._losses = np.empty(1024)
        self._count = 0
        self.epochs: list[EpochFinished] = []

    def append(self, event: Event) -> None:
        """Take in an event; those without figures are passed over."""
        if isinstance(event, StepsFinished):
            self._extend(event.losses)
        elif isinstance(event, EpochFinished):
            self.epochs.append(event)

    @property
    def losses(self) -> NDArray[np.float64]:
        """Loss of each step, [steps]; a view that later steps do not change."""
        return self._losses[: self._count]

    @property
    def steps(self) -> NDArray[np.float64]:
        """Number of each step, [steps], from 1."""
        return np.arange(1, self._count + 1, dtype=np.float64)

    def epoch_column(self, name: str) -> NDArray[np.float64]:
        """One figure of every finished epoch, [epochs]; `name` as in `EPOCH_COLUMNS`."""
        return np.array([getattr(epoch, name) for epoch in self.epochs], dtype=np.float64)

    def _extend(self, losses: Sequence[float]) -> None:
        needed = self._count + len(losses)
        if needed > len(self._losses):
            grown = np.empty(max(needed, 2 * len(self._losses)))
            grown[: self._count] = self.losses
            self._losses = grown
        self._losses[self._count : needed] = losses
        self._count = needed

    @classmethod
    def read(cls, folder: Path) -> "History":
        """The history that a run folder holds; empty where it has no figures yet.

        Raises:
            AtelierError: `run_damaged`.
            OSError: If the files may not be read.
        """
        history = cls()
        try:
            for row in _rows(folder / "metrics.csv", STEP_COLUMNS):
                history._extend((float(row["loss"]),))
            for row in _rows(folder / "epochs.csv", EPOCH_COLUMNS):
                figures = {name: float(row[name]) for name in EPOCH_COLUMNS[1:]}
                history.epochs.append(EpochFinished(int(row["epoch"]), **figures))
        except (ValueError, TypeError, KeyError, csv.Error) as error:
            raise AtelierError(
                "run_damaged", path=folder, reason="a figure in its CSV files is not a number"
            ) from error
        return history


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    if not path.exists():
        return
    # A run in progress, or one that crashed, may have written half of its last row.
    whole, _, _ = path.read_text(encoding="utf-8").rpartition("\n")
    reader = csv.DictReader(whole.splitlines())
    if tuple(reader.fieldnames or ()) not in ((), columns):
        raise ValueError("foreign columns")
    yield from reader
