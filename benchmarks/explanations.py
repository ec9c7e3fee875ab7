"""Whether explanations point at what matters, and how soon: `python -m benchmarks.explanations`.

Deletion: of each picture a tenth of the ink is taken away, where the saliency says that it spoke
for the class that was named, or at random. How much the class's probability and logit fall, the
mean over the pictures (for random ink over ten draws of each), and how many times as much the
saliency's ink does. Run it on one core with little else to do; the index is built afresh.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine import home
from engine.data import sources
from engine.data_spec import DataSpec
from engine.inference import explanation, neighbours
from engine.models import weights
from engine.pixels import to_float
from resources.weights.measure_sketch import sketches

SHARE = 0.1
DRAWS = 10
PHOTOS = 400


def without(seen: NDArray[np.uint8], order: NDArray[np.int64]) -> NDArray[np.uint8]:
    """A picture without a tenth of its ink (the sum of its pixels), taken in an order of pixels.

    The last pixel loses only what is still to go, so that every order removes the same amount.
    """
    left = seen.ravel().astype(np.float64)
    taken = np.minimum(left[order], np.maximum(0, SHARE * left.sum() - _before(left[order])))
    left[order] -= taken
    return np.rint(left).astype(np.uint8).reshape(seen.shape)


def _before(ink: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much ink comes before each place of an order."""
    sums: NDArray[np.float64] = np.concatenate([[0.0], ink.cumsum()[:-1]])
    return sums


def _logits(model: nn.Module, pictures: NDArray[np.uint8]) -> Tensor:
    with torch.inference_mode():
        parts = torch.from_numpy(pictures)[:, None].split(250)
        return torch.cat([model(to_float(part)) for part in parts])


def _times(action: Callable[[int], object], count: int) -> str:
    walls, processor = [], []
    for place in range(count):
        wall, used = time.perf_counter(), time.thread_time()
        action(place)
        walls.append((time.perf_counter() - wall) * 1000)
        processor.append((time.thread_time() - used) * 1000)
    p50, p95 = np.percentile(walls, (50, 95))
    return f"p50 {p50:.1f}, p95 {p95:.1f} ms (of processor p50 {np.median(processor):.1f} ms)"


def deletion(title: str, model: nn.Module, pictures: NDArray[np.uint8]) -> None:
    """Print the falls and their ratios."""
    random = np.random.default_rng(0)
    whole = _logits(model, pictures)
    named = whole.argmax(1)
    marked, drawn = [], []
    for seen, label in zip(pictures, named.tolist(), strict=True):
        ink = np.flatnonzero(seen)
        saliency = explanation.saliency(model, seen, [label])[0].ravel()
        marked.append(without(seen, ink[np.argsort(-saliency[ink], kind="stable")]))
        drawn += [without(seen, random.permutation(ink)) for _ in range(DRAWS)]

    def falls(fewer: list[NDArray[np.uint8]]) -> tuple[float, float]:
        repeat = len(fewer) // len(pictures)
        after, of = _logits(model, np.stack(fewer)), named.repeat_interleave(repeat)[:, None]
        before = whole.repeat_interleave(repeat, dim=0)
        probability = before.softmax(1).gather(1, of) - after.softmax(1).gather(1, of)
        return float(probability.mean()), float((before - after).gather(1, of).mean())

    (p, z), (p0, z0) = falls(marked), falls(drawn)
    print(
        f"{title} ({len(pictures)}): probability falls by {p:.3f}, at random {p0:.3f}, "
        f"{p / p0:.1f} times; logit {z:.2f}, {z0:.2f}, {z / z0:.1f} times"
    )


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, prog="benchmarks.explanations")
    parser.add_argument("--data-root", type=Path, help="folder that holds FashionMNIST/raw")
    parser.add_argument("--sketches", type=Path, help="folder of drawings with a labels.csv")
    parser.add_argument("--weights", type=Path, default=home.default_weights())
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    trained = weights.read(arguments.weights)
    model = trained.build()
    test = sources.open_split(DataSpec("fashion-mnist"), "test", arguments.data_root)
    chosen = np.random.default_rng(0).choice(len(test), PHOTOS, replace=False)
    photos = test.images.numpy()[chosen, 0]
    deletion("photos", model, photos)
    if arguments.sketches is not None:
        deletion("sketches", model, sketches(arguments.sketches)[0])
    both = _times(lambda place: explanation.saliency(model, photos[place], [0, 1]), 100)
    print(f"saliency of two classes: {both}")
    train = sources.open_split(DataSpec("fashion-mnist"), "train", arguments.data_root)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ATELIER_HOME"] = folder
        start = time.perf_counter()
        neighbours.index(trained, train)
        built = time.perf_counter()
        index = neighbours.index(trained, train)
        read = time.perf_counter()
    print(f"index of {len(index):,} images: built in {built - start:.1f} s, read from the cache in")
    print(
        f"  {read - built:.2f} s; the nearest 8: {_times(lambda i: index.nearest(photos[i]), 200)}"
    )


if __name__ == "__main__":
    main()
