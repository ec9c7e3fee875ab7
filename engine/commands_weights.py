"""What the command line does with weights for other programs."""

import argparse
import json
import sys

from engine import home
from engine.exporting import example, formats, writing
from engine.exporting.formats import Exported
from engine.models import weights


def export(options: argparse.Namespace) -> int:
    """Write weights in a format that other programs read; an example goes to stdout if asked for.

    Raises:
        AtelierError: As `weights.read` and `writing.export`; then nothing is written.
    """
    kind = formats.kind(options.format)
    formats.check_packages(kind)
    path = formats.target(options.out, kind)  # first: exporting takes a while
    trained = weights.read(options.checkpoint or home.default_weights())
    code = example.write(kind, path.name, trained.model, trained.inputs, options.lang)
    written = writing.export(trained, kind, path)
    sys.stderr.write(f"{_said(written)}\n")
    if options.json:
        record = _record(written) | {"example": code}
        sys.stdout.write(json.dumps(record, indent=2, ensure_ascii=False) + "\n")
    elif options.example:
        sys.stdout.write(code)
    return 0


def _said(written: Exported) -> str:
    check = written.check
    words = f"differ by at most {check.difference:.1e}" if check.difference else "are all equal"
    return (
        f"Wrote {written.path} ({written.size:,} bytes); read back with {check.reader}, its logits "
        f"of {check.pictures} pictures {words}."
    )


def _record(written: Exported) -> dict[str, object]:
    check = written.check
    return {
        "file": str(written.path),
        "format": written.kind.name,
        "bytes": written.size,
        "difference": check.difference,
        "pictures": check.pictures,
        "reader": check.reader,
    }
