"""What is inside a package, a file at a time, and how one of them gets its final place. Light."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import math
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from engine import files
from engine.errors import Phrase, Said, of_os_error

_CHUNK = 1 << 18
_LARGEST = 1 << 29
"""Bytes: no file of any dataset here has half as many, so that more is not what it claims."""

_TARS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
_BROKEN = (
    EOFError,
    zlib.error,
    lzma.LZMAError,
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    tarfile.TarError,
    RuntimeError,  # an encrypted ZIP file
    NotImplementedError,  # a ZIP file packed in a way that Python does not know
    UnicodeDecodeError,
)


class Readable(Protocol):
    """What can be read a piece at a time; b"" at its end."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""


Opener = Callable[[], AbstractContextManager[Readable]]


class Damaged(Exception):  # noqa: N818  # its callers say what it means to them
    """A package or a file in it is not what it should be; the reason says why."""

    def __init__(self, reason: Said) -> None:
        super().__init__(str(reason))
        self.reason = reason


def packed_name(path: Path) -> str | None:
    """The name, with an ending that fits, of a ZIP or tar file; None if it holds no other files.

    Raises:
        OSError: If it cannot be read.
    """
    if zipfile.is_zipfile(path):
        return f"{path.stem}.zip"
    return f"{path.stem}.tar" if tarfile.is_tarfile(path) else None


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what unpacking a damaged file may raise into `Damaged`."""
    try:
        yield
    except _BROKEN as error:
        raise Damaged(Phrase("packed_wrongly")) from error
    except OSError as error:
        raise Damaged(of_os_error(error) if error.strerror else Phrase("damaged")) from error


def contents(package: IO[bytes], name: str) -> Iterator[tuple[PurePosixPath, Opener]]:
    """The files in a package, in the order in which they lie there.

    Only regular files, by name and content: nothing is written anywhere, no link is followed. A
    file is opened, if at all, before the next one is asked for. What is compressed with gzip comes
    decompressed and without the ending `.gz`.

    Args:
        package: The package, opened for reading.
        name: Its name; the ending says how it is packed. A file that is not packed is its own
            content.

    Yields:
        The path inside the package, and a function that opens it.

    Raises:
        Damaged: If the package cannot be read or unpacked; opening a file in it may raise that too.
    """
    lower = name.lower()
    with _reading():
        if lower.endswith(_TARS):
            yield from _in_tar(package)
        elif lower.endswith(".zip"):
            with zipfile.ZipFile(package) as archive:
                for member in archive.infolist():
                    if not member.is_dir():
                        yield _unzipped(
                            PurePosixPath(member.filename), partial(archive.open, member)
                        )
        else:
            yield _unzipped(PurePosixPath(name), lambda: nullcontext(package))


def _in_tar(package: IO[bytes]) -> Iterator[tuple[PurePosixPath, Opener]]:
    with tarfile.open(fileobj=package, mode="r|*") as archive:
        for member in archive:
            if member.isreg():
                yield _unzipped(PurePosixPath(member.name), partial(_from_tar, archive, member))


def _from_tar(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    source = archive.extractfile(member)
    assert source is not None  # a regular file has content
    return source


def _unzipped(
    path: PurePosixPath, opener: Callable[[], AbstractContextManager[IO[bytes]]]
) -> tuple[PurePosixPath, Opener]:
    is_zipped = path.suffix.lower() == ".gz"

    @contextmanager
    def opened() -> Iterator[Readable]:
        with ExitStack() as stack:
            with _reading():
                source = stack.enter_context(opener())
                plain = stack.enter_context(gzip.open(source)) if is_zipped else source
            yield plain

    return path.with_suffix("") if is_zipped else path, opened


def put(
    source: Readable,
    final: Path,
    md5: str = "",
    on_chunk: Callable[[], None] = lambda: None,
    pack: bool = False,
) -> None:
    """Copy to a temporary file, check it, and give it its name in one step.

    Args:
        source: Read to its end.
        final: The file to make or replace; its folder is made if need be.
        md5: Checksum that the file must have; "" for none.
        on_chunk: Called after each quarter of a megabyte; may raise to end the copying.
        pack: Whether to compress it with bzip2 on the way.

    Raises:
        Damaged: If the source cannot be read or unpacked, or is not what it should be.
        OSError: If the file cannot be written.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.md5(usedforsecurity=False)
    size = 0
    with files.replacing(final) as part:
        with bz2.open(part, "wb") if pack else part.open("wb") as target:
            while chunk := _next(source):
                target.write(chunk)
                digest.update(chunk)
                size += len(chunk)
                if size > _LARGEST:
                    raise Damaged(Phrase("far_too_large"))
                on_chunk()
        if md5 and digest.hexdigest() != md5:
            raise Damaged(Phrase("wrong_checksum"))
        if final.name.endswith("-ubyte"):
            _check_length(part, size)


def _next(source: Readable) -> bytes:
    with _reading():
        return source.read(_CHUNK)


def _check_length(path: Path, size: int) -> None:
    """An IDX file says at its beginning how long it is."""
    with path.open("rb") as file:
        promised = idx_length(file.read(16))
    if promised is None:
        raise Damaged(Phrase("idx_wrong"))
    if size != promised:
        raise Damaged(Phrase("idx_promise", size=size, promised=promised))


def idx_length(beginning: bytes) -> int | None:
    """Bytes of an IDX file of bytes, by its first 16; None if it is no such file.

    Those are two zeros, 8 for "unsigned byte", the number of dimensions, and each dimension's
    length as a big-endian 32-bit number.
    """
    shape = idx_shape(beginning)
    return None if shape is None else 4 * (1 + len(shape)) + math.prod(shape)


def idx_shape(beginning: bytes) -> tuple[int, ...] | None:
    """Dimensions of an IDX file of bytes, by its first 16 bytes; None if it is no such file."""
    if beginning[:3] != b"\0\0\x08" or len(beginning) < 4 or not 1 <= beginning[3] <= 3:
        return None
    dimensions = beginning[3]
    if len(beginning) < 4 * (1 + dimensions):
        return None
    return struct.unpack_from(f">{dimensions}I", beginning, 4)


def remove_stale(folder: Path) -> None:
    """Remove the temporary files and folders of processes that were killed.

    Their names hold the number of the process, as `files.replacing` has it: those of a process
    that still runs are left alone.

    Raises:
        OSError: If the folder cannot be written.
    """
    import psutil

    for part in folder.glob(".*.part"):
        number = part.name.split(".")[-2]
        if number.isdecimal() and not psutil.pid_exists(int(number)):
            _remove(part)


def _remove(part: Path) -> None:
    if part.is_dir() and not part.is_symlink():
        import shutil

        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def part_name(name: str) -> str:
    """The temporary name, in this process, of what will be called `name`."""
    return f".{name}.{os.getpid()}.part"
