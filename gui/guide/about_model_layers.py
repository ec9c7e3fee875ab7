"""What lessons can name of a network's parameters: the tree, one tensor's values, two compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex

from engine.lessons.vocabulary import Parameter
from engine.models.distance_records import Distance
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once
from gui.guide.known import number as number_of
from gui.model import value_facts, weights_jobs
from gui.model.subject import subject_of
from gui.widgets.model.value_axis import number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.models.tensor_summary import TensorSummary
    from gui.main_window import MainWindow
    from gui.session import OwnWeights

_TENSOR = {"name": Parameter("word")}
_VIEWS = ("picture", "table", "histogram", "epochs")
_VIEW = {"name": Parameter(_VIEWS)}


# Checks


def _is_at(window: MainWindow, arguments: Arguments) -> Holds:
    return lambda: _is_chosen(window, arguments["name"])


def _is_chosen(window: MainWindow, path: str) -> bool:
    """Whether a tensor's values are on the screen."""
    layers = window.model_tab.layers
    chosen = layers.tensor is not None and layers.tensor.path == path
    return chosen and layers.isVisible() and layers.values.summary is not None


def _view_is_shown(window: MainWindow, arguments: Arguments) -> Holds:
    return lambda: _view(window, arguments).isVisible()


def _view(window: MainWindow, arguments: Arguments) -> QWidget:
    values = window.model_tab.layers.values
    views = (values.picture, values.table, values.histogram, values.over_epochs)
    return views[_VIEWS.index(arguments["name"])]


def _is_frozen(window: MainWindow, arguments: Arguments) -> Holds:
    """The person has frozen it, and the tree says so."""

    def holds() -> bool:
        freezing = window.model_tab.layers.modules.freezing
        return freezing is not None and arguments["name"] in freezing.frozen

    return holds


def _has_not_moved(window: MainWindow, arguments: Arguments) -> Holds:
    """A comparison with fresh weights shows that it stayed, while others did not."""

    def holds() -> bool:
        rows = _compared(window)
        return any(row.l2 > 0 for row in rows) and any(
            row.name == arguments["name"] and row.count > 0 and row.l2 == 0 for row in rows
        )

    return holds


def _compared(window: MainWindow) -> list[Distance]:
    """Parameter by parameter, beside fresh weights; empty if nothing such was compared."""
    compared = window.model_tab.weights.compare.result()
    is_fresh = compared is not None and compared.other.kind == "fresh"
    return list(compared.rows) if compared is not None and is_fresh else []


# Actions


def _go_to(window: MainWindow, arguments: Arguments) -> Holds:
    """Choose a parameter or buffer, as soon as it is in the tree."""
    window.show_workbench()
    bring_to_front(window.model_tab.layers.tree)

    def holds() -> bool:
        _choose(window, arguments["name"])
        return _is_chosen(window, arguments["name"])

    return holds


def _choose(window: MainWindow, path: str) -> None:
    layers = window.model_tab.layers
    if layers.tensor is None or layers.tensor.path != path:
        row = next((i for i in layers.modules.indices() if _path(window, i) == path), QModelIndex())
        if row.isValid():
            layers.tree.setCurrentIndex(row)


def _path(window: MainWindow, index: QModelIndex) -> str:
    record = window.model_tab.layers.modules.record(index)
    return "" if record is None else record.path


def _show_view(window: MainWindow, arguments: Arguments) -> Holds:
    window.show_workbench()
    bring_to_front(_view(window, arguments))
    return at_once


def _freshen(window: MainWindow, _: Arguments) -> Holds:
    """Show the network with weights that nobody has trained."""
    is_begun = False

    def take(own: OwnWeights) -> None:
        name = QCoreApplication.translate("WeightsView", "fresh, from seed {0}").format(0)
        window.model_tab.weights.card.note_name(own, name)
        window.session.set_own_weights(own)

    def goes_on() -> bool:
        nonlocal is_begun
        subject = subject_of(window.session)
        if subject is None:
            return False
        if subject.own is None or subject.own.step == 0:
            return True
        if not is_begun:
            is_begun = True
            failed = window.library.failed.emit
            window.background.start(lambda _: weights_jobs.fresh(subject, 0), take, failed)
        return False

    goes_on()
    return goes_on


def _freeze(window: MainWindow, arguments: Arguments) -> Holds:
    """Have a parameter, or all of a module, not train."""
    session = window.session
    if not session.model.freezes(arguments["name"]):
        frozen = (*session.model.frozen, arguments["name"])
        session.set_model(replace(session.model, frozen=frozen))
    return at_once


