"""The pages of statistics and datasets, walked through in Korean: nothing is left in English."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.data import catalog
from gui.data import dataset_words
from gui.fetcher import Transfer
from gui.main_window import MainWindow
from tests.gui.data_hands import picture_folder
from tests.gui.image_pages import own_weights, some_answers
from tests.gui.korean_pages import MS, english_of, left, turn_to
from tests.gui.overview_hands import look, wait_until_counted, with_twins
from tests.gui.spoken import not_korean
from tests.gui.transform_page import colour_dataset

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def korean(speak: Callable[[str], str], request: pytest.FixtureRequest) -> MainWindow:
    """The real window in Korean, the Data tab in front."""
    speak("ko")
    window: MainWindow = request.getfixturevalue("window")
    window.tabs.setCurrentWidget(window.data_tab)
    return window


# At a glance


def test_the_statistics_speak_korean(qtbot: QtBot, korean: MainWindow) -> None:
    page, dataset = korean.data_tab.overview, korean.session.dataset
    assert dataset is not None
    assert not_korean(korean) == set()
    turn_to(korean, page)
    wait_until_counted(qtbot, page)
    assert page.title.text() == "학습 이미지 400장, 테스트 이미지 100장(1 x 28 x 28)"
    assert english_of((page.pixels.histogram.sentence(7), page.balance.bars.sentence(3))) == []
    assert not_korean(korean) == set()
    page.split_box.set_value("test")
    page.pixels.copy_button.click()
    assert page.pixels.copy_button.text() == "복사됨"
    assert not_korean(korean) == set()


@pytest.mark.parametrize(
    ("moved", "words"), [(0, "균형이 맞습니다"), (50, "맞지 않습니다"), (60, "배울 수 없습니다")]
)
def test_other_statistics_speak_korean(
    moved: int, words: str, qtbot: QtBot, korean: MainWindow
) -> None:
    """So many images are moved into the first class."""
    dataset = colour_dataset()
    labels = dataset.train.labels.clone()
    labels[:moved] = 0
    page = korean.data_tab.overview
    turn_to(korean, page)
    korean.session.set_dataset(replace(dataset, train=replace(dataset.train, labels=labels)))
    qtbot.waitUntil(lambda: page.title.text().startswith("학습 이미지 60장"), timeout=MS)
    assert words in page.balance.judgement.text()
    assert english_of((page.pixels.histogram.sentence(7),)) == []
    assert not_korean(korean) == set()


@pytest.mark.parametrize("name", ["garments", "fashion-mnist"])
def test_duplicates_are_told_in_korean(name: str, qtbot: QtBot, korean: MainWindow) -> None:
    page, dataset = korean.data_tab.overview, korean.session.dataset
    assert dataset is not None
    turn_to(korean, page)
    korean.session.set_dataset(replace(with_twins(dataset), entry=catalog.entry(name)))
    wait_until_counted(qtbot, page)
    page.duplicates.threshold_box.setValue(1)
    look(qtbot, page)
    pairs = page.duplicates.pairs
    assert len(pairs.grid.cells()) == 2
    assert english_of([line for cell in pairs.grid.cells() for line in cell.lines]) == []
    assert not_korean(korean) == set()
    for chosen in ("labels", "test"):
        pairs.filter_box.set_value(chosen)
        assert not_korean(korean) == set()


def test_many_duplicates_are_told_in_korean(qtbot: QtBot, korean: MainWindow) -> None:
    page = korean.data_tab.overview
    turn_to(korean, page)
    korean.session.set_dataset(colour_dataset())  # both of its splits are the same
    wait_until_counted(qtbot, page)
    look(qtbot, page)
    assert page.duplicates.pairs.more_button.isVisible()
    assert not_korean(korean) == set()


def test_label_suspects_are_told_in_korean(qtbot: QtBot, korean: MainWindow) -> None:
    tab, dataset = korean.data_tab, korean.session.dataset
    assert dataset is not None
    page = tab.overview
    turn_to(korean, page)
    wait_until_counted(qtbot, page)
    asked = some_answers(dataset, (3, 70, 399))
    for own in (None, own_weights(dataset)):
        tab.images.set_report(replace(asked, own=own))
        cells = page.suspects.grid.cells()
        assert len(cells) == 3
        assert english_of([line for cell in cells for line in cell.lines]) == []
        assert "3장을" in page.suspects.note.text()
        assert not_korean(korean) == set()
    tab.images.set_report(some_answers(dataset, ()))
    assert not_korean(korean) == set()


# The catalogue


def test_every_dataset_of_the_catalogue_is_described_in_korean(
    qtbot: QtBot, korean: MainWindow
) -> None:
    page = korean.data_tab.catalogue
    with qtbot.waitSignal(korean.library.inventory.changed, timeout=MS):
        turn_to(korean, page)
    for name in catalog.ENTRIES:
        page.table.choose(name)
        assert page.card.title.text() == dataset_words.title(name)
        assert page.card.description.text() == dataset_words.description(name)
        assert not_korean(korean) == set()
    entry = catalog.entry("mnist")
    transfers = (
        Transfer(entry, True, 50, 100),
        Transfer(entry, True, 50, 100, 1e3),
        Transfer(entry, True, 10**6, 10**9, 1e4),
        Transfer(entry, True, 10**6, 10**9, 2e6),
        Transfer(entry, True, 10**6, 10**9, 0.0),
        Transfer(entry, True, 100, 100),
        Transfer(entry, True, 50, 100, is_cancelled=True),
        Transfer(entry, False, 50, 100),
    )
    assert english_of([dataset_words.transfer(transfer) for transfer in transfers]) == []


def test_a_folder_that_cannot_be_read_is_told_in_korean(
    qtbot: QtBot, korean: MainWindow, tmp_path: Path
) -> None:
    tab = korean.data_tab
    folder = tab.catalogue.folder
    turn_to(korean, tab.catalogue)
    (tmp_path / "빈 폴더").mkdir()
    (tmp_path / "파일").write_text("")
    picture_folder(tmp_path / "하나", ("고양이",))
    for name, said in (
        ("없음", "폴더가 없습니다"),
        ("파일", "폴더가 아니라"),
        ("빈 폴더", "클래스마다 폴더를"),
        ("하나", "클래스가 하나뿐이면"),
    ):
        folder.set_path(str(tmp_path / name))
        with qtbot.waitSignal(korean.library.failed, timeout=MS):
            qtbot.mouseClick(folder.import_button, LEFT)
        assert said in tab.bar.banner.text()
        assert left(korean, str(tmp_path)) == set()


def test_an_imported_folder_is_told_in_korean(
    qtbot: QtBot, korean: MainWindow, tmp_path: Path
) -> None:
    path = picture_folder(tmp_path / "사진", ("고양이", "개"))
    (path / "개" / "깨짐.png").write_bytes(b"?")
    tab = korean.data_tab
    folder = tab.catalogue.folder
    turn_to(korean, tab.catalogue)
    folder.set_path(str(path))
    with qtbot.waitSignal(korean.session.dataset_changed, timeout=MS):
        qtbot.mouseClick(folder.import_button, LEFT)
    assert len(folder.unreadable.files()) == 1
    assert folder.result.text().startswith("사진: ")
    assert left(korean, str(tmp_path), ".png") == set()
