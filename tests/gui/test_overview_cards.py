"""Duplicates and label suspects on the page "At a glance"."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.data import duplicates
from engine.evaluation.order import Answers
from gui.background import Background, Job
from gui.data.overview_view import OverviewView
from gui.session import LoadedDataset, Session
from tests.gui.overview_hands import (
    LEFT,
    answers,
    click_picture,
    folder,
    look,
    open_and_wait,
    shown_view,
    with_twins,
)
from tests.tiny import tiny_images


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> OverviewView:
    return shown_view(qtbot, session, background)


# Duplicates


def test_pairs_are_counted_by_place_and_shown_side_by_side(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    open_and_wait(qtbot, view, session, with_twins(tiny_dataset))
    view.duplicates.threshold_box.setValue(1)
    look(qtbot, view)
    pairs = view.duplicates.pairs
    shown = {key: number.text() for key, number in pairs.numbers.items()}
    assert shown == {
        ("exact", "train"): "0",
        ("exact", "test"): "0",
        ("exact", "across"): "1",
        ("near", "train"): "1",
        ("near", "test"): "0",
        ("near", "across"): "0",
    }
    assert "at most 1 of 255 grey levels" in view.duplicates.status.text()
    first, second = pairs.grid.cells()
    assert first.lines[1:] == ("equal", "training image 3", "test image 7")
    assert np.array_equal(first.pictures[0], first.pictures[1])
    assert second.lines[2:] == ("training image 5", "training image 9")
    pairs.filter_box.set_value("labels")
    assert pairs.grid.cells()[0].lines == second.lines
    assert len(pairs.grid.cells()) == 1
    pairs.filter_box.set_value("test")
    assert pairs.shown_label.text() == "There are none."


def test_an_image_of_a_pair_can_be_asked_for(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    open_and_wait(qtbot, view, session, with_twins(tiny_dataset))
    view.duplicates.threshold_box.setValue(1)
    look(qtbot, view)
    grid = view.duplicates.pairs.grid
    with qtbot.waitSignal(view.image_requested) as asked:
        click_picture(grid, 0, picture=1)
    assert asked.args == [("test", 7)]
    QTest.keyClick(grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.image_requested) as asked:
        QTest.keyClick(grid, Qt.Key.Key_Space)
    assert asked.args == [("train", 5)]


def test_many_pairs_are_shown_in_portions(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    tiny_dataset.train.images[:60] = tiny_dataset.train.images[0]
    open_and_wait(qtbot, view, session, tiny_dataset)
    view.duplicates.threshold_box.setValue(1)
    look(qtbot, view)
    pairs = view.duplicates.pairs
    assert pairs.shown_label.text() == "The first 48 of 59 pairs, nearest first"
    QTest.mouseClick(pairs.more_button, LEFT)
    assert len(pairs.grid.cells()) == 59
    assert not pairs.more_button.isVisible()


def test_a_search_can_be_cancelled_and_ends_with_its_dataset(
    qtbot: QtBot,
    view: OverviewView,
    session: Session,
    background: Background,
    tiny_dataset: LoadedDataset,
) -> None:
    large = LoadedDataset(tiny_dataset.entry, tiny_images(6000, 2), tiny_dataset.test)
    open_and_wait(qtbot, view, session, large)
    card = view.duplicates
    QTest.mouseClick(card.look_button, LEFT)
    assert card.cancel_button.isVisible()
    QTest.mouseClick(card.cancel_button, LEFT)
    assert card.look_button.isVisible()
    QTest.mouseClick(card.look_button, LEFT)
    open_and_wait(qtbot, view, session, tiny_dataset)
    qtbot.waitUntil(lambda: background.findChildren(Job) == [], timeout=20_000)
    assert card.look_button.isVisible()
    assert not card.pairs.isVisible()


def test_the_threshold_is_at_first_the_engines(view: OverviewView) -> None:
    assert view.duplicates.threshold_box.value() == duplicates.NEAR


# Suspects


def test_suspects_come_with_the_answers_of_a_model_and_go_with_the_dataset(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    open_and_wait(qtbot, view, session, tiny_dataset)
    card = view.suspects
    assert "Train a model" in card.note.text()
    assert not card.grid.isVisible()
    view.set_answers("train", answers(tiny_dataset), "Your cnn")
    places = [cell.lines[3] for cell in card.grid.cells()]
    assert places == ["training image 8", "training image 2"], "wrong, the highest loss first"
    train = tiny_dataset.train
    label = int(train.labels[8])
    assert card.grid.cells()[0].lines[:3] == (
        f"labelled {train.classes[label]}",
        f"model says {train.classes[(label + 1) % 10]}",
        "98 % sure, loss inf",
    )
    assert card.note.text().startswith("Your cnn names 2 of these images otherwise")
    view.scroller.ensureWidgetVisible(card.grid)
    with qtbot.waitSignal(view.image_requested) as asked:
        click_picture(card.grid, 1)
    assert asked.args == [("train", 2)]
    card.split_box.set_value("test")
    assert "Train a model" in card.note.text()
    card.split_box.set_value("train")
    view.set_answers("train", None, "")
    assert not card.grid.isVisible()
    view.set_answers("train", answers(tiny_dataset), "Your cnn")
    open_and_wait(qtbot, view, session, folder(("coat", "bag")))
    assert not card.grid.isVisible()


def test_a_model_of_merged_classes_is_quoted_in_its_own_words(
    qtbot: QtBot, view: OverviewView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    open_and_wait(qtbot, view, session, tiny_dataset)
    count = len(tiny_dataset.test)
    merged = Answers(
        ("tops + coats", "others"),
        np.zeros(count, np.int64),
        np.ones(count, np.float32),
        np.arange(count, dtype=np.float32),
        np.arange(count) != 5,
    )
    view.set_answers("test", merged, "Your mlp")
    (cell,) = view.suspects.grid.cells()
    assert cell.lines[1] == "model says tops + coats"
    assert cell.lines[3] == "test image 5"
