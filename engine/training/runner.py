"""A whole run: loop, gate (pause, stop) and recorder; the same for command line and window."""

import logging
from collections.abc import Callable
from pathlib import Path

import torch

from engine import devices
from engine.data import loaders
from engine.data.loaders import TrainingData
from engine.errors import AtelierError, Phrase, of_os_error
from engine.models import zoo
from engine.run_spec import RunSpec
from engine.training import checkpoint, run_files, snapshots
from engine.training.drive import Drive, Published
from engine.training.events import Event, FinishReason, RunFinished, RunStarted
from engine.training.gate import Gate
from engine.training.history import read_interventions
from engine.training.loop import TrainState, steps_per_epoch, train
from engine.training.optimization import make_loss, make_optimizer
from engine.training.plan import Extension, Intervention, Plan
from engine.training.recorder import Recorder, locked

Emit = Callable[[Event], None]

# Losses are read in blocks on an accelerator, where reading one makes the CPU wait for the device.
_ACCELERATOR_BLOCK = 20

_log = logging.getLogger(__name__)


class Runner:
    """Runs one `RunSpec` into a folder.

    Args:
        spec: What to run.
        folder: A new folder, or with `resume` the folder of a run to continue.
        data: The run's images; None to load them when it starts.
        data_root: Where to look for them; see `sources.find`.
        gate: To pause, stop and change it from elsewhere.
        resume: Continue from the folder's last checkpoint (without one, start over), with an
            extension if one is given.
        publish: Called in the run's thread every two seconds or so, after each epoch, and before a
            pause or a stop, with a copy of the weights.

    Attributes:
        snapshot_megabytes: Room for the weights of past epochs; see `snapshots`.
    """

    snapshot_megabytes = snapshots.BUDGET_MEGABYTES

    def __init__(
        self,
        spec: RunSpec,
        folder: Path,
        *,
        data: TrainingData | None = None,
        data_root: Path | None = None,
        gate: Gate | None = None,
        resume: bool | Extension = False,
        publish: Callable[[Published], None] | None = None,
    ) -> None:
        self.spec = spec
        self.folder = folder
        self._data = data
        self._data_root = data_root
        self._gate = gate or Gate()
        self._resume = resume
        self._publish = publish
        self._drive: Drive | None = None

    def run(self, emit: Emit) -> RunFinished:
        """Run to the end in the calling thread; the last event emitted is also returned.

        Args:
            emit: Called with every event, in order. What it raises ends the run as failed.
        """
        try:
            finished = self._run(emit)
        except Exception as raised:  # noqa: BLE001  # a run must say that it is over
            error = self._explain(raised)
            reason: FinishReason = "diverged" if error.code == "diverged" else "failed"
            _log.error("run %s: %s", reason, error, exc_info=raised)
            finished = RunFinished(reason, self._drive.step if self._drive else 0, error)
        emit(finished)
        return finished

    def _explain(self, raised: Exception) -> AtelierError:
        """What ended the run, as a sentence for the person; the cause stays attached."""
        if isinstance(raised, AtelierError):
            return raised
        spec = self.spec.train
        if _is_out_of_memory(raised):
            error = AtelierError("out_of_memory", device=spec.device, batch_size=spec.batch_size)
        elif isinstance(raised, OSError):
            error = AtelierError("cannot_write", path=self.folder, reason=of_os_error(raised))
        else:
            first_line = str(raised).partition("\n")[0]
            error = AtelierError("internal", reason=f"{type(raised).__name__}: {first_line}")
        error.__cause__ = raised
        return error

    def _run(self, emit: Emit) -> RunFinished:
        spec = self.spec.train
        _check_folder(self.folder, resume=bool(self._resume))
        device = devices.choose(spec.device)
        devices.use_threads(spec.threads)
        data = self._data or loaders.load_training_data(self.spec, self._data_root)
        loss_function = make_loss(spec, len(data.train.classes), device, self.spec.data.target)
        with locked(self.folder):
            state = self._prepare(data, device)
            plan, added = self._plan(data, state)
            record = Recorder(self.folder, self.spec, data.train, self.snapshot_megabytes)
            try:
                record.begin(state)
                # Of an earlier phase: there is something left to do.
                (self.folder / run_files.FINAL_FILE).unlink(missing_ok=True)
                for intervention in added:
                    record.intervene(intervention)
                record.flush()
                emit(self._started(state, plan, data, device))
                self._drive = Drive(state, plan, record, self._gate, emit)
                self._drive.publish = self._publish
                self._drive.explain = self._explain
                return self._drive.run(train(state, data, spec, plan, loss_function, device))
            finally:
                record.close()

    def _prepare(self, data: TrainingData, device: torch.device) -> TrainState:
        images = data.train
        spec = self.spec
        model = zoo.build(spec.model, images.input_shape, len(images.classes), spec.train.seed)
        devices.place(model, device)
        optimizer = make_optimizer(model, spec.train)
        path = self.folder / run_files.CHECKPOINT_FILE
        if self._resume and path.exists():
            state = checkpoint.restore(path, model, optimizer, images)
        else:
            state = TrainState(model, optimizer)
        state.block = 1 if device.type == "cpu" else _ACCELERATOR_BLOCK
        return state

    def _plan(self, data: TrainingData, state: TrainState) -> tuple[Plan, list[Intervention]]:
        """The run's course, and what the extension has added to it."""
        per_epoch = steps_per_epoch(data, self.spec.train)
        before = read_interventions(self.folder) if self._resume else []
        plan = Plan(self.spec.train, per_epoch, before)
        extension = self._resume
        if not isinstance(extension, Extension):
            over = state.epoch > plan.epochs or plan.stops_after(state.step)
            if over and (self.folder / run_files.FINAL_FILE).exists():
                raise AtelierError("run_complete", path=self.folder, epochs=plan.epochs)
            return plan, []
        if extension.epochs < state.epoch:
            raise AtelierError("run_shorter", path=self.folder, done=state.epoch - 1)
        longer = extension.epochs > plan.epochs
        end = plan.epochs * per_epoch if longer else state.step
        added = [Intervention(end, "epochs", str(extension.epochs))]
        if extension.schedule is not None:
            added.append(Intervention(end, "schedule", extension.schedule))
        if extension.lr is not None:
            added.append(Intervention(end, "lr", repr(extension.lr)))
        for intervention in added:
            plan.add(intervention)
        return plan, added

    def _started(
        self, state: TrainState, plan: Plan, data: TrainingData, device: torch.device
    ) -> RunStarted:
        spec = self.spec.train
        computed_in = str(devices.precision(spec.precision, device)).removeprefix("torch.")
        return RunStarted(
            folder=self.folder,
            device=device.type,
            threads=spec.threads,
            step=state.step,
            total_steps=plan.total_steps,
            batches_per_epoch=steps_per_epoch(data, spec),
            classes=len(data.train.classes),
            precision=computed_in,
            interventions=tuple(plan.interventions),
        )


