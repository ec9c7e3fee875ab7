"""What the network is given of one image: found out off the GUI thread, the newest wins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from engine.data.tensor_facts import TensorFacts, facts_of
from engine.errors import AtelierError
from engine.transform_steps import TransformStep
from gui.background import Background

if TYPE_CHECKING:
    from engine.data.image_set import ImageSet


# As often as somebody reads figures while an arrow key is held down.
_PACE_MS = 30


@dataclass(frozen=True, eq=False)
class _Question:
    images: ImageSet
    index: int
    steps: tuple[TransformStep, ...]


class FedFacts(QObject):
    """Puts an image through the fixed transforms, and says what comes out.

    Signals:
        found(TensorFacts): Of the newest question.
        failed(AtelierError): Likewise; a transform cannot work on this image.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._busy = False
        self._next: _Question | None = None
        self._clock = QTimer(self, interval=_PACE_MS, singleShot=True)
        self._clock.timeout.connect(self._start)

    def ask(self, images: ImageSet, index: int, steps: tuple[TransformStep, ...]) -> None:
        """Ask; questions before this one get no answer any more."""
        self._next = _Question(images, index, steps)
        if not self._clock.isActive():
            self._clock.start()

    @Slot()
    def _start(self) -> None:
        if self._busy or self._next is None:
            return
        question, self._next = self._next, None
        self._busy = True
        self._background.start(
            lambda _: _facts_of(question), self._take, self._give_up, None, self._cancelled
        )

    def _ended(self) -> bool:
        """Begin with what waits; whether the answer that has come is to the newest question."""
        self._busy = False
        newest = self._next is None
        self._start()
        return newest

    def _cancelled(self) -> None:
        """The program ends."""
        self._ended()

    def _take(self, facts: TensorFacts) -> None:
        if self._ended():
            self.found.emit(facts)

    def _give_up(self, error: AtelierError) -> None:
        if self._ended():
            self.failed.emit(error)


def _facts_of(question: _Question) -> TensorFacts:
    """In a worker thread: transforms need torch and torchvision."""
    prepared = replace(question.images, transforms=question.steps)
    fed, _ = prepared[question.index]
    return facts_of(fed.numpy(), str(fed.device))
