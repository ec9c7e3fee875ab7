"""The autograd graph of one loss, against torch's own walk over it and against slopes."""

import copy
from collections import Counter
from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from engine.errors import AtelierError
from engine.models import branching, gradient_check, gradient_trace, zoo
from engine.models.gradient_records import GradientTrace, GradNode
from engine.run_spec import ModelSpec
from tests.tiny import tiny_images

CROSS_ENTROPY = nn.CrossEntropyLoss()


def batch(count: int = 3) -> tuple[Tensor, Tensor]:
    return tiny_images(count, 5).__getitems__(range(count))


def network(name: str) -> nn.Module:
    return zoo.build(ModelSpec(name), (1, 28, 28), 10, seed=0).train()


def traced(model: nn.Module, count: int = 3) -> GradientTrace:
    return gradient_trace.trace(model, CROSS_ENTROPY, *batch(count))


def named(trace: GradientTrace, name: str) -> list[GradNode]:
    return [node for node in trace.nodes if node.name == name]


@pytest.mark.parametrize("name", ["mlp", "cnn", "resnet"])
def test_the_graph_is_the_one_that_torch_recorded(name: str) -> None:
    model = network(name)
    trace = traced(model)
    loss = CROSS_ENTROPY(model(batch()[0]), batch()[1])
    edges: Counter[tuple[str, str]] = Counter()
    seen, waiting = {loss.grad_fn}, [loss.grad_fn]
    while waiting:
        node = waiting.pop()
        for other, _ in node.next_functions:
            if other is not None:
                edges[type(node).__name__, type(other).__name__] += 1
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
    ours = Counter(
        (node.name, trace.nodes[other].name) for node in trace.nodes for other in node.inputs
    )
    assert ours == edges
    assert len(trace.nodes) == len(seen)
    assert trace.loss == float(loss.detach())


@pytest.mark.parametrize("name", ["mlp", "cnn", "resnet"])
def test_nodes_stand_in_the_order_of_the_forward_pass(name: str) -> None:
    nodes = traced(network(name)).nodes
    assert all(other < node.id for node in nodes for other in node.inputs)
    assert [node.id for node in nodes] == list(range(len(nodes)))
    assert nodes[-1].name == "NllLossBackward0"
    assert nodes[-1].norm == 1.0


@pytest.mark.parametrize("name", ["mlp", "cnn", "resnet"])
def test_gradients_are_torchs_bit_for_bit(name: str) -> None:
    model = network(name)
    trace = traced(copy.deepcopy(model))
    CROSS_ENTROPY(model(batch()[0]), batch()[1]).backward()
    parameters = dict(model.named_parameters())
    assert trace.gradients.keys() == parameters.keys()
    for key, parameter in parameters.items():
        assert parameter.grad is not None
        assert torch.equal(trace.gradients[key], parameter.grad)
    ends = {node.parameters[0]: node for node in trace.nodes if node.parameters}
    assert ends.keys() == parameters.keys()
    for key, node in ends.items():
        assert node.name == "AccumulateGrad"
        assert node.shapes == (tuple(parameters[key].shape),)
        assert node.norm == pytest.approx(float(trace.gradients[key].norm()), rel=1e-5)
        assert node.layer == key.rpartition(".")[0]


def test_nodes_belong_to_the_layer_that_made_them() -> None:
    nodes = traced(network("mlp")).nodes
    relus = [node.layer for node in nodes if node.name == "ReluBackward0"]
    assert relus == ["linear_relu_stack.1", "linear_relu_stack.3"]
    products = [node for node in nodes if node.name == "AddmmBackward0"]
    assert [node.layer for node in products] == [f"linear_relu_stack.{n}" for n in (0, 2, 4)]
    assert [node.shapes for node in products] == [((3, 512),), ((3, 512),), ((3, 10),)]
    assert dict(products[1].saved) == {"mat1": (3, 512), "mat2": (512, 512)}
    assert [node.layer for node in nodes[-2:]] == [None, None]
    # What a module does itself, between its parts, is its own.
    sums = named(traced(network("resnet")), "AddBackward0")
    assert [node.layer for node in sums] == [
        f"features.{part}.residual" for part in ("stem", "middle", "top")
    ]


