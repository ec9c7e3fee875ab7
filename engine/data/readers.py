"""Reads the files of a downloaded dataset into one uint8 tensor, and trusts none of them."""

from __future__ import annotations

import bz2
import hashlib
import io
import pickle
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.data import archives, unpacking
from engine.data.archives import Format, Layout, Package
from engine.data.catalog import CatalogEntry
from engine.data.image_set import ImageSet
from engine.errors import AtelierError, Phrase, Said, of_os_error

_TEXT_LIMIT = 1 << 28
"""Bytes of decompressed text: an order of magnitude more than USPS has."""

_CHUNK = 4096
"""Images that are turned upright at once."""


class _Broken(Exception):  # noqa: N818  # `read` says it in full
    """A file is not what it should be; the phrase of this code says why."""

    def __init__(self, code: str, **params: object) -> None:
        self.reason = Phrase(code, **params)
        super().__init__(str(self.reason))


def read(
    entry: CatalogEntry,
    split: Literal["train", "test"],
    root: Path,
    packages: Sequence[Package] | None = None,
) -> ImageSet:
    """One split of a downloadable dataset whose files are below `root`.

    Args:
        entry: The catalogue's entry.
        split: Which one.
        root: As for `archives.is_here`.
        packages: Where the files' checksums are, for a format that is only read if they are right
            (CIFAR-10's); torchvision's lists by default.

    Returns:
        images uint8 [N, C, H, W] as the entry's `shape` has it, upright; labels int64 [N], indices
        into the entry's classes. How many there are is the files' own word.

    Raises:
        AtelierError: `dataset_broken`, with the file and what is wrong with it, or
            `data_root_unreadable`, if a file may not be read.
    """
    layout = archives.layout(entry)
    names = layout.train if split == "train" else layout.test
    paths = [archives.folder(entry, root) / name for name in names]
    with _explained(entry, paths[0]):
        images, labels = _READERS[layout.format](entry, layout, paths, packages)
    with _explained(entry, paths[-1]):
        labels -= layout.first_label
        _check(images, labels, entry)
    if layout.transposed:
        for some in images.split(_CHUNK):  # in place: a second copy of all would double the memory
            some.copy_(some.mT.clone())
    return ImageSet(entry.name, images, labels, entry.classes)


@contextmanager
def _explained(entry: CatalogEntry, path: Path) -> Iterator[None]:
    """Say what is wrong with a file in the engine's own terms."""
    try:
        yield
    except PermissionError as error:
        raise AtelierError("data_root_unreadable", path=path.parent) from error
    except (_Broken, MemoryError, OSError) as error:
        reason: Said = error.reason if isinstance(error, _Broken) else Phrase("damaged")
        if isinstance(error, OSError) and error.strerror:
            reason = of_os_error(error)
        raise AtelierError("dataset_broken", title=entry.title, path=path, reason=reason) from error


def _check(images: Tensor, labels: Tensor, entry: CatalogEntry) -> None:
    if len(images) != len(labels):
        raise _Broken("counts_differ", images=len(images), labels=len(labels))
    if len(images) == 0:
        raise _Broken("no_images")
    if labels.min() < 0 or labels.max() >= len(entry.classes):
        raise _Broken("label_foreign", classes=len(entry.classes))


def _read_idx(
    entry: CatalogEntry, layout: Layout, paths: list[Path], packages: Sequence[Package] | None
) -> tuple[Tensor, Tensor]:
    images_path, labels_path = paths
    images = _idx(images_path, 3, "of_images")
    if images.shape[1:] != entry.shape[1:]:
        found, needed = (
            " x ".join(map(str, shape)) for shape in (images.shape[1:], entry.shape[1:])
        )
        raise _Broken("pixels_differ", found=found, expected=needed)
    with _explained(entry, labels_path):
        labels = _idx(labels_path, 1, "of_labels")
    return images.unsqueeze(1), labels.long()


def _idx(path: Path, dimensions: int, what: str) -> Tensor:
    """An IDX file of bytes, read straight to where it stays."""
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        beginning = file.read(16)
        shape = unpacking.idx_shape(beginning)
        if shape is None or len(shape) != dimensions:
            raise _Broken("idx_kind", what=Phrase(what))
        promised = unpacking.idx_length(beginning)
        if size != promised:
            raise _Broken("idx_length", size=size, what=Phrase(what), promised=promised)
        file.seek(4 * (1 + dimensions))
        values = torch.empty(shape, dtype=torch.uint8)
        if file.readinto(values.numpy().reshape(-1).data) != values.numel():
            raise _Broken("changed_meanwhile")
    return values


