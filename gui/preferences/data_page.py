"""Where datasets are looked for."""

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from engine import home
from gui import errors
from gui.preferences import page
from gui.preferences.machine import FolderState
from gui.settings import Settings


class DataPage(page.Page):
    """The data folder: which, what is in it, and what overrules the setting.

    Args:
        settings: As for all pages.
        said: What `--data-root` said.

    Signals:
        data_folder_changed(Path | None): The setting is another one.
        look_wanted(Path): `show_state` is wanted of this folder.
    """

    data_folder_changed = Signal(object)
    look_wanted = Signal(object)

    def __init__(self, settings: Settings, said: Path | None) -> None:
        super().__init__(self.tr("Data"))
        self._settings = settings
        self._said = said
        self.path = QLineEdit()
        self.path.setReadOnly(True)
        self.path.setAccessibleName(self.tr("Data folder"))
        self.add_text(self.tr("Folder in which Atelier looks for datasets first"), "heading")
        self.choose_button = page.button(self.tr("Choose..."), self._ask)
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(self.path, 1)
        beside.addWidget(self.choose_button)
        self.add_widget(row)
        self.show_button = page.button(self.tr("Show in file manager"), self._show)
        self.usual_button = page.button(self.tr("Use the usual one"), self._use_usual)
        self.state_text = self.add_buttons((self.show_button, self.usual_button), "")
        self.origin_text = self.add_text()
        self.add_text(
            self.tr(
                "Atelier only reads there, so that one folder can serve all seats of a classroom. "
                "What you download goes to {0}"
            ).format(home.downloads_folder()),
            "muted",
        )
        self.end()
        self.dialog: QFileDialog | None = None
        self._follow()

    @property
    def folder(self) -> Path:
        """The folder that is in force."""
        named = self._settings.data_root(self._said) or os.environ.get("ATELIER_DATA")
        return Path(named) if named else home.downloads_folder()

    def look(self) -> None:
        """Ask for the state of the folder in force."""
        self._say_state(self.tr("Looking..."))
        self.look_wanted.emit(self.folder)

    def show_state(self, state: FolderState) -> None:
        """Say what a folder holds; of another one than that in force, nothing."""
        if state.path != self.folder:
            return
        if state.error is not None:
            if state.error.code == "data_root_missing" and state.path == home.downloads_folder():
                self._say_state(self.tr("It is made with the first download."))
            else:
                self._say_state(errors.sentence(state.error))
            return
        if state.titles:
            text = self.tr("Datasets in it: {0}.").format(", ".join(state.titles))
        else:
            text = self.tr("None of the datasets that can be downloaded is in it.")
        if not state.writable:
            text = "\n".join((text, self.tr("It is read-only, which is all that is needed.")))
        self._say_state(text)

    def choose(self, folder: str) -> None:
        """Take a folder as the setting."""
        self._settings.data_folder = Path(folder)
        self._changed()

    def _changed(self) -> None:
        self._follow()
        self.data_folder_changed.emit(self._settings.data_folder)
        self.look()

    def _follow(self) -> None:
        self.path.setText(str(self.folder))
        self.path.setToolTip(self.path.text())
        self.path.setCursorPosition(0)
        self.usual_button.setEnabled(self._settings.has_own_data_folder)
        origin = self._origin()
        self.origin_text.setText(origin)
        self.origin_text.setVisible(bool(origin))
        self.path.setAccessibleDescription(origin)

    def _origin(self) -> str:
        """Why it is this folder, where the person has not chosen it here."""
        if self._said is not None:
            return self.tr(
                "This folder was named with --data-root, which overrules the setting until Atelier "
                "is started without it."
            )
        if os.environ.get("ATELIER_DATA"):
            return self.tr(
                "This folder was named with the environment variable ATELIER_DATA, which overrules "
                "the setting as long as it is set."
            )
        if self._settings.data_folder is not None and not self._settings.has_own_data_folder:
            return self.tr(
                "This folder was named for all who use this machine. You can choose another."
            )
        return ""

    def _say_state(self, text: str) -> None:
        self.state_text.setText(text)
        self.choose_button.setAccessibleDescription(text)

    @Slot()
    def _ask(self) -> None:
        self.dialog = QFileDialog(self, self.tr("Data folder"), str(self.folder))
        self.dialog.setFileMode(QFileDialog.FileMode.Directory)
        self.dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.fileSelected.connect(self.choose)
        self.dialog.open()

    @Slot()
    def _show(self) -> None:
        page.show_folder(self.folder)

    @Slot()
    def _use_usual(self) -> None:
        self._settings.data_folder = None
        self._changed()
