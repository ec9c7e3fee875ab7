"""A folder of the person's own pictures: which, how it is read, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
)

from engine.data_spec import LARGEST_SIZE, SMALLEST_SIZE
from gui import icons, theme
from gui.data.recent_folders import RecentFolders
from gui.numbers import percent
from gui.widgets import layouts
from gui.widgets.data.unreadable_list import UnreadableList
from gui.widgets.forms.number_fields import WholeField
from gui.widgets.live_text import LiveText

_USUAL_SIZE = 28


class FolderCard(layouts.Card):
    """A path and how its pictures are fitted; then progress, and what could not be read.

    Args:
        recent: The folders to offer again.

    Signals:
        import_clicked(str, int, str): The folder at this path is to be read, its pictures fitted
            into squares of so many pixels, in `grey` or `rgb`.
        cancel_clicked(): That is to end.
    """

    import_clicked = Signal(str, int, str)
    cancel_clicked = Signal()

    def __init__(self, recent: RecentFolders) -> None:
        super().__init__()
        self._recent = recent
        self.column.setSpacing(8)
        self.column.addWidget(layouts.label(self.tr("A folder of your own pictures"), "heading"))
        self.column.addWidget(
            layouts.label(
                self.tr(
                    "One folder for each class, named like the class, with PNG, JPEG, WebP or BMP "
                    "pictures in it. With folders called train and test, the classes are in each "
                    "of these; otherwise a fifth of each class is kept for the test."
                ),
                "muted",
                wrap=True,
            )
        )
        self.column.addLayout(self._build_path())
        self.column.addLayout(self._build_choices())
        self._build_result()
        self._follow_path()

    # Building

    def _build_path(self) -> QHBoxLayout:
        self.path = QComboBox()
        self.path.setEditable(True)
        self.path.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.path.setCompleter(None)  # type: ignore[arg-type]  # it would change what is typed
        self.path.setMinimumContentsLength(12)
        self.path.addItems(self._recent.paths())
        self.path.setEditText("")
        line = self.path.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Type its path, or drop the folder here"))
            line.returnPressed.connect(self._import)
        self.path.editTextChanged.connect(self._follow_path)
        self.browse_button = QPushButton(self.tr("Browse..."))
        self.browse_button.setIcon(icons.icon("folder"))
        self.browse_button.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(layouts.caption(self.tr("Folder"), self.path))
        row.addWidget(self.path, 1)
        row.addWidget(self.browse_button)
        return row

    def _build_choices(self) -> QHBoxLayout:
        self.edge = WholeField(SMALLEST_SIZE, LARGEST_SIZE)
        self.edge.setValue(_USUAL_SIZE)
        self.edge.setToolTip(self.tr("Pixels along the edge of the square that pictures fit into"))
        self.colour = QComboBox()
        self.colour.addItem(self.tr("Grey"), "grey")
        self.colour.addItem(self.tr("Colour (RGB)"), "rgb")
        self.import_button = QPushButton(self.tr("Import"))
        self.import_button.clicked.connect(self._import)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel_clicked)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        theme.scaled(self.progress.setMaximumWidth, 160)
        self.progress.setAccessibleName(self.tr("Progress of the import"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(layouts.caption(self.tr("Size"), self.edge))
        row.addWidget(self.edge)
        row.addSpacing(4)
        row.addWidget(layouts.caption(self.tr("Colours"), self.colour))
        row.addWidget(self.colour)
        row.addSpacing(4)
        row.addWidget(self.import_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.progress)
        row.addStretch(1)
        self.progress.hide()
        self.cancel_button.hide()
        return row

    def _build_result(self) -> None:
        self.unreadable = UnreadableList()
        self.copy_button = QPushButton(self.tr("Copy the list"))
        self.copy_button.setIcon(icons.icon("copy"))
        self.copy_button.clicked.connect(self.unreadable.copy)
        self.result = LiveText(title=False)
        self.result.setAccessibleName(self.tr("What came of it"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.result, 1)
        row.addWidget(self.copy_button)
        self.column.addLayout(row)
        self.column.addWidget(self.unreadable)
        self._say("")
        self._show_files(())

    # What comes from outside

    def set_path(self, path: str) -> None:
        """Fill in a path."""
        self.path.setEditText(path)

    def show_progress(self, share: float | None) -> None:
        """A folder is being read: how much of it, 0 to 1, or None before that is known."""
        self._show_busy(is_busy=True)
        self._show_files(())
        self.progress.setRange(0, 0 if share is None else 1000)
        self.progress.setValue(round(1000 * (share or 0.0)))
        if share is None:
            self._say(self.tr("Looking through the folder..."))
        else:
            self._say(self.tr("Reading the pictures: {0}").format(percent(share)))

    def show_result(
        self, text: str, files: Sequence[tuple[str, str]] = (), below: str = ""
    ) -> None:
        """Nothing is being read any more.

        Args:
            text: What came of it, translated; "" for nothing to say.
            files: Path and reason of each picture that could not be read.
            below: The folder that they are in.
        """
        self._show_busy(is_busy=False)
        self._say(text)
        self._show_files(files, below)

    def remember(self, path: str) -> None:
        """Offer a folder again, from now on."""
        self._recent.remember(path)
        typed = self.path.currentText()
        with QSignalBlocker(self.path):
            self.path.clear()
            self.path.addItems(self._recent.paths())
            self.path.setEditText(typed)

    def _say(self, text: str) -> None:
        self.result.set_text(text)
        self.result.setHidden(not text)

    def _show_busy(self, *, is_busy: bool) -> None:
        had_focus = self.import_button.hasFocus() or self.cancel_button.hasFocus()
        self.import_button.setHidden(is_busy)
        self.cancel_button.setHidden(not is_busy)
        self.progress.setHidden(not is_busy)
        if had_focus:
            (self.cancel_button if is_busy else self.import_button).setFocus()

    def _show_files(self, files: Sequence[tuple[str, str]], below: str = "") -> None:
        self.unreadable.show_files(files, below)
        self.unreadable.setHidden(not files)
        self.copy_button.setHidden(not files)

    # What the person does

    @Slot()
    def _follow_path(self) -> None:
        why = self.tr("Choose a folder first.")
        layouts.set_enabled(self.import_button, bool(self._typed()), why)

    def _typed(self) -> str:
        """The path without what comes with it when it is pasted."""
        return self.path.currentText().strip().strip("\"'")

    @Slot()
    def _browse(self) -> None:
        """Ask for a folder, without waiting for the answer."""
        dialog = QFileDialog(self, self.tr("A folder of pictures"), self._typed())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.set_path)
        dialog.open()

    @Slot()
    def _import(self) -> None:
        if self._typed() and not self.import_button.isHidden():
            path = str(Path(self._typed()).expanduser().absolute())
            self.import_clicked.emit(path, self.edge.value(), self.colour.currentData())
