"""The chosen image, enlarged, with what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from engine.data.tensor_facts import TensorFacts
from engine.errors import AtelierError
from gui import errors, icons
from gui.data.facts_table import FactsTable
from gui.widgets import layouts
from gui.widgets.images.image_view import ImageView, PixelValue
from gui.widgets.images.resample import to_qimage
from gui.widgets.live_text import LiveText


@dataclass(frozen=True, eq=False)
class Sample:
    """One image of a split.

    Attributes:
        picture: uint8 [h, w] or [h, w, 3].
        stored: Of the tensor in memory.
        label: Its label.
        name: Its class.
        index: Its place in the split.
        place: Where it is, in words: index and split.
        verdict: What a network says of it, in words; "" if none was asked.
    """

    picture: NDArray[np.uint8]
    stored: TensorFacts
    label: int
    name: str
    index: int
    place: str
    verdict: str


class SampleCard(layouts.Card):
    """Shows one `Sample`; a menu and keys copy it or take it elsewhere.

    Signals:
        trace_requested(NDArray): The person would like to draw over it: uint8 [h, w].
        transforms_requested(): The person would like to see it transformed.
        facts_changed(): `facts()` says something else now.
    """

    trace_requested = Signal(object)
    transforms_requested = Signal()
    facts_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setParent(parent)
        self._sample: Sample | None = None
        self._build()
        self.show_sample(None)

    def _build(self) -> None:
        self.title = LiveText(title=True)
        self.title.setAccessibleName(self.tr("Class"))
        self.place = LiveText(title=False)
        self.place.setAccessibleName(self.tr("Which image"))
        self.verdict = LiveText(title=False)
        self.verdict.setAccessibleName(self.tr("What the model says"))
        self.picture = ImageView()
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture.setAccessibleName(self.tr("The chosen image, enlarged"))
        self.picture.set_placeholder(self.tr("Choose an image"))
        self.picture.pixel_hovered.connect(self._show_pixel)
        self.pixel = LiveText(title=False)
        self.pixel.setAccessibleName(self.tr("Pixel"))
        self.table = FactsTable()
        self.trace_button = QPushButton(self.tr("Trace it in the Draw tab"))
        self.trace_button.setIcon(icons.icon("draw"))
        self.trace_button.clicked.connect(self._trace)
        self.more_button = QPushButton(self.tr("More"))
        self.more_menu = self._build_menu()
        self.more_button.setMenu(self.more_menu)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.trace_button, 1)
        buttons.addWidget(self.more_button)
        for shown in (self.title, self.place, self.verdict, self.picture, self.pixel):
            shown.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # the card has one
        self.column.setContentsMargins(12, 10, 12, 12)
        self.column.setSpacing(4)
        for widget in (self.title, self.place, self.verdict):
            self.column.addWidget(widget)
        self.column.addWidget(self.picture, 1)
        self.column.addWidget(self.pixel)
        self.column.addWidget(self.table)
        self.column.addSpacing(4)
        self.column.addLayout(buttons)

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy the picture"), self.copy_picture)
        menu.addAction(self.tr("Copy the index"), self.copy_index)
        menu.addAction(self.tr("Copy the facts"), self.copy_facts)
        menu.addSeparator()
        self.trace_action = menu.addAction(self.tr("Trace it in the Draw tab"), self._trace)
        self.transforms_action = menu.addAction(self.tr("Show it in Transforms"))
        self.transforms_action.triggered.connect(self.transforms_requested)
        return menu

    # What is shown

    def show_sample(self, sample: Sample | None) -> None:
        """Show another image, or none."""
        self._sample = sample
        self.picture.set_image(None if sample is None else sample.picture)
        name, label = ("", None) if sample is None else (sample.name, sample.label)
        self.title.set_text(name, label)
        self.place.set_text("" if sample is None else sample.place)
        verdict = "" if sample is None else sample.verdict
        self.verdict.set_text(verdict)
        self.verdict.setToolTip(verdict)
        self.verdict.setVisible(bool(verdict))
        self.table.show_stored(None if sample is None else sample.stored)
        if sample is None:
            self.table.show_fed(None)
        self._show_pixel(None)
        traceable = sample is not None and sample.picture.ndim == 2
        self.trace_button.setEnabled(traceable)
        self.trace_action.setEnabled(traceable)
        self.more_button.setEnabled(sample is not None)
        self.facts_changed.emit()

    @Slot(object)
    def show_fed(self, facts: TensorFacts) -> None:
        """Say what the network is given of the image."""
        self.table.show_fed(facts)
        self.facts_changed.emit()

    @Slot(object)
    def show_fed_error(self, error: AtelierError) -> None:
        """Say why the network is given nothing."""
        self.table.show_fed(None, errors.sentence(error))
        self.facts_changed.emit()

    def facts(self) -> dict[str, str]:
        """What is said of the image, by what it is about."""
        sample = self._sample
        if sample is None:
            return {}
        return {"label": str(sample.label), "index": f"{sample.index:,}", **self.table.facts()}

    @Slot(object)
    def _show_pixel(self, pixel: PixelValue | None) -> None:
        if pixel is None:
            text = self.tr("Point at a pixel to read its value.") if self._sample else ""
        else:
            text = self.tr("Row {0}, column {1}: {2}").format(pixel.row, pixel.column, pixel.value)
        self.pixel.set_text(text)
        self.picture.setAccessibleDescription(text)

    # What can be done with it

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu."""
        self.open_menu(event.globalPos())

    def open_menu(self, at: QPoint) -> None:
        """Open the menu at a place of the screen."""
        if self._sample is not None:
            self.more_menu.popup(at)

    @Slot()
    def copy_picture(self) -> None:
        """Put the image on the clipboard, pixel for pixel."""
        if self._sample is not None:
            QGuiApplication.clipboard().setImage(to_qimage(self._sample.picture))

    @Slot()
    def copy_index(self) -> None:
        """Put the index on the clipboard."""
        if self._sample is not None:
            QGuiApplication.clipboard().setText(str(self._sample.index))

    @Slot()
    def copy_facts(self) -> None:
        """Put all that is said of the image on the clipboard."""
        sample = self._sample
        if sample is not None:
            lines = [sample.place, self.tr("Label: {0} ({1})").format(sample.label, sample.name)]
            lines += [sample.verdict] if sample.verdict else []
            QGuiApplication.clipboard().setText("\n".join([*lines, self.table.as_text()]))

    @Slot()
    def _trace(self) -> None:
        if self._sample is not None and self._sample.picture.ndim == 2:
            self.trace_requested.emit(self._sample.picture)
