"""Photos into sketch-like pictures, and batches bent as hands and cameras bend them.

All functions take and return float batches [N, 1, H, W] in 0..1 (light ink on black) on any
device; what is random draws from the `torch.Generator` given, on the CPU.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

_CLOTH = 0.08
"""Brightness above which a pixel of a photo belongs to the garment."""


def silhouette(photos: Tensor, threshold: float = _CLOTH) -> Tensor:
    """White where there is cloth. Small dark spots (a print, a button) are closed first."""
    closed = -functional.max_pool2d(-functional.max_pool2d(photos, 3, 1, 1), 3, 1, 1)
    return (torch.maximum(closed, photos) > threshold).to(photos.dtype)


def contour(photos: Tensor, width: int = 3) -> Tensor:
    """The outline of the silhouette, `width` half pixels thick, antialiased."""
    fine = functional.interpolate(silhouette(photos), scale_factor=2.0, mode="bilinear")
    mask = (fine > 0.5).to(photos.dtype)
    outside = functional.pad(1.0 - mask, (width, width, width, width), value=1.0)
    inner = 1.0 - functional.max_pool2d(outside, 2 * width + 1, 1)
    return functional.avg_pool2d(mask - inner, 2)


def edges(photos: Tensor, strength: float = 3.0) -> Tensor:
    """Where brightness changes (Sobel's operator): outline, seams, prints."""
    row = torch.tensor([1.0, 2.0, 1.0], dtype=photos.dtype, device=photos.device)
    slope = torch.tensor([-1.0, 0.0, 1.0], dtype=photos.dtype, device=photos.device)
    kernel = torch.stack([row[:, None] * slope, slope[:, None] * row])[:, None] / 8.0
    gradient = functional.conv2d(photos, kernel, padding=1)
    return (gradient.square().sum(dim=1, keepdim=True).sqrt() * strength).clamp(max=1.0)


def as_sketches(photos: Tensor, generator: torch.Generator) -> Tensor:
    """Each photo as a silhouette, an outline, an outline with inner lines, or edges alone.

    Raises:
        RuntimeError: as torch does, if the generator is not a CPU generator.
    """
    kind = torch.randint(0, 8, (len(photos),), generator=generator)
    width = int(torch.randint(2, 5, (1,), generator=generator))
    sketches = torch.empty_like(photos)
    filled, outlined = kind == 0, (kind >= 1) & (kind <= 3)
    both, edged = (kind >= 4) & (kind <= 5), kind >= 6
    sketches[filled] = silhouette(photos[filled])
    sketches[outlined] = contour(photos[outlined], width)
    lines = edges(photos[both], 6.0)
    sketches[both] = torch.maximum(contour(photos[both], width), (lines > 0.55) * lines)
    sketches[edged] = edges(photos[edged], 5.0)
    return sketches


def warp(
    images: Tensor,
    generator: torch.Generator,
    *,
    rotation: float = 0.1,
    scale: float = 0.08,
    shear: float = 0.08,
    shift: float = 0.04,
    elastic: float = 0.0,
) -> Tensor:
    """Turn, stretch, shear, shift and bend each picture by a random amount of its own.

    Args:
        images: float [N, C, H, W].
        generator: a CPU generator.
        rotation: standard deviation in radians.
        scale: standard deviation of each axis' scale, as a share.
        shear: standard deviation of the horizontal shear.
        shift: standard deviation of the shift, as a share of half the picture's edge.
        elastic: standard deviation of a smooth displacement (a 4x4 grid of random vectors,
            interpolated), as a share of half the edge.

    Returns:
        float [N, C, H, W], bilinear, black where nothing was.
    """
    count = len(images)
    draws = torch.randn(count, 6, generator=generator)
    angle = draws[:, 0] * rotation
    cosine, sine = angle.cos(), angle.sin()
    wide, high = torch.exp(draws[:, 1] * scale), torch.exp(draws[:, 2] * scale)
    lean = draws[:, 3] * shear
    theta = torch.stack(
        [
            torch.stack([cosine * wide, lean - sine * high, draws[:, 4] * shift], dim=1),
            torch.stack([sine * wide, cosine * high, draws[:, 5] * shift], dim=1),
        ],
        dim=1,
    )
    grid = functional.affine_grid(theta, list(images.shape), align_corners=False)
    if elastic > 0:
        coarse = torch.randn(count, 2, 4, 4, generator=generator) * elastic
        size = (images.shape[-2], images.shape[-1])
        bend = functional.interpolate(coarse, size, mode="bicubic", align_corners=True)
        grid = grid + bend.permute(0, 2, 3, 1)
    grid = grid.to(images.device, images.dtype)
    return functional.grid_sample(images, grid, align_corners=False)


def mirror(images: Tensor, generator: torch.Generator, share: float = 0.5) -> Tensor:
    """Swap left and right in about `share` of the pictures."""
    chosen = torch.rand(len(images), 1, 1, 1, generator=generator) < share
    return torch.where(chosen.to(images.device), images.flip(-1), images)
