"""Where a run asks whether it may go on, and what a person wants of it. Light: no torch."""

import threading
from collections import deque
from typing import Protocol

from engine.training.plan import InterventionKey


class Gate:
    """Where a run asks, between two events, whether it may go on. For use from any thread.

    Args:
        attended: Whether somebody is there to open it again. A run whose folder cannot be written
            then waits, paused, until it is resumed; else it fails.
    """

    def __init__(self, *, attended: bool = False) -> None:
        self.attended = attended
        self._open = threading.Event()
        self._open.set()
        self._stopped = False
        self._single = False
        self._wishes: deque[tuple[InterventionKey, str]] = deque()

    def pause(self) -> None:
        """Let the run wait at its next event; a stop is for good, also if it came in between."""
        self._open.clear()
        if self._stopped:
            self._open.set()

    def resume(self) -> None:
        """Let it go on."""
        self._single = False
        self._open.set()

    def step_once(self) -> None:
        """Let a waiting run do one step (one batch) and wait again."""
        self._single = True
        self._open.set()

    def step_done(self) -> None:
        """Said by the run after steps: if only one was wanted, it waits again."""
        if self._single:
            self._single = False
            self.pause()

    def stop(self) -> None:
        """Let it end at its next event, also out of a pause."""
        self._stopped = True
        self._open.set()

    def wish(self, key: InterventionKey, value: str) -> None:
        """Ask for a change of the run's course; it is made before the next step."""
        self._wishes.append((key, value))

    def take_wishes(self) -> list[tuple[InterventionKey, str]]:
        """Said by the run: what was asked for since it last looked."""
        taken = []
        while self._wishes:
            taken.append(self._wishes.popleft())
        return taken

    @property
    def stopped(self) -> bool:
        """Whether the run was asked to stop."""
        return self._stopped

    @property
    def paused(self) -> bool:
        """Whether the run was asked to wait."""
        return not self._open.is_set()

    @property
    def stepping(self) -> bool:
        """Whether one step is wanted, and then a pause."""
        return self._single

    def wait(self) -> None:
        """Return when the gate is open."""
        self._open.wait()


class _Leaving(Protocol):
    """Several processes that know whether they leave together; `engine.distributed.Group`."""

    @property
    def leaving(self) -> int:
        """Not 0 once all of them know."""


class SharedGate(Gate):
    """The gate of a run of several processes, which end it together, after the same event.

    Nobody attends it: such a run is not paused, and not changed while it goes on.

    Args:
        processes: Those of the run. Whoever wants to end it asks them.
    """

    def __init__(self, processes: _Leaving) -> None:
        super().__init__()
        self._processes = processes

    @property
    def stopped(self) -> bool:
        """Whether all processes know that the run ends."""
        return self._processes.leaving != 0
