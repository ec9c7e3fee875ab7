"""Augmentation: pictures of the same garments, drawn anew from the generator given."""

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from engine.data import garments
from engine.data.augmentation import augment
from engine.errors import AtelierError
from engine.train_spec import AUGMENTATIONS, AugmentName

NAMES: tuple[AugmentName, ...] = ("none", "flip", "shift", "affine", "sketch")
CHANGES: tuple[AugmentName, ...] = ("flip", "shift", "affine", "sketch")


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@pytest.fixture(scope="module")
def photos() -> Tensor:
    pixels, _ = garments.draw(200, 0, "photo")
    return torch.from_numpy(pixels)[:, None].float() / 255


def test_every_name_of_the_spec_is_tested() -> None:
    assert set(NAMES) == set(AUGMENTATIONS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [(1, 28, 28), (1, 16, 16), (3, 32, 32), (1, 20, 24)])
@pytest.mark.parametrize("count", [1, 7])
def test_a_batch_keeps_shape_and_range(
    name: AugmentName, shape: tuple[int, int, int], count: int
) -> None:
    if name == "sketch" and shape[0] != 1:
        pytest.skip("sketches are grey")
    for images in (torch.rand(count, *shape), torch.ones(count, *shape)):
        changed = augment(name, images, generator())
        assert changed.shape == images.shape
        assert changed.dtype == torch.float32
        assert changed.min() >= 0
        assert changed.max() <= 1


@pytest.mark.parametrize("name", NAMES)
def test_the_generator_decides(name: AugmentName, photos: Tensor) -> None:
    before, state = photos.clone(), torch.random.get_rng_state()
    one, same = augment(name, photos, generator(1)), augment(name, photos, generator(1))
    other = augment(name, photos, generator(2))
    assert torch.equal(one, same)
    assert torch.equal(one, other) == (name == "none")
    assert torch.equal(photos, before), "the batch given was changed"
    assert torch.equal(torch.random.get_rng_state(), state), "the global generator was used"


def test_none_changes_nothing(photos: Tensor) -> None:
    assert torch.equal(augment("none", photos, generator()), photos)


def test_a_flip_shows_each_picture_or_its_mirror_image(photos: Tensor) -> None:
    flipped = augment("flip", photos, generator())
    kept = (flipped == photos).flatten(1).all(1)
    mirrored = (flipped == photos.flip(-1)).flatten(1).all(1)
    assert (kept | mirrored).all()
    assert 0.35 < mirrored.float().mean() < 0.65  # 4 standard deviations of 200 fair coins


def places(picture: Tensor) -> Tensor:
    """Where, around the middle, a picture's brightest pixel may have gone: rows and columns."""
    return (picture[0] == picture.max()).nonzero()


def test_a_shift_moves_whole_pictures_by_at_most_two_pixels() -> None:
    images = torch.zeros(400, 1, 28, 28)
    images[:, :, 13:15, 13:15] = torch.tensor([[0.2, 0.4], [0.4, 1.0]])
    moved = augment("shift", images, generator())
    torch.testing.assert_close(moved.sum((1, 2, 3)), images.sum((1, 2, 3)))
    at = torch.stack([places(picture)[0] for picture in moved])
    # The brightest pixel is at (14, 14), or mirrored at (14, 13).
    assert set(at[:, 0].tolist()) == set(range(12, 17))
    assert set(at[:, 1].tolist()) == set(range(11, 17))


def test_a_shift_uncovers_black() -> None:
    moved = augment("shift", torch.ones(300, 1, 28, 28), generator())
    dark_rows = (moved == 0).all(3).sum((1, 2))
    dark_columns = (moved == 0).all(2).sum((1, 2))
    assert set(dark_rows.tolist()) == set(dark_columns.tolist()) == {0, 1, 2}
    assert set(moved.unique().tolist()) == {0.0, 1.0}


def test_colours_move_together() -> None:
    grey = torch.rand(8, 1, 32, 32)
    for name in ("flip", "shift", "affine"):
        changed = augment(name, grey.expand(-1, 3, -1, -1), generator())
        torch.testing.assert_close(changed[:, 0], changed[:, 1])
        torch.testing.assert_close(changed[:, 0], changed[:, 2])


@pytest.mark.parametrize("name", ["flip", "shift", "affine"])
def test_a_garment_stays_most_like_itself(name: AugmentName, photos: Tensor) -> None:
    """Blurred, a changed picture is nearer to its own original than to most others."""

    def blurred(images: Tensor) -> Tensor:
        both = torch.cat([images, images.flip(-1)])
        return functional.avg_pool2d(both, 7, 3, 3).flatten(1)

    originals = blurred(photos)
    changed = blurred(augment(name, photos, generator()))[: len(photos)]
    distances = torch.cdist(changed, originals).reshape(len(photos), 2, len(photos)).amin(1)
    nearer = (distances < distances.diagonal()[:, None]).float().mean(1)
    assert nearer.median() < 0.05


def test_half_of_the_sketched_batch_are_photos(photos: Tensor) -> None:
    """Photos have many shades of grey; silhouettes and outlines are mostly black and white."""
    changed = augment("sketch", photos, generator())
    middle = ((changed > 0.1) & (changed < 0.9)).float().mean((1, 2, 3))
    shades = ((photos > 0.1) & (photos < 0.9)).float().mean((1, 2, 3))
    much = shades > 0.2
    share = (middle[much] > 0.5 * shades[much]).float().mean()
    assert 0.35 < share < 0.75


def test_sketches_need_grey_images() -> None:
    with pytest.raises(AtelierError) as refused:
        augment("sketch", torch.rand(2, 3, 32, 32), generator())
    assert refused.value.code == "option_needs"
