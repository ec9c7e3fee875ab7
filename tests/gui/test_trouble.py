"""Exceptions that nobody caught: written down, told once, counted, copied."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import engine
from gui.trouble import log
from gui.trouble.incident import shortened
from gui.trouble.open_log import LogOpener
from gui.trouble.reporter import Reporter
from gui.trouble.trouble_window import TroubleWindow


class Work:
    """What is to be saved."""

    def __init__(self) -> None:
        self.saved = 0
        self.error: Exception | None = None

    def save(self) -> bool:
        if self.error is not None:
            raise self.error
        self.saved += 1
        return True


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def reporter(qtbot: QtBot, work: Work) -> Iterator[Reporter]:
    """Holds the hooks while the test runs."""
    window = QWidget()
    qtbot.addWidget(window)
    holder = Reporter(window, work.save)
    yield holder
    holder.restore()


def told(qtbot: QtBot, reporter: Reporter) -> TroubleWindow:
    """The error window, once it is there."""
    qtbot.waitUntil(lambda: reporter.trouble_window is not None, timeout=5000)
    assert reporter.trouble_window is not None
    return reporter.trouble_window


def fail() -> None:
    raise ValueError("three\nlines\nlong")


def fail_otherwise() -> None:
    raise KeyError("elsewhere")


class WordlessError(Exception):
    """Cannot even say what it is."""

    def __str__(self) -> str:
        raise ValueError("no words")


def fail_without_words() -> None:
    raise WordlessError


class Careless:
    """Its end raises, where nobody can catch it."""

    def __del__(self) -> None:
        fail()


def in_a_slot() -> None:
    QTimer.singleShot(0, fail)


def in_a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_destructor() -> None:
    Careless()


@pytest.mark.parametrize("happen", [in_a_slot, in_a_thread, in_a_destructor])
def test_whoever_failed_it_is_logged_saved_and_told(
    happen: Callable[[], None],
    qtbot: QtBot,
    reporter: Reporter,
    work: Work,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        happen()
        window = told(qtbot, reporter)
    assert window.isVisible()
    assert not window.isModal()
    assert window.what.text() == "ValueError: three lines long"
    assert "saved" in window.safety.text()
    assert work.saved == 1
    assert "in fail\n" in caplog.text


def test_the_same_again_is_counted_and_anything_else_is_told(
    qtbot: QtBot, reporter: Reporter, work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        in_a_slot()
    window = told(qtbot, reporter)
    qtbot.waitUntil(lambda: "5" in window.times.text(), timeout=5000)
    assert work.saved == 1
    assert caplog.text.count("in fail\n") == 1, "a flood does not fill the log"
    window.close_button.click()
    in_a_slot()
    QTimer.singleShot(0, fail_otherwise)
    qtbot.waitUntil(window.isVisible, timeout=5000)
    assert reporter.trouble_window is window, "there is never more than one"
    assert window.what.text() == "KeyError: 'elsewhere'"
    assert "7" in window.times.text()
    assert work.saved == 2


def test_an_exception_that_cannot_be_put_into_words_is_told_too(
    qtbot: QtBot, reporter: Reporter
) -> None:
    QTimer.singleShot(0, fail_without_words)
    assert told(qtbot, reporter).what.text().startswith("WordlessError")


def test_the_same_again_does_not_come_back_to_whoever_has_closed_it(
    qtbot: QtBot, reporter: Reporter
) -> None:
    in_a_slot()
    window = told(qtbot, reporter)
    window.close_button.click()
    again: list[bool] = []
    in_a_slot()
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: again.append(window.isVisible())))
    qtbot.waitUntil(lambda: again != [], timeout=5000)
    assert again == [False]


def test_work_that_cannot_be_saved_is_not_called_saved(
    qtbot: QtBot, reporter: Reporter, work: Work, caplog: pytest.LogCaptureFixture
) -> None:
    work.error = OSError("the disk is full")
    in_a_slot()
    assert "could not save" in told(qtbot, reporter).safety.text()
    assert "the disk is full" in caplog.text


def test_what_is_copied_helps_to_find_the_mistake(
    qtbot: QtBot, reporter: Reporter, isolated_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.log_file().parent.mkdir()
    log.log_file().write_text("".join(f"line {n} of the log\n" for n in range(100)))
    monkeypatch.setattr(Path, "home", lambda: Path(__file__).parents[2])
    in_a_slot()
    window = told(qtbot, reporter)
    window.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    assert f"Atelier {engine.__version__}" in copied
    assert "PySide6 6." in copied
    assert "ValueError: three" in copied
    assert 'File "~' in copied
    assert str(Path(__file__).parents[2]) not in copied
    assert copied.endswith("line 98 of the log\nline 99 of the log\n")
    assert "line 1 of the log" not in copied
    assert window.said.text()


def test_the_home_folder_is_shortened_as_it_is_and_as_python_writes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Path, "home", lambda: r"C:\Users\kim")
    assert shortened(r"in C:\Users\kim\a.py and 'C:\\Users\\kim\\b'") == r"in ~\a.py and '~\\b'"
    monkeypatch.setattr(Path, "home", lambda: Path("/"))
    assert shortened("/usr/lib/a.py") == "/usr/lib/a.py"


def test_the_hooks_are_given_back(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    window = QWidget()
    qtbot.addWidget(window)
    holder = Reporter(window, lambda: True)
    held = sys.excepthook, threading.excepthook, sys.unraisablehook
    holder.restore()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert all(hook is not old for hook, old in zip(held, before, strict=True))


@pytest.mark.parametrize("opens", ["file", "folder", "nothing"])
def test_the_log_is_opened_or_else_named(
    opens: str, qtbot: QtBot, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = log.log_file()
    path.parent.mkdir()
    path.write_text("hello")
    opened: list[str] = []
    refused: list[str] = []

    def open_url(url: object) -> bool:
        opened.append(url.toLocalFile())  # type: ignore[attr-defined]
        return opens != "nothing" and Path(opened[-1]).is_file() == (opens == "file")

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    opener = LogOpener()
    opener.refused.connect(refused.append)
    opener.action.trigger()
    assert [Path(one) for one in opened] == [path, path.parent][: 1 if opens == "file" else 2]
    assert [str(path) in text for text in refused] == ([True] if opens == "nothing" else [])


# The interpreter itself


def printed_by(code: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """What a new Python says, with a home of its own."""
    environment = {**os.environ, "ATELIER_HOME": str(home), **variables}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


CRASH = """
import faulthandler, os, sys
from gui.trouble import log

