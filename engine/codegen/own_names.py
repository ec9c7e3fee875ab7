"""Names of a script that a person's own file has too: the script's get another. Light."""

import ast
import builtins
import io
import re
import tokenize
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engine.codegen.own_source import OwnSource, bound, column

# `super()` needs its own name; a script's record of itself stands after all that runs.
_KEPT = frozenset({"super", "ATELIER"})

_Place = tuple[int, int]


def of(code: str) -> frozenset[str]:
    """The names that a script's top level binds."""
    return frozenset(bound(ast.parse(code))[0])


def conflicts(code: str, own: OwnSource, class_name: str) -> frozenset[str]:
    """Names of a script that the person's file would change, or the script the file's.

    Args:
        code: The script without the file.
        own: The file.
        class_name: The class that the script makes: none of its variables may hide it.
    """
    tree = ast.parse(code)
    ours, _ = bound(tree)
    nodes = list(ast.walk(tree))
    words = [node for node in nodes if isinstance(node, ast.Name)]
    found = set()
    for name in {word.id for word in words} | ours.keys():
        if name in ours:
            # The same import twice is none.
            same = own.names.get(name) == ours[name] and "" not in ours[name]
            clashes = not same and (name in own.names or own.binds_any)
        else:
            clashes = hasattr(builtins, name) and (name in own.names or own.binds_any)
        if clashes:
            found.add(name)
    stored = {word.id for word in words if isinstance(word.ctx, ast.Store)}
    stored |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    changed = (found | (stored & {class_name})) - _KEPT
    return frozenset(name for name in changed if not name.startswith("__"))


def others(taken: Collection[str], code: str, own: OwnSource) -> dict[str, str]:
    """A free name for each, the same with lines under it at the end, sorted."""
    used = own.names.keys() | {word.string for word in _tokens(code) if word.type == tokenize.NAME}
    names = {}
    for name in sorted(taken):
        other = f"{name}_"
        while other in used:
            other += "_"
        names[name] = other
    return names


def renamed(code: str, names: Mapping[str, str], made: str = "") -> str:
    """Code with other names; attributes, arguments given by name, and texts stay as they are.

    So do variables of a function that are called the same: they hide nothing of the person's.

    Args:
        code: Without a person's source.
        names: Old to new.
        made: The class that stands in `model = ...(`: that is the person's, and keeps its name. A
            variable of that name, where it stands, does not.
    """
    if not names:
        return code
    tree, rows = ast.parse(code), code.split("\n")
    edits, skipped, scopes = (
        _imports(tree, names, rows),
        _unchanged(tree, rows),
        _scopes(tree, made),
    )
    before = ["", ""]
    for token in _tokens(code):
        row, start = token.start
        hidden = {name for scope in scopes if row in scope.rows for name in scope.names}
        free = {old: new for old, new in names.items() if old not in hidden}
        is_made = token.string == made and before == ["model", "="]
        is_name = token.type == tokenize.NAME and before[-1] != "." and not is_made
        if is_name and token.string in free and not skipped & {(row, start), (row, -1)}:
            edits[row, start] = (token.end[1], free[token.string])
        # From Python 3.12 on there are tokens for what is in an f-string.
        elif token.type == tokenize.STRING and token.end[0] == row and "f" in _prefix(token.string):
            edits[row, start] = (token.end[1], _formatted(token.string, free))
        before = [before[-1], token.string]
    for (row, start), (end, new) in sorted(edits.items(), reverse=True):
        line = rows[row - 1]
        rows[row - 1] = line[:start] + new + line[end:]
    return "\n".join(rows)


@dataclass(frozen=True)
class _Scope:
    """Rows of a function's body, and the names of its variables."""

    rows: range
    names: frozenset[str]


def _scopes(tree: ast.Module, made: str) -> list[_Scope]:
    scopes = []
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            parts = [part for line in function.body for part in ast.walk(line)]
            stored = {
                part.id
                for part in parts
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
            }
            stored |= {part.arg for part in ast.walk(function.args) if isinstance(part, ast.arg)}
            makes = any(
                isinstance(part, ast.Assign) and ast.unparse(part).startswith(f"model = {made}(")
                for part in parts
            )
            rows = range(function.body[0].lineno, (function.end_lineno or 0) + 1)
            scopes.append(_Scope(rows, frozenset(stored - ({made} if makes else set()))))
    return scopes


def _tokens(code: str) -> list[tokenize.TokenInfo]:
    return list(tokenize.generate_tokens(io.StringIO(code).readline))


def _imports(
    tree: ast.Module, names: Mapping[str, str], rows: list[str]
) -> dict[_Place, tuple[int, str]]:
    """`import csv` becomes `import csv as csv_`."""
    edits = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                name = alias.asname or alias.name
                if name in names:
                    line = rows[alias.lineno - 1]
                    start = column(line, alias.col_offset)
                    end = column(line, alias.end_col_offset or 0)
                    edits[alias.lineno, start] = (end, f"{alias.name} as {names[name]}")
    return edits


def _unchanged(tree: ast.Module, rows: list[str]) -> set[_Place]:
    """Where names of arguments stand, given or taken; with -1, the rows of imports."""
    places = set()
    for node in ast.walk(tree):
        named: list[ast.keyword | ast.arg] = []
        if isinstance(node, ast.Call):
            named += node.keywords
        elif isinstance(node, ast.FunctionDef):
            named += [part for part in ast.walk(node.args) if isinstance(part, ast.arg)]
        elif isinstance(node, ast.Import | ast.ImportFrom):
            places |= {(row, -1) for row in range(node.lineno, (node.end_lineno or 0) + 1)}
        places |= {(part.lineno, column(rows[part.lineno - 1], part.col_offset)) for part in named}
    return places


def _prefix(string: str) -> str:
    return string[: min(string.index(mark) for mark in "'\"" if mark in string)].lower()


def _formatted(string: str, free: Mapping[str, str]) -> str:
    """An f-string of one line, whose expressions have other names."""
    words = re.compile(rf"(?<![\w.'\"])({'|'.join(map(re.escape, free))})(?![\w'\"])")

    def inside(match: re.Match[str]) -> str:
        return words.sub(lambda word: free[word[0]], match[0])

    return re.sub(r"\{[^{}]*\}", inside, string) if free else string
