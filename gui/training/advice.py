"""What may be wrong with a run, and what to do about it, in the person's language."""

import math

from PySide6.QtCore import QCoreApplication

from engine.training.diagnosis import Advice
from gui.numbers import percent


def sentence(advice: Advice) -> str:
    """One line in plain words: what is seen, and what to try."""
    match advice.code:
        case "diverging":
            return _diverging(advice)
        case "stuck":
            return _stuck(advice)
        case "silent_units":
            return _silent_units(advice)
        case "overfitting":
            return _overfitting(advice)
        case "too_slow":
            return _too_slow(advice)


def _diverging(advice: Advice) -> str:
    template = QCoreApplication.translate(
        "Advice", "The loss is rising: {0}, after {1} at its lowest; try a tenth of the rate."
    )
    return template.format(*(_loss(advice.params[name]) for name in ("loss", "lowest")))


def _stuck(advice: Advice) -> str:
    accuracy, chance = advice.params["accuracy"], advice.params["chance"]
    if math.isnan(accuracy):
        return QCoreApplication.translate(
            "Advice",
            "The loss stays at that of guessing; start again with another learning rate.",
        )
    template = QCoreApplication.translate(
        "Advice",
        "It names {0} right, and guessing would name {1}; start again with another learning rate.",
    )
    return template.format(percent(accuracy), percent(chance))


def _silent_units(advice: Advice) -> str:
    template = QCoreApplication.translate(
        "Advice",
        "{0} of the units are silent for every image (dead ReLUs); start again with a smaller "
        "learning rate.",
    )
    return template.format(percent(advice.params["share"]))


def _overfitting(advice: Advice) -> str:
    template = QCoreApplication.translate(
        "Advice",
        "It is learning the training images by heart: the validation loss was lowest in epoch {0} "
        "and rises since.",
    )
    return template.format(round(advice.params["epoch"]))


def _too_slow(advice: Advice) -> str:
    template = QCoreApplication.translate(
        "Advice", "The loss fell by {0} in {1} steps; try 10 times the rate: {2}."
    )
    fall, steps, lr = (advice.params[name] for name in ("fall", "steps", "lr"))
    return template.format(percent(fall, 1), round(steps), f"{10 * lr:.2g}")


def _loss(value: float) -> str:
    return f"{value:.3g}" if value < 1e6 else f"{value:.1e}"
