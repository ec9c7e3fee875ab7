"""Deleted runs: to the trash, back again, and gone."""

import errno
import os
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from engine import home
from engine.errors import AtelierError
from engine.training import run_files
from engine.training.run_store import list_runs
from engine.training.run_trash import empty_trash, restore, trash, trashed_runs
from tests.run_folders import code_of, own, write_run


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_run_goes_to_the_trash_and_comes_back() -> None:
    folder = write_run(own("run"))
    before = contents(folder)
    trashed = trash(folder)
    assert list_runs() == []
    assert [(run.folder, run.name) for run in trashed_runs()] == [(trashed, "run")]
    assert restore(trashed) == folder
    assert contents(folder) == before
    assert trashed_runs() == []
    assert list(home.trash_folder().iterdir()) == []


def test_runs_of_one_name_do_not_get_in_each_others_way() -> None:
    trashed = [trash(write_run(own("run"), (share,))) for share in (0.25, 0.5)]
    third = write_run(own("run"), (0.75,))
    assert len(set(trashed)) == 2
    places = [restore(path) for path in trashed]
    assert len({third, *places}) == 3
    found = {run.folder: run.epochs[0].val_accuracy for run in list_runs()}
    assert found == {third: 0.75, places[0]: 0.25, places[1]: 0.5}


def test_a_run_that_is_being_written_is_left_alone() -> None:
    folder = write_run(own("run"))
    with FileLock(folder / ".lock"):
        assert code_of(lambda: trash(folder)) == "run_in_use"
        assert folder.exists()
    trash(folder)
    assert not folder.exists()


@pytest.mark.parametrize("kind", ["nothing", "file", "folder"])
def test_only_runs_go_to_the_trash(kind: str, tmp_path: Path) -> None:
    place = tmp_path / kind
    if kind == "file":
        place.write_text("mine")
    elif kind == "folder":
        place.mkdir()
    assert code_of(lambda: trash(place)) == "not_a_run"
    assert place.exists() == (kind != "nothing")


def test_a_damaged_run_can_be_deleted() -> None:
    folder = write_run(own("run"))
    (folder / "spec.json").write_text("nonsense")
    trash(folder)
    assert list_runs() == []


def test_nobodys_other_files_disappear_with_a_run(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "thesis")
    (folder / "thesis.docx").write_text("three years")
    assert code_of(lambda: trash(folder)) == "run_not_alone"
    (folder / "thesis.docx").unlink()
    (folder / ".epochs.csv.77.part").write_text("")
    assert restore(trash(folder)) == folder


def test_a_run_elsewhere_comes_back_to_its_place_and_to_the_list(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "elsewhere" / "run")
    run_files.remember(folder)
    trashed = trash(folder)
    assert list_runs() == []
    restore(trashed)
    assert [run.folder for run in list_runs()] == [folder]


def test_a_run_whose_place_is_gone_comes_back_among_the_others(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "elsewhere" / "run")
    trashed = trash(folder)
    folder.parent.rmdir()
    assert restore(trashed) == own("run")


def test_only_what_is_in_the_trash_comes_back(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run")
    assert code_of(lambda: restore(folder)) == "not_a_run"
    assert code_of(lambda: restore(home.trash_folder() / "none")) == "not_a_run"


def test_the_emptied_trash_is_empty(tmp_path: Path) -> None:
    empty_trash()
    trash(write_run(own("one")))
    trash(write_run(own("two")))
    kept = write_run(own("kept"))
    empty_trash()
    assert list(home.trash_folder().iterdir()) == []
    assert kept.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_of_a_link_only_the_link_is_deleted(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "target")
    home.runs_folder().mkdir(parents=True)
    own("link").symlink_to(folder)
    trash(own("link"))
    empty_trash()
    assert not os.path.lexists(own("link"))
    assert folder.exists()


def test_another_file_system_gets_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_run(own("run"))
    (folder / "snapshots").mkdir()
    (folder / "snapshots" / "epoch-0001.safetensors").write_bytes(b"weights")

    def refuse(source: Path, target: Path) -> Path:
        raise OSError(errno.EXDEV, "other device")

    monkeypatch.setattr(Path, "rename", refuse)
    trashed = trash(folder)
    assert not folder.exists()
    assert (trashed / "snapshots" / "epoch-0001.safetensors").read_bytes() == b"weights"
    assert restore(trashed) == folder


def test_a_trash_that_cannot_be_written_leaves_the_run_where_it_is() -> None:
    folder = write_run(own("run"))
    home.trash_folder().write_text("a file")
    with pytest.raises(AtelierError) as refused:
        trash(folder)
    assert refused.value.code == "cannot_move"
    assert len(contents(folder)) == 3
