"""What a run shows of itself: figures, progress and curves, redrawn on a clock."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.training.events import RunFinished, RunStarted
from gui import icons
from gui.numbers import loss_text, percent, rate_text
from gui.training.controller import RunState, TrainingController
from gui.training.device_figure import DeviceFigure
from gui.training.pace import Pace
from gui.widgets.banner import Banner
from gui.widgets.figures import Figure, Figures
from gui.widgets.live_text import LiveText

if TYPE_CHECKING:
    from gui.widgets.plots.plot_run import RunPlots

_REDRAW_MS = 100
_TICKS_PER_FIGURE = 3  # numbers that change faster cannot be read
# In equal columns the longest would be cut off in a small window.
_FIGURE_WIDTHS = (7, 8, 8, 8, 8, 15)


class LiveView(QWidget):
    """Follows the controller's run, from its start to its end, or shows an old one.

    Signals:
        draw_requested(): The person wants to try the trained model.
    """

    draw_requested = Signal()

    def __init__(self, controller: TrainingController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._pace = Pace()
        self._ticks = 0
        self._plots: RunPlots | None = None
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._timer.timeout.connect(self._redraw)
        self._build()
        controller.state_changed.connect(self._follow)
        controller.run_changed.connect(self._run_changed)
        controller.started.connect(self._run_started)
        controller.finished.connect(self._run_finished)
        controller.followed_changed.connect(self._set_clock)
        self.catch_up()

    def _build(self) -> None:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the training"))
        self.progress_label = LiveText(title=False)
        self.advice_label = LiveText(title=False)
        self.advice_label.setAccessibleName(self.tr("Advice"))
        self.draw_button = QPushButton(self.tr("Draw something for it to name"))
        self.draw_button.setIcon(icons.icon("draw", on_accent=True))
        self.draw_button.setProperty("primary", True)  # it is what comes next
        self.draw_button.clicked.connect(self.draw_requested)
        self.draw_button.hide()  # no higher than the two lines beside it
        policy = self.advice_label.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the plots stay where they are
        self.advice_label.setSizePolicy(policy)
        self.advice_label.hide()
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.progress_label)
        lines.addWidget(self.advice_label)
        status = QHBoxLayout()
        status.addLayout(lines, 1)
        status.addWidget(self.draw_button)
        self.banner = Banner()
        self._area = QVBoxLayout()  # of the plots
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._build_figures())
        layout.addWidget(self.progress)
        layout.addLayout(status)
        layout.addWidget(self.banner)
        layout.addLayout(self._area, 1)

    def _build_figures(self) -> Figures:
        self.figures = Figures()
        self._loss = self._figure(self.tr("Loss"), self.tr("Mean loss of the last 50 steps"))
        self._train_accuracy = self._figure(self.tr("Training"), self.tr("Training accuracy"))
        self._val_accuracy = self._figure(self.tr("Validation"), self.tr("Validation accuracy"))
        self._lr = self._figure(self.tr("Learning rate"), self.tr("Learning rate of the last step"))
        self._speed = self._figure(self.tr("Images/s"), self.tr("Images per second"))
        device = self._figure(self.tr("Device"), self.tr("Device and memory in use"))
        self._device = DeviceFigure(device)
        row = self.figures.layout()
        if isinstance(row, QHBoxLayout):
            row.setSpacing(10)
            for place, share in enumerate(_FIGURE_WIDTHS):
                row.setStretch(place, share)
        return self.figures

    def _figure(self, name: str, meaning: str) -> Figure:
        figure = self.figures.add(name)
        figure.setAccessibleName(meaning)
        figure.setToolTip(meaning)
        return figure

    @Slot()
    def build_plots(self) -> None:
        """Make the plots; imports pyqtgraph (0.4 s) and psutil.

        On the GUI thread: pyqtgraph touches every class of Qt when it is imported, PySide makes
        each on first touch, and while the window is in use another thread must not (it crashes in
        about one start of fifteen).
        """
        import psutil

        from gui.widgets.plots.plot_run import RunPlots

        self._device.process = psutil.Process()
        self._plots = RunPlots()
        self._plots.exported.connect(self._exported)
        self._plots.export_failed.connect(self._export_failed)
        self._area.addWidget(self._plots.scrolling())
        self._plots.take_tab_order(self.draw_button)
        self._redraw()

    def plotted_points(self) -> tuple[int, int]:
        """How many steps and how many epochs the plots show."""
        return (0, 0) if self._plots is None else self._plots.points()

    def announce(self, text: str, *, busy: bool) -> None:
        """Say what comes before a run; `busy` while it is on its way, nobody knows how far."""
        self.draw_button.hide()
        self.progress_label.set_text(text)
        self.progress.setRange(0, 0 if busy else 1)
        self.progress.setValue(0)

    def set_advice(self, text: str) -> None:
        """Say what is off, one line; nothing to hide it."""
        self.advice_label.set_text(text)
        self.advice_label.setToolTip(text)
        self.advice_label.setVisible(bool(text))

    @Slot(str)
    def _exported(self, path: str) -> None:
        self.banner.show_message(self.tr("Saved: {0}").format(path))

    @Slot(str)
    def _export_failed(self, sentence: str) -> None:
        self.banner.show_message(sentence, kind="error")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while another tab was shown."""
        super().showEvent(event)
        self._redraw()

    # The run's course

    def catch_up(self) -> None:
        """Show the run that is there, in the place of another view or of an announcement."""
        controller = self._controller
        self.progress.setRange(0, 1)
        self._run_changed(controller.folder)
        self._follow(controller.state)
        if controller.start_info is not None:
            self._device.describe(controller.start_info)
        if controller.ending is not None:
            self._run_finished(controller.ending)

    @Slot(object)
    def _run_changed(self, folder: Path | None) -> None:
        """Another run: forget the last one, and show what there is of this."""
        self._clear()
        spec, epochs = self._controller.spec, len(self._controller.history.epochs)
        if self._controller.state is not RunState.IDLE or folder is None or spec is None:
            return
        self.draw_button.hide()
        self.set_advice("")
        self.progress.setRange(0, max(1, spec.train.epochs))
        self.progress.setValue(min(epochs, spec.train.epochs))
        self.progress_label.set_text(self.tr("Showing the run {0}").format(folder.name))
        self._show_figures()
        self._redraw()

    def _clear(self) -> None:
        if self._plots is not None:
            self._plots.clear()
        for figure in self.figures.findChildren(Figure):
            figure.set_text("")

    @Slot(object)
    def _follow(self, state: RunState) -> None:
        if state is RunState.STARTING:
            self.announce(self.tr("Getting ready..."), busy=False)
            self.set_advice("")
            self.banner.hide()
            self._clear()
        if state is RunState.RUNNING:
            self._pace.reset()
        self._set_clock()

    @Slot()
    def _set_clock(self) -> None:
        if self._controller.grows:
            self._timer.start()
        else:
            self._timer.stop()
            self._redraw()

    @Slot(object)
    def _run_started(self, info: RunStarted) -> None:
        self._clear()  # a run that goes on does again what came after its checkpoint
        self._pace.reset()
        self._device.describe(info)

    @Slot(object)
    def _run_finished(self, finished: RunFinished) -> None:
        self._redraw()
        self.progress_label.set_text(self._ending(finished))
        self.draw_button.setVisible(finished.error is None and finished.step > 0)

    def _ending(self, finished: RunFinished) -> str:
        step = f"{finished.step:,}"
        if finished.error is not None:
            if not finished.step:
                return self.tr("It did not start.")
            return self.tr("Ended after step {0}.").format(step)
        if finished.reason == "stopped":
            return self.tr("Stopped after step {0}; the weights are kept.").format(step)
        match finished.cause:
            case "time":
                return self.tr("Done: the time budget was used up.")
            case "patience":
                return self.tr("Done: the validation loss had stopped falling.")
        return self.tr("Done: your model has finished training.")

    # On the plots' clock

    @Slot()
    def _redraw(self) -> None:
        history, plan = self._controller.history, self._controller.plan
        self._ticks += 1
        due = self._ticks % _TICKS_PER_FIGURE == 0 or not self._timer.isActive()
        is_followed = self._controller.followed is not None  # how long its epochs are comes later
        if (plan or is_followed) and due and self.progress.maximum():  # not busy with another thing
            if plan is not None:
                self.progress.setRange(0, plan.total_steps)
                self.progress.setValue(len(history.losses))
            self._show_figures()
            if self._controller.state in (RunState.RUNNING, RunState.PAUSED, RunState.PAUSING):
                self._show_progress()
        if self._plots is not None and self.isVisible():
            self._plots.show_history(history, grows=self._controller.grows)

    def _show_figures(self) -> None:
        history, spec = self._controller.history, self._controller.spec
        step = len(history.losses)
        if step:
            self._loss.set_text(loss_text(float(history.losses[-50:].mean())))
            self._lr.set_text(rate_text(float(history.lrs[-1])))
        if history.epochs:
            self._train_accuracy.set_text(percent(history.epochs[-1].train_accuracy, 1))
            self._val_accuracy.set_text(percent(history.epochs[-1].val_accuracy, 1))
        followed = self._controller.followed
        pace = None if followed is None else followed.steps_per_second
        if self._controller.state is RunState.RUNNING:
            self._pace.mark(step)
            pace = self._pace.steps_per_second
        if pace is not None and spec is not None:
            self._speed.set_text(f"{pace * spec.train.batch_size:,.0f}")
        self._device.update(self._controller.start_info)

    def _show_progress(self) -> None:
        plan, info = self._controller.plan, self._controller.start_info
        if plan is None or info is None:
            return
        step = len(self._controller.history.losses)
        epoch = min(plan.epochs, step // info.batches_per_epoch + 1)
        validating = self._controller.validating
        if self._controller.state is not RunState.RUNNING:
            state = self.tr("Paused")
        elif validating is not None:
            epoch = validating.epoch
            state = self.tr("measuring")
        else:
            left = self._pace.seconds_left(plan.total_steps - step)
            state = "" if left is None else self._time_left(left)
        place = self.tr("Epoch {0} of {1}, step {2} of {3}").format(
            epoch, plan.epochs, f"{step:,}", f"{plan.total_steps:,}"
        )
        self.progress_label.set_text(self.tr("{0} · {1}").format(place, state) if state else place)

    def _time_left(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        if minutes:
            return self.tr("{0} min {1} s left").format(minutes, rest)
        return self.tr("{0} s left").format(rest)
