"""Images that a dataset holds twice: equal ones, and nearly equal ones, within and across splits.

Two images are nearly equal if the root mean square of their pixels' differences is at most some
grey levels. Among 70,000 images there are two billion pairs; three steps leave out almost all of
them and never a near one:

1. Equal images are found by checksum, then compared; one of each goes on.
2. Each image is summed up in 7 x 7 blocks. An orthonormal projection never makes distances longer,
   and summing blocks, each scaled by the root of its size, is one. So what is too far apart there
   is too far apart.
3. Seen along the direction in which these sums vary most, images that are near each other follow
   each other closely: each one is only compared with those that come soon after it.

What is left is compared pixel by pixel, in integers.
"""

from __future__ import annotations

import math
import threading
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.data.image_set import ImageSet, Progress, Split
from engine.errors import Cancelled

NEAR = 8.0
"""Grey levels up to which images count as nearly equal, unless another threshold is asked for.

Fashion-MNIST's pairs below it are the same photo; from 12 on they are more and more often two
garments of the same cut.
"""

MOST_PAIRS = 20_000
"""The search for near pairs ends when it has found this many."""

_BLOCKS = 7
_ROWS, _COLUMNS = 512, 4096  # of one table of distances: 8 MB
_CHUNK_PIXELS = 1 << 20
_ROUNDING = 1e-3  # about the root of what float32 rounds a square by

Place = tuple[Split, int]


@dataclass(frozen=True)
class Pair:
    """Two images that are equal or nearly so.

    Attributes:
        first: Split and index of the one that comes first (training images before test images).
        second: Likewise, of the other.
        distance: Root mean square of the pixels' differences, in grey levels of 0..255.
        same_label: Whether both have the same label.
    """

    first: Place
    second: Place
    distance: float
    same_label: bool

    @property
    def across(self) -> bool:
        """Whether one is a training image and the other a test image."""
        return self.first[0] != self.second[0]


@dataclass(frozen=True)
class Duplicates:
    """What was found.

    Attributes:
        exact: Equal images. Of k images that are all equal, the first is paired with each of the
            others: k - 1 pairs.
        near: Nearly equal images, nearest first. Of images that are all equal only the first
            takes part here.
        threshold: Up to which distance images count as nearly equal, in grey levels of 0..255.
        complete: Whether `near` holds all such pairs; else the search ended at `MOST_PAIRS`.
    """

    exact: tuple[Pair, ...]
    near: tuple[Pair, ...]
    threshold: float
    complete: bool

    @property
    def measure(self) -> str:
        """What counts as nearly equal, one English sentence."""
        return (
            "Two images are nearly equal if the root mean square of their pixels' differences is "
            f"at most {self.threshold:g} of 255 grey levels."
        )


def within(pairs: Iterable[Pair], split: Split) -> tuple[Pair, ...]:
    """The pairs whose images both belong to a split."""
    return tuple(pair for pair in pairs if pair.first[0] == pair.second[0] == split)


