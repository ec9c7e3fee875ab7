"""How good a model is on an image set: loss, accuracy, confusion."""

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.data import loaders
from engine.data.image_set import ImageSet, Progress


@dataclass
class Tally:
    """Running sums over samples; what an epoch's loss and accuracy are computed from.

    Attributes:
        loss_sum: Sum of the samples' losses.
        correct: How many were named right.
        seen: How many there were.
    """

    loss_sum: float = 0.0
    correct: int = 0
    seen: int = 0

    def add(self, mean_loss: float, correct: int, count: int) -> None:
        """Add a batch of `count` samples with this mean loss."""
        self.loss_sum += mean_loss * count
        self.correct += correct
        self.seen += count

    @property
    def loss(self) -> float:
        """Mean loss per sample."""
        return self.loss_sum / self.seen

    @property
    def accuracy(self) -> float:
        """Share named right, 0 to 1."""
        return self.correct / self.seen


@dataclass(frozen=True, eq=False)
class Report:
    """A model on an image set.

    Attributes:
        accuracy: Share named right, 0 to 1.
        loss: Mean cross entropy, natural logarithm.
        confusion: int64 [classes, classes]; row: the label, column: the answer.
    """

    accuracy: float
    loss: float
    confusion: Tensor

    @property
    def per_class(self) -> list[float]:
        """Share of each class's images named right (recall); 0 for a class without images."""
        right = self.confusion.diagonal()
        return [int(r) / max(1, int(n)) for r, n in zip(right, self.confusion.sum(1), strict=True)]


@dataclass(frozen=True, eq=False)
class EvaluatedBatch:
    """One batch's answers: mean loss, answers and labels as int64 [n] on the CPU."""

    loss: float
    answers: Tensor
    labels: Tensor

    @property
    def correct(self) -> int:
        """How many of the batch were named right."""
        return int((self.answers == self.labels).sum())


def batches(model: nn.Module, images: ImageSet, device: torch.device) -> Iterator[EvaluatedBatch]:
    """Evaluate batch by batch, so that a caller can pause, stop or show progress in between.

    The model is put into evaluation mode and stays there. No gradients are recorded; the mode is
    entered per batch, because a generator's `with` would leak it to whoever iterates.
    """
    model.eval()
    for inputs, labels in loaders.evaluation_loader(images):
        with torch.inference_mode():
            logits = model(inputs.to(device))
            loss = functional.cross_entropy(logits, labels.to(device))
            answers = logits.argmax(1).cpu()
        yield EvaluatedBatch(float(loss), answers, labels)


def evaluate(
    model: nn.Module,
    images: ImageSet,
    device: torch.device,
    progress: Progress | None = None,
) -> Report:
    """The model's report on all of `images`.

    Args:
        model: On `device`; left in evaluation mode.
        images: At least one.
        device: Where to compute.
        progress: Called with (images done, images in all).
    """
    classes = len(images.classes)
    confusion = torch.zeros(classes * classes, dtype=torch.int64)
    tally = Tally()
    for batch in batches(model, images, device):
        tally.add(batch.loss, batch.correct, len(batch.labels))
        pairs = batch.labels * classes + batch.answers
        confusion += torch.bincount(pairs, minlength=classes * classes)
        if progress:
            progress(tally.seen, len(images))
    return Report(tally.accuracy, tally.loss, confusion.view(classes, classes))
