"""The Data tab's pages as code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.codegen.pages import (
    data_catalogue,
    data_images,
    data_loader,
    data_overview,
    data_transforms,
)
from engine.codegen.snippet import Snippet
from engine.codegen.twin import Language, Twin
from engine.data import catalog
from engine.data_spec import DataSpec
from engine.run_spec import RunSpec
from engine.train_spec import TrainSpec
from gui.code.page_code import PageCode, Shown
from gui.code.shown_data import twin_of, writer
from gui.data.catalogue_view import CatalogueView
from gui.data.images_view import ImagesView
from gui.data.loader_view import LoaderView
from gui.data.overview_view import OverviewView
from gui.data.transform_previews import Stage
from gui.data.transforms_view import TransformsView
from gui.session import Chosen, LoadedDataset, Session

if TYPE_CHECKING:
    from engine.data.image_set import Split
    from gui.tabs.data_tab import DataTab

Says = tuple[tuple[str, str], ...]


def codes_of(tab: DataTab, session: Session, language: Language) -> tuple[PageCode, ...]:
    """The code of each page of the Data tab, in the order of its pages; all of them are built."""
    return (
        ImagesCode(session, tab.images, language, tab),
        TransformsCode(session, tab.transforms, language, tab),
        LoaderCode(session, tab.loader, language, tab),
        OverviewCode(session, tab.overview, language, tab),
        CatalogueCode(session, tab.catalogue, language, tab),
    )


class _DataCode(PageCode):
    """What the pages have in common: they speak of the dataset in memory.

    Args:
        title: As `PageCode` has it.
        session: Knows the dataset.
        language: Of the comments.
        parent: Owner.
    """

    def __init__(
        self, title: str, session: Session, language: Language, parent: QObject | None
    ) -> None:
        super().__init__(title, parent)
        self._session = session
        self._language = language
        session.dataset_changed.connect(self.changed)
        session.data_changed.connect(self.changed)

    def reason(self) -> str:
        """There is none where no dataset is open."""
        if self._session.dataset is None:
            return self.tr("No dataset is open yet.")
        return super().reason()

    def _twin(self, dataset: LoadedDataset, data: DataSpec, batch_size: int = 64) -> Twin:
        spec = RunSpec(data, train=TrainSpec(batch_size=batch_size))
        return twin_of(dataset, spec, self._language)

    def _shown(self, dataset: LoadedDataset, snippet: Snippet, says: Says) -> Shown:
        return Shown(snippet, says, writer(dataset))


class ImagesCode(_DataCode):
    """The chosen image, as `dataset[index]`."""

    def __init__(
        self,
        session: Session,
        view: ImagesView,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Data: Images"), session, language, parent)
        self._view = view
        view.card.facts_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The sample that the card shows."""
        dataset, chosen = self._session.dataset, self._view.shown
        facts = self._view.facts()
        if dataset is None or chosen is None or not facts:
            return None
        twin = self._twin(dataset, self._session.data)
        snippet = data_images.sample(twin, chosen.split, chosen.index)
        return self._shown(dataset, snippet, self._says(dataset, facts))

    def _says(self, dataset: LoadedDataset, facts: dict[str, str]) -> Says:
        label = self.tr("{0} ({1})").format(
            facts["label"], dataset.train.classes[int(facts["label"])]
        )
        says = [(self.tr("Label"), label)]
        for before, title in (("", self.tr("Stored")), ("fed_", self.tr("To the network"))):
            if f"{before}mean" in facts:  # it may be on its way, or impossible
                shape, dtype = facts[f"{before}shape"], facts[f"{before}dtype"]
                says += [
                    (title, f"{shape} {dtype}"),
                    (self.tr("Range"), facts[f"{before}range"]),
                    (self.tr("Mean, std"), facts[f"{before}mean"]),
                ]
        return tuple(says)

    def reason(self) -> str:
        """There is none where no image is chosen."""
        if self._session.dataset is not None:
            return self.tr("No image is chosen.")
        return super().reason()


