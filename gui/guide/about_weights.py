"""What lessons can name of weights: their names, files of them, and scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from engine.lessons.vocabulary import Parameter
from engine.presets import preset
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once
from gui.model.subject import subject_of
from gui.model.weights_jobs import Other
from gui.start import first_training

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.session import OwnWeights

_Written = Callable[["MainWindow"], Path | None]


def _own(window: MainWindow) -> OwnWeights | None:
    """The person's own weights of the network and the pictures that are current."""
    subject = subject_of(window.session)
    return None if subject is None else subject.own


def _have_first_weights(window: MainWindow, _: Arguments) -> Holds:
    """Have weights of the network that a newcomer trains first: those there are, or new ones."""
    session, wanted = window.session, preset(first_training.PRESET).model
    own, is_begun = session.own_weights, False
    if own is not None and own.model.same_network(wanted):
        session.set_model(own.model)

    def holds() -> bool:
        nonlocal is_begun
        if window.controller.is_active:
            return False
        if session.model.same_network(wanted) and _own(window) is not None:
            return True
        if not is_begun:
            is_begun = True
            window.reception.first_training.begin()
        return False

    return holds


def _is_new(file: _Written) -> Callable[[MainWindow, Arguments], Holds]:
    """A check that a file was written or read which was not when the check began."""

    def begin(window: MainWindow, _: Arguments) -> Holds:
        before = file(window)

        def holds() -> bool:
            now = file(window)
            return now is not None and now is not before

        return holds

    return begin


def _saved(window: MainWindow) -> Path | None:
    return window.model_tab.weights.saved


def _opened(window: MainWindow) -> Path | None:
    return window.model_tab.weights.opened


def _script(window: MainWindow) -> Path | None:
    return window.files.written


def _compare_with_shipped(window: MainWindow, _: Arguments) -> Holds:
    """Lay the weights that are shown beside those that ship, parameter by parameter."""
    window.show_workbench()
    compare = window.model_tab.weights.compare
    bring_to_front(compare)
    compare.kind.setCurrentIndex(compare.kind.findData("shipped"))
    compare.compare_with(Other("shipped"))

    def holds() -> bool:
        result = window.model_tab.weights.compare.result()
        return result is not None and result.other.kind == "shipped"

    return holds


def _set_fresh(window: MainWindow, _: Arguments) -> Holds:
    """Have what is shown compared with fresh weights of seed 0, once somebody asks for it."""
    compare = window.model_tab.weights.compare
    compare.kind.setCurrentIndex(compare.kind.findData("fresh"))
    compare.seed.setValue(0)
    return at_once


def _reset_or_open(window: MainWindow, _: Arguments) -> QWidget:
    """What is to be pressed next to lose what was learned, and to bring it back."""
    card, own = window.model_tab.weights.card, _own(window)
    is_trained = own is not None and own.step > 0  # neither fresh ones nor those of a file
    return card.reset_button if is_trained else card.open_button


_BUTTONS: dict[str, Callable[[MainWindow], QWidget]] = {
    "save": lambda window: window.model_tab.weights.card.save_button,
    "open": lambda window: window.model_tab.weights.card.open_button,
    "reset": lambda window: window.model_tab.weights.card.reset_button,
    "export": lambda window: window.model_tab.weights.elsewhere.button,
}


_MENUS = ("file", "edit", "data", "model", "training", "draw", "view", "help")


def _menu(window: MainWindow, arguments: Arguments) -> QWidget:
    menus = window.menus
    all_of_them = (
        menus.file,
        menus.edit,
        menus.data,
        menus.model,
        menus.training,
        menus.draw,
        menus.view,
        menus.help,
    )
    return all_of_them[_MENUS.index(arguments["name"])]


def _tensors(window: MainWindow) -> str:
    own = _own(window)
    return "" if own is None else f"{len(own.state_dict):,}"


def _numbers(window: MainWindow) -> str:
    own = _own(window)
    return "" if own is None else f"{sum(t.numel() for t in own.state_dict.values()):,}"


def _bytes(window: MainWindow) -> str:
    own = _own(window)
    if own is None:
        return ""
    return f"{sum(t.numel() * t.element_size() for t in own.state_dict.values()):,}"


def _name_of(file: _Written) -> Callable[[MainWindow], str]:
    return lambda window: "" if (path := file(window)) is None else path.name


KNOWN = Known(
    checks={
        "weights-saved": Check(_is_new(_saved)),
        "weights-opened": Check(_is_new(_opened)),
        "script-written": Check(_is_new(_script)),
    },
    actions={
        "weights-first": Action(_have_first_weights),
        "weights-compare": Action(_compare_with_shipped),
        "weights-against-fresh": Action(_set_fresh),
    },
    places={
        "weights-button": Place(
            lambda window, arguments: _BUTTONS[arguments["name"]](window),
            {"name": Parameter(tuple(_BUTTONS))},
        ),
        "weights-next-of-opening": Place(_reset_or_open),
        "menu": Place(_menu, {"name": Parameter(_MENUS)}),
    },
    values={
        "weights.tensors": _tensors,
        "weights.numbers": _numbers,
        "weights.bytes": _bytes,
        "weights.file": _name_of(_saved),
        "weights.opened": _name_of(_opened),
        "script.file": _name_of(_script),
    },
)
