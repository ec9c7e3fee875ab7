"""What lessons can name of train() and eval(): one loss in each, and what to press for them."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from engine.lessons.vocabulary import Parameter
from gui.guide.about_training_backprop import fits, looked_at, view_of
from gui.guide.known import Arguments, Check, Holds, Known, Place
from gui.model import backprop_texts as texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.main_window import MainWindow
    from gui.model.backprop_bench import Moment

# The losses of one network on one batch in both modes, as a person made them for a task.
_by_mode: MutableMapping[MainWindow, dict[bool, Moment]] = WeakKeyDictionary()


def _are_made_in_both_modes(window: MainWindow, _arguments: Arguments) -> Holds:
    before = looked_at(window)
    found: dict[bool, Moment] = {}
    _by_mode[window] = found

    def holds() -> bool:
        looked = looked_at(window)
        if looked is None or not fits(window, looked, None):
            return False
        now = looked.first
        if before is None or now is not before.first:
            if any(not _are_alike(now, other) for other in found.values()):
                found.clear()
            found[now.request.training] = now
        return len(found) == 2

    return holds


def _are_alike(one: Moment, other: Moment) -> bool:
    """Whether two losses are of the same weights and the same images."""
    first, second = one.request, other.request
    same_weights = (first.subject.spec, first.subject.own) == (
        second.subject.spec,
        second.subject.own,
    )
    same_images = (first.dataset, first.data, first.chosen, first.count) == (
        second.dataset,
        second.data,
        second.chosen,
        second.count,
    )
    return same_weights and same_images


def _next_of_modes(window: MainWindow, arguments: Arguments) -> QWidget:
    card, made = view_of(window).loss, _by_mode.get(window, {})
    if window.session.model.name != arguments["network"]:
        return window.model_tab.model_box
    return card.mode if (card.mode.value() == "train") in made else card.button


def _in_mode(training: bool) -> Callable[[MainWindow], str]:
    def value(window: MainWindow) -> str:
        moment = _by_mode.get(window, {}).get(training)
        return "" if moment is None else texts.single(moment.losses[0])

    return value


KNOWN = Known(
    checks={"backprop-both-modes": Check(_are_made_in_both_modes)},
    places={"backprop-next-of-modes": Place(_next_of_modes, {"network": Parameter("word")})},
    values={"backprop.loss-train": _in_mode(True), "backprop.loss-eval": _in_mode(False)},
)
