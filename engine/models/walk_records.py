"""What was seen on a batch's way through a network, as plain records. Light: no torch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.errors import AtelierError

Floats = NDArray[np.float32]
Fact = bool | int | float | str | tuple[int, ...] | None

WINDOWED = ("Conv2d", "MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d", "AdaptiveMaxPool2d")
"""Kinds of layers whose output pixels have a window of the input each."""

Way = Literal["straight", "earlier", "reshaped", "relu", "mirrored", "doubled", "sum", "other"]


@dataclass(frozen=True)
class Origin:
    """Where a layer's input comes from.

    Attributes:
        way: `straight`: it is what the layer before gave (or the batch); `earlier`: what an earlier
            one gave; otherwise something happened between the layers that no hook sees. What that
            was is told by its result, number for number: the same values in another shape
            (`reshaped`), without those below zero (`relu`), with columns the other way round
            (`mirrored`), these and after them the mirrored ones (`doubled`), the `sum` of two; or
            `other`.
        of: Numbers of the steps whose outputs it is made of; 0 is the batch; empty for `other`.
    """

    way: Way
    of: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Step:
    """One call of a module that has no modules in it.

    Attributes:
        number: Its place in the order of calls, from 1.
        path: The module's (first) name in `named_modules()`; empty for the network itself.
        kind: Its class's name.
        turn: Which of this module's calls it is, from 1.
        settings: What `print(module)` says between the brackets.
        facts: The module's own constants by name, such as `in_features`, and `bias`: whether it
            has one.
        origin: Where its input comes from.
        input_shape: Of the first tensor that it was given; None if there was none.
        output_shape: Of what it returned; None if that is not a tensor.
        given: Its input, float32; None where it is too large to keep.
        values: What it returned, likewise, as it was then: a later layer may work in place.
        silenced: Of a ReLU, bool in the output's shape: true where it gives zero.
    """

    number: int
    path: str
    kind: str
    turn: int
    settings: str
    facts: Mapping[str, Fact]
    origin: Origin
    input_shape: tuple[int, ...] | None
    output_shape: tuple[int, ...] | None
    given: Floats | None
    values: Floats | None
    silenced: NDArray[np.bool_] | None = None

    @property
    def has_window(self) -> bool:
        """Whether each pixel of its output has a window of the input: maps in, maps out, kept."""
        maps = self.input_shape is not None and len(self.input_shape) == 4
        whole = self.values is not None and self.given is not None and self.values.ndim == 4
        return self.kind in WINDOWED and maps and whole


@dataclass(frozen=True, eq=False)
class Walk:
    """A batch's way through a network.

    Attributes:
        batch: float32 [N, C, H, W].
        steps: In the order of calls; all that there were before an error.
        logits: float32 [N, classes], the network's output; None if it is anything else.
        ending: Where the output comes from, as a layer's input.
        error: Why the way ended early, or what is wrong with the output; None if all is well.
    """

    batch: Floats
    steps: tuple[Step, ...] = field(repr=False)
    logits: Floats | None
    ending: Origin
    error: AtelierError | None = None

    def by_image(self, values: NDArray[Any] | None) -> NDArray[Any] | None:
        """A layer's values [N, ...] by the batch's images; None if they cannot be told apart.

        Of a batch that was doubled on the way, the first half.
        """
        count = len(self.batch)
        if values is None or not values.ndim:
            return None
        doubled = any(step.origin.way == "doubled" for step in self.steps)
        fits = len(values) == count or (doubled and len(values) == 2 * count)
        return values[:count] if fits else None


@dataclass(frozen=True)
class HookCounts:
    """How many forward hooks fired, where every module of a network has one.

    Attributes:
        own_by_call: The network's own, by `model(x)`.
        inside_by_call: Those of the modules in it, by `model(x)`.
        own_by_forward: The network's own, by `model.forward(x)`.
        inside_by_forward: Those of the modules in it, by `model.forward(x)`: its `forward` calls
            them as `layer(x)`, which runs theirs.
        layers: How many calls of layers without modules in them there were.
        layers_by_forward: How many hooks fire when `forward` of each of these is called directly.
    """

    own_by_call: int
    inside_by_call: int
    own_by_forward: int
    inside_by_forward: int
    layers: int
    layers_by_forward: int


@dataclass(frozen=True)
class Region:
    """A rectangle of pixels; what lies outside the picture is padding.

    Attributes:
        top: First row.
        bottom: The row after the last.
        left: First column.
        right: The column after the last.
    """

    top: int
    bottom: int
    left: int
    right: int

    def joined(self, other: "Region") -> "Region":
        """The least rectangle around both."""
        return Region(
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            min(self.left, other.left),
            max(self.right, other.right),
        )


@dataclass(frozen=True, eq=False)
class PixelOrigin:
    """How one number of a convolution's or a pooling's output came about.

    Attributes:
        number: Of the step.
        place: Image, channel, row, column of the output.
        window: What the layer reads of its input, rows and columns, padding included.
        picture: What of the picture has any part in it; None where that cannot be told.
        patch: float32 [C, kh, kw], the numbers that are read; of a pooling C is 1.
        inside: bool [kh, kw], false for padding.
        kernel: float32 [C, kh, kw], what they are multiplied by; None for a pooling.
        bias: What is added; None if the layer has none.
        divisor: What a mean's sum is divided by; None for others.
        total: The result worked out here, in double precision.
        value: The layer's own, in single precision: torch adds in another order, so that the last
            digits may differ.
    """

    number: int
    place: tuple[int, int, int, int]
    window: Region
    picture: Region | None
    patch: Floats
    inside: NDArray[np.bool_]
    kernel: Floats | None
    bias: float | None
    divisor: int | None
    total: float
    value: float
