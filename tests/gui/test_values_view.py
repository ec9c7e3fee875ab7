"""The values of a parameter: read in the background, as picture, table, histogram, over epochs."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from torch import Tensor, nn

from engine.models import zoo
from engine.models.tensor_summary import histogram
from engine.models.weights import copy_state
from engine.run_spec import ModelSpec
from gui.background import Background
from gui.model.subject import Network
from gui.model.values_view import ValuesView
from gui.session import LoadedDataset, Session
from tests.gui.value_hands import FIRST, Place, kept_run, mlp, record

NAN, INF = float("nan"), float("inf")


@pytest.fixture
def place(qtbot: QtBot, background: Background, tiny_dataset: LoadedDataset) -> Place:
    session = Session()
    session.set_dataset(tiny_dataset)
    view = ValuesView(session, background)
    qtbot.addWidget(view)
    view.resize(640, 480)
    with qtbot.waitExposed(view):
        view.show()
    return Place(session, view, qtbot)


def test_facts_are_those_of_torch(place: Place) -> None:
    network = mlp()
    place.look_at(network, FIRST)
    weight = network.get_parameter(FIRST).double()
    assert place.view.title.text() == FIRST
    assert "[512, 784], float32, parameter, requires_grad: True" in place.view.kind.text()
    for name, value in (("mean", weight.mean()), ("std", weight.std()), ("max", weight.max())):
        text = f"{value.item():.4g}".replace("-", "\N{MINUS SIGN}")
        assert f"{name} {text}" in place.view.numbers.text()
    assert "all finite" in place.view.numbers.text()


def test_nothing_chosen_says_what_to_do(place: Place) -> None:
    place.look_at(mlp(), FIRST)
    place.view.show_tensor(None, None)
    assert place.view.title.text() == place.view.numbers.text() == ""
    place.turn_to(place.view.table)
    assert "Choose a parameter" in place.view.table.chosen.text()
    place.view.set_network(None)
    assert place.view.table.chosen.text() == "", "the tree beside it says why there is none"


def test_first_layer_weights_are_pictures(place: Place) -> None:
    place.look_at(mlp(), FIRST)
    page = place.view.picture
    assert page.as_images.isVisible()
    layout = page.view.layout_shown
    assert layout is not None
    assert layout.tile == (28, 28)
    page.as_images.setChecked(False)
    layout = page.view.layout_shown
    assert layout is not None
    assert layout.tile == (512, 784)
    assert not page.close_up.isVisible()
    network = mlp()
    place.look_at(network, "linear_relu_stack.2.weight")
    assert not page.as_images.isVisible()


def test_the_value_under_the_cursor_is_told(place: Place, qtbot: QtBot) -> None:
    network = zoo.build(ModelSpec("cnn"), (1, 28, 28), 10, 0)
    place.look_at(network, "features.4.weight")
    page = place.view.picture
    assert page.close_up.isVisible()
    heard: list[Any] = []
    page.view.element_hovered.connect(heard.append)

    def points_at_a_number() -> bool:
        """Where the tiles are depends on the fonts: move across all of them."""
        none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        for step in range(1, 20):
            at = QPointF(page.view.width() * step / 20, page.view.height() / 2)
            to = page.view.mapToGlobal(at)
            move = QMouseEvent(QEvent.Type.MouseMove, at, to, none, none, keys)
            QApplication.sendEvent(page.view, move)
            if heard and heard[-1] is not None:
                return True
        return False

    qtbot.waitUntil(points_at_a_number, timeout=10_000)
    element = heard[-1]
    expected = network.get_parameter("features.4.weight")[element.index].item()
    assert page.pointed.text().endswith(f"= {expected:.6g}")
    assert page.close_up.text() == f"[{element.index[0]}, {element.index[1]}]"


def test_the_table_holds_every_number_and_copies_them(place: Place, qtbot: QtBot) -> None:
    network = zoo.build(ModelSpec("cnn"), (1, 28, 28), 10, 0)
    place.look_at(network, "features.4.weight")
    place.turn_to(place.view.table)
    table = place.view.table.table
    weight = network.get_parameter("features.4.weight").detach().numpy()
    assert np.array_equal(table.array().reshape(weight.shape), weight)
    table.setCurrentIndex(table.model().index(3, 17))
    assert place.view.table.chosen.text() == f"[3, 1, 2, 2] = {weight[3, 1, 2, 2]!s}"
    qtbot.mouseClick(place.view.table.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(weight[3, 1, 2, 2])


def test_a_scalar_and_a_vector_can_be_looked_at(place: Place) -> None:
    network = zoo.build(ModelSpec("cnn"), (1, 28, 28), 10, 0)
    for path, shape in (("features.1.running_var", (16, 1)), ("features.1.bias", (16, 1))):
        place.look_at(network, path)
        place.turn_to(place.view.table)
        assert place.view.table.table.array().shape == shape
    place.look_at(network, "features.1.num_batches_tracked")
    assert place.view.table.table.array().tolist() == [[0]]
    assert "buffer" in place.view.kind.text()


@pytest.mark.parametrize("bad", [NAN, INF, -INF])
def test_what_is_not_finite_is_shown_as_such(place: Place, bad: float) -> None:
    network = mlp()
    with torch.no_grad():
        network.get_parameter(FIRST)[0, :3] = bad
    place.look_at(network, FIRST)
    assert "all finite" not in place.view.numbers.text()
    assert "not finite: 3" in place.view.picture.view.accessibleDescription()
    place.turn_to(place.view.histogram)
    plot = place.view.histogram.weights
    assert "3 " in plot.others()
    counts = plot.counts()
    assert counts is not None
    assert counts.finite == 512 * 784 - 3
    with torch.no_grad():
        network.get_parameter(FIRST).fill_(bad)
    place.view.show_tensor(None, None)
    place.look_at(network, FIRST)
    for page in (place.view.picture, place.view.table, place.view.histogram):
        place.turn_to(page)
        assert not place.view.grab().isNull()


def test_a_hidden_view_reads_nothing_until_it_is_shown(place: Place, qtbot: QtBot) -> None:
    place.view.hide()
    network = mlp()
    place.view.set_network(Network(network, "fresh"))
    place.view.show_tensor(FIRST, record(network, FIRST))
    assert place.view.numbers.text() == ""
    place.view.show()
    qtbot.waitUntil(lambda: "mean" in place.view.numbers.text())


def test_the_newest_tensor_wins(place: Place, qtbot: QtBot) -> None:
    network = mlp()
    with torch.no_grad():
        network.get_parameter("linear_relu_stack.4.bias").fill_(3)
    place.view.set_network(Network(network, "fresh"))
    for path in (FIRST, "linear_relu_stack.2.weight", "linear_relu_stack.4.bias"):
        place.view.show_tensor(path, record(network, path))
    qtbot.waitUntil(lambda: "mean 3 " in place.view.numbers.text())


def test_a_tensor_that_the_network_has_not_is_said(place: Place, qtbot: QtBot) -> None:
    place.look_at(mlp(), FIRST)
    cnn = zoo.build(ModelSpec("cnn"), (1, 28, 28), 10, 0)
    place.turn_to(place.view.table)
    place.view.set_network(Network(cnn, "fresh"))
    qtbot.waitUntil(lambda: "no tensor of that name" in place.view.table.chosen.text())
    assert place.view.table.table.array().size == 0


def test_looking_leaves_the_network_as_it_was(place: Place) -> None:
    network = mlp()
    before, state = copy_state(network), torch.get_rng_state()
    place.look_at(network, FIRST)
    for page in (place.view.table, place.view.histogram, place.view.over_epochs):
        place.turn_to(page)
    assert all(torch.equal(before[n], t) for n, t in network.state_dict().items())
    assert torch.equal(state, torch.get_rng_state())


# Gradients


def test_without_training_there_is_no_gradient(place: Place) -> None:
    place.look_at(mlp(), FIRST)
    place.turn_to(place.view.histogram)
    assert "while a training runs" in place.view.histogram.gradients.accessibleDescription()
    network = zoo.build(ModelSpec("cnn"), (1, 28, 28), 10, 0)
    place.look_at(network, "features.1.running_mean")
    assert "buffer" in place.view.histogram.gradients.accessibleDescription()
    network.requires_grad_(False)
    place.look_at(network, "features.0.weight")
    assert "frozen" in place.view.histogram.gradients.accessibleDescription()


def test_a_training_shows_its_gradient_and_keeps_epochs(place: Place, qtbot: QtBot) -> None:
    network = mlp()
    place.look_at(network, FIRST)
    place.turn_to(place.view.histogram)
    plot = place.view.histogram.gradients

    def shows(value: float) -> bool:
        counts = plot.counts()
        return counts is not None and counts.low < value < counts.high

    place.publish(network, None, 5, trained=True)
    qtbot.waitUntil(lambda: shows(5))
    place.view.hide()
    for epoch in (1, 2):
        place.publish(network, epoch, epoch * 100, trained=True)
    qtbot.waitUntil(lambda: place.view.gradients.history.epochs == [1, 2])
    place.view.show()
    qtbot.waitUntil(lambda: shows(200))
    place.turn_to(place.view.over_epochs)
    rows = place.view.over_epochs.gradients.ridges()
    assert [row.epoch for row in rows] == [1, 2]
    assert all(row.counts.finite == 512 * 784 for row in rows)
    place.publish(network, None, 3, trained=True)  # another run
    assert place.view.gradients.history.epochs == []


# Over the epochs


def test_the_epochs_of_a_run_are_read_when_they_are_looked_at(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    kept_run(tmp_path, place, 3)
    place.look_at(mlp(), FIRST)
    place.view.set_epochs(tmp_path, (0, 1, 2))
    assert place.view.epochs.left == 3
    place.turn_to(place.view.over_epochs)
    plot = place.view.over_epochs.weights
    qtbot.waitUntil(lambda: [row.epoch for row in plot.ridges()] == [0, 1, 2])
    expected = histogram(mlp(2).get_parameter(FIRST).detach().numpy())
    assert plot.ridges()[2].counts.counts.tolist() == expected.counts.tolist()
    place.view.set_epochs(tmp_path, (0, 1, 2, 3))
    qtbot.waitUntil(lambda: len(plot.ridges()) == 4)
    place.view.show_tensor("linear_relu_stack.0.bias", record(mlp(), "linear_relu_stack.0.bias"))
    assert len(plot.ridges()) == 4  # read already
    place.view.set_epochs(None, ())
    assert plot.ridges() == ()
    assert "open a run" in plot.accessibleDescription()


def test_an_epoch_that_cannot_be_read_is_left_out(
    place: Place, qtbot: QtBot, tmp_path: Path
) -> None:
    kept_run(tmp_path, place, 2)
    (tmp_path / "snapshots" / "epoch-0001.safetensors").write_bytes(b"no tensors")
    place.look_at(mlp(), FIRST)
    place.turn_to(place.view.over_epochs)
    place.view.set_epochs(tmp_path, (0, 1, 2, 7))
    qtbot.waitUntil(lambda: place.view.epochs.left == 0)
    assert [row.epoch for row in place.view.over_epochs.weights.ridges()] == [0, 2]


def test_the_run_of_another_network_is_said(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    kept_run(tmp_path, place, 0)
    place.session.set_model(ModelSpec("cnn"))
    place.look_at(zoo.build(ModelSpec("cnn"), (1, 28, 28), 10, 0), "features.0.weight")
    place.turn_to(place.view.over_epochs)
    place.view.set_epochs(tmp_path, (0,))
    plot = place.view.over_epochs.weights
    qtbot.waitUntil(lambda: "another network: mlp" in plot.accessibleDescription())


@pytest.mark.parametrize(
    "tensor",
    [
        torch.ones(3, dtype=torch.bfloat16),
        torch.ones(2, 2, dtype=torch.float16),
        torch.ones(2, dtype=torch.complex64),
        torch.tensor(3.0),
        torch.zeros(0, 4),
        torch.ones(2, 3).t(),
        torch.ones(4, dtype=torch.bool),
    ],
    ids=lambda tensor: f"{tensor.dtype} {list(tensor.shape)}",
)
def test_tensors_of_any_kind_can_be_shown(place: Place, tensor: Tensor) -> None:
    module = nn.Module()
    module.register_buffer("odd", tensor)
    for page in (place.view.table, place.view.histogram, place.view.picture):
        place.turn_to(page)
        place.look_at(module, "odd")
        assert not place.view.grab().isNull()
