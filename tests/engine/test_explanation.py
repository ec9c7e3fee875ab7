"""Saliency: which ink spoke for a class."""

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from engine import home
from engine.inference.explanation import saliency
from engine.models import weights, zoo
from engine.models.sketch_net import SketchNet
from engine.run_spec import ModelSpec


class LeftAgainstRight(nn.Module):
    """Two classes: ink in the left half speaks for the first, ink in the right for the second."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ink = x.sum(dim=1)
        return torch.stack([ink[..., :14].sum(dim=(1, 2)), ink[..., 14:].sum(dim=(1, 2))], dim=1)


@pytest.fixture
def cross() -> NDArray[np.uint8]:
    """A cross of ink."""
    picture = np.zeros((28, 28), np.uint8)
    picture[12:15, 3:25] = picture[4:26, 12:15] = 230
    return picture


def test_ink_that_raises_a_class_is_positive_and_ink_that_lowers_it_negative(
    cross: NDArray[np.uint8],
) -> None:
    first, second = saliency(LeftAgainstRight(), cross, [0, 1])
    left, right = cross.copy(), cross.copy()
    left[:, 12:], right[:, :16] = 0, 0  # away from the border, where the two sides mix
    assert (first[left > 0] > 0).all()
    assert (first[right > 0] < 0).all()
    np.testing.assert_allclose(second, -first, atol=1e-6)


def test_only_ink_speaks(cross: NDArray[np.uint8]) -> None:
    maps = saliency(zoo.build(ModelSpec("cnn"), (1, 28, 28), 10, 0).eval(), cross, [3])
    assert maps.shape == (1, 28, 28)
    assert maps.dtype == np.float32
    assert np.count_nonzero(maps[0][cross == 0]) == 0
    assert np.count_nonzero(maps[0][cross > 0]) > 50


@pytest.mark.parametrize("name", ["linear", "mlp", "lenet", "cnn", "resnet", "sketch"])
def test_every_architecture_is_explained_the_same_twice_and_left_alone(
    name: str, cross: NDArray[np.uint8]
) -> None:
    model = zoo.build(ModelSpec(name), (1, 28, 28), 10, 0).eval()
    before = weights.copy_state(model)
    state = torch.random.get_rng_state()
    one, other = (saliency(model, cross, [1, 4]) for _ in range(2))
    np.testing.assert_array_equal(one, other)
    assert np.isfinite(one).all()
    assert one[0].any()
    assert all(parameter.grad is None for parameter in model.parameters())
    assert all(torch.equal(before[key], value) for key, value in model.state_dict().items())
    assert torch.equal(torch.random.get_rng_state(), state), "the global generator is not ours"


def test_it_works_where_gradients_are_switched_off(cross: NDArray[np.uint8]) -> None:
    model = SketchNet().eval().requires_grad_(False)
    with torch.no_grad():
        assert saliency(model, cross, [0]).any()


def test_a_blank_picture_says_nothing() -> None:
    model = zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, 0).eval()
    assert not saliency(model, np.zeros((28, 28), np.uint8), [0]).any()


def test_what_it_marks_matters_more_than_other_ink() -> None:
    """The shipped weights on drawn garments; the benchmark says by how much on real ones."""
    from engine.data import garments

    model = weights.read(home.default_weights()).build()
    pictures, _ = garments.draw(40, 5, "outline")
    random = np.random.default_rng(0)

    def probability(seen: NDArray[np.uint8], label: int) -> float:
        with torch.inference_mode():
            logits = model(torch.from_numpy(seen).float()[None, None] / 255)
        return float(logits.softmax(1)[0, label])

    marked = drawn = 0.0
    for seen in pictures:
        with torch.inference_mode():
            label = int(model(torch.from_numpy(seen).float()[None, None] / 255).argmax())
        ink = np.flatnonzero(seen)
        count = len(ink) // 10
        strongest = ink[np.argsort(-saliency(model, seen, [label])[0].ravel()[ink])]
        for order in (strongest, random.permutation(ink)):
            fewer = seen.copy()
            fewer.ravel()[order[:count]] = 0
            fall = probability(seen, label) - probability(fewer, label)
            if order is strongest:
                marked += fall
            else:
                drawn += fall
    assert marked > 0.05 * len(pictures)
    assert marked >= 2 * drawn
