"""A run's CSV files: rows are appended, and nothing that is on the disk is ever half a row."""

import os
from pathlib import Path
from typing import BinaryIO

from engine.errors import AtelierError, Phrase
from engine.files import write_text


class Table:
    """A CSV file that grows.

    A write that fails (a full disk) leaves whole rows behind, and what could not be written waits
    for the next try.

    Args:
        path: Made if need be.
        columns: The header.
        upto: Rows whose first column is larger are cut off: they came after the checkpoint with
            which the run goes on.

    Raises:
        AtelierError: `run_damaged`, if a row does not begin with a number.
        OSError: If the file cannot be written.
    """

    def __init__(self, path: Path, columns: tuple[str, ...], upto: float) -> None:
        self._path = path
        kept = [",".join(columns) + "\n"]
        if path.exists():
            with path.open(encoding="utf-8", newline="") as table:
                rows = table.readlines()[1:]
            # The last row may be torn, where a crash cut it off: look at its end first.
            kept += [row for row in rows if row.endswith("\n") and self._number(row) <= upto]
        write_text(path, "".join(kept))
        self._file = self._open()
        self._size = path.stat().st_size
        self._waiting: list[str] = []

    def append(self, *values: object) -> None:
        """Add a row, which waits for the next `flush`; floats will read back exactly."""
        row = (value if isinstance(value, str) else repr(value) for value in values)
        self._waiting.append(",".join(row) + "\n")

    def flush(self) -> None:
        """Hand all rows to the system, so that whoever follows the run can read them.

        Raises:
            OSError: If it cannot take them; then none of them is in the file.
        """
        if not self._waiting:
            return
        if not self.is_in_place:
            raise FileNotFoundError(2, "it was removed while the run was in progress", self._path)
        rows = "".join(self._waiting).encode()
        try:
            self._file.seek(self._size)
            written = 0
            while written < len(rows):  # a disk that is nearly full takes a part of them
                written += self._file.write(rows[written:])
        except OSError:
            self._file.truncate(self._size)
            raise
        self._size += len(rows)
        self._waiting.clear()

    def sync(self) -> None:
        """Bring all rows to the disk; raises as `flush`."""
        self.flush()
        os.fsync(self._file.fileno())

    @property
    def is_in_place(self) -> bool:
        """Whether the file is still the one under its name."""
        try:
            return os.path.samestat(self._path.stat(), os.fstat(self._file.fileno()))
        except OSError:
            return False

    def restore(self) -> None:
        """Write the file again from the open handle, if somebody has removed it.

        Raises:
            OSError: If it cannot be written.
        """
        if self.is_in_place:
            return
        self._file.seek(0)
        write_text(self._path, self._file.read(self._size).decode())
        fresh = self._open()
        self._file.close()
        self._file = fresh

    def close(self) -> None:
        """Write what can be written, and close."""
        try:
            self.flush()
        finally:
            self._file.close()

    def _open(self) -> BinaryIO:
        # Unbuffered: a write either reaches the system whole or fails here, not at some later one.
        return self._path.open("r+b", buffering=0)

    def _number(self, row: str) -> int:
        try:
            return int(row.split(",", 1)[0])
        except ValueError as error:
            reason = Phrase("row_broken")
            raise AtelierError("run_damaged", path=self._path.parent, reason=reason) from error
