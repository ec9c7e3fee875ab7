"""What the page "At a glance" shows of a dataset's statistics, card by card."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel

from gui import theme
from gui.numbers import percent
from gui.widgets import layouts
from gui.widgets.copy_button import CopyButton
from gui.widgets.data.class_balance import ClassBalance
from gui.widgets.data.histogram import Histogram
from gui.widgets.data.picture_grid import Cell, PictureGrid

if TYPE_CHECKING:
    from engine.data.statistics import Statistics

# Classes whose numbers differ by less are called balanced.
_BALANCED = 1.1


def picture_of(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """An image as it is shown.

    Args:
        image: uint8 [1, h, w] or [3, h, w].

    Returns:
        uint8 [h, w] or [h, w, 3].
    """
    return image[0] if len(image) == 1 else np.moveaxis(image, 0, -1)


class BalanceCard(layouts.Card):
    """Whether the classes have equally many images.

    Signals:
        class_requested(int): A class was chosen.
    """

    class_requested = Signal(int)

    def __init__(self) -> None:
        self.bars = ClassBalance()
        self.judgement = layouts.label("", "muted", wrap=True)
        super().__init__()
        self.column.addWidget(layouts.label(self.tr("Classes"), "heading"))
        self.column.addWidget(self.bars)
        self.column.addWidget(self.judgement)
        self.column.addStretch(1)
        self.bars.class_clicked.connect(self.class_requested)

    def show_counts(
        self, classes: Sequence[str], train: NDArray[np.int64], test: NDArray[np.int64]
    ) -> None:
        """Show the images of each class: int64 [classes] of each split."""
        self.bars.set_counts(classes, train.tolist(), test.tolist())
        self.judgement.setText(self._judgement(train))

    def _judgement(self, train: NDArray[np.int64]) -> str:
        equal = percent(1 / max(1, len(train)), 1)
        empty = int((train == 0).sum())
        if empty:
            text = self.tr(
                "%Ln class(es) have no training images: they cannot be learnt.", "", empty
            )
        elif train.max() <= _BALANCED * train.min():
            text = self.tr(
                "Balanced: each class has about {0} of the training images (dashed line), so that "
                "guessing is right that often."
            )
        else:
            text = self.tr(
                "Unbalanced: the largest class has {1} times as many training images as the "
                "smallest (an equal share is {0}, dashed line). A network learns rare classes "
                "worse; draw them more often (sampler) or weigh them more (loss)."
            )
        return text.format(equal, f"{train.max() / max(1, train.min()):.1f}")


class MeansCard(layouts.Card):
    """The mean image of each class.

    Signals:
        class_requested(int): A class was chosen.
        picture_reached(QRect): Where in `grid` the keyboard has gone.
    """

    class_requested = Signal(int)

    def __init__(self) -> None:
        self.grid = PictureGrid(per_cell=1, lines=1, least_width=76)
        super().__init__()
        self.grid.setAccessibleName(self.tr("The mean image of each class"))
        self.column.addWidget(layouts.label(self.tr("Mean image of each class"), "heading"))
        self.column.addWidget(
            layouts.label(
                self.tr(
                    "Each pixel is the mean of that pixel over the class. Sharp where the images "
                    "agree, blurred where they differ: a linear model sees little more than this."
                ),
                "muted",
                wrap=True,
            )
        )
        self.column.addWidget(self.grid)
        self.grid.activated.connect(self._activated)

    def show_means(self, classes: Sequence[str], means: NDArray[np.uint8]) -> None:
        """Show mean images: uint8 [classes, C, H, W]."""
        pictures = (picture_of(mean) for mean in means)
        self.grid.set_cells(
            [
                Cell((picture,), (name,), label)
                for label, (picture, name) in enumerate(zip(pictures, classes, strict=True))
            ]
        )

    @Slot(int, int)
    def _activated(self, position: int, _picture: int) -> None:
        self.class_requested.emit(position)


class PixelCard(layouts.Card):
    """How often each value occurs; mean and standard deviation, ready for `Normalize`."""

    def __init__(self) -> None:
        self.histogram = Histogram()
        self.log_box = QCheckBox()
        self.code = layouts.label("", select=True)
        super().__init__()
        self.copy_button = CopyButton(self.tr("Copy"), self.code.text)
        theme.scaled(self.histogram.setMinimumHeight, 170)
        theme.scaled(self.histogram.setMaximumHeight, 320)
        self.log_box.setText(self.tr("Logarithmic"))
        self.log_box.setToolTip(
            self.tr("Each line is a fixed multiple of the one below: rare values show, too.")
        )
        self.log_box.setChecked(True)
        self.log_box.toggled.connect(self.histogram.set_logarithmic)
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(layouts.MARGIN)
        self._figures.setVerticalSpacing(2)
        self._figures.setColumnStretch(3, 1)
        self.code.setAccessibleName(self.tr("The transform that standardises these images"))
        self.code.setWordWrap(True)
        self.copy_button.setToolTip(
            self.tr("With it each channel of the network's input has mean 0 and deviation 1.")
        )
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(layouts.label(self.tr("Pixel values"), "heading"), 1)
        head.addWidget(self.log_box)
        code = QHBoxLayout()
        code.addWidget(self.code, 1)
        code.addWidget(self.copy_button)
        self.column.addLayout(head)
        self.column.addWidget(self.histogram, 1)
        self.column.addLayout(self._figures)
        self.column.addLayout(code)
        self.column.addStretch(0)

    def show_statistics(self, found: Statistics) -> None:
        """Show a split's pixels."""
        self.histogram.set_counts(found.histogram)
        while (item := self._figures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        names = self._channel_names(len(found.mean))
        heads = (self.tr("Channel"), self.tr("Mean"), self.tr("Standard deviation"))
        for column, head in enumerate(heads):
            self._figures.addWidget(layouts.label(head, "muted"), 0, column)
        for row, (name, mean, std) in enumerate(zip(names, found.mean, found.std, strict=True)):
            for column, text in enumerate((name, f"{mean:.4f}", f"{std:.4f}")):
                self._figures.addWidget(self._figure(text, name, heads[column]), row + 1, column)
        usable = all(std > 0 and math.isfinite(std) for std in found.std)
        self.code.setText(
            f"Normalize({_in_python(found.mean)}, {_in_python(found.std)})" if usable else ""
        )
        self.copy_button.say_usual()
        self.copy_button.setEnabled(usable)

    def _figure(self, text: str, channel: str, meaning: str) -> QLabel:
        made = layouts.label(text, select=True)
        made.setAccessibleName(self.tr("{0}, {1}").format(channel, meaning))
        return made

    def _channel_names(self, count: int) -> tuple[str, ...]:
        if count == 1:
            return (self.tr("Grey"),)
        return self.tr("Red"), self.tr("Green"), self.tr("Blue")


def _in_python(figures: Sequence[float]) -> str:
    """A tuple of figures with four decimals, as Python writes it."""
    inside = ", ".join(f"{figure:.4f}" for figure in figures)
    return f"({inside},)" if len(figures) == 1 else f"({inside})"
