"""An autograd graph as plain records. Light: torch's types appear in annotations only."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

Shape = tuple[int, ...]


@dataclass(frozen=True)
class GradNode:
    """One node of the graph.

    Attributes:
        id: Its place in `GradientTrace.nodes`.
        name: As torch prints it, such as `AddmmBackward0`.
        shapes: Of the operation's outputs, each the shape of the gradient that arrived; None for
            an output that no gradient came to.
        saved: What the operation kept for the way back: its name and shape.
        layer: Path of the module that made it; "" for the network itself, None for the loss.
        parameters: Names of the parameter that it adds gradients to; several where layers share
            it, none for other nodes.
        inputs: Ids of the nodes that it passes gradients to.
        norm: 2-norm of the gradient that arrived; None if none did.
    """

    id: int
    name: str
    shapes: tuple[Shape | None, ...]
    saved: tuple[tuple[str, Shape], ...]
    layer: str | None
    parameters: tuple[str, ...]
    inputs: tuple[int, ...]
    norm: float | None


@dataclass(frozen=True, eq=False)
class GradientTrace:
    """A loss and where it came from.

    Attributes:
        loss: Its value.
        outputs: What the network gave, float [N, classes] for `trace`.
        nodes: In the order in which they were made, the loss last; parameters stand before the
            first that needs them.
        gradients: By the parameter's name, of those that have one; shaped like the parameter.
    """

    loss: float
    outputs: Tensor
    nodes: tuple[GradNode, ...]
    gradients: dict[str, Tensor]

    @property
    def is_finite(self) -> bool:
        """Whether the loss and all gradients are numbers."""
        norms = (node.norm for node in self.nodes if node.norm is not None)
        return math.isfinite(self.loss) and all(map(math.isfinite, norms))

    def as_text(self) -> str:
        """One line for each node, in order."""
        lines = [f"loss = {self.loss!r}"]
        for node in self.nodes:
            shapes = ", ".join("none" if s is None else str(list(s)) for s in node.shapes)
            parts = [f"{node.id}: {node.name}", f"shape {shapes}"]
            if node.layer is not None:
                parts.append(f"layer {node.layer or '(network)'}")
            if node.parameters:
                parts.append(f"parameter {' = '.join(node.parameters)}")
            if node.saved:
                kept = ", ".join(f"{name} {list(shape)}" for name, shape in node.saved)
                parts.append(f"saved {kept}")
            if node.norm is not None:
                parts.append(f"gradient norm {node.norm:.6g}")
            if node.inputs:
                parts.append(f"passes gradients to {', '.join(map(str, node.inputs))}")
            lines.append("; ".join(parts))
        return "\n".join(lines) + "\n"
