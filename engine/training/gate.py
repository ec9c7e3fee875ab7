"""Where a run asks whether it may go on. Light: no torch."""

import threading


class Gate:
    """Where a run asks, between two events, whether it may go on. For use from any thread."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()
        self._stopped = False

    def pause(self) -> None:
        """Let the run wait at its next event."""
        self._open.clear()

    def resume(self) -> None:
        """Let it go on."""
        self._open.set()

    def stop(self) -> None:
        """Let it end at its next event, also out of a pause."""
        self._stopped = True
        self._open.set()

    @property
    def stopped(self) -> bool:
        """Whether the run was asked to stop."""
        return self._stopped

    @property
    def paused(self) -> bool:
        """Whether the run was asked to wait."""
        return not self._open.is_set()

    def wait(self) -> None:
        """Return when the gate is open."""
        self._open.wait()
