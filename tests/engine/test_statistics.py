"""A dataset at a glance: what is counted must be exact."""

import math
import os
import statistics as exact
import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from engine.data import sources, statistics
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from engine.errors import Cancelled

REAL_DATA = os.environ.get("ATELIER_DATA")
CLASSES = ("a", "b", "c")


def image_set(images: Tensor, labels: list[int]) -> ImageSet:
    return ImageSet("mine", images, torch.tensor(labels, dtype=torch.int64), CLASSES)


def noise(count: int, shape: tuple[int, int, int]) -> Tensor:
    generator = torch.Generator().manual_seed(count)
    return torch.randint(0, 256, (count, *shape), generator=generator, dtype=torch.uint8)


@pytest.mark.parametrize("shape", [(1, 16, 16), (3, 9, 7)])
def test_figures_are_those_of_the_pixels(shape: tuple[int, int, int]) -> None:
    images = noise(40, shape)
    found = statistics.measure(image_set(images, [0, 1, 0, 0] * 10))
    pixels = images.numpy()
    assert found.counts.tolist() == [30, 10, 0]
    for channel in range(shape[0]):
        values = pixels[:, channel].ravel().tolist()
        assert found.histogram[channel].tolist() == [values.count(v) for v in range(256)]
        assert found.mean[channel] == pytest.approx(exact.fmean(values) / 255, abs=1e-12)
        assert found.std[channel] == pytest.approx(exact.pstdev(values) / 255, abs=1e-12)
    ones = pixels[1::4].astype(float).mean(axis=0)
    assert np.abs(found.class_means[1] - ones).max() <= 0.5
    assert not found.class_means[2].any(), "a class without images is black"


def test_sums_do_not_overflow_and_equal_pixels_have_no_deviation() -> None:
    images = torch.full((9000, 1, 28, 28), 255, dtype=torch.uint8)
    found = statistics.measure(image_set(images, [2] * 9000))
    assert (found.mean, found.std) == ((1.0,), (0.0,))
    assert (found.class_means[2] == 255).all()
    assert found.histogram[0, 255] == images.numel()


def test_no_images_have_no_mean() -> None:
    found = statistics.measure(image_set(noise(0, (3, 8, 8)), []))
    assert found.counts.tolist() == [0, 0, 0]
    assert all(math.isnan(figure) for figure in (*found.mean, *found.std))
    assert len(found.mean) == 3


def test_it_reports_progress_and_can_be_cancelled() -> None:
    images = image_set(noise(3000, (1, 28, 28)), [0, 1, 2] * 1000)
    seen: list[tuple[int, int]] = []
    statistics.measure(images, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3000, 3000)
    assert seen == sorted(seen)
    cancel = threading.Event()

    def stop(done: int, _total: int) -> None:
        cancel.set()
        assert done < 3000, "it went on to the end"

    with pytest.raises(Cancelled):
        statistics.measure(images, stop, cancel)


@pytest.mark.skipif(REAL_DATA is None, reason="needs Fashion-MNIST in ATELIER_DATA")
def test_fashion_mnists_training_split_has_the_figures_that_everyone_uses() -> None:
    assert REAL_DATA is not None
    train = sources.open_split(DataSpec("fashion-mnist"), "train", Path(REAL_DATA))
    found = statistics.measure(train)
    assert [f"{figure:.4f}" for figure in (*found.mean, *found.std)] == ["0.2860", "0.3530"]
    assert found.counts.tolist() == [6000] * 10
    assert found.histogram.sum() == 60_000 * 28 * 28
