"""Which datasets are on this machine, found out off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.data import catalog
from engine.data.catalog import CatalogEntry
from engine.errors import AtelierError
from gui.background import Background, Job


@dataclass(frozen=True)
class Holdings:
    """What is on this machine.

    Attributes:
        places: For each dataset that can be downloaded the root below which its files are; None
            if they are nowhere.
        drawings: How many drawings the person has labelled.
    """

    places: Mapping[str, Path | None]
    drawings: int


class Inventory(QObject):
    """Looks when it is told to, and knows what it saw last.

    Args:
        background: Runs the jobs.
        data_root: The folder with datasets that was named at the start, if one was.
        parent: As Qt has it.

    Signals:
        changed(Holdings): After each look.
    """

    changed = Signal(object)

    def __init__(
        self,
        background: Background,
        data_root: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._data_root = data_root
        self._held: Holdings | None = None
        self._looking: Job | None = None

    @property
    def held(self) -> Holdings | None:
        """What is on this machine; None before the first look has ended."""
        return self._held

    def set_data_root(self, data_root: Path | None) -> None:
        """Look elsewhere from now on, and at once."""
        self._data_root = data_root
        self.look()

    def look(self) -> None:
        """Find out what is on this machine; `changed` tells."""
        data_root = self._data_root

        def find(_: Job) -> Holdings:
            return _find(data_root)

        def found(held: Holdings) -> None:
            if self._looking is started:  # what an earlier look has seen may be old
                self._hold(held)

        def not_found(_: AtelierError) -> None:
            """Opening a dataset says what is wrong."""

        started = self._background.start(find, found, not_found)
        self._looking = started

    def add(self, entry: CatalogEntry, place: Path) -> None:
        """Know that a dataset has come, before anybody has looked."""
        if self._held is not None:
            self._hold(replace(self._held, places={**self._held.places, entry.name: place}))

    def _hold(self, held: Holdings) -> None:
        self._held = held
        self.changed.emit(held)


def _find(data_root: Path | None) -> Holdings:
    """In a worker thread: what is on this machine."""
    from engine.data import drawings, sources

    places: dict[str, Path | None] = {}
    for entry in catalog.ENTRIES.values():
        if entry.source != "download":
            continue
        try:
            places[entry.name] = sources.find(entry, data_root)
        except AtelierError:  # a folder that cannot be used: opening a dataset says why
            places[entry.name] = None
    try:
        count = len(drawings.read_all().samples)
    except AtelierError:
        count = 0
    return Holdings(places, count)
