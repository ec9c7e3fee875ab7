"""The drawings that a person has named: one PNG each, which says itself what it is. Light.

There is no index that could disagree with the files: the class and the moment stand in each PNG's
own text (iTXt). A file is named after its pixels, so that the same drawing is kept once.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin, UnidentifiedImageError

from engine.data.catalog import FASHION_CLASSES
from engine.errors import AtelierError, Phrase, of_os_error
from engine.files import replacing
from engine.home import drawings_folder

if TYPE_CHECKING:
    from engine.data.image_set import ImageSet

Picture: TypeAlias = NDArray[np.uint8]

_CLASS_KEY, _ADDED_KEY = "Atelier class", "Atelier added"
_LONGEST_EDGE = 1024
_FIRST = 5  # of a class's first so many drawings one is tested on, and later as large a share
_SPLIT_SEED = 0


@dataclass(frozen=True, eq=False)
class Sample:
    """A drawing and what the person says it is.

    Attributes:
        id: Stands for the drawing's pixels; the stem of its file's name.
        name: The class, as the model that it was drawn for calls it.
        picture: uint8 [H, W], as it was drawn, before any framing.
        added: When it was first kept, UTC, in ISO 8601.
    """

    id: str
    name: str
    picture: Picture
    added: str


@dataclass(frozen=True, eq=False)
class Collection:
    """What is in the folder.

    Attributes:
        samples: The oldest first.
        damaged: How many PNG files could not be read, or say no class.
    """

    samples: tuple[Sample, ...]
    damaged: int = 0


@dataclass(frozen=True, eq=False)
class Kept:
    """What keeping a drawing came to.

    Attributes:
        sample: As it is kept now.
        before: What the same drawing was kept as, if it was there already; the newer class has
            taken its place.
    """

    sample: Sample
    before: Sample | None


def add(picture: Picture, name: str) -> Kept:
    """Keep a drawing under a class; the same drawing kept before gets the new class.

    Args:
        picture: uint8 [H, W], at most 1024 pixels along an edge; copied.
        name: The class.

    Raises:
        AtelierError: `image_empty`, if all of it has one colour; `image_too_large`;
            `cannot_write`.
    """
    height, width = picture.shape
    if picture.size == 0 or picture.min() == picture.max():
        raise AtelierError("image_empty", path=Phrase("the_drawing"))
    if max(height, width) > _LONGEST_EDGE:
        raise AtelierError(
            "image_too_large", path=Phrase("the_drawing"), width=width, height=height
        )
    digest = hashlib.sha256(repr(picture.shape).encode() + picture.tobytes()).hexdigest()[:16]
    before = _read(_path(digest))
    added = before.added if before else datetime.now(UTC).isoformat()
    sample = Sample(digest, name, picture.copy(), added)
    if before is None or before.name != name:
        put(sample)
    return Kept(sample, before)


def put(sample: Sample) -> None:
    """Write a sample as it is: to give it another class, or to bring back a removed one.

    Raises:
        AtelierError: `cannot_write`.
    """
    text = PngImagePlugin.PngInfo()
    text.add_itxt(_CLASS_KEY, sample.name)
    text.add_itxt(_ADDED_KEY, sample.added)
    path = _path(sample.id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as part:
            Image.fromarray(sample.picture).save(part, format="PNG", pnginfo=text)
    except OSError as error:
        raise AtelierError("cannot_write", path=path.parent, reason=of_os_error(error)) from error


def remove(sample: Sample) -> None:
    """Delete a sample's file, if it is there.

    Raises:
        AtelierError: `cannot_delete`.
    """
    path = _path(sample.id)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise AtelierError("cannot_delete", path=path, reason=of_os_error(error)) from error


def read_all() -> Collection:
    """All samples on this machine; none if there is no folder yet.

    Raises:
        AtelierError: `path_unusable`, if the folder cannot be listed.
    """
    folder = drawings_folder()
    try:
        # Not `glob`: it takes a folder that may not be read for an empty one.
        names = [path for path in folder.iterdir() if path.suffix == ".png"]
    except FileNotFoundError:
        return Collection(())
    except OSError as error:
        raise AtelierError("path_unusable", path=folder, reason=of_os_error(error)) from error
    read = [_read(path) for path in names if not path.name.startswith(".")]
    samples = sorted(filter(None, read), key=lambda sample: (sample.added, sample.id))
    return Collection(tuple(samples), len(read) - len(samples))


def as_image_set(
    samples: Sequence[Sample], classes: tuple[str, ...], frame: Callable[[Picture], Picture]
) -> ImageSet:
    """The samples as a model sees them.

    Args:
        samples: Those whose class is not among `classes`, or that cannot be framed, are left out.
        classes: The model's class names, by label.
        frame: From a picture to what the model expects, uint8 [H, W].

    Raises:
        AtelierError: `folder_empty`, if none is left.
    """
    known = [sample for sample in samples if sample.name in classes]
    framed = _framed(known, frame)
    if not framed:
        raise AtelierError("folder_empty", path=drawings_folder())
    return _image_set(framed, classes)


def read_sets(frame: Callable[[Picture], Picture]) -> tuple[ImageSet, ImageSet]:
    """All drawings as a dataset: those to learn from, and those to test on.

    The classes are Fashion-MNIST's, if every drawing is of one of them; else the drawings' own
    names, sorted. Of a class's first five drawings the second goes to the test, later ones with a
    chance of a fifth that their pixels decide. So a new drawing moves no older one.

    Args:
        frame: From a picture to what a model expects, uint8 [H, W]; a drawing that it raises an
            `AtelierError` for is left out.

    Raises:
        AtelierError: `drawings_none`, `drawings_one_class`, `drawings_too_few`, or what `read_all`
            raises.
    """
    framed = _framed(read_all().samples, frame)
    names = sorted({sample.name for sample, _ in framed})
    if not names:
        raise AtelierError("drawings_none")
    if len(names) == 1:
        raise AtelierError("drawings_one_class", name=names[0])
    classes = FASHION_CLASSES if set(names) <= set(FASHION_CLASSES) else tuple(names)
    tested = _drawn_for_test([sample for sample, _ in framed])
    if not tested:
        raise AtelierError("drawings_too_few")
    train = [pair for pair in framed if pair[0].id not in tested]
    test = [pair for pair in framed if pair[0].id in tested]
    return _image_set(train, classes), _image_set(test, classes)


def _drawn_for_test(samples: Sequence[Sample]) -> set[str]:
    """The ids of a fifth of each class; each choice looks at what was kept before it only."""
    tested: set[str] = set()
    kept: Counter[str] = Counter()
    for sample in samples:
        kept[sample.name] += 1
        place = kept[sample.name]
        # Two drawings of a class are enough for both splits, and five give one.
        if place == 2 or (place > _FIRST and _chance(sample.id) < 1 / _FIRST):
            tested.add(sample.id)
    return tested


def _chance(identity: str) -> float:
    """A number in 0..1 that is always the same for the same drawing."""
    digest = hashlib.sha256(f"{_SPLIT_SEED}:{identity}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def _framed(
    samples: Sequence[Sample], frame: Callable[[Picture], Picture]
) -> list[tuple[Sample, Picture]]:
    framed = []
    for sample in samples:
        with suppress(AtelierError):  # too faint to be framed: somebody else's file
            framed.append((sample, frame(sample.picture)))
    return framed


def _image_set(framed: Sequence[tuple[Sample, Picture]], classes: tuple[str, ...]) -> ImageSet:
    import torch

    from engine.data.image_set import ImageSet

    images = torch.from_numpy(np.stack([picture for _, picture in framed])[:, None])
    labels = torch.tensor([classes.index(sample.name) for sample, _ in framed])
    return ImageSet("drawings", images, labels, classes)


def _path(identity: str) -> Path:
    return drawings_folder() / f"{identity}.png"


def _read(path: Path) -> Sample | None:
    """The sample in a file; None if there is none, or nothing that makes sense."""
    try:
        with Image.open(path, formats=["PNG"]) as image:
            name, added = image.info.get(_CLASS_KEY), image.info.get(_ADDED_KEY)
            if not name or not added or image.mode != "L" or max(image.size) > _LONGEST_EDGE:
                return None
            picture = np.array(image, dtype=np.uint8)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        return None  # what Pillow raises on damaged files
    if picture.min() == picture.max():
        return None
    return Sample(path.stem, str(name), picture, str(added))
