"""What a run shows of itself: figures, progress and curves, redrawn on a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.training.events import RunFinished, RunStarted
from gui.numbers import percent
from gui.pace import Pace
from gui.training_controller import RunState, TrainingController
from gui.widgets import layouts
from gui.widgets.figures import Figures
from gui.widgets.live_text import LiveText

if TYPE_CHECKING:
    from gui.widgets.live_plot import LivePlot

# Painting holds Python's lock and a core: at ten frames a second, not four, a training on two cores
# is a tenth slower.
_REDRAW_MS = 250
# Numbers that change faster cannot be read.
_TICKS_PER_FIGURE = 2


class LiveView(QWidget):
    """Follows the controller's run, from its start to its end.

    Signals:
        draw_requested(): The person wants to try the trained model.
    """

    draw_requested = Signal()

    def __init__(self, controller: TrainingController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._pace = Pace()
        self._ticks = 0
        self._loss_plot: LivePlot | None = None
        self._accuracy_plot: LivePlot | None = None
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._timer.timeout.connect(self._redraw)
        self._build()
        controller.state_changed.connect(self._follow)
        controller.started.connect(self._run_started)
        controller.finished.connect(self._run_finished)

    def _build(self) -> None:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the training"))
        self.progress_label = LiveText(title=False)
        self.progress_label.set_text(self.tr("Press Start, and watch the loss fall."))
        self.draw_button = QPushButton(self.tr("Draw something for it to name"))
        self.draw_button.clicked.connect(self.draw_requested)
        policy = self.draw_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the plots stay where they are
        self.draw_button.setSizePolicy(policy)
        self.draw_button.hide()
        status = QHBoxLayout()
        status.addWidget(self.progress_label, 1)
        status.addWidget(self.draw_button)
        self.figures = Figures()
        self._loss = self.figures.add(self.tr("Loss"))
        self._train_accuracy = self.figures.add(self.tr("Training accuracy"))
        self._val_accuracy = self.figures.add(self.tr("Validation accuracy"))
        self._speed = self.figures.add(self.tr("Images per second"))
        self._device = self.figures.add(self.tr("Device"))
        area = QWidget()  # it keeps its place until the plots are there
        self.plots = QVBoxLayout(area)
        self.plots.setContentsMargins(0, 0, 0, 0)
        self.plots.setSpacing(layouts.SPACING)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(layouts.SPACING)
        layout.addWidget(self.figures)
        layout.addLayout(status)
        layout.addWidget(self.progress)
        layout.addWidget(area, 1)

    @Slot()
    def build_plots(self) -> None:
        """Make the plots; imports pyqtgraph (0.4 s).

        On the GUI thread: pyqtgraph touches every class of Qt when it is imported, PySide makes
        each on first touch, and while the window is in use another thread must not (it crashes in
        about one start of fifteen).
        """
        from gui.widgets.live_plot import LivePlot

        loss = LivePlot(self.tr("Loss"), self.tr("Step"), self.tr("Cross entropy"))
        loss.add_series(self.tr("training loss"), "accent", smooth=True)
        loss.set_placeholder(self.tr("Each step's loss appears here."))
        accuracy = LivePlot(
            self.tr("Accuracy"), self.tr("Epoch"), self.tr("Named right"), percent=True
        )
        accuracy.add_series(self.tr("training"), "secondary", markers=True)
        accuracy.add_series(self.tr("validation"), "accent", markers=True)
        accuracy.set_placeholder(self.tr("After each epoch: how many images were named right."))
        self._loss_plot, self._accuracy_plot = loss, accuracy
        self.plots.addWidget(layouts.Card(loss), 1)
        self.plots.addWidget(layouts.Card(accuracy), 1)
        self._redraw()

    def plotted_points(self) -> tuple[int, int]:
        """How many steps and how many epochs the plots show."""
        if self._loss_plot is None or self._accuracy_plot is None:
            return 0, 0
        return (
            self._loss_plot.point_count(self.tr("training loss")),
            self._accuracy_plot.point_count(self.tr("validation")),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another tab was shown."""
        super().showEvent(event)
        self._redraw()

    @Slot(object)
    def _follow(self, state: RunState) -> None:
        if state is RunState.STARTING:
            self.draw_button.hide()
            self.progress_label.set_text(self.tr("Getting ready..."))
            self.progress.setValue(0)
            for plot in (self._loss_plot, self._accuracy_plot):
                if plot is not None:
                    plot.clear()
            for figure in (self._loss, self._train_accuracy, self._val_accuracy, self._speed):
                figure.set_text("")
        if state is RunState.RUNNING:
            self._pace.reset()
        if state is RunState.IDLE:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _run_started(self, info: RunStarted) -> None:
        self._pace.reset()
        self.progress.setRange(0, info.total_steps)
        device = info.device.upper()
        self._device.set_text(device)
        threads = self.tr("{0}, %Ln thread(s)", "", info.threads).format(device)
        self._device.setToolTip(threads if info.device == "cpu" else device)

    @Slot(object)
    def _run_finished(self, finished: RunFinished) -> None:
        self._redraw()
        if finished.error is not None:
            self.progress_label.set_text(
                self.tr("Ended after step {0}.").format(f"{finished.step:,}")
                if finished.step
                else self.tr("It did not start.")
            )
        elif finished.reason == "stopped":
            self.progress_label.set_text(
                self.tr("Stopped after step {0}; the weights are kept.").format(
                    f"{finished.step:,}"
                )
            )
        else:
            self.progress_label.set_text(self.tr("Done: your model has finished training."))
        self.draw_button.setVisible(finished.error is None and finished.step > 0)

    @Slot()
    def _redraw(self) -> None:
        """On the plots' clock: everything that changes with every step."""
        history, info = self._controller.history, self._controller.start_info
        step = len(history.losses)
        self._ticks += 1
        if info is not None and (
            self._ticks % _TICKS_PER_FIGURE == 0 or not self._timer.isActive()
        ):
            self.progress.setValue(step)
            self._show_figures(step)
            if self._controller.state in (RunState.RUNNING, RunState.PAUSED, RunState.PAUSING):
                self._show_progress(info, step)
        if not self.isVisible() or self._loss_plot is None or self._accuracy_plot is None:
            return
        self._loss_plot.set_series(self.tr("training loss"), history.steps, history.losses)
        if self._accuracy_plot.point_count(self.tr("validation")) == len(history.epochs):
            return
        epochs = history.epoch_column("epoch")
        for name, column in (
            (self.tr("training"), "train_accuracy"),
            (self.tr("validation"), "val_accuracy"),
        ):
            self._accuracy_plot.set_series(name, epochs, history.epoch_column(column))

    def _show_figures(self, step: int) -> None:
        history = self._controller.history
        self._loss.set_text(f"{history.losses[-50:].mean():.3f}" if step else "")
        if history.epochs:
            self._train_accuracy.set_text(percent(history.epochs[-1].train_accuracy, 1))
            self._val_accuracy.set_text(percent(history.epochs[-1].val_accuracy, 1))
        spec = self._controller.spec
        if self._controller.state is RunState.RUNNING and spec is not None:
            self._pace.mark(step)
            pace = self._pace.steps_per_second
            if pace is not None:
                self._speed.set_text(f"{pace * spec.train.batch_size:,.0f}")

    def _show_progress(self, info: RunStarted, step: int) -> None:
        spec = self._controller.spec
        if spec is None:
            return
        epoch = min(spec.train.epochs, step // info.batches_per_epoch + 1)
        validating = self._controller.validating
        if self._controller.state is not RunState.RUNNING:
            state = self.tr("Paused")
        elif validating is not None:
            epoch = validating.epoch
            state = self.tr("measuring")
        else:
            left = self._pace.seconds_left(info.total_steps - step)
            state = "" if left is None else self._time_left(left)
        place = self.tr("Epoch {0} of {1}, step {2} of {3}").format(
            epoch, spec.train.epochs, f"{step:,}", f"{info.total_steps:,}"
        )
        self.progress_label.set_text(self.tr("{0} · {1}").format(place, state) if state else place)

    def _time_left(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        if minutes:
            return self.tr("{0} min {1} s left").format(minutes, rest)
        return self.tr("{0} s left").format(rest)
