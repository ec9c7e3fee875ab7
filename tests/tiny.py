"""Tiny data that engine and window are both tested on."""

import torch

from engine.data.catalog import FASHION_CLASSES
from engine.data.image_set import ImageSet


def tiny_images(count: int, seed: int) -> ImageSet:
    """Ten classes that a network can tell apart: a bright bar at the class's height, and noise."""
    generator = torch.Generator().manual_seed(seed)
    labels = torch.randint(0, 10, (count,), generator=generator)
    images = torch.randint(0, 90, (count, 1, 28, 28), generator=generator, dtype=torch.uint8)
    for image, label in zip(images, labels.tolist(), strict=True):
        image[0, 2 * label + 3 : 2 * label + 6] += 150
    return ImageSet("garments", images, labels, FASHION_CLASSES)
