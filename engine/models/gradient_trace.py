"""One loss on one batch: the autograd graph as it was recorded, and the gradients it gave."""

import contextlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import torch
from torch import Tensor, autograd, nn
from torch.autograd.graph import Node

from engine import rng
from engine.errors import AtelierError
from engine.models.gradient_records import GradientTrace, GradNode, Shape

LossFunction = Callable[[Tensor, Tensor], Tensor]

_SEED = 0  # of what a forward pass draws (dropout): the same each time that one is made
_NOT_NUMBERED = 2**63  # nodes that belong to no operation say they are numbered beyond this


def trace(
    model: nn.Module, loss_function: LossFunction, inputs: Tensor, labels: Tensor
) -> GradientTrace:
    """Take one loss on one batch and the gradients of it.

    In the mode, training or evaluation, that the network is in. Buffers (running statistics),
    gradients and torch's generators are afterwards as they were; what dropout draws is the same
    each time.

    Args:
        model: A copy that nobody else has, on the CPU.
        loss_function: Logits [N, classes] and labels to a mean loss [].
        inputs: What the network takes, float [N, ...].
        labels: int64 [N].

    Raises:
        AtelierError: `walk_failed`, `walk_output`, `loss_not_scalar` or `no_gradient`.
    """
    return record(model, lambda: loss_of(model, loss_function, inputs, labels))


def record(model: nn.Module, run: Callable[[], tuple[Tensor, Tensor]]) -> GradientTrace:
    """The graph of anything that ends in one number; see `trace`.

    Args:
        model: Whose parameters get gradients, and whose modules the nodes belong to.
        run: Calls the model; gives its output and the loss [].

    Raises:
        AtelierError: What `run` raises, `loss_not_scalar` or `no_gradient`.
    """
    with left_alone(model), _numbered(model) as spans:
        outputs, loss = run()
        if loss.numel() != 1 or not loss.is_floating_point():
            raise AtelierError("loss_not_scalar", found=f"{loss.dtype} {list(loss.shape)}")
        if loss.grad_fn is None:
            raise AtelierError("no_gradient")
        nodes = _reachable(loss.grad_fn)
        arrivals: dict[Node, _Arrival] = {}
        described = _describe(nodes, spans, model)
        for node in nodes:
            node.register_prehook(_keeper(node, arrivals))
        loss.backward()
        gradients = {
            name: parameter.grad
            for name, parameter in model.named_parameters()
            if parameter.grad is not None
        }
    finished = tuple(
        replace(plain, shapes=arrivals[node].shapes, norm=arrivals[node].norm)
        if node in arrivals
        else plain
        for plain, node in zip(described, nodes, strict=True)
    )
    return GradientTrace(float(loss.detach()), outputs.detach(), finished, gradients)


def loss_of(
    model: nn.Module, loss_function: LossFunction, inputs: Tensor, labels: Tensor
) -> tuple[Tensor, Tensor]:
    """What the network gives, and the loss of it; arguments as for `trace`.

    Raises:
        AtelierError: `walk_failed`, `walk_output` or `loss_not_scalar`.
    """
    try:
        with rng.seeded(_SEED):
            outputs = model(inputs)
    except Exception as error:
        lines = str(error).strip().splitlines()
        reason = lines[0].rstrip(".") if lines else type(error).__name__
        raise AtelierError("walk_failed", reason=reason) from error
    count, highest = len(inputs), int(labels.max())
    fits = (
        isinstance(outputs, Tensor)
        and outputs.dim() == 2
        and outputs.is_floating_point()
        and len(outputs) == count
        and outputs.shape[1] > highest
    )
    if not fits:
        expected = f"[{count}, {highest + 1}]"
        raise AtelierError("walk_output", expected=expected, found=_kind(outputs))
    loss = loss_function(outputs, labels)
    if loss.numel() != 1:
        raise AtelierError("loss_not_scalar", found=f"{loss.dtype} {list(loss.shape)}")
    return outputs, loss


def _kind(outputs: object) -> str:
    if isinstance(outputs, Tensor):
        return f"{outputs.dtype} {list(outputs.shape)}"
    return type(outputs).__name__


