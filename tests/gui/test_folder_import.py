"""A folder of one's own pictures, from the page to the session."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from engine.data import sources
from engine.data.sources import Opened
from engine.data_spec import DataSpec
from engine.errors import Cancelled
from gui.background import Background
from gui.data.recent_folders import RecentFolders
from tests.gui.data_hands import MS, Tab, click, picture_folder, shown_tab, wait_for

CLASSES = ("고양이", "dogs and others")


@pytest.fixture
def tab(qtbot: QtBot, background: Background) -> Tab:
    return shown_tab(qtbot, background)


def test_a_folder_is_imported_and_what_could_not_be_read_is_listed(
    qtbot: QtBot, tab: Tab, tmp_path: Path
) -> None:
    path = picture_folder(tmp_path / "내 사진 (여름)", CLASSES)
    broken = path / CLASSES[1] / "깨진 사진.jpg"
    broken.write_bytes(b"not a picture")
    folder = tab.catalogue.folder
    assert not folder.import_button.isEnabled()
    folder.path.setFocus()
    folder.set_path(str(path))  # QTest types no Hangul
    folder.edge.setValue(16)
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        qtbot.keyClick(folder.path, Qt.Key.Key_Return)
    assert tab.session.dataset is not None
    assert tab.session.dataset.train.shape == (1, 16, 16)
    assert folder.result.text().startswith("내 사진 (여름): 10 ")
    assert [name for name, _ in folder.unreadable.files()] == [str(broken)]
    click(qtbot, folder.copy_button)
    _, line = QGuiApplication.clipboard().text().splitlines()
    name, reason = line.split("\t")
    assert name == str(broken)
    assert reason
    assert folder.path.currentText() == str(path)
    assert tab.catalogue.card.facts["classes"].text() == "2: dogs and others, 고양이"
    assert tab.bar.dataset_box.currentText() == "내 사진 (여름)"
    assert RecentFolders().paths() == [str(path)]


def test_an_import_that_fails_loses_nothing_that_was_typed(
    qtbot: QtBot, tab: Tab, tmp_path: Path
) -> None:
    folder = tab.catalogue.folder
    wrong = str(tmp_path / "not there")
    folder.set_path(f' "{wrong}" ')
    with qtbot.waitSignal(tab.library.failed, timeout=MS):
        click(qtbot, folder.import_button)
    assert wrong in tab.bar.banner.text()
    assert folder.result.text() == "Nothing was imported."
    assert folder.path.currentText() == f' "{wrong}" '
    assert folder.import_button.isVisible()
    assert RecentFolders().paths() == []
    assert tab.current == "garments"
    assert tab.bar.dataset_box.currentText() == "Garments"


def test_an_import_shows_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def open_both(
        spec: DataSpec,
        data_root: Path | None,
        progress: Callable[[int, int], None],
        cancel: threading.Event,
    ) -> Opened:
        progress(3400, 10_000)
        assert cancel.wait(MS / 1000)
        ended.set()
        raise Cancelled

    monkeypatch.setattr(sources, "open_both", open_both)
    folder = tab.catalogue.folder
    folder.set_path("/some/where")
    click(qtbot, folder.import_button)
    wait_for(qtbot, lambda: "34 %" in folder.result.text())
    assert folder.progress.value() == 340
    assert "34 %" in tab.bar.state_text.text()
    click(qtbot, folder.cancel_button)
    wait_for(qtbot, ended.is_set)
    assert folder.result.text() == "Nothing was imported."
    assert folder.import_button.isVisible()
    assert tab.bar.state_text.text().startswith("12,000 + 2,000 images")


def test_what_came_of_an_import_stays_while_other_things_are_opened(
    qtbot: QtBot, tab: Tab, tmp_path: Path
) -> None:
    path = picture_folder(tmp_path / "pictures", CLASSES)
    (path / CLASSES[0] / "empty.png").write_bytes(b"")
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        tab.library.open(DataSpec(f"folder:{path}"))
    tab.library.trained_dataset = lambda: f"folder:{path}"
    tab.library.open("garments")
    tab.press(qtbot, "Stay")
    assert tab.catalogue.folder.unreadable.isVisible()
    assert len(tab.catalogue.folder.unreadable.files()) == 1


@pytest.mark.parametrize("dropped", ["the folder", "a file in it"])
def test_what_is_dropped_on_the_page_fills_in_the_path(
    dropped: str, qtbot: QtBot, tab: Tab, tmp_path: Path
) -> None:
    path = tmp_path / "사진"
    path.mkdir()
    (path / "a.txt").write_text("a")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path if dropped == "the folder" else path / "a.txt"))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tab.catalogue.dropEvent(event)
    wait_for(qtbot, lambda: tab.catalogue.folder.path.currentText() == str(path))
