"""The learning-rate range test: which rate suits a run, found in some hundred steps.

A fresh copy of the network is trained while the rate rises from step to step, from far too small to
far too large; the loss falls where the rate is useful (Smith, "Cyclical Learning Rates for Training
Neural Networks", 2017). A run in progress is not touched.
"""

import math
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine import devices
from engine.data.image_set import ImageSet
from engine.data.loaders import training_loader
from engine.errors import AtelierError
from engine.models import zoo
from engine.run_spec import RunSpec
from engine.training.optimization import make_loss, make_optimizer
from engine.training.stepper import Stepper

LOWEST_LR, HIGHEST_LR = 1e-6, 10.0
STEPS = 120

# The test ends where the loss is this many times its best.
_BLOWN_UP = 4.0
_MEMORY = 0.8  # of the running mean that tells so; a single bad batch does not end it
_WIDTH = 3.0  # in steps: standard deviation of the bell that smooths the finished curve
# Less than this share of its start, or this many times its noise, is no descent.
_LEAST_FALL, _LEAST_CLEARNESS = 0.05, 4.0
# Where the loss is lowest it is about to rise. A tenth of that rate, as often advised, is too
# careful here: one epoch of Fashion-MNIST with plain SGD (mlp) then ends at 79 %, with a third of
# it at 82 %; the network learns less in these few steps than it will at a steady rate.
_MARGIN = 3.0


def range_test(spec: RunSpec, images: ImageSet) -> Iterator[tuple[float, float]]:
    """Train a fresh network, the rate rising evenly on a logarithmic scale.

    All but the rate is as in the run: weights, order, augmentation and draws come from its seed.
    Computes in the calling thread, with the run's number of threads.

    Args:
        spec: The run; its learning rate and schedule do not matter.
        images: What the run would learn from, at least one batch.

    Yields:
        Learning rate and loss of each step, `STEPS` at most; fewer if the loss is not finite any
        more (that one is not yielded) or has risen far above its best.

    Raises:
        AtelierError: `device_unavailable`, `class_weights_count` or `out_of_memory`.
    """
    train = spec.train
    device = devices.choose(train.device)
    devices.use_threads(train.threads)
    best = running = math.nan
    try:
        stepper = _stepper(spec, images, device)
        for step, (inputs, labels) in enumerate(_batches(spec, images), 1):
            lr = LOWEST_LR * (HIGHEST_LR / LOWEST_LR) ** ((step - 1) / (STEPS - 1))
            loss = float(stepper.step(inputs, labels, step, lr).loss)
            if not math.isfinite(loss):
                return
            yield lr, loss
            running = loss if step == 1 else _MEMORY * running + (1 - _MEMORY) * loss
            best = running if step == 1 else min(best, running)
            if step == STEPS or running > _BLOWN_UP * best:
                return
    except torch.OutOfMemoryError as error:
        raise AtelierError(
            "out_of_memory", device=device.type, batch_size=train.batch_size
        ) from error


def suggest(lrs: Sequence[float], losses: Sequence[float]) -> float | None:
    """The learning rate that a range test speaks for, to two significant digits.

    It is the rate at which the smoothed loss falls fastest, or a third of that at which it is
    lowest if this is less.

    Args:
        lrs: Learning rates, ascending [n].
        losses: Their losses, finite [n].

    Returns:
        None where the loss does not clearly fall.
    """
    if len(losses) < 4 * _WIDTH:
        return None
    raw = np.asarray(losses, np.float64)
    head = max(3, len(raw) // 10)
    beginning = raw[:head].mean()
    raw = np.minimum(raw, 2 * beginning)  # the explosion at the end would reach back
    curve = smoothed(raw)
    lowest = int(curve.argmin())
    noise = float(np.std(raw - curve)) / math.sqrt(2 * math.sqrt(math.pi) * _WIDTH)
    fall = beginning - curve[lowest]
    if lowest < head or fall < max(_LEAST_FALL * beginning, _LEAST_CLEARNESS * noise):
        return None
    steepest = int(np.gradient(curve)[: lowest + 1].argmin())
    return float(f"{min(lrs[steepest], lrs[lowest] / _MARGIN):.2g}")


def smoothed(losses: Sequence[float] | NDArray[np.float64]) -> NDArray[np.float64]:
    """The losses of a range test under a bell of `_WIDTH` steps, float64 [n]."""
    values = np.asarray(losses, np.float64)
    reach = np.arange(-math.ceil(3 * _WIDTH), math.ceil(3 * _WIDTH) + 1)
    bell = np.exp(-0.5 * (reach / _WIDTH) ** 2)
    middle = slice(len(reach) // 2, len(reach) // 2 + len(values))
    sums, weights = np.convolve(values, bell), np.convolve(np.ones(len(values)), bell)
    curve: NDArray[np.float64] = sums[middle] / weights[middle]
    return curve


def _stepper(spec: RunSpec, images: ImageSet, device: torch.device) -> Stepper:
    train, classes = spec.train, len(images.classes)
    model = devices.place(zoo.build(spec.model, images.input_shape, classes, train.seed), device)
    model.train()
    loss_function = make_loss(train, classes, device, spec.data.target)
    return Stepper(model, make_optimizer(model, train), loss_function, train, device)


def _batches(spec: RunSpec, images: ImageSet) -> Iterator[tuple[Tensor, Tensor]]:
    """The run's batches, epoch after epoch without an end."""
    epoch = 0
    while True:
        epoch += 1
        yield from training_loader(images, spec.data, spec.train.batch_size, spec.train.seed, epoch)
