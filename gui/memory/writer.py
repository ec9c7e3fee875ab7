"""Writes one file again and again, from any thread: what was asked for last is what stays."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from engine import files
from engine.errors import AtelierError, of_os_error


class Writer:
    """Writes texts one after the other; a newer one wins, whichever thread is faster.

    Args:
        file: Where to; asked each time.
    """

    def __init__(self, file: Callable[[], Path]) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._turn = 0
        self._done = 0

    def turn(self) -> int:
        """The place of the next text in the order in which they were made."""
        self._turn += 1
        return self._turn

    def write(self, text: str, turn: int) -> None:
        """Write a text, unless a newer one was written already.

        Raises:
            AtelierError: `cannot_write`.
        """
        path = self._file()
        with self._lock:
            if turn < self._done:
                return
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                files.write_text(path, text)
            except OSError as error:
                raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error
            self._done = turn
