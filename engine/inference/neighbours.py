"""The images that a network finds most like a picture: nearest by its own features."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from engine import devices, home
from engine.data import catalog
from engine.data.image_set import ImageSet, Progress
from engine.errors import AtelierError
from engine.files import replacing
from engine.models.weights import Weights
from engine.pixels import as_batch, to_float

_log = logging.getLogger(__name__)

_FORMAT = "atelier-features-1"
_BATCH = 250
_KEPT_FILES = 3  # the newest; one of 60,000 images takes 23 MB (`sketch`) to 94 MB (`linear`)


@dataclass(frozen=True, eq=False)
class Nearest:
    """The nearest images of a picture, nearest first.

    Attributes:
        indices: int64 [k], into the image set.
        distances: float32 [k], 0 (same direction) to 2 (opposite).
    """

    indices: NDArray[np.int64]
    distances: NDArray[np.float32]


class Index:
    """The features of an image set as one network computes them, ready to be searched.

    Features are what goes into the network's last linear layer: all that it still knows of a
    picture when it decides. Distance is 1 minus the cosine of the angle between two pictures'
    features, both measured from the image set's mean (of features behind a ReLU none is negative,
    so that without this all angles are small).

    An index owns a network: one thread at a time may search it.
    """

    def __init__(self, model: nn.Module, features: Tensor) -> None:
        """Use features that are there.

        Args:
            model: In evaluation mode, on the CPU; never one that is used by another thread.
            features: float [N, D], of N images.
        """
        self._model = model
        self._mean = features.float().mean(dim=0)
        # All at once would take a large index three times over.
        self._directions = torch.empty(features.shape)
        for rows, part in zip(self._directions.split(_BATCH), features.split(_BATCH), strict=True):
            rows.copy_(functional.normalize(part.float() - self._mean))

    def __len__(self) -> int:
        return len(self._directions)

    @torch.inference_mode()
    def nearest(self, seen: NDArray[np.uint8], count: int = 8) -> Nearest:
        """The images nearest to a picture.

        Args:
            seen: uint8 [H, W] or [H, W, 3], the picture as the network sees it.
            count: How many; fewer if the index holds fewer.
        """
        feature = _features(self._model, as_batch(seen))[0]
        direction = functional.normalize(feature - self._mean, dim=0)
        cosines, indices = (self._directions @ direction).topk(min(count, len(self)))
        return Nearest(indices.numpy(), (1 - cosines).clamp(0, 2).numpy())


def index(trained: Weights, images: ImageSet, progress: Progress | None = None) -> Index:
    """The index of an image set by the features of some weights.

    It is read from the cache below `home.home()` if it was built before, else built and kept there;
    a damaged file is replaced, and where none can be written the index works all the same.

    Args:
        trained: The weights.
        images: At least one, of the shape that the weights expect.
        progress: Called with (images done, images in all) while it is built; what it raises ends
            the work.

    Raises:
        AtelierError: `dataset_mismatch`, `checkpoint_mismatch`.
    """
    if images.shape != trained.inputs.picture:
        raise AtelierError(
            "dataset_mismatch",
            expected=_size(trained.inputs.picture),
            dataset=catalog.spoken_title(images.name),
            found=_size(images.shape),
        )
    model = devices.place(trained.build(), torch.device("cpu"))
    key = _key(trained, images)
    path = home.home() / "cache" / f"features-{key}.safetensors"
    features = _read(path, len(images))
    if features is None:
        features = compute(model, images, progress)
        _write(path, features)
    return Index(model, features)


def _size(shape: tuple[int, int, int]) -> str:
    return " x ".join(map(str, shape))


def compute(model: nn.Module, images: ImageSet, progress: Progress | None = None) -> Tensor:
    """The features of images, float16 [N, D].

    Args:
        model: In evaluation mode, on the CPU.
        images: At least one.
        progress: Called with (images done, images in all) after each batch.
    """
    features = torch.empty(0)
    for start in range(0, len(images), _BATCH):
        with torch.inference_mode():
            part = _features(model, to_float(images.images[start : start + _BATCH]))
        if start == 0:
            features = torch.empty(len(images), part.shape[1], dtype=torch.float16)
        # Beyond what float16 can hold a feature would be infinite, and no angle a number.
        features[start : start + len(part)] = part.clamp(-6e4, 6e4)
        if progress:
            progress(start + len(part), len(images))
    return features


def _features(model: nn.Module, batch: Tensor) -> Tensor:
    """What goes into the linear layer that was called last, float32 [N, D]; else the logits."""
    with _watched(model) as inputs:
        logits: Tensor = model(batch)
    return (inputs[-1] if inputs else logits).flatten(1).float()


@contextmanager
def _watched(model: nn.Module) -> Iterator[list[Tensor]]:
    """The inputs of the model's linear layers, in the order of their calls."""
    inputs: list[Tensor] = []

    def note(_module: nn.Module, arguments: tuple[Tensor, ...]) -> None:
        inputs.append(arguments[0])

    hooks = [
        module.register_forward_pre_hook(note)
        for module in model.modules()
        if isinstance(module, nn.Linear)
    ]
    try:
        yield inputs
    finally:
        for hook in hooks:
            hook.remove()


# The cache


def _key(trained: Weights, images: ImageSet) -> str:
    """Equal for equal weights of one architecture on equal images."""
    digest = hashlib.sha256(f"{_FORMAT} {trained.model.name} {images.fingerprint}".encode())
    for name in sorted(trained.state_dict):
        tensor = trained.state_dict[name]
        digest.update(f"{name} {tensor.dtype} {list(tensor.shape)}".encode())
        digest.update(tensor.contiguous().reshape(-1).view(torch.uint8).numpy().data)
    return digest.hexdigest()[:32]


def _checksum(features: Tensor) -> str:
    return hashlib.sha256(features.numpy().data).hexdigest()


def _read(path: Path, count: int) -> Tensor | None:
    """The features of a cache file; None if there is none, or not what was written."""
    try:
        with safe_open(path, framework="pt") as opened:
            features: Tensor = opened.get_tensor("features")
            expected = (opened.metadata() or {}).get("sha256")
    except FileNotFoundError:
        return None
    except (SafetensorError, OSError) as error:
        _log.warning("the cache file %s cannot be read: %s", path, error)
        return None
    if len(features) != count or _checksum(features) != expected:
        _log.warning("the cache file %s is damaged; it is made again", path)
        return None
    with suppress(OSError):
        os.utime(path)  # it was used: the oldest are removed first
    return features


def _write(path: Path, features: Tensor) -> None:
    """Keep features for the next time, and remove what has not been used for the longest."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as part:
            save_file({"features": features}, part, {"sha256": _checksum(features)})
        files = path.parent.glob("features-*.safetensors")
        for old in sorted(files, key=lambda file: file.stat().st_mtime)[:-_KEPT_FILES]:
            old.unlink(missing_ok=True)
    except (OSError, SafetensorError) as error:
        _log.warning("the features are not kept in %s: %s", path, error)
