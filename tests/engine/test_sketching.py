"""Sketches made from photos, and bent batches."""

import pytest
import torch
from torch import Tensor

from engine.data import garments, sketching


@pytest.fixture(scope="module")
def photos() -> Tensor:
    pixels, _ = garments.draw(64, 0, "photo")
    return torch.from_numpy(pixels)[:, None].float() / 255


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def block() -> Tensor:
    """One grey square of 16x16 pixels in the middle."""
    picture = torch.zeros(1, 1, 28, 28)
    picture[:, :, 6:22, 6:22] = 0.6
    return picture


def test_a_silhouette_is_the_cloth_without_its_holes() -> None:
    printed = block()
    printed[:, :, 12:14, 12:14] = 0.0
    assert torch.equal(sketching.silhouette(printed), (block() > 0).float())


@pytest.mark.parametrize("width", [2, 3, 4])
def test_a_contour_is_a_line_along_the_edge(width: int) -> None:
    line = sketching.contour(block(), width)
    assert line[0, 0, 14, :14].sum().item() == pytest.approx(width / 2, abs=0.3)
    assert line[0, 0, 14, 14] == 0
    assert line[0, 0, 2, 14] == 0


def test_edges_are_where_brightness_changes() -> None:
    found = sketching.edges(block())
    assert found[0, 0, 14, 6] > 0.5
    assert found[0, 0, 14, 14] == 0
    assert found[0, 0, 0, 0] == 0


def test_sketches_keep_shape_range_and_seed(photos: Tensor) -> None:
    first = sketching.as_sketches(photos, generator())
    assert first.shape == photos.shape
    assert first.min() >= 0
    assert first.max() <= 1
    assert torch.isfinite(first).all()
    assert torch.equal(first, sketching.as_sketches(photos, generator()))
    assert not torch.equal(first, sketching.as_sketches(photos, generator(1)))
    assert (first > 0.3).float().mean() < (photos > 0.1).float().mean(), "mostly lines"


def test_warping_by_nothing_changes_nothing(photos: Tensor) -> None:
    still = sketching.warp(photos, generator(), rotation=0, scale=0, shear=0, shift=0)
    assert torch.allclose(still, photos, atol=1e-5)


def test_warping_moves_each_picture_its_own_way(photos: Tensor) -> None:
    same = photos[:1].repeat(8, 1, 1, 1)
    bent = sketching.warp(same, generator(), elastic=0.05)
    assert bent.shape == same.shape
    assert bent.min() >= 0
    assert bent.max() <= 1 + 1e-5
    assert not torch.allclose(bent[0], bent[1])
    assert torch.equal(bent, sketching.warp(same, generator(), elastic=0.05))


def test_shifts_go_both_ways_and_stay_small() -> None:
    dot = torch.zeros(400, 1, 29, 29)
    dot[:, :, 14, 14] = 1
    moved = sketching.warp(dot, generator(), rotation=0, scale=0, shear=0, shift=0.1)
    columns = (moved.sum(dim=(1, 2)) * torch.arange(29)).sum(dim=1) / moved.sum(dim=(1, 2, 3))
    assert columns.mean().item() == pytest.approx(14, abs=0.3)
    assert columns.std().item() == pytest.approx(0.1 * 29 / 2, rel=0.2)


def test_mirroring(photos: Tensor) -> None:
    assert torch.equal(sketching.mirror(photos, generator(), 1.0), photos.flip(-1))
    assert torch.equal(sketching.mirror(photos, generator(), 0.0), photos)
    half = sketching.mirror(photos, generator())
    turned = (half == photos.flip(-1)).all(dim=-1).all(dim=-1)[:, 0]
    assert 15 < int(turned.sum()) < 50


def test_an_empty_batch_passes() -> None:
    nothing = torch.empty(0, 1, 28, 28)
    assert sketching.as_sketches(nothing, generator()).shape == nothing.shape


def test_torchs_global_generator_is_left_alone(photos: Tensor) -> None:
    before = torch.get_rng_state()
    sketching.mirror(
        sketching.warp(sketching.as_sketches(photos, generator()), generator()), generator()
    )
    assert torch.equal(before, torch.get_rng_state())
