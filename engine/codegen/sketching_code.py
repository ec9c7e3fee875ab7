"""The functions of `engine.data.sketching` as a script has them: the same arithmetic. Light.

A test runs both and compares them. What is random draws from the generator given.
"""

from collections.abc import Iterable

from engine.codegen.data_wording import spoken
from engine.codegen.twin import Language

IMPORTS = ("import torch", "from torch.nn import functional")
"""What the functions need."""

_SILHOUETTE = '''\
def silhouette(photos):
    """White where there is cloth; small dark spots are closed first."""
    closed = -functional.max_pool2d(-functional.max_pool2d(photos, 3, 1, 1), 3, 1, 1)
    return (torch.maximum(closed, photos) > 0.08).to(photos.dtype)
'''

_CONTOUR = '''\
def contour(photos, width):
    """The outline of the silhouette, `width` half pixels thick."""
    fine = functional.interpolate(silhouette(photos), scale_factor=2.0, mode="bilinear")
    mask = (fine > 0.5).to(photos.dtype)
    outside = functional.pad(1.0 - mask, (width, width, width, width), value=1.0)
    inner = 1.0 - functional.max_pool2d(outside, 2 * width + 1, 1)
    return functional.avg_pool2d(mask - inner, 2)
'''

_EDGES = '''\
def edges(photos, strength):
    """Where brightness changes (Sobel's operator)."""
    row = torch.tensor([1.0, 2.0, 1.0])
    slope = torch.tensor([-1.0, 0.0, 1.0])
    kernel = torch.stack([row[:, None] * slope, slope[:, None] * row])[:, None] / 8.0
    gradient = functional.conv2d(photos, kernel, padding=1)
    length = gradient.square().sum(dim=1, keepdim=True).sqrt()
    return (length * strength).clamp(max=1.0)
'''

_AS_SKETCHES = '''\
def as_sketches(photos, generator):
    """Each photo as a silhouette, an outline, an outline with lines in it, or edges."""
    kind = torch.randint(0, 8, (len(photos),), generator=generator)
    width = int(torch.randint(2, 5, (1,), generator=generator))
    sketches = torch.empty_like(photos)
    filled, outlined = kind == 0, (kind >= 1) & (kind <= 3)
    both, edged = (kind >= 4) & (kind <= 5), kind >= 6
    sketches[filled] = silhouette(photos[filled])
    sketches[outlined] = contour(photos[outlined], width)
    lines = edges(photos[both], 6.0)
    outlines = contour(photos[both], width)
    sketches[both] = torch.maximum(outlines, (lines > 0.55) * lines)
    sketches[edged] = edges(photos[edged], 5.0)
    return sketches
'''

_WARP = '''\
def warp(images, generator, elastic=0.0):
    """Turn, stretch, shear, shift and bend each image, each in its own way."""
    count = len(images)
    draws = torch.randn(count, 6, generator=generator)
    angle = draws[:, 0] * 0.1
    cosine, sine = angle.cos(), angle.sin()
    wide, high = torch.exp(draws[:, 1] * 0.08), torch.exp(draws[:, 2] * 0.08)
    lean = draws[:, 3] * 0.08
    across = [cosine * wide, lean - sine * high, draws[:, 4] * 0.04]
    down = [sine * wide, cosine * high, draws[:, 5] * 0.04]
    theta = torch.stack([torch.stack(across, dim=1), torch.stack(down, dim=1)], dim=1)
    grid = functional.affine_grid(theta, list(images.shape), align_corners=False)
    if elastic > 0:
        # A coarse grid of random shifts, interpolated: the image bends smoothly.
        coarse = torch.randn(count, 2, 4, 4, generator=generator) * elastic
        bend = functional.interpolate(
            coarse, images.shape[-2:], mode="bicubic", align_corners=True
        )
        grid = grid + bend.permute(0, 2, 3, 1)
    return functional.grid_sample(images, grid, align_corners=False)
'''

_MIRROR = '''\
def mirror(images, generator):
    """Swap left and right in about half of the images."""
    chosen = torch.rand(len(images), 1, 1, 1, generator=generator) < 0.5
    return torch.where(chosen, images.flip(-1), images)
'''

_SOURCES = {
    "silhouette": _SILHOUETTE,
    "contour": _CONTOUR,
    "edges": _EDGES,
    "as_sketches": _AS_SKETCHES,
    "warp": _WARP,
    "mirror": _MIRROR,
}
_NEEDED = {"contour": ("silhouette",), "as_sketches": ("silhouette", "contour", "edges")}


def definitions(names: Iterable[str], language: Language) -> tuple[str, ...]:
    """The functions called `names`, and those that they need, in an order that reads well.

    `silhouette(photos)`, `contour(photos, width)`, `edges(photos, strength)`,
    `as_sketches(photos, generator)`, `warp(images, generator, elastic=0.0)` and
    `mirror(images, generator)`: all from float batches [N, C, H, W] on the CPU to such; C is 1
    but for the last two.
    """
    asked = set(names)
    wanted = asked.union(*(_NEEDED.get(name, ()) for name in asked))
    return tuple(
        spoken(source, language).rstrip() for name, source in _SOURCES.items() if name in wanted
    )
