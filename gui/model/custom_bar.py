"""The row above one's own code: where it comes from, and where a copy goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from gui import icons
from gui.model.custom_example import EXAMPLE_NAME
from gui.widgets import layouts
from gui.widgets.live_text import LiveText


class CustomBar(QWidget):
    """Buttons that open, begin and save, and a line that says what is shown.

    Signals:
        file_chosen(str): The file at this path is to be shown.
        example_clicked(): The example is.
        copy_chosen(str): The code is to be written into this file.
    """

    file_chosen = Signal(str)
    example_clicked = Signal()
    copy_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_button = QPushButton(self.tr("Open a file..."))
        self.open_button.clicked.connect(self._ask_for_file)
        self.example_button = QPushButton(self.tr("Start from an example"))
        self.example_button.clicked.connect(self.example_clicked)
        self.save_button = QPushButton(self.tr("Save a copy..."))
        self.save_button.clicked.connect(self._ask_for_copy)
        self.open_button.setIcon(icons.icon("open"))
        self.save_button.setIcon(icons.icon("save"))
        self.origin = LiveText(title=False)
        self.origin.setAccessibleName(self.tr("Where the code comes from"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.open_button, self.example_button, self.save_button):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(self.origin, 1)

    def allow_saving(self, can: bool) -> None:
        """Say whether there is any code to save."""
        why = self.tr("There is no code yet: open a file, or start from an example.")
        layouts.set_enabled(self.save_button, can, why)

    @Slot()
    def _ask_for_file(self) -> None:
        """Ask, without waiting for the answer."""
        dialog = self._dialog(self.tr("A class of your own"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()

    @Slot()
    def _ask_for_copy(self) -> None:
        dialog = self._dialog(self.tr("Save a copy"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("py")
        dialog.selectFile(EXAMPLE_NAME)
        dialog.fileSelected.connect(self.copy_chosen)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setNameFilter(self.tr("Python files (*.py)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def dropped_file(event: QDropEvent) -> Path | None:
    """The Python file that is dragged; None for anything else, or for several."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix == ".py" else None
