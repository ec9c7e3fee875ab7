"""Runs the lines of the tensor pad one after the other, in worker threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.errors import AtelierError
from engine.models.tensor_pad_records import Answer, TensorRecord
from gui.background import Background, Job
from gui.session import Chosen, LoadedDataset

if TYPE_CHECKING:
    from engine.models.tensor_pad import Pad

Deed = Callable[["Pad"], Answer]


@dataclass(eq=False)
class Source:
    """What `picture` is.

    Attributes:
        picture: uint8 [H, W] or [H, W, 3]; None until the pad has it, and where there is none.
    """

    picture: NDArray[np.uint8] | None = None


@dataclass(frozen=True)
class Taken:
    """A line that was done.

    Attributes:
        line: As it was typed.
        name: The tensor that it made, changed or showed; "" if it was something else.
        has_text: Whether it was something else that can be read, such as a number.
        source: What `picture` was.
    """

    line: str
    name: str
    has_text: bool
    source: Source


class PadRunner(QObject):
    """Owns the pad. No line is dropped; each begins when the one before has ended.

    Args:
        background: Runs the jobs.
        parent: As Qt has it.

    Signals:
        answered(str, Answer): A line, empty for what was no line, and what became of it.
        failed(str, AtelierError): A line that was refused; nothing has changed.
    """

    answered = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._waiting: deque[tuple[str, Deed, Source]] = deque()
        self._busy = False
        self._pad: Pad | None = None
        self._source = Source()
        self.taken: list[Taken] = []  # since the beginning: what was typed, and worked
        self.tensors: tuple[TensorRecord, ...] = ()  # that have a name now

    @property
    def is_busy(self) -> bool:
        """Whether a line is being done, or waits for that."""
        return self._busy or bool(self._waiting)

    def run(self, line: str) -> None:
        """Do what a line says."""
        self._ask(line, lambda pad: pad.run(line))

    def remove(self, name: str) -> None:
        """Forget a name."""
        self._ask("", lambda pad: pad.remove(name))

    def clear(self) -> None:
        """Forget all names."""
        self._ask("", lambda pad: pad.clear())

    def begin_again(self) -> None:
        """Have the pad as it was at first, for other lines to be run."""
        self.taken = []
        self._ask("", lambda pad: pad.begin_again())

    def take_over(self, other: PadRunner) -> None:
        """Go on with the pad of another one, which runs nothing any more."""
        self._pad, self._source = other._pad, other._source
        self.taken, self.tensors = list(other.taken), other.tensors

    def show_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """Let `picture` stand for uint8 [H, W] or [H, W, 3], or for nothing."""
        self._source = Source(picture)

        def put(pad: Pad) -> Answer:
            pad.set_picture(picture)
            return pad.records()

        self._ask("", put)

    def show_image(self, dataset: LoadedDataset, chosen: Chosen) -> None:
        """Let `picture` stand for an image of the dataset, as it is: no transforms."""
        source = self._source = Source()

        def put(pad: Pad) -> Answer:
            image = dataset.split(chosen.split).images[chosen.index].permute(1, 2, 0).numpy()
            source.picture = (image[..., 0] if image.shape[2] == 1 else image).copy()
            pad.set_picture(source.picture)
            return pad.records()

        self._ask("", put)

    def _ask(self, line: str, deed: Deed) -> None:
        self._waiting.append((line, deed, self._source))
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        line, deed, source = self._waiting.popleft()

        def work(_: Job) -> Answer:
            from engine import devices
            from engine.models.tensor_pad import Pad

            devices.use_threads(1)  # a training in progress has first call on the cores
            if self._pad is None:
                self._pad = Pad()
            return deed(self._pad)

        def done(answer: Answer) -> None:
            self._busy = False
            if line:
                has_text = answer.text not in (None, "None")
                self.taken.append(Taken(line, answer.name or "", has_text, source))
            self.tensors = answer.tensors
            self.answered.emit(line, answer)
            self._next()

        def failed(error: AtelierError) -> None:
            self._busy = False
            self.failed.emit(line, error)
            self._next()

        self._background.start(work, done, failed)
