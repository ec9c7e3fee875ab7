"""Garbage is collected on the GUI thread only.

Python collects cycles in whichever thread happens to allocate next. A Qt object that is part of
one would then be destroyed there, while the GUI thread may be using it: the process crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 500


class Collector(QObject):
    """Switches the automatic collection off, and collects on the clock of its own thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    @Slot()
    def _collect(self) -> None:
        """The oldest generation that has had enough new objects, by Python's own thresholds."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        ripe = [number for number, (count, least) in enumerate(due) if count > least]
        if ripe:
            gc.collect(max(ripe))

    @Slot()
    def settle(self) -> None:
        """Leave what is there now (torch, above all) out of all later collections."""
        gc.collect()
        gc.freeze()

    def restore(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
