"""The licences of all that a packaged Atelier carries, as one text."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from bundle import PACKAGING, ROOT

FILE_NAME = "THIRD-PARTY.txt"

_LICENCE_FILE = re.compile(r"^(licen[cs]e|copying|copyright|notice|eula|lgpl|gpl)", re.IGNORECASE)
_LONGEST_LICENCE = 160
_RULE = "=" * 80
_DOCUMENTS = Path("/usr/share/doc")  # where Debian keeps each package's copyright

_HEAD = """\
Third-party software in Atelier
{rule}

Atelier itself is under the MIT licence: see LICENSE. This program carries the software below, each
part under its own licence, whose text follows.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They are unchanged,
and lie as shared libraries in the program's folder PySide6, where they can be replaced by others
that are compatible. Their source code: https://download.qt.io/official_releases/QtForPython/ and
https://download.qt.io/official_releases/qt/

The libraries of NVIDIA, where the program carries them, are NVIDIA's, under its own terms, which
follow too.
"""


def document(
    packages: Mapping[str, metadata.Distribution], system_files: Iterable[Path] = ()
) -> str:
    """The whole text.

    Args:
        packages: What is carried, by normalised name; see `distributions.carried`.
        system_files: Libraries that were taken from the machine that built the program.
    """
    parts = [
        _python(),
        *(_package(name, each) for name, each in packages.items()),
        *_resources(),
        *_system(system_files),
    ]
    index = [f"  {title}: {licence}" for title, licence, _ in parts]
    written: dict[str, str] = {}  # each text once, with who brought it first
    lines = [_HEAD.format(rule=_RULE), *index, ""]
    for title, licence, texts in parts:
        lines += [_RULE, f"{title}: {licence}", _RULE, ""]
        for text in texts or ["(No text comes with it; the line above is what its record says.)"]:
            key = " ".join(text.split())
            if key in written:
                lines += [f"The text is the same as for {written[key]}.", ""]
            else:
                written[key] = title
                lines += [text.strip("\n"), ""]
    return "\n".join(lines)


Part = tuple[str, str, list[str]]
"""Name and version, licence in short, and its texts."""


def licence_of(record: metadata.PackageMetadata) -> str:
    """A package's licence in short, as its own record says; "not stated" if it does not."""
    for key in ("License-Expression", "License"):
        said = (record.get_all(key) or [""])[0].strip()
        if said and "\n" not in said and len(said) <= _LONGEST_LICENCE:
            return str(said)
    kinds = [
        kind.rpartition(" :: ")[2]
        for kind in record.get_all("Classifier") or []
        if kind.startswith("License ::")
    ]
    return ", ".join(kinds) or "not stated"


def _package(name: str, package: metadata.Distribution) -> Part:
    record = package.metadata
    texts = []
    for file in package.files or []:
        located = Path(str(package.locate_file(file)))
        in_record = any(part.endswith(".dist-info") for part in file.parts[:-1])
        is_licence = _LICENCE_FILE.match(file.name) and file.suffix.lower() not in (".py", ".pyc")
        in_folder = in_record and "licenses" in file.parts
        if (is_licence or in_folder) and len(file.parts) <= 8 and located.is_file():
            texts.append(located.read_text(encoding="utf-8", errors="replace"))
    if name in ("pyside6-essentials", "shiboken6"):  # whose packages hold no text
        texts += [
            (PACKAGING / "licences" / file).read_text(encoding="utf-8")
            for file in ("LGPL-3.0.txt", "GPL-3.0.txt")
        ]
    return f"{record['Name']} {package.version}", licence_of(record), texts


def _python() -> Part:
    version = sys.version.split()[0]
    places = (Path(os.__file__).parent, Path(sys.base_prefix))
    for place in places:
        for name in ("LICENSE.txt", "LICENSE"):
            if (place / name).is_file():
                text = (place / name).read_text(encoding="utf-8", errors="replace")
                return f"Python {version}", "PSF-2.0", [text]
    return f"Python {version}", "PSF-2.0", [sys.copyright]


def _resources() -> Iterator[Part]:
    """What lies in `resources/` and is somebody else's."""
    for path in sorted((ROOT / "resources").rglob("*LICENSE*")):
        yield path.name.partition("-")[0], "see below", [path.read_text(encoding="utf-8")]


def _system(files: Iterable[Path]) -> Iterator[Part]:
    """Libraries of the system; Debian and its kin can be asked where one is from."""
    packages: dict[str, list[str]] = {}
    for file in sorted(set(files)):
        packages.setdefault(_system_package(file), []).append(file.name)
    for package, names in packages.items():
        title = f"{package or 'System libraries'} ({', '.join(names)})"
        text = _DOCUMENTS / package / "copyright"
        if package and text.is_file():
            yield title, "see below", [text.read_text(encoding="utf-8", errors="replace")]
        else:
            yield title, "as the system that built this program has them", []


def _system_package(file: Path) -> str:
    """The name of the package that a library of the system is from; "" where nobody knows."""
    if shutil.which("dpkg-query") is None:
        return ""
    for path in dict.fromkeys((file.resolve(), file, Path("/usr", *file.resolve().parts[1:]))):
        answer = subprocess.run(
            ["dpkg-query", "-S", str(path)], capture_output=True, text=True, check=False
        )
        if answer.returncode == 0:
            return answer.stdout.partition(":")[0]
    return ""
