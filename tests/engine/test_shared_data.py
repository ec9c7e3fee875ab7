"""One data folder for all seats of a classroom: it is only ever read."""

from pathlib import Path

import pytest

from tests.engine.command_line import call, train
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images


def state_of(root: Path) -> dict[str, tuple[int, int, int]]:
    """Each path below a folder, and the folder itself: mode, size, time of the last change."""
    found = {}
    for path in (root, *sorted(root.rglob("*"))):
        status = path.stat()
        found[str(path)] = (status.st_mode, status.st_size, status.st_mtime_ns)
    return found


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    root = write_fashion_files(tmp_path / "shared", tiny_images(200, 0), tiny_images(50, 1))
    for path in sorted(root.rglob("*"), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)
    root.chmod(0o555)
    return root


def test_nothing_is_written_below_a_shared_data_folder(shared: Path, tmp_path: Path) -> None:
    before = state_of(shared)  # for root, whom a mode does not stop
    try:
        out = tmp_path / "run"
        assert call("datasets", "--data-root", shared) == 0
        assert train(shared, out) == 0
        assert call("train", "--resume", out, "--epochs", 3, "--data-root", shared) == 0
        measured = ("--dataset", "fashion-mnist", "--checkpoint", out / "final.safetensors")
        assert call("evaluate", *measured, "--data-root", shared) == 0
        assert call("script", out, "--out", tmp_path / "run.py", "--data-root", shared) == 0
        assert state_of(shared) == before
    finally:
        for path in (shared, *shared.rglob("*")):
            if path.is_dir():
                path.chmod(0o755)
