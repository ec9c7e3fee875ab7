"""Fit the network that doubts: `python -m resources.weights.fit_doubt --help`.

Clothes are Fashion-MNIST's training photos, sketches derived from them, and procedural garments;
what is none is drawn by `engine.data.oddities`, the figures by the hand that draws the garments,
so that only shapes tell them apart. The weights that name clothes play no part. The same
arguments on the same machine and versions give the same file.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from torch.optim.lr_scheduler import OneCycleLR

from engine import home
from engine.data import garments, oddities, sketching, sources
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from engine.inference import doubt
from engine.inference.doubt import Doubt, DoubtNet
from engine.pixels import to_float
from resources.weights import measure_doubt, measure_sketch

BATCH = 128
FALSE_ALARMS = 0.005
"""Share of fresh photos and procedural drawings of clothes that may be doubted by more than .5."""

_STREAM = 1_000_003_019  # pictures of neighbouring seeds must not share a generator


@dataclass(frozen=True)
class Recipe:
    """What is fitted on, and how long.

    Attributes:
        garments: how many procedural garments there are.
        oddities: how many oddities of each kind there are.
        steps: batches of 128, half of each clothes.
        fresh: how many new garments, and how many photos, the answers are calibrated on.
        lr: highest learning rate of the one-cycle schedule (AdamW).
        seed: fixes everything drawn at random.
    """

    garments: int = 15_000
    oddities: int = 900
    steps: int = 2500
    fresh: int = 2000
    lr: float = 3e-3
    seed: int = 0


def garments_on_canvas(count: int, seed: int) -> NDArray[np.uint8]:
    """Procedural garments drawn as oddities are, framed: uint8 [count, 28, 28]."""
    drawn = []
    for index in range(count):
        rng = Random(seed * _STREAM + index)
        outline = garments.OUTLINES[index % len(garments.OUTLINES)]
        parts = outline(rng, hand=rng.random() < 0.85)
        drawn.append(oddities.on_canvas(parts, rng))
    return measure_doubt.framed(drawn)


class Mixture:
    """Draws batches of which one half is clothes.

    Args:
        photos: Fashion-MNIST's training images.
        recipe: the counts and the seed.
        kinds: the kinds of oddities to draw from; photos in negative are always there.
    """

    def __init__(self, photos: ImageSet, recipe: Recipe, kinds: Sequence[str]) -> None:
        drawn = [
            measure_doubt.framed(oddities.draw(kind, recipe.oddities, recipe.seed))
            for kind in kinds
        ]
        self._photos = photos.images
        self._garments = _tensor(garments_on_canvas(recipe.garments, recipe.seed))
        self._oddities = _tensor(np.concatenate(drawn))
        self._negatives = BATCH // (2 * (len(kinds) + 1))
        self._generator = torch.Generator().manual_seed(recipe.seed)

    def batch(self) -> tuple[Tensor, Tensor]:
        """Float [128, 1, 28, 28] in 0..1, and 0 for clothes or 1 for what is none, [128]."""
        half = BATCH // 2
        photos = self._some(self._photos, half * 3 // 8 + half // 8)
        derived = sketching.as_sketches(photos[half * 3 // 8 :], self._generator)
        drawn = self._some(self._garments, half - len(photos))
        odd = self._some(self._oddities, half - self._negatives)
        negatives = 1 - self._some(self._photos, self._negatives)
        pictures = torch.cat([photos[: half * 3 // 8], derived, drawn, odd, negatives])
        bent = sketching.warp(pictures, self._generator, rotation=0.1, elastic=0.04)
        # Two in five keep the crisp strokes that `preprocessing.frame` makes.
        chosen = torch.rand(BATCH, 1, 1, 1, generator=self._generator) < 0.6
        pictures = sketching.mirror(torch.where(chosen, bent, pictures), self._generator)
        return pictures, (torch.arange(BATCH) >= half).float()

    def _some(self, images: Tensor, count: int) -> Tensor:
        chosen = torch.randint(len(images), (count,), generator=self._generator)
        return to_float(images[chosen])


def _tensor(pictures: NDArray[np.uint8]) -> Tensor:
    return torch.from_numpy(pictures)[:, None]


def fit(recipe: Recipe, photos: ImageSet, kinds: Sequence[str] = oddities.KINDS) -> Doubt:
    """Fit a network, then move its answers so that fresh clothes stay below .5 (`FALSE_ALARMS`)."""
    torch.manual_seed(recipe.seed)
    net = DoubtNet()
    mixture = Mixture(photos, recipe, kinds)
    optimizer = torch.optim.AdamW(net.parameters(), recipe.lr, weight_decay=0.05)
    schedule = OneCycleLR(optimizer, recipe.lr, total_steps=recipe.steps + 1)
    start = time.monotonic()
    for step in range(1, recipe.steps + 1):
        pictures, odd = mixture.batch()
        # Twice as fast as float32 on a core that has bfloat16 instructions, and no worse.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(pictures)
            loss = functional.binary_cross_entropy_with_logits(logits.float(), odd * 0.96 + 0.02)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        schedule.step()
        if step % 500 == 0:
            seconds = time.monotonic() - start
            progress = f"step {step}/{recipe.steps}  loss {float(loss.detach()):.3f}"
            print(f"{progress}  {seconds:.0f} s", flush=True)  # noqa: T201
    _calibrate(net.eval(), recipe, photos)
    return Doubt(net)


def _calibrate(net: DoubtNet, recipe: Recipe, photos: ImageSet) -> None:
    """Move the last bias. The garments are new ones, the photos are as they are."""
    with torch.inference_mode():
        fresh = to_float(_tensor(garments_on_canvas(recipe.fresh, recipe.seed + 1)))
        known = to_float(photos.images[:: len(photos) // recipe.fresh])
        logits = torch.cat([net(fresh), net(known)])
        net.head.bias.sub_(torch.quantile(logits, 1 - FALSE_ALARMS))


def check(recipe: Recipe, photos: ImageSet, clothes: NDArray[np.uint8]) -> None:
    """Print how well kinds that were left out of a fit are told from clothes, half by half.

    Args:
        recipe: how to fit.
        photos: Fashion-MNIST's training images.
        clothes: framed pictures of clothes that no fit sees, uint8 [N, 28, 28].
    """
    asked = [kind for kind in oddities.KINDS if kind != "blank"]
    for half in (0, 1):
        left_out = asked[half::2]
        doubts = fit(recipe, photos, [kind for kind in asked if kind not in left_out])
        known = doubts.of(clothes)
        print(f"clothes doubted by more than .5: {(known > 0.5).mean():.3f}")  # noqa: T201
        for kind in left_out:
            odd = measure_doubt.framed(oddities.draw(kind, 200, measure_doubt.SEED))
            area = measure_doubt.area_under_roc(known, doubts.of(odd))
            print(f"  {kind}, left out: area {area:.3f}", flush=True)  # noqa: T201


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, prog="fit_doubt")
    parser.add_argument("--data-root", type=Path, help="folder that holds FashionMNIST/raw")
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--garments", type=int, default=Recipe.garments)
    parser.add_argument("--oddities", type=int, default=Recipe.oddities, help="of each kind")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument(
        "--check", type=Path, help="fit nothing to keep: try kinds left out on these sketches"
    )
    parser.add_argument("--out", type=Path, default=doubt.beside(home.default_weights()))
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    recipe = Recipe(arguments.garments, arguments.oddities, arguments.steps, seed=arguments.seed)
    photos = sources.open_split(DataSpec("fashion-mnist"), "train", arguments.data_root)
    if arguments.check is not None:
        check(recipe, photos, measure_sketch.sketches(arguments.check)[0])
    else:
        fit(recipe, photos).write(arguments.out)


if __name__ == "__main__":
    main()
