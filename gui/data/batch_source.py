"""Batches of a real DataLoader, fetched one at a time in the background."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.data_spec import DataSpec
from engine.errors import AtelierError
from gui.background import Background, Job

if TYPE_CHECKING:
    from torch import Tensor

    from engine.data.feed import Feed
    from engine.data.image_set import ImageSet

_SEED = 0


@dataclass(frozen=True, eq=False)
class Batch:
    """A batch of n images, as it came out of the DataLoader, and what there is to say of it.

    Attributes:
        epoch: Counted from 1.
        number: Its place in the epoch, counted from 1.
        total: Batches in an epoch.
        pictures: uint8 [n, h, w] or [n, h, w, 3], for the eye.
        labels: int64 [n].
        indices: int64 [n], where in the split each image is.
        classes: Class names, by label.
        shape: Of the tensor of images, [n, C, H, W].
        dtype: Of the tensor of images, as torch prints it but for the "torch.".
        label_dtype: Likewise, of the tensor of labels.
        low: The smallest number in the images.
        high: The largest.
        rescaled: Whether `pictures` show `low` as black and `high` as white: the images are not
            within 0..1.
        seconds: How long this batch took.
        median: How long the batches took so far, median. The first of an epoch is left out, as
            long as there are others: processes start in it.
    """

    epoch: int
    number: int
    total: int
    pictures: NDArray[np.uint8]
    labels: NDArray[np.int64]
    indices: NDArray[np.int64]
    classes: tuple[str, ...]
    shape: tuple[int, ...]
    dtype: str
    label_dtype: str
    low: float
    high: float
    rescaled: bool
    seconds: float
    median: float


class BatchSource(QObject):
    """Goes through the batches of one choice, epoch after epoch.

    Signals:
        arrived(Batch): The batch that was asked for.
        failed(AtelierError): There is none.
        busy_changed(bool): Whether a batch is under way.
    """

    arrived = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._walk: _Walk | None = None
        self._job: Job | None = None
        self._wanted = False

    @property
    def is_busy(self) -> bool:
        """Whether a batch is under way."""
        return self._job is not None

    def choose(self, images: ImageSet | None, spec: DataSpec, batch_size: int) -> None:
        """Begin anew with this choice; what was under way is given up.

        Args:
            images: The split as it is; None for no batches at all.
            spec: How it is read, ordered and handed out.
            batch_size: Images in a batch.
        """
        self.stop()
        self._walk = None if images is None else _Walk(images, spec, batch_size)

    def next(self) -> None:
        """Ask for the next batch; while one is under way, for one more at most."""
        if self._walk is None:
            return
        if self._job is not None:
            self._wanted = True
            return
        walk = self._walk

        def done(batch: Batch) -> None:
            if self._job is not job:
                self._close(walk)  # it was given up when it had just been fetched
                return
            self._ended()
            self.arrived.emit(batch)
            self._go_on()

        def failed(error: AtelierError) -> None:
            if self._job is job:
                self._walk, self._wanted = walk.anew(), False
                self._ended()
                self.failed.emit(error)

        job = self._background.start(walk.next, done, failed)
        self._job = job
        self.busy_changed.emit(True)

    def stop(self) -> None:
        """Give up what is under way and end the worker processes; waits for nothing."""
        walk, job = self._walk, self._job
        self._walk, self._wanted = None, False
        if job is not None:
            job.cancel()  # the job closes what it reads from
            self._ended()
        elif walk is not None:
            self._close(walk)

    def shut_down(self) -> None:
        """As `stop`, but processes that nobody waits for have ended on return."""
        walk, job = self._walk, self._job
        if job is None and walk is not None:
            self._walk = None
            walk.close()
        self.stop()

    def _close(self, walk: _Walk) -> None:
        if walk.has_processes:
            self._background.start(lambda _: walk.close(), _nothing, _nothing)

    def _ended(self) -> None:
        self._job = None
        self.busy_changed.emit(False)

    def _go_on(self) -> None:
        if self._wanted:
            self._wanted = False
            self.next()


def _nothing(_: object) -> None:
    """Nobody waits for the end of what was given up."""


class _Walk:
    """Where somebody is in the batches of one choice. All but the constructor is for a job."""

    def __init__(self, images: ImageSet, spec: DataSpec, batch_size: int) -> None:
        self._raw = images
        self._spec = spec
        self._batch_size = batch_size
        self._images: ImageSet | None = None
        self._feed: Feed | None = None
        self._numbers: Feed | None = None
        self._epoch = self._number = 0
        self._times: list[float] = []

    def anew(self) -> _Walk:
        """The same choice from the beginning."""
        return _Walk(self._raw, self._spec, self._batch_size)

    @property
    def has_processes(self) -> bool:
        """Whether there may be processes to end."""
        return self._spec.workers > 0 and self._feed is not None

    def next(self, job: Job) -> Batch:
        """The next batch; after an epoch's last the first of another.

        Raises:
            AtelierError: `batch_too_large`, if there is none; `batch_too_heavy`; what
                `loaders.prepare` raises.
            Cancelled: If the job was cancelled; what it read from is closed then.
        """
        from engine import devices
        from engine.data import loaders
        from engine.data.feed import check_size

        devices.use_threads(1)
        if self._images is None:
            self._images = loaders.prepare(self._raw, self._spec)
        count = len(self._raw)
        total = loaders.batches_per_epoch(count, self._spec, self._batch_size)
        if total == 0:
            raise AtelierError("batch_too_large", batch_size=self._batch_size, count=count)
        check_size(self._images, self._batch_size)
        began = time.perf_counter()
        if self._feed is None or self._number == total:
            self._begin_epoch(self._images)
        assert self._feed is not None
        fetched = self._feed.next(job.cancel_event)
        seconds = time.perf_counter() - began
        assert fetched is not None
        self._number += 1
        if self._number > 1:
            self._times.append(seconds)
        return self._described(*fetched, total, seconds)

    def close(self) -> None:
        """End the worker processes."""
        if self._feed is not None:
            self._feed.close()

    def _begin_epoch(self, images: ImageSet) -> None:
        from torch.utils.data import DataLoader

        from engine.data import loaders
        from engine.data.feed import Feed

        self._epoch, self._number = self._epoch + 1, 0
        choice = (self._spec, self._batch_size, _SEED, self._epoch)
        self._feed = Feed(loaders.training_loader(images, *choice))
        # The same draws once more, over a dataset whose images are their own numbers.
        twin = loaders.training_loader(images, *choice)
        self._numbers = Feed(
            DataLoader(
                _Numbers(),  # type: ignore[arg-type]  # its batches are lists of numbers
                batch_sampler=twin.batch_sampler,
                generator=twin.generator,
                collate_fn=_as_is,
            )
        )

    def _described(self, images: Tensor, labels: Tensor, total: int, seconds: float) -> Batch:
        assert self._images is not None
        assert self._numbers is not None
        low, high = (float(edge) for edge in images.aminmax())
        rescaled = low < 0 or high > 1
        floor, span = (low, (high - low) or 1.0) if rescaled else (0.0, 1.0)
        bytes_ = ((images - floor) * (255 / span)).round().clamp(0, 255).byte()
        planes = bytes_[:, 0] if bytes_.shape[1] == 1 else bytes_.permute(0, 2, 3, 1).contiguous()
        numbers: object = self._numbers.next()
        return Batch(
            epoch=self._epoch,
            number=self._number,
            total=total,
            pictures=planes.numpy(),
            labels=labels.numpy(),
            indices=np.asarray(numbers, np.int64),
            classes=self._images.classes,
            shape=tuple(images.shape),
            dtype=str(images.dtype).removeprefix("torch."),
            label_dtype=str(labels.dtype).removeprefix("torch."),
            low=low,
            high=high,
            rescaled=rescaled,
            seconds=seconds,
            median=statistics.median(self._times or [seconds]),
        )


class _Numbers:
    """A dataset whose samples are their own indices."""

    def __getitems__(self, indices: object) -> object:
        return indices


def _as_is(batch: object) -> object:
    return batch
