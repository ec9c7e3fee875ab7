"""The banner's download in the real window, from a real server on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engine import home
from engine.data import catalog
from gui.main_window import MainWindow
from tests.mirror import Server, serving


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving(tmp_path, monkeypatch) as running:
        yield running


def press(qtbot: QtBot, window: MainWindow, text: str) -> None:
    banner = window.data_tab.bar.banner
    qtbot.waitUntil(banner.isVisible, timeout=30_000)
    (button,) = (b for b in banner.findChildren(QPushButton) if b.isVisible() and text in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def offer(window: MainWindow) -> None:
    """Ask for what is not here."""
    window.library.open("fashion-mnist")


def test_a_download_ends_with_the_dataset_open(
    qtbot: QtBot, window: MainWindow, server: Server
) -> None:
    offer(window)
    with qtbot.waitSignal(window.session.dataset_changed, timeout=30_000):
        press(qtbot, window, "Download")
    assert window.session.dataset is not None
    assert window.session.dataset.entry is catalog.entry("fashion-mnist")
    assert len(window.session.dataset.train) == 40
    assert window.data_tab.bar.dataset_box.currentText() == "Fashion-MNIST"
    qtbot.waitUntil(lambda: not window.data_tab.bar.banner.isVisible(), timeout=10_000)


def test_a_failed_download_is_said_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, server: Server
) -> None:
    server.trouble = "wrong bytes"
    offer(window)
    with qtbot.waitSignal(window.library.download_failed, timeout=30_000):
        press(qtbot, window, "Download")
    assert "checksum" in window.data_tab.bar.banner.text()
    assert window.session.dataset is not None
    assert window.session.dataset.entry is catalog.entry("garments")
    server.trouble = None
    with qtbot.waitSignal(window.session.dataset_changed, timeout=30_000):
        press(qtbot, window, "Try again")
    assert window.session.dataset.entry is catalog.entry("fashion-mnist")


def test_a_cancelled_download_leaves_nothing_half(
    qtbot: QtBot, window: MainWindow, server: Server
) -> None:
    server.trouble = "stalled"
    offer(window)
    press(qtbot, window, "Download")
    qtbot.waitUntil(server.part_sent.is_set, timeout=30_000)
    with qtbot.waitSignal(window.library.download_ended, timeout=30_000):
        press(qtbot, window, "Cancel")
        server.go_on.set()
    assert not list(home.downloads_folder().rglob("*.part"))
    assert window.session.dataset is not None
    assert window.session.dataset.entry is catalog.entry("garments")
    press(qtbot, window, "Download")  # it is offered again
    with qtbot.waitSignal(window.session.dataset_changed, timeout=30_000):
        server.go_on.set()
