"""The lines of an example that make a picture file fit for a network. Light.

They do what `engine/data/preprocessing.py` does, but for what only odd pictures need (transparent
grounds, paper with a grain, widening thin strokes): a page that people understand at once.
"""

from engine.code_layout import literal
from engine.codegen.part import Part
from engine.codegen.twin import Language
from engine.codegen.words import comment
from engine.data.catalog import Framing
from engine.data_spec import Inputs
from engine.exporting.description import framing

# Which part of the frame's edges the ink fills; see `preprocessing.frame`.
_SHARES: dict[Framing, float] = {"longest-edge": 1.0, "boxed": 24 / 28, "centred-mass": 20 / 28}
_OVERSAMPLING = 4
_PILLOW = ("Image", "ImageOps")


def reading(inputs: Inputs, language: Language) -> Part:
    """Lines that read the picture named on the command line into `picture`, a Pillow image.

    Args:
        inputs: What the network is asked about.
        language: Of the comments.
    """
    channels, height, width = inputs.picture
    mode = '"L"' if channels == 1 else '"RGB"'
    how = framing(inputs)
    fitting = _whole(inputs, language) if how == "whole" else _ink(inputs, how, language)
    lines = (
        f"picture = Image.open(sys.argv[1]).convert({mode})",
        comment("Only an image of the dataset fits as it is.", language),
        f"if picture.size != {(width, height)}:",
        *(f"    {line}" for line in fitting),
    )
    needed = ("import sys", "import numpy as np", *(f"from PIL import {n}" for n in _PILLOW))
    return Part(needed, lines=lines)


def batch(inputs: Inputs, *, as_tensor: bool) -> str:
    """The line that makes `pictures` of it: float32 [1, C, H, W] in 0..1, array or tensor."""
    is_grey = inputs.picture[0] == 1
    if as_tensor:
        planes = "" if is_grey else ".permute(2, 0, 1)"
        values = f"torch.tensor(np.asarray(picture)){planes}"
    else:
        planes = "" if is_grey else ".transpose(2, 0, 1)"
        values = f"np.asarray(picture, dtype=np.float32){planes}"
    return f"pictures = {values}{'[None, None]' if is_grey else '[None]'} / 255"


def _whole(inputs: Inputs, language: Language) -> tuple[str, ...]:
    channels, height, width = inputs.picture
    size = (width, height)
    colour = "int(np.median(border))"
    if channels == 3:
        colour = "tuple(np.median(border, axis=0).astype(int).tolist())"
    words = "Scaled until it fits; the rest has the colour of its border."
    return (
        comment(words, language),
        f"small = ImageOps.contain(picture, {size}, Image.Resampling.BILINEAR)",
        "rows = np.asarray(small)",
        "border = np.concatenate([rows[0], rows[-1], rows[:, 0], rows[:, -1]])",
        f"picture = Image.new(small.mode, {size}, {colour})",
        f"corner = (({width} - small.width) // 2, ({height} - small.height) // 2)",
        "picture.paste(small, corner)",
    )


def _ink(inputs: Inputs, how: Framing, language: Language) -> tuple[str, ...]:
    _, height, width = inputs.picture
    box = (round(width * _SHARES[how]), round(height * _SHARES[how]))
    large = tuple(edge * _OVERSAMPLING for edge in box)
    ground = "Light ink on black: how far each pixel is from the ground, which the border shows."
    size = "Trimmed to the ink and made this large; strokes should be 1/16 of that or thicker."
    return (
        comment(ground, language),
        "grey = np.asarray(picture, dtype=np.float32)",
        "border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])",
        "ink = grey - np.median(border)",
        "ink = np.clip(ink if ink.sum() > 0 else -ink, 0, None)",
        "ink = Image.fromarray(np.uint8(255 * ink / ink.max()))",
        "ink = ink.point(lambda level: level if level > 25 else 0)",
        comment(size, language),
        "ink = ink.crop(ink.getbbox())",
        f"ink = ink.reduce(max(1, max(ink.size) // {max(large)}))",
        f"ink = ImageOps.contain(ink, {large}, Image.Resampling.BILINEAR)",
        f'large = Image.new("L", {large})',
        f"large.paste(ink, (({large[0]} - ink.width) // 2, ({large[1]} - ink.height) // 2))",
        *_placed(how, box, (width, height), language),
    )


def _placed(
    how: Framing, box: tuple[int, int], size: tuple[int, int], language: Language
) -> tuple[str, ...]:
    small = f"ImageOps.autocontrast(large.reduce({_OVERSAMPLING}))"
    if box == size:
        return (f"picture = {small}",)
    corner = tuple(round((whole - part) / 2) for whole, part in zip(size, box, strict=True))
    frame = (f"small = {small}", f'picture = Image.new("L", {size})')
    if how == "boxed":
        return (*frame, f"picture.paste(small, {corner})")
    middle = [literal((edge - 1) / 2).flat() for edge in size]
    return (
        *frame,
        comment("The middle of its mass comes into the middle.", language),
        "mass = np.asarray(small, dtype=np.float32) / np.sum(small)",
        f"column = {middle[0]} - mass.sum(axis=0) @ np.arange({box[0]})",
        f"row = {middle[1]} - mass.sum(axis=1) @ np.arange({box[1]})",
        "picture.paste(small, (round(column), round(row)))",
    )
