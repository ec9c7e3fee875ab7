"""How long a dataset's statistics and the search for its duplicates take, and how much memory.

Memory is what the process holds at most while it works, beyond what it held with the images
loaded, in terms of the images' own bytes. Run it with

    python -m benchmarks.overview [--dataset NAME] [--data-root DIR] [--threads N]
"""

import argparse
import statistics as figures
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import psutil

from engine import devices
from engine.data import catalog, duplicates, sources, statistics
from engine.data.duplicates import Duplicates
from engine.data_spec import DataSpec

_TURNS = 5
_THRESHOLDS = (4.0, duplicates.NEAR, 12.0, 16.0)

Result = TypeVar("Result")


class PeakMemory:
    """Watches what the process holds, from a thread of its own, every two milliseconds."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._over = threading.Event()
        self._before = self._peak = self._held()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> "PeakMemory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.002):
            self._peak = max(self._peak, self._held())

    def _held(self) -> int:
        held: int = self._process.memory_info().rss
        return held

    @property
    def added(self) -> int:
        """Bytes beyond what was held at the beginning."""
        return self._peak - self._before


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What it returns, and the seconds that it took."""
    started = time.perf_counter()
    result = work()
    return result, time.perf_counter() - started


def counted(found: Duplicates) -> str:
    """How many near pairs there are within training, within test, and across."""
    numbers = (
        duplicates.within(found.near, "train"),
        duplicates.within(found.near, "test"),
        duplicates.across(found.near),
    )
    return " / ".join(f"{len(pairs):,}" for pairs in numbers)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.overview")
    parser.add_argument("--dataset", default="fashion-mnist")
    parser.add_argument("--data-root", type=Path, help="where the dataset is")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()

    devices.use_threads(options.threads)
    opened = sources.open_both(DataSpec(options.dataset), options.data_root)
    train, test = opened.train, opened.test
    raw = train.images.nbytes + test.images.nbytes
    title = catalog.title(options.dataset)
    print(
        f"{title}: {len(train):,} + {len(test):,} images, {raw / 2**20:.1f} MB of pixels, "
        f"{options.threads} thread(s)"
    )
    with PeakMemory() as memory:
        runs = [timed(lambda: statistics.measure(train)) for _ in range(_TURNS)]
    found = runs[0][0]
    mean, std = (", ".join(f"{x:.4f}" for x in values) for values in (found.mean, found.std))
    print(
        f"  statistics of training: {figures.median(s for _, s in runs):.2f} s (median of "
        f"{_TURNS}), {memory.added / 2**20:.1f} MB, {memory.added / raw:.2f} of the raw bytes; "
        f"mean {mean}, std {std}"
    )
    for threshold in _THRESHOLDS:
        with PeakMemory() as memory:
            pairs, seconds = timed(partial(duplicates.find, train, test, threshold))
        print(
            f"  duplicates up to {threshold:g} grey levels: {seconds:.1f} s, "
            f"{memory.added / 2**20:.1f} MB, {memory.added / raw:.2f} of the raw bytes; "
            f"{len(pairs.exact):,} equal; near {counted(pairs)} (training / test / across)"
        )


if __name__ == "__main__":
    main()
