"""Pictures out of arrays: resampling by area, and arrays as QImage."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

OPAQUE = np.uint32(0xFF000000)


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
    if size[0] % height == 0 and size[1] % width == 0:
        return images.repeat(size[0] // height, axis=1).repeat(size[1] // width, axis=2)
    rows, columns = _area_weights(height, size[0]), _area_weights(width, size[1])
    if images.ndim == 4:
        planes = np.moveaxis(images, 3, 1).reshape(-1, height, width)
        scaled = resample(planes, size).reshape(len(images), 3, *size)
        return np.ascontiguousarray(np.moveaxis(scaled, 1, 3))
    mixed = rows @ (images.astype(np.float32) @ columns.T)
    return (mixed + np.float32(0.5)).astype(np.uint8)


def packed(images: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Grey [n, h, w] or colour [n, h, w, 3] as uint32 [n, h, w] of 0xffRRGGBB."""
    wide = images.astype(np.uint32)
    if images.ndim == 3:
        return (wide * np.uint32(0x010101) | OPAQUE).astype(np.uint32, copy=False)
    colours = (wide[..., 0] << 16) | (wide[..., 1] << 8) | wide[..., 2]
    return (colours | OPAQUE).astype(np.uint32, copy=False)


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
