"""The named architectures: any picture size and number of classes, the same weights for a seed."""

import pytest
import torch
from torch import nn
from torch.nn import functional

from engine.models import zoo
from engine.models.blocks import Residual
from engine.models.module_tree import describe
from engine.run_spec import MODELS, ModelSpec

SHAPES = [(1, 28, 28), (1, 16, 16), (3, 32, 32), (2, 20, 24)]


def build(
    name: str, shape: tuple[int, int, int] = (1, 28, 28), classes: int = 10, seed: int = 0
) -> nn.Module:
    return zoo.build(ModelSpec(name), shape, classes, seed)


def parameters(model: nn.Module) -> int:
    return sum(parameter.numel() for parameter in model.parameters())


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("classes", [2, 47])
def test_every_network_gives_one_logit_for_each_class(
    name: str, shape: tuple[int, int, int], classes: int
) -> None:
    logits = build(name, shape, classes)(torch.rand(3, *shape))
    assert logits.shape == (3, classes)
    assert logits.isfinite().all()


@pytest.mark.parametrize("name", MODELS)
def test_logits_are_no_probabilities(name: str) -> None:
    """Nothing squeezes the output: a loss that expects logits gets them."""
    logits = build(name)(torch.rand(32, 1, 28, 28))
    assert (logits < 0).any()
    assert not torch.allclose(logits.exp().sum(1), torch.ones(32))


@pytest.mark.parametrize("name", MODELS)
def test_a_seed_fixes_the_weights_and_leaves_the_global_generator(name: str) -> None:
    state = torch.random.get_rng_state()
    one, same, other = build(name, seed=5), build(name, seed=5), build(name, seed=6)
    assert torch.equal(torch.random.get_rng_state(), state)
    assert all(map(torch.equal, one.parameters(), same.parameters()))
    assert not all(map(torch.equal, one.parameters(), other.parameters()))


@pytest.mark.parametrize("name", MODELS)
def test_every_parameter_learns(name: str) -> None:
    """A part that is left out of `forward` would keep its gradient at None."""
    model = build(name)
    labels = torch.arange(10).repeat(3)
    functional.cross_entropy(model(torch.rand(30, 1, 28, 28)), labels).backward()
    for key, parameter in model.named_parameters():
        assert parameter.grad is not None, key
        assert parameter.grad.isfinite().all(), key
        assert parameter.grad.abs().max() > 0, key


@pytest.mark.parametrize("name", MODELS)
def test_the_memory_format_changes_nothing(name: str) -> None:
    """The recipes train with the channels last; the answers must be those of the usual order."""
    model, images = build(name).eval(), torch.rand(4, 1, 28, 28)
    with torch.no_grad():
        usual = model(images)
        last = model.to(memory_format=torch.channels_last)(
            images.contiguous(memory_format=torch.channels_last)
        )
    torch.testing.assert_close(last, usual, rtol=1e-4, atol=1e-5)


def test_lenet_is_the_size_it_was() -> None:
    """LeCun et al. 1998: maps of 6x14x14 and 16x5x5 after pooling, then 120, 84 and 10 units."""
    record = describe(build("lenet"), (1, 28, 28))
    features, classifier = record.children
    pooled = [part.output_shape for part in features.children if part.kind == "AvgPool2d"]
    assert pooled == [(1, 6, 14, 14), (1, 16, 5, 5)]
    units = [part.output_shape for part in classifier.children if part.kind == "Linear"]
    assert units == [(1, 120), (1, 84), (1, 10)]


def test_resnet_is_small_and_its_parts_have_names() -> None:
    model = build("resnet")
    assert parameters(model) < 1_000_000
    names = [name for name, _ in model.named_children()]
    assert (names[0], names[-1]) == ("features", "classifier")


def test_a_residual_block_adds_to_its_input() -> None:
    block = Residual(8).eval()
    images = torch.randn(2, 8, 5, 5)
    assert (block(images) >= images).all()
    with torch.no_grad():
        for parameter in block.second.parameters():
            parameter.zero_()
    assert torch.equal(block(images), images)
