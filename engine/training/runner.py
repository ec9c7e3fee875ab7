"""A whole run: loop, gate (pause, stop) and recorder; the same for command line and window."""

import logging
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from torch import Tensor

from engine import devices
from engine.data import loaders
from engine.data.loaders import TrainingData
from engine.errors import AtelierError
from engine.models import weights, zoo
from engine.run_spec import RunSpec
from engine.training import checkpoint, recorder
from engine.training.events import (
    EpochFinished,
    Event,
    FinishReason,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
)
from engine.training.gate import Gate
from engine.training.loop import TrainState, batches_per_epoch, train
from engine.training.optimization import make_optimizer
from engine.training.recorder import Recorder

Emit = Callable[[Event], None]
Publish = Callable[[int, Mapping[str, Tensor]], None]

# At most this much work is lost in a crash; a checkpoint of the mlp takes some 20 ms.
_CHECKPOINT_SECONDS = 20.0
# How often the weights are shown to others while they change.
_PUBLISH_SECONDS = 2.0

_log = logging.getLogger(__name__)


class Runner:
    """Runs one `RunSpec` into a folder.

    Args:
        spec: What to run.
        folder: A new folder, or with `resume` the folder of a run to continue.
        data: The run's images; None to load them when it starts.
        data_root: Where to look for them; see `image_set.load`.
        gate: To pause and stop it from elsewhere.
        resume: Continue from the folder's last checkpoint; without one, start over.
        publish: Called in the run's thread every two seconds or so, after each epoch, and before a
            pause or a stop, with the step and a copy of the weights.
    """

    def __init__(
        self,
        spec: RunSpec,
        folder: Path,
        *,
        data: TrainingData | None = None,
        data_root: Path | None = None,
        gate: Gate | None = None,
        resume: bool = False,
        publish: Publish | None = None,
    ) -> None:
        self.spec = spec
        self.folder = folder
        self._data = data
        self._data_root = data_root
        self._gate = gate or Gate()
        self._resume = resume
        self._publish = publish
        self._step = 0

    def run(self, emit: Emit) -> RunFinished:
        """Run to the end in the calling thread; the last event emitted is also returned.

        Args:
            emit: Called with every event, in order. What it raises ends the run as failed.
        """
        error: AtelierError | None = None
        try:
            reason = self._run(emit)
        except Exception as raised:  # noqa: BLE001  # a run must say that it is over
            error = self._explain(raised)
            reason = "diverged" if error.code == "diverged" else "failed"
            _log.error("run %s: %s", reason, error, exc_info=raised)
        finished = RunFinished(reason, self._step, error)
        emit(finished)
        return finished

    def _explain(self, raised: Exception) -> AtelierError:
        """What ended the run, as a sentence for the person; the cause stays attached."""
        if isinstance(raised, AtelierError):
            return raised
        spec = self.spec.train
        if isinstance(raised, torch.OutOfMemoryError):
            error = AtelierError("out_of_memory", device=spec.device, batch_size=spec.batch_size)
        elif isinstance(raised, OSError):
            reason = raised.strerror or raised
            error = AtelierError("cannot_write", path=self.folder, reason=reason)
        else:
            first_line = str(raised).partition("\n")[0]
            error = AtelierError("internal", reason=f"{type(raised).__name__}: {first_line}")
        error.__cause__ = raised
        return error

    def _run(self, emit: Emit) -> FinishReason:
        spec = self.spec.train
        _check_folder(self.folder, self._resume)
        device = devices.choose(spec.device)
        devices.use_threads(spec.threads)
        data = self._data or loaders.load_training_data(self.spec, self._data_root)
        state = self._prepare(data, device)
        record = Recorder(self.folder, self.spec, data.train)
        try:
            record.begin(state)
            emit(self._started(state, data, device))
            return self._drive(state, data, device, record, emit)
        finally:
            record.close()

    def _drive(
        self,
        state: TrainState,
        data: TrainingData,
        device: torch.device,
        record: Recorder,
        emit: Emit,
    ) -> FinishReason:
        saved = published = time.monotonic()
        for event in train(state, data, self.spec.train, device):
            self._step = state.step
            record.record(event, state)
            emit(event)
            now = time.monotonic()
            epoch_over = isinstance(event, EpochFinished)
            saved = now if epoch_over else saved
            if epoch_over or now - published >= _PUBLISH_SECONDS:
                self._show(state)
                published = now
            if not self._may_go_on(state, record, emit):
                return "stopped"
            if now - saved >= _CHECKPOINT_SECONDS:
                record.save(state)
                saved = now
        record.complete(state)
        return "completed"

    def _may_go_on(self, state: TrainState, record: Recorder, emit: Emit) -> bool:
        """Wait as long as the gate is closed; before a wait or an end, keep and show what is."""
        paused, stopped = self._gate.paused, self._gate.stopped
        if paused or stopped:
            record.save(state)
            self._show(state)
        if paused:
            emit(RunPaused())
            self._gate.wait()
            stopped = self._gate.stopped
            if not stopped:
                emit(RunResumed())
        return not stopped

    def _show(self, state: TrainState) -> None:
        if self._publish:
            self._publish(state.step, weights.copy_state(state.model))

    def _prepare(self, data: TrainingData, device: torch.device) -> TrainState:
        images = data.train
        spec = self.spec
        model = zoo.build(spec.model, images.shape, len(images.classes), spec.train.seed)
        model.to(device)
        optimizer = make_optimizer(model, spec.train)
        path = self.folder / recorder.CHECKPOINT_FILE
        if self._resume and path.exists():
            return checkpoint.restore(path, model, optimizer)
        return TrainState(model, optimizer)

    def _started(self, state: TrainState, data: TrainingData, device: torch.device) -> RunStarted:
        self._step = state.step
        spec = self.spec.train
        per_epoch = batches_per_epoch(data.train, spec.batch_size)
        return RunStarted(
            folder=self.folder,
            device=device.type,
            threads=spec.threads,
            step=state.step,
            total_steps=spec.epochs * per_epoch,
            batches_per_epoch=per_epoch,
        )


def resumed_spec(folder: Path, epochs: int | None = None) -> RunSpec:
    """The spec with which a run folder goes on.

    Args:
        folder: A run's folder.
        epochs: A new number of epochs in all, larger than what is done; None for the spec's.

    Raises:
        AtelierError: `run_missing`, `run_damaged`, `run_complete` or `run_shorter`, or what
            `RunSpec.read` and `checkpoint.epochs_done` raise.
    """
    path = folder / recorder.SPEC_FILE
    if not path.is_file():
        raise AtelierError("run_missing", path=folder)
    spec = RunSpec.read(path)
    saved = folder / recorder.CHECKPOINT_FILE
    done = 0
    if saved.exists():
        done = checkpoint.epochs_done(saved)
        if checkpoint.recorded_spec(saved).with_epochs(spec.train.epochs) != spec:
            raise AtelierError(
                "run_damaged", path=folder, reason="its spec.json was changed after it began"
            )
    if epochs is None:
        if done >= spec.train.epochs and (folder / recorder.FINAL_FILE).exists():
            raise AtelierError("run_complete", path=folder, epochs=done)
        return spec
    longer = spec.with_epochs(epochs)
    if epochs <= done:
        raise AtelierError("run_shorter", path=folder, done=done)
    return longer


def _check_folder(folder: Path, resume: bool) -> None:
    if not resume and any((folder / name).exists() for name in recorder.RUN_FILES):
        raise AtelierError("run_exists", path=folder)
    if folder.exists() and not folder.is_dir():
        raise AtelierError("cannot_write", path=folder, reason="it is a file")
