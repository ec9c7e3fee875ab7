"""What code needs to know of the network that is shown, and the files that go with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.codegen.pages import model_network
from gui.model.subject import Subject

if TYPE_CHECKING:
    from torch import Tensor

Write = Callable[[Path], None]


def is_loaded(subject: Subject) -> bool:
    """Whether its values go along as a file; those of seed 0 do not.

    Those of the network that ships may be Atelier's: whether they fit is seen when they are read.
    """
    return subject.own is not None or subject.spec.name == "sketch"


def weights_writer(subject: Subject) -> Write | None:
    """What writes its state_dict, in a worker thread; None if it is fresh."""
    return state_of(subject) if is_loaded(subject) else None


def state_of(subject: Subject) -> Write:
    """What writes its state_dict, in a worker thread, fresh or not."""

    def write(folder: Path) -> None:
        own = subject.own
        state = subject.build().module.state_dict() if own is None else own.state_dict
        state_writer(state)(folder)

    return write


def state_writer(state: Mapping[str, Tensor]) -> Write:
    """What writes a state_dict, in a worker thread."""

    def write(folder: Path) -> None:
        import torch

        torch.save(dict(state), folder / model_network.WEIGHTS)

    return write


def picture_writer(picture: NDArray[np.uint8], name: str) -> Write:
    """What writes a picture, uint8 [H, W] or [H, W, 3], in a worker thread."""

    def write(folder: Path) -> None:
        from PIL import Image

        Image.fromarray(picture).save(folder / name)

    return write


def both(*writers: Write | None) -> Write | None:
    """One after the other; None if there is nothing to write."""
    known = [each for each in writers if each is not None]
    if not known:
        return None

    def write(folder: Path) -> None:
        for each in known:
            each(folder)

    return write
