"""The tensor pad's lines: parsed by Python, their nodes evaluated here, one by one."""

import ast
import operator
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.autograd.graph import Node

from engine.errors import AtelierError, Phrase
from engine.models import tensor_pad_names as names
from engine.models.tensor_pad_calls import Callee, Refused, check_size, perform, weigh
from engine.models.tensor_pad_records import Broadcast

PICTURE = "picture"

_LONGEST_LINE = 2000
_DEEPEST = 40
_SECONDS = 5.0
_LARGEST_POWER = 64
_LONGEST_REASON = 200

_BINARY: dict[type[ast.AST], tuple[str, Callable[[Any, Any], Any]]] = {
    ast.Add: ("+", operator.add),
    ast.Sub: ("-", operator.sub),
    ast.Mult: ("*", operator.mul),
    ast.Div: ("/", operator.truediv),
    ast.FloorDiv: ("//", operator.floordiv),
    ast.Mod: ("%", operator.mod),
    ast.Pow: ("**", operator.pow),
    ast.MatMult: ("@", operator.matmul),
    ast.BitAnd: ("&", operator.and_),
    ast.BitOr: ("|", operator.or_),
    ast.Eq: ("==", operator.eq),
    ast.NotEq: ("!=", operator.ne),
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
}
_IN_PLACE: dict[type[ast.AST], Callable[[Any, Any], Any]] = {
    ast.Add: operator.iadd,
    ast.Sub: operator.isub,
    ast.Mult: operator.imul,
    ast.Div: operator.itruediv,
}
_UNARY: dict[type[ast.AST], Callable[[Any], Any]] = {
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Invert: operator.invert,
}
_SIMPLE: dict[str, Callable[..., Any]] = {
    "tensor": torch.tensor, "float": float, "int": int, "bool": bool, "len": len
}  # fmt: skip
_TORCH, _NUMPY = object(), object()
_MODULES = {"torch": _TORCH, "np": _NUMPY, "numpy": _NUMPY}


def _filled(shape: Any = (), *_: Any, **__: Any) -> torch.Tensor:
    """As large as what NumPy makes of a shape."""
    return torch.empty(shape)


_FORECASTS: dict[str, Callable[..., Any]] = {
    "zeros": _filled,
    "ones": _filled,
    "full": _filled,
    "arange": torch.arange,
}


def parsed(line: str) -> ast.stmt:
    """The one statement of a line.

    Raises:
        AtelierError: `pad_syntax` or `pad_complex`.
    """
    if len(line) > _LONGEST_LINE:
        raise AtelierError("pad_complex", column=_LONGEST_LINE)
    try:
        statements = ast.parse(line.strip()).body
    except SyntaxError as error:
        reason = error.msg.rstrip(".") if error.msg else "invalid syntax"
        raise AtelierError("pad_syntax", reason=reason, column=error.offset or 1) from error
    except ValueError as error:  # before Python 3.12, of null characters
        raise AtelierError("pad_syntax", reason=str(error), column=1) from error
    except (MemoryError, RecursionError) as error:
        raise AtelierError("pad_complex", column=1) from error
    if len(statements) != 1:
        raise AtelierError("pad_syntax", reason=Phrase("one_line"), column=1)
    return statements[0]


