"""A dataset at a glance: counts, mean images, pixel values. Numpy only: imports no torch."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.errors import Cancelled

if TYPE_CHECKING:
    from engine.data.image_set import ImageSet, Progress

LEVELS = 256
"""How many values a pixel can have."""

_CHUNK_PIXELS = 1 << 20  # counting them takes eight bytes for each


@dataclass(frozen=True, eq=False)
class Statistics:
    """What N images of C channels are as a whole. All figures come from sums of integers: exact.

    Attributes:
        counts: int64 [classes], images of each class.
        class_means: uint8 [classes, C, H, W], the mean image of each class, rounded; black for a
            class without images.
        histogram: int64 [C, 256], how many pixels of a channel have each value.
        mean: Of each channel's pixels, scaled to 0..1; NaN without images.
        std: Their standard deviation (of the whole population), likewise.
    """

    counts: NDArray[np.int64]
    class_means: NDArray[np.uint8]
    histogram: NDArray[np.int64]
    mean: tuple[float, ...]
    std: tuple[float, ...]


def measure(
    images: ImageSet, progress: Progress | None = None, cancel: threading.Event | None = None
) -> Statistics:
    """The statistics of an image set as it is stored, before any transform.

    Takes about ten megabytes beside the images, however many there are.

    Args:
        images: N images, also none.
        progress: Called with (images done, N) after each chunk.
        cancel: Set from any thread to end the work.

    Raises:
        Cancelled: If `cancel` was set.
    """
    pixels, labels = images.images.numpy(), images.labels.numpy()
    channels = pixels.shape[1]
    counts = np.bincount(labels, minlength=len(images.classes))
    class_means = np.zeros((len(counts), *pixels.shape[1:]), np.uint8)
    histogram = np.zeros((channels, LEVELS), np.int64)
    done = 0
    for label, count in enumerate(counts.tolist()):
        total = np.zeros(pixels.shape[1:], np.int64)
        for chosen in _chunks(np.flatnonzero(labels == label), math.prod(pixels.shape[1:])):
            if cancel is not None and cancel.is_set():
                raise Cancelled
            part = pixels[chosen]
            total += part.sum(axis=0, dtype=np.int64)
            for channel in range(channels):
                values = part[:, channel].reshape(-1)
                histogram[channel] += np.bincount(values, minlength=LEVELS)
            done += len(chosen)
            if progress:
                progress(done, len(labels))
        if count:
            class_means[label] = (2 * total + count) // (2 * count)
    moments = [_moments(of_channel.tolist()) for of_channel in histogram]
    return Statistics(
        counts,
        class_means,
        histogram,
        mean=tuple(mean for mean, _ in moments),
        std=tuple(std for _, std in moments),
    )


def _chunks(indices: NDArray[np.int64], size: int) -> Iterator[NDArray[np.int64]]:
    step = max(1, _CHUNK_PIXELS // size)
    for start in range(0, len(indices), step):
        yield indices[start : start + step]


def _moments(histogram: list[int]) -> tuple[float, float]:
    """Mean and standard deviation of values 0..255 scaled to 0..1, from how often each occurs.

    Python's integers have no end: nothing is rounded before the last division.
    """
    count = sum(histogram)
    if not count:
        return math.nan, math.nan
    first = sum(value * often for value, often in enumerate(histogram))
    second = sum(value**2 * often for value, often in enumerate(histogram))
    top = LEVELS - 1
    return first / (count * top), math.sqrt(count * second - first**2) / (count * top)
