"""The backprop page: one loss, its graph, one weight's step."""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import torch
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.models import zoo
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec
from gui.background import Background, Job
from gui.model.backprop_view import BackpropView
from gui.session import Chosen, LoadedDataset, OwnWeights, Session
from tests.gui.backprop_page import end, numbers, reference, session_with, settle, shown_page


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    return session_with(tiny_dataset)


@pytest.fixture
def view(qtbot: QtBot, background: Background, session: Session) -> Iterator[BackpropView]:
    made = shown_page(qtbot, session, background)
    yield made
    end(qtbot, made, background)


@pytest.fixture
def answered(qtbot: QtBot, background: Background) -> Callable[[], None]:
    return lambda: settle(qtbot, background)


def test_nothing_is_computed_until_somebody_asks(
    view: BackpropView, session: Session, background: Background
) -> None:
    session.set_model(ModelSpec("cnn"))
    QApplication.processEvents()
    assert background.findChildren(Job) == []
    assert view.graph.placed() is None
    assert not view.step.step_button.isEnabled()
    assert not view.weight.picker.isEnabled()
    assert view.loss.button.isEnabled()


def test_without_a_dataset_there_is_no_loss_to_make(qtbot: QtBot, background: Background) -> None:
    bare = BackpropView(Session(), background)
    qtbot.addWidget(bare)
    assert not bare.loss.button.isEnabled()
    bare.make_loss()
    assert background.findChildren(Job) == []


def test_one_loss_shows_its_value_and_the_recorded_graph(
    view: BackpropView, tiny_dataset: LoadedDataset, answered: Callable[[], None]
) -> None:
    view.loss.button.click()
    answered()
    loss, _ = reference(ModelSpec("mlp"), tiny_dataset)
    assert float(view.loss.value.text().split()[-1]) == pytest.approx(loss, rel=1e-7)
    assert f"/ 3 = {loss:.6f}" in view.loss.numbers.text()
    graph = view.graph.placed()
    assert graph is not None
    titles = [node.title for node in graph.diagram.nodes]
    assert titles.count("AddmmBackward0") == 3
    assert titles[-1] == "NllLossBackward0"
    assert titles.count("AccumulateGrad") == 6


def test_a_parameters_node_leads_to_its_weights_and_its_layer_lights_up(
    view: BackpropView, answered: Callable[[], None]
) -> None:
    view.loss.button.click()
    answered()
    graph = view.graph.placed()
    assert graph is not None
    names = [node.lines[0] for node in graph.diagram.nodes]
    QTest.mouseClick(
        view.graph,
        Qt.MouseButton.LeftButton,
        pos=view.graph.place_of(names.index("linear_relu_stack.4.bias")).toPoint(),
    )
    answered()
    assert view.weight.picker.name() == "linear_relu_stack.4.bias"
    assert "linear_relu_stack.4.bias" in view.node_label.text()
    lit = [names[node] for node in view.graph.lit()]
    assert sorted(set(lit)) == [
        "linear_relu_stack.4",
        "linear_relu_stack.4.bias",
        "linear_relu_stack.4.weight",
    ]
    QTest.keyClick(view.graph, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "NllLossBackward0" in QGuiApplication.clipboard().text()


def test_the_batch_begins_at_the_chosen_image(
    view: BackpropView, session: Session, tiny_dataset: LoadedDataset, answered: Callable[[], None]
) -> None:
    session.set_chosen(Chosen("test", 98))
    view.loss.count.setValue(5)
    view.loss.button.click()
    answered()
    model = zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, seed=0)
    images, labels = tiny_dataset.test.__getitems__([98, 99, 0, 1, 2])
    loss = float(torch.nn.CrossEntropyLoss()(model(images), labels).detach())
    assert float(view.loss.value.text().split()[-1]) == pytest.approx(loss, rel=1e-7)


def test_what_has_changed_since_is_said_and_looking_changes_nothing(
    view: BackpropView, session: Session, answered: Callable[[], None]
) -> None:
    inputs = session.inputs
    assert inputs is not None
    state = zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, seed=7).state_dict()
    kept = {key: value.clone() for key, value in state.items()}
    session.set_own_weights(OwnWeights(ModelSpec("mlp"), inputs, 5, state))
    torch.manual_seed(1)
    drawn = torch.get_rng_state()
    view.loss.button.click()
    answered()
    view.step.step_button.click()
    answered()
    assert all(torch.equal(state[key], kept[key]) for key in kept)
    assert torch.equal(torch.get_rng_state(), drawn)
    assert not view.loss.message.isVisible()
    session.set_model(ModelSpec("linear"))
    answered()
    assert "have changed since" in view.loss.message.text()
    assert view.loss.message.isVisible()
    view.loss.button.click()
    answered()
    assert not view.loss.message.isVisible()
    assert view.weight.picker.name() == "linear.weight"


def test_weights_that_are_no_numbers_are_said_in_one_sentence(
    view: BackpropView, session: Session, answered: Callable[[], None]
) -> None:
    inputs = session.inputs
    assert inputs is not None
    state = zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, seed=7).state_dict()
    state["linear_relu_stack.4.bias"][:] = math.nan
    session.set_own_weights(OwnWeights(ModelSpec("mlp"), inputs, 5, state))
    view.loss.button.click()
    answered()
    assert "not a finite number" in view.loss.message.text()
    assert numbers(view)["Gradient"] == "nan"
    assert view.graph.placed() is not None


def test_a_loss_that_cannot_be_made_is_said_and_the_page_is_empty_again(
    view: BackpropView, answered: Callable[[], None]
) -> None:
    view.loss.button.click()
    answered()
    view.set_train(replace(TrainSpec(), class_weights=(1.0, 2.0)))
    view.loss.button.click()
    answered()
    assert "2 class weights" in view.loss.message.text()
    assert view.graph.placed() is None
    assert not view.step.step_button.isEnabled()
    assert not view.weight.picker.isEnabled()
    assert view.loss.button.isEnabled()


def test_every_control_has_a_name(view: BackpropView) -> None:
    for child in view.findChildren(QWidget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
            named = child.accessibleName() or getattr(child, "text", lambda: "")()
            if child.parent().__class__.__name__ not in ("ChoiceField", "QAbstractSpinBox"):
                assert named or "Scroll" in type(child).__name__, child
