"""Follows a batch through a network with forward hooks, layer by layer.

The network is called as `model(batch)`: `model.forward(batch)` would leave out the hooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn

from engine import rng
from engine.errors import AtelierError, Phrase, Said
from engine.models.likeness import likeness
from engine.models.walk_records import Fact, Floats, HookCounts, Origin, Step, Walk

KEPT_BYTES = 128 * 2**20
"""How much of a walk's values is kept; what comes after that has shapes only."""

_REASON = 200  # characters of a foreign error that are shown


def trace(model: nn.Module, batch: Tensor, classes: int | None = None) -> Walk:
    """Call the network once, in evaluation mode and without gradients, and record every layer.

    The network's modes and buffers and torch's random state are afterwards as they were, and no
    hook is left on it. Not for a network that something else uses at the same time.

    Args:
        model: Any network; a failing one gives the steps before the failure, and the error.
        batch: float32 [N, C, H, W].
        classes: How many logits there should be; None for any number.
    """
    tracer = _Tracer(model, batch)
    output, error = None, None
    with undisturbed(model), tracer.listening():
        try:
            output = model(batch)
        except Exception as failure:  # noqa: BLE001  # the network may be anybody's
            error = tracer.failure(failure)
    if error is None:
        error = _wrong_output(output, len(batch), classes)
    whole = error is None and isinstance(output, Tensor)
    logits = _copied(output) if whole and isinstance(output, Tensor) else None
    ending = tracer.origin(output, logits) if isinstance(output, Tensor) else Origin("other")
    return Walk(tracer.batch, tuple(tracer.steps), logits, ending, error)


def count_hooks(model: nn.Module, batch: Tensor) -> HookCounts:
    """How many hooks fire by `model(x)`, by `model.forward(x)`, and by each layer's `forward`.

    Leaves the network as `trace` does.

    Raises:
        AtelierError: `walk_failed`.
    """
    fired: list[nn.Module] = []
    calls: list[tuple[nn.Module, tuple[Any, ...], dict[str, Any]]] = []

    def count(module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any], _: object) -> None:
        fired.append(module)
        if _is_leaf(module):
            calls.append((module, args, kwargs))

    def taken() -> tuple[int, int]:
        own = sum(module is model for module in fired)
        inside = len(fired) - own
        fired.clear()
        return own, inside

    hooks = [m.register_forward_hook(count, with_kwargs=True) for m in model.modules()]
    try:
        with undisturbed(model):
            model(batch)
            called, layers = taken(), tuple(calls)
            model.forward(batch)
            direct = taken()
            for module, args, kwargs in layers:
                module.forward(*args, **kwargs)
            by_layer = sum(taken())
    except Exception as failure:
        raise AtelierError("walk_failed", reason=reason(failure)) from failure
    finally:
        for hook in hooks:
            hook.remove()
    return HookCounts(*called, *direct, len(layers), by_layer)


@contextmanager
def undisturbed(model: nn.Module) -> Iterator[None]:
    """Evaluation mode, no gradients; modes, buffers and random state are put back afterwards."""
    modes = {module: module.training for module in model.modules()}
    buffers = [
        (module, name, buffer, buffer.clone())
        for module in model.modules()
        for name, buffer in module.named_buffers(recurse=False)
    ]
    try:
        # Whatever a network draws comes out of the same numbers each time, and out of nobody's run.
        with rng.seeded(0), torch.no_grad():
            model.eval()
            yield
    finally:
        for module, training in modes.items():
            module.training = training
        with torch.no_grad():
            for module, name, buffer, before in buffers:
                if buffer.shape == before.shape:
                    buffer.copy_(before)
                module._buffers[name] = buffer if buffer.shape == before.shape else before


