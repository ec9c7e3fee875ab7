"""How fast a device trains, and how much of a bare loop's speed the engine keeps on it.

For `mlp`, `cnn` and `resnet`, at batch sizes 64 and 1024, these train the same network:

- bare: a loop over float tensors that are ready on the device, in a fixed order; losses are read as
  rarely as the engine reads them;
- train(): the engine's generator of events, its images on the device where they may be there;
- from CPU: the same, each batch brought from the CPU;
- pinned: from the CPU by way of pinned memory (CUDA only);
- mixed: as train(), with the forward pass in bfloat16 (where the device computes in it).

On a CPU "from CPU" would be train() itself, and is left out. They take turns within one process,
and what is printed is the median of the turns' ratios: so the machine's other work hits all alike.
Run it with

    python -m benchmarks.device [--device NAME] [--data-root DIR] [--turns N] [--steps N]
        [--models NAME ...] [--batches N ...] [--threads N]
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch
from torch import nn

from benchmarks.throughput import describe, load, measure, report
from engine import devices
from engine.data import resident
from engine.data.image_set import ImageSet
from engine.data.loaders import TrainingData
from engine.data_spec import DataSpec
from engine.models import zoo
from engine.pixels import to_float
from engine.run_spec import ModelSpec, TrainSpec
from engine.train_spec import default_threads
from engine.training.events import StepsFinished
from engine.training.loop import TrainState, steps_per_epoch, train
from engine.training.optimization import make_loss, make_optimizer
from engine.training.plan import Plan
from engine.training.runner import block_size

Loop = Callable[[], None]


class Race:
    """The loops that train one network with one batch size on one device.

    Args:
        model: The network's name.
        data: On the CPU; as many images to learn from as there are to be in one turn.
        spec: Batch size, optimizer, learning rate.
        device: Where to compute.
    """

    def __init__(
        self, model: str, data: TrainingData, spec: TrainSpec, device: torch.device
    ) -> None:
        self._model = model
        self._data = data
        self._spec = spec
        self._device = device

    def loops(self) -> dict[str, Loop]:
        """All that can be run here, by name; each is one pass over the images."""
        settled = resident.settle(self._data, self._spec, self._device)
        found = {"bare": self._bare(), "train()": self._train(settled, self._spec)}
        if settled is not self._data:
            found["from CPU"] = self._train(self._data, self._spec)
        if self._device.type == "cuda":
            pinned = replace(self._data, loading=DataSpec(pin_memory=True))
            found["pinned"] = self._train(pinned, self._spec)
        if devices.precision("mixed", self._device) is torch.bfloat16:
            found["mixed"] = self._train(settled, replace(self._spec, precision="mixed"))
        return found

    def _fresh(self) -> tuple[nn.Module, torch.optim.Optimizer]:
        """The same untrained network each time, and its optimizer."""
        images = self._data.train
        model = zoo.build(ModelSpec(self._model), images.shape, len(images.classes), 0)
        devices.place(model, self._device)
        return model, make_optimizer(model, self._spec)

    def _bare(self) -> Loop:
        images, size = self._data.train, self._spec.batch_size
        pixels, labels = to_float(images.images).to(self._device), images.labels.to(self._device)
        loss_function, block = nn.CrossEntropyLoss(), block_size(self._device)

        def run() -> None:
            model, optimizer = self._fresh()
            model.train()
            for number, first in enumerate(range(0, len(labels), size), 1):
                batch = slice(first, first + size)
                loss = loss_function(model(pixels[batch]), labels[batch])
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                if number % block == 0:
                    loss.item()
            loss.item()  # a turn ends when the device has done its work

        return run

    def _train(self, data: TrainingData, spec: TrainSpec) -> Loop:
        """The engine's loop up to its last step: validation is no part of the bare one."""
        steps = steps_per_epoch(data, spec)
        loss_function = make_loss(spec, len(data.train.classes), self._device)

        def run() -> None:
            state = TrainState(*self._fresh(), block=block_size(self._device))
            for event in train(state, data, spec, Plan(spec, steps), loss_function, self._device):
                if isinstance(event, StepsFinished) and state.step == steps:
                    return

        return run


def race(model: str, images: ImageSet, spec: TrainSpec, device: torch.device, turns: int) -> None:
    """Measure one network with one batch size, and print what was found."""
    loops = Race(model, TrainingData(images, images), spec, device).loops()
    seconds = measure(loops, turns)
    print(f"{model}, batch {spec.batch_size}, {describe(images)}")
    pairs = [(name, "bare") for name in islice(loops, 1, None)]
    pairs += [("train()", name) for name in islice(loops, 2, None)]
    report(seconds, len(images), *pairs)


def main() -> None:
    """Measure, and print throughputs and ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.device")
    parser.add_argument("--device", default="auto", help="cuda, mps, cpu or auto")
    parser.add_argument("--data-root", type=Path, help="where Fashion-MNIST is")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--steps", type=int, help="in one turn; by default 200, on a CPU 4")
    parser.add_argument("--models", nargs="+", default=["mlp", "cnn", "resnet"])
    parser.add_argument("--batches", type=int, nargs="+", default=[64, 1024])
    parser.add_argument("--threads", type=int, default=default_threads())
    options = parser.parse_args()

    devices.use_threads(options.threads)
    device = devices.choose(options.device)
    images = load(options.data_root)
    steps = options.steps or (4 if device.type == "cpu" else 200)
    names = {found.name: found.description for found in devices.available()}
    print(f"{device.type} ({names[device.type]}), torch {torch.__version__}")
    for model in options.models:
        for size in options.batches:
            # Images that are used again are as good as others, where there are too few.
            chosen = images.subset(torch.arange(size * steps) % len(images))
            spec = TrainSpec(epochs=1, batch_size=size, lr=1e-3, threads=options.threads)
            race(model, chosen, spec, device, options.turns)


if __name__ == "__main__":
    main()
