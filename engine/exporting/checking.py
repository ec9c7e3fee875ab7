"""Whether an exported file computes what its network computes."""

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from engine import rng
from engine.data import fitting, garments
from engine.data_spec import Shape
from engine.errors import AtelierError, Phrase
from engine.exporting.contents import Run
from engine.exporting.formats import TOLERANCE, Check, Kind

_BATCHES = (1, 2, 5)


def compare(network: nn.Module, run: Run, reader: str, shape: Shape, kind: Kind) -> Check:
    """Ask the file and the network about the same pictures: noise, and garments.

    The caller has borrowed torch's global generator: see `engine.rng`.

    Args:
        network: What was exported, in evaluation mode.
        run: Asks the file.
        reader: What reads the file.
        shape: Channels, height, width of a picture.
        kind: What the file is; it says how close the answers must be.

    Raises:
        AtelierError: `answers_not_finite`, or `export_differs` if they are not that close.
    """
    asked, furthest = 0, 0.0
    for batch in [part for some in (noise, clothes) for part in _batches(some(shape))]:
        rng.reseed(0)  # a network that draws shall draw the same in both
        with torch.inference_mode():
            expected = network(torch.from_numpy(batch)).numpy()
        rng.reseed(0)
        found = run(batch)
        if not np.isfinite(expected).all():
            raise AtelierError("answers_not_finite")
        if found.shape != expected.shape:
            shapes = {"found": list(found.shape), "expected": list(expected.shape)}
            reason = Phrase("shapes_differ", **shapes)
            raise AtelierError("export_differs", title=kind.title, reason=reason)
        difference = float(np.abs(found - expected).max())
        allowed = 0.0 if kind.is_exact else TOLERANCE * max(1.0, float(np.abs(expected).max()))
        if not difference <= allowed:  # not ">": a NaN is a difference too
            reason = Phrase("logits_differ", difference=f"{difference:.1e}")
            raise AtelierError("export_differs", title=kind.title, reason=reason)
        asked += len(batch)
        furthest = max(furthest, difference)
    return Check(furthest, asked, reader)


def check_answer(network: nn.Module, shape: Shape, classes: int) -> None:
    """Make sure that the network gives logits.

    Raises:
        AtelierError: `walk_output`.
    """
    batch = 2
    with torch.inference_mode():
        answer: object = network(torch.zeros(batch, *shape))
    if not isinstance(answer, Tensor) or tuple(answer.shape) != (batch, classes):
        found = list(answer.shape) if isinstance(answer, Tensor) else type(answer).__name__
        raise AtelierError("walk_output", expected=[batch, classes], found=found)


def noise(shape: Shape) -> NDArray[np.float32]:
    """Pictures of chance, always the same: float32 [8, C, H, W] in 0..1."""
    return np.random.default_rng(0).random((sum(_BATCHES), *shape), dtype=np.float32)


def clothes(shape: Shape) -> NDArray[np.float32]:
    """Pictures as people have them, fitted into the shape: float32 [8, C, H, W] in 0..1."""
    drawn, _ = garments.draw(sum(_BATCHES), seed=0, style="mixed")
    fitted = [fitting.fit(Image.fromarray(picture), shape) for picture in drawn]
    planes = [one[None] if one.ndim == 2 else one.transpose(2, 0, 1) for one in fitted]
    return np.stack(planes).astype(np.float32) / np.float32(255)


def _batches(pictures: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    ends = np.cumsum(_BATCHES)
    return [pictures[end - size : end] for size, end in zip(_BATCHES, ends, strict=True)]
