"""How many images a second a DataLoader hands out, against the tutorial's loader."""

import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import torch
from torch.utils.data import DataLoader, Dataset
from torchvision.datasets import CIFAR10, FashionMNIST
from torchvision.transforms import ToTensor

from engine.data import loaders
from engine.data.feed import Feed, check_size
from engine.data.image_set import ImageSet, Progress
from engine.data.loaders import Batch
from engine.data_spec import DataSpec
from engine.errors import AtelierError, Cancelled
from engine.pixels import to_float

TUTORIAL_BATCH = 64
TURNS = 5

# Floats or colour planes are copies: of so many bytes at most, or a large dataset would not fit.
_COPIED = 128 * 2**20


@dataclass(frozen=True)
class Throughput:
    """Images a second, medians of short turns that alternate.

    Attributes:
        ours: Of the loader that was asked about.
        tutorial: Of the tutorial's loader over the same images.
        ready: Of batches that are picked by index from float tensors in memory: what no loader
            can do much better than.
        speedup: Median over the turns of ours / tutorial.
        start: Seconds from an epoch's beginning to our first batch; worker processes start in it.
    """

    ours: float
    tutorial: float
    ready: float
    speedup: float
    start: float


class _Grey(FashionMNIST):  # type: ignore[misc]  # torchvision has no types
    """torchvision's own `FashionMNIST(transform=ToTensor())`, over images in memory."""

    def __init__(self, images: ImageSet) -> None:
        self.data, self.targets = images.images.squeeze(1), images.labels
        self.transform, self.target_transform = ToTensor(), None


class _Colour(CIFAR10):  # type: ignore[misc]
    """torchvision's own `CIFAR10(transform=ToTensor())`, over images in memory."""

    def __init__(self, images: ImageSet) -> None:
        count = _countable(images, torch.uint8)
        self.data = images.images[:count].permute(0, 2, 3, 1).contiguous().numpy()
        self.targets = images.labels[:count].tolist()
        self.transform, self.target_transform = ToTensor(), None


def tutorial_loader(images: ImageSet) -> DataLoader[Batch]:
    """The tutorial's `DataLoader(FashionMNIST(transform=ToTensor()), 64, shuffle=True)`.

    Args:
        images: To be used instead of the downloaded ones. Each becomes a PIL image and then a
            tensor, as torchvision's datasets do it. Their transforms are left aside.
    """
    dataset: Dataset[Batch] = _Grey(images) if images.shape[0] == 1 else _Colour(images)
    # Else it would draw from the generator that a training in this process may be using.
    generator = torch.Generator().manual_seed(0)
    return DataLoader(dataset, batch_size=TUTORIAL_BATCH, shuffle=True, generator=generator)


