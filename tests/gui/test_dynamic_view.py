"""The page of the branching network: the graph changes with the input."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.background import Background, Job
from gui.model.dynamic_view import DynamicView, InputSide
from gui.session import Session


@pytest.fixture
def settle(qtbot: QtBot, background: Background) -> Callable[[], None]:
    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not background.findChildren(Job), timeout=60_000)

    return wait


@pytest.fixture
def view(qtbot: QtBot, background: Background, settle: Callable[[], None]) -> Iterator[DynamicView]:
    made = DynamicView(Session(), background)
    made.resize(1024, 560)
    assert background.findChildren(Job) == [], "a page that is hidden computes nothing"
    with qtbot.waitExposed(made):
        made.show()
    settle()
    yield made
    settle()
    made.close()
    made.deleteLater()


def titles(side: InputSide) -> list[str]:
    placed = side.graph.placed()
    assert placed is not None
    return [node.title for node in placed.diagram.nodes]


def test_two_inputs_leave_two_graphs_of_one_source(view: DynamicView) -> None:
    assert "def forward(self, x: Tensor)" in view.source.toPlainText()
    assert view.source.isReadOnly()
    first, second = map(titles, view.sides)
    assert "ReluBackward0" in first
    assert "TanhBackward0" not in first
    assert "TanhBackward0" in second
    assert "ReluBackward0" not in second
    assert second.count("AddmmBackward0") - first.count("AddmmBackward0") == 3
    for side, names in zip(view.sides, (first, second), strict=True):
        assert f"{len(names)} nodes" in side.way.text()


def test_another_number_records_another_graph(
    view: DynamicView, settle: Callable[[], None]
) -> None:
    side, other = view.sides
    untouched = titles(other)
    for value, taken in ((4.0, "ReluBackward0"), (-4.0, "TanhBackward0")):
        side.fields[0].setValue(value)
        settle()
        assert taken in titles(side)
        assert titles(side).count("AddmmBackward0") == 6, "as often as it may be"
    assert titles(other) == untouched


def test_a_page_that_comes_back_shows_the_newest_numbers(
    view: DynamicView, settle: Callable[[], None], background: Background
) -> None:
    side = view.sides[0]
    view.hide()
    side.fields[0].setValue(-3.0)
    assert background.findChildren(Job) == []
    view.show()
    settle()
    assert "TanhBackward0" in titles(side)


def test_the_graph_can_be_copied(view: DynamicView) -> None:
    QTest.keyClick(view.sides[1].graph, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "TanhBackward0; shape [1, 4]" in QGuiApplication.clipboard().text()