class TransformsCode(_DataCode):
    """The list of transforms on the chosen image, step by step."""

    def __init__(
        self,
        session: Session,
        view: TransformsView,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Data: Transforms"), session, language, parent)
        self._view = view
        view.answer_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """What the strip shows: the steps before one that cannot work."""
        dataset, answer = self._session.dataset, self._view.answer
        if dataset is None or answer is None:
            return None
        steps, last = answer.request.steps, answer.stages[-1]
        working = steps if last.error is None else steps[: last.number - 1]
        data = replace(self._session.data, transforms=working)
        chosen = self._session.chosen or Chosen("train", 0)
        twin = self._twin(dataset, data)
        snippet = data_transforms.steps(twin, chosen.split, chosen.index, answer.first_seed)
        stages = [each for each in answer.stages if each.number >= 0 and each.error is None]
        return self._shown(dataset, snippet, tuple(map(self._said, stages)))

    def _said(self, stage: Stage) -> tuple[str, str]:
        name = "ToTensor" if stage.step is None else stage.step.name
        span = self.tr("{0} to {1}").format(f"{stage.low:.2f}", f"{stage.high:.2f}")
        return name, f"{list(stage.shape)} {span}"

    def reason(self) -> str:
        """There is none before the steps are worked out."""
        if self._session.dataset is not None:
            return self.tr("The transforms are being worked out.")
        return super().reason()


class LoaderCode(_DataCode):
    """The DataLoader as the form says, and the batch that is shown."""

    def __init__(
        self,
        session: Session,
        view: LoaderView,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Data: DataLoader"), session, language, parent)
        self._view = view
        view.batch_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The batch that is shown; while there is none, the first one."""
        dataset, batch = self._session.dataset, self._view.batch
        if dataset is None:
            return None
        twin = self._twin(dataset, self._session.data, self._view.batch_size())
        if batch is None:
            return self._shown(dataset, data_loader.batch(twin), ())
        labels = batch.labels[: data_loader.FIRST_LABELS].tolist()
        span = self.tr("{0} to {1}").format(f"{batch.low:.3g}", f"{batch.high:.3g}")
        says = (
            (self.tr("Batch"), self._view.position.text()),
            (self.tr("Images"), f"{list(batch.shape)} {batch.dtype}"),
            (self.tr("Labels"), f"[{len(batch.labels)}] {batch.label_dtype}"),
            (self.tr("First labels"), ", ".join(map(str, labels))),
            (self.tr("Values"), span),
        )
        return self._shown(dataset, data_loader.batch(twin, batch.epoch, batch.number), says)


class OverviewCode(_DataCode):
    """How many images each class has; mean and standard deviation of the pixels."""

    def __init__(
        self,
        session: Session,
        view: OverviewView,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Data: At a glance"), session, language, parent)
        self._view = view
        view.statistics_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The statistics of the split that is chosen there."""
        dataset, found = self._session.dataset, self._view.statistics
        if dataset is None or found is None:
            return None
        split: Split = "train" if self._view.split_box.value() == "train" else "test"
        snippet = data_overview.statistics(self._twin(dataset, self._session.data), split)
        says = (
            (self.tr("Images of each class"), ", ".join(map(str, found.counts.tolist()))),
            (self.tr("Mean"), ", ".join(f"{value:.4f}" for value in found.mean)),
            (self.tr("Standard deviation"), ", ".join(f"{value:.4f}" for value in found.std)),
        )
        return self._shown(dataset, snippet, says)

    def reason(self) -> str:
        """There is none before the pixels are counted."""
        if self._session.dataset is not None:
            return self.tr("The pixels are being counted.")
        return super().reason()


class CatalogueCode(_DataCode):
    """How the dataset is opened that is chosen in the table."""

    def __init__(
        self,
        session: Session,
        view: CatalogueView,
        language: Language = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(self.tr("Data: Catalogue"), session, language, parent)
        self._view = view
        view.table.chosen_changed.connect(self.changed)

    def shown(self) -> Shown | None:
        """The dataset of the card, if torchvision has it or it is open."""
        name, dataset = self._view.table.chosen(), self._session.dataset
        if name is None:
            return None
        if dataset is not None and dataset.entry.name == name:
            twin = self._twin(dataset, self._session.data)
            return self._of(twin, writer(dataset), len(dataset.train), len(dataset.test))
        entry = catalog.ENTRIES.get(name)
        if entry is None or entry.source != "download":
            return None
        spec = RunSpec(DataSpec(name))
        twin = Twin(spec, entry.shape, entry.classes, entry.train_count, language=self._language)
        return self._of(twin, None, entry.train_count, entry.test_count)

    def _of(self, twin: Twin, write: Callable[[Path], None] | None, train: int, test: int) -> Shown:
        counts = self.tr("{0} training, {1} test").format(train, test)
        says = (
            (self.tr("Images"), counts),
            (self.tr("Size"), " x ".join(map(str, twin.picture))),
            (self.tr("Classes"), ", ".join(twin.classes)),
        )
        return Shown(data_catalogue.both_splits(twin), says, write)

    def reason(self) -> str:
        """There is none for what Atelier has to make first."""
        return self.tr("Open this dataset first: its images go along as a file.")
