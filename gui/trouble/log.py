"""What is written down while the window is open: `log/atelier.log` and `log/faults.log`. No Qt."""

import faulthandler
import logging
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TextIO

from engine import home

_log = logging.getLogger(__name__)

_LARGEST_LOG = 1 << 20
_LARGEST_FAULTS = 1 << 18
_TAIL = 1 << 16
_SESSION = "=== process"

_faults: list[TextIO] = []  # kept open: faulthandler writes to its descriptor, also in a crash


def log_file() -> Path:
    """What happened, with times; older files have `.1` and `.2` behind the name."""
    return home.home() / "log" / "atelier.log"


def faults_file() -> Path:
    """Where the interpreter says where it was when the process crashed."""
    return log_file().with_name("faults.log")


def start_log() -> None:
    """Write what is logged from now on to `log_file()`, or else to stderr."""
    from logging.handlers import RotatingFileHandler

    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=_LARGEST_LOG, backupCount=2, encoding="utf-8"
        )
    except OSError:
        # A packaged program has no stderr; a handler without a stream would raise at each line.
        handler = logging.StreamHandler() if sys.stderr is not None else logging.NullHandler()
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


def start_faults() -> None:
    """Have crashes of the interpreter itself (in torch, in Qt) written to `faults_file()`.

    Where that cannot be written they go to stderr, if there is one. Lasts until the process ends.
    """
    path = faults_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_full = path.exists() and path.stat().st_size > _LARGEST_FAULTS
        file = path.open("w" if is_full else "a", encoding="utf-8")
        # A crash has no time to say whose it is.
        file.write(f"{_SESSION} {os.getpid()}, {datetime.now():%Y-%m-%d %H:%M:%S}\n")
        file.flush()
    except OSError as error:
        _log.warning("no file for faults: %s", error)
        if sys.stderr is not None:
            faulthandler.enable()
        return
    _faults.append(file)
    faulthandler.enable(file)


def fault_of(process: int) -> str:
    """What `faults_file()` says of how a process crashed; "" if it says nothing."""
    sessions = _end_of(faults_file()).split(f"{_SESSION} ")
    own = [text for text in sessions if text.startswith(f"{process},")]
    return own[-1].partition("\n")[2].strip() if own else ""


def last_lines(count: int) -> list[str]:
    """The end of the log, at most `count` lines."""
    return _end_of(log_file()).splitlines()[-count:]


def _end_of(path: Path) -> str:
    with suppress(OSError), path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL))
        return file.read(_TAIL).decode("utf-8", errors="replace")
    return ""
