"""Folders that hold a snippet and the files that it reads. For worker threads; no Qt, no torch."""

import os
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine import home, trusted_code
from engine.data import archives, catalog
from engine.errors import AtelierError, of_os_error
from gui.code.page_code import Shown

FILE_NAME: Final = "snippet.py"
_SAVED_AS: Final = "atelier-code"

# What torchvision calls the datasets of the catalogue that it can fetch.
_CLASSES: Final = {
    "FashionMNIST": "fashion-mnist",
    "MNIST": "mnist",
    "KMNIST": "kmnist",
    "EMNIST": "emnist-letters",
    "USPS": "usps",
    "CIFAR10": "cifar10",
}
_USES = re.compile(r"\bdatasets\.(\w+)\(")


@dataclass(frozen=True)
class Prepared:
    """A folder in which a snippet can run.

    Attributes:
        folder: It holds `FILE_NAME`, the snippet's files, and `data` with the datasets.
        absent: Titles of the datasets that the code reads and that are not on this machine, so
            that torchvision will download them.
    """

    folder: Path
    absent: tuple[str, ...]


def prepare(shown: Shown, folder: Path, data_root: Path | None) -> Prepared:
    """Make a folder to run a snippet in.

    Args:
        shown: With the snippet.
        folder: Where; its parent is there, and it is not.
        data_root: What `--data-root` said.

    Raises:
        AtelierError: `code_not_allowed`, `cannot_write`, `data_root_*`, or of `write_files`.
    """
    own = shown.own_class
    if own is not None and not trusted_code.is_trusted(own.fingerprint):
        raise AtelierError("code_not_allowed", name=own.class_name)
    _fill(shown, folder)
    used = dict.fromkeys(name for name in _USES.findall(shown.snippet.code) if name in _CLASSES)
    roots = home.data_roots(data_root) if used else ()
    absent = []
    for class_name in used:
        entry = catalog.entry(_CLASSES[class_name])
        root = next((root for root in roots if archives.is_here(entry, root)), None)
        if root is None or not _link(archives.layout(entry), root, folder / "data"):
            absent.append(entry.title)
    return Prepared(folder, tuple(absent))


def save(shown: Shown, place: Path) -> Path:
    """Write a snippet and its files into a new folder below `place`; returns that folder.

    Raises:
        AtelierError: `cannot_write`, or of `write_files`.
    """
    folder, taken = place / _SAVED_AS, 1
    while folder.exists():
        taken += 1
        folder = place / f"{_SAVED_AS}-{taken}"
    try:
        _fill(shown, folder)
    except AtelierError:
        remove(folder)
        raise
    return folder


def remove(folder: Path) -> None:
    """Delete a folder as far as it can be; what links point to stays."""
    shutil.rmtree(folder, ignore_errors=True)


def _fill(shown: Shown, folder: Path) -> None:
    try:
        folder.mkdir()
        if shown.write_files is not None:
            shown.write_files(folder)
        (folder / FILE_NAME).write_text(shown.snippet.code, encoding="utf-8", newline="\n")
    except OSError as error:
        raise AtelierError("cannot_write", path=folder, reason=of_os_error(error)) from error


def _link(layout: archives.Layout, root: Path, data: Path) -> bool:
    """Show the snippet a dataset of a data root, and nothing else of it; False if that fails.

    A dataset that is not whole is not shown: what torchvision then fetches stays in the snippet's
    own folder, as nothing may be written into somebody's data.
    """
    with suppress(OSError):
        data.mkdir(exist_ok=True)
        if layout.folder:
            name = Path(layout.folder).parts[0]
            _link_folder(root / name, data / name)
        else:
            for name in layout.files:
                _link_file(root / name, data / name)
        return True
    return False


def _link_folder(target: Path, link: Path) -> None:
    if sys.platform == "win32":
        import _winapi  # a junction, unlike a link, needs no right of its own

        _winapi.CreateJunction(str(target.resolve()), str(link))
    else:
        link.symlink_to(target.resolve(), target_is_directory=True)


def _link_file(target: Path, link: Path) -> None:
    if os.name == "posix":
        link.symlink_to(target.resolve())
    else:
        shutil.copyfile(target, link)
