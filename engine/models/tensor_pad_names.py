"""What may be written on the tensor pad: the names, and nothing else.

No name here reads files, runs code, keeps state outside its arguments, or draws from torch's
global generator.
"""

from typing import Any

import numpy as np
import torch

# Draw from the pad's own generator, which is handed to them.
RANDOM = frozenset({"rand", "randn", "randint", "randperm"})

# Their results can be larger than what they are given.
GROWING = RANDOM | {
    "arange", "diag", "empty", "eye", "full", "linspace", "ones", "repeat", "tile", "zeros",
}  # fmt: skip

DTYPES = frozenset(
    {"float32", "float64", "float16", "bfloat16", "float", "double", "half", "uint8", "int8",
     "int16", "int32", "int64", "short", "int", "long", "bool"}
)  # fmt: skip

_BOTH = frozenset(
    {"abs", "all", "allclose", "amax", "amin", "any", "argmax", "argmin", "argsort", "bmm",
     "clamp", "clone", "cos", "cumsum", "diag", "dot", "equal", "exp", "flatten", "flip", "floor",
     "isnan", "log", "masked_fill", "matmul", "max", "maximum", "mean", "median", "min", "minimum",
     "mm", "movedim", "neg", "nonzero", "outer", "permute", "prod", "relu", "reshape", "roll",
     "round", "sigmoid", "sin", "softmax", "sort", "sqrt", "square", "squeeze", "std",
     "sum", "swapaxes", "t", "tanh", "topk", "transpose", "tril", "triu", "unique",
     "unsqueeze", "var"}
)  # fmt: skip

FUNCTIONS = _BOTH | GROWING - {"repeat"} | {
    "as_strided", "as_tensor", "broadcast_to", "cat", "device", "from_numpy", "full_like",
    "manual_seed", "numel", "ones_like", "stack", "tensor", "where", "zeros_like",
}  # fmt: skip

METHODS = _BOTH | {
    "add", "add_", "as_strided", "backward", "bfloat16", "bool", "byte", "clamp_", "contiguous",
    "copy_", "cpu", "cuda", "data_ptr", "detach", "dim", "div", "div_", "double", "element_size",
    "expand", "expand_as", "fill_", "float", "gather", "half", "index_select", "int",
    "is_contiguous", "item", "long", "mul", "mul_", "neg_", "norm", "numel", "numpy", "repeat",
    "requires_grad_", "short", "size", "squeeze_", "storage_offset", "stride", "sub", "sub_", "t_",
    "tile", "to", "tolist", "transpose_", "type", "unfold", "unsqueeze_", "view", "view_as",
    "zero_",
}  # fmt: skip

PROPERTIES = frozenset(
    {"T", "device", "dtype", "grad", "grad_fn", "is_leaf", "mT", "nbytes", "ndim", "requires_grad",
     "shape"}
)  # fmt: skip

ARRAY_FUNCTIONS = frozenset({"arange", "array", "asarray", "full", "ones", "zeros"})

ARRAY_METHODS = frozenset(
    {"all", "any", "argmax", "argmin", "astype", "copy", "cumsum", "fill", "flatten", "item", "max",
     "mean", "min", "prod", "ravel", "reshape", "squeeze", "std", "sum", "swapaxes", "tolist",
     "transpose", "var"}
)  # fmt: skip

ARRAY_PROPERTIES = frozenset(
    {"T", "dtype", "itemsize", "nbytes", "ndim", "shape", "size", "strides"}
)

ARRAY_TYPES = frozenset(
    {"float16", "float32", "float64", "uint8", "int8", "int16", "int32", "int64"}
)

# Of the named tuples that max, sort and their like return.
_PARTS = frozenset({"values", "indices"})


def properties_of(value: object) -> frozenset[str]:
    """The attributes of a value that are no methods."""
    if isinstance(value, torch.Tensor):
        return PROPERTIES
    if isinstance(value, np.ndarray):
        return ARRAY_PROPERTIES
    if isinstance(value, torch.device):
        return frozenset({"type", "index"})
    return _PARTS if isinstance(value, tuple) else frozenset()


def methods_of(value: object) -> frozenset[str]:
    """The methods of a value."""
    if isinstance(value, torch.Tensor):
        return METHODS
    if isinstance(value, np.ndarray):
        return ARRAY_METHODS
    return frozenset({"numel"}) if isinstance(value, torch.Size) else frozenset()


def is_plain(value: Any) -> bool:
    """Whether a value may have a name or be shown: no function, no module, nothing unknown."""
    if isinstance(value, torch.Tensor):
        return not value.is_complex()
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biuf"
    if isinstance(value, list | tuple):
        return all(is_plain(item) for item in value)
    kinds = (bool, int, float, str, np.generic, torch.dtype, torch.device, np.dtype)
    return value is None or isinstance(value, kinds)
