"""The Data tab: every image of a split, and one of them close up."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.data import catalog
from engine.data.catalog import CatalogEntry
from engine.errors import AtelierError
from gui import errors, theme
from gui.library import Library
from gui.numbers import percent
from gui.session import LoadedDataset, Session
from gui.widgets import layouts
from gui.widgets.banner import Banner
from gui.widgets.images.image_grid import ImageGrid
from gui.widgets.images.image_view import ImageView, PixelValue

_ALL_CLASSES = -1


class DataTab(QWidget):
    """Thumbnails with a class filter beside the chosen sample and its facts.

    Signals:
        trace_requested(NDArray): The person would like to draw over an image: uint8 [H, W].
    """

    trace_requested = Signal(object)

    def __init__(self, session: Session, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self._labels: NDArray[np.int64] = np.zeros(0, np.int64)
        self._offered: CatalogEntry | None = None
        self._loading_title = ""
        self._build()
        session.dataset_changed.connect(self._show_dataset)
        library.loading.connect(self._show_loading)
        library.failed.connect(self._show_error)
        library.progressed.connect(self._show_loaded)
        library.settled.connect(self._show_settled)
        library.missing.connect(self._offer_download)
        library.download_progressed.connect(self._show_download)
        library.download_ended.connect(self._hide_download)

    def _build(self) -> None:
        self.banner = Banner()
        self.banner.action_clicked.connect(self._start_download)
        self.banner.cancel_clicked.connect(self._cancel_download)
        self.grid = ImageGrid()
        self.grid.setAccessibleName(self.tr("Images"))
        self.grid.set_placeholder(self.tr("Opening the images..."))
        self.grid.set_captions(self._caption)
        self.grid.current_changed.connect(self._show_sample)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.grid)
        splitter.addWidget(self._build_sample())
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        body = QVBoxLayout()
        body.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        body.setSpacing(layouts.SPACING)
        body.addLayout(self._build_choices())
        body.addWidget(splitter, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addLayout(body, 1)

    def _build_choices(self) -> QHBoxLayout:
        self.dataset_box = QComboBox()
        for entry in catalog.ENTRIES.values():
            self.dataset_box.addItem(entry.title, entry.name)
        self.dataset_box.setPlaceholderText(self.tr("Opening..."))
        self.dataset_box.setCurrentIndex(-1)
        self.dataset_box.activated.connect(self._choose_dataset)
        self.split_box = QComboBox()
        self.split_box.addItem(self.tr("Training"), "train")
        self.split_box.addItem(self.tr("Test"), "test")
        self.split_box.currentIndexChanged.connect(self._show_split)
        self.class_box = QComboBox()
        self.class_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.class_box.addItem(self.tr("All classes"), _ALL_CLASSES)
        self.class_box.currentIndexChanged.connect(self._filter)
        self.count_label = layouts.label("", "muted")
        self.zoom = QSlider(Qt.Orientation.Horizontal)
        self.zoom.setRange(20, 128)
        self.zoom.setValue(self.grid.cell_size())
        self.zoom.setFixedWidth(120)
        self.zoom.setToolTip(self.tr("Size of the thumbnails (also Ctrl and the mouse wheel)"))
        self.zoom.valueChanged.connect(self.grid.set_cell_size)
        self.grid.cell_size_changed.connect(self.zoom.setValue)
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, box in (
            (self.tr("Dataset"), self.dataset_box),
            (self.tr("Split"), self.split_box),
            (self.tr("Class"), self.class_box),
        ):
            row.addWidget(layouts.caption(text, box))
            row.addWidget(box)
            row.addSpacing(8)
        row.addWidget(self.count_label)
        row.addStretch(1)
        row.addWidget(layouts.caption(self.tr("Zoom"), self.zoom))
        row.addWidget(self.zoom)
        return row

    def _build_sample(self) -> QWidget:
        self.sample_title = layouts.label("", "heading")
        self.sample = ImageView()
        self.sample.setAccessibleName(self.tr("The chosen image, enlarged"))
        self.sample.set_placeholder(self.tr("Choose an image"))
        self.sample.pixel_hovered.connect(self._show_pixel)
        self.pixel_label = layouts.label("", "muted")
        self.pixel_label.setFont(theme.tabular(self.pixel_label.font()))
        self._show_pixel(None)
        self.trace_button = QPushButton(self.tr("Trace it in the Draw tab"))
        self.trace_button.clicked.connect(self._trace)
        self._facts: dict[str, QLabel] = {}
        facts = QGridLayout()
        facts.setHorizontalSpacing(layouts.MARGIN)
        facts.setVerticalSpacing(6)
        facts.setColumnStretch(1, 1)
        for row, (key, text) in enumerate(
            (
                ("label", self.tr("Label")),
                ("index", self.tr("Index")),
                ("shape", self.tr("Shape")),
                ("dtype", self.tr("Stored as")),
                ("range", self.tr("Range")),
                ("mean", self.tr("Mean")),
                ("input", self.tr("Network sees")),
            )
        ):
            self._facts[key] = layouts.label("", select=True, wrap=True)
            facts.addWidget(layouts.label(text, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(self._facts[key], row, 1)
        card = layouts.Card(self.sample_title, self.sample, self.pixel_label)
        card.column.addLayout(facts)
        card.column.addStretch(1)
        card.column.addWidget(self.trace_button)
        card.setMinimumWidth(280)
        card.setMaximumWidth(420)
        return card

    def facts(self) -> dict[str, str]:
        """What is said of the chosen image."""
        return {key: label.text() for key, label in self._facts.items()}

    def show_image(self, split: str, index: int) -> None:
        """Choose an image of the dataset: its split (`train` or `test`) and its index there."""
        self.split_box.setCurrentIndex(self.split_box.findData(split))
        self.class_box.setCurrentIndex(self.class_box.findData(_ALL_CLASSES))
        self.grid.set_current(index)

    # What comes from outside

    @Slot(object)
    def _show_loading(self, entry: CatalogEntry) -> None:
        self._loading_title = entry.title
        self._say_loading(self.tr("Opening {0}...").format(entry.title))

    @Slot(object)
    def _show_loaded(self, share: float) -> None:
        self._say_loading(self.tr("Opening {0}: {1}").format(self._loading_title, percent(share)))

    def _say_loading(self, text: str) -> None:
        if self._session.dataset is None:
            self.grid.set_placeholder(text)
        self.count_label.setText(text)

    @Slot()
    def _show_settled(self) -> None:
        """Nothing is on its way: show again which dataset is here."""
        if self._session.dataset is not None:
            layouts.choose(self.dataset_box, self._session.dataset.entry.name)
            self._filter()

    @Slot(object)
    def _show_dataset(self, dataset: LoadedDataset) -> None:
        layouts.choose(self.dataset_box, dataset.entry.name)
        with QSignalBlocker(self.class_box):
            self.class_box.clear()
            self.class_box.addItem(self.tr("All classes"), _ALL_CLASSES)
            for number, name in enumerate(dataset.entry.classes):
                self.class_box.addItem(name, number)
        if self._offered is not None and self._offered.name == dataset.entry.name:
            self.banner.hide()
        self._show_split()

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        again = self.tr("Try again") if error.code.startswith("download_") else None
        self.banner.show_message(errors.sentence(error), again, kind="error")

    @Slot(object, object)
    def _offer_download(self, entry: CatalogEntry, named: Path | None) -> None:
        self._offered = entry
        if self._library.is_downloading:
            return
        if named is not None:
            text = self.tr("{0} is not in {1} (it should hold FashionMNIST/raw).").format(
                entry.title, named
            )
        else:
            text = self.tr(
                "{0} is not on this machine yet. It is the real thing: {1} photos of clothes."
            ).format(entry.title, f"{entry.train_count + entry.test_count:,}")
        self.banner.show_message(text, self.tr("Download ({0} MB)").format(entry.megabytes))

    @Slot()
    def _start_download(self) -> None:
        if self._offered is not None:
            self._show_download(0.0)
            self._library.download(self._offered.name)

    @Slot(object)
    def _show_download(self, share: float) -> None:
        if self._offered is not None:
            self.banner.show_progress(self.tr("Downloading {0}").format(self._offered.title), share)

    @Slot()
    def _cancel_download(self) -> None:
        self.banner.show_progress(self.tr("Cancelling the download..."), None)
        self._library.cancel_download()

    @Slot()
    def _hide_download(self) -> None:
        if self._offered is not None:
            self._offer_download(self._offered, None)

    # What the person chooses

    @Slot(int)
    def _choose_dataset(self, index: int) -> None:
        self._library.open(self.dataset_box.itemData(index))

    @Slot()
    def _show_split(self) -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        images = dataset.train if self.split_box.currentData() == "train" else dataset.test
        self._labels = images.labels.numpy()
        self.grid.set_images(images.images[:, 0].numpy())
        self._filter()

    @Slot()
    def _filter(self) -> None:
        chosen = self.class_box.currentData()
        if chosen == _ALL_CLASSES:
            shown = np.arange(len(self._labels))
        else:
            shown = np.flatnonzero(self._labels == chosen)
        self.grid.set_indices(shown)
        self.count_label.setText(self.tr("%Ln image(s)", "", len(shown)))

    @Slot(object)
    def _show_sample(self, index: int | None) -> None:
        dataset = self._session.dataset
        if dataset is None or index is None:
            self.sample.set_image(None)
            return
        images = dataset.train if self.split_box.currentData() == "train" else dataset.test
        pixels = images.images[index].numpy()
        label = int(images.labels[index])
        self.sample.set_image(pixels[0])
        self.sample_title.setText(dataset.entry.classes[label])
        for key, text in (
            ("label", str(label)),
            ("index", f"{index:,}"),
            ("shape", str(list(pixels.shape))),
            ("dtype", self.tr("{0}, {1} bytes").format(str(pixels.dtype), pixels.nbytes)),
            ("range", self.tr("{0} to {1}").format(pixels.min(), pixels.max())),
            ("mean", f"{pixels.mean():.1f}"),
            (
                "input",
                self.tr("float32, {0} to {1}").format(
                    f"{pixels.min() / 255:.2f}", f"{pixels.max() / 255:.2f}"
                ),
            ),
        ):
            self._facts[key].setText(text)

    @Slot()
    def _trace(self) -> None:
        image = self.sample.image()
        if image is not None:
            self.trace_requested.emit(image)

    @Slot(object)
    def _show_pixel(self, pixel: PixelValue | None) -> None:
        if pixel is None:
            self.pixel_label.setText(self.tr("Point at a pixel to read its value."))
            return
        self.pixel_label.setText(
            self.tr("Row {0}, column {1}: {2}").format(pixel.row, pixel.column, pixel.value)
        )

    def _caption(self, index: int) -> str:
        dataset = self._session.dataset
        name = dataset.entry.classes[int(self._labels[index])] if dataset is not None else ""
        return self.tr("Image {0}: {1}").format(f"{index:,}", name)
