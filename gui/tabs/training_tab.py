"""The Training tab: choose how, start, watch the curves, pause, stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.run_spec import MODELS, ModelSpec
from engine.training.events import RunFinished, RunStarted
from gui import errors
from gui.pace import Pace
from gui.session import LoadedDataset, Session
from gui.training_controller import RunState, TrainingController
from gui.widgets import layouts
from gui.widgets.banner import Banner
from gui.widgets.figures import Figures
from gui.widgets.train_form import TrainForm

if TYPE_CHECKING:
    from gui.widgets.live_plot import LivePlot

_REDRAW_MS = 100


class TrainingTab(QWidget):
    """The form beside live plots; the buttons follow the run's state.

    Signals:
        draw_requested(): The person wants to try the trained model.
    """

    draw_requested = Signal()

    def __init__(
        self, session: Session, controller: TrainingController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._controller = controller
        self._pace = Pace()
        self._loss_plot: LivePlot | None = None
        self._accuracy_plot: LivePlot | None = None
        self._timer = QTimer(self, interval=_REDRAW_MS)
        self._timer.timeout.connect(self._redraw)
        self._build()
        session.dataset_changed.connect(self._show_dataset)
        session.model_changed.connect(self._show_model)
        controller.state_changed.connect(self._follow)
        controller.started.connect(self._run_started)
        controller.finished.connect(self._run_finished)
        self._follow(controller.state)

    # Building

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_form())
        splitter.addWidget(self._build_live())
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.banner = Banner()
        self.banner.action_clicked.connect(self.draw_requested)
        body = QVBoxLayout()
        body.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        body.addWidget(splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addLayout(body, 1)

    def _build_form(self) -> QWidget:
        self.subject = layouts.label("", "muted", wrap=True)
        self.model_box = QComboBox()
        for name in MODELS:
            self.model_box.addItem(name, name)
        self._show_model(self._session.model)
        self.model_box.currentIndexChanged.connect(self._choose_model)
        model_row = QHBoxLayout()
        model_row.addWidget(layouts.caption(self.tr("Model"), self.model_box))
        model_row.addWidget(self.model_box, 1)
        self.form = TrainForm()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(layouts.SPACING)
        column.addWidget(layouts.label(self.tr("Train"), "heading"))
        column.addWidget(self.subject)
        column.addLayout(model_row)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        # A scroll area paints its own ground; here it stands on a card.
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        card = layouts.Card(scroll)
        card.column.addLayout(self._build_buttons())
        card.setMinimumWidth(290)
        card.setMaximumWidth(380)
        return card

    def _build_buttons(self) -> QHBoxLayout:
        self.start_button = QPushButton(self.tr("Start"))
        self.start_button.setProperty("primary", True)
        self.start_button.clicked.connect(self._start)
        self.pause_button = QPushButton(self.tr("Pause"))
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.clicked.connect(self._controller.stop)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.start_button, self.pause_button, self.stop_button):
            row.addWidget(button, 1)
        return row

    def _build_live(self) -> QWidget:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the training"))
        self.progress_label = layouts.label(
            self.tr("Press Start, and watch the loss fall."), "muted"
        )
        self.figures = Figures()
        self._loss = self.figures.add(self.tr("Loss"))
        self._train_accuracy = self.figures.add(self.tr("Training accuracy"))
        self._val_accuracy = self.figures.add(self.tr("Validation accuracy"))
        self._speed = self.figures.add(self.tr("Images per second"))
        self._device = self.figures.add(self.tr("Device"))
        self.plots = QVBoxLayout()
        self.plots.setSpacing(layouts.SPACING)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.setSpacing(layouts.SPACING)
        layout.addWidget(self.figures)
        layout.addWidget(self.progress_label)
        layout.addWidget(self.progress)
        layout.addLayout(self.plots, 1)
        return column

    @Slot()
    def build_plots(self) -> None:
        """Make the plots; called when pyqtgraph has been imported elsewhere (0.4 s)."""
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

    # What the person does

    @Slot()
    def _choose_model(self) -> None:
        self._session.set_model(ModelSpec(self.model_box.currentData()))

    @Slot()
    def _start(self) -> None:
        self.banner.hide()
        self._controller.start(self.form.value())

    @Slot()
    def _pause_or_resume(self) -> None:
        if self._controller.state is RunState.RUNNING:
            self._controller.pause()
        else:
            self._controller.resume()

    # What comes from outside

    @Slot(object)
    def _show_dataset(self, dataset: LoadedDataset) -> None:
        self.subject.setText(
            self.tr("On {0}: {1} images to learn from.").format(
                dataset.entry.title, f"{len(dataset.train):,}"
            )
        )
        self._follow(self._controller.state)

    @Slot(object)
    def _show_model(self, model: ModelSpec) -> None:
        layouts.choose(self.model_box, model.name)

    @Slot(object)
    def _follow(self, state: RunState) -> None:
        idle = state is RunState.IDLE
        self.start_button.setEnabled(idle and self._session.dataset is not None)
        self.form.setEnabled(idle)
        self.model_box.setEnabled(idle)
        self.pause_button.setEnabled(state in (RunState.RUNNING, RunState.PAUSING, RunState.PAUSED))
        resumable = state in (RunState.PAUSING, RunState.PAUSED)
        self.pause_button.setText(self.tr("Resume") if resumable else self.tr("Pause"))
        self.stop_button.setEnabled(not idle and state is not RunState.STOPPING)
        if state is RunState.STARTING:
            self.progress_label.setText(self.tr("Getting ready..."))
        if state is RunState.RUNNING:
            self._pace.reset()
        if idle:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot(object)
    def _run_started(self, info: RunStarted) -> None:
        self._pace.reset()
        self.progress.setRange(0, info.total_steps)
        self._device.setText(
            self.tr("{0}, %Ln thread(s)", "", info.threads).format(info.device.upper())
            if info.device == "cpu"
            else info.device.upper()
        )

    @Slot(object)
    def _run_finished(self, finished: RunFinished) -> None:
        self._redraw()
        if finished.error is not None:
            self.banner.show_message(errors.sentence(finished.error), kind="error")
            self.progress_label.setText(
                self.tr("Ended after step {0}.").format(f"{finished.step:,}")
            )
        elif finished.reason == "stopped":
            self.progress_label.setText(
                self.tr("Stopped after step {0}; the weights are kept.").format(
                    f"{finished.step:,}"
                )
            )
        else:
            self.progress_label.setText(self.tr("Done."))
            self.banner.show_message(
                self.tr("Your model has finished training. Draw something for it to name."),
                self.tr("Draw"),
            )

    @Slot()
    def _redraw(self) -> None:
        """On the plots' clock: everything that changes with every step."""
        history, info = self._controller.history, self._controller.start_info
        step = len(history.losses)
        if info is not None:
            self.progress.setValue(step)
            self._show_figures(step)
            if self._controller.state in (RunState.RUNNING, RunState.PAUSED, RunState.PAUSING):
                self._show_progress(info, step)
        if not self.isVisible() or self._loss_plot is None or self._accuracy_plot is None:
            return
        self._loss_plot.set_series(self.tr("training loss"), history.steps, history.losses)
        epochs = history.epoch_column("epoch")
        for name, column in (
            (self.tr("training"), "train_accuracy"),
            (self.tr("validation"), "val_accuracy"),
        ):
            self._accuracy_plot.set_series(name, epochs, history.epoch_column(column))

    def _show_figures(self, step: int) -> None:
        history = self._controller.history
        self._loss.setText(f"{history.losses[-50:].mean():.3f}" if step else "")
        if history.epochs:
            self._train_accuracy.setText(f"{history.epochs[-1].train_accuracy:.1%}")
            self._val_accuracy.setText(f"{history.epochs[-1].val_accuracy:.1%}")
        else:
            self._train_accuracy.setText("")
            self._val_accuracy.setText("")
        spec = self._controller.spec
        if self._controller.state is RunState.RUNNING and spec is not None:
            self._pace.mark(step)
            pace = self._pace.steps_per_second
            if pace is not None:
                self._speed.setText(f"{pace * spec.train.batch_size:,.0f}")

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
        self.progress_label.setText(self.tr("{0} · {1}").format(place, state) if state else place)

    def _time_left(self, seconds: float) -> str:
        minutes, rest = divmod(round(seconds), 60)
        if minutes:
            return self.tr("{0} min {1} s left").format(minutes, rest)
        return self.tr("{0} s left").format(rest)
