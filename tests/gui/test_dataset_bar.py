"""The bar above the Data tab's pages: one click to another dataset, and its banner."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import home
from engine.data_spec import DataSpec
from engine.errors import AtelierError
from gui.background import Background
from tests.fashion_files import write_fashion_files
from tests.gui.data_hands import MS, Tab, click, picture_folder, shown_tab, wait_for
from tests.mirror import Server, serving
from tests.tiny import tiny_images

CLASSES = ("고양이", "dogs and others")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving(tmp_path, monkeypatch) as running:
        yield running


@pytest.fixture
def tab(qtbot: QtBot, background: Background) -> Tab:
    return shown_tab(qtbot, background)


def test_a_dataset_is_chosen_in_the_box_or_with_the_enter_key(
    qtbot: QtBot, tab: Tab, tmp_path: Path
) -> None:
    path = picture_folder(tmp_path / "pictures", CLASSES)
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        tab.library.open(DataSpec(f"folder:{path}", size=12, colour="rgb"))
    box = tab.bar.dataset_box
    write_fashion_files(home.downloads_folder(), tiny_images(60, 2), tiny_images(20, 3))
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        tab.catalogue.table.choose("fashion-mnist")
        qtbot.keyClick(tab.catalogue.table, Qt.Key.Key_Return)
    assert tab.current == "fashion-mnist"
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        box.activated.emit(box.findText("pictures"))
    assert tab.session.dataset is not None
    assert tab.session.dataset.train.shape == (3, 12, 12)  # as it was read before


def test_a_dataset_that_is_not_here_is_offered(qtbot: QtBot, tab: Tab) -> None:
    box = tab.bar.dataset_box
    box.activated.emit(box.findText("KMNIST"))
    wait_for(qtbot, tab.bar.banner.isVisible)
    assert tab.bar.banner.text() == "KMNIST is not on this machine yet."
    assert box.currentText() == "Garments"
    tab.press(qtbot, "Dismiss")
    assert not tab.bar.banner.isVisible()


def test_switching_while_something_trains_asks_first(
    qtbot: QtBot, tab: Tab, tmp_path: Path
) -> None:
    path = picture_folder(tmp_path / "pictures", CLASSES)
    tab.library.trained_dataset = lambda: "garments"
    folder, box = tab.catalogue.folder, tab.bar.dataset_box
    folder.set_path(str(path))
    click(qtbot, folder.import_button)
    assert tab.bar.banner.text() == (
        "A training is running on Garments. It goes on with its own images; show pictures instead?"
    )
    assert box.currentText() == "Garments"
    tab.press(qtbot, "Stay")
    assert not tab.bar.banner.isVisible()
    assert tab.current == "garments"
    click(qtbot, folder.import_button)
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        tab.press(qtbot, "Switch")
    assert tab.current == f"folder:{path}"
    assert not tab.bar.banner.isVisible()


def test_an_error_is_one_sentence_until_it_is_dismissed(qtbot: QtBot, tab: Tab) -> None:
    tab.library.failed.emit(AtelierError("folder_empty", path="/some/where"))
    assert tab.bar.banner.text() == "There are no pictures in /some/where."
    tab.press(qtbot, "Dismiss")
    assert not tab.bar.banner.isVisible()


def test_a_download_does_not_push_aside_what_was_asked_for_since(
    qtbot: QtBot, tab: Tab, server: Server, tmp_path: Path
) -> None:
    path = picture_folder(tmp_path / "pictures", CLASSES)
    server.trouble = "stalled"
    tab.library.download("fashion-mnist")
    wait_for(qtbot, server.part_sent.is_set)
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        tab.library.open(DataSpec(f"folder:{path}"))
    with qtbot.waitSignal(tab.library.arrived, timeout=MS):
        server.go_on.set()
    assert tab.current == f"folder:{path}"
    assert tab.bar.banner.text() == "Fashion-MNIST is on this machine now."
    assert tab.state("fashion-mnist") == "On this machine"
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        tab.press(qtbot, "Open")
    assert tab.current == "fashion-mnist"


def test_a_message_is_not_painted_over_by_a_download(
    qtbot: QtBot, tab: Tab, server: Server, tmp_path: Path
) -> None:
    server.trouble = "stalled"
    tab.library.download("fashion-mnist")
    wait_for(qtbot, server.part_sent.is_set)
    with qtbot.waitSignal(tab.library.failed, timeout=MS):
        tab.library.open(DataSpec(f"folder:{tmp_path / 'nowhere'}"))
    with qtbot.waitSignal(tab.library.download_progressed, timeout=MS):
        pass
    assert "nowhere" in tab.bar.banner.text()
    tab.press(qtbot, "Dismiss")
    with qtbot.waitSignal(tab.library.download_progressed, timeout=MS):
        pass
    assert tab.bar.banner.isVisible()
    assert "Downloading" in tab.bar.banner.text()
    with qtbot.waitSignal(tab.library.download_ended, timeout=MS):
        tab.press(qtbot, "Cancel")
