"""What the settings have to know of this machine; these functions are for other threads."""

import os
from dataclasses import dataclass
from pathlib import Path

from engine import home
from engine.errors import AtelierError, Said
from gui import errors


@dataclass(frozen=True)
class FolderState:
    """A data folder, as it was found.

    Attributes:
        path: The folder.
        error: Why it cannot be used; None if it can.
        writable: Whether files could be put there, which nobody does.
        titles: The datasets in it that Atelier knows.
    """

    path: Path
    error: AtelierError | None
    writable: bool
    titles: tuple[str, ...]


def look_at(folder: Path) -> FolderState:
    """Look at a data folder; it may be on a server that answers slowly."""
    from engine.data import archives, catalog

    try:
        home.data_roots(folder)
        entries = [entry for entry in catalog.ENTRIES.values() if entry.source == "download"]
        here = tuple(entry.title for entry in entries if archives.is_here(entry, folder))
    except AtelierError as error:
        return FolderState(folder, error, False, ())
    return FolderState(folder, None, os.access(folder, os.W_OK), here)


def devices() -> dict[str, Said]:
    """The names of the devices that are here, the preferred one first, and what they are."""
    from engine.devices import available

    return {device.name: errors.said(device.description) for device in available()}
