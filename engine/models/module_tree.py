"""Reads a network into records: modules in their nesting, and their tensors."""

from collections.abc import Mapping

import torch
from torch import nn

from engine.models.module_records import ModuleRecord, TensorRecord


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
