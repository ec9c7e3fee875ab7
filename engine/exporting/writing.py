"""Weights into a file for other programs: written only if it says what the network says.

Only for a process in which nothing trains: see `contents.py`.
"""

import contextlib
import io
import logging
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from engine import rng
from engine.errors import AtelierError, Phrase, of_os_error
from engine.exporting import checking, contents, formats
from engine.exporting.formats import Check, Exported, Kind
from engine.files import replacing
from engine.models import custom
from engine.models.custom_source import reason_of
from engine.models.weights import Weights
from engine.network_spec import CodeSpec

# What torch adds to its reasons for people who look into torch.
_ADVICE = re.compile(r"!? For more information|\s*\(unhinted")


def export(trained: Weights, kind: Kind, path: Path, *, replace: bool = False) -> Exported:
    """Write a file, if it can be read back and gives the network's logits.

    Args:
        trained: The weights.
        kind: The format.
        path: Where to; the format's suffix is added where there is none.
        replace: Whether what is there may be replaced.

    Raises:
        AtelierError: What `formats.target` and `checked_content` raise, or `cannot_write`; nothing
            is left behind.
    """
    full = formats.target(path, kind, replace=replace)
    file, check = checked_content(trained, kind)
    place(file, full)
    return Exported(full, kind, len(file), check)


def place(file: bytes, path: Path) -> None:
    """Write a file in one step; `cannot_write` if that fails."""
    try:
        with replacing(path) as part:
            part.write_bytes(file)
    except OSError as error:
        raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error


def checked_content(trained: Weights, kind: Kind) -> tuple[bytes, Check]:
    """What stands in the file, read back and compared with the network.

    torch's global generator is left as it was; what torch prints is dropped.

    Raises:
        AtelierError: `package_missing`; `export_branches`, `export_batch` or `export_impossible`
            if the format cannot hold the network; `export_differs`, `answers_not_finite`,
            `walk_output`; what building the network raises.
    """
    formats.check_packages(kind)
    shape = trained.inputs.picture
    with rng.borrowed():
        network = trained.build(trained.model.name)
        with _quiet(), _explained(trained.model.code, kind):
            checking.check_answer(network, shape, len(trained.classes))
            file = contents.content(trained, network, kind.name)
            run, reader = contents.reader(file, trained, kind.name)
            # Tracing may have left something in the one that was traced.
            fresh = trained.build(trained.model.name)
            return file, checking.compare(fresh, run, reader, shape, kind)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Nothing is printed, warned or logged; for a process that does nothing else meanwhile."""
    before = logging.root.manager.disable
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        logging.disable(logging.CRITICAL)
        try:
            yield
        finally:
            logging.disable(before)


@contextlib.contextmanager
def _explained(code: CodeSpec | None, kind: Kind) -> Iterator[None]:
    """Whatever torch cannot export becomes one sentence, with the line of the person's own code."""
    try:
        with contextlib.nullcontext() if code is None else custom.explained(code):
            yield
    except AtelierError as error:
        if error.__cause__ is None or error.code not in ("code_failed", "code_unusable"):
            raise
        _refuse(error.__cause__, kind, error.params.get("line"))
    except Exception as error:  # noqa: BLE001  # torch raises errors of many kinds
        _refuse(error, kind, None)


def _refuse(error: BaseException, kind: Kind, line: object) -> NoReturn:
    """Say why a network cannot be exported."""
    said = str(error)
    innermost = error
    while innermost.__cause__ is not None:
        innermost = innermost.__cause__
    reason = reason_of(innermost)
    if isinstance(reason, str):
        reason = _ADVICE.split(reason.partition(": ")[2] or reason)[0].rstrip(" .!")
    if line is not None:
        reason = Phrase("in_line", line=line, said=reason)
    code = "export_impossible"
    if "data-dependent" in said:
        code = "export_branches"
    elif "Constraints violated" in said or "specialized" in said:
        code = "export_batch"
    raise AtelierError(code, title=kind.title, reason=reason) from error
