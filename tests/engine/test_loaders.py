"""Which images a run sees, and in which order: what a plain DataLoader would give."""

from dataclasses import replace
from typing import Any

import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from engine.data.image_set import ImageSet
from engine.data.loaders import (
    PLAIN,
    TrainingData,
    batches_per_epoch,
    evaluation_loader,
    prepare,
    split_data,
    training_loader,
)
from engine.errors import AtelierError
from engine.pixels import to_float
from engine.rng import epoch_generator
from engine.run_spec import DataSpec, ModelSpec, RunSpec, TrainSpec
from engine.transform_steps import TransformStep
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
    ours = training_loader(images, PLAIN, batch_size, seed=3, epoch=2)
    assert len(ours) == len(plain)
    for (pixels, labels), (plain_pixels, plain_labels) in zip(ours, plain, strict=True):
        assert torch.equal(pixels, plain_pixels)
        assert torch.equal(labels, plain_labels)


def order(seed: int, epoch: int) -> list[int]:
    images = tiny_images(40, 0)
    keys = {image.numpy().tobytes(): index for index, image in enumerate(to_float(images.images))}
    loader = training_loader(images, PLAIN, 16, seed, epoch)
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
    for _ in training_loader(images, PLAIN, 8, seed=0, epoch=1):
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


# Samplers


def labels_of(images: ImageSet, spec: DataSpec, epoch: int = 1) -> list[int]:
    """The images of an epoch in order, known by labels that are all different."""
    numbered = replace(images, labels=torch.arange(len(images)))
    loader = training_loader(numbered, spec, 16, seed=3, epoch=epoch)
    return [int(label) for _, labels in loader for label in labels]


def test_in_order_means_in_order() -> None:
    assert labels_of(tiny_images(40, 0), DataSpec(sampler="sequential")) == list(range(40))


def test_a_subset_is_one_part_in_a_new_order_each_epoch() -> None:
    spec = DataSpec(sampler="subset", subset=24)
    first, second = (labels_of(tiny_images(40, 0), spec, epoch) for epoch in (1, 2))
    assert len(set(first)) == 24
    assert set(first) == set(second)
    assert first != second
    assert batches_per_epoch(40, spec, 16) == 2
    assert len(labels_of(tiny_images(10, 0), spec)) == 10, "no more than there are"


def test_weighted_draws_make_rare_classes_as_likely_as_common_ones() -> None:
    common, rare = 950, 50
    images = tiny_images(common + rare, 0)
    lopsided = replace(images, labels=torch.tensor([0] * common + [1] * rare), classes=("a", "b"))
    loader = training_loader(lopsided, DataSpec(sampler="weighted"), 100, seed=0, epoch=1)
    drawn = torch.cat([labels for _, labels in loader])
    assert len(drawn) == len(images)
    # The standard deviation of the share of 1,000 fair draws is 0.016.
    assert abs(drawn.float().mean().item() - 0.5) < 0.08


def test_a_last_batch_that_is_not_full_can_be_left_out() -> None:
    images, spec = tiny_images(40, 0), DataSpec(drop_last=True)
    sizes = [len(labels) for _, labels in training_loader(images, spec, 16, seed=0, epoch=1)]
    assert sizes == [16, 16]
    assert batches_per_epoch(40, spec, 16) == 2
    assert batches_per_epoch(40, PLAIN, 16) == 3


def test_worker_processes_fetch_the_same_batches() -> None:
    flip = TransformStep.make("RandomHorizontalFlip")
    images = replace(tiny_images(30, 0), transforms=(flip, TransformStep.make("GaussianNoise")))
    here, elsewhere = (
        list(training_loader(images, DataSpec(workers=workers), 16, seed=1, epoch=2))
        for workers in (0, 1)
    )
    for (pixels, labels), (far_pixels, far_labels) in zip(here, elsewhere, strict=True):
        assert torch.equal(pixels, far_pixels)
        assert torch.equal(labels, far_labels)


# Classes that are merged, transforms that are fixed


def test_merged_labels_are_new_labels() -> None:
    images = tiny_images(50, 0)
    merged = prepare(images, DataSpec(merge=((0, 6), (2, 4))))
    assert len(merged.classes) == 8
    assert merged.classes[0] == " + ".join((images.classes[0], images.classes[6]))
    for old, new in zip(images.labels.tolist(), merged.labels.tolist(), strict=True):
        assert images.classes[old] in merged.classes[new].split(" + ")


def test_validation_goes_through_the_fixed_transforms_only() -> None:
    steps = (
        TransformStep.make("RandomRotation"),
        TransformStep.make("CenterCrop", size=20),
        TransformStep.make("Normalize", mean=0.25, std=0.5),
    )
    images = prepare(tiny_images(30, 0), DataSpec(transforms=steps))
    assert images.input_shape == (1, 20, 20)
    ((pixels, _),) = evaluation_loader(images)
    expected = (to_float(images.images[:, :, 4:24, 4:24]) - 0.25) / 0.5
    assert torch.equal(pixels, expected)
    assert torch.equal(images[7][0], expected[7])
