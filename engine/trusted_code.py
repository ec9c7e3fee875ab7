"""Which Python code of somebody's own may run here: what the person has allowed. Light: no torch.

Allowed is a content, by its SHA-256 fingerprint: one changed letter asks again, and the same file
that arrives inside another run does not. The list is `trusted-code.json` in the home folder.
"""

import json
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from engine import files, home
from engine.errors import AtelierError, of_os_error

_VERSION = 1

_writing = threading.Lock()


@dataclass
class _Process:
    """What holds for this process only."""

    allows_all: bool = False


_process = _Process()


def list_file() -> Path:
    """Where the allowed fingerprints are (there may be no such file yet)."""
    return home.home() / "trusted-code.json"


def is_trusted(fingerprint: str) -> bool:
    """Whether code may run: allowed by the person, or all of it is in this process.

    Args:
        fingerprint: As `CodeSpec.fingerprint`.
    """
    return _process.allows_all or fingerprint in _read()


def trust(fingerprint: str, name: str) -> None:
    """Remember that the person allows this code; a damaged list is set aside first.

    Args:
        fingerprint: As `CodeSpec.fingerprint`.
        name: What a person knows it by, for one who reads the list.

    Raises:
        AtelierError: `cannot_write`.
    """
    entry = {"name": name, "allowed": datetime.now(UTC).isoformat(timespec="seconds")}
    with _writing:
        _set_aside_if_damaged()
        _write(_read() | {fingerprint: entry})


def forget(fingerprint: str) -> None:
    """Ask again before this code runs.

    Raises:
        AtelierError: `cannot_write`; it is still allowed then.
    """
    with _writing:
        known = _read()
        if known.pop(fingerprint, None) is not None:
            _write(known)


def allow_for_this_process(allowed: bool = True) -> None:
    """Let all code run until this process ends, or no longer; nothing is remembered.

    For a command line that says so (`--allow-code`).
    """
    _process.allows_all = allowed


def _read() -> dict[str, dict[str, str]]:
    """Fingerprint to entry; a list that cannot be read allows nothing."""
    try:
        return _parsed(list_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}


def _parsed(content: bytes) -> dict[str, dict[str, str]]:
    """The entries in a file's content; `ValueError` if it is damaged."""
    record = json.loads(content)
    if not isinstance(record, dict) or record.get("version") != _VERSION:
        raise ValueError("not a list of this version")
    entries = record.get("trusted")
    if not isinstance(entries, dict):
        raise ValueError("it holds no entries")
    return entries


def _set_aside_if_damaged() -> None:
    """Keep what cannot be understood under another name, instead of writing over it."""
    path = list_file()
    try:
        _parsed(path.read_bytes())
    except OSError:
        return
    except (ValueError, RecursionError):
        with suppress(OSError):  # if it stays, writing says why
            path.replace(path.with_suffix(".damaged.json"))


def _write(entries: dict[str, dict[str, str]]) -> None:
    path = list_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        record = {"version": _VERSION, "trusted": entries}
        files.write_text(path, json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    except OSError as error:
        raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error
