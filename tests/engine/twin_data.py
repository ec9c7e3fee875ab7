"""Every kind of dataset in small, for the scripts that runs are compared with."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from PIL import Image
from torchvision import datasets

from engine.data import catalog, drawings, sources
from engine.data.catalog import FASHION_CLASSES
from engine.data_spec import DataSpec, Shape
from tests.engine import dataset_files

# A path and class names that could end a string in a script.
FOLDER = "사진 '{x}'"
_CLASSES = ("cat's", "개", "b{0}rd")

DATASETS = (*dataset_files.NAMES, "drawings", "grey folder", "colour folder", "garments")
RARE_DATASETS = ("garments",)  # 12,000 images: drawn in seconds


@dataclass(frozen=True)
class Facts:
    """What a spec has to fit.

    Attributes:
        data: Which images, nothing else said.
        shape: Of each image.
        classes: How many there are.
        count: Images in the training split.
    """

    data: DataSpec
    shape: Shape
    classes: int
    count: int


@contextmanager
def prepared(root: Path) -> Iterator[None]:
    """Have all of them: drawings in the home folder, the others below `root`.

    Meanwhile, the small CIFAR-10's checksums are the right ones.
    """
    for name in dataset_files.NAMES:
        dataset_files.write(name, root)
    cifar = root / "cifar-10-batches-py"
    known = pickle.dumps({"label_names": list(catalog.CIFAR_CLASSES)})
    (cifar / "batches.meta").write_bytes(known)
    _paint_folder(root)
    _draw()
    sums = {path.name: dataset_files.md5(path.read_bytes()) for path in cifar.iterdir()}
    kind = datasets.CIFAR10
    lists: dict[str, Any] = {
        name: [[file, sums[file]] for file, _ in getattr(kind, name)]
        for name in ("train_list", "test_list")
    }
    lists["meta"] = {**kind.meta, "md5": sums["batches.meta"]}
    with mock.patch.multiple(kind, **lists):
        yield


def _paint_folder(root: Path) -> None:
    noise = np.random.default_rng(0)
    for label, name in enumerate(_CLASSES):
        (root / FOLDER / name).mkdir(parents=True)
        for number in range(26):
            pixels = noise.integers(0, 100 + 50 * label, (20, 24, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(root / FOLDER / name / f"{number}.png")


def _draw() -> None:
    for number in range(60):
        drawn = np.zeros((40, 40), np.uint8)
        drawn[3 + number % 20 : 30, 5 : 12 + number // 3] = 255
        drawings.add(drawn, FASHION_CLASSES[number % 3])


def facts(name: str, root: Path) -> Facts:
    """What a spec has to fit that names one of `DATASETS`."""
    if name == "garments":
        entry = catalog.entry(name)
        return Facts(DataSpec(name), entry.shape, len(entry.classes), entry.train_count)
    if name == "grey folder":
        data = DataSpec(f"folder:{root / FOLDER}", size=20)
    elif name == "colour folder":
        data = DataSpec(f"folder:{root / FOLDER}", size=16, colour="rgb")
    else:
        data = DataSpec(name)
    train = sources.open_split(data, "train", root)
    return Facts(data, train.shape, len(train.classes), len(train))
