"""What is inside a network, as plain records: modules in their nesting, and their tensors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import nn


@dataclass(frozen=True)
class TensorRecord:
    """A parameter or a buffer.

    Attributes:
        name: Its name within its module.
        path: Its name in the network's state_dict.
        shape: Its sizes.
        dtype: As torch prints it, without `torch.`.
        trainable: `requires_grad` of a parameter; None for a buffer.
        count: How many numbers it holds.
    """

    name: str
    path: str
    shape: tuple[int, ...]
    dtype: str
    trainable: bool | None
    count: int


@dataclass(frozen=True)
class ModuleRecord:
    """A module and what is in it.

    Attributes:
        name: Its name within its parent; empty for the network itself.
        path: Its name in `named_modules()`.
        kind: Its class's name.
        settings: What `print(module)` says between the brackets.
        output_shape: The shape of what it returned for a batch of one image; None if it was not
            called, or did not return a tensor.
        parameters: How many parameters it holds, those of its children included.
        tensors: Its own parameters and buffers.
        children: The modules in it, in order.
    """

    name: str
    path: str
    kind: str
    settings: str
    output_shape: tuple[int, ...] | None
    parameters: int
    tensors: tuple[TensorRecord, ...]
    children: tuple["ModuleRecord", ...]

    def walk(self) -> Iterator["ModuleRecord"]:
        """This module and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def describe(model: nn.Module, shape: tuple[int, int, int]) -> ModuleRecord:
    """The network's modules with the shapes that one image of `shape` [C, H, W] takes in them.

    The model is called once, in evaluation mode and without gradients, so that neither weights nor
    running statistics nor random state change; its mode is put back.
    """
    shapes: dict[nn.Module, tuple[int, ...]] = {}

    def note(module: nn.Module, _: object, output: object) -> None:
        if isinstance(output, torch.Tensor):
            shapes[module] = tuple(output.shape)

    hooks = [module.register_forward_hook(note) for module in model.modules()]
    modes = {module: module.training for module in model.modules()}
    device = next((p.device for p in model.parameters()), torch.device("cpu"))
    try:
        with torch.inference_mode():
            model.eval()(torch.zeros((1, *shape), device=device))
    finally:
        for hook in hooks:
            hook.remove()
        for module, training in modes.items():
            module.training = training
    return _record(model, "", "", shapes)


def _record(
    module: nn.Module, name: str, path: str, shapes: Mapping[nn.Module, tuple[int, ...]]
) -> ModuleRecord:
    prefix = f"{path}." if path else ""
    tensors = [
        _tensor(key, prefix + key, parameter, parameter.requires_grad)
        for key, parameter in module.named_parameters(recurse=False)
    ]
    tensors += [
        _tensor(key, prefix + key, buffer, None)
        for key, buffer in module.named_buffers(recurse=False)
    ]
    return ModuleRecord(
        name=name,
        path=path,
        kind=type(module).__name__,
        settings=module.extra_repr(),
        output_shape=shapes.get(module),
        parameters=sum(parameter.numel() for parameter in module.parameters()),
        tensors=tuple(tensors),
        children=tuple(
            _record(child, key, prefix + key, shapes) for key, child in module.named_children()
        ),
    )


def _tensor(name: str, path: str, tensor: torch.Tensor, trainable: bool | None) -> TensorRecord:
    return TensorRecord(
        name=name,
        path=path,
        shape=tuple(tensor.shape),
        dtype=str(tensor.dtype).removeprefix("torch."),
        trainable=trainable,
        count=tensor.numel(),
    )
