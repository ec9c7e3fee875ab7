"""The real window while it trains: `python -m benchmarks.window [--data-root DIR]`.

Measures, in one process and one run, in turn: the training speed in the window with live plots
against a bare PyTorch loop on ready tensors (the tutorial's mlp, batch 64, SGD, same threads);
how late the window answers meanwhile; how long a pen stroke waits for its verdict; and how soon a
past epoch names the drawing. Without a
display it runs off-screen; under Xvfb it measures real painting.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.event_loop import wait
from engine.run_spec import ModelSpec, TrainSpec
from engine.train_spec import default_threads
from gui import theme
from gui.latency import LatencyProbe
from gui.main_window import MainWindow
from gui.tour_hands import draw_line

if TYPE_CHECKING:
    from gui.predictor import Verdict

TURNS = 5
BATCH = 64
CORNERS = ((0.3, 0.1), (0.3, 0.9), (0.7, 0.9), (0.7, 0.1), (0.3, 0.1), (0.1, 0.5), (0.9, 0.5))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-root", type=Path)
    options = parser.parse_args()
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        os.environ["ATELIER_HOME"] = home
        _measure(options.data_root)


def _measure(data_root: Path | None) -> None:
    app = QApplication([])
    theme.apply(app, "light")
    window = MainWindow(data_root)
    window.show()
    window.start()
    wait(lambda: window.session.dataset is not None)
    wait(lambda: False, 3.0)  # until the plots are there
    ratios: list[float] = []
    answers: list[dict[str, float]] = []
    verdicts: list[float] = []

    def note(verdict: "Verdict") -> None:
        verdicts.append(verdict.milliseconds)

    window.predictor.answered.connect(note)
    window.tabs.setCurrentWidget(window.training_tab)
    for _ in range(TURNS):
        before, ours, after = _bare_loop(window), _train_in_window(window), _bare_loop(window)
        bare = (before + after) / 2  # the machine's speed drifts
        ratios.append(ours / bare)
        print(f"bare loop {bare:,.0f} images/s, window {ours:,.0f}")
    for _ in range(TURNS):
        probe = LatencyProbe()
        _train_in_window(window)
        answers.append(probe.stop())
    _draw(window)
    idle = len(verdicts)
    _train_in_window(window, meanwhile=lambda: _draw(window))
    scrubs = _scrub(window)
    print(f"training speed, window over bare loop, median: {statistics.median(ratios):.2f}")
    print(f"window answers, p99, median: {statistics.median(a['p99'] for a in answers):.0f} ms")
    for name, part in (("idle", verdicts[:idle]), ("while training", verdicts[idle:])):
        p50, p95 = np.percentile(part, (50, 95))
        print(f"pen to verdict, {name}: p50 {p50:.1f} ms, p95 {p95:.1f} ms ({len(part)} strokes)")
    p50, p95 = np.percentile(scrubs, (50, 95))
    print(f"epoch chosen to verdict on the drawing: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    window.close()
    app.processEvents()


def _bare_loop(window: MainWindow) -> float:
    """Images per second of one epoch as one would write it, on float tensors that are ready."""
    import torch
    from torch import nn

    from engine.models import zoo
    from engine.pixels import to_float

    torch.set_num_threads(default_threads())
    dataset = window.session.dataset
    if dataset is None:
        raise RuntimeError("there is no dataset")
    train = dataset.train
    images, labels = to_float(train.images), train.labels
    model = zoo.build(ModelSpec("mlp"), train.shape, len(train.classes), seed=0)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    loss_function = nn.CrossEntropyLoss()
    order = torch.split(torch.randperm(len(train)), BATCH)
    began = time.perf_counter()
    for batch in order:
        loss = loss_function(model(images[batch]), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        loss.item()
    return len(train) / (time.perf_counter() - began)


def _train_in_window(window: MainWindow, meanwhile: Callable[[], None] | None = None) -> float:
    """Images per second of one epoch's steps, from the first that the window saw to the last.

    Nothing polls meanwhile: the window has its event loop to itself, as it has in use.
    """
    controller = window.controller
    marks: list[tuple[float, int]] = []

    def note() -> None:
        steps = len(controller.history.losses)
        if steps and (not marks or steps > marks[-1][1]):
            marks.append((time.perf_counter(), steps))

    loop = QEventLoop()
    controller.progressed.connect(note)
    controller.finished.connect(loop.quit)
    controller.start(TrainSpec(epochs=1, batch_size=BATCH, validation=0.01))
    if meanwhile:
        meanwhile()
    if controller.is_active:
        loop.exec()
    controller.progressed.disconnect(note)
    controller.finished.disconnect(loop.quit)
    (first, before), (last, after) = marks[0], marks[-1]
    return (after - before) * BATCH / (last - first)


def _draw(window: MainWindow) -> None:
    window.tabs.setCurrentWidget(window.draw_tab)
    wait(lambda: False, 0.3)
    for _ in range(3):
        for step in draw_line(window.draw_tab.canvas, CORNERS):
            wait(step)
        window.draw_tab.canvas.clear()
    wait(lambda: False, 0.3)


def _scrub(window: MainWindow) -> list[float]:
    """Milliseconds from an epoch's choice to the verdict of its weights on a drawing."""
    controller, travel = window.controller, window.training_tab.time_travel
    controller.start(TrainSpec(epochs=6, batch_size=1000, validation=0.01))
    wait(lambda: not controller.is_active)
    wait(lambda: len(travel.epochs) == 7)
    for step in draw_line(window.draw_tab.canvas, CORNERS):
        wait(step)
    answers: list[float] = []

    def note(verdict: "Verdict") -> None:
        answers.append(time.perf_counter())

    window.predictor.answered.connect(note)
    took = []
    for epoch in (0, 1, 2, 3, 4, 5, 6):
        answers.clear()
        began = time.perf_counter()
        travel.go_to(epoch)
        wait(lambda: bool(answers))
        took.append((answers[0] - began) * 1000)
        wait(lambda: False, 0.3)
    window.predictor.answered.disconnect(note)
    return took


if __name__ == "__main__":
    main()
