"""Downloaded datasets as one tensor: what torchvision reads, and nothing of what is not right."""

import bz2
import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import torch
from torchvision import datasets

from engine.data import archives, catalog, readers
from engine.data.archives import Member, Package
from engine.errors import AtelierError
from tests.engine import dataset_files
from tests.engine.dataset_files import NAMES, TEST, TRAIN, idx, libsvm, packed, pickled, sample

Split = Literal["train", "test"]
SPLITS: tuple[Split, Split] = ("train", "test")


def listed(name: str) -> tuple[Package, ...]:
    return dataset_files.packages(name, packed(name))


def theirs(name: str, root: Path, split: Split, monkeypatch: pytest.MonkeyPatch) -> object:
    """The dataset by torchvision's own class."""
    train = split == "train"
    if name == "cifar10":
        sums = {m.name: m.md5 for package in listed(name) for m in package.members}
        meta = pickle.dumps({"label_names": list(catalog.CIFAR_CLASSES)})
        (root / "cifar-10-batches-py" / "batches.meta").write_bytes(meta)
        sums["batches.meta"] = dataset_files.md5(meta)
        for attribute in ("train_list", "test_list"):
            changed = [[n, sums[n]] for n, _ in getattr(datasets.CIFAR10, attribute)]
            monkeypatch.setattr(datasets.CIFAR10, attribute, changed)
        monkeypatch.setitem(datasets.CIFAR10.meta, "md5", sums["batches.meta"])
        return datasets.CIFAR10(str(root), train)
    if name == "emnist-letters":
        return datasets.EMNIST(str(root), "letters", train=train)
    classes = {"mnist": "MNIST", "fashion-mnist": "FashionMNIST", "kmnist": "KMNIST"}
    return getattr(datasets, classes.get(name, "USPS"))(str(root), train)


