"""The pages of `ValuesView`: numbers as a picture, as a table, as histograms, over the epochs."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui import icons
from gui.model.value_facts import axis_names
from gui.model.value_reader import ReadTensor
from gui.widgets import layouts
from gui.widgets.array_table import ArrayTable
from gui.widgets.images.tensor_view import ElementValue, TensorView
from gui.widgets.images.tile_view import TileView
from gui.widgets.live_text import LiveText
from gui.widgets.model.ridge_plot import Ridge, RidgePlot
from gui.widgets.model.tensor_histogram import TensorHistogram


def _column(page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, layouts.SPACING, 0, 0)
    column.setSpacing(8)
    return column


class PicturePage(QWidget):
    """The numbers as colours, and the one under the cursor in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: ReadTensor | None = None
        self._image: tuple[int, int, int] | None = None
        self.view = TensorView()
        self.view.setAccessibleName(self.tr("The values as a picture"))
        self.view.set_as_images(True)
        self.view.element_hovered.connect(self._tell)
        self.as_images = QCheckBox(self.tr("One picture for each unit"))
        self.as_images.setToolTip(
            self.tr("Each unit has as many weights as a picture has pixels: drawn in their places.")
        )
        self.as_images.setChecked(True)
        self.as_images.toggled.connect(self._choose)
        self.as_images.hide()
        self.pointed = LiveText(title=False)
        self.pointed.setAccessibleName(self.tr("Value under the cursor"))
        self.close_up = TileView()
        self.close_up.setAccessibleName(self.tr("The tile under the cursor"))
        self.close_up.hide()
        column = _column(self)
        pictures = QHBoxLayout()
        pictures.setSpacing(layouts.SPACING)
        pictures.addWidget(self.view, 1)
        pictures.addWidget(self.close_up, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(pictures, 1)
        row = QHBoxLayout()
        row.addWidget(self.pointed, 1)
        row.addWidget(self.as_images)
        column.addLayout(row)

    @property
    def image(self) -> tuple[int, int, int] | None:
        """What rows of a matrix are to be shown as; None for a plain matrix."""
        return self._image if self.as_images.isChecked() else None

    def set_image_shape(self, shape: tuple[int, int, int] | None) -> None:
        """Channels, height and width of what the network is given."""
        self._image = shape
        self.view.set_image_shape(shape)

    def set_read(self, read: ReadTensor | None, placeholder: str = "") -> None:
        """Show other numbers, or say why there are none."""
        self._read = read
        self.view.set_placeholder(placeholder)
        self.view.set_picture(None if read is None else read.picture)
        self.as_images.setVisible(self.view.can_show_images())
        self._name_axes()
        self._tell(None)

    @Slot(bool)
    def _choose(self, as_images: bool) -> None:
        self.view.set_as_images(as_images)
        self._name_axes()

    def _name_axes(self) -> None:
        if self._read is not None:
            as_images = self.view.can_show_images() and self.as_images.isChecked()
            shape = self._read.values.shape
            self.view.set_axes(*axis_names(self._read.kind, shape, as_images=as_images))
        layout = self.view.layout_shown
        self.close_up.setVisible(layout is not None and layout.grid != (1, 1))
        self._enlarge(None)

    @Slot(object)
    def _tell(self, element: ElementValue | None) -> None:
        self.pointed.set_text(self._hint() if element is None else self._sentence(element))
        self._enlarge(element)

    def _enlarge(self, element: ElementValue | None) -> None:
        """Show the tile that is pointed at, which is too small to be made out among the others."""
        if element is None:
            self.close_up.set_tile(None, self.tr("Point at a tile to see it enlarged."))
            return
        place = ", ".join(str(part) for part in self._tile_index(element))
        self.close_up.set_tile(self.view.tile_pixels(element.index), f"[{place}]")

    def _tile_index(self, element: ElementValue) -> tuple[int, ...]:
        """The tile's own index: an element's, without its place in the tile."""
        if len(element.index) > 2:
            return element.index[:-2]
        channels = 1 if self.image is None else self.image[0]
        if channels == 1 or self.image is None:
            return element.index[:1]
        return element.index[0], element.index[1] // (self.image[1] * self.image[2])

    def _hint(self) -> str:
        read = self._read
        if read is None or read.picture is None:
            return ""
        if read.picture.array.size < read.values.size:
            return self.tr("The picture shows the first {0} of {1} values.").format(
                f"{read.picture.array.size:,}", f"{read.values.size:,}"
            )
        return self.tr("Point at a place to read its value.")

    def _sentence(self, element: ElementValue) -> str:
        place = ", ".join(str(part) for part in element.index)
        text = self.tr("[{0}] = {1}").format(place, f"{element.value:.6g}")
        if self.view.can_show_images() and self.image is not None:
            channel, row, column = np.unravel_index(element.index[1], self.image)
            if self.image[0] > 1:
                words = self.tr("{0} (unit {1}, channel {2}, pixel row {3}, column {4})")
                return words.format(text, element.index[0], channel, row, column)
            words = self.tr("{0} (unit {1}, pixel row {2}, column {3})")
            return words.format(text, element.index[0], row, column)
        return text


class TablePage(QWidget):
    """The numbers themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: ReadTensor | None = None
        self._placeholder = ""
        self.table = ArrayTable()
        self.table.setAccessibleName(self.tr("The values as a table"))
        self.table.selectionModel().currentChanged.connect(self._tell)
        self.chosen = LiveText(title=False)
        self.chosen.setAccessibleName(self.tr("The chosen value"))
        self.copy = QPushButton(self.tr("Copy selection"))
        self.copy.setIcon(icons.icon("copy"))
        self.copy.setToolTip(self.tr("As tab-separated values with all digits (Ctrl+C)"))
        self.copy.clicked.connect(self.table.copy_selection)
        column = _column(self)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.chosen, 1)
        row.addWidget(self.copy)
        column.addLayout(row)

    def set_read(self, read: ReadTensor | None, placeholder: str) -> None:
        """Show other numbers, or say why there are none."""
        self._read = read
        self._placeholder = placeholder
        if read is None:
            self.table.set_array(None)
        else:
            folded = read.values.shape[1:] if read.values.ndim > 2 else ()
            self.table.set_array(read.table, folded)
        self._tell()

    @Slot(QModelIndex)
    def _tell(self, _: QModelIndex | None = None) -> None:
        """All digits of the current cell; without one, whether there is more than is shown."""
        index, read = self.table.currentIndex(), self._read
        text = "" if read is not None and read.values.size else self._placeholder
        if read is not None and index.isValid():
            row, column = index.row(), index.column()
            place = np.unravel_index(
                row * math.prod(read.values.shape[1:]) + column, read.values.shape or (1,)
            )
            value = str(read.table[row, column])
            text = self.tr("[{0}] = {1}").format(", ".join(str(part) for part in place), value)
        elif read is not None and read.table.size < read.values.size:
            text = self.tr("The table shows the first {0} of {1} values.").format(
                f"{read.table.size:,}", f"{read.values.size:,}"
            )
        self.chosen.set_text(text)


class HistogramPage(QWidget):
    """How often values occur; beside it, while a training runs, those of the gradient."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weights = TensorHistogram(self.tr("Values"))
        self.gradients = TensorHistogram(self.tr("Gradient"))
        self.logarithmic = QCheckBox(self.tr("Counts on a logarithmic scale"))
        for plot in (self.weights, self.gradients):
            self.logarithmic.toggled.connect(plot.set_logarithmic)
        row = QHBoxLayout()
        row.setSpacing(layouts.SPACING)
        row.addWidget(self.weights, 1)
        row.addWidget(self.gradients, 1)
        column = _column(self)
        column.addLayout(row, 1)
        column.addWidget(self.logarithmic)

    def set_read(self, read: ReadTensor | None, placeholder: str, no_gradient: str) -> None:
        """Show other numbers, or say why there are none, or no gradient."""
        self.weights.set_counts(None if read is None else read.counts, placeholder)
        self.gradients.set_counts(None if read is None else read.gradient, no_gradient)


class EpochsPage(QWidget):
    """Histograms over the epochs of the run: of the values, and of the gradient as far as seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weights = RidgePlot(self.tr("Values at the ends of the epochs"))
        self.gradients = RidgePlot(self.tr("Gradient at the ends of the epochs"))
        self.status = LiveText(title=False)
        self.status.setAccessibleName(self.tr("Epochs that are shown"))
        row = QHBoxLayout()
        row.setSpacing(layouts.SPACING)
        row.addWidget(self.weights, 1)
        row.addWidget(self.gradients, 1)
        column = _column(self)
        column.addLayout(row, 1)
        column.addWidget(self.status)

    def set_ridges(self, weights: tuple[Ridge, ...], why_none: str, left: int) -> None:
        """Show other epochs of the values.

        Args:
            weights: The epochs, ascending.
            why_none: What is said if there are none.
            left: How many are still being read.
        """
        self.weights.set_ridges(weights, why_none)
        shown = len(self.weights.ridges())
        text = ""
        if left:
            text = self.tr("%Ln epoch(s) still to be read", "", left)
        elif shown < len(weights):
            text = self.tr("{0} of {1} epochs are shown").format(shown, len(weights))
        self.status.set_text(text)

    def set_gradients(self, gradients: tuple[Ridge, ...], why_none: str) -> None:
        """Show other epochs of the gradient."""
        self.gradients.set_ridges(gradients, why_none)
