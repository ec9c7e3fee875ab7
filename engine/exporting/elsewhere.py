"""Exporting in a process of its own, so that a training in this one is left in peace.

While torch traces a network, the whole process counts as compiling: optimizers then compute
otherwise, and a run would no longer be what its seed says. Light: torch is imported when called.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import own_process, trusted_code
from engine.errors import AtelierError, Cancelled
from engine.exporting import formats
from engine.exporting.formats import Check, Exported, Kind

if TYPE_CHECKING:
    from engine.models.weights import Weights

_POLL_SECONDS = 0.1


def export(
    trained: Weights,
    kind: Kind,
    path: Path,
    *,
    replace: bool = False,
    cancel: threading.Event | None = None,
) -> Exported:
    """As `writing.export`, in another process; takes seconds longer, for it imports torch anew.

    Args:
        trained: The weights.
        kind: The format.
        path: Where to; the format's suffix is added where there is none.
        replace: Whether what is there may be replaced.
        cancel: Ends the other process when set.

    Raises:
        AtelierError: As `writing.export`; `export_ended` if the process dies.
        Cancelled: If it was; nothing is left behind.
    """
    from engine.exporting.writing import place
    from engine.models import weights

    formats.check_packages(kind)
    full = formats.target(path, kind, replace=replace)
    code = trained.model.code
    with tempfile.TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as folder:
        given, made = Path(folder) / "given.safetensors", Path(folder) / "made"
        weights.write(given, trained)
        request = {
            "weights": str(given),
            "format": kind.name,
            "out": str(made),
            "allows_code": code is not None and trusted_code.is_trusted(code.fingerprint),
        }
        answer = _answer(json.dumps(request).encode(), cancel)
        if "error" in answer:
            raise AtelierError.from_record(answer["error"])
        file = made.read_bytes()
    place(file, full)
    return Exported(full, kind, len(file), Check(**answer))


def _answer(request: bytes, cancel: threading.Event | None) -> dict[str, Any]:
    """What the other process says."""
    root = str(Path(__file__).parents[2])
    places = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    process = subprocess.Popen(
        own_process.command(own_process.EXPORT_WEIGHTS),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places), "OMP_NUM_THREADS": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    with process:
        try:
            said = _wait(process, request, cancel)
        finally:
            process.kill()
    with suppress(ValueError):
        answer: dict[str, Any] = json.loads(said)
        return answer
    raise AtelierError("export_ended", status=process.returncode)


def _wait(
    process: subprocess.Popen[bytes], request: bytes, cancel: threading.Event | None
) -> bytes:
    asked: bytes | None = request
    while True:
        try:
            return process.communicate(asked, timeout=_POLL_SECONDS)[0]
        except subprocess.TimeoutExpired:
            asked = None  # `communicate` goes on where it was
        if cancel is not None and cancel.is_set():
            raise Cancelled
