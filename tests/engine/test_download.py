"""The download against a real server on this machine that misbehaves in every way we know."""

import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from torchvision.datasets import FashionMNIST

from engine.data import catalog, image_set
from engine.data.download import download_fashion_mnist
from engine.errors import AtelierError, Cancelled
from tests.fashion_files import raw_folder
from tests.mirror import Server, serving
from tests.tiny import tiny_images

ENTRY = catalog.entry("fashion-mnist")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving(tmp_path, monkeypatch) as running:
        yield running


def fetch(
    server: Server,
    root: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancel: threading.Event | None = None,
    mirrors: list[str] | None = None,
) -> None:
    addresses = mirrors or [server.address]
    download_fashion_mnist(ENTRY, root, progress, cancel or threading.Event(), addresses)


def names(root: Path) -> set[str]:
    return {path.name for path in root.rglob("*") if path.is_file()}


def final_names(server: Server) -> list[str]:
    return [name.removesuffix(".gz") for name in server.files]


def test_right_bytes_become_a_dataset(server: Server, tmp_path: Path) -> None:
    root = tmp_path / "data" / "below"
    told: list[tuple[int, int]] = []
    fetch(server, root, lambda done, total: told.append((done, total)))
    assert names(root) == set(final_names(server))
    train = image_set.load("fashion-mnist", "train", root)
    assert torch.equal(train.images, tiny_images(40, 0).images)
    assert torch.equal(train.labels, tiny_images(40, 0).labels)
    done = [bytes_ for bytes_, _ in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1]


def test_files_that_are_there_are_kept_and_not_asked_for_again(
    server: Server, tmp_path: Path
) -> None:
    fetch(server, tmp_path)
    kept, lost = final_names(server)[0], final_names(server)[2]
    (raw_folder(tmp_path) / kept).write_bytes(b"the person's own")
    (raw_folder(tmp_path) / lost).unlink()
    server.asked.clear()
    fetch(server, tmp_path)
    assert server.asked == [f"{lost}.gz"]
    assert (raw_folder(tmp_path) / kept).read_bytes() == b"the person's own"
    assert names(tmp_path / "FashionMNIST") == set(final_names(server))


@pytest.mark.parametrize(
    ("trouble", "code", "words"),
    [
        ("404", "download_failed", "404"),
        ("500", "download_failed", "500"),
        ("wrong bytes", "download_wrong_bytes", "checksum"),
        ("truncated", None, "damaged|failed"),
        ("reset", None, "damaged|failed"),
    ],
)
def test_after_trouble_there_is_no_half_file_and_a_second_try_helps(
    trouble: str, code: str | None, words: str, server: Server, tmp_path: Path
) -> None:
    root = tmp_path / "data"
    server.trouble = trouble
    with pytest.raises(AtelierError, match=words) as failed:
        fetch(server, root)
    # A line that breaks may show as an error or as an early end.
    assert failed.value.code in ({code} if code else {"download_failed", "download_wrong_bytes"})
    assert list(server.files)[-1] in str(failed.value)
    assert names(root) == set(final_names(server)[:-1]), "what was whole is kept"
    server.trouble = None
    fetch(server, root)
    assert len(image_set.load("fashion-mnist", "test", root)) == 20


def test_right_checksum_but_no_gzip_leaves_nothing(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = next(iter(server.files))
    for content in (b"no gzip at all", server.files[name][:-20]):
        server.files[name] = content
        resources = [(name, hashlib.md5(content).hexdigest())]
        monkeypatch.setattr(FashionMNIST, "resources", resources)
        with pytest.raises(AtelierError) as failed:
            fetch(server, tmp_path / "data")
        assert failed.value.code == "download_wrong_bytes"
        assert names(tmp_path / "data") == set()


def test_a_second_mirror_helps_out(server: Server, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    fetch(server, tmp_path / "data", mirrors=[nobody, server.address])
    assert names(tmp_path / "data") == set(final_names(server))


def test_nobody_answers(server: Server, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}/"
    with pytest.raises(AtelierError) as failed:
        fetch(server, tmp_path / "data", mirrors=[nobody])
    assert failed.value.code == "download_failed"
    assert names(tmp_path / "data") == set()


def test_a_server_that_falls_silent_is_given_up(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.data.download._TIMEOUT_SECONDS", 0.2)
    server.trouble = "stalled"
    with pytest.raises(AtelierError) as failed:
        fetch(server, tmp_path / "data")
    assert failed.value.code == "download_failed"
    assert names(tmp_path / "data") == set(final_names(server)[:-1])


@pytest.mark.parametrize("when", ["before it begins", "between two files", "in a stalled file"])
def test_cancel_leaves_whole_files_only(when: str, server: Server, tmp_path: Path) -> None:
    root, cancel = tmp_path / "data", threading.Event()
    kept = 0
    if when == "before it begins":
        cancel.set()
    elif when == "between two files":
        kept = 2
        server.trouble = "never comes so far"
    else:
        kept = 3
        server.trouble = "stalled"

    def progress(done: int, total: int) -> None:
        if when == "between two files" and len(names(root) & set(final_names(server))) == kept:
            cancel.set()
        if server.part_sent.is_set():  # half of the last file is here, the rest is not
            cancel.set()

    with pytest.raises(Cancelled):
        fetch(server, root, progress, cancel)
    assert names(root) == set(final_names(server)[:kept])


def test_a_folder_that_cannot_be_written_is_said(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AtelierError) as failed:
        fetch(server, tmp_path / "file")
    assert failed.value.code == "cannot_write"
    assert server.asked == []
