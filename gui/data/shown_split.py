"""The split that is looked at, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from gui.session import LoadedDataset

if TYPE_CHECKING:
    from engine.data.image_set import ImageSet, Split


@dataclass(frozen=True, eq=False)
class ShownSplit:
    """One split of the dataset in memory; its arrays are views of the images, not copies.

    Attributes:
        name: Which.
        images: Its images, before any transform.
        pixels: The same as widgets take them: uint8 [N, H, W], or [N, H, W, 3] for colour.
        labels: int64 [N].
    """

    name: Split
    images: ImageSet
    pixels: NDArray[np.uint8]
    labels: NDArray[np.int64]

    @classmethod
    def of(cls, dataset: LoadedDataset, name: Split) -> Self:
        """A split of a dataset."""
        images = dataset.split(name)
        tensor = images.images
        shown = tensor[:, 0] if images.shape[0] == 1 else tensor.permute(0, 2, 3, 1)
        return cls(name, images, shown.numpy(), images.labels.numpy())

    def __len__(self) -> int:
        return len(self.labels)

    def class_of(self, index: int) -> str:
        """The name of an image's class."""
        return self.images.classes[int(self.labels[index])]

    def counts(self) -> tuple[int, ...]:
        """How many images there are of each class."""
        return tuple(np.bincount(self.labels, minlength=len(self.images.classes)).tolist())
