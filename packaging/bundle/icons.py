"""The program's icon in the forms that systems ask for, made of the window's own."""

import importlib
import os
import sys
from pathlib import Path
from typing import Any

from bundle import ROOT

SOURCE = ROOT / "resources" / "icons" / "atelier.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_LARGEST = 1024  # of Apple's icons


def make(folder: Path) -> None:
    """Write `NN.png` of every size, `atelier.ico` and `atelier.icns`.

    Args:
        folder: Is made.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    drawing = QSvgRenderer(str(SOURCE))
    for size in (*SIZES, _LARGEST):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        if not image.save(str(folder / f"{size}.png")):
            raise OSError(None, "the icon cannot be written", str(folder / f"{size}.png"))
    del app
    with Image.open(folder / f"{_LARGEST}.png") as largest:
        largest.save(folder / "atelier.icns")
    pictures = [Image.open(folder / f"{size}.png") for size in SIZES if size <= 256]
    pictures[-1].save(
        folder / "atelier.ico",
        sizes=[picture.size for picture in pictures],
        append_images=pictures[:-1],
    )
    for picture in pictures:
        picture.close()


def for_platform(folder: Path, platform: str = sys.platform) -> str | None:
    """The icon that goes into the program's own file; Linux has no place for one.

    Args:
        folder: As of `make`.
        platform: As of `sys.platform`.
    """
    name = {"win32": "atelier.ico", "darwin": "atelier.icns"}.get(platform)
    return None if name is None else str(folder / name)


def windows_version(version: str, platform: str = sys.platform) -> Any:
    """What Windows shows of the program in its properties; None on other systems.

    Args:
        version: "1.2.3".
        platform: As of `sys.platform`.
    """
    if platform != "win32":
        return None
    info = importlib.import_module("PyInstaller.utils.win32.versioninfo")
    numbers = tuple(int(part) for part in version.split(".")[:3])
    numbers += (0,) * (4 - len(numbers))
    texts = {
        "ProductName": "Atelier",
        "FileDescription": "Atelier",
        "ProductVersion": version,
        "FileVersion": version,
        "OriginalFilename": "atelier.exe",
        "LegalCopyright": "The Atelier authors. MIT licence.",
    }
    strings = [info.StringStruct(name, text) for name, text in texts.items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            info.StringFileInfo([info.StringTable("040904B0", strings)]),
            info.VarFileInfo([info.VarStruct("Translation", [0x0409, 0x04B0])]),
        ],
    )
