"""A whole run: loop, gate (pause, stop) and recorder; the same for command line and window."""

import contextlib
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch import nn

from engine import devices, distributed
from engine.data import loaders, resident
from engine.data.loaders import TrainingData
from engine.data.sharing import fewest_images
from engine.distributed import Group
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
from engine.training.recorder import Onlooker, Recorder, locked

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
        group: The processes that run it together, each with a runner. Only the first one reads and
            writes the folder, emits, and publishes.

    Attributes:
        snapshot_megabytes: Room for the weights of past epochs; see `snapshots`.
        model: The network, once it is made; to look at.
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
        group: Group = distributed.ALONE,
    ) -> None:
        self.model: nn.Module | None = None
        self.spec = spec
        self.folder = folder
        self._data = data
        self._data_root = data_root
        self._gate = gate or Gate()
        self._resume = resume
        self._publish = publish
        self._group = group
        self._drive: Drive | None = None

    def run(self, emit: Emit) -> RunFinished:
        """Run to the end in the calling thread; the last event emitted is also returned.

        Args:
            emit: Called with every event, in order. What it raises ends the run as failed.
        """
        if not self._group.is_first:
            emit = _say_nothing
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
        if self._group.has_lost(raised):
            step = self._drive.step if self._drive else 0
            error = AtelierError("processes_lost", step=step, path=self.folder)
        elif devices.is_out_of_memory(raised):
            error = AtelierError("out_of_memory", device=spec.device, batch_size=spec.batch_size)
        elif isinstance(raised, OSError):
            error = AtelierError("cannot_write", path=self.folder, reason=of_os_error(raised))
        else:
            first_line = str(raised).partition("\n")[0]
            error = AtelierError("internal", reason=f"{type(raised).__name__}: {first_line}")
        error.__cause__ = raised
        return error

    def _run(self, emit: Emit) -> RunFinished:
        spec, group = self.spec.train, self._group
        if group.is_first:
            _check_folder(self.folder, resume=bool(self._resume))
        device = group.device(spec.device)
        devices.use_threads(group.threads(spec.threads))
        data = self._data or loaders.load_training_data(self.spec, self._data_root)
        if group.world > 1:
            group.check_images(data.train.fingerprint)
        loss_function = make_loss(spec, len(data.train.classes), device, self.spec.data.target)
        self.model = model = self._network(data)
        with locked(self.folder) if group.is_first else contextlib.nullcontext():
            state = self._prepare(model, data, device)
            plan, added = self._plan(data, state)
            record = self._recorder(data)
            try:
                record.begin(state)
                for intervention in added:
                    record.intervene(intervention)
                record.flush()
                emit(self._started(state, plan, data, device))
                self._drive = Drive(state, plan, record, self._gate, emit)
                self._drive.publish = self._publish if group.is_first else None
                self._drive.explain = self._explain
                settled = resident.settle(data, spec, device)
                events = train(state, settled, spec, plan, loss_function, device, group)
                return self._to_the_end(self._drive, events, state, record)
            finally:
                record.close()

    def _to_the_end(
        self, drive: Drive, events: Iterator[Event], state: TrainState, record: Recorder
    ) -> RunFinished:
        """Take the run to its end; where another process is lost, keep what has been done."""
        try:
            return drive.run(events)
        except RuntimeError as error:
            # A forward pass that came to nothing has moved running means, which are buffers.
            whole = not state.ahead and next(state.model.buffers(), None) is None
            if whole and self._group.has_lost(error):
                with contextlib.suppress(OSError):
                    record.save(state)
            raise

    def _recorder(self, data: TrainingData) -> Recorder:
        if not self._group.is_first:
            return Onlooker(self.spec, data.train)
        return Recorder(self.folder, self.spec, data.train, self.snapshot_megabytes)

    def _network(self, data: TrainingData) -> nn.Module:
        """The network as it begins, if batches are large enough for as many processes."""
        images, seed = data.train, self.spec.train.seed
        model = zoo.build(self.spec.model, images.input_shape, len(images.classes), seed)
        world, least, size = self._group.world, fewest_images(model), self.spec.train.batch_size
        if world > 1 and size < world * least:
            raise AtelierError(
                "processes_batch", batch_size=size, world=world, least=least, needed=world * least
            )
        return model

    def _prepare(self, model: nn.Module, data: TrainingData, device: torch.device) -> TrainState:
        devices.place(model, device)
        optimizer = make_optimizer(model, self.spec.train)
        path = self.folder / run_files.CHECKPOINT_FILE
        resumes = bool(self._resume)
        saved = self._group.first(
            lambda: checkpoint.read(path) if resumes and path.exists() else None
        )
        if saved is not None:
            state = checkpoint.restore(saved, path, model, optimizer, data.train)
        else:
            state = TrainState(model, optimizer)
        state.block = block_size(device)
        return state

    def _plan(self, data: TrainingData, state: TrainState) -> tuple[Plan, list[Intervention]]:
        """The run's course, and what the extension has added to it."""
        per_epoch = steps_per_epoch(data, self.spec.train)
        before = self._group.first(lambda: read_interventions(self.folder) if self._resume else [])
        plan = Plan(self.spec.train, per_epoch, before)
        extension = self._resume
        if not isinstance(extension, Extension):
            over = state.epoch > plan.epochs or plan.stops_after(state.step)
            if over and self._group.first((self.folder / run_files.FINAL_FILE).exists):
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
            threads=self._group.threads(spec.threads),
            step=state.step,
            total_steps=plan.total_steps,
            batches_per_epoch=steps_per_epoch(data, spec),
            classes=len(data.train.classes),
            precision=computed_in,
            interventions=tuple(plan.interventions),
        )


def block_size(device: torch.device) -> int:
    """How many steps' losses a run reads together on a device."""
    return 1 if device.type == "cpu" else _ACCELERATOR_BLOCK


def _say_nothing(event: Event) -> None:
    """What a process emits that is not the first of its run."""


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
