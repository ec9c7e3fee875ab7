"""Ten thousand steps that a command takes, killed and resumed on the way, seen by the window."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engine.run_spec import TrainSpec
from engine.training.history import History
from gui.main_window import MainWindow
from gui.menus.live_menu import plain
from gui.training.controller import RunState
from tests.fashion_files import write_fashion_files
from tests.gui.file_hands import answering
from tests.run_folders import write_run
from tests.tiny import tiny_images

STEPS = 10_000
MS = 60_000

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a process is killed as POSIX does it")


@contextmanager
def training(*words: object) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m engine train`, in a process of its own."""
    command = [sys.executable, "-m", "engine", "train", *map(str, words)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def open_run_folder(window: MainWindow) -> None:
    """What the File menu does."""
    (entry,) = (
        action
        for menu in window.menuBar().actions()
        if isinstance(found := menu.menu(), QMenu)
        for action in found.actions()
        if plain(action.text()) == "Open run folder"
    )
    entry.trigger()


@pytest.mark.timeout(300)  # two processes that import torch, beside the window
def test_ten_thousand_steps_are_followed_none_missed_and_none_double(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_fashion_files(tmp_path / "data", tiny_images(4000, 0), tiny_images(20, 1))
    run, tab, controller = tmp_path / "run", window.training_tab, window.controller
    flags = ["--dataset", "fashion-mnist", "--model", "linear", "--batch-size", 2, "--epochs", 5,
             "--threads", 1, "--device", "cpu", "--data-root", root, "--out", run]  # fmt: skip
    tab.live.build_plots()
    seen: list[NDArray[np.float64]] = []
    controller.progressed.connect(lambda: seen.append(controller.history.losses.copy()))
    answers = answering(monkeypatch, [run])
    with training(*flags) as process:
        qtbot.waitUntil((run / "epochs.csv").exists, timeout=MS)
        open_run_folder(window)
        assert answers.asked == ["Open run folder"]
        qtbot.waitUntil(lambda: tab.following.badge.text() == "Following", timeout=MS)
        assert window.tabs.currentWidget() is tab
        assert not tab.panel.go_on_button.isEnabled() or sys.platform != "linux"
        qtbot.waitUntil(lambda: len(controller.history.losses) >= STEPS // 5, timeout=MS)
        process.send_signal(signal.SIGKILL)
        process.wait()
    if sys.platform == "linux":
        over = ("Stopped", "Broken off")  # with a checkpoint of the last step that was told, or not
        qtbot.waitUntil(lambda: tab.following.badge.text() in over, timeout=MS)
        assert tab.panel.go_on_button.isEnabled()
    with training("--resume", run, "--data-root", root):
        qtbot.waitUntil(lambda: tab.following.badge.text() == "Finished", timeout=MS)
    written = History.read(run)
    assert len(written.losses) == STEPS
    assert controller.history.losses.tolist() == written.losses.tolist()
    assert controller.history.lrs.tolist() == written.lrs.tolist()
    assert controller.history.epochs == written.epochs
    assert controller.state is RunState.IDLE
    for losses in seen:  # a resume repeats its steps exactly: so each look saw a beginning
        assert np.array_equal(losses, written.losses[: len(losses)])
    assert len({len(losses) for losses in seen}) > 3, "it grew before the eyes"
    assert tab.live.plotted_points() == (STEPS, 5)
    qtbot.waitUntil(lambda: tab.time_travel.moment == 5, timeout=MS)
    assert window.session.own_weights is not None
    assert window.session.own_weights.epoch == 5
    assert plain(tab.panel.go_on_button.text()) == "Extend"


def test_another_language_goes_on_following(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, speak: Callable[[str], str]
) -> None:
    folder, controller = write_run(tmp_path / "run"), window.controller
    window.training_tab.open_run(folder)
    qtbot.waitUntil(lambda: controller.followed is not None)
    before = window.workbench
    try:
        window.choose_language("ko")
        qtbot.waitUntil(lambda: window.workbench is not before, timeout=MS)
        qtbot.waitUntil(lambda: not isValid(before), timeout=MS)
        with (folder / "metrics.csv").open("a") as table:
            table.write("9,3,0.25,0.1\n")
        qtbot.waitUntil(lambda: len(controller.history.losses) == 9)
        assert controller.history.losses[-1] == 0.25
        assert not window.training_tab.following.isHidden()
    finally:
        speak("en")


def test_who_trains_here_does_not_follow_there_any_more(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    tab, controller = window.training_tab, window.controller
    folder = write_run(tmp_path / "run")
    tab.open_run(folder)
    qtbot.waitUntil(lambda: controller.followed is not None)
    assert tab.panel.start_button.isEnabled()
    tab.panel.form.set_value(TrainSpec(epochs=1, batch_size=100, threads=1, device="cpu"))
    controller.start(tab.panel.form.value())
    assert controller.place is None
    assert tab.following.isHidden()
    qtbot.waitUntil(lambda: controller.ending is not None, timeout=MS)
    assert len(controller.history.losses) == 4
    assert controller.folder != folder
