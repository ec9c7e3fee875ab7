"""What a downloadable dataset consists of: its files on this machine, and where they come from.

The names on this machine are torchvision's own layout, so that `torchvision.datasets.MNIST(root)`
and its kin find what Atelier fetched, and the other way round. Addresses and checksums are read
from torchvision itself when they are needed. Light, but for `packages`.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from engine.data.catalog import CatalogEntry
from engine.errors import AtelierError

if TYPE_CHECKING:
    from torchvision.datasets import MNIST

Format = Literal["idx", "libsvm", "pickles"]


@dataclass(frozen=True)
class Layout:
    """The files of a dataset below a root.

    Attributes:
        folder: Where they lie below the root, with slashes; "" for the root itself.
        format: How they are read. `idx`: a split is its file of images and its file of labels.
            `libsvm`: one compressed text. `pickles`: batches.
        train: Names of the training split's files.
        test: Names of the test split's files.
        others: Names of files that belong to neither.
        first_label: The label of the first class.
        transposed: Whether rows and columns of the images are swapped.
    """

    folder: str
    format: Format
    train: tuple[str, ...]
    test: tuple[str, ...]
    others: tuple[str, ...] = ()
    first_label: int = 0
    transposed: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all of them."""
        return self.train + self.test + self.others


@dataclass(frozen=True)
class Member:
    """One file of a dataset, as it lies on this machine when it is whole.

    Attributes:
        path: Its path below the root, with slashes.
        md5: Its checksum in hexadecimal, "" if nobody published one.
    """

    path: str
    md5: str = ""

    @property
    def name(self) -> str:
        """The last part of its path; it has the same inside its package."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True)
class Package:
    """One file as the servers have it: a dataset's file, perhaps compressed, or several in one.

    Attributes:
        name: Its name; the ending says how it is packed (.gz, .zip, .tar.gz; else not at all).
        md5: Its checksum in hexadecimal.
        size: About how many bytes it has. The server's word replaces it as soon as there is one.
        urls: Where to fetch it from, in order.
        members: What is needed of it.
    """

    name: str
    md5: str
    size: int
    urls: tuple[str, ...]
    members: tuple[Member, ...]


def _idx(
    folder: str, train: str, test: str, first_label: int = 0, transposed: bool = False
) -> Layout:
    kinds = ("images-idx3-ubyte", "labels-idx1-ubyte")
    return Layout(
        folder,
        "idx",
        tuple(f"{train}-{kind}" for kind in kinds),
        tuple(f"{test}-{kind}" for kind in kinds),
        first_label=first_label,
        transposed=transposed,
    )


_LAYOUTS = {
    "fashion-mnist": _idx("FashionMNIST/raw", "train", "t10k"),
    "mnist": _idx("MNIST/raw", "train", "t10k"),
    "kmnist": _idx("KMNIST/raw", "train", "t10k"),
    "emnist-letters": _idx(
        "EMNIST/raw", "emnist-letters-train", "emnist-letters-test", 1, transposed=True
    ),
    "usps": Layout("", "libsvm", ("usps.bz2",), ("usps.t.bz2",), first_label=1),
    "cifar10": Layout(
        "cifar-10-batches-py",
        "pickles",
        tuple(f"data_batch_{number}" for number in range(1, 6)),
        ("test_batch",),
        ("batches.meta",),
    ),
}

# Bytes of each package. They weigh the files in the progress; the servers' own word counts.
_SIZES = {
    "fashion-mnist": (26_421_880, 29_515, 4_422_102, 5_148),
    "mnist": (9_912_422, 28_881, 1_648_877, 4_542),
    "kmnist": (18_165_135, 29_497, 3_041_136, 5_120),
    "emnist-letters": (561_753_746,),
    "usps": (6_579_383, 1_831_726),
    "cifar10": (170_498_071,),
}


def layout(entry: CatalogEntry) -> Layout:
    """The files of a downloadable dataset.

    Raises:
        KeyError: If the dataset is not one that can be downloaded.
    """
    return _LAYOUTS[entry.name]


def folder(entry: CatalogEntry, root: Path) -> Path:
    """Where a downloadable dataset's files lie below `root`, whether they do or not."""
    return root / layout(entry).folder


def is_here(entry: CatalogEntry, root: Path) -> bool:
    """Whether all files of a downloadable dataset are below `root`, whatever is in them.

    Raises:
        AtelierError: `data_root_unreadable`, if that cannot be told.
    """
    where = folder(entry, root)
    try:
        return all(_is_file(where / name) for name in layout(entry).files)
    except OSError as error:
        raise AtelierError("data_root_unreadable", path=where) from error


def _is_file(path: Path) -> bool:
    """As `Path.is_file`, which from Python 3.14 on hides that a folder may not be entered."""
    try:
        path.stat()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return False
        raise
    return path.is_file()


def packages(entry: CatalogEntry) -> tuple[Package, ...]:
    """What to fetch, from where, and its checksums: torchvision's lists (imports torchvision)."""
    from torchvision import datasets

    by_name: dict[str, type[MNIST]] = {
        "fashion-mnist": datasets.FashionMNIST,
        "mnist": datasets.MNIST,
        "kmnist": datasets.KMNIST,
    }
    listed: Iterable[tuple[str, str, tuple[str, ...], tuple[Member, ...]]]
    if entry.name in by_name:
        listed = _compressed(entry, by_name[entry.name])
    elif entry.name == "usps":
        listed = [
            (name, md5, (url,), (Member(name, md5),))
            for url, name, md5 in datasets.USPS.split_list.values()
        ]
    elif entry.name == "emnist-letters":
        url, md5 = datasets.EMNIST.url, datasets.EMNIST.md5
        listed = [(PurePosixPath(url).name, md5, (url,), _members(entry, {}))]
    else:
        listed = [_cifar(entry, datasets.CIFAR10)]
    return tuple(
        Package(name, md5, size, urls, members)
        for (name, md5, urls, members), size in zip(listed, _SIZES[entry.name], strict=False)
    )


def _compressed(
    entry: CatalogEntry, dataset: type[MNIST]
) -> list[tuple[str, str, tuple[str, ...], tuple[Member, ...]]]:
    """One compressed IDX file a package, the same on all mirrors."""
    where = PurePosixPath(layout(entry).folder)
    return [
        (
            name,
            md5,
            tuple(mirror + name for mirror in dataset.mirrors),
            (Member(str(where / name.removesuffix(".gz"))),),
        )
        for name, md5 in dataset.resources
    ]


def _cifar(
    entry: CatalogEntry, dataset: Any
) -> tuple[str, str, tuple[str, ...], tuple[Member, ...]]:
    checksums = dict(dataset.train_list + dataset.test_list)
    checksums[dataset.meta["filename"]] = dataset.meta["md5"]
    return dataset.filename, dataset.tgz_md5, (dataset.url,), _members(entry, checksums)


def _members(entry: CatalogEntry, checksums: dict[str, str]) -> tuple[Member, ...]:
    where = PurePosixPath(layout(entry).folder)
    return tuple(Member(str(where / name), checksums.get(name, "")) for name in layout(entry).files)
