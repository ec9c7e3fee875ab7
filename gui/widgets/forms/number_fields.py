"""Fields for numbers that hold exactly what they are given, and show it as people write it."""

import html
import math
from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDoubleSpinBox, QSpinBox

from gui import theme

ABOVE_0 = 1e-12  # as small as a number above 0 may be
BELOW_1 = math.nextafter(1.0, 0.0)
MANY = 1_000_000  # as large as a count may be: a spin box takes no more than 2^31

_NARROW = 56  # logical pixels; else a field is as wide as the longest number that it could hold
_DIGITS = 40  # after the point: enough for 17 digits of any rate that makes sense


class WholeField(QSpinBox):
    """A whole number from `least` to `most`."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setRange(least, most)
        _calm(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll what it stands in, unless the person is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class RealField(QDoubleSpinBox):
    """A real number: 0.001 and not 0.001000, and 1e-3 is taken for it as the tutorial writes it.

    Args:
        least: The smallest number.
        most: The largest.
        step: What the arrows add; None for rates, whose arrows go to the next of 1, 2, 5 times a
            power of ten.
        first: Where such arrows go from 0.
    """

    def __init__(
        self, least: float, most: float, step: float | None = None, *, first: float = 1e-6
    ) -> None:
        super().__init__()
        self._step, self._first = step, first
        # A spin box rounds what it is given to its decimals.
        self.setDecimals(_DIGITS)
        self.setRange(least, most)
        _calm(self)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """A number in any notation within the range; the beginning of one may go on."""
        state = QValidator.State
        try:
            value = self.valueFromText(text)
        except ValueError:
            return (state.Intermediate if self._begins(text) else state.Invalid), text, position
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
        """The shortest text that reads back as this number."""
        text = repr(value).removesuffix(".0")
        return text.replace(".", self.locale().decimalPoint())

    def stepBy(self, steps: int) -> None:  # noqa: N802  # Qt's name
        """Go on by steps, in decimal: 0.1 and two steps of 0.1 are 0.3."""
        value = Decimal(repr(self.value()))
        if self._step is not None:
            value += Decimal(repr(self._step)) * steps
        else:
            for _ in range(abs(steps)):
                value = self._next(value, 1 if steps > 0 else -1)
        self.setValue(min(max(float(value), self.minimum()), self.maximum()))
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll what it stands in, unless the person is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _begins(self, text: str) -> bool:
        return all(letter in "0123456789.,eE+-" for letter in text)

    def _next(self, value: Decimal, direction: int) -> Decimal:
        """The next of 1, 2, 5 times a power of ten; 0 below the first."""
        first = Decimal(repr(self._first))
        if value < first or (value == first and direction < 0):
            return first if direction > 0 else Decimal(0)
        power = Decimal(1).scaleb(value.adjusted())
        marks = [power * mark for mark in (Decimal("0.5"), 1, 2, 5, 10)]
        if direction > 0:
            return next(mark for mark in marks if mark > value)
        return next(mark for mark in reversed(marks) if mark < value)


class DurationField(RealField):
    """A time in seconds, shown and typed as "10 min" or "90 s"; a bare number means minutes."""

    def valueFromText(self, text: str) -> float:  # noqa: N802  # Qt's name
        """The seconds that were typed.

        Raises:
            ValueError: If the text is no time.
        """
        number = text.strip()
        for unit, seconds in self._units().items():
            if number.endswith(unit):
                return super().valueFromText(number.removesuffix(unit).strip()) * seconds
        return super().valueFromText(number) * 60

    def textFromValue(self, value: float) -> str:  # noqa: N802  # Qt's name
        """Whole minutes as minutes, anything else as seconds."""
        if value >= 60 and value % 60 == 0:
            return self.tr("{0} min").format(super().textFromValue(value / 60))
        return self.tr("{0} s").format(super().textFromValue(value))

    def stepBy(self, steps: int) -> None:  # noqa: N802  # Qt's name
        """Go on by minutes; below two minutes by ten seconds."""
        value = self.value()
        step = 10 if value < 60 or (value < 120 and steps < 0) else 60
        least = min(value, 10)
        self.setValue(max(least, math.floor(value / step) * step + steps * step))
        self.selectAll()

    def _units(self) -> dict[str, int]:
        """What may stand behind a number, and how many seconds it is."""
        return {self.tr("s"): 1, self.tr("min"): 60, "s": 1, "m": 60, "min": 60}

    def _begins(self, text: str) -> bool:
        letters = "".join(self._units())
        return all(letter in "0123456789.,eE+- " or letter in letters for letter in text)


class ChoiceField(QComboBox):
    """One of some texts, each with a name that the engine knows it by.

    Args:
        choices: The engine's name -> the text, translated.
    """

    def __init__(self, choices: Mapping[str, str]) -> None:
        super().__init__()
        for name, text in choices.items():
            self.addItem(text, name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> str:
        """The chosen name."""
        return str(self.currentData())

    def set_value(self, name: str) -> None:
        """Choose by name."""
        self.setCurrentIndex(self.findData(name))

    def set_tip(self, row: int, tip: str) -> None:
        """Say more about a choice, in the open list."""
        self.setItemData(row, f"<p>{html.escape(tip)}</p>", Qt.ItemDataRole.ToolTipRole)
        self.setItemData(row, tip, Qt.ItemDataRole.AccessibleDescriptionRole)

    def set_offered(self, name: str, offered: bool) -> None:
        """Whether a choice can be taken."""
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(self.findData(name)).setEnabled(offered)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll what it stands in, unless the person is in this field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _calm(field: QAbstractSpinBox) -> None:
    """No wider than it must be, and not focused by a wheel that turns over it."""
    theme.scaled(field.setMinimumWidth, _NARROW)
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
