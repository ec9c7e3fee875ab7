"""A part of a script, and how parts become one file. Light."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from engine.code_layout import INDENT, Expression

# isort's order: the standard library stands before what is installed.
_INSTALLED = ("torch", "torchvision", "safetensors", "numpy", "PIL", "onnxruntime")
_FROM = re.compile(r"from (\S+) import (.+)")


@dataclass(frozen=True)
class Part:
    """What one concern adds to a script. All text is laid out as `ruff format` does it.

    Attributes:
        imports: Whole statements, one name each: "import csv", "from torch import nn".
        definitions: Functions and classes at the top level, each without blank lines around it.
        lines: Lines of `main()`, without its indentation, laid out so that they fit 88 columns with
            it; "" for an empty line.
    """

    imports: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def __add__(self, other: "Part") -> "Part":
        """Both, this one first, an empty line between the lines of each.

        A definition that both have appears once.
        """
        between = ("",) if self.lines and other.lines else ()
        return Part(
            self.imports + other.imports,
            tuple(dict.fromkeys(self.definitions + other.definitions)),
            self.lines + between + other.lines,
        )


def imports(statements: Iterable[str]) -> str:
    """Import statements merged and sorted as isort does, a line break after each.

    What is from `__future__` comes first, as Python asks.
    """
    plain, named = set(), defaultdict[str, set[str]](set)
    for statement in statements:
        found = _FROM.fullmatch(statement)
        if found:
            named[found[1]].add(found[2])
        else:
            plain.add(statement.removeprefix("import "))
    blocks = []
    for block in range(3):
        lines = [f"import {name}" for name in sorted(plain) if _block(name) == block]
        for module in sorted(named, key=str.lower):
            if _block(module) == block:
                lines += _from(module, named[module])
        if lines:
            blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def _block(module: str) -> int:
    """Which of isort's blocks it stands in: the future, the standard library, the installed."""
    if module == "__future__":
        return 0
    package = re.split(r"[. ]", module)[0]  # "numpy as np" too
    return 2 if package in _INSTALLED else 1


def _from(module: str, names: set[str]) -> list[str]:
    # Constants, classes, functions: isort's order within a statement.
    ordered = sorted(names, key=lambda n: (not n.isupper(), not n[0].isupper(), n))
    line = f"from {module} import {', '.join(ordered)}"
    if len(line) <= 88:
        return [line]
    parts = tuple(Expression(name) for name in ordered)
    return list(Expression(f"from {module} import (", parts, ")", is_long=True).lines())


def indented(lines: Iterable[str], by: str = INDENT) -> str:
    """Lines of a body, each with its indentation and a line break; empty ones stay empty."""
    return "".join(f"{by}{line}\n" if line else "\n" for line in lines)
