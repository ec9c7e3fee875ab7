"""What to train and how, and the buttons that start, pause, step, stop and continue a run."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.data import catalog
from engine.data_spec import DataSpec, Sampler
from engine.errors import AtelierError
from engine.presets import preset
from engine.run_spec import RunSpec
from engine.transform_steps import enabled_steps
from gui import errors, icons, theme
from gui.data import dataset_words
from gui.session import Session
from gui.training.controller import RunState, TrainingController
from gui.widgets import layouts
from gui.widgets.forms.model_box import ModelBox
from gui.widgets.forms.train_form import TrainForm


class RunPanel(layouts.Card):
    """The form above the buttons, which follow the run's state.

    Signals:
        launched(): The person has started or continued a run.
        rate_wanted(RunSpec): They would like a learning rate for what the form says.
    """

    launched = Signal()
    rate_wanted = Signal(object)

    def __init__(self, session: Session, controller: TrainingController) -> None:
        super().__init__()
        self._session = session
        self._controller = controller
        self._build()
        self._connect()
        self._catch_up()

    # Building

    def _build(self) -> None:
        self.subject = layouts.label("", "muted", wrap=True)
        self.model_box = ModelBox()
        model = QWidget()
        model_row = QFormLayout(model)  # laid out as the form below
        model_row.setContentsMargins(0, 0, 0, 0)
        model_row.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        model_label = layouts.caption(self.tr("Model"), self.model_box)
        model_label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        model_row.addRow(model_label, self.model_box)
        self.form = TrainForm()
        self.form.align_with(model_label)
        self.form.set_value(preset("tutorial").on(self.form.value()))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(layouts.SPACING)
        column.addWidget(layouts.label(self.tr("Train"), "heading"))
        column.addWidget(self.subject)
        column.addWidget(model)
        column.addWidget(self.form)
        column.addStretch(1)
        self.column.addWidget(layouts.scrolled(content))
        self.column.addLayout(self._build_buttons())
        theme.scaled(self.setMinimumWidth, 320)
        theme.scaled(self.setMaximumWidth, 380)

    def _build_buttons(self) -> QGridLayout:
        self.start_button = QPushButton(self.tr("Start"))
        self.start_button.setProperty("primary", True)
        self.pause_button = QPushButton(self.tr("Pause"))
        self.step_button = QPushButton(self.tr("One step"))
        self.step_button.setToolTip(
            self.tr("Trains on a single batch and waits: a new run, or the one that is paused.")
        )
        self.stop_button = QPushButton(self.tr("Stop"))
        self.go_on_button = QPushButton()
        self.start_button.setIcon(icons.icon("play", on_accent=True))
        self.step_button.setIcon(icons.icon("step"))
        self.stop_button.setIcon(icons.icon("stop"))
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.start_button, 0, 0, 1, 3)
        grid.addWidget(self.pause_button, 0, 3, 1, 3)
        for place, button in enumerate((self.step_button, self.stop_button, self.go_on_button)):
            grid.addWidget(button, 1, 2 * place, 1, 2)
        return grid

    def _connect(self) -> None:
        session, controller, form = self._session, self._controller, self.form
        self.model_box.currentIndexChanged.connect(self._choose_model)
        self.start_button.clicked.connect(self.start)
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.step_button.clicked.connect(self._step)
        self.stop_button.clicked.connect(controller.stop)
        self.go_on_button.clicked.connect(self._go_on)
        form.preset_chosen.connect(self._take_model)
        form.lr_changed.connect(controller.set_lr)
        form.validity_changed.connect(self._show_subject)
        form.find_lr_button.clicked.connect(self._want_rate)
        session.dataset_changed.connect(self._show_subject)
        session.model_changed.connect(self._show_subject)
        session.data_changed.connect(self._show_subject)
        form.value_changed.connect(self._show_subject)
        controller.state_changed.connect(self._follow)
        controller.run_changed.connect(self._show_subject)
        controller.finished.connect(self._show_subject)
        controller.followed_changed.connect(self._show_continuation)

    @property
    def spec(self) -> RunSpec | None:
        """What Start would run; None if it could not."""
        if self._session.dataset is None or self.form.error() or self._conflict():
            return None
        return RunSpec(self._session.data, self._session.model, self.form.value())

    # What the person does

    @Slot()
    def _choose_model(self) -> None:
        self._take_model(self.model_box.currentData())

    @Slot(str)
    def _take_model(self, name: str) -> None:
        self._session.set_model(self._session.model_called(name))

    @Slot()
    def start(self) -> None:
        """Train as the form says; what the start button does."""
        self.launched.emit()
        self._controller.start(self.form.value())

    @Slot()
    def _pause_or_resume(self) -> None:
        if self._controller.state is RunState.RUNNING:
            self._controller.pause()
        else:
            self._controller.resume()

    @Slot()
    def _step(self) -> None:
        if self._controller.is_active:
            self._controller.step_once()
        else:
            self.launched.emit()
            self._controller.start(self.form.value(), single_step=True)

    @Slot()
    def _go_on(self) -> None:
        """Finish what was stopped, or add what the form says to what is finished."""
        self.launched.emit()
        if self._controller.is_complete:
            chosen = self.form.value()
            epochs = self._controller.epochs_done + chosen.epochs
            self._controller.extend(epochs, chosen.schedule, chosen.lr)
        else:
            self._controller.go_on()

    @Slot()
    def _want_rate(self) -> None:
        spec = self.spec
        if spec is not None:
            self.rate_wanted.emit(spec)

    # What comes from outside

    def _catch_up(self) -> None:
        """Show how things stand, where this panel takes the place of another one."""
        for model in self._session.made:
            self.model_box.offer(model.name)
        spec = self._controller.spec
        if self._controller.is_active and spec is not None:
            self.model_box.show_model(spec.model.name)
            self.form.set_model(spec.model.name)
            self._show_counts()
            self.subject.setText(self._described(spec.data))
            self._show_continuation()
        self._follow(self._controller.state)

    @Slot()
    def _show_subject(self) -> None:
        """What Start would train on what; during a run, what is being trained."""
        if self._controller.is_active:
            return
        self.model_box.show_model(self._session.model.name)
        self.form.set_model(self._session.model.name)
        self._show_counts()
        conflict = self._conflict()
        self.subject.setText(conflict or self._described(self._session.data))
        ready = self._session.dataset is not None and self.form.error() is None and not conflict
        for button in (self.start_button, self.step_button, self.form.find_lr_button):
            button.setEnabled(ready)
        self._show_continuation()

    def _show_counts(self) -> None:
        dataset, inputs = self._session.dataset, self._session.inputs
        if dataset is not None:
            self.form.set_image_count(self._session.data.drawn(len(dataset.train)))
            self.form.set_class_count(0 if inputs is None else len(inputs.classes))

    def _described(self, data: DataSpec) -> str:
        """What is learned from, and what is done to it; "" before there is a dataset."""
        dataset, known = self._session.dataset, catalog.ENTRIES.get(data.dataset)
        if dataset is None:
            return ""
        available = 0 if known is None else known.train_count
        if dataset.entry.name == data.dataset:  # a run goes on when another one is opened
            available = len(dataset.train)
        text = self.tr("On {0}: {1} images to learn from.").format(
            dataset_words.title(data.dataset), f"{data.drawn(available):,}"
        )
        changes = []
        steps = len(enabled_steps(data.transforms))
        if steps:
            changes.append(self.tr("%Ln transform(s)", "", steps))
        if data.merge:
            changes.append(self.tr("merged classes"))
        if data.target == "one_hot":
            changes.append(self.tr("one-hot targets"))
        if data.sampler != "random":
            changes.append(self._order(data.sampler))
        return "\n".join((text, " \N{MIDDLE DOT} ".join(changes))) if changes else text

    def _order(self, sampler: Sampler) -> str:
        """What is unusual about the order of the images."""
        texts = {
            "sequential": self.tr("images in the dataset's order"),
            "weighted": self.tr("classes equally often"),
            "subset": self.tr("a part of the images"),
        }
        return texts[sampler]

    def _conflict(self) -> str | None:
        """Why the data and the form do not go together; None if they do."""
        try:
            RunSpec(self._session.data, self._session.model, self.form.value())
        except AtelierError as error:
            return errors.sentence(error)
        return None

    @Slot()
    def _show_continuation(self) -> None:
        if self._controller.is_complete:
            self.go_on_button.setText(self.tr("Extend"))
            self.go_on_button.setToolTip(
                self.tr(
                    "Adds as many epochs to this run as the form says, with its schedule and "
                    "learning rate. What was trained stays as it is."
                )
            )
        else:
            self.go_on_button.setText(self.tr("Continue"))
            self.go_on_button.setToolTip(
                self.tr("Goes on with this run from its last checkpoint to its planned end.")
            )
        followed = self._controller.followed
        is_held = followed is not None and followed.is_held
        free = self._controller.can_go_on and not is_held
        self.go_on_button.setEnabled(free and self.form.error() is None)

    @Slot(object)
    def _follow(self, state: RunState) -> None:
        idle = state is RunState.IDLE
        for button in (self.start_button, self.go_on_button, self.form.find_lr_button):
            button.setEnabled(False)
        self._show_subject()
        self.form.set_running(not idle)
        self.model_box.setEnabled(idle)
        self.pause_button.setEnabled(state in (RunState.RUNNING, RunState.PAUSING, RunState.PAUSED))
        resumable = state in (RunState.PAUSING, RunState.PAUSED)
        self.pause_button.setText(self.tr("Resume") if resumable else self.tr("Pause"))
        self.pause_button.setIcon(icons.icon("play" if resumable else "pause"))
        if not idle:
            self.step_button.setEnabled(state is RunState.PAUSED)
        self.stop_button.setEnabled(not idle and state is not RunState.STOPPING)
