from dataclasses import replace

import numpy as np
import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.evaluation.order import Ints
from gui.background import Background
from gui.data.images_view import ImagesView
from gui.session import Chosen, LoadedDataset, Session
from tests.gui.image_pages import KOREAN, colour_dataset, colours, page, some_answers, sort_by

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    opened = Session()
    opened.set_dataset(tiny_dataset)
    return opened


@pytest.fixture
def view(qtbot: QtBot, session: Session, background: Background) -> ImagesView:
    return page(qtbot, session, background)


@pytest.fixture
def labels(tiny_dataset: LoadedDataset) -> Ints:
    found: Ints = tiny_dataset.train.labels.numpy()
    return found


def type_index(view: ImagesView, text: str) -> None:
    view.bar.index_field.setText(text)
    QTest.keyClick(view.bar.index_field, Qt.Key.Key_Return)


# What is shown


def test_before_there_is_a_dataset(qtbot: QtBot, background: Background) -> None:
    session = Session()
    view = ImagesView(session, background)
    qtbot.addWidget(view)
    view.say_opening("Opening Garments: 3 %")
    assert view.count_label.text() == "Opening Garments: 3 %"
    assert view.facts() == {}
    assert not view.bar.evaluate_button.isEnabled()
    assert not view.trace_button.isEnabled()
    type_index(view, "3")
    view.class_filter.showPopup()
    view.class_filter.hidePopup()
    assert not view.grab().isNull()
    session.set_dataset(colour_dataset())
    assert len(view.grid.indices()) == 50


def test_splits_and_classes(view: ImagesView, session: Session, labels: Ints) -> None:
    assert view.count_label.text() == "400 image(s)"
    view.class_filter.choose(frozenset({5}))
    assert view.grid.indices().tolist() == np.flatnonzero(labels == 5).tolist()
    view.class_filter.choose(frozenset({5, 2, 8}))
    assert view.grid.indices().tolist() == np.flatnonzero(np.isin(labels, [2, 5, 8])).tolist()
    assert view.count_label.text().startswith(f"{np.isin(labels, [2, 5, 8]).sum()} of 400")
    view.split_box.setCurrentIndex(view.split_box.findData("test"))
    assert view.class_filter.chosen() == {2, 5, 8}
    assert session.dataset is not None
    test_labels = session.dataset.test.labels.numpy()
    assert view.grid.indices().tolist() == np.flatnonzero(np.isin(test_labels, [2, 5, 8])).tolist()
    view.class_filter.choose(frozenset())
    assert len(view.grid.indices()) == 100


def test_classes_are_ticked_in_a_list(view: ImagesView, labels: Ints) -> None:
    box = view.class_filter
    QTest.keyClick(box, Qt.Key.Key_Space)
    popup = box.popup
    assert popup is not None
    assert popup.isVisible()
    assert f"({(labels == 4).sum()})" in popup.boxes[4].text()
    popup.boxes[4].click()
    assert (box.currentText(), sorted(box.chosen())) == ("Coat", [4])
    popup.boxes[6].click()
    assert box.chosen() == {4, 6}
    assert box.toolTip() == "Coat, Shirt"
    popup.all_button.click()
    assert not popup.isVisible()
    assert (box.currentText(), box.chosen()) == ("All classes", frozenset())
    assert len(view.grid.indices()) == 400
    box.showPopup()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_a_class_without_images(view: ImagesView, session: Session) -> None:
    dataset = colour_dataset()
    session.set_dataset(
        replace(dataset, train=replace(dataset.train, labels=torch.zeros(50, dtype=torch.int64)))
    )
    view.class_filter.choose(frozenset({2}))
    assert (len(view.grid.indices()), view.grid.current()) == (0, None)
    assert view.facts() == {}
    assert view.sample.image() is None
    view.split_box.setCurrentIndex(1)  # which has no images at all
    assert len(view.grid.indices()) == 0
    assert not view.grab().isNull()


@pytest.mark.parametrize("classes", [KOREAN, tuple("abcdefghijklmnopqrstuvwxyz"), ("a", "b")])
def test_any_classes_and_colour(
    view: ImagesView, session: Session, classes: tuple[str, ...]
) -> None:
    session.set_dataset(colour_dataset(classes))
    view.grid.set_current(9)
    label = int(colours(50, classes).labels[9])
    assert view.sample_title.text() == classes[label]
    shown = view.sample.image()
    assert shown is not None
    assert np.array_equal(shown, colours(50, classes).images[9].permute(1, 2, 0).numpy())
    assert view.facts()["shape"] == "[3, 32, 32]"
    assert not view.trace_button.isEnabled(), "one traces in grey"
    view.class_filter.choose(frozenset({0, 1}))
    view.class_filter.showPopup()
    assert view.class_filter.popup is not None
    assert view.class_filter.popup.height() <= view.screen().availableGeometry().height()
    view.class_filter.hidePopup()
    assert view.minimumSizeHint().width() < 980


