"""Fashion-MNIST's four files in small: the layout and format that torchvision reads."""

import struct
from pathlib import Path

from torch import Tensor

from engine.data.image_set import ImageSet

IMAGE_FILES = {"train": "train-images-idx3-ubyte", "test": "t10k-images-idx3-ubyte"}
LABEL_FILES = {"train": "train-labels-idx1-ubyte", "test": "t10k-labels-idx1-ubyte"}
FILES = (*IMAGE_FILES.values(), *LABEL_FILES.values())


def idx(values: Tensor) -> bytes:
    """A uint8 tensor as an IDX file: two zeros, type 8, dimensions, then the bytes."""
    header = struct.pack(f">BBBB{values.dim()}I", 0, 0, 8, values.dim(), *values.shape)
    return header + values.numpy().tobytes()


def raw_folder(root: Path) -> Path:
    return root / "FashionMNIST" / "raw"


def write_fashion_files(root: Path, train: ImageSet, test: ImageSet) -> Path:
    """Write both splits below `root`, and return it."""
    folder = raw_folder(root)
    folder.mkdir(parents=True)
    for split, images in (("train", train), ("test", test)):
        (folder / IMAGE_FILES[split]).write_bytes(idx(images.images.squeeze(1)))
        (folder / LABEL_FILES[split]).write_bytes(idx(images.labels.byte()))
    return root
