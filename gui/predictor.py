"""Names drawings in a thread of its own: the newest drawing wins, older ones are dropped."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine import home
from engine.errors import AtelierError
from gui.session import OwnWeights

if TYPE_CHECKING:
    from engine.inference.classifier import Classifier, Prediction

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Verdict:
    """What the models say of one drawing.

    Attributes:
        shipped: The verdict of the weights that come with Atelier; None without ink.
        own: That of the person's own training; None before the first, or without ink.
        error: Why there is no verdict, if there is none.
        milliseconds: From the request to the answer, the way through both threads included.
    """

    shipped: Prediction | None = None
    own: Prediction | None = None
    error: AtelierError | None = None
    milliseconds: float = 0.0


@dataclass(frozen=True, eq=False)
class _Request:
    picture: NDArray[np.uint8]
    asked: float


class _Worker(QObject):
    """In the prediction thread: holds the classifiers."""

    answered = Signal(object)
    ready = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shipped: Classifier | None = None
        self._own: Classifier | None = None

    @Slot()
    def load(self) -> None:
        """Read the shipped weights; the classes (or the error) are the answer."""
        from engine import devices
        from engine.inference.classifier import Classifier

        devices.use_threads(1)
        try:
            self._shipped = Classifier.read(home.default_weights())
        except AtelierError as error:
            self.ready.emit(error)
        else:
            self.ready.emit(self._shipped.classes)

    @Slot(object)
    def take_own(self, own: OwnWeights) -> None:
        """Use newer weights of the person's own."""
        from engine.inference.classifier import Classifier
        from engine.models.weights import Weights

        entry = own.dataset
        weights = Weights(own.model, entry.shape, entry.classes, entry.name, own.state_dict)
        try:
            self._own = Classifier(weights)
        except AtelierError as error:
            # Weights of a training that is about to diverge: the older ones speak on.
            _log.warning("weights after step %d were not taken: %s", own.step, error)

    @Slot(object)
    def predict(self, request: _Request) -> None:
        """Name one drawing with every classifier there is."""
        shipped = own = error = None
        try:
            if self._shipped:
                shipped = self._shipped.predict(request.picture)
            if self._own:
                own = self._own.predict(request.picture)
        except AtelierError as found:
            error = found
        elapsed = (time.perf_counter() - request.asked) * 1000
        self.answered.emit(Verdict(shipped, own, error, elapsed))


class Predictor(QObject):
    """The GUI thread's end: ask at any rate, hear of the newest.

    Signals:
        answered(Verdict): For the newest drawing asked about; at most one is under way.
        ready(tuple[str, ...] | AtelierError): The shipped weights' classes, or why there are none.
    """

    answered = Signal(object)
    ready = Signal(object)
    _asked = Signal(object)
    _load = Signal()
    _own_given = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._load.connect(self._worker.load)
        self._asked.connect(self._worker.predict)
        self._own_given.connect(self._worker.take_own)
        self._worker.answered.connect(self._answer)
        self._worker.ready.connect(self.ready)
        self._busy = False
        self._waiting: _Request | None = None

    def load(self) -> None:
        """Start the thread and read the shipped weights; imports torch there."""
        self._thread.start()
        self._load.emit()

    def set_own(self, own: OwnWeights) -> None:
        """Use newer weights of the person's own training."""
        self._own_given.emit(own)

    def ask(self, picture: NDArray[np.uint8]) -> None:
        """Ask about a drawing, uint8 [height, width]; `answered` follows."""
        request = _Request(picture, time.perf_counter())
        if self._busy:
            self._waiting = request
        else:
            self._busy = True
            self._asked.emit(request)

    def shut_down(self) -> None:
        """End the thread and wait for it."""
        self._thread.quit()
        self._thread.wait()

    @Slot(object)
    def _answer(self, verdict: Verdict) -> None:
        if self._waiting is None:
            self._busy = False
        else:
            # What was asked about in the meantime makes this answer stale only for a moment:
            # it is shown all the same, so that the bars follow a pen that never rests.
            self._asked.emit(self._waiting)
            self._waiting = None
        self.answered.emit(verdict)
