"""What comes out of a layer, of what goes in: shapes without the batch's dimension. Light.

A shape has three sizes (channels, height, width) until something flattens it, then one.
"""

import math
from dataclasses import dataclass, field

from engine.errors import Said
from engine.layer_settings import Filled, Mistake
from engine.network_spec import LayerSpec
from engine.network_spec import Setting as Value

Shape = tuple[int, ...]

LARGEST_OUTPUT = 2**24
"""How many values a layer may put out for one picture: 64 MiB."""


@dataclass
class Outcome:
    """What is known of a layer once its input is.

    Attributes:
        output: The shape that comes out; None if it cannot be known.
        filled: The sizes that were inferred, by the setting's name.
        parameters: How many numbers it learns.
        mistakes: What is wrong.
        warnings: What is possible but hardly meant.
    """

    output: Shape | None
    filled: dict[str, Filled] = field(default_factory=dict)
    parameters: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    warnings: list[Mistake] = field(default_factory=list)


def outcome(kind: str, values: dict[str, Value], shape: Shape, source: Said) -> Outcome:
    """What a layer without children does with a shape.

    Args:
        kind: Of the layer.
        values: All its settings; None where one is to be inferred.
        shape: What goes in.
        source: The kind of the layer that it comes from, for what is said of a mistake.
    """
    match kind:
        case "Linear":
            found = _linear(values, shape, source)
        case "Conv2d" | "MaxPool2d" | "AvgPool2d" | "AdaptiveAvgPool2d":
            found = _on_picture(kind, values, shape, source)
        case "BatchNorm1d" | "BatchNorm2d":
            found = _batch_norm(kind, values, shape, source)
        case "LayerNorm":
            found = _layer_norm(values, shape, source)
        case "Flatten":
            found = Outcome((math.prod(shape),))
        case "Softmax" if _int(values, "dim") > len(shape):
            found = Outcome(shape, mistakes=[("layer_dim", {"dim": values["dim"], **_was(shape)})])
        case _:
            found = Outcome(shape)
    if found.output and math.prod(found.output) > LARGEST_OUTPUT:
        too_large: dict[str, object] = {"count": math.prod(found.output), "most": LARGEST_OUTPUT}
        found.mistakes.append(("layer_output_large", too_large))
        found.output = None
    return found


