"""Finds a learning rate: the range test of what the form says, as a curve that grows."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.errors import AtelierError, Cancelled
from engine.run_spec import RunSpec
from gui import errors, theme
from gui.background import Background, Job
from gui.session import LoadedDataset
from gui.widgets import layouts
from gui.widgets.plots.range_plot import RangePlot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# The axis of the plot: that of `engine.training.range_test`, which brings torch with it.
_LOWEST_LR, _HIGHEST_LR = 1e-6, 10.0
_SHOW_SECONDS = 0.1


@dataclass(frozen=True, eq=False)
class _Measured:
    """A test so far: rates, losses and the smoothed losses [n], and at its end the suggestion."""

    lrs: NDArray[np.float64]
    losses: NDArray[np.float64]
    curve: NDArray[np.float64]
    suggestion: float | None = None


class RangeTestView(QWidget):
    """A card with the test's curve and what to do with its answer; it opens nothing itself.

    Signals:
        rate_chosen(float): The person takes the suggested learning rate.
        closed(): They are done with it; a test in progress is cancelled.
    """

    rate_chosen = Signal(float)
    closed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._job: Job | None = None
        self._suggestion: float | None = None
        self._found: _Measured | None = None
        self._build()
        self._say_result("")

    def _build(self) -> None:
        self.plot = RangePlot(_LOWEST_LR, _HIGHEST_LR)
        explanation = layouts.label(
            self.tr(
                "A fresh copy of the network learns for a moment while the learning rate rises "
                "from far too small to far too large. Your training is not touched."
            ),
            "muted",
            wrap=True,
        )
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the range test"))
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.message = layouts.label("", wrap=True)
        # Two lines: what it says at the end must not move the plot.
        theme.hold_lines(self.message.setMinimumHeight, 2)
        self.use_button = QPushButton(self.tr("Use"))
        self.use_button.setProperty("primary", True)
        self.use_button.clicked.connect(self._use)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self._close)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.use_button, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.close_button)
        heading = layouts.label(self.tr("Find a learning rate"), "heading")
        card = layouts.Card(heading, explanation, self.plot, self.progress, self.message)
        card.column.setStretchFactor(self.plot, 1)
        card.column.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.addWidget(card)

    @property
    def is_running(self) -> bool:
        """Whether a test is in progress."""
        return self._job is not None

    def start(self, spec: RunSpec, dataset: LoadedDataset) -> None:
        """Test a run's learning rates, in another thread; a test in progress gives way.

        Args:
            spec: The run, as the form says it.
            dataset: Its data, both splits.
        """
        self._drop()
        self.plot.clear()
        self.progress.setRange(0, 0)
        so_far: list[_Measured] = []

        def test(job: Job) -> _Measured:
            return _test(spec, dataset, job, so_far)

        def done(found: _Measured) -> None:
            if self._job is job:
                self._finish(found)

        def failed(error: AtelierError) -> None:
            if self._job is job:
                self._job = None
                self._say_result(errors.sentence(error), role="error")

        def show(steps: int, total: int) -> None:
            if self._job is job:
                self.progress.setRange(0, total)
                self.progress.setValue(steps)
                self._show(so_far[-1])

        job = self._background.start(test, done, failed, show)
        self._job = job
        self._suggestion = self._found = None
        self._say_result(self.tr("Testing..."))

    def take_over(self, other: RangeTestView) -> bool:
        """Show what another one has found; false if it has found nothing."""
        if other._found is not None:
            self._finish(other._found)
        return other._found is not None

    @Slot()
    def cancel(self) -> None:
        """End the test in progress, if there is one; its curve stays."""
        if self._job is not None:
            self._drop()
            self._say_result(self.tr("Cancelled."))

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot()
    def _use(self) -> None:
        if self._suggestion is not None:
            self.rate_chosen.emit(self._suggestion)

    @Slot()
    def _close(self) -> None:
        self.cancel()
        self.hide()
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for a test that was closed; one that another tab hides goes on."""
        super().hideEvent(event)
        if self.isHidden():
            self.cancel()

    def _finish(self, found: _Measured) -> None:
        self._job, self._found = None, found
        self._show(found)
        self._suggestion = found.suggestion
        self.plot.set_suggestion(found.suggestion)
        if found.suggestion is None:
            self._say_result(
                self.tr("The loss does not clearly fall at any rate; try another optimizer.")
            )
        else:
            self._say_result(
                self.tr("The loss falls well at {0}, and there is room before it rises.").format(
                    f"{found.suggestion:g}"
                )
            )

    def _show(self, found: _Measured) -> None:
        self.plot.set_curve(found.lrs, found.losses, found.curve)

    def _say_result(self, text: str, role: str = "") -> None:
        """The buttons follow whether a test runs, and what it found."""
        self.message.setText(text)
        theme.set_role(self.message, role)
        self.progress.setVisible(self.is_running)
        self.cancel_button.setEnabled(self.is_running)
        found = self._suggestion is not None
        self.use_button.setEnabled(found)
        self.use_button.setText(
            self.tr("Use {0}").format(f"{self._suggestion:g}") if found else self.tr("Use")
        )


def _test(spec: RunSpec, dataset: LoadedDataset, job: Job, so_far: list[_Measured]) -> _Measured:
    """In a worker thread: the whole test; `so_far` has its state before each progress."""
    import numpy as np

    from engine.data import loaders
    from engine.training import range_test

    images = loaders.split_data(spec, dataset.train, dataset.test).train
    lrs: list[float] = []
    losses: list[float] = []
    shown = time.monotonic()
    for lr, loss in range_test.range_test(spec, images):
        if job.cancel_event.is_set():
            raise Cancelled
        lrs.append(lr)
        losses.append(loss)
        if time.monotonic() - shown >= _SHOW_SECONDS:
            shown = time.monotonic()
            curve = range_test.smoothed(losses)
            so_far[:] = [_Measured(np.array(lrs), np.array(losses), curve)]
            job.progress(len(lrs), range_test.STEPS)
    curve = range_test.smoothed(losses) if losses else np.zeros(0)
    suggestion = range_test.suggest(lrs, losses)
    return _Measured(np.array(lrs), np.array(losses), curve, suggestion)
