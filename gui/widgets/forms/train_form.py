"""The training form: speaks one `TrainSpec`."""

from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from engine import presets
from engine.presets import PRESETS, Preset
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec, default_threads
from engine.training.plan import Plan
from gui import theme
from gui.widgets.forms.basic_fields import OWN, BasicFields
from gui.widgets.forms.number_fields import ChoiceField, RealField, WholeField
from gui.widgets.forms.run_fields import EndFields, ImageFields, MachineFields
from gui.widgets.forms.section import Section
from gui.widgets.forms.train_fields import LossFields, OptimizerFields, ScheduleFields

# While a run goes on its settings are there to be read: not as pale as what is out of use.
_READABLE = """
QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled, QLineEdit:disabled {{
    color: {0}; background: transparent;
}}
QCheckBox::indicator:checked:disabled {{ background: {0}; border-color: {0}; }}
"""
_STEPS_TOGETHER_MS = 500  # arrow clicks on the learning rate that are told as one change


class TrainForm(QWidget):
    """Fields for how to train: the basics, and sections that open.

    Fields that do not apply to the others' choices are hidden, and come back as they were.

    Attributes:
        find_lr_button: Beside the learning rate; what it does is for who holds the form.

    Signals:
        value_changed(TrainSpec)
        validity_changed(bool): `error()` is None now, or no longer.
        preset_chosen(str): A preset was chosen, which is for the model of this name.
        lr_changed(float): The learning rate was changed while a run goes on.
    """

    value_changed = Signal(object)
    validity_changed = Signal(bool)
    preset_chosen = Signal(str)
    lr_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ModelSpec().name
        self._images = 60_000
        self._own: Preset | None = None  # what the fields last were when they were no preset
        self._own_model = self._model  # the model's name then
        self._showing = False
        self._running = False
        self._valid = True
        self._shown: TrainSpec | None = None
        self._build()
        self._wire()
        self.set_value(TrainSpec())

    # What it says

    def value(self) -> TrainSpec:
        """What the fields say; class weights that are not valid are left out, see `error`."""
        entries: dict[str, Any] = {}
        for group in (self._basics, *self._groups):
            entries |= group.read()
        if entries["optimizer"] != "sgd":
            entries["momentum"] = 0.0
        if not entries["momentum"]:
            entries["nesterov"] = False
        if entries["loss"] != "cross_entropy":
            entries["label_smoothing"] = 0.0
        return TrainSpec(**entries)

    def set_value(self, spec: TrainSpec) -> None:
        """Show a spec; `value_changed` is sent once if it differs from what was shown."""
        self._showing = True
        for group in (self._basics, *self._groups):
            group.show_spec(spec)
        self._showing = False
        self._changed()
        self._take_as_told()

    def error(self) -> str | None:
        """Why this cannot be started, one sentence; None if it can."""
        errors = (group.error() for group in self._groups)
        return next((error for error in errors if error is not None), None)

    @property
    def preset_box(self) -> QComboBox:
        """The box with the presets; disabled while a run goes on."""
        return self._basics.preset

    @property
    def lr(self) -> RealField:
        """The learning rate's field."""
        return self._basics.lr

    @property
    def optimizer(self) -> ChoiceField:
        """The optimizer's box."""
        return self._basics.optimizer

    @property
    def machine(self) -> Section:
        """The section that holds device and threads."""
        return self._sections[-1]

    @property
    def device(self) -> ChoiceField:
        """The device's box."""
        return self._machine.device

    @property
    def threads(self) -> WholeField:
        """The field for the number of threads."""
        return self._machine.threads

    # What it is told

    def align_with(self, label: QWidget) -> None:
        """Have a label of the fields outside, above this form, be as wide as those in it."""
        self._outside.append(label)
        self._align()

    @Slot(int)
    def set_batch_size(self, size: int) -> None:
        """Show another batch size, one that was chosen elsewhere."""
        if size != self._basics.batch_size.value():
            self._basics.batch_size.setValue(size)

    def set_lr(self, lr: float) -> None:
        """Show another learning rate; one that a run has already, if one goes on."""
        self.lr.setValue(lr)
        self._take_as_told()

    def choose_device(self, name: str) -> None:
        """Choose a device by its name in `DEVICES`."""
        self._machine.device.set_value(name)

    def choose_threads(self, count: int) -> None:
        """Choose the number of threads; 0 for as many as suit this machine."""
        self._machine.threads.setValue(count or default_threads())

    def set_model(self, name: str) -> None:
        """Say which model would be trained; a preset is for one of them."""
        self._model = name
        self._changed()

    def set_image_count(self, count: int) -> None:
        """Say how many training images there are, for the schedule's curve."""
        self._images = count
        self._changed()

    def set_class_count(self, count: int | None) -> None:
        """Say how many classes there are; None if that is not known."""
        self._loss.weights.set_class_count(count)

    def set_running(self, running: bool) -> None:
        """While a run goes on only the learning rate can be changed, which is told."""
        if running == self._running:
            return
        self._running = running
        self._basics.set_running(running)
        for group in self._groups:
            group.setEnabled(not running)
        self._take_as_told()
        self._restyle()

    # Building

    def _build(self) -> None:
        self._basics = BasicFields()
        self.find_lr_button: QPushButton = self._basics.lr_row.find_button
        self._loss = LossFields()
        self._schedule = ScheduleFields()
        self._machine = MachineFields()
        titled = {
            self.tr("Loss"): self._loss,
            self.tr("Optimizer details"): OptimizerFields(),
            self.tr("Schedule"): self._schedule,
            self.tr("Images"): ImageFields(),
            self.tr("When to end"): EndFields(),
            self.tr("Machine"): self._machine,
        }
        self._groups = tuple(titled.values())
        self._sections = tuple(Section(title, group) for title, group in titled.items())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._basics)
        for section in self._sections:
            column.addWidget(section)
        self._outside: list[QWidget] = []
        self._align()
        theme.notifier().changed.connect(self._align)

    @Slot()
    def _align(self) -> None:
        """Give all labels one width."""
        labels = [label for group in (self._basics, *self._groups) for label in group.labels()]
        labels += self._outside
        widest = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(widest)

    def _wire(self) -> None:
        for group in (self._basics, *self._groups):
            group.changed.connect(self._changed)
        self._basics.preset.currentIndexChanged.connect(self._choose_preset)
        self._told_lr = self.lr.value()
        self._steps = QTimer(self)
        self._steps.setSingleShot(True)
        self._steps.setInterval(_STEPS_TOGETHER_MS)
        self._steps.timeout.connect(self._tell_lr)
        self.lr.valueChanged.connect(self._lr_stepped)
        self.lr.editingFinished.connect(self._tell_lr)
        theme.notifier().changed.connect(self._restyle)

    # Following

    @Slot()
    def _changed(self) -> None:
        if self._showing:
            return
        spec = self.value()
        self._follow(spec)
        if spec != self._shown:
            self._shown = spec
            self.value_changed.emit(spec)
        valid = self.error() is None
        if valid != self._valid:
            self._valid = valid
            self.validity_changed.emit(valid)

    def _follow(self, spec: TrainSpec) -> None:
        """Let fields, summaries, curve and preset say what the whole form says."""
        usual = TrainSpec()
        for group, section in zip(self._groups, self._sections, strict=True):
            group.follow(spec)
            error = group.error()
            summary = error or " \N{MIDDLE DOT} ".join(group.differences(spec, usual))
            section.header.set_summary(summary, wrong=error is not None)
        self._schedule.draw(Plan(spec, self._steps_per_epoch(spec)))
        self._recognise(spec)

    def _steps_per_epoch(self, spec: TrainSpec) -> int:
        held = 0 if isinstance(spec.validation, str) else round(self._images * spec.validation)
        return max(1, -(-(self._images - held) // spec.batch_size))

    def _recognise(self, spec: TrainSpec) -> None:
        name = next((p.name for p in PRESETS if p.matches(self._model, spec)), OWN)
        if name == OWN:
            self._own, self._own_model = Preset(OWN, ModelSpec(), spec), self._model
        box = self._basics.preset
        box.set_offered(OWN, self._own is not None)
        blocked = box.blockSignals(True)
        box.set_value(name)
        box.blockSignals(blocked)

    @Slot()
    def _choose_preset(self) -> None:
        name = self._basics.preset.value()
        chosen = self._own if name == OWN else presets.preset(name)
        if chosen is None:
            return
        self._model = self._own_model if name == OWN else chosen.model.name
        self.set_value(chosen.on(self.value()))
        self.preset_chosen.emit(self._model)

    @Slot()
    def _lr_stepped(self) -> None:
        if self._running:
            self._steps.start()

    def _take_as_told(self) -> None:
        """What the field holds did not come from the person, or not in this run."""
        self._steps.stop()
        self._told_lr = self.lr.value()

    @Slot()
    def _tell_lr(self) -> None:
        """Tell a change once: when it is typed, or when the arrows have come to rest."""
        self._steps.stop()
        lr = self.lr.value()
        if self._running and lr != self._told_lr:
            self._told_lr = lr
            self.lr_changed.emit(lr)

    @Slot()
    def _restyle(self) -> None:
        text = theme.current().text_muted
        self.setStyleSheet(_READABLE.format(text) if self._running else "")