@contextlib.contextmanager
def left_alone(model: nn.Module) -> Iterator[None]:
    """Buffers and gradients of the model are afterwards as they were."""
    buffers = [(buffer, buffer.clone()) for buffer in model.buffers()]
    gradients = [(parameter, parameter.grad) for parameter in model.parameters()]
    model.zero_grad(set_to_none=True)
    try:
        yield
    finally:
        with torch.no_grad():
            for buffer, before in buffers:
                buffer.copy_(before)
        for parameter, gradient in gradients:
            parameter.grad = gradient


@dataclass(frozen=True)
class _Span:
    """The nodes that were made while a module ran: numbers from `first` up to, without, `end`."""

    layer: str
    first: int
    end: int


@contextlib.contextmanager
def _numbered(model: nn.Module) -> Iterator[list[_Span]]:
    """Notes for each call of a module which nodes are made in it.

    torch numbers the nodes of a thread as they are made. A list of the calls, an inner one before
    the one around it.
    """
    spans: list[_Span] = []
    begun: list[int] = []
    handles = []

    def before(_module: nn.Module, _arguments: object) -> None:
        begun.append(_next_number())

    def note(layer: str) -> Callable[[nn.Module, object, object], None]:
        def after(_module: nn.Module, _arguments: object, _output: object) -> None:
            spans.append(_Span(layer, begun.pop(), _next_number()))

        return after

    for path, module in model.named_modules():
        handles.append(module.register_forward_pre_hook(before))
        handles.append(module.register_forward_hook(note(path)))
    try:
        yield spans
    finally:
        for handle in handles:
            handle.remove()


def _next_number() -> int:
    """The number that torch will give to the next node made in this thread."""
    return int(autograd._get_sequence_nr())  # type: ignore[attr-defined]


def _reachable(last: Node) -> list[Node]:
    """All nodes that a gradient can reach from `last`, in the order in which they were made."""
    found: dict[Node, None] = {}
    waiting = [last]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found[node] = None
            waiting += [other for other, _ in node.next_functions if other is not None]
    # The first node that passes gradients to a parameter's node says where that one stands.
    place = {node: float(node._sequence_nr()) for node in found}
    for node in sorted(found, key=place.__getitem__):
        for other, _ in node.next_functions:
            if other is not None and place[other] >= _NOT_NUMBERED:
                place[other] = place[node] - 0.5
    return sorted(found, key=place.__getitem__)


def _describe(nodes: list[Node], spans: list[_Span], model: nn.Module) -> list[GradNode]:
    """What can be said before the gradients come, which throw away what was saved."""
    ids = {node: place for place, node in enumerate(nodes)}
    names: dict[int, list[str]] = {}
    for name, parameter in model.named_parameters(remove_duplicate=False):
        names.setdefault(id(parameter), []).append(name)
    described = []
    for node in nodes:
        owner = names.get(id(getattr(node, "variable", None)), [])
        number = node._sequence_nr()
        layer = next((s.layer for s in spans if s.first <= number < s.end), None)
        if owner:
            layer = owner[0].rpartition(".")[0]
        described.append(
            GradNode(
                id=ids[node],
                name=node.name().rpartition("::")[2],
                shapes=(),
                saved=_saved(node),
                layer=layer,
                parameters=tuple(owner),
                inputs=tuple(ids[other] for other, _ in node.next_functions if other is not None),
                norm=None,
            )
        )
    return described


def _saved(node: Node) -> tuple[tuple[str, Shape], ...]:
    kept = []
    for attribute in dir(node):
        if attribute.startswith("_saved_"):
            # torch refuses what was changed in place since; the graph is still worth seeing.
            with contextlib.suppress(RuntimeError):
                value = getattr(node, attribute)
                if isinstance(value, Tensor):
                    kept.append((attribute.removeprefix("_saved_"), tuple(value.shape)))
    return tuple(kept)


@dataclass(frozen=True)
class _Arrival:
    """The gradients that came to a node: one for each output of its operation."""

    shapes: tuple[Shape | None, ...]
    norm: float | None


def _keeper(
    node: Node, arrivals: dict[Node, _Arrival]
) -> Callable[[tuple[Tensor | None, ...]], None]:
    def keep(gradients: tuple[Tensor | None, ...]) -> None:
        shapes = tuple(None if g is None else tuple(g.shape) for g in gradients)
        squares = [float(g.double().norm()) ** 2 for g in gradients if g is not None]
        arrivals[node] = _Arrival(shapes, math.sqrt(sum(squares)) if squares else None)

    return keep
