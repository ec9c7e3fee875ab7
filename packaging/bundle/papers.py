"""What lies beside the program: licences, and on Linux what the desktop's menu needs."""

import shutil
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

from bundle import PACKAGING, ROOT, icons, licences


def write_licences(
    folder: Path, packages: Mapping[str, metadata.Distribution], system_files: Iterable[Path]
) -> None:
    """Write `LICENSE` and `THIRD-PARTY.txt`.

    Args:
        folder: The application's.
        packages: What is carried.
        system_files: Libraries that were taken from this machine.
    """
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE")
    text = licences.document(packages, system_files)
    (folder / licences.FILE_NAME).write_text(text, encoding="utf-8")


def write_desktop_files(folder: Path, pictures: Path) -> None:
    """Write `share/`, laid out as `/usr/share` is, and the script that brings it there.

    Args:
        folder: The application's.
        pictures: As of `icons.make`.
    """
    applications = folder / "share" / "applications"
    applications.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PACKAGING / "atelier.desktop", applications / "atelier.desktop")
    themed = folder / "share" / "icons" / "hicolor"
    for size in icons.SIZES:
        place = themed / f"{size}x{size}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(pictures / f"{size}.png", place / "atelier.png")
    scalable = themed / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(icons.SOURCE, scalable / "atelier.svg")
    shutil.copy(PACKAGING / "add-to-menu.sh", folder / "add-to-menu.sh")
