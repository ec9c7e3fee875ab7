"""The figure that says where a run computes, and how much memory that takes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from engine.training.events import RunStarted
from gui.widgets.figures import Figure

if TYPE_CHECKING:
    import psutil

_MEMORY_SECONDS = 1.0


class DeviceFigure(QObject):
    """Fills a figure of the training's page.

    Args:
        figure: Which.

    Attributes:
        process: This one, once somebody has imported what measures it.
    """

    process: psutil.Process | None = None

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure)
        self._figure = figure
        self._memory_read = 0.0

    def describe(self, info: RunStarted) -> None:
        """Say which device, and with how many threads."""
        self._memory_read = 0.0
        self._figure.setToolTip(self._where(info.device, info.threads))

    def _where(self, device: str, count: int) -> str:
        if device != "cpu":
            return device.upper()
        return self.tr("{0}, %Ln thread(s)", "", count).format(device.upper())

    def update(self, info: RunStarted | None) -> None:
        """Show the device and, on the CPU, what this process holds; reading that takes 0.02 ms."""
        now = time.monotonic()
        if info is None or self.process is None or now - self._memory_read < _MEMORY_SECONDS:
            return
        self._memory_read = now
        device, megabytes = info.device.upper(), self.process.memory_info().rss / 2**20
        if info.device != "cpu":
            text = device
        elif megabytes < 1000:
            text = QCoreApplication.translate("LiveView", "{0} · {1} MB")
            text = text.format(device, f"{megabytes:.0f}")
        else:
            text = QCoreApplication.translate("LiveView", "{0} · {1} GB")
            text = text.format(device, f"{megabytes / 1024:.1f}")
        self._figure.set_text(text)
