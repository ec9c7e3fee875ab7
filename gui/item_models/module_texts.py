"""What the tree of modules says, in words and numbers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from engine.models.module_records import ModuleRecord, Shape, TensorRecord
from engine.models.tensor_summary import TensorSummary


def memory(nbytes: int) -> str:
    """An amount of memory, as the window's language writes it."""
    return QLocale().formattedDataSize(nbytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def shape(sizes: Shape, batch: int | None = None) -> str:
    """The sizes of a tensor; where it is a batch's, N for the number of pictures.

    Args:
        sizes: The sizes, or the name of something that is no tensor.
        batch: How many pictures the batch had.
    """
    if isinstance(sizes, str):
        return sizes
    of_batch = batch is not None and sizes[:1] == (batch,)
    return "[{}]".format(", ".join([*(["N"] if of_batch else []), *map(str, sizes[of_batch:])]))


def passage(record: ModuleRecord) -> str:
    """What goes into a module and what comes out; empty if it was not called."""
    if not record.inputs and not record.outputs:
        return ""
    inputs, outputs = (
        ", ".join(shape(sizes, record.batch) for sizes in side)
        for side in (record.inputs, record.outputs)
    )
    return f"{inputs} \N{RIGHTWARDS ARROW} {outputs or '?'}"


def kind(record: ModuleRecord | TensorRecord, summary: TensorSummary | None = None) -> str:
    """A module as its constructor's call; of a tensor what, in which numbers and where it is."""
    if isinstance(record, ModuleRecord):
        text = record.kind if record.children else f"{record.kind}({record.settings})"
        return _shared(text, record.shared_with)
    if record.trainable is None:
        text = QCoreApplication.translate("ModuleTexts", "buffer, {0}, {1}")
    else:
        text = QCoreApplication.translate("ModuleTexts", "parameter, {0}, {1}")
    text = text.format(record.dtype, record.device)
    if summary is not None and summary.finite < summary.count:
        text = QCoreApplication.translate("ModuleTexts", "{0}: {1} nan, {2} infinite").format(
            text, f"{summary.nan:,}", f"{summary.count - summary.finite - summary.nan:,}"
        )
    return _shared(text, record.shared_with)


def _shared(text: str, path: str) -> str:
    if not path:
        return text
    return QCoreApplication.translate("ModuleTexts", "{0}, shared with {1}").format(text, path)


def tip(record: ModuleRecord | TensorRecord) -> str:
    """What a row cannot say."""
    if isinstance(record, TensorRecord):
        return f"{record.path}: {record.dtype} {list(record.shape)}"
    call = f"{record.path or record.kind}: {record.kind}({record.settings})"
    if record.problem:
        return f"{call}\n{record.problem}"
    if record.calls == 1:
        return call
    times = QCoreApplication.translate("ModuleTexts", "Calls in a forward pass: {0}")
    return f"{call}\n{times.format(record.calls)}"


def cells(
    record: ModuleRecord | TensorRecord, summaries: Mapping[str, TensorSummary]
) -> dict[str, str]:
    """The texts of a row, by the names of its columns; what is missing is empty."""
    if isinstance(record, TensorRecord):
        found = summaries.get(record.shared_with or record.path)
        return {
            "name": record.name,
            "kind": kind(record, found),
            "shape": shape(record.shape),
            "parameters": f"{record.count:,}",
            "memory": memory(record.nbytes),
            **_figures(found),
        }
    return {
        "name": record.name or QCoreApplication.translate("ModuleTexts", "model"),
        "kind": kind(record),
        "shape": passage(record),
        "parameters": f"{record.parameters:,}" if record.parameters else "",
        "cost": f"{record.multiply_adds:,}" if record.multiply_adds else "",
        "memory": memory(record.nbytes) if record.nbytes else "",
        "output": memory(record.output_bytes) if record.output_bytes else "",
    }


def _figures(summary: TensorSummary | None) -> dict[str, str]:
    if summary is None:
        return {}
    figures = {
        "mean": summary.mean,
        "std": summary.std,
        "minimum": summary.minimum,
        "maximum": summary.maximum,
    }
    return {
        name: "\N{EN DASH}" if value is None else f"{value:.3g}" for name, value in figures.items()
    }
