"""What a layer computes, in one sentence and one formula with the real sizes in them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.models.walk_records import Fact, Origin, Step, Walk
from gui.numbers import percent


def shape_text(shape: tuple[int, ...] | None) -> str:
    """A shape as Python writes a list; a dash where there is none."""
    return "\N{EN DASH}" if shape is None else str(list(shape))


def shapes_text(step: Step) -> str:
    """Shape before and after a layer."""
    return f"{shape_text(step.input_shape)} \N{RIGHTWARDS ARROW} {shape_text(step.output_shape)}"


def title(step: Step) -> str:
    """A layer's path in the network, and which of its calls this is, if it is not the first."""
    path = step.path or QCoreApplication.translate("Walk", "the network itself")
    if step.turn == 1:
        return path
    return QCoreApplication.translate("Walk", "{0} (call {1})").format(path, step.turn)


def origin_text(origin: Origin, walk: Walk) -> str:
    """What happened before a layer outside of any layer; empty where nothing did."""
    names = [_name(number, walk) for number in origin.of]
    match origin.way:
        case "straight":
            return ""
        case "earlier":
            text = QCoreApplication.translate("Walk", "Branches off: takes what {0} gave")
        case "reshaped":
            text = QCoreApplication.translate(
                "Walk", "Something between: the values of {0} in another shape"
            )
        case "relu":
            text = QCoreApplication.translate(
                "Walk", "Something between: {0} with zero for what is below zero"
            )
        case "mirrored":
            text = QCoreApplication.translate("Walk", "Something between: {0} turned left to right")
        case "doubled":
            text = QCoreApplication.translate(
                "Walk", "Something between: {0}, and after these the same turned left to right"
            )
        case "sum":
            text = QCoreApplication.translate("Walk", "Something between: the sum of {0} and {1}")
        case _:
            text = QCoreApplication.translate(
                "Walk", "Something between: operations that are no layers, which no hook sees"
            )
    return text.format(*names)


def _name(number: int, walk: Walk) -> str:
    if number == 0:
        return QCoreApplication.translate("Walk", "the pictures")
    step = walk.steps[number - 1]
    return step.path or step.kind


def silence_text(mask: NDArray[np.bool_] | None) -> str:
    """How much a ReLU silences in one image (a mask of its units), and of whole maps."""
    if mask is None or not mask.size:
        return ""
    text = QCoreApplication.translate(
        "Walk", "Silenced in this image: {0} of {1} values, {2} (hatched)."
    ).format(f"{int(mask.sum()):,}", f"{mask.size:,}", percent(float(mask.mean()), 1))
    if mask.ndim != 3 or mask.shape[1:] == (1, 1):
        return text
    whole = int(mask.all(axis=(1, 2)).sum())
    more = QCoreApplication.translate("Walk", "Maps with nothing left in them: {0} of {1}.")
    return f"{text} {more.format(whole, len(mask))}"


def sentence(step: Step) -> str:
    """What a layer computes."""
    made = _filled(_SENTENCES, step)
    return made or QCoreApplication.translate(
        "Walk", "A layer of a kind that has no explanation here; its values are what it gave."
    )


def formula(step: Step) -> str:
    """The same as a formula; empty where there is none to show."""
    return _filled(_FORMULAS, step)


def _filled(table: dict[str, Callable[[Step], str]], step: Step) -> str:
    maker = table.get(step.kind)
    if maker is None or step.input_shape is None or step.output_shape is None:
        return ""
    try:
        return maker(step)
    except (KeyError, TypeError, IndexError, ValueError):
        return ""  # a class of the person's own that has a well-known layer's name


def _by(value: Fact) -> str:
    """A size that may be one number or one for each direction: `3 x 3`."""
    if isinstance(value, tuple):
        return " x ".join(str(part) for part in value)
    return f"{value} x {value}"


def _shape(step: Step, *, after: bool = False) -> tuple[int, ...]:
    shape = step.output_shape if after else step.input_shape
    if shape is None:
        raise ValueError("no shape")
    return shape


# Sentences


def _linear(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "Each of its {0} units adds up all {1} inputs, each times a weight of its own."
    ).format(f"{step.facts['out_features']:,}", f"{step.facts['in_features']:,}")


def _convolution(step: Step) -> str:
    text = QCoreApplication.translate(
        "Walk",
        "{0} kernels of {1} slide over the maps, step {2}, padding {3}; where a kernel lies, its "
        "weights are multiplied with what is below them, and added up. Each makes one map of {4}.",
    )
    per_group = int(str(step.facts["in_channels"])) // int(str(step.facts["groups"]))
    kernel = f"{per_group} x {_by(step.facts['kernel_size'])}"
    padding = step.facts["padding"]
    return text.format(
        step.facts["out_channels"],
        kernel,
        _by(step.facts["stride"]),
        padding if isinstance(padding, str) else _by(padding),
        _by(_shape(step, after=True)[2:]),
    )


def _max_pool(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "Of each {0} pixels of a map the largest goes on: {1} becomes {2}."
    ).format(_by(step.facts["kernel_size"]), *_sides(step))


def _mean_pool(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "Each {0} pixels of a map become their mean: {1} becomes {2}."
    ).format(_by(step.facts["kernel_size"]), *_sides(step))


def _adaptive_pool(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "Each map, whatever its size, is brought to a fixed one by means: {0} becomes {1}."
    ).format(*_sides(step))


def _sides(step: Step) -> tuple[str, str]:
    return _by(_shape(step)[2:]), _by(_shape(step, after=True)[2:])


def _batch_norm(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk",
        "Each of {0} channels is shifted and stretched: its mean and variance of the training "
        "(here they stand still), then a weight and a bias that are learned.",
    ).format(step.facts["num_features"])


