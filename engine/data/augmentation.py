"""Training images changed a little, and anew each time they are seen, a batch at a time.

All draws come from the generator given: the same generator state and batch give the same pictures.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from engine.data import sketching
from engine.errors import AtelierError, Phrase
from engine.train_spec import AugmentName

_PADDING = 2
_SKETCHED = 0.5
_ELASTIC = 0.03


def augment(name: AugmentName, images: Tensor, generator: torch.Generator) -> Tensor:
    """A batch as an augmentation changes it.

    - `none`: as it is.
    - `flip`: half of the pictures mirrored left to right.
    - `shift`: flip, then each picture moved by up to 2 pixels along each axis, black behind it.
    - `affine`: flip, then each picture turned, stretched, sheared and shifted.
    - `sketch`: half of the pictures as sketches, then affine and a little elastic bending.

    Args:
        name: Which augmentation.
        images: float32 [N, C, H, W] in 0..1, on the CPU; left unchanged.
        generator: A CPU generator.

    Returns:
        float32 [N, C, H, W] in 0..1, on the CPU; `images` itself for `none`.

    Raises:
        AtelierError: `option_needs`, for `sketch` on images of more than one channel.
    """
    if name == "none":
        return images
    if name == "sketch":
        return _sketched(images, generator)
    flipped = sketching.mirror(images, generator)
    if name == "flip":
        return flipped
    if name == "shift":
        return _shifted(flipped, generator)
    return sketching.warp(flipped, generator)


def _shifted(images: Tensor, generator: torch.Generator) -> Tensor:
    """Each picture moved by whole pixels: a crop, at a place of its own, of the padded picture."""
    count, channels, height, width = images.shape
    padded = functional.pad(images, (_PADDING,) * 4)
    corner = torch.randint(0, 2 * _PADDING + 1, (2, count, 1), generator=generator)
    rows = corner[0] + torch.arange(height)
    columns = corner[1] + torch.arange(width)
    # As flat positions: a gather along one axis is several times faster than indexing by two.
    across = padded.shape[-1]
    places = (rows[:, :, None] * across + columns[:, None, :]).reshape(count, 1, height * width)
    taken = padded.flatten(2).gather(2, places.expand(-1, channels, -1))
    return taken.reshape(images.shape)


def _sketched(images: Tensor, generator: torch.Generator) -> Tensor:
    """Photos and sketches mixed, so that a network learns both; each mirrored and bent."""
    if images.shape[1] != 1:
        raise AtelierError(
            "option_needs", option=Phrase("field_sketch"), needed=Phrase("needs_grey")
        )
    chosen = torch.rand(len(images), generator=generator) < _SKETCHED
    mixed = images.clone()
    mixed[chosen] = sketching.as_sketches(images[chosen], generator)
    mirrored = sketching.mirror(mixed, generator)
    return sketching.warp(mirrored, generator, elastic=_ELASTIC)
