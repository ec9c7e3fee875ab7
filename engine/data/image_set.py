"""A dataset of small images as one uint8 tensor, and the readers that make it."""

import functools
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor
from torch.utils.data import Dataset

from engine import home
from engine.data import catalog, garments
from engine.data.catalog import CatalogEntry
from engine.errors import AtelierError

Split = Literal["train", "test"]
Progress = Callable[[int, int], None]

# The seeds of the built-in set's two splits: it is the same set on every machine.
_GARMENT_SEEDS: dict[Split, int] = {"train": 0, "test": 1}

# Images and labels of each split, as the data set's makers named them.
_FILES: dict[Split, tuple[str, str]] = {
    "train": ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
    "test": ("t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"),
}


def to_float(images: Tensor) -> Tensor:
    """Pixels as a network sees them: uint8 0..255 to float32 0..1, any shape.

    Divides, as torchvision's `ToTensor` does; `v2.ToDtype(scale=True)` multiplies by 1/255, which
    differs in the last bit for 126 of the 256 values.
    """
    return images.float() / 255


@dataclass(frozen=True, eq=False)
class ImageSet(Dataset[tuple[Tensor, Tensor]]):
    """Images and labels in memory, indexed one by one or a batch at a time.

    Attributes:
        name: The dataset's name in the catalogue.
        images: uint8 [N, C, H, W], 0..255.
        labels: int64 [N], indices into `classes`.
        classes: Class names, by label.
    """

    name: str
    images: Tensor
    labels: Tensor
    classes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, index: int) -> tuple[Tensor, Tensor]:
        """One sample: float32 [C, H, W] in 0..1, and its label as int64 []."""
        return to_float(self.images[index]), self.labels[index]

    def __getitems__(self, indices: Sequence[int]) -> tuple[Tensor, Tensor]:
        """A batch in one indexing operation: float32 [n, C, H, W] in 0..1, int64 [n].

        The DataLoader's own hook for batched loading; its `collate_fn` then has nothing to do.
        """
        chosen = torch.as_tensor(indices)
        # Ten times as fast as `self.images[chosen]`: it copies whole rows.
        images, labels = (t.index_select(0, chosen) for t in (self.images, self.labels))
        return to_float(images), labels

    @property
    def shape(self) -> tuple[int, int, int]:
        """Channels, height and width of one image."""
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


def load(
    name: str, split: Split, data_root: Path | None = None, progress: Progress | None = None
) -> ImageSet:
    """Read one split of a dataset of the catalogue.

    Args:
        name: The catalogue's name.
        split: `train` or `test`.
        data_root: The only folder to look in; None for `home.data_roots()`.
        progress: Called with (images made, images in all) where that takes a while.

    Raises:
        AtelierError: `dataset_unknown`, `dataset_missing`, `dataset_broken`, or what
            `home.data_roots` raises.
    """
    entry = catalog.entry(name)
    if entry.source == "built-in":
        count = entry.train_count if split == "train" else entry.test_count
        pixels, labels = garments.draw(count, _GARMENT_SEEDS[split], "photo", progress)
        return ImageSet(
            name, torch.from_numpy(pixels).unsqueeze(1), torch.from_numpy(labels), entry.classes
        )
    return _read_fashion_mnist(entry, split, locate(entry, data_root))


def locate(entry: CatalogEntry, data_root: Path | None = None) -> Path:
    """The root that holds a downloadable dataset's files.

    Raises:
        AtelierError: `dataset_missing`, `data_root_unreadable`, or what `home.data_roots` raises.
    """
    roots = home.data_roots(data_root)
    for root in roots:
        if holds(root):
            return root
    raise AtelierError("dataset_missing", title=entry.title, path=roots[0])


def holds(root: Path) -> bool:
    """Whether all of Fashion-MNIST's files are below a root, whatever is in them.

    Raises:
        AtelierError: `data_root_unreadable`, if that cannot be told.
    """
    try:
        return all((_raw(root) / name).is_file() for pair in _FILES.values() for name in pair)
    except OSError as error:  # a folder that may not be entered
        raise AtelierError("data_root_unreadable", path=_raw(root)) from error


def _raw(root: Path) -> Path:
    """Where torchvision's `FashionMNIST(root)` keeps its files."""
    return root / "FashionMNIST" / "raw"


def _read_fashion_mnist(entry: CatalogEntry, split: Split, root: Path) -> ImageSet:
    """Fashion-MNIST's IDX files through torchvision's reader, checked for what it does not check.

    The reader asserts, views and unpacks what it finds; a foreign file may fail in any of these
    ways, or in none and still not be what the catalogue promises. (The class `FashionMNIST` would
    take old `processed/*.pt` files, where there are any, instead of these.)
    """
    from torchvision.datasets.mnist import read_image_file, read_label_file

    where = _raw(root)
    images_name, labels_name = _FILES[split]
    reason: object = None
    try:
        images = read_image_file(str(where / images_name))
        labels = read_label_file(str(where / labels_name))
        reason = _mismatch(images, labels, entry)
    except RuntimeError:
        reason = "a file has the wrong length"
    except (AssertionError, ValueError, TypeError, IndexError, KeyError, MemoryError):
        reason = "a file is no IDX file"
    except PermissionError as error:
        raise AtelierError("data_root_unreadable", path=where) from error
    except OSError as error:
        reason = error.strerror or error
    if reason is not None:
        raise AtelierError("dataset_broken", title=entry.title, path=where, reason=reason)
    return ImageSet(entry.name, images.unsqueeze(1), labels, entry.classes)


def _mismatch(images: Tensor, labels: Tensor, entry: CatalogEntry) -> str | None:
    """Why these are not the catalogue's images and labels, or None if they may be."""
    height, width = entry.shape[1:]
    if images.dtype != torch.uint8 or images.shape[1:] != (height, width):
        return f"the images are not {height} x {width} bytes"
    if len(images) != len(labels):
        return f"there are {len(images)} images and {len(labels)} labels"
    if len(images) == 0:
        return "there are no images in it"
    if labels.min() < 0 or labels.max() >= len(entry.classes):
        return f"a label is not between 0 and {len(entry.classes) - 1}"
    return None
