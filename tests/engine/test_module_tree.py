"""A network's records against torch's own reading; looking at it leaves it as it was."""

from collections.abc import Mapping

import pytest
import torch
from torch import Tensor, nn

from engine.models import layers, zoo
from engine.models.module_records import ModuleRecord
from engine.models.module_tree import describe, summaries
from engine.run_spec import MODELS, ModelSpec
from tests.engine.random_networks import random_case

SHAPE = (1, 28, 28)


def by_path(root: ModuleRecord) -> dict[str, ModuleRecord]:
    return {record.path: record for record in root.walk()}


def read_by_torch(model: nn.Module, shape: tuple[int, int, int]) -> dict[str, Tensor]:
    """What each module returned, through hooks of this test's own."""
    outputs = {}
    hooks = [
        module.register_forward_hook(
            lambda _, __, result, path=path: outputs.update({path: result})
        )
        for path, module in model.named_modules()
    ]
    with torch.no_grad():
        model.eval()(torch.zeros(1, *shape))
    for hook in hooks:
        hook.remove()
    return outputs


def check_against_torch(model: nn.Module, shape: tuple[int, int, int]) -> None:
    root = describe(model, shape)
    assert [record.path for record in root.walk()] == [path for path, _ in model.named_modules()]
    outputs, modules = read_by_torch(model, shape), dict(model.named_modules())
    for path, record in by_path(root).items():
        module = modules[path]
        assert record.kind == type(module).__name__
        assert record.settings == module.extra_repr()
        assert record.parameters == sum(p.numel() for p in module.parameters())
        stored = [*module.parameters(), *module.buffers()]
        assert record.nbytes == sum(t.numel() * t.element_size() for t in stored)
        assert record.outputs == ((tuple(outputs[path].shape),) if path in outputs else ())
        if path in outputs:
            assert record.output_bytes == record.calls * outputs[path].numel() * 4
    tensors = [tensor for record in root.walk() for tensor in record.tensors]
    state = model.state_dict()
    assert {t.path: (t.shape, t.count) for t in tensors} == {
        name: (tuple(t.shape), t.numel()) for name, t in state.items()
    }
    assert sum(record.own_parameters for record in root.walk()) == root.parameters
    assert root.failure is None


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("shape", [SHAPE, (3, 32, 32)])
def test_the_records_of_each_preset_equal_torchs_reading(
    name: str, shape: tuple[int, int, int]
) -> None:
    check_against_torch(zoo.build(ModelSpec(name), shape, 10, seed=0), shape)


@pytest.mark.parametrize("seed", range(200))
def test_the_records_of_random_networks_equal_torchs_reading(seed: int) -> None:
    spec, shape, _ = random_case(seed)
    check_against_torch(layers.build(spec, shape), shape)


def test_inputs_are_those_of_the_modules_before() -> None:
    root = describe(zoo.build(ModelSpec("mlp"), SHAPE, 10, seed=0), SHAPE)
    flatten, stack = root.children
    assert flatten.inputs == root.inputs == ((1, 1, 28, 28),)
    assert flatten.outputs == stack.inputs == stack.children[0].inputs == ((1, 784),)
    assert stack.children[1].inputs == ((1, 512),)


class Spoiler(nn.Module):
    """Changes whatever a forward pass can get at, then fails if asked to."""

    counts: Tensor

    def __init__(self, error: BaseException | None = None) -> None:
        super().__init__()
        self.first = nn.Linear(784, 10)
        self.inner = nn.Sequential(self.first, nn.BatchNorm1d(10), nn.Dropout())
        self.register_buffer("counts", torch.zeros(3))
        self.calls = 0
        self.error = error

    def forward(self, images: Tensor) -> Tensor:
        self.calls += 1
        self.counts += 1
        self.counts = self.counts * 2
        self.first.weight.data.clamp_(-0.01, 0.01)
        noise: Tensor = torch.rand(()) + self.inner.train()(images.flatten(1).repeat(2, 1))
        if self.error is not None:
            raise self.error
        return noise


