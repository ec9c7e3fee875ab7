"""Which optimizer takes the step, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from engine.train_spec import OPTIMIZERS, USUAL_LR, OptimizerName, TrainSpec
from gui.widgets import layouts
from gui.widgets.forms.number_fields import ABOVE_0, BELOW_1, ChoiceField, RealField

_TITLES = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop"}
TUTORIAL = TrainSpec(optimizer="sgd", lr=1e-3)


class StepSettings(QWidget):
    """Optimizer, learning rate, momentum, weight decay; the tutorial's to begin with.

    Signals:
        changed(): The person chose something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = TUTORIAL
        self._quiet = False
        self.optimizer = ChoiceField({name: _TITLES[name] for name in OPTIMIZERS})
        self.lr = RealField(ABOVE_0, 1000.0)
        self.momentum = RealField(0.0, BELOW_1, 0.1)
        self.weight_decay = RealField(0.0, 1000.0)
        self.nesterov = QCheckBox(self.tr("Nesterov"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        rows = (
            (self.tr("Optimizer"), self.optimizer),
            (self.tr("Learning rate"), self.lr),
            (self.tr("Momentum"), self.momentum),
            (self.tr("Weight decay"), self.weight_decay),
        )
        for place, (text, field) in enumerate(rows):
            row, column = divmod(place, 2)
            grid.addWidget(layouts.caption(text, field), 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
        grid.addWidget(self.nesterov, 4, 0, 1, 2)
        self.set_value(TUTORIAL)
        self.optimizer.currentIndexChanged.connect(self._take_usual_lr)
        for number in (self.lr, self.momentum, self.weight_decay):
            number.setKeyboardTracking(False)
            number.valueChanged.connect(self._tell)
        self.nesterov.toggled.connect(self._tell)

    def value(self) -> TrainSpec:
        """What is set; the loss is what `set_value` was given."""
        sgd = self.optimizer.value() == "sgd"
        momentum = self.momentum.value() if sgd else 0.0
        return replace(
            self._base,
            optimizer=cast(OptimizerName, self.optimizer.value()),
            lr=self.lr.value(),
            momentum=momentum,
            nesterov=bool(momentum) and self.nesterov.isChecked(),
            weight_decay=self.weight_decay.value(),
        )

    def set_value(self, train: TrainSpec) -> None:
        """Take over loss and optimizer of a training; says nothing of it."""
        self._base, self._quiet = train, True
        self.optimizer.set_value(train.optimizer)
        self.lr.setValue(train.lr)
        self.momentum.setValue(train.momentum)
        self.nesterov.setChecked(train.nesterov)
        self.weight_decay.setValue(train.weight_decay)
        self._quiet = False
        self._follow()

    @Slot()
    def _take_usual_lr(self) -> None:
        quiet, self._quiet = self._quiet, True
        if not quiet:
            name = self.optimizer.value()
            self.lr.setValue(TUTORIAL.lr if name == "sgd" else USUAL_LR[name])
        self._quiet = quiet
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if not self._quiet:
            self._follow()
            self.changed.emit()

    def _follow(self) -> None:
        """What goes together only: momentum is SGD's, Nesterov needs it."""
        sgd = self.optimizer.value() == "sgd"
        sgd_only = self.tr("For the optimizer SGD only.")
        layouts.set_enabled(self.momentum, sgd, sgd_only)
        needs = self.tr("Nesterov needs a momentum above 0.") if sgd else sgd_only
        layouts.set_enabled(self.nesterov, sgd and self.momentum.value() > 0, needs)
