"""Histograms of a network's tensors at the ends of epochs: small enough to be kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.errors import AtelierError
from engine.models.tensor_summary import BINS, TensorHistogram
from engine.run_spec import ModelSpec
from gui.background import Background, Job
from gui.data.latest_job import LatestJob
from gui.model.value_reader import histograms
from gui.widgets.model.ridge_plot import Ridge

BUDGET_MEGABYTES = 16.0

_BYTES = 8 * BINS + 400  # of one histogram, with what Python adds


class TensorHistory:
    """Histograms by epoch and tensor.

    Args:
        megabytes: How much they may take together (10^6 bytes each). When they take more, epochs
            between the first and the last go, so that those left are spread evenly.
    """

    def __init__(self, megabytes: float = BUDGET_MEGABYTES) -> None:
        self._budget = megabytes * 1e6
        self._epochs: dict[int, Mapping[str, TensorHistogram]] = {}
        self._seen: set[int] = set()

    @property
    def epochs(self) -> list[int]:
        """The epochs that are here, ascending."""
        return sorted(self._epochs)

    def has_seen(self, epoch: int) -> bool:
        """Whether an epoch was added, or could not be read, even if it has gone since."""
        return epoch in self._seen

    def add(self, epoch: int, found: Mapping[str, TensorHistogram]) -> None:
        """Keep an epoch's histograms; without any, only that it was looked at."""
        self._seen.add(epoch)
        if found:
            self._epochs[epoch] = found
        while len(self._epochs) > 2 and self._bytes() > self._budget:
            epochs = self.epochs
            inner = range(1, len(epochs) - 1)
            gone = min(inner, key=lambda place: epochs[place + 1] - epochs[place - 1])
            del self._epochs[epochs[gone]]

    def of(self, path: str, shape: tuple[int, ...]) -> tuple[Ridge, ...]:
        """The epochs of one tensor, ascending; one of another shape is another tensor."""
        found = ((epoch, self._epochs[epoch].get(path)) for epoch in self.epochs)
        return tuple(
            Ridge(epoch, counts)
            for epoch, counts in found
            if counts is not None and counts.shape == shape
        )

    def clear(self) -> None:
        """Forget all."""
        self._epochs.clear()
        self._seen.clear()

    def _bytes(self) -> int:
        return sum(len(found) for found in self._epochs.values()) * _BYTES


class EpochReader(QObject):
    """Reads the weights that a run's folder keeps of its epochs, one epoch after the other.

    It reads only while it is wanted: what a hidden page would show is read when it is shown.

    Signals:
        changed(): There is more to show, or none any more.
    """

    changed = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = LatestJob(background)
        self._folder: Path | None = None
        self._epochs: tuple[int, ...] = ()
        self._wanted = False
        self.history = TensorHistory()
        self.model: ModelSpec | None = None
        self.error: AtelierError | None = None

    @property
    def left(self) -> int:
        """How many epochs are still to be read."""
        return sum(not self.history.has_seen(epoch) for epoch in self._epochs)

    def set_epochs(self, folder: Path | None, epochs: tuple[int, ...]) -> bool:
        """Read the epochs of a run; what was read of the same folder is kept.

        Returns:
            Whether it is another run.
        """
        another = folder != self._folder
        if another:
            self._job.cancel()
            self._folder, self.model, self.error = folder, None, None
            self.history.clear()
        self._epochs = epochs
        self.changed.emit()
        self._read_next()
        return another

    def set_wanted(self, wanted: bool) -> None:
        """Whether anybody looks; an epoch that is being read is read to its end."""
        self._wanted = wanted
        self._read_next()

    def _read_next(self) -> None:
        unread = (epoch for epoch in self._epochs if not self.history.has_seen(epoch))
        epoch, folder = next(unread, None), self._folder
        if epoch is None or folder is None or not self._wanted or self._job.is_running:
            return

        def read(_: Job) -> tuple[ModelSpec, dict[str, TensorHistogram]]:
            from engine import devices
            from engine.training import snapshots

            devices.use_threads(1)  # a training in progress has first call on the cores
            found = snapshots.read(folder, epoch)
            return found.model, histograms(found.state_dict)

        def done(found: tuple[ModelSpec, dict[str, TensorHistogram]]) -> None:
            self.model = found[0]
            self.history.add(epoch, found[1])
            self.changed.emit()
            self._read_next()

        def failed(error: AtelierError) -> None:
            self.history.add(epoch, {})
            if error.code != "checkpoint_missing":  # one that gave way to others is no failure
                self.error = error
            self.changed.emit()
            self._read_next()

        self._job.start(read, done, failed)