def measure(
    images: ImageSet,
    spec: DataSpec,
    batch_size: int,
    seconds: float = 3.0,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Throughput:
    """Measure the loader that a training would use against two others, in this process.

    Args:
        images: As they are: merging and transforms come from `spec`.
        spec: The choice.
        batch_size: Of our loader and of the ready tensors; the tutorial's is 64.
        seconds: How long to measure, about; starting worker processes takes longer.
        progress: Called with (turns done, turns in all).
        cancel: Set from any thread to end the measurement.

    Raises:
        AtelierError: `batch_too_large`, if there would be no batch; `batch_too_heavy`; what
            `loaders.prepare` raises.
        Cancelled: If `cancel` was set.
    """
    if not loaders.batches_per_epoch(len(images), spec, batch_size):
        raise AtelierError("batch_too_large", batch_size=batch_size, count=len(images))
    prepared = loaders.prepare(images, spec)
    check_size(prepared, batch_size)
    ready = _Ready(images, batch_size)
    tutorial = tutorial_loader(images)

    def begin(epoch: int) -> Feed:
        return Feed(loaders.training_loader(prepared, spec, batch_size, 0, epoch))

    sources = (
        _Runner(begin, spec.workers, cancel),
        _Runner(lambda _: Feed(tutorial), cancel=cancel),
        _Runner(lambda _: ready.rewind(), cancel=cancel),
    )
    rates: list[list[float]] = [[], [], []]
    slices = TURNS * len(sources)
    try:
        for turn in range(TURNS):
            for place, source in enumerate(sources):
                if progress is not None:
                    progress(turn * len(sources) + place, slices)
                rates[place].append(source.turn(seconds / slices))
    finally:
        for source in sources:
            source.close()
    ours, others, best = (statistics.median(each) for each in rates)
    speedup = statistics.median(a / b for a, b in zip(rates[0], rates[1], strict=True))
    return Throughput(ours, others, best, speedup, sources[0].start)


class _Ready:
    """One epoch of batches picked from float tensors that are ready; goes through as a `Feed`."""

    def __init__(self, images: ImageSet, batch_size: int) -> None:
        count = _countable(images, torch.float32)
        self._pixels, self._labels = to_float(images.images[:count]), images.labels[:count]
        self._batch_size = batch_size
        self._generator = torch.Generator().manual_seed(0)
        self.rewind()

    def rewind(self) -> Self:
        """Begin another epoch."""
        order = torch.randperm(len(self._labels), generator=self._generator)
        self._order = iter(order.split(self._batch_size))
        return self

    def next(self, cancel: threading.Event | None = None) -> Batch | None:
        """The next batch; None at the end."""
        if cancel is not None and cancel.is_set():
            raise Cancelled
        chosen = next(self._order, None)
        if chosen is None:
            return None
        return self._pixels.index_select(0, chosen), self._labels.index_select(0, chosen)

    def close(self) -> None:
        """Nothing: there are no processes."""


def _countable(images: ImageSet, dtype: torch.dtype) -> int:
    """How many images may be copied as `dtype`."""
    bytes_each = images.images[0].numel() * dtype.itemsize
    return max(1, min(len(images), _COPIED // bytes_each))


@dataclass
class _Tally:
    images: int = 0
    seconds: float = 0.0

    def add(self, images: int, seconds: float) -> None:
        self.images += images
        self.seconds += seconds

    @property
    def rate(self) -> float:
        """Images a second."""
        return self.images / self.seconds


class _Runner:
    """Goes through epoch after epoch of one loader, in turns.

    Args:
        begin: From an epoch's number to its batches.
        workers: Processes that fetch them.
        cancel: Set to end a turn.
    """

    def __init__(
        self,
        begin: Callable[[int], Feed | _Ready],
        workers: int = 0,
        cancel: threading.Event | None = None,
    ) -> None:
        self._begin = begin
        self._workers = workers
        self._cancel = cancel
        self._feed: Feed | _Ready | None = None
        self._epoch = 0
        self.start = 0.0

    def turn(self, seconds: float) -> float:
        """Images a second, measured for so long; where there are workers, within one epoch."""
        # What processes have fetched while others had their turn was not fetched in ours, and how
        # long they take to start says nothing of how fast they are then.
        unfair = 2 * self._workers if self._feed is not None else min(1, self._workers)
        seen, fair = _Tally(), _Tally()
        while fair.seconds < seconds:
            opening = self._feed is None
            began = time.perf_counter()
            count = self._take()
            took = time.perf_counter() - began
            if opening:
                self.start = self.start or took
            if count == 0 and seen.images and self._workers:
                break  # or it would be the starting that is measured
            seen.add(count, took)
            if unfair:
                unfair -= 1
            else:
                fair.add(count, took)
        return (fair if fair.images else seen).rate

    def _take(self) -> int:
        """Fetch a batch: how many images it has; 0 at the end of an epoch."""
        if self._feed is None:
            self._epoch += 1
            self._feed = self._begin(self._epoch)
        batch = self._feed.next(self._cancel)
        if batch is None:
            self._feed = None
            return 0
        return len(batch[1])

    def close(self) -> None:
        """End what is under way."""
        if self._feed is not None:
            self._feed.close()
