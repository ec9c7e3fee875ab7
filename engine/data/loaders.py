"""From an image set to a DataLoader: which images, in which order."""

import math
import signal
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.utils.data import (
    BatchSampler,
    DataLoader,
    RandomSampler,
    Sampler,
    SequentialSampler,
    SubsetRandomSampler,
    WeightedRandomSampler,
)

from engine import launched, rng
from engine.data import sources
from engine.data.image_set import ImageSet
from engine.data.sharing import WHOLE, Share, SharedBatches
from engine.data.transforms import Transformed
from engine.data_spec import DataSpec, merged_classes
from engine.errors import AtelierError
from engine.run_spec import RunSpec
from engine.transform_steps import shape_after

Batch = tuple[Tensor, Tensor]

# Evaluation needs no gradients, so its batches may be larger than a training step's.
EVALUATION_BATCH = 500

PLAIN = DataSpec()
"""All images in a new order each epoch, as they are."""


@dataclass(frozen=True)
class TrainingData:
    """What a run learns from and what it is measured on.

    Attributes:
        train: The images that the optimizer sees.
        validation: The test split, or the share of the training split that was held back.
        loading: How `train` is handed out.
    """

    train: ImageSet
    validation: ImageSet
    loading: DataSpec = PLAIN


def load_training_data(spec: RunSpec, data_root: Path | None = None) -> TrainingData:
    """Read the run's dataset and split it as the run says.

    Raises:
        AtelierError: What `sources.open_split` and `split_data` raise.
    """
    train = sources.open_split(spec.data, "train", data_root)
    on_test = spec.train.validation == "test"
    test = sources.open_split(spec.data, "test", data_root) if on_test else None
    return split_data(spec, train, test)


def prepare(images: ImageSet, spec: DataSpec) -> ImageSet:
    """An image set with its classes merged and its transforms as the spec says.

    Raises:
        AtelierError: `merge_invalid` or `transform_unfit`.
    """
    shape_after(spec.transforms, images.shape)
    merged = merge(images, spec.merge)
    return replace(merged, transforms=spec.transforms) if spec.transforms else merged


def merge(images: ImageSet, groups: tuple[tuple[int, ...], ...]) -> ImageSet:
    """An image set whose labels in one group are one class; see `data_spec.merged_classes`.

    Raises:
        AtelierError: `merge_invalid`.
    """
    if not groups:
        return images
    classes, labels = merged_classes(images.classes, groups)
    return replace(images, labels=torch.tensor(labels)[images.labels], classes=classes)


def split_data(spec: RunSpec, train: ImageSet, test: ImageSet | None) -> TrainingData:
    """The run's two image sets from the dataset's two splits.

    Args:
        spec: Its validation is `test`, or the share of `train` to hold back, drawn by its seed.
        train: The dataset's training split, as it is.
        test: The dataset's test split; needed for validation `test` only.

    Raises:
        AtelierError: `split_empty`, `batch_too_large`, `merge_invalid` or `transform_unfit`.
    """
    share = spec.train.validation
    train = prepare(train, spec.data)
    if isinstance(share, float):
        order = torch.randperm(len(train), generator=rng.epoch_generator(spec.train.seed, 0))
        held = round(len(train) * share)
        if not 0 < held < len(train):
            raise AtelierError("split_empty", share=share, count=len(train))
        data = TrainingData(train.subset(order[held:]), train.subset(order[:held]), spec.data)
    else:
        if test is None:
            raise ValueError("validation on the test split needs the test split")
        data = TrainingData(train, prepare(test, spec.data), spec.data)
    available = spec.data.drawn(len(data.train))
    if spec.train.batch_size > available:
        raise AtelierError("batch_too_large", batch_size=spec.train.batch_size, count=available)
    return data


def batches_per_epoch(count: int, spec: DataSpec, batch_size: int) -> int:
    """Batches in one epoch over `count` images; the last may be smaller, or is left out."""
    drawn = spec.drawn(count)
    return drawn // batch_size if spec.drop_last else math.ceil(drawn / batch_size)


def _as_is(batch: Any) -> Any:
    """`ImageSet.__getitems__` has collated the batch already; torch's types expect a list."""
    return batch


def _outlive_signals(_worker: int) -> None:
    """Let a run that is told to end do so in order: its workers end when it needs them no longer.

    Terminals, schedulers and `torchrun` tell whole families of processes.
    """
    names = ["SIGINT", "SIGUSR1", *(["SIGTERM"] if launched.place().world > 1 else [])]
    for name in names:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _start_tracker() -> None:
    """Start what multiprocessing counts its semaphores with, deaf to SIGUSR1 as to the others."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
        try:
            resource_tracker.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def training_loader(
    images: ImageSet,
    spec: DataSpec,
    batch_size: int,
    seed: int,
    epoch: int,
    share: Share = WHOLE,
) -> DataLoader[Batch]:
    """One epoch of batches: float32 [n, C, H, W] and int64 [n].

    The same seed and epoch (counted from 1) give the same batches as
    `DataLoader(dataset, batch_size, sampler=..., generator=...)` over any dataset of that length;
    with `spec.sampler="random"` that is `shuffle=True`. Where transforms draw, each image's draws
    come from (seed, epoch, index), whichever process fetches it. Of several processes each gets
    its share of these batches.
    """
    generator = rng.epoch_generator(seed, epoch)
    drawn = Transformed(images, seed, epoch) if images.transforms else images
    sampler = _sampler(images, spec, seed, generator)
    batching: dict[str, Any] = {
        "batch_size": batch_size,
        "sampler": sampler,
        "drop_last": spec.drop_last,
    }
    if spec.workers:
        _start_tracker()
    if share.world > 1:
        whole = BatchSampler(sampler, batch_size, spec.drop_last)
        batching = {"batch_sampler": SharedBatches(whole, share)}
    return DataLoader(
        drawn,
        **batching,
        generator=generator,
        num_workers=spec.workers,
        # Never forked: a window's process has threads, which a fork would leave half alive.
        multiprocessing_context="spawn" if spec.workers else None,
        worker_init_fn=_outlive_signals if spec.workers else None,
        pin_memory=spec.pin_memory and torch.cuda.is_available() and not images.images.is_cuda,
        collate_fn=_as_is,
    )


def _sampler(
    images: ImageSet, spec: DataSpec, seed: int, generator: torch.Generator
) -> Sampler[int]:
    match spec.sampler:
        case "sequential":
            return SequentialSampler(images)
        case "weighted":
            labels = images.labels.cpu()  # MPS has no float64
            counts = torch.bincount(labels, minlength=len(images.classes))
            weights = (1 / counts.clamp_min(1).double())[labels]
            return WeightedRandomSampler(weights.tolist(), len(images), generator=generator)
        case "subset":
            order = torch.randperm(len(images), generator=rng.epoch_generator(seed, 0))
            return SubsetRandomSampler(order[: spec.subset].tolist(), generator=generator)
    return RandomSampler(images, generator=generator)


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
