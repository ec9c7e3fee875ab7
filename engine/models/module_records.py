"""What is inside a network, as plain records. Light: no torch."""

from collections.abc import Iterator
from dataclasses import dataclass

# A tensor's sizes; of anything else that goes in or out, its type's name.
Shape = tuple[int, ...] | str


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
        device: Where they are.
        nbytes: Memory of the numbers.
        shared_with: The path of the same tensor where it was met first; empty if this is there.
    """

    name: str
    path: str
    shape: tuple[int, ...]
    dtype: str
    trainable: bool | None
    count: int
    device: str = "cpu"
    nbytes: int = 0
    shared_with: str = ""


@dataclass(frozen=True)
class ModuleRecord:
    """A module and what is in it.

    What the forward pass tells is of one batch. Tensors and modules that occur several times are
    counted once.

    Attributes:
        name: Its name within its parent; empty for the network itself.
        path: Its name in `named_modules()`.
        kind: Its class's name.
        settings: What `print(module)` says between the brackets.
        inputs: What it was called with; empty if it was not called.
        outputs: What it returned, the parts of a tuple, list or dict one by one.
        calls: How often it was called; `inputs` and `outputs` are the last call's.
        batch: Images in the batch: 1, or 2 if the network takes no batch of one.
        problem: Why its forward pass failed; empty if it did not, or failed in a child.
        parameters: How many parameters it holds, those of its children included.
        trainable: How many of them require a gradient.
        multiply_adds: For one image, those of its children included: see `engine.models.cost`.
        nbytes: Memory of its parameters and buffers, those of its children included.
        output_bytes: Memory of the tensors that it returned, all calls together, for one image.
        shared_with: The path of the same module where it was met first, and where its tensors and
            children are; empty if this is there.
        tensors: Its own parameters and buffers.
        children: The modules in it, in order.
    """

    name: str
    path: str
    kind: str
    settings: str
    inputs: tuple[Shape, ...]
    outputs: tuple[Shape, ...]
    calls: int
    batch: int
    problem: str
    parameters: int
    trainable: int
    multiply_adds: int
    nbytes: int
    output_bytes: int
    shared_with: str
    tensors: tuple[TensorRecord, ...]
    children: tuple["ModuleRecord", ...]

    @property
    def output_shape(self) -> tuple[int, ...] | None:
        """The shape of what it returned; None if it was not called, or gave not just a tensor."""
        only = self.outputs[0] if len(self.outputs) == 1 else ""
        return None if isinstance(only, str) else only

    @property
    def own_parameters(self) -> int:
        """How many parameters it holds itself, leaving out those that were met before."""
        own = (tensor for tensor in self.tensors if tensor.trainable is not None)
        return sum(tensor.count for tensor in own if not tensor.shared_with)

    @property
    def failure(self) -> "ModuleRecord | None":
        """The module in it whose forward pass failed; None if all went well."""
        return next((record for record in self.walk() if record.problem), None)

    def walk(self) -> Iterator["ModuleRecord"]:
        """This module and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()
