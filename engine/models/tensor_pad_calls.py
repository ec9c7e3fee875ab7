"""Calls on the tensor pad: what is asked of torch or NumPy, weighed before it is done."""

import math
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine import devices
from engine.errors import AtelierError, Phrase
from engine.models import tensor_pad_names as names

MOST_ELEMENTS = 10_000_000
_LONGEST_LIST = 10_000
_LARGEST_NUMBER = 2**63

_OTHER = {"device", "dtype", "requires_grad", "order"}  # arguments that change no size
_KINDS = (torch.dtype, np.dtype, str)


class Refused(Exception):  # noqa: N818  # an answer, which the place in the line is added to
    """What the pad does not do.

    Args:
        code: Of the `AtelierError` that is made of it.
        **params: Of that, without the place.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@dataclass(frozen=True)
class Callee:
    """Something that may be called.

    Attributes:
        name: As it was written.
        call: What does it.
        first: The arguments that it is bound to: a method's tensor.
        forecast: What makes a tensor of the same size, where `call` is none of torch's.
    """

    name: str
    call: Callable[..., Any]
    first: tuple[Any, ...] = ()
    forecast: Callable[..., Any] | None = None


def check_size(value: object) -> None:
    """Refuse what has too many elements.

    Raises:
        Refused: `pad_too_large` or `pad_failed`.
    """
    if isinstance(value, list | tuple) and not isinstance(value, torch.Size):
        for item in value:
            check_size(item)
    if _count(value) > MOST_ELEMENTS:
        raise Refused("pad_too_large", count=_count(value), most=MOST_ELEMENTS)
    if isinstance(value, int) and abs(value) >= _LARGEST_NUMBER:
        raise Refused("pad_failed", reason=Phrase("number_large"))


def perform(
    callee: Callee, given: list[Any], named: dict[str, Any], generator: torch.Generator
) -> Any:
    """Call what may be called.

    Args:
        callee: What.
        given: Arguments by place.
        named: Arguments by name.
        generator: What random functions draw from.

    Raises:
        Refused: Where it is too large, or an argument is not possible here.
        AtelierError: `device_unavailable`.
        Exception: Whatever torch and NumPy raise.
    """
    given = [*callee.first, *given]
    for key in named.keys() & {"generator", "out"}:
        raise Refused("pad_not_here", text=f"{key}=")
    _check_devices(callee, given, named)
    if callee.name == "manual_seed":
        generator.manual_seed(*given, **named)
        return None
    if callee.name == "tolist" and _count(given[0]) > _LONGEST_LIST:
        raise Refused("pad_too_large", count=_count(given[0]), most=_LONGEST_LIST)
    weigh(callee.forecast or callee.call, given, named, callee.name in names.GROWING)
    if callee.name in names.RANDOM:
        device = named.pop("device", "cpu")
        return callee.call(*given, generator=generator, **named).to(device)
    return callee.call(*given, **named)


def weigh(call: Callable[..., Any], given: list[Any], named: dict[str, Any], grows: bool) -> None:
    """Find out how large a result would be, without making it.

    On torch's `meta` device, which computes shapes and nothing else. What depends on values (a
    mask) cannot be foretold, and is no larger than what it is taken from.

    Args:
        call: A function of torch, or an operator.
        given: Its arguments by place.
        named: Its arguments by name.
        grows: Whether the result can be larger than the product of the arguments' sizes.

    Raises:
        Refused: `pad_too_large`.
        Exception: What torch says to a call that grows and is wrong.
    """
    sizes = [_count(value) for value in _flat([given, list(named.values())])]
    if not grows and math.prod(max(size, 1) for size in sizes) <= MOST_ELEMENTS:
        return
    foretold = nullcontext() if grows else suppress(Exception)
    made: object = None
    with foretold, torch.no_grad(), torch.device("meta"):
        kept = {key: _meta(value) for key, value in named.items() if key not in _OTHER}
        made = call(*(_meta(value) for value in given if not isinstance(value, _KINDS)), **kept)
    check_size(made)


def _check_devices(callee: Callee, given: list[Any], named: dict[str, Any]) -> None:
    """Say which devices there are, where another is named."""
    wanted = [value.type for value in (*given, *named.values()) if isinstance(value, torch.device)]
    texts = [named["device"]] if isinstance(named.get("device"), str) else []
    if callee.name in ("to", "device"):
        texts += [value for value in given if isinstance(value, str)]
    if callee.name == "cuda":
        texts.append("cuda")
    known = [device.name for device in devices.available()] if wanted or texts else []
    for name in wanted + [text.partition(":")[0] for text in texts]:
        if name not in known:
            raise AtelierError("device_unavailable", name=name, known=", ".join(known))


def _flat(values: list[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        found += _flat(list(value)) if isinstance(value, list | tuple) else [value]
    return found


def _count(value: object) -> int:
    if isinstance(value, Tensor):
        return value.numel()
    return value.size if isinstance(value, np.ndarray) else 1


def _meta(value: Any) -> Any:
    """The same without its values; a single whole number stays, as it may be a size."""
    if isinstance(value, Tensor):
        if not value.dim() and not value.is_floating_point():
            return value.item()
        return torch.empty_strided(value.size(), value.stride(), dtype=value.dtype)
    if isinstance(value, np.ndarray):
        kinds = {"b": torch.bool, "i": torch.int64, "u": torch.int64, "f": torch.float32}
        return torch.empty(value.shape, dtype=kinds[value.dtype.kind])
    if isinstance(value, list | tuple) and not isinstance(value, torch.Size):
        items = [_meta(item) for item in value]
        return items if isinstance(value, list) else tuple(items)
    return torch.device("meta") if isinstance(value, torch.device) else value
