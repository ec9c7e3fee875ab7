"""What lessons can name of the Model tab."""

from __future__ import annotations

from gui.guide import about_model_layers, about_model_making, about_model_walk
from gui.guide.known import merged

KNOWN = merged(about_model_walk.KNOWN, about_model_layers.KNOWN, about_model_making.KNOWN)
