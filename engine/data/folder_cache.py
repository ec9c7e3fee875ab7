"""The pictures of a folder as they were decoded before, so that each is decoded once.

One file per folder, size and colour below `home.downloads_folder()`, never in the person's own
folder. It is a convenience: what cannot be written or read back is done without.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import PIL
from numpy.typing import NDArray

from engine import home
from engine.data.folder_listing import Listing, Split
from engine.files import replacing
from engine.phrases import Phrase, Said, from_plain, to_plain

Pixels: TypeAlias = NDArray[np.uint8]
Labels: TypeAlias = NDArray[np.int64]
Shape: TypeAlias = tuple[int, int, int]

MOST_FILES: Final = 20
MOST_BYTES: Final = 2 * 1024**3

_FORMAT = 1  # another one for whatever changes the pixels that a picture becomes

# What NumPy and zipfile raise on files that were cut, or that somebody else wrote.
_DAMAGED = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    RuntimeError,
    EOFError,
    MemoryError,
    zipfile.BadZipFile,
    zlib.error,
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Decoded:
    """What became of a folder's pictures.

    Attributes:
        splits: Of each split uint8 [N, C, H, W] and int64 [N], indices into the classes.
        damaged: Which entries of the listing cannot be decoded, and why.
    """

    splits: Mapping[Split, tuple[Pixels, Labels]]
    damaged: tuple[tuple[int, Said], ...]


def path_for(root: Path, listing: Listing, shape: Shape) -> Path:
    """The file for a folder as it is now: its place, and each picture's name, size and time."""
    facts = [(e.name, e.label, e.split, e.size, e.changed) for e in listing.entries]
    told = [_FORMAT, PIL.__version__, os.path.realpath(root), listing.classes, shape, facts]
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]
    return home.downloads_folder() / "folders" / f"{digest}.npz"


def load(path: Path, listing: Listing, shape: Shape) -> Decoded | None:
    """What a file holds; None if there is none, or not what was written."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            splits: dict[Split, tuple[Pixels, Labels]] = {
                "train": (kept["train_images"], kept["train_labels"]),
                "test": (kept["test_images"], kept["test_labels"]),
            }
            damaged = json.loads(kept["damaged"].tobytes())
        with suppress(OSError):
            os.utime(path)  # the least recently used go first
        if all(_plausible(*split, shape, len(listing.classes)) for split in splits.values()):
            return Decoded(splits, tuple((int(at), _said(why)) for at, why in damaged))
    except FileNotFoundError:
        return None
    except _DAMAGED:
        pass
    _log.warning("the cache file %s is damaged; the pictures are decoded again", path)
    return None


def _said(kept: object) -> Said:
    why = from_plain(kept)
    return why if isinstance(why, Phrase) else str(why)


def _plausible(images: Pixels, labels: Labels, shape: Shape, classes: int) -> bool:
    return (
        images.dtype == np.uint8
        and labels.dtype == np.int64
        and images.shape == (len(labels), *shape)
        and len(labels) > 0
        and 0 <= labels.min() <= labels.max() < classes
    )


def save(path: Path, decoded: Decoded) -> None:
    """Keep what was decoded, and remove what was used longest ago; without either if need be."""
    arrays: dict[str, NDArray[Any]] = {}
    for split, (images, labels) in decoded.splits.items():
        arrays |= {f"{split}_images": images, f"{split}_labels": labels}
    if sum(array.nbytes for array in arrays.values()) > MOST_BYTES:
        return
    damaged = json.dumps([(at, to_plain(why)) for at, why in decoded.damaged]).encode()
    arrays["damaged"] = np.frombuffer(damaged, dtype=np.uint8)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as part, part.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        _tidy(path.parent)
    except OSError as error:
        _log.warning("the decoded pictures cannot be kept in %s: %s", path.parent, error)


def _tidy(folder: Path) -> None:
    """Keep the files used last, within both limits; what a killed process left goes like them."""
    files = [(path, path.stat()) for path in folder.iterdir()]
    files.sort(key=lambda pair: pair[1].st_mtime_ns, reverse=True)
    total = 0
    for count, (path, status) in enumerate(files, start=1):
        total += status.st_size
        if count > MOST_FILES or total > MOST_BYTES:
            path.unlink(missing_ok=True)
