"""What is current: dataset, model, weights. The one owner; everyone else listens.

Light: torch's types appear in annotations only, so that the window shows before torch is here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.data.catalog import CatalogEntry
from engine.data_spec import DataSpec, Inputs, inputs_of
from engine.errors import AtelierError
from engine.run_spec import ModelSpec

if TYPE_CHECKING:
    from torch import Tensor

    from engine.data.folders import Unreadable
    from engine.data.image_set import ImageSet, Split
    from engine.models.weights import Weights


@dataclass(frozen=True, eq=False)
class LoadedDataset:
    """A dataset in memory.

    Attributes:
        entry: What the catalogue says of it.
        train: Its training split, as it is: no transforms, no merged classes.
        test: Its test split.
        unreadable: A folder's pictures that could not be read, and why.
    """

    entry: CatalogEntry
    train: ImageSet
    test: ImageSet
    unreadable: tuple[Unreadable, ...] = ()

    def split(self, name: Split) -> ImageSet:
        """One of the splits."""
        return self.train if name == "train" else self.test


@dataclass(frozen=True)
class Chosen:
    """An image of the dataset that somebody has picked.

    Attributes:
        split: Where it is.
        index: Its place there.
    """

    split: Split
    index: int


@dataclass(frozen=True, eq=False)
class OwnWeights:
    """A copy of the weights that the person's own training has reached.

    Attributes:
        model: The architecture they belong to.
        inputs: What they were trained on: pictures, classes, fixed transforms.
        step: After how many optimizer steps.
        state_dict: Name to CPU tensor; never changes.
        epoch: The epoch at whose end this was (0: before the first step); None in its midst.
        gradients: Of the last step, by parameter, if a training goes on.
    """

    model: ModelSpec
    inputs: Inputs
    step: int
    state_dict: Mapping[str, Tensor]
    epoch: int | None = None
    gradients: Mapping[str, Tensor] | None = None

    def weights(self) -> Weights:
        """These as the engine's classes take them; imports torch, so not for the GUI thread."""
        from engine.models.weights import Weights

        return Weights(self.model, self.inputs, self.state_dict)


class Session(QObject):
    """What the person is working with.

    Signals:
        dataset_changed(LoadedDataset): `data` fits it by then.
        data_changed(DataSpec): Of what the next training will use.
        chosen_changed(Chosen | None): The image that was picked; None just before another dataset.
        model_changed(ModelSpec)
        own_weights_changed(OwnWeights)
    """

    dataset_changed = Signal(object)
    data_changed = Signal(object)
    chosen_changed = Signal(object)
    model_changed = Signal(object)
    own_weights_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dataset: LoadedDataset | None = None
        self._data = DataSpec()
        self._chosen: Chosen | None = None
        self._model = ModelSpec("mlp")
        self._made: dict[str, ModelSpec] = {}  # as each was looked at last
        self._own_weights: OwnWeights | None = None

    @property
    def dataset(self) -> LoadedDataset | None:
        """The dataset in memory; None until the first one is."""
        return self._dataset

    @property
    def data(self) -> DataSpec:
        """What the next training reads, and how; always fits the dataset in memory."""
        return self._data

    @property
    def inputs(self) -> Inputs | None:
        """What a network that is trained next is asked about; None until there is a dataset."""
        if self._dataset is None:
            return None
        entry = self._dataset.entry
        return inputs_of(self._data, entry.shape, entry.classes)

    @property
    def chosen(self) -> Chosen | None:
        """The image that was picked last."""
        return self._chosen

    @property
    def model(self) -> ModelSpec:
        """The architecture that is looked at and trained."""
        return self._model

    @property
    def own_weights(self) -> OwnWeights | None:
        """The newest weights of the person's own training; None before the first."""
        return self._own_weights

    def set_dataset(self, dataset: LoadedDataset, data: DataSpec | None = None) -> None:
        """Make another dataset current.

        Args:
            dataset: The one.
            data: How it is read; by default as the last one was, so far as that fits.
        """
        if self._chosen is not None:
            self._chosen = None  # while its dataset is still here, for those who look it up
            self.chosen_changed.emit(None)
        self._dataset = dataset
        before, self._data = self._data, _fitted(data or self._data, dataset.entry)
        self.dataset_changed.emit(dataset)
        if self._data != before:
            self.data_changed.emit(self._data)

    def set_data(self, data: DataSpec) -> None:
        """Change how the dataset in memory is read.

        Raises:
            AtelierError: `merge_invalid` or `transform_unfit`; nothing has changed then.
        """
        if data == self._data or self._dataset is None:
            return
        inputs_of(data, self._dataset.entry.shape, self._dataset.entry.classes)
        self._data = data
        self.data_changed.emit(data)

    def set_chosen(self, chosen: Chosen) -> None:
        """Pick an image of the dataset."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit(chosen)

    def model_called(self, name: str) -> ModelSpec:
        """The network of a name: a named architecture, or what the person made last."""
        return self._made.get(name) or ModelSpec(name)

    @property
    def made(self) -> tuple[ModelSpec, ...]:
        """The networks that were looked at, each as it was last."""
        return tuple(self._made.values())

    def note_made(self, model: ModelSpec) -> None:
        """Know a network that was looked at before; it does not become current."""
        self._made.setdefault(model.name, model)

    def set_model(self, model: ModelSpec) -> None:
        """Make another architecture current."""
        if model != self._model:
            self._model = model
            self._made[model.name] = model
            self.model_changed.emit(model)

    def set_own_weights(self, weights: OwnWeights) -> None:
        """Show newer weights of the person's own training."""
        self._own_weights = weights
        self.own_weights_changed.emit(weights)


def _fitted(data: DataSpec, entry: CatalogEntry) -> DataSpec:
    """How a dataset is to be read, for the one that is here: what cannot work is left out."""
    if data.dataset != entry.name:
        data = replace(data, dataset=entry.name, merge=())
    if entry.source == "folder":
        channels, size, _ = entry.shape
        data = replace(data, size=size, colour="grey" if channels == 1 else "rgb")
    try:
        inputs_of(data, entry.shape, entry.classes)
    except AtelierError:
        return replace(data, merge=(), transforms=())
    return data
