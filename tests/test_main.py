"""`python main.py` as a person starts it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

import main
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

MAIN = Path(main.__file__)
PICTURES = [
    "data.png",
    "transforms.png",
    "model.png",
    "training.png",
    "training-done.png",
    "results.png",
    "draw.png",
    "why.png",
]


def temporary_of(folder: Path) -> Path:
    """Where a program started in `folder` keeps temporary files."""
    return folder.with_name(f"{folder.name} temporary")


def start(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start `main.py` in `folder`, on a machine without a display."""
    temporary = temporary_of(folder)
    temporary.mkdir(exist_ok=True)
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "ATELIER_DATA", "ATELIER_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"TMPDIR": str(temporary), **variables}
    return subprocess.run(
        [sys.executable, str(MAIN), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_window_drives_itself_off_screen(tmp_path: Path) -> None:
    data = write_fashion_files(tmp_path / "my data", tiny_images(300, 0), tiny_images(100, 1))
    work = tmp_path / "work"
    work.mkdir()
    finished = start(work, ATELIER_DATA=str(data), ATELIER_HOME=str(tmp_path / "home"))
    assert finished.returncode == 0, finished.stderr
    assert "no display" in finished.stderr
    assert "Traceback" not in finished.stderr
    # Nothing but the pictures is left: runs and settings were in a temporary home.
    assert [path.name for path in work.iterdir()] == ["atelier-tour"]
    assert not (tmp_path / "home").exists()
    assert not list(temporary_of(work).glob("atelier-*"))
    facts = json.loads((work / "atelier-tour" / "tour.json").read_text())
    assert facts["failure"] is None
    assert facts["dataset"] == "fashion-mnist"
    assert facts["images"] == 400
    assert facts["pictures"] == PICTURES
    assert all((work / "atelier-tour" / name).stat().st_size > 10_000 for name in PICTURES)
    assert facts["training"]["last_loss"] < facts["training"]["first_loss"]
    assert facts["verdict"]["class"] == "T-shirt/top"
    assert 0 < facts["first_window_ms"] < facts["data_ready_ms"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--data-root", "nowhere"], 1),
        (["--data-root", "file"], 1),
        (["--lang", "xx"], 2),
        (["--device", "abacus"], 2),
        (["--no-such-option"], 2),
    ],
)
def test_a_mistake_is_said_without_a_traceback(
    arguments: list[str], code: int, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    finished = start(tmp_path, *arguments)
    assert finished.returncode == code
    assert "Traceback" not in finished.stderr
    assert finished.stderr.strip()


def test_the_version_is_said(tmp_path: Path) -> None:
    finished = start(tmp_path, "--version")
    assert finished.returncode == 0
    assert finished.stdout.startswith("Atelier 0.")


@pytest.mark.skipif(torch.cuda.is_available(), reason="here it would train on CUDA")
def test_a_tour_that_fails_says_so(tmp_path: Path) -> None:
    data = write_fashion_files(tmp_path / "data", tiny_images(300, 0), tiny_images(100, 1))
    arguments = ["--device", "cuda", "--tour", "pictures", "--data-root", str(data)]
    finished = start(tmp_path, *arguments)
    assert finished.returncode == 1
    assert "tour failed" in finished.stderr
    assert "Traceback" not in finished.stderr
    facts = json.loads((tmp_path / "pictures" / "tour.json").read_text())
    assert "cuda" in facts["failure"]
