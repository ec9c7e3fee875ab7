"""A network of layers as a Python class, as PyTorch's "Learn the Basics" would write it. Light.

The class needs torch and nothing else; its state_dict has the keys of the built network. It is
laid out as `ruff format` does it.
"""

import re
from collections.abc import Iterator, Mapping

from engine.code_layout import INDENT, Expression
from engine.layer_kinds import Inference, InferredLayer, check
from engine.layer_names import child_names, identifier
from engine.layer_settings import Filled, arguments
from engine.network_spec import LayerSpec

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
    imports, definitions = class_parts(root, shape, classes, name)
    return "\n\n\n".join(("\n\n".join(imports), *definitions)) + "\n"


def class_parts(
    root: LayerSpec,
    shape: tuple[int, int, int],
    classes: int | None = None,
    name: str = "NeuralNetwork",
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What `as_class` joins: the import statements, and the classes, the network's own the last.

    Args:
        root: As for `as_class`.
        shape: As there.
        classes: As there.
        name: As there.

    Raises:
        AtelierError: As there.
    """
    valid = identifier(name, "NeuralNetwork")
    return _Writer(check(root, shape, classes)).parts(
        root, f"{valid}_" if _IN_USE.fullmatch(valid) else valid
    )


class _Writer:
    """Writes one network; remembers the classes of the residual blocks on the way."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        # Body to name: blocks of the same sizes are of one class.
        self._blocks: dict[str, str] = {}

    def parts(self, root: LayerSpec, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The imports and the classes."""
        network = self._body(root, "")
        bodies = {**{known: body for body, known in self._blocks.items()}, name: network}
        classes = tuple(f"class {name}(nn.Module):\n{body}" for name, body in bodies.items())
        # It always begins a line: a layer of that name does not.
        is_ordered = any(re.search(r"^ *OrderedDict\($", code, re.MULTILINE) for code in classes)
        ordered = ("from collections import OrderedDict",) if is_ordered else ()
        return (*ordered, "from torch import nn"), classes

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
        lines = [f"{INDENT}def __init__(self):", f"{INDENT * 2}super().__init__()"]
        for name, made in children:
            lines += made.lines(INDENT * 2, before=f"self.{name} = ")
        lines += ["", f"{INDENT}def forward(self, x):"]
        lines += [f"{INDENT * 2}{step}" for step in steps]
        return "\n".join(lines)

    def _children(self, layer: LayerSpec, path: str) -> Iterator[tuple[str, Expression]]:
        names = child_names(layer, is_root=not path)
        for place, (name, child) in enumerate(zip(names, layer.children, strict=True)):
            yield name, self._expression(child, f"{path}.{place}" if path else str(place))

    def _expression(self, layer: LayerSpec, path: str) -> Expression:
        """What makes a layer."""
        if layer.kind == "Residual":
            body = self._body(layer, path)
            number = len(self._blocks) + 1
            name = self._blocks.setdefault(body, f"Residual{number}" if number > 1 else "Residual")
            return Expression(f"{name}()")
        if layer.kind == "Sequential":
            return _sequential(list(self._children(layer, path)))
        return _leaf(layer.kind, dict(self._inference.at(path).settings))


def _sequential(children: list[tuple[str, Expression]]) -> Expression:
    named = [Expression(e.opening, e.parts, e.closing, f"{n}=", e.is_long) for n, e in children]
    if not children:
        return Expression("nn.Sequential()")
    if children[0][0] == "0":
        parts = tuple(expression for _, expression in children)
        return Expression("nn.Sequential(", parts, ")", is_long=True)
    ordered = Expression("OrderedDict(", tuple(named), ")", is_long=True)
    return Expression("nn.Sequential(", (ordered,), ")")


def _leaf(kind: str, values: Mapping[str, Filled]) -> Expression:
    placed, named = arguments(kind, values)
    parts = [_value(value) for value in placed]
    parts += [Expression(_written(value), key=f"{name}=") for name, value in named.items()]
    return Expression(f"nn.{kind}(" if parts else f"nn.{kind}()", tuple(parts), ")" * bool(parts))


def _value(value: Filled) -> Expression:
    if isinstance(value, tuple):
        return Expression("[", tuple(Expression(str(size)) for size in value), "]")
    return Expression(_written(value))


def _written(value: Filled) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


def _around(seen: InferredLayer) -> Iterator[tuple[str, Expression]]:
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
