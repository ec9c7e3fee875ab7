"""A batch's way through a network, as hooks see it, against torch itself."""

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from engine import rng
from engine.models import zoo
from engine.models.forward_trace import count_hooks, trace
from engine.models.receptive_field import receptive_field
from engine.models.walk_records import Floats, Region
from engine.run_spec import ModelSpec

SHAPE = (1, 28, 28)


def batch(count: int = 3, shape: tuple[int, ...] = SHAPE) -> Tensor:
    return torch.rand((count, *shape), generator=torch.Generator().manual_seed(1))


def kept(values: Floats | None) -> Floats:
    assert values is not None
    return values


class Free(nn.Module):
    """Much of it happens in `forward`, between the layers."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3, padding=1)
        self.again = nn.Conv2d(4, 4, 3, padding=1)
        self.act = nn.ReLU(inplace=True)
        self.head = nn.Linear(4 * 64, 10)

    def forward(self, x: Tensor) -> Tensor:
        first = self.conv(x)
        second = self.again(functional.relu(first))
        second += first
        third = self.act(self.again(second))
        mirrored = self.again(third.flip(-1))
        return functional.log_softmax(self.head(self.again(mirrored * 2).flatten(1)), dim=1)


class Restless(nn.Module):
    """Draws random numbers in evaluation mode too, and counts its calls."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Dropout(0.5), nn.Flatten()
        )
        self.head = nn.Linear(4 * 26 * 26, 10)
        self.register_buffer("calls", torch.zeros(2))

    def forward(self, x: Tensor) -> Tensor:
        self.calls: Tensor
        self.calls += 1
        self.calls = self.calls * 2
        logits: Tensor = self.head(functional.dropout(self.body(x), 0.5))
        return logits


class Ending(nn.Module):
    """A layer, and then whatever it is given to do."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(784, 10)
        self.what = what

    def forward(self, x: Tensor) -> object:
        if self.what == "three" and len(x) == 3:
            raise ValueError("three\nare too many")
        logits = self.linear(self.flatten(x))
        match self.what:
            case "tuple":
                return logits, x
            case "maps":
                return x
            case "labels":
                return logits.argmax(1)
            case "raises":
                raise KeyError("mine")
        return logits


@pytest.mark.parametrize("name", ["linear", "mlp", "lenet", "cnn", "resnet", "sketch"])
def test_every_layer_is_seen_as_the_network_calls_it(name: str) -> None:
    """Each layer's values are what the layer makes of the input that is recorded for it."""
    model = zoo.build(ModelSpec(name), SHAPE, 10, seed=3)
    walk = trace(model, batch(), 10)
    assert walk.error is None
    with torch.no_grad():
        assert torch.equal(torch.from_numpy(kept(walk.logits)), model.eval()(batch()))
        for step in walk.steps:
            layer = model.get_submodule(step.path)
            assert next(layer.children(), None) is None
            assert step.kind == type(layer).__name__
            assert step.settings == layer.extra_repr()
            made = layer(torch.from_numpy(kept(step.given)))
            assert torch.equal(made, torch.from_numpy(kept(step.values))), step.path
            assert tuple(made.shape) == step.output_shape
    leaves = {path for path, layer in model.named_modules() if not list(layer.children())}
    assert {step.path for step in walk.steps} == leaves


def test_the_tutorials_network_has_the_tutorials_shapes() -> None:
    walk = trace(zoo.build(ModelSpec("mlp"), SHAPE, 10, seed=0), batch(), 10)
    shapes = [step.output_shape for step in walk.steps]
    assert shapes == [(3, 784), (3, 512), (3, 512), (3, 512), (3, 512), (3, 10)]
    assert all(step.origin.way == "straight" for step in walk.steps)
    assert walk.steps[1].facts == {"in_features": 784, "out_features": 512, "bias": True}


def test_a_batch_that_is_doubled_on_the_way_is_told_image_by_image() -> None:
    model = zoo.build(ModelSpec("sketch"), SHAPE, 10, seed=0)
    walk = trace(model, batch(), 10)
    first = walk.steps[0]
    assert (first.origin.way, first.origin.of) == ("doubled", (0,))
    shown = walk.by_image(first.values)
    assert np.array_equal(kept(shown), kept(first.values)[:3])
    fields = [receptive_field(walk, model, 1, (image, 0, 5, 9)).picture for image in (1, 4)]
    assert fields == [Region(4, 7, 8, 11), Region(4, 7, 17, 20)]
    assert walk.by_image(np.zeros((5, 2))) is None


