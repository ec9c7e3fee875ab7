"""Explains what a model makes of a drawing, off the GUI thread: the newest request wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine import home
from engine.errors import AtelierError
from gui.background import Background, Job
from gui.session import LoadedDataset, OwnWeights

if TYPE_CHECKING:
    from torch import nn

    from engine.inference.neighbours import Index
    from engine.models.weights import Weights

NEAREST = 8


@dataclass(frozen=True, eq=False)
class Request:
    """What to explain.

    Attributes:
        seen: uint8 [H, W], the picture as the model sees it.
        own: The person's own weights; None for those that ship with Atelier.
        label: The class to explain; None for the likeliest.
        index: Where to look for the nearest images; None for not at all.
    """

    seen: NDArray[np.uint8]
    own: OwnWeights | None
    label: int | None
    index: Index | None


@dataclass(frozen=True, eq=False)
class Explanation:
    """Why a model names a picture as it does.

    Attributes:
        request: What was asked.
        labels: The class that was asked about, and the likeliest of the others.
        classes: Class names, by label.
        probabilities: float32 [classes], softmax of the logits.
        saliency: float32 [2, H, W], for `labels`: positive where ink spoke for the class.
        nearest: int64 [k], indices of the nearest images, nearest first; None if not looked for.
    """

    request: Request
    labels: tuple[int, int]
    classes: tuple[str, ...]
    probabilities: NDArray[np.float32]
    saliency: NDArray[np.float32]
    nearest: NDArray[np.int64] | None


class Explainer(QObject):
    """Answers requests one at a time; those that a newer one overtakes are dropped.

    Signals:
        explained(Explanation): For the newest request when it was begun.
        failed(AtelierError): Likewise.
    """

    explained = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: Job | None = None
        self._waiting: Request | None = None
        # Only the one job touches these.
        self._models: dict[bool, tuple[OwnWeights | None, tuple[str, ...], nn.Module]] = {}

    def explain(self, request: Request) -> None:
        """Explain; the answer comes as a signal."""
        if self._job is not None:
            self._waiting = request
            return
        self._job = self._background.start(
            lambda _: self._answer(request), self._done, self._failed
        )

    def drop(self) -> None:
        """Nothing more is wanted; the answer that is under way may still come."""
        self._waiting = None

    def _done(self, explanation: Explanation) -> None:
        self._go_on()
        self.explained.emit(explanation)

    def _failed(self, error: AtelierError) -> None:
        self._go_on()
        self.failed.emit(error)

    def _go_on(self) -> None:
        self._job = None
        if self._waiting is not None:
            request, self._waiting = self._waiting, None
            self.explain(request)

    # In the worker thread

    def _answer(self, request: Request) -> Explanation:
        import torch

        from engine import devices
        from engine.inference import explanation
        from engine.pixels import as_batch

        devices.use_threads(1)
        classes, model = self._model(request.own)
        with torch.inference_mode():
            logits = model(as_batch(request.seen))[0]
        if not bool(torch.isfinite(logits).all()):
            raise AtelierError("answers_not_finite")
        probabilities = logits.softmax(0).numpy()
        labels = _chosen(probabilities, request.label)
        saliency = explanation.saliency(model, request.seen, labels)
        nearest = None if request.index is None else request.index.nearest(request.seen, NEAREST)
        found = None if nearest is None else nearest.indices
        return Explanation(request, labels, classes, probabilities, saliency, found)

    def _model(self, own: OwnWeights | None) -> tuple[tuple[str, ...], nn.Module]:
        kept = self._models.get(own is None)
        if kept is None or kept[0] is not own:
            trained = _weights(own)
            kept = (own, trained.classes, trained.build())
            self._models[own is None] = kept
        return kept[1:]


class IndexBuilder(QObject):
    """Makes one index at a time.

    Signals:
        built(Index)
        failed(AtelierError)
        progressed(float): Share that is done, 0 to 1; not sent where the cache holds it.
        cancelled()
    """

    built = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    cancelled = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an index is being made; only one can be."""
        return self._job is not None

    def build(self, own: OwnWeights | None, dataset: LoadedDataset) -> None:
        """Begin the index of the training images by the features of some weights (None: shipped).

        Only while `is_busy` is false.
        """

        def work(job: Job) -> Index:
            from engine import devices
            from engine.inference import neighbours

            devices.use_threads(1)
            return neighbours.index(_weights(own), dataset.train, job.progress)

        self._job = self._background.start(
            work, self._done, self._failed, self._progressed, self._cancelled
        )

    def cancel(self) -> None:
        """End the work; `cancelled` says when it has ended."""
        if self._job is not None:
            self._job.cancel()

    def _done(self, index: Index) -> None:
        self._job = None
        self.built.emit(index)

    def _failed(self, error: AtelierError) -> None:
        self._job = None
        self.failed.emit(error)

    def _progressed(self, done: int, total: int) -> None:
        self.progressed.emit(done / total)

    def _cancelled(self) -> None:
        self._job = None
        self.cancelled.emit()


def _weights(own: OwnWeights | None) -> Weights:
    from engine.models import weights

    if own is None:
        return weights.read(home.default_weights())
    return own.weights()


def _chosen(probabilities: NDArray[np.float32], label: int | None) -> tuple[int, int]:
    """The class to explain, and the likeliest of the others."""
    ranked = [int(place) for place in np.argsort(-probabilities, kind="stable")]
    first = ranked[0] if label is None else label
    return first, next((place for place in ranked if place != first), first)
