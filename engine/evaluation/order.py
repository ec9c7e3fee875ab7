"""Which images are shown, and in which order. Light: numpy only."""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Key = Literal["index", "label", "brightness", "loss", "confidence", "correct"]

_CHUNK = 4096  # images between two reports of progress


@dataclass(frozen=True, eq=False)
class Answers:
    """What a network answers to each of N images.

    Attributes:
        classes: What it calls them, by label.
        answers: int64 [N], the label it gave.
        confidences: float32 [N], the probability (softmax) that it gave its answer, 0 to 1.
        losses: float32 [N], cross entropy of each image, natural logarithm.
        right: bool [N], whether the answer is the image's label.
    """

    classes: tuple[str, ...]
    answers: Ints
    confidences: NDArray[np.float32]
    losses: NDArray[np.float32]
    right: NDArray[np.bool_]

    @property
    def accuracy(self) -> float:
        """Share named right, 0 to 1; NaN without images."""
        return float(self.right.mean()) if len(self.right) else float("nan")

    def sort_values(self, key: Key) -> NDArray[np.float32]:
        """float32 [N] to sort by: `loss`, `confidence`, or `correct` (1 right, 0 wrong)."""
        values = {"loss": self.losses, "confidence": self.confidences, "correct": self.right}
        return values[key].astype(np.float32, copy=False)


def arrange(
    labels: Ints,
    classes: Collection[int] = (),
    values: NDArray[np.float32] | Ints | None = None,
    *,
    descending: bool = False,
) -> Ints:
    """The images of some classes, sorted.

    Takes some 6 ms for 60,000 images, and copies no image.

    Args:
        labels: int64 [N].
        classes: The labels to keep; none for all.
        values: float32 or int64 [N] to sort by; None for the index itself.
        descending: Whether the largest comes first.

    Returns:
        int64 [k], indices; equal values by index, those that are NaN last, either way round.
    """
    if classes:
        chosen = np.flatnonzero(np.isin(labels, list(classes))).astype(np.int64, copy=False)
    else:
        chosen = np.arange(len(labels), dtype=np.int64)
    if values is None:
        return chosen[::-1].copy() if descending else chosen
    shown = values[chosen]
    return chosen[np.argsort(-shown if descending else shown, kind="stable")]


def brightness(
    images: NDArray[np.uint8], progress: Callable[[int, int], None] | None = None
) -> NDArray[np.float32]:
    """The mean pixel of each image, 0..255: float32 [N].

    Takes 11 ms for 60,000 images of 28 x 28.

    Args:
        images: uint8 [N, C, H, W].
        progress: Called with (images done, N) after each chunk; what it raises ends the work.
    """
    flat = images.reshape(len(images), math.prod(images.shape[1:]))
    means = np.empty(len(flat), np.float32)
    for start in range(0, len(flat), _CHUNK):
        part = flat[start : start + _CHUNK]
        # Whole numbers up to 2^32: an image of 224 x 224 x 3 white pixels adds up to 4 * 10^7.
        means[start : start + len(part)] = part.sum(axis=1, dtype=np.uint32) / part.shape[1]
        if progress:
            progress(start + len(part), len(flat))
    return means
