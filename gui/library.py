"""Brings datasets into the session: from memory, from disk, from the network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine import home
from engine.data import catalog
from engine.data.catalog import CatalogEntry
from engine.data_spec import DataSpec
from engine.errors import AtelierError
from gui.background import Background, Job
from gui.fetcher import Fetcher, Transfer
from gui.inventory import Inventory
from gui.library_jobs import announced, load
from gui.session import LoadedDataset, Session

PREFERRED = "fashion-mnist"
BUILT_IN = "garments"


class Library(QObject):
    """Loads and downloads datasets; what was asked for last wins.

    Args:
        session: Gets what was opened.
        background: Runs the jobs.
        data_root: The folder with datasets that was named at the start, if one was.
        parent: As Qt has it.
        mirrors: Addresses to download from instead of those that the engine knows.

    Attributes:
        trained_dataset: Answers the name of the dataset that a training in progress learns from,
            None if there is none. Leaving that dataset is asked about first.
        inventory: Which datasets are on this machine.

    Signals:
        loading(CatalogEntry): A dataset is being read; the current one stays until it is there.
            Of a folder only name and title are known yet.
        progressed(float): Share of it that is there, 0 to 1, where that takes a while.
        settled(): Nothing is being read any more, whatever came of it.
        failed(AtelierError): Reading did not work, or files were not what they were to be; the
            current dataset stays.
        missing(CatalogEntry, Path | None): A dataset that could be downloaded is not on this
            machine, or not in the folder that was named.
        switch_asked(CatalogEntry, str): A dataset was asked for while something trains on another,
            whose name is given; `switch` or `stay` is the answer.
        switch_answered(): That question is no longer open.
        download_progressed(Transfer): How far a download or a copy is, several times a second.
        download_failed(CatalogEntry, AtelierError): A download did not work.
        download_ended(): Done, failed or cancelled.
        arrived(CatalogEntry): A dataset is on this machine now, but was not opened, because
            something else has been asked for since.
    """

    loading = Signal(object)
    progressed = Signal(object)
    settled = Signal()
    failed = Signal(object)
    missing = Signal(object, object)
    switch_asked = Signal(object, str)
    switch_answered = Signal()
    download_progressed = Signal(object)
    download_failed = Signal(object, object)
    download_ended = Signal()
    arrived = Signal(object)

    def __init__(
        self,
        session: Session,
        background: Background,
        data_root: Path | None = None,
        parent: QObject | None = None,
        mirrors: Sequence[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._data_root = data_root
        self.trained_dataset: Callable[[], str | None] = _nothing
        self._opening: DataSpec | None = None
        self._reading: Job | None = None
        self._asked: str | DataSpec | None = None
        self._wishes = 0  # how often something was asked for
        self._wishes_before = 0  # the same when the transfer in progress began
        self.inventory = Inventory(background, data_root, self)
        self._fetcher = Fetcher(background, self, mirrors)
        self._fetcher.progressed.connect(self.download_progressed)
        self._fetcher.ended.connect(self.download_ended)
        self._fetcher.arrived.connect(self._open_arrived)
        self._fetcher.failed.connect(self._report_transfer)
        self._fetcher.cancelled.connect(self._after_cancel)

    @property
    def opening(self) -> DataSpec | None:
        """What is being read; None if nothing is."""
        return self._opening

    @property
    def transfer(self) -> Transfer | None:
        """The download or copy in progress; None if there is none."""
        return self._fetcher.transfer

    def set_data_root(self, data_root: Path | None) -> None:
        """Look for datasets elsewhere from now on; what is in memory stays."""
        self._data_root = data_root
        self.inventory.set_data_root(data_root)

    # Opening

    def open_first(self, last: DataSpec | None = None) -> None:
        """Open the real thing if it is on this machine, else the built-in set.

        A named data folder that cannot be used is reported, and the built-in set opens all the
        same.

        Args:
            last: What was open last, and how it was read: it comes before those. If it is gone,
                that is reported, and what was done to its images is done to the others.
        """
        if last is None:
            self._read(PREFERRED, (BUILT_IN,))
            return
        names = [name for name in (PREFERRED, BUILT_IN) if name != last.dataset]
        self._read(last, [replace(last, dataset=name, merge=()) for name in names])

    def open(self, wanted: str | DataSpec) -> None:
        """Make a dataset current; if it must be downloaded first, `missing` says so.

        What was being read before is dropped. A folder and drawings are read again even if they
        are current: there may be more in them now.

        Args:
            wanted: A name of the catalogue; or how it is to be read too, which the session then
                takes over.
        """
        self._wishes += 1
        spec = _spec_of(wanted)
        trained = self.trained_dataset()
        if self._is_current(spec):
            self.cancel_opening()
            self._read_differently(wanted)
        elif trained is not None and trained != spec.dataset:
            self.cancel_opening()
            self._asked = wanted
            self.switch_asked.emit(announced(spec), trained)
        else:
            self._read(wanted)

    def ask_again(self) -> None:
        """Ask once more what waits for an answer."""
        trained = self.trained_dataset()
        if self._asked is not None and trained is not None:
            self.switch_asked.emit(announced(_spec_of(self._asked)), trained)

    def switch(self) -> None:
        """Open what was asked for although something trains on another dataset."""
        if self._asked is not None:
            self._read(self._asked)

    def stay(self) -> None:
        """Leave the dataset as it is."""
        self._drop_question()

    def cancel_opening(self) -> None:
        """Drop what is being read, and what was asked; the current dataset stays."""
        self._drop_reading()
        self._drop_question()
        self.settled.emit()

    def _is_current(self, spec: DataSpec) -> bool:
        current = self._session.dataset
        if current is None or current.entry.name != spec.dataset:
            return False
        return current.entry.source in ("built-in", "download")

    def _read_differently(self, wanted: str | DataSpec) -> None:
        if isinstance(wanted, DataSpec):
            try:
                self._session.set_data(wanted)
            except AtelierError as error:
                self.failed.emit(error)

    def _read(
        self,
        wanted: str | DataSpec,
        instead: Sequence[str | DataSpec] = (),
        before: tuple[DataSpec, AtelierError] | None = None,
    ) -> None:
        """Read a dataset, or another one instead if that fails.

        Args:
            wanted: The dataset, as for `open`.
            instead: The others, one after the other.
            before: What could not be read first of all, to be told once another one is there.
        """
        spec = _spec_of(wanted)
        data = wanted if isinstance(wanted, DataSpec) else None
        self._drop_reading()
        self._drop_question()
        self._opening = spec
        self.loading.emit(announced(spec))

        def read(job: Job) -> LoadedDataset:
            return load(spec, self._data_root, job)

        def opened(dataset: LoadedDataset) -> None:
            if self._settle(started):
                self._session.set_dataset(dataset, data)
                if before is not None:
                    self._report(*before)

        def not_opened(error: AtelierError) -> None:
            if self._reading is not started:
                return  # another was asked for since
            if instead:
                self._read(instead[0], instead[1:], before or (spec, error))
            elif self._settle(started):
                self._report(*(before or (spec, error)))

        def show(done: int, total: int) -> None:
            if self._reading is started:
                self.progressed.emit(done / max(1, total))

        started = self._background.start(read, opened, not_opened, show)
        self._reading = started

    def _settle(self, job: Job) -> bool:
        """Whether this job's answer is still wanted; if so, nothing is being read any more."""
        if self._reading is not job:
            return False
        self._reading, self._opening = None, None
        self.settled.emit()
        return True

    def _drop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading, self._opening = None, None

    def _drop_question(self) -> None:
        if self._asked is not None:
            self._asked = None
            self.switch_answered.emit()

    def _report(self, spec: DataSpec, error: AtelierError) -> None:
        entry = catalog.ENTRIES.get(spec.dataset)
        if error.code == "dataset_missing" and entry is not None:
            self.missing.emit(entry, self._data_root)
        else:
            self.failed.emit(error)

    # Getting

    def download(self, name: str) -> None:
        """Fetch a dataset and make it current; does nothing while another is on its way."""
        self._begin_transfer()
        self._fetcher.download(catalog.entry(name))

    def adopt(self, name: str, place: Path) -> None:
        """Take over a dataset's files from elsewhere on this machine, and make it current.

        Does nothing while another is on its way.

        Args:
            name: What the files are to be.
            place: The folder that holds them, or the one file, packed or not.
        """
        self._begin_transfer()
        self._fetcher.adopt(catalog.entry(name), place)

    def _begin_transfer(self) -> None:
        if self._fetcher.transfer is None:
            self._wishes_before = self._wishes

    def cancel_download(self) -> None:
        """End the download or copy, if there is one."""
        self._fetcher.cancel()

    def _open_arrived(self, entry: CatalogEntry) -> None:
        self.inventory.add(entry, home.downloads_folder())
        self.inventory.look()
        if self._wishes == self._wishes_before:
            self.open(entry.name)
        else:
            self.arrived.emit(entry)

    def _report_transfer(self, transfer: Transfer, error: AtelierError) -> None:
        self.inventory.look()
        if transfer.is_download:
            self.download_failed.emit(transfer.entry, error)
        else:
            self.failed.emit(error)

    def _after_cancel(self, transfer: Transfer) -> None:
        self.inventory.look()
        if transfer.is_download:
            self.missing.emit(transfer.entry, None)


def _spec_of(wanted: str | DataSpec) -> DataSpec:
    return DataSpec(wanted) if isinstance(wanted, str) else wanted


def _nothing() -> str | None:
    return None
