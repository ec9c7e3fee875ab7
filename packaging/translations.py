"""Bring `resources/translations` up to date: `python packaging/translations.py`.

Collects every `tr()` of the window and every sentence of `engine.errors` into the `.ts` files,
which translators edit, and compiles those into the `.qm` files, which the window loads. The
English file holds plural forms only; its source is the text in the code.
"""

import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from engine.errors import MESSAGES
from gui.errors import CONTEXT

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"


def main() -> int:
    """Update and compile; 0 if nothing is left to translate."""
    sources = sorted((ROOT / "gui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as temporary:
        # The engine knows no Qt, so that its sentences are shown to lupdate in a form it reads.
        sentences = Path(temporary) / "sentences.py"
        sentences.write_text(
            "from PySide6.QtCore import QCoreApplication\n"
            + "".join(
                f"QCoreApplication.translate({CONTEXT!r}, {message.text!r})\n"
                for message in MESSAGES.values()
            ),
            encoding="utf-8",
        )
        common = ["-no-obsolete", "-locations", "none"]
        for language, options in (("ko", []), ("en", ["-pluralonly"])):
            target = FOLDER / f"atelier_{language}.ts"
            names = [str(path) for path in (*sources, sentences)]
            target_options = ["-target-language", language, "-ts", str(target)]
            _tool("pyside6-lupdate", *common, *options, *names, *target_options)
            _tool("pyside6-lrelease", str(target), "-qm", str(target.with_suffix(".qm")))
    unfinished = (FOLDER / "atelier_ko.ts").read_text(encoding="utf-8").count('type="unfinished"')
    print(f"{unfinished} texts have no Korean yet")
    return 1 if unfinished else 0


def _tool(name: str, *arguments: str) -> None:
    scripts = Path(sysconfig.get_path("scripts"))
    subprocess.run([str(scripts / name), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
