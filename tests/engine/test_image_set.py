"""Fashion-MNIST's files as one tensor: right when they are right, refused when they are not."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
import torch
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

from engine.data import catalog, sources
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from engine.errors import AtelierError
from engine.pixels import to_float
from tests.fashion_files import (
    FILES,
    IMAGE_FILES,
    LABEL_FILES,
    idx,
    raw_folder,
    write_fashion_files,
)
from tests.tiny import tiny_images

REAL_DATA = os.environ.get("ATELIER_DATA")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_fashion_files(tmp_path / "data", tiny_images(50, 0), tiny_images(20, 1))


def test_every_pixel_value_becomes_the_float_that_to_tensor_makes() -> None:
    levels = torch.arange(256, dtype=torch.uint8).view(1, 16, 16)
    expected = ToTensor()(levels.squeeze(0).numpy())
    assert torch.equal(to_float(levels), expected)


@pytest.mark.parametrize("split", ["train", "test"])
def test_samples_equal_torchvisions_bit_for_bit(
    split: Literal["train", "test"], root: Path
) -> None:
    ours = sources.open_split(DataSpec("fashion-mnist"), split, root)
    theirs = FashionMNIST(str(root), train=split == "train", transform=ToTensor())
    assert len(ours) == len(theirs) > 0
    for index in range(len(theirs)):
        image, label = ours[index]
        expected_image, expected_label = theirs[index]
        assert image.dtype == expected_image.dtype
        assert torch.equal(image, expected_image)
        assert int(label) == expected_label
    assert ours.classes == tuple(theirs.classes)


def test_a_batch_is_its_samples() -> None:
    images = tiny_images(30, 0)
    batch, labels = images.__getitems__([7, 0, 29, 7])
    assert (batch.shape, batch.dtype) == ((4, 1, 28, 28), torch.float32)
    assert (labels.shape, labels.dtype) == ((4,), torch.int64)
    for row, index in enumerate([7, 0, 29, 7]):
        image, label = images[index]
        assert torch.equal(batch[row], image)
        assert labels[row] == label


def test_a_subset_keeps_order_and_names() -> None:
    images = tiny_images(30, 0)
    chosen = images.subset(torch.tensor([3, 1]))
    assert torch.equal(chosen.images, images.images[[3, 1]])
    assert chosen.labels.tolist() == [int(images.labels[3]), int(images.labels[1])]
    assert (chosen.name, chosen.classes, chosen.shape) == (images.name, images.classes, (1, 28, 28))


def test_the_built_in_set_needs_no_file() -> None:
    entry = catalog.entry("garments")
    told: list[tuple[int, int]] = []
    test = sources.open_split(
        DataSpec("garments"), "test", progress=lambda done, count: told.append((done, count))
    )
    assert len(test) == entry.test_count
    assert (test.shape, test.classes) == (entry.shape, entry.classes)
    assert told[-1] == (entry.test_count, entry.test_count)
    assert sorted(set(test.labels.tolist())) == list(range(10))


def no_images(*shape: int) -> bytes:
    return idx(torch.zeros(*shape, dtype=torch.uint8))


# What is wrong, and the two files of the training split made from the right ones.
SPOILT: dict[str, Callable[[bytes, bytes], tuple[bytes, bytes]]] = {
    "no bytes": lambda images, labels: (b"", labels),
    "no bytes in the labels": lambda images, labels: (images, b""),
    "header only": lambda images, labels: (images[:16], labels),
    "half a header": lambda images, labels: (images[:6], labels),
    "cut short": lambda images, labels: (images[:-1], labels),
    "too long": lambda images, labels: (images + b"\0", labels),
    "text": lambda images, labels: (b"<html>404</html>", labels),
    "compressed": lambda images, labels: (b"\x1f\x8b\x08\x00" + bytes(500), labels),
    "other pixels": lambda images, labels: (no_images(50, 32, 32), labels),
    "other kind of number": lambda images, labels: (b"\0\0\x0d" + images[3:], labels),
    "labels for images": lambda images, labels: (labels, labels),
    "images for labels": lambda images, labels: (images, images),
    "fewer labels": lambda images, labels: (images, no_images(49)),
    "an eleventh class": lambda images, labels: (images, labels[:-1] + b"\x0a"),
    "no images": lambda images, labels: (no_images(0, 28, 28), no_images(0)),
    "billions claimed": lambda images, labels: (images[:4] + b"\xff" * 4 + images[8:], labels),
}


@pytest.mark.parametrize("change", SPOILT)
def test_files_that_are_not_what_they_claim_are_refused(change: str, root: Path) -> None:
    paths = [raw_folder(root) / files["train"] for files in (IMAGE_FILES, LABEL_FILES)]
    spoilt = SPOILT[change](*(path.read_bytes() for path in paths))
    for path, content in zip(paths, spoilt, strict=True):
        path.write_bytes(content)
    with pytest.raises(AtelierError) as refused:
        sources.open_split(DataSpec("fashion-mnist"), "train", root)
    assert refused.value.code == "dataset_broken"
    assert str(raw_folder(root)) in str(refused.value)
    assert isinstance(sources.open_split(DataSpec("fashion-mnist"), "test", root), ImageSet)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_a_missing_dataset(name: str, root: Path) -> None:
    (raw_folder(root) / name).unlink()
    split: Literal["train", "test"] = "train" if name.startswith("train") else "test"
    with pytest.raises(AtelierError) as refused:
        sources.open_split(DataSpec("fashion-mnist"), split, root)
    assert refused.value.code == "dataset_missing"


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's here")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_files_that_may_not_be_read_are_said(root: Path) -> None:
    (raw_folder(root) / IMAGE_FILES["train"]).chmod(0)
    with pytest.raises(AtelierError) as refused:
        sources.open_split(DataSpec("fashion-mnist"), "train", root)
    assert refused.value.code == "data_root_unreadable"


def test_atelier_data_comes_before_the_persons_downloads(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entry = catalog.entry("fashion-mnist")
    own = write_fashion_files(tmp_path / "home" / "datasets", tiny_images(9, 0), tiny_images(9, 1))
    assert sources.find(entry) == own
    monkeypatch.setenv("ATELIER_DATA", str(root))
    assert sources.find(entry) == root
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("ATELIER_DATA", str(tmp_path / "empty"))
    assert sources.find(entry) == own, "an empty ATELIER_DATA hides nothing"
    assert sources.find(entry, tmp_path / "empty") == own, "nor does a root that was named"
    assert sources.find(catalog.entry("mnist"), tmp_path / "empty") is None


@pytest.mark.skipif(REAL_DATA is None, reason="needs Fashion-MNIST in ATELIER_DATA")
def test_the_real_dataset_is_the_catalogues() -> None:
    assert REAL_DATA is not None
    entry = catalog.entry("fashion-mnist")
    theirs = FashionMNIST(REAL_DATA, train=False, transform=ToTensor())
    test = sources.open_split(DataSpec("fashion-mnist"), "test", Path(REAL_DATA))
    assert (len(test), test.shape, test.classes) == (entry.test_count, entry.shape, entry.classes)
    train = sources.open_split(DataSpec("fashion-mnist"), "train", Path(REAL_DATA))
    assert len(train) == entry.train_count
    for index in range(0, len(test), 97):
        image, label = test[index]
        assert torch.equal(image, theirs[index][0])
        assert int(label) == theirs[index][1]
