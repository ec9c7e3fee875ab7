"""Reads our own `.ckpt` files without ever running what is in them."""

import pickle
import pickletools
import warnings
from pathlib import Path
from typing import Any

import torch

from engine.errors import AtelierError, Phrase, of_os_error

_PICKLE_START = 1 << 20
_CODE_OPCODES = {"GLOBAL", "STACK_GLOBAL", "INST"}


def read(path: Path) -> dict[str, Any]:
    """The containers of a `.ckpt` file: tensors, numbers, strings, lists and dicts only.

    Raises:
        AtelierError: `checkpoint_missing`, `checkpoint_corrupt` or `checkpoint_unsafe`.
    """
    check_exists(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a pickle that is refused in the next moment
            record = torch.load(path, map_location="cpu", weights_only=True)
    except OSError as error:
        raise AtelierError("checkpoint_corrupt", path=path, reason=of_os_error(error)) from error
    except Exception as error:  # on damaged bytes torch raises nearly anything
        # torch calls both code and garbage an UnpicklingError; only the first names a global.
        named = isinstance(error, pickle.UnpicklingError) and "GLOBAL" in str(error)
        if named or _is_foreign_pickle(path):
            raise AtelierError("checkpoint_unsafe", path=path) from error
        raise AtelierError("checkpoint_corrupt", path=path, reason=Phrase("damaged")) from error
    if not isinstance(record, dict):
        raise AtelierError("checkpoint_corrupt", path=path, reason=Phrase("foreign"))
    return record


def _is_foreign_pickle(path: Path) -> bool:
    """Whether a file is a pickle that names Python code; read opcode by opcode, never executed.

    torch's own reader gives up on pickle protocols other than 2 before it comes to the code.
    """
    with path.open("rb") as file:
        start = file.read(_PICKLE_START)
    if start.startswith(b"PK"):  # a zip archive: ours, or what is left of it
        return False
    try:
        return any(opcode.name in _CODE_OPCODES for opcode, _, _ in pickletools.genops(start))
    except Exception:  # noqa: BLE001  # no pickle: it raises nearly anything too
        return False


def check_exists(path: Path) -> None:
    """Check that a file of weights is there; `checkpoint_missing` if not."""
    if not path.is_file():
        raise AtelierError("checkpoint_missing", path=path)
