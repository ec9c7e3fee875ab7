"""Rows of a form that belong together, and speak a part of a `TrainSpec`."""

import html
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from engine.train_spec import TrainSpec
from gui.widgets import layouts
from gui.widgets.forms.compound_fields import OptionalField, RateField, WeightsField


class FieldGroup(QWidget):
    """Fields one below the other, each with a label and a tip.

    Signals:
        changed(): The person, or `show_spec`, changed a field.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[QWidget] = []
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setVerticalSpacing(8)
        self.rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def read(self) -> dict[str, Any]:
        """What the fields say, by the names of `TrainSpec`."""
        raise NotImplementedError

    def show_spec(self, spec: TrainSpec) -> None:
        """Put a spec's values into the fields."""
        raise NotImplementedError

    def follow(self, spec: TrainSpec) -> None:
        """Show the fields that apply to what the whole form says, hide the others."""

    def differences(self, spec: TrainSpec, usual: TrainSpec) -> list[str]:
        """What of this group's part of a spec is not as usual, in a word or two each."""
        raise NotImplementedError

    def error(self) -> str | None:
        """What is wrong in a field, one sentence; None if nothing is."""
        return None

    def add(self, text: str, field: QWidget, tip: str) -> None:
        """Add a row for a part of the spec; see `add_row`."""
        self.add_row(text, field, tip)
        self._listen(field)

    def add_row(self, text: str, field: QWidget, tip: str) -> None:
        """Add a row whose field says nothing of the spec by itself.

        Args:
            text: The label, translated.
            field: One of the fields of `gui.widgets`, or a check box.
            tip: What it does, and what happens if it is too large; translated.
        """
        label = layouts.caption(text, field)
        # Else a form layout sets labels at the top of their rows.
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        for part in _parts(field):
            part.setAccessibleName(text)
            part.setAccessibleDescription(tip)
            part.setToolTip(f"<p>{html.escape(tip)}</p>")  # wrapped only if it is rich text
        label.setToolTip(f"<p>{html.escape(tip)}</p>")
        self.rows.addRow(label, field)
        self._labels.append(label)

    def labels(self) -> list[QWidget]:
        """The labels of all rows."""
        return list(self._labels)

    def _listen(self, field: QWidget) -> None:
        match field:
            case QSpinBox() | QDoubleSpinBox():
                field.valueChanged.connect(self.changed)
            case QComboBox():
                field.currentIndexChanged.connect(self.changed)
            case QCheckBox():
                field.toggled.connect(self.changed)
            case OptionalField() | WeightsField():
                field.changed.connect(self.changed)
            case RateField():
                field.rate.valueChanged.connect(self.changed)


def _parts(field: QWidget) -> tuple[QWidget, ...]:
    """What of a field takes the focus, and so is read out."""
    match field:
        case OptionalField():
            return (field.box, field.number)
        case WeightsField():
            return (field.edit,)
        case RateField():
            return (field.rate,)
    return (field,)
