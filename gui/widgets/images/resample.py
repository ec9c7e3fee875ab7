"""Pictures out of arrays: resampling by area, and arrays as QImage."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

OPAQUE = np.uint32(0xFF000000)

_ALONE = 200_000  # multiplications up to which OpenBLAS does a product in one thread


@lru_cache(maxsize=32)
def _area_weights(source: int, target: int) -> NDArray[np.float32]:
    """Share of each source pixel in each target pixel, [target, source]; rows add up to 1."""
    edges = np.arange(target + 1) * (source / target)
    starts, ends = edges[:-1, None], edges[1:, None]
    pixels = np.arange(source)[None, :]
    overlap = np.clip(np.minimum(ends, pixels + 1) - np.maximum(starts, pixels), 0, None)
    weights: NDArray[np.float64] = overlap / overlap.sum(axis=1, keepdims=True)
    return weights.astype(np.float32)


def resample(images: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Scale images to another size, each new pixel the mean of the area that it covers.

    Enlarging keeps pixels crisp (only a pixel that straddles two old ones is a blend), shrinking
    does not flicker.

    Args:
        images: uint8 [n, h, w] or [n, h, w, 3].
        size: New (height, width), at least 1 each.

    Returns:
        uint8 [n, height, width] or [n, height, width, 3].
    """
    height, width = images.shape[1:3]
    if size == (height, width):
        return images
    if images.ndim == 4:
        planes = np.moveaxis(images, 3, 1).reshape(-1, height, width)
        scaled = resample(planes, size).reshape(len(images), 3, *size)
        return np.ascontiguousarray(np.moveaxis(scaled, 1, 3))
    if size[0] >= height and size[1] >= width:
        # The narrower first: what the second step reads are then whole rows.
        return _stretched(_stretched(images, 2, size[1]), 1, size[0])
    return _averaged(images, size)


@lru_cache(maxsize=32)
def _neighbours(
    source: int, target: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.uint16]]:
    """Which source pixel each target pixel shows; which target pixels straddle two of them.

    Returns:
        Source pixel of each target pixel, [target]; the straddling target pixels, [k]; and of
        each of these the share of its first source pixel, in 256ths.
    """
    edges = np.arange(target + 1) * (source / target)
    first = np.minimum(edges[:-1].astype(np.intp), source - 1)
    share = np.clip((first + 1 - edges[:-1]) * (target / source), 0, 1)
    parts = np.round(share * 256).astype(np.uint16)
    straddling = np.flatnonzero((parts < 256) & (first + 1 < source))
    return first, straddling, parts[straddling]


def _stretched(images: NDArray[np.uint8], axis: int, target: int) -> NDArray[np.uint8]:
    """Images [n, h, w] enlarged along one axis, 1 or 2."""
    first, straddling, parts = _neighbours(images.shape[axis], target)
    grown = images.take(first, axis=axis)
    if len(straddling):
        shape = (-1, 1) if axis == 1 else (-1,)
        share = parts.reshape(shape)
        before = images.take(first[straddling], axis=axis)
        after = images.take(first[straddling] + 1, axis=axis)
        # 16 bits are enough: 255 * 256 + 128 < 65,536.
        blend = (before * share + after * (256 - share) + 128) >> 8
        place = (slice(None), straddling) if axis == 1 else (slice(None), slice(None), straddling)
        grown[place] = blend.astype(np.uint8)
    return grown


def _averaged(images: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Images [n, h, w] as means of areas, by two matrix products in slices.

    A larger product would be shared out to several threads, which wait for each other without
    sleeping: while something trains, that takes ten times as long as doing it alone.
    """
    count, height, width = images.shape
    rows, columns = _area_weights(height, size[0]), _area_weights(width, size[1]).T
    narrow = np.empty((count, height, size[1]), np.float32)
    step = max(1, _ALONE // (width * size[1]))
    for start in range(0, height, step):
        part = images[:, start : start + step].astype(np.float32)
        np.matmul(part, columns, out=narrow[:, start : start + step])
    scaled = np.empty((count, *size), np.uint8)
    step = max(1, _ALONE // (height * size[0]))
    for start in range(0, size[1], step):
        mixed = rows @ narrow[:, :, start : start + step]
        scaled[:, :, start : start + step] = mixed + np.float32(0.5)
    return scaled


def gathered(images: NDArray[np.uint8], chosen: NDArray[np.int64], edge: int) -> NDArray[np.uint8]:
    """Some of the images, for showing them no larger than `edge` pixels: uint8 [k, planes, h, w].

    Of images much larger than that, every other or third ... pixel: what is left is finer than
    what is shown, and is averaged then. Plane by plane, as tensors have their channels: to read the
    three parts of a pixel from three places of the memory takes ten times as long.

    Args:
        images: uint8 [n, h, w] or [n, h, w, 3].
        chosen: int64 [k].
        edge: In device pixels.
    """
    planes = images[:, None] if images.ndim == 3 else np.moveaxis(images, 3, 1)
    every = max(1, int(max(images.shape[1:3]) / (2 * max(1, edge)) + 0.5))
    return planes[:, :, ::every, ::every][chosen]


def packed(images: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Grey [n, h, w] or colour [n, h, w, 3] as uint32 [n, h, w] of 0xffRRGGBB."""
    planes = images[:, None] if images.ndim == 3 else np.moveaxis(images, 3, 1)
    return _packed(planes)


def packed_planes(planes: NDArray[np.uint8], count: int) -> NDArray[np.uint32]:
    """The one or three planes of each of `count` images, [count * planes, h, w], likewise."""
    return _packed(planes.reshape(count, -1, *planes.shape[1:]))


def _packed(planes: NDArray[np.uint8]) -> NDArray[np.uint32]:
    red = planes[:, 0].astype(np.uint32)
    if planes.shape[1] == 1:
        red *= np.uint32(0x010101)
    else:
        red <<= np.uint32(16)
        red |= planes[:, 1].astype(np.uint32) << np.uint32(8)
        red |= planes[:, 2]
    red |= OPAQUE
    return red


def to_qimage(pixels: NDArray[np.uint8] | NDArray[np.uint32]) -> QImage:
    """An image of its own memory.

    Args:
        pixels: uint8 [h, w] grey, uint8 [h, w, 3] colour, or uint32 [h, w] of 0xffRRGGBB.
    """
    height, width = pixels.shape[:2]
    if pixels.dtype == np.uint32:
        kind = QImage.Format.Format_RGB32
    elif pixels.ndim == 3:
        kind = QImage.Format.Format_RGB888
    else:
        kind = QImage.Format.Format_Grayscale8
    # The copy makes Qt the owner: a QImage only borrows the array's memory.
    data = np.ascontiguousarray(pixels)
    return QImage(data.data, width, height, data.strides[0], kind).copy()


def checked_images(images: NDArray[np.uint8], *, one: bool) -> NDArray[np.uint8]:
    """The array, if it is uint8 of the right shape; ValueError says what was wrong.

    Args:
        images: What was given.
        one: Whether a single image [h, w(, 3)] is wanted, else a stack [n, h, w(, 3)].
    """
    plain = 2 if one else 3
    fits = images.ndim == plain or (images.ndim == plain + 1 and images.shape[-1] == 3)
    if images.dtype != np.uint8 or not fits:
        shape = "[h, w] or [h, w, 3]" if one else "[n, h, w] or [n, h, w, 3]"
        raise ValueError(f"expected uint8 {shape}, got {images.dtype} {list(images.shape)}")
    if 0 in images.shape[plain - 2 :]:
        raise ValueError(f"images without pixels: {list(images.shape)}")
    return images
