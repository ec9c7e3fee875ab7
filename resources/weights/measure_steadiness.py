"""How often a drawing that is moved, scaled, mirrored or drawn with another pen keeps its name.

`python -m resources.weights.measure_steadiness --help`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from engine import home
from engine.data.preprocessing import frame, read_image
from resources.weights.measure_sketch import drawings, logits

PLACES = (
    (64, 0.5, 0.5), (90, 0.0, 1.0), (128, 0.2, 0.4), (180, 1.0, 0.0), (220, 0.5, 0.0),
    (256, 0.9, 0.9), (320, 0.3, 0.8), (400, 0.0, 0.0), (512, 0.5, 0.5), (640, 1.0, 0.6),
    (800, 0.1, 0.1), (1000, 0.7, 0.3),
)  # fmt: skip
"""Edge in pixels, and where on a sheet 1.5 times as large: shares of the room across and down."""


def variants(picture: NDArray[np.uint8]) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """A drawing, light on dark, in other ways: a name and uint8 [height, width] each."""
    image = ImageOps.expand(Image.fromarray(picture), 20)
    for edge, across, down in PLACES:
        room = edge // 2
        sheet = Image.new("L", (edge + room, edge + room))
        small = image.resize((edge, edge), Image.Resampling.LANCZOS)
        sheet.paste(small, (round(room * across), round(room * down)))
        yield f"{edge} pixels", np.asarray(sheet)
    yield "mirrored", np.asarray(ImageOps.mirror(image))
    yield "dark on light", np.asarray(ImageOps.invert(image))
    yield "thin pen", np.asarray(image.filter(ImageFilter.MinFilter(5)))
    yield "thick pen", np.asarray(image.filter(ImageFilter.MaxFilter(9)))


def steadiness(weights: Path, folder: Path, *, averaged: bool = False) -> dict[str, float]:
    """The share of a folder's drawings that keep their name, for each way of changing them.

    Args:
        weights: a weights file.
        folder: drawings, light on dark, of 256 pixels or so, with a `labels.csv`.
        averaged: judge by the mean logits of a picture and its mirror image.
    """
    pictures = [read_image(path) for path, _ in drawings(folder)]
    kept: dict[str, list[NDArray[np.uint8]]] = {}
    for picture in pictures:
        for name, changed in variants(picture):
            kept.setdefault(name, []).append(frame(changed, name=name))
    first = _named(weights, np.stack([frame(picture) for picture in pictures]), averaged)
    return {
        name: float((_named(weights, np.stack(seen), averaged) == first).mean())
        for name, seen in kept.items()
    }


def _named(weights: Path, seen: NDArray[np.uint8], averaged: bool) -> NDArray[np.int64]:
    answers = logits(weights, seen)
    if averaged:
        answers = answers + logits(weights, seen[:, :, ::-1].copy())
    labels: NDArray[np.int64] = answers.argmax(axis=1)
    return labels


def report(weights: Path, folder: Path, *, averaged: bool = False) -> list[str]:
    """`steadiness` as lines of text, the mean of all ways first."""
    shares = steadiness(weights, folder, averaged=averaged)
    mean = np.mean(list(shares.values()))
    lines = [f"the same answer: {mean:.3f} of all changed drawings"]
    return lines + [f"  {name}: {share:.3f}" for name, share in shares.items()]


def main() -> None:
    """Print the share of drawings that keep their name."""
    parser = argparse.ArgumentParser(description=__doc__, prog="measure_steadiness")
    parser.add_argument("--weights", type=Path, default=home.default_weights())
    parser.add_argument("--sketches", type=Path, required=True, help="folder with a labels.csv")
    parser.add_argument(
        "--averaged", action="store_true", help="judge a picture and its mirror image together"
    )
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    lines = report(arguments.weights, arguments.sketches, averaged=arguments.averaged)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
