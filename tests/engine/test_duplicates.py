"""Equal and nearly equal images: all of them are found, and no others."""

import os
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine import devices
from engine.data import duplicates, sources
from engine.data.duplicates import Pair, Place
from engine.data.image_set import ImageSet
from engine.data_spec import DataSpec
from engine.errors import Cancelled

REAL_DATA = os.environ.get("ATELIER_DATA")


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """With as many threads as cores this would collapse beside anything else that runs."""
    before = torch.get_num_threads()
    devices.use_threads(1)
    yield
    devices.use_threads(before)


def image_set(images: Tensor, labels: list[int] | None = None) -> ImageSet:
    named = torch.zeros(len(images), dtype=torch.int64) if labels is None else torch.tensor(labels)
    return ImageSet("mine", images, named, ("a", "b"))


def smooth(count: int, shape: tuple[int, int, int], seed: int) -> Tensor:
    """Images of a few broad shapes, some of which are rather alike."""
    generator = torch.Generator().manual_seed(seed)
    small = torch.rand(count, shape[0], 3, 3, generator=generator) * 60 + 60
    return torch.nn.functional.interpolate(small, shape[1:], mode="bilinear").round().byte()


def compared_one_by_one(
    train: Tensor, test: Tensor, threshold: float
) -> dict[tuple[Place, Place], float]:
    """All near pairs, by places, found without any shortcut."""
    places: list[Place] = [("train", n) for n in range(len(train))]
    places += [("test", n) for n in range(len(test))]
    pixels = torch.cat([train, test]).flatten(1).double()
    found = {}
    for one, place in enumerate(places):
        distances = (pixels - pixels[one]).square().mean(dim=1).sqrt().tolist()
        for other in range(one + 1, len(places)):
            if distances[other] <= threshold:
                found[(place, places[other])] = distances[other]
    return found


@pytest.mark.parametrize("shape", [(1, 16, 16), (1, 28, 28), (3, 32, 32), (3, 5, 9)])
@pytest.mark.parametrize("threshold", [3.0, 8.0, 14.0])
def test_near_pairs_are_those_that_a_plain_comparison_finds(
    shape: tuple[int, int, int], threshold: float
) -> None:
    train, test = smooth(150, shape, 0), smooth(50, shape, 1)
    noise = torch.randint(0, 9, (20, *shape), dtype=torch.uint8)
    test[:20] = train[:20] + noise  # a twin each
    expected = compared_one_by_one(train, test, threshold)
    found = duplicates.find(image_set(train), image_set(test), threshold)
    assert {(pair.first, pair.second): pair.distance for pair in found.near} == pytest.approx(
        expected
    )
    if threshold == 8.0:
        assert {(("train", n), ("test", n)) for n in range(20)} <= expected.keys()
    distances = [pair.distance for pair in found.near]
    assert distances == sorted(distances)
    assert found.exact == ()
    assert found.complete


def test_pairs_are_told_by_place_and_label() -> None:
    train, test = smooth(6, (1, 12, 12), 0), smooth(3, (1, 12, 12), 1)
    train[4], test[2], test[0] = train[1], train[1], train[3]
    found = duplicates.find(
        image_set(train, [0, 0, 0, 1, 0, 0]), image_set(test, [1, 0, 1]), threshold=0.5
    )
    assert set(found.exact) == {
        Pair(("train", 1), ("train", 4), 0.0, True),
        Pair(("train", 1), ("test", 2), 0.0, False),
        Pair(("train", 3), ("test", 0), 0.0, True),
    }
    assert found.near == ()
    assert len(duplicates.within(found.exact, "train")) == 1
    assert duplicates.within(found.exact, "test") == ()
    assert len(duplicates.across(found.exact)) == 2


def test_equal_images_do_not_make_a_pair_of_every_two() -> None:
    train, test = torch.full((3000, 1, 8, 8), 7, dtype=torch.uint8), smooth(2, (1, 8, 8), 0)
    found = duplicates.find(image_set(train), image_set(test))
    assert len(found.exact) == 2999
    assert {pair.first for pair in found.exact} == {("train", 0)}
    assert found.complete


def test_a_search_that_finds_too_many_near_pairs_ends_and_says_so() -> None:
    generator = torch.Generator().manual_seed(0)
    alike = torch.randint(100, 104, (1000, 1, 8, 8), generator=generator, dtype=torch.uint8)
    found = duplicates.find(image_set(alike), image_set(smooth(2, (1, 8, 8), 0)))
    assert len(found.near) == duplicates.MOST_PAIRS
    assert not found.complete


def test_images_with_the_same_checksum_are_not_taken_for_equal() -> None:
    """CRC-32 is linear: adding its polynomial, bit by bit, to an image leaves it as it is."""
    bits = [1, *(int(bit) for bit in f"{0x04C11DB7:032b}")]
    change = np.packbits(bits, bitorder="little")
    image = smooth(1, (1, 10, 10), 0)
    other = image.clone().numpy()
    other.reshape(-1)[40 : 40 + len(change)] ^= change
    assert zlib.crc32(image.numpy().data) == zlib.crc32(other.data)
    both = torch.cat([image, torch.from_numpy(other)])
    assert duplicates.find(image_set(both), image_set(image)).exact == (
        Pair(("train", 0), ("test", 0), 0.0, True),
    )


@pytest.mark.parametrize("counts", [(0, 0), (1, 0), (1, 1), (0, 2)])
def test_sets_of_few_images(counts: tuple[int, int]) -> None:
    train, test = (smooth(5, (3, 8, 8), seed)[:count] for seed, count in enumerate(counts))
    found = duplicates.find(image_set(train), image_set(test), threshold=255.0)
    assert len(found.near) == (1 if sum(counts) == 2 else 0)


def test_the_measure_is_said_in_words() -> None:
    one = smooth(1, (1, 8, 8), 0)
    found = duplicates.find(image_set(one), image_set(one), threshold=6.5)
    assert "at most 6.5 of 255 grey levels" in found.measure


def test_it_reports_progress_and_can_be_cancelled() -> None:
    train, test = image_set(smooth(2000, (1, 16, 16), 0)), image_set(smooth(10, (1, 16, 16), 1))
    seen: list[int] = []
    duplicates.find(train, test, progress=lambda done, total: seen.append(done))
    assert seen[-1] == 2010
    assert seen == sorted(seen)
    cancel = threading.Event()
    with pytest.raises(Cancelled):
        duplicates.find(train, test, progress=lambda *_: cancel.set(), cancel=cancel)


# The pairs that zalandoresearch/fashion-mnist#44 listed first: equal in the set's first edition.
REPLACED: NDArray[np.int64] = np.array([[601, 39865], [831, 24228], [1826, 23718], [2024, 53883]])


@pytest.mark.skipif(REAL_DATA is None, reason="needs Fashion-MNIST in ATELIER_DATA")
def test_fashion_mnist_holds_no_image_twice_but_some_nearly() -> None:
    assert REAL_DATA is not None
    train, test = (
        sources.open_split(DataSpec("fashion-mnist"), split, Path(REAL_DATA))
        for split in ("train", "test")
    )
    found = duplicates.find(train, test, threshold=4.0)
    assert found.exact == (), "the makers replaced the 43, 1 and 10 of issue 44"
    assert all(pair.same_label for pair in found.near)
    assert duplicates.within(found.near, "train")
    assert duplicates.across(found.near)
    near = {(pair.first[1], pair.second[1]) for pair in duplicates.within(found.near, "train")}
    assert near.isdisjoint(map(tuple, REPLACED.tolist()))
