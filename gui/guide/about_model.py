"""What lessons can name of the Model tab."""

from __future__ import annotations

from gui.guide import about_model_layers, about_model_making, about_model_walk
from gui.guide.known import Known

_PARTS = (about_model_walk.KNOWN, about_model_layers.KNOWN, about_model_making.KNOWN)

KNOWN = Known(
    checks={name: check for part in _PARTS for name, check in part.checks.items()},
    actions={name: action for part in _PARTS for name, action in part.actions.items()},
    places={name: place for part in _PARTS for name, place in part.places.items()},
    values={name: value for part in _PARTS for name, value in part.values.items()},
)
