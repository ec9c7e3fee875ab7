"""Images that worker processes get too."""

import torch

from engine.data import loaders
from engine.data_spec import DataSpec
from tests.tiny import tiny_images


def test_arrays_that_look_at_the_images_outlive_the_workers() -> None:
    images = tiny_images(64, 0)
    pixels, labels = images.images.numpy(), images.labels.numpy()
    loader = loaders.training_loader(images, DataSpec(workers=2), 16, 0, 1)
    assert sum(len(batch) for _, batch in loader) == 64
    assert images.images.data_ptr() == pixels.ctypes.data
    assert images.labels.data_ptr() == labels.ctypes.data
    assert not images.images.is_shared()
    assert torch.equal(torch.from_numpy(labels.copy()), tiny_images(64, 0).labels)
