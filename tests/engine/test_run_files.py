"""What a person says of a run, and where runs outside the person's own folder are."""

import os
import sys
from pathlib import Path

import pytest

from engine import home
from engine.training import run_files
from engine.training.run_store import list_runs, open_run
from tests.run_folders import SPEC, code_of, only, own, sparse, write_run


def test_a_run_is_named_and_noted() -> None:
    folder = write_run(own("run"))
    run_files.describe(folder, name="The  good\none", note="first line\nsecond\tline")
    assert (only().name, only().note) == ("The good one", "first line\nsecond\tline")
    run_files.describe(folder, note="")
    assert (only().name, only().note) == ("The good one", "")
    run_files.describe(folder, name=" ")
    assert only().name == "run"


@pytest.mark.parametrize("text", ["옷", "\N{WOMAN}\u200d\N{ROCKET}", '"quoted" {0}', "\ud800x\0"])
def test_any_words_can_be_said_of_a_run(text: str) -> None:
    run_files.describe(write_run(own("run")), name=text, note=text)
    expected = "x" if "\0" in text else text
    assert (only().name, only().note) == (expected, expected)


@pytest.mark.parametrize(
    "content", [b"", b"[1]", b'{"name": 3, "note": null}', b"\xff", b"[" * 99_999, b'{"name": ""}']
)
def test_a_damaged_name_is_no_damaged_run(content: bytes) -> None:
    folder = write_run(own("run"))
    (folder / "about.json").write_bytes(content)
    assert (only().name, only().note, only().state) == ("run", "", "unfinished")
    run_files.describe(folder, note="mended")
    assert only().note == "mended"


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_folders_name_may_be_no_text() -> None:
    home.runs_folder().mkdir(parents=True)
    write_run(Path(os.fsdecode(os.fsencode(home.runs_folder()) + b"/r\xfcn")))
    assert only().name == "rn"
    assert open_run(only().folder).spec == SPEC


def test_only_runs_are_described(tmp_path: Path) -> None:
    assert code_of(lambda: run_files.describe(tmp_path, note="x")) == "run_missing"
    assert list(tmp_path.glob("about*")) == []


# Elsewhere


def test_a_run_elsewhere_is_remembered_once(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "elsewhere" / "옷 run")
    write_run(own("here"))
    for _ in range(3):
        run_files.remember(folder)
        run_files.remember(own("here"))
    assert run_files.remembered() == [folder]
    assert {run.folder for run in list_runs()} == {folder, own("here")}


def test_what_is_remembered_may_be_gone_or_nonsense(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "elsewhere")
    home.home().mkdir()
    (home.home() / "runs-elsewhere.txt").write_bytes(
        b"\xff\xfe\nrelative/path\n/nul\0byte\n/" + b"x" * 5000 + b"\n\n"
        b"/\n" + os.fsencode(tmp_path / "gone") + b"\n" + os.fsencode(tmp_path / "torn")
    )
    run_files.remember(folder)
    assert only().folder == folder


@pytest.mark.parametrize("kind", ["folder", "huge"])
def test_a_list_that_cannot_be_read_hides_nothing_else(kind: str, tmp_path: Path) -> None:
    write_run(own("here"))
    path = home.runs_elsewhere_file()
    if kind == "folder":
        path.mkdir()
    else:
        sparse(path)
    run_files.remember(write_run(tmp_path / "elsewhere"))
    assert only().name == "here"


def test_a_home_that_cannot_be_written_is_borne(tmp_path: Path) -> None:
    home.home().write_text("a file")
    run_files.remember(write_run(tmp_path / "elsewhere"))
    assert run_files.remembered() == []
