"""Transforms as functions on tensors: what `torchvision.transforms.v2` does, step by step.

A list of steps (`engine.transform_steps`) begins where pixels have become floats of 0..1. Its
fixed steps are done wherever a network is asked (`engine.pixels.FixedSteps`); its random ones are
drawn anew for each image that is trained on, from torch's global generator, as torchvision draws.
torchvision is imported when the first step needs it: without transforms nothing waits for it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.utils.data import Dataset

from engine import rng
from engine.data import sketching
from engine.data.image_set import ImageSet
from engine.errors import AtelierError
from engine.pixels import FixedSteps, to_float
from engine.transform_steps import TransformStep, is_random, shape_after

Function = Callable[[Tensor], Tensor]
Steps = tuple[TransformStep, ...]


@dataclass(frozen=True)
class _Placed:
    """A step that is switched on, and where it stands.

    Attributes:
        number: Its place in the whole list, from 1.
        step: The step.
        normalized: Whether a Normalize stands before it: 0 and 1 are no longer black and white.
    """

    number: int
    step: TransformStep
    normalized: bool

    def __call__(self, images: Tensor) -> Tensor:
        """Images of float [..., C, H, W] changed; random steps draw once for all of them."""
        try:
            return _function(self.step, self.normalized)(images)
        except (RuntimeError, ValueError) as error:
            raise AtelierError(
                "transform_unfit",
                number=self.number,
                name=self.step.name,
                shape=list(images.shape[-3:]),
                reason=str(error).partition("\n")[0],
            ) from error


@functools.lru_cache(maxsize=64)
def _placed(steps: Steps) -> tuple[_Placed, ...]:
    """The steps that are switched on, in order."""
    found = []
    normalized = False
    for number, step in enumerate(steps, 1):
        if step.enabled:
            found.append(_Placed(number, step, normalized))
            normalized |= step.name == "Normalize"
    return tuple(found)


@functools.lru_cache(maxsize=256)
def _function(step: TransformStep, normalized: bool) -> Function:
    """A step as torchvision (or `sketching`) does it, on float [..., C, H, W]."""
    if not step.kind.is_random:
        return FixedSteps((step,))
    if step.name == "Sketch":
        return _Sketch(float(step.value("p")))
    from torchvision.transforms import v2

    arguments: dict[str, Any] = step.arguments()
    if step.name == "GaussianNoise":
        # Pixels stay pixels, 0 to 1; normalised ones have no such bounds.
        arguments["clip"] = not normalized
    made: Function = getattr(v2, step.name)(**arguments)
    return made


@dataclass(frozen=True)
class _Sketch:
    """With probability `p` a photo becomes a sketch, as `sketching.as_sketches` draws it."""

    p: float

    def __call__(self, image: Tensor) -> Tensor:
        """One float image [1, H, W] in 0..1 -> float [1, H, W] in 0..1."""
        if torch.rand(1).item() >= self.p:
            return image
        return sketching.as_sketches(image[None], torch.default_generator)[0]


@dataclass(frozen=True)
class _Sample:
    """All steps of a list."""

    steps: Steps

    def __call__(self, sample: Tensor) -> Tensor:
        return _run(_placed(self.steps), _floats(sample, self.steps))


def _floats(images: Tensor, steps: Steps) -> Tensor:
    """Pixels as the first step gets them, once it is sure that all steps can work on them."""
    channels, height, width = images.shape[-3:]
    shape_after(steps, (channels, height, width))
    return images if images.is_floating_point() else to_float(images)


def _run(placed: Iterable[_Placed], images: Tensor) -> Tensor:
    for each in placed:
        images = each(images)
    return images


def sample_pipeline(steps: Iterable[TransformStep]) -> Function:
    """What all steps of a list that are switched on do to one sample.

    Returns:
        A function from float [C, H, W] in 0..1 to float [C', H', W']. Random steps draw from the
        global CPU generator: the caller has seeded it, within `rng.borrowed`. It raises
        `AtelierError`, `transform_unfit`.
    """
    return _Sample(tuple(steps))


@dataclass(frozen=True, eq=False)
class Transformed(Dataset[tuple[Tensor, Tensor]]):
    """Images as one epoch of a training sees them: transformed, with what is random drawn.

    What is drawn for an image depends on (seed, epoch, index) alone: batches, workers, pauses and
    resumes change nothing. An image that comes twice in an epoch is twice the same.

    Attributes:
        images: The images, with their whole list of transforms.
        seed: The run's.
        epoch: Counted from 1.
    """

    images: ImageSet
    seed: int
    epoch: int

    def __len__(self) -> int:
        return len(self.images)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        """One sample: float32 [C, H, W], and its label as int64 []."""
        images, labels = self.__getitems__([index])
        return images[0], labels[0]

    def __getitems__(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """A batch: float32 [n, C, H, W], int64 [n].

        Raises:
            AtelierError: `transform_unfit`.
        """
        steps = self.images.transforms
        if not is_random(steps):
            return self.images.__getitems__(indices)
        chosen = torch.as_tensor(indices)
        pixels = self.images.images.index_select(0, chosen)
        images = self._drawn(_floats(pixels, steps), chosen.tolist())
        return images, self.images.labels.index_select(0, chosen)

    def _drawn(self, images: Tensor, indices: Iterable[int]) -> Tensor:
        """All steps: in between the first random one and the last, one image at a time."""
        placed = _placed(self.images.transforms)
        random = [place for place, each in enumerate(placed) if each.step.kind.is_random]
        first, last = random[0], random[-1] + 1
        images = _run(placed[:first], images)
        with rng.borrowed():
            drawn = []
            for index, image in zip(indices, images, strict=True):
                rng.reseed(rng.sample_seed(self.seed, self.epoch, index))
                drawn.append(_run(placed[first:last], image))
        return _run(placed[last:], torch.stack(drawn))


@dataclass(frozen=True, eq=False)
class Stage:
    """What one step did to a sample.

    Attributes:
        number: The step's place in the whole list, from 1; 0 for pixels that become floats.
        step: The step; None for pixels that become floats.
        before: What reached it, uint8 or float32 [C, H, W].
        after: What came out, float32 [C', H', W']; None if it cannot work.
        error: Why it cannot; `transform_unfit`.
    """

    number: int
    step: TransformStep | None
    before: Tensor
    after: Tensor | None
    error: AtelierError | None = None


def trace(steps: Iterable[TransformStep], sample: Tensor, seed: int = 0) -> list[Stage]:
    """One sample, step by step: the first of the `previews` of the same seed.

    Args:
        steps: The whole list.
        sample: uint8 [C, H, W].
        seed: Of what is random.

    Returns:
        A stage for the change to floats and one for each step that is switched on; none behind a
        step that cannot work.
    """
    with rng.seeded(rng.sample_seed(seed, 0, 0)):
        return list(_stages(tuple(steps), sample))


def _stages(steps: Steps, sample: Tensor) -> Iterator[Stage]:
    image = to_float(sample)
    yield Stage(0, None, sample, image)
    for each in _placed(steps):
        channels, height, width = sample.shape
        try:
            shape_after(steps[: each.number], (channels, height, width))
            changed = each(image)
        except AtelierError as error:
            yield Stage(each.number, each.step, image, None, error)
            return
        yield Stage(each.number, each.step, image, changed)
        image = changed


def previews(
    steps: Iterable[TransformStep], sample: Tensor, count: int = 12, seed: int = 0
) -> Tensor:
    """What may come out of a sample: `count` draws of it.

    Args:
        steps: The whole list.
        sample: uint8 [C, H, W].
        count: How many, at least 1.
        seed: Of what is random.

    Returns:
        float32 [count, C', H', W'].

    Raises:
        AtelierError: `transform_unfit`.
    """
    pipeline, image = sample_pipeline(steps), to_float(sample)
    drawn = []
    for place in range(count):
        # One at a time: a training that waits for the generator waits for one draw.
        with rng.seeded(rng.sample_seed(seed, 0, place)):
            drawn.append(pipeline(image))
    return torch.stack(drawn)
