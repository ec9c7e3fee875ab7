"""The Model tab: a network's layers and parameters, and the values in one of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from engine import home
from engine.data_spec import Inputs
from engine.errors import AtelierError
from engine.models.module_records import ModuleRecord, TensorRecord
from engine.run_spec import MODELS, ModelSpec
from gui import errors
from gui.background import Background, Job
from gui.item_models.module_model import ModuleModel
from gui.session import OwnWeights, Session
from gui.widgets import layouts
from gui.widgets.array_table import ArrayTable
from gui.widgets.images.tensor_view import TensorView


@dataclass(frozen=True, eq=False)
class _Inspected:
    """A network and its values, made in a worker thread."""

    record: ModuleRecord
    values: dict[str, NDArray[np.generic]]
    origin: str
    step: int


class ModelTab(QWidget):
    """A tree of layers beside the values of the chosen parameter."""

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._values: dict[str, NDArray[np.generic]] = {}
        self._record: ModuleRecord | None = None
        self._stale = True  # nothing has been read yet
        self._busy = False
        self._build()
        session.dataset_changed.connect(self._refresh)
        session.model_changed.connect(self._refresh)
        session.own_weights_changed.connect(self._refresh)
        session.data_changed.connect(self._refresh)

    def _build(self) -> None:
        self.model_box = QComboBox()
        for name in MODELS:
            self.model_box.addItem(name, name)
        layouts.choose(self.model_box, self._session.model.name)
        self.model_box.currentIndexChanged.connect(self._choose_model)
        self.total_label = layouts.label("", "muted")
        self.origin_label = layouts.label("", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(layouts.caption(self.tr("Model"), self.model_box))
        row.addWidget(self.model_box)
        row.addSpacing(8)
        row.addWidget(self.total_label)
        row.addStretch(1)
        row.addWidget(self.origin_label)
        self.tree = QTreeView()
        self.tree.setAccessibleName(self.tr("Layers and parameters"))
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.modules = ModuleModel(self)
        self.tree.setModel(self.modules)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.tree.selectionModel().currentChanged.connect(self._show_tensor)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.tree)
        splitter.addWidget(self._build_values())
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([560, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        layout.setSpacing(layouts.SPACING)
        layout.addLayout(row)
        layout.addWidget(splitter, 1)

    def _build_values(self) -> QWidget:
        self.value_title = layouts.label("", "heading", select=True)
        self.value_facts = layouts.label("", "muted", wrap=True, select=True)
        self.picture = TensorView()
        self.picture.setAccessibleName(self.tr("The values as a picture"))
        self.picture.set_placeholder(
            self.tr("Choose a weight or a bias in the tree to see its values.")
        )
        self.as_images = QCheckBox(self.tr("One picture for each unit (28 x 28 weights)"))
        self.as_images.setChecked(True)
        self.picture.set_as_images(True)
        self.as_images.toggled.connect(self.picture.set_as_images)
        self.as_images.hide()
        pictured = QWidget()
        column = QVBoxLayout(pictured)
        column.setContentsMargins(0, layouts.SPACING, 0, 0)
        column.addWidget(self.picture, 1)
        column.addWidget(self.as_images)
        self.table = ArrayTable()
        self.table.setAccessibleName(self.tr("The values as a table"))
        self.views = QTabWidget()
        self.views.setDocumentMode(True)
        self.views.addTab(pictured, self.tr("Picture"))
        self.views.addTab(self.table, self.tr("Table"))
        card = layouts.Card(self.value_title, self.value_facts, self.views)
        card.setMinimumWidth(360)
        return card

    @Slot()
    def _choose_model(self) -> None:
        self._session.set_model(ModelSpec(self.model_box.currentData()))

    def showEvent(self, event: object) -> None:
        """Catch up with what changed while the tab was hidden."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Read the current network in a worker thread; one reading at a time."""
        layouts.choose(self.model_box, self._session.model.name)
        dataset = self._session.dataset
        if dataset is None:
            return
        if not self.isVisible() or self._busy:
            self._stale = True
            return
        self._stale, self._busy = False, True
        spec, own, inputs = self._session.model, self._session.own_weights, self._session.inputs
        assert inputs is not None
        fits = own is not None and own.model == spec and own.inputs == inputs

        def inspect(job: Job) -> _Inspected:
            return _inspect(spec, inputs, own if fits else None)

        self._background.start(inspect, self._show_network, self._show_error)

    def _show_network(self, inspected: _Inspected) -> None:
        self._busy = False
        self._values = inspected.values
        if inspected.record != self._record:
            self._record = inspected.record
            self.modules.set_record(inspected.record)
            self.tree.expandAll()
            self.tree.setCurrentIndex(self.modules.first_tensor())
        else:
            self._show_tensor(self.tree.currentIndex())
        self.total_label.setText(self.tr("%Ln parameter(s)", "", inspected.record.parameters))
        self.origin_label.setText(self._origin(inspected))
        if self._stale:
            self._refresh()

    def _origin(self, inspected: _Inspected) -> str:
        match inspected.origin:
            case "own":
                return self.tr("Values: your training, after step {0}").format(
                    f"{inspected.step:,}"
                )
            case "shipped":
                return self.tr("Values: the weights that come with Atelier")
        return self.tr("Values: fresh from seed 0, not trained yet")

    def _show_error(self, error: AtelierError) -> None:
        self._busy = False
        self._record, self._values = None, {}
        self.modules.set_record(None)
        self._show_tensor(QModelIndex())
        self.total_label.clear()
        self.origin_label.setText(errors.sentence(error))
        if self._stale:
            self._refresh()

    @Slot(QModelIndex)
    def _show_tensor(self, index: QModelIndex) -> None:
        record = self.modules.record(index)
        values = self._values.get(record.path) if isinstance(record, TensorRecord) else None
        if isinstance(record, TensorRecord) and values is not None:
            self.value_title.setText(record.path)
            self.value_facts.setText(self._facts(record, values))
        elif isinstance(record, ModuleRecord):
            self.value_title.setText(record.path or record.kind)
            self.value_facts.setText(f"{record.kind}({record.settings})")
        shown = None if values is None else np.asarray(values, np.float32)
        self.picture.set_array(shown)
        self.as_images.setVisible(self.picture.can_show_images())
        self.table.set_array(
            None if values is None else values.reshape(max(1, len(np.atleast_1d(values))), -1)
        )

    def _facts(self, record: TensorRecord, values: NDArray[np.generic]) -> str:
        numbers = np.asarray(values, np.float64)
        return self.tr("Shape {0}, {1}; mean {2}, standard deviation {3}, from {4} to {5}").format(
            str(list(record.shape)),
            record.dtype,
            f"{numbers.mean():.3g}",
            f"{numbers.std():.3g}",
            f"{numbers.min():.3g}",
            f"{numbers.max():.3g}",
        )


def _inspect(spec: ModelSpec, inputs: Inputs, own: OwnWeights | None) -> _Inspected:
    """In a worker thread: build the network, give it its values, describe it."""
    from engine import devices
    from engine.models import module_tree, weights, zoo

    devices.use_threads(1)  # a training in progress has first call on the cores
    model = zoo.build(spec, inputs.shape, len(inputs.classes), seed=0)
    origin, step = "fresh", 0
    if own is not None:
        origin, step = "own", own.step
        weights.load_into(model, own.state_dict, spec.name, spec.name)
    elif spec.name == "sketch":
        shipped = weights.read(home.default_weights())
        fits = shipped.inputs.shape == inputs.shape
        if fits and len(shipped.classes) == len(inputs.classes):
            origin = "shipped"
            weights.load_into(model, shipped.state_dict, spec.name, home.default_weights())
    values = {name: tensor.numpy() for name, tensor in weights.copy_state(model).items()}
    return _Inspected(module_tree.describe(model, inputs.shape), values, origin, step)
