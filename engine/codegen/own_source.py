"""A person's own Python file on its way into a script: read with `ast`, never run. Light."""

import ast
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.models import custom_source

# Modules that bring no convolution unless the source names it.
_PLAIN = frozenset(sys.stdlib_module_names) | {"torch"}
_HIDDEN_CONVOLUTION = ("Conv2d", "getattr", "hub", "load", "import_module", "__import__")

_DEFAULTS = ("set_default_dtype", "set_default_tensor_type", "set_grad_enabled")

# `from ... import *` of these binds nothing that a script has, but as the same.
_HARMLESS_STARS = ("torch.nn", "torch.nn.functional", "torch.nn.modules")

_Function = ast.FunctionDef | ast.AsyncFunctionDef

ImportedFrom = frozenset[str]
"""What a name is bound to: dotted paths of imports, "" for anything else."""


@dataclass(frozen=True)
class OwnSource:
    """A source as it stands in a script, and what the script has to know of it.

    Attributes:
        text: The source without what is only for running it as a program.
        future: Its imports from `__future__`, which stand at the top of a file.
        names: What its top level binds, and to what.
        binds_any: Whether it binds names that cannot be known (`from ... import *`).
        runs: Whether it computes as soon as it is imported: it may draw random numbers.
        is_lazy: Whether it names layers that take their sizes from the first input.
        sets_defaults: Whether it may change torch's default dtype, or whether gradients are kept.
        may_convolve: Whether its network may have an `nn.Conv2d`.
    """

    text: str
    future: tuple[str, ...]
    names: Mapping[str, ImportedFrom]
    binds_any: bool
    runs: bool
    is_lazy: bool
    sets_defaults: bool
    may_convolve: bool


@lru_cache(maxsize=8)
def read(source: str) -> OwnSource:
    """Look through a source; nothing of it is run.

    Raises:
        AtelierError: `code_failed`, if it is not Python.
    """
    custom_source.classes_in(source)  # for what it raises
    plain = source.replace("\r\n", "\n").replace("\r", "\n")
    text, future = _without_program(plain)
    tree = ast.parse(text)
    names, binds_any = bound(tree)
    words = set(_words(tree))
    return OwnSource(
        text.strip("\n"),
        future,
        names,
        binds_any,
        any(isinstance(node, ast.Call) for node in _at_import(tree.body)),
        any(word.startswith("Lazy") for word in words),
        _sets_defaults(tree),
        _may_convolve(tree, text),
    )


def bound(tree: ast.Module) -> tuple[dict[str, ImportedFrom], bool]:
    """What a module's top level binds, and whether it also binds names that cannot be known."""
    names, binds_any = defaultdict[str, set[str]](set), False
    for node in _at_import(tree.body):
        match node:
            case ast.Import() | ast.ImportFrom():
                binds_any |= any(alias.name == "*" for alias in node.names) and not (
                    isinstance(node, ast.ImportFrom) and node.module in _HARMLESS_STARS
                )
                for name, path in imported(node):
                    names[name].add(path)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names[node.name].add("")
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                names[name].add("")
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                names[name].add("")
            case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                names[name].add("")
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            for name in node.names:
                names[name].add("")
    return {name: frozenset(paths) for name, paths in names.items()}, binds_any


def imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    """The names that an import binds, with the dotted path of each."""
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            if alias.name != "*":
                module = "." * node.level + (node.module or "")
                yield alias.asname or alias.name, f"{module}.{alias.name}"
        elif alias.asname:
            yield alias.asname, alias.name
        else:
            package = alias.name.partition(".")[0]
            yield package, package


def column(line: str, offset: int) -> int:
    """A column of `ast`, which counts bytes, in characters."""
    return len(line.encode()[:offset].decode())


def _at_import(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """All nodes that are evaluated when the module is imported."""
    for node in body:
        yield node
        if isinstance(node, _Function):
            arguments = (*node.args.defaults, *(each for each in node.args.kw_defaults if each))
            yield from _at_import((*node.decorator_list, *arguments))
        elif not isinstance(node, ast.Lambda):
            inner = ast.iter_child_nodes(node)
            if isinstance(node, ast.ClassDef):
                # What a class body binds is not the module's.
                yield from (part for part in _at_import(inner) if isinstance(part, ast.Call))
            else:
                yield from _at_import(inner)


def _without_program(source: str) -> tuple[str, tuple[str, ...]]:
    """The source as a module of a script: it is not the program, and not the file's beginning."""
    tree, lines = ast.parse(source), source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def place(row: int, offset: int) -> int:
        return starts[row - 1] + column(lines[row - 1], offset)

    edits, future = [], []
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            future += [f"from __future__ import {alias.name}" for alias in node.names]
            edits.append(_future_edit(node, lines, starts, place))
        elif isinstance(node, ast.If) and not node.orelse and _asks_for_main(node.test):
            edits.append((starts[node.lineno - 1], starts[node.end_lineno or 0], ""))
        else:
            places = [place(name.lineno, name.col_offset) for name in _compared_names(node)]
            # Positions inside an f-string are not reliable before Python 3.12.
            edits += [
                (first, first + len("__name__"), '"network"')
                for first in places
                if source.startswith("__name__", first)
            ]
    text = f"{source}\n"
    for first, last, new in sorted(edits, reverse=True):
        text = text[:first] + new + text[last:]
    return text, tuple(dict.fromkeys(future))


def _future_edit(
    node: ast.ImportFrom, lines: list[str], starts: list[int], place: Callable[[int, int], int]
) -> tuple[int, int, str]:
    """Takes the import's lines away, or the import alone if something else is on them."""
    end_row, end_offset = node.end_lineno or node.lineno, node.end_col_offset or 0
    first, last = place(node.lineno, node.col_offset), place(end_row, end_offset)
    rest = lines[end_row - 1][column(lines[end_row - 1], end_offset) :].strip()
    is_alone = first == starts[node.lineno - 1] and (not rest or rest.startswith("#"))
    return (first, starts[end_row], "") if is_alone else (first, last, "pass")


def _asks_for_main(test: ast.expr) -> bool:
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            sides = {ast.unparse(left), ast.unparse(right)}
            return sides == {"__name__", "'__main__'"}
    return False


def _compared_names(node: ast.AST) -> Iterator[ast.Name]:
    """`__name__` wherever something is compared with it."""
    seen = {}
    for compared in ast.walk(node):
        if isinstance(compared, ast.Compare):
            for part in ast.walk(compared):
                if isinstance(part, ast.Name) and part.id == "__name__":
                    seen[part.lineno, part.col_offset] = part
    yield from seen.values()


def _words(tree: ast.Module) -> Iterator[str]:
    """Every name and every text in it."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.alias(name=word):
                yield word
            case ast.Constant(value=str(word)):
                yield word


def _sets_defaults(tree: ast.Module) -> bool:
    """Other than in a `with`, which puts them back itself."""
    inside = {
        item.context_expr.func
        for node in ast.walk(tree)
        if isinstance(node, ast.With)
        for item in node.items
        if isinstance(item.context_expr, ast.Call)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) if node not in inside:
                if word in _DEFAULTS:
                    return True
    return False


def _may_convolve(tree: ast.Module, text: str) -> bool:
    foreign = [
        path
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        for path in [(node.module or "") if isinstance(node, ast.ImportFrom) else alias.name]
        if path.partition(".")[0] not in _PLAIN
    ]
    return bool(foreign) or any(word in text for word in _HIDDEN_CONVOLUTION)