def reason(failure: Exception) -> str:
    """A foreign error in one line."""
    text = " ".join(f"{type(failure).__name__}: {failure}".split())
    return text if len(text) <= _REASON else text[: _REASON - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _is_leaf(module: nn.Module) -> bool:
    return next(module.children(), None) is None


def _copied(tensor: Tensor) -> Floats:
    values: Floats = tensor.detach().to("cpu", torch.float32, copy=True).numpy()
    return values


def _wrong_output(output: object, count: int, classes: int | None) -> AtelierError | None:
    """The error that the network's output is, if it is one."""
    expected: Said = f"[{count}, {classes}]"
    if classes is None:
        expected = Phrase("logits_of_classes", count=count)
    if not isinstance(output, Tensor):
        found = Phrase("a_type", type=type(output).__name__)
        return AtelierError("walk_output", expected=expected, found=found)
    fits = output.ndim == 2 and len(output) == count and classes in (None, output.shape[-1])
    if fits and output.is_floating_point():
        return None
    kind = str(output.dtype).removeprefix("torch.")
    found = Phrase("a_tensor", shape=list(output.shape))
    if not output.is_floating_point():
        found = Phrase("a_tensor_of_type", shape=list(output.shape), type=kind)
    return AtelierError("walk_output", expected=expected, found=found)


class _Tracer:
    """Hooks on every layer, and what they have seen."""

    def __init__(self, model: nn.Module, batch: Tensor) -> None:
        self.batch = _copied(batch)
        self.steps: list[Step] = []
        self._paths = {module: path for path, module in model.named_modules() if _is_leaf(module)}
        self._turns: dict[nn.Module, int] = {}
        # Kept alive, so that no later tensor can be taken for one of these.
        self._tensors: list[tuple[Tensor | None, int]] = [(batch, _version(batch))]
        self._values: list[Floats | None] = [self.batch]
        self._entered: list[tuple[nn.Module, Origin, tuple[int, ...] | None, Floats | None]] = []
        self._left = KEPT_BYTES

    @contextmanager
    def listening(self) -> Iterator[None]:
        """With hooks on the layers, which are gone afterwards."""
        hooks = []
        try:
            for module in self._paths:
                hooks.append(module.register_forward_pre_hook(self._enter, with_kwargs=True))
                hooks.append(module.register_forward_hook(self._leave))
            yield
        finally:
            for hook in hooks:
                hook.remove()

    def failure(self, error: Exception) -> AtelierError:
        """A network's own error, and where it happened."""
        said = reason(error)
        if self._entered:
            module = self._entered[-1][0]
            layer = self._paths[module] or type(module).__name__
            return AtelierError("walk_failed_at", layer=layer, reason=said)
        if self.steps:
            return AtelierError("walk_failed_after", layer=self.steps[-1].path, reason=said)
        return AtelierError("walk_failed", reason=said)

    def _enter(self, module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        given = next((t for t in (*args, *kwargs.values()) if isinstance(t, Tensor)), None)
        if given is None:
            self._entered.append((module, Origin("other"), None, None))
            return
        known = self._same_tensor(given)
        values = None if known is None else self._values[known]
        if known is None:
            values = self._kept(given)
        self._entered.append((module, self.origin(given, values), tuple(given.shape), values))

    def _leave(self, module: nn.Module, _args: object, output: object) -> None:
        _, origin, input_shape, given = self._entered.pop()
        tensor = output if isinstance(output, Tensor) else None
        values = None if tensor is None else self._kept(tensor)
        silencing = isinstance(module, nn.ReLU | nn.ReLU6) and values is not None
        self._turns[module] = self._turns.get(module, 0) + 1
        self.steps.append(
            Step(
                number=len(self.steps) + 1,
                path=self._paths[module],
                kind=type(module).__name__,
                turn=self._turns[module],
                settings=module.extra_repr(),
                facts=_facts(module),
                origin=origin,
                input_shape=input_shape,
                output_shape=None if tensor is None else tuple(tensor.shape),
                given=given,
                values=values,
                silenced=values == 0 if silencing and values is not None else None,
            )
        )
        self._tensors.append((tensor, 0 if tensor is None else _version(tensor)))
        self._values.append(values)

    def _kept(self, tensor: Tensor) -> Floats | None:
        size = 4 * tensor.numel()
        if tensor.is_complex() or tensor.layout != torch.strided or size > self._left:
            return None
        self._left -= size
        return _copied(tensor)

    def _same_tensor(self, given: Tensor) -> int | None:
        """The newest step whose output is this tensor and has not been changed in place since."""
        for number in range(len(self._tensors) - 1, -1, -1):
            tensor, version = self._tensors[number]
            if tensor is given and version == _version(given):
                return number
        return None

    def origin(self, given: Tensor, values: Floats | None) -> Origin:
        """Where a tensor comes from: `values` is a copy of it, if there is one."""
        last = len(self._values) - 1
        number = self._same_tensor(given)
        if number is None:
            return Origin("other") if values is None else likeness(values, self._values)
        return Origin("straight" if number == last else "earlier", (number,))


def _version(tensor: Tensor) -> int:
    """How often a tensor has been changed in place."""
    return 0 if tensor.is_inference() else tensor._version


def _facts(module: nn.Module) -> dict[str, Fact]:
    """A layer's own constants, so far as they are plain values."""
    found: dict[str, Fact] = {}
    for name in getattr(module, "__constants__", ()):
        value = getattr(module, name, None)
        if isinstance(value, list | torch.Size):
            value = tuple(value)
        whole = isinstance(value, tuple) and all(isinstance(part, int) for part in value)
        if whole or isinstance(value, bool | int | float | str):
            found[name] = value
    found["bias"] = getattr(module, "bias", None) is not None
    return found
