"""What the tests of the download share: one small dataset, its server, what must be there after."""

import threading
from collections.abc import Callable
from pathlib import Path

from engine.data import catalog
from engine.data.archives import Package
from engine.data.download import Patience, fetch
from tests.engine import dataset_files
from tests.engine.broken_server import Server
from tests.engine.dataset_files import members, names_below, packed

NAME = "fashion-mnist"
FINALS = list(members(NAME))
PACKED = packed(NAME)
QUICK = Patience(timeout=1.0, rounds=3, first_wait=0.01)


def listed(server: Server, name: str = NAME) -> tuple[Package, ...]:
    return dataset_files.packages(name, server.files, server.address)


def get(
    server: Server,
    root: Path,
    name: str = NAME,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancel: threading.Event | None = None,
    mirrors: list[str] | None = None,
    patience: Patience = QUICK,
) -> None:
    cancel = cancel or threading.Event()
    packages = listed(server, name)
    fetch(catalog.entry(name), root, progress, cancel, mirrors, packages, patience)


def assert_right(root: Path, name: str = NAME) -> None:
    """All files are there and right, and nothing else is."""
    assert names_below(root) == set(members(name))
    assert_nothing_half(root, name)


def assert_nothing_half(root: Path, name: str = NAME) -> None:
    """Whatever has a final name is right; nothing else is there but temporary files."""
    for path in names_below(root):
        if not path.endswith(".part"):
            # By checksum: pytest would compare unequal bytes for minutes.
            found, right = (root / path).read_bytes(), members(name)[path]
            assert dataset_files.md5(found) == dataset_files.md5(right), path
