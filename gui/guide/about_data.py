"""What lessons can name of the Data tab."""

from __future__ import annotations

from gui.guide import about_data_images, about_data_loader, about_data_transforms
from gui.guide.known import merged

KNOWN = merged(about_data_images.KNOWN, about_data_transforms.KNOWN, about_data_loader.KNOWN)
