"""The Data tab: a dataset's images, what is done to them, and how they reach a network."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from engine.data.catalog import CatalogEntry
from gui.background import Background
from gui.data import dataset_words
from gui.data.dataset_bar import DatasetBar
from gui.data.evaluator import Predictions
from gui.data.images_view import ImagesView
from gui.library import Library
from gui.session import Session


class DataTab(QWidget):
    """The dataset's bar, and below it pages: images, transforms, loader, statistics, catalogue.

    Signals:
        trace_requested(NDArray): The person would like to draw over an image: uint8 [H, W].
        batch_size_changed(int): Training should take batches of another size.
    """

    trace_requested = Signal(object)
    batch_size_changed = Signal(int)

    def __init__(
        self,
        session: Session,
        library: Library,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bar = DatasetBar(session, library)
        chosen = session.chosen
        self.images = ImagesView(session, background)
        if chosen is not None:  # before this tab was
            self.images.show_image(chosen.split, chosen.index)
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(self.tr("Pages of the Data tab"))
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.images, self.tr("Images"))
        self._library = library
        self._session = session
        self._background = background
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self.pages, 1)
        self.images.trace_requested.connect(self.trace_requested)
        self.images.transforms_requested.connect(self._show_transforms)
        library.loading.connect(self._say_opening)
        library.settled.connect(self.images.say_count)

    @property
    def is_complete(self) -> bool:
        """Whether all pages are built."""
        return self.pages.count() > 1

    def build_pages(self) -> None:
        """Build the other pages; after the window's first frame, which does not need them."""
        from gui.data.catalogue_view import CatalogueView
        from gui.data.loader_view import LoaderView
        from gui.data.overview_view import OverviewView
        from gui.data.transforms_view import TransformsView

        self.transforms = TransformsView(self._session, self._background)
        self.loader = LoaderView(self._session, self._background)
        self.overview = OverviewView(self._session, self._background)
        self.catalogue = CatalogueView(self._session, self._background, self._library)
        for page, title in (
            (self.transforms, self.tr("Transforms")),
            (self.loader, self.tr("DataLoader")),
            (self.overview, self.tr("At a glance")),
            (self.catalogue, self.tr("Catalogue")),
        ):
            self.pages.addTab(page, title)
        self.loader.batch_size_changed.connect(self.batch_size_changed)
        self.overview.image_requested.connect(self._show_place)
        self.overview.class_requested.connect(self._show_class)
        self.images.predictions_changed.connect(self._pass_answers)

    def show_image(self, split: str, index: int) -> None:
        """Choose an image of the dataset: its split (`train` or `test`) and its index there."""
        self.pages.setCurrentWidget(self.images)
        self.images.show_image(split, index)

    def take_over(self, other: DataTab) -> None:
        """Go on with what was made in another tab, which is not used any more."""
        self.images.answers.take_over(other.images.answers)
        self.transforms.take_edits(other.transforms.edits)

    def shut_down(self) -> None:
        """End what waits for somebody to ask; for the window's end."""
        if self.is_complete:
            self.loader.shut_down()

    @Slot(object)
    def _say_opening(self, entry: CatalogEntry) -> None:
        self.images.say_opening(self.tr("Opening {0}...").format(dataset_words.title(entry.name)))

    @Slot()
    def _show_transforms(self) -> None:
        self.pages.setCurrentWidget(self.transforms)

    @Slot(object)
    def _show_place(self, place: tuple[str, int]) -> None:
        self.show_image(*place)

    @Slot(int)
    def _show_class(self, label: int) -> None:
        self.pages.setCurrentWidget(self.images)
        self.images.class_filter.choose(frozenset({label}))

    @Slot(object)
    def _pass_answers(self, predictions: Predictions | None) -> None:
        """Labels that look wrong to a network are told by the page of statistics."""
        if predictions is None:
            self.overview.set_answers(self.images.bar.split, None, "")
            return
        own = predictions.own
        source = self.tr("Atelier's model")
        if own is not None:
            source = self.tr("Your {0}").format(own.model.name)
        self.overview.set_answers(predictions.split, predictions.answers, source)
