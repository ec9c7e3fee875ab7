"""Folders of a person's own pictures: found, decoded, split; and what may be wrong with them."""

import os
import shutil
import struct
import threading
import unicodedata
import zlib
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engine import home
from engine.data import folders
from engine.data.folders import FolderSets
from engine.errors import AtelierError, Cancelled


def paint(path: Path, level: int = 128, size: tuple[int, int] = (12, 12)) -> Path:
    """A picture of one grey level, in the format that its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", size, level).save(path)
    return path


def pets(root: Path, each: int = 5) -> Path:
    """Two classes; each picture has a level of its own, by which a test can tell it."""
    for first, name in ((0, "cat"), (100, "dog")):
        for number in range(each):
            paint(root / name / f"{number}.png", first + number)
    return root


def read(path: Path, size: int = 8) -> FolderSets:
    return folders.read(path, size, "grey")


def levels(images: torch.Tensor) -> list[int]:
    """The level that each picture was painted with."""
    return [int(image[0, 0, 0]) for image in images]


def refusal(path: Path) -> AtelierError:
    with pytest.raises(AtelierError) as caught:
        read(path)
    return caught.value


def cache_files() -> list[Path]:
    return list((home.downloads_folder() / "folders").glob("*.npz"))


def equal(one: FolderSets, other: FolderSets) -> bool:
    """Whether both hold the same pictures, classes and complaints."""
    same = [
        a.classes == b.classes and a.images.equal(b.images) and a.labels.equal(b.labels)
        for a, b in ((one.train, other.train), (one.test, other.test))
    ]
    return all(same) and one.unreadable == other.unreadable


# What is found


def test_a_folder_per_class_becomes_a_dataset(tmp_path: Path) -> None:
    root = pets(tmp_path / "pets", each=10)
    sets = read(root)
    assert sets.train.name == sets.test.name == f"folder:{root}"
    assert sets.train.classes == sets.test.classes == ("cat", "dog")
    assert sets.train.images.dtype == torch.uint8
    assert sets.train.images.shape == (16, 1, 8, 8)
    assert sets.test.images.shape == (4, 1, 8, 8)
    assert sets.train.labels.tolist() == [0] * 8 + [1] * 8
    assert sets.test.labels.tolist() == [0] * 2 + [1] * 2
    everything = levels(sets.train.images) + levels(sets.test.images)
    assert sorted(everything) == [*range(10), *range(100, 110)]
    assert sets.unreadable == ()


def test_any_format_any_depth_and_names_in_any_script(tmp_path: Path) -> None:
    root = tmp_path / "내 사진 folder"
    names = (
        "1.png",
        "2.JPG",
        "3.jpeg",
        "4.webp",
        "5.BMP",
        "6.gif",
        "deep/er/7.tiff",
        "8 고양이.PNG",
    )
    for name in names:
        paint(root / "고양이 둘" / name, 200)
        paint(root / "big dog" / name, 50)
    sets = read(root)
    assert sets.train.classes == ("big dog", "고양이 둘")
    assert len(sets.train) + len(sets.test) == 16
    assert sets.unreadable == ()
    for images in (sets.train, sets.test):
        expected = torch.tensor([50, 200])[images.labels]
        assert (images.images[:, 0, 0, 0] - expected).abs().max() <= 2, "lossy formats"


def test_colour_pictures_have_three_channels(tmp_path: Path) -> None:
    for name, colour in (("red", (250, 0, 0)), ("blue", (0, 0, 250))):
        for number in range(2):
            (tmp_path / name).mkdir(exist_ok=True)
            Image.new("RGB", (20, 10), colour).save(tmp_path / name / f"{number}.png")
    train = folders.read(tmp_path, 8, "rgb").train
    assert train.images.shape == (2, 3, 8, 8)
    assert train.images[0, :, 4, 4].tolist() == [0, 0, 250]
    assert train.images[1, :, 0, 0].tolist() == [250, 0, 0]


def test_hidden_and_foreign_files_are_passed_over(tmp_path: Path) -> None:
    root = pets(tmp_path / "pets")
    before = read(root)
    paint(root / ".thumbnails" / "1.png")
    paint(root / "__MACOSX" / "cat" / "1.png")
    paint(root / "cat" / ".hidden" / "1.png")
    paint(root / "cat" / "._1.png")
    (root / "cat" / "notes.txt").write_text("mine")
    (root / "loose.png").write_bytes(b"")
    assert equal(read(root), before)


def test_hangul_in_parts_is_the_same_class(tmp_path: Path) -> None:
    """As macOS keeps names; a copy from there may lie beside one from elsewhere."""
    for folder in ("train", "test"):
        for name in ("고양이", "개"):
            in_parts = unicodedata.normalize("NFD", name)
            paint(tmp_path / folder / (in_parts if folder == "test" else name) / "1.png")
    assert read(tmp_path).test.classes == ("개", "고양이")


# The splits


def test_train_and_test_folders_are_kept_apart(tmp_path: Path) -> None:
    pets(tmp_path / "Train", each=3)
    pets(tmp_path / "val", each=1)
    shutil.rmtree(tmp_path / "val" / "dog")
    sets = read(tmp_path)
    assert levels(sets.train.images) == [0, 1, 2, 100, 101, 102]
    assert sets.test.labels.tolist() == [0], "a class may be missing in one"
    pets(tmp_path / "test", each=2)
    assert len(read(tmp_path).test) == 4, "val stands for test only where there is none"


def test_a_train_folder_alone_is_split(tmp_path: Path) -> None:
    pets(tmp_path / "train")
    paint(tmp_path / "test" / "unlabelled.png")
    sets = read(tmp_path)
    assert sets.train.classes == ("cat", "dog")
    assert (len(sets.train), len(sets.test)) == (8, 2)


def test_a_class_may_be_called_train(tmp_path: Path) -> None:
    for name in ("bus", "test", "train"):
        paint(tmp_path / name / "1.png")
        paint(tmp_path / name / "2.png")
    assert read(tmp_path).train.classes == ("bus", "test", "train")


def test_the_split_depends_on_names_only(tmp_path: Path) -> None:
    root = pets(tmp_path / "here", each=25)
    sets = read(root)
    elsewhere = tmp_path / "some where else"
    for path in sorted(root.rglob("*.png"), reverse=True):
        to = elsewhere / path.relative_to(root)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to)
    moved = read(elsewhere)
    assert levels(moved.train.images) == levels(sets.train.images)
    assert levels(moved.test.images) == levels(sets.test.images)
    paint(root / "bird" / "1.png")
    paint(root / "bird" / "2.png")
    with_birds = read(root)
    assert set(levels(sets.test.images)) < set(levels(with_birds.test.images))


# What cannot be read


def png_claiming(width: int, height: int) -> bytes:
    """A PNG with the header of a large picture, and nothing in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def test_unreadable_pictures_are_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    root = pets(tmp_path)
    cat = root / "cat"
    (cat / "empty.png").write_bytes(b"")
    (cat / "text.jpg").write_text("no picture")
    (cat / "huge.png").write_bytes(png_claiming(20_000, 10_000))
    (cat / "vast.png").write_bytes(png_claiming(30_000, 20_000))
    (cat / "large.png").write_bytes(png_claiming(10_000, 6_000))
    noise = np.random.default_rng(0).integers(0, 255, (90, 90), dtype=np.uint8)
    Image.fromarray(noise).save(cat / "cut.jpeg")
    os.truncate(cat / "cut.jpeg", 3000)
    expected = {
        "empty.png": "the file is empty",
        "text.jpg": "it is not a picture of a known format",
        "huge.png": "it claims an absurd number of pixels",
        "vast.png": "it claims an absurd number of pixels",
        "large.png": "it is too large (10000 x 6000 pixels)",
        "cut.jpeg": "it is damaged",
    }
    if os.name != "nt":
        (cat / "nowhere.png").symlink_to(root / "missing.png")
        (cat / "itself.png").symlink_to(cat / "itself.png")
        os.mkfifo(cat / "pipe.png")
        expected["nowhere.png"] = os.strerror(2)
        expected["itself.png"] = os.strerror(40)
        expected["pipe.png"] = "it is no ordinary file"
    sets = read(root)
    assert len(sets.train) + len(sets.test) == 10
    assert {lost.path.name: str(lost.reason) for lost in sets.unreadable} == expected
    assert all(lost.path.parent == cat for lost in sets.unreadable)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_loops_of_links_have_an_end(tmp_path: Path) -> None:
    root = pets(tmp_path / "above" / "pets")
    before = read(root)
    (root / "round").symlink_to(root, target_is_directory=True)
    (root / "cat" / "up").symlink_to(root, target_is_directory=True)
    (root / "cat" / "far up").symlink_to(tmp_path, target_is_directory=True)
    (root / "cat" / "other").symlink_to(root / "dog", target_is_directory=True)
    (root / "dog" / "self").symlink_to(root / "dog" / "self", target_is_directory=True)
    assert equal(read(root), before)
    paint(tmp_path / "elsewhere" / "a.png", 77)
    (tmp_path / "elsewhere" / "back").symlink_to(root / "cat", target_is_directory=True)
    (root / "cat" / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    sets = read(root)
    assert sorted(levels(sets.train.images) + levels(sets.test.images)) == sorted(
        [*range(5), 77, *range(100, 105)]
    )


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda root: None, "folder_missing"),
        (lambda root: root.write_text("x"), "folder_no_folder"),
        (lambda root: root.mkdir(), "folder_no_classes"),
        (lambda root: paint(root / "1.png"), "folder_no_classes"),
        (lambda root: paint(root / "cat" / "1.png"), "folder_one_class"),
        (lambda root: [pets(root), (root / "fish").mkdir()], "folder_class_empty"),
        (lambda root: paint(pets(root) / "x" / "1.png").write_bytes(b""), "folder_class_empty"),
        (lambda root: pets(root, each=1), "folder_split_empty"),
        (lambda root: [paint(root / "train" / "a" / "1.png"), paint(root / "test" / "b" / "1.png")],
         "folder_one_class"),
    ],
)  # fmt: skip
def test_what_is_no_dataset_is_said_in_one_sentence(make, code: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    root = tmp_path / "한글 folder"
    make(root)
    error = refusal(root)
    assert error.code == code
    assert str(root) in error.sentence


def test_a_test_folder_with_nothing_readable_is_named(tmp_path: Path) -> None:
    pets(tmp_path / "train")
    (tmp_path / "test" / "cat").mkdir(parents=True)
    (tmp_path / "test" / "cat" / "1.png").write_bytes(b"")
    error = refusal(tmp_path)
    assert (error.code, error.params["split"]) == ("folder_split_empty", "test")


def test_more_than_the_memory_holds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="choose a smaller size") as caught:
        folders.read(pets(tmp_path), 10**7, "rgb")
    assert caught.value.code == "folder_too_large"


# Progress and cancel


def test_progress_counts_every_picture(tmp_path: Path) -> None:
    root = pets(tmp_path, each=40)
    seen: list[tuple[int, int]] = []
    folders.read(root, 8, "grey", lambda done, total: seen.append((done, total)))
    assert seen == [(done, 80) for done in range(1, 81)]


def test_a_cancel_ends_the_import_and_leaves_nothing(tmp_path: Path) -> None:
    root = pets(tmp_path, each=100)
    cancel = threading.Event()
    seen: list[int] = []

    def watch(done: int, total: int) -> None:
        seen.append(done)
        if done == 20:
            cancel.set()

    with pytest.raises(Cancelled):
        folders.read(root, 8, "grey", watch, cancel)
    assert seen[-1] == 20
    assert not cache_files()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("pictures")]
    with pytest.raises(Cancelled):
        folders.read(root, 8, "grey", watch, cancel)
    assert seen[-1] == 20, "a cancel that is set before is heard too"
