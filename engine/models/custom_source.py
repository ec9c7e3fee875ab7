"""A network class of somebody's own as text: its classes and their constructors. Nothing is run.

Light: no torch. `custom.py` makes networks of it.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.errors import AtelierError, Phrase, Said, of_os_error
from engine.network_spec import Setting

LARGEST_FILE = 1_000_000  # bytes

_NOT_NETWORKS = {"object", "ABC", "Enum", "Exception", "NamedTuple", "Protocol", "Dataset"}
_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError)  # what the parser raises


@dataclass(frozen=True)
class Argument:
    """An argument of a constructor.

    Attributes:
        name: Its name.
        default: The default as it is written; None if a value must be given.
        annotation: The type as it is written, or "".
    """

    name: str
    default: str | None = None
    annotation: str = ""

    def value_of(self, text: str) -> Setting:
        """The value that a person typed: a Python literal, or a text without quotes.

        Raises:
            AtelierError: `value_out_of_range`, if it is neither.
        """
        typed = text.strip()
        try:
            value = ast.literal_eval(typed)
        except (*_UNREADABLE, TypeError):
            takes_text = self.annotation.startswith("str") or (self.default or "")[:1] in "'\""
            if typed.isidentifier() or (typed and self.default is not None and takes_text):
                return typed
        else:
            if value is None or isinstance(value, bool | int | float | str):
                return value
        expected = Phrase("argument_value")
        raise AtelierError("value_out_of_range", field=self.name, expected=expected, value=typed)


@dataclass(frozen=True)
class ClassInfo:
    """A class as it stands in the source.

    Attributes:
        name: Its name.
        line: Where it begins, from 1.
        bases: What it is derived from, as written.
        arguments: Of its constructor, without `self`; its base's, if that is in the same file.
        is_network: Whether it may be a network, by its bases' names.
        is_part: Whether another class of the file names it.
    """

    name: str
    line: int
    bases: tuple[str, ...]
    arguments: tuple[Argument, ...]
    is_network: bool
    is_part: bool


def read_file(path: Path) -> str:
    """The text of a Python file; nothing of it is run.

    Raises:
        AtelierError: `code_unreadable`: no file, more than 1 MB, or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise AtelierError("code_unreadable", path=path, reason=of_os_error(error)) from error
    if len(content) > LARGEST_FILE:
        raise AtelierError("code_unreadable", path=path, reason=Phrase("over_1_mb"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AtelierError("code_unreadable", path=path, reason=Phrase("not_utf8")) from None


def classes_in(source: str) -> list[ClassInfo]:
    """The classes at the top level of a source, in order; nothing of it is run.

    Raises:
        AtelierError: `code_failed`, if it is not Python.
    """
    try:
        found = {node.name: node for node in _top_level(ast.parse(source).body)}
        named = {
            name: {
                part.id for part in ast.walk(node) if isinstance(part, ast.Name) and part.id != name
            }
            for name, node in found.items()
        }
        return [_class_info(node, found, named) for node in found.values()]
    except _UNREADABLE as error:
        line, reason = place(error, "<unknown>"), reason_of(error)
        raise AtelierError("code_failed", line=line or 1, reason=reason) from None


def the_network(classes: Sequence[ClassInfo]) -> ClassInfo | None:
    """The class that is probably meant: the last network that is no part of another."""
    networks = [info for info in classes if info.is_network]
    whole = [info for info in networks if not info.is_part]
    return (whole or networks)[-1] if networks else None


def place(error: BaseException, file_name: str) -> int | None:
    """The line in a file that an error comes from: the innermost one."""
    if isinstance(error, SyntaxError) and error.filename == file_name:
        return error.lineno or 1
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file_name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def reason_of(error: BaseException) -> Said:
    """What an error says, in one line."""
    if isinstance(error, SystemExit):
        return Phrase("ends_program")
    try:
        said = error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:  # noqa: BLE001  # an exception class of the person's own
        said = ""
    first = said.strip().partition("\n")[0]
    kind = type(error).__name__
    return f"{kind}: {first[:300]}".rstrip(": .")


def _top_level(body: list[ast.stmt]) -> Iterator[ast.ClassDef]:
    """The classes of a module, also those that an `if` or a `try` defines."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield node
        elif isinstance(node, ast.If | ast.Try):
            handlers = node.handlers if isinstance(node, ast.Try) else []
            last = node.finalbody if isinstance(node, ast.Try) else []
            for part in (node.body, *(handler.body for handler in handlers), node.orelse, last):
                yield from _top_level(part)


def _class_info(
    node: ast.ClassDef, found: dict[str, ast.ClassDef], named: dict[str, set[str]]
) -> ClassInfo:
    family = _family(node, found)
    roots = [ast.unparse(base) for member in family for base in member.bases]
    constructors = (
        part
        for member in family
        for part in member.body
        if isinstance(part, ast.FunctionDef) and part.name == "__init__"
    )
    constructor = next(constructors, None)
    foreign = [root for root in roots if root not in found]
    return ClassInfo(
        node.name,
        node.lineno,
        tuple(ast.unparse(base) for base in node.bases),
        () if constructor is None else _constructor_arguments(constructor.args),
        any(root.rpartition(".")[2].partition("[")[0] not in _NOT_NETWORKS for root in foreign),
        any(node.name in names for names in named.values()),
    )


def _family(node: ast.ClassDef, found: dict[str, ast.ClassDef]) -> list[ast.ClassDef]:
    """A class and those of the same file that it is derived from, the nearest first."""
    family, waiting = [], [node]
    while waiting:
        member = waiting.pop(0)
        if member not in family:
            family.append(member)
            bases = (base.id for base in member.bases if isinstance(base, ast.Name))
            waiting += [found[name] for name in bases if name in found]
    return family


def _constructor_arguments(given: ast.arguments) -> tuple[Argument, ...]:
    placed = [*given.posonlyargs, *given.args][1:]  # without self
    defaults = [*[None] * len(placed), *given.defaults]
    named = [*zip(placed, defaults[len(given.defaults) :], strict=True)]
    named += [*zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    return tuple(
        Argument(
            argument.arg,
            None if default is None else ast.unparse(default),
            ast.unparse(argument.annotation) if argument.annotation else "",
        )
        for argument, default in named
    )