@pytest.mark.filterwarnings("ignore:dtype.*align:UserWarning")  # torchvision's way to unpickle
@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("name", NAMES)
def test_samples_are_torchvisions(
    name: str, split: Split, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = dataset_files.write(name, tmp_path / "my data äöü 데이터")
    entry = catalog.entry(name)
    assert archives.is_here(entry, root)
    ours = readers.read(entry, split, root, listed(name))
    their = theirs(name, root, split, monkeypatch)
    data = torch.as_tensor(np.asarray(their.data))  # type: ignore[attr-defined]
    labels = torch.as_tensor(their.targets)  # type: ignore[attr-defined]
    data = data.permute(0, 3, 1, 2) if name == "cifar10" else data[:, None]
    if name == "emnist-letters":  # theirs lie on their side, and their first class is none
        data, labels = data.mT, labels - 1
    assert len(ours) == (TRAIN if split == "train" else TEST)
    assert (ours.images.dtype, ours.labels.dtype) == (torch.uint8, torch.int64)
    assert torch.equal(ours.images, data)
    assert torch.equal(ours.labels, labels)
    assert (ours.name, ours.classes, ours.shape) == (name, entry.classes, entry.shape)


def test_the_classes_are_torchvisions() -> None:
    classes = datasets.EMNIST.classes_split_dict["letters"]
    assert [classes[label + 1] for label in range(26)] == list(
        catalog.entry("emnist-letters").classes
    )
    assert tuple(datasets.KMNIST.classes) == catalog.entry("kmnist").classes


@pytest.mark.parametrize("name", NAMES)
def test_torchvisions_lists_name_the_files_that_are_read(name: str) -> None:
    entry = catalog.entry(name)
    found = archives.packages(entry)
    folder = archives.folder(entry, Path())
    assert {Path(m.path) for package in found for m in package.members} == {
        folder / file for file in archives.layout(entry).files
    }
    for package in found:
        assert len(package.md5) == 32
        assert all(url.startswith("http") and url.endswith(package.name) for url in package.urls)
        assert package.urls
    assert abs(sum(package.size for package in found) / 2**20 - entry.megabytes) <= 1


def no_images(*shape: int) -> bytes:
    return idx(np.zeros(shape, np.uint8))


def labelled(*labels: int) -> bytes:
    return idx(np.array(labels, dtype=np.uint8))


# What is wrong with EMNIST's two files of the training split (images, names of their letters),
# which of them is reported, and why.
SPOILT: dict[str, tuple[Callable[[bytes, bytes], tuple[bytes, bytes]], int, str]] = {
    "no bytes": (lambda i, n: (b"", n), 0, "magic"),
    "no bytes in the labels": (lambda i, n: (i, b""), 1, "magic"),
    "header only": (lambda i, n: (i[:16], n), 0, "16 bytes"),
    "half a header": (lambda i, n: (i[:6], n), 0, "magic"),
    "cut short": (lambda i, n: (i[:-1], n), 0, "makes 47,056"),
    "too long": (lambda i, n: (i + b"\0", n), 0, "makes 47,056"),
    "text": (lambda i, n: (b"<html>404</html>", n), 0, "magic"),
    "other pixels": (lambda i, n: (no_images(60, 32, 32), n), 0, "32 x 32"),
    "other kind of number": (lambda i, n: (b"\0\0\x0d" + i[3:], n), 0, "magic"),
    "labels for images": (lambda i, n: (n, n), 0, "magic"),
    "images for labels": (lambda i, n: (i, i), 1, "magic"),
    "wrong count": (lambda i, n: (i[:7] + b"\x3d" + i[8:], n), 0, "count of images"),
    "fewer labels": (lambda i, n: (i, labelled(*[1] * 59)), 1, "60 images and 59 labels"),
    "class 27": (lambda i, n: (i, n[:-1] + b"\x1b"), 1, "none of the 26"),
    "class 0": (lambda i, n: (i, n[:-1] + b"\0"), 1, "none of the 26"),
    "no images": (lambda i, n: (no_images(0, 28, 28), no_images(0)), 1, "no images"),
    "billions claimed": (lambda i, n: (i[:4] + b"\xff" * 4 + i[8:], n), 0, "count of images"),
}


def refused(name: str, root: Path, packages: tuple[Package, ...] | None = None) -> AtelierError:
    with pytest.raises(AtelierError) as caught:
        readers.read(catalog.entry(name), "train", root, packages)
    assert caught.value.code == "dataset_broken"
    assert catalog.entry(name).title in str(caught.value)
    return caught.value


@pytest.mark.parametrize("change", SPOILT)
def test_idx_files_that_are_not_what_they_claim_are_refused(change: str, tmp_path: Path) -> None:
    root = dataset_files.write("emnist-letters", tmp_path)
    spoil, guilty, reason = SPOILT[change]
    paths = [root / path for path in list(dataset_files.members("emnist-letters"))[:2]]
    for path, content in zip(paths, spoil(*(p.read_bytes() for p in paths)), strict=True):
        path.write_bytes(content)
    error = refused("emnist-letters", root)
    assert error.params["path"] == paths[guilty]
    assert reason in str(error)
    assert len(readers.read(catalog.entry("emnist-letters"), "test", root)) == TEST


def right_text() -> bytes:
    return libsvm(*sample("usps", 9))


def seventh(value: bytes) -> bytes:
    """A right text, but for the seventh value of each line."""
    return re.sub(rb" 7:[-0-9.]+", b" 7:" + value, right_text())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "too early"),
        (b"no bzip2 at all", "damaged"),
        (bz2.compress(right_text())[:-9], "too early"),
        (bz2.compress(b" \n"), "no images"),
        (bz2.compress(b"<html>404</html>"), "no number"),
        (bz2.compress(right_text()[:-30]), "256 values"),
        (bz2.compress(right_text().replace(b"256:", b"257:")), "numbered"),
        (bz2.compress(seventh(b"1.5")), "between -1 and 1"),
        (bz2.compress(seventh(b"nan")), "between -1 and 1"),
        (bz2.compress(b"11" + right_text()[1:]), "none of the 10"),
        (bz2.compress(b"0" + right_text()[1:]), "none of the 10"),
        (bz2.compress(b"1.5" + right_text()[1:]), "whole number"),
        (bz2.compress(b"nan" + right_text()[1:]), "whole number"),
    ],
)
def test_usps_texts_that_are_not_what_they_claim_are_refused(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    (tmp_path / "usps.bz2").write_bytes(content)
    error = refused("usps", tmp_path)
    assert error.params["path"] == tmp_path / "usps.bz2"
    assert reason in str(error)


class Intruder:
    """Writes a file when it is unpickled, if whoever unpickles it lets it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.write_text, (self.path, "I was here"))


def trusted(content: bytes) -> tuple[Package, ...]:
    """A list that calls these bytes the right ones for each batch."""
    names = archives.layout(catalog.entry("cifar10")).files
    found = tuple(Member(f"cifar-10-batches-py/{n}", dataset_files.md5(content)) for n in names)
    return (Package("cifar-10-python.tar.gz", "", 1, (), found),)


def batches(root: Path, content: bytes) -> None:
    folder = root / "cifar-10-batches-py"
    folder.mkdir()
    for name in archives.layout(catalog.entry("cifar10")).files:
        (folder / name).write_bytes(content)


def test_a_batch_with_code_is_refused_and_does_not_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    content = pickle.dumps({"data": Intruder(trace)})
    batches(tmp_path, content)
    error = refused("cifar10", tmp_path, trusted(content))
    assert "was not run" in str(error)
    assert "checksum" in str(refused("cifar10", tmp_path)), "not even looked into, as it is"
    assert not trace.exists()
    pickle.loads(content)
    assert trace.exists(), "it would have"


def four(count: int = 4) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return sample("cifar10", count)[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a batch"),
        (b"\x80\x02garbage", "not a batch"),
        (pickled(four(), [0, 1, 2, 3])[:-20], "not a batch"),
        (pickle.dumps([1, 2]), "not a batch"),
        (pickle.dumps({"data": 5, "labels": []}), "no images"),
        (pickle.dumps({"data": four().reshape(4, -1)}), "no labels"),
        (pickle.dumps({"data": four().reshape(4, -1), "labels": ["a"] * 4}), "no labels"),
        (pickle.dumps({"data": four().reshape(4, -1).astype(float), "labels": [0] * 4}), "no im"),
        (pickled(four()[:, :, :16], [0, 1, 2, 3]), "1,536 values"),
        (pickled(four(), [0, 1, 2]), "4 images and 3 labels"),
        (pickled(four(), [0, 1, 2, 10]), "none of the 10"),
        (pickled(four(), [0, 1, 2, -1]), "none of the 10"),
        (pickle.dumps({"data": four().reshape(4, -1), "labels": [10**30] * 4}), "none of the"),
        (pickled(four(1)[:0], []), "no images"),
    ],
)
def test_cifar_batches_that_are_not_what_they_claim_are_refused(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    batches(tmp_path, content)
    assert reason in str(refused("cifar10", tmp_path, trusted(content)))


def test_batches_of_newer_numpys_are_read(tmp_path: Path) -> None:
    content = pickle.dumps({"data": four().reshape(4, -1), "labels": [3, 2, 1, 0]})
    batches(tmp_path, content)
    train = readers.read(catalog.entry("cifar10"), "train", tmp_path, trusted(content))
    assert np.array_equal(train.images.numpy(), np.concatenate([four()] * 5))
    assert train.labels.tolist() == [3, 2, 1, 0] * 5


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_gone_or_a_folder_is_said(name: str, tmp_path: Path) -> None:
    entry = catalog.entry(name)
    path = dataset_files.write(name, tmp_path) / next(iter(dataset_files.members(name)))
    path.unlink()
    assert not archives.is_here(entry, tmp_path)
    assert "No such file" in str(refused(name, tmp_path, listed(name)))
    path.mkdir()
    assert not archives.is_here(entry, tmp_path)
    assert str(path) in str(refused(name, tmp_path, listed(name)))


def test_whether_it_is_here_may_be_hard_to_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = catalog.entry("mnist")
    assert not archives.is_here(entry, tmp_path / "none")
    (tmp_path / "MNIST").write_text("a file where a folder should be")
    assert not archives.is_here(entry, tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert not archives.is_here(entry, tmp_path / "loop")
    with pytest.raises(AtelierError) as caught:
        archives.is_here(entry, tmp_path / ("x" * 300))  # no file system takes such a name
    assert caught.value.code == "data_root_unreadable"


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's here")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("name", NAMES)
def test_files_that_may_not_be_read_are_said(name: str, tmp_path: Path) -> None:
    path = dataset_files.write(name, tmp_path) / next(iter(dataset_files.members(name)))
    path.chmod(0)
    with pytest.raises(AtelierError) as caught:
        readers.read(catalog.entry(name), "train", tmp_path, listed(name))
    assert caught.value.code == "data_root_unreadable"
