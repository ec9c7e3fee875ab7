"""Beside the builder's layers: the chosen one's settings, the class, the whole, and its use."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from engine.errors import AtelierError
from engine.layer_kinds import Inference
from engine.models.class_code import as_class
from engine.network_spec import LayerSpec
from engine.run_spec import BUILDER, ModelSpec
from gui import errors
from gui.widgets import layouts
from gui.widgets.live_text import LiveText
from gui.widgets.model.code_page import CodePage
from gui.widgets.model.layer_form import LayerForm

Shape = tuple[int, int, int]


@dataclass(frozen=True)
class Whole:
    """A network, and what it is built for.

    Attributes:
        root: The network.
        shape: Channels, height and width of a picture.
        classes: How many logits it is to put out.
        inference: What is known of it.
    """

    root: LayerSpec
    shape: Shape
    classes: int
    inference: Inference


class BuilderSide(QWidget):
    """Two pages, and a card below them.

    Signals:
        use_wanted(): The network is to be trained.
        whole_changed(): `whole` is another.
    """

    use_wanted = Signal()
    whole_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole: Whole | None = None
        self.form = LayerForm()
        self.code = CodePage(self.tr("The network as a Python class"))
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(self.tr("Settings and code of the network"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(layouts.scrolled(self.form), self.tr("Layer"))
        self.pages.addTab(self.code, self.tr("The class"))
        self.pages.currentChanged.connect(self._show_code)
        upper = layouts.Card(self.pages)
        upper.column.setContentsMargins(layouts.MARGIN, 8, layouts.MARGIN, layouts.MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addWidget(upper, 1)
        column.addWidget(self._build_whole())

    def _build_whole(self) -> layouts.Card:
        self.parameters, self.output, self.usage = (LiveText(title=False) for _ in range(3))
        self.parameters.setAccessibleName(self.tr("Size of the network"))
        self.output.setAccessibleName(self.tr("What the network puts out"))
        self.usage.setAccessibleName(self.tr("What training uses"))
        self.use_button = QPushButton(self.tr("Use this network"))
        self.use_button.setProperty("primary", True)
        self.use_button.clicked.connect(self.use_wanted)
        row = QHBoxLayout()
        row.addWidget(self.use_button)
        row.addStretch(1)
        card = layouts.Card(self.parameters, self.output, self.usage)
        card.column.setSpacing(4)
        card.column.addSpacing(4)
        card.column.addLayout(row)
        return card

    @property
    def whole(self) -> Whole | None:
        """The network that is shown; None before there are pictures."""
        return self._whole

    def show_whole(self, whole: Whole, model: ModelSpec) -> None:
        """Show a network.

        Args:
            whole: The network.
            model: What training uses.
        """
        self._whole = whole
        found = whole.inference
        self.parameters.set_text(self.tr("Parameters: {0}").format(f"{found.parameters:,}"))
        self.output.set_text(self._output(whole))
        is_used = model.layers == whole.root
        self.usage.set_text(self._usage(model, is_used))
        self.use_button.setEnabled(not found.errors and not is_used)
        self.use_button.setToolTip(
            self.tr("Correct the mistakes first")
            if found.errors
            else self.tr("Train this network, and look at it in the other pages")
        )
        self._show_code()
        self.whole_changed.emit()

    def _output(self, whole: Whole) -> str:
        output = whole.inference.output_shape
        mistakes = {problem.code for problem in whole.inference.errors}
        if output is None or mistakes - {"output_not_classes"}:
            return self.tr("Output: not known, because of the mistake")
        if output == (whole.classes,):
            text = self.tr("Output: {0}, one number for each of {1} classes")
            return text.format(list(output), whole.classes)
        text = self.tr("Output: {0}, which does not fit {1} classes")
        return text.format(list(output), whole.classes)

    def _usage(self, model: ModelSpec, is_used: bool) -> str:
        if is_used:
            return self.tr("Training uses this network.")
        if model.name == BUILDER:
            return self.tr("Training uses it as it was before your changes.")
        return self.tr('Training uses the model "{0}", not this network.').format(model.name)

    def _show_code(self) -> None:
        """Write the class, where it can be seen."""
        whole = self._whole
        if whole is None or self.pages.currentWidget() is not self.code:
            return
        try:
            self.code.show_code(as_class(whole.root, whole.shape, whole.classes))
        except AtelierError as error:
            self.code.show_code("", errors.sentence(error))
