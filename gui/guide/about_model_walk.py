"""What lessons can name of the walk: its stations, and what they say of the image in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.lessons.vocabulary import Parameter
from engine.models.walk_records import Floats, Step
from gui.guide.finding import bring_to_front
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place
from gui.model import walk_words
from gui.numbers import percent
from gui.widgets.model.value_axis import number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.main_window import MainWindow
    from gui.model.walk_maker import Answer
    from gui.model.walk_view import WalkView

_STATION = {"name": Parameter("word")}
_ENDS = ("pictures", "softmax", "why")  # stations that are no layers


def _answer(window: MainWindow) -> Answer | None:
    return window.model_tab.walk.answer


def _place(window: MainWindow, name: str) -> int:
    """A station's place in the list: a layer's path, or one of `_ENDS`; -1 for none."""
    answer = _answer(window)
    if answer is None:
        return -1
    steps = answer.walk.steps
    if name in _ENDS:
        return (0, len(steps) + 1, len(steps) + 2)[_ENDS.index(name)]
    return next((step.number for step in steps if step.path == name), -1)


def _step(window: MainWindow) -> Step | None:
    """The layer that is chosen; at what comes after the network, its last one."""
    answer, place = _answer(window), window.model_tab.walk.stations.current()
    if answer is None or place < 1 or not answer.walk.steps:
        return None
    return answer.walk.steps[min(place, len(answer.walk.steps)) - 1]


def _of_image(window: MainWindow, values: Floats | None) -> Floats | None:
    """A layer's values of the image in front."""
    answer = _answer(window)
    parts = None if answer is None else answer.walk.by_image(values)
    return None if parts is None else parts[window.model_tab.walk.images.image()]


# Checks


def _is_at(window: MainWindow, arguments: Arguments) -> Holds:
    def holds() -> bool:
        walk = window.model_tab.walk
        place = _place(window, arguments["name"])
        return walk.isVisible() and place >= 0 and walk.stations.current() == place

    return holds


def _other_image(window: MainWindow, _: Arguments) -> Holds:
    before = window.model_tab.walk.images.image()
    return lambda: window.model_tab.walk.images.image() != before


def _hooks_are_counted(window: MainWindow, _: Arguments) -> Holds:
    return lambda: bool(_counts(window))


# Actions


def _go_to(window: MainWindow, arguments: Arguments) -> Holds:
    """Choose a station, as soon as there is a walk."""
    window.show_workbench()
    bring_to_front(window.model_tab.walk)

    def holds() -> bool:
        place = _place(window, arguments["name"])
        if place >= 0:
            _choose(window.model_tab.walk, place)
        return place >= 0

    return holds


def _choose(walk: WalkView, place: int) -> None:
    if walk.stations.current() != place:
        walk.stations.set_current(place)
        walk.stations.station_chosen.emit(place)


def _count_hooks(window: MainWindow, _: Arguments) -> Holds:
    """Go to the question why, and count."""
    arrived = _go_to(window, {"name": "why"})
    asked: list[bool] = []

    def holds() -> bool:
        if not asked and arrived():
            asked.append(True)
            window.model_tab.walk.hooks_panel.count_requested.emit()
        return bool(_counts(window))

    return holds


# Places


def _next_button(window: MainWindow, _: Arguments) -> QWidget:
    """What is to be pressed next to count hooks: the way to the question, then the count."""
    walk = window.model_tab.walk
    is_there = walk.stations.current() == _place(window, "why") >= 0
    return walk.hooks_panel.button if is_there else walk.images.why


# Values


def _shapes(window: MainWindow) -> str:
    step = _step(window)
    return "" if step is None else walk_words.shapes_text(step)


def _input_shape(window: MainWindow) -> str:
    step = _step(window)
    return "" if step is None else walk_words.shape_text(step.input_shape)


def _output_shape(window: MainWindow) -> str:
    step = _step(window)
    return "" if step is None else walk_words.shape_text(step.output_shape)


def _batch_shape(window: MainWindow) -> str:
    answer = _answer(window)
    return "" if answer is None else walk_words.shape_text(answer.walk.batch.shape)


def _formula(window: MainWindow) -> str:
    step = _step(window)
    return "" if step is None else walk_words.formula(step)


def _image(window: MainWindow) -> str:
    """What the image in front shows."""
    if _answer(window) is None:
        return ""
    walk = window.model_tab.walk
    return walk.images.buttons[walk.images.image()].text()


def _least(window: MainWindow) -> str:
    step = _step(window)
    return _figure(window, None if step is None else step.values, "least")


def _greatest(window: MainWindow) -> str:
    step = _step(window)
    return _figure(window, None if step is None else step.values, "greatest")


def _sum(window: MainWindow) -> str:
    step = _step(window)
    return _figure(window, None if step is None else step.values, "sum")


def _least_before(window: MainWindow) -> str:
    step = _step(window)
    return _figure(window, None if step is None else step.given, "least")


def _figure(window: MainWindow, values: Floats | None, which: str) -> str:
    shown = _of_image(window, values)
    if shown is None or not shown.size:
        return ""
    match which:
        case "least":
            return number(float(shown.min()))
        case "greatest":
            return number(float(shown.max()))
    return number(float(shown.sum()))


def _silenced(window: MainWindow) -> str:
    """Which share of a ReLU's units gives zero for the image in front."""
    step, answer = _step(window), _answer(window)
    if step is None or answer is None or step.silenced is None:
        return ""
    masks = answer.walk.by_image(step.silenced)
    if masks is None:
        return ""
    return percent(float(masks[window.model_tab.walk.images.image()].mean()))


def _counts(window: MainWindow) -> list[tuple[str, ...]]:
    """The rows of the table of hooks; empty before they are counted."""
    panel = window.model_tab.walk.hooks_panel
    return [] if panel.counts.isHidden() else panel.shown_counts()


def _count(window: MainWindow, row: int, column: int) -> str:
    rows = _counts(window)
    return rows[row][column] if rows else ""


KNOWN = Known(
    checks={
        "walk-at": Check(_is_at, _STATION),
        "walk-other-image": Check(_other_image),
        "walk-hooks-counted": Check(_hooks_are_counted),
    },
    actions={
        "walk-station": Action(_go_to, _STATION),
        "walk-count-hooks": Action(_count_hooks),
    },
    places={
        "walk-stations": Place(lambda window, _: window.model_tab.walk.stations),
        "walk-images": Place(lambda window, _: window.model_tab.walk.images),
        "walk-hooks": Place(_next_button),
    },
    values={
        "walk.batch": _batch_shape,
        "walk.image": _image,
        "walk.shape": _shapes,
        "walk.input": _input_shape,
        "walk.output": _output_shape,
        "walk.formula": _formula,
        "walk.least": _least,
        "walk.greatest": _greatest,
        "walk.sum": _sum,
        "walk.least-before": _least_before,
        "walk.silenced": _silenced,
        "walk.call-own": lambda window: _count(window, 1, 1),
        "walk.call-inside": lambda window: _count(window, 1, 2),
        "walk.forward-own": lambda window: _count(window, 2, 1),
        "walk.forward-inside": lambda window: _count(window, 2, 2),
        "walk.layers-call": lambda window: _count(window, 3, 1),
        "walk.layers-forward": lambda window: _count(window, 4, 1),
    },
)
