"""Drives the engine's runner in a thread; the only place where engine events become a signal."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from engine import home
from engine.errors import AtelierError
from engine.training.events import Event, RunFinished, StepsFinished

if TYPE_CHECKING:
    from pathlib import Path

    from engine.run_spec import RunSpec
    from engine.training.gate import Gate
    from engine.training.plan import Extension
    from gui.session import LoadedDataset

_log = logging.getLogger(__name__)

# The plots' clock. A small network makes thousands of steps a second; a signal for each would
# keep the GUI thread busy with nothing else.
_FLUSH_SECONDS = 0.1


@dataclass(frozen=True, eq=False)
class Task:
    """What a worker is to do.

    Attributes:
        spec: What to run.
        folder: Where; None for a new folder below `home.runs_folder()`.
        dataset: The run's images; None to load them.
        resume: Whether to continue the run in the folder, and with which new phase.
    """

    spec: RunSpec
    folder: Path | None
    dataset: LoadedDataset | None
    resume: bool | Extension = False


class TrainingWorker(QObject):
    """Lives in the training thread; runs one spec.

    Signals:
        happened(tuple[Event, ...]): In order; at most one signal in 100 ms while steps go by.
        published(Published): Every two seconds or so, and after each epoch.
        done: The run is over; nothing follows.
    """

    happened = Signal(object)
    published = Signal(object)
    done = Signal()

    def __init__(
        self, task: Task, gate: Gate, data_root: Path | None, kept_mb: int | None = None
    ) -> None:
        super().__init__()
        self._task = task
        self._gate = gate
        self._data_root = data_root
        self._kept_mb = kept_mb
        self._pending: list[Event] = []
        self._flushed = 0.0

    @Slot()
    def run(self) -> None:
        """Run to the end; called by the thread's `started`."""
        try:
            self._run()
        except AtelierError as error:
            self._emit(RunFinished("failed", 0, error))
        except Exception as error:  # noqa: BLE001  # without an end the window could not close
            _log.exception("the training could not begin")
            reason = f"{type(error).__name__}: {error}"
            self._emit(RunFinished("failed", 0, AtelierError("internal", reason=reason)))
        finally:
            self.done.emit()

    def _run(self) -> None:
        from engine.data.loaders import split_data
        from engine.training.runner import Runner, resumed_spec

        task, spec = self._task, self._task.spec
        folder = task.folder or home.new_run_folder(spec.model.name, spec.data.dataset)
        if task.resume:
            spec = resumed_spec(folder)
        images = task.dataset
        data = None if images is None else split_data(spec, images.train, images.test)
        runner = Runner(
            spec,
            folder,
            data=data,
            data_root=self._data_root,
            gate=self._gate,
            resume=task.resume,
            publish=self.published.emit,
        )
        if self._kept_mb is not None:
            runner.snapshot_megabytes = self._kept_mb
        runner.run(self._emit)

    def _emit(self, event: Event) -> None:
        self._pending.append(event)
        now = time.monotonic()
        if isinstance(event, StepsFinished) and now - self._flushed < _FLUSH_SECONDS:
            return
        self._flushed = now
        self.happened.emit(tuple(self._pending))
        self._pending.clear()
