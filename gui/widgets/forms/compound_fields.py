"""Fields of several parts: a number that may be missing, a list of weights, a rate to be found."""

import math
import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.widgets import layouts


class OptionalField(QWidget):
    """A number that counts only while its box is ticked; it stays in the field meanwhile.

    Signals:
        changed(): The value is another one.
    """

    changed = Signal()

    def __init__(self, number: QSpinBox | QDoubleSpinBox) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.number = number
        number.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box)
        row.addWidget(number, 1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self._follow)
        number.valueChanged.connect(self.changed)

    def value(self) -> float | None:
        """The number, an int if the field is one for whole numbers; None while it is off."""
        return self.number.value() if self.box.isChecked() else None

    def set_value(self, value: float | None) -> None:
        """Show a number, or none."""
        if value is not None:
            self.number.setValue(value)  # type: ignore[arg-type]  # whole where the field is
        self.box.setChecked(value is not None)

    @Slot(bool)
    def _follow(self, is_on: bool) -> None:
        self.number.setEnabled(is_on)
        self.changed.emit()


class WeightsField(QWidget):
    """Class weights as text: numbers with commas or spaces between them; empty for none.

    Signals:
        changed(): The text is another one.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._classes: int | None = None
        self._error: str | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("All alike"))
        self.message = layouts.label("", "error", wrap=True)
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.edit)
        column.addWidget(self.message)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._check)

    def value(self) -> tuple[float, ...]:
        """The weights; none while the text is not valid."""
        if self._error is not None:
            return ()
        return tuple(float(word) for word in self._words())

    def set_value(self, weights: tuple[float, ...]) -> None:
        """Show weights."""
        if weights != self.value() or self._error is not None:
            self.edit.setText(", ".join(repr(weight).removesuffix(".0") for weight in weights))

    def set_class_count(self, count: int | None) -> None:
        """How many weights there must be, if any; None if that is not known."""
        self._classes = count
        self._check()

    def error(self) -> str | None:
        """What is wrong with the text, one sentence; None if nothing is."""
        return self._error

    def _words(self) -> list[str]:
        return [word for word in re.split(r"[,;\s]+", self.edit.text()) if word]

    def _problem(self) -> str | None:
        words = self._words()
        for word in words:
            if not _is_weight(word):
                return self.tr('A class weight is a number above 0, not "{0}".').format(word)
        if words and self._classes is not None and len(words) != self._classes:
            text = self.tr("Give {0} class weights, one for each class; there are {1}.")
            return text.format(self._classes, len(words))
        return None

    @Slot()
    def _check(self) -> None:
        self._error = self._problem()
        wrong = self._error is not None
        theme.set_style_property(self.edit, "invalid", wrong)
        self.message.setText(self._error or "")
        self.message.setVisible(wrong)
        self.changed.emit()


class RateField(QWidget):
    """The learning rate, with a button beside it that offers to look for a good one."""

    def __init__(self, rate: QDoubleSpinBox) -> None:
        super().__init__()
        self.rate = rate
        self.find_button = QPushButton(self.tr("Find..."))
        tip = self.tr(
            "Tries rates from very small to very large on a few steps each, and suggests one."
        )
        self.find_button.setToolTip(tip)
        self.find_button.setAccessibleName(self.tr("Find a learning rate"))
        self.find_button.setAccessibleDescription(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(rate, 1)
        row.addWidget(self.find_button)
        self.setFocusProxy(rate)


def _is_weight(word: str) -> bool:
    try:
        weight = float(word)
    except ValueError:
        return False
    return math.isfinite(weight) and weight > 0
