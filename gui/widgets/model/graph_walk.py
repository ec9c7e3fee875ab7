"""From node to node of a graph that is laid out. No Qt."""

from typing import Literal

from gui.widgets.model.graph_layout import Placed

Direction = Literal["up", "down", "left", "right"]


def next_node(placed: Placed, node: int | None, direction: Direction) -> int | None:
    """The node that lies next: along an edge (up, down), or in the same layer (left, right).

    From no node one gets to the end of the graph.
    """
    if node is None:
        return max(range(len(placed.boxes)), key=placed.layers.__getitem__, default=None)
    middles = [box.x + box.width / 2 for box in placed.boxes]
    here = middles[node]
    if direction in ("up", "down"):
        edges = placed.diagram.edges
        ends = [(b, a) if direction == "up" else (a, b) for a, b in edges]
        others = [end for start, end in ends if start == node]
    else:
        side = 1 if direction == "right" else -1
        row = [n for n, layer in enumerate(placed.layers) if layer == placed.layers[node]]
        others = [n for n in row if (middles[n] - here) * side > 0]
    return min(others, key=lambda n: abs(middles[n] - here), default=None)
