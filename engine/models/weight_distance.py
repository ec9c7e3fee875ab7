"""How far apart two sets of weights are, parameter by parameter."""

import math
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from engine.models.distance_records import Distance

_CHUNK = 1 << 21  # numbers that are taken as float64 at once


def compare(one: Mapping[str, Tensor], other: Mapping[str, Tensor]) -> list[Distance]:
    """Compare two state_dicts, entry by entry.

    Args:
        one: Name to tensor on the CPU, of any number type.
        other: Likewise.

    Returns:
        The entries of `one` in their order, then those that only `other` has.
    """
    found = [_distance(name, tensor, other.get(name)) for name, tensor in one.items()]
    extra = [name for name in other if name not in one]
    return found + [Distance(n, "extra", None, tuple(other[n].shape)) for n in extra]


def total(distances: Sequence[Distance]) -> Distance:
    """All that could be compared, as one long vector."""
    known = [entry for entry in distances if entry.status == "both"]
    return Distance(
        name="",
        status="both",
        shape=None,
        other_shape=None,
        count=sum(entry.count for entry in known),
        left_out=sum(entry.left_out for entry in known),
        l2=math.hypot(*(entry.l2 for entry in known)),
        norm=math.hypot(*(entry.norm for entry in known)),
        other_norm=math.hypot(*(entry.other_norm for entry in known)),
        largest=max((entry.largest for entry in known), default=0.0),
        product=sum(entry.product for entry in known),
    )


def _distance(name: str, one: Tensor, other: Tensor | None) -> Distance:
    shape = tuple(one.shape)
    if other is None:
        return Distance(name, "missing", shape, None)
    if other.shape != one.shape:
        return Distance(name, "shape", shape, tuple(other.shape))
    ones, others = (_flat(tensor) for tensor in (one, other))
    count, largest = 0, 0.0
    squares = [0.0] * 4  # of the difference, the one, the other; and their product
    for start in range(0, len(ones), _CHUNK):
        a, b = (part[start : start + _CHUNK].double() for part in (ones, others))
        finite = torch.isfinite(a) & torch.isfinite(b)
        if not finite.all():
            a, b = a[finite], b[finite]
        if not len(a):
            continue
        change = a - b
        pairs = ((change, change), (a, a), (b, b), (a, b))
        sums = [float((left * right).sum()) for left, right in pairs]
        squares = [so_far + more for so_far, more in zip(squares, sums, strict=True)]
        largest = max(largest, float(change.abs().max()))
        count += len(a)
    l2, norm, other_norm = (math.sqrt(value) for value in squares[:3])
    left_out = len(ones) - count
    return Distance(
        name, "both", shape, shape, count, left_out, l2, norm, other_norm, largest, squares[3]
    )


def _flat(tensor: Tensor) -> Tensor:
    """All its numbers in one row, those of complex ones in pairs."""
    tensor = tensor.detach()
    return (torch.view_as_real(tensor) if tensor.is_complex() else tensor).reshape(-1)
