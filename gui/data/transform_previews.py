"""Works out, off the GUI thread, what transforms make of an image: the newest request wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.errors import AtelierError
from engine.transform_steps import TransformStep
from gui.background import Background, Job
from gui.session import LoadedDataset

if TYPE_CHECKING:
    from torch import Tensor

DRAWS = 12


@dataclass(frozen=True, eq=False)
class Request:
    """What to show.

    Attributes:
        sample: uint8 [C, H, W], with one channel or three.
        steps: The whole list of transforms, also if one of them cannot work.
        seed: Of what is random.
    """

    sample: Tensor
    steps: tuple[TransformStep, ...]
    seed: int


@dataclass(frozen=True, eq=False)
class Stage:
    """The image after a step.

    Attributes:
        number: The step's place in the whole list, from 1; 0 for pixels that become floats, and -1
            for the image as it is.
        step: The step; None for the first two.
        shape: Of the image after it; of what reached it, if it cannot work.
        low: The least value after it.
        high: The largest.
        pixels: uint8 [h, w] or [h, w, 3], to be looked at; None if the step cannot work.
        is_stretched: Whether `pixels` goes from `low` to `high`, as values lie outside of 0..1.
        is_unchanged: Whether the step changed nothing.
        error: Why the step cannot work.
    """

    number: int
    step: TransformStep | None
    shape: tuple[int, ...]
    low: float = 0.0
    high: float = 0.0
    pixels: NDArray[np.uint8] | None = None
    is_stretched: bool = False
    is_unchanged: bool = False
    error: AtelierError | None = None


@dataclass(frozen=True, eq=False)
class Answer:
    """What transforms make of an image.

    Attributes:
        request: What was asked.
        stages: Step by step, up to one that cannot work.
        draws: uint8 [DRAWS, h, w] or [DRAWS, h, w, 3], by the steps before one that cannot work.
        first_seed: torch's, of the stages, which are the first of the draws.
    """

    request: Request
    stages: tuple[Stage, ...]
    draws: NDArray[np.uint8]
    first_seed: int


class Previewer(QObject):
    """Answers requests one at a time; of those that come meanwhile, only the newest.

    Signals:
        answered(Answer): In the order of the requests; there may be a newer one by then.
        failed(AtelierError)
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: Job | None = None
        self._waiting: Request | None = None

    def ask(self, request: Request) -> None:
        """Work it out; the answer comes as a signal."""
        if self._job is not None:
            self._waiting = request
            return
        self._job = self._background.start(lambda _: answer(request), self._done, self._fail)

    def _done(self, found: Answer) -> None:
        self._go_on()
        self.answered.emit(found)

    def _fail(self, error: AtelierError) -> None:
        self._go_on()
        self.failed.emit(error)

    def _go_on(self) -> None:
        self._job = None
        if self._waiting is not None:
            request, self._waiting = self._waiting, None
            self.ask(request)


def answer(request: Request) -> Answer:
    """In a worker thread: trace and draws of a sample, as pictures."""
    import torch

    from engine import devices, rng
    from engine.data import transforms

    devices.use_threads(1)
    traced = transforms.trace(request.steps, request.sample, request.seed)
    stages = [_stage(-1, None, request.sample)]
    for each in traced:
        if each.after is None:
            shape = tuple(each.before.shape)
            stages.append(Stage(each.number, each.step, shape, error=each.error))
        else:
            same = each.step is not None and torch.equal(each.before, each.after)
            stages.append(_stage(each.number, each.step, each.after, is_unchanged=same))
    last = traced[-1]
    working = request.steps if last.error is None else request.steps[: last.number - 1]
    drawn = transforms.previews(working, request.sample, DRAWS, request.seed)
    first = rng.sample_seed(request.seed, 0, 0)  # see `transforms.previews`
    return Answer(request, tuple(stages), _pictures(drawn)[0], first)


def _stage(
    number: int, step: TransformStep | None, image: Tensor, *, is_unchanged: bool = False
) -> Stage:
    pixels, is_stretched = _pictures(image[None])
    return Stage(
        number,
        step,
        tuple(image.shape),
        float(image.min()),
        float(image.max()),
        pixels[0],
        is_stretched,
        is_unchanged,
    )


def _pictures(images: Tensor) -> tuple[NDArray[np.uint8], bool]:
    """Images to look at, uint8 [n, h, w] or [n, h, w, 3], and whether their range was stretched.

    What is not within 0..1 is shown from its least value to its largest, the same for all images.
    """
    import torch

    is_stretched = False
    if images.dtype != torch.uint8:
        low, high = float(images.min()), float(images.max())
        is_stretched = low < 0 or high > 1
        if is_stretched:
            images = (images - low) / ((high - low) or 1.0)
        images = (images * 255).round().to(torch.uint8)
    if images.shape[1] == 1:
        return images[:, 0].numpy(), is_stretched
    return images.permute(0, 2, 3, 1).numpy(), is_stretched


def mean_and_std(dataset: LoadedDataset, job: Job) -> tuple[float, float]:
    """In a worker thread: over all pixels and channels of the training split, scaled to 0..1."""
    from engine.data import statistics

    measured = statistics.measure(dataset.train, cancel=job.cancel_event)
    means, stds = measured.mean, measured.std
    mean = sum(means) / len(means)
    square = sum(s * s + m * m for m, s in zip(means, stds, strict=True)) / len(means)
    return mean, max(0.0, square - mean * mean) ** 0.5
