"""Which pixels a number comes from, and how it is made, against torch's gradients and values."""

import itertools
import math

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine import rng
from engine.models import zoo
from engine.models.forward_trace import trace
from engine.models.receptive_field import receptive_field
from engine.models.walk_records import PixelOrigin, Region
from engine.run_spec import ModelSpec
from tests.engine.test_forward_trace import SHAPE, batch, kept


def is_exact_enough(origin: PixelOrigin) -> bool:
    """Whether the value worked out here is the layer's own, but for rounding in float32."""
    sizes = np.abs(origin.patch.astype(np.float64))
    if origin.kernel is not None:
        sizes = sizes * np.abs(origin.kernel)
    bound = float(sizes.sum()) + abs(origin.bias or 0.0)
    terms = max(2, origin.patch.size)
    return math.isclose(
        origin.total, origin.value, rel_tol=0, abs_tol=terms * 2.0**-24 * max(bound, 1e-38)
    )


def reached(model: nn.Module, path: str, place: tuple[int, int, int, int]) -> Region:
    """The pixels that have a gradient: an independent answer."""
    caught: list[Tensor] = []
    hook = model.get_submodule(path).register_forward_hook(lambda *args: caught.append(args[2]))
    pictures = batch(2, (2, 17, 15)).double().requires_grad_()
    model.double()(pictures)
    hook.remove()
    (gradient,) = torch.autograd.grad(caught[0][place], pictures)
    rows, columns = torch.nonzero(gradient[place[0]].abs().sum(0), as_tuple=True)
    model.float()
    return Region(int(rows.min()), int(rows.max()) + 1, int(columns.min()), int(columns.max()) + 1)


CONVOLUTIONS = [
    {"kernel_size": 3},
    {"kernel_size": (2, 4), "stride": (2, 1), "padding": (1, 2)},
    {"kernel_size": 3, "dilation": 2, "padding": "same"},
    {"kernel_size": (4, 2), "padding": "same"},
    {"kernel_size": 3, "padding": "valid", "stride": 3},
    {"kernel_size": 5, "stride": 2, "padding": 2, "groups": 2, "bias": False},
    {"kernel_size": 3, "padding": 1, "padding_mode": "reflect"},
    {"kernel_size": 3, "padding": 1, "padding_mode": "circular"},
]


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel")
@pytest.mark.parametrize("settings", CONVOLUTIONS)
def test_a_convolutions_field_and_sum_are_torchs(settings: dict[str, object]) -> None:
    with rng.seeded(0):
        model = nn.Sequential(
            nn.Conv2d(2, 4, 3, padding=1),
            nn.Tanh(),
            nn.AvgPool2d(2, ceil_mode=True),
            nn.Conv2d(4, 6, **settings),  # type: ignore[arg-type]
        ).eval()
    walk = trace(model, batch(2, (2, 17, 15)))
    _, channels, rows, columns = kept(walk.steps[3].values).shape
    for row, column in itertools.product({0, rows // 2, rows - 1}, {0, columns // 2, columns - 1}):
        place = (1, channels - 1, row, column)
        origin = receptive_field(walk, model, 4, place)
        assert is_exact_enough(origin), (place, origin.total, origin.value)
        assert origin.value == kept(walk.steps[3].values)[place]
        assert origin.picture is not None
        assert (~origin.inside).any() == bool(
            min(origin.window.top, origin.window.left) < 0
            or origin.window.bottom > 9
            or origin.window.right > 8
        )
        if settings.get("padding_mode") is None:
            seen = origin.picture
            clipped = Region(
                max(0, seen.top), min(17, seen.bottom), max(0, seen.left), min(15, seen.right)
            )
            assert reached(model, "3", place) == clipped


@pytest.mark.parametrize(
    "layer",
    [
        nn.MaxPool2d(2),
        nn.MaxPool2d(3, stride=2, padding=1, ceil_mode=True),
        nn.MaxPool2d(2, stride=1, dilation=2),
        nn.AvgPool2d(3, stride=2, padding=1),
        nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True),
        nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False),
        nn.AvgPool2d(2, divisor_override=3),
        nn.AdaptiveAvgPool2d((5, 4)),
        nn.AdaptiveMaxPool2d(3),
    ],
)
def test_every_pixel_of_a_pooling_is_worked_out(layer: nn.Module) -> None:
    model = nn.Sequential(layer)
    walk = trace(model, batch(1, (1, 9, 8)) - 0.5)
    values = kept(walk.steps[0].values)
    for row, column in np.ndindex(*values.shape[2:]):
        origin = receptive_field(walk, model, 1, (0, 0, row, column))
        assert is_exact_enough(origin), (row, column, origin.total, origin.value)
        assert origin.kernel is None


def test_the_field_goes_through_residual_sums() -> None:
    """By the block's way through two convolutions, not by its short cut."""
    model = zoo.build(ModelSpec("resnet"), SHAPE, 10, seed=0)
    walk = trace(model, batch(), 10)
    number = next(step.number for step in walk.steps if step.path == "features.middle.halve.0")
    origin = receptive_field(walk, model, number, (0, 0, 7, 7))
    # 3x3 twice and once more on the halved map, 3x3 and the pooling before: 2 * (3 + 4) + 2 wide.
    assert origin.picture == Region(14 - 6 - 1, 16 + 6 + 1, 14 - 6 - 1, 16 + 6 + 1)


def test_after_a_flattening_no_field_is_claimed() -> None:
    with rng.seeded(0):
        model = nn.Sequential(nn.Flatten(), nn.Unflatten(1, SHAPE), nn.Conv2d(1, 1, 3))
    walk = trace(model, batch())
    assert receptive_field(walk, model, 3, (0, 0, 0, 0)).picture is None
    with pytest.raises(ValueError, match="no window"):
        receptive_field(walk, model, 1, (0, 0, 0, 0))
    with pytest.raises(ValueError, match="outside"):
        receptive_field(walk, model, 3, (0, 0, 26, 0))
