"""The form's fields for the images, for when a run ends, and for the machine."""

from typing import Any

from engine.train_spec import (
    AUGMENTATIONS,
    DEVICES,
    MAX_THREADS,
    PRECISIONS,
    TrainSpec,
    default_threads,
)
from gui.numbers import percent
from gui.widgets.forms.compound_fields import OptionalField
from gui.widgets.forms.field_group import FieldGroup
from gui.widgets.forms.number_fields import ABOVE_0, MANY, ChoiceField, DurationField, WholeField

_SHARES = ("test", 0.1, 0.2)


class ImageFields(FieldGroup):
    """Augmentation and validation."""

    def __init__(self) -> None:
        super().__init__()
        self._titles = {
            "none": self.tr("None"),
            "flip": self.tr("Flip"),
            "shift": self.tr("Flip and shift"),
            "affine": self.tr("Flip and turn"),
            "sketch": self.tr("Sketches"),
        }
        tips = {
            "none": self.tr("Every image as it is, every time."),
            "flip": self.tr("Half of the images are mirrored, left to right."),
            "shift": self.tr("Half are mirrored, and all are moved by up to 2 pixels."),
            "affine": self.tr("Half are mirrored; all are turned, stretched and moved a little."),
            "sketch": self.tr("Half become sketches; all are turned, stretched and bent a little."),
        }
        self.augment = ChoiceField({name: self._titles[name] for name in AUGMENTATIONS})
        for row, name in enumerate(AUGMENTATIONS):
            self.augment.set_tip(row, tips[name])
        self.validation = ChoiceField({str(share): self._share_text(share) for share in _SHARES})
        self.add(
            self.tr("Augmentation"),
            self.augment,
            self.tr(
                "Changes each image a little whenever it is seen, so that no two are the same. "
                "Too strong for a short run: the network sees few images as they are."
            ),
        )
        self.add(
            self.tr("Validate on"),
            self.validation,
            self.tr(
                "The images that the network is measured on after each epoch. It never learns "
                "from them: the larger the share of the training images, the fewer are left to "
                "learn from."
            ),
        )

    def read(self) -> dict[str, Any]:
        """What the fields say."""
        validation = self.validation.value()
        return {
            "augment": self.augment.value(),
            "validation": validation if validation == "test" else float(validation),
        }

    def show_spec(self, spec: TrainSpec) -> None:
        """Put a spec's values into the fields; a share that is no choice yet becomes one."""
        self.augment.set_value(spec.augment)
        name = str(spec.validation)
        if self.validation.findData(name) < 0:
            self.validation.addItem(self._share_text(spec.validation), name)
        self.validation.set_value(name)

    def differences(self, spec: TrainSpec, usual: TrainSpec) -> list[str]:
        """What is not as usual."""
        found = [] if spec.augment == usual.augment else [self._titles[spec.augment]]
        if spec.validation != usual.validation:
            found.append(self._share_text(spec.validation))
        return found

    def _share_text(self, share: str | float) -> str:
        if isinstance(share, str):
            return self.tr("Test split")
        decimals = 0 if round(share * 100, 6).is_integer() else 1
        return self.tr("{0} of training").format(percent(share, decimals))


class EndFields(FieldGroup):
    """Time budget and early stopping."""

    def __init__(self) -> None:
        super().__init__()
        self.budget = OptionalField(DurationField(ABOVE_0, 1e7))
        self.budget.number.setValue(600)
        self.patience = OptionalField(WholeField(1, MANY))
        self.patience.number.setValue(3)
        self.add(
            self.tr("Time budget"),
            self.budget,
            self.tr(
                "Ends the run after this time of training, if the epochs are not done before; "
                "write 90 s or 10 min. Too large: it never acts."
            ),
        )
        self.add(
            self.tr("Early stopping"),
            self.patience,
            self.tr(
                "Ends the run when the validation loss has not fallen for so many epochs. Too "
                "large: it never acts. Too small: a short bad spell ends the run."
            ),
        )

    def read(self) -> dict[str, Any]:
        """What the fields say."""
        return {"time_budget": self.budget.value(), "patience": self.patience.value()}

    def show_spec(self, spec: TrainSpec) -> None:
        """Put a spec's values into the fields."""
        self.budget.set_value(spec.time_budget)
        self.patience.set_value(spec.patience)

    def differences(self, spec: TrainSpec, usual: TrainSpec) -> list[str]:
        """What is not as usual."""
        found = []
        if spec.time_budget is not None:
            found.append(self.tr("after {0}").format(self.budget.number.text()))
        if spec.patience is not None:
            found.append(self.tr("patience {0}").format(spec.patience))
        return found


class MachineFields(FieldGroup):
    """Precision, threads, device, seed."""

    def __init__(self) -> None:
        super().__init__()
        titles = {"float32": self.tr("Full (float32)"), "mixed": self.tr("Mixed (bfloat16)")}
        self.precision = ChoiceField({name: titles[name] for name in PRECISIONS})
        self.threads = WholeField(1, MAX_THREADS)
        automatic = self.tr("Automatic")
        self.device = ChoiceField(
            {name: automatic if name == "auto" else name.upper() for name in DEVICES}
        )
        self.seed = WholeField(0, 2**31 - 1)
        self.add(
            self.tr("Precision"),
            self.precision,
            self.tr(
                "Mixed computes large products with fewer digits where the device can: faster, a "
                "little less exact. Where it cannot, it is as full."
            ),
        )
        self.add(
            self.tr("Threads"),
            self.threads,
            self.tr(
                "Processor threads for one operation. Too many: a thread that waits for its core "
                "makes all others wait, so leave one core free."
            ),
        )
        self.add(
            self.tr("Device"),
            self.device,
            self.tr("Where to compute. Automatic takes CUDA, then MPS, then the CPU."),
        )
        self.add(
            self.tr("Seed"),
            self.seed,
            self.tr(
                "Fixes every random draw: the same seed gives the same run, bit for bit. No seed "
                "is too large, and none is better than another."
            ),
        )

    def read(self) -> dict[str, Any]:
        """What the fields say."""
        return {
            "precision": self.precision.value(),
            "threads": self.threads.value(),
            "device": self.device.value(),
            "seed": self.seed.value(),
        }

    def show_spec(self, spec: TrainSpec) -> None:
        """Put a spec's values into the fields."""
        self.precision.set_value(spec.precision)
        self.threads.setValue(spec.threads)
        self.device.set_value(spec.device)
        self.seed.setValue(spec.seed)

    def differences(self, spec: TrainSpec, usual: TrainSpec) -> list[str]:
        """What is not as usual; of the threads, on this machine."""
        found = []
        if spec.precision != usual.precision:
            found.append(self.tr("mixed"))
        if spec.threads != default_threads():
            found.append(self.tr("%Ln thread(s)", "", spec.threads))
        if spec.device != usual.device:
            found.append(spec.device.upper())
        if spec.seed != usual.seed:
            found.append(self.tr("seed {0}").format(spec.seed))
        return found
