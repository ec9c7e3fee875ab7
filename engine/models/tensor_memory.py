"""Where tensors and NumPy arrays lie in memory, and which of them lie in the same."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.models.tensor_pad_records import TensorRecord

Holder = Tensor | NDArray[Any]

_SHOWN = 40_000  # values that a record copies
_CELLS = 64  # the largest storage whose cells are told one by one


@dataclass(frozen=True)
class Memory:
    """A stretch of memory that belongs to one storage.

    Attributes:
        device: Where.
        start: Its address.
        size: In bytes.
    """

    device: str
    start: int
    size: int

    def overlaps(self, other: "Memory") -> bool:
        """Whether both have a byte in common."""
        if self.device != other.device or not self.size or not other.size:
            return False
        return self.start < other.start + other.size and other.start < self.start + self.size


def memory_of(value: Holder) -> Memory:
    """The whole storage that a tensor or an array is a window on."""
    if isinstance(value, Tensor):
        storage = value.untyped_storage()
        return Memory(str(value.device), storage.data_ptr(), storage.nbytes())
    root, owner = _root(value)
    if owner is not None:
        return memory_of(owner)
    return Memory("cpu", root.__array_interface__["data"][0], root.nbytes)


def records(named: Mapping[str, Any]) -> tuple[TensorRecord, ...]:
    """The tensors and arrays among named values, each with those that it shares memory with."""
    holders = {n: v for n, v in named.items() if isinstance(v, Tensor | np.ndarray)}
    places = {name: memory_of(value) for name, value in holders.items()}
    return tuple(
        _record(
            name,
            value,
            tuple(o for o in holders if o != name and places[o].overlaps(places[name])),
        )
        for name, value in holders.items()
    )


def total_bytes(named: Mapping[str, Any]) -> int:
    """What named tensors and arrays take, storages that they share counted once."""
    holders = (v for v in named.values() if isinstance(v, Tensor | np.ndarray))
    return sum(place.size for place in {memory_of(value) for value in holders})


def _record(name: str, value: Holder, shares: tuple[str, ...]) -> TensorRecord:
    place = memory_of(value)
    if isinstance(value, Tensor):
        width, strides, offset = value.element_size(), value.stride(), int(value.storage_offset())
        return TensorRecord(
            name=name,
            kind="tensor",
            values=_values(value),
            shape=tuple(value.shape),
            strides=strides,
            offset=offset,
            dtype=str(value.dtype),
            device=str(value.device),
            contiguous=value.is_contiguous(),
            requires_grad=value.requires_grad,
            bytes=value.numel() * width,
            shares_with=shares,
            cells=_cells(value, place.size // width),
            reads=_reads(tuple(value.shape), strides, offset, place.size // width),
        )
    width = value.itemsize
    offset = (value.__array_interface__["data"][0] - place.start) // width
    steps = tuple(step // width for step in value.strides)
    return TensorRecord(
        name=name,
        kind="array",
        values=np.array(_corner(value)),
        shape=value.shape,
        strides=value.strides,
        offset=offset,
        dtype=str(value.dtype),
        device="cpu",
        contiguous=value.flags.c_contiguous,
        requires_grad=False,
        bytes=value.nbytes,
        shares_with=shares,
        cells=_array_cells(value, place.size // width),
        reads=_reads(value.shape, steps, offset, place.size // width),
    )


def _values(tensor: Tensor) -> NDArray[Any]:
    corner = _corner(tensor.detach()).to("cpu", copy=True)
    values: NDArray[Any] = (corner.float() if corner.dtype == torch.bfloat16 else corner).numpy()
    return values


def _corner(value: Any) -> Any:
    """The part with the lowest indices, of at most `_SHOWN` values."""
    sizes = list(value.shape)
    while math.prod(sizes) > _SHOWN:
        longest = sizes.index(max(sizes))
        sizes[longest] = (sizes[longest] + 1) // 2
    return value[tuple(slice(size) for size in sizes)]


def _cells(tensor: Tensor, count: int) -> NDArray[Any] | None:
    if count > _CELLS:
        return None
    return _values(torch.as_strided(tensor.detach(), (count,), (1,), 0))


def _array_cells(array: NDArray[Any], count: int) -> NDArray[Any] | None:
    if count > _CELLS:
        return None
    root, owner = _root(array)
    return root.ravel(order="K").copy() if owner is None else _cells(owner, count)


def _root(array: NDArray[Any]) -> tuple[NDArray[Any], Tensor | None]:
    """The array that all others are views of, and the tensor whose memory that is, if it is."""
    base: Any = array.base
    while isinstance(base, np.ndarray):
        array, base = base, base.base
    return array, base if isinstance(base, Tensor) else None


def _reads(
    shape: tuple[int, ...], strides: tuple[int, ...], offset: int, cells: int
) -> NDArray[Any] | None:
    if cells > _CELLS or math.prod(shape) > _CELLS:
        return None
    at = np.full(shape, offset, np.int64)
    for axis, (size, stride) in enumerate(zip(shape, strides, strict=True)):
        steps = np.arange(size) * stride
        at += steps.reshape((size,) + (1,) * (len(shape) - axis - 1))
    return at
