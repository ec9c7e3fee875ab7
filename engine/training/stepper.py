"""One optimizer step."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_, get_total_norm

from engine import devices, rng
from engine.data.augmentation import augment
from engine.data.image_set import ImageSet
from engine.evaluation import metrics
from engine.evaluation.metrics import EvaluatedBatch
from engine.train_spec import TrainSpec

# The gradient's norm is for the eye: it is taken at the plots' clock, not each step.
_NORM_SECONDS = 0.1


@dataclass(frozen=True, eq=False)
class StepResult:
    """What a step says of itself; all tensors on the run's device.

    Attributes:
        loss: Mean loss [] of the batch, before the update.
        correct: How many images were named right, int64 [].
        count: How many there were.
        lr: The step's learning rate.
        gradient_norm: 2-norm [] of the gradient before clipping; None where it was not taken.
    """

    loss: Tensor
    correct: Tensor
    count: int
    lr: float
    gradient_norm: Tensor | None


def _may_draw(module: nn.Module) -> bool:
    """Whether a module may draw when it computes: dropout does, and who knows of a person's own."""
    is_known = type(module).__module__.split(".")[0] in ("torch", "engine")
    return isinstance(module, nn.modules.dropout._DropoutNd | nn.RReLU) or not is_known


class Stepper:
    """Takes a batch through forward, loss, backward and update.

    Args:
        model: On `device`.
        optimizer: Over the model's parameters.
        loss_function: Logits [N, classes] and labels [N] to a mean loss [].
        spec: Augmentation, clipping, precision and seed.
        device: Where to compute.
    """

    def __init__(
        self,
        model: nn.Module,
        optimizer: torch.optim.Optimizer,
        loss_function: nn.Module,
        spec: TrainSpec,
        device: torch.device,
    ) -> None:
        self._model = model
        self._optimizer = optimizer
        self._loss_function = loss_function
        self._spec = spec
        self._device = device
        self._mixed = devices.precision(spec.precision, device) is torch.bfloat16
        # Reseeding costs 20 microseconds a step, and the lock would make others wait: only where
        # something is drawn.
        self._draws = any(map(_may_draw, model.modules()))
        self._norm_taken = 0.0

    def step(self, images: Tensor, labels: Tensor, number: int, lr: float) -> StepResult:
        """One update.

        Args:
            images: float32 [N, C, H, W] in 0..1, on the CPU.
            labels: int64 [N].
            number: The step's number in the run, from 1; fixes its draws, together with the seed.
            lr: Learning rate.
        """
        if self._spec.augment != "none":
            generator = rng.step_generator(self._spec.seed, number)
            images = augment(self._spec.augment, images, generator)
        images, labels = images.to(self._device), labels.to(self._device)
        for group in self._optimizer.param_groups:
            group["lr"] = lr
        with rng.GLOBAL_LOCK if self._draws else contextlib.nullcontext():
            if self._draws:
                rng.seed_step(self._spec.seed, number)
            logits = self._logits(images)
            loss = self._loss_function(logits, labels)
            self._optimizer.zero_grad()
            loss.backward()
        norm = self._clip()
        self._optimizer.step()
        correct = (logits.detach().argmax(1) == labels).sum()
        return StepResult(loss.detach(), correct, len(labels), lr, norm)

    def evaluate(self, images: ImageSet) -> Iterator[EvaluatedBatch]:
        """The network's answers to all images, in float32; it is left in evaluation mode."""
        return metrics.batches(self._model, images, self._device, self._loss_function)

    def _logits(self, images: Tensor) -> Tensor:
        """float32 [N, classes], whatever the network computed in."""
        if not self._mixed:
            logits: Tensor = self._model(images)
            return logits
        with torch.autocast(self._device.type, torch.bfloat16):
            logits = self._model(images)
        return logits.float()

    def _clip(self) -> Tensor | None:
        """Shorten the gradient where the spec says so; its norm before, if that is wanted."""
        longest = self._spec.clip_norm
        if longest is not None:
            return clip_grad_norm_(self._model.parameters(), longest)
        now = time.monotonic()
        if now - self._norm_taken < _NORM_SECONDS:
            return None
        self._norm_taken = now
        return get_total_norm([p.grad for p in self._model.parameters() if p.grad is not None])
