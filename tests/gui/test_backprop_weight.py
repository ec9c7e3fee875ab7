"""The backprop page's weight: its gradient, the optimizer's step, the sum of gradients."""

from collections.abc import Callable, Iterator

import pytest
import torch
from pytestqt.qtbot import QtBot

from engine.models import zoo
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec
from engine.training.optimization import make_optimizer
from gui.background import Background, Job
from gui.model.backprop_view import BackpropView
from gui.session import LoadedDataset, Session
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


def test_the_weight_with_the_largest_gradient_is_explained_to_the_last_bit(
    view: BackpropView, tiny_dataset: LoadedDataset, answered: Callable[[], None]
) -> None:
    view.loss.button.click()
    answered()
    _, model = reference(ModelSpec("mlp"), tiny_dataset)
    weight = model.get_parameter("linear_relu_stack.4.weight")
    assert weight.grad is not None
    place = torch.unravel_index(weight.grad.abs().argmax(), weight.shape)
    index = tuple(int(i) for i in place)
    assert view.weight.picker.name() == "linear_relu_stack.4.weight"
    assert view.weight.picker.index() == index
    shown = numbers(view)
    before = weight.detach()[index].clone()
    gradient = float(weight.grad[index])
    assert float(shown["Value"]) == pytest.approx(float(before), rel=1e-7)
    assert float(shown["Gradient"]) == pytest.approx(gradient, rel=1e-7)
    assert float(shown["Finite difference"]) == pytest.approx(gradient, rel=1e-4)
    assert float(shown["Relative difference"]) < 1e-4
    make_optimizer(model, TrainSpec(optimizer="sgd", lr=1e-3)).step()
    written = view.step.written.text()
    assert written.startswith("w = w - lr * g\n")
    after = torch.tensor(float(written.split("=")[-1]))
    assert torch.equal(after, weight.detach()[index])
    assert "- 0.001 * " in written


def test_steps_are_the_optimizers_and_again_goes_back(
    view: BackpropView, tiny_dataset: LoadedDataset, answered: Callable[[], None]
) -> None:
    train = TrainSpec(optimizer="sgd", lr=0.05, momentum=0.9)
    view.set_train(train)
    view.loss.button.click()
    answered()
    first = view.loss.value.text()
    for _ in range(2):
        view.step.step_button.click()
        answered()
    model = zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, seed=0).train()
    optimizer = make_optimizer(model, train)
    images, labels = tiny_dataset.train.__getitems__(range(3))
    losses = []
    for _ in range(3):
        loss = torch.nn.CrossEntropyLoss()(model(images), labels)
        losses.append(float(loss.detach()))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert float(view.loss.value.text().split()[-1]) == pytest.approx(losses[2], rel=1e-5)
    assert losses[2] < losses[1] < losses[0]
    assert "momentum * b + g" in view.step.written.text()
    assert "2" in view.step.losses.text()
    view.step.again_button.click()
    answered()
    assert view.loss.value.text() == first
    assert not view.step.again_button.isEnabled()
    assert "momentum * b" not in view.step.written.text()


def test_another_optimizer_writes_another_step(
    view: BackpropView, answered: Callable[[], None]
) -> None:
    view.loss.button.click()
    answered()
    form = view.step.settings
    assert (form.optimizer.value(), form.lr.value()) == ("sgd", 1e-3)
    assert not form.nesterov.isEnabled()
    form.optimizer.set_value("adam")
    answered()
    assert not form.momentum.isEnabled()
    assert "sqrt(v) / sqrt(1 - beta2^t) + eps" in view.step.written.text()
    assert "equal to the last bit" in view.step.after.text()
    form.optimizer.set_value("sgd")
    form.momentum.setValue(0.9)
    form.nesterov.setChecked(True)
    answered()
    assert "g + momentum * b" in view.step.written.text()


def test_a_page_that_is_hidden_writes_the_step_out_when_it_comes_back(
    view: BackpropView, answered: Callable[[], None], background: Background
) -> None:
    view.loss.button.click()
    answered()
    view.hide()
    view.set_train(TrainSpec(optimizer="rmsprop"))
    assert background.findChildren(Job) == []
    view.show()
    answered()
    assert "alpha * v + (1 - alpha) * g^2" in view.step.written.text()


def test_any_weight_can_be_chosen(view: BackpropView, answered: Callable[[], None]) -> None:
    view.loss.button.click()
    answered()
    picker = view.weight.picker
    before = numbers(view)
    picker.parameter.set_value("linear_relu_stack.0.weight")
    answered()
    largest = picker.index()
    assert largest is not None
    assert numbers(view) != before
    assert [place.isVisible() for place in picker.places] == [True, True] + [False] * 4
    assert picker.places[1].maximum() == 783
    picker.places[0].setValue(0)
    answered()
    assert picker.index() == (0, largest[1])
    assert abs(float(numbers(view)["Gradient"])) < 1
    picker.largest.click()
    answered()
    assert picker.index() == largest


def test_forgetting_zero_grad_doubles_the_gradient(
    view: BackpropView, answered: Callable[[], None]
) -> None:
    view.loss.button.click()
    answered()
    gradient = torch.tensor(float(numbers(view)["Gradient"]))
    assert view.sum.written.text() == ".grad = None"
    for times in (1, 2):
        view.sum.backward.click()
        answered()
        total = torch.tensor(float(view.sum.written.text().split("=")[-1]))
        assert torch.equal(total, times * gradient)
    view.sum.zero.click()
    assert view.sum.written.text() == ".grad = None"
