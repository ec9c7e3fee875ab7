"""A field for each kind of setting that a layer has."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from engine.layer_settings import Filled, Setting
from engine.network_spec import Setting as Value
from gui.widgets.forms.number_fields import ChoiceField, RealField, WholeField

_LARGEST = 2**31  # a spin box holds nothing larger


class InferredField(QWidget):
    """A whole number that fills itself in while its box is ticked; greyed, it can be read.

    Signals:
        changed(): Another number, or whether it fills itself in.
    """

    changed = Signal()

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._most = most
        self.number = WholeField(least, most)
        self.box = QCheckBox(self.tr("fills itself in"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.number, 1)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.number.valueChanged.connect(self.changed)
        self.box.toggled.connect(self._follow)

    def value(self) -> int | None:
        """The number; None while it fills itself in."""
        return None if self.box.isChecked() else self.number.value()

    def set_value(self, value: int | None, filled: Filled) -> None:
        """Show a number.

        Args:
            value: What was given; None for what fills itself in.
            filled: What it is filled in with: a number, a shape, or None if that is not known.
        """
        for part in (self.number, self.box):
            part.blockSignals(True)
        self.box.setChecked(value is None)
        self.number.setEnabled(value is not None)
        self.number.setSpecialValueText("")
        shown = filled if value is None else value
        if isinstance(shown, int):
            self.number.setMaximum(max(self._most, shown))  # what comes in may be more than
            self.number.setValue(shown)  # anybody may give
        else:  # the smallest number can be shown as a text
            self.number.setValue(self.number.minimum())
            self.number.setSpecialValueText("?" if shown is None else str(_listed(shown)))
        for part in (self.number, self.box):
            part.blockSignals(False)

    @Slot(bool)
    def _follow(self, fills: bool) -> None:
        self.number.setEnabled(not fills)
        self.number.setSpecialValueText("")
        self.changed.emit()


Field = WholeField | RealField | QCheckBox | ChoiceField | InferredField


def field_for(setting: Setting) -> Field:
    """An empty field for a setting."""
    if setting.is_inferred:
        return InferredField(int(setting.least), int(setting.most))
    match setting.type:
        case "int":
            return WholeField(int(setting.least), int(setting.most))
        case "float":
            return RealField(setting.least, setting.most, _arrow_step(setting))
        case "bool":
            return QCheckBox()
    return ChoiceField({choice: choice for choice in setting.choices})


def value_of(field: Field) -> Value:
    """What a field says; None for a number that fills itself in."""
    return field.isChecked() if isinstance(field, QCheckBox) else field.value()


def show_value(field: Field, value: Value, filled: Filled) -> None:
    """Put a value into a field without telling anyone; a value that cannot be is left out."""
    if isinstance(field, InferredField):
        known = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST
        field.set_value(int(value) if known else None, filled)  # type: ignore[arg-type]
        return
    if value == value_of(field):
        return
    blocked = field.blockSignals(True)
    match field:
        case QCheckBox():
            field.setChecked(bool(value))
        case ChoiceField():
            field.set_value(str(value))
        case WholeField():
            if isinstance(value, int) and abs(value) < _LARGEST:
                field.setValue(value)
        case RealField():
            if isinstance(value, int | float) and math.isfinite(value):
                field.setValue(value)
    field.blockSignals(blocked)


def parts_of(field: Field) -> tuple[QWidget, ...]:
    """What of a field takes the focus."""
    return (field.box, field.number) if isinstance(field, InferredField) else (field,)


def _listed(shape: Filled) -> Filled | list[int]:
    return list(shape) if isinstance(shape, tuple) else shape


def _arrow_step(setting: Setting) -> float | None:
    """What a field's arrows add; None for numbers that are best gone through by powers of ten."""
    return None if setting.name == "eps" else 0.05
