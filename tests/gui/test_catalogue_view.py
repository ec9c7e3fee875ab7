"""The catalogue's page and the bar above it, with real folders and a real server."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.data import catalog, drawings
from gui.background import Background
from tests.fashion_files import write_fashion_files
from tests.gui.data_hands import MS, Tab, click, shown_tab, wait_for
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


# What is shown


def test_an_address_that_does_not_fit_shows_both_its_ends(tab: Tab) -> None:
    card = tab.catalogue.card
    field = card.facts["website"]
    pictures = []
    for end in ("zebra", "mouse"):
        field.setText("https://" + "a" * 300 + end)
        pictures.append(field.grab().toImage())
    assert pictures[0] != pictures[1]
    assert field.text().endswith("mouse"), "all of it can be copied"


def test_every_dataset_is_listed_with_its_facts(tab: Tab) -> None:
    rows = {row.name: row for row in tab.catalogue.table.rows()}
    assert list(rows) == list(catalog.ENTRIES)
    assert rows["garments"].is_shown
    assert rows["garments"].cells[-1] == "Open now"
    assert rows["usps"].cells[:4] == ("USPS", "7,291 + 2,007", "16 x 16, grey", "10")
    assert rows["cifar10"].cells[2] == "32 x 32, colour"
    assert rows["cifar10"].cells[-1] == "Not here: 163 MB to download"


def test_the_chosen_dataset_is_described(tab: Tab) -> None:
    card = tab.catalogue.card
    tab.catalogue.table.choose("emnist-letters")
    assert card.title.text() == "EMNIST letters"
    assert "Gregory Cohen" in card.description.text()
    assert card.facts["classes"].text().startswith("26: a, b, c")
    assert card.facts["website"].text().startswith("https://www.nist.gov")
    assert card.download_button.text() == "Download (536 MB)"
    assert card.open_button.isHidden()
    tab.catalogue.table.choose("garments")
    assert card.download_button.isHidden()
    assert not card.open_button.isEnabled()
    assert card.facts["website"].isHidden()


def test_everything_that_takes_the_focus_has_a_name(tab: Tab) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    found = [child for kind in kinds for child in tab.findChildren(kind)]
    nameless = [
        (type(child).__name__, type(child.parent()).__name__)
        for child in found
        if child.isVisibleTo(tab)
        and child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (child.accessibleName() or getattr(child, "text", str)())
        and not isinstance(child.parent(), QComboBox)
        and child.objectName() != "qt_spinbox_lineedit"
    ]
    assert len(found) > 10
    assert nameless == []


def test_the_drawings_say_how_to_make_some_and_open_when_there_are(qtbot: QtBot, tab: Tab) -> None:
    card = tab.catalogue.card
    tab.catalogue.table.choose("drawings")
    assert tab.state("drawings") == "None yet"
    assert "Keep as sample" in card.hint.text()
    assert not card.open_button.isEnabled()
    picture = np.zeros((60, 60), np.uint8)
    for at in (10, 20):
        picture[at : at + 20, 15:40] = 200
        drawings.add(picture, "Bag")
    with qtbot.waitSignal(tab.library.inventory.changed, timeout=MS):
        tab.library.inventory.look()
    assert tab.state("drawings").startswith("2 ")
    assert card.hint.isHidden()
    assert card.open_button.isEnabled()


# Downloads


def test_a_download_is_followed_and_can_be_cancelled(
    qtbot: QtBot, tab: Tab, server: Server
) -> None:
    card = tab.catalogue.card
    server.trouble = "stalled"
    tab.catalogue.table.choose("fashion-mnist")
    click(qtbot, card.download_button)
    assert tab.state("fashion-mnist") == "Downloading 0 %"
    assert card.progress.isVisible()
    wait_for(qtbot, server.part_sent.is_set)
    tab.catalogue.table.choose("mnist")
    assert not card.download_button.isEnabled()
    assert not card.locate_button.isEnabled()
    tab.catalogue.table.choose("fashion-mnist")
    with qtbot.waitSignal(tab.library.download_ended, timeout=MS):
        click(qtbot, card.cancel_button)
        assert tab.state("fashion-mnist") == "Cancelling..."
    assert tab.state("fashion-mnist") == "Not here: 30 MB to download"
    assert card.progress.isHidden()
    server.trouble = None
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        click(qtbot, card.download_button)
    assert tab.current == "fashion-mnist"
    assert tab.state("fashion-mnist") == "Open now"
    assert card.facts["place"].text().endswith("datasets")


def test_a_failed_download_is_seen_in_the_table_until_the_next(
    qtbot: QtBot, tab: Tab, server: Server
) -> None:
    server.trouble = "wrong bytes"
    with qtbot.waitSignal(tab.library.download_failed, timeout=MS):
        tab.library.download("fashion-mnist")
    assert tab.state("fashion-mnist") == "Download failed"
    server.trouble = None
    tab.press(qtbot, "Try again")
    wait_for(qtbot, lambda: tab.current == "fashion-mnist")
    assert not tab.bar.banner.isVisible()


def test_files_on_this_machine_are_asked_for_without_waiting(
    qtbot: QtBot, tab: Tab, tmp_path: Path
) -> None:
    place = write_fashion_files(tmp_path / "받은 파일", tiny_images(60, 2), tiny_images(20, 3))
    card = tab.catalogue.card
    tab.catalogue.table.choose("fashion-mnist")
    (first, _) = card.locate_button.menu().actions()
    first.trigger()
    dialog = card.findChild(QFileDialog)
    assert dialog is not None
    assert "Fashion-MNIST" in dialog.windowTitle()
    tab.catalogue.table.choose("mnist")  # the answer is still for what was asked
    with qtbot.waitSignal(tab.session.dataset_changed, timeout=MS):
        dialog.fileSelected.emit(str(place))
    dialog.reject()
    assert tab.current == "fashion-mnist"


def test_it_fits_into_the_smallest_window(tab: Tab) -> None:
    smallest: QWidget = tab.catalogue
    assert smallest.minimumSizeHint().width() <= 1024
    assert smallest.minimumSizeHint().height() <= 420
