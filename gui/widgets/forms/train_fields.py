"""The form's fields for what is made small, and how: loss, optimizer, schedule."""

from typing import Any

from PySide6.QtWidgets import QCheckBox

from engine.train_spec import LOSSES, SCHEDULES, TrainSpec
from engine.training.plan import Plan
from gui.widgets.forms.compound_fields import OptionalField, WeightsField
from gui.widgets.forms.field_group import FieldGroup
from gui.widgets.forms.number_fields import (
    ABOVE_0,
    BELOW_1,
    MANY,
    ChoiceField,
    RealField,
    WholeField,
)
from gui.widgets.forms.schedule_preview import SchedulePreview


class LossFields(FieldGroup):
    """Loss, label smoothing, class weights."""

    def __init__(self) -> None:
        super().__init__()
        self._titles = {
            "cross_entropy": self.tr("Cross entropy"),
            "nll": self.tr("NLL"),
            "multi_margin": self.tr("Multi-margin"),
        }
        self.loss = ChoiceField({name: self._titles[name] for name in LOSSES})
        self.smoothing = RealField(0.0, BELOW_1, 0.05)
        self.weights = WeightsField()
        self.add(
            self.tr("Loss"),
            self.loss,
            self.tr(
                "What is made small. Cross entropy asks for a high probability of the right "
                "class; NLL is the same in two parts, as some books write it; multi-margin only "
                "asks that the right class is ahead by 1, and gives no probabilities to trust."
            ),
        )
        self.add(
            self.tr("Label smoothing"),
            self.smoothing,
            self.tr(
                "How much of each label is spread over all classes, so that the network is less "
                "sure of itself. Too large: it is sure of nothing, and the loss stays high."
            ),
        )
        self.add(
            self.tr("Class weights"),
            self.weights,
            self.tr(
                "How much each class counts, in the order of the classes; empty: all alike. Too "
                "large for one class: the network sees it everywhere."
            ),
        )

    def read(self) -> dict[str, Any]:
        """What the fields say."""
        return {
            "loss": self.loss.value(),
            "label_smoothing": self.smoothing.value(),
            "class_weights": self.weights.value(),
        }

    def show_spec(self, spec: TrainSpec) -> None:
        """Put a spec's values into the fields."""
        self.loss.set_value(spec.loss)
        self.smoothing.setValue(spec.label_smoothing)
        self.weights.set_value(spec.class_weights)

    def follow(self, spec: TrainSpec) -> None:
        """Smoothing is for cross entropy."""
        self.rows.setRowVisible(self.smoothing, spec.loss == "cross_entropy")

    def differences(self, spec: TrainSpec, usual: TrainSpec) -> list[str]:
        """What is not as usual."""
        found = [] if spec.loss == usual.loss else [self._titles[spec.loss]]
        if spec.label_smoothing != usual.label_smoothing:
            found.append(self.tr("smoothing {0}").format(self.smoothing.text()))
        if spec.class_weights != usual.class_weights:
            found.append(self.tr("class weights"))
        return found

    def error(self) -> str | None:
        """What is wrong with the class weights."""
        return self.weights.error()


class OptimizerFields(FieldGroup):
    """Momentum, Nesterov, weight decay, gradient clipping."""

    def __init__(self) -> None:
        super().__init__()
        self.momentum = RealField(0.0, BELOW_1, 0.05)
        self.nesterov = QCheckBox()
        self.weight_decay = RealField(0.0, 1000.0, first=1e-5)
        self.clip_norm = OptionalField(RealField(ABOVE_0, 1e6))
        self.clip_norm.number.setValue(1)
        self.add(
            self.tr("Momentum"),
            self.momentum,
            self.tr(
                "How much of the last step goes into the next one, for SGD; 0.9 is customary. Too "
                "close to 1: it rolls past the valley."
            ),
        )
        self.add(
            self.tr("Nesterov"),
            self.nesterov,
            self.tr(
                "Momentum that looks ahead: the gradient counts as if the step had been taken. It "
                "needs a momentum above 0, and steadies a large one a little."
            ),
        )
        self.add(
            self.tr("Weight decay"),
            self.weight_decay,
            self.tr(
                "Pulls weights towards zero, so that none grows without need. Too large: the "
                "network cannot learn."
            ),
        )
        self.add(
            self.tr("Gradient clipping"),
            self.clip_norm,
            self.tr(
                "Shortens a gradient that is longer than this, so that one bad batch cannot throw "
                "the weights far away. Too large: it never acts. Too small: all steps are tiny."
            ),
        )

    def read(self) -> dict[str, Any]:
        """What the fields say."""
        return {
            "momentum": self.momentum.value(),
            "nesterov": self.nesterov.isChecked(),
            "weight_decay": self.weight_decay.value(),
            "clip_norm": self.clip_norm.value(),
        }

    def show_spec(self, spec: TrainSpec) -> None:
        """Put a spec's values into the fields."""
        self.momentum.setValue(spec.momentum)
        self.nesterov.setChecked(spec.nesterov)
        self.weight_decay.setValue(spec.weight_decay)
        self.clip_norm.set_value(spec.clip_norm)

    def follow(self, spec: TrainSpec) -> None:
        """Momentum is for SGD, Nesterov for momentum."""
        self.rows.setRowVisible(self.momentum, spec.optimizer == "sgd")
        self.rows.setRowVisible(self.nesterov, spec.optimizer == "sgd")
        self.nesterov.setEnabled(spec.momentum > 0)

    def differences(self, spec: TrainSpec, usual: TrainSpec) -> list[str]:
        """What is not as usual."""
        found = []
        if spec.momentum != usual.momentum:
            found.append(self.tr("momentum {0}").format(self.momentum.text()))
        if spec.nesterov != usual.nesterov:
            found.append(self.tr("Nesterov"))
        if spec.weight_decay != usual.weight_decay:
            found.append(self.tr("decay {0}").format(self.weight_decay.text()))
        if spec.clip_norm is not None:
            found.append(self.tr("clipped at {0}").format(self.clip_norm.number.text()))
        return found