def shortcut(before: Shape, after: Shape) -> tuple[LayerSpec | None, Mistake | None]:
    """What a residual block needs on the way around, to add what came in to what comes out.

    Returns:
        A layer, or None if the shapes are equal; and what is wrong if there is no such layer.
    """
    if before == after:
        return None, None
    shapes: dict[str, object] = {"before": list(before), "after": list(after)}
    if len(before) != len(after):
        return None, ("layer_residual_axes", shapes)
    if len(before) == 1:
        return _made("Linear", in_features=before[0], out_features=after[0]), None
    for stride in range(1, max(before[1:]) + 1):
        if after[1:] == tuple((size - 1) // stride + 1 for size in before[1:]):
            sizes = {"in_channels": before[0], "out_channels": after[0]}
            return _made("Conv2d", **sizes, kernel_size=1, stride=stride), None
    return None, ("layer_residual_size", shapes)


def _made(kind: str, **sizes: int) -> LayerSpec:
    """A layer without bias: what it is added to has one."""
    return LayerSpec(kind, (*sizes.items(), ("bias", False)))


def _int(values: dict[str, Value], name: str) -> int:
    value = values[name]
    assert isinstance(value, int), name
    return value


def _was(shape: Shape, source: Said = "") -> dict[str, object]:
    return {"shape": list(shape), "source": source}


def _size(
    values: dict[str, Value], name: str, found: int, code: str, source: Said
) -> tuple[int, list[Mistake]]:
    """A size of the input: as it was given, or as it is; and whether the two differ."""
    given = found if values[name] is None else _int(values, name)
    wrong: Mistake = (code, {"expected": given, "found": found, "source": source})
    return given, [] if given == found else [wrong]


def _linear(values: dict[str, Value], shape: Shape, source: Said) -> Outcome:
    inputs, mistakes = _size(values, "in_features", shape[-1], "layer_features", source)
    outputs = _int(values, "out_features")
    warnings: list[Mistake] = [("layer_on_picture", _was(shape, source))] if len(shape) > 1 else []
    if mistakes and inputs == math.prod(shape):
        mistakes, warnings = [("layer_not_flat", _was(shape, source))], []
        shape = (inputs,)
    return Outcome(
        (*shape[:-1], outputs),
        {"in_features": inputs},
        inputs * outputs + outputs * bool(values["bias"]),
        mistakes,
        warnings,
    )


def _on_picture(kind: str, values: dict[str, Value], shape: Shape, source: Said) -> Outcome:
    """Convolution and pooling: a window that slides over a picture."""
    if len(shape) == 1:
        return Outcome(None, mistakes=[("layer_needs_picture", _was(shape, source))])
    if kind == "AdaptiveAvgPool2d":
        size = _int(values, "output_size")
        return Outcome((shape[0], size, size))
    if kind == "Conv2d":
        inputs, mistakes = _size(values, "in_channels", shape[0], "layer_channels", source)
        outputs, kernel = _int(values, "out_channels"), _int(values, "kernel_size")
        parameters = inputs * outputs * kernel**2 + outputs * bool(values["bias"])
        found = Outcome(None, {"in_channels": inputs}, parameters, mistakes)
    else:
        outputs, kernel = shape[0], _int(values, "kernel_size")
        stride = kernel if values["stride"] is None else values["stride"]
        found = Outcome(None, {"stride": stride})
        if _int(values, "padding") > kernel // 2:
            params: dict[str, object] = {"padding": values["padding"], "most": kernel // 2}
            found.mistakes.append(("layer_padding", params))
            return found
    found.output = _slide({**values, **found.filled}, (outputs, *shape[1:]), source, found.mistakes)
    return found


def _slide(
    values: dict[str, Filled], shape: Shape, source: Said, mistakes: list[Mistake]
) -> Shape | None:
    """The shape after a window went over it."""
    kernel, stride, padding = (values[name] for name in ("kernel_size", "stride", "padding"))
    assert isinstance(kernel, int)
    assert isinstance(stride, int)
    assert isinstance(padding, int)
    channels, height, width = shape
    least = kernel - 2 * padding
    if min(height, width) < least:
        sizes = {"kernel": kernel, "least": least, "height": height, "width": width}
        mistakes.append(("layer_pixels", {**sizes, "source": source}))
        return None
    height, width = ((size - least) // stride + 1 for size in (height, width))
    return channels, height, width


def _batch_norm(kind: str, values: dict[str, Value], shape: Shape, source: Said) -> Outcome:
    if kind == "BatchNorm2d" and len(shape) == 1:
        return Outcome(shape, mistakes=[("layer_norm_features", _was(shape, source))])
    if kind == "BatchNorm1d" and len(shape) > 1:
        return Outcome(shape, mistakes=[("layer_norm_picture", _was(shape, source))])
    code = "layer_channels" if len(shape) > 1 else "layer_features"
    size, mistakes = _size(values, "num_features", shape[0], code, source)
    return Outcome(shape, {"num_features": size}, 2 * size, mistakes)


def _layer_norm(values: dict[str, Value], shape: Shape, source: Said) -> Outcome:
    """One number normalises the last axis; left out, all of a picture is normalised."""
    if values["normalized_shape"] is None:
        filled: Filled = shape if len(shape) > 1 else shape[0]
        return Outcome(shape, {"normalized_shape": filled}, 2 * math.prod(shape))
    size, mistakes = _size(values, "normalized_shape", shape[-1], "layer_features", source)
    return Outcome(shape, {"normalized_shape": size}, 2 * size, mistakes)
