"""An autograd graph as boxes and lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.widgets.model.graph_layout import Diagram, DiagramNode, Placed, place

if TYPE_CHECKING:
    from engine.models.gradient_records import GradientTrace, GradNode

_WHOLE = "."  # the group of what the network does itself, between its layers


def placed(trace: GradientTrace) -> Placed:
    """The graph laid out, in the order of the forward pass; for worker threads."""
    edges = tuple((other, node.id) for node in trace.nodes for other in dict.fromkeys(node.inputs))
    return place(Diagram(tuple(map(_box, trace.nodes)), edges))


def _box(node: GradNode) -> DiagramNode:
    lines = [" = ".join(node.parameters) or node.layer or ""]
    lines.append(shapes(node))
    return DiagramNode(
        title=node.name,
        lines=tuple(line for line in lines if line),
        group="" if node.layer is None else node.layer or _WHOLE,
        is_leaf=bool(node.parameters),
    )


def shapes(node: GradNode) -> str:
    """The shapes of the gradients that came to a node."""
    return ", ".join("\N{EN DASH}" if shape is None else str(list(shape)) for shape in node.shapes)
