"""What is current: dataset, model, weights. The one owner; everyone else listens.

Light: torch's types appear in annotations only, so that the window shows before torch is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.data.catalog import CatalogEntry
from engine.run_spec import ModelSpec

if TYPE_CHECKING:
    from torch import Tensor

    from engine.data.image_set import ImageSet


@dataclass(frozen=True, eq=False)
class LoadedDataset:
    """A dataset in memory.

    Attributes:
        entry: What the catalogue says of it.
        train: Its training split.
        test: Its test split.
    """

    entry: CatalogEntry
    train: ImageSet
    test: ImageSet


@dataclass(frozen=True, eq=False)
class OwnWeights:
    """A copy of the weights that the person's own training has reached.

    Attributes:
        model: The architecture they belong to.
        dataset: What they were trained on.
        step: After how many optimizer steps.
        state_dict: Name to CPU tensor; never changes.
        epoch: The epoch at whose end this was (0: before the first step); None in its midst.
    """

    model: ModelSpec
    dataset: CatalogEntry
    step: int
    state_dict: Mapping[str, Tensor]
    epoch: int | None = None


class Session(QObject):
    """What the person is working with.

    Signals:
        dataset_changed(LoadedDataset)
        model_changed(ModelSpec)
        own_weights_changed(OwnWeights)
    """

    dataset_changed = Signal(object)
    model_changed = Signal(object)
    own_weights_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dataset: LoadedDataset | None = None
        self._model = ModelSpec("mlp")
        self._own_weights: OwnWeights | None = None

    @property
    def dataset(self) -> LoadedDataset | None:
        """The dataset in memory; None until the first one is."""
        return self._dataset

    @property
    def model(self) -> ModelSpec:
        """The architecture that is looked at and trained."""
        return self._model

    @property
    def own_weights(self) -> OwnWeights | None:
        """The newest weights of the person's own training; None before the first."""
        return self._own_weights

    def set_dataset(self, dataset: LoadedDataset) -> None:
        """Make another dataset current."""
        self._dataset = dataset
        self.dataset_changed.emit(dataset)

    def set_model(self, model: ModelSpec) -> None:
        """Make another architecture current."""
        if model != self._model:
            self._model = model
            self.model_changed.emit(model)

    def set_own_weights(self, weights: OwnWeights) -> None:
        """Show newer weights of the person's own training."""
        self._own_weights = weights
        self.own_weights_changed.emit(weights)
