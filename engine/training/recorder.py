"""A run folder: spec, metrics, checkpoints and weights, as the run goes.

`metrics.csv` has one row per step; floats are written so that they read back exactly. Rows reach
the disk before the checkpoint that counts on them, so that a resume only ever has to cut rows off.
"""

import contextlib
import csv
import os
from pathlib import Path
from typing import TextIO

from engine.data.image_set import ImageSet
from engine.errors import AtelierError
from engine.files import remove_parts, write_text
from engine.models import weights
from engine.models.weights import Weights
from engine.run_spec import RunSpec
from engine.training import checkpoint
from engine.training.events import EpochFinished, Event, StepsFinished
from engine.training.history import EPOCH_COLUMNS, STEP_COLUMNS
from engine.training.loop import TrainState

SPEC_FILE = "spec.json"
CHECKPOINT_FILE = "last.ckpt"
BEST_FILE = "best.safetensors"
FINAL_FILE = "final.safetensors"
STEPS_FILE = "metrics.csv"
EPOCHS_FILE = "epochs.csv"
INTERVENTIONS_FILE = "interventions.csv"
RUN_FILES = (
    SPEC_FILE,
    CHECKPOINT_FILE,
    BEST_FILE,
    FINAL_FILE,
    STEPS_FILE,
    EPOCHS_FILE,
    INTERVENTIONS_FILE,
)

_INTERVENTION_COLUMNS = ("step", "key", "value")


class Recorder:
    """Writes one run's folder.

    Args:
        folder: Made if need be.
        spec: What is run.
        images: Any set with the run's shape and classes.

    Raises:
        OSError: From every method, where the folder cannot be written.
    """

    def __init__(self, folder: Path, spec: RunSpec, images: ImageSet) -> None:
        self._folder = folder
        self._spec = spec
        self._images = images
        self._val_accuracies: list[float] = []
        self._open_files = contextlib.ExitStack()
        self._steps: TextIO
        self._epochs: TextIO

    def begin(self, state: TrainState) -> None:
        """Write the spec and open the tables, cut to what `state` has done."""
        self._folder.mkdir(parents=True, exist_ok=True)
        remove_parts(self._folder)
        write_text(self._folder / SPEC_FILE, self._spec.to_json())
        self._open(INTERVENTIONS_FILE, _INTERVENTION_COLUMNS, state.step)
        self._steps = self._open(STEPS_FILE, STEP_COLUMNS, state.step)
        self._epochs = self._open(EPOCHS_FILE, EPOCH_COLUMNS, state.epoch - 1)
        with (self._folder / EPOCHS_FILE).open(encoding="utf-8", newline="") as table:
            self._val_accuracies = [float(row["val_accuracy"]) for row in csv.DictReader(table)]

    def record(self, event: Event, state: TrainState) -> None:
        """Write an event's figures, and after an epoch the checkpoint and the best weights."""
        if isinstance(event, StepsFinished):
            for step, loss in enumerate(event.losses, event.step):
                self._steps.write(f"{step},{event.epoch},{loss!r},{event.lr!r}\n")
        elif isinstance(event, EpochFinished):
            figures = (getattr(event, name) for name in EPOCH_COLUMNS)
            self._epochs.write(",".join(map(repr, figures)) + "\n")
            if event.val_accuracy > max(self._val_accuracies, default=-1.0):
                self._write_weights(BEST_FILE, state, event.val_accuracy)
            self._val_accuracies.append(event.val_accuracy)
            self.save(state)

    def save(self, state: TrainState) -> None:
        """Bring everything up to `state` to the disk."""
        for table in (self._steps, self._epochs):
            table.flush()
            os.fsync(table.fileno())
        images = self._images
        path = self._folder / CHECKPOINT_FILE
        checkpoint.save(path, self._spec, state, images.shape, images.classes)

    def complete(self, state: TrainState) -> None:
        """Write the weights at the end of the last epoch."""
        self._write_weights(FINAL_FILE, state, self._val_accuracies[-1])

    def close(self) -> None:
        """Close the tables; rows since the last `save` are kept too."""
        self._open_files.close()

    def _write_weights(self, name: str, state: TrainState, val_accuracy: float) -> None:
        images = self._images
        record = Weights(
            model=self._spec.model,
            shape=images.shape,
            classes=images.classes,
            dataset=self._spec.data.dataset,
            state_dict=weights.copy_state(state.model),
            val_accuracy=val_accuracy,
        )
        weights.write(self._folder / name, record)

    def _open(self, name: str, columns: tuple[str, ...], upto: int) -> TextIO:
        """A table to append to, its rows past `upto` (in the first column) cut off."""
        path = self._folder / name
        kept = [",".join(columns) + "\n"]
        if path.exists():
            with path.open(encoding="utf-8", newline="") as table:
                rows = table.readlines()[1:]
            # The last row may be torn, where a crash cut it off: look at its end first.
            kept += [row for row in rows if row.endswith("\n") and self._number(row) <= upto]
        write_text(path, "".join(kept))
        return self._open_files.enter_context(path.open("a", encoding="utf-8", newline="\n"))

    def _number(self, row: str) -> int:
        try:
            return int(row.split(",", 1)[0])
        except ValueError as error:
            raise AtelierError(
                "run_damaged",
                path=self._folder,
                reason="a row of its CSV files does not begin with a number",
            ) from error
