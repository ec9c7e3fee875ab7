"""The person's own copies, as they may lie around: taken over whole, or not at all."""

import bz2
import gzip
import itertools
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torchvision import datasets

from engine.data import archives, catalog, readers
from engine.data.adopt import adopt
from engine.data.archives import Package
from engine.errors import AtelierError, Cancelled
from tests.engine import dataset_files
from tests.engine.dataset_files import NAMES, members, names_below, packed, tarred, zipped


def listed(name: str) -> tuple[Package, ...]:
    return dataset_files.packages(name, packed(name))


def take(
    name: str,
    place: Path,
    root: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancel: threading.Event | None = None,
) -> None:
    cancel = cancel or threading.Event()
    adopt(catalog.entry(name), place, root, progress, cancel, listed(name))


def lay(folder: Path, files: dict[str, bytes]) -> Path:
    """Files in a folder, all of them directly there."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (folder / Path(path).name).write_bytes(content)
    return folder


def assert_taken(name: str, root: Path) -> None:
    """All files are there, nothing else is, and they read as the right ones do."""
    assert names_below(root) == set(members(name))
    right = dataset_files.write(name, root.parent / "right")
    entry = catalog.entry(name)
    for split in ("train", "test"):
        ours, theirs = (readers.read(entry, split, r, listed(name)) for r in (root, right))
        assert torch.equal(ours.images, theirs.images)
        assert torch.equal(ours.labels, theirs.labels)


def unpacked_by_hand(name: str) -> dict[str, bytes]:
    """What is in the ZIP file: each file compressed."""
    return {f"{path}.gz": gzip.compress(content) for path, content in members(name).items()}


def plain_text(name: str) -> dict[str, bytes]:
    files = members(name).items()
    return {path.removesuffix(".bz2"): bz2.decompress(content) for path, content in files}


def plain_tar(name: str) -> dict[str, bytes]:
    """As some browsers leave what was a .tar.gz file."""
    return {"cifar-10-python.tar": tarred(members(name), "w:")}


# How a person's copy may lie in a folder: which files, and how far below it.
KINDS: list[tuple[str, Callable[[str], dict[str, bytes]], str]] = [
    *((name, packed, "") for name in NAMES),
    *((name, members, "a/b") for name in NAMES),
    *((name, packed, "a/b/c") for name in NAMES),
    ("emnist-letters", unpacked_by_hand, "gzip"),
    ("usps", plain_text, ""),
    ("cifar10", plain_tar, "Downloads"),
]


@pytest.mark.parametrize(("name", "files", "below"), KINDS)
def test_a_copy_in_a_folder_is_found_and_taken_over(
    name: str, files: Callable[[str], dict[str, bytes]], below: str, tmp_path: Path
) -> None:
    place, root = tmp_path / "mine, 내 것", tmp_path / "my data"
    folder = lay(place / below, files(name))
    told: list[tuple[int, int]] = []
    take(name, place, root, lambda done, total: told.append((done, total)))
    assert_taken(name, root)
    for path, content in files(name).items():
        assert (folder / Path(path).name).read_bytes() == content
    assert all(a <= b for (a, _), (b, _) in itertools.pairwise(told))
    assert told[-1][0] == told[-1][1] > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_that_torchvision_made_is_taken_over(name: str, tmp_path: Path) -> None:
    for other in NAMES:
        dataset_files.write(other, tmp_path / "torchvision's")
    take(name, tmp_path / "torchvision's", tmp_path / "data")
    assert_taken(name, tmp_path / "data")


@pytest.mark.parametrize("name", NAMES)
def test_one_file_says_where_the_others_are(name: str, tmp_path: Path) -> None:
    folder = lay(tmp_path / "mine", packed(name))
    lay(tmp_path / "mine" / "below", {"unrelated.gz": b""})
    take(name, folder / list(packed(name))[-1], tmp_path / "data")
    assert_taken(name, tmp_path / "data")


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("name", ["mnist", "cifar10", "usps"])
def test_a_zip_or_tar_file_of_any_name_will_do(
    name: str, pack: Callable[[dict[str, bytes]], bytes], tmp_path: Path
) -> None:
    (tmp_path / "archive (1)").write_bytes(pack(packed(name) if name == "mnist" else members(name)))
    take(name, tmp_path / "archive (1)", tmp_path / "data")
    assert_taken(name, tmp_path / "data")
    assert not (tmp_path / "outside").exists()


def refused(name: str, place: Path, root: Path) -> AtelierError:
    """Refused, and everything below `root` as it was."""
    before = names_below(root)
    with pytest.raises(AtelierError) as caught:
        take(name, place, root)
    assert names_below(root) == before
    return caught.value


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_all_there_is_not_found(name: str, tmp_path: Path) -> None:
    root = tmp_path / "data"
    lay(tmp_path / "empty", {})
    error = refused(name, tmp_path / "empty", root)
    assert error.code == "dataset_not_found_there"
    assert catalog.entry(name).title in str(error)
    assert next(iter(packed(name))) in str(error)
    some = dict(list(members(name).items())[1:])
    for place in (lay(tmp_path / "some", some), tmp_path / "some.zip"):
        (tmp_path / "some.zip").write_bytes(zipped(some))
        assert refused(name, place, root).code == "dataset_not_found_there"


def test_a_place_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert refused("mnist", tmp_path / "none", tmp_path).code == "path_unusable"


def test_links_in_a_circle_end_the_search_and_other_links_do_not(tmp_path: Path) -> None:
    place = tmp_path / "mine"
    (place / "a" / "b").mkdir(parents=True)
    (place / "a" / "b" / "up").symlink_to(place)
    (place / "itself").symlink_to(place / "itself")
    (place / "nowhere").symlink_to(tmp_path / "nowhere")
    assert refused("usps", place, tmp_path / "data").code == "dataset_not_found_there"
    (place / "elsewhere").symlink_to(lay(tmp_path / "disk", packed("usps")))
    take("usps", place, tmp_path / "data")
    assert_taken("usps", tmp_path / "data")


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_copy_leaves_everything_as_it_was_and_is_named(name: str, tmp_path: Path) -> None:
    root = dataset_files.write(name, tmp_path / "data")
    right = {path: (root / path).read_bytes() for path in members(name)}
    folder = lay(tmp_path / "mine", packed(name))
    broken = folder / list(packed(name))[-1]
    for content in (b"", b"<html>", broken.read_bytes()[:-700]):
        broken.write_bytes(content)
        error = refused(name, folder, root)
        assert error.code == "dataset_broken"
        assert str(broken) in str(error)
        assert all((root / path).read_bytes() == content for path, content in right.items())


def test_files_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    files = members("kmnist")
    paths = list(files)
    short = dataset_files.idx(dataset_files.sample("kmnist", 5)[0][:, 0])
    folder = lay(tmp_path / "mine", files | {paths[0]: short})
    error = refused("kmnist", folder, tmp_path / "data")
    assert "5 images and 60 labels" in str(error)
    assert str(folder / Path(paths[1]).name) in str(error)


def test_datasets_with_files_of_the_same_names_are_not_mixed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = dataset_files.write("mnist", tmp_path / "torchvision's")
    assert refused("kmnist", place, tmp_path / "data").code == "dataset_not_found_there"
    (tmp_path / "all.zip").write_bytes(zipped(members("mnist")))
    assert refused("kmnist", tmp_path / "all.zip", tmp_path / "data").code == (
        "dataset_not_found_there"
    )
    (tmp_path / "all.zip").write_bytes(zipped(members("mnist") | members("kmnist")))
    take("kmnist", tmp_path / "all.zip", tmp_path / "data")
    assert_taken("kmnist", tmp_path / "data")

    folder = lay(tmp_path / "mine", packed("mnist"))
    known = [(package.name, package.md5) for package in listed("mnist")]
    monkeypatch.setattr(datasets.MNIST, "resources", known)
    error = refused("kmnist", folder, tmp_path / "others")
    assert "it belongs to MNIST" in str(error)
    assert not archives.is_here(catalog.entry("kmnist"), tmp_path / "others")


def test_what_is_here_already_is_replaced(tmp_path: Path) -> None:
    root = tmp_path / "data"
    for path in members("mnist"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"damaged")
    take("mnist", lay(tmp_path / "mine", packed("mnist")), root)
    assert_taken("mnist", root)
    take("mnist", root, root)
    assert_taken("mnist", root)


@pytest.mark.parametrize("name", NAMES)
def test_cancel_leaves_nothing(name: str, tmp_path: Path) -> None:
    cancel = threading.Event()
    folder = lay(tmp_path / "mine", packed(name))
    with pytest.raises(Cancelled):
        take(name, folder, tmp_path / "data", lambda done, total: cancel.set(), cancel)
    assert names_below(tmp_path / "data") == set()
    with pytest.raises(Cancelled):
        take(name, folder, tmp_path / "data", cancel=cancel)
    assert names_below(tmp_path / "data") == set()


def test_a_root_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = lay(tmp_path / "mine", packed("usps"))
    assert refused("usps", folder, tmp_path / "file").code == "cannot_write"
    assert refused("usps", folder, tmp_path / "file" / "below").code == "cannot_write"


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's here")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_said_or_passed_by(tmp_path: Path) -> None:
    folder = lay(tmp_path / "mine" / "b", packed("kmnist"))
    closed = lay(tmp_path / "mine" / "a", packed("kmnist"))
    closed.chmod(0)
    assert refused("kmnist", closed, tmp_path / "data").code == "path_unusable"
    take("kmnist", tmp_path / "mine", tmp_path / "data")
    assert_taken("kmnist", tmp_path / "data")
    (folder / next(iter(packed("kmnist")))).chmod(0)
    assert refused("kmnist", tmp_path / "mine", tmp_path / "others").code == "path_unusable"
    closed.chmod(0o700)
