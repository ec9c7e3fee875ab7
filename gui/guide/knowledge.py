"""All that lessons can name, from every part of the window."""

from __future__ import annotations

from engine.lessons.vocabulary import Vocabulary
from gui.guide import about_data, about_drawing, about_model, about_training, about_window
from gui.guide.known import merged

PARTS = (
    about_window.KNOWN,
    about_data.KNOWN,
    about_model.KNOWN,
    about_training.KNOWN,
    about_drawing.KNOWN,
)
KNOWN = merged(*PARTS)


def vocabulary() -> Vocabulary:
    """What a lesson may name, for whoever reads one."""
    return Vocabulary(
        checks={name: check.takes for name, check in KNOWN.checks.items()},
        actions={name: action.takes for name, action in KNOWN.actions.items()},
        places={name: place.takes for name, place in KNOWN.places.items()},
        values=frozenset(KNOWN.values),
    )