print(os.getpid(), flush=True)
sys.stderr = None  # as in a packaged program
log.start_log()
log.start_faults()
faulthandler._sigabrt()
"""


def test_a_crash_of_the_interpreter_is_written_down(isolated_home: Path) -> None:
    ended = printed_by(CRASH, isolated_home)
    assert ended.returncode != 0
    fault = log.fault_of(int(ended.stdout))
    assert fault.startswith("Fatal Python error: Aborted")
    assert 'File "<string>"' in fault


def test_a_home_that_cannot_be_written_is_no_obstacle(isolated_home: Path) -> None:
    (isolated_home / "log").write_text("a file, where the folder should be")
    ended = printed_by(CRASH.replace("faulthandler._sigabrt()", "print('on')"), isolated_home)
    assert ended.stdout.splitlines()[1:] == ["on"]
    assert ended.returncode == 0, ended.stderr


BROKEN = """
import main
from PySide6.QtCore import QTimer
from gui import app
from gui.trouble.trouble_window import TroubleWindow

def build(*given):
    raise ValueError("a bad day")

def show(window):
    print(window.safety.text(), window.what.text(), flush=True)
    QTimer.singleShot(0, window, lambda: app.QApplication.instance().quit())

app.MainWindow = build
TroubleWindow.show = show
main.main(["--lang", "en"])
"""


@pytest.mark.parametrize(("platform", "told"), [("minimal", True), ("offscreen", False)])
def test_a_window_that_cannot_be_built_says_why(
    platform: str, told: bool, isolated_home: Path
) -> None:
    ended = printed_by(BROKEN, isolated_home, QT_QPA_PLATFORM=platform)
    assert ended.returncode == 1
    assert ("could not start" in ended.stdout) == told
    assert ("ValueError: a bad day" in ended.stdout) == told
    assert "ValueError: a bad day" in ended.stderr
    assert "a bad day" in log.log_file().read_text()