def _is_out_of_memory(raised: Exception) -> bool:
    """CUDA has a class for it; MPS and the CPU say it in a RuntimeError's words."""
    words = ("out of memory", "can't allocate memory")
    return isinstance(raised, torch.OutOfMemoryError | MemoryError) or (
        isinstance(raised, RuntimeError) and any(word in str(raised).lower() for word in words)
    )


def _check_folder(folder: Path, *, resume: bool) -> None:
    if not resume and run_files.is_run(folder):
        raise AtelierError("run_exists", path=folder)
    if folder.exists() and not folder.is_dir():
        raise AtelierError("cannot_write", path=folder, reason=Phrase("is_file"))


def resumed_spec(folder: Path) -> RunSpec:
    """The spec with which a run folder goes on.

    Raises:
        AtelierError: `run_missing` or `run_damaged`, or what `RunSpec.read` and
            `checkpoint.recorded_spec` raise.
    """
    path = folder / run_files.SPEC_FILE
    if not path.is_file():
        raise AtelierError("run_missing", path=folder)
    spec = RunSpec.read(path)
    saved = folder / run_files.CHECKPOINT_FILE
    if saved.exists() and checkpoint.recorded_spec(saved) != spec:
        raise AtelierError("run_damaged", path=folder, reason=Phrase("spec_changed"))
    return spec