@pytest.mark.parametrize("training", [True, False])
def test_looking_changes_nothing(training: bool) -> None:
    model = network("cnn").train(training)
    first = next(model.parameters())
    first.grad = torch.ones_like(first)
    before = {key: value.clone() for key, value in model.state_dict().items()}
    torch.manual_seed(3)
    state = torch.get_rng_state()
    traced(model)
    gradient_check.finite_difference(model, CROSS_ENTROPY, *batch(), "classifier.3.bias", (2,))
    gradient_check.repeated(model, CROSS_ENTROPY, *batch(), "classifier.3.bias", (2,), 2)
    assert torch.equal(torch.get_rng_state(), state)
    assert model.state_dict().keys() == before.keys()
    for key, value in model.state_dict().items():
        assert torch.equal(value, before[key]), key
        assert value.dtype == before[key].dtype
    assert torch.equal(first.grad, torch.ones_like(first))
    assert all(p.grad is None for p in list(model.parameters())[1:])
    assert model.training is training
    assert not any(m._forward_hooks or m._forward_pre_hooks for m in model.modules())


def test_dropout_draws_the_same_each_time_and_also_for_the_slope() -> None:
    torch.manual_seed(0)
    model = nn.Sequential(nn.Flatten(), nn.Dropout(0.5), nn.Linear(784, 10)).train()
    first, second = traced(model), traced(model)
    assert first.loss == second.loss != traced(model.eval()).loss
    gradient = first.gradients["2.bias"]
    slope = gradient_check.finite_difference(model.train(), CROSS_ENTROPY, *batch(), "2.bias", (1,))
    assert slope == pytest.approx(float(gradient[1]), rel=1e-4)


@pytest.mark.parametrize("name", ["linear", "mlp", "lenet", "cnn", "resnet"])
def test_the_slope_between_two_losses_is_the_gradient(name: str) -> None:
    model = network(name)
    trace = traced(model)
    for key, gradient in trace.gradients.items():
        index = tuple(int(i) for i in torch.unravel_index(gradient.abs().argmax(), gradient.shape))
        slope = gradient_check.finite_difference(model, CROSS_ENTROPY, *batch(), key, index)
        # A bias before batch normalisation changes nothing: what is left of 0 is rounding.
        assert slope == pytest.approx(float(gradient[index]), rel=1e-3, abs=1e-6), key


def test_backward_adds_up_until_somebody_calls_zero_grad() -> None:
    model = network("cnn")
    gradient = float(traced(model).gradients["classifier.3.bias"][4])

    def after(times: int) -> float:
        return gradient_check.repeated(
            model, CROSS_ENTROPY, *batch(), "classifier.3.bias", (4,), times
        )

    assert [after(0), after(1), after(2)] == [0.0, gradient, 2 * gradient]


