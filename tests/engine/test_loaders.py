"""The order of a training epoch: what a plain DataLoader would give, and nothing else."""

import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from engine.data.image_set import to_float
from engine.data.loaders import evaluation_loader, training_loader
from engine.rng import epoch_generator
from tests.engine.conftest import tiny_images


@pytest.mark.parametrize("batch_size", [1, 7, 50, 64])
def test_batches_are_those_of_a_plain_shuffled_loader(batch_size: int) -> None:
    images = tiny_images(64, 0)
    plain = DataLoader(
        TensorDataset(to_float(images.images), images.labels),
        batch_size=batch_size,
        shuffle=True,
        generator=epoch_generator(3, 2),
    )
    ours = training_loader(images, batch_size, seed=3, epoch=2)
    assert len(ours) == len(plain)
    for (pixels, labels), (plain_pixels, plain_labels) in zip(ours, plain, strict=True):
        assert torch.equal(pixels, plain_pixels)
        assert torch.equal(labels, plain_labels)


def order(seed: int, epoch: int) -> list[int]:
    images = tiny_images(40, 0)
    keys = {image.numpy().tobytes(): index for index, image in enumerate(to_float(images.images))}
    loader = training_loader(images, 16, seed, epoch)
    return [keys[image.numpy().tobytes()] for pixels, _ in loader for image in pixels]


def test_every_epoch_has_each_image_once_in_an_order_of_its_own() -> None:
    orders = [order(seed, epoch) for seed in (0, 1) for epoch in (1, 2, 3)]
    assert all(sorted(each) == list(range(40)) for each in orders)
    assert len({tuple(each) for each in orders}) == len(orders)
    assert order(1, 2) == orders[4]


def test_evaluation_takes_all_images_as_they_come() -> None:
    images = tiny_images(1203, 0)
    batches = list(evaluation_loader(images))
    assert torch.equal(torch.cat([pixels for pixels, _ in batches]), to_float(images.images))
    assert torch.equal(torch.cat([labels for _, labels in batches]), images.labels)


def test_loading_draws_nothing_from_the_global_generator() -> None:
    images = tiny_images(40, 0)
    torch.manual_seed(5)
    expected = torch.rand(1)
    torch.manual_seed(5)
    for _ in training_loader(images, 8, seed=0, epoch=1):
        pass
    for _ in evaluation_loader(images):
        pass
    assert torch.rand(1) == expected
