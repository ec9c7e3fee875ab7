"""Brings datasets into the session: from memory, from disk, from the network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine import home
from engine.data import catalog
from engine.data.catalog import CatalogEntry
from engine.errors import AtelierError
from gui.background import Background, Job
from gui.session import LoadedDataset, Session

PREFERRED = "fashion-mnist"
BUILT_IN = "garments"


class Library(QObject):
    """Loads and downloads datasets; what was asked for last wins.

    Signals:
        loading(CatalogEntry): A dataset is being read; the current one stays until it is there.
        progressed(float): Share of it that is there, 0 to 1, where that takes a while.
        settled(): Nothing is being read any more, whatever came of it.
        failed(AtelierError): Reading or downloading did not work; the current dataset stays.
        missing(CatalogEntry, Path | None): A dataset that could be downloaded is not on this
            machine, or not in the folder that was named.
        download_progressed(float): Share of the download that is done, 0 to 1.
        download_ended(): Done, failed or cancelled.
    """

    loading = Signal(object)
    progressed = Signal(object)
    settled = Signal()
    failed = Signal(object)
    missing = Signal(object, object)
    download_progressed = Signal(object)
    download_ended = Signal()

    def __init__(
        self,
        session: Session,
        background: Background,
        data_root: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._data_root = data_root
        self._reading: Job | None = None
        self._download: Job | None = None

    @property
    def is_downloading(self) -> bool:
        """Whether a download is in progress."""
        return self._download is not None

    def open_first(self) -> None:
        """Open the real thing if it is on this machine, else the built-in set.

        A named data folder that cannot be used is reported, and the built-in set opens all the
        same.
        """
        self._read_in_background(catalog.entry(PREFERRED), catalog.entry(BUILT_IN))

    def open(self, name: str) -> None:
        """Make a dataset current; if it must be downloaded first, `missing` says so.

        What was being read before is dropped.
        """
        current = self._session.dataset
        if current is not None and current.entry.name == name:
            self._drop_reading()
            self.settled.emit()
        else:
            self._read_in_background(catalog.entry(name), None)

    def download(self, name: str) -> None:
        """Fetch a dataset and make it current; does nothing while a download is in progress."""
        if self._download is not None:
            return
        entry = catalog.entry(name)

        def fetch(job: Job) -> None:
            from engine.data.download import download_fashion_mnist

            download_fashion_mnist(entry, home.downloads_folder(), job.progress, job.cancel_event)

        def fetched(_: object) -> None:
            over()
            self._read_in_background(entry, None)

        def not_fetched(error: AtelierError) -> None:
            over()
            self.failed.emit(error)

        def over() -> None:
            self._download = None
            self.download_ended.emit()

        def show(done: int, total: int) -> None:
            self.download_progressed.emit(done / max(1, total))

        self._download = self._background.start(fetch, fetched, not_fetched, show, over)

    def cancel_download(self) -> None:
        """End the download, if there is one."""
        if self._download is not None:
            self._download.cancel()

    def _read_in_background(self, entry: CatalogEntry, instead: CatalogEntry | None) -> None:
        """Read a dataset, or another one instead if that fails."""
        self._drop_reading()
        self.loading.emit(entry)

        def read(job: Job) -> tuple[LoadedDataset, AtelierError | None]:
            try:
                return self._load(entry, job), None
            except AtelierError as error:
                if instead is None:
                    raise
                self.loading.emit(instead)
                return self._load(instead, job), error

        def opened(found: tuple[LoadedDataset, AtelierError | None]) -> None:
            if self._reading is not started:
                return  # another was asked for since
            self._reading = None
            self.settled.emit()
            dataset, error = found
            self._session.set_dataset(dataset)
            if error is not None:
                self._report(error)

        def not_opened(error: AtelierError) -> None:
            if self._reading is not started:
                return
            self._reading = None
            self.settled.emit()
            self._report(error)

        def show(done: int, total: int) -> None:
            if self._reading is started:
                self.progressed.emit(done / max(1, total))

        started = self._background.start(read, opened, not_opened, show)
        self._reading = started

    def _drop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _load(self, entry: CatalogEntry, job: Job) -> LoadedDataset:
        """In a worker thread: both splits."""
        from engine import devices
        from engine.data import image_set

        devices.use_threads(1)  # a training in progress has first call on the cores
        root = self._place(entry) if entry.source == "download" else None
        train = image_set.load(entry.name, "train", root, job.progress)
        return LoadedDataset(entry, train, image_set.load(entry.name, "test", root))

    def _place(self, entry: CatalogEntry) -> Path:
        """The folder with the files: the one that was named, else where downloads go."""
        from engine.data import image_set

        try:
            return image_set.locate(entry, self._data_root)
        except AtelierError:
            if not image_set.holds(home.downloads_folder()):
                raise
            return home.downloads_folder()

    def _report(self, error: AtelierError) -> None:
        if error.code == "dataset_missing":
            self.missing.emit(catalog.entry(PREFERRED), self._data_root)
        else:
            self.failed.emit(error)
