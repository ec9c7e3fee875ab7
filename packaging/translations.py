"""Bring `resources/translations` up to date: `python packaging/translations.py`.

Collects every `tr()` of the window and every sentence and phrase of `engine.errors` into the
`.ts` files, which translators edit, and compiles those into the `.qm` files, which the window
loads. The English file holds plural forms only; its source is the text in the code.
"""

import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from engine.errors import MESSAGES, PHRASES
from gui.errors import CONTEXT

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = {"ko": [], "en": ["-pluralonly"]}


def main() -> int:
    """Update and compile; 0 if nothing is left to translate."""
    collect(FOLDER)
    compile_all(FOLDER)
    texts = [file_of(FOLDER, language).read_text(encoding="utf-8") for language in LANGUAGES]
    missing = [text.count('type="unfinished"') for text in texts]
    print(f"{missing[0]} texts have no Korean yet")
    if missing[1]:
        print(f"{missing[1]} texts have no English plural forms yet")
    return 1 if any(missing) else 0


def file_of(folder: Path, language: str) -> Path:
    """A language's translations in a folder."""
    return folder / f"atelier_{language}.ts"


def collect(folder: Path) -> None:
    """Bring a folder's `.ts` files up to date with the code; what is translated stays."""
    sources = [str(path) for path in sorted((ROOT / "gui").rglob("*.py"))]
    with tempfile.TemporaryDirectory() as temporary:
        # The engine knows no Qt, so that its sentences are shown to lupdate in a form it reads.
        sentences = Path(temporary) / "sentences.py"
        texts = [*(message.text for message in MESSAGES.values()), *PHRASES.values()]
        sentences.write_text(
            "from PySide6.QtCore import QCoreApplication\n"
            + "".join(f"QCoreApplication.translate({CONTEXT!r}, {text!r})\n" for text in texts),
            encoding="utf-8",
        )
        common = ["-no-obsolete", "-locations", "none"]
        for language, options in LANGUAGES.items():
            target = ["-target-language", language, "-ts", str(file_of(folder, language))]
            _tool("pyside6-lupdate", *common, *options, *sources, str(sentences), *target)


def compile_all(folder: Path) -> None:
    """Make the `.qm` files of a folder's `.ts` files."""
    for language in LANGUAGES:
        source = file_of(folder, language)
        _tool("pyside6-lrelease", str(source), "-qm", str(source.with_suffix(".qm")))


def _tool(name: str, *arguments: str) -> None:
    scripts = Path(sysconfig.get_path("scripts"))
    subprocess.run([str(scripts / name), *arguments], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