def _read_libsvm(
    entry: CatalogEntry, layout: Layout, paths: list[Path], packages: Sequence[Package] | None
) -> tuple[Tensor, Tensor]:
    """Lines of a label and as many `index:value` as there are pixels; values in -1..1."""
    pixels = entry.shape[1] * entry.shape[2]
    table = _numbers(paths[0])
    if len(table) % (1 + 2 * pixels):
        raise _Broken("lines_uneven", pixels=pixels)
    rows = table.reshape(-1, 1 + 2 * pixels)
    labels, values = rows[:, 0], rows[:, 2::2]
    if (rows[:, 1::2] != np.arange(1, pixels + 1)).any():
        raise _Broken("values_unnumbered")
    # Not "any outside": a NaN is neither inside nor outside.
    if not (np.abs(values) <= 1).all():
        raise _Broken("value_outside")
    if not (labels == np.floor(labels)).all() or np.abs(labels).max(initial=0) > 1000:
        raise _Broken("label_broken")
    # torchvision's own arithmetic, in its own precision: the same bytes come out.
    grey = ((values.astype(np.float32) + 1) / 2 * 255).astype(np.uint8)
    images = torch.from_numpy(grey).view(-1, *entry.shape)
    return images, torch.from_numpy(labels.astype(np.int64))


def _numbers(path: Path) -> NDArray[np.float64]:
    """All numbers of a compressed text, whatever stands between them."""
    try:
        with bz2.open(path) as file:
            text = file.read(_TEXT_LIMIT + 1)
    except EOFError as error:
        raise _Broken("ends_early") from error
    if len(text) > _TEXT_LIMIT:
        raise _Broken("far_too_large")
    if not text.strip():  # which would be read as one number, -1
        return np.empty(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", DeprecationWarning)  # its way to say "no number"
            return np.fromstring(text.replace(b":", b" "), dtype=np.float64, sep=" ")
    except (DeprecationWarning, ValueError) as error:
        raise _Broken("no_number") from error


def _read_pickles(
    entry: CatalogEntry, layout: Layout, paths: list[Path], packages: Sequence[Package] | None
) -> tuple[Tensor, Tensor]:
    listed = archives.packages(entry) if packages is None else packages
    checksums = {member.name: member.md5 for package in listed for member in package.members}
    pixels = entry.shape[0] * entry.shape[1] * entry.shape[2]
    # An upper bound, so that the batches go straight to where they stay; the rest is never touched.
    most = sum(path.stat().st_size // pixels for path in paths)
    images = np.empty((most, pixels), np.uint8)
    labels: list[int] = []
    for path in paths:
        with _explained(entry, path):
            data, some = _batch(path, checksums[path.name], pixels)
            images[len(labels) : len(labels) + len(data)] = data
            labels += some
    kept = torch.from_numpy(images[: len(labels)])
    return kept.view(-1, *entry.shape), torch.tensor(labels, dtype=torch.int64)


def _batch(path: Path, md5: str, pixels: int) -> tuple[NDArray[np.uint8], list[int]]:
    """One batch of CIFAR-10: rows of pixels, channel by channel, and the labels."""
    content = path.read_bytes()
    if hashlib.md5(content, usedforsecurity=False).hexdigest() != md5:
        raise _Broken("wrong_checksum")
    batch = _unpickled(content)
    data, labels = batch.get("data"), batch.get("labels")
    if not (isinstance(data, np.ndarray) and data.dtype == np.uint8 and data.ndim == 2):
        raise _Broken("no_images")
    if data.shape[1] != pixels:
        raise _Broken("values_differ", found=data.shape[1], expected=pixels)
    if not (isinstance(labels, list) and all(type(label) is int for label in labels)):
        raise _Broken("no_labels")
    if len(data) != len(labels):
        raise _Broken("counts_differ", images=len(data), labels=len(labels))
    if labels and max(map(abs, labels)) > 1000:
        raise _Broken("label_far")
    return data, labels


def _dtype(kind: str, *_: object) -> np.dtype[Any]:
    """Without the old files' numbers for flags, of which numpy warns."""
    return np.dtype(kind)


# What an array's pickle names. numpy keeps `_reconstruct` to itself, but puts it in every one.
_KNOWN = {"dtype": _dtype, "ndarray": np.ndarray, "_reconstruct": np.empty(0).__reduce__()[0]}


class _Unpickler(pickle.Unpickler):
    """Builds arrays of numbers out of a pickle, and runs nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if f"{module}.".startswith("numpy.") and name in _KNOWN:
            return _KNOWN[name]
        raise _Broken("holds_code", name=f"{module}.{name}")


def _unpickled(content: bytes) -> dict[object, object]:
    try:
        batch = _Unpickler(io.BytesIO(content), encoding="latin1").load()
    except _Broken:
        raise
    except Exception as error:  # damaged bytes raise nearly anything
        raise _Broken("no_batch") from error
    if not isinstance(batch, dict):
        raise _Broken("no_batch")
    return batch


_Reader = Callable[
    [CatalogEntry, Layout, list[Path], Sequence[Package] | None], tuple[Tensor, Tensor]
]
_READERS: dict[Format, _Reader] = {
    "idx": _read_idx,
    "libsvm": _read_libsvm,
    "pickles": _read_pickles,
}