def _layer_norm(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "Each image's own {0} values are brought to mean 0 and variance 1, then weighted."
    ).format(f"{math.prod(_tuple(step.facts['normalized_shape'])):,}")


def _tuple(value: Fact) -> tuple[int, ...]:
    return value if isinstance(value, tuple) else (int(str(value)),)


def _relu(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "What is above zero passes; what is below becomes zero, and its unit is silent."
    )


def _leaky(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "What is above zero passes; of what is below, {0} of it."
    ).format(step.facts["negative_slope"])


def _smooth(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "Passes what is far above zero and silences what is far below, with a soft bend."
    )


def _squeezed(step: Step) -> str:
    return QCoreApplication.translate("Walk", "Squeezes each value into the range from {0} to 1.")


def _tanh(step: Step) -> str:
    return _squeezed(step).format("\N{MINUS SIGN}1")


def _sigmoid(step: Step) -> str:
    return _squeezed(step).format("0")


def _flatten(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "Each image's {0} values become one row of {1}; nothing is computed."
    ).format(_by(_shape(step)[1:]), f"{math.prod(_shape(step, after=True)[1:]):,}")


def _dropout(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk",
        "In training it sets each value to zero with probability {0}; here, in evaluation mode, "
        "it lets everything pass.",
    ).format(step.facts["p"])


def _identity(step: Step) -> str:
    return QCoreApplication.translate("Walk", "Lets everything pass as it is.")


def _softmax(step: Step) -> str:
    return QCoreApplication.translate(
        "Walk", "Makes shares of the values, which add up to 1 along dimension {0}."
    ).format(step.facts["dim"])


_SENTENCES: dict[str, Callable[[Step], str]] = {
    "Linear": _linear,
    "Conv2d": _convolution,
    "MaxPool2d": _max_pool,
    "AvgPool2d": _mean_pool,
    "AdaptiveAvgPool2d": _adaptive_pool,
    "BatchNorm1d": _batch_norm,
    "BatchNorm2d": _batch_norm,
    "LayerNorm": _layer_norm,
    "ReLU": _relu,
    "LeakyReLU": _leaky,
    "GELU": _smooth,
    "SiLU": _smooth,
    "Tanh": _tanh,
    "Sigmoid": _sigmoid,
    "Flatten": _flatten,
    "Dropout": _dropout,
    "Dropout2d": _dropout,
    "Identity": _identity,
    "Softmax": _softmax,
}


# Formulas: the same in every language.


def _linear_formula(step: Step) -> str:
    outputs, inputs = step.facts["out_features"], step.facts["in_features"]
    if not step.facts.get("bias"):
        return f"y = x W\N{MODIFIER LETTER CAPITAL T}    W: [{outputs}, {inputs}]"
    return f"y = x W\N{MODIFIER LETTER CAPITAL T} + b    W: [{outputs}, {inputs}], b: [{outputs}]"


def _convolution_formula(step: Step) -> str:
    facts = step.facts
    per_group = int(str(facts["in_channels"])) // int(str(facts["groups"]))
    size = [facts["out_channels"], per_group, *_tuple(facts["kernel_size"])]
    bias = f", b: [{facts['out_channels']}]" if facts.get("bias") else ""
    added = " + b[k]" if facts.get("bias") else ""
    down, right = (_tuple(facts["stride"]) * 2)[:2]
    rows, columns = ("" if stride == 1 else str(stride) for stride in (down, right))
    sum_sign = "\N{N-ARY SUMMATION}"
    read = f"x[c,{rows}i+u,{columns}j+v]"
    return f"y[k,i,j] = {sum_sign} W[k,c,u,v] {read}{added}    W: {size}{bias}"


def _norm_formula(step: Step) -> str:
    root = "\N{SQUARE ROOT}"
    return f"y = (x \N{MINUS SIGN} mean) / {root}(var + {step.facts['eps']}) \N{DOT OPERATOR} w + b"


_FORMULAS: dict[str, Callable[[Step], str]] = {
    "Linear": _linear_formula,
    "Conv2d": _convolution_formula,
    "BatchNorm1d": _norm_formula,
    "BatchNorm2d": _norm_formula,
    "LayerNorm": _norm_formula,
    "MaxPool2d": lambda _: "y[c,i,j] = max x[c,u,v]",
    "AvgPool2d": lambda _: "y[c,i,j] = mean x[c,u,v]",
    "AdaptiveAvgPool2d": lambda _: "y[c,i,j] = mean x[c,u,v]",
    "ReLU": lambda _: "y = max(0, x)",
    "LeakyReLU": lambda step: f"y = x if x > 0 else {step.facts['negative_slope']} x",
    "GELU": lambda _: "y = x \N{GREEK CAPITAL LETTER PHI}(x)",
    "SiLU": lambda _: "y = x / (1 + e\N{SUPERSCRIPT MINUS}\N{MODIFIER LETTER SMALL X})",
    "Tanh": lambda _: "y = tanh(x)",
    "Sigmoid": lambda _: "y = 1 / (1 + e\N{SUPERSCRIPT MINUS}\N{MODIFIER LETTER SMALL X})",
    "Softmax": lambda _: (
        "y = e\N{MODIFIER LETTER SMALL X} / \N{N-ARY SUMMATION} e\N{MODIFIER LETTER SMALL X}"
    ),
    "Flatten": lambda step: f"y = x.reshape({', '.join(map(str, _shape(step, after=True)))})",
    "Identity": lambda _: "y = x",
    "Dropout": lambda _: "y = x",
    "Dropout2d": lambda _: "y = x",
}
