"""The training form: speaks one `TrainSpec`."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QSizePolicy, QSpinBox, QWidget

from engine.run_spec import (
    DEVICES,
    OPTIMIZERS,
    USUAL_LR,
    TrainSpec,
    available_cores,
)
from gui.numbers import percent
from gui.widgets import layouts

_SHARES = ("test", 0.1, 0.2)


class TrainForm(QWidget):
    """Fields for how to train; what it cannot hold cannot be typed.

    Signals:
        value_changed(TrainSpec)
    """

    value_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setVerticalSpacing(8)
        self._layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._build_main()
        self._build_details()
        self.set_value(TrainSpec())

    def value(self) -> TrainSpec:
        """What the fields say."""
        optimizer = self.optimizer.currentData()
        return TrainSpec(
            epochs=self.epochs.value(),
            batch_size=self.batch_size.value(),
            optimizer=optimizer,
            lr=self.lr.value(),
            momentum=self.momentum.value() if optimizer == "sgd" else 0.0,
            weight_decay=self.weight_decay.value(),
            validation=self.validation.currentData(),
            seed=self.seed.value(),
            threads=self.threads.value(),
            device=self.device.currentData(),
        )

    def set_value(self, spec: TrainSpec) -> None:
        """Show a spec; `value_changed` is sent once if it differs from what was shown."""
        before = self.value()
        with QSignalBlocker(self):
            for box, data in (
                (self.optimizer, spec.optimizer),
                (self.validation, spec.validation),
                (self.device, spec.device),
            ):
                if box.findData(data) < 0:
                    box.addItem(str(data), data)
                box.setCurrentIndex(box.findData(data))
            for field, number in (
                (self.epochs, spec.epochs),
                (self.batch_size, spec.batch_size),
                (self.seed, spec.seed),
                (self.threads, spec.threads),
            ):
                field.setValue(number)
            for real, share in (
                (self.lr, spec.lr),
                (self.momentum, spec.momentum),
                (self.weight_decay, spec.weight_decay),
            ):
                real.setValue(share)
        if self.value() != before:
            self.value_changed.emit(self.value())

    def choose_device(self, name: str) -> None:
        """Choose a device by its name in `DEVICES`."""
        self.device.setCurrentIndex(self.device.findData(name))

    def _build_main(self) -> None:
        self.epochs = _whole(1, 1000)
        self.batch_size = _whole(1, 8192)
        self.optimizer = QComboBox()
        titles = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}
        for name in OPTIMIZERS:
            self.optimizer.addItem(titles[name], name)
        self.optimizer.currentIndexChanged.connect(self._follow_optimizer)
        self._usual = USUAL_LR[self.optimizer.currentData()]
        self.lr = _real(0.000001, 10.0, 6)
        self.momentum = _real(0.0, 0.999, 3)
        self._add(
            self.tr("Epochs"),
            self.epochs,
            self.tr(
                "How often the network sees every training image. Too many: it learns the "
                "training images by heart and gets worse on others."
            ),
        )
        self._add(
            self.tr("Batch size"),
            self.batch_size,
            self.tr(
                "Images per step. Large batches make fewer, steadier steps; too large and there "
                "are too few of them to learn in an epoch."
            ),
        )
        self._add(
            self.tr("Optimizer"),
            self.optimizer,
            self.tr(
                "How a gradient becomes a step. SGD takes the gradient as it is; Adam scales it "
                "for each weight and usually needs fewer epochs."
            ),
        )
        self._add(
            self.tr("Learning rate"),
            self.lr,
            self.tr(
                "How large a step is. Too small: nothing seems to happen. Too large: the loss "
                "jumps about or becomes infinite."
            ),
        )
        self._add(
            self.tr("Momentum"),
            self.momentum,
            self.tr(
                "How much of the last step goes into the next one, for SGD. Close to 1 it rolls "
                "past the valley."
            ),
        )

    def _build_details(self) -> None:
        self.weight_decay = _real(0.0, 1.0, 6)
        self.validation = QComboBox()
        for share in _SHARES:
            if isinstance(share, str):
                self.validation.addItem(self.tr("Test split"), share)
            else:
                self.validation.addItem(self.tr("{0} of training").format(percent(share)), share)
        self.validation.currentIndexChanged.connect(self._changed)
        self.seed = _whole(0, 2**31 - 1)
        self.threads = _whole(1, max(64, available_cores()))
        self.device = QComboBox()
        for name in DEVICES:
            self.device.addItem(self.tr("Automatic") if name == "auto" else name.upper(), name)
        self.device.currentIndexChanged.connect(self._changed)
        self._add(
            self.tr("Weight decay"),
            self.weight_decay,
            self.tr("Pulls weights towards zero. Too large and the network cannot learn."),
        )
        self._add(
            self.tr("Validate on"),
            self.validation,
            self.tr(
                "The images that the network is measured on after each epoch. It never learns "
                "from them."
            ),
        )
        self._add(
            self.tr("Seed"),
            self.seed,
            self.tr("Fixes every random draw: the same seed gives the same run, bit for bit."),
        )
        self._add(
            self.tr("Threads"),
            self.threads,
            self.tr(
                "Processor threads for one operation. Leave one core free: a thread that waits "
                "for its core makes all others wait."
            ),
        )
        self._add(
            self.tr("Device"),
            self.device,
            self.tr("Where to compute. Automatic takes CUDA, then MPS, then the CPU."),
        )

    def _add(self, text: str, field: QWidget, tip: str) -> None:
        field.setToolTip(tip)
        field.setAccessibleDescription(tip)
        label = layouts.caption(text, field)
        # Else a form layout sets labels at the top of their rows.
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._layout.addRow(label, field)
        if isinstance(field, QSpinBox | QDoubleSpinBox):
            field.valueChanged.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        self.value_changed.emit(self.value())

    @Slot()
    def _follow_optimizer(self) -> None:
        """Take over the optimizer's usual learning rate, unless the person chose one."""
        optimizer = self.optimizer.currentData()
        with QSignalBlocker(self):
            if self.lr.value() == self._usual:
                self.lr.setValue(USUAL_LR[optimizer])
            self._usual = USUAL_LR[optimizer]
            self.momentum.setEnabled(optimizer == "sgd")
        self._changed()


def _whole(least: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    return field


class _PlainDoubleSpinBox(QDoubleSpinBox):
    """Shows 0.001, not 0.001000, and takes 1e-3 for it as the tutorial writes it."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """A number in any notation within the range; the beginning of one may go on."""
        state = QValidator.State
        try:
            value = self.valueFromText(text)
        except ValueError:
            begun = all(letter in "0123456789.,eE+-" for letter in text)
            return (state.Intermediate if begun else state.Invalid), text, position
        inside = self.minimum() <= value <= self.maximum()
        return (state.Acceptable if inside else state.Intermediate), text, position

    def valueFromText(self, text: str) -> float:  # noqa: N802  # Qt's name
        """The number that was typed.

        Raises:
            ValueError: If it is none.
        """
        number, read = self.locale().toDouble(text)
        return number if read else float(text)

    def textFromValue(self, value: float) -> str:  # noqa: N802  # Qt's name
        return self.locale().toString(value, "f", self.decimals()).rstrip("0").rstrip(".,") or "0"


def _real(least: float, most: float, decimals: int) -> QDoubleSpinBox:
    field = _PlainDoubleSpinBox()
    field.setDecimals(decimals)
    field.setRange(least, most)
    field.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
    return field