def _thaw(window: MainWindow, _: Arguments) -> Holds:
    """Have all parameters train."""
    session = window.session
    if session.model.frozen:
        session.set_model(replace(session.model, frozen=()))
    return at_once


def _set_seed(window: MainWindow, arguments: Arguments) -> Holds:
    """Have the next training begin with the weights that a seed gives."""
    form = window.training_tab.panel.form
    form.set_value(replace(form.value(), seed=int(number_of(arguments, "value"))))
    return at_once


# Places


def _train_or_compare(window: MainWindow, _: Arguments) -> QWidget:
    """What is to be pressed next to see what training moved."""
    own = window.session.own_weights
    is_trained = own is not None and own.step > 0 and not window.controller.is_active
    if is_trained:
        return window.model_tab.weights.compare.button
    return window.training_tab.panel.start_button


# Values


def _name(window: MainWindow) -> str:
    tensor = window.model_tab.layers.tensor
    return "" if tensor is None else tensor.path


def _shape(window: MainWindow) -> str:
    tensor = window.model_tab.layers.tensor
    return "" if tensor is None else str(list(tensor.shape))


def _count(window: MainWindow) -> str:
    tensor = window.model_tab.layers.tensor
    return "" if tensor is None else f"{tensor.count:,}"


def _kind(window: MainWindow) -> str:
    tensor = window.model_tab.layers.tensor
    return "" if tensor is None else value_facts.kind_line(tensor)


def _summary(window: MainWindow) -> TensorSummary | None:
    return window.model_tab.layers.values.summary


def _least(window: MainWindow) -> str:
    summary = _summary(window)
    return _figure(None if summary is None else summary.minimum)


def _greatest(window: MainWindow) -> str:
    summary = _summary(window)
    return _figure(None if summary is None else summary.maximum)


def _mean(window: MainWindow) -> str:
    summary = _summary(window)
    return _figure(None if summary is None else summary.mean)


def _figure(value: float | None) -> str:
    return "" if value is None else number(value)


def _trained(window: MainWindow) -> str:
    freezing = window.model_tab.layers.modules.freezing
    return "" if freezing is None else f"{freezing.trained:,}"


def _total(window: MainWindow) -> str:
    freezing = window.model_tab.layers.modules.freezing
    return "" if freezing is None else f"{freezing.total:,}"


def _still(window: MainWindow) -> str:
    """What has not moved, by name."""
    return ", ".join(row.name for row in _compared(window) if row.count and not row.l2)


def _moved(window: MainWindow) -> str:
    return ", ".join(row.name for row in _compared(window) if row.count and row.l2)


def _farthest(window: MainWindow) -> str:
    """The largest change of a single number."""
    rows = _compared(window)
    return _figure(max(row.largest for row in rows)) if rows else ""


KNOWN = Known(
    checks={
        "layers-at": Check(_is_at, _TENSOR),
        "layers-view": Check(_view_is_shown, _VIEW),
        "layers-frozen": Check(_is_frozen, _TENSOR),
        "weights-unmoved": Check(_has_not_moved, _TENSOR),
    },
    actions={
        "layers-tensor": Action(_go_to, _TENSOR),
        "layers-view": Action(_show_view, _VIEW),
        "layers-frozen": Action(_freeze, _TENSOR),
        "layers-thawed": Action(_thaw),
        "weights-fresh": Action(_freshen),
        "seed": Action(_set_seed, {"value": Parameter("whole")}),
    },
    places={
        "model-box": Place(lambda window, _: window.model_tab.model_box),
        "layers-tree": Place(lambda window, _: window.model_tab.layers.tree),
        "layers-views": Place(lambda window, _: window.model_tab.layers.values.pages.tabBar()),
        "layers-print": Place(lambda window, _: window.model_tab.layers.bar.print_button),
        "weights-moved": Place(_train_or_compare),
    },
    values={
        "tensor.name": _name,
        "tensor.shape": _shape,
        "tensor.count": _count,
        "tensor.kind": _kind,
        "tensor.least": _least,
        "tensor.greatest": _greatest,
        "tensor.mean": _mean,
        "layers.trained": _trained,
        "layers.parameters": _total,
        "weights.still": _still,
        "weights.moved": _moved,
        "weights.farthest": _farthest,
    },
)
