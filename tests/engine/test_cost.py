"""Multiply-adds against what torch's own counter says, and against paper and pencil."""

import pytest
import torch
import torchvision
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from engine.models import layers, zoo
from engine.models.module_tree import describe
from engine.run_spec import MODELS, ModelSpec
from tests.engine.random_networks import random_case

SHAPE = (1, 28, 28)


def counted_by_torch(model: nn.Module, shape: tuple[int, int, int]) -> dict[str, float]:
    """Multiply-adds by path; torch counts each as two operations."""
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        model.eval()(torch.zeros(1, *shape))
    counts = counter.get_flop_counts()
    name = type(model).__name__
    paths = {key: sum(of_kind.values()) / 2 for key, of_kind in counts.items()}
    return {
        key.removeprefix(name).removeprefix("."): n for key, n in paths.items() if key != "Global"
    }


def check_against_torch(model: nn.Module, shape: tuple[int, int, int]) -> None:
    expected = counted_by_torch(model, shape)
    root = describe(model, shape)
    found = {record.path: record.multiply_adds for record in root.walk() if record.multiply_adds}
    assert found == {path: count for path, count in expected.items() if count}
    assert root.multiply_adds == expected[""]


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("shape", [SHAPE, (3, 32, 32)])
def test_the_cost_of_each_preset_is_torchs(name: str, shape: tuple[int, int, int]) -> None:
    check_against_torch(zoo.build(ModelSpec(name), shape, 10, seed=0), shape)


@pytest.mark.parametrize("seed", range(200))
def test_the_cost_of_random_networks_is_torchs(seed: int) -> None:
    spec, shape, _ = random_case(seed)
    check_against_torch(layers.build(spec, shape), shape)


def test_the_cost_of_resnet_18_is_torchs() -> None:
    model = torchvision.models.resnet18(num_classes=10)
    model.conv1 = nn.Conv2d(1, 64, 7, stride=2, padding=3, bias=False)
    check_against_torch(model, SHAPE)


@pytest.mark.parametrize(
    "layer",
    [
        nn.Conv2d(6, 12, 3, groups=3),
        nn.Conv2d(6, 6, 3, groups=6, padding="same"),
        nn.Conv2d(6, 8, (3, 1), stride=(2, 3), padding=2, dilation=2),
        nn.Conv2d(6, 8, 5, padding=2, padding_mode="circular"),
        nn.ConvTranspose2d(6, 8, 3, stride=2, output_padding=1),
        nn.ConvTranspose2d(6, 9, 4, groups=3, padding=1),
        nn.Sequential(nn.Flatten(2), nn.Conv1d(6, 4, 9, stride=2)),
        nn.Sequential(nn.Unflatten(1, (2, 3)), nn.Conv3d(2, 4, (2, 3, 3))),
        nn.Sequential(nn.Flatten(2), nn.Linear(400, 7)),
        nn.Sequential(nn.Flatten(), nn.Linear(2400, 7, bias=False)),
    ],
    ids=str,
)
def test_the_cost_of_a_layer_is_torchs(layer: nn.Module) -> None:
    check_against_torch(layer, (6, 20, 20))


class Functional(nn.Module):
    """Computes without layers."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(28, 28))

    def forward(self, images: Tensor) -> Tensor:
        rows = images[:, 0] @ self.weight
        pairs = torch.einsum("nik,njk->nij", rows, rows)
        blurred = nn.functional.conv2d(pairs[:, None], torch.ones(2, 1, 5, 5))
        attended = nn.functional.scaled_dot_product_attention(rows, rows, rows)
        return blurred.sum((1, 2, 3))[:, None] + attended.sum((1, 2))[:, None]


def test_the_cost_of_what_no_layer_computes_is_torchs() -> None:
    check_against_torch(Functional(), SHAPE)


def test_the_cost_by_paper_and_pencil() -> None:
    model = nn.Sequential(
        nn.Conv2d(1, 8, 5, stride=2, padding=2), nn.BatchNorm2d(8), nn.ReLU(), nn.Flatten(),
        nn.Linear(8 * 14 * 14, 10),
    )  # fmt: skip
    root = describe(model, SHAPE)
    costs = [record.multiply_adds for record in root.children]
    assert costs == [8 * 14 * 14 * 25, 0, 0, 0, 8 * 14 * 14 * 10]
    assert root.multiply_adds == sum(costs)
