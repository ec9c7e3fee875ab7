"""Writing files so that a crash leaves the old one or the new one, never half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`; what was written there takes its place at the end.

    The bytes reach the disk before the name does, so that a power cut cannot leave an empty file
    under the final name. If the block raises, `path` stays as it was.

    Raises:
        OSError: If the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


def remove_parts(folder: Path) -> None:
    """Remove the temporary files that a process which was killed left in a folder.

    Raises:
        OSError: If the folder cannot be written.
    """
    for part in folder.glob(".*.part"):
        part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Replace a UTF-8 text file in one step; raises `OSError` as `replacing` does."""
    with replacing(path) as part:
        part.write_text(text, encoding="utf-8", newline="\n")
