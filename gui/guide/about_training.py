"""What lessons can name of training: form, runs, one step of backpropagation, the tensor pad."""

from __future__ import annotations

from gui.guide import (
    about_training_backprop,
    about_training_form,
    about_training_modes,
    about_training_pad,
    about_training_runs,
)
from gui.guide.known import merged

KNOWN = merged(
    about_training_pad.KNOWN,
    about_training_backprop.KNOWN,
    about_training_modes.KNOWN,
    about_training_form.KNOWN,
    about_training_runs.KNOWN,
)
