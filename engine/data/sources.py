"""Opens a dataset of the catalogue, wherever it comes from."""

import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from engine import home
from engine.data import archives, catalog, drawings, folders, garments, preprocessing, readers
from engine.data.catalog import FOLDER, CatalogEntry
from engine.data.image_set import ImageSet, Progress, Split
from engine.data_spec import DataSpec
from engine.errors import AtelierError, Cancelled

if TYPE_CHECKING:
    from engine.data.folders import Unreadable

# The seeds of the built-in set's two splits: it is the same set on every machine.
_GARMENT_SEEDS: dict[Split, int] = {"train": 0, "test": 1}


@dataclass(frozen=True, eq=False)
class Opened:
    """A dataset in memory, as it is: no transforms, no merged classes.

    Attributes:
        entry: What is known of it now that it is open.
        train: Its training split.
        test: Its test split.
        unreadable: A folder's pictures that could not be read, and why.
    """

    entry: CatalogEntry
    train: ImageSet
    test: ImageSet
    unreadable: "tuple[Unreadable, ...]" = ()


def find(entry: CatalogEntry, data_root: Path | None = None) -> Path | None:
    """The root below which a downloadable dataset's files are; None if it is not on this machine.

    Args:
        entry: Of the catalogue.
        data_root: As for `home.data_roots`.

    Raises:
        AtelierError: `data_root_unreadable`, or what `home.data_roots` raises.
    """
    roots = home.data_roots(data_root)
    return next((root for root in roots if archives.is_here(entry, root)), None)


def open_both(
    spec: DataSpec,
    data_root: Path | None = None,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Opened:
    """Read both splits of a dataset.

    Args:
        spec: Which one, and for a folder how its pictures are fitted; the rest does not matter.
        data_root: As for `find`.
        progress: Called with (images done, images in all) where that takes a while.
        cancel: Set from any thread to end the work.

    Raises:
        AtelierError: `dataset_unknown`, `dataset_missing`, `dataset_broken`, what `find` raises,
            and for a folder or drawings what `folders.read` and `drawings.read_sets` raise.
        Cancelled: If `cancel` was set.
    """
    name = spec.dataset
    if name.startswith(FOLDER):
        place = Path(name.removeprefix(FOLDER)).expanduser()
        sets = folders.read(place, spec.size, spec.colour, progress, cancel)
        return _described(_folder_entry(spec), sets.train, sets.test, sets.unreadable)
    entry = catalog.entry(name)
    if entry.source == "drawings":
        return _described(entry, *drawings.read_sets(preprocessing.frame))
    train, test = (
        _read(entry, split, data_root, progress if split == "train" else None, cancel)
        for split in ("train", "test")
    )
    return Opened(entry, train, test)


def open_split(
    spec: DataSpec,
    split: Split,
    data_root: Path | None = None,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> ImageSet:
    """Read one split of a dataset; arguments and errors as for `open_both`."""
    if spec.dataset.startswith(FOLDER) or catalog.entry(spec.dataset).source == "drawings":
        opened = open_both(spec, data_root, progress, cancel)
        return opened.train if split == "train" else opened.test
    return _read(catalog.entry(spec.dataset), split, data_root, progress, cancel)


def _read(
    entry: CatalogEntry,
    split: Split,
    data_root: Path | None,
    progress: Progress | None,
    cancel: threading.Event | None,
) -> ImageSet:
    """One split of a dataset that is built in or was downloaded."""
    if entry.source == "built-in":
        count = entry.train_count if split == "train" else entry.test_count
        watched = _cancellable(progress, cancel)
        pixels, labels = garments.draw(count, _GARMENT_SEEDS[split], "photo", watched)
        return ImageSet(
            entry.name, torch.from_numpy(pixels)[:, None], torch.from_numpy(labels), entry.classes
        )
    root = find(entry, data_root)
    if root is None:
        where = home.data_roots(data_root)[0]
        raise AtelierError("dataset_missing", title=entry.title, path=where)
    return readers.read(entry, split, root)


def _cancellable(progress: Progress | None, cancel: threading.Event | None) -> Progress:
    def watched(done: int, total: int) -> None:
        if cancel is not None and cancel.is_set():
            raise Cancelled
        if progress is not None:
            progress(done, total)

    return watched


def _folder_entry(spec: DataSpec) -> CatalogEntry:
    return CatalogEntry(
        name=spec.dataset,
        title=catalog.title(spec.dataset),
        classes=(),
        shape=(1, spec.size, spec.size),
        train_count=0,
        test_count=0,
        framing="whole",
        licence="yours",
        source="folder",
    )


def _described(
    entry: CatalogEntry,
    train: ImageSet,
    test: ImageSet,
    unreadable: "tuple[Unreadable, ...]" = (),
) -> Opened:
    """With the entry as it is now that the images are known."""
    known = replace(
        entry,
        classes=train.classes,
        shape=train.shape,
        train_count=len(train),
        test_count=len(test),
    )
    return Opened(known, train, test, unreadable)
