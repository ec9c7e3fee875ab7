"""`python main.py` as a person starts it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch

import main
from engine import trusted_code
from engine.exporting import elsewhere, formats
from engine.models import custom_trial
from engine.run_spec import ModelSpec
from tests.engine.custom_files import GOOD, code
from tests.engine.exported_files import made
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

MAIN = Path(main.__file__)
PICTURES = [
    "data.png",
    "transforms.png",
    "model.png",
    "code.png",
    "training.png",
    "training-done.png",
    "results.png",
    "draw.png",
    "why.png",
    "lesson.png",
    "start.png",
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


def test_a_snippet_runs_as_a_program_of_its_own(tmp_path: Path) -> None:
    code = (
        "import sys\n\nimport beside\n\nprint(__name__, sys.argv, beside.WORD)\n"
        "print('PySide6' in sys.modules, 'torch' in sys.modules)\n"
    )
    (tmp_path / "snippet.py").write_text(code)
    (tmp_path / "beside.py").write_text("WORD = '\uc637'\n", encoding="utf-8")
    finished = start(tmp_path, "--run-snippet", "snippet.py", PYTHONIOENCODING="ascii")
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout == "__main__ ['snippet.py'] \uc637\nFalse False\n"
    assert finished.stderr == ""


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        (
            "def fail():\n    raise ValueError('no')\n\n\nfail()\n",
            1,
            "Traceback (most recent call last):\n"
            '  File "snippet.py", line 5, in <module>\n    fail()\n'
            '  File "snippet.py", line 2, in fail\n'
            "    raise ValueError('no')\nValueError: no\n",
        ),
        ("raise SystemExit('enough')\n", 1, "enough\n"),
        ("raise SystemExit(3)\n", 3, ""),
    ],
)
def test_a_snippet_that_fails_says_only_its_own(
    code: str, status: int, said: str, tmp_path: Path
) -> None:
    (tmp_path / "snippet.py").write_text(code)
    finished = start(tmp_path, "--run-snippet", "snippet.py")
    assert finished.returncode == status
    assert finished.stderr == said
    assert finished.stdout == ""


def test_a_snippet_that_is_not_there_is_said(tmp_path: Path) -> None:
    finished = start(tmp_path, "--run-snippet", "nowhere.py")
    assert finished.returncode == 1
    assert "nowhere.py" in finished.stderr
    assert "Traceback" not in finished.stderr
    assert start(tmp_path, "--run-snippet").returncode == 2, "an option without its file"


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process takes itself for a packaged program, which is its own Python."""
    program = tmp_path / "atelier"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{MAIN}" "$@"\n')
    program.chmod(0o700)
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.usefixtures("packaged")
def test_a_packaged_program_does_its_jobs_in_other_processes(tmp_path: Path) -> None:
    own = code(GOOD, "NeuralNetwork")
    trusted_code.trust(own.fingerprint, own.class_name)
    tried = custom_trial.try_out(own, (1, 28, 28), 10)
    assert tried.problem is None
    assert tried.parameters > 0
    written = elsewhere.export(
        made(ModelSpec("linear")), formats.kind("safetensors"), tmp_path / "linear.safetensors"
    )
    assert written.path.stat().st_size == written.size


@pytest.mark.skipif(torch.cuda.is_available(), reason="here it would train on CUDA")
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_a_tour_that_fails_says_so(tmp_path: Path) -> None:
    data = write_fashion_files(tmp_path / "data", tiny_images(300, 0), tiny_images(100, 1))
    arguments = ["--device", "cuda", "--tour", "pictures", "--data-root", str(data)]
    finished = start(tmp_path, *arguments)
    assert finished.returncode == 1
    assert "tour failed" in finished.stderr
    assert "Traceback" not in finished.stderr
    facts = json.loads((tmp_path / "pictures" / "tour.json").read_text())
    assert "cuda" in facts["failure"]
