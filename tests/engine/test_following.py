"""Reading a run that somebody else writes: what is new since the last look, and nothing twice."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.errors import AtelierError
from engine.training.events import EpochFinished
from engine.training.following import Place, look
from engine.training.history import STEP_COLUMNS, History
from engine.training.plan import Intervention
from engine.training.run_files import FINAL_FILE, INTERVENTIONS_FILE, LOCK_FILE, STEPS_FILE
from engine.training.run_store import open_run
from engine.training.tables import Table
from tests.run_folders import STEPS, write_run

HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print(flush=True)
    input()
"""
TAKE_OFTEN = """
import sys
from filelock import FileLock
for _ in range(2000):
    with FileLock(sys.argv[1], timeout=0):
        pass
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run of two epochs of four steps."""
    return write_run(tmp_path / "run")


def add(folder: Path, text: str, name: str = STEPS_FILE) -> None:
    with (folder / name).open("a", newline="") as table:
        table.write(text)


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process holds the run."""
    arguments = [sys.executable, "-c", HOLD, str(folder / LOCK_FILE)]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        try:
            yield holder
        finally:
            holder.kill()


# What is new


def test_the_first_look_sees_everything_and_the_next_one_what_came(folder: Path) -> None:
    first = look(Place(folder))
    assert first.losses.tolist() == [0.5] * 8
    assert [epoch.epoch for epoch in first.epochs] == [1, 2]
    assert first.steps_per_epoch == 4
    assert not look(first.place).has_news
    add(folder, "9,3,0.25,0.1\n10,3,nan,0.05\n")
    add(folder, "3,1.5,0.25,1.25,0.5,2.0\n", "epochs.csv")
    add(folder, "step,key,value\n8,lr,0.05\n", INTERVENTIONS_FILE)
    second = look(first.place)
    assert (second.losses[0], second.lrs.tolist()) == (0.25, [0.1, 0.05])
    assert second.losses[1] != second.losses[1], "not a number, as it was written"
    assert second.epochs == (EpochFinished(3, 1.5, 0.25, 1.25, 0.5, 2.0),)
    assert second.interventions == (Intervention(8, "lr", "0.05"),)
    assert not second.is_anew


def test_a_look_that_was_lost_can_be_made_again(folder: Path) -> None:
    place = look(Place(folder)).place
    add(folder, "9,3,0.25,0.1\n")
    assert look(place).losses.tolist() == look(place).losses.tolist() == [0.25]


def test_files_that_are_not_there_yet_have_nothing_new(tmp_path: Path) -> None:
    place = look(Place(tmp_path)).place
    (tmp_path / STEPS_FILE).write_text("")
    place = look(place).place
    (tmp_path / STEPS_FILE).write_text(STEPS)
    place = look(place).place
    add(tmp_path, "1,1,0.5,0.1\n")
    found = look(place)
    assert (found.losses.tolist(), found.steps_per_epoch, found.is_anew) == ([0.5], None, False)


def test_steps_of_an_epoch_are_counted_when_the_second_begins(tmp_path: Path) -> None:
    (tmp_path / STEPS_FILE).write_text(STEPS + "1,1,0.5,0.1\n2,1,0.5,0.1\n")
    first = look(Place(tmp_path))
    add(tmp_path, "3,1,0.5,0.1\n4,2,0.5,0.1\n")
    assert (first.steps_per_epoch, look(first.place).steps_per_epoch) == (None, 3)


def test_torn_anywhere_every_row_is_told_once(tmp_path: Path) -> None:
    draw = random.Random(0)
    losses = [draw.gammavariate(2, 0.5) for _ in range(3000)]
    rows = (f"{n},{(n + 999) // 1000},{loss!r},0.1\n" for n, loss in enumerate(losses, 1))
    text = STEPS + "".join(rows)
    history, place = History(), Place(tmp_path)
    while text:
        size = draw.choice((1, 7, 40, 2000))
        add(tmp_path, text[:size])
        text = text[size:]
        found = look(place)
        history, place = found.add_to(history), found.place
        assert not found.is_anew
    assert history.losses.tolist() == losses
    assert history.steps_per_epoch == 1000


def test_bytes_that_a_disk_has_not_got_yet_are_waited_for(folder: Path) -> None:
    place = look(Place(folder)).place
    whole = (folder / STEPS_FILE).read_bytes()
    (folder / STEPS_FILE).write_bytes(whole + b"9,3,0.25,0.1\n10,\0\0\0\0\0\0\0\0\n")
    found = look(place)
    assert found.losses.tolist() == [0.25]
    (folder / STEPS_FILE).write_bytes(whole + b"9,3,0.25,0.1\n10,3,0.5,0.1\n")
    assert look(found.place).losses.tolist() == [0.5]


# What does not hold any more


@pytest.mark.parametrize("more", [0, 1, 9])
def test_a_run_that_resumes_is_told_anew(folder: Path, more: int) -> None:
    """However far it has come by the time of the next look."""
    place = look(Place(folder)).place
    table = Table(folder / STEPS_FILE, STEP_COLUMNS, upto=5)
    for step in range(6, 6 + more):
        table.append(step, (step + 3) // 4, 0.75, 0.1)
    table.close()
    found = look(place)
    assert found.is_anew
    assert found.losses.tolist() == [0.5] * 5 + [0.75] * more
    assert found.add_to(open_run(folder).history).losses.tolist() == found.losses.tolist()
    assert not look(found.place).has_news


def test_a_table_that_was_replaced_by_its_like_goes_on(folder: Path) -> None:
    """As by a resume that has nothing to cut, or on a disk that numbers its files anew."""
    place = look(Place(folder)).place
    table = Table(folder / STEPS_FILE, STEP_COLUMNS, upto=8)
    table.append(9, 3, 0.25, 0.1)
    table.close()
    found = look(place)
    assert (found.losses.tolist(), found.is_anew) == ([0.25], False)


@pytest.mark.parametrize("row", ["11,3,0.5,0.1\n", "9,3,low,0.1\n", "9,3\n", "8,2,0.5,0.1\n"])
def test_rows_that_no_run_wrote_are_said(folder: Path, row: str) -> None:
    place = look(Place(folder)).place
    add(folder, row)
    for start in (place, Place(folder)):
        with pytest.raises(AtelierError) as refused:
            look(start)
        assert refused.value.code == "run_damaged"


def test_a_folder_that_is_away_is_no_run_without_news(folder: Path) -> None:
    place = look(Place(folder)).place
    away = folder.rename(folder.with_name("away"))
    with pytest.raises(FileNotFoundError):
        look(place)
    away.rename(folder)
    assert not look(place).has_news


# How it stands


def test_a_run_with_its_final_weights_is_finished(folder: Path) -> None:
    assert look(Place(folder)).ending is None
    (folder / FINAL_FILE).write_bytes(b"")
    assert look(Place(folder)).ending == "finished"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who holds a lock")
@pytest.mark.parametrize(("saved", "ending"), [(True, "stopped"), (False, "killed")])
def test_a_process_that_is_gone_is_known(folder: Path, saved: bool, ending: str) -> None:
    with held(folder):
        found = look(Place(folder))
        assert (found.is_held, found.ending) == (True, None)
        (folder / FINAL_FILE).write_bytes(b"")
        assert look(Place(folder)).ending is None, "it is given another phase"
        (folder / FINAL_FILE).unlink()
    (folder / "last.ckpt").write_bytes(b"")
    moment = (folder / STEPS_FILE).stat().st_mtime_ns + (10**9 if saved else -(10**9))
    os.utime(folder / "last.ckpt", ns=(moment, moment))
    after = look(found.place)
    assert (after.is_held, after.ending) == (False, ending)
    add(folder, "9,3,0.25,0.1\n")
    assert look(after.place).ending is None, "somebody goes on with it, who knows where"


def test_who_never_held_it_may_be_on_another_machine(folder: Path) -> None:
    (folder / LOCK_FILE).write_text("")
    found = look(Place(folder))
    assert (found.is_held, found.ending) == (False, None)


def test_looking_leaves_no_trace(folder: Path) -> None:
    (folder / LOCK_FILE).write_text("")

    def state() -> dict[str, tuple[int, int, int]]:
        infos = {path.name: path.stat() for path in (folder, *folder.iterdir())}
        return {n: (i.st_mtime_ns, i.st_ctime_ns, i.st_size) for n, i in infos.items()}

    for path in folder.iterdir():
        path.chmod(0o444)  # as on a disk that may only be read
    before = state()
    found = open_run(folder).look
    assert found is not None
    for _ in range(3):
        found = look(found.place)
    assert state() == before


def test_looking_keeps_nobody_from_writing(folder: Path) -> None:
    """Another process takes the lock again and again, and is never refused."""
    (folder / LOCK_FILE).write_text("")
    place = look(Place(folder)).place
    arguments = [sys.executable, "-c", TAKE_OFTEN, str(folder / LOCK_FILE)]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as writer:
        while writer.poll() is None:
            look(place)
            look(Place(folder))
        assert writer.stderr is not None
        assert (writer.returncode, writer.stderr.read()) == (0, "")
