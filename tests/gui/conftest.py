"""Every GUI test runs without a screen, with a home of its own, and must stop its threads."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSettings, QThread, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engine.data import catalog
from gui import i18n, theme
from gui.background import Background
from gui.main_window import MainWindow
from gui.session import LoadedDataset
from tests.tiny import tiny_images

if TYPE_CHECKING:
    from gui.widgets.plots.live_plot import LivePlot

# Said by the off-screen platform whenever a window has a least size.
_HARMLESS = r"This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("qt_log_ignore", _HARMLESS)


def pytest_unconfigure() -> None:
    """What `garbage_on_this_thread` has put aside is ordinary garbage at the end."""
    gc.unfreeze()


@pytest.fixture(autouse=True)
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for data, runs and settings that no other test and no person shares."""
    home = tmp_path / "atelier-home"
    home.mkdir()
    monkeypatch.setenv("ATELIER_HOME", str(home))
    monkeypatch.delenv("ATELIER_DATA", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for kind in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(kind, scope, str(tmp_path / "config"))
    return home


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """What `gui.collector` does in the program: no other thread destroys a Qt object."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what lives on is looked at once, not after each test
    gc.enable()


@pytest.fixture(autouse=True)
def no_thread_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a QThread running: destroyed like that, it aborts the process."""
    started: list[QThread] = []
    start = QThread.start

    def recorded_start(thread: QThread, *args: QThread.Priority) -> None:
        started.append(thread)
        start(thread, *args)

    monkeypatch.setattr(QThread, "start", recorded_start)
    yield
    left = [thread for thread in started if isValid(thread) and thread.isRunning()]
    for thread in left:
        thread.requestInterruption()
        thread.quit()
        thread.wait(2000)
    pool_done = QThreadPool.globalInstance().waitForDone(2000)
    assert not left, f"{len(left)} QThread(s) still running at the end of the test"
    assert pool_done, "a job of the global thread pool still runs at the end of the test"


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Runs jobs, and has ended them all when the test is over."""
    jobs = Background()
    yield jobs
    assert jobs.shut_down(30_000)


@pytest.fixture
def plot(qtbot: QtBot, qapp: QApplication) -> "LivePlot":
    """An empty plot on the screen."""
    from gui.widgets.plots.live_plot import LivePlot

    theme.apply(qapp, "light")
    widget = LivePlot("Loss", "step", "cross entropy (nat)")
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def tiny_dataset() -> LoadedDataset:
    """A dataset of 400 and 100 images under the built-in set's name."""
    return LoadedDataset(catalog.entry("garments"), tiny_images(400, 0), tiny_images(100, 1))


@pytest.fixture
def window(qtbot: QtBot, tiny_dataset: LoadedDataset) -> Iterator[MainWindow]:
    """The real window on tiny data, its prediction thread running."""
    # Not handed to qtbot: that deletes the window before this fixture can end its threads.
    opened = MainWindow()
    opened.show()
    opened.build_tabs()
    opened.predictor.load()
    opened.session.set_dataset(tiny_dataset)
    yield opened
    opened.controller.stop()
    qtbot.waitUntil(lambda: not opened.controller.is_active, timeout=10_000)
    # A job that is still importing would hold the GIL against the end of its thread pool.
    assert opened.background.shut_down(30_000)
    opened.close()
    opened.deleteLater()


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], str]]:
    """Installs a language, until the test has ended."""
    yield i18n.install
    i18n.uninstall()
