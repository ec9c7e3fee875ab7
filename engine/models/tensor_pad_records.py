"""What the tensor pad says of a line: values that a window can show. Light: no torch."""

from dataclasses import dataclass
from typing import Any, Literal

from numpy.typing import NDArray

Shape = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class TensorRecord:
    """A tensor or a NumPy array as it was after a line.

    Attributes:
        name: What it is called on the pad; `_` for the last result without a name.
        kind: `tensor` (`torch.Tensor`) or `array` (`numpy.ndarray`).
        values: A copy of its values, bfloat16 as float32; of a large one the corner with the
            lowest indices.
        shape: Its size along each axis.
        strides: Steps in memory per axis as the library says it: of a tensor in elements, of an
            array in bytes.
        offset: Where its first element is in its storage, in elements.
        dtype: As it is written: `torch.float32`, `float64`.
        device: `cpu`, `cuda:0`, ...
        contiguous: Whether its elements lie in memory in the order of their indices.
        requires_grad: Whether autograd records what is done with it.
        bytes: What its elements take, each counted once per index.
        shares_with: The other names whose memory overlaps with its own.
        cells: The whole storage, 1-D, where it is small; else None.
        reads: Of each element the cell of `cells` that it is read from, in the tensor's shape.
    """

    name: str
    kind: Literal["tensor", "array"]
    values: NDArray[Any]
    shape: Shape
    strides: Shape
    offset: int
    dtype: str
    device: str
    contiguous: bool
    requires_grad: bool
    bytes: int
    shares_with: tuple[str, ...]
    cells: NDArray[Any] | None
    reads: NDArray[Any] | None

    @property
    def is_whole(self) -> bool:
        """Whether `values` are all of them."""
        return self.values.shape == self.shape


@dataclass(frozen=True)
class Broadcast:
    """Two shapes that an operator made fit each other.

    Attributes:
        operator: As it is written: `+`, `*`, `<`, ...
        left: The shape of what stands at its left.
        right: The shape of what stands at its right.
        result: The common shape.
    """

    operator: str
    left: Shape
    right: Shape
    result: Shape


@dataclass(frozen=True, eq=False)
class Answer:
    """What became of a line.

    Attributes:
        name: The tensor or array that it made, changed or showed, one of `tensors`; None where
            the result is something else.
        text: The result as Python writes it, where it is no tensor; else None.
        broadcasts: What was broadcast in it, in the order of evaluation.
        tensors: All tensors and arrays that have a name, as they are now.
    """

    name: str | None
    text: str | None
    broadcasts: tuple[Broadcast, ...]
    tensors: tuple[TensorRecord, ...]
