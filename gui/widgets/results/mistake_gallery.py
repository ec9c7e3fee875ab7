"""Images that a network was measured on, with what it named them."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.widgets import layouts
from gui.widgets.images.image_grid import ImageGrid
from gui.widgets.live_text import LiveText

_SPACING = 8


class MistakeGallery(QWidget):
    """A grid of chosen images under a title; below it, what the current one was named.

    Signals:
        open_requested(int): Index into the images of the one to look at closely.
        all_requested(): The person wants all mistakes instead of one cell's images.
    """

    open_requested = Signal(object)
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions: Callable[[int], str] = str
        self.title = layouts.label("", wrap=True)
        self.all_button = QPushButton(self.tr("Show all mistakes"))
        self.all_button.setProperty("quiet", True)
        self.all_button.clicked.connect(self.all_requested)
        self.grid = ImageGrid()
        self.grid.setAccessibleName(self.tr("Images and what they were named"))
        self.grid.set_placeholder(self.tr("There are none."))
        self.grid.current_changed.connect(self._show_current)
        self.grid.activated.connect(self.open_requested)
        self.grid.menu_requested.connect(self.grid.offer_copy)
        self.caption = LiveText(title=False)
        self.caption.setAccessibleName(self.tr("The chosen image"))
        self.open_button = QPushButton(self.tr("Open in the Data tab"))
        self.open_button.clicked.connect(self._open)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.all_button)
        bottom.addStretch(1)
        bottom.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _SPACING, 0, 0)
        column.setSpacing(_SPACING)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.caption)
        column.addLayout(bottom)

    def set_images(self, images: NDArray[np.uint8], captions: Callable[[int], str]) -> None:
        """Choose from other images.

        Args:
            images: uint8 [n, h, w] or [n, h, w, 3]; kept, not copied.
            captions: Index into the images to what is said of one.
        """
        self._captions = captions
        self.grid.set_captions(captions)
        self.grid.set_images(images)

    def show_choice(
        self, title: str, indices: NDArray[np.int64], *, filtered: bool, from_start: bool
    ) -> None:
        """Show some of the images.

        Args:
            title: What they have in common, translated.
            indices: int64 [k] into the images, in the order in which to show them.
            filtered: Whether there is a way back to all mistakes.
            from_start: Whether to go to the first; else the current one stays if it can.
        """
        self.title.setText(title)
        self.all_button.setVisible(filtered)
        self.grid.set_indices(indices)
        if from_start and len(indices):
            self.grid.set_current(int(indices[0]))
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        index = self.grid.current()
        self.caption.set_text("" if index is None else self._captions(index))
        self.caption.setToolTip(self.caption.text())
        self.open_button.setEnabled(index is not None)

    @Slot()
    def _open(self) -> None:
        index = self.grid.current()
        if index is not None:
            self.open_requested.emit(index)
