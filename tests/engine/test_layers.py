"""Networks built of layers: what was inferred of them is what torch has and does."""

import copy

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from engine import rng
from engine.errors import AtelierError
from engine.layer_kinds import KINDS, Inference, infer
from engine.layer_names import TAKEN
from engine.layer_presets import PRESETS, preset
from engine.models import layers, zoo
from engine.network_spec import LayerSpec, Setting
from engine.run_spec import ModelSpec
from tests.engine.random_networks import SHAPES, layer, random_case

Shape = tuple[int, ...]


def net(*children: LayerSpec) -> LayerSpec:
    return LayerSpec("Sequential", children=children)


def shapes_of(model: nn.Module, shape: tuple[int, int, int]) -> dict[str, tuple[Shape, Shape]]:
    """What went in and out of each module that was called, without the batch's dimension."""
    seen: dict[str, tuple[Shape, Shape]] = {}

    def watch(name: str) -> None:
        def hook(_: nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor) -> None:
            seen[name] = (tuple(inputs[0].shape[1:]), tuple(output.shape[1:]))

        model.get_submodule(name).register_forward_hook(hook)

    for name, _ in model.named_modules():
        watch(name)
    with torch.no_grad():
        model.eval()(torch.zeros(2, *shape, device=next(model.parameters()).device))
    return seen


def check_against_torch(inference: Inference, shape: tuple[int, int, int], root: LayerSpec) -> None:
    with torch.device("meta"):
        model = layers.build(root, shape)
    seen = shapes_of(model, shape)
    of_blocks = {
        f"{block.name}.{extra}"
        for block in inference.layers
        if block.kind == "Residual"
        for extra in ("shortcut", "relu")
    }
    assert {known.name for known in inference.layers} == seen.keys() - of_blocks
    for known in inference.layers:
        module = model.get_submodule(known.name)
        assert seen[known.name] == (known.input_shape, known.output_shape), known.name
        assert sum(p.numel() for p in module.parameters()) == known.parameters, known.name
        assert type(module).__name__ == known.kind


@pytest.mark.parametrize("start", range(0, 200, 25))
def test_random_networks_are_as_inferred(start: int) -> None:
    for seed in range(start, start + 25):
        root, shape, classes = random_case(seed)
        check_against_torch(infer(root, shape, classes), shape, root)


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("shape", [*SHAPES, (2, 20, 24)])
def test_presets_are_as_inferred(name: str, shape: tuple[int, int, int]) -> None:
    check_against_torch(infer(preset(name, 10), shape, 10), shape, preset(name, 10))


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("shape", [(1, 28, 28), (3, 32, 32)])
def test_presets_are_the_networks_of_the_zoo(name: str, shape: tuple[int, int, int]) -> None:
    """Names, shapes, and for one seed each weight; and the same answers."""
    theirs = zoo.build(ModelSpec(name), shape, 10, seed=4)
    with rng.seeded(4):
        ours = layers.build(preset(name, 10), shape)
    expected, state = theirs.state_dict(), ours.state_dict()
    assert list(state) == list(expected)
    assert all(torch.equal(state[key], expected[key]) for key in expected)
    images = torch.rand(3, *shape)
    assert torch.equal(ours.eval()(images), theirs.eval()(images))


def test_a_built_network_can_be_copied_and_trained() -> None:
    root = net(
        layer("Residual", layer("Conv2d", out_channels=4, stride=2, padding=1)),
        layer("Flatten"),
        layer("Linear", out_features=3),
    )
    model = copy.deepcopy(layers.build(root, (1, 8, 8)))
    model(torch.rand(5, 1, 8, 8)).square().sum().backward()
    assert all(p.grad is not None and p.grad.abs().max() > 0 for p in model.parameters())
    assert set(dict(model.named_children())) == {"residual", "flatten", "linear"}


