"""How things stand with each dataset, from what session and library know of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from engine import home
from engine.data import catalog
from engine.data.catalog import FOLDER, CatalogEntry
from gui.data import dataset_words as words
from gui.data.dataset_card import CardState
from gui.library import Library
from gui.session import Session


class DatasetStates(QObject):
    """Asks, and keeps nothing but which downloads failed.

    Attributes:
        failed: Names of the datasets whose last download failed.
    """

    def __init__(self, session: Session, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self.failed: set[str] = set()

    def entries(self) -> list[CatalogEntry]:
        """All of the catalogue, and the folder that is open, with what is known of it now."""
        current = self._session.dataset
        entries = dict(catalog.ENTRIES)
        if current is not None and current.entry.source in ("folder", "drawings"):
            entries[current.entry.name] = current.entry
        return list(entries.values())

    def text(self, entry: CatalogEntry) -> str:
        """How a dataset stands, in some words."""
        transfer, opening = self._library.transfer, self._library.opening
        current = self._session.dataset
        if transfer is not None and transfer.entry.name == entry.name:
            return words.transfer(transfer)
        if opening is not None and opening.dataset == entry.name:
            return self.tr("Opening...")
        if current is not None and current.entry.name == entry.name:
            return self.tr("Open now")
        return self._whereabouts(entry)

    def _whereabouts(self, entry: CatalogEntry) -> str:
        held = self._library.inventory.held
        if entry.source == "built-in":
            return self.tr("Built in")
        if held is None:
            return self.tr("Looking...")
        if entry.source == "drawings":
            count = held.drawings
            return self.tr("%Ln drawing(s)", "", count) if count else self.tr("None yet")
        if held.places.get(entry.name) is not None:
            return self.tr("On this machine")
        if entry.name in self.failed:
            return self.tr("Download failed")
        return self.tr("Not here: {0} MB to download").format(entry.megabytes)

    def card(self, entry: CatalogEntry) -> CardState:
        """The same for the card."""
        transfer, held = self._library.transfer, self._library.inventory.held
        current = self._session.dataset
        place = held.places.get(entry.name) if held is not None else None
        if entry.source == "folder":
            place = Path(entry.name.removeprefix(FOLDER))
        elif entry.source == "drawings":
            place = home.drawings_folder()
        is_missing = entry.source == "download" and held is not None and place is None
        no_drawings = entry.source == "drawings" and held is not None and held.drawings == 0
        is_open = current is not None and current.entry.name == entry.name
        is_fixed = entry.source in ("built-in", "download")
        is_mine = transfer is not None and transfer.entry.name == entry.name
        return CardState(
            entry,
            self.text(entry),
            can_open=not (is_missing or no_drawings or (is_open and is_fixed)),
            is_open=is_open,
            is_missing=is_missing,
            place=place,
            transfer=transfer if is_mine else None,
            is_other_busy=transfer is not None and not is_mine,
            hint=self._hint() if no_drawings else "",
        )

    def _hint(self) -> str:
        return self.tr(
            'There are none yet. Draw something in the Draw tab, say what it is, and press "Keep '
            'as sample".'
        )
