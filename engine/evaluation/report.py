"""What an evaluation tells: scores per class, calibration, mistakes. Light: numpy only."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CALIBRATION_BINS = 10

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ClassScore:
    """How well one class is told from the others; shares are 0 to 1, NaN where undefined.

    Attributes:
        precision: Of the images that were given this name, the share that it belongs to. NaN if
            none was given it.
        recall: Of the images of this class, the share that was given its name. NaN if there are
            none.
        f1: Harmonic mean of the two, 2 tp / (2 tp + fp + fn). NaN if the class neither occurs nor
            was ever answered.
        count: Images of this class.
    """

    precision: float
    recall: float
    f1: float
    count: int


def class_scores(confusion: Ints) -> tuple[ClassScore, ...]:
    """The scores of each class, in the order of the labels.

    Args:
        confusion: int64 [classes, classes]; row: the label, column: the answer.
    """
    scores = []
    for number, right in enumerate(confusion.diagonal().tolist()):
        named, count = int(confusion[:, number].sum()), int(confusion[number].sum())
        scores.append(
            ClassScore(
                precision=_share(right, named),
                recall=_share(right, count),
                f1=_share(2 * right, named + count),
                count=count,
            )
        )
    return tuple(scores)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


@dataclass(frozen=True, eq=False)
class Calibration:
    """Whether the model is right as often as its confidence says.

    Bin m of M holds the images with a confidence in ((m - 1) / M, m / M].

    Attributes:
        confidences: float64 [M], mean confidence in each bin, 0 to 1; NaN for an empty one.
        shares_right: float64 [M], share named right in each bin, 0 to 1; NaN for an empty one.
        counts: int64 [M], images in each bin.
        error: The expected calibration error, 0 to 1: the distance between confidence and share
            right, averaged over the bins by their images. NaN without images.
        confidence: Mean confidence over all images; NaN without images.
        accuracy: Share of all images named right; NaN without images.
    """

    confidences: Floats
    shares_right: Floats
    counts: Ints
    error: float
    confidence: float
    accuracy: float


def calibration(
    confidences: NDArray[np.floating], right: NDArray[np.bool_], bins: int = CALIBRATION_BINS
) -> Calibration:
    """Group answers by confidence into equal-width bins and compare with how often they are right.

    The expected calibration error as in Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern
    Neural Networks", ICML 2017. An answer whose confidence is not a number is left out.

    Args:
        confidences: float [N], each in 0 to 1 or NaN.
        right: bool [N], whether the answer was.
        bins: How many; 1 or more.
    """
    usable = np.isfinite(confidences)
    sure = confidences[usable].astype(np.float64)
    hits = right[usable].astype(np.float64)
    place = (np.ceil(sure * bins).astype(np.int64) - 1).clip(0, bins - 1)
    counts = np.bincount(place, minlength=bins)
    sure_sums = np.bincount(place, sure, bins)
    hit_sums = np.bincount(place, hits, bins)
    total = len(sure)
    empty = np.full(bins, np.nan)
    filled = counts > 0
    return Calibration(
        confidences=np.divide(sure_sums, counts, out=empty.copy(), where=filled),
        shares_right=np.divide(hit_sums, counts, out=empty.copy(), where=filled),
        counts=counts,
        error=float(np.abs(sure_sums - hit_sums).sum()) / total if total else float("nan"),
        confidence=float(sure.mean()) if total else float("nan"),
        accuracy=float(hits.mean()) if total else float("nan"),
    )


def confident_mistakes(labels: Ints, answers: Ints, confidences: NDArray[np.floating]) -> Ints:
    """Positions of the images that were named wrong, the most confident answer first.

    Args:
        labels: int64 [N].
        answers: int64 [N].
        confidences: float [N].

    Returns:
        int64 [mistakes]; equal confidences in the order given, those that are NaN last.
    """
    return _by_confidence(labels != answers, confidences)


def images_of_cell(
    labels: Ints, answers: Ints, confidences: NDArray[np.floating], label: int, answer: int
) -> Ints:
    """Positions of the images in one cell of the confusion matrix, ordered as the mistakes are.

    Args:
        labels: int64 [N].
        answers: int64 [N].
        confidences: float [N].
        label: The cell's row.
        answer: The cell's column.
    """
    return _by_confidence((labels == label) & (answers == answer), confidences)


def _by_confidence(chosen: NDArray[np.bool_], confidences: NDArray[np.floating]) -> Ints:
    positions = np.flatnonzero(chosen)
    order = np.argsort(-confidences[positions], kind="stable")
    return positions[order].astype(np.int64)
