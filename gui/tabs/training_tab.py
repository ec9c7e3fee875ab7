"""The Training tab: choose how, start, watch the curves, pause, stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.run_spec import MODELS, ModelSpec
from engine.training.events import RunFinished
from gui import errors
from gui.live_view import LiveView
from gui.session import Session
from gui.training_controller import RunState, TrainingController
from gui.widgets import layouts
from gui.widgets.banner import Banner
from gui.widgets.train_form import TrainForm


class TrainingTab(QWidget):
    """The form beside the live view; the buttons follow the run's state."""

    def __init__(
        self, session: Session, controller: TrainingController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._controller = controller
        self.live = LiveView(controller)
        self._build()
        session.dataset_changed.connect(self._show_subject)
        session.model_changed.connect(self._show_subject)
        controller.state_changed.connect(self._follow)
        controller.finished.connect(self._run_finished)
        self._follow(controller.state)

    # Building

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_form())
        splitter.addWidget(self.live)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.banner = Banner()
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
        card.setMinimumWidth(320)
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

    @Slot()
    def _show_subject(self) -> None:
        """What Start would train on what; during a run, what is being trained."""
        if self._controller.is_active:
            return
        layouts.choose(self.model_box, self._session.model.name)
        dataset = self._session.dataset
        if dataset is not None:
            self.subject.setText(
                self.tr("On {0}: {1} images to learn from.").format(
                    dataset.entry.title, f"{len(dataset.train):,}"
                )
            )
        self.start_button.setEnabled(dataset is not None)

    @Slot(object)
    def _follow(self, state: RunState) -> None:
        idle = state is RunState.IDLE
        self.start_button.setEnabled(False)
        self._show_subject()
        self.form.setEnabled(idle)
        self.model_box.setEnabled(idle)
        self.pause_button.setEnabled(state in (RunState.RUNNING, RunState.PAUSING, RunState.PAUSED))
        resumable = state in (RunState.PAUSING, RunState.PAUSED)
        self.pause_button.setText(self.tr("Resume") if resumable else self.tr("Pause"))
        self.stop_button.setEnabled(not idle and state is not RunState.STOPPING)

    @Slot(object)
    def _run_finished(self, finished: RunFinished) -> None:
        if finished.error is not None:
            self.banner.show_message(errors.sentence(finished.error), kind="error")
