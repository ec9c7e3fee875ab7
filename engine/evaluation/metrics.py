"""How good a model is on an image set: loss, accuracy, confusion."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.data import loaders
from engine.data.image_set import ImageSet, Progress, Split
from engine.data_spec import DataSpec
from engine.run_spec import RunSpec

Part = Literal["validation", "training"]


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
    """A model on an image set of N images; all tensors on the CPU.

    Attributes:
        accuracy: Share named right, 0 to 1.
        loss: Mean cross entropy, natural logarithm.
        confusion: int64 [classes, classes]; row: the label, column: the answer.
        labels: int64 [N], what each image is.
        answers: int64 [N], what the model named it.
        confidences: float32 [N], the probability (softmax) that the model gave its answer.
        losses: float32 [N], cross entropy of each image.
    """

    accuracy: float
    loss: float
    confusion: Tensor
    labels: Tensor
    answers: Tensor
    confidences: Tensor
    losses: Tensor

    @property
    def per_class(self) -> list[float]:
        """Share of each class's images named right (recall); 0 for a class without images."""
        right = self.confusion.diagonal()
        return [int(r) / max(1, int(n)) for r, n in zip(right, self.confusion.sum(1), strict=True)]


@dataclass(frozen=True, eq=False)
class EvaluatedBatch:
    """One batch's answers.

    Attributes:
        loss: Mean loss of the batch.
        answers: int64 [n], on the CPU.
        labels: int64 [n], on the CPU.
        logits: [n, classes], where the model is; what the figures of single images come from, for
            whoever asks (a training's validation does not).
    """

    loss: float
    answers: Tensor
    labels: Tensor
    logits: Tensor

    @property
    def correct(self) -> int:
        """How many of the batch were named right."""
        return int((self.answers == self.labels).sum())

    def confidences(self) -> Tensor:
        """The probability of each answer, float32 [n] on the CPU."""
        return self.logits.float().softmax(1).amax(1).cpu()

    def losses(self) -> Tensor:
        """Cross entropy of each image, float32 [n] on the CPU."""
        labels = self.labels.to(self.logits.device)
        return functional.cross_entropy(self.logits.float(), labels, reduction="none").cpu()


LossFunction = Callable[[Tensor, Tensor], Tensor]


def batches(
    model: nn.Module,
    images: ImageSet,
    device: torch.device,
    loss_function: LossFunction = functional.cross_entropy,
) -> Iterator[EvaluatedBatch]:
    """Evaluate batch by batch, so that a caller can pause, stop or show progress in between.

    The model is put into evaluation mode and stays there. No gradients are recorded; the mode is
    entered per batch, because a generator's `with` would leak it to whoever iterates.
    """
    model.eval()
    for inputs, labels in loaders.evaluation_loader(images):
        with torch.inference_mode():
            logits = model(inputs.to(device))
            loss = loss_function(logits, labels.to(device))
            answers = logits.argmax(1).cpu()
        yield EvaluatedBatch(float(loss), answers, labels.cpu(), logits)


def evaluate(
    model: nn.Module,
    images: ImageSet,
    device: torch.device,
    progress: Progress | None = None,
) -> Report:
    """The model's report on all of `images`.

    Args:
        model: On `device`; left in evaluation mode. Never one that is being trained.
        images: At least one.
        device: Where to compute.
        progress: Called with (images done, images in all) after each batch; what it raises ends
            the evaluation.
    """
    classes = len(images.classes)
    tally = Tally()
    answers, confidences, losses = [], [], []
    for batch in batches(model, images, device):
        tally.add(batch.loss, batch.correct, len(batch.labels))
        answers.append(batch.answers)
        confidences.append(batch.confidences())
        losses.append(batch.losses())
        if progress:
            progress(tally.seen, len(images))
    named = torch.cat(answers)
    pairs = torch.bincount(images.labels * classes + named, minlength=classes * classes)
    return Report(
        accuracy=tally.accuracy,
        loss=tally.loss,
        confusion=pairs.view(classes, classes),
        labels=images.labels,
        answers=named,
        confidences=torch.cat(confidences),
        losses=torch.cat(losses),
    )


@dataclass(frozen=True, eq=False)
class MeasuredImages:
    """Images that a run is measured on, and where they stand in the dataset.

    Attributes:
        images: The images, with the run's classes but without its transforms: they go with the
            weights (`Weights.build`).
        split: The dataset's split that they come from.
        indices: int64 [N], the index of each in that split.
    """

    images: ImageSet
    split: Split
    indices: Tensor


def find_images(spec: RunSpec, train: ImageSet, test: ImageSet, part: Part) -> MeasuredImages:
    """The images that a run learns from, or those that it is validated on.

    Args:
        spec: The run.
        train: The dataset's training split.
        test: The dataset's test split.
        part: Which of the run's two image sets.

    Raises:
        AtelierError: What `loaders.split_data` raises.
    """
    splits: dict[Split, ImageSet] = {"train": train, "test": test}
    # Sets whose pixels are their own indices: the split itself then says where each image went.
    tagged = {
        split: replace(images, images=torch.arange(len(images)).view(-1, 1, 1, 1))
        for split, images in splits.items()
    }
    plain = replace(spec, data=DataSpec(spec.data.dataset))
    data = loaders.split_data(plain, tagged["train"], tagged["test"])
    indices = (data.train if part == "training" else data.validation).images.flatten()
    validated_on_test = part == "validation" and spec.train.validation == "test"
    split: Split = "test" if validated_on_test else "train"
    whole = splits[split]
    images = whole if len(indices) == len(whole) else whole.subset(indices)
    return MeasuredImages(loaders.merge(images, spec.data.merge), split, indices)
