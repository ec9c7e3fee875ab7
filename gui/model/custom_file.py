"""A person's .py file: read off the GUI thread, and read again whenever it changes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from engine import files
from engine.errors import AtelierError, of_os_error
from engine.models import custom_source
from gui.background import Background, Job
from gui.data.latest_job import LatestJob

_SETTLE_MS = 200  # an editor removes a file, writes it and renames it: once is enough


class CustomFile(QObject):
    """Follows at most one file.

    Signals:
        was_read(str): Its source; also after each change of its content.
        failed(AtelierError): It cannot be read, or written; what was read before stays.
    """

    was_read = Signal(str)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._reading = LatestJob(background)
        self._path: Path | None = None
        self._source: str | None = None
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._soon.timeout.connect(self._read)
        # The folder too: a file that is replaced by another one is not watched any more.
        self._watcher.fileChanged.connect(self._note)
        self._watcher.directoryChanged.connect(self._note)

    @property
    def path(self) -> Path | None:
        """The file that is followed."""
        return self._path

    def open(self, path: Path) -> None:
        """Follow another file, and read it."""
        self.close()
        self._path = path
        self._read()

    def close(self) -> None:
        """Follow no file."""
        self._soon.stop()
        self._reading.cancel()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._path = self._source = None

    def save(self, path: Path, source: str) -> None:
        """Write a source into a file, and follow that."""

        def write(_: Job) -> Path:
            try:
                files.write_text(path, source)
            except OSError as error:
                raise AtelierError("cannot_write", path=path, reason=of_os_error(error)) from error
            return path

        self._background.start(write, self.open, self.failed.emit)

    @Slot()
    def _note(self) -> None:
        self._soon.start()

    @Slot()
    def _read(self) -> None:
        path = self._path
        if path is None:
            return
        watched = {*self._watcher.files(), *self._watcher.directories()}
        missing = [str(place) for place in (path, path.parent) if str(place) not in watched]
        there = [place for place in missing if Path(place).exists()]
        if there:
            self._watcher.addPaths(there)
        self._reading.start(lambda _: custom_source.read_file(path), self._show, self._fail)

    def _show(self, source: str) -> None:
        if source != self._source:
            self._source = source
            self.was_read.emit(source)

    def _fail(self, error: AtelierError) -> None:
        self._source = None  # what comes back is told again
        self.failed.emit(error)
