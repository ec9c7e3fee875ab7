"""What one pupil made is put away whole for the next; nothing of it is ever lost."""

import os
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from engine import fresh_start, home, trusted_code
from engine.data import drawings
from engine.errors import AtelierError
from engine.models import taught, weights
from engine.training import run_files
from engine.training.run_store import list_runs
from engine.training.run_trash import trash, trashed_runs
from tests.run_folders import code_of, own, write_run

NOW = datetime(2026, 11, 23, 9, 30)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make_work(elsewhere: Path) -> None:
    """What a pupil leaves behind, by the means that they have."""
    write_run(own("first"))
    trash(write_run(own("second")))
    run_files.remember(write_run(elsewhere))
    drawings.add(np.arange(784, dtype=np.uint8).reshape(28, 28), "Coat")
    taught.accept(weights.read(home.default_weights()))
    taught.accept(weights.read(home.default_weights()))
    trusted_code.trust("0" * 64, "TheirNet")


def make_place() -> dict[str, bytes]:
    """What belongs to the place where they sit; what is in it."""
    for name in ("datasets/FashionMNIST/raw/images", "settings.ini", "log/atelier.log"):
        (home.home() / name).parent.mkdir(parents=True, exist_ok=True)
        (home.home() / name).write_bytes(name.encode())
    return files_below(home.home())


def test_all_that_the_pupil_made_is_put_away_and_what_belongs_to_the_place_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = make_place()
    make_work(tmp_path / "elsewhere")
    pictures = home.downloads_folder() / "folders" / "theirs.npz"
    pictures.parent.mkdir()
    pictures.write_bytes(b"decoded")
    made = {name: at for name, at in files_below(home.home()).items() if name not in place}
    kept = fresh_start.put_away(NOW)
    assert kept is not None
    assert kept.folder == home.home() / "kept" / "2026-11-23 09-30"
    assert kept.runs == 1
    assert files_below(kept.folder) == made
    left = files_below(home.home())
    assert {name: left[name] for name in left if not name.startswith("kept")} == place
    # The next pupil begins with nothing.
    assert not list_runs()
    assert not trashed_runs()
    assert not run_files.remembered()
    assert not drawings.read_all().samples
    assert taught.current_weights() == home.default_weights()
    assert not trusted_code.is_trusted("0" * 64)
    # What was put away is a home: Atelier shows it again.
    monkeypatch.setenv("ATELIER_HOME", str(kept.folder))
    assert {run.name for run in list_runs()} == {"first", "elsewhere"}
    assert [run.name for run in trashed_runs()] == ["second"]
    assert len(drawings.read_all().samples) == 1
    assert taught.current_weights() == home.taught_weights()


def test_two_pupils_in_one_minute_do_not_mix() -> None:
    folders = []
    for name in ("one", "two"):
        write_run(own(name))
        kept = fresh_start.put_away(NOW)
        assert kept is not None
        folders.append(kept.folder)
    held = [[run.name for run in (folder / "runs").iterdir()] for folder in folders]
    assert held == [["one"], ["two"]]


def test_where_there_is_nothing_nothing_is_made() -> None:
    home.runs_folder().mkdir(parents=True)
    place = make_place()
    assert fresh_start.put_away(NOW) is None
    assert files_below(home.home()) == place
    assert not fresh_start.kept_folder().exists()


def test_a_training_in_progress_is_not_moved_away() -> None:
    write_run(own("first"))
    busy = write_run(own("second"))
    before = files_below(home.home())
    with FileLock(busy / ".lock"):
        assert code_of(lambda: fresh_start.put_away(NOW)) == "fresh_start_busy"
    (busy / ".lock").unlink(missing_ok=True)
    assert files_below(home.home()) == before


@pytest.mark.parametrize("moves", range(4))
def test_a_crash_in_between_loses_nothing(
    moves: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_work(tmp_path / "elsewhere")
    made = files_below(home.home())
    rename = os.rename
    done: list[Path] = []

    def rename_or_die(source: Path, target: Path) -> None:
        if len(done) == moves:
            raise KeyboardInterrupt
        done.append(source)
        rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename_or_die)
        with pytest.raises(KeyboardInterrupt):
            fresh_start.put_away(NOW)
    assert len(done) == moves
    kept = fresh_start.finish()
    assert kept is not None
    assert files_below(kept.folder) == made
    assert fresh_start.finish() is None
    assert fresh_start.put_away(NOW) is None


def test_what_cannot_be_moved_is_said_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    write_run(own("first"))

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(13, os.strerror(13))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(AtelierError, match="Permission denied") as failed:
            fresh_start.put_away(NOW)
    assert failed.value.code == "fresh_start_failed"
    assert [run.name for run in list_runs()] == ["first"]
    assert fresh_start.finish() is None, "who works on keeps what they make"
    kept = fresh_start.put_away(NOW)
    assert kept is not None
    assert kept.runs == 1


@pytest.mark.parametrize("said", ["", "..", "../../elsewhere", "\0"])
def test_a_damaged_note_sends_nothing_elsewhere(said: str) -> None:
    write_run(own("first"))
    fresh_start.kept_folder().mkdir()
    (fresh_start.kept_folder() / ".unfinished").write_text(said)
    assert fresh_start.finish() is None
    kept = fresh_start.put_away(NOW)
    assert kept is not None
    assert kept.folder == home.home() / "kept" / "2026-11-23 09-30"
