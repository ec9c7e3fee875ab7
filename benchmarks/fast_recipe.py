"""The recipe "Fast": how it was found, what it reaches, and how soon.

    python -m benchmarks.fast_recipe --data-root DIR [--threads N] [--epochs N] [--augment NAME]
    python -m benchmarks.fast_recipe --data-root DIR --search

Without `--search`: the recipe's race to 90 % against the tutorial's loop with the same network,
then the recipe on the whole training split, and its accuracy on the test split, which is read then
and only then. With `--search`: the settings below, each trained on 55,000 of the training images
and judged by the other 5,000; the test split is not even loaded.

What the search found, with one seed each; on 5,000 images a third of a point is chance. The mean of
each channel as the last feature, where small fast networks usually take the maximum, was worth
three points after two epochs. With it, a larger learning rate was better, up to .4, where the
search ended. Label smoothing made the first epoch better and the last no worse. Residual blocks
with their ReLU after the sum, and a last normalisation that begins at zero, made no difference:
92.80 where `lr=0.2` below has 92.72. Pooling before normalisation and ReLU saves up to a seventh of
the time. Over 20 epochs with the augmentation `shift` the recipe named 94.26 % of the images held
back. Not tried: other batch sizes, weight decay on convolutions alone, wider networks.
"""

import argparse
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from engine import devices, presets
from engine.data import sources
from engine.data.image_set import ImageSet
from engine.data.loaders import TrainingData, split_data
from engine.data.throughput import tutorial_loader
from engine.evaluation import metrics
from engine.models import zoo
from engine.run_spec import DataSpec, RunSpec
from engine.train_spec import AUGMENTATIONS, TrainSpec, available_cores
from engine.training.events import EpochFinished, StepsFinished
from engine.training.loop import TrainState, steps_per_epoch, train
from engine.training.optimization import make_loss, make_optimizer
from engine.training.plan import Plan

CPU = torch.device("cpu")
FAST = presets.preset("fast")
HELD_BACK = 5_000
GOAL = 0.9
MOST_EPOCHS = 10  # after which the tutorial's loop may give up


@dataclass(frozen=True)
class Setting:
    """One thing that the search tried.

    Attributes:
        changes: Fields of the recipe's `TrainSpec`, and their values.
        found: Accuracy on the images held back after each epoch, in percent, when it was tried
            (mixed precision, one or two threads).
        maximum: Whether the last features are the channels' maxima instead of their means.
    """

    changes: Mapping[str, Any]
    found: tuple[float, ...]
    maximum: bool = False

    @property
    def name(self) -> str:
        """What differs from the recipe."""
        parts = [f"{field}={value}" for field, value in self.changes.items()]
        return ", ".join(parts + ["maximum"] * self.maximum) or "the recipe"


SETTINGS: tuple[Setting, ...] = (
    Setting({}, (82.20, 90.58, 91.54, 93.06, 93.68)),
    Setting({"epochs": 1}, (90.94,)),
    Setting({"epochs": 2}, (85.58, 93.22)),
    Setting({"epochs": 2, "lr": 0.2}, (88.80, 92.72)),
    Setting({"epochs": 2, "lr": 0.1}, (89.18, 92.32)),
    Setting({"epochs": 2, "lr": 0.1, "label_smoothing": 0.0}, (85.10, 92.50)),
    Setting({"epochs": 2, "lr": 0.2, "label_smoothing": 0.0}, (85.86, 89.16), maximum=True),
)


@dataclass(frozen=True)
class Epoch:
    """How a training stands after an epoch.

    Attributes:
        seconds: Of training since the start; validation is left out.
        accuracy: On the validation images, 0 to 1.
    """

    seconds: float
    accuracy: float


def fast_loop(data: TrainingData, spec: TrainSpec, model: nn.Module) -> Iterator[Epoch]:
    """Train with the engine's own loop, epoch by epoch; the model is placed on the CPU first."""
    devices.place(model, CPU)
    state = TrainState(model, make_optimizer(model, spec))
    plan = Plan(spec, steps_per_epoch(data, spec))
    loss_function = make_loss(spec, len(data.train.classes), CPU)
    seconds, started = 0.0, time.perf_counter()
    for event in train(state, data, spec, plan, loss_function, CPU):
        now = time.perf_counter()
        if isinstance(event, StepsFinished):
            seconds += now - started
        elif isinstance(event, EpochFinished):
            yield Epoch(seconds, event.val_accuracy)
            now = time.perf_counter()
        started = now


