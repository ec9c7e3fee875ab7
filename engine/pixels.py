"""From bytes to what a network is given: one way, everywhere."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.transform_steps import TransformStep, fixed_steps


def to_float(images: Tensor) -> Tensor:
    """Pixels as a network sees them: uint8 0..255 to float32 0..1, any shape.

    Divides, as torchvision's `ToTensor` does; `v2.ToDtype(scale=True)` multiplies by 1/255, which
    differs in the last bit for 126 of the 256 values. CUDA does so too where the divisor is a
    number, but divides by a tensor of its own.
    """
    if images.device.type == "cpu":
        return images.float() / 255
    return images.float() / torch.full((), 255.0, device=images.device)


def as_batch(seen: NDArray[np.uint8]) -> Tensor:
    """One framed picture, uint8 [H, W] or [H, W, 3], as a batch: float32 [1, C, H, W] in 0..1."""
    pixels = torch.from_numpy(seen)
    planes = pixels[None] if pixels.ndim == 2 else pixels.permute(2, 0, 1)
    return to_float(planes)[None]


@dataclass(frozen=True)
class FixedSteps:
    """The fixed steps, of those switched on, as one function.

    A batch gives the same as its images one by one. Differentiable.

    Attributes:
        steps: A list of transforms, random ones and those that are switched off included.
    """

    steps: tuple[TransformStep, ...]

    @functools.cached_property
    def _chain(self) -> list[Callable[[Tensor], Tensor]]:
        from torchvision.transforms import v2

        return [getattr(v2, step.name)(**step.arguments()) for step in fixed_steps(self.steps)]

    def __call__(self, pictures: Tensor) -> Tensor:
        """From pictures, uint8 or float32 in 0..1, [N, C, H, W], to float32."""
        values = to_float(pictures) if pictures.dtype == torch.uint8 else pictures
        if self._chain:
            # Resize takes other roads, to other last bits, for images with channels side by side.
            values = values.contiguous()
        for transform in self._chain:
            values = transform(values)
        return values
