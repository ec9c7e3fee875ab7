"""The window follows a run that another process writes, and one that may be written anywhere."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.errors import AtelierError
from engine.training import following
from engine.training.following import Look, Place
from engine.training.history import STEP_COLUMNS
from engine.training.run_files import CHECKPOINT_FILE, FINAL_FILE, STEPS_FILE
from engine.training.run_store import open_run
from engine.training.tables import Table
from gui import theme
from gui.background import Background
from gui.session import Session
from gui.training import follower
from gui.training.controller import TrainingController
from gui.training.follower import RunFollower
from gui.training.following_strip import FollowingStrip
from gui.training.live_view import LiveView
from gui.widgets.figures import Figure
from tests.gui.past_run import Desk, a_run, mlp, shows
from tests.run_folders import write_run

USUAL_WATCH_MS = follower._WATCH_MS  # the watcher below does not wait for so long


class Watcher:
    """A controller, what follows its run, and what the person sees of that."""

    def __init__(self, background: Background) -> None:
        self.controller = TrainingController(Session())
        self.follower = RunFollower(self.controller, background)
        self.strip = FollowingStrip(self.controller)
        self.strip.stop_requested.connect(self.follower.stop)

    @property
    def losses(self) -> list[float]:
        return [float(loss) for loss in self.controller.history.losses]

    @property
    def said(self) -> tuple[str, str]:
        return self.strip.badge.text(), self.strip.text.text()


@pytest.fixture
def watcher(
    qtbot: QtBot, qapp: QApplication, background: Background, monkeypatch: pytest.MonkeyPatch
) -> Watcher:
    monkeypatch.setattr(follower, "_LOOK_MS", 10)
    monkeypatch.setattr(follower, "_WATCH_MS", 10)
    theme.apply(qapp, "light")
    made = Watcher(background)
    qtbot.addWidget(made.strip)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run of three epochs of four steps; two are done, and the third has begun."""
    made = write_run(tmp_path / "run")
    add(made, "9,3,0.25,0.1\n")
    return made


def add(folder: Path, rows: str) -> None:
    with (folder / STEPS_FILE).open("a", newline="") as table:
        table.write(rows)


def long_ago(folder: Path) -> None:
    for path in folder.iterdir():
        os.utime(path, (1e9, 1e9))


# What is followed


