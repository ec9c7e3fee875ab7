"""Runs a snippet in a Python process of its own, whatever that does."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from engine.errors import AtelierError
from gui.background import Background, Job
from gui.code import snippet_folder
from gui.code.page_code import Shown
from gui.code.snippet_folder import Prepared
from gui.widgets.code.printed_text import PrintedText

FLAG = "--run-snippet"  # see main.py
MOST_BYTES = 20_000_000  # that a snippet may print before it is ended
_READ_MS = 50
_READ_SHARE = 4  # reading takes at most one part in so many, and one, of the GUI thread's time
_KILL_MS = 2000


class SnippetState(Enum):
    """What became of the snippet that was run last."""

    NONE = auto()  # nothing was run yet
    PREPARING = auto()
    RUNNING = auto()
    DONE = auto()
    FAILED = auto()  # it ended with an exit code that is not 0
    CRASHED = auto()
    STOPPED = auto()
    FLOODED = auto()  # it printed too much and was ended
    NOT_STARTED = auto()  # see `error`


class SnippetRunner(QObject):
    """Runs one snippet at a time: writes it into a folder, starts a process, reads what it prints.

    The folder is deleted when the process has ended. The process is no sandbox: it runs with the
    person's rights, and with all that it has started it is killed by `stop` and `shut_down`.

    Args:
        background: Prepares and deletes folders.
        data_root: What `--data-root` said.
        parent: Owner.

    Signals:
        state_changed(): See `state`, `seconds`, `exit_code`, `error`, `absent`.
        printed(list, str): Lines that ended, and the last one as far as it is there; at most some
            20 times a second.
    """

    state_changed = Signal()
    printed = Signal(list, str)

    def __init__(
        self, background: Background, data_root: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self.data_root = background, data_root
        self.state = SnippetState.NONE
        self.exit_code = 0
        self.error: AtelierError | None = None
        self.absent: tuple[str, ...] = ()
        self.text = PrintedText()
        self._began = self._ended = 0.0
        self._number = 0  # of the latest run
        self._base: tempfile.TemporaryDirectory[str] | None = None
        self._process: QProcess | None = None
        self._group = 0  # of the process
        self._end_as: SnippetState | None = None  # why it is being killed
        self._reading = QTimer(self, interval=_READ_MS, singleShot=True)
        self._reading.timeout.connect(self._read)

    @property
    def is_active(self) -> bool:
        """Whether a snippet is being prepared or runs."""
        return self.state in (SnippetState.PREPARING, SnippetState.RUNNING)

    @property
    def seconds(self) -> float:
        """How long the process has run, or ran."""
        if self.state is SnippetState.RUNNING:
            return time.perf_counter() - self._began
        return self._ended - self._began

    def run(self, shown: Shown) -> None:
        """Run a snippet; nothing happens while one is active."""
        if self.is_active:
            return
        self._number += 1
        self.text = PrintedText()
        self.exit_code, self.error, self.absent = 0, None, ()
        self._began = self._ended = 0.0
        self._end_as = None
        if self._base is None:
            self._base = tempfile.TemporaryDirectory(
                prefix="atelier-snippet-", ignore_cleanup_errors=True
            )
        number, data_root = self._number, self.data_root
        folder = Path(self._base.name) / str(number)

        def prepare(_: Job) -> Prepared:
            try:
                return snippet_folder.prepare(shown, folder, data_root)
            except AtelierError:
                snippet_folder.remove(folder)
                raise

        def start(prepared: Prepared) -> None:
            if number == self._number and self.state is SnippetState.PREPARING:
                self._start(prepared)
            else:
                self._remove(prepared.folder)

        def fail(error: AtelierError) -> None:
            if number == self._number and self.state is SnippetState.PREPARING:
                self._fail(error)

        self._set_state(SnippetState.PREPARING)
        self._background.start(prepare, start, fail)

    @Slot()
    def stop(self) -> None:
        """End the snippet, and all that it has started."""
        if self.state is SnippetState.PREPARING:
            self._set_state(SnippetState.STOPPED)
        elif self.state is SnippetState.RUNNING:
            self._kill(SnippetState.STOPPED)

    def shut_down(self) -> None:
        """End what runs and delete its folder; waits until that is done, which is a moment."""
        self._number += 1
        if self.is_active:
            self.state = SnippetState.STOPPED
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._finish)
            process.errorOccurred.disconnect(self._fail_to_start)
            _end(process, self._group)
            process.waitForFinished(_KILL_MS)
            self._reading.stop()
        if self._base is not None:
            self._base.cleanup()
            self._base = None

    # The process

    def _start(self, prepared: Prepared) -> None:
        self.absent = prepared.absent
        process = QProcess(self)
        self._process = process
        program, *arguments = _command(snippet_folder.FILE_NAME)
        process.setProgram(program)
        process.setArguments(arguments)
        process.setWorkingDirectory(str(prepared.folder))
        process.setProcessEnvironment(_environment())
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.setStandardInputFile(QProcess.nullDevice())
        if os.name == "posix":
            # A group of its own, so that it is killed with all that it has started.
            limits = QProcess.UnixProcessParameters()
            limits.flags = QProcess.UnixProcessFlag.CreateNewSession
            process.setUnixProcessParameters(limits)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._fail_to_start)
        self._began = time.perf_counter()
        self._set_state(SnippetState.RUNNING)
        process.start()
        self._group = process.processId()
        self._reading.start(_READ_MS)

    @Slot()
    def _read(self) -> None:
        """Take what was printed. By a clock: each word of a flood would wake the GUI thread."""
        begin = time.perf_counter()
        process = self._process
        if process is None:
            return
        self.text.feed(bytes(process.readAllStandardOutput().data()))
        self.printed.emit(*self.text.take())
        if self.text.bytes_seen > MOST_BYTES and self._end_as is None:
            self._kill(SnippetState.FLOODED)
        if process.state() != QProcess.ProcessState.NotRunning:
            took = 1000 * (time.perf_counter() - begin)
            self._reading.start(max(_READ_MS, round(_READ_SHARE * took)))

    @Slot(int, QProcess.ExitStatus)
    def _finish(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        _kill_group(self._group)  # what it has left behind
        self._read()
        self.exit_code = exit_code
        state = SnippetState.DONE if exit_code == 0 else SnippetState.FAILED
        if status == QProcess.ExitStatus.CrashExit:
            state = SnippetState.CRASHED
        self._end(self._end_as or state)

    @Slot(QProcess.ProcessError)
    def _fail_to_start(self, error: QProcess.ProcessError) -> None:
        process = self._process
        if process is not None and error == QProcess.ProcessError.FailedToStart:
            self.error = AtelierError("internal", reason=process.errorString())
            self._end(SnippetState.NOT_STARTED)

    def _end(self, state: SnippetState) -> None:
        self._reading.stop()
        self._ended = time.perf_counter()
        process, self._process = self._process, None
        if process is not None:
            self._remove(Path(process.workingDirectory()))
            process.deleteLater()
        self._set_state(state)

    def _fail(self, error: AtelierError) -> None:
        self.error = error
        self._set_state(SnippetState.NOT_STARTED)

    def _kill(self, end_as: SnippetState) -> None:
        if self._process is not None:
            self._end_as = end_as
            _end(self._process, self._group)

    def _remove(self, folder: Path) -> None:
        self._background.start(lambda _: snippet_folder.remove(folder), _ignore, _ignore)

    def _set_state(self, state: SnippetState) -> None:
        self.state = state
        self.state_changed.emit()


def _ignore(_: object) -> None:
    """Whether a temporary folder could be deleted changes nothing for anybody."""


def _command(file: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, file]
    return [sys.executable, str(Path(__file__).parents[2] / "main.py"), FLAG, file]


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in {
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "PYTHONIOENCODING": "utf-8:backslashreplace",
        "OMP_NUM_THREADS": "1",  # the window and its training want the other cores
        "COLUMNS": "80",
    }.items():
        environment.insert(name, value)
    return environment


def _end(process: QProcess, group: int) -> None:
    """Kill a process and what it has started."""
    if os.name != "posix":
        with suppress(psutil.Error):
            for below in psutil.Process(process.processId()).children(recursive=True):
                below.kill()
    _kill_group(group)
    process.kill()


def _kill_group(group: int) -> None:
    """Kill all that is in a process's group, which has its id as long as anything is in it."""
    if os.name == "posix" and group > 1:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)
