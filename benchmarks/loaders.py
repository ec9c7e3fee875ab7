"""What a DataLoader is worth: the tutorial's training loop, fed in three ways.

The same `mlp`, optimizer, batch size and threads, whole epochs:

- ours: the DataLoader that a training in Atelier uses;
- tutorial: `DataLoader(FashionMNIST(transform=ToTensor()), batch_size=64, shuffle=True)`, as in
  PyTorch's "Learn the Basics";
- ready: slices of float tensors that are ready in memory, in a fixed order.

They take turns within one process, and what counts is the median of the turns' ratios: so the
machine's other work hits all three alike. The tutorial leaves the number of threads to torch, and
so does this. A network's own time is the same in all three, so the fewer threads compute, the less
the loaders differ. Run it on a quiet machine with

    python -m benchmarks.loaders [--data-root DIR] [--turns N] [--threads N]
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import torch

from benchmarks.throughput import describe, load, measure, report, tutorial_loop
from engine.data.image_set import ImageSet
from engine.data.loaders import Batch, training_loader
from engine.data.throughput import tutorial_loader
from engine.data_spec import DataSpec
from engine.pixels import to_float
from engine.run_spec import TrainSpec

BATCH = 64


def ours(images: ImageSet) -> Callable[[], Iterable[Batch]]:
    """Our loader, with a new order each epoch."""
    spec, epochs = DataSpec(images.name), iter(range(1, 10**6))
    return lambda: training_loader(images, spec, BATCH, 0, next(epochs))


def ready(images: ImageSet) -> Callable[[], Iterable[Batch]]:
    """Slices of float tensors."""
    pixels, labels = to_float(images.images), images.labels

    def batches() -> Iterator[Batch]:
        for first in range(0, len(labels), BATCH):
            batch = slice(first, first + BATCH)
            yield pixels[batch], labels[batch]

    return batches


def main() -> None:
    """Measure, and print throughputs and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loaders")
    parser.add_argument("--data-root", type=Path, help="where Fashion-MNIST is")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--threads", type=int, help="default: torch's own choice")
    options = parser.parse_args()

    if options.threads is not None:
        torch.set_num_threads(options.threads)
    images = load(options.data_root)
    loader = tutorial_loader(images)
    spec = TrainSpec(epochs=1, batch_size=BATCH, optimizer="sgd", lr=1e-3, device="cpu")
    seconds = measure(
        {
            "ours": tutorial_loop(ours(images), spec),
            "tutorial": tutorial_loop(lambda: loader, spec),
            "ready": tutorial_loop(ready(images), spec),
        },
        options.turns,
    )
    print(f"mlp, batch {BATCH}, {torch.get_num_threads()} thread(s), {describe(images)}")
    report(seconds, len(images), ("ours", "tutorial"), ("ours", "ready"), ("ready", "tutorial"))


if __name__ == "__main__":
    main()
