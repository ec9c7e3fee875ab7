"""Names drawings in a thread of its own: the newest drawing wins, older ones are dropped."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
        shipped: The verdict of the weights that come with Atelier, if there is one.
        own: That of the person's own training, if there is one.
        error: Why one of them is missing, if not for want of a model.
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
    """In the prediction thread: holds the classifiers. Every request is answered."""

    answered = Signal(object)
    ready = Signal(object)
    taught = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._shipped: Classifier | None = None
        self._own: Classifier | None = None
        self._error: AtelierError | None = None

    @Slot()
    def load(self) -> None:
        """Read the weights in use: the shipped ones, or what they were taught since.

        The classes (or the error) are the answer.
        """
        with self._noting_errors():
            from engine import devices
            from engine.inference.classifier import Classifier
            from engine.models import taught

            devices.use_threads(1)
            path = taught.current_weights()
            self._shipped = Classifier.read(path)
            self.taught.emit(path != home.default_weights())
        self.ready.emit(self._error if self._shipped is None else self._shipped.classes)

    @Slot(object)
    def take_own(self, own: OwnWeights) -> None:
        """Use newer weights of the person's own; if they cannot be used, the older ones stay."""
        with self._noting_errors():
            from engine.inference.classifier import Classifier

            trained = own.weights()
            self._own = self._own.with_state(trained) if self._own else Classifier(trained)

    @Slot(object)
    def predict(self, request: _Request) -> None:
        """Name one drawing with every classifier there is."""
        self._error = None
        framed: dict[tuple[object, ...], NDArray[np.uint8]] = {}  # alike for like models
        shipped, own = (
            self._ask(model, request.picture, framed) for model in (self._shipped, self._own)
        )
        elapsed = (time.perf_counter() - request.asked) * 1000
        self.answered.emit(Verdict(shipped, own, self._error, elapsed))

    def _ask(
        self,
        model: Classifier | None,
        picture: NDArray[np.uint8],
        framed: dict[tuple[object, ...], NDArray[np.uint8]],
    ) -> Prediction | None:
        prediction = None
        if model is not None:
            with self._noting_errors():
                inputs = model.weights.inputs
                key = (inputs.picture, inputs.framing)
                if key not in framed:
                    framed[key] = model.frame(picture)
                prediction = model.classify(framed[key])
        return prediction

    @contextmanager
    def _noting_errors(self) -> Iterator[None]:
        """Whatever happens, the thread goes on: a request without an answer would be the last."""
        try:
            yield
        except AtelierError as error:
            self._error = error
        except Exception as error:  # noqa: BLE001  # the person is told, whatever it was
            _log.exception("a prediction failed")
            self._error = AtelierError("internal", reason=f"{type(error).__name__}: {error}")


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
        self._worker.taught.connect(self._note_taught)
        self._worker.ready.connect(self._tell)
        self.told: tuple[str, ...] | AtelierError | None = None  # the last answer of `ready`
        self.taught = False  # whether the weights in use learned from the person's drawings
        self._busy = False
        self._waiting: _Request | None = None

    def load(self) -> None:
        """Start the thread, if need be, and read the weights in use; imports torch there."""
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

    def shut_down(self, milliseconds: int) -> bool:
        """End the thread and wait for it; True if it has ended."""
        self._thread.quit()
        return self._thread.wait(milliseconds)

    @Slot(object)
    def _tell(self, answer: tuple[str, ...] | AtelierError) -> None:
        self.told = answer
        self.ready.emit(answer)

    @Slot(bool)
    def _note_taught(self, taught: bool) -> None:
        self.taught = taught

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
