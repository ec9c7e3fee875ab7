"""Evaluates weights in the background: one evaluation at a time, the newest wins."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.data import catalog
from engine.errors import AtelierError, Said
from engine.evaluation import report
from engine.evaluation.report import Calibration, ClassScore
from engine.run_spec import DataSpec, RunSpec
from gui.background import Background, Job
from gui.session import LoadedDataset, OwnWeights

if TYPE_CHECKING:
    from collections.abc import Hashable

    from engine.data.image_set import Split
    from engine.evaluation.metrics import Part

# Enough to scrub through a run's epochs without measuring any twice; 40 bytes for each image.
_KEPT = 20


@dataclass(frozen=True, eq=False)
class Request:
    """What to measure on what.

    Attributes:
        own: The weights.
        spec: Their run, which says what was held back; None if it is not known.
        dataset: The dataset that they belong to.
        part: Which of the run's two image sets.
        key: Equal for requests with equal answers; None where that cannot be told.
    """

    own: OwnWeights
    spec: RunSpec | None
    dataset: LoadedDataset
    part: Part
    key: Hashable | None


@dataclass(frozen=True, eq=False)
class Results:
    """What a network's answers to N images are, for reading.

    Attributes:
        model: The architecture's name.
        title: What the dataset is called.
        classes: Class names, by label.
        step: After how many optimizer steps.
        epoch: After which epoch; None in the midst of one.
        part: Which of the run's image sets was measured.
        split: The dataset's split that the images come from.
        indices: int64 [N], each image's index in that split.
        positions: int64 [images of the split], where each stands in `indices`; -1 if it does not.
        accuracy: Share named right, 0 to 1.
        loss: Mean cross entropy.
        confusion: int64 [classes, classes]; row: the label, column: the answer.
        labels: int64 [N].
        answers: int64 [N].
        confidences: float32 [N], 0 to 1.
        scores: Of each class.
        calibration: Confidence against the share named right.
    """

    model: str
    title: Said
    classes: tuple[str, ...]
    step: int
    epoch: int | None
    part: Part
    split: Split
    indices: NDArray[np.int64]
    positions: NDArray[np.int64]
    accuracy: float
    loss: float
    confusion: NDArray[np.int64]
    labels: NDArray[np.int64]
    answers: NDArray[np.int64]
    confidences: NDArray[np.float32]
    scores: tuple[ClassScore, ...]
    calibration: Calibration


class Measurer(QObject):
    """Answers requests with results; the last ones are kept.

    Signals:
        measured(Results): For the newest request.
        failed(AtelierError): Likewise.
        progressed(float): Share of the newest request that is done, 0 to 1.
    """

    measured = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: Job | None = None
        self._request: Request | None = None  # of the job
        self._next: Request | None = None
        self._kept: OrderedDict[Hashable, Results] = OrderedDict()

    def measure(self, request: Request) -> None:
        """Measure; an older request that is still under way gets no answer any more."""
        self.cancel()
        kept = None if request.key is None else self._kept.get(request.key)
        if kept is not None:
            self._kept.move_to_end(request.key)
            self.measured.emit(kept)
        elif self._job is not None:
            self._next = request
        else:
            self._start(request)

    def cancel(self) -> None:
        """Ask for nothing; what is under way ends after its batch and is not announced."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def take_over(self, other: Measurer) -> None:
        """Know what another one has measured of the same dataset."""
        self._kept = other._kept.copy()

    def forget(self) -> None:
        """Keep no results: the dataset is another."""
        self.cancel()
        self._kept.clear()

    def _start(self, request: Request) -> None:
        def work(job: Job) -> Results:
            return _measure(request, job)

        self._request = request
        self._job = self._background.start(
            work, self._done, self._failed, self._progressed, self._cancelled
        )

    def _done(self, results: Results) -> None:
        if self._ended():
            key = None if self._request is None else self._request.key
            if key is not None:
                self._kept[key] = results
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self.measured.emit(results)

    def _failed(self, error: AtelierError) -> None:
        if self._ended():
            self.failed.emit(error)

    def _cancelled(self) -> None:
        self._ended()

    def _ended(self) -> bool:
        """The job is over; start what waits for it. Whether its answer is still wanted."""
        wanted = self._job is not None and not self._job.cancel_event.is_set()
        self._job = None
        if self._next is not None:
            following, self._next = self._next, None
            self._start(following)
        return wanted

    def _progressed(self, done: int, total: int) -> None:
        self.progressed.emit(done / total)


def _measure(request: Request, job: Job) -> Results:
    """In a worker thread, with a network of its own."""
    import torch

    from engine import devices
    from engine.evaluation import metrics

    devices.use_threads(1)
    own, dataset = request.own, request.dataset
    spec = request.spec or RunSpec(DataSpec(dataset.entry.name), own.model)
    found = metrics.find_images(spec, dataset.train, dataset.test, request.part)
    cpu = torch.device("cpu")
    model = devices.place(
        own.weights().build(), cpu
    )  # as in training: the same figures, to the last bit
    measured = metrics.evaluate(model, found.images, cpu, job.progress)
    labels, answers = measured.labels.numpy(), measured.answers.numpy()
    confidences, indices = measured.confidences.numpy(), found.indices.numpy()
    positions = np.full(len(dataset.train if found.split == "train" else dataset.test), -1)
    positions[indices] = np.arange(len(indices))
    confusion = measured.confusion.numpy()
    return Results(
        model=own.model.name,
        title=catalog.spoken_title(dataset.entry.name),
        classes=own.inputs.classes,
        step=own.step,
        epoch=own.epoch,
        part=request.part,
        split=found.split,
        indices=indices,
        positions=positions,
        accuracy=measured.accuracy,
        loss=measured.loss,
        confusion=confusion,
        labels=labels,
        answers=answers,
        confidences=confidences,
        scores=report.class_scores(confusion),
        calibration=report.calibration(confidences, labels == answers),
    )
