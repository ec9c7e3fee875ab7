"""A dataset of small images as one uint8 tensor."""

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import torch
from torch import Tensor
from torch.utils.data import Dataset

from engine.pixels import FixedSteps, to_float
from engine.transform_steps import TransformStep, shape_after

Split = Literal["train", "test"]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class ImageSet(Dataset[tuple[Tensor, Tensor]]):
    """Images and labels in memory, indexed one by one or a batch at a time.

    Attributes:
        name: The dataset's name in the catalogue.
        images: uint8 [N, C, H, W], 0..255; on the CPU, but for a run's own (`resident.settle`).
        labels: int64 [N], indices into `classes`; on the same device.
        classes: Class names, by label.
        transforms: What each image goes through on its way out. Fixed steps are done here; random
            ones are for training only (`loaders.training_loader`).
    """

    name: str
    images: Tensor
    labels: Tensor
    classes: tuple[str, ...]
    transforms: tuple[TransformStep, ...] = ()

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        """One sample: float32 [C, H, W], and its label as int64 []."""
        return self._floats(self.images[index : index + 1])[0], self.labels[index]

    def __getitems__(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """A batch in one indexing operation, where the images are: float32 [n, C, H, W], int64 [n].

        The DataLoader's own hook for batched loading; its `collate_fn` then has nothing to do.
        """
        chosen = torch.as_tensor(indices).to(self.images.device)
        # Ten times as fast as `self.images[chosen]`: it copies whole rows.
        images, labels = (t.index_select(0, chosen) for t in (self.images, self.labels))
        return self._floats(images), labels

    @functools.cached_property
    def _floats(self) -> Callable[[Tensor], Tensor]:
        return FixedSteps(self.transforms) if self.transforms else to_float

    @functools.cached_property
    def _copies(self) -> dict[str, Tensor]:
        return {"images": self.images.clone(), "labels": self.labels.clone()}

    def __getstate__(self) -> dict[str, Any]:
        """What another process gets: copies, the same ones for all of them.

        torch moves a tensor that it hands to a process into shared memory. Arrays that look at the
        tensor (`Tensor.numpy`) would be left with memory that is no longer theirs.
        """
        own = {name: value for name, value in vars(self).items() if name != "_copies"}
        return {**own, **self._copies}

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """The shape [C, H, W] in which images come out."""
        return shape_after(self.transforms, self.shape)

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of one image as it is stored."""
        channels, height, width = self.images.shape[1:]
        return channels, height, width

    @functools.cached_property
    def fingerprint(self) -> str:
        """SHA-256 of pixels, labels, shape and classes: equal for equal image sets only.

        Takes some 40 ms for 60,000 images of 28 x 28, the first time.
        """
        digest = hashlib.sha256(repr((self.shape, self.classes)).encode())
        for tensor in (self.images, self.labels):
            digest.update(tensor.contiguous().numpy().data)
        return digest.hexdigest()

    def subset(self, indices: Tensor) -> "ImageSet":
        """The samples at `indices` (int64 [n]), in that order."""
        return replace(self, images=self.images[indices], labels=self.labels[indices])
