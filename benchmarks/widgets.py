"""How fast the widgets paint: `python -m benchmarks.widgets`.

Needs no display and no data. Times are wall-clock milliseconds on the GUI thread.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui import theme
from gui.widgets.drawing.canvas import DrawingCanvas, Stroke
from gui.widgets.images.image_grid import ImageGrid
from gui.widgets.images.tensor_view import TensorView


def _milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def _report(what: str, times: Sequence[float], bound: str = "") -> None:
    p50, p95, p99 = np.percentile(times, (50, 95, 99))
    print(f"{what:<44} p50 {p50:7.2f}   p95 {p95:7.2f}   p99 {p99:7.2f} ms   {bound}")


def _shown(widget: QWidget, width: int, height: int) -> None:
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()


def grid() -> None:
    """First paint and scrolling of 60,000 thumbnails."""
    images = np.random.default_rng(0).integers(0, 256, (60_000, 28, 28), np.uint8)
    view = ImageGrid()
    view.resize(1000, 800)

    def first_paint() -> None:
        view.set_images(images)
        view.show()
        QApplication.processEvents()
        view.viewport().repaint()

    print(f"{'grid of 60,000: images to first paint':<44} {_milliseconds(first_paint):11.2f} ms")
    bar = view.verticalScrollBar()

    def frame(position: int) -> float:
        bar.setValue(position)
        return _milliseconds(view.viewport().repaint)

    _report("grid: scroll by 40 px", [frame(40 * i) for i in range(500)], "(bound: p95 < 16)")
    jumps = np.random.default_rng(1).integers(0, bar.maximum(), 200)
    _report("grid: jump anywhere", [frame(int(place)) for place in jumps])
    zooms = []
    for size in (24, 32, 48, 60, 72, 96, 128):
        view.set_cell_size(size)
        zooms.append(_milliseconds(view.viewport().repaint))
    _report("grid: zoom, 24 to 128 px a cell", zooms)
    view.close()


def _strokes(count: int) -> tuple[Stroke, ...]:
    walk = np.random.default_rng(2).normal(0, 0.01, (count, 40, 2)).cumsum(axis=1)
    walk += np.random.default_rng(3).uniform(0.1, 0.9, (count, 1, 2))
    return tuple(Stroke(tuple((float(x), float(y)) for x, y in line), 0.03) for line in walk)


def canvas() -> None:
    """A pen move over many strokes: the event, the repaint, the array for the network."""
    view = DrawingCanvas()
    _shown(view, 600, 600)
    view.set_strokes(_strokes(500))
    full = _milliseconds(view.repaint)
    export = _milliseconds(view.to_array)
    for _ in range(500):
        QApplication.processEvents()  # the rest of the strokes, a slice at a time

    def send(kind: QEvent.Type, at: QPointF, held: Qt.MouseButton) -> None:
        button = Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, at, view.mapToGlobal(at), button, held, none)
        QApplication.sendEvent(view, event)

    moves, arrays = [], []
    left = Qt.MouseButton.LeftButton
    send(QEvent.Type.MouseButtonPress, QPointF(300, 300), left)
    for step in range(600):
        angle = step / 20
        place = QPointF(300 + 200 * np.cos(angle), 300 + 200 * np.sin(1.3 * angle))
        start = time.perf_counter()
        send(QEvent.Type.MouseMove, place, left)
        QApplication.processEvents()
        moves.append((time.perf_counter() - start) * 1000)
        arrays.append(_milliseconds(view.to_array))
    send(QEvent.Type.MouseButtonRelease, QPointF(300, 300), Qt.MouseButton.NoButton)
    _report("canvas, 500 strokes: pen move and repaint", moves, "(bound: < 2)")
    _report("canvas, 500 strokes: to_array(280) a move", arrays, "(bound: < 2)")
    print(f"{'canvas: first slice of 500 strokes':<44} {full:11.2f} ms, to_array {export:.2f} ms")
    view.close()


def tensor() -> None:
    """A weight matrix to colours and onto the screen."""
    view = TensorView()
    _shown(view, 500, 400)
    matrix = np.random.default_rng(4).normal(0, 0.04, (512, 784)).astype(np.float32)

    def show() -> None:
        view.set_array(matrix)
        view.repaint()

    _report("tensor 512x784: set and paint", [_milliseconds(show) for _ in range(30)])
    _report("tensor 512x784: paint again", [_milliseconds(view.repaint) for _ in range(100)])
    view.close()


def main() -> None:
    """Print all figures."""
    app = QApplication(sys.argv)
    theme.apply(app, "light")
    print(f"platform {app.platformName()}, {os.cpu_count()} cores, scale {app.devicePixelRatio()}")
    for part in (grid, canvas, tensor):
        part()


if __name__ == "__main__":
    main()
