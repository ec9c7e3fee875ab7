"""The fields for one kind of layer."""

from __future__ import annotations

import html
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from engine.layer_settings import KINDS, Filled, Setting
from engine.network_spec import LayerSpec
from gui.widgets import layouts
from gui.widgets.forms.number_fields import ChoiceField
from gui.widgets.model import layer_texts
from gui.widgets.model.setting_fields import (
    Field,
    InferredField,
    field_for,
    parts_of,
    show_value,
    value_of,
)
from gui.widgets.undo_keys import is_undo

_LONGEST_NAME = 40


class KindFields(QWidget):
    """A field for the name and one for each setting, with what it does in its tool tip.

    Args:
        kind: A key of `engine.layer_kinds.KINDS`; any other has no settings.

    Signals:
        edited(str, object): A setting's name and its new value; None for what fills itself in.
        renamed(str): Another name; empty for none of its own.
    """

    edited = Signal(str, object)
    renamed = Signal(str)

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(8)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_name()
        for setting in KINDS[kind].settings if kind in KINDS else ():
            self._add(kind, setting)

    def show_layer(self, layer: LayerSpec, name: str, values: Mapping[str, Filled]) -> None:
        """Show a layer of this kind, or what has become of it.

        Args:
            layer: Its settings and its own name.
            name: What it is called where it has no name of its own.
            values: All its settings, with what was filled in; None for what is not known.
        """
        given = dict(layer.settings)
        for setting, field in self.fields.items():
            value = given.get(setting) if isinstance(field, InferredField) else values.get(setting)
            show_value(field, None if isinstance(value, tuple) else value, values.get(setting))
        if self.name_edit.text() != layer.name:
            self.name_edit.setText(layer.name)
        self.name_edit.setPlaceholderText(name)

    def _add_name(self) -> None:
        self.name_edit = QLineEdit()
        self.name_edit.setMaxLength(_LONGEST_NAME)
        self.name_edit.setToolTip(
            self.tr("What it is called in the code and in the weights. Empty: named by itself.")
        )
        self.name_edit.textEdited.connect(self.renamed)
        self.name_edit.installEventFilter(self)
        self._rows.addRow(_caption(self.tr("Name"), self.name_edit), self.name_edit)

    def _add(self, kind: str, setting: Setting) -> None:
        field = self.fields[setting.name] = field_for(setting)
        self._rows.addRow(_caption(setting.name, field), field)
        does = layer_texts.tip(kind, setting.name)
        tip = f"<p>{html.escape(does)}</p>"
        if setting.type in ("int", "float"):
            bounds = self.tr("From {0} to {1}.")
            tip += f"<p>{bounds.format(f'{setting.least:g}', f'{setting.most:g}')}</p>"
        for part in parts_of(field):
            part.setToolTip(tip)
            part.setAccessibleDescription(does)
            part.installEventFilter(self)
        match field:
            case InferredField():
                field.number.setAccessibleName(setting.name)
                field.box.setAccessibleName(self.tr("{0} fills itself in").format(setting.name))
                field.changed.connect(self._tell)
            case ChoiceField():
                field.currentIndexChanged.connect(self._tell)
            case QAbstractSpinBox():
                field.valueChanged.connect(self._tell)
            case _:
                field.toggled.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        for name, field in self.fields.items():
            if field is self.sender():
                self.edited.emit(name, value_of(field))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the page: a field would only undo its own text."""
        if is_undo(event) and not isinstance(watched, QComboBox):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _caption(text: str, field: QWidget) -> QLabel:
    made = layouts.caption(text, field)
    # Else a form layout sets labels at the top of their rows.
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return made
