"""A picture of any kind in the shape that a dataset of whole pictures has. Light: NumPy, Pillow.

One way for the pictures of a folder and for those that a model from such a folder is asked about.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageStat

Picture: TypeAlias = NDArray[np.uint8]


def pixels(image: Image.Image, channels: int) -> Picture:
    """The grey levels or colours of a picture, whatever its file held.

    Where it is transparent, a ground shows: white; for grey levels black if what is drawn is light.

    Args:
        image: any mode, any bit depth.
        channels: 1 for grey levels (ITU-R 601-2 luma, Pillow's "L"), 3 for red, green and blue.

    Returns:
        uint8 [H, W] or [H, W, 3], 0..255, an array of its own.
    """
    return np.array(_flat(image, channels), dtype=np.uint8)


def fit(image: Image.Image, shape: tuple[int, int, int]) -> Picture:
    """The whole picture in a frame: scaled until its longest edge fits, centred, nothing cut off.

    What stays free shows the median colour of the picture's border. A picture that has the frame's
    size comes back as it is: naming an image of the dataset gives what evaluation counted.

    Args:
        image: any mode, any bit depth, at least one pixel.
        shape: channels (1 or 3), height and width of the frame.

    Returns:
        uint8 [H, W] for one channel or [H, W, 3] for three, 0..255, an array of its own.
    """
    channels, height, width = shape
    flat = _flat(image, channels)
    if flat.size == (width, height):
        return np.array(flat, dtype=np.uint8)
    scale = min(width / flat.width, height / flat.height)
    size = (max(1, round(flat.width * scale)), max(1, round(flat.height * scale)))
    # Bilinear, over all pixels that become one: nothing rings, so that an even ground stays even.
    scaled = np.asarray(flat.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0))
    if scaled.shape[:2] == (height, width):
        return scaled.copy()
    frame = np.empty((height, width, *scaled.shape[2:]), dtype=np.uint8)
    frame[:] = _border_colour(scaled)
    top, left = (height - size[1]) // 2, (width - size[0]) // 2
    frame[top : top + size[1], left : left + size[0]] = scaled
    return frame


def _border_colour(picture: Picture) -> Picture:
    """Each channel's median along the four edges: uint8 [] or [3]."""
    edges = (picture[0], picture[-1], picture[:, 0], picture[:, -1])
    middle: Picture = np.median(np.concatenate(edges), axis=0).astype(np.uint8)
    return middle


def _flat(image: Image.Image, channels: int) -> Image.Image:
    """The picture in mode L or RGB, 8 bits a channel."""
    if image.mode.startswith("I") or image.mode == "F":
        image = Image.fromarray(_eight_bits(np.asarray(image, dtype=np.float32)))
    if image.has_transparency_data:
        return _composed(image.convert("RGBA"), channels)
    if channels == 1 and image.mode not in ("L", "RGB"):
        image = image.convert("RGB")  # CMYK has no direct way to grey
    return image.convert("L" if channels == 1 else "RGB")


def _eight_bits(levels: NDArray[np.float32]) -> Picture:
    """16-bit, 32-bit or floating grey levels as 0..255; what is no number becomes 0."""
    levels = np.nan_to_num(levels, posinf=0.0, neginf=0.0)
    top = float(levels.max())
    full = 1.0 if top <= 1.0 else 255.0 if top <= 255.0 else max(65535.0, top)
    scaled: Picture = np.clip(np.rint(levels * (255.0 / full)), 0, 255).astype(np.uint8)
    return scaled


def _composed(image: Image.Image, channels: int) -> Image.Image:
    """An RGBA picture on white; in grey, on a ground that its ink stands out from."""
    cover = image.getchannel("A")
    if channels == 3:
        return Image.composite(image.convert("RGB"), Image.new("RGB", image.size, "white"), cover)
    grey = image.convert("RGB").convert("L")
    on_black = Image.composite(grey, Image.new("L", image.size, 0), cover)
    # The ink's mean level is the one mean over the other; above the middle it is light.
    light = ImageStat.Stat(on_black).mean[0] > ImageStat.Stat(cover).mean[0] / 2
    return on_black if light else Image.composite(grey, Image.new("L", image.size, 255), cover)
