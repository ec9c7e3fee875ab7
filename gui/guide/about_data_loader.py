"""What lessons can name of the page on the DataLoader."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, cast, get_args

from engine.data_spec import Sampler
from engine.lessons.vocabulary import Parameter
from gui.guide.about_data_images import USUAL_BATCH
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once, number

if TYPE_CHECKING:
    from gui.data.batch_source import Batch
    from gui.data.loader_view import LoaderView
    from gui.main_window import MainWindow

_COUNT = {"count": Parameter("whole", least=1)}
_FIRST = 3  # indices of a batch that are named


def _loader(window: MainWindow) -> LoaderView:
    return window.data_tab.loader


def _batch(window: MainWindow) -> Batch | None:
    return _loader(window).batch


# Checks


def _is_fetched(window: MainWindow, arguments: Arguments) -> Holds:
    """Another batch than now, which did not come by itself."""
    before = _batch(window)

    def holds() -> bool:
        batch = _batch(window)
        return batch is not None and batch is not before and (batch.epoch, batch.number) > (1, 1)

    return holds


def _is_uneven(window: MainWindow, arguments: Arguments) -> Holds:
    """An epoch has so many batches, the last of which is smaller than the others."""

    def holds() -> bool:
        batch, data = _batch(window), window.session.data
        if batch is None or data.drop_last:
            return False
        size = _loader(window).batch_size()
        return batch.total == int(number(arguments, "count")) and _drawn(window) % size != 0

    return holds


def _drawn(window: MainWindow) -> int:
    """How many images an epoch has."""
    dataset = window.session.dataset
    return 0 if dataset is None else window.session.data.drawn(len(dataset.train))


def _is_last(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        batch = _batch(window)
        return batch is not None and 1 < batch.total == batch.number

    return holds


def _is_in_epoch(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        batch = _batch(window)
        return batch is not None and batch.epoch >= number(arguments, "least")

    return holds


def _is_fetched_by_workers(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        return window.session.data.workers > 0 and _batch(window) is not None

    return holds


# Actions


def _make_uneven(window: MainWindow, arguments: Arguments) -> Holds:
    """Have an epoch of so many batches; the last has about half as many images as the others."""
    if not _is_uneven(window, arguments)():
        count = int(number(arguments, "count"))
        _loader(window).form.batch_size.setValue(math.ceil(_drawn(window) / (count - 0.5)))
    return at_once


def _set_order(window: MainWindow, arguments: Arguments) -> Holds:
    """Have this order; the first batch in it comes by itself."""
    session, name = window.session, cast(Sampler, arguments["name"])
    window.data_tab.pages.setCurrentWidget(_loader(window))
    session.set_data(replace(session.data, sampler=name, workers=0))
    return lambda: _batch(window) is not None


def _drop_last(window: MainWindow, arguments: Arguments) -> Holds:
    """Leave out a last batch that is not full, or keep it."""
    session = window.session
    window.data_tab.pages.setCurrentWidget(_loader(window))
    session.set_data(replace(session.data, drop_last=arguments["name"] == "on", workers=0))
    return lambda: _batch(window) is not None


# Values


def _tell(window: MainWindow, name: str) -> str:
    """A figure of the batch that is shown."""
    batch = _batch(window)
    if batch is None:
        return ""
    value = getattr(batch, name)
    return str(list(value)) if isinstance(value, tuple) else str(value)


def _label_shape(window: MainWindow) -> str:
    batch = _batch(window)
    return "" if batch is None else str([len(batch.labels)])


def _length(window: MainWindow) -> str:
    batch = _batch(window)
    return "" if batch is None else f"{len(batch.labels):,}"


def _indices(window: MainWindow) -> str:
    batch = _batch(window)
    return "" if batch is None else ", ".join(f"{i:,}" for i in batch.indices[:_FIRST].tolist())


def _seconds(window: MainWindow) -> str:
    batch = _batch(window)
    return "" if batch is None else f"{batch.seconds:.2f}"


def _usual(window: MainWindow, rounded: int) -> str:
    """Batches of the usual size in an epoch; -1 for rounded down, 1 for rounded up."""
    share = _drawn(window) / USUAL_BATCH
    return f"{math.ceil(share) if rounded > 0 else math.floor(share):,}"


KNOWN = Known(
    checks={
        "loader-fetched": Check(_is_fetched),
        "loader-uneven": Check(_is_uneven, _COUNT),
        "loader-at-last": Check(_is_last),
        "loader-epoch": Check(_is_in_epoch, {"least": Parameter("whole")}),
        "loader-workers": Check(_is_fetched_by_workers),
    },
    actions={
        "loader-uneven": Action(_make_uneven, _COUNT),
        "loader-order": Action(_set_order, {"name": Parameter(get_args(Sampler))}),
        "loader-drop-last": Action(_drop_last, {"name": Parameter(("on", "off"))}),
    },
    places={
        "loader-next": Place(lambda window, _: _loader(window).next_button),
        "loader-size": Place(lambda window, _: _loader(window).form.batch_size),
        "loader-order": Place(lambda window, _: _loader(window).form.order),
        "loader-worker-count": Place(lambda window, _: _loader(window).form.workers),
        "loader-measure": Place(lambda window, _: _loader(window).throughput.button),
    },
    values={
        "loader.usual": lambda _: str(USUAL_BATCH),
        "loader.usual-up": lambda window: _usual(window, 1),
        "loader.usual-down": lambda window: _usual(window, -1),
        "loader.images": lambda window: f"{_drawn(window):,}",
        "loader.size": lambda window: f"{_loader(window).batch_size():,}",
        "loader.number": lambda window: _tell(window, "number"),
        "loader.total": lambda window: _tell(window, "total"),
        "loader.epoch": lambda window: _tell(window, "epoch"),
        "loader.shape": lambda window: _tell(window, "shape"),
        "loader.dtype": lambda window: _tell(window, "dtype"),
        "loader.label-shape": _label_shape,
        "loader.label-dtype": lambda window: _tell(window, "label_dtype"),
        "loader.length": _length,
        "loader.indices": _indices,
        "loader.seconds": _seconds,
    },
)