def tutorial_loop(data: TrainingData, seed: int) -> Iterator[Epoch]:
    """Train the same network as the tutorial would: its loader, its loop, and Adam."""
    torch.manual_seed(seed)
    model = zoo.build(FAST.model, data.train.shape, len(data.train.classes), seed)
    loader = tutorial_loader(data.train)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    loss_function = nn.CrossEntropyLoss()
    seconds = 0.0
    while True:
        started = time.perf_counter()
        model.train()
        for inputs, labels in loader:
            loss = loss_function(model(inputs), labels)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
        seconds += time.perf_counter() - started
        yield Epoch(seconds, metrics.evaluate(model, data.validation, CPU).accuracy)


def fresh(images: ImageSet, spec: TrainSpec) -> nn.Module:
    """The recipe's network, untrained."""
    return zoo.build(FAST.model, images.shape, len(images.classes), spec.seed)


def time_to_goal(name: str, epochs: Iterator[Epoch]) -> float:
    """Seconds of training until the goal is reached; infinite if it is not."""
    for number, epoch in enumerate(epochs, 1):
        print(
            f"  {name}, epoch {number}: {epoch.accuracy:.2%} after {epoch.seconds:.0f} s",
            flush=True,
        )
        if epoch.accuracy >= GOAL:
            return epoch.seconds
        if number == MOST_EPOCHS:
            break
    return float("inf")


def race(data: TrainingData, spec: TrainSpec) -> None:
    """Print how long the recipe and the tutorial's loop need to the goal, and the ratios.

    The recipe lays its schedule out over as many epochs as it is given; who only wants to be soon
    at the goal gives it one.
    """
    print(f"to {GOAL:.0%} of {len(data.validation):,} images held back:")
    times = {}
    for epochs in sorted({1, spec.epochs}):
        laid_out = replace(spec, epochs=epochs)
        name = f"recipe of {epochs} epoch(s)"
        times[name] = time_to_goal(name, fast_loop(data, laid_out, fresh(data.train, spec)))
    tutorial = time_to_goal("tutorial's loop", tutorial_loop(data, spec.seed))
    for name, seconds in times.items():
        print(f"  the {name} needs {seconds / tutorial:.2f} of the tutorial's time")


def final(train_split: ImageSet, spec: TrainSpec, data_root: Path | None) -> None:
    """Train the recipe on the whole training split, then read the test split, once."""
    # The loop wants something to validate on; these figures decide nothing, so a few images do.
    data = TrainingData(train_split, train_split.subset(torch.arange(500)))
    model = fresh(train_split, spec)
    epochs = list(fast_loop(data, spec, model))
    parameters = sum(parameter.numel() for parameter in model.parameters())
    per_epoch = epochs[-1].seconds / len(epochs)
    print(f"{spec.epochs} epochs of {per_epoch:.1f} s, {parameters:,} parameters")
    report = metrics.evaluate(
        model, sources.open_split(DataSpec("fashion-mnist"), "test", data_root), CPU
    )
    print(f"  test split: {report.accuracy:.2%}")


def search(data: TrainingData, spec: TrainSpec) -> None:
    """Train each setting in turn and print what it reaches on the images held back."""
    for setting in SETTINGS:
        changed = replace(spec, **setting.changes)
        model = fresh(data.train, changed)
        if setting.maximum:
            model.pool = nn.AdaptiveMaxPool2d(1)
        epochs = list(fast_loop(data, changed, model))
        reached = " ".join(f"{100 * epoch.accuracy:.2f}" for epoch in epochs)
        found = " ".join(f"{accuracy:.2f}" for accuracy in setting.found)
        print(f"  {setting.name}: {reached} (when it was tried: {found})", flush=True)


def main() -> None:
    """Race and final figures, or the search."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fast_recipe")
    parser.add_argument("--data-root", type=Path, help="where Fashion-MNIST is")
    parser.add_argument("--threads", type=int, default=available_cores())
    parser.add_argument("--epochs", type=int, default=FAST.train.epochs)
    parser.add_argument("--augment", choices=AUGMENTATIONS, default=FAST.train.augment)
    parser.add_argument("--search", action="store_true", help="repeat the search")
    options = parser.parse_args()

    machine = TrainSpec(threads=options.threads, device="cpu", seed=0)
    spec = replace(FAST.on(machine), epochs=options.epochs, augment=options.augment)
    devices.use_threads(spec.threads)
    whole = sources.open_split(DataSpec("fashion-mnist"), "train", options.data_root)
    held = replace(spec, validation=HELD_BACK / len(whole))
    data = split_data(RunSpec(DataSpec("fashion-mnist"), FAST.model, held), whole, None)
    if options.search:
        search(data, spec)
        return
    race(data, spec)
    final(whole, spec, options.data_root)


if __name__ == "__main__":
    main()
