"""Hangul on a machine that has no Korean font: shown all the same, or the person is told."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui import fonts

ROOT = Path(__file__).parents[2]

SHOWN = """
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from gui import fonts

def picture(text, size):
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(QFont("Sans", size))
    painter.drawText(5, 30, text)
    painter.end()
    return image

app = QApplication([])
print(fonts.has_hangul(), picture("\\uc637", 20) == picture("\\uaf43", 20))
print(fonts.provide_hangul(Path("nowhere.ttf")), fonts.provide_hangul(), fonts.has_hangul())
print(picture("\\uc637", 21) == picture("\\uaf43", 21))  # 20 is remembered as it was
"""

TOLD = """
import main
from PySide6.QtCore import QTimer
from gui import fonts
from gui.main_window import MainWindow
from gui.trouble.notice import Notice

fonts.provide_hangul = lambda: False

def look(window):
    print(*(notice.text() for notice in window.findChildren(Notice)))
    window.close()

# The notice comes with the first frame, as what is heavy does.
MainWindow.start = lambda window: QTimer.singleShot(0, window, lambda: look(window))
main.main(["--lang", "ko"])
"""


def said_without_fonts(code: str, folder: Path) -> str:
    """What a new Python prints on a machine that has no fonts at all."""
    (folder / "fonts").mkdir()
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={
            **os.environ,
            "FONTCONFIG_FILE": str(folder / "fonts.conf"),
            "QT_QPA_PLATFORM": "offscreen",
            "ATELIER_HOME": str(folder / "home"),
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a Korean font")
def test_the_font_that_ships_shows_hangul_where_there_is_none(tmp_path: Path) -> None:
    lines = said_without_fonts(SHOWN, tmp_path).splitlines()
    assert lines[0] == "False True", "without it, two syllables look the same"
    assert lines[1] == "False True True"
    assert lines[2] == "False"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a Korean font")
def test_who_cannot_read_the_window_is_told_in_english(tmp_path: Path) -> None:
    said = said_without_fonts(TOLD, tmp_path)
    assert "Korean needs a font" in said
    assert "start Atelier again" in said


def test_the_font_is_left_alone_where_it_is_not_needed(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "has_hangul", lambda: True)
    assert fonts.provide_hangul(Path("nowhere.ttf"))


@pytest.mark.parametrize(
    ("release", "package"),
    [
        ({"ID": "debian"}, "fonts-nanum"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "fonts-nanum"),
        ({"ID": "fedora"}, "google-noto-sans-cjk-fonts"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "noto-fonts-cjk"),
        ({"ID": "somethingelse"}, "Noto Sans CJK"),
        (OSError("no such file"), "Noto Sans CJK"),
    ],
)
def test_the_package_is_the_systems_own(
    release: dict[str, str] | OSError, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> dict[str, str]:
        if isinstance(release, OSError):
            raise release
        return release

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(platform, "freedesktop_os_release", read)
    assert f'"{package}"' in fonts.advice()
