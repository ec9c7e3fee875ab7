"""The walk's page: stations, values, receptive fields, softmax, hooks, and networks that fail."""

from collections.abc import Iterator

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from torch import Tensor, nn

from engine.data_spec import Inputs
from engine.models import zoo
from engine.models.walk_records import Floats
from engine.run_spec import ModelSpec
from gui.background import Background, Job
from gui.model.subject import Network, Subject
from gui.model.walk_maker import Answer
from gui.model.walk_view import WalkView
from gui.session import Chosen, LoadedDataset, OwnWeights, Session

MS = 30_000


@pytest.fixture
def session(tiny_dataset: LoadedDataset) -> Session:
    made = Session()
    made.set_dataset(tiny_dataset)
    return made


@pytest.fixture
def view(qtbot: QtBot, background: Background, session: Session) -> Iterator[WalkView]:
    made = WalkView(session, background)
    made.resize(1000, 560)
    yield made
    qtbot.waitUntil(lambda: not background.findChildren(Job), timeout=MS)
    made.close()
    made.deleteLater()


def walked(qtbot: QtBot, view: WalkView, other_than: Answer | None = None) -> Answer:
    """The walk, once there is one (another one)."""
    view.show()
    qtbot.waitUntil(lambda: view.answer not in (None, other_than), timeout=MS)
    assert view.answer is not None
    return view.answer


def go_to(view: WalkView, title: str) -> int:
    """Choose a station by its title, with the keyboard."""
    titles = [station.title for station in view.stations.stations()]
    QTest.keyClick(view.stations, Qt.Key.Key_Home)
    for _ in range(titles.index(title)):
        QTest.keyClick(view.stations, Qt.Key.Key_Down)
    assert view.stations.current() == titles.index(title)
    return view.stations.current()


def kept(values: Floats | None) -> Floats:
    assert values is not None
    return values


