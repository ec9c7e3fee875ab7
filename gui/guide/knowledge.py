"""All that lessons can name, from every part of the window."""

from __future__ import annotations

from engine.lessons.vocabulary import Vocabulary
from gui.guide import about_data, about_drawing, about_model, about_training, about_window
from gui.guide.known import Known

PARTS = (
    about_window.KNOWN,
    about_data.KNOWN,
    about_model.KNOWN,
    about_training.KNOWN,
    about_drawing.KNOWN,
)
KNOWN = Known(
    checks={name: check for part in PARTS for name, check in part.checks.items()},
    actions={name: action for part in PARTS for name, action in part.actions.items()},
    places={name: place for part in PARTS for name, place in part.places.items()},
    values={name: value for part in PARTS for name, value in part.values.items()},
)


def vocabulary() -> Vocabulary:
    """What a lesson may name, for whoever reads one."""
    return Vocabulary(
        checks={name: check.takes for name, check in KNOWN.checks.items()},
        actions={name: action.takes for name, action in KNOWN.actions.items()},
        places={name: place.takes for name, place in KNOWN.places.items()},
        values=frozenset(KNOWN.values),
    )
