"""One layer: what it does, its settings, what is known of it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.layer_settings import KINDS, Filled
from engine.network_spec import LayerSpec
from gui import theme
from gui.widgets import layouts
from gui.widgets.model import layer_texts
from gui.widgets.model.kind_fields import KindFields

_UNKNOWN = ""  # all kinds that there are not have the same fields


class LayerForm(QWidget):
    """Shows a layer, or a sentence.

    Signals:
        edited(str, object): A setting's name and its new value; None for what fills itself in.
        renamed(str): Another name; empty for none of its own.
    """

    edited = Signal(str, object)
    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, KindFields] = {}  # by kind: making them takes longer than an edit
        self.fields: KindFields | None = None
        self.title = layouts.label("", "heading", wrap=True)
        self.about = layouts.label("", "muted", wrap=True)
        self.facts = layouts.label("", "muted", wrap=True, select=True)
        self.problems = layouts.label("", "error", wrap=True, select=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, layouts.SPACING, 0, 0)
        self._column.setSpacing(8)
        for widget in (self.title, self.about, self.facts, self.problems):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Show a sentence instead of a layer."""
        self._show_fields(None)
        self.about.setText(text)
        for widget in (self.title, self.facts, self.problems):
            widget.hide()

    def show_layer(
        self,
        layer: LayerSpec,
        name: str,
        values: Mapping[str, Filled],
        facts: str,
        problems: str,
        *,
        is_wrong: bool,
    ) -> None:
        """Show another layer, or what has become of it.

        Args:
            layer: Its settings and its own name.
            name: What it is called where it has no name of its own.
            values: All its settings, with what was filled in; None for what is not known.
            facts: What is known of it, translated.
            problems: What is wrong with it, translated; empty if nothing is.
            is_wrong: Whether that is a mistake, and not only a warning.
        """
        is_known = layer.kind in KINDS
        self.title.setText(layer.kind)
        self.title.show()
        self.about.setText(layer_texts.description(layer.kind) if is_known else "")
        fields = self._fields_for(layer.kind if is_known else _UNKNOWN)
        fields.show_layer(layer, name, values)
        self._show_fields(fields)
        theme.set_role(self.problems, "error" if is_wrong else "")
        for label, text in ((self.facts, facts), (self.problems, problems)):
            label.setText(text)
            label.setVisible(bool(text))

    def _fields_for(self, kind: str) -> KindFields:
        if kind not in self._kept:
            made = self._kept[kind] = KindFields(kind)
            made.hide()
            made.edited.connect(self.edited)
            made.renamed.connect(self.renamed)
            self._column.insertWidget(2, made)
        return self._kept[kind]

    def _show_fields(self, fields: KindFields | None) -> None:
        if fields is self.fields:
            return
        if self.fields is not None:
            self.fields.hide()
        if fields is not None:
            fields.show()
        self.fields = fields
