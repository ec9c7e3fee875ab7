"""The process in which `elsewhere.py` has a file made: `main` is all that it does.

Imported by nothing else: it gives away its own stdout, and runs whatever code it is told to.
"""

import json
import os
from pathlib import Path
from typing import Any

from engine import trusted_code
from engine.errors import AtelierError
from engine.exporting import formats


def main() -> None:
    """Read the request from stdin, write the content into a file, answer on stdout."""
    with open(0, "rb", closefd=False) as pipe:  # no path; sys.stdin may be None
        request = json.load(pipe)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):  # what torch prints
        os.dup2(nothing, stream)
    json.dump(_answer(request), answers)
    answers.flush()
    os._exit(0)  # a thread that the person's code has started would keep us


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    import torch

    from engine.exporting import writing
    from engine.models import weights

    torch.set_num_threads(1)  # a training in progress has first call on the cores
    trusted_code.allow_for_this_process(request["allows_code"])
    try:
        trained = weights.read(Path(request["weights"]))
        file, check = writing.checked_content(trained, formats.kind(request["format"]))
        Path(request["out"]).write_bytes(file)
    except AtelierError as error:
        return {"error": error.to_record()}
    except Exception as error:  # noqa: BLE001  # whoever asks is told, whatever it was
        internal = AtelierError("internal", reason=f"{type(error).__name__}: {error}")
        return {"error": internal.to_record()}
    return {"difference": check.difference, "pictures": check.pictures, "reader": check.reader}


if __name__ == "__main__":
    main()
