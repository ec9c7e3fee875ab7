"""What lessons can name of the tensor pad, and of the image that is `picture` there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.lessons.vocabulary import Parameter
from engine.models.tensor_pad_records import TensorRecord
from gui.guide.known import Action, Arguments, Check, Holds, Known, number

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.model.tensor_pad_page import TensorPadPage

_NUMBER = Parameter("number", required=False)
_TENSOR = {
    "shape": Parameter("word", required=False),
    "dtype": Parameter("word", required=False),
    "least": _NUMBER,
    "most": _NUMBER,
}
_LARGEST = 20_000  # numbers that are looked at between two frames
_CLOSE = 1e-3


def pad_of(window: MainWindow) -> TensorPadPage:
    """The pad, as it is now."""
    return window.model_tab.tensors.pad


def _made(window: MainWindow, since: int) -> Iterator[TensorRecord]:
    """The tensors that a line has made, changed or shown, of those that were run since."""
    runner = pad_of(window).runner
    names = {taken.name for taken in runner.taken[since:]}
    return (r for r in runner.tensors if r.name in names and r.values.size <= _LARGEST)


# The image that was picked


def _pick(window: MainWindow, arguments: Arguments) -> Holds:
    """Have an image picked: the one that is, or one of the test split."""
    if window.session.chosen is None and window.session.dataset is not None:
        last = len(window.session.dataset.test) - 1
        window.data_tab.show_image("test", min(last, int(number(arguments, "index"))))
    return lambda: window.session.chosen is not None


# Tensors


def _is_there(window: MainWindow, arguments: Arguments) -> Holds:
    since = len(pad_of(window).runner.taken)
    return lambda: any(_is_such(record, arguments) for record in _made(window, since))


def _is_such(record: TensorRecord, wanted: Arguments) -> bool:
    shape = tuple(int(size) for size in re.findall(r"\d+", wanted.get("shape", "")))
    if "shape" in wanted and record.shape != shape:
        return False
    if "dtype" in wanted and record.dtype.removeprefix("torch.") != wanted["dtype"]:
        return False
    if not record.values.size:
        return "least" not in wanted and "most" not in wanted
    return bool(
        record.values.min() >= number(wanted, "least", -np.inf)
        and record.values.max() <= number(wanted, "most", np.inf)
    )


def _is_written_through(window: MainWindow, _: Arguments) -> Holds:
    """A tensor and an array have the same memory, and one of them was written into."""
    since = len(pad_of(window).runner.taken)

    def holds() -> bool:
        runner = pad_of(window).runner
        kinds = {record.name: record.kind for record in runner.tensors}
        pairs = [
            (record.name, other)
            for record in runner.tensors
            for other in record.shares_with
            if (record.kind, kinds.get(other)) == ("tensor", "array")
        ]
        lines = [taken.line for taken in runner.taken[since:]]
        return any(_writes(line, name) for pair in pairs for name in pair for line in lines)

    return holds


def _writes(line: str, name: str) -> bool:
    """Whether a line changes what has a name, and does not only give the name to something else."""
    written = r"\s*(\[.*\]\s*[^\s\w=!<>]*=(?!=)|[-+*/]=|\.(\w+_|fill)\()"
    return re.match(re.escape(name) + written, line.strip()) is not None


# Softmax


def _is_softmax(window: MainWindow, arguments: Arguments) -> Holds:
    since, dim = len(pad_of(window).runner.taken), int(number(arguments, "dim", 1))

    def holds() -> bool:
        return any(_adds_up(record.values, dim) for record in _made(window, since))

    return holds


def _adds_up(values: NDArray[Any], dim: int) -> bool:
    """Whether they are shares along a dimension: none below 0, together 1."""
    if values.dtype.kind != "f" or not -values.ndim <= dim < values.ndim or not values.size:
        return False
    sums = values.sum(axis=dim)
    return bool(values.shape[dim] > 1 and values.min() >= 0 and np.abs(sums - 1).max() < _CLOSE)


def _is_shifted(window: MainWindow, _: Arguments) -> Holds:
    """A softmax of logits to which something was added has given shares that were there before."""
    since = len(pad_of(window).runner.taken)
    before = [r.values for r in pad_of(window).runner.tensors if _adds_up(r.values, -1)]

    def holds() -> bool:
        lines = [taken.line for taken in pad_of(window).runner.taken[since:]]
        if not any(re.search(r"[\w)\]]\s*[-+]\s*[\w(]", line) for line in lines):
            return False
        made = [record.values for record in _made(window, since) if _adds_up(record.values, -1)]
        known = [*before, *made]
        return any(_are_alike(one, other) for one in made for other in known)

    return holds


def _are_alike(one: NDArray[Any], other: NDArray[Any]) -> bool:
    """Whether two are not the same, but have the same values."""
    return one is not other and one.shape == other.shape and np.allclose(one, other, atol=_CLOSE)


# Values


def _last(window: MainWindow) -> TensorRecord | None:
    """What the last line has made, changed or shown."""
    runner = pad_of(window).runner
    name = runner.taken[-1].name if runner.taken else ""
    return next((record for record in runner.tensors if record.name == name), None)


def _last_shape(window: MainWindow) -> str:
    record = _last(window)
    return "" if record is None else str(list(record.shape))


def _last_dtype(window: MainWindow) -> str:
    record = _last(window)
    return "" if record is None else record.dtype


def _last_most(window: MainWindow) -> str:
    record = _last(window)
    if record is None or not record.values.size:
        return ""
    most = record.values.max()
    return f"{most:.4f}" if record.values.dtype.kind == "f" else str(most)


KNOWN = Known(
    checks={
        "pad-tensor": Check(_is_there, _TENSOR),
        "pad-written-shared": Check(_is_written_through),
        "pad-softmax": Check(_is_softmax, {"dim": _NUMBER}),
        "pad-shifted": Check(_is_shifted),
    },
    actions={
        "picture-pick": Action(_pick, {"index": Parameter("whole", required=False)}),
    },
    values={
        "pad.shape": _last_shape,
        "pad.dtype": _last_dtype,
        "pad.most": _last_most,
    },
)
