"""What teaching needs done in a worker thread: learn, take over, go back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine import home
from engine.data import catalog
from engine.data.drawings import Sample
from engine.errors import Said
from gui.background import Job
from gui.session import LoadedDataset

if TYPE_CHECKING:
    from engine.data.image_set import ImageSet
    from engine.models.weights import Weights
    from engine.training.teaching import Taught

_PHOTOS = 320  # drawn for the replay where no dataset with the model's classes is loaded
_TEST = 1_000


@dataclass(frozen=True, eq=False)
class Lesson:
    """Weights that learned from drawings, before they are put to use.

    Attributes:
        taught: The weights, and what has changed.
        title: What the dataset of the test images is called.
    """

    taught: Taught
    title: Said


def learn(samples: Sequence[Sample], dataset: LoadedDataset | None, job: Job) -> Lesson:
    """Teach a copy of Atelier's weights.

    Args:
        samples: The drawings.
        dataset: What is loaded; built-in garments take its place where it does not fit the model.
        job: Is told of progress, and asked whether to go on.

    Raises:
        AtelierError: what reading the weights, framing the drawings and `teaching.teach` raise.
        Cancelled: if the job was cancelled.
    """
    from engine import devices
    from engine.data import drawings, preprocessing
    from engine.models import taught, weights
    from engine.training import teaching

    devices.use_threads(1)
    base = weights.read(home.default_weights())
    height, width = base.inputs.picture[1:]
    drawn = drawings.as_image_set(
        samples, base.classes, lambda picture: preprocessing.frame(picture, (height, width))
    )
    job.progress(0, 1)
    photos, test, title = _material(base, dataset)
    current = weights.read(taught.current_weights())
    if current.inputs != base.inputs:
        current = base
    found = teaching.teach(base, drawn, photos, test, current=current, progress=job.progress)
    return Lesson(found, title)


def _material(base: Weights, dataset: LoadedDataset | None) -> tuple[ImageSet, ImageSet, Said]:
    """What is replayed, what the forgetting is measured on, and what that is called."""
    import torch

    from engine.data import garments
    from engine.data.image_set import ImageSet

    if dataset is not None and _fits(dataset.train, base) and _fits(dataset.test, base):
        return dataset.train, dataset.test, catalog.spoken_title(dataset.entry.name)
    sets = []
    for count, seed in ((_PHOTOS, 0), (_TEST, 1)):  # the seeds of the built-in set's splits
        pixels, labels = garments.draw(count, seed, "photo")
        images = torch.from_numpy(pixels)[:, None]
        sets.append(ImageSet("garments", images, torch.from_numpy(labels), garments.CLASSES))
    return sets[0], sets[1], catalog.spoken_title("garments")


def _fits(images: ImageSet, base: Weights) -> bool:
    return images.shape == base.inputs.picture and images.classes == base.classes


def accept(lesson: Lesson) -> Path:
    """Put a lesson's weights to use; errors as `taught.accept`."""
    from engine.models import taught

    return taught.accept(lesson.taught.weights)


def go_back() -> Path:
    """Put Atelier's own weights to use; errors as `taught.forget`."""
    from engine.models import taught

    taught.forget()
    return home.default_weights()


def undo() -> Path:
    """Take back the last `accept` or `go_back`; errors as `taught.undo`."""
    from engine.models import taught

    return taught.undo()


def in_use() -> Path:
    """The weights that name drawings now."""
    from engine.models import taught

    return taught.current_weights()
