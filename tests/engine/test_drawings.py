"""The person's named drawings on disk: kept, renamed, removed, and read with tolerance."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from engine import home
from engine.data import drawings, preprocessing
from engine.data.catalog import FASHION_CLASSES
from engine.data.image_set import ImageSet
from engine.errors import AtelierError

CLASSES = ("Coat", "Bag", "Sandal")


def picture(seed: int, edge: int = 40) -> NDArray[np.uint8]:
    """A bright bar somewhere on black."""
    drawn = np.zeros((edge, edge), np.uint8)
    drawn[5 + seed : 20, 4 : 30 - seed] = 255
    return drawn


def test_what_is_kept_is_read_back_in_order() -> None:
    assert drawings.read_all().samples == ()
    for seed, name in enumerate(("Bag", "T-shirt/top", "바지")):
        kept = drawings.add(picture(seed), name)
        assert kept.before is None
    found = drawings.read_all()
    assert [sample.name for sample in found.samples] == ["Bag", "T-shirt/top", "바지"]
    for seed, sample in enumerate(found.samples):
        assert np.array_equal(sample.picture, picture(seed))
    assert found.damaged == 0


def test_the_same_drawing_is_kept_once_and_the_newer_class_counts() -> None:
    first = drawings.add(picture(0), "Coat")
    drawings.add(picture(1), "Bag")
    again = drawings.add(picture(0), "Sandal")
    assert again.before is not None
    assert again.before.name == "Coat"
    assert again.sample.id == first.sample.id
    assert [sample.name for sample in drawings.read_all().samples] == ["Sandal", "Bag"]


def test_a_sample_is_renamed_removed_and_brought_back() -> None:
    sample = drawings.add(picture(0), "Coat").sample
    drawings.add(picture(1), "Bag")
    drawings.put(replace(sample, name="Sandal"))
    assert [kept.name for kept in drawings.read_all().samples] == ["Sandal", "Bag"]
    drawings.remove(sample)
    drawings.remove(sample)
    assert [kept.name for kept in drawings.read_all().samples] == ["Bag"]
    drawings.put(sample)
    assert [kept.name for kept in drawings.read_all().samples] == ["Coat", "Bag"]


def test_damaged_and_foreign_files_are_counted_and_left_alone() -> None:
    drawings.add(picture(0), "Coat")
    folder = home.drawings_folder()
    whole = next(folder.iterdir()).read_bytes()
    (folder / "cut.png").write_bytes(whole[: len(whole) - 40])
    (folder / "empty.png").write_bytes(b"")
    (folder / "nonsense.png").write_bytes(b"no picture at all")
    Image.new("L", (30, 30), 200).save(folder / "unnamed.png")
    (folder / "folder.png").mkdir()
    (folder / ".hidden.png.1.part").write_bytes(b"")
    (folder / "notes.txt").write_text("mine")
    found = drawings.read_all()
    assert [sample.name for sample in found.samples] == ["Coat"]
    assert found.damaged == 5
    assert (folder / "nonsense.png").read_bytes() == b"no picture at all"


@pytest.mark.parametrize("drawn", [np.zeros((20, 20)), np.full((20, 20), 255), np.zeros((0, 0))])
def test_nothing_drawn_is_not_kept(drawn: NDArray[np.float64]) -> None:
    with pytest.raises(AtelierError) as caught:
        drawings.add(drawn.astype(np.uint8), "Coat")
    assert caught.value.code == "image_empty"
    assert not home.drawings_folder().exists()


def test_a_drawing_as_large_as_a_photo_is_refused() -> None:
    with pytest.raises(AtelierError) as caught:
        drawings.add(picture(0, 2000), "Coat")
    assert caught.value.code == "image_too_large"


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    home.home().mkdir()
    home.drawings_folder().write_text("a file stands where the folder should")
    with pytest.raises(AtelierError) as caught:
        drawings.add(picture(0), "Coat")
    assert caught.value.code == "cannot_write"
    assert str(home.drawings_folder()) in caught.value.sentence
    with pytest.raises(AtelierError) as caught:
        drawings.read_all()
    assert caught.value.code == "path_unusable"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a superuser may write anywhere")
def test_a_folder_without_permission_is_named() -> None:
    sample = drawings.add(picture(0), "Coat").sample
    home.drawings_folder().chmod(0o500)
    try:
        for act in (lambda: drawings.add(picture(1), "Bag"), lambda: drawings.remove(sample)):
            with pytest.raises(AtelierError):
                act()
    finally:
        home.drawings_folder().chmod(0o700)


def test_as_an_image_set_they_are_framed_for_the_model() -> None:
    for seed, name in enumerate(("Bag", "Hat", "Coat")):
        drawings.add(picture(seed), name)
    samples = drawings.read_all().samples
    images = drawings.as_image_set(samples, CLASSES, preprocessing.frame)
    assert images.shape == (1, 28, 28)
    assert images.labels.tolist() == [1, 0]
    assert np.array_equal(images.images[1, 0].numpy(), preprocessing.frame(picture(2)))
    with pytest.raises(AtelierError) as caught:
        drawings.as_image_set(samples[1:2], CLASSES, preprocessing.frame)
    assert caught.value.code == "folder_empty"


def keep(count: int, name: str, first: int = 0) -> list[str]:
    """Drawings that differ in one pixel; their ids."""
    kept = []
    for number in range(first, first + count):
        drawn = picture(0)
        drawn[30, number % 40] = 200
        drawn[31, number // 40] = 200
        kept.append(drawings.add(drawn, name).sample.id)
    return kept


def pictures_of(images: ImageSet) -> set[bytes]:
    return {image.tobytes() for image in images.images.numpy()}


def whole(drawn: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """No framing: what is drawn can be told apart."""
    return drawn


def test_as_a_dataset_a_fifth_of_each_class_is_for_the_test() -> None:
    keep(5, "Coat")
    keep(60, "Bag", first=5)
    train, test = drawings.read_sets(preprocessing.frame)
    assert train.name == test.name == "drawings"
    assert train.classes == test.classes == FASHION_CLASSES
    assert train.shape == (1, 28, 28)
    coat, bag = FASHION_CLASSES.index("Coat"), FASHION_CLASSES.index("Bag")
    assert test.labels.tolist().count(coat) == 1
    assert train.labels.tolist().count(coat) == 4
    assert 4 <= test.labels.tolist().count(bag) <= 22
    assert len(train) + len(test) == 65


def test_another_drawing_moves_no_older_one() -> None:
    keep(2, "Coat")
    keep(2, "바지", first=2)
    before = None
    for number in range(4, 40):
        train, test = drawings.read_sets(whole)
        assert train.classes == ("Coat", "바지")
        now = pictures_of(train), pictures_of(test)
        assert not now[0] & now[1]
        if before is not None:
            assert before[0] < now[0] or before[1] < now[1]
            assert before[0] <= now[0]
            assert before[1] <= now[1]
        before = now
        keep(1, "Coat" if number % 2 else "바지", first=number)


def test_no_drawings_or_too_few_are_said() -> None:
    def refused() -> str:
        with pytest.raises(AtelierError) as caught:
            drawings.read_sets(preprocessing.frame)
        return caught.value.code

    assert refused() == "drawings_none"
    keep(1, "Coat")
    assert refused() == "drawings_one_class"
    keep(1, "Bag", first=1)
    assert refused() == "drawings_too_few"
    keep(1, "Bag", first=2)
    train, test = drawings.read_sets(preprocessing.frame)
    assert (len(train), len(test)) == (2, 1)
