"""A run folder: spec, metrics, checkpoints and weights, as the run goes.

`metrics.csv` has one row per step. Rows reach the disk before the checkpoint that counts on them,
so that a resume only ever has to cut rows off.
"""

import contextlib
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from filelock import FileLock, Timeout
from torch import Tensor

from engine.data.image_set import ImageSet
from engine.data_spec import Inputs
from engine.errors import AtelierError
from engine.files import remove_parts, write_text
from engine.models import weights
from engine.models.weights import Weights
from engine.run_spec import RunSpec
from engine.training import checkpoint
from engine.training.events import EpochFinished, Event, Intervened, StepsFinished
from engine.training.history import (
    EPOCH_COLUMNS,
    INTERVENTION_COLUMNS,
    STEP_COLUMNS,
    read_epochs,
)
from engine.training.loop import TrainState
from engine.training.plan import Intervention
from engine.training.run_files import (
    BEST_FILE,
    CHECKPOINT_FILE,
    EPOCHS_FILE,
    FINAL_FILE,
    INTERVENTIONS_FILE,
    LOCK_FILE,
    SPEC_FILE,
    STEPS_FILE,
)
from engine.training.snapshots import Snapshots
from engine.training.tables import Table
from engine.transform_steps import fixed_steps


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a run folder, which is made if need be, against every other process and window.

    Raises:
        AtelierError: `run_in_use`.
        OSError: If the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Whoever lists the runs holds a lock for a moment, to see whether it is free.
    lock = FileLock(folder / LOCK_FILE, timeout=1)
    try:
        lock.acquire()
    except Timeout as error:
        raise AtelierError("run_in_use", path=folder) from error
    try:
        yield
    finally:
        lock.release()


class Recorder:
    """Writes one run's folder.

    Args:
        folder: The run's; it exists, and this process holds it.
        spec: What is run.
        images: What it learns from.
        snapshot_megabytes: How much room the epochs' weights may take.

    Attributes:
        inputs: What its network is asked about.

    Raises:
        OSError: From every method, where the folder cannot be written. What was written before
            stays whole, and the same call may be tried again.
    """

    def __init__(
        self, folder: Path, spec: RunSpec, images: ImageSet, snapshot_megabytes: float
    ) -> None:
        self._folder = folder
        self._spec = spec
        self._images = images
        self.inputs = Inputs(
            spec.data.dataset, images.shape, images.classes, fixed_steps(spec.data.transforms)
        )
        self._snapshots = Snapshots(folder, snapshot_megabytes)
        self._best = -1.0  # the highest validation accuracy so far
        self._newest: float | None = None  # that of the last epoch
        self._open_files = contextlib.ExitStack()
        self._tables: list[Table] = []

    def begin(self, state: TrainState) -> None:
        """Write the spec and open the tables, cut to what `state` has done."""
        remove_parts(self._folder)
        if not (self._folder / SPEC_FILE).exists():  # its time is when the run began
            write_text(self._folder / SPEC_FILE, self._spec.to_json())
        # A change of course is kept even if the steps after it were lost: it happens again.
        self._interventions = self._open(INTERVENTIONS_FILE, INTERVENTION_COLUMNS, math.inf)
        self._steps = self._open(STEPS_FILE, STEP_COLUMNS, state.step)
        self._epochs = self._open(EPOCHS_FILE, EPOCH_COLUMNS, state.epoch - 1)
        for epoch in read_epochs(self._folder):
            self._newest = epoch.val_accuracy
            self._best = max(self._best, epoch.val_accuracy)
        if state.step == 0:
            self._keep(0, state)
        # Of an earlier phase: there is something left to do.
        (self._folder / FINAL_FILE).unlink(missing_ok=True)

    def record(self, event: Event) -> None:
        """Take down an event's figures; they are written by the next `flush` or `save`."""
        if isinstance(event, StepsFinished):
            for step, (loss, lr) in enumerate(
                zip(event.losses, event.lrs, strict=True), event.step
            ):
                self._steps.append(step, event.epoch, loss, lr)
        elif isinstance(event, EpochFinished):
            self._epochs.append(*(getattr(event, name) for name in EPOCH_COLUMNS))
            self._newest = event.val_accuracy
        elif isinstance(event, Intervened):
            self.intervene(event.intervention)

    def intervene(self, intervention: Intervention) -> None:
        """Take down what was done to the run."""
        self._interventions.append(intervention.step, intervention.key, intervention.value)

    def flush(self) -> None:
        """Let those who follow the run read what has happened."""
        for table in self._tables:
            table.flush()

    def end_epoch(self, event: EpochFinished, state: TrainState) -> None:
        """After an epoch's figures: its weights, the best ones, a checkpoint."""
        if event.val_accuracy > self._best or not (self._folder / BEST_FILE).exists():
            self._write_weights(BEST_FILE, state, event.val_accuracy)
            self._best = event.val_accuracy
        self._keep(event.epoch, state)
        self.save(state)

    def save(self, state: TrainState) -> None:
        """Bring everything up to `state` to the disk."""
        for table in self._tables:
            table.sync()
        checkpoint.save(self._folder / CHECKPOINT_FILE, self._spec, state, self._images)

    def complete(self, state: TrainState) -> None:
        """Write the weights at the end of the run."""
        self.save(state)
        self._write_weights(FINAL_FILE, state, self._newest)

    def keep_good(self, state_dict: Mapping[str, Tensor]) -> None:
        """Keep the last weights of a run that has diverged, if no epoch has left any."""
        if not (self._folder / BEST_FILE).exists():
            weights.write(self._folder / BEST_FILE, self._weights(state_dict, None))

    def restore(self) -> None:
        """Bring back the folder's tables and spec, if somebody has removed them meanwhile."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if not (self._folder / SPEC_FILE).exists():
            write_text(self._folder / SPEC_FILE, self._spec.to_json())
        for table in self._tables:
            table.restore()

    def close(self) -> None:
        """Close the tables; rows since the last `save` are kept too."""
        self._open_files.close()

    def _keep(self, epoch: int, state: TrainState) -> None:
        copy = weights.copy_state(state.model)
        self._snapshots.keep(epoch, self._weights(copy, self._newest))

    def _write_weights(self, name: str, state: TrainState, val_accuracy: float | None) -> None:
        copy = weights.copy_state(state.model)
        weights.write(self._folder / name, self._weights(copy, val_accuracy))

    def _weights(self, state_dict: Mapping[str, Tensor], val_accuracy: float | None) -> Weights:
        return Weights(
            model=self._spec.model,
            inputs=self.inputs,
            state_dict=state_dict,
            val_accuracy=val_accuracy,
        )

    def _open(self, name: str, columns: tuple[str, ...], upto: float) -> Table:
        table = Table(self._folder / name, columns, upto)
        self._open_files.callback(table.close)
        self._tables.append(table)
        return table


class Onlooker(Recorder):
    """Records nothing: what a process has that is not the first of its run."""

    def __init__(self, spec: RunSpec, images: ImageSet) -> None:
        super().__init__(Path(), spec, images, 0.0)

    def begin(self, state: TrainState) -> None:
        """Nothing; the first process does it."""

    def record(self, event: Event) -> None:
        """Likewise."""

    def intervene(self, intervention: Intervention) -> None:
        """Likewise."""

    def end_epoch(self, event: EpochFinished, state: TrainState) -> None:
        """Likewise."""

    def save(self, state: TrainState) -> None:
        """Likewise."""

    def complete(self, state: TrainState) -> None:
        """Likewise."""

    def keep_good(self, state_dict: Mapping[str, Tensor]) -> None:
        """Likewise."""
