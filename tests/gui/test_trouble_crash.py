"""What an Atelier that came to no orderly end has left, and what is said of it."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from engine import home
from gui.trouble import log
from gui.trouble.crash_marker import Crash, CrashMarker, KeptRun
from gui.trouble.notice import CrashNotice, Notice, NoticeBar
from tests.run_folders import own, write_run


def markers() -> list[str]:
    folder = home.home() / "running"
    return sorted(path.suffix for path in folder.iterdir()) if folder.exists() else []


def crashed(run: Path | None = None) -> None:
    """Leave what a killed process leaves: its marker, and a lock that nobody holds."""
    marker = CrashMarker()
    marker.note_run(run)
    marker.begin()
    (path,) = (home.home() / "running").glob("*.json")
    left = path.read_bytes()
    marker.end()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(left)
    path.with_suffix(".lock").touch()


def checkpoint(run: Path, step: int) -> None:
    """As much of one as says how far it is."""
    torch.save({"position": {"step": step}}, run / "last.ckpt")


def test_an_orderly_end_leaves_nothing() -> None:
    marker = CrashMarker()
    marker.begin()
    assert markers() == [".json", ".lock"]
    marker.note_run(own("a run"))
    marker.update()
    marker.end()
    assert markers() == []
    marker.begin()  # a job that comes too late
    assert markers() == []
    assert CrashMarker().found() is None


def test_another_that_still_runs_is_no_crash() -> None:
    other, mine = CrashMarker(), CrashMarker()
    other.begin()
    mine.begin()
    assert mine.found() is None
    assert markers() == [".json", ".json", ".lock", ".lock"]
    mine.end()
    assert markers() == [".json", ".lock"], "the other's stays"
    other.end()


def test_a_crash_is_told_once_with_the_training_that_it_interrupted() -> None:
    run = write_run(own("2026-01-02 03-04-05 cnn fashion-mnist"))
    checkpoint(run, 1234)
    crashed(run)
    mine = CrashMarker()
    mine.begin()
    found = mine.found()
    assert found is not None
    assert found.run == KeptRun(run, "cnn fashion-mnist", 1234)
    assert mine.found() is None
    mine.end()
    assert markers() == []


def finished(run: Path) -> None:
    (run / "final.safetensors").touch()


def deleted(run: Path) -> None:
    for path in run.iterdir():
        path.unlink()


@pytest.mark.parametrize("happened", [finished, deleted])
def test_a_training_that_cannot_go_on_is_not_offered(happened: Callable[[Path], None]) -> None:
    run = write_run(own("run"))
    crashed(run)
    happened(run)
    found = CrashMarker().found()
    assert found is not None
    assert found.run is None


@pytest.mark.parametrize("content", [b"", b"not a checkpoint"])
def test_a_training_without_a_sound_checkpoint_has_nothing_to_go_on_from(content: bytes) -> None:
    run = write_run(own("run"))
    (run / "last.ckpt").write_bytes(content)
    crashed(run)
    found = CrashMarker().found()
    assert found is not None
    assert found.run == KeptRun(run, "run", None)


@pytest.mark.parametrize("content", ["", "[]", '{"run": 3, "process": "x"}', '{"run": "a\\u0000"}'])
def test_a_damaged_marker_says_that_there_was_a_crash(content: str) -> None:
    crashed()
    (path,) = (home.home() / "running").glob("*.json")
    path.write_text(content)
    found = CrashMarker().found()
    assert found is not None
    assert found.run is None
    assert markers() == []


def test_a_home_that_cannot_be_written_is_no_obstacle(isolated_home: Path) -> None:
    (isolated_home / "running").write_text("a file, where the folder should be")
    marker = CrashMarker()
    marker.begin()
    marker.note_run(own("run"))
    marker.update()
    assert marker.found() is None
    marker.end()


def test_the_interpreters_last_words_are_found_by_the_process() -> None:
    crashed()
    log.faults_file().parent.mkdir()
    log.faults_file().write_text(
        f"=== process 1{os.getpid()}, 2026-01-01 00:00:00\nanother's\n"
        f"=== process {os.getpid()}, 2026-01-02 00:00:00\nFatal Python error: ours\n"
        "=== process 7, 2026-01-03 00:00:00\n"
    )
    found = CrashMarker().found()
    assert found is not None
    assert found.fault == "Fatal Python error: ours"


def test_a_marker_names_process_and_training() -> None:
    marker = CrashMarker()
    marker.begin()
    marker.note_run(own("run"))
    marker.update()
    (path,) = (home.home() / "running").glob("*.json")
    record = json.loads(path.read_text())
    assert (record["process"], record["run"]) == (os.getpid(), str(own("run")))
    marker.end()


# What is said


@pytest.mark.parametrize(
    ("run", "said", "offered"),
    [
        (None, "Kept: your drawing and your settings.", False),
        (KeptRun(Path("a"), "mlp", 1234), 'the training "mlp" up to step 1,234.', True),
        (KeptRun(Path("a"), "mlp", None), "nothing of it was saved yet", False),
    ],
)
def test_the_notice_says_what_was_kept(
    run: KeptRun | None, said: str, offered: bool, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    notice = CrashNotice(Crash("2026-01-01", run))
    bar = NoticeBar(window, notice)
    window.show()
    assert notice.text().startswith("Atelier ended unexpectedly last time.")
    assert said in notice.text()
    assert notice.log_button.isVisible()
    assert notice.resume_button.isVisible() == offered
    wanted: list[Path] = []
    notice.resume_wanted.connect(wanted.append)
    (notice.resume_button if offered else notice.close_button).click()
    assert wanted == ([Path("a")] if offered else [])
    assert not bar.isVisible()


def test_a_notice_is_a_banner_of_its_kind(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(600, 200)
    notice = Notice("The work was put away. " * 12, kind="info")
    NoticeBar(window, notice)
    window.show()
    assert notice.isVisible()
    assert notice.property("kind") == "info"
    qtbot.waitUntil(lambda: notice.height() >= notice.heightForWidth(notice.width()))
    tall = notice.height()
    notice.say("Put away.")
    assert notice.height() < tall
