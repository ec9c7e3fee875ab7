"""A DataLoader's batches, one at a time, for somebody who may lose interest while waiting."""

import math
import threading
from collections.abc import Iterator
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

from torch.utils.data import DataLoader

from engine.data.image_set import ImageSet
from engine.data.loaders import Batch
from engine.errors import AtelierError, Cancelled

# How often somebody who waits for a worker process looks whether the batch is still wanted.
_LOOK_SECONDS = 0.2
_FAREWELL_SECONDS = 0.1


_MOST_GIGABYTES = 1.0


def check_size(images: ImageSet, batch_size: int) -> None:
    """Refuse batches that would fill the memory of a common machine.

    Args:
        images: Prepared: as they come out.
        batch_size: How many of them at a time.

    Raises:
        AtelierError: `batch_too_heavy`.
    """
    count = min(len(images), batch_size)
    gigabytes = count * math.prod(images.input_shape) * 4 / 1e9
    if gigabytes > _MOST_GIGABYTES:
        raise AtelierError("batch_too_heavy", batch_size=count, gigabytes=f"{gigabytes:.1f}")


class _Process(SpawnProcess):
    """A worker process whose end nobody waits for long.

    A DataLoader gives each of its processes five seconds to end, and terminates it then. One that
    is in the midst of importing torch would take all of them.
    """

    def join(self, timeout: float | None = None) -> None:
        super().join(_FAREWELL_SECONDS if timeout is None else min(timeout, _FAREWELL_SECONDS))


class _Spawning(SpawnContext):
    """Makes processes as "spawn" does, and remembers them."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[_Process] = []

    def Process(self, *args: Any, **settings: Any) -> _Process:  # type: ignore[override]  # noqa: N802
        process = _Process(*args, **settings)
        self.made.append(process)
        return process


class Feed:
    """Goes through a DataLoader once; its worker processes can be ended at any moment.

    One thread at a time may use it; not the GUI's, for each method may wait.

    Args:
        loader: Not used elsewhere. Worker processes, if it has any, start with the first `next`.
    """

    def __init__(self, loader: DataLoader[Batch]) -> None:
        self._loader = loader
        self._batches: Iterator[Batch] | None = None
        self._context = _Spawning()
        self._closed = False
        if loader.num_workers:
            loader.multiprocessing_context = self._context
            loader.timeout = _LOOK_SECONDS  # a batch that is late is asked for again, see `next`

    def next(self, cancel: threading.Event | None = None) -> Batch | None:
        """The next batch, as the loader gives it; None at the end, and once it is closed.

        Args:
            cancel: Set from any thread to end the waiting; the feed is closed then.

        Raises:
            Cancelled: If `cancel` was set.
        """
        while not self._closed:
            if cancel is not None and cancel.is_set():
                self.close()
                raise Cancelled
            try:
                if self._batches is None:
                    self._batches = iter(self._loader)
                return next(self._batches)
            except StopIteration:
                self.close()
            except RuntimeError as error:
                # The loader has lost nothing when its patience ends.
                if "DataLoader timed out" not in str(error):
                    self.close()
                    raise
        return None

    def close(self) -> None:
        """End the worker processes; more than once does no harm."""
        self._closed = True
        self._batches = None  # the iterator ends them as it goes
        for process in self._context.made:
            process.join()

    @property
    def processes(self) -> int:
        """How many worker processes are alive."""
        return sum(process.is_alive() for process in self._context.made)
