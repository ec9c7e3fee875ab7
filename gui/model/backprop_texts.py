"""What the backprop page says in words and numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.train_spec import TrainSpec
from gui import errors
from gui.model.backprop_bench import Look, Moment
from gui.model.backprop_diagram import shapes

if TYPE_CHECKING:
    from engine.models.gradient_records import GradNode

_ROUNDING = 1e-7  # a sum of float32 numbers around 1 that should be 0 is about as large
_SHOWN = 4  # how many images' losses are written out


def single(number: float) -> str:
    """The shortest decimal that reads back as this float32."""
    return str(np.float32(number))


def loss_first() -> str:
    """Why nothing can be done yet."""
    return QCoreApplication.translate("Backprop", "Make one loss first.")


def loss_formula(train: TrainSpec) -> str:
    """What the loss is, in one sentence."""
    if train.loss == "multi_margin":
        return QCoreApplication.translate(
            "Backprop", "MultiMarginLoss: the mean of max(0, 1 - right logit + other logit)."
        )
    if train.label_smoothing or train.class_weights:
        return QCoreApplication.translate(
            "Backprop", "CrossEntropyLoss with its label smoothing or class weights."
        )
    return QCoreApplication.translate(
        "Backprop",
        "Cross entropy: the mean over the images of -log p, where p is what softmax gives to the "
        "right class.",
    )


def loss_numbers(moment: Moment) -> str:
    """The loss written out; "" where it is no plain mean."""
    each = moment.each
    if not each:
        return ""
    parts = [f"{value:.4f}" for value in each[:_SHOWN]]
    if len(each) > _SHOWN:
        parts[-1:] = ["\N{HORIZONTAL ELLIPSIS}", f"{each[-1]:.4f}"]
    return f"({' + '.join(parts)}) / {len(each)} = {moment.losses[-1]:.6f}"


def node_text(node: GradNode) -> str:
    """A node of the graph, in one line."""
    parts = [node.name, shapes(node)]
    if node.parameters:
        parts.append(" = ".join(node.parameters))
    elif node.layer is None:
        parts.append(QCoreApplication.translate("Backprop", "part of the loss"))
    else:
        layer = node.layer or QCoreApplication.translate("Backprop", "the network itself")
        parts.append(QCoreApplication.translate("Backprop", "made by {0}").format(layer))
    if node.norm is not None:
        text = QCoreApplication.translate("Backprop", "gradient norm {0}")
        parts.append(text.format(f"{node.norm:.4g}"))
    if node.saved:
        kept = ", ".join(f"{name} {list(shape)}" for name, shape in node.saved)
        parts.append(QCoreApplication.translate("Backprop", "keeps {0}").format(kept))
    return "; ".join(part for part in parts if part)


def weight_rows(look: Look) -> list[tuple[str, str]]:
    """Value, gradient and its check: names and texts."""
    rows = [
        (QCoreApplication.translate("Backprop", "Value"), single(look.arithmetic.before)),
        (QCoreApplication.translate("Backprop", "Gradient"), single(look.gradient)),
    ]
    checked = QCoreApplication.translate("Backprop", "Finite difference")
    if look.slope is None:
        reason = "" if look.slope_error is None else errors.sentence(look.slope_error)
        return [*rows, (checked, reason)]
    rows.append((checked, f"{look.slope:.9g}"))
    apart = QCoreApplication.translate("Backprop", "Relative difference")
    if max(abs(look.gradient), abs(look.slope)) < _ROUNDING:
        return [*rows, (apart, QCoreApplication.translate("Backprop", "both 0 but for rounding"))]
    return [*rows, (apart, f"{relative(look.gradient, look.slope):.1e}")]


def relative(first: float, second: float) -> float:
    """How far two numbers are apart, for their size; nan where one is not finite."""
    if not (math.isfinite(first) and math.isfinite(second)):
        return math.nan
    size = max(abs(first), abs(second))
    return abs(first - second) / size if size else 0.0


def step_text(look: Look) -> str:
    """The optimizer's step, line by line."""
    lines = []
    for line in look.arithmetic.lines:
        value = f"{line.value:.0f}" if line.symbol == "t" else single(line.value)
        head = f"{line.symbol} = {line.formula}"
        lines.append("\n   = ".join(dict.fromkeys((head, line.numbers, value))))
    return "\n".join(lines)


def after_text(look: Look) -> str:
    """What torch's optimizer makes of the weight, beside what is written out."""
    arithmetic, after = look.arithmetic, single(look.arithmetic.after)
    if arithmetic.ulps == 0:
        text = QCoreApplication.translate(
            "Backprop", "torch's own optimizer: {0}, equal to the last bit."
        )
        return text.format(after)
    if arithmetic.ulps < 0:
        return QCoreApplication.translate("Backprop", "torch's own optimizer: {0}.").format(after)
    text = QCoreApplication.translate(
        "Backprop", "torch's own optimizer: {0}; {1} steps of float32 away, by rounding."
    )
    return text.format(after, arithmetic.ulps)


def sum_text(gradient: float, times: int, total: float) -> str:
    """What stands in `.grad` after so many calls of backward()."""
    if times == 0:
        return ".grad = None"
    return f".grad = {' + '.join([single(gradient)] * times)} = {single(total)}".replace(
        "+ -", "- "
    )
