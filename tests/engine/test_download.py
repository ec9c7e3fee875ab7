"""The download against a real server on this machine that misbehaves in every way we know."""

import gzip
import itertools
import socket
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torchvision import datasets

from engine.data import archives, catalog, readers
from engine.data.download import Patience, fetch
from engine.errors import AtelierError, Cancelled
from tests.engine import dataset_files
from tests.engine.broken_server import Server, Trouble, serving
from tests.engine.dataset_files import NAMES, members, names_below, packed
from tests.engine.downloads import (
    FINALS,
    NAME,
    PACKED,
    QUICK,
    assert_nothing_half,
    assert_right,
    get,
    listed,
)

LAST = list(PACKED)[-1]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(dict(PACKED)) as running:
        yield running


def nobody() -> str:
    """An address where nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"


@pytest.mark.parametrize("name", NAMES)
def test_right_bytes_become_a_dataset(name: str, tmp_path: Path) -> None:
    root = tmp_path / "my data 데이터" / "below"
    told: list[tuple[int, int]] = []
    with serving(dict(packed(name))) as server:
        get(server, root, name, lambda done, total: told.append((done, total)))
        assert server.asked == list(server.files)
        size = sum(map(len, server.files.values()))
        packages = listed(server, name)
    assert_right(root, name)
    assert archives.is_here(catalog.entry(name), root)
    test = readers.read(catalog.entry(name), "test", root, packages)
    assert torch.equal(test.labels, torch.arange(26) % len(test.classes))
    assert all(a <= b for (a, _), (b, _) in itertools.pairwise(told))
    assert told[-1] == (size, size)


def test_torchvisions_lists_are_what_is_fetched(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [(package.name, package.md5) for package in listed(server)]
    monkeypatch.setattr(datasets.FashionMNIST, "resources", known)
    monkeypatch.setattr(datasets.FashionMNIST, "mirrors", [server.address])
    fetch(catalog.entry(NAME), tmp_path, lambda done, total: None, threading.Event())
    assert_right(tmp_path)


def test_files_that_are_there_are_kept_and_not_asked_for_again(
    server: Server, tmp_path: Path
) -> None:
    get(server, tmp_path)
    kept, lost = tmp_path / FINALS[0], tmp_path / FINALS[2]
    kept.write_bytes(b"the person's own")
    lost.unlink()
    server.asked.clear()
    told: list[tuple[int, int]] = []
    get(server, tmp_path, progress=lambda done, total: told.append((done, total)))
    assert server.asked == [f"{lost.name}.gz"]
    assert told[-1] == (len(PACKED[f"{lost.name}.gz"]),) * 2
    assert kept.read_bytes() == b"the person's own"
    assert names_below(tmp_path) == set(FINALS)
    server.asked.clear()
    get(server, tmp_path)
    assert server.asked == []


@pytest.mark.parametrize("end", ["truncated", "reset", "silent", "500", "503", "429", "longer"])
def test_what_may_pass_is_tried_again(end: str, server: Server, tmp_path: Path) -> None:
    half = len(PACKED[LAST]) // 2
    trouble = {
        "truncated": Trouble(sent=half),
        "reset": Trouble(sent=half, end="reset"),
        "silent": Trouble(sent=half, end="stall"),
        "longer": Trouble(length=len(PACKED[LAST]) + 9),
    }.get(end) or Trouble(status=int(end))
    server.troubles[LAST] = [trouble, trouble]
    get(server, tmp_path)
    assert server.asked.count(LAST) == 3
    assert_right(tmp_path)


@pytest.mark.parametrize(
    ("trouble", "code", "words", "asked"),
    [
        (Trouble(status=404), "download_failed", "404", 1),
        (Trouble(status=403), "download_failed", "403", 1),
        (Trouble(status=500), "download_failed", "500", 3),
        (Trouble(wrong=True), "download_wrong_bytes", "checksum", 1),
        (Trouble(more=5), "download_wrong_bytes", "checksum", 1),
        (Trouble(length=20), "download_wrong_bytes", "checksum", 1),
        (Trouble(length="", sent=20), "download_wrong_bytes", "checksum", 1),
        (Trouble(length=10**15), "download_failed", "far more", 1),
        (Trouble(length="", more=3 << 20), "download_failed", "far more", 1),
        (Trouble(length=10**5), "download_failed", "of 100,000 bytes", 3),
        (Trouble(sent=20), "download_failed", "only 20 of", 3),
        (Trouble(sent=20, end="reset"), "download_failed", "", 3),
        (Trouble(sent=0, end="reset"), "download_failed", "", 3),
        (Trouble(sent=20, end="stall"), "download_failed", "within 1 seconds", 3),
    ],
)
def test_after_trouble_there_is_no_half_file_and_a_second_try_helps(
    trouble: Trouble, code: str, words: str, asked: int, server: Server, tmp_path: Path
) -> None:
    server.always[LAST] = trouble
    with pytest.raises(AtelierError) as failed:
        get(server, tmp_path)
    assert failed.value.code == code
    assert words in str(failed.value)
    assert LAST in str(failed.value)
    assert server.asked.count(LAST) == asked
    assert names_below(tmp_path) == set(FINALS[:-1]), "what was whole is kept"
    server.always.clear()
    get(server, tmp_path)
    assert_right(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_right_checksum_but_something_else_inside_leaves_nothing_half(
    name: str, tmp_path: Path
) -> None:
    if name == "usps":
        pytest.skip("its file is kept as it comes")
    files = packed(name)
    package = next(iter(files))
    unfit = dataset_files.members("mnist")["MNIST/raw/train-labels-idx1-ubyte"]
    for content in (
        b"not packed at all",
        files[package][: len(files[package]) // 2],
        gzip.compress(b"\0\0\x08\x03 something else"),
        gzip.compress(unfit[:-5]),
        dataset_files.zipped({"something": b"else"}),
        dataset_files.tarred({"something": b"else"}),
    ):
        with serving(files | {package: content}) as server, pytest.raises(AtelierError) as failed:
            get(server, tmp_path, name)
        assert failed.value.code == "download_wrong_bytes"
        assert package in str(failed.value)
        assert not any(path.endswith(".part") for path in names_below(tmp_path))
        assert_nothing_half(tmp_path, name)


def test_only_what_is_needed_comes_out_of_a_package(tmp_path: Path) -> None:
    for name in ("emnist-letters", "cifar10"):
        with serving(dict(packed(name))) as server:
            get(server, tmp_path / name / "data", name)
        assert names_below(tmp_path / name) == {f"data/{path}" for path in members(name)}


def test_the_mirrors_are_asked_in_order(server: Server, tmp_path: Path) -> None:
    with serving({}) as empty:
        empty.always = dict.fromkeys(PACKED, Trouble(status=404))
        get(server, tmp_path, mirrors=[nobody(), empty.address, server.address])
        assert_right(tmp_path)
        assert empty.asked == server.asked == list(PACKED)


def test_a_mirror_with_another_file_is_not_asked_for_it_again(
    server: Server, tmp_path: Path
) -> None:
    with serving(dict(PACKED)) as wrong:
        wrong.always[LAST] = Trouble(wrong=True)
        server.troubles[LAST] = [Trouble(status=500)]
        get(server, tmp_path, mirrors=[wrong.address, server.address])
        assert wrong.asked.count(LAST) == 1
        assert server.asked == [LAST, LAST]
    assert_right(tmp_path)


def test_nobody_answers(server: Server, tmp_path: Path) -> None:
    with pytest.raises(AtelierError) as failed:
        get(server, tmp_path, mirrors=[nobody()])
    assert failed.value.code == "download_failed"
    for address in ("nonsense", "gopher://127.0.0.1/", "http://a..b/"):
        with pytest.raises(AtelierError) as failed:
            get(server, tmp_path, mirrors=[address])
        assert failed.value.code == "download_failed"
    assert names_below(tmp_path) == set()


def test_the_waits_between_two_rounds_grow(server: Server, tmp_path: Path) -> None:
    server.always[LAST] = Trouble(status=500)
    started = time.monotonic()
    with pytest.raises(AtelierError):
        get(server, tmp_path, patience=replace(QUICK, rounds=4, first_wait=0.05))
    assert time.monotonic() - started >= 0.05 + 0.1 + 0.2


@pytest.mark.parametrize(
    ("kept", "trouble"),
    [
        (0, None),
        (2, None),
        (3, Trouble(sent=20, end="stall")),
        (3, Trouble(sent=0, end="stall")),
        (3, Trouble(status=500)),
    ],
)
def test_cancel_works_at_once_and_leaves_whole_files_only(
    kept: int, trouble: Trouble | None, server: Server, tmp_path: Path
) -> None:
    cancel = threading.Event()
    cancelled_at: list[float] = []

    def stop() -> None:
        cancelled_at.append(time.monotonic())
        cancel.set()

    def stop_when_halted() -> None:
        server.halted.wait(30)
        stop()

    def progress(done: int, total: int) -> None:
        if kept == 2 and len(names_below(tmp_path) & set(FINALS)) == 2:
            stop()

    if trouble is not None:
        server.always[LAST] = trouble
        # Within the silence, or the wait after an error: both would last for minutes.
        threading.Thread(target=stop_when_halted).start()
    elif kept == 0:
        stop()
    with pytest.raises(Cancelled):
        get(server, tmp_path, progress=progress, cancel=cancel, patience=Patience(90, 3, 90))
    assert time.monotonic() - cancelled_at[0] < 0.5
    assert names_below(tmp_path) == set(FINALS[:kept])


def test_a_folder_that_cannot_be_written_is_said(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for root in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(AtelierError) as failed:
            get(server, root)
        assert failed.value.code == "cannot_write"
    assert server.asked == []


@pytest.mark.skipif(sys.platform != "linux", reason="a disk that is always full is Linux's")
def test_a_full_disk_is_said(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    monkeypatch.setattr("engine.data.unpacking.part_name", lambda name: f"{name}.part")
    (raw / f"{next(iter(PACKED))}.download.part").symlink_to("/dev/full")
    with pytest.raises(AtelierError, match="No space left") as failed:
        get(server, tmp_path)
    assert failed.value.code == "cannot_write"
    assert names_below(tmp_path) == set()
