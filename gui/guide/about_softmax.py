"""What lessons can name of the end of the walk: logits, their softmax, and the temperature."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QSlider, QWidget

from engine.lessons.vocabulary import Parameter
from gui.guide import about_model_walk
from gui.guide.known import Action, Arguments, Check, Holds, Known, Place, at_once, number
from gui.numbers import percent
from gui.widgets.model.softmax_bars import softmax

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.model.walk_view import WalkView

_ANY = Parameter("number", required=False)


def turn(slider: QSlider, temperature: float) -> None:
    """Set a slider whose ends mean a tenth and ten times."""
    slider.setValue(round(slider.maximum() * math.log10(max(temperature, 1e-9))))


def heat(slider: QSlider) -> float:
    """The temperature that such a slider stands for."""
    return float(10 ** (slider.value() / slider.maximum()))


def _walk(window: MainWindow) -> WalkView:
    return window.model_tab.walk


def _is_seen(window: MainWindow) -> bool:
    """Whether the logits of an image are close up."""
    return _walk(window).softmax_panel.isVisible() and _logits(window) is not None


def _is_heated(window: MainWindow, arguments: Arguments) -> Holds:
    """The temperature is within bounds, beside the walk's logits or beside the drawing's bars."""
    least, most = number(arguments, "least"), number(arguments, "most", math.inf)

    def holds() -> bool:
        verdicts = window.draw_tab.verdicts
        sliders = [_walk(window).softmax_panel.temperature] if _is_seen(window) else []
        sliders += [verdicts.temperature] if verdicts.isVisible() else []
        return any(least <= heat(slider) <= most for slider in sliders)

    return holds


def _heat(window: MainWindow, arguments: Arguments) -> Holds:
    arrived = about_model_walk.KNOWN.actions["walk-station"].do(window, {"name": "softmax"})
    turn(_walk(window).softmax_panel.temperature, number(arguments, "value", 1.0))
    return arrived


def _cool(window: MainWindow, _: Arguments) -> Holds:
    """Divide logits by nothing any more, wherever that can be set."""
    for slider in (_walk(window).softmax_panel.temperature, window.draw_tab.verdicts.temperature):
        turn(slider, 1.0)
    return at_once


def _slider(window: MainWindow, _: Arguments) -> QWidget:
    """The slider, or the list of stations while one without it is in front."""
    walk = _walk(window)
    panel = walk.softmax_panel
    return panel.temperature if panel.isVisibleTo(walk) else walk.stations


# Values of the image that is close up


def _logits(window: MainWindow) -> NDArray[np.float32] | None:
    """Of all images of the walk, float32 [images, classes]; None where there are none."""
    answer = _walk(window).answer
    logits = None if answer is None else answer.walk.logits
    return None if logits is None or not np.isfinite(logits).all() else logits


def _row(window: MainWindow) -> NDArray[np.float32] | None:
    logits = _logits(window)
    return None if logits is None else logits[_walk(window).images.image()]


def _number(value: float) -> str:
    """As the bars write it."""
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def _class(window: MainWindow) -> str:
    row, answer = _row(window), _walk(window).answer
    return "" if row is None or answer is None else answer.classes[int(row.argmax())]


def _highest(window: MainWindow) -> str:
    row = _row(window)
    return "" if row is None else _number(float(row.max()))


def _lowest(window: MainWindow) -> str:
    row = _row(window)
    return "" if row is None else _number(float(row.min()))


def _share(window: MainWindow) -> str:
    row = _row(window)
    if row is None:
        return ""
    temperature = np.float32(heat(_walk(window).softmax_panel.temperature))
    return percent(float(softmax(row / temperature).max()), 1)


def _share_at_one(window: MainWindow) -> str:
    row = _row(window)
    return "" if row is None else percent(float(softmax(row).max()), 1)


def _temperature(window: MainWindow) -> str:
    return f"{heat(_walk(window).softmax_panel.temperature):.2g}"


def _sum_down(window: MainWindow) -> str:
    """What the image's shares add up to, if softmax goes down the images."""
    logits = _logits(window)
    if logits is None:
        return ""
    return f"{softmax(logits, axis=0)[_walk(window).images.image()].sum():.4f}"


KNOWN = Known(
    checks={
        "softmax-temperature": Check(_is_heated, {"least": _ANY, "most": _ANY}),
    },
    actions={
        "softmax-temperature": Action(_heat, {"value": Parameter("positive")}),
        "softmax-cool": Action(_cool),
    },
    places={"softmax-temperature": Place(_slider)},
    values={
        "softmax.class": _class,
        "softmax.highest": _highest,
        "softmax.lowest": _lowest,
        "softmax.share": _share,
        "softmax.share-at-one": _share_at_one,
        "softmax.temperature": _temperature,
        "softmax.sum-down": _sum_down,
    },
)
