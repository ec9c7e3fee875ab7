"""Graphs of boxes and lines: where they are put, and how one moves about in them."""

import itertools
import random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.model import graph_layout
from gui.widgets.model.graph_layout import Box, Diagram, DiagramNode, place
from gui.widgets.model.graph_view import GraphView


def touch(first: Box, second: Box) -> bool:
    apart = (
        first.x + first.width <= second.x
        or second.x + second.width <= first.x
        or first.y + first.height <= second.y
        or second.y + second.height <= first.y
    )
    return not apart


@pytest.mark.parametrize("seed", range(30))
def test_boxes_never_touch_and_every_edge_leads_down(seed: int) -> None:
    generator = random.Random(seed)
    count = generator.randrange(1, 60)
    edges = {
        (generator.randrange(lower), lower)
        for lower in range(1, count)
        for _ in range(generator.choice([0, 1, 1, 2, 4]))
    }
    nodes = tuple(
        DiagramNode("n" * generator.randrange(1, 30), ("x",) * generator.randrange(3))
        for _ in range(count)
    )
    placed = place(Diagram(nodes, tuple(sorted(edges))))
    assert len(placed.boxes) == count
    for first, second in itertools.combinations(placed.boxes, 2):
        assert not touch(first, second)
    for (upper, lower), route in zip(placed.diagram.edges, placed.routes, strict=True):
        above, below = placed.boxes[upper], placed.boxes[lower]
        assert placed.layers[upper] < placed.layers[lower]
        assert route[0] == pytest.approx((above.x + above.width / 2, above.y + above.height))
        assert route[-1] == pytest.approx((below.x + below.width / 2, below.y))
        heights = [y for _, y in route]
        assert heights == sorted(heights)
    for box in placed.boxes:
        assert box.x + 1e-6 >= 0
        assert box.x + box.width <= placed.width + 1e-6
        assert box.y >= 0
        assert box.y + box.height <= placed.height + 1e-6


def test_a_long_edge_runs_around_what_lies_between() -> None:
    chain = tuple(itertools.pairwise(range(6)))
    nodes = tuple(DiagramNode(f"node {n}") for n in range(6))
    placed = place(Diagram(nodes, (*chain, (0, 5))))
    for x, y in placed.routes[-1][1:-1]:
        for box in placed.boxes[1:5]:
            assert not (box.x < x < box.x + box.width and box.y < y < box.y + box.height)


def test_a_graph_of_too_many_long_edges_is_still_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = tuple(DiagramNode(f"node {n}") for n in range(20))
    diagram = Diagram(nodes, tuple(itertools.combinations(range(20), 2)))
    monkeypatch.setattr(graph_layout, "_PLACES", 30)
    placed = place(diagram)
    assert len(placed.routes) == 190
    assert min(map(len, placed.routes)) == 2
    assert placed.layers == tuple(range(20))


def test_no_graph_at_all_can_be_placed() -> None:
    assert place(Diagram((), ())).boxes == ()


@pytest.fixture
def graph(qtbot: QtBot) -> GraphView:
    """A diamond: 0 above 1 and 2, both above 3; 2 is reached by a long edge from 4."""
    nodes = tuple(DiagramNode(f"node {n}", ("line",), "ab"[n % 2]) for n in range(5))
    made = GraphView()
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.set_graph(place(Diagram(nodes, ((0, 1), (0, 2), (1, 3), (2, 3), (4, 3)))))
    return made


def test_arrow_keys_go_from_node_to_node(graph: GraphView) -> None:
    QTest.keyClick(graph, Qt.Key.Key_Up)
    assert graph.selected_node() == 3
    QTest.keyClick(graph, Qt.Key.Key_Up)
    middle = graph.selected_node()
    assert middle in (1, 2, 4)
    seen: set[int | None] = {middle}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(graph, key)
        seen.add(graph.selected_node())
    assert seen == {1, 2, 4}
    assert graph.accessibleDescription().startswith("node ")
    graph.select(1)
    QTest.keyClick(graph, Qt.Key.Key_Up)
    assert graph.selected_node() == 0
    QTest.keyClick(graph, Qt.Key.Key_Down)
    assert graph.selected_node() in (1, 2)
    QTest.keyClick(graph, Qt.Key.Key_Escape)
    assert graph.selected_node() is None


def test_the_graph_zooms_around_the_cursor_moves_and_fits(graph: GraphView) -> None:
    before, where = graph.scale(), graph.place_of(0)
    QTest.keyClick(graph, Qt.Key.Key_Plus)
    assert graph.scale() == pytest.approx(before * 1.25)
    QTest.keyClick(graph, Qt.Key.Key_Minus)
    assert graph.scale() == pytest.approx(before)
    held = graph.place_of(0)
    wheel = QWheelEvent(
        held,
        QPointF(graph.mapToGlobal(held.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(graph, wheel)
    assert graph.scale() > before
    assert (graph.place_of(0) - held).manhattanLength() < 1e-6
    QTest.mousePress(graph, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(graph, QPoint(25, 45))
    QTest.mouseRelease(graph, Qt.MouseButton.LeftButton, pos=QPoint(25, 45))
    assert (graph.place_of(0) - held - QPointF(20, 40)).manhattanLength() < 1e-6
    assert graph.selected_node() is None
    QTest.keyClick(graph, Qt.Key.Key_0)
    assert (graph.place_of(0) - where).manhattanLength() < 1e-6
