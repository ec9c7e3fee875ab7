"""The page "At a glance": what is counted when, and what is shown of classes and pixels."""

from dataclasses import replace

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.data import statistics
from gui.background import Background, Job
from gui.data.overview_view import OverviewView
from gui.session import LoadedDataset, Session
from gui.widgets.data.class_balance import ClassBalance
from gui.widgets.data.histogram import Histogram
from gui.widgets.data.picture_grid import PictureGrid
from tests.gui.overview_hands import (
    LEFT,
    answers,
    click_picture,
    folder,
    look,
    open_and_wait,
    shown_view,
    wait_until_counted,
)

KOREAN = tuple(f"아주 긴 한국어 이름을 가진 옷의 종류 {n}" for n in range(26))


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> OverviewView:
    return shown_view(qtbot, session, background)


# When it counts


def test_without_a_dataset_it_says_what_to_do(view: OverviewView) -> None:
    assert view.pages.currentIndex() == 0
    assert "Choose a dataset" in view.message.text()
    assert not view.duplicates.look_button.isEnabled()


def test_a_dataset_is_counted_once_and_only_when_it_is_looked_at(
    qtbot: QtBot,
    view: OverviewView,
    session: Session,
    background: Background,
    tiny_dataset: LoadedDataset,
) -> None:
    view.hide()
    session.set_dataset(tiny_dataset)
    assert background.findChildren(Job) == []
    view.show()
    wait_until_counted(qtbot, view)
    qtbot.waitUntil(lambda: background.findChildren(Job) == [])
    view.hide()
    view.show()
    assert background.findChildren(Job) == [], "it was counted already"
    assert view.title.text() == "400 training and 100 test images of 1 x 28 x 28"


def test_another_dataset_takes_the_place_of_the_first(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    session.set_dataset(tiny_dataset)
    open_and_wait(qtbot, view, session, folder(("하나", "둘")))
    assert view.title.text() == "60 training and 40 test images of 3 x 16 x 16"
    assert [cell.lines for cell in view.means.grid.cells()] == [("하나",), ("둘",)]
    assert view.means.grid.cells()[0].pictures[0].shape == (16, 16, 3)


# Classes and pixels


def test_classes_are_told_with_count_and_share_and_can_be_asked_for(
    qtbot: QtBot, view: OverviewView, session: Session
) -> None:
    open_and_wait(qtbot, view, session, folder(("coat", "bag", "shoe")))
    bars = view.balance.bars
    assert bars.sentence(0) == "coat: 20 training images (33.3 %), 14 test images (35.0 %)"
    assert view.balance.judgement.text().startswith("Balanced")
    with qtbot.waitSignal(view.class_requested) as asked:
        QTest.mouseClick(bars, LEFT, pos=bars.row_rect(2).center().toPoint())
    assert asked.args == [2]
    QTest.keyClick(bars, Qt.Key.Key_Up)
    with qtbot.waitSignal(view.class_requested) as asked:
        QTest.keyClick(bars, Qt.Key.Key_Return)
    assert asked.args == [1]
    with qtbot.waitSignal(view.class_requested) as asked:
        click_picture(view.means.grid, 0)
    assert asked.args == [0]


@pytest.mark.parametrize(
    ("labels", "words"), [([0] * 50 + [1] * 10, "5.0 times"), ([0] * 60, "1 class")]
)
def test_classes_that_are_not_balanced_are_pointed_out(
    qtbot: QtBot, view: OverviewView, session: Session, labels: list[int], words: str
) -> None:
    dataset = folder(("coat", "bag"))
    train = replace(dataset.train, labels=torch.tensor(labels))
    open_and_wait(qtbot, view, session, replace(dataset, train=train))
    assert words in view.balance.judgement.text()


def test_mean_and_deviation_are_copied_as_the_transform_that_uses_them(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    open_and_wait(qtbot, view, session, tiny_dataset)
    pixels = tiny_dataset.train.images.double() / 255
    figures = f"{pixels.mean():.4f}", f"{pixels.std(correction=0):.4f}"
    QTest.mouseClick(view.pixels.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == f"Normalize(({figures[0]},), ({figures[1]},))"
    view.split_box.set_value("test")
    test = statistics.measure(tiny_dataset.test)
    assert view.pixels.code.text() == f"Normalize(({test.mean[0]:.4f},), ({test.std[0]:.4f},))"
    zeros = int((tiny_dataset.test.images == 0).sum())
    assert view.pixels.histogram.sentence(0).startswith(f"Value 0: {zeros:,} pixels")


def test_each_channel_has_its_figures(qtbot: QtBot, view: OverviewView, session: Session) -> None:
    dataset = folder(("coat", "bag"))
    open_and_wait(qtbot, view, session, dataset)
    pixels = dataset.train.images.double().div(255).transpose(0, 1).flatten(1)
    means = ", ".join(f"{mean:.4f}" for mean in pixels.mean(dim=1).tolist())
    assert view.pixels.code.text().startswith(f"Normalize(({means}), (")
    assert "Red " in view.pixels.histogram.sentence(9)


def test_images_of_one_value_cannot_be_standardised(
    qtbot: QtBot, view: OverviewView, session: Session
) -> None:
    dataset = folder(("coat", "bag"))
    dataset.train.images.fill_(7)
    open_and_wait(qtbot, view, session, dataset)
    assert not view.pixels.copy_button.isEnabled()


# The whole page


@pytest.mark.parametrize("names", [KOREAN, ("a", "b")])
@pytest.mark.parametrize("size", [16, 96])
def test_the_page_fits_a_small_window_and_scrolls(
    qtbot: QtBot, view: OverviewView, session: Session, names: tuple[str, ...], size: int
) -> None:
    open_and_wait(qtbot, view, session, folder(names, size))
    cards = view.suspects.parentWidget()
    assert cards is not None
    qtbot.waitUntil(lambda: cards.width() == view.scroller.viewport().width())
    assert cards.minimumSizeHint().width() <= 960
    assert view.scroller.verticalScrollBar().maximum() > 0
    # No empty room below the last card.
    qtbot.waitUntil(lambda: cards.height() - view.suspects.geometry().bottom() < 40)
    assert not view.grab().isNull()


def test_everything_one_can_operate_has_a_name(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    open_and_wait(qtbot, view, session, tiny_dataset)
    look(qtbot, view)
    kinds = (ClassBalance, Histogram, PictureGrid)
    widgets: list[QWidget] = [w for kind in kinds for w in view.findChildren(kind)]
    widgets += [view.split_box, view.duplicates.threshold_box, view.duplicates.pairs.filter_box]
    assert [type(widget).__name__ for widget in widgets if not widget.accessibleName()] == []


def test_a_picture_that_the_keyboard_goes_to_is_brought_into_view(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    open_and_wait(qtbot, view, session, tiny_dataset)
    view.set_answers("train", answers(tiny_dataset), "Your cnn")
    view.scroller.verticalScrollBar().setValue(0)
    grid = view.suspects.grid
    QTest.keyClick(grid, Qt.Key.Key_Right)
    place = grid.mapTo(view.scroller.viewport(), grid.picture_rect(1).center().toPoint())
    assert view.scroller.viewport().rect().contains(place)
    assert "training image 2" in grid.accessibleDescription()
