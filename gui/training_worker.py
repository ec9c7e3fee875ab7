"""Drives the engine's runner in a thread; the only place where engine events become a signal."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from engine import home
from engine.errors import AtelierError
from engine.training.events import Event, RunFinished, StepsFinished

if TYPE_CHECKING:
    from pathlib import Path

    from engine.run_spec import RunSpec
    from engine.training.gate import Gate
    from gui.session import LoadedDataset

_log = logging.getLogger(__name__)

# The plots' clock. A small network makes thousands of steps a second; a signal for each would
# keep the GUI thread busy with nothing else.
_FLUSH_SECONDS = 0.1


@dataclass(frozen=True, eq=False)
class PublishedWeights:
    """A copy of the weights after `step` steps."""

    step: int
    state_dict: Mapping[str, Any]


class TrainingWorker(QObject):
    """Lives in the training thread; runs one spec.

    Signals:
        happened(tuple[Event, ...]): In order; at most one signal in 100 ms while steps go by.
        published(PublishedWeights): Every two seconds or so, and after each epoch.
        done: The run is over; nothing follows.
    """

    happened = Signal(object)
    published = Signal(object)
    done = Signal()

    def __init__(
        self, spec: RunSpec, folder: Path | None, dataset: LoadedDataset, gate: Gate
    ) -> None:
        super().__init__()
        self._spec = spec
        self._folder = folder
        self._dataset = dataset
        self._gate = gate
        self._pending: list[Event] = []
        self._flushed = 0.0

    @Slot()
    def run(self) -> None:
        """Run to the end; called by the thread's `started`."""
        from engine.data.loaders import split_data
        from engine.training.runner import Runner

        try:
            folder = self._folder or home.new_run_folder(
                self._spec.model.name, self._spec.data.dataset
            )
            data = split_data(self._spec, self._dataset.train, self._dataset.test)
            Runner(self._spec, folder, data=data, gate=self._gate, publish=self._publish).run(
                self._emit
            )
        except AtelierError as error:
            self._emit(RunFinished("failed", 0, error))
        except Exception as error:  # noqa: BLE001  # without an end the window could not close
            _log.exception("the training could not begin")
            reason = f"{type(error).__name__}: {error}"
            self._emit(RunFinished("failed", 0, AtelierError("internal", reason=reason)))
        finally:
            self.done.emit()

    def _emit(self, event: Event) -> None:
        self._pending.append(event)
        now = time.monotonic()
        if isinstance(event, StepsFinished) and now - self._flushed < _FLUSH_SECONDS:
            return
        self._flushed = now
        self.happened.emit(tuple(self._pending))
        self._pending.clear()

    def _publish(self, step: int, state_dict: Mapping[str, Any]) -> None:
        self.published.emit(PublishedWeights(step, state_dict))
