"""How much a forward pass computes: multiply-adds, module by module.

Counted are the multiplications, each with its addition, in matrix products (`nn.Linear`, `@`,
`einsum`, attention), transposed or not, and convolutions of any stride, padding, dilation and
number of groups. Padding counts like pixels: a kernel is multiplied with the zeros too. That is
half of what `torch.utils.flop_counter` counts, which takes a multiply-add for two operations.

Not counted: biases, normalisation, activations, pooling, sums. They cost at most a few operations
for each value, and in most networks far less than the products.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

aten = torch.ops.aten


class CostMeter(TorchDispatchMode):
    """While it is entered, counts what torch computes, on behalf of whoever is on the stack.

    Gradients must be off (`torch.no_grad`, not `torch.inference_mode`, which hides the products
    within `linear` and `conv2d`).

    Attributes:
        stack: The caller keeps here who is computing at the moment, the outermost first.
        counts: Multiply-adds by those who were on the stack, once each.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.stack: list[object] = []
        self.counts: Counter[object] = Counter()

    def __torch_dispatch__(
        self,
        func: Any,
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        """Compute as usual, and count."""
        result = func(*args, **(kwargs or {}))
        formula = _FORMULAS.get(func.overloadpacket)
        if formula is not None:
            count = formula(args, result)
            for who in set(self.stack):
                self.counts[who] += count
        return result


def _product(args: Sequence[Any], _: Any) -> int:
    """Of [n, k] by [k, m]."""
    return int(args[0].shape[0] * prod(args[1].shape))


def _product_and_sum(args: Sequence[Any], _: Any) -> int:
    return _product(args[1:], _)


def _products(args: Sequence[Any], _: Any) -> int:
    """Of [b, n, k] by [b, k, m]."""
    return int(prod(args[0].shape) * args[1].shape[-1])


def _products_and_sum(args: Sequence[Any], _: Any) -> int:
    return _products(args[1:], _)


def _convolution(args: Sequence[Any], result: Any) -> int:
    """Each output value takes one kernel; transposed, each input value gives one.

    A kernel's weight is [out, in / groups, ...], or [in, out / groups, ...] where it is transposed.
    """
    inputs, weight, transposed = args[0], args[1], args[6]
    kernel = prod(weight.shape[1:])
    return int((inputs if transposed else result).numel() * kernel)


def _attention(args: Sequence[Any], _: Any) -> int:
    """Queries [..., n, k] by keys [..., m, k], and what comes of it by values [..., m, v]."""
    query, key, value = args[:3]
    return int(prod(query.shape[:-1]) * key.shape[-2] * (query.shape[-1] + value.shape[-1]))


_FORMULAS: dict[Any, Callable[[Sequence[Any], Any], int]] = {
    aten.mm: _product,
    aten.addmm: _product_and_sum,
    aten.bmm: _products,
    aten.baddbmm: _products_and_sum,
    aten.convolution: _convolution,
    aten._scaled_dot_product_flash_attention_for_cpu: _attention,
    aten._scaled_dot_product_flash_attention: _attention,
    aten._scaled_dot_product_efficient_attention: _attention,
    aten._scaled_dot_product_cudnn_attention: _attention,
}