def test_a_relu_silences_what_came_in_below_zero() -> None:
    walk = trace(zoo.build(ModelSpec("cnn"), SHAPE, 10, seed=0), batch())
    relus = [step for step in walk.steps if step.kind == "ReLU"]
    assert len(relus) == 3
    for step in relus:
        assert step.silenced is not None
        assert np.array_equal(step.silenced, kept(step.given) <= 0)
        assert 0 < step.silenced.mean() < 1
    assert all(step.silenced is None for step in walk.steps if step.kind != "ReLU")


def test_what_happens_between_the_layers_is_told_from_the_numbers() -> None:
    with rng.seeded(0):
        model = Free()
    walk = trace(model, batch(shape=(1, 8, 8)), 10)
    told = [(step.path, step.turn, step.origin.way, step.origin.of) for step in walk.steps]
    assert told == [
        ("conv", 1, "straight", (0,)),
        ("again", 1, "relu", (1,)),
        ("again", 2, "sum", (1, 2)),
        ("act", 1, "straight", (3,)),
        ("again", 3, "mirrored", (4,)),
        ("again", 4, "other", ()),
        ("head", 1, "reshaped", (6,)),
    ]
    assert walk.ending.way == "other"
    assert kept(walk.steps[2].values).min() < 0, "as it was before ReLU worked in place"
    assert kept(walk.steps[3].values).min() == 0


def test_looking_changes_nothing() -> None:
    with rng.seeded(0):
        model = Restless()
    model.train()
    model.body[1].eval()
    modes = [module.training for module in model.modules()]
    calls = model.calls
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    random = torch.get_rng_state()
    walk = trace(model, batch())
    counts = count_hooks(model, batch())
    assert walk.error is None
    assert torch.equal(torch.get_rng_state(), random)
    assert model.calls is calls
    assert all(torch.equal(tensor, state[name]) for name, tensor in model.state_dict().items())
    assert [module.training for module in model.modules()] == modes
    assert all(p.grad is None and p.requires_grad for p in model.parameters())
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in model.modules())
    dropout = walk.steps[3]
    assert np.array_equal(kept(dropout.values), kept(dropout.given)), "evaluation mode"
    again = trace(model, batch())
    assert np.array_equal(kept(walk.logits), kept(again.logits)), "also where it draws"
    assert counts.layers == len(walk.steps)


@pytest.mark.parametrize(
    ("what", "seen", "code", "words"),
    [
        ("three", 0, "walk_failed", "ValueError: three are too many"),
        ("raises", 2, "walk_failed_after", "linear"),
        ("tuple", 2, "walk_output", "a tuple"),
        ("maps", 2, "walk_output", "[3, 1, 28, 28]"),
        ("labels", 2, "walk_output", "[3]"),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_seen(
    what: str, seen: int, code: str, words: str
) -> None:
    model = Ending(what)
    walk = trace(model, batch(), 10)
    assert walk.error is not None
    assert walk.error.code == code
    assert words in walk.error.sentence
    assert "\n" not in walk.error.sentence
    assert walk.logits is None
    assert len(walk.steps) == seen
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in model.modules())
    assert model.training


def test_the_layer_that_fails_is_named() -> None:
    model = nn.Sequential(nn.Flatten(), nn.Linear(783, 10))
    walk = trace(model, batch())
    assert walk.error is not None
    assert walk.error.code == "walk_failed_at"
    assert walk.error.params["layer"] == "1"
    assert [step.kind for step in walk.steps] == ["Flatten"]


def test_logits_for_other_classes_are_refused() -> None:
    walk = trace(Ending(""), batch(), 7)
    assert walk.error is not None
    assert "[3, 7]" in walk.error.sentence
    assert "[3, 10]" in walk.error.sentence


def test_weights_that_are_no_numbers_are_walked_too() -> None:
    model = zoo.build(ModelSpec("cnn"), SHAPE, 10, seed=0)
    with torch.no_grad():
        next(model.parameters()).fill_(float("nan"))
    walk = trace(model, batch(), 10)
    assert walk.error is None
    assert np.isnan(kept(walk.logits)).all()
    assert all(step.origin.way == "straight" for step in walk.steps)


def test_a_network_without_parts_is_its_own_only_layer() -> None:
    class Plain(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            return x.flatten(1)[:, :10]

    walk = trace(Plain(), batch(), 10)
    assert [(step.path, step.kind) for step in walk.steps] == [("", "Plain")]
    assert walk.error is None


def test_hooks_fire_by_calling_and_not_by_forward() -> None:
    model = zoo.build(ModelSpec("mlp"), SHAPE, 10, seed=0)
    found = count_hooks(model, batch())
    modules = len(list(model.modules()))
    assert (found.own_by_call, found.inside_by_call) == (1, modules - 1)
    assert (found.own_by_forward, found.inside_by_forward) == (0, modules - 1)
    assert (found.layers, found.layers_by_forward) == (6, 0)
