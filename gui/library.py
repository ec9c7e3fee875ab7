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
    """Loads and downloads datasets, one at a time.

    Signals:
        loading(CatalogEntry): A dataset is being read; the current one stays until it is there.
        failed(AtelierError): Reading or downloading did not work; the current dataset stays.
        missing(CatalogEntry): A dataset that could be downloaded is not on this machine.
        download_progressed(float): Share of the download that is done, 0 to 1.
        download_ended(): Done, failed or cancelled.
    """

    loading = Signal(object)
    failed = Signal(object)
    missing = Signal(object)
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
        self._download: Job | None = None

    def open_first(self) -> None:
        """Open the real thing if it is on this machine, else the built-in set.

        A named data folder that cannot be used is reported, and the built-in set opens all the
        same.
        """
        self.loading.emit(catalog.entry(PREFERRED))
        self._background.start(self._read_first, self._opened_first, self._failed)

    def open(self, name: str) -> None:
        """Make a dataset current; if it must be downloaded first, `missing` says so."""
        entry = catalog.entry(name)
        self.loading.emit(entry)
        self._background.start(lambda job: self._read(entry), self._opened, self._failed)

    def download(self, name: str) -> None:
        """Fetch a dataset and make it current; does nothing while a download is in progress."""
        if self._download is not None:
            return
        entry = catalog.entry(name)

        def fetch(job: Job) -> LoadedDataset:
            from engine.data.download import download_fashion_mnist

            folder = home.downloads_folder()
            download_fashion_mnist(entry, folder, job.progress, job.cancel_event)
            return self._read(entry, folder)

        self._download = self._background.start(
            fetch,
            self._downloaded,
            self._download_failed,
            lambda done, total: self.download_progressed.emit(done / max(1, total)),
            self._download_over,
        )

    def cancel_download(self) -> None:
        """End the download, if there is one."""
        if self._download is not None:
            self._download.cancel()

    def _read(self, entry: CatalogEntry, root: Path | None = None) -> LoadedDataset:
        """In a worker thread: both splits."""
        from engine import devices
        from engine.data import image_set

        devices.use_threads(1)  # a training in progress has first call on the cores
        place = root or self._data_root
        train = image_set.load(entry.name, "train", place)
        return LoadedDataset(entry, train, image_set.load(entry.name, "test", place))

    def _read_first(self, job: Job) -> tuple[LoadedDataset, AtelierError | None]:
        try:
            return self._read(catalog.entry(PREFERRED)), None
        except AtelierError as error:
            return self._read(catalog.entry(BUILT_IN)), error

    def _opened_first(self, found: tuple[LoadedDataset, AtelierError | None]) -> None:
        dataset, error = found
        self._opened(dataset)
        if error is not None:
            self._failed(error)

    def _opened(self, dataset: LoadedDataset) -> None:
        self._session.set_dataset(dataset)

    def _failed(self, error: AtelierError) -> None:
        if error.code == "dataset_missing":
            self.missing.emit(catalog.entry(PREFERRED))
        else:
            self.failed.emit(error)

    def _downloaded(self, dataset: LoadedDataset) -> None:
        self._download_over()
        self._opened(dataset)

    def _download_failed(self, error: AtelierError) -> None:
        self._download_over()
        self._failed(error)

    def _download_over(self) -> None:
        self._download = None
        self.download_ended.emit()
