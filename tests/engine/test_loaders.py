"""Which images a run sees, and in which order: what a plain DataLoader would give."""

from typing import Any

import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from engine.data.image_set import to_float
from engine.data.loaders import TrainingData, evaluation_loader, split_data, training_loader
from engine.errors import AtelierError
from engine.rng import epoch_generator
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from tests.tiny import tiny_images


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


def run_spec(**settings: Any) -> RunSpec:
    train = TrainSpec(**{"batch_size": 16, "device": "cpu", **settings})
    return RunSpec(DataSpec("garments"), ModelSpec("mlp"), train)


def test_validation_share_is_held_back_from_training(tiny_data: TrainingData) -> None:
    spec = run_spec(validation=0.25)
    data = split_data(spec, tiny_data.train, None)
    assert (len(data.train), len(data.validation)) == (150, 50)
    held = [image.numpy().tobytes() for image in data.validation.images]
    kept = [image.numpy().tobytes() for image in data.train.images]
    assert sorted(held + kept) == sorted(
        image.numpy().tobytes() for image in tiny_data.train.images
    )
    again = split_data(spec, tiny_data.train, None)
    assert torch.equal(again.validation.images, data.validation.images)
    other = split_data(run_spec(validation=0.25, seed=1), tiny_data.train, None)
    assert not torch.equal(other.validation.images, data.validation.images)


@pytest.mark.parametrize("share", [0.001, 0.999])
def test_a_share_that_leaves_nothing_is_refused(share: float, tiny_data: TrainingData) -> None:
    with pytest.raises(AtelierError) as refused:
        split_data(run_spec(validation=share), tiny_data.train, None)
    assert refused.value.code == "split_empty"


def test_a_batch_larger_than_the_set_is_refused(tiny_data: TrainingData) -> None:
    with pytest.raises(AtelierError, match="larger than the 200"):
        split_data(run_spec(batch_size=201), tiny_data.train, tiny_data.validation)
    assert split_data(run_spec(batch_size=200), tiny_data.train, tiny_data.validation) == tiny_data