def test_a_block_adds_what_came_in() -> None:
    block = layer("Residual", layer("Tanh"), relu=False)
    images = torch.randn(2, 1, 4, 4)
    plain, after = (
        layers.build(net(block), (1, 4, 4)),
        layers.build(net(layer("Residual", layer("Tanh"))), (1, 4, 4)),
    )
    assert torch.equal(plain(images), images.tanh() + images)
    assert torch.equal(after(images), (images.tanh() + images).relu())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("", "", ""), ["relu1", "relu2", "flatten"]),
        (("0", "1", "2"), ["relu1", "relu2", "flatten"]),
        (("first", "", ""), ["first", "relu", "flatten"]),
        (("a.b", "a b", "a_b"), ["a_b", "a_b_2", "a_b_3"]),
        (("forward", "training", "class"), ["forward_2", "training_2", "class_"]),
        (("__init__", "_", "9"), ["init", "relu", "flatten_9"]),
        (("relu2", "", ""), ["relu2", "relu", "flatten"]),
        (("층", "\N{FULLWIDTH LATIN SMALL LETTER A}", "\ud800x"), ["층", "a", "x"]),
    ],
)
def test_names_are_made_so_that_python_and_torch_take_them(
    names: tuple[str, ...], expected: list[str]
) -> None:
    kinds = ("ReLU", "ReLU", "Flatten")
    root = net(*(layer(kind, name=name) for kind, name in zip(kinds, names, strict=True)))
    assert [name for name, _ in layers.build(root, (1, 4, 4)).named_children()] == expected


def test_layers_in_a_sequential_without_names_are_called_by_their_place() -> None:
    inner = net(layer("ReLU"), layer("Tanh"))
    built = layers.build(net(inner), (1, 4, 4))
    assert [name for name, _ in built.named_modules()] == ["", "stack", "stack.0", "stack.1"]


def test_what_modules_have_of_their_own_is_no_name() -> None:
    block = layers.Residual({}, None, relu=True)
    own = {name for module in (nn.Sequential(), block) for name in dir(module)}
    assert {name for name in own if not name.startswith("_")} <= TAKEN | {"shortcut", "relu"}


def test_a_block_keeps_its_own_names() -> None:
    block = layer("Residual", layer("ReLU", name="shortcut"), layer("ReLU", name="relu"))
    built = layers.build(net(block), (1, 4, 4))
    assert [n for n, _ in built.residual.named_children()] == ["shortcut_2", "relu_2", "relu"]  # type: ignore[union-attr]


def test_a_mistake_is_raised_before_anything_is_built() -> None:
    with pytest.raises(AtelierError) as caught:
        layers.build(net(layer("Flatten"), layer("Linear", in_features=5)), (1, 28, 28))
    assert caught.value.code == "layer_features"


def test_too_little_memory_is_said_with_the_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: nn.Linear) -> None:
        raise RuntimeError("can't allocate memory")

    monkeypatch.setattr(nn.Linear, "reset_parameters", refuse)
    with pytest.raises(AtelierError, match=r"Linear \(linear\) cannot be built: can't allocate"):
        layers.build(net(layer("Flatten"), layer("Linear")), (1, 28, 28))


def _small(kind: str) -> st.SearchStrategy[LayerSpec]:
    """A layer with some settings within their range, whether they fit or not."""
    values: dict[str, st.SearchStrategy[Setting]] = {
        "int": st.integers(1, 4),
        "float": st.floats(0.01, 0.9),
        "bool": st.booleans(),
        "choice": st.sampled_from(["none", "tanh"]),
    }
    known = {setting.name: values[setting.type] for setting in KINDS[kind].settings}
    return st.fixed_dictionaries({}, optional=known).map(
        lambda given: LayerSpec(kind, tuple(given.items()))
    )


_LEAVES = [kind for kind in KINDS if not KINDS[kind].holds_children]
_TREES = st.recursive(
    st.sampled_from(_LEAVES).flatmap(_small),
    lambda deeper: st.builds(
        lambda kind, parts: LayerSpec(kind, children=tuple(parts)),
        st.sampled_from(["Sequential", "Residual"]),
        st.lists(deeper, max_size=4),
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_TREES, max_size=4), st.sampled_from([(1, 6, 6), (3, 5, 4)]))
def test_what_has_no_mistake_runs(parts: list[LayerSpec], shape: tuple[int, int, int]) -> None:
    inference = infer(net(*parts), shape)
    if inference.errors:
        with pytest.raises(AtelierError):
            layers.build(net(*parts), shape)
        return
    model = layers.build(net(*parts), shape).eval()
    assert model(torch.rand(2, *shape)).shape[1:] == inference.output_shape
