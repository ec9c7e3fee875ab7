from dataclasses import replace

import numpy as np
import pytest
import torch
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from engine.data import catalog
from engine.evaluation.order import Ints
from gui.background import Background
from gui.data.images_view import ImagesView
from gui.session import LoadedDataset, Session
from tests.gui.image_pages import colour_dataset, own_weights, page, some_answers


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


def test_wrong_answers_are_marked_and_told(
    view: ImagesView, tiny_dataset: LoadedDataset, labels: Ints
) -> None:
    plain = view.grid.viewport().grab().toImage()
    corner = QPoint(view.grid.cell_size() - 8, 8)
    view.set_report(some_answers(tiny_dataset, (1,)))
    marked = view.grid.viewport().grab().toImage()
    assert marked.pixelColor(corner) == plain.pixelColor(corner)
    second = corner + QPoint(view.grid.cell_size(), 0)
    assert marked.pixelColor(second) != plain.pixelColor(second)
    view.grid.set_current(1)
    name = catalog.FASHION_CLASSES[labels[1]]
    assert view.card.verdict.text() == f"Label: {name}. Predicted: Shirt, 61 %"
    assert view.grid.accessibleDescription() == f"Image 1. Label: {name}. Predicted: Shirt, 61 %"
    assert view.status.summary.text().startswith("99.8 % right")


def test_the_shipped_model_names_all_images(
    view: ImagesView, tiny_dataset: LoadedDataset, qtbot: QtBot
) -> None:
    heard: list[object] = []
    view.predictions_changed.connect(heard.append)
    view.bar.shipped_action.trigger()
    assert view.status.cancel_button.isVisible()
    assert not view.bar.shipped_action.isEnabled()
    qtbot.waitUntil(lambda: view.predictions() is not None, timeout=60_000)
    found = view.predictions()
    assert found is not None
    assert heard == [found]
    assert (found.split, found.own) == ("train", None)
    answers = found.answers
    assert np.array_equal(answers.right, answers.answers == tiny_dataset.train.labels.numpy())
    assert not view.status.cancel_button.isVisible()
    view.class_filter.choose(frozenset({1}))
    assert view.predictions() is found, "a filter changes nothing about them"
    view.split_box.setCurrentIndex(1)
    assert view.predictions() is None
    view.split_box.setCurrentIndex(0)
    assert view.predictions() is found
    view.bar.forget_action.trigger()
    assert view.predictions() is None
    assert view.status.summary.text() == ""


def test_own_weights_are_asked_as_they_are_then(
    view: ImagesView, session: Session, tiny_dataset: LoadedDataset, qtbot: QtBot
) -> None:
    assert not view.bar.own_action.isEnabled()
    session.set_own_weights(own_weights(tiny_dataset))
    assert view.bar.own_action.isEnabled()
    view.bar.own_action.trigger()
    qtbot.waitUntil(lambda: view.predictions() is not None, timeout=60_000)
    found = view.predictions()
    assert found is not None
    assert found.own is session.own_weights
    assert found.own is not None
    network = found.own.weights().build()
    with torch.inference_mode():
        logits = network(tiny_dataset.train.images.float() / 255)
    assert np.array_equal(found.answers.answers, logits.argmax(1).numpy())
    assert found.answers.confidences == pytest.approx(logits.softmax(1).amax(1).numpy(), abs=1e-5)
    assert "step 7" in view.status.summary.text()
    assert "moved on" not in view.status.summary.text()
    session.set_own_weights(own_weights(tiny_dataset, step=9))
    assert "step 7" in view.status.summary.text()
    assert "moved on" in view.status.summary.text()


def test_own_weights_with_merged_classes(
    view: ImagesView, session: Session, tiny_dataset: LoadedDataset, qtbot: QtBot
) -> None:
    merged = replace(session.data, merge=((2, 4, 6),))
    session.set_own_weights(own_weights(tiny_dataset, merged))
    assert not view.bar.own_action.isEnabled()
    session.set_data(merged)
    assert view.bar.own_action.isEnabled()
    view.bar.own_action.trigger()
    qtbot.waitUntil(lambda: view.predictions() is not None, timeout=60_000)
    found = view.predictions()
    assert found is not None
    assert found.answers.classes[2] == "Pullover + Coat + Shirt"
    old = tiny_dataset.train.labels.numpy()
    expected = np.array([0, 1, 2, 3, 2, 4, 2, 5, 6, 7])[old]
    assert np.array_equal(found.answers.right, found.answers.answers == expected)


def test_models_are_offered_for_what_they_know(view: ImagesView, session: Session) -> None:
    assert view.bar.shipped_action.isEnabled()
    session.set_dataset(colour_dataset())
    assert not view.bar.shipped_action.isEnabled()
    session.set_own_weights(own_weights(colour_dataset()))
    assert view.bar.own_action.isEnabled()
    session.set_own_weights(own_weights(colour_dataset(("a", "b"))))
    assert not view.bar.own_action.isEnabled()


def test_answers_go_with_their_dataset(
    view: ImagesView, session: Session, tiny_dataset: LoadedDataset, qtbot: QtBot
) -> None:
    view.set_report(some_answers(tiny_dataset, (1,)))
    session.set_dataset(colour_dataset())
    assert view.predictions() is None
    session.set_dataset(tiny_dataset)
    assert view.predictions() is None
    view.bar.shipped_action.trigger()
    session.set_dataset(colour_dataset())
    qtbot.waitUntil(lambda: not view.status.cancel_button.isVisible(), timeout=60_000)
    assert view.predictions() is None
    assert view.card.verdict.text() == ""


def test_an_evaluation_is_cancelled(view: ImagesView, qtbot: QtBot) -> None:
    view.bar.shipped_action.trigger()
    view.status.cancel_button.click()
    qtbot.waitUntil(lambda: not view.status.cancel_button.isVisible(), timeout=60_000)
    assert view.predictions() is None
    assert view.bar.shipped_action.isEnabled()


def test_an_evaluation_that_fails_says_so(
    view: ImagesView, session: Session, tiny_dataset: LoadedDataset, qtbot: QtBot
) -> None:
    broken = own_weights(tiny_dataset)
    state = {name: tensor[:1] for name, tensor in broken.state_dict.items()}
    session.set_own_weights(replace(broken, state_dict=state))
    view.bar.own_action.trigger()
    qtbot.waitUntil(view.status.message.isVisible, timeout=60_000)
    assert "linear" in view.status.message.text()
    assert view.minimumSizeHint().width() < 980, "however long the sentence is"
    assert view.bar.own_action.isEnabled()