class Shared(nn.Module):
    """One matrix that does two layers' work."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Linear(784, 784, bias=False)
        self.second = nn.Linear(784, 784, bias=False)
        self.second.weight = self.first.weight

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.second(self.first(x.flatten(1)))
        return out


def test_a_shared_parameter_is_one_node_with_all_its_names() -> None:
    trace = traced(Shared())
    (node,) = named(trace, "AccumulateGrad")
    assert node.parameters == ("first.weight", "second.weight")
    assert sum(node.id in other.inputs for other in trace.nodes) == 2
    assert trace.gradients.keys() == {"first.weight"}


def test_a_frozen_layer_has_no_part_in_the_graph() -> None:
    model = network("mlp")
    model.get_parameter("linear_relu_stack.0.weight").requires_grad_(False)
    model.get_parameter("linear_relu_stack.0.bias").requires_grad_(False)
    trace = traced(model)
    assert not any(node.layer == "linear_relu_stack.0" for node in trace.nodes)
    assert len(trace.gradients) == 4


def test_another_input_takes_another_way_through_the_same_code() -> None:
    def names(*values: float) -> Counter[str]:
        model = branching.build()

        def run() -> tuple[Tensor, Tensor]:
            output = model(torch.tensor([values]))
            return output, output.sum()

        return Counter(node.name for node in gradient_trace.record(model, run).nodes)

    small, large = names(0.4, -0.2, 0.3), names(-2.0, 1.0, -0.5)
    assert (small["ReluBackward0"], small["TanhBackward0"]) == (1, 0)
    assert (large["ReluBackward0"], large["TanhBackward0"]) == (0, 1)
    assert (small["AddmmBackward0"], large["AddmmBackward0"]) == (2, 5)


class Odd(nn.Module):
    """A network that gives something else than logits."""

    def __init__(self, give: Callable[[Tensor], object]) -> None:
        super().__init__()
        self.linear = nn.Linear(784, 10)
        self._give = give

    def forward(self, x: Tensor) -> object:
        return self._give(self.linear(x.flatten(1)))


def fails(_logits: Tensor) -> object:
    raise ValueError("first line\nsecond line")


@pytest.mark.parametrize(
    ("give", "code", "word"),
    [
        (lambda logits: (logits, logits), "walk_output", "tuple"),
        (lambda logits: logits[:, :, None], "walk_output", "[3, 10, 1]"),
        (lambda logits: logits[:, :2], "walk_output", "[3, 2]"),
        (lambda logits: logits[:1], "walk_output", "[1, 10]"),
        (lambda logits: logits.argmax(1, keepdim=True), "walk_output", "int64"),
        (lambda logits: logits.detach(), "no_gradient", "frozen"),
        (fails, "walk_failed", "first line."),
    ],
)
def test_what_is_no_network_for_these_images_is_said_in_one_sentence(
    give: Callable[[Tensor], object], code: str, word: str
) -> None:
    inputs, labels = batch()[0], torch.tensor([1, 7, 9])
    with pytest.raises(AtelierError) as raised:
        gradient_trace.trace(Odd(give), CROSS_ENTROPY, inputs, labels)
    assert raised.value.code == code
    assert word in raised.value.sentence
    assert "\n" not in raised.value.sentence


def test_a_network_without_parameters_has_no_gradients() -> None:
    with pytest.raises(AtelierError) as raised:
        traced(nn.Flatten())
    assert raised.value.code == "no_gradient"


def test_a_loss_must_be_one_number() -> None:
    with pytest.raises(AtelierError) as raised:
        gradient_trace.trace(network("linear"), nn.CrossEntropyLoss(reduction="none"), *batch())
    assert raised.value.code == "loss_not_scalar"
    assert "[3]" in raised.value.sentence


def test_a_network_that_needs_two_images_says_so_for_one() -> None:
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.BatchNorm1d(10)).train()
    with pytest.raises(AtelierError) as raised:
        traced(model, 1)
    assert raised.value.code == "walk_failed"
    assert len(traced(model, 2).nodes) > 0


def test_numbers_that_are_none_are_shown_as_such() -> None:
    model = network("mlp")
    assert traced(model).is_finite
    with torch.no_grad():
        model.get_parameter("linear_relu_stack.2.weight")[0, 0] = torch.nan
    trace = traced(model)
    assert not trace.is_finite
    assert "loss = nan" in trace.as_text()


def test_the_graph_as_text_has_a_line_for_each_node() -> None:
    trace = traced(network("mlp"))
    lines = trace.as_text().splitlines()
    assert len(lines) == 1 + len(trace.nodes)
    assert "AddmmBackward0; shape [3, 512]; layer linear_relu_stack.0" in trace.as_text()
    assert "parameter linear_relu_stack.4.bias" in trace.as_text()