def state_of(model: nn.Module) -> tuple[object, ...]:
    tensors = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    hooks = [
        (len(m._forward_hooks), len(m._forward_pre_hooks), m.training) for m in model.modules()
    ]
    return tensors, hooks, [p.requires_grad for p in model.parameters()], torch.get_rng_state()


def same(one: object, other: object) -> bool:
    if isinstance(one, Tensor) and isinstance(other, Tensor):
        return torch.equal(one, other)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


@pytest.mark.parametrize("error", [None, ValueError("not today"), SystemExit(3)])
@pytest.mark.parametrize("training", [True, False])
def test_looking_changes_nothing(error: BaseException | None, training: bool) -> None:
    model = Spoiler(error).train(training)
    model.first.bias.requires_grad_(False)
    before = state_of(model)
    root = describe(model, SHAPE)
    dict(summaries(model))
    assert same(state_of(model), before)
    assert model.calls == 0
    assert (root.failure is None) == (error is None)


@pytest.mark.parametrize("name", MODELS)
def test_looking_at_a_preset_in_training_changes_nothing(name: str) -> None:
    model = zoo.build(ModelSpec(name), SHAPE, 10, seed=0).train()
    before = state_of(model)
    describe(model, SHAPE)
    assert same(state_of(model), before)


class Picky(nn.Module):
    """Fails for some sizes of batch."""

    def __init__(self, *refused: int) -> None:
        super().__init__()
        self.refused = refused
        self.body = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))

    def forward(self, images: Tensor) -> Tensor:
        hidden: Tensor = self.body(images)
        if len(images) in self.refused:
            raise ValueError(f"no batch\n  of {len(images)}")
        return hidden


def test_a_network_that_takes_no_batch_of_one_gets_two() -> None:
    root = describe(Picky(1), SHAPE)
    assert (root.failure, root.batch, root.output_shape) == (None, 2, (2, 10))
    one = describe(Picky(), SHAPE)
    assert one.batch == 1
    assert (root.multiply_adds, root.output_bytes) == (one.multiply_adds, one.output_bytes)


def test_a_network_that_fails_is_described_all_the_same() -> None:
    root = describe(Picky(1, 2), SHAPE)
    assert root.failure is root
    assert root.problem == "ValueError: no batch of 1"
    assert (root.parameters, root.outputs, root.calls) == (7850, (), 0)
    assert by_path(root)["body"].output_shape == (1, 10)


def test_the_layer_that_fails_is_named() -> None:
    model = nn.Sequential(nn.Flatten(), nn.Sequential(nn.ReLU(), nn.Linear(100, 10)))
    root = describe(model, SHAPE)
    assert root.failure is by_path(root)["1.1"]
    assert root.failure.inputs == ((1, 784),)
    assert "784" in root.failure.problem
    assert by_path(root)["1.0"].output_shape == (1, 784)


def test_a_network_that_cannot_be_copied_is_described_without_shapes() -> None:
    model = nn.Sequential(nn.Flatten())
    model.generator = (number for number in range(3))  # type: ignore[assignment]
    root = describe(model, SHAPE)
    assert root.problem
    assert [record.calls for record in root.walk()] == [0, 0]


