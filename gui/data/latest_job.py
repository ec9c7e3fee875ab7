"""A background job of which only the latest start is answered."""

from collections.abc import Callable
from typing import Any

from engine.errors import AtelierError
from gui.background import Background, Job


class LatestJob:
    """Starts a job; whatever it still does when another is started, or none is wanted, is dropped.

    For answers that belong to something that may change meanwhile, such as the open dataset.
    """

    def __init__(self, background: Background) -> None:
        self._background = background
        self._job: Job | None = None
        self._number = 0  # of the latest start

    @property
    def is_running(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def start(
        self,
        function: Callable[[Job], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[AtelierError], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Start; arguments as for `Background.start`."""
        self.cancel()
        number = self._number

        def done(result: Any) -> None:
            if self._ends(number):
                on_done(result)

        def failed(error: AtelierError) -> None:
            if self._ends(number):
                on_error(error)

        def progressed(done: int, total: int) -> None:
            if number == self._number and on_progress is not None:
                on_progress(done, total)

        self._job = self._background.start(function, done, failed, progressed)

    def cancel(self) -> None:
        """No answer is wanted any more."""
        self._number += 1
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _ends(self, number: int) -> bool:
        wanted = number == self._number
        if wanted:
            self._job = None
        return wanted
