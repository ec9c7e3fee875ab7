"""What was decoded once is not decoded again, and what is kept is never trusted too far."""

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from engine import home
from engine.data import folder_cache, folders
from tests.engine.test_folders import cache_files, equal, levels, paint, pets, read


def overwritten(path: Path) -> None:
    """Other content of the same length, at the same time as before."""
    status = path.stat()
    path.write_bytes(bytes(status.st_size))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_the_second_time_no_picture_is_opened(tmp_path: Path) -> None:
    root = pets(tmp_path / "pets")
    (root / "dog" / "broken.png").write_bytes(b"broken")
    first = read(root)
    for path in root.rglob("*.png"):
        overwritten(path)
    seen: list[tuple[int, int]] = []
    again = folders.read(root, 8, "grey", lambda *counts: seen.append(counts))
    assert equal(again, first)
    assert [lost.path.name for lost in again.unreadable] == ["broken.png"]
    assert seen == [(11, 11)]
    again.train.images[0] = 0  # may be written to, as any tensor
    assert equal(read(root), first)


def test_what_changes_the_pictures_is_noticed(tmp_path: Path) -> None:
    root = pets(tmp_path / "pets")
    first = read(root)
    assert read(root, size=9).train.shape == (1, 9, 9)
    assert folders.read(root, 8, "rgb").train.shape == (3, 8, 8)
    paint(root / "cat" / "0.png", 50)
    changed = read(root)
    assert 50 in levels(changed.train.images) + levels(changed.test.images)
    (root / "cat" / "0.png").rename(root / "dog" / "0 cat.png")
    moved = read(root)
    assert moved.train.labels.tolist().count(1) + moved.test.labels.tolist().count(1) == 6
    assert not equal(moved, first)


def test_another_folder_with_the_same_names_and_times_is_another(tmp_path: Path) -> None:
    """As two archives unpack whose files all bear the same date."""
    one, other = pets(tmp_path / "one"), tmp_path / "other"
    for number in range(5):
        paint(other / "cat" / f"{number}.bmp", 7)
        paint(other / "dog" / f"{number}.bmp", 9)
        paint(one / "cat" / f"{number}.bmp", 1)
        paint(one / "dog" / f"{number}.bmp", 2)
    for path in one.rglob("*.png"):
        path.unlink()
    for path in (*one.rglob("*.bmp"), *other.rglob("*.bmp")):
        os.utime(path, ns=(0, 0))
    assert set(levels(read(one).train.images)) == {1, 2}
    assert set(levels(read(other).train.images)) == {7, 9}


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    root = pets(tmp_path / "pets")
    first = read(root)
    (kept,) = cache_files()
    whole = kept.read_bytes()
    cuts = [whole[: len(whole) * tenth // 10] for tenth in range(10)]
    step = len(whole) // 150
    flips = [
        whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        for at in range(0, len(whole), step)
    ]
    for content in (*cuts, *flips, b"nonsense", whole + b"more"):
        kept.write_bytes(content)
        assert equal(read(root), first)
    kept.unlink()
    kept.mkdir()
    assert equal(read(root), first)


def test_an_import_does_without_a_cache(tmp_path: Path) -> None:
    root = pets(tmp_path / "pets")
    home.home().mkdir()
    home.downloads_folder().write_text("a file stands where the folder should")
    first = read(root)
    assert len(first.train) == 8
    assert equal(read(root), first)


def test_nothing_is_written_into_the_persons_folder(tmp_path: Path) -> None:
    root = pets(tmp_path / "pets")
    before = sorted((path, path.stat().st_mtime_ns) for path in (root, *root.rglob("*")))
    read(root)
    read(root)
    assert sorted((path, path.stat().st_mtime_ns) for path in (root, *root.rglob("*"))) == before


def test_what_may_become_readable_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drive that is gone for a moment; nothing about the file changes when it is back."""
    root = pets(tmp_path / "pets")

    def gone(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        real = Image.open
        patched.setattr(
            Image,
            "open",
            lambda source, **more: (gone if source.name == "3.png" else real)(source, **more),
        )
        lost = read(root).unreadable
    assert {(item.path.name, str(item.reason)) for item in lost} == {
        ("3.png", "Input/output error")
    }
    assert read(root).unreadable == ()


def test_the_oldest_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_cache, "MOST_FILES", 3)
    roots = [pets(tmp_path / str(number)) for number in range(4)]
    for age, root in enumerate(roots[:3]):
        read(root)
        newest = max(cache_files(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, ns=(age, age))
    oldest = min(cache_files(), key=lambda path: path.stat().st_mtime_ns)
    read(roots[0])  # used again: no longer the first to go
    second = min(cache_files(), key=lambda path: path.stat().st_mtime_ns)
    assert second != oldest
    read(roots[3])
    assert len(cache_files()) == 3
    assert oldest in cache_files()
    assert second not in cache_files()
    monkeypatch.setattr(folder_cache, "MOST_BYTES", 100)
    shutil.rmtree(home.downloads_folder())
    read(roots[0])
    assert cache_files() == [], "larger than all that may be kept"
