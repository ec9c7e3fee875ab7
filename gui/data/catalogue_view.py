"""The catalogue: which datasets there are, which are here, and how to get the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.data import catalog
from engine.data.catalog import FOLDER, CatalogEntry
from engine.data_spec import Colour
from engine.errors import AtelierError
from gui import errors, theme
from gui.background import Background, Job
from gui.data import dataset_words as words
from gui.data.dataset_card import DatasetCard
from gui.data.dataset_states import DatasetStates
from gui.data.folder_card import FolderCard
from gui.data.recent_folders import RecentFolders
from gui.fetcher import Transfer
from gui.library import Library
from gui.session import LoadedDataset, Session
from gui.widgets import layouts
from gui.widgets.data.dataset_table import DatasetRow, DatasetTable

_USUAL_CARD = 350


class CatalogueView(QWidget):
    """All datasets in a table, the chosen one beside it, a folder of one's own below.

    What goes wrong is said by the tab's banner (`DatasetBar`); here is how things stand.
    """

    def __init__(
        self,
        session: Session,
        background: Background,
        library: Library,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._library = library
        self._states = DatasetStates(session, library, self)
        self._importing = False  # whether it is a folder that is being read
        self._asking = False  # whether it is a folder that is asked about
        self._build()
        self._connect()
        self._show_rows()
        self.table.choose(session.dataset.entry.name if session.dataset else "garments")

    def _build(self) -> None:
        self.table = DatasetTable()
        self.card = DatasetCard()
        theme.scaled(self.card.setMinimumWidth, 300)
        self.folder = FolderCard(RecentFolders())
        self.setAcceptDrops(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addWidget(self.table, 1)
        column.addWidget(self.folder)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.card)
        splitter.setHandleWidth(layouts.SPACING)
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([10_000, _USUAL_CARD])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        layout.addWidget(splitter)

    def _connect(self) -> None:
        library = self._library
        self.table.chosen_changed.connect(self._show_card)
        self.table.taken.connect(self._open)
        self.card.open_clicked.connect(self._open)
        self.card.download_clicked.connect(library.download)
        self.card.cancel_clicked.connect(library.cancel_download)
        self.card.located.connect(library.adopt)
        self.folder.import_clicked.connect(self._import)
        self.folder.cancel_clicked.connect(library.cancel_opening)
        self._session.dataset_changed.connect(self._show_dataset)
        library.inventory.changed.connect(self._show_all)
        library.download_progressed.connect(self._show_transfer)
        library.download_ended.connect(self._show_all)
        library.download_failed.connect(self._show_failed_download)
        library.loading.connect(self._show_loading)
        library.progressed.connect(self._show_loaded)
        library.settled.connect(self._show_settled)
        library.switch_asked.connect(self._show_asked)
        library.switch_answered.connect(self._show_answered)

    # What comes from outside

    def showEvent(self, event: QShowEvent) -> None:
        """Look what is on this machine."""
        super().showEvent(event)
        self._library.inventory.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Fill in the folder's path; how its pictures are to be read is the person's to say."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            dropped = Path(paths[0])

            def folder_of(_: Job) -> str:
                return str(dropped.parent if dropped.is_file() else dropped)

            self._background.start(folder_of, self.take_folder, self._library.failed.emit)

    def take_folder(self, path: str) -> None:
        """Fill in a folder's path."""
        self.folder.set_path(path)
        self.folder.import_button.setFocus()

    @Slot(object)
    def _show_dataset(self, dataset: LoadedDataset) -> None:
        entry = dataset.entry
        if entry.source == "folder":
            count = entry.train_count + entry.test_count
            files = [(str(file.path), errors.said(file.reason)) for file in dataset.unreadable]
            path = entry.name.removeprefix(FOLDER)
            text = self._came_of(words.title(entry.name), count, len(entry.classes), len(files))
            self.folder.show_result(text, files, path)
            self.folder.remember(path)
        self._show_rows()
        self.table.choose(entry.name)
        self._show_card()

    def _came_of(self, title: str, pictures: int, classes: int, unreadable: int) -> str:
        texts = (
            title,
            self.tr("%Ln picture(s)", "", pictures),
            self.tr("%Ln class(es)", "", classes),
        )
        if unreadable == 0:
            return self.tr("{0}: {1} in {2}").format(*texts)
        left_out = self.tr("%Ln could not be read", "", unreadable)
        return self.tr("{0}: {1} in {2}; {3}").format(*texts, left_out)

    @Slot()
    def _show_all(self) -> None:
        self._show_rows()
        self._show_card()

    @Slot(object)
    def _show_transfer(self, transfer: Transfer) -> None:
        self._states.failed.discard(transfer.entry.name)
        self._show_all()

    @Slot(object, object)
    def _show_failed_download(self, entry: CatalogEntry, error: AtelierError) -> None:
        self._states.failed.add(entry.name)
        self._show_all()

    @Slot(object)
    def _show_loading(self, entry: CatalogEntry) -> None:
        was_importing, self._importing = self._importing, entry.source == "folder"
        if self._importing:
            self.folder.show_progress(None)
        elif was_importing:  # something else was asked for since
            self.folder.show_result(self.tr("Nothing was imported."))
        self._show_all()

    @Slot(object)
    def _show_loaded(self, share: float) -> None:
        if self._importing:
            self.folder.show_progress(share)

    @Slot()
    def _show_settled(self) -> None:
        if self._importing:
            self._importing = False
            self.folder.show_result(self.tr("Nothing was imported."))
        self._show_all()

    @Slot(object, str)
    def _show_asked(self, entry: CatalogEntry, trained: str) -> None:
        self._asking = entry.source == "folder"
        if self._asking:
            self.folder.show_result(self.tr("Waiting for the answer to the question above."))

    @Slot()
    def _show_answered(self) -> None:
        if self._asking:
            self._asking = False
            self.folder.show_result("")

    # What is shown

    def _show_rows(self) -> None:
        current = self._session.dataset
        rows = [
            DatasetRow(
                entry.name,
                (
                    words.title(entry.name),
                    words.counts(entry),
                    words.size(entry),
                    f"{len(entry.classes)}",
                    words.framing(entry),
                    words.licence(entry),
                    self._states.text(entry),
                ),
                is_shown=current is not None and current.entry.name == entry.name,
                tip=words.description(entry.name),
            )
            for entry in self._states.entries()
        ]
        widest = Transfer(catalog.entry("cifar10"), True, 10**8, 10**9, 123_400_000.0)
        self.table.show_rows(rows, words.transfer(widest))

    @Slot()
    def _show_card(self) -> None:
        chosen = self.table.chosen()
        entry = next((entry for entry in self._states.entries() if entry.name == chosen), None)
        if entry is None:
            return
        self.card.show_dataset(self._states.card(entry))

    # What the person wants

    @Slot(str)
    def _open(self, name: str) -> None:
        current = self._session.dataset
        if name.startswith(FOLDER) and current is not None and current.entry.name == name:
            self._library.open(self._session.data)
        else:
            self._library.open(name)

    @Slot(str, int, str)
    def _import(self, path: str, size: int, colour: Colour) -> None:
        data = self._session.data
        self._library.open(
            replace(data, dataset=f"{FOLDER}{path}", size=size, colour=colour, merge=())
        )
