"""How much of a bare loop's speed the engine's `train()` keeps, and the tutorial's loader loses.

Three ways to train the same `mlp` on the same images with the same batch size and threads:

- bare: a loop over float tensors that are ready in memory, in a fixed order;
- train(): the engine's generator of events, with its shuffled loader, accuracy and checks;
- tutorial: `DataLoader(dataset with ToTensor(), batch_size=64, shuffle=True)`, as in PyTorch's
  "Learn the Basics".

They take turns within one process, and what is printed is the median of the turns' ratios: so the
machine's other work hits all three alike. Run it with

    python -m benchmarks.throughput [--data-root DIR] [--turns N] [--images N] [--threads N]
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import torch
from torch import nn

from engine import devices
from engine.data import catalog, sources
from engine.data.image_set import ImageSet
from engine.data.loaders import Batch, TrainingData
from engine.data.throughput import tutorial_loader
from engine.data_spec import DataSpec
from engine.errors import AtelierError
from engine.models import zoo
from engine.pixels import to_float
from engine.run_spec import ModelSpec, TrainSpec
from engine.train_spec import default_threads
from engine.training.events import StepsFinished
from engine.training.loop import TrainState, train
from engine.training.optimization import make_loss, make_optimizer
from engine.training.plan import Plan

CPU = torch.device("cpu")


def fresh(spec: TrainSpec) -> tuple[nn.Module, torch.optim.Optimizer]:
    """The same untrained network each time, and its optimizer."""
    model = zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, spec.seed)
    return model, make_optimizer(model, spec)


def bare_loop(images: ImageSet, spec: TrainSpec) -> Callable[[], None]:
    """One epoch over ready tensors: forward, loss, backward, update, and the loss read."""
    pixels, labels = to_float(images.images), images.labels
    loss_function = nn.CrossEntropyLoss()

    def run() -> None:
        model, optimizer = fresh(spec)
        model.train()
        for first in range(0, len(labels), spec.batch_size):
            batch = slice(first, first + spec.batch_size)
            loss = loss_function(model(pixels[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss.item()

    return run


def engine_loop(images: ImageSet, spec: TrainSpec) -> Callable[[], None]:
    """One epoch of `train()`, up to its last step: validation is no part of the other loops."""
    data = TrainingData(images, images)
    steps = -(-len(images) // spec.batch_size)

    def run() -> None:
        state = TrainState(*fresh(spec))
        plan, loss_function = Plan(spec, steps), make_loss(spec, len(images.classes), CPU)
        for event in train(state, data, spec, plan, loss_function, CPU):
            if isinstance(event, StepsFinished) and state.step == steps:
                return

    return run


def tutorial_loop(batches: Callable[[], Iterable[Batch]], spec: TrainSpec) -> Callable[[], None]:
    """One epoch of the tutorial's own loop.

    Args:
        batches: Gives an epoch's batches.
        spec: Seed, optimizer, learning rate.
    """
    loss_function = nn.CrossEntropyLoss()

    def run() -> None:
        model, optimizer = fresh(spec)
        model.train()
        for number, (inputs, labels) in enumerate(batches()):
            loss = loss_function(model(inputs), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            if number % 100 == 0:
                loss.item()

    return run


def measure(loops: dict[str, Callable[[], None]], turns: int) -> dict[str, list[float]]:
    """Seconds of each loop in each turn; which one begins goes round."""
    seconds: dict[str, list[float]] = {name: [] for name in loops}
    names = list(loops)
    for run in loops.values():
        run()  # first calls choose kernels and fill caches
    for turn in range(turns):
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            started = time.perf_counter()
            loops[name]()
            seconds[name].append(time.perf_counter() - started)
    return seconds


def load(data_root: Path | None) -> ImageSet:
    """Fashion-MNIST's training split, or garments where it is not on this machine."""
    try:
        return sources.open_split(DataSpec("fashion-mnist"), "train", data_root)
    except AtelierError as error:
        if error.code != "dataset_missing" or data_root is not None:
            raise
        return sources.open_split(DataSpec("garments"), "train")


def describe(images: ImageSet) -> str:
    """How many of which dataset."""
    return f"{len(images):,} images of {catalog.entry(images.name).title}"


def report(seconds: dict[str, list[float]], count: int, *pairs: tuple[str, str]) -> None:
    """Print what `measure` found: each loop's throughput, and how pairs of them compare.

    Args:
        seconds: Of each loop in each turn.
        count: Images in a turn.
        pairs: Names of two loops: how many times as fast the first is as the second.
    """
    for name, times in seconds.items():
        print(f"  {name:9} {count / statistics.median(times):9,.0f} images/s")
    for name, other in pairs:
        ratios = [b / a for a, b in zip(seconds[name], seconds[other], strict=True)]
        print(
            f"  {name} / {other}: {statistics.median(ratios):.2f} "
            f"({min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} turns)"
        )


def main() -> None:
    """Measure, and print throughputs and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput")
    parser.add_argument("--data-root", type=Path, help="where Fashion-MNIST is")
    parser.add_argument("--turns", type=int, default=9)
    parser.add_argument("--images", type=int, default=12_000, help="images in one turn")
    parser.add_argument("--threads", type=int, default=default_threads())
    options = parser.parse_args()

    devices.use_threads(options.threads)
    images = load(options.data_root)
    images = images.subset(torch.arange(min(options.images, len(images))))
    spec = TrainSpec(epochs=1, batch_size=64, lr=1e-3, threads=options.threads, device="cpu")
    loader = tutorial_loader(images)
    seconds = measure(
        {
            "bare": bare_loop(images, spec),
            "train()": engine_loop(images, spec),
            "tutorial": tutorial_loop(lambda: loader, spec),
        },
        options.turns,
    )
    print(f"mlp, batch 64, {options.threads} thread(s), {describe(images)}")
    report(seconds, len(images), ("train()", "bare"), ("train()", "tutorial"), ("tutorial", "bare"))


if __name__ == "__main__":
    main()