def test_a_run_that_was_written_just_now_is_followed(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    watcher.controller.show_run(open_run(folder))
    assert not watcher.strip.isHidden()
    assert watcher.said == ("Following", "Epoch 3 of 3, step 9 of 12")
    assert watcher.controller.grows
    add(folder, "10,3,0.5,0.1\n11,")
    qtbot.waitUntil(lambda: len(watcher.losses) == 10)
    add(folder, "3,0.75,0.1\n")
    qtbot.waitUntil(lambda: len(watcher.losses) == 11)
    assert watcher.losses == [*[0.5] * 8, 0.25, 0.5, 0.75]
    assert watcher.said[1].startswith("Epoch 3 of 3, step 11 of 12")


def test_figures_are_there_before_an_epochs_length_is_known(
    qtbot: QtBot, watcher: Watcher, tmp_path: Path
) -> None:
    live = LiveView(watcher.controller)
    qtbot.addWidget(live)
    (loss,) = (
        figure
        for figure in live.figures.findChildren(Figure)
        if figure.accessibleName() == "Mean loss of the last 50 steps"
    )
    folder = write_run(tmp_path / "run", ())
    add(folder, "1,1,0.5,0.1\n")
    watcher.controller.show_run(open_run(folder))
    assert watcher.said == ("Following", "Epoch 1 of 3, step 1")
    add(folder, "2,1,1.5,0.1\n")
    qtbot.waitUntil(lambda: loss.text() == "1.000")
    assert watcher.said[1].startswith("Epoch 1 of 3, step 2")


@pytest.mark.parametrize("state", ["old", "left in order"])
def test_a_run_that_rests_is_shown_without_a_word_until_it_grows(
    qtbot: QtBot, watcher: Watcher, folder: Path, state: str
) -> None:
    if state == "old":
        long_ago(folder)
    else:
        (folder / CHECKPOINT_FILE).write_bytes(b"")
    watcher.controller.show_run(open_run(folder))
    before = watcher.controller.place
    qtbot.waitUntil(lambda: watcher.controller.place is not before)  # it was looked at
    assert watcher.strip.isHidden()
    assert not watcher.controller.grows
    add(folder, "10,3,0.5,0.1\n")
    qtbot.waitUntil(lambda: not watcher.strip.isHidden())
    assert len(watcher.losses) == 10


def test_a_finished_run_is_opened_and_left_alone(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    watcher.controller.show_run(open_run(folder))
    (folder.parent / "other").mkdir()
    other = write_run(folder.parent / "other" / "run")
    (other / FINAL_FILE).write_bytes(b"")
    watcher.controller.show_run(open_run(other))
    assert watcher.strip.isHidden()
    assert watcher.controller.place is None
    assert watcher.controller.is_complete


# How it goes on


def test_a_resume_that_cuts_the_run_is_shown_as_it_is(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    watcher.controller.show_run(open_run(folder))
    with qtbot.waitSignal(watcher.controller.run_changed) as shown:
        table = Table(folder / STEPS_FILE, STEP_COLUMNS, upto=8)
        table.append(9, 3, 0.125, 0.1)
        table.append(10, 3, 0.0625, 0.1)
        table.close()
    assert shown.args == [folder], "so that the curves are drawn anew"
    qtbot.waitUntil(lambda: watcher.losses == [*[0.5] * 8, 0.125, 0.0625])
    assert watcher.said[0] == "Following"


def test_the_end_is_said_and_then_nobody_looks_any_more(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    watcher.controller.show_run(open_run(folder))
    add(folder, "10,3,0.5,0.1\n11,3,0.5,0.1\n12,3,0.5,0.1\n")
    (folder / FINAL_FILE).write_bytes(b"")
    qtbot.waitUntil(lambda: watcher.said[0] == "Finished")
    assert watcher.said[1] == "It has come to its end, after epoch 3 and step 12."
    assert len(watcher.losses) == 12
    assert watcher.controller.is_complete
    assert watcher.controller.place is None
    assert not watcher.controller.grows
    qtbot.mouseClick(watcher.strip.stop_button, Qt.MouseButton.LeftButton)
    assert watcher.strip.isHidden()


def test_a_run_that_falls_silent_is_said_and_still_looked_at(
    qtbot: QtBot, watcher: Watcher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher.controller.show_run(open_run(folder))
    monkeypatch.setattr(follower, "_QUIET_SECONDS", 1.0)
    qtbot.waitUntil(lambda: "nothing new for" in watcher.said[1])
    assert not watcher.controller.grows
    add(folder, "10,3,0.5,0.1\n")
    qtbot.waitUntil(lambda: len(watcher.losses) == 10)
    assert "nothing new" not in watcher.said[1]
    assert watcher.controller.grows


def test_a_run_that_rests_is_looked_at_less_often_and_shown_within_two_seconds(
    qtbot: QtBot, watcher: Watcher, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "_WATCH_MS", USUAL_WATCH_MS)
    monkeypatch.setattr(follower, "_QUIET_SECONDS", 0.5)
    looks: list[float] = []

    def look(place: Place) -> Look:
        looks.append(time.monotonic())
        return following.look(place)

    monkeypatch.setattr(follower, "following", SimpleNamespace(look=look))
    watcher.controller.show_run(open_run(folder))
    qtbot.waitUntil(lambda: not watcher.controller.grows)
    before, begin = len(looks), time.monotonic()
    add(folder, "10,3,0.5,0.1\n")
    qtbot.waitUntil(lambda: len(watcher.losses) == 10)
    assert time.monotonic() - begin < 2
    assert len(looks) == before + 1, "nobody looked in between"


def test_a_disk_that_is_away_for_a_while_is_waited_for(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    watcher.controller.show_run(open_run(folder))
    away = folder.rename(folder.with_name("away"))
    qtbot.waitUntil(lambda: "cannot be read just now" in watcher.said[1])
    add(away, "10,3,0.5,0.1\n")
    away.rename(folder)
    qtbot.waitUntil(lambda: len(watcher.losses) == 10)
    assert watcher.said[1].startswith("Epoch 3 of 3, step 10 of 12")


def test_rows_that_no_run_wrote_end_it_with_a_sentence(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    watcher.controller.show_run(open_run(folder))
    with qtbot.waitSignal(watcher.follower.failed) as failed:
        add(folder, "99,3,0.5,0.1\n")
    (error,) = failed.args or [None]
    assert isinstance(error, AtelierError)
    assert error.code == "run_damaged"
    assert watcher.strip.isHidden()
    assert len(watcher.losses) == 9, "what was read stays"


# Who follows it


def test_who_stops_following_keeps_what_was_read(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    watcher.controller.show_run(open_run(folder))
    assert watcher.strip.stop_button.text() == "Stop following"
    qtbot.mouseClick(watcher.strip.stop_button, Qt.MouseButton.LeftButton)
    assert watcher.strip.isHidden()
    assert (watcher.controller.place, watcher.controller.followed) == (None, None)
    assert len(watcher.losses) == 9
    add(folder, "10,3,0.5,0.1\n")
    watcher.controller.show_run(open_run(folder))
    assert len(watcher.losses) == 10, "opening it follows it again"
    assert not watcher.strip.isHidden()


def test_two_who_follow_one_run_tell_nothing_twice(
    qtbot: QtBot, watcher: Watcher, folder: Path, background: Background
) -> None:
    """As for a moment, when the window changes its language."""
    watcher.controller.show_run(open_run(folder))
    second = RunFollower(watcher.controller, background)
    for step in range(10, 40):
        add(folder, f"{step},3,{step}.0,0.1\n")
        qtbot.waitUntil(lambda step=step: len(watcher.losses) >= step)  # type: ignore[misc]
        if step == 25:
            watcher.follower.retire()
    assert watcher.losses[9:] == [float(step) for step in range(10, 40)]
    second.stop()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk()
    qtbot.addWidget(made.bar)
    yield made
    assert made.background.shut_down(5000)


def test_who_looks_at_the_newest_epoch_goes_along(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.run.open(a_run(tmp_path, 2))
    qtbot.waitUntil(lambda: shows(desk, 2))
    desk.run.finish_epoch(3, mlp(3))
    qtbot.waitUntil(lambda: shows(desk, 3))
    desk.travel.go_to(1)
    qtbot.waitUntil(lambda: shows(desk, 1))
    desk.run.finish_epoch(4, mlp(4))
    qtbot.waitUntil(lambda: desk.travel.epochs == [0, 1, 2, 3, 4])
    assert shows(desk, 1), "who looks back is left in peace"


def test_where_the_system_tells_it_a_writer_is_known_at_once(
    qtbot: QtBot, watcher: Watcher, folder: Path
) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux tells who holds a lock")
    from tests.engine.test_following import held

    long_ago(folder)
    with held(folder):
        watcher.controller.show_run(open_run(folder))
        assert watcher.said[0] == "Following"
        before = watcher.controller.place
        qtbot.waitUntil(lambda: watcher.controller.place is not before)
        assert watcher.controller.followed is not None
        assert watcher.controller.followed.is_held
    qtbot.waitUntil(lambda: watcher.said[0] == "Broken off")
    add(folder, "10,3,0.5,0.1\n")
    qtbot.waitUntil(lambda: watcher.said[0] == "Following")
    assert len(watcher.losses) == 10
