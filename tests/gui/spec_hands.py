"""Specs and scripts at the real window, and hands to open and save them with."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from engine.codegen import script
from engine.codegen.twin import Twin
from engine.data import catalog
from engine.run_spec import RunSpec
from engine.training.plan import Intervention
from gui.main_window import MainWindow

MS = 60_000


class Desk:
    """The window's files, and what it shows."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.files, self.current = window.files, window.files.current

    @property
    def said(self) -> str:
        """What the banner says; "" if it is not there."""
        return self.files.banner.text() if self.files.banner.isVisible() else ""

    def wait_for(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: text in self.said, timeout=MS)

    def open(self, path: Path, says: str = "Opened") -> None:
        self.files.open(str(path))
        self.wait_for(says)

    def press(self, text: str) -> None:
        """Press the banner's button of that name."""
        buttons = self.files.banner.findChildren(QPushButton)
        (button,) = (found for found in buttons if found.isVisible() and found.text() == text)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def answer(self, path: Path) -> None:
        """Choose a file in the question that is open."""
        dialogs = self.window.findChildren(QFileDialog)
        (dialog,) = (found for found in dialogs if found.isVisible())
        dialog.fileSelected.emit(str(path))
        dialog.close()


def script_of(spec: RunSpec, path: Path, *interventions: Intervention) -> Path:
    """A script as it is exported, of a dataset of the catalogue."""
    entry = catalog.entry(spec.data.dataset)
    twin = Twin(spec, entry.shape, entry.classes, entry.train_count, interventions)
    path.write_text(script.write(twin), encoding="utf-8")
    return path


def spec_file(spec: RunSpec, path: Path) -> Path:
    path.write_text(spec.to_json(), encoding="utf-8")
    return path
