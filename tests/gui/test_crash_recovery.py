"""A window that is killed in the middle of a training, and the start that follows."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fashion_files import write_fashion_files
from tests.tiny import tiny_images

ROOT = Path(__file__).parents[2]

# A person who starts a long training at once. What else the window would begin is left out here.
TRAIN = """
import main
from engine.train_spec import TrainSpec
from gui.main_window import MainWindow

def begin(window):
    spec = TrainSpec(epochs=100_000, device="cpu", threads=1)
    window.session.dataset_changed.connect(lambda _: window.controller.start(spec))
    window.library.open_first()

MainWindow.start = begin
main.main([])
"""

# One who reads what the window says and goes on with the training; then the system shuts down.
GO_ON = """
import signal

import main
from PySide6.QtCore import QTimer
from gui.main_window import MainWindow
from gui.trouble.notice import CrashNotice

def look(window, clock):
    notices = window.findChildren(CrashNotice)
    if notices:
        clock.stop()
        print(notices[0].text())
        window.controller.started.connect(lambda info: print(info.step, info.folder))
        window.controller.started.connect(lambda _: signal.raise_signal(signal.SIGTERM))
        notices[0].resume_button.click()

def begin(window):
    clock = QTimer(window, interval=20)
    clock.timeout.connect(lambda: look(window, clock))
    clock.start()

MainWindow.start = begin
main.main([])
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Small data, and a home of its own."""
    data = write_fashion_files(tmp_path / "data", tiny_images(300, 0), tiny_images(100, 1))
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "ATELIER_DATA": str(data),
        "ATELIER_HOME": str(tmp_path / "home"),
    }


def child(code: str, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def wait_for(process: subprocess.Popen[str], reached: Callable[[], bool]) -> None:
    """Wait until another process has come somewhere."""
    limit = time.monotonic() + 50
    while not reached():
        assert process.poll() is None, "it ended too soon"
        assert time.monotonic() < limit, "it never came there"
        time.sleep(0.02)


def test_a_killed_window_is_reported_and_its_training_goes_on(
    environment: dict[str, str], tmp_path: Path
) -> None:
    running = tmp_path / "home" / "running"

    def noted() -> Path | None:
        """The run that the marker names."""
        for path in running.glob("*.json"):
            run = json.loads(path.read_text())["run"]
            return Path(run) if run else None
        return None

    def is_saved() -> bool:
        run = noted()
        return run is not None and (run / "last.ckpt").exists()

    first = child(TRAIN, environment)
    try:
        wait_for(first, is_saved)
    finally:
        first.kill()
        first.communicate()
    run = noted()
    assert run is not None

    second = child(GO_ON, environment)
    try:
        said, errors = second.communicate(timeout=50)
    finally:
        second.kill()
    assert second.returncode == 0, errors
    sentence, started = said.splitlines()
    step, folder = started.split(" ", 1)
    assert sentence.startswith("Atelier ended unexpectedly last time. Kept:")
    assert f"up to step {int(step):,}." in sentence
    assert int(step) > 0
    assert Path(folder) == run
    assert not running.exists(), "the second came to an orderly end"
    assert "no orderly end" in (tmp_path / "home" / "log" / "atelier.log").read_text()
