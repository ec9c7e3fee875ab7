"""Images that lie where the network computes, so that a batch is only picked out there.

The order of a run, and all else that is drawn, comes from generators on the CPU: it stays the same,
and so do the pixels. What is not sure to work or to fit stays on the CPU.
"""

from dataclasses import replace

import torch

from engine import devices
from engine.data.image_set import ImageSet
from engine.data.loaders import TrainingData
from engine.train_spec import TrainSpec
from engine.transform_steps import enabled_steps

# A network computes with the whole batch in float32 beside this, and may need much room for it.
_SHARE = 0.25
# From here on MPS found nothing but zeros in some versions of torch.
_MOST_ON_MPS = 2**31


def settle(data: TrainingData, spec: TrainSpec, device: torch.device) -> TrainingData:
    """A run's images on its device, where that helps and where there is room.

    Images to learn from stay on the CPU where workers fetch them, or where an augmentation draws
    for them there.

    Args:
        data: With images on the CPU; unchanged.
        spec: Its augmentation.
        device: Where the run computes.

    Returns:
        The same images in the same order; `data` itself for a CPU.
    """
    if device.type == "cpu":
        return data
    fetched_here = not data.loading.workers and spec.augment == "none"
    train = on_device(data.train, device) if fetched_here else data.train
    return replace(data, train=train, validation=on_device(data.validation, device))


def on_device(images: ImageSet, device: torch.device) -> ImageSet:
    """An image set whose tensors are on a device; itself where they may not or cannot be there.

    They may not where a transform draws, or would resample them: a device does that in its own way,
    to other last bits, and not each device can. They take a quarter of the free memory at most.
    """
    if any(step.name != "Normalize" for step in enabled_steps(images.transforms)):
        return images
    if device.type == "mps" and images.images.numel() >= _MOST_ON_MPS:
        return images
    if images.images.nbytes + images.labels.nbytes > _SHARE * devices.free_bytes(device):
        return images
    try:
        return replace(images, images=images.images.to(device), labels=images.labels.to(device))
    except (RuntimeError, MemoryError) as error:
        # Others use the device as well: what was free may be taken.
        if devices.is_out_of_memory(error):
            return images
        raise
