"""The selected images as a small gallery."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.widgets import layouts
from gui.widgets.images.captioned_strip import CaptionedStrip
from gui.widgets.images.grid_selection import SELECTION_LIMIT
from gui.widgets.images.resample import gathered

_EDGE = 56
_PLACE = 84  # logical pixels for an image and the words below it


class SelectionBar(QWidget):
    """How many images are selected, what to do with them, and the images; hidden without any.

    Signals:
        chosen(int): Index of the image that somebody wants to look at.
        removed(int): Index of the image to take out.
        cleared(): All are to be taken out.
    """

    chosen = Signal(object)
    removed = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indices: tuple[int, ...] = ()
        self.count_label = layouts.label("", "muted")
        self.copy_button = QPushButton(self.tr("Copy indices"))
        self.copy_button.setIcon(icons.icon("copy"))
        self.copy_button.clicked.connect(self.copy_indices)
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setToolTip(self.tr("Select nothing (Escape)"))
        self.clear_button.clicked.connect(self.cleared)
        self.strip = CaptionedStrip(1, edge=_EDGE, removable=True)
        self.strip.setAccessibleName(self.tr("Selected images"))
        self.strip.activated.connect(self._choose)
        self.strip.removed.connect(self._remove)
        self.strip.walked.connect(self._scroll_to)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.strip)
        theme.follow(
            self._scroll.setFixedHeight, lambda scroll: scroll.widget().sizeHint().height() + 14
        )
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for widget in (self.count_label, self.copy_button, self.clear_button):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(layouts.SPACING)
        row.addLayout(buttons)
        row.addWidget(self._scroll, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_selection(
        self, indices: Sequence[int], images: NDArray[np.uint8], captions: Sequence[str]
    ) -> None:
        """Show other images.

        Args:
            indices: Of the selected ones.
            images: All of the split: uint8 [n, h, w] or [n, h, w, 3].
            captions: What stands below each selected one.
        """
        self._indices = tuple(indices)
        count = len(self._indices)
        self.setVisible(count > 0)
        if count == 0:
            return
        text = self.tr("%Ln selected", "", count)
        if count == SELECTION_LIMIT:
            text = self.tr("%Ln selected: no more can be", "", count)
        self.count_label.setText(text)
        self.strip.set_places(count)
        self.strip.resize(count * theme.pixels(_PLACE), self.strip.sizeHint().height())
        edge = round(_EDGE * self.devicePixelRatioF())
        planes = gathered(images, np.array(indices, np.int64), edge)
        small = planes[:, 0] if images.ndim == 3 else np.moveaxis(planes, 1, 3)
        self.strip.set_images(small, captions)

    @Slot()
    def copy_indices(self) -> None:
        """Put the indices on the clipboard, as a Python list has them inside."""
        QGuiApplication.clipboard().setText(", ".join(map(str, self._indices)))

    @Slot(object)
    def _choose(self, position: int) -> None:
        self.chosen.emit(self._indices[position])

    @Slot(object)
    def _remove(self, position: int) -> None:
        self.removed.emit(self._indices[position])

    @Slot(object)
    def _scroll_to(self, position: int) -> None:
        centre = self.strip.cell_rect(position).center().toPoint()
        self._scroll.ensureVisible(centre.x(), centre.y(), theme.pixels(_PLACE), 0)
