"""Trying a class of somebody's own in a process of its own, where it can hang or crash.

`try_out` starts `custom_trial_child.py`, writes one JSON document to its stdin, and reads JSON
lines from its stdout: `ready` when torch is there, `at` with the line that is running shortly
before the time is up, then `answer`. What the code prints comes by stderr. It is no sandbox: the
code runs with the person's rights, and only if they allowed it. Light: no torch.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psutil

from engine import own_process, trusted_code
from engine.errors import AtelierError, Cancelled
from engine.network_spec import CodeSpec

LONGEST_PRINT = 20_000  # bytes that are kept
_START_SECONDS = 90.0  # for Python and torch, before the code's own time begins
_POLL_SECONDS = 0.05
_MOST_MEMORY = 4e9  # bytes
_LEAST_MEMORY = 1.5e9  # torch alone takes some
_SHARE_OF_FREE_MEMORY = 0.75


@dataclass(frozen=True)
class Trial:
    """What came of trying a class out.

    Attributes:
        problem: Why it cannot be used; None if it can. `problem.params` may hold a `line`.
        warnings: What else to know: outputs of another shape, batch sizes that fail ...
        parameters: How many numbers it has, shared ones counted once.
        trainable: How many of them learn.
        shared: Names of parameters that are others too.
        output: What it returns for two pictures, such as "Tensor [2, 10]"; "" before.
        printed: What it printed, cut after `LONGEST_PRINT` bytes.
    """

    problem: AtelierError | None = None
    warnings: tuple[AtelierError, ...] = ()
    parameters: int = 0
    trainable: int = 0
    shared: tuple[str, ...] = ()
    output: str = ""
    printed: str = ""


def try_out(
    code: CodeSpec,
    shape: tuple[int, int, int],
    classes: int,
    seconds: float = 10.0,
    cancel: threading.Event | None = None,
) -> Trial:
    """Build the class in another process, call it with 1, 2 and 3 pictures, save and load it.

    Args:
        code: Which class, with which arguments.
        shape: Channels, height, width of one picture.
        classes: How many logits are expected.
        seconds: How long it may take, once torch is there.
        cancel: Ends it when set.

    Raises:
        AtelierError: `code_not_allowed`.
        Cancelled: If it was.
    """
    if not trusted_code.is_trusted(code.fingerprint):
        raise AtelierError("code_not_allowed", name=code.class_name)
    request = {"code": code.to_dict(), "shape": shape, "classes": classes, "seconds": seconds}
    child = _Child(json.dumps(request).encode())
    try:
        problem = child.watch(seconds, cancel)
    finally:
        child.end()
    if problem is not None or child.answer is None:
        return Trial(problem or child.end_as_problem(), printed=child.printed())
    return _trial(child.answer, child.printed())


def _trial(answer: dict[str, Any], printed: str) -> Trial:
    errors = [AtelierError.from_record(part) for part in answer["warnings"]]
    problem = answer["problem"]
    return Trial(
        None if problem is None else AtelierError.from_record(problem),
        tuple(errors),
        answer["parameters"],
        answer["trainable"],
        tuple(answer["shared"]),
        answer["output"],
        printed,
    )


class _Child:
    """The other process, and two threads that read what it writes."""

    def __init__(self, request: bytes) -> None:
        self.answer: dict[str, Any] | None = None
        self._ready = threading.Event()
        self._answered = threading.Event()
        self._line: int | None = None
        self._printed = bytearray()
        root = str(Path(__file__).parents[2])
        places = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            own_process.command(own_process.TRY_OUT_CODE),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(places), "OMP_NUM_THREADS": "1"},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdin is not None
        with suppress(OSError):  # it has ended already: its exit code says so
            self._process.stdin.write(request)
            self._process.stdin.close()
        self._readers = [
            threading.Thread(target=target, args=(pipe,), daemon=True)
            for target, pipe in (
                (self._read_lines, self._process.stdout),
                (self._read_prints, self._process.stderr),
            )
        ]
        for reader in self._readers:
            reader.start()

    def watch(self, seconds: float, cancel: threading.Event | None) -> AtelierError | None:
        """Wait until it answers or ends; else say which limit it broke."""
        began, limit = time.monotonic(), _START_SECONDS
        free = _SHARE_OF_FREE_MEMORY * psutil.virtual_memory().available
        most = min(_MOST_MEMORY, max(_LEAST_MEMORY, free))
        while not self._answered.wait(_POLL_SECONDS) and not self._has_ended():
            if cancel is not None and cancel.is_set():
                raise Cancelled
            if limit == _START_SECONDS and self._ready.is_set():
                began, limit = time.monotonic(), seconds
            if time.monotonic() - began > limit:
                return self._slow(limit)
            if self._memory() > most:
                return AtelierError("code_memory", gigabytes=most / 1e9)
        return None

    def end(self) -> None:
        """End it, with all that it started and that is still in its group."""
        if os.name == "posix":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            with suppress(psutil.Error):
                for below in psutil.Process(self._process.pid).children(recursive=True):
                    below.kill()
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        for reader in self._readers:
            reader.join(timeout=2)  # a process that left the group may hold the pipe
        for reader, pipe in zip(
            self._readers, (self._process.stdout, self._process.stderr), strict=True
        ):
            if pipe is not None and not reader.is_alive():
                pipe.close()

    def end_as_problem(self) -> AtelierError:
        """Why there is no answer."""
        return AtelierError("code_ended", status=self._process.returncode)

    def printed(self) -> str:
        """What the code has printed."""
        return bytes(self._printed).decode("utf-8", "replace")

    def _slow(self, seconds: float) -> AtelierError:
        if self._line is None:
            return AtelierError("code_slow", seconds=seconds)
        return AtelierError("code_slow_line", seconds=seconds, line=self._line)

    def _has_ended(self) -> bool:
        """Whether the process has ended; it is left to `end` to collect it, and its group's id."""
        if not hasattr(os, "waitid"):
            return self._process.poll() is not None
        flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
        return os.waitid(os.P_PID, self._process.pid, flags) is not None

    def _memory(self) -> int:
        """Bytes that it holds now."""
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _read_lines(self, pipe: IO[bytes]) -> None:
        for line in pipe:
            record = json.loads(line)
            self._line = record.get("at", self._line)
            self._ready.set()
            if "answer" in record:
                self.answer = record["answer"]
                self._answered.set()

    def _read_prints(self, pipe: IO[bytes]) -> None:
        while content := pipe.read1(65_536):  # type: ignore[attr-defined]  # buffered
            self._printed += content[: LONGEST_PRINT - len(self._printed)]
