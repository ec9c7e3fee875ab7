"""What a file is, by its name and by what is in it; for worker threads.

Nothing of a file is run, and of a large one only the beginning is read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Kind = Literal[
    "picture", "drawing", "weights", "network", "spec", "script", "class", "folder", "run"
]
Problem = Literal["missing", "unreadable", "empty", "too_large", "unknown"]

MOST_FILES: Final = 50
"""So many of the files that are dropped together are looked at."""

LARGEST_TEXT: Final = 1_000_000
"""Bytes of a JSON or Python file that is read whole; a drawing may be larger."""

_HEAD = 4096
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"})
_WEIGHTS = frozenset({".safetensors", ".ckpt", ".pt", ".pth"})
_PICTURE_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_DRAWING = re.compile(rb'"format"\s*:\s*"atelier-drawing"')


@dataclass(frozen=True)
class Found:
    """A file that was looked at.

    Attributes:
        path: Where it is.
        kind: What it is; None if it cannot be opened.
        problem: Why not.
    """

    path: Path
    kind: Kind | None
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.path.name or str(self.path)


def by_name(path: Path) -> Kind | None:
    """What a file's name promises, without looking at it; None where that takes a look."""
    suffix = path.suffix.lower()
    if suffix in _PICTURES:
        return "picture"
    return "weights" if suffix in _WEIGHTS else None


def look_at(path: Path) -> Found:
    """What a file or a folder is."""
    try:
        if path.is_dir():
            return Found(path, _folder(path))
        if not path.exists():
            return Found(path, None, "missing")
        if not path.is_file():  # a pipe would never end
            return Found(path, None, "unknown")
        with path.open("rb") as file:
            head = file.read(_HEAD)
        return _file(path, head, path.stat().st_size) if head else Found(path, None, "empty")
    except (OSError, ValueError):  # also a path with a null character
        return Found(path, None, "unreadable")


def first_of(paths: list[Path]) -> Found:
    """The first of several files that can be opened; if there is none, the first of all.

    Args:
        paths: At least one; after the 50th nothing is looked at.
    """
    found = None
    for path in paths[:MOST_FILES]:
        seen = look_at(path)
        if seen.kind is not None:
            return seen
        found = found or seen
    assert found is not None
    return found


def _folder(path: Path) -> Kind:
    from engine.training import run_files

    return "run" if run_files.is_run(path) else "folder"


def _file(path: Path, head: bytes, size: int) -> Found:
    suffix = path.suffix.lower()
    if suffix == ".py":
        return _python(path, size)
    if _is_picture(head):
        return Found(path, "picture")
    if suffix == ".json" or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json(path, head, size)
    if suffix in _WEIGHTS or _is_safetensors(head) or _is_torch(head):
        return Found(path, "weights")
    kind = by_name(path)  # a damaged picture is told of as one
    return Found(path, kind, None if kind else "unknown")


def _is_picture(head: bytes) -> bool:
    return head.startswith(_PICTURE_STARTS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _is_safetensors(head: bytes) -> bool:
    """Whether it begins as the format says: a length, then that much JSON."""
    return head[8:10] == b'{"' and 2 <= int.from_bytes(head[:8], "little") < 100_000_000


def _is_torch(head: bytes) -> bool:
    """Whether it begins as what `torch.save` writes."""
    return head.startswith(b"PK\x03\x04") and b"data.pkl" in head[:200]


def _json(path: Path, head: bytes, size: int) -> Found:
    if _DRAWING.search(head):
        return Found(path, "drawing")
    if size > LARGEST_TEXT:
        return Found(path, None, "too_large")
    try:
        record = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Found(path, "spec")  # who opens it says where it is damaged
    if isinstance(record, dict) and record.get("format") == "atelier-drawing":
        return Found(path, "drawing")
    is_network = isinstance(record, dict) and "network" in record
    return Found(path, "network" if is_network else "spec")


def _python(path: Path, size: int) -> Found:
    """One of our scripts, or somebody's class; what is no Python is told of as a script."""
    from engine.codegen import record
    from engine.errors import AtelierError
    from engine.models import custom_source

    if size > LARGEST_TEXT:
        return Found(path, None, "too_large")
    try:
        source = custom_source.read_file(path)
        classes = custom_source.classes_in(source)
    except AtelierError:
        return Found(path, "script")
    if re.search(rf"^{record.NAME}\b.*=", source, re.MULTILINE):
        return Found(path, "script")
    is_class = custom_source.the_network(classes) is not None
    return Found(path, "class" if is_class else "script")
