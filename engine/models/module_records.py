"""What is inside a network, as plain records. Light: no torch."""

from collections.abc import Iterator
from dataclasses import dataclass


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
