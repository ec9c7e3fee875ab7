"""Finds out at a start whether an Atelier before it came to no orderly end. No Qt.

Each process has a marker of its own below `running/`, and holds the lock beside it: the system
takes that back however the process ends. A marker whose lock is free was left by a crash.
"""

import json
import logging
import os
import threading
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from engine import home
from engine.errors import AtelierError
from engine.files import write_text
from engine.training import run_files
from gui.trouble import log

_log = logging.getLogger(__name__)

_LARGEST = 1 << 16


@dataclass(frozen=True)
class KeptRun:
    """A training that a crash interrupted.

    Attributes:
        folder: Its folder.
        name: What the person calls it.
        step: The optimizer step from which it can go on; None if it had not been saved yet.
    """

    folder: Path
    name: str
    step: int | None


@dataclass(frozen=True)
class Crash:
    """An Atelier that came to no orderly end.

    Attributes:
        started: When it began, as it wrote it itself.
        run: The training that was in progress; None if there was none.
        fault: What the interpreter could say of it; "" if it was killed from outside.
    """

    started: str
    run: KeptRun | None = None
    fault: str = ""


class CrashMarker:
    """This process's marker, and those of others.

    All methods but `note_run` read or write files: not for the GUI thread while the window is
    open. They may be called from any thread.

    Args:
        folder: Where markers are; by default `running/` below the home folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or home.home() / "running"
        self._path = self._folder / f"{uuid.uuid4().hex}.json"
        self._lock = FileLock(self._path.with_suffix(".lock"), timeout=0, thread_local=False)
        self._started = f"{datetime.now():%Y-%m-%d %H:%M:%S}"
        self._run: Path | None = None
        self._turn = threading.Lock()
        self._is_over = False

    def begin(self) -> None:
        """Say that this process runs. Where that cannot be written, a crash goes unnoticed."""
        with self._turn:
            if self._is_over:
                return
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._lock.acquire()
                self._write()
            except (OSError, Timeout, NotImplementedError) as error:
                _log.warning("no marker of this process: %s", error)

    def note_run(self, folder: Path | None) -> None:
        """Remember which training is in progress, None for none; `update` writes it down."""
        self._run = folder

    def update(self) -> None:
        """Write down what was noted last."""
        with self._turn:
            if self._lock.is_locked:
                try:
                    self._write()
                except OSError as error:
                    _log.warning("the training was not noted: %s", error)

    def end(self) -> None:
        """Say that this process comes to its orderly end; what comes later does nothing."""
        with self._turn:
            self._is_over = True
            if self._lock.is_locked:
                self._remove()

    def found(self) -> Crash | None:
        """What crashed since the last time that somebody asked; the latest, if several did.

        It is told once: the markers of crashes are removed.
        """
        paths: list[Path] = []
        with suppress(OSError):  # a folder that cannot be listed
            paths = [path for path in self._folder.glob("*.json") if path != self._path]
        claimed = (self._claim(path) for path in paths)
        crashes = [record for record in claimed if record is not None]
        crashes.sort(key=lambda record: str(record.get("started")))
        for record in crashes:
            _log.warning("an Atelier before this one came to no orderly end: %s", record)
        return _crash(crashes[-1]) if crashes else None

    def _claim(self, path: Path) -> dict[str, Any] | None:
        """The record of a marker that nobody holds, which is removed; None if it is held."""
        lock = FileLock(path.with_suffix(".lock"), timeout=0)
        try:
            with lock:
                record = _record(path)
                path.unlink()
        except (OSError, Timeout, NotImplementedError):
            return None
        with suppress(OSError):
            path.with_suffix(".lock").unlink()
        return record

    def _write(self) -> None:
        run = None if self._run is None else str(self._run)
        record = {"process": os.getpid(), "started": self._started, "run": run}
        write_text(self._path, json.dumps(record) + "\n")

    def _remove(self) -> None:
        with suppress(OSError):
            self._path.unlink()
        self._lock.release()
        with suppress(OSError):
            self._path.with_suffix(".lock").unlink()
        with suppress(OSError):
            self._folder.rmdir()  # unless another one's marker is there


def _record(path: Path) -> dict[str, Any]:
    """What a marker says; nothing if it is damaged: that it is there says enough."""
    with suppress(OSError, ValueError, RecursionError):
        with path.open("rb") as file:
            record = json.loads(file.read(_LARGEST))
        if isinstance(record, dict):
            return record
    return {}


def _crash(record: dict[str, Any]) -> Crash:
    process, folder = record.get("process"), record.get("run")
    fault = log.fault_of(process) if isinstance(process, int) else ""
    if fault:
        _log.warning("it said last:\n%s", fault)
    run = None
    if isinstance(folder, str) and "\0" not in folder:
        run = _kept_run(Path(folder))
    return Crash(str(record.get("started", "")), run, fault)


def _kept_run(folder: Path) -> KeptRun | None:
    """What is left of a training; None if it had come to its end, or was deleted."""
    try:
        if not run_files.is_run(folder) or (folder / run_files.FINAL_FILE).exists():
            return None
    except OSError:
        return None
    name = run_files.about(folder)[0] or run_files.usual_name(folder)
    return KeptRun(folder, name, _saved_step(folder / run_files.CHECKPOINT_FILE))


def _saved_step(path: Path) -> int | None:
    from engine.models import pickles  # imports torch

    try:
        position = pickles.read(path).get("position")
    except AtelierError as error:
        _log.warning("%s", error)
        return None
    step = position.get("step") if isinstance(position, dict) else None
    return step if isinstance(step, int) else None