def test_the_tutorials_network_is_walked_layer_by_layer(
    qtbot: QtBot, view: WalkView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    answer = walked(qtbot, view)
    shapes = [station.shapes for station in view.stations.stations()]
    arrow = "\N{RIGHTWARDS ARROW}"
    assert shapes[0] == "[3, 1, 28, 28]"
    assert shapes[1] == f"[3, 1, 28, 28] {arrow} [3, 784]"
    assert shapes[2] == f"[3, 784] {arrow} [3, 512]"
    assert shapes[-2] == "[3, 10]"
    assert np.array_equal(answer.pictures, tiny_dataset.test.images[:3, 0].numpy())
    named = [button.accessibleName() for button in view.images.buttons]
    classes = [tiny_dataset.test.classes[int(k)] for k in tiny_dataset.test.labels[:3]]
    assert named == [f"Image: {name}" for name in classes]
    go_to(view, "linear_relu_stack.0")
    assert "512 units" in view.step_panel.sentence.text()
    assert "784 inputs" in view.step_panel.sentence.text()
    assert "W: [512, 784], b: [512]" in view.step_panel.formula.text()


def test_a_relu_says_how_many_units_it_silenced(qtbot: QtBot, view: WalkView) -> None:
    answer = walked(qtbot, view)
    place = go_to(view, "linear_relu_stack.1")
    silenced = answer.walk.steps[place - 1].silenced
    assert silenced is not None
    for image in range(3):
        view.images.buttons[image].click()
        assert f"{int(silenced[image].sum())} of 512" in view.step_panel.silence.text()


def test_the_picked_image_and_the_next_two_walk(
    qtbot: QtBot, view: WalkView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    session.set_chosen(Chosen("train", 399))
    answer = walked(qtbot, view)
    images = tiny_dataset.train.images[[399, 0, 1], 0].numpy()
    assert np.array_equal(answer.pictures, images)
    assert np.array_equal(answer.walk.batch[:, 0], images.astype(np.float32) / 255)


def test_a_drawing_walks_first_when_it_is_asked_for(
    qtbot: QtBot, view: WalkView, session: Session, tiny_dataset: LoadedDataset
) -> None:
    first = walked(qtbot, view)
    assert not view.images.source.isVisible()
    drawing: NDArray[np.uint8] = np.zeros((28, 28), np.uint8)
    drawing[5:9, 5:20] = 200
    view.set_drawing(drawing)
    assert view.images.source.isVisible()
    assert view.answer is first, "nobody has asked for it"
    view.images.source.setCurrentIndex(1)
    answer = walked(qtbot, view, first)
    assert np.array_equal(answer.pictures[0], drawing)
    assert np.array_equal(answer.pictures[1:], tiny_dataset.test.images[:2, 0].numpy())
    assert answer.labels[0] == -1
    assert view.images.buttons[0].accessibleName() == "Image: My drawing"
    view.set_drawing(None)
    again = walked(qtbot, view, answer)
    assert np.array_equal(again.pictures, tiny_dataset.test.images[:3, 0].numpy())


def test_a_click_on_a_convolutions_pixel_shows_field_and_arithmetic(
    qtbot: QtBot, view: WalkView, session: Session
) -> None:
    session.set_model(ModelSpec("cnn"))
    answer = walked(qtbot, view)
    place = go_to(view, "features.4")
    panel = view.step_panel
    assert "Click a pixel" in panel.pixel.where.text()
    spot = panel.values.element_rect((3, 5, 7)).center().toPoint()
    qtbot.mouseClick(panel.values, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(panel.pixel.sum.isVisible, timeout=MS)
    # 3x3 on the halved map, whose pixels are made of 3x3 and a pooling: 2 * 3 + 2 pixels wide.
    assert "rows 7 to 14, columns 11 to 18" in panel.pixel.where.text()
    assert panel.pixel.picture.box() == (7, 15, 11, 19)
    patch, kernel, products = panel.pixel.products.parts()
    step = answer.walk.steps[place - 1]
    channel = panel.pixel.channel.value()
    assert np.array_equal(patch, kept(step.given)[0, channel, 4:7, 6:9])
    assert np.array_equal(products, patch * kernel)
    assert "Sum of 144 products" in panel.pixel.sum.text()
    value = float(kept(step.values)[0, 3, 5, 7])
    assert f"{value:.9g}".lstrip("-") in panel.pixel.digits.text()
    QTest.keyClick(panel.values, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: panel.pixel.picture.box() == (7, 15, 13, 21), timeout=MS)
    scroll = view.scroll_area.verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.value() == scroll.maximum(), timeout=MS)
    view.images.buttons[1].click()
    other = float(kept(step.values)[1, 3, 5, 8])
    qtbot.waitUntil(lambda: f"{other:.9g}".lstrip("-") in panel.pixel.digits.text(), timeout=MS)
    go_to(view, "features.3")
    assert scroll.value() == 0, "another station begins at its top"


def test_shares_add_up_and_follow_the_temperature(qtbot: QtBot, view: WalkView) -> None:
    answer = walked(qtbot, view)
    go_to(view, "Softmax(dim=1)")
    panel = view.softmax_panel
    logits = torch.from_numpy(kept(answer.walk.logits))
    expected = logits.double().softmax(dim=1)[0].numpy()
    assert np.allclose(panel.bars.shares(), expected, rtol=1e-6)
    assert "add up to 1.0000" in panel.sum.text()
    across = float(logits.double().softmax(dim=0)[0].sum())
    assert f"add up to {across:.4f}" in panel.wrong.text()
    winner = panel.bars.winner()
    panel.temperature.setValue(panel.temperature.minimum())
    colder = (logits[0].double() * 10).softmax(dim=0).numpy()
    assert np.allclose(panel.bars.shares(), colder, rtol=1e-5)
    assert panel.bars.winner() == winner
    assert "add up to 1.0000" in panel.sum.text()


def test_the_button_shows_that_forward_runs_no_hook(qtbot: QtBot, view: WalkView) -> None:
    walked(qtbot, view)
    view.images.why.click()
    panel = view.hooks_panel
    assert view.panels.currentWidget() is panel
    panel.button.click()
    qtbot.waitUntil(panel.counts.isVisible, timeout=MS)
    rows = {cells[0]: cells[1:] for cells in panel.shown_counts()}
    assert rows["model(x)"] == ("1", "7")
    assert rows["model.forward(x)"] == ("0", "7")
    assert rows["layer(x), for every layer"][0] == "6"
    assert rows["layer.forward(x), for every layer"][0] == "0"


def test_a_hidden_page_computes_nothing_and_catches_up(
    qtbot: QtBot, background: Background, view: WalkView, session: Session
) -> None:
    session.set_model(ModelSpec("linear"))
    session.set_chosen(Chosen("test", 4))
    qtbot.wait(20)
    assert background.findChildren(Job) == []
    first = walked(qtbot, view)
    assert first.request.subject.spec == ModelSpec("linear")
    view.hide()
    session.set_model(ModelSpec("lenet"))
    qtbot.wait(20)
    assert view.answer is first
    assert len(walked(qtbot, view, first).walk.steps) == 12


def test_new_weights_keep_the_station_that_one_looks_at(
    qtbot: QtBot, view: WalkView, session: Session
) -> None:
    first = walked(qtbot, view)
    place = go_to(view, "linear_relu_stack.3")
    inputs = session.inputs
    assert inputs is not None
    state = zoo.build(ModelSpec("mlp"), (1, 28, 28), 10, 5).state_dict()
    session.set_own_weights(OwnWeights(ModelSpec("mlp"), inputs, 7, state))
    answer = walked(qtbot, view, first)
    assert answer.network.origin == "own"
    assert view.stations.current() == place
    assert view.panels.currentWidget() is view.step_panel


class Odd(nn.Module):
    """A network that somebody wrote, with something wrong in it."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self.flatten = nn.Flatten()
        self.head = nn.Linear(784, 10)
        self.what = what

    def forward(self, x: Tensor) -> object:
        if self.what == "three" and len(x) == 3:
            raise ValueError("not three")
        logits = self.head(self.flatten(x))
        return (logits, x) if self.what == "tuple" else logits[:, :4]


@pytest.mark.parametrize(
    ("what", "steps", "words"),
    [("three", 0, "not three"), ("tuple", 2, "a tuple"), ("few", 2, "[3, 4]")],
)
def test_what_is_wrong_with_a_network_is_one_sentence_after_what_was_seen(
    qtbot: QtBot,
    view: WalkView,
    monkeypatch: pytest.MonkeyPatch,
    what: str,
    steps: int,
    words: str,
) -> None:
    monkeypatch.setattr(Subject, "build", lambda _: Network(Odd(what).eval(), "fresh"))
    answer = walked(qtbot, view)
    assert len(answer.walk.steps) == steps
    ending = view.stations.stations()[-2]
    assert ending.mark == "error"
    assert words in ending.sentence
    assert view.message.isVisible()
    assert view.message.text() == ending.sentence


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers_are_shown_as_such(
    qtbot: QtBot, view: WalkView, session: Session, value: float
) -> None:
    inputs = session.inputs
    assert isinstance(inputs, Inputs)
    state = zoo.build(ModelSpec("cnn"), (1, 28, 28), 10, 5).state_dict()
    state["features.0.weight"][0].fill_(value)
    session.set_model(ModelSpec("cnn"))
    session.set_own_weights(OwnWeights(ModelSpec("cnn"), inputs, 7, state))
    walked(qtbot, view)
    view.grab()
    go_to(view, "features.0")
    assert "not finite" in view.step_panel.values.accessibleDescription()
    qtbot.mouseClick(
        view.step_panel.values,
        Qt.MouseButton.LeftButton,
        pos=view.step_panel.values.element_rect((0, 3, 3)).center().toPoint(),
    )
    qtbot.waitUntil(view.step_panel.pixel.sum.isVisible, timeout=MS)
    go_to(view, "Softmax(dim=1)")
    assert view.softmax_panel.bars.winner() is None
    assert "no shares" in view.softmax_panel.sum.text()
    view.grab()


def test_without_a_dataset_the_page_says_what_to_do(qtbot: QtBot, background: Background) -> None:
    view = WalkView(Session(), background)
    qtbot.addWidget(view)
    view.show()
    assert "Data tab" in view.empty.text()
    assert view.pages.currentWidget() is view.empty
