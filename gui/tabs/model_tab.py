"""The Model tab: a network one can take apart, walk through and change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from engine.codegen.twin import Language
from engine.run_spec import ModelSpec
from engine.train_spec import TrainSpec
from gui.background import Background
from gui.model.backprop_view import BackpropView
from gui.model.builder_view import BuilderView
from gui.model.custom_view import CustomView
from gui.model.layers_view import LayersView
from gui.model.subject import Network, Origin, Subject, Watcher
from gui.model.tensors_view import TensorsView
from gui.model.walk_view import WalkView
from gui.model.weights_view import WeightsView
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.forms.model_box import ModelBox


class ModelTab(QWidget):
    """Which network it is, and below it pages that look into it, change it, or make another."""

    def __init__(
        self,
        session: Session,
        background: Background,
        language: Language = "en",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._watcher = Watcher(session, self)
        self.layers = LayersView(session, background)
        self.walk = WalkView(session, background)
        self.backprop = BackpropView(session, background)
        self.builder = BuilderView(session, background)
        self.custom = CustomView(session, background)
        self.weights = WeightsView(session, background, language=language)
        self.tensors = TensorsView(session, background)
        self._build()
        self.layers.network_shown.connect(self._show_network)
        self._watcher.changed.connect(self._show_subject)
        session.model_changed.connect(self._show_model)

    def _build(self) -> None:
        self.model_box = ModelBox()
        for made in self._session.made:
            self.model_box.offer(made.name)
        self.model_box.show_model(self._session.model.name)
        self.model_box.currentIndexChanged.connect(self._choose_model)
        self.origin_label = layouts.label("", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(layouts.caption(self.tr("Model"), self.model_box))
        row.addWidget(self.model_box)
        row.addStretch(1)
        row.addWidget(self.origin_label)
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(self.tr("Pages of the Model tab"))
        self.pages.setDocumentMode(True)
        for page, title in (
            (self.layers, self.tr("Layers")),
            (self.walk, self.tr("Walk")),
            (self.backprop, self.tr("Backprop")),
            (self.builder, self.tr("Builder")),
            (self.custom, self.tr("Your class")),
            (self.weights, self.tr("Weights")),
            (self.tensors, self.tr("Tensors")),
        ):
            self.pages.addTab(page, title)
        for page in (self.layers, self.walk, self.custom):  # they fill what they are given
            page.setContentsMargins(
                layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.SPACING
            )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.pages, 1)

    def take_over(self, other: ModelTab) -> None:
        """Go on with what was made in another tab, which is not used any more."""
        self.builder.take_edits(other.builder.edits)
        self.tensors.pad.take_over(other.tensors.pad)

    # What others say

    def set_train(self, train: TrainSpec) -> None:
        """Take one step of backpropagation as the Training form says."""
        self.backprop.set_train(train)

    def set_drawing(self, seen: NDArray[np.uint8] | None) -> None:
        """A drawing to walk through the network: uint8 [H, W], or None if there is none."""
        self.walk.set_drawing(seen)

    def set_epochs(self, folder: Path | None, epochs: Sequence[int]) -> None:
        """The epochs of the shown run whose weights are kept, and where."""
        self.layers.values.set_epochs(folder, tuple(epochs))
        self.weights.set_epochs(folder, tuple(epochs))

    # What is shown

    @Slot()
    def _choose_model(self) -> None:
        self._session.set_model(self._session.model_called(self.model_box.currentData()))

    @Slot(object)
    def _show_model(self, model: ModelSpec) -> None:
        self.model_box.show_model(model.name)

    @Slot(object)
    def _show_subject(self, subject: Subject | None) -> None:
        """Whatever page is in front: the tree reads a network only where it is seen."""
        if subject is None:
            return
        if subject.origin is None:  # a page that reads it will say
            self.origin_label.clear()
        else:
            self._show_origin(subject.origin)

    @Slot(object)
    def _show_network(self, network: Network) -> None:
        self._show_origin(network.origin)

    def _show_origin(self, origin: Origin) -> None:
        match origin:
            case "own":
                own = self._session.own_weights
                step = 0 if own is None else own.step
                text = self.tr("Values: your weights")
                if step:  # neither fresh ones nor those of a file
                    text = self.tr("Values: your training, after step {0}").format(f"{step:,}")
            case "shipped":
                text = self.tr("Values: the weights that come with Atelier")
            case _:
                text = self.tr("Values: fresh from seed 0, not trained yet")
        self.origin_label.setText(text)
