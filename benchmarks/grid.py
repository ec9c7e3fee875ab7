"""The Data tab's page of images: `python -m benchmarks.grid [--data-root DIR] [--turns N]`.

Measures the real page with 60,000 images of Fashion-MNIST (or as many made-up ones, without
`--data-root`) and with 2,000 colour images of 224 x 224: how soon they show, how long a frame takes
while somebody scrolls, zooms or walks with the arrow keys, how long filters and orders take until
they are painted, and how much memory the page needs beside the images. A frame is everything that
one event leads to on the GUI thread, up to and with the painting.

Without a display it runs off-screen; under Xvfb it measures real painting. `QT_SCALE_FACTOR=2`
makes it a fine screen.
"""

import argparse
import contextlib
import io
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import psutil
import torch
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from engine.data import catalog
from engine.data.image_set import ImageSet
from engine.evaluation.order import Answers
from gui import theme
from gui.background import Background
from gui.data.evaluator import Predictions
from gui.data.images_view import ImagesView
from gui.session import LoadedDataset, Session

SIZE = (1216, 620)  # of the page, in a window of 1280 x 800
LARGE_COUNT = 2_000


def _memory() -> float:
    """Megabytes of this process, its own and shared."""
    return float(psutil.Process().memory_info().rss) / 1e6


def _made_up(name: str, count: int, shape: tuple[int, int, int]) -> ImageSet:
    generator = torch.Generator().manual_seed(0)
    images = torch.randint(0, 256, (count, *shape), dtype=torch.uint8, generator=generator)
    labels = torch.randint(0, 10, (count,), generator=generator)
    return ImageSet(name, images, labels, catalog.entry(name).classes)


def _real(root: Path) -> ImageSet:
    from engine.data import sources
    from engine.data_spec import DataSpec

    return sources.open_split(DataSpec("fashion-mnist"), "train", root)


def _loaded(images: ImageSet) -> LoadedDataset:
    entry = replace(catalog.entry(images.name), shape=images.shape)
    few = replace(images, images=images.images[:10], labels=images.labels[:10])
    return LoadedDataset(entry, images, few)


Cost = tuple[float, float]
"""Milliseconds: that went by, and that the GUI thread computed."""


def _report(what: str, costs: Sequence[Cost], bound: str = "") -> None:
    """Print what went by; on a machine with other work, what was computed tells more."""
    times = [time for time, _ in costs]
    p50, p95 = np.percentile(times, (50, 95))
    computed = np.percentile([own for _, own in costs], 95)
    print(
        f"{what:<34} p50 {p50:7.2f}   p95 {p95:7.2f}   max {max(times):7.2f} ms   "
        f"p95 computed {computed:6.2f}   {bound}"
    )


