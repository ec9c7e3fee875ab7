"""Back again: the settings in a script that Atelier wrote, or in a spec's file. Light.

Nothing of a script is executed: its literal is taken from its syntax, and its code is compared with
what Atelier would write.
"""

import ast
import json
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from engine.codegen import record, script
from engine.codegen.twin import Twin
from engine.data import catalog
from engine.data_spec import inputs_of
from engine.errors import AtelierError, Phrase, of_os_error
from engine.models.custom_source import reason_of
from engine.run_spec import RunSpec, not_json
from engine.training.history import read_interventions
from engine.training.plan import Intervention
from engine.training.run_files import INTERVENTIONS_FILE, SPEC_FILE

LARGEST = 1_000_000
"""Bytes of a file that is looked into."""

SCRIPT_SUFFIX = ".py"


@dataclass(frozen=True)
class Difference:
    """Where a script's code first is not what its literal says.

    Attributes:
        line: Its number, from 1.
        found: What stands there; "" past the end.
        expected: What Atelier would write there.
    """

    line: int
    found: str
    expected: str


@dataclass(frozen=True)
class Reading:
    """What a file holds.

    Attributes:
        spec: The settings.
        interventions: What was done to the run while it went, which no setting says.
        twin: What a script was written from; None for a spec.
        atelier: The version of Atelier that wrote the script; "" for a spec.
        difference: Between a script's code and its literal; None if they say the same.
    """

    spec: RunSpec
    interventions: tuple[Intervention, ...] = ()
    twin: Twin | None = None
    atelier: str = ""
    difference: Difference | None = None

    @property
    def matches(self) -> bool:
        """Whether the code is what the settings say."""
        return self.difference is None


def read(path: Path) -> Reading:
    """Read a script, a spec's file, or the spec in a run's folder.

    Args:
        path: A `.py` file that Atelier wrote, a JSON file, or a run's folder.

    Raises:
        AtelierError: `script_unreadable`, `script_no_record`, `script_records`, or what
            `record.read` and `script.write` raise, for a script; `spec_unreadable` or what
            `record.spec_from` raises for a spec, and `merge_invalid` or `transform_unfit` if it
            does not fit its dataset.
    """
    if path.is_dir():
        path = path / SPEC_FILE
    if path.suffix.lower() == SCRIPT_SUFFIX:
        return _script(path)
    spec = record.spec_from(_json(_text(path, "spec_unreadable")))
    entry = catalog.ENTRIES.get(spec.data.dataset)
    if entry is not None and entry.source != "drawings":  # of others nothing is known yet
        inputs_of(spec.data, entry.shape, entry.classes)
    return Reading(spec, _interventions(path))


def _text(path: Path, code: str) -> str:
    """The text of a file that is not too large; what is wrong with it is told with `code`."""
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            raise AtelierError(code, path=path, reason=Phrase("is_no_file"))
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise AtelierError(code, path=path, reason=Phrase("over_1_mb"))
        return content.decode("utf-8-sig")
    except OSError as error:
        raise AtelierError(code, path=path, reason=of_os_error(error)) from error
    except ValueError:  # also a path with a null character
        raise AtelierError(code, path=path, reason=Phrase("not_utf8")) from None


# A spec


def _json(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_without_twice)
    except (ValueError, RecursionError) as error:
        raise AtelierError("spec_field", reason=not_json(error)) from error


def _without_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for key, value in pairs:
        if key in read:
            raise AtelierError("spec_field", reason=Phrase("entry_twice", entry=key))
        read[key] = value
    return read


def _interventions(path: Path) -> tuple[Intervention, ...]:
    """Those of the run whose spec this is; only to say that there were some."""
    with suppress(AtelierError, OSError):
        if path.name == SPEC_FILE and (path.parent / INTERVENTIONS_FILE).is_file():
            return tuple(read_interventions(path.parent))
    return ()


# A script


def _script(path: Path) -> Reading:
    text = _text(path, "script_unreadable")
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line, said = getattr(error, "lineno", None), reason_of(error)
        reason = Phrase("not_python", said=said)
        if line is not None:
            reason = Phrase("not_python_line", line=line, said=said)
        raise AtelierError("script_unreadable", path=path, reason=reason) from None
    found = [value for value in map(_recorded, body) if value is not None]
    if not found:
        raise AtelierError("script_no_record", path=path)
    several = AtelierError("script_records", path=path, count=len(found))
    try:
        kept = record.read(found[-1])
    except AtelierError as error:
        raise several if len(found) > 1 else error from None
    twin = kept.twin
    difference = _difference(text, script.write(twin, kept.atelier))
    if len(found) > 1 and difference is not None:  # a person's own class may set the name too
        raise several
    return Reading(twin.spec, twin.interventions, twin, kept.atelier, difference)


def _recorded(statement: ast.stmt) -> ast.expr | None:
    """The value that a statement gives to the literal's name; None if it gives it none."""
    match statement:
        case ast.Assign(targets, value):
            names = [node for target in targets for node in ast.walk(target)]
        case ast.AnnAssign(target, _, ast.expr() as value) | ast.AugAssign(target, _, value):
            names = [target]
        case _:
            return None
    is_it = any(isinstance(name, ast.Name) and name.id == record.NAME for name in names)
    return value if is_it else None


def _difference(text: str, expected: str) -> Difference | None:
    pairs = zip_longest(_lines(text), _lines(expected), fillvalue="")
    for number, (found, wanted) in enumerate(pairs, 1):
        if found != wanted:
            return Difference(number, found, wanted)
    return None


def _lines(text: str) -> list[str]:
    """Whatever an editor ends its lines with, and the file."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
