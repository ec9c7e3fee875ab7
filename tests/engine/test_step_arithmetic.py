"""An optimizer's step written out, against torch's own optimizer."""

import platform
import random

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.models import zoo
from engine.run_spec import ModelSpec
from engine.train_spec import OPTIMIZERS, TrainSpec
from engine.training import step_arithmetic
from engine.training.optimization import make_optimizer
from engine.training.step_arithmetic import Arithmetic, State

# Where a product and a sum are rounded once, as on all processors of these kinds since 2013.
EXACT = platform.machine().lower() in ("x86_64", "amd64")


def drawn(count: int, generator: random.Random) -> Tensor:
    """Numbers of very different sizes."""
    values = [generator.gauss(0, 1) * 10 ** generator.uniform(-6, 1) for _ in range(count)]
    return torch.tensor(values, dtype=torch.float32)


def settings(name: str, generator: random.Random) -> TrainSpec:
    momentum = generator.choice([0.0, 0.5, 0.9]) if name == "sgd" else 0.0
    return TrainSpec(
        optimizer=name,  # type: ignore[arg-type]
        lr=10 ** generator.uniform(-5, 0),
        momentum=momentum,
        nesterov=bool(momentum) and generator.random() < 0.5,
        weight_decay=generator.choice([0.0, 1e-4, 0.01]),
    )


def steps(train: TrainSpec, count: int, generator: random.Random) -> list[tuple[Arithmetic, float]]:
    """Four steps of torch's optimizer, each explained before it is taken; and what it made."""
    holder = nn.ParameterList([nn.Parameter(drawn(count, generator))])
    optimizer = make_optimizer(holder, train)
    told = []
    for _ in range(4):
        weight = holder[0]
        gradient = drawn(count, generator)
        state: State = {
            key: value.clone()
            for key, value in optimizer.state[weight].items()
            if isinstance(value, Tensor)
        }
        index = (generator.randrange(count),)
        arithmetic = step_arithmetic.explain(train, weight, gradient, state, index)
        weight.grad = gradient
        optimizer.step()
        told.append((arithmetic, float(weight.detach()[index])))
    return told


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_written_step_is_torchs_to_the_last_bit(name: str) -> None:
    generator = random.Random(name)
    for _ in range(60):
        train = settings(name, generator)
        for arithmetic, after in steps(train, generator.choice([1, 5, 8, 37]), generator):
            assert arithmetic.after == after
            written = arithmetic.lines[-1].value
            if EXACT:
                assert written == after, (train, arithmetic)
                assert arithmetic.ulps == 0
            else:
                largest = np.float32(max(abs(arithmetic.before), abs(after)))
                assert abs(written - after) <= 4 * np.spacing(largest)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_is_written_can_be_worked_out_by_hand(name: str) -> None:
    """The right side in numbers, given to Python's own arithmetic, is the value in float64."""
    generator = random.Random(1)
    train = settings(name, generator)
    for arithmetic, _ in steps(train, 5, generator):
        for line in arithmetic.lines:
            by_hand = eval(line.numbers.replace("^", "**"), {"sqrt": np.sqrt})
            assert line.value == pytest.approx(float(by_hand), rel=1e-5, abs=1e-9)


def test_plain_gradient_descent_is_one_line() -> None:
    weight, gradient = torch.tensor([[0.5, 0.25]]), torch.tensor([[2.0, -4.0]])
    train = TrainSpec(optimizer="sgd", lr=0.125)
    arithmetic = step_arithmetic.explain(train, weight, gradient, None, (0, 1))
    (line,) = arithmetic.lines
    assert (line.symbol, line.formula) == ("w", "w - lr * g")
    assert line.numbers == "0.25 - 0.125 * -4.0"
    assert (arithmetic.before, arithmetic.after) == (0.25, 0.75)
    assert weight.tolist() == [[0.5, 0.25]]


def test_momentum_begins_with_the_gradient_and_then_adds_up() -> None:
    weight, gradient = torch.tensor([1.0]), torch.tensor([0.5])
    train = TrainSpec(optimizer="sgd", lr=0.5, momentum=0.5)
    first = step_arithmetic.explain(train, weight, gradient, None, (0,))
    assert [line.formula for line in first.lines] == ["g", "w - lr * b"]
    state = {"momentum_buffer": torch.tensor([0.5])}
    second = step_arithmetic.explain(train, weight, gradient, state, (0,))
    assert [line.formula for line in second.lines] == ["momentum * b + g", "w - lr * b"]
    assert [line.value for line in second.lines] == [0.75, 0.625]
    assert state["momentum_buffer"].tolist() == [0.5]


def test_adams_first_step_is_as_long_as_the_learning_rate() -> None:
    train = TrainSpec(optimizer="adam", lr=0.001)
    arithmetic = step_arithmetic.explain(
        train, torch.tensor([1.0]), torch.tensor([3e-3]), None, (0,)
    )
    assert [line.symbol for line in arithmetic.lines] == ["t", "m", "v", "s", "d", "w"]
    assert arithmetic.before - arithmetic.after == pytest.approx(0.001, rel=1e-3)


def test_numbers_that_overflow_are_written_as_they_are() -> None:
    train = TrainSpec(optimizer="rmsprop")
    for value in (float("nan"), float("inf")):
        arithmetic = step_arithmetic.explain(
            train, torch.tensor([1.0]), torch.tensor([value]), None, (0,)
        )
        assert arithmetic.ulps == -1
        assert not np.isfinite(arithmetic.after)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_steps_with_handed_on_memory_are_the_optimizers_own(name: str) -> None:
    train = settings(name, random.Random(2))
    model, other = (zoo.build(ModelSpec("linear"), (1, 4, 4), 3, seed=1) for _ in range(2))
    optimizer = make_optimizer(other, train)
    generator = torch.Generator().manual_seed(0)
    states: dict[str, dict[str, Tensor]] = {}
    for _ in range(3):
        gradients = {
            key: torch.randn(parameter.shape, generator=generator)
            for key, parameter in model.named_parameters()
        }
        states = step_arithmetic.take_step(model, train, gradients, states)
        for key, parameter in other.named_parameters():
            parameter.grad = gradients[key]
        optimizer.step()
    for mine, theirs in zip(model.parameters(), other.parameters(), strict=True):
        assert torch.equal(mine, theirs)
        assert mine.grad is None


def test_a_parameter_without_a_gradient_stays() -> None:
    model = zoo.build(ModelSpec("linear"), (1, 4, 4), 3, seed=1)
    before = {key: value.clone() for key, value in model.state_dict().items()}
    train = TrainSpec(optimizer="adamw", weight_decay=0.1)
    gradients = {"linear.bias": torch.ones(3)}
    states = step_arithmetic.take_step(model, train, gradients, {})
    assert torch.equal(model.state_dict()["linear.weight"], before["linear.weight"])
    assert not torch.equal(model.state_dict()["linear.bias"], before["linear.bias"])
    assert states.keys() == {"linear.bias"}
