"""What lessons can name of the Model tab: told by the state of things, not by clicks."""

import numpy as np
import pytest
import torch
from pytestqt.qtbot import QtBot

from engine.network_spec import LayerSpec
from engine.train_spec import TrainSpec
from gui.guide.about_model import KNOWN
from gui.guide.known import Arguments, Holds
from gui.main_window import MainWindow
from gui.model.subject import subject_of
from tests.gui.layers_page import row

MS = 30_000
FIRST, SECOND = "linear_relu_stack.0.weight", "linear_relu_stack.2.weight"


@pytest.fixture(autouse=True)
def in_front(window: MainWindow) -> None:
    window.show_workbench()


def check(window: MainWindow, name: str, /, **arguments: str) -> Holds:
    return KNOWN.checks[name].begin(window, arguments)


def act(qtbot: QtBot, window: MainWindow, name: str, /, **arguments: str) -> None:
    """Do something, and wait until it is there."""
    given: Arguments = arguments
    qtbot.waitUntil(KNOWN.actions[name].do(window, given), timeout=MS)


def said(window: MainWindow, name: str) -> str:
    return KNOWN.values[name](window)


def test_the_walk_tells_of_the_station_and_the_image_in_front(
    qtbot: QtBot, window: MainWindow
) -> None:
    walk = window.model_tab.walk
    at_relu = check(window, "walk-at", name="linear_relu_stack.1")
    another = check(window, "walk-other-image")
    assert {said(window, name) for name in KNOWN.values if name.startswith("walk.")} == {""}
    act(qtbot, window, "walk-station", name="linear_relu_stack.1")
    assert at_relu()
    assert not another()
    walk.images.buttons[2].click()
    assert another()
    assert walk.answer is not None
    step = walk.answer.walk.steps[2]
    assert step.values is not None
    assert step.given is not None
    assert float(said(window, "walk.greatest")) == pytest.approx(step.values[2].max(), rel=1e-3)
    assert said(window, "walk.least") == "0"
    before = said(window, "walk.least-before").replace("\N{MINUS SIGN}", "-")
    assert float(before) == pytest.approx(step.given[2].min(), rel=1e-3)
    assert said(window, "walk.silenced") == f"{100 * np.mean(step.values[2] == 0):.0f} %"
    assert said(window, "walk.input") == said(window, "walk.output") == "[3, 512]"
    window.tabs.setCurrentWidget(window.data_tab)
    assert not at_relu(), "nobody sees it"
    # Hooks are counted for the network that is there.
    counted = check(window, "walk-hooks-counted")
    button = KNOWN.places["walk-hooks"]
    assert button.find(window, {}) is walk.images.why
    assert not counted()
    act(qtbot, window, "walk-count-hooks")
    assert counted()
    assert button.find(window, {}) is walk.hooks_panel.button
    assert (said(window, "walk.call-own"), said(window, "walk.forward-own")) == ("1", "0")
    window.session.set_model(window.session.model_called("linear"))
    qtbot.waitUntil(lambda: not counted(), timeout=MS)


def test_what_is_made_is_judged_by_what_it_is(qtbot: QtBot, window: MainWindow) -> None:
    builder = window.model_tab.builder
    act(qtbot, window, "builder-preset", name="mlp")
    assert not builder.edits.can_undo, "it was there already"
    mistaken, fits = check(window, "builder-mistaken"), check(window, "builder-fits")
    assert not mistaken()
    assert not fits(), "nobody has looked at it"
    window.tabs.setCurrentWidget(window.model_tab)
    window.model_tab.pages.setCurrentWidget(builder)
    assert fits()
    assert said(window, "builder.parameters") == "669,706"
    builder.files.opened.emit(LayerSpec("Sequential", children=(LayerSpec("ReLU"),)))
    assert mistaken()
    assert said(window, "builder.mistake")
    assert check(window, "builder-layers", kind="Flatten", most="0")()
    assert not check(window, "builder-layers", kind="ReLU", least="2")()
    act(qtbot, window, "builder-preset", name="cnn")
    assert fits()
    assert check(window, "builder-layers", kind="Conv2d", least="2", most="2")()
    # Another way through the branching network is another than at the beginning.
    act(qtbot, window, "dynamic-input", name="b", first="4", second="0", third="0")
    assert "relu" in said(window, "dynamic.b")
    other = check(window, "dynamic-other-way")
    assert not other()
    act(qtbot, window, "dynamic-input", name="b", first="3", second="0", third="0")
    assert not other(), "the same way, with another number"
    act(qtbot, window, "dynamic-input", name="b", first="-4", second="0", third="0")
    assert other()
    assert "tanh" in said(window, "dynamic.b")


def test_a_tensor_is_told_by_its_numbers(qtbot: QtBot, window: MainWindow) -> None:
    at = check(window, "layers-at", name=SECOND)
    assert said(window, "tensor.least") == ""
    act(qtbot, window, "layers-tensor", name=SECOND)
    assert at()
    subject = subject_of(window.session)
    assert subject is not None
    weight = subject.build().module.get_parameter(SECOND)
    assert said(window, "tensor.shape") == str(list(weight.shape))
    assert float(said(window, "tensor.greatest")) == pytest.approx(weight.max().item(), rel=1e-3)
    histogram = check(window, "layers-view", name="histogram")
    assert not histogram()
    act(qtbot, window, "layers-view", name="histogram")
    assert histogram()
    # What is not in the tree cannot be chosen before it is.
    elsewhere = KNOWN.actions["layers-tensor"].do(window, {"name": "features.1.running_mean"})
    assert not elsewhere()
    assert row(window.model_tab.layers, SECOND) == window.model_tab.layers.tree.currentIndex()
    window.session.set_model(window.session.model_called("cnn"))
    qtbot.waitUntil(elsewhere, timeout=MS)
    assert "buffer" in said(window, "tensor.kind")


def test_frozen_parameters_are_those_that_do_not_move(qtbot: QtBot, window: MainWindow) -> None:
    frozen = check(window, "layers-frozen", name=FIRST)
    unmoved = check(window, "weights-unmoved", name=FIRST)
    act(qtbot, window, "layers-tensor", name=FIRST)
    act(qtbot, window, "layers-frozen", name="linear_relu_stack.0")
    qtbot.waitUntil(frozen, timeout=MS)
    assert said(window, "layers.trained") == "267,786"
    button = KNOWN.places["weights-moved"]
    assert button.find(window, {}) is window.training_tab.panel.start_button
    window.model_tab.pages.setCurrentWidget(window.model_tab.weights)
    compare = window.model_tab.weights.compare
    compare.button.click()
    qtbot.waitUntil(lambda: compare.result() is not None, timeout=MS)
    assert not unmoved(), "nothing has moved"
    window.controller.start(TrainSpec(epochs=1, threads=1, device="cpu"))
    qtbot.waitUntil(lambda: button.find(window, {}) is compare.button, timeout=MS)
    qtbot.waitUntil(unmoved, timeout=MS)
    assert not check(window, "weights-unmoved", name=SECOND)()
    assert said(window, "weights.still") == f"{FIRST}, linear_relu_stack.0.bias"
    own = window.session.own_weights
    assert own is not None
    act(qtbot, window, "weights-fresh")
    act(qtbot, window, "layers-thawed")
    assert window.session.model.frozen == ()
    fresh = window.session.own_weights
    assert fresh is not None
    assert fresh.step == 0
    assert not torch.equal(fresh.state_dict[SECOND], own.state_dict[SECOND])
