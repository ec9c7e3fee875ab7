"""Drives the real window through its main job, without a hand on it.

Loads data, looks at the model, trains with live plots, draws a T-shirt stroke by stroke, and has
it named. Leaves a PNG of each tab and `tour.json` with what it measured.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import psutil
from PySide6.QtCore import QObject, QTimer, Slot

import engine
from engine.files import write_text
from engine.run_spec import TrainSpec
from engine.training.events import RunFinished
from engine.transform_steps import TransformStep
from gui.code.runner import SnippetState
from gui.latency import LatencyProbe
from gui.predictor import Verdict
from gui.tour_hands import T_SHIRT, Condition, after, draw_line
from gui.training.controller import RunState

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_POLL_MS = 20
_PATIENCE_SECONDS = 180.0
_TRAINING_SECONDS = 60.0
_LESSON = "06-layers"


class Tour(QObject):
    """One tour through a window that has not been shown yet.

    Args:
        window: The window.
        folder: Where pictures and `tour.json` go.
        started: When the program began, in seconds of `time.perf_counter()`.

    Attributes:
        exit_code: 0 when it went through, 1 when it did not.
        over: Whether it has come to its end, by itself.
    """

    def __init__(self, window: MainWindow, folder: Path, started: float) -> None:
        super().__init__(window)
        self._started = started
        self._window = window
        self._folder = folder
        self._facts: dict[str, object] = {
            "atelier": engine.__version__,
            "python": platform.python_version(),
            "platform": platform.platform(),
        }
        self._pictures: list[str] = []
        self._prediction_ms: list[float] = []
        self._verdict: Verdict | None = None
        self._finished: RunFinished | None = None
        self.exit_code = 1
        self.over = False
        self._steps = self._script()
        self._condition: Condition | None = None
        self._deadline = 0.0
        self._clock = QTimer(self, interval=_POLL_MS)
        self._clock.timeout.connect(self._go_on)
        window.painted.connect(self._begin)
        window.predictor.answered.connect(self._note_verdict)
        window.controller.finished.connect(self._note_end)

    # The script: each `yield` waits until its condition holds.

    def _script(self) -> Iterator[Condition]:
        window = self._window
        yield lambda: window.session.dataset is not None
        self._facts["data_ready_ms"] = self._milliseconds()
        yield from self._look_at_data()
        yield from self._look_at_model()
        yield from self._train()
        yield from self._draw()
        yield from self._look_at_lesson()
        yield from self._look_at_start()

    def _look_at_lesson(self) -> Iterator[Condition]:
        """Enter one in the middle: a prediction, and what is to be done for it."""
        window, size = self._window, self._window.size()
        guide = window.school.guide
        yield lambda: bool(guide.lessons)
        guide.enter(_LESSON)
        yield lambda: not guide.is_setting
        guide.predict(0)
        guide.take_me_there()
        yield after(1.5)
        self._picture("lesson")
        guide.leave()
        yield lambda: not window.school.stage.is_held
        window.docks.guide.hide()
        window.resize(size)

    def _look_at_start(self) -> Iterator[Condition]:
        reception = self._window.reception
        reception.show_page()
        yield lambda: bool(reception.page.runs.cards())
        yield after(0.4)
        self._picture("start")
        self._window.show_workbench()

    def _look_at_data(self) -> Iterator[Condition]:
        dataset = self._window.session.dataset
        if dataset is not None:
            self._facts["dataset"] = dataset.entry.name
            self._facts["images"] = len(dataset.train) + len(dataset.test)
        tab = self._window.data_tab
        grid = tab.images.grid
        grid.set_current(int(grid.indices()[7]))
        yield after(0.4)
        self._picture("data")
        steps = (TransformStep.make("RandomAffine"), TransformStep.make("RandomHorizontalFlip"))
        data = self._window.session.data
        self._window.session.set_data(replace(data, transforms=steps))
        tab.pages.setCurrentWidget(tab.transforms)
        yield after(1.5)
        self._picture("transforms")
        self._window.session.set_data(data)
        tab.pages.setCurrentWidget(tab.images)

    def _look_at_model(self) -> Iterator[Condition]:
        tab = self._window.model_tab
        self._window.tabs.setCurrentWidget(tab)
        yield lambda: tab.layers.tree.currentIndex().isValid()
        yield after(0.4)
        self._picture("model")
        yield from self._run_code()

    def _run_code(self) -> Iterator[Condition]:
        dock, size = self._window.code_dock, self._window.size()
        dock.show()
        pane = dock.pane
        yield lambda: bool(pane.listing.code())
        pane.run_button.click()
        yield lambda: not pane.runner.is_active
        if pane.runner.state is not SnippetState.DONE:
            raise RuntimeError("the code of the Model tab did not run to its end")
        yield after(2.0)  # until the mark of what has changed is gone
        self._picture("code")
        dock.hide()
        self._window.resize(size)

    def _train(self) -> Iterator[Condition]:
        window, controller = self._window, self._window.controller
        tab = window.training_tab
        window.tabs.setCurrentWidget(tab)
        panel = tab.panel
        form = panel.form
        form.set_value(TrainSpec(optimizer="adam", epochs=3, device=form.value().device))
        probe = LatencyProbe(self)
        panel.start_button.click()
        started = time.monotonic()
        yield lambda: bool(controller.history.epochs) or _is_over(controller.state)
        yield after(0.5)
        self._picture("training")
        yield lambda: _is_over(controller.state) or time.monotonic() - started > _TRAINING_SECONDS
        panel.stop_button.click()
        yield lambda: _is_over(controller.state)
        if self._finished is not None and self._finished.error is not None:
            raise self._finished.error
        history = controller.history
        seconds = time.monotonic() - started
        self._facts["training"] = {
            "model": window.session.model.name,
            "steps": len(history.losses),
            "images_per_second": round(len(history.losses) * form.value().batch_size / seconds),
            "first_loss": float(history.losses[0]),
            "last_loss": float(history.losses[-1]),
            "val_accuracy": [epoch.val_accuracy for epoch in history.epochs],
            "window_answers_ms": probe.stop(),
        }
        yield after(0.3)
        self._picture("training-done")
        results = tab.results
        tab.pages.setCurrentWidget(results)
        yield lambda: results.pages.currentWidget() is results.panel
        yield after(0.3)
        self._picture("results")

    def _draw(self) -> Iterator[Condition]:
        tab = self._window.draw_tab
        self._window.tabs.setCurrentWidget(tab)
        yield after(0.3)
        for corners in T_SHIRT:
            yield from draw_line(tab.canvas, corners)
        yield after(0.8)
        self._picture("draw")
        shipped = self._verdict.shipped if self._verdict else None
        if shipped is None:
            raise RuntimeError("the drawing was not named")
        self._facts["verdict"] = {
            "class": shipped.name,
            "probability": float(shipped.probabilities[shipped.label]),
        }
        tab.pages.setCurrentWidget(tab.why)
        yield after(1.5)
        self._picture("why")
        self._facts["prediction_ms"] = _percentiles(self._prediction_ms)
        self._facts["memory_mb"] = psutil.Process().memory_info().rss >> 20

    # The machinery

    def _milliseconds(self) -> int:
        return round((time.perf_counter() - self._started) * 1000)

    @Slot()
    def _begin(self) -> None:
        self._facts["first_window_ms"] = self._milliseconds()
        self._deadline = time.monotonic() + _PATIENCE_SECONDS
        self._clock.start()

    @Slot(object)
    def _note_verdict(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self._prediction_ms.append(verdict.milliseconds)

    @Slot(object)
    def _note_end(self, finished: RunFinished) -> None:
        self._finished = finished

    @Slot()
    def _go_on(self) -> None:
        try:
            while self._condition is None or self._condition():
                self._condition = next(self._steps)
        except StopIteration:
            self._end(None)
        except Exception as error:  # noqa: BLE001  # a tour that fails must say so
            self._end(f"{type(error).__name__}: {error}")
        else:
            if time.monotonic() > self._deadline:
                self._end("the window did not get on in time")

    def _picture(self, name: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = f"{name}.png"
        if not self._window.grab().save(str(self._folder / file)):
            raise OSError(None, "the picture cannot be written", str(self._folder / file))
        self._pictures.append(file)

    def _end(self, failure: str | None) -> None:
        self._clock.stop()
        self.over = True
        self._facts |= {"pictures": self._pictures, "failure": failure}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_text(self._folder / "tour.json", json.dumps(self._facts, indent=2) + "\n")
        except OSError as error:
            failure = f"{error.filename}: {error.strerror}"
        if failure is None:
            self.exit_code = 0
            print(f"The tour's pictures are in {self._folder}.", file=sys.stderr)  # noqa: T201
        else:
            print(f"atelier: the tour failed: {failure}", file=sys.stderr)  # noqa: T201
        self._window.close()


def _is_over(state: RunState) -> bool:
    return state is RunState.IDLE


def _percentiles(values: list[float]) -> dict[str, float]:
    if not values:
        return {}
    return {f"p{share}": round(float(np.percentile(values, share)), 1) for share in (50, 95, 99)}
