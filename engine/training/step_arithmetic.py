"""What an optimizer does to one weight, written out with the real numbers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from torch import Tensor, nn

from engine.train_spec import TrainSpec
from engine.training.optimization import make_optimizer

State = Mapping[str, Tensor]
"""What an optimizer remembers of one parameter, by torch's names for it."""

# torch's defaults, which a `TrainSpec` leaves as they are.
_BETA1, _BETA2, _ADAM_EPSILON = 0.9, 0.999, 1e-8
_ALPHA, _RMSPROP_EPSILON = 0.99, 1e-8
_SQUARES = {"exp_avg_sq", "square_avg"}


@dataclass(frozen=True)
class Line:
    """One assignment.

    Attributes:
        symbol: What is set: `g` the gradient, `b`, `m`, `v` the optimizer's memory, `t` the step's
            number, `s` the step size, `d` the divisor, `w` the weight.
        formula: The right side in symbols.
        numbers: The right side in numbers, each with all digits of its float32.
        value: What comes out.
    """

    symbol: str
    formula: str
    numbers: str
    value: float


@dataclass(frozen=True)
class Arithmetic:
    """One step of an optimizer for one weight.

    Attributes:
        before: The weight.
        after: The weight after the step, from torch's own optimizer.
        lines: The step written out; the last line's value is `after` but for rounding.
        ulps: How many float32 numbers lie from the last line's value to `after`: 0 if they are
            equal to the last bit. -1 where one of them is not finite.
    """

    before: float
    after: float
    lines: tuple[Line, ...]
    ulps: int


def explain(
    train: TrainSpec,
    parameter: Tensor,
    gradient: Tensor,
    state: State | None,
    index: tuple[int, ...],
) -> Arithmetic:
    """The step that the optimizer would take, for one weight of a parameter.

    torch takes it on a copy of the whole parameter: how a number is rounded may depend on its
    place in the tensor, because processors add several numbers at once. The square root in what is
    written out is torch's for the same reason: its last bit is not everywhere the nearest.

    Args:
        train: Optimizer, learning rate, momentum, weight decay.
        parameter: float32, any shape; left as it is.
        gradient: Likewise, of the same shape.
        state: What the optimizer remembers of the parameter; None or empty before the first step.
        index: Which weight: one number for each dimension.
    """
    holder = _Holder(parameter)
    left = take_step(holder, train, {"weight": gradient}, {"weight": state or {}})
    here = {
        name: float(value if name == "step" else value[index])
        for name, value in (state or {}).items()
    }
    for name in _SQUARES & left.get("weight", {}).keys():
        here["root"] = float(left["weight"][name].sqrt()[index])
    before, after = float(parameter.detach()[index]), float(holder.weight.detach()[index])
    lines = _written(train, np.float32(before), np.float32(float(gradient[index])), here)
    return Arithmetic(before, after, lines, _distance(lines[-1].value, after))


def take_step(
    module: nn.Module,
    train: TrainSpec,
    gradients: Mapping[str, Tensor],
    states: Mapping[str, State],
) -> dict[str, dict[str, Tensor]]:
    """One step of torch's optimizer, in place; schedule and clipping are left out.

    Args:
        module: Whose parameters move.
        train: Optimizer, learning rate, momentum, weight decay.
        gradients: By the parameter's name; a parameter that is not named stays as it is.
        states: What the optimizer remembers, by the parameter's name; left as it is.

    Returns:
        What it remembers after the step.
    """
    parameters = dict(module.named_parameters())
    optimizer = make_optimizer(module, train)
    for name, parameter in parameters.items():
        parameter.grad = gradients[name].clone() if name in gradients else None
        if states.get(name):
            optimizer.state[parameter] = {k: v.clone() for k, v in states[name].items()}
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return {
        name: {k: v for k, v in optimizer.state[parameter].items() if isinstance(v, Tensor)}
        for name, parameter in parameters.items()
        if parameter in optimizer.state
    }


class _Holder(nn.Module):
    """A copy of one parameter, for an optimizer to move."""

    def __init__(self, parameter: Tensor) -> None:
        super().__init__()
        self.weight = nn.Parameter(parameter.detach().clone())


def _written(
    train: TrainSpec, w: np.float32, g: np.float32, state: Mapping[str, float]
) -> tuple[Line, ...]:
    lines: list[Line] = []
    # Numbers may overflow or be nan, and that is what is shown then.
    with np.errstate(all="ignore"):
        if train.weight_decay and train.optimizer != "adamw":
            text = f"{_text(g)} + {train.weight_decay!r} * {_text(w)}"
            g = _fused(train.weight_decay, w, g)
            lines.append(Line("g", "g + weight_decay * w", text, float(g)))
        if train.optimizer == "sgd":
            lines += _sgd(train, w, g, state)
        elif train.optimizer == "rmsprop":
            lines += _rmsprop(train, w, g, state)
        else:
            lines += _adam(train, w, g, state)
    return tuple(lines)


