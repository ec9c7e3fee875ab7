"""Sends three pictures through the network, in worker threads."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.data_spec import DataSpec
from engine.models.walk_records import HookCounts, PixelOrigin, Walk
from gui.model.subject import Network, Subject
from gui.session import Chosen, LoadedDataset

if TYPE_CHECKING:
    from torch import Tensor

    from engine.data.image_set import ImageSet

IMAGES = 3


@dataclass(frozen=True, eq=False)
class Request:
    """What is to be walked.

    Attributes:
        subject: The network.
        dataset: Where the pictures come from.
        data: What is done to them on their way to the network.
        chosen: The first picture; the next ones of its split follow. None for the first test image.
        drawing: uint8 [H, W] or [H, W, 3], which then comes first; None for none.
    """

    subject: Subject
    dataset: LoadedDataset
    data: DataSpec
    chosen: Chosen | None
    drawing: NDArray[np.uint8] | None


@dataclass(frozen=True, eq=False)
class Answer:
    """A walk, and what it was made with.

    Attributes:
        request: What was asked.
        walk: The network's layers and their values.
        network: The network itself; nobody trains it.
        pictures: uint8 [3, H, W] or [3, H, W, 3], before any transform.
        labels: What they are; -1 for a drawing.
        classes: Class names, by label.
    """

    request: Request
    walk: Walk
    network: Network
    pictures: NDArray[np.uint8]
    labels: tuple[int, ...]
    classes: tuple[str, ...]


class WalkMaker:
    """Keeps the network between two walks; one walk at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: tuple[Subject, Network] | None = None

    def walk(self, request: Request) -> Answer:
        """Make a walk.

        Raises:
            AtelierError: What building the network or preparing the pictures raises. What goes
                wrong in the network itself is in the walk.
        """
        from engine import devices
        from engine.models import forward_trace

        devices.use_threads(1)  # a training in progress has first call on the cores
        pictures, batch, labels = _pictures(request)
        classes = request.subject.inputs.classes
        with self._lock:
            network = self._network(request.subject)
            walk = forward_trace.trace(network.module, batch, len(classes))
        return Answer(request, walk, network, pictures, labels, classes)

    def count_hooks(self, answer: Answer) -> HookCounts:
        """How many hooks fire on the walk that was made, by `model(x)` and by `forward`.

        Raises:
            AtelierError: `walk_failed`.
        """
        import torch

        from engine.models import forward_trace

        with self._lock:
            batch = torch.from_numpy(answer.walk.batch)
            return forward_trace.count_hooks(answer.network.module, batch)

    def pixel(self, answer: Answer, number: int, place: tuple[int, int, int, int]) -> PixelOrigin:
        """Where one number of a layer's output comes from; arguments as the engine's."""
        from engine.models.receptive_field import receptive_field

        return receptive_field(answer.walk, answer.network.module, number, place)

    def _network(self, subject: Subject) -> Network:
        if self._kept is not None:
            kept, network = self._kept
            same = kept.spec == subject.spec and kept.inputs == subject.inputs
            if same and kept.own is subject.own:
                return network
        self._kept = None  # not two at once
        network = subject.build()
        self._kept = (subject, network)
        return network


def _pictures(request: Request) -> tuple[NDArray[np.uint8], Tensor, tuple[int, ...]]:
    """Three pictures as they are, as the network gets them, and their labels."""
    import torch

    from engine.data import loaders
    from engine.pixels import FixedSteps, as_batch

    chosen = request.chosen or Chosen("test", 0)
    images: ImageSet = loaders.prepare(request.dataset.split(chosen.split), request.data)
    indices = [(chosen.index + step) % len(images) for step in range(IMAGES)]
    drawing = request.drawing
    if drawing is not None:
        indices = indices[: IMAGES - 1]
    batch, labels = images.__getitems__(indices)
    stored = images.images[indices].numpy()
    pictures = stored[:, 0] if stored.shape[1] == 1 else np.moveaxis(stored, 1, 3)
    named = tuple(int(label) for label in labels)
    if drawing is None:
        return np.ascontiguousarray(pictures), batch, named
    drawing = _fitted(drawing, colour=stored.shape[1] == 3)
    first = FixedSteps(request.subject.inputs.transforms)(as_batch(drawing))
    both = np.concatenate([drawing[None], pictures])
    return both, torch.cat([first, batch]), (-1, *named)


def _fitted(drawing: NDArray[np.uint8], *, colour: bool) -> NDArray[np.uint8]:
    """A drawing with as many channels as the dataset's pictures."""
    if colour and drawing.ndim == 2:
        return np.repeat(drawing[:, :, None], 3, axis=2)
    if not colour and drawing.ndim == 3:
        grey: NDArray[np.uint8] = drawing.mean(axis=2).astype(np.uint8)
        return grey
    return drawing