def across(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs of a training and a test image."""
    return tuple(pair for pair in pairs if pair.across)


def find(
    train: ImageSet,
    test: ImageSet,
    threshold: float = NEAR,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Duplicates:
    """The duplicates of a dataset as it is stored, before any transform.

    Takes less memory than the images themselves, and some 20 MB. Computes with as many threads as
    torch is allowed in the calling thread.

    Args:
        train: The training images.
        test: The test images, of the same shape.
        threshold: Up to which distance images count as nearly equal, in grey levels of 0..255.
        progress: Called with (images done, images in all).
        cancel: Set from any thread to end the search.

    Raises:
        Cancelled: If `cancel` was set.
    """
    return _Search(train, test, threshold, progress, cancel).run()


class _Search:
    """One search. Images are numbered through: first all of training, then all of test."""

    def __init__(
        self,
        train: ImageSet,
        test: ImageSet,
        threshold: float,
        progress: Progress | None,
        cancel: threading.Event | None,
    ) -> None:
        self._splits = tuple(part.images.numpy() for part in (train, test))
        self._border = len(train)
        self._labels = np.concatenate([train.labels.numpy(), test.labels.numpy()])
        self._threshold = threshold
        self._size = math.prod(train.shape)
        self._chunk = max(1, _CHUNK_PIXELS // self._size)
        self._progress = progress
        self._cancel = cancel

    def run(self) -> Duplicates:
        distinct, equal = self._equal_images()
        pairs: list[Pair] = []
        complete = True
        for found in self._near_images(distinct):
            pairs += found
            if len(pairs) >= MOST_PAIRS:
                complete = False
                break
        pairs.sort(key=lambda pair: (pair.distance, pair.first[0] == "test", pair.first[1]))
        near = tuple(pairs[:MOST_PAIRS])
        self._report(len(self._labels))
        return Duplicates(tuple(equal), near, self._threshold, complete)

    def _report(self, done: int) -> None:
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        if self._progress:
            self._progress(done, len(self._labels))

    def _rows(self, numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Images by number, uint8 [n, C, H, W]."""
        train, test = self._splits
        rows = np.empty((len(numbers), *train.shape[1:]), np.uint8)
        of_train = numbers < self._border
        rows[of_train] = train[numbers[of_train]]
        rows[~of_train] = test[numbers[~of_train] - self._border]
        return rows

    def _pair(self, one: int, other: int, distance: float) -> Pair:
        first, second = sorted((one, other))
        same = bool(self._labels[one] == self._labels[other])
        return Pair(self._place(first), self._place(second), distance, same)

    def _place(self, number: int) -> Place:
        return ("train", number) if number < self._border else ("test", number - self._border)

    # Equal images

    def _equal_images(self) -> tuple[NDArray[np.int64], list[Pair]]:
        """The first of each kind of image, int64 [n], and the pairs that it makes with others."""
        by_checksum: dict[int, list[int]] = defaultdict(list)
        pairs = []
        for start in range(0, len(self._labels), self._chunk):
            self._report(0)
            numbers = np.arange(start, min(start + self._chunk, len(self._labels)))
            for number, row in zip(numbers.tolist(), self._rows(numbers), strict=True):
                firsts = by_checksum[zlib.crc32(row.data)]
                known = next((first for first in firsts if self._is(first, row)), None)
                if known is None:
                    firsts.append(number)
                else:
                    pairs.append(self._pair(known, number, 0.0))
        distinct = sorted(number for firsts in by_checksum.values() for number in firsts)
        return np.array(distinct, np.int64), pairs

    def _is(self, number: int, row: NDArray[np.uint8]) -> bool:
        return np.array_equal(self._rows(np.array([number]))[0], row)

    # Near images

    def _near_images(self, numbers: NDArray[np.int64]) -> Iterator[list[Pair]]:
        """The near pairs among some images, some at a time."""
        if len(numbers) < 2:
            return
        sums = self._sums(numbers)
        sums -= sums.mean(dim=0)
        along = sums @ torch.linalg.eigh(sums.T @ sums).eigenvectors[:, -1]
        order = along.argsort()
        along, sums, numbers = along[order], sums[order], numbers[order.numpy()]
        # `cdist` takes a small difference of large squares; what float32 may make of that only
        # lets more pairs through to the exact comparison.
        reach = self._threshold * math.sqrt(self._size)
        reach += _ROUNDING * (float(sums.norm(dim=1).max()) + 1)
        ends = torch.searchsorted(along, along + reach, right=True).tolist()
        for top in range(0, len(numbers), _ROWS):
            bottom = min(top + _ROWS, len(numbers))
            for left in range(top, ends[bottom - 1], _COLUMNS):
                self._report(int(top))
                right = min(left + _COLUMNS, ends[bottom - 1])
                close = torch.cdist(sums[top:bottom], sums[left:right]) <= reach
                rows, columns = (part.numpy() for part in close.nonzero(as_tuple=True))
                later = rows + top < columns + left  # each pair once, and none with itself
                yield from self._compared(
                    numbers[rows[later] + top], numbers[columns[later] + left]
                )

    def _sums(self, numbers: NDArray[np.int64]) -> Tensor:
        """Each image's blocks, float32 [n, channels * blocks]: the mean, times the size's root."""
        channels, height, width = self._splits[0].shape[1:]
        above, beside = _block_sums(height), _block_sums(width)
        sums = torch.empty(len(numbers), channels * len(above) * len(beside))
        for start in range(0, len(numbers), self._chunk):
            self._report(0)
            part = torch.from_numpy(self._rows(numbers[start : start + self._chunk])).float()
            sums[start : start + len(part)] = (above @ part @ beside.T).flatten(1)
        return sums

    def _compared(self, ones: NDArray[np.int64], others: NDArray[np.int64]) -> Iterator[list[Pair]]:
        """Those of the candidates that are near, by all their pixels."""
        for start in range(0, len(ones), self._chunk):
            chosen = slice(start, start + self._chunk)
            differences = self._rows(ones[chosen]).astype(np.int32) - self._rows(others[chosen])
            squares = np.square(differences, out=differences).sum(axis=(1, 2, 3), dtype=np.int64)
            distances = np.sqrt(squares / self._size)
            near = np.flatnonzero(distances <= self._threshold)
            yield [
                self._pair(int(ones[start + n]), int(others[start + n]), float(distances[n]))
                for n in near.tolist()
            ]


def _block_sums(length: int) -> Tensor:
    """Sums `length` pixels to at most 7 blocks, orthonormal: float32 [blocks, length]."""
    count = min(_BLOCKS, length)
    blocks = torch.arange(length) * count // length
    table = torch.nn.functional.one_hot(blocks, count).T.float()
    return table / table.sum(dim=1, keepdim=True).sqrt()