class Tied(nn.Module):
    """A decoder that is the encoder turned round, and a block that stands in two places."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.Linear(784, 784, bias=False)
        self.decoder = nn.Linear(784, 784)
        self.decoder.weight = self.encoder.weight
        self.act = nn.PReLU()
        self.again = nn.Sequential(self.act, nn.Linear(784, 10))

    def forward(self, images: Tensor) -> Tensor:
        hidden = self.act(self.encoder(images.flatten(1)))
        out: Tensor = self.again(self.decoder(hidden))
        return out


def test_what_is_shared_counts_once_and_says_so() -> None:
    model = Tied()
    root = describe(model, SHAPE)
    assert root.parameters == sum(p.numel() for p in model.parameters())
    assert sum(record.own_parameters for record in root.walk()) == root.parameters
    records = by_path(root)
    weight, bias = records["decoder"].tensors
    assert (weight.shared_with, bias.shared_with) == ("encoder.weight", "")
    again = records["again.0"]
    assert (again.shared_with, again.tensors) == ("act", ())
    assert [r.path for r in root.walk() if not r.shared_with] == [
        path for path, _ in model.named_modules()
    ]
    assert (records["act"].calls, records["act"].output_bytes) == (2, 2 * 784 * 4)
    assert root.multiply_adds == 2 * 784 * 784 + 7840
    assert [path for path, _ in summaries(model)] == [path for path, _ in model.named_parameters()]


class Branches(nn.Module):
    """Gives several things, takes some by name, leaves a part alone."""

    def __init__(self) -> None:
        super().__init__()
        self.recurrent = nn.LSTM(28, 8, batch_first=True)
        self.heads = nn.ModuleDict({"kind": nn.Linear(8, 10), "spare": nn.Linear(8, 3)})

    def forward(self, images: Tensor, scale: float = 1.0) -> dict[str, object]:
        rows, (last, _) = self.recurrent(images[:, 0])
        return {"logits": self.heads["kind"](input=last[0]) * scale, "rows": rows, "note": "ok"}


def test_tuples_dicts_and_names_are_said_as_what_they_are() -> None:
    records = by_path(describe(Branches(), SHAPE))
    assert records[""].outputs == ((1, 10), (1, 28, 8), "str")
    assert records[""].output_shape is None
    assert records["recurrent"].outputs == ((1, 28, 8), "tuple")
    assert records["heads.kind"].inputs == ((1, 8),)
    for idle in ("heads", "heads.spare"):
        assert (records[idle].calls, records[idle].outputs) == (0, ())


def test_which_parameters_train() -> None:
    model = zoo.build(ModelSpec("cnn"), SHAPE, 10, seed=0)
    model.get_submodule("features").requires_grad_(False)
    records = by_path(describe(model, SHAPE))
    assert records["features"].trainable == 0
    assert records["classifier"].trainable == records["classifier"].parameters
    assert 0 < records[""].trainable < records[""].parameters
    assert {t.trainable for t in records["features.1"].tensors} == {False, None}


def test_a_network_without_parameters() -> None:
    root = describe(nn.Flatten(), SHAPE)
    assert (root.parameters, root.nbytes, root.multiply_adds) == (0, 0, 0)
    assert root.output_shape == (1, 784)


def test_a_layer_whose_size_is_not_known_yet() -> None:
    root = describe(nn.Sequential(nn.Flatten(), nn.LazyLinear(10)), SHAPE)
    assert root.output_shape == (1, 10)
    assert [tensor.count for tensor in root.children[1].tensors] == [0, 0]


def test_the_figures_are_torchs() -> None:
    model = zoo.build(ModelSpec("resnet"), SHAPE, 10, seed=0)
    state = model.state_dict()
    figures = dict(summaries(model))
    assert figures.keys() == state.keys()
    for path, found in figures.items():
        values = state[path].double()
        assert found.mean == pytest.approx(values.mean().item(), abs=1e-12)
        assert (found.minimum, found.maximum) == (values.min().item(), values.max().item())
        if values.numel() > 1:
            assert found.std == pytest.approx(values.std().item(), rel=1e-12)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float64, torch.float16])
def test_what_is_not_finite_is_counted_apart(dtype: torch.dtype) -> None:
    model = nn.Linear(4, 2).to(dtype)
    with torch.no_grad():
        model.weight.copy_(torch.tensor([[1, 2, 3, float("nan")], [float("inf")] * 2 + [4, 5]]))
    found = dict(summaries(model))["weight"]
    assert (found.nan, found.positive_infinite, found.negative_infinite) == (1, 2, 0)
    assert (found.mean, found.minimum, found.maximum) == (3.0, 1.0, 5.0)
    assert describe(model, SHAPE).parameters == 10
