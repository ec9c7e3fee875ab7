"""What live plots cost: `python -m benchmarks.plots`.

Needs no data. Without a display it runs off-screen; under Xvfb it measures real painting. A frame
is what the window does when steps have come in: hand the new ones to the plot, let Qt paint.
"""

import os
import sys
import time
from collections.abc import Callable

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import psutil
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from gui import theme

STEPS = 500_000
PER_FRAME = 250  # steps that a fast network makes in a tenth of a second
FRAMES = 200


def losses(count: int) -> NDArray[np.float64]:
    """A loss that falls and is noisy, float64 [count]."""
    noise = np.random.default_rng(0).gamma(4.0, 0.1, count)
    return np.exp(-np.arange(count) / 20_000) * 1.9 + noise


def measure(frame: Callable[[], object], frames: int) -> tuple[list[float], list[float]]:
    """Wall-clock and processor milliseconds of each frame, on this thread."""
    walls, cpus = [], []
    for _ in range(frames):
        wall, cpu = time.perf_counter(), time.thread_time()
        frame()
        QApplication.processEvents()
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.thread_time() - cpu) * 1000)
    return walls, cpus


def report(what: str, walls: list[float], cpus: list[float], bound: str = "") -> None:
    """Print the median and the 95th percentile."""
    wall, cpu = np.percentile(walls, (50, 95)), np.percentile(cpus, (50, 95))
    print(
        f"{what:<46} wall p50 {wall[0]:6.2f} p95 {wall[1]:6.2f} ms   "
        f"CPU p50 {cpu[0]:6.2f} p95 {cpu[1]:6.2f} ms   {bound}"
    )


class Growing:
    """A plot of a smoothed curve that grows."""

    def __init__(self) -> None:
        from gui.widgets.plots.live_plot import LivePlot

        self._values = losses(2 * STEPS)
        self.plot = LivePlot("Loss", "Step", "Cross entropy")
        self.plot.add_series("training loss", "accent", smooth=True)
        self.plot.resize(880, 240)
        self.plot.show()

    def begin(self, count: int) -> None:
        """Start over with some steps."""
        self.plot.clear()
        self.grow(count)
        QApplication.processEvents()

    def grow(self, count: int = PER_FRAME) -> None:
        """Append steps."""
        done = self.plot.point_count("training loss")
        steps = np.arange(done + 1, done + count + 1)
        self.plot.extend_series("training loss", steps, self._values[done : done + count])


def main() -> None:
    """Print all figures."""
    app = QApplication(sys.argv)
    theme.apply(app, "light")
    print(f"platform {app.platformName()}, {os.cpu_count()} cores, scale {app.devicePixelRatio()}")
    curve, process = Growing(), psutil.Process()
    curve.begin(1_000)
    before = process.memory_info().rss
    walls, cpus = measure(curve.grow, (STEPS - 1_000) // PER_FRAME)
    after = process.memory_info().rss
    report(f"all frames from 1,000 to {STEPS:,} steps", walls, cpus, "(< 16)")
    print(f"slowest of these {max(walls):.1f} ms; {sum(cpus) / 1000:.2f} s of processor in all")
    print(f"memory before {before / 2**20:.0f} MB, after {after / 2**20:.0f} MB")
    for start in (1_000, 50_000, STEPS):
        curve.begin(start)
        report(
            f"{start:>7,} steps, {PER_FRAME} more a frame", *measure(curve.grow, FRAMES), "(< 16)"
        )
    curve.plot.set_log_y(True)
    report(f"{STEPS:>7,} steps, log scale", *measure(curve.grow, FRAMES), "(< 16)")
    curve.plot.set_log_y(False)

    from gui.widgets.plots.plot_layer import PlotLayer

    (layer,) = curve.plot.findChildren(PlotLayer)
    report(f"{STEPS:>7,} steps, all painted anew", *measure(layer.update, FRAMES), "(< 16)")


if __name__ == "__main__":
    main()
