"""From an image set to a DataLoader: which images, in which order."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.utils.data import DataLoader

from engine import rng
from engine.data import image_set
from engine.data.image_set import ImageSet
from engine.errors import AtelierError
from engine.run_spec import RunSpec

Batch = tuple[Tensor, Tensor]

# Evaluation needs no gradients, so its batches may be larger than a training step's.
EVALUATION_BATCH = 500


@dataclass(frozen=True)
class TrainingData:
    """What a run learns from and what it is measured on.

    Attributes:
        train: The images that the optimizer sees.
        validation: The test split, or the share of the training split that was held back.
    """

    train: ImageSet
    validation: ImageSet


def load_training_data(spec: RunSpec, data_root: Path | None = None) -> TrainingData:
    """Read the run's dataset and split it as the run says.

    Raises:
        AtelierError: What `image_set.load` and `split_data` raise.
    """
    name = spec.data.dataset
    train = image_set.load(name, "train", data_root)
    test = image_set.load(name, "test", data_root) if spec.train.validation == "test" else None
    return split_data(spec, train, test)


def split_data(spec: RunSpec, train: ImageSet, test: ImageSet | None) -> TrainingData:
    """The run's two image sets from the dataset's two splits.

    Args:
        spec: Its validation is `test`, or the share of `train` to hold back, drawn by its seed.
        train: The dataset's training split.
        test: The dataset's test split; needed for validation `test` only.

    Raises:
        AtelierError: `split_empty` or `batch_too_large`.
    """
    share = spec.train.validation
    if isinstance(share, float):
        order = torch.randperm(len(train), generator=rng.epoch_generator(spec.train.seed, 0))
        held = round(len(train) * share)
        if not 0 < held < len(train):
            raise AtelierError("split_empty", share=share, count=len(train))
        data = TrainingData(train.subset(order[held:]), train.subset(order[:held]))
    else:
        if test is None:
            raise ValueError("validation on the test split needs the test split")
        data = TrainingData(train, test)
    if spec.train.batch_size > len(data.train):
        raise AtelierError(
            "batch_too_large", batch_size=spec.train.batch_size, count=len(data.train)
        )
    return data


def _as_is(batch: Any) -> Any:
    """`ImageSet.__getitems__` has collated the batch already; torch's types expect a list."""
    return batch


def training_loader(images: ImageSet, batch_size: int, seed: int, epoch: int) -> DataLoader[Batch]:
    """One epoch of shuffled batches: float32 [n, C, H, W] in 0..1 and int64 [n].

    The same seed and epoch (counted from 1) give the same order as
    `DataLoader(dataset, batch_size, shuffle=True, generator=...)` over any dataset of that length.
    """
    return DataLoader(
        images,
        batch_size=batch_size,
        shuffle=True,
        generator=rng.epoch_generator(seed, epoch),
        collate_fn=_as_is,
    )


def evaluation_loader(images: ImageSet) -> DataLoader[Batch]:
    """All images in order, `EVALUATION_BATCH` at a time.

    Its own generator: a DataLoader draws a seed for its workers even where it has none, and must
    not draw it from the generator that a training step is using.
    """
    return DataLoader(
        images,
        batch_size=EVALUATION_BATCH,
        generator=torch.Generator(),
        collate_fn=_as_is,
    )