def _sgd(train: TrainSpec, w: np.float32, g: np.float32, state: Mapping[str, float]) -> list[Line]:
    lines = []
    if train.momentum:
        if "momentum_buffer" in state:
            old = np.float32(state["momentum_buffer"])
            b = np.float32(np.float32(train.momentum) * old + g)
            text = f"{train.momentum!r} * {_text(old)} + {_text(g)}"
            lines.append(Line("b", "momentum * b + g", text, float(b)))
        else:
            b = g
            lines.append(Line("b", "g", _text(g), float(b)))
        if train.nesterov:
            text = f"{_text(g)} + {train.momentum!r} * {_text(b)}"
            g = _fused(train.momentum, b, g)
            lines.append(Line("g", "g + momentum * b", text, float(g)))
        else:
            g = b
    formula = "w - lr * b" if train.momentum and not train.nesterov else "w - lr * g"
    text = f"{_text(w)} - {train.lr!r} * {_text(g)}"
    return [*lines, Line("w", formula, text, float(_fused(-train.lr, g, w)))]


def _adam(train: TrainSpec, w: np.float32, g: np.float32, state: Mapping[str, float]) -> list[Line]:
    lines = []
    if train.optimizer == "adamw" and train.weight_decay:
        text = f"{_text(w)} * (1 - {train.lr!r} * {train.weight_decay!r})"
        w = np.float32(w * np.float32(1 - train.lr * train.weight_decay))
        lines.append(Line("w", "w * (1 - lr * weight_decay)", text, float(w)))
    t = state.get("step", 0.0) + 1
    lines.append(Line("t", "t + 1", f"{t - 1:.0f} + 1", t))
    old = np.float32(state.get("exp_avg", 0.0))
    m = _fused(1 - _BETA1, np.float32(g - old), old)
    text = f"{_text(old)} + (1 - {_BETA1}) * ({_text(g)} - {_text(old)})"
    lines.append(Line("m", "m + (1 - beta1) * (g - m)", text, float(m)))
    v, line = _squares(_BETA2, "beta2", g, np.float32(state.get("exp_avg_sq", 0.0)))
    lines.append(line)
    size = train.lr / (1 - _BETA1**t)
    text = f"{train.lr!r} / (1 - {_BETA1}^{t:.0f})"
    lines.append(Line("s", "lr / (1 - beta1^t)", text, size))
    root = np.float32(np.float32(state["root"]) / np.float32(math.sqrt(1 - _BETA2**t)))
    d = np.float32(root + np.float32(_ADAM_EPSILON))
    text = f"sqrt({_text(v)}) / sqrt(1 - {_BETA2}^{t:.0f}) + {_ADAM_EPSILON!r}"
    lines.append(Line("d", "sqrt(v) / sqrt(1 - beta2^t) + eps", text, float(d)))
    after = np.float32(w + np.float32(np.float32(-size) * m) / d)
    text = f"{_text(w)} - {_text(np.float32(size))} * {_text(m)} / {_text(d)}"
    return [*lines, Line("w", "w - s * m / d", text, float(after))]


def _rmsprop(
    train: TrainSpec, w: np.float32, g: np.float32, state: Mapping[str, float]
) -> list[Line]:
    v, line = _squares(_ALPHA, "alpha", g, np.float32(state.get("square_avg", 0.0)))
    d = np.float32(np.float32(state["root"]) + np.float32(_RMSPROP_EPSILON))
    divisor = f"sqrt({_text(v)}) + {_RMSPROP_EPSILON!r}"
    after = np.float32(w + np.float32(np.float32(-train.lr) * g) / d)
    text = f"{_text(w)} - {train.lr!r} * {_text(g)} / {_text(d)}"
    return [
        line,
        Line("d", "sqrt(v) + eps", divisor, float(d)),
        Line("w", "w - lr * g / d", text, float(after)),
    ]


def _squares(beta: float, name: str, g: np.float32, old: np.float32) -> tuple[np.float32, Line]:
    """The running mean of squared gradients."""
    faded = np.float32(np.float32(beta) * old)
    v = _fused(float(np.float32(np.float32(1 - beta) * g)), g, faded)
    text = f"{beta} * {_text(old)} + (1 - {beta}) * ({_text(g)})^2"
    return v, Line("v", f"{name} * v + (1 - {name}) * g^2", text, float(v))


def _fused(factor: float, a: np.float32, b: np.float32) -> np.float32:
    """`factor * a + b`, rounded once as processors do: the product is exact in float64."""
    return np.float32(np.float64(np.float32(factor)) * np.float64(a) + np.float64(b))


def _text(number: np.float32) -> str:
    """The shortest decimal that reads back as this float32."""
    return str(number)


def _distance(first: float, second: float) -> int:
    if not (math.isfinite(first) and math.isfinite(second)):
        return -1
    return abs(_rank(first) - _rank(second))


def _rank(number: float) -> int:
    """A float32's place among all float32, so that neighbours differ by 1."""
    bits = int(np.float32(number).view(np.int32))
    return bits if bits >= 0 else -(bits & 0x7FFFFFFF)
