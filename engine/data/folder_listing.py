"""What is in a folder of pictures, by name: classes, splits, files. Light; opens no picture."""

from __future__ import annotations

import os
import re
import stat
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from engine.errors import AtelierError, Cancelled, Phrase, Said, of_os_error

Split: TypeAlias = Literal["train", "test"]

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
"""What pictures' names end in, in small letters; any other file is none of our business."""

_TEST_NAMES = ("test", "val", "valid", "validation")  # the first that is there counts


@dataclass(frozen=True)
class Entry:
    """One picture's file.

    Attributes:
        path: Where it is.
        name: Its path below the folder that was asked for, in NFC, with `/`.
        label: The index of its class.
        split: Where it belongs; None if that is still to be drawn.
        size: Of the file, in bytes.
        changed: When it was last changed, in nanoseconds since 1970.
    """

    path: Path
    name: str
    label: int
    split: Split | None
    size: int
    changed: int


@dataclass(frozen=True)
class Listing:
    """A folder of pictures, before any is opened.

    Attributes:
        classes: The class folders' names, sorted, in NFC.
        entries: By split, then class, then name; names in the order in which people count.
        unreadable: Files and folders that cannot be read, and why.
    """

    classes: tuple[str, ...]
    entries: tuple[Entry, ...]
    unreadable: tuple[tuple[Path, Said], ...]


class _Search:
    """One look through a folder: what it may not enter, what ends it, what it came past."""

    def __init__(self, root: Path, cancel: threading.Event | None) -> None:
        self._root = Path(os.path.realpath(root))
        self._cancel = cancel
        self.unreadable: list[tuple[Path, Said]] = []

    def visible(self, folder: Path) -> list[Path]:
        """What is in a folder and not hidden, in natural order.

        Raises:
            OSError: If it cannot be listed.
            Cancelled: If the search was to end.
        """
        if self._cancel is not None and self._cancel.is_set():
            raise Cancelled
        found = [path for path in folder.iterdir() if path.name[0] != "."]
        return sorted((path for path in found if path.name != "__MACOSX"), key=_natural)

    def class_folders(self, folder: Path) -> list[tuple[str, Path]]:
        """The folders right in a folder, with their names; `OSError` as for `visible`."""
        inside = [path for path in self.visible(folder) if path.is_dir()]
        return [(_name(path.name), path) for path in inside if not self._leads_up(path)]

    def pictures(self, folder: Path, entered: set[str]) -> Iterator[tuple[Path, os.stat_result]]:
        """The pictures in and below a folder.

        Links are followed, but into no folder that was `entered` before and none that holds the
        whole: so that every chain of them has an end.
        """
        waiting = [folder]
        while waiting:
            path = waiting.pop()
            try:
                status = path.stat()
                if stat.S_ISDIR(status.st_mode):
                    if path == folder or self._may_enter(path, entered):
                        waiting += reversed(self.visible(path))
                elif _is_picture(path):
                    if stat.S_ISREG(status.st_mode):
                        yield path, status
                    else:  # a pipe would never end
                        self.unreadable.append((path, Phrase("no_ordinary_file")))
            except OSError as error:  # also a link to nothing, or to itself
                if path.is_dir() or _is_picture(path):
                    self.unreadable.append((path, _reason(error)))

    def _may_enter(self, folder: Path, entered: set[str]) -> bool:
        real = os.path.realpath(folder)
        if real in entered or self._leads_up(folder):
            return False
        entered.add(real)
        return True

    def _leads_up(self, folder: Path) -> bool:
        return self._root.is_relative_to(os.path.realpath(folder))


def look(root: Path, cancel: threading.Event | None = None) -> Listing:
    """List a folder that holds a folder per class, or `train/` and `test/` that do.

    Args:
        root: The folder.
        cancel: Set from any thread to end the search.

    Raises:
        AtelierError: `folder_missing`, `folder_no_folder`, `path_unusable`, `folder_no_classes`,
            `folder_one_class`, `folder_class_empty`.
        Cancelled: If `cancel` was set.
    """
    search = _Search(root, cancel)
    try:
        if not root.exists():
            raise AtelierError("folder_missing", path=root)
        if not root.is_dir():
            raise AtelierError("folder_no_folder", path=root)
        splits = _splits(root, search)
    except OSError as error:
        raise AtelierError("path_unusable", path=root, reason=_reason(error)) from error
    names = sorted({name for _, folders in splits for name, _ in folders})
    if not names:
        raise AtelierError("folder_no_classes", path=root)
    if len(names) == 1:
        raise AtelierError("folder_one_class", path=root, name=names[0])
    entries = tuple(_entries(root, splits, names, search))
    empty = set(range(len(names))) - {entry.label for entry in entries}
    if empty:
        raise AtelierError("folder_class_empty", path=root, name=names[min(empty)])
    return Listing(tuple(names), entries, tuple(search.unreadable))


def _splits(root: Path, search: _Search) -> list[tuple[Split | None, list[tuple[str, Path]]]]:
    """The class folders, by name, of each split; of None where the split is still to be drawn.

    Raises:
        OSError: If `root`, `train/` or `test/` cannot be listed.
    """
    folders = search.class_folders(root)
    by_name = {name.lower(): path for name, path in folders}
    # A class may be called "train" too: that one holds pictures, not folders of pictures.
    train = search.class_folders(by_name["train"]) if "train" in by_name else []
    if train:
        for name in _TEST_NAMES:
            test = search.class_folders(by_name[name]) if name in by_name else []
            if test:
                return [("train", train), ("test", test)]
        if by_name.keys() <= {"train", *_TEST_NAMES}:
            return [(None, train)]
    return [(None, folders)]


def _entries(
    root: Path,
    splits: list[tuple[Split | None, list[tuple[str, Path]]]],
    names: list[str],
    search: _Search,
) -> Iterator[Entry]:
    # Not to be entered through a link: the other classes.
    taken = {os.path.realpath(path) for _, folders in splits for _, path in folders}
    for split, folders in splits:
        for name, folder in sorted(folders, key=lambda pair: pair[0]):
            label = names.index(name)
            for path, status in search.pictures(folder, set(taken)):
                below = _name(path.relative_to(root).as_posix())
                yield Entry(path, below, label, split, status.st_size, status.st_mtime_ns)


def _name(name: str) -> str:
    """The same on every system: macOS hands out Hangul in parts, Linux bytes that are no text."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _natural(path: Path) -> tuple[tuple[str | int, ...], str]:
    """Sorts 2 before 10."""
    parts = re.split(r"(\d+)", _name(path.name))
    return tuple(int(p) if i % 2 else p for i, p in enumerate(parts)), path.name


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _reason(error: OSError) -> Said:
    return of_os_error(error) if error.strerror else Phrase("unreadable")
