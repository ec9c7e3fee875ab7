"""How fast a run goes and how long it will take."""

import time
from collections import deque

_WINDOW_SECONDS = 5.0


class Pace:
    """Steps per second over the last few seconds of running."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def reset(self) -> None:
        """Forget the past: a new run, or the end of a pause."""
        self._marks.clear()

    def mark(self, step: int, now: float | None = None) -> None:
        """Note that `step` steps are done at `now` (seconds; by default the monotonic clock)."""
        now = time.monotonic() if now is None else now
        self._marks.append((now, step))
        while now - self._marks[0][0] > _WINDOW_SECONDS and len(self._marks) > 2:
            self._marks.popleft()

    @property
    def steps_per_second(self) -> float | None:
        """None until there is something to go by."""
        if len(self._marks) < 2:
            return None
        (first, before), (last, after) = self._marks[0], self._marks[-1]
        return (after - before) / (last - first) if last > first and after > before else None

    def seconds_left(self, steps: int) -> float | None:
        """How long `steps` more steps take at this pace; None until that can be said."""
        pace = self.steps_per_second
        return None if pace is None else steps / pace
