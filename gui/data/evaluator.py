"""Has a network name every image of a split, off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import merged_classes
from engine.errors import AtelierError
from engine.evaluation.order import Answers
from gui.background import Background, Job
from gui.session import LoadedDataset, OwnWeights, Session

if TYPE_CHECKING:
    from engine.data.image_set import Split

Merge = tuple[tuple[int, ...], ...]

# What the weights that come with Atelier are for.
_SHIPPED_SHAPE, _SHIPPED_CLASSES = (1, 28, 28), FASHION_CLASSES


@dataclass(frozen=True, eq=False)
class Predictions:
    """What one model answers to all images of one split.

    Attributes:
        split: Which.
        own: The person's own weights, as they were then; None for the model that comes along.
        answers: Its answers.
    """

    split: Split
    own: OwnWeights | None
    answers: Answers


@dataclass(frozen=True, eq=False)
class _Request:
    dataset: LoadedDataset
    split: Split
    own: OwnWeights | None
    merge: Merge


def shipped_fits(session: Session) -> bool:
    """Whether the model that comes along can name the images of the dataset in memory."""
    dataset = session.dataset
    if dataset is None:
        return False
    return (dataset.entry.shape, dataset.entry.classes) == (_SHIPPED_SHAPE, _SHIPPED_CLASSES)


def own_merge(session: Session) -> Merge | None:
    """How labels have to be merged for the own weights to be right or wrong about them.

    None if they cannot name the images of the dataset in memory, or if there are none.
    """
    dataset, own = session.dataset, session.own_weights
    if dataset is None or own is None or own.inputs.picture != dataset.entry.shape:
        return None
    for merge in ((), session.data.merge):
        if merged_classes(dataset.entry.classes, merge)[0] == own.inputs.classes:
            return merge
    return None


class Evaluator(QObject):
    """One evaluation at a time; another dataset ends it.

    Signals:
        evaluated(Predictions): Of the dataset in memory.
        failed(AtelierError): Likewise.
        progressed(float): Share that is done, 0 to 1.
        ended(): After an evaluation, whatever came of it.
    """

    evaluated = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._job: Job | None = None
        session.dataset_changed.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether an evaluation is under way."""
        return self._job is not None

    def start(self, split: Split, *, own: bool) -> None:
        """Evaluate; nothing happens while another evaluation is under way.

        Args:
            split: On which images.
            own: With the person's own weights, else with those that come along.
        """
        dataset = self._session.dataset
        merge = own_merge(self._session) if own else ()
        if dataset is None or merge is None or self._job is not None:
            return
        request = _Request(dataset, split, self._session.own_weights if own else None, merge)
        self._job = self._background.start(
            lambda job: _evaluate(request, job),
            self._done,
            self._failed,
            self._progressed,
            self._end,
        )

    def cancel(self) -> None:
        """End what is under way, after its batch; it is not announced."""
        if self._job is not None:
            self._job.cancel()

    def _done(self, predictions: Predictions) -> None:
        wanted = self._job is not None and not self._job.cancel_event.is_set()
        self._end()
        if wanted:
            self.evaluated.emit(predictions)

    def _failed(self, error: AtelierError) -> None:
        wanted = self._job is not None and not self._job.cancel_event.is_set()
        self._end()
        if wanted:
            self.failed.emit(error)

    def _progressed(self, done: int, total: int) -> None:
        self.progressed.emit(done / total)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def _evaluate(request: _Request, job: Job) -> Predictions:
    """In a worker thread, with a network of its own."""
    import torch

    from engine import devices, home
    from engine.data import loaders
    from engine.evaluation import metrics
    from engine.models import weights

    devices.use_threads(1)
    own = request.own
    trained = weights.read(home.default_weights()) if own is None else own.weights()
    cpu = torch.device("cpu")
    images = loaders.merge(request.dataset.split(request.split), request.merge)
    model = devices.place(trained.build(), cpu)
    report = metrics.evaluate(model, images, cpu, job.progress)
    named = report.answers.numpy()
    answers = Answers(
        classes=images.classes,
        answers=named,
        confidences=report.confidences.numpy(),
        losses=report.losses.numpy(),
        right=named == report.labels.numpy(),
    )
    return Predictions(request.split, own, answers)
