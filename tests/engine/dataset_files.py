"""Every downloadable dataset in small: files in the real formats, packed as the servers do."""

import bz2
import functools
import gzip
import hashlib
import io
import math
import struct
import tarfile
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data import archives, catalog
from engine.data.archives import Member, Package

NAMES = ("fashion-mnist", "mnist", "kmnist", "emnist-letters", "usps", "cifar10")
TRAIN, TEST = 60, 26

Bytes = NDArray[np.uint8]


def sample(name: str, count: int) -> tuple[Bytes, list[int]]:
    """Images [count, C, H, W] of noise, as they are stored, and labels from 0 on."""
    entry = catalog.entry(name)
    noise = np.random.default_rng([count, len(name)])
    images = noise.integers(0, 256, (count, *entry.shape), dtype=np.uint8)
    return images, [index % len(entry.classes) for index in range(count)]


def idx(values: Bytes) -> bytes:
    """Two zeros, 8 for bytes, the number of dimensions, the dimensions, the bytes."""
    header = struct.pack(f">BBBB{values.ndim}I", 0, 0, 8, values.ndim, *values.shape)
    return header + values.tobytes()


def libsvm(images: Bytes, labels: list[int]) -> bytes:
    """A line per image: its label from 1 on, then `index:value` with values from -1 to 1."""
    lines = []
    for image, label in zip(images, labels, strict=True):
        values = enumerate(image.ravel() / 127.5 - 1, 1)
        lines.append(f"{label + 1} " + " ".join(f"{i}:{value:.6f}" for i, value in values) + " \n")
    return "".join(lines).encode()


def pickled(images: Bytes, labels: list[int]) -> bytes:
    """A batch as Python 2 and its numpy have written CIFAR-10's: protocol 2, byte strings."""

    def text(value: bytes) -> bytes:
        return b"T" + struct.pack("<I", len(value)) + value

    def number(value: int) -> bytes:
        return b"J" + struct.pack("<i", value)

    rows = images.reshape(len(images), math.prod(images.shape[1:]))
    array = (
        b"cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n"
        + (number(0) + b"\x85" + text(b"b") + b"tR")
        + (b"(" + number(1) + number(rows.shape[0]) + number(rows.shape[1]) + b"\x86")
        + (b"cnumpy\ndtype\n(" + text(b"u1") + number(0) + number(1) + b"tR")
        + (b"(" + number(3) + text(b"|") + b"NNN" + number(-1) + number(-1) + number(0) + b"tb")
        + (b"\x89" + text(rows.tobytes()) + b"tb")
    )
    listed = b"](" + b"".join(map(number, labels)) + b"e"
    names = b"](" + text(b"a.png") * len(labels) + b"e"
    items = text(b"batch_label") + text(b"a batch") + text(b"labels") + listed
    items += text(b"data") + array + text(b"filenames") + names
    return b"\x80\x02}(" + items + b"u."


@functools.cache
def members(name: str) -> dict[str, bytes]:
    """All files of a dataset, by path below the root."""
    layout = archives.layout(catalog.entry(name))
    found: dict[str, bytes] = {}
    for names, count in ((layout.train, TRAIN), (layout.test, TEST)):
        images, labels = sample(name, count)
        if layout.format == "idx":
            stored = np.array(labels, dtype=np.uint8) + np.uint8(layout.first_label)
            contents = [idx(images[:, 0]), idx(stored)]
        elif layout.format == "libsvm":
            contents = [bz2.compress(libsvm(images, labels))]
        else:
            each = count // len(names)
            starts = range(0, count, each)
            contents = [pickled(images[s : s + each], labels[s : s + each]) for s in starts]
        found |= dict(zip(names, contents, strict=True))
    found |= dict.fromkeys(layout.others, b"\x80\x02}.")
    return {str(Path(layout.folder, name).as_posix()): content for name, content in found.items()}


def write(name: str, root: Path) -> Path:
    """Put all files of a dataset where they belong below `root`, and return it."""
    for path, content in members(name).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


@functools.cache
def packed(name: str) -> dict[str, bytes]:
    """What the servers have: package names and their bytes, with things that nobody needs."""
    files = members(name)
    if name == "emnist-letters":
        unneeded = {"gzip/emnist-mnist-test-images-idx3-ubyte.gz": b"?", "../outside": b"?"}
        inside = {f"gzip/{Path(path).name}.gz": gzip.compress(files[path]) for path in files}
        return {"gzip.zip": zipped(unneeded | inside)}
    if name == "cifar10":
        return {"cifar-10-python.tar.gz": tarred({"readme.html": b"?", "../outside": b"?"} | files)}
    if name == "usps":
        return files
    return {f"{Path(path).name}.gz": gzip.compress(files[path], mtime=0) for path in files}


def packages(name: str, content: dict[str, bytes], address: str = "") -> tuple[Package, ...]:
    """The list of what `packed` made, at one address."""
    files = members(name)
    checked = name in ("usps", "cifar10")
    listed = [Member(path, md5(files[path]) if checked else "") for path in files]
    return tuple(
        Package(
            package,
            md5(data),
            len(data),
            (address + package,),
            tuple(m for m in listed if len(content) == 1 or m.name == package.removesuffix(".gz")),
        )
        for package, data in content.items()
    )


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/", b"")
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        link = tarfile.TarInfo("data_batch_1")  # in the way of the real one
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def names_below(root: Path) -> set[str]:
    """All files below a root, whatever they are."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}
