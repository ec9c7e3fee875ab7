"""How soon the window answers: measured by a timer that knows when it was due."""

import time

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Slot

_INTERVAL_MS = 10


class LatencyProbe(QObject):
    """Asks the event loop every 10 ms and notes how late it answers, until stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._late: list[float] = []
        self._timer = QTimer(self, interval=_INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> dict[str, float]:
        """The delays in milliseconds at the 50th, 95th and 99th percentile, and the largest."""
        self._timer.stop()
        late = np.array(self._late or [0.0])
        answers = {f"p{share}": float(np.percentile(late, share)) for share in (50, 95, 99)}
        answers["max"] = float(late.max())
        return {name: round(value, 1) for name, value in answers.items()}

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, (now - self._last) * 1000 - _INTERVAL_MS))
        self._last = now
