"""The rows that a CSV file has gained since it was last read. Light.

Nothing that the writer does is in the way, and nothing here is in the way of the writer: the file
is opened for reading and closed at once.
"""

import os
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import Phrase
from engine.training import run_files


class CutError(Exception):
    """What was read before is not in the file any more."""


@dataclass(frozen=True)
class Tail:
    """How far a table has been read; never changes.

    Attributes:
        name: The file's.
        columns: Its header.
        file: Device and inode; None before the file was there.
        offset: Bytes of whole rows that have been read, the header among them.
        checksum: Their CRC-32; another file in the place of this one must begin with the same.
        last: The last of these rows, which must still end there at the next look.
    """

    name: str
    columns: tuple[str, ...]
    file: tuple[int, int] | None = None
    offset: int = 0
    checksum: int = 0
    last: bytes = b""

    def read(self, folder: Path) -> tuple["Tail", list[bytes]]:
        """The whole rows behind this place, without the header, and the place behind them.

        Raises:
            CutError: If what was read before is not there any more.
            AtelierError: `run_damaged`, if the file has another header.
            OSError: If it cannot be read.
        """
        try:
            with (folder / self.name).open("rb", buffering=0) as table:
                info = os.fstat(table.fileno())
                file = (info.st_dev, info.st_ino)
                if info.st_size < self.offset:
                    raise CutError
                if info.st_size == self.offset and file == self.file:
                    return self, []
                # Whoever resumes a run replaces its tables; some network disks number files anew.
                start = self.offset - len(self.last) if file == self.file else 0
                table.seek(start)
                data = _all(table.read, info.st_size - start)
        except FileNotFoundError:
            return self, []  # not yet, or for the moment in which another one takes its place
        known, data = data[: self.offset - start], data[self.offset - start :]
        if known != self.last if start else zlib.crc32(known) != self.checksum:
            raise CutError
        return self._advanced(folder, file, data)

    def _advanced(
        self, folder: Path, file: tuple[int, int], data: bytes
    ) -> tuple["Tail", list[bytes]]:
        if self.offset:
            data = data.partition(b"\0")[0]  # a disk may tell the size before it has the bytes
        whole = data[: data.rfind(b"\n") + 1]
        rows = whole.splitlines(keepends=True)
        read = Tail(
            self.name,
            self.columns,
            file,
            self.offset + len(whole),
            zlib.crc32(whole, self.checksum),
            rows[-1] if rows else self.last,
        )
        if self.offset == 0 and rows and rows.pop(0).strip() != ",".join(self.columns).encode():
            raise run_files.damaged(folder, Phrase("figure_broken"))
        return read, rows


def _all(read: Callable[[int], bytes], size: int) -> bytes:
    """As many bytes as there are, up to a size: one call may bring fewer."""
    parts = []
    while size > 0 and (part := read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