def test_another_dataset_begins_anew(view: ImagesView, session: Session) -> None:
    view.class_filter.choose(frozenset({9}))
    view.grid.set_selection([1, 2])
    session.set_dataset(colour_dataset())
    assert view.class_filter.chosen() == frozenset()
    assert view.grid.selection() == ()
    assert not view.gallery.isVisible()
    assert view.facts()["index"] == "0"


# Order


def test_every_order(view: ImagesView, session: Session, labels: Ints, qtbot: QtBot) -> None:
    sort_by(view, "label")
    assert (np.diff(labels[view.grid.indices()]) >= 0).all()
    view.bar.direction.click()
    assert (np.diff(labels[view.grid.indices()]) <= 0).all()
    assert session.dataset is not None
    means = session.dataset.train.images.numpy().mean((1, 2, 3))
    before = view.grid.indices()
    sort_by(view, "brightness")
    qtbot.waitUntil(lambda: view.grid.indices() is not before)
    assert (np.diff(means[view.grid.indices()]) >= 0).all()
    view.bar.direction.click()
    assert view.grid.indices()[0] == means.argmax()
    assert view.grid.verticalScrollBar().value() == 0
    sort_by(view, "index")
    assert view.grid.indices().tolist() == list(range(400))


def test_brightness_of_a_split_that_is_gone_is_dropped(
    view: ImagesView, session: Session, qtbot: QtBot
) -> None:
    sort_by(view, "brightness")
    session.set_dataset(colour_dataset())
    means = colours(50).images.numpy().mean((1, 2, 3))
    qtbot.waitUntil(lambda: view.grid.indices().tolist() == means.argsort(kind="stable").tolist())


def test_orders_that_need_answers_are_offered_with_them(
    view: ImagesView, tiny_dataset: LoadedDataset
) -> None:
    def offered() -> list[str]:
        box = view.bar.sort_box
        flag = Qt.ItemFlag.ItemIsEnabled
        rows = range(box.count())
        model = box.model()
        return [box.itemData(row) for row in rows if model.flags(model.index(row, 0)) & flag]

    assert offered() == ["index", "label", "brightness"]
    view.set_report(some_answers(tiny_dataset, (3, 70, 399)))
    assert offered() == ["index", "label", "brightness", "loss", "confidence", "correct"]
    sort_by(view, "loss")
    assert view.grid.indices()[:4].tolist() == [3, 70, 399, 0]
    sort_by(view, "correct")
    assert view.grid.indices()[:4].tolist() == [3, 70, 399, 0]
    sort_by(view, "confidence")
    assert view.grid.indices()[-3:].tolist() == [3, 70, 399]
    view.split_box.setCurrentIndex(1)
    assert offered() == ["index", "label", "brightness"]
    assert view.bar.key == "index"
    assert view.grid.indices().tolist() == list(range(100))


# Search


def test_an_index_is_found(view: ImagesView, session: Session) -> None:
    QTest.keyClick(view.grid, Qt.Key.Key_G, CTRL)
    assert view.bar.index_field.hasFocus()
    type_index(view, " 321 ")
    assert view.grid.current() == 321
    assert session.chosen == Chosen("train", 321)
    assert view.grid.hasFocus()


@pytest.mark.parametrize("text", ["seven", "", "400", "-1", "1e2", "9" * 5000])
def test_what_is_no_index_is_said_and_stays(view: ImagesView, text: str) -> None:
    view.grid.set_current(17)
    type_index(view, text)
    assert "0 to 399" in view.status.message.text()
    assert view.status.message.isVisible()
    assert view.bar.index_field.text() == text
    assert view.grid.current() == 17
    type_index(view, "5")
    assert not view.status.message.isVisible()


def test_what_is_no_index_is_forgotten_once_another_image_is_chosen(view: ImagesView) -> None:
    view.grid.set_current(17)
    type_index(view, "400")
    view.grid.set_current(18)
    assert view.bar.index_field.text() == ""
    assert not view.bar.index_field.property("invalid")
    assert not view.status.message.isVisible()


def test_an_index_that_the_filter_hides(view: ImagesView, labels: Ints) -> None:
    view.class_filter.choose(frozenset({int(labels[0])}))
    hidden = int(np.flatnonzero(labels != labels[0])[0])
    type_index(view, str(hidden))
    assert str(hidden) in view.status.message.text()
    assert view.grid.current() != hidden
    view.show_image("train", hidden)
    assert view.grid.current() == hidden
    assert view.class_filter.chosen() == frozenset()
