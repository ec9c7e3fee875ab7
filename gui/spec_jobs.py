"""Settings on their way to files and back; called in worker threads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine import files, trusted_code
from engine.codegen.twin import Language
from engine.errors import AtelierError, of_os_error
from engine.run_spec import RunSpec

if TYPE_CHECKING:
    from engine.codegen.export import Exported
    from engine.codegen.reading import Reading


@dataclass(frozen=True)
class Opened:
    """A script or a spec that was read.

    Attributes:
        reading: What it holds.
        asks: Whether it carries a class that the person has not allowed yet.
    """

    reading: Reading
    asks: bool


def read(path: Path) -> Opened:
    """What a script or a spec's file holds; errors as of `reading.read`."""
    from engine.codegen import reading

    found = reading.read(path)
    code = found.spec.model.code
    return Opened(found, code is not None and not trusted_code.is_trusted(code.fingerprint))


def save(spec: RunSpec, path: Path) -> Path:
    """Write a spec as small JSON; a file of that name is replaced.

    Raises:
        AtelierError: `cannot_write`.
    """
    try:
        files.write_text(path, json.dumps(spec.to_small_dict(), indent=2) + "\n")
    except OSError as error:
        raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error
    return path


def export(
    source: RunSpec | Path, out: Path, language: Language, data_root: Path | None
) -> Exported:
    """Write a script, and beside it the images that only Atelier has.

    Args:
        source: Settings, or a run's folder.
        out: The script; one that is there is replaced, as the person was asked about it. Images
            that are there without it are not.
        language: Of its comments.
        data_root: Where datasets are, if that was said.

    Raises:
        AtelierError: What `export.read` and `export.write` raise.
    """
    from engine import devices
    from engine.codegen import export as exporting

    devices.use_threads(1)  # a training in progress has first call on the cores
    origin = exporting.Origin(source) if isinstance(source, RunSpec) else exporting.read(source)
    return exporting.write(origin, out, language, data_root, overwrite=out.exists())
