"""What a gradient is, tried out: a slope between two losses, and a sum over calls of backward."""

import copy

import torch
from torch import Tensor, nn

from engine.models.gradient_trace import LossFunction, left_alone, loss_of


def finite_difference(
    model: nn.Module,
    loss_function: LossFunction,
    inputs: Tensor,
    labels: Tensor,
    parameter: str,
    index: tuple[int, ...],
    eps: float = 1e-6,
) -> float:
    """The slope of the loss along one weight, from two losses: (f(w + eps) - f(w - eps)) / 2 eps.

    In float64, on a copy: the network is left as it is.

    Args:
        model: As for `trace`.
        loss_function: Likewise.
        inputs: Likewise.
        labels: Likewise.
        parameter: Its name.
        index: Which weight: one number for each dimension.
        eps: How far to go to each side, above 0.

    Raises:
        AtelierError: `walk_failed` where the network cannot compute in float64, and others as in
            `trace`.
    """
    twin = copy.deepcopy(model).double()
    exact = copy.deepcopy(loss_function)
    if isinstance(exact, nn.Module):
        exact.double()
    weight = twin.get_parameter(parameter)
    losses = []
    with torch.no_grad(), left_alone(twin):
        middle = float(weight.detach()[index])
        for place in (middle + eps, middle - eps):
            weight[index] = place
            losses.append(float(loss_of(twin, exact, inputs.double(), labels)[1]))
    return (losses[0] - losses[1]) / (2 * eps)


def repeated(
    model: nn.Module,
    loss_function: LossFunction,
    inputs: Tensor,
    labels: Tensor,
    parameter: str,
    index: tuple[int, ...],
    times: int,
) -> float:
    """One weight's gradient after `times` calls of backward() without `zero_grad` between them.

    Arguments, errors and what stays as it is: as for `finite_difference` and `trace`.
    """
    weight = model.get_parameter(parameter)
    with left_alone(model):
        for _ in range(times):
            loss_of(model, loss_function, inputs, labels)[1].backward()
        return 0.0 if weight.grad is None else float(weight.grad[index])
