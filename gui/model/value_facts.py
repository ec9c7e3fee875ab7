"""What a parameter or buffer is and what its numbers are like, in words."""

from PySide6.QtCore import QCoreApplication

from engine.models.module_records import TensorRecord
from engine.models.tensor_summary import TensorSummary
from gui.widgets.model.value_axis import number


def kind_line(record: TensorRecord) -> str:
    """Shape, dtype, and whether it is trained."""
    if record.trainable is None:
        part = QCoreApplication.translate("ValueFacts", "buffer: not trained")
    elif record.trainable:
        part = QCoreApplication.translate("ValueFacts", "parameter, requires_grad: True")
    else:
        part = QCoreApplication.translate("ValueFacts", "parameter, requires_grad: False (frozen)")
    return QCoreApplication.translate("ValueFacts", "Shape {0}, {1}, {2}").format(
        list(record.shape), record.dtype, part
    )


def number_line(summary: TensorSummary) -> str:
    """Mean, standard deviation, extremes, and what is not finite."""
    if not summary.count:
        return QCoreApplication.translate("ValueFacts", "No numbers")
    others = _others(summary)
    if summary.mean is None or summary.minimum is None or summary.maximum is None:
        return others
    dash = "\N{EN DASH}"
    text = QCoreApplication.translate(
        "ValueFacts", "mean {0}   std {1}   min {2}   max {3}"
    ).format(
        number(summary.mean),
        dash if summary.std is None else number(summary.std),
        number(summary.minimum),
        number(summary.maximum),
    )
    return QCoreApplication.translate("ValueFacts", "{0}   {1}").format(text, others)


def _others(summary: TensorSummary) -> str:
    if summary.finite == summary.count:
        return QCoreApplication.translate("ValueFacts", "all finite")
    return QCoreApplication.translate("ValueFacts", "nan {0}   +inf {1}   -inf {2}").format(
        f"{summary.nan:,}", f"{summary.positive_infinite:,}", f"{summary.negative_infinite:,}"
    )


def axis_names(kind: str, shape: tuple[int, ...], *, as_images: bool) -> tuple[str, str]:
    """What rows and columns of a tensor's picture are; empty where they are nothing simple.

    Args:
        kind: The class of the tensor's module.
        shape: Of the tensor.
        as_images: Whether each row of a matrix is shown as a picture.
    """
    if len(shape) == 1:
        return "", QCoreApplication.translate("ValueFacts", "Index")
    if as_images:
        unit = QCoreApplication.translate("ValueFacts", "First unit of the row")
        return unit, QCoreApplication.translate("ValueFacts", "One picture for each unit")
    output = QCoreApplication.translate("ValueFacts", "Output")
    reading = QCoreApplication.translate("ValueFacts", "Input")
    if len(shape) == 2:
        if kind == "Linear":
            return output, reading
        row = QCoreApplication.translate("ValueFacts", "Row")
        return row, QCoreApplication.translate("ValueFacts", "Column")
    output = QCoreApplication.translate("ValueFacts", "Output channel")
    reading = QCoreApplication.translate("ValueFacts", "Input channel")
    if not kind.startswith("Conv") or len(shape) > 4:
        return "", ""
    if kind.startswith("ConvTranspose"):
        output, reading = reading, output
    return output, reading if len(shape) == 4 and shape[1] > 1 else ""
