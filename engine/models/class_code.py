"""A network of layers as a Python class, as PyTorch's "Learn the Basics" would write it. Light.

The class needs torch and nothing else; its state_dict has the keys of the built network. It is
laid out as `ruff format` does it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.layer_kinds import Inference, InferredLayer, check
from engine.layer_names import child_names, identifier
from engine.layer_settings import Filled, arguments
from engine.network_spec import LayerSpec

_LINE = 88
_INDENT = "    "
# A class of such a name would hide what the code around it uses.
_IN_USE = re.compile(r"nn|super|OrderedDict|Residual\d*")


def as_class(
    root: LayerSpec,
    shape: tuple[int, int, int],
    classes: int | None = None,
    name: str = "NeuralNetwork",
) -> str:
    """Python source of a module with the network's class, and one for each kind of residual block.

    Args:
        root: The network, a `Sequential`.
        shape: Channels, height, width of one picture.
        classes: How many logits are to come out; None to take whatever comes.
        name: Of the class; made a name of Python if it is none.

    Raises:
        AtelierError: The first mistake of `engine.layer_kinds.check`.
    """
    valid = identifier(name, "NeuralNetwork")
    return _Writer(check(root, shape, classes)).source(
        root, f"{valid}_" if _IN_USE.fullmatch(valid) else valid
    )


@dataclass(frozen=True)
class _Expression:
    """A call, a list, or (with nothing in it) any text that stays on its line.

    Attributes:
        opening: What stands before the parts, the bracket included.
        parts: What stands between the brackets.
        closing: The bracket.
        key: What it is given as, with the sign: "bias=".
        is_long: Whether each part has a line of its own, however short they are.
    """

    opening: str
    parts: tuple["_Expression", ...] = ()
    closing: str = ""
    key: str = ""
    is_long: bool = False

    def flat(self) -> str:
        """On one line."""
        inner = ", ".join(part.flat() for part in self.parts)
        return f"{self.key}{self.opening}{inner}{self.closing}"

    def lines(self, indent: str, before: str = "", after: str = "") -> Iterator[str]:
        """On as many lines as needed.

        Args:
            indent: The spaces before each line.
            before: What stands before it on its first line.
            after: What stands after it on its last.
        """
        flat = f"{indent}{before}{self.flat()}{after}"
        if not self.parts or (not self._is_broken() and _width(flat) <= _LINE):
            yield flat
            return
        yield f"{indent}{before}{self.key}{self.opening}"
        inner = indent + _INDENT
        together = inner + ", ".join(part.flat() for part in self.parts)
        if self.closing == ")" and not self._is_broken() and _width(together) <= _LINE:
            yield together
        else:
            comma = "," if self.is_long or len(self.parts) > 1 else ""
            for part in self.parts:
                yield from part.lines(inner, after=comma)
        yield f"{indent}{self.closing}{after}"

    def _is_broken(self) -> bool:
        return self.is_long or any(part._is_broken() for part in self.parts)


def _width(line: str) -> int:
    """In columns: what East Asia writes takes two."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in line)


class _Writer:
    """Writes one network; remembers the classes of the residual blocks on the way."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        # Body to name: blocks of the same sizes are of one class.
        self._blocks: dict[str, str] = {}

    def source(self, root: LayerSpec, name: str) -> str:
        """The whole module."""
        network = self._body(root, "")
        bodies = {**{known: body for body, known in self._blocks.items()}, name: network}
        code = "\n\n".join(f"class {name}(nn.Module):\n{body}" for name, body in bodies.items())
        # It always begins a line: a layer of that name does not.
        is_ordered = re.search(r"^ *OrderedDict\($", code, re.MULTILINE)
        ordered = "from collections import OrderedDict\n\n" if is_ordered else ""
        return f"{ordered}from torch import nn\n\n\n{code}"

    def _body(self, layer: LayerSpec, path: str) -> str:
        """`__init__` and `forward` of the network or of a residual block."""
        children = list(self._children(layer, path))
        names = [name for name, _ in children]
        if layer.kind == "Residual":
            seen = self._inference.at(path)
            children += _around(seen)
            steps = _steps_of_block(names, {name for name, _ in children})
        else:
            steps = _steps_of_network(names)
        lines = [f"{_INDENT}def __init__(self):", f"{_INDENT * 2}super().__init__()"]
        for name, made in children:
            lines += made.lines(_INDENT * 2, before=f"self.{name} = ")
        lines += ["", f"{_INDENT}def forward(self, x):"]
        lines += [f"{_INDENT * 2}{step}" for step in steps]
        return "\n".join(lines) + "\n"

    def _children(self, layer: LayerSpec, path: str) -> Iterator[tuple[str, _Expression]]:
        names = child_names(layer, is_root=not path)
        for place, (name, child) in enumerate(zip(names, layer.children, strict=True)):
            yield name, self._expression(child, f"{path}.{place}" if path else str(place))

    def _expression(self, layer: LayerSpec, path: str) -> _Expression:
        """What makes a layer."""
        if layer.kind == "Residual":
            body = self._body(layer, path)
            number = len(self._blocks) + 1
            name = self._blocks.setdefault(body, f"Residual{number}" if number > 1 else "Residual")
            return _Expression(f"{name}()")
        if layer.kind == "Sequential":
            return _sequential(list(self._children(layer, path)))
        return _leaf(layer.kind, dict(self._inference.at(path).settings))


def _sequential(children: list[tuple[str, _Expression]]) -> _Expression:
    named = [_Expression(e.opening, e.parts, e.closing, f"{n}=", e.is_long) for n, e in children]
    if not children:
        return _Expression("nn.Sequential()")
    if children[0][0] == "0":
        parts = tuple(expression for _, expression in children)
        return _Expression("nn.Sequential(", parts, ")", is_long=True)
    ordered = _Expression("OrderedDict(", tuple(named), ")", is_long=True)
    return _Expression("nn.Sequential(", (ordered,), ")")


def _leaf(kind: str, values: Mapping[str, Filled]) -> _Expression:
    placed, named = arguments(kind, values)
    parts = [_value(value) for value in placed]
    parts += [_Expression(_written(value), key=f"{name}=") for name, value in named.items()]
    return _Expression(f"nn.{kind}(" if parts else f"nn.{kind}()", tuple(parts), ")" * bool(parts))


def _value(value: Filled) -> _Expression:
    if isinstance(value, tuple):
        return _Expression("[", tuple(_Expression(str(size)) for size in value), "]")
    return _Expression(_written(value))


def _written(value: Filled) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _around(seen: InferredLayer) -> Iterator[tuple[str, _Expression]]:
    """What a residual block has beside its layers."""
    if seen.shortcut is not None:
        yield "shortcut", _leaf(seen.shortcut.kind, dict(seen.shortcut.settings))
    if dict(seen.settings)["relu"]:
        yield "relu", _leaf("ReLU", {})


def _steps_of_network(names: list[str]) -> Iterator[str]:
    for name in names[:-1]:
        yield f"x = self.{name}(x)"
    if names:
        yield f"logits = self.{names[-1]}(x)"
    yield "return logits" if names else "return x"


def _steps_of_block(names: list[str], all_names: set[str]) -> Iterator[str]:
    out = "x"
    for name in names:
        yield f"out = self.{name}({out})"
        out = "out"
    around = "self.shortcut(x)" if "shortcut" in all_names else "x"
    yield f"out = {out} + {around}"
    yield "return self.relu(out)" if "relu" in all_names else "return out"
