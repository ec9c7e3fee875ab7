"""Train the network of the Draw tab: `python -m resources.weights.train_sketch --help`.

Every batch holds real photos, sketches derived from photos, and procedural drawings in the poses
that people draw; see MODEL_CARD.md for what each is worth. The same arguments on the same machine
and versions give the same weights.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.lr_scheduler import OneCycleLR
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from engine.data import garments, sketching, sources
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec, Inputs
from engine.models import weights, zoo
from engine.models.weights import Weights
from engine.pixels import to_float
from engine.run_spec import ModelSpec

BATCH = 128
SHAPE = (1, 28, 28)


@dataclass(frozen=True)
class Recipe:
    """What is trained on, and how long.

    Attributes:
        samples: pictures seen in all, of every kind.
        drawings: how many different procedural drawings there are.
        photo_share: share of each batch that are photos.
        sketch_share: share of each batch that are sketches derived from photos; procedural
            drawings are the rest.
        lr: highest learning rate of the one-cycle schedule (AdamW).
        weight_decay: AdamW's.
        smoothing: label smoothing.
        average: weight of the past in the running average of the weights, which is what ships;
            about the last 1 / (1 - average) steps count.
        seed: fixes everything drawn at random.
    """

    samples: int
    drawings: int
    photo_share: float = 0.52
    sketch_share: float = 0.08
    lr: float = 2.5e-3
    weight_decay: float = 0.05
    smoothing: float = 0.05
    average: float = 0.998
    seed: int = 0


class Mixture:
    """Draws the batches of a recipe.

    Args:
        photos: Fashion-MNIST's training images.
        recipe: the shares and the seed.
    """

    def __init__(self, photos: ImageSet, recipe: Recipe) -> None:
        pixels, labels = garments.draw(recipe.drawings, recipe.seed + 1, "outline")
        self._photos = photos
        self._pixels = torch.from_numpy(pixels)[:, None]
        self._labels = torch.from_numpy(labels)
        self._generator = torch.Generator().manual_seed(recipe.seed)
        self._photo_count = round(BATCH * recipe.photo_share)
        self._sketch_count = round(BATCH * recipe.sketch_share)

    def batch(self) -> tuple[Tensor, Tensor]:
        """One batch: float [128, 1, 28, 28] in 0..1, and labels int64 [128]."""
        generator = self._generator
        real = self._photo_count + self._sketch_count
        chosen = torch.randint(len(self._photos), (real,), generator=generator)
        drawn = torch.randint(len(self._labels), (BATCH - real,), generator=generator)
        images = to_float(self._photos.images[chosen])
        photos = sketching.warp(
            images[: self._photo_count], generator, rotation=0.06, scale=0.05, shear=0.05
        )
        derived = sketching.as_sketches(images[self._photo_count :], generator)
        derived = sketching.warp(derived, generator, elastic=0.03)
        drawings = to_float(self._pixels[drawn])
        # Half of the drawings keep the crisp strokes that `preprocessing.frame` makes.
        bent = len(drawings) // 2
        drawings[:bent] = sketching.warp(drawings[:bent], generator, elastic=0.03)
        pictures = torch.cat([photos, derived, drawings])
        labels = torch.cat([self._photos.labels[chosen], self._labels[drawn]])
        return sketching.mirror(pictures, generator), labels


def train(
    recipe: Recipe, photos: ImageSet, start_from: Weights | None, report_every: int = 200
) -> nn.Module:
    """Train a `sketch` network, from scratch or on from other weights, printing its progress."""
    model = zoo.build(ModelSpec("sketch"), SHAPE, len(photos.classes), recipe.seed)
    if start_from is not None:
        model.load_state_dict(start_from.state_dict)
    model = model.to(memory_format=torch.channels_last)
    averaged = AveragedModel(
        model, multi_avg_fn=get_ema_multi_avg_fn(recipe.average), use_buffers=True
    )
    torch.manual_seed(recipe.seed)
    mixture = Mixture(photos, recipe)
    steps = max(1, recipe.samples // BATCH)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=recipe.lr, weight_decay=recipe.weight_decay
    )
    schedule = OneCycleLR(optimizer, recipe.lr, total_steps=steps + 1, pct_start=0.15)
    start, total = time.monotonic(), torch.zeros(())
    for step in range(1, steps + 1):
        pictures, labels = mixture.batch()
        # Twice as fast as float32 on a core that has bfloat16 instructions, and no worse.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(pictures.contiguous(memory_format=torch.channels_last))
            loss = functional.cross_entropy(
                logits.float(), labels, label_smoothing=recipe.smoothing
            )
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        schedule.step()
        averaged.update_parameters(model)
        total += loss.detach()
        if step % report_every == 0:
            rate = step * BATCH / (time.monotonic() - start)
            mean = float(total) / report_every
            print(f"step {step}/{steps}  loss {mean:.4f}  {rate:.0f} pictures/s", flush=True)  # noqa: T201
            total.zero_()
    final: nn.Module = averaged.module
    if start_from is not None:
        _mix(final, start_from)
    return final.to(memory_format=torch.contiguous_format).eval()


def _mix(model: nn.Module, start_from: Weights) -> None:
    """Half of what training on has changed is taken back: the mean of both does better than either.

    Averaging the weights before and after fine-tuning: Wortsman et al. 2022.
    """
    trained = weights.copy_state(model)
    model.load_state_dict(
        {
            name: (old + trained[name]) / 2 if old.is_floating_point() else trained[name]
            for name, old in start_from.state_dict.items()
        }
    )


def accuracy(model: nn.Module, images: ImageSet) -> float:
    """Share of the images named right."""
    right = 0
    with torch.inference_mode():
        for start in range(0, len(images), 500):
            chosen = slice(start, start + 500)
            guesses = model(to_float(images.images[chosen])).argmax(dim=1)
            right += int((guesses == images.labels[chosen]).sum())
    return right / len(images)


def main() -> None:
    """Train, measure on the test photos, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, prog="train_sketch")
    parser.add_argument("--data-root", type=Path, help="folder that holds FashionMNIST/raw")
    parser.add_argument("--samples", type=int, default=1_300_000, help="pictures seen in all")
    parser.add_argument("--drawings", type=int, default=150_000, help="procedural drawings made")
    parser.add_argument("--lr", type=float, default=2.5e-3, help="highest learning rate")
    parser.add_argument("--start", type=Path, help="weights to train on from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True, help="a .safetensors file")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(arguments.samples, arguments.drawings, lr=arguments.lr, seed=arguments.seed)
    start_from = None if arguments.start is None else weights.read(arguments.start)
    photos = sources.open_split(DataSpec("fashion-mnist"), "train", arguments.data_root)
    model = train(recipe, photos, start_from)
    test = sources.open_split(DataSpec("fashion-mnist"), "test", arguments.data_root)
    share = accuracy(model, test)
    print(f"test photos named right: {share:.4f}", flush=True)  # noqa: T201
    weights.write(
        arguments.out,
        Weights(
            ModelSpec("sketch"),
            Inputs("fashion-mnist", SHAPE, garments.CLASSES),
            weights.copy_state(model),
            share,
        ),
    )


if __name__ == "__main__":
    main()