class Evaluator:
    """Finds the value of each node of one line."""

    def __init__(self, line: str, named: dict[str, Any], generator: torch.Generator) -> None:
        self.broadcasts: list[Broadcast] = []
        self._line = line
        self._named = named
        self._generator = generator
        self._deadline = time.monotonic() + _SECONDS
        self._depth = 0
        self._kinds: dict[type[ast.AST], Callable[[Any], Any]] = {
            ast.Constant: self._constant,
            ast.Name: self._name,
            ast.List: lambda node: [self.value(item) for item in node.elts],
            ast.Tuple: lambda node: tuple(self.value(item) for item in node.elts),
            ast.Slice: self._slice,
            ast.Subscript: self._subscript,
            ast.Attribute: self._attribute,
            ast.Call: self._call,
            ast.UnaryOp: self._unary,
            ast.BinOp: lambda node: self._binary(node, node.left, node.op, node.right),
            ast.Compare: self._compare,
        }

    def error(self, node: ast.AST, code: str, **params: object) -> AtelierError:
        """An error with the node's place in the line."""
        before = self._line.encode()[: getattr(node, "col_offset", 0)]
        return AtelierError(code, column=len(before.decode(errors="ignore")) + 1, **params)

    def source(self, node: ast.AST) -> str:
        """What is written there, shortened."""
        return (ast.get_source_segment(self._line, node) or self._line)[:60]

    def value(self, node: ast.AST) -> Any:
        """The value of an expression."""
        kind = self._kinds.get(type(node))
        if kind is None:
            raise self.error(node, "pad_not_here", text=self.source(node))
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self.error(node, "pad_complex")
        value = kind(node)
        self._depth -= 1
        if time.monotonic() > self._deadline:
            raise self.error(node, "pad_slow", seconds=_SECONDS)
        return value

    def result(self, node: ast.AST, *, keep: bool = False) -> Any:
        """The value of a whole expression; `keep`: it is to have a name."""
        value = self.value(node)
        shown = isinstance(value, Node) and not keep
        if not shown and not names.is_plain(value):
            raise self.error(node, "pad_not_here", text=self.source(node))
        return value

    def check_free(self, target: ast.Name) -> None:
        """Refuse to take a name that means something else."""
        if target.id in {*_MODULES, *_SIMPLE, PICTURE} or target.id.startswith("_"):
            raise self.error(target, "pad_name_taken", name=target.id)

    def put(self, target: ast.Subscript, value: Any) -> Any:
        """Write into elements; the tensor or array that they belong to."""
        holder, index = self.value(target.value), self.value(target.slice)
        if not isinstance(holder, torch.Tensor | np.ndarray):
            raise self.error(target, "pad_not_here", text=self.source(target))
        self._done(target, operator.setitem, holder, index, value)
        return holder

    def change(self, node: ast.AugAssign) -> Any:
        """What `x += y` makes of x: itself, changed in place, where it is a tensor."""
        call = _IN_PLACE.get(type(node.op))
        if call is None:
            raise self.error(node, "pad_not_here", text=self.source(node))
        symbol = _BINARY[type(node.op)][0]
        return self._combined(node, symbol, call, self.value(node.target), self.value(node.value))

    def _done(self, node: ast.AST, call: Callable[..., Any], *given: Any) -> Any:
        """Do it; whatever goes wrong is said in its own words, with its place."""
        try:
            value = call(*given)
            check_size(value)
        except Refused as refusal:
            raise self.error(node, refusal.code, **refusal.params) from None
        except AtelierError as error:
            raise self.error(node, error.code, **error.params) from error
        except Exception as error:  # torch and NumPy raise nearly anything
            raise self.error(node, "pad_failed", reason=_plain(error)) from error
        return value

    def _constant(self, node: ast.Constant) -> Any:
        known = (bool, int, float, str, type(None), type(Ellipsis))
        if not isinstance(node.value, known):
            raise self.error(node, "pad_not_here", text=self.source(node))
        return node.value

    def _name(self, node: ast.Name) -> Any:
        if node.id in self._named:
            return self._named[node.id]
        if node.id in _MODULES:
            return _MODULES[node.id]
        if node.id in _SIMPLE:
            return Callee(node.id, _SIMPLE[node.id])
        if node.id == PICTURE:
            raise self.error(node, "pad_no_picture")
        raise self.error(node, "pad_unknown", name=node.id)

    def _slice(self, node: ast.Slice) -> slice:
        parts = (node.lower, node.upper, node.step)
        return slice(*(None if part is None else self.value(part) for part in parts))

    def _subscript(self, node: ast.Subscript) -> Any:
        value, index = self.value(node.value), self.value(node.slice)
        if not isinstance(value, torch.Tensor | np.ndarray | tuple | list):
            raise self.error(node, "pad_not_here", text=self.source(node))
        self._done(node, weigh, operator.getitem, [value, index], {}, False)
        return self._done(node, operator.getitem, value, index)

    def _attribute(self, node: ast.Attribute) -> Any:
        value, name = self.value(node.value), node.attr
        if value is _TORCH and name in names.FUNCTIONS:
            return Callee(name, getattr(torch, name))
        if value is _NUMPY and name in names.ARRAY_FUNCTIONS:
            return Callee(name, getattr(np, name), forecast=_FORECASTS.get(name))
        types = {id(_TORCH): (names.DTYPES, torch), id(_NUMPY): (names.ARRAY_TYPES, np)}
        allowed, module = types.get(id(value), (frozenset[str](), None))
        if name in allowed:
            found = getattr(module, name)
            return np.dtype(found) if value is _NUMPY else found
        if name in names.methods_of(value):
            return Callee(name, getattr(type(value), name), (value,))
        if name in names.properties_of(value):
            return self._done(node, getattr, value, name)
        raise self.error(node, "pad_not_here", text=self.source(node))

    def _call(self, node: ast.Call) -> Any:
        callee = self.value(node.func)
        if not isinstance(callee, Callee):
            raise self.error(node, "pad_not_here", text=self.source(node))
        given = [self.value(item) for item in node.args]
        named = {item.arg: self.value(item.value) for item in node.keywords if item.arg}
        if len(named) < len(node.keywords):
            raise self.error(node, "pad_not_here", text="**")
        return self._done(node, perform, callee, given, named, self._generator)

    def _unary(self, node: ast.UnaryOp) -> Any:
        call = _UNARY.get(type(node.op))
        if call is None:
            raise self.error(node, "pad_not_here", text=self.source(node))
        return self._done(node, call, self.value(node.operand))

    def _compare(self, node: ast.Compare) -> Any:
        if len(node.ops) > 1:
            raise self.error(node, "pad_not_here", text=self.source(node))
        return self._binary(node, node.left, node.ops[0], node.comparators[0])

    def _binary(self, node: ast.AST, left: ast.AST, sign: ast.AST, right: ast.AST) -> Any:
        symbol, call = _BINARY.get(type(sign), ("", None))
        if call is None:
            raise self.error(node, "pad_not_here", text=self.source(node))
        return self._combined(node, symbol, call, self.value(left), self.value(right))

    def _combined(
        self, node: ast.AST, symbol: str, call: Callable[[Any, Any], Any], left: Any, right: Any
    ) -> Any:
        """What an operator makes of two values."""
        if isinstance(left, torch.Tensor) or isinstance(right, torch.Tensor):
            left, right = (v.item() if isinstance(v, np.generic) else v for v in (left, right))
        numbers = (bool, int, float, np.generic)
        if not all(isinstance(v, (torch.Tensor, np.ndarray, *numbers)) for v in (left, right)):
            raise self.error(node, "pad_not_here", text=self.source(node))
        whole = isinstance(left, int) and isinstance(right, int)
        if whole and call is operator.pow and abs(right) > _LARGEST_POWER:
            raise self.error(node, "pad_failed", reason=Phrase("power_large"))
        self._done(node, weigh, call, [left, right], {}, False)
        value = self._done(node, call, left, right)
        shapes = [tuple(v.shape) for v in (left, right) if isinstance(v, torch.Tensor | np.ndarray)]
        if len(shapes) == 2 and shapes[0] != shapes[1] and symbol != "@":
            self.broadcasts.append(Broadcast(symbol, shapes[0], shapes[1], tuple(value.shape)))
        return value


def _plain(error: Exception) -> str:
    """The first sentence of what a library says, without its traceback and tables."""
    text = str(error).strip().partition("\n")[0]
    text = text.partition(" - got (")[0].removesuffix(", but expected one of:")
    return text[:_LONGEST_REASON].rstrip(". ") or type(error).__name__
