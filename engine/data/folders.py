"""A folder of one's own pictures as a dataset: a folder per class, pictures of any kind."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import torch
from numpy.typing import NDArray

from engine.data import fitting, folder_cache, folder_listing, image_files
from engine.data.catalog import FOLDER
from engine.data.folder_cache import Decoded, Pixels, Shape
from engine.data.folder_listing import Entry, Listing, Split
from engine.data.image_set import ImageSet, Progress
from engine.data_spec import Colour
from engine.errors import AtelierError, Cancelled, Phrase, Said

_SEED = 0  # of the split; a run's own seed does not change what it is tested on
_TEST_SHARE = 0.2
_MOST_THREADS = 8  # each may hold a picture of `image_files.MAX_PIXELS`
_AHEAD = 64  # pictures handed to the threads before their turn


@dataclass(frozen=True)
class Unreadable:
    """A picture, or a folder, that could not be read.

    Attributes:
        path: Where it is.
        reason: Why, in words that end a sentence.
    """

    path: Path
    reason: Said


@dataclass(frozen=True, eq=False)
class FolderSets:
    """A folder of pictures in memory.

    Attributes:
        train: What a network learns from.
        test: What it is tested on; the same classes.
        unreadable: What was left out, by path.
    """

    train: ImageSet
    test: ImageSet
    unreadable: tuple[Unreadable, ...]


@dataclass(frozen=True)
class _Failure:
    """Why a picture could not be decoded, and whether that is sure to stay so."""

    reason: Said
    lasting: bool


def read(
    path: Path,
    size: int,
    colour: Colour,
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> FolderSets:
    """Read a folder of pictures: a folder per class, or `train/` and `test/` that hold these.

    Without `test/` (or `val/`, `valid/`) a fifth of each class is kept for the test, chosen by the
    pictures' names alone. Every picture is fitted into a square, see `fitting.fit`. What was
    decoded before and has not changed comes from a cache.

    Args:
        path: The folder; nothing is written there.
        size: The square's edge in pixels.
        colour: `grey` for one channel, `rgb` for three.
        progress: Called on this thread with (pictures done, pictures in all).
        cancel: Set from any thread to end the work.

    Raises:
        AtelierError: what `folder_listing.look` raises, `folder_class_empty`,
            `folder_split_empty`, `folder_too_large`.
        Cancelled: If `cancel` was set.
    """
    listing = folder_listing.look(path, cancel)
    shape = (1 if colour == "grey" else 3, size, size)
    kept = folder_cache.path_for(path, listing, shape)
    decoded = folder_cache.load(kept, listing, shape)
    if decoded is None:
        decoded = _decode(path, listing, shape, kept, progress, cancel)
    elif progress is not None:
        progress(len(listing.entries), len(listing.entries))
    train, test = (
        _image_set(f"{FOLDER}{path}", *decoded.splits[split], listing.classes)
        for split in ("train", "test")
    )
    damaged = ((listing.entries[at].path, reason) for at, reason in decoded.damaged)
    unreadable = [Unreadable(*failure) for failure in (*listing.unreadable, *damaged)]
    return FolderSets(train, test, tuple(sorted(unreadable, key=lambda file: file.path)))


def _image_set(
    name: str, images: Pixels, labels: NDArray[np.int64], classes: tuple[str, ...]
) -> ImageSet:
    return ImageSet(name, torch.from_numpy(images), torch.from_numpy(labels), classes)


def _decode(
    root: Path,
    listing: Listing,
    shape: Shape,
    keep: Path,
    progress: Progress | None,
    cancel: threading.Event | None,
) -> Decoded:
    """All pictures, decoded; also kept in the cache file `keep`, if none may yet become readable.

    Raises:
        AtelierError: as for `read`.
        Cancelled: as for `read`.
    """
    images, failures = _decode_all(root, listing.entries, shape, progress, cancel)
    readable = [at for at in range(len(images)) if at not in failures]
    labels = np.array([entry.label for entry in listing.entries], dtype=np.int64)
    empty = set(range(len(listing.classes))) - set(labels[readable].tolist())
    if empty:
        raise AtelierError("folder_class_empty", path=root, name=listing.classes[min(empty)])
    chosen = _split(listing.entries, readable)
    splits: dict[Split, tuple[Pixels, NDArray[np.int64]]] = {}
    for split, indices in chosen.items():
        if not indices:
            raise AtelierError("folder_split_empty", path=root, split=split)
        splits[split] = (images[indices], labels[indices])
    learned = set(splits["train"][1].tolist())
    if len(learned) == 1:
        raise AtelierError("folder_one_class", path=root, name=listing.classes[min(learned)])
    decoded = Decoded(splits, tuple((at, failures[at].reason) for at in sorted(failures)))
    if all(failure.lasting for failure in failures.values()):
        folder_cache.save(keep, decoded)
    return decoded


def _split(entries: tuple[Entry, ...], readable: list[int]) -> dict[Split, list[int]]:
    """The readable pictures' indices in each split, in order.

    Where the folder does not say, each class's pictures are ranked by a digest of their names, and
    the first fifth goes to the test: neither their order on the disk nor a new picture elsewhere
    changes that.
    """
    test = {at for at in readable if entries[at].split == "test"}
    undrawn: dict[int, list[int]] = {}
    for at in readable:
        if entries[at].split is None:
            undrawn.setdefault(entries[at].label, []).append(at)
    for members in undrawn.values():
        count = max(1, round(len(members) * _TEST_SHARE)) if len(members) > 1 else 0
        test.update(sorted(members, key=lambda at: _rank(entries[at].name))[:count])
    return {"train": [at for at in readable if at not in test], "test": sorted(test)}


def _rank(name: str) -> bytes:
    return hashlib.sha256(f"{_SEED}:{name}".encode()).digest()


def _decode_all(
    root: Path,
    entries: tuple[Entry, ...],
    shape: Shape,
    progress: Progress | None,
    cancel: threading.Event | None,
) -> tuple[Pixels, dict[int, _Failure]]:
    """All pictures: uint8 [N, C, H, W], and what could not be decoded, by index.

    Raises:
        AtelierError: `folder_too_large`.
        Cancelled: If `cancel` was set.
    """
    images = _room_for(root, len(entries), shape)
    failures: dict[int, _Failure] = {}
    waiting: deque[Future[_Failure | None]] = deque()
    # Pillow decodes outside the interpreter's lock; one core is left to the window.
    threads = min(max(1, (os.cpu_count() or 1) - 1), _MOST_THREADS)
    pool = ThreadPoolExecutor(threads, thread_name_prefix="pictures")
    try:
        handed_out = 0
        for at in range(len(entries)):
            while handed_out < min(at + _AHEAD, len(entries)):
                job = pool.submit(_decode_one, entries[handed_out].path, images[handed_out])
                waiting.append(job)
                handed_out += 1
            failure = waiting.popleft().result()
            if failure is not None:
                failures[at] = failure
            if progress is not None:
                progress(at + 1, len(entries))
            if cancel is not None and cancel.is_set():
                raise Cancelled
    finally:
        pool.shutdown(cancel_futures=True)
    return images, failures


def _room_for(root: Path, count: int, shape: Shape) -> Pixels:
    needed = count * int(np.prod(shape))
    # Twice: the splits are taken out of it.
    if 2 * needed > psutil.virtual_memory().available:
        raise AtelierError(
            "folder_too_large", path=root, count=count, size=shape[-1], gigabytes=needed / 1e9
        )
    return np.empty((count, *shape), dtype=np.uint8)


def _decode_one(path: Path, into: Pixels) -> _Failure | None:
    """Decode one picture into uint8 [C, H, W]; or say why that cannot be done."""
    channels, height, width = into.shape
    try:
        with image_files.opened(path, str(path), 2 * max(height, width)) as image:
            fitted = fitting.fit(image, (channels, height, width))
    except AtelierError as error:
        return _failure(error)
    into[:] = fitted[None] if channels == 1 else fitted.transpose(2, 0, 1)
    return None


def _failure(error: AtelierError) -> _Failure:
    if error.code == "image_too_large":
        size = {name: error.params[name] for name in ("width", "height")}
        return _Failure(Phrase("picture_large", **size), lasting=True)
    cause = error.__cause__
    # A file that may not be read, or a drive that is gone: another time it may be there.
    passing = isinstance(cause, MemoryError) or (isinstance(cause, OSError) and cause.errno)
    reason = error.params["reason"]
    return _Failure(reason if isinstance(reason, Phrase) else str(reason), lasting=not passing)
