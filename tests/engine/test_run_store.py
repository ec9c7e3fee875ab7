"""Runs on disk: listed whatever their folders hold, opened, compared."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import home
from engine.errors import AtelierError
from engine.run_spec import ModelSpec
from engine.training import run_files, run_store
from engine.training.run_store import list_runs, open_run
from tests.run_folders import EPOCHS, SPEC, code_of, only, own, sparse, write_run


def test_without_a_folder_of_runs_there_are_none() -> None:
    assert list_runs() == []
    assert not home.home().exists(), "looking makes nothing"


def test_a_run_is_listed_with_its_spec_and_its_figures() -> None:
    folder = write_run(own("first"), (0.5, 0.75, 0.625))
    (folder / "snapshots").mkdir()
    (folder / "snapshots" / "epoch-0001.safetensors").write_bytes(bytes(1000))
    run = only()
    assert (run.folder, run.name, run.note, run.spec) == (folder, "first", "", SPEC)
    assert (run.state, run.error, run.steps) == ("unfinished", None, 12)
    assert [epoch.val_accuracy for epoch in run.epochs] == [0.5, 0.75, 0.625]
    assert run.best == run.epochs[1]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert run.size == sum(path.stat().st_size for path in files)


def test_the_newest_comes_first() -> None:
    for number, name in enumerate(("b", "c", "a")):
        spec = write_run(own(name)) / "spec.json"
        os.utime(spec, (1e9 + number, 1e9 + number))
    assert [run.name for run in list_runs()] == ["a", "c", "b"]
    assert list_runs()[0].started == datetime.fromtimestamp(1e9 + 2)


def test_a_run_with_final_weights_is_finished() -> None:
    (write_run(own("run")) / "final.safetensors").write_bytes(b"")
    assert only().state == "finished"


def test_a_run_that_is_being_written_is_running() -> None:
    folder = write_run(own("run"))
    (folder / "final.safetensors").write_bytes(b"")
    with FileLock(folder / ".lock"):
        assert run_files.is_in_use(folder)
        assert only().state == "running"
    assert only().state == "finished"


def test_looking_at_a_run_leaves_no_trace() -> None:
    folder = write_run(own("run"))
    before = sorted(folder.iterdir())
    list_runs()
    open_run(folder)
    assert sorted(folder.iterdir()) == before


def test_other_folders_and_files_are_no_runs() -> None:
    own("photos").mkdir(parents=True)
    (own("photos") / "me.jpg").write_bytes(b"\xff")
    own("notes.txt").write_text("hello")
    write_run(own(".hidden"))
    assert list_runs() == []


def test_only_what_changed_is_read_again() -> None:
    still, growing = write_run(own("still")), write_run(own("growing"))
    before = {run.folder: run for run in list_runs()}
    with (growing / "epochs.csv").open("a") as table:
        table.write("3,1.5,0.25,1.25,0.875,2.0\n")
    after = {run.folder: run for run in list_runs(known=before.values())}
    assert after[still] is before[still]
    assert len(after[growing].epochs) == 3


def test_the_last_row_of_a_run_in_progress_may_be_half_written() -> None:
    folder = write_run(own("run"))
    for name in ("epochs.csv", "metrics.csv"):
        with (folder / name).open("a") as table:
            table.write("9,0.")
    assert (only().state, len(only().epochs), only().steps) == ("unfinished", 2, 8)


# Damage


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("spec.json", b""),
        ("spec.json", b"\xff\xfe"),
        ("spec.json", b"[]"),
        ("spec.json", b'{"version": 99}'),
        ("spec.json", b'{"train": {"lr": -1}}'),
        ("spec.json", b'{"model": {"name": "gpt"}}'),
        ("spec.json", b"[" * 100_000),
        ("spec.json", None),
        ("epochs.csv", b"a,b\n1,2\n"),
        ("epochs.csv", (EPOCHS + "1,x,0,0,0,0\n").encode()),
        ("epochs.csv", (EPOCHS + "2,0,0,0,0,0\n1,0,0,0,0,0\n").encode()),
        ("epochs.csv", (EPOCHS + "9" * 400 + ",0,0,0,0,0\n").encode()),
        ("epochs.csv", (EPOCHS + "-1,0,0,0,0,0\n").encode()),
        ("epochs.csv", b"\0\n" * 99),
    ],
)
def test_a_damaged_run_is_listed_as_such(name: str, content: bytes | None) -> None:
    folder = write_run(own("bad"))
    write_run(own("good"))
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_bytes(content)
    runs = {run.name: run for run in list_runs()}
    assert runs["good"].state == "unfinished"
    assert runs["bad"].state == "damaged"
    assert runs["bad"].error is not None
    assert code_of(lambda: open_run(folder)) == runs["bad"].error.code


@pytest.mark.parametrize("name", ["spec.json", "epochs.csv", "metrics.csv"])
@pytest.mark.parametrize("kind", ["folder", "huge", "pipe", "loop", "endless"])
@pytest.mark.skipif(sys.platform == "win32", reason="it has no such files")
def test_what_is_no_readable_file_is_damage(name: str, kind: str) -> None:
    folder = write_run(own("bad"))
    path = folder / name
    path.unlink()
    makers: dict[str, Callable[[Path], object]] = {
        "folder": Path.mkdir,
        "huge": sparse,
        "pipe": os.mkfifo,
        "loop": lambda path: path.symlink_to(path),
        "endless": lambda path: path.symlink_to("/dev/zero"),
    }
    makers[kind](path)
    assert only().state == "damaged"
    assert code_of(lambda: open_run(folder)).startswith(("run_", "spec_"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_that_go_round_are_passed_over() -> None:
    folder = write_run(own("run"))
    own("round").symlink_to(own("round"))
    own("up").symlink_to(home.runs_folder())
    own("nowhere").symlink_to(home.home() / "nothing")
    own("again").symlink_to(folder)
    assert only().name in ("run", "again")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to this person"
)
def test_a_folder_that_may_not_be_entered_is_listed_as_damaged() -> None:
    folder = write_run(own("closed"))
    folder.chmod(0)
    try:
        assert (only().name, only().state) == ("closed", "damaged")
    finally:
        folder.chmod(0o700)


def test_a_file_in_place_of_the_folder_of_runs_is_said() -> None:
    home.home().mkdir()
    home.runs_folder().write_text("")
    assert code_of(list_runs) == "path_unusable"


@pytest.mark.parametrize("seconds", [-(10**11), 0, 10**11])
def test_a_clock_gone_wild_is_borne(seconds: int) -> None:
    folder = write_run(own("run"))
    try:
        os.utime(folder / "spec.json", (seconds, seconds))
    except OSError:
        pytest.skip("this file system does not keep such a time")
    assert only().name == "run"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
damage = st.one_of(
    st.binary(max_size=400),
    json_values.map(lambda value: json.dumps(value).encode()),
    st.text().map(lambda text: (EPOCHS + text).encode("utf-8", "replace")),
    st.lists(st.floats() | st.integers(), min_size=6, max_size=6).map(
        lambda row: (EPOCHS + ",".join(map(repr, row)) + "\n").encode()
    ),
)
field_damage = st.dictionaries(
    st.sampled_from(sorted(run_store.fields_of(SPEC))), json_values, min_size=1, max_size=3
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    files=st.dictionaries(
        st.sampled_from((*run_files.RUN_FILES, "about.json", ".lock", "snapshots")), damage
    ),
    fields=field_damage | st.none(),
)
def test_whatever_files_hold_the_list_is_made(
    files: dict[str, bytes], fields: dict[str, object] | None
) -> None:
    folder = own("strange")
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    if fields is not None:
        record = SPEC.to_dict()
        for place, value in fields.items():
            part, name = place.split(".", 1)
            record[part][name] = value
        (folder / "spec.json").write_text(json.dumps(record))
    holds_run = any((folder / name).exists() for name in run_files.RUN_FILES)
    runs = list_runs()
    assert [run.folder for run in runs] == ([folder] if holds_run else [])
    for run in runs:
        assert (run.state == "damaged") == (run.error is not None)
        assert run.name
        (run.name + run.note).encode("utf-8")  # so that it can be shown
        with suppress(AtelierError):
            assert open_run(folder).spec == run.spec


# One run, and several


def test_an_opened_run_has_all_its_figures() -> None:
    opened = open_run(write_run(own("run"), (0.5, 0.75)))
    assert opened.spec == SPEC
    assert opened.history.losses.tolist() == [0.5] * 8
    assert [epoch.val_accuracy for epoch in opened.history.epochs] == [0.5, 0.75]


@pytest.mark.parametrize("place", ["nothing", "file", "empty"])
def test_where_no_run_is_none_is_opened(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    assert code_of(lambda: open_run(tmp_path / place)) == "run_missing"


def test_differences_name_the_fields_that_differ_in_the_specs_order() -> None:
    other = replace(
        SPEC,
        model=ModelSpec("mlp"),
        train=replace(SPEC.train, seed=7, epochs=9, clip_norm=1.0, class_weights=(1.0, 2.0)),
    )
    assert run_store.differences([SPEC, other, SPEC]) == [
        ("model.name", ["cnn", "mlp", "cnn"]),
        ("train.epochs", [3, 9, 3]),
        ("train.class_weights", [[], [1.0, 2.0], []]),
        ("train.clip_norm", [None, 1.0, None]),
        ("train.seed", [0, 7, 0]),
    ]
    assert run_store.differences([SPEC, SPEC]) == []
    assert run_store.differences([SPEC]) == run_store.differences([]) == []


def test_all_fields_of_a_spec_have_a_path() -> None:
    fields = run_store.fields_of(SPEC)
    parts = dict.fromkeys(path.partition(".")[0] for path in fields)
    assert list(parts) == ["data", "model", "train"]
    assert (fields["data.dataset"], fields["train.epochs"]) == ("fashion-mnist", 3)
