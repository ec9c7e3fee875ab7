"""The tensor pad in the Model tab."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.background import Background
from gui.model.tensors_view import TensorsView
from gui.session import Chosen, LoadedDataset, Session
from gui.widgets.model.tensor_card import TensorCard

_SECONDS = 60_000  # the first line waits for torch


@pytest.fixture
def view(qtbot: QtBot, background: Background) -> TensorsView:
    """The page on the screen, with a session that has no dataset."""
    made = TensorsView(Session(), background)
    qtbot.addWidget(made)
    made.resize(1000, 560)
    with qtbot.waitExposed(made):
        made.show()
    return made


def typed(qtbot: QtBot, view: TensorsView, *lines: str) -> None:
    """Type lines and wait until the last one was answered or refused."""
    for line in lines:
        view.pad.line.clear()
        qtbot.keyClicks(view.pad.line, line)
        qtbot.keyClick(view.pad.line, Qt.Key.Key_Return)
    last = lines[-1]
    qtbot.waitUntil(lambda: view.pad.said.text().partition("\n")[0] == last, timeout=_SECONDS)


def cards(view: TensorsView) -> dict[str, TensorCard]:
    """The cards by name."""
    return {card.record.name: card for card in view.pad.cards()}


def test_a_line_makes_a_card_and_the_tensor_is_shown_close_up(
    qtbot: QtBot, view: TensorsView
) -> None:
    typed(qtbot, view, "x = torch.arange(6).reshape(2, 3)", "t = x.T")
    assert list(cards(view)) == ["x", "t"]
    assert cards(view)["t"].isChecked()
    facts = dict(view.pad.detail.facts())
    assert facts["shape"] == "[3, 2]"
    assert facts["stride"] == "(1, 3)"
    assert facts["contiguous"] == "no"
    assert facts["shares memory with"] == "x"
    assert_array_equal(view.pad.detail.table.array(), [[0, 3], [1, 4], [2, 5]])


def test_a_card_is_chosen_with_the_keyboard(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "x = torch.zeros(2)", "y = torch.ones(3)")
    card = cards(view)["x"]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert_array_equal(view.pad.detail.table.array(), [[0, 0]])


def test_each_element_tells_its_cell(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "x = torch.arange(6).reshape(2, 3)", "v = x.T[1:]")
    picture = view.pad.detail.strides
    assert picture.isVisible()
    qtbot.keyClick(picture, Qt.Key.Key_Down)
    assert picture.sentence().startswith("v[1, 0] is read from cell 2 =")
    qtbot.keyClick(picture, Qt.Key.Key_End)
    assert picture.sentence().startswith("v[1, 1] is read from cell 5 =")
    typed(qtbot, view, "w = torch.zeros(100)")
    assert not picture.isVisible()


def test_an_array_tells_its_cells_too(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "n = np.arange(6)", "b = n[::-1]")
    assert view.pad.detail.strides.sentence().startswith("b[0] is read from cell 5 = 5 + 0")


def test_stretched_axes_are_shown_until_the_next_line(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "torch.ones(3, 1) + torch.ones(4)")
    picture = view.pad.detail.broadcast
    assert picture.isVisible()
    assert picture.sentence() == "Broadcasting: [3, 1] + [4] gives [3, 4]."
    typed(qtbot, view, "torch.ones(2) + 1")
    assert not picture.isVisible()


def test_a_refused_line_stays_to_be_mended(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "x = torch.ones(2, 3)", "x @ x")
    assert "shapes cannot be multiplied" in view.pad.said.text()
    assert view.pad.line.text() == "x @ x"
    assert list(cards(view)) == ["x"]


def test_a_result_that_is_no_tensor_is_said(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "2 + 3")
    assert view.pad.said.text() == "2 + 3\n5"


def test_lines_come_back(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "x = torch.ones(2)", "y = x + 1")
    line = view.pad.line
    qtbot.keyClicks(line, "dra")
    for key, text in ((Qt.Key.Key_Up, "y = x + 1"), (Qt.Key.Key_Up, "x = torch.ones(2)")):
        qtbot.keyClick(line, key)
        assert line.text() == text
    for text in ("y = x + 1", "dra", "dra"):
        qtbot.keyClick(line, Qt.Key.Key_Down)
        assert line.text() == text


def test_all_examples_work_in_their_order(
    qtbot: QtBot, view: TensorsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.set_picture(np.zeros((28, 28), np.uint8))
    refused: list[str] = []
    view.pad.runner.failed.connect(lambda line, _: refused.append(line))
    done: list[str] = []
    view.pad.runner.answered.connect(lambda line, _: done.append(line))
    actions = [a for b in view.pad.chips.buttons.values() for a in b.menu().actions()]
    for action in actions:
        action.trigger()
        assert view.pad.line.text() == action.text()
        view.pad.line.submit()
    qtbot.waitUntil(
        lambda: len(list(filter(None, done))) + len(refused) == len(actions), timeout=_SECONDS
    )
    assert set(refused) <= {'g = x.to("cuda")'}  # where there is no such device


def test_tensors_are_removed(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "x = torch.ones(2)", "y = torch.ones(3)")
    cards(view)["x"].setFocus()
    cards(view)["x"].click()
    qtbot.keyClick(cards(view)["x"], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: list(cards(view)) == ["y"], timeout=_SECONDS)


def test_the_picture_is_what_is_chosen_or_set(
    qtbot: QtBot, background: Background, tiny_dataset: LoadedDataset
) -> None:
    session = Session()
    view = TensorsView(session, background)
    qtbot.addWidget(view)
    session.set_dataset(tiny_dataset)
    session.set_chosen(Chosen("test", 7))
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: "picture" in cards(view), timeout=_SECONDS)
    shown = cards(view)["picture"].record
    assert_array_equal(shown.values, tiny_dataset.test.images[7, 0].numpy())
    assert shown.dtype == "torch.uint8"
    view.set_picture(np.full((4, 5, 3), 9, np.uint8))
    qtbot.waitUntil(lambda: cards(view)["picture"].record.shape == (4, 5, 3), timeout=_SECONDS)
    view.set_picture(None)
    qtbot.waitUntil(lambda: cards(view)["picture"].record.shape == (28, 28), timeout=_SECONDS)


@pytest.mark.parametrize("line", ["x = tensor(3.)", "x = torch.zeros(0, 3)", "x = np.zeros(())"])
def test_tensors_without_axes_or_elements(qtbot: QtBot, view: TensorsView, line: str) -> None:
    typed(qtbot, view, line)
    assert list(cards(view)) == ["x"]
    view.grab()


def test_nan_and_large_tensors_are_painted(qtbot: QtBot, view: TensorsView) -> None:
    typed(qtbot, view, "x = tensor([1., 0.]) / 0", "y = torch.rand(300, 400, 5)")
    assert not cards(view)["y"].record.is_whole
    view.grab()
    cards(view)["x"].click()
    view.grab()
    assert view.pad.detail.strides.isVisible()
