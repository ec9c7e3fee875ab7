"""What a script keeps of the run that it was written from: a literal at its end. Light.

It is read as text is, node by node: a script that somebody sends is never executed.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, get_args

from engine import __version__, code_layout
from engine.codegen.twin import Language, Twin
from engine.data import catalog
from engine.data_spec import DataSpec
from engine.errors import AtelierError, Phrase
from engine.run_spec import RunSpec
from engine.training.plan import Intervention, InterventionKey

NAME = "ATELIER"
"""What the literal is called in a script."""

FORMAT = 1


@dataclass(frozen=True)
class Record:
    """A script's literal, read.

    Attributes:
        twin: What the script was written from.
        atelier: The version of Atelier that wrote it.
    """

    twin: Twin
    atelier: str


def literal(twin: Twin, atelier: str = __version__) -> str:
    """The statement that a script ends with; what a reader could know anyhow is left out.

    Args:
        twin: What the script is written from.
        atelier: The version of Atelier that writes, or wrote, it.
    """
    entries = {
        "language": twin.language,
        "versions": twin.versions,
        "data_file": twin.data_file,
        "picture": list(twin.picture),
        "classes": list(twin.classes),
        "count": twin.count,
        "interventions": [[done.step, done.key, done.value] for done in twin.interventions],
        "is_over": twin.is_over and twin.spec.train.time_budget is not None,
    }
    usual = _usual(twin.spec.data)
    record = {
        "format": FORMAT,
        "atelier": atelier,
        **{key: value for key, value in entries.items() if usual.get(key) != value},
        "spec": twin.spec.to_small_dict(),
    }
    return "\n".join(code_layout.literal(record).lines(before=f"{NAME} = ")) + "\n"


def read(node: ast.expr) -> Record:
    """Read what `literal` wrote, from the value that the statement gives to `NAME`.

    Raises:
        AtelierError: `script_record` for what `literal` would not write, `script_newer` for a
            format that is not known yet; what `spec_from` and `Twin.check` raise.
    """
    entries = _plain(node)
    if not isinstance(entries, dict):
        raise _invalid(node, "script_no_dictionary")
    atelier = entries.get("atelier")
    if type(entries.get("format")) is not int or not isinstance(atelier, str):
        raise _invalid(node, "script_format")
    if entries["format"] > FORMAT:
        raise AtelierError("script_newer", version=atelier[:40])
    foreign = sorted(entries.keys() - {"format", "atelier", "spec", *_CHECKS})
    if foreign:
        raise _invalid(node, "no_entry", part=Phrase("part_script"), entry=foreign[0])
    spec = spec_from(entries.get("spec"))
    given = _usual(spec.data) | entries
    for key, is_right in _CHECKS.items():
        if key not in given or not is_right(given[key]):
            raise _invalid(node, "script_entry", entry=key, expected=Phrase(f"entry_{key}"))
    twin = _twin(spec, given)
    twin.check()
    return Record(twin, atelier)


def spec_from(record: object) -> RunSpec:
    """The spec in a script's literal, or in a spec's file.

    Raises:
        AtelierError: `source_gone` for a class of the person's own without its source; what
            `RunSpec.from_dict` raises.
    """
    model = record.get("model") if isinstance(record, dict) else None
    code = model.get("code") if isinstance(model, dict) else None
    if isinstance(code, dict) and not str(code.get("source") or "").strip():
        raise AtelierError("source_gone", name=str(code.get("class_name"))[:80])
    return RunSpec.from_dict(record)


def _usual(data: DataSpec) -> dict[str, Any]:
    """What an entry means that is left out."""
    usual: dict[str, Any] = {"language": "en", "versions": "", "data_file": ""}
    usual |= {"interventions": [], "is_over": False}
    entry = catalog.ENTRIES.get(data.dataset)
    if entry is not None:
        usual["picture"] = list(entry.shape)
        usual["classes"] = list(entry.classes)
        usual["count"] = entry.train_count
    return usual


def _twin(spec: RunSpec, given: dict[str, Any]) -> Twin:
    channels, height, width = given["picture"]
    return Twin(
        spec,
        (channels, height, width),
        tuple(given["classes"]),
        given["count"],
        tuple(Intervention(*done) for done in given["interventions"]),
        given["data_file"],
        given["language"],
        given["versions"],
        given["is_over"],
    )


# What each entry must be


def _is_count(value: object) -> bool:
    return type(value) is int and value > 0


def _is_picture(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3 and all(map(_is_count, value))


def _are_classes(value: object) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(n, str) for n in value)


def _is_file_name(value: object) -> bool:
    """Whether it is "" or stays beside the script, on every system."""
    if not isinstance(value, str) or value in (".", ".."):
        return False
    return all(kind(value).name == value for kind in (PurePosixPath, PureWindowsPath))


def _are_interventions(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(done, list)
        and [type(part) for part in done] == [int, str, str]
        and done[0] >= 0
        and done[1] in get_args(InterventionKey)
        for done in value
    )


# What is expected is said by the phrase "entry_...".
_CHECKS: dict[str, Callable[[object], bool]] = {
    "language": lambda value: value in get_args(Language),
    "versions": lambda value: isinstance(value, str),
    "data_file": _is_file_name,
    "picture": _is_picture,
    "classes": _are_classes,
    "count": _is_count,
    "interventions": _are_interventions,
    "is_over": lambda value: isinstance(value, bool),
}


# From Python's syntax to plain values

_LONGEST_NUMBER = 1024  # bits


def _plain(node: ast.expr) -> Any:
    """The value of a literal, of the kinds that JSON has."""
    match node:
        case ast.Constant(value=int() as value) if value.bit_length() > _LONGEST_NUMBER:
            # Python itself refuses to print some of them.
            raise _invalid(node, "script_number")
        case ast.Constant(value=None | bool() | int() | float() | str() as value):
            return value
        case ast.UnaryOp(ast.USub(), ast.Constant(int() | float() as value)):
            return -value
        case ast.List(items):
            return [_plain(item) for item in items]
        case ast.Dict(keys, values):
            return _dict(node, keys, [_plain(value) for value in values])
    raise _invalid(node, "script_else")


def _dict(node: ast.Dict, keys: list[ast.expr | None], values: list[Any]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in zip(keys, values, strict=True):
        match key:
            case ast.Constant(str() as name) if name not in read:
                read[name] = value
            case ast.Constant(str() as name):
                raise _invalid(node, "entry_twice", entry=name)
            case _:
                raise _invalid(node, "script_entry_name")
    return read


def _invalid(node: ast.expr, code: str, **params: object) -> AtelierError:
    return AtelierError("script_record", line=node.lineno, reason=Phrase(code, **params))
