"""The images that a script reads where torchvision does not have them: one file beside it.

`torch.load(path, weights_only=True)` gives `{"train": {"images", "labels"}, "test": the same,
"classes"}`: images uint8 [N, C, H, W], labels int64 [N], indices into the list of class names.
"""

import io
from pathlib import Path

import torch
from torch import Tensor

from engine.data.image_set import ImageSet
from engine.files import replacing


def write(path: Path, train: ImageSet, test: ImageSet | None = None) -> None:
    """Write a dataset as it is: no transforms, no merged classes. The same images, the same bytes.

    Args:
        path: Where to; a file there is replaced in one step.
        train: The dataset's training split.
        test: Its test split; None if the script does not open it.

    Raises:
        OSError: If the folder cannot be written.
    """
    record: dict[str, object] = {"train": _split(train)}
    if test is not None:
        record["test"] = _split(test)
    record["classes"] = list(train.classes)
    # torch's own writer has a RuntimeError for a full disk.
    buffer = io.BytesIO()
    torch.save(record, buffer)
    with replacing(path) as part:
        part.write_bytes(buffer.getbuffer())


def _split(images: ImageSet) -> dict[str, Tensor]:
    return {"images": _alone(images.images), "labels": _alone(images.labels)}


def _alone(tensor: Tensor) -> Tensor:
    """Without the rest of a larger tensor that it is a part of, which `torch.save` would write."""
    is_whole = tensor.untyped_storage().nbytes() == tensor.nbytes
    return tensor.contiguous() if is_whole else tensor.clone(memory_format=torch.contiguous_format)
