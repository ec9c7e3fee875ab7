"""The form's fields that are always seen: preset, epochs, batch size, optimizer, learning rate."""

from typing import Any

from PySide6.QtCore import Slot

from engine.presets import PRESETS
from engine.train_spec import OPTIMIZERS, USUAL_LR, TrainSpec
from gui.widgets.forms.compound_fields import RateField
from gui.widgets.forms.field_group import FieldGroup
from gui.widgets.forms.number_fields import ABOVE_0, MANY, ChoiceField, RealField, WholeField

OWN = "own"  # the preset box's entry for what is none of the presets


class BasicFields(FieldGroup):
    """Preset, epochs, batch size, optimizer, learning rate.

    The preset box is the form's business: it says nothing of a spec by itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self._build_preset()
        self.epochs = WholeField(1, MANY)
        self.batch_size = WholeField(1, MANY)
        titles = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW", "rmsprop": "RMSprop"}
        self.optimizer = ChoiceField({name: titles[name] for name in OPTIMIZERS})
        self._usual_lr = USUAL_LR[self.optimizer.value()]
        self.lr = RealField(ABOVE_0, 1000.0)
        self.lr_row = RateField(self.lr)
        self.optimizer.currentIndexChanged.connect(self._take_usual_lr)
        self._add_rows()

    def read(self) -> dict[str, Any]:
        """What the fields say."""
        return {
            "epochs": self.epochs.value(),
            "batch_size": self.batch_size.value(),
            "optimizer": self.optimizer.value(),
            "lr": self.lr.value(),
        }

    def show_spec(self, spec: TrainSpec) -> None:
        """Put a spec's values into the fields."""
        self.epochs.setValue(spec.epochs)
        self.batch_size.setValue(spec.batch_size)
        self.optimizer.set_value(spec.optimizer)
        self.lr.setValue(spec.lr)

    def set_running(self, running: bool) -> None:
        """Leave the learning rate only to be changed while a run goes on.

        It is taken over when it has been typed, not digit by digit.
        """
        for field in (self.preset, self.epochs, self.batch_size, self.optimizer):
            field.setEnabled(not running)
        self.lr_row.find_button.setEnabled(not running)
        self.lr.setKeyboardTracking(not running)

    def _build_preset(self) -> None:
        texts = {
            "first": (
                self.tr("First network"),
                self.tr(
                    "A small convolutional network that learns outlines too. On the garments it "
                    "takes about half a minute, and then it has a go at what you draw."
                ),
            ),
            "tutorial": (
                self.tr("The tutorial"),
                self.tr(
                    "What PyTorch's first tutorial does: simple, and slow to learn. It gets about "
                    "65 % of Fashion-MNIST right."
                ),
            ),
            "adam": (
                self.tr("Adam instead"),
                self.tr(
                    "The tutorial's network with another optimizer. It gets about 88 % of "
                    "Fashion-MNIST right."
                ),
            ),
            "cnn": (
                self.tr("A good CNN"),
                self.tr(
                    "A small convolutional network. It gets more than 91 % of Fashion-MNIST right."
                ),
            ),
            "fast": (
                self.tr("Fast"),
                self.tr(
                    "A small residual network and a recipe that gets as many right as possible in "
                    "few epochs."
                ),
            ),
            "sketch": (
                self.tr("Sketch-ready"),
                self.tr("Learns outlines too, so that it can name what you draw."),
            ),
        }
        titles = {preset.name: texts[preset.name][0] for preset in PRESETS}
        self.preset = ChoiceField({**titles, OWN: self.tr("Your own")})
        for row, preset in enumerate(PRESETS):
            self.preset.set_tip(row, texts[preset.name][1])

    def _add_rows(self) -> None:
        self.add_row(
            self.tr("Preset"),
            self.preset,
            self.tr(
                "A network with settings that are known to work. Choose one, then change what you "
                "like; it becomes your own."
            ),
        )
        self.add(
            self.tr("Epochs"),
            self.epochs,
            self.tr(
                "How often the network sees every training image. Too many: it learns the "
                "training images by heart and gets worse on others."
            ),
        )
        self.add(
            self.tr("Batch size"),
            self.batch_size,
            self.tr(
                "Images per step. Large batches make fewer, steadier steps; too large and there "
                "are too few of them to learn in an epoch."
            ),
        )
        self.add(
            self.tr("Optimizer"),
            self.optimizer,
            self.tr(
                "How a gradient becomes a step. SGD takes the gradient as it is; Adam, AdamW and "
                "RMSprop scale it for each weight and usually need fewer epochs."
            ),
        )
        self.add(
            self.tr("Learning rate"),
            self.lr_row,
            self.tr(
                "How large a step is; the highest one, if there is a schedule. Too small: nothing "
                "seems to happen. Too large: the loss jumps about or becomes infinite."
            ),
        )

    def differences(self, spec: TrainSpec, usual: TrainSpec) -> list[str]:
        """Nothing: these fields are always seen."""
        return []

    @Slot()
    def _take_usual_lr(self) -> None:
        """Take over the optimizer's usual learning rate, unless the person chose one."""
        usual = USUAL_LR[self.optimizer.value()]
        if self.lr.value() == self._usual_lr:
            self.lr.setValue(usual)
        self._usual_lr = usual