class ScheduleFields(FieldGroup):
    """Schedule, its settings, and its curve."""

    def __init__(self) -> None:
        super().__init__()
        self._titles = {
            "constant": self.tr("Constant"),
            "step": self.tr("Step"),
            "exponential": self.tr("Exponential"),
            "cosine": self.tr("Cosine"),
            "onecycle": self.tr("One-cycle"),
        }
        self.schedule = ChoiceField({name: self._titles[name] for name in SCHEDULES})
        self.warmup = RealField(ABOVE_0, BELOW_1, 0.05)
        self.decay = RealField(ABOVE_0, 1.0, 0.05)
        self.decay_every = WholeField(1, MANY)
        self.preview = SchedulePreview()
        self._add_rows()
        self.rows.addRow(self.preview)

    def read(self) -> dict[str, Any]:
        """What the fields say."""
        return {
            "schedule": self.schedule.value(),
            "warmup": self.warmup.value(),
            "decay": self.decay.value(),
            "decay_every": self.decay_every.value(),
        }

    def show_spec(self, spec: TrainSpec) -> None:
        """Put a spec's values into the fields."""
        self.schedule.set_value(spec.schedule)
        self.warmup.setValue(spec.warmup)
        self.decay.setValue(spec.decay)
        self.decay_every.setValue(spec.decay_every)

    def follow(self, spec: TrainSpec) -> None:
        """Show the settings that the schedule makes use of."""
        self.rows.setRowVisible(self.warmup, spec.schedule == "onecycle")
        self.rows.setRowVisible(self.decay, spec.schedule in ("step", "exponential"))
        self.rows.setRowVisible(self.decay_every, spec.schedule == "step")

    def draw(self, plan: Plan) -> None:
        """Draw a plan's course."""
        self.preview.set_curve(list(plan.curve()))

    def differences(self, spec: TrainSpec, usual: TrainSpec) -> list[str]:
        """What is not as usual."""
        found = [] if spec.schedule == usual.schedule else [self._titles[spec.schedule]]
        if spec.schedule == "onecycle" and spec.warmup != usual.warmup:
            found.append(self.tr("warm-up {0}").format(self.warmup.text()))
        if spec.schedule in ("step", "exponential") and spec.decay != usual.decay:
            found.append(self.tr("factor {0}").format(self.decay.text()))
        if spec.schedule == "step" and spec.decay_every != usual.decay_every:
            found.append(self.tr("every %Ln epoch(s)", "", spec.decay_every))
        return found

    def _add_rows(self) -> None:
        self.add(
            self.tr("Schedule"),
            self.schedule,
            self.tr(
                "How the learning rate goes on: large at first to get far, small at the end to "
                "settle. Constant never settles; one-cycle warms up first, and bears the largest "
                "rates."
            ),
        )
        self.add(
            self.tr("Warm-up"),
            self.warmup,
            self.tr(
                "The share of the run in which the rate rises. Too large: little of the run is "
                "left to settle."
            ),
        )
        self.add(
            self.tr("Factor"),
            self.decay,
            self.tr(
                "What the rate is multiplied with, time after time. Too large (near 1): it hardly "
                "falls. Too small: learning ends early."
            ),
        )
        self.add(
            self.tr("Every ... epochs"),
            self.decay_every,
            self.tr(
                "Epochs between two steps of the rate. Too many: the run ends before the first."
            ),
        )
