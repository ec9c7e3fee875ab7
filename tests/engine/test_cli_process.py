"""The command line as a process: imports, signals, sudden death, closed pipes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engine.command_line import call
from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

DEADLINE_SECONDS = 60.0

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and pipes are POSIX's here")


def python(code: str) -> str:
    """What a new Python prints."""
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.parametrize("words", [["--help"], ["train", "--help"], ["--version"], ["fly"]])
def test_what_needs_no_torch_imports_none(words: list[str]) -> None:
    heavy = python(
        "import sys\n"
        "from engine.cli import main\n"
        "try:\n"
        f"    main({words!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print('imported:', {'torch', 'torchvision', 'PySide6', 'PIL'} & set(sys.modules))"
    )
    assert heavy.splitlines()[-1] == "imported: set()"


def test_python_m_engine_never_imports_qt() -> None:
    said = python(
        "import runpy, sys\n"
        "sys.argv = ['engine', 'devices', '--json']\n"
        "try:\n"
        "    runpy.run_module('engine', run_name='__main__')\n"
        "except SystemExit as ended:\n"
        "    print('ended:', ended.code)\n"
        "print('imported:', {'torch', 'PySide6', 'shiboken6', 'gui'} & set(sys.modules))"
    )
    document, _, rest = said.partition("ended:")
    assert json.loads(document)[-1]["name"] == "cpu"
    assert rest == " 0\nimported: {'torch'}\n"


def test_a_reader_that_leaves_early_causes_no_noise(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        assert call("devices", "--json") == 1
        stdout.flush()  # as Python does at its end: what is left must go somewhere
    assert "Broken" not in capsys.readouterr().err


def poll(process: subprocess.Popen[str], happened: Callable[[], bool]) -> None:
    """Return as soon as it happened; fail if the process ends first, or after a deadline."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not happened():
        assert time.monotonic() < deadline, "nothing happened"
        try:
            process.wait(timeout=0.01)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError("the training ended by itself")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGINT, 1),
        (signal.SIGTERM, 143),
        (signal.SIGUSR1, 138),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_a_training_that_was_ended_goes_on_bit_for_bit(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    root = write_fashion_files(tmp_path / "data", tiny_images(600, 0), tiny_images(20, 1))
    run, whole = tmp_path / "run", tmp_path / "whole"
    flags = ["train", "--dataset", "fashion-mnist", "--model", "linear", "--batch-size", "4",
             "--momentum", "0.9", "--threads", "1", "--device", "cpu",
             "--data-root", str(root)]  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-m", "engine", *flags, "--epochs", "100000", "--out", str(run)],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            # After the first checkpoint, in the midst of a later epoch.
            poll(process, (run / "last.ckpt").exists)
            size = (run / "metrics.csv").stat().st_size
            poll(process, lambda: (run / "metrics.csv").stat().st_size > size)
            process.send_signal(number)
            _, said = process.communicate(timeout=DEADLINE_SECONDS)
        finally:
            process.kill()
    assert process.returncode == code
    if number != signal.SIGKILL:
        assert "--resume" in said.splitlines()[-1]
    epochs = len((run / "epochs.csv").read_text().splitlines()) + 1
    assert call("train", "--resume", run, "--data-root", root, "--epochs", epochs) == 0
    assert call(*flags, "--epochs", epochs, "--out", whole) == 0
    for name in ("metrics.csv", "final.safetensors", "best.safetensors"):
        assert (run / name).read_bytes() == (whole / name).read_bytes()
    assert {path.name for path in run.iterdir()} == {path.name for path in whole.iterdir()}
