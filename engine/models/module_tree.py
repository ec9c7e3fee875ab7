"""Reads a network into records: modules in their nesting, and their tensors."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.parameter import is_lazy

from engine import rng
from engine.models.cost import CostMeter
from engine.models.module_records import ModuleRecord, Shape, TensorRecord
from engine.models.tensor_summary import TensorSummary, summarize


def describe(model: nn.Module, shape: tuple[int, int, int]) -> ModuleRecord:
    """The network's modules with the shapes that one image of `shape` [C, H, W] takes in them.

    A copy of the network is called once, in evaluation mode and without gradients: weights,
    buffers, hooks, modes and random state stay as they are, whatever its forward pass does. A
    network that takes no batch of one image gets two. One that fails with two as well is described
    all the same, and says where and why.
    """
    one = _run(model, shape, batch=1)
    if one.problem:
        two = _run(model, shape, batch=2)
        one = one if two.problem else two
    return _Reading(one).module(model, "", "")


def summaries(model: nn.Module) -> Iterator[tuple[str, TensorSummary]]:
    """The figures of each parameter and buffer under its path, one after the other.

    Those that share their numbers have them under the first path only.
    """
    tensors = [*model.named_parameters(), *model.named_buffers()]
    for path, tensor in tensors:
        if not is_lazy(tensor) and not tensor.is_complex():
            yield path, summarize(_array(tensor))


def _array(tensor: Tensor) -> Any:
    values = tensor.detach().cpu()
    known = not values.is_floating_point() or values.dtype in (torch.float16, torch.float32)
    return (values if known else values.double()).numpy()


@dataclass(eq=False)
class _Call:
    """What one module did in the pass."""

    inputs: tuple[Shape, ...] = ()
    outputs: tuple[Shape, ...] = ()
    calls: int = 0
    nbytes: int = 0


@dataclass(eq=False)
class _Pass:
    """What a forward pass told, by the modules' paths."""

    batch: int
    calls: dict[str, _Call] = field(default_factory=dict)
    costs: Mapping[Any, int] = field(default_factory=dict)
    problem: str = ""
    failed: str = ""  # path of the innermost module whose forward did not return


def _run(model: nn.Module, shape: tuple[int, int, int], batch: int) -> _Pass:
    """Call a copy of the network with blank images, and note what comes by."""
    told = _Pass(batch)
    meter = CostMeter()
    device = next((p.device for p in model.parameters()), torch.device("cpu"))
    try:
        copy = deepcopy(model).eval()
        for path, module in copy.named_modules():
            _watch(module, path, told, meter)
        with rng.borrowed(), torch.no_grad(), meter:
            copy(torch.zeros((batch, *shape), device=device))
    except (Exception, SystemExit) as error:  # noqa: BLE001  # it may be anybody's code
        told.problem = " ".join(f"{type(error).__name__}: {error}".split())
        told.failed = str(meter.stack[-1]) if meter.stack else ""
    told.costs = meter.counts
    return told


def _watch(module: nn.Module, path: str, told: _Pass, meter: CostMeter) -> None:
    call = told.calls[path] = _Call()

    def enter(_: nn.Module, args: tuple[object, ...], kwargs: dict[str, object]) -> None:
        meter.stack.append(path)
        call.inputs = tuple(_shape(value) for value in (*args, *kwargs.values()))

    def leave(_: nn.Module, __: object, result: object) -> None:
        while meter.stack.pop() != path:
            pass  # modules whose errors were caught on the way
        parts = _parts(result)
        call.outputs = tuple(_shape(value) for value in parts)
        call.calls += 1
        call.nbytes += sum(part.nbytes for part in parts if isinstance(part, Tensor))

    module.register_forward_pre_hook(enter, with_kwargs=True)
    module.register_forward_hook(leave)


def _parts(result: object) -> tuple[object, ...]:
    if isinstance(result, tuple | list):
        return tuple(result)
    return tuple(result.values()) if isinstance(result, Mapping) else (result,)


def _shape(value: object) -> Shape:
    return tuple(value.shape) if isinstance(value, Tensor) else type(value).__name__


def _settings(module: nn.Module) -> str:
    try:
        return str(module.extra_repr())
    except Exception:  # noqa: BLE001  # a person's own class
        return ""


class _Reading:
    """Makes the records; what was met before is only referred to."""

    def __init__(self, told: _Pass) -> None:
        self._told = told
        self._modules: dict[nn.Module, str] = {}
        self._tensors: dict[Tensor, str] = {}

    def module(self, module: nn.Module, name: str, path: str) -> ModuleRecord:
        """A module with all that is in it."""
        first = self._modules.setdefault(module, path)
        shared = first if first != path else ""
        told, call = self._told, self._told.calls.get(first, _Call())
        prefix = f"{path}." if path else ""
        tensors = () if shared else tuple(self._own_tensors(module, prefix))
        parameters = [p for p in module.parameters() if not is_lazy(p)]
        values = [*parameters, *(b for b in module.buffers() if not is_lazy(b))]
        return ModuleRecord(
            name=name,
            path=path,
            kind=type(module).__name__,
            settings=_settings(module),
            inputs=call.inputs,
            outputs=call.outputs,
            calls=call.calls,
            batch=told.batch,
            problem=told.problem if first == told.failed and not shared else "",
            parameters=sum(parameter.numel() for parameter in parameters),
            trainable=sum(p.numel() for p in parameters if p.requires_grad),
            multiply_adds=told.costs.get(first, 0) // told.batch,
            nbytes=sum(value.nbytes for value in values),
            output_bytes=call.nbytes // told.batch,
            shared_with=shared,
            tensors=tensors,
            children=()
            if shared
            else tuple(
                self.module(child, key, prefix + key)
                for key, child in module._modules.items()
                if child is not None
            ),
        )

    def _own_tensors(self, module: nn.Module, prefix: str) -> Iterator[TensorRecord]:
        for key, parameter in module.named_parameters(recurse=False, remove_duplicate=False):
            yield self._tensor(key, prefix + key, parameter, parameter.requires_grad)
        for key, buffer in module.named_buffers(recurse=False, remove_duplicate=False):
            yield self._tensor(key, prefix + key, buffer, None)

    def _tensor(self, name: str, path: str, tensor: Tensor, trainable: bool | None) -> TensorRecord:
        first = self._tensors.setdefault(tensor, path)
        lazy = is_lazy(tensor)  # its size is not known before the first forward pass
        return TensorRecord(
            name=name,
            path=path,
            shape=() if lazy else tuple(tensor.shape),
            dtype=str(tensor.dtype).removeprefix("torch."),
            trainable=trainable,
            count=0 if lazy else tensor.numel(),
            device=str(tensor.device),
            nbytes=0 if lazy else tensor.nbytes,
            shared_with=first if first != path else "",
        )
