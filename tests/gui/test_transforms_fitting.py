"""The Transforms page and the session: what cannot work, what others change, labels."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.data_spec import DataSpec
from gui.background import Background
from gui.data.transforms_view import TransformsView
from gui.session import Chosen, LoadedDataset, Session
from gui.widgets.data.target_box import one_hot
from tests.gui.transform_page import (
    LIST,
    add,
    colour_dataset,
    draws,
    give,
    make,
    merged_by,
    session_with,
    show_page,
    shown_page,
    steps_of,
    titles,
)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def view(qtbot: QtBot, background: Background, session: Session) -> TransformsView:
    return shown_page(qtbot, session, background)


@pytest.fixture
def colour() -> LoadedDataset:
    return colour_dataset()


# What cannot work


def test_a_step_that_cannot_work_stays_marked_and_training_keeps_the_last_list(
    view: TransformsView, session: Session, qtbot: QtBot
) -> None:
    add(view, "RandomRotation")
    add(view, "CenterCrop")
    worked = session.data
    view.steps.editor.field("size").setValue(64)
    assert session.data == worked
    note = view.steps.list.notes()[2]
    assert "64 x 64 out of 28 x 28" in note
    assert note in view.steps.message.text()
    assert "last list that works" in view.steps.message.text()
    assert not view.steps.usage.isVisible()
    show_page(qtbot, view, 4)
    assert titles(view) == ["As stored", "ToImage, ToDtype", "RandomRotation", "CenterCrop"]
    qtbot.waitUntil(lambda: view.previews.strip.stages()[-1].pixels is None)
    assert "cannot work" in view.previews.strip.stages()[-1].lines
    assert len(set(draws(view))) > 1, "the steps before it"
    view.steps.editor.field("size").setValue(20)
    assert steps_of(session)[1].value("size") == 20
    assert not view.steps.message.isVisible()


def test_another_part_of_the_spec_leaves_an_unfinished_edit_alone(
    view: TransformsView, session: Session
) -> None:
    add(view, "CenterCrop")
    view.steps.editor.field("size").setValue(64)
    session.set_data(replace(session.data, drop_last=True))
    assert view.steps.editor.field("size").value() == 64
    view.steps.editor.field("size").setValue(16)
    assert session.data.drop_last
    assert steps_of(session)[0].value("size") == 16


def test_a_list_waits_for_a_dataset_that_it_can_work_on(
    view: TransformsView, session: Session, colour: LoadedDataset, tiny_dataset: LoadedDataset
) -> None:
    mine = make("RandomRotation"), make("Sketch")
    give(session, *mine)
    session.set_dataset(colour)
    assert steps_of(session) == ()
    assert "grey" in view.steps.list.notes()[2]
    assert "without transforms" in view.steps.message.text()
    session.set_dataset(tiny_dataset)
    assert steps_of(session) == mine
    assert not view.steps.message.isVisible()


def test_a_dataset_that_comes_with_its_own_list_brings_it(
    view: TransformsView, session: Session, colour: LoadedDataset
) -> None:
    give(session, make("RandomRotation"))
    session.set_dataset(colour, DataSpec("cifar10"))
    assert steps_of(session) == ()
    assert view.steps.list.count() == 1
    mine = (make("GaussianNoise"),)
    session.set_dataset(colour, DataSpec("cifar10", transforms=mine))
    assert steps_of(session) == mine
    assert view.steps.list.count() == 2


# Others change the session too


def test_a_list_from_elsewhere_is_shown_once_and_can_be_undone(
    view: TransformsView, session: Session
) -> None:
    add(view, "RandomRotation")
    before = session.data
    heard: list[DataSpec] = []
    session.data_changed.connect(heard.append)
    give(session, *LIST)
    assert len(heard) == 1
    assert view.steps.list.count() == 4
    view.undo()
    assert session.data == before
    assert len(heard) == 2


# Labels


def tick(view: TransformsView, qtbot: QtBot, *labels: int) -> None:
    for label in labels:
        view.target.classes.setCurrentRow(label)
        qtbot.keyClick(view.target.classes, Qt.Key.Key_Space)


def test_labels_become_vectors_and_classes_merge_by_keyboard(
    view: TransformsView, session: Session, qtbot: QtBot, tiny_dataset: LoadedDataset
) -> None:
    index = int((tiny_dataset.train.labels == 9).nonzero()[0])
    session.set_chosen(Chosen("train", index))
    assert view.target.result.text() == "Label 9 comes out as 9: Ankle boot"
    view.target.choice.set_value("one_hot")
    assert session.data.target == "one_hot"
    assert "[0, 0, 0, 0, 0, 0, 0, 0, 0, 1]: Ankle boot" in view.target.result.text()
    view.target.merging.set_open(True)
    assert not view.target.merge_button.isEnabled()
    tick(view, qtbot, 5, 9)
    qtbot.mouseClick(view.target.merge_button, LEFT)
    assert merged_by(session) == ((5, 9),)
    tick(view, qtbot, 7, 9)  # 9 brings what it was merged with
    qtbot.mouseClick(view.target.merge_button, LEFT)
    assert merged_by(session) == ((5, 7, 9),)
    view.target.choice.set_value("index")
    assert view.target.result.text() == "Label 9 comes out as 5: Sandal + Sneaker + Ankle boot"
    tick(view, qtbot, 7)
    qtbot.mouseClick(view.target.split_button, LEFT)
    assert merged_by(session) == ()
    view.undo()
    assert merged_by(session) == ((5, 7, 9),)
    assert "Sandal + Sneaker + Ankle boot" in view.target.classes.item(5).text()


def test_merging_everything_into_one_class_is_refused_in_words(
    view: TransformsView, session: Session, qtbot: QtBot
) -> None:
    view.target.merging.set_open(True)
    tick(view, qtbot, *range(10))
    qtbot.mouseClick(view.target.merge_button, LEFT)
    assert merged_by(session) == ()
    assert "at least two classes" in view.steps.message.text()
    tick(view, qtbot, 0)
    qtbot.mouseClick(view.target.split_button, LEFT)
    assert not view.steps.message.isVisible()


def test_merged_classes_end_with_their_dataset(
    view: TransformsView, session: Session, colour: LoadedDataset
) -> None:
    session.set_data(replace(session.data, merge=((0, 6),)))
    session.set_dataset(colour)
    assert merged_by(session) == ()
    assert view.target.classes.item(0).text() == "airplane"
    assert not view.steps.undo_button.isEnabled()


@pytest.mark.parametrize(
    ("label", "count", "text"),
    [
        (1, 3, "[0, 1, 0]"),
        (0, 26, "[1, 0, 0, ...]"),
        (12, 26, "[0, 0, 0, ..., 0, 1, 0, ...]"),
        (25, 26, "[0, 0, 0, ..., 0, 1]"),
    ],
)
def test_a_long_vector_is_written_as_far_as_it_says_something(
    label: int, count: int, text: str
) -> None:
    assert one_hot(label, count) == text