class Bench:
    """A page on the screen, and what is done to it.

    Args:
        app: The application.
        turns: How often each thing is done.
    """

    def __init__(self, app: QApplication, turns: int) -> None:
        self.turns = turns
        self._app = app
        self._background = Background()
        self._session = Session()
        self.view = ImagesView(self._session, self._background)
        self.view.resize(*SIZE)
        self.view.show()
        self._settle()

    def close(self) -> None:
        """End its threads."""
        self.view.close()
        self._background.shut_down(5000)

    def _settle(self) -> None:
        """Let timers and threads come to rest."""
        until = time.perf_counter() + 0.2
        while time.perf_counter() < until:
            self._app.processEvents()
            time.sleep(0.002)

    def _frame(self, action: Callable[..., object], *arguments: object) -> Cost:
        """What an action costs with all that it leads to, painting included."""
        start, computed = time.perf_counter(), time.thread_time()
        action(*arguments)
        self._app.processEvents()
        return (time.perf_counter() - start) * 1000, (time.thread_time() - computed) * 1000

    def show(self, images: ImageSet) -> Cost:
        """From images in memory to their first paint."""
        dataset = _loaded(images)
        return self._frame(self._session.set_dataset, dataset)

    def scroll(self) -> None:
        """By a notch, and anywhere."""
        bar = self.view.grid.verticalScrollBar()
        times = [self._frame(bar.setValue, 40 * step) for step in range(self.turns)]
        _report("scroll by 40 px", times, "(bound: p95 < 16)")
        jumps = np.random.default_rng(1).integers(0, bar.maximum(), self.turns)
        times = [self._frame(bar.setValue, place) for place in jumps.tolist()]
        _report("jump anywhere", times, "(bound: p95 < 16)")

    def zoom(self) -> None:
        """Through all sizes, as the slider does, and by notches of the wheel."""
        grid = self.view.grid
        for what, sizes in (
            ("zoom, 16 to 128 px, all sizes", range(16, 129)),
            ("zoom, 16 to 256 px, by notches", range(16, 257, 8)),
        ):
            both: Iterable[int] = [*sizes, *reversed(sizes)]
            times = [self._frame(grid.set_cell_size, size) for size in both]
            _report(what, times, "(bound: p95 < 16)")
        grid.set_cell_size(56)
        self._settle()

    def walk(self) -> None:
        """With the arrow keys: the sample and its facts follow."""
        grid = self.view.grid
        grid.setFocus()

        def press(key: Qt.Key) -> None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
                QApplication.sendEvent(grid, event)

        times = [self._frame(press, Qt.Key.Key_Right) for _ in range(self.turns)]
        _report("arrow key, with sample and facts", times, "(bound: p95 < 16)")

    def _painted(self, choose: Callable[..., object], *arguments: object) -> Cost:
        """From a choice to its painting, wherever it is worked out meanwhile."""
        grid = self.view.grid
        before = grid.indices()

        def until_shown() -> None:
            choose(*arguments)
            while grid.indices() is before:
                self._app.processEvents()

        return self._frame(until_shown)

    def filter(self) -> None:
        """By one and by several classes."""
        choices = [frozenset({2}), frozenset({1, 4, 6}), frozenset[int]()] * max(
            1, self.turns // 20
        )
        choose = self.view.class_filter.choose
        times = [self._painted(choose, labels) for labels in choices]
        _report("filter by classes", times, "(bound: 100)")

    def sort(self) -> None:
        """By everything, either way round."""
        box, turn = self.view.bar.sort_box, self.view.bar.direction
        for key in ("label", "brightness", "loss", "confidence", "correct", "index"):
            row = box.findData(key)
            times = [self._painted(box.setCurrentIndex, row)]
            times += [self._painted(turn.click) for _ in range(4)]
            first = f"(bound: 100; the first time {times[0][0]:.1f})"
            _report(f"sort by {key}", times, first)

    def judge(self, count: int) -> None:
        """Marks on a tenth of the images."""
        chance = np.random.default_rng(2).random(count).astype(np.float32)
        labels = np.zeros(count, np.int64)
        answers = Answers(("a",), labels, chance, chance, chance > 0.1)
        predictions = Predictions("train", None, answers)
        _report("answers come: marks", [self._frame(self.view.set_report, predictions)])

    def all(self, count: int) -> None:
        """Everything, with `count` images on the page."""
        self.scroll()
        self.zoom()
        self.walk()
        self.filter()
        self.judge(count)
        self.scroll()
        self.sort()
        self.select()
        self.scroll()

    def select(self) -> None:
        """As many as can be."""
        every = range(0, 1_000, 5)
        _report("select 200 images", [self._frame(self.view.grid.set_selection, every)])


def _run(app: QApplication, what: str, make: Callable[[], ImageSet], turns: int) -> None:
    bench = Bench(app, turns)
    # What a thing needs when it is done for the first time is no fault of the images.
    with contextlib.redirect_stdout(io.StringIO()):
        bench.show(_made_up("garments", 1_000, (1, 28, 28)))
        bench.all(1_000)
    empty = _memory()
    images = make()
    raw = images.images.nbytes / 1e6
    print(f"\n{what}: {len(images):,} images, {raw:.1f} MB")
    before = _memory()
    _report("images to first paint", [bench.show(images)], "(bound: 150)")
    bench.all(len(images))
    after = _memory()
    print(
        f"memory: {before - empty:.1f} MB to have the images, {after - before:+.1f} MB for the "
        f"page; together {(after - empty) / raw:.2f} times the raw bytes (bound: 1.3)"
    )
    bench.close()


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-root", type=Path)
    parser.add_argument("--turns", type=int, default=300)
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light")
    torch.set_num_threads(1)
    print(f"platform {app.platformName()}, {os.cpu_count()} cores, scale {app.devicePixelRatio()}")
    from engine.data import sources  # noqa: F401 - what it imports is no part of the images

    root = options.data_root

    def small() -> ImageSet:
        return _real(root) if root else _made_up("fashion-mnist", 60_000, (1, 28, 28))

    _run(app, "grey, 28 x 28", small, options.turns)
    large = (3, 224, 224)
    _run(app, "colour, 224 x 224", lambda: _made_up("cifar10", LARGE_COUNT, large), options.turns)


if __name__ == "__main__":
    main()
