"""The datasets that Atelier knows: facts about each, and how to get it. Light: no torch, no Qt."""

from dataclasses import dataclass
from typing import Literal

from engine.errors import AtelierError

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


@dataclass(frozen=True)
class CatalogEntry:
    """What is known of a dataset without opening it.

    Attributes:
        name: How specs and commands call it.
        title: How people call it.
        classes: Class names, by label.
        shape: Channels, height, width of one image.
        train_count: Images in the training split.
        test_count: Images in the test split.
        framing: How a picture is fitted into `shape`: `longest-edge` trims it and scales its
            longest edge to the box, as Fashion-MNIST's makers did.
        licence: Under which terms the images are given.
        source: `built-in`, or `download` for one that has to be on this machine first.
        megabytes: Size of the download, 0 for a built-in set.
    """

    name: str
    title: str
    classes: tuple[str, ...]
    shape: tuple[int, int, int]
    train_count: int
    test_count: int
    framing: Literal["longest-edge"]
    licence: str
    source: Literal["built-in", "download"]
    megabytes: int = 0


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
        ),
    )
}


def entry(name: str) -> CatalogEntry:
    """The entry called `name`.

    Raises:
        AtelierError: `dataset_unknown`.
    """
    if name not in ENTRIES:
        raise AtelierError("dataset_unknown", name=name, known=", ".join(ENTRIES))
    return ENTRIES[name]
