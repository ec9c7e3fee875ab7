"""What the library knows of a dataset before it is open, and how it has it read."""

from __future__ import annotations

from pathlib import Path

from engine.data import catalog
from engine.data.catalog import CatalogEntry
from engine.data_spec import DataSpec
from gui.background import Job
from gui.session import LoadedDataset


def announced(spec: DataSpec) -> CatalogEntry:
    """What is known of a dataset before it is open: of a folder its name and its title."""
    known = catalog.ENTRIES.get(spec.dataset)
    if known is not None:
        return known
    return CatalogEntry(
        name=spec.dataset,
        title=catalog.title(spec.dataset),
        classes=(),
        shape=(1 if spec.colour == "grey" else 3, spec.size, spec.size),
        train_count=0,
        test_count=0,
        framing="whole",
        licence="",
        source="folder",
    )


def load(spec: DataSpec, data_root: Path | None, job: Job) -> LoadedDataset:
    """In a worker thread: both splits."""
    from engine import devices
    from engine.data import sources

    devices.use_threads(1)  # a training in progress has first call on the cores
    opened = sources.open_both(spec, data_root, job.progress, job.cancel_event)
    return LoadedDataset(opened.entry, opened.train, opened.test, opened.unreadable)
