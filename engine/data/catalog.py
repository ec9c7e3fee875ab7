"""The datasets that Atelier knows: facts about each, and how to get it. Light: no torch, no Qt."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

from engine.errors import AtelierError, Phrase, Said

# Names and order as in the data set's own README (github.com/zalandoresearch/fashion-mnist), in
# the spelling of torchvision.datasets.FashionMNIST.classes.
FASHION_CLASSES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)


# Classes of torchvision.datasets.KMNIST, and of EMNIST's split "letters" without its empty first.
KMNIST_CLASSES = ("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo")
DIGITS = tuple("0123456789")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
CIFAR_CLASSES = (
    "airplane",
    "automobile",
    "bird",
    "cat",
    "deer",
    "dog",
    "frog",
    "horse",
    "ship",
    "truck",
)

FOLDER = "folder:"
"""What a folder of one's own pictures begins with, as the name of a dataset."""

Framing = Literal["longest-edge", "centred-mass", "boxed", "whole"]


@dataclass(frozen=True)
class CatalogEntry:
    """What is known of a dataset without opening it; of a folder or drawings, after that.

    Attributes:
        name: How specs and commands call it.
        title: How people call it.
        classes: Class names, by label.
        shape: Channels, height, width of one image.
        train_count: Images in the training split.
        test_count: Images in the test split.
        framing: How a picture from elsewhere is fitted into `shape`. `longest-edge`: trimmed, its
            longest edge scaled to the box, as Fashion-MNIST's makers did. `centred-mass`: trimmed,
            scaled into 20/28 of the box, its centre of mass in the middle (MNIST). `boxed`:
            trimmed, scaled into 24/28 of the box (EMNIST). `whole`: not trimmed, any ground,
            scaled until it fits.
        licence: Under which terms the images are given.
        source: `built-in`; `download` for one that has to be on this machine first; `folder` and
            `drawings` for what people bring themselves.
        megabytes: Size of the download, 0 for any other.
        website: Where its makers describe it.
    """

    name: str
    title: str
    classes: tuple[str, ...]
    shape: tuple[int, int, int]
    train_count: int
    test_count: int
    framing: Framing
    licence: str
    source: Literal["built-in", "download", "folder", "drawings"]
    megabytes: int = 0
    website: str = ""


ENTRIES: dict[str, CatalogEntry] = {
    entry.name: entry
    for entry in (
        CatalogEntry(
            name="garments",
            title="Garments",
            classes=FASHION_CLASSES,
            shape=(1, 28, 28),
            train_count=12_000,
            test_count=2_000,
            framing="longest-edge",
            licence="MIT",
            source="built-in",
        ),
        CatalogEntry(
            name="fashion-mnist",
            title="Fashion-MNIST",
            classes=FASHION_CLASSES,
            shape=(1, 28, 28),
            train_count=60_000,
            test_count=10_000,
            framing="longest-edge",
            licence="MIT",
            source="download",
            megabytes=30,
            website="https://github.com/zalandoresearch/fashion-mnist",
        ),
        CatalogEntry(
            name="mnist",
            title="MNIST",
            classes=DIGITS,
            shape=(1, 28, 28),
            train_count=60_000,
            test_count=10_000,
            framing="centred-mass",
            licence="CC BY-SA 3.0",
            source="download",
            megabytes=11,
            website="http://yann.lecun.com/exdb/mnist/",
        ),
        CatalogEntry(
            name="kmnist",
            title="KMNIST",
            classes=KMNIST_CLASSES,
            shape=(1, 28, 28),
            train_count=60_000,
            test_count=10_000,
            framing="longest-edge",
            licence="CC BY-SA 4.0",
            source="download",
            megabytes=20,
            website="http://codh.rois.ac.jp/kmnist/",
        ),
        CatalogEntry(
            name="emnist-letters",
            title="EMNIST letters",
            classes=LETTERS,
            shape=(1, 28, 28),
            train_count=124_800,
            test_count=20_800,
            framing="boxed",
            licence="public domain",
            source="download",
            megabytes=536,
            website="https://www.nist.gov/itl/products-and-services/emnist-dataset",
        ),
        CatalogEntry(
            name="usps",
            title="USPS",
            classes=DIGITS,
            shape=(1, 16, 16),
            train_count=7_291,
            test_count=2_007,
            framing="longest-edge",
            licence="not stated",
            source="download",
            megabytes=8,
            website="https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets/multiclass.html",
        ),
        CatalogEntry(
            name="cifar10",
            title="CIFAR-10",
            classes=CIFAR_CLASSES,
            shape=(3, 32, 32),
            train_count=50_000,
            test_count=10_000,
            framing="whole",
            licence="not stated",
            source="download",
            megabytes=163,
            website="https://www.cs.toronto.edu/~kriz/cifar.html",
        ),
        CatalogEntry(
            name="drawings",
            title="Drawings",
            classes=FASHION_CLASSES,
            shape=(1, 28, 28),
            train_count=0,
            test_count=0,
            framing="longest-edge",
            licence="yours",
            source="drawings",
        ),
    )
}


def entry(name: str) -> CatalogEntry:
    """The entry called `name`; a folder has none before it is opened.

    Raises:
        AtelierError: `dataset_unknown`.
    """
    if name not in ENTRIES:
        raise AtelierError(
            "dataset_unknown", name=name, known=f"{', '.join(ENTRIES)}, {FOLDER}PATH"
        )
    return ENTRIES[name]


def check(name: str) -> None:
    """Check that `name` could be a dataset's, without looking at the disk.

    Raises:
        AtelierError: `dataset_unknown`.
    """
    if name == FOLDER or not name.startswith(FOLDER):
        entry(name)


def title(name: str) -> str:
    """How people call the dataset: its title, or the last part of a folder's path."""
    if name.startswith(FOLDER):
        return PurePath(name.removeprefix(FOLDER)).name or name
    return ENTRIES[name].title if name in ENTRIES else name


def spoken_title(name: str) -> Said:
    """The same to be said in any language: a phrase, where it is a word and no name."""
    words = {"garments": Phrase("title_garments"), "drawings": Phrase("title_drawings")}
    return words.get(name, title(name))


def framing(name: str) -> Framing:
    """How a picture from elsewhere is fitted into the frame of a dataset's images."""
    if name.startswith(FOLDER):
        return "whole"
    return ENTRIES[name].framing if name in ENTRIES else "longest-edge"
