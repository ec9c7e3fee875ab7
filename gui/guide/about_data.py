"""What lessons can name of the Data tab."""

from __future__ import annotations

from gui.guide import about_data_images, about_data_loader, about_data_transforms
from gui.guide.known import Known

_PARTS = (about_data_images.KNOWN, about_data_transforms.KNOWN, about_data_loader.KNOWN)

KNOWN = Known(
    checks={name: check for part in _PARTS for name, check in part.checks.items()},
    actions={name: action for part in _PARTS for name, action in part.actions.items()},
    places={name: place for part in _PARTS for name, place in part.places.items()},
    values={name: value for part in _PARTS for name, value in part.values.items()},
)
