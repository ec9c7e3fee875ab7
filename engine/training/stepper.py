"""One optimizer step."""

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_, get_total_norm

from engine import devices, distributed, rng
from engine.data.augmentation import augment
from engine.data.image_set import ImageSet
from engine.data.loaders import EVALUATION_BATCH
from engine.data.sharing import WHOLE, Share, fewest_images
from engine.distributed import Group
from engine.evaluation import metrics
from engine.train_spec import TrainSpec
from engine.training.optimization import label_weights

# The gradient's norm is for the eye: it is taken at the plots' clock, not each step.
_NORM_SECONDS = 0.1


@dataclass(frozen=True, eq=False)
class StepResult:
    """What a step says of itself; all tensors on the run's device.

    Of several processes each has its part of the loss, and of what was right: the batch's are the
    sums.

    Attributes:
        loss: Mean loss [] of the batch, before the update.
        correct: How many images were named right, int64 [].
        count: How many there were in the whole batch.
        lr: The step's learning rate.
        gradient_norm: 2-norm [] of the gradient before clipping; None where it was not taken.
    """

    loss: Tensor
    correct: Tensor
    count: int
    lr: float
    gradient_norm: Tensor | None


@dataclass(frozen=True)
class Measured:
    """What a network makes of one batch of images: mean loss, how many are right, how many."""

    loss: float
    correct: int
    count: int


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
        group: The processes that take each step together.

    Attributes:
        group: These processes.
        share: What of each batch this process is to be given: all, where its part can only be
            told once the whole batch is there.
    """

    def __init__(
        self,
        model: nn.Module,
        optimizer: torch.optim.Optimizer,
        loss_function: nn.Module,
        spec: TrainSpec,
        device: torch.device,
        group: Group = distributed.ALONE,
    ) -> None:
        self.group = group
        self._model = model
        self._trained = group.share_gradients(model)
        self._optimizer = optimizer
        self._loss_function = loss_function
        self._spec = spec
        self._device = device
        self._mixed = devices.precision(spec.precision, device) is torch.bfloat16
        # Reseeding costs 20 microseconds a step, and the lock would make others wait: only where
        # something is drawn.
        self._draws = any(map(_may_draw, model.modules()))
        self._norm_taken = 0.0
        self._weights = label_weights(loss_function)
        self._part = Share(group.place.rank, group.world, fewest_images(model))
        # An augmentation draws for a batch, and a weighted mean is one over the batch's weights.
        needs_all = spec.augment != "none" or self._weights is not None
        self.share = WHOLE if needs_all else self._part

    def step(
        self, images: Tensor, labels: Tensor, number: int, lr: float, count: int | None = None
    ) -> StepResult:
        """One update.

        Args:
            images: float32 [N, C, H, W] in 0..1: this process's `share` of a batch. On the CPU, or,
                where nothing is augmented, on the run's device.
            labels: int64 [N], on the same one.
            number: The step's number in the run, from 1; fixes its draws, together with the seed.
            lr: Learning rate.
            count: How many images the whole batch has; None for those that are given.
        """
        count = len(labels) if count is None else count
        if self._spec.augment != "none":
            generator = rng.step_generator(self._spec.seed, number)
            images = augment(self._spec.augment, images, generator)
        images, labels, part = self._own(images, labels, count)
        images, labels = (devices.send(each, self._device) for each in (images, labels))
        for group in self._optimizer.param_groups:
            group["lr"] = lr
        with rng.GLOBAL_LOCK if self._draws else contextlib.nullcontext():
            if self._draws:
                self._seed(number)
            logits = self._logits(images)
            loss = self._loss_function(logits, labels)
            self._optimizer.zero_grad()
            if self.group.world > 1:
                loss = loss * part
                (loss * self.group.world).backward()  # the gradients' mean will be their sum
            else:
                loss.backward()
        norm = self._clip()
        self._optimizer.step()
        correct = (logits.detach().argmax(1) == labels).sum()
        if not part:
            correct = correct * 0
        return StepResult(loss.detach(), correct, count, lr, norm)

    def evaluate(self, images: ImageSet) -> Iterator[Measured]:
        """What the network makes of all images, in float32; it is left in evaluation mode.

        Of several processes each takes every so-many-th batch, and all hear what all have found:
        the first one's machine would else work alone, while the others wait.
        """
        if self.group.world == 1:
            for batch in metrics.batches(self._model, images, self._device, self._loss_function):
                yield Measured(batch.loss, batch.correct, len(batch.labels))
            return
        self.group.share_buffers(self._model)
        starts = range(0, len(images), EVALUATION_BATCH)
        for turn in range(0, len(starts), self.group.world):
            mine = starts[turn:][self.group.place.rank : self.group.place.rank + 1]
            found = [self._measure(images, start) for start in mine] or [(0.0, 0.0, 0.0)]
            told = self.group.gather(found[0])
            for loss, correct, count in told[: len(starts) - turn]:
                yield Measured(loss, int(correct), int(count))

    def _measure(self, images: ImageSet, start: int) -> tuple[float, float, float]:
        """Loss, right ones and count of the batch that begins at an image."""
        rows = slice(start, start + EVALUATION_BATCH)
        one = replace(images, images=images.images[rows], labels=images.labels[rows])
        batch = next(metrics.batches(self._model, one, self._device, self._loss_function))
        return batch.loss, float(batch.correct), float(len(batch.labels))

    def _own(self, images: Tensor, labels: Tensor, count: int) -> tuple[Tensor, Tensor, float]:
        """This process's images of a batch, and their part (0 to 1) in its mean loss."""
        if self.group.world == 1:
            return images, labels, 1.0
        of_all = self._weigh(labels) if self._weights is not None else float(count)
        if self.share is WHOLE:
            rows = self._part.rows(count)
            images, labels = images[rows], labels[rows]
        own = self._weigh(labels)
        return images, labels, own / of_all if self._part.counts(count) else 0.0

    def _weigh(self, labels: Tensor) -> float:
        """What images with these labels count in a mean."""
        if self._weights is None:
            return float(len(labels))
        return float(self._weights[labels.cpu()].sum())

    def _seed(self, number: int) -> None:
        """Reseed what the network draws from; each process draws something else."""
        seed, rank = self._spec.seed, self.group.place.rank
        if rank:
            torch.manual_seed(rng.sample_seed(seed, number, rank))
        else:
            rng.seed_step(seed, number)

    def _logits(self, images: Tensor) -> Tensor:
        """float32 [N, classes], whatever the network computed in."""
        if not self._mixed:
            logits: Tensor = self._trained(images)
            return logits
        with torch.autocast(self._device.type, torch.bfloat16):
            logits = self._trained(images)
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
