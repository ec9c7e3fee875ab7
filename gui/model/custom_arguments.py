"""Fields for what a class's constructor is called with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from engine.errors import AtelierError
from engine.models import custom
from engine.models.custom_source import Argument
from engine.network_spec import Setting
from gui import theme
from gui.widgets import layouts

Given = tuple[tuple[str, Setting], ...]


class ArgumentFields(QWidget):
    """A field for each argument; an empty one leaves the default, which it shows in grey.

    Signals:
        changed(): The person typed something.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self._arguments: tuple[Argument, ...] = ()
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(6)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_arguments(self, arguments: Sequence[Argument], given: Given = ()) -> None:
        """Show other arguments.

        Args:
            arguments: The constructor's.
            given: Values to fill in; what the constructor does not know is left out.
        """
        if tuple(arguments) != self._arguments:
            while self._rows.rowCount():
                self._rows.removeRow(0)
            self._arguments, self.fields = tuple(arguments), {}
            for argument in arguments:
                self._add(argument)
        values = dict(given)
        for name, field in self.fields.items():
            blocked = field.blockSignals(True)
            field.setText(repr(values[name]) if name in values else "")
            field.blockSignals(blocked)
        self._check()

    def value(self) -> Given:
        """What was typed, by name.

        Raises:
            AtelierError: `value_out_of_range`, for the first that is no plain value.
        """
        return tuple(
            (argument.name, argument.value_of(self.fields[argument.name].text()))
            for argument in self._arguments
            if self.fields[argument.name].text().strip()
        )

    def missing(self) -> str | None:
        """The first argument that needs a value and has none."""
        for argument in self._arguments:
            empty = not self.fields[argument.name].text().strip()
            if empty and argument.default is None and argument.name not in custom.FILLED_IN:
                return argument.name
        return None

    def _add(self, argument: Argument) -> None:
        field = QLineEdit()
        if argument.default is not None:
            field.setPlaceholderText(argument.default)
        elif argument.name in custom.FILLED_IN:
            field.setPlaceholderText(self.tr("from the dataset"))
        else:
            field.setPlaceholderText(self.tr("needs a value"))
        field.textChanged.connect(self._tell)
        self.fields[argument.name] = field
        text = argument.name
        if argument.annotation:
            text = f"{argument.name}: {argument.annotation}"
        self._rows.addRow(layouts.caption(text, field), field)

    @Slot()
    def _tell(self) -> None:
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        for argument in self._arguments:
            field = self.fields[argument.name]
            try:
                if field.text().strip():
                    argument.value_of(field.text())
            except AtelierError:
                theme.set_style_property(field, "invalid", True)
            else:
                theme.set_style_property(field, "invalid", False)
