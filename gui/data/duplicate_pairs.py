"""Pairs of equal and nearly equal images: how many, and which, side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.data.overview_parts import picture_of
from gui.session import LoadedDataset
from gui.widgets import layouts
from gui.widgets.data.picture_grid import Cell, PictureGrid
from gui.widgets.forms.number_fields import ChoiceField

if TYPE_CHECKING:
    from engine.data.duplicates import Duplicates, Pair, Place

_AT_ONCE = 48  # pairs to show

_Filter = Callable[["Pair"], bool]
_FILTERS: dict[str, _Filter] = {
    "all": lambda pair: True,
    "train": lambda pair: pair.first[0] == pair.second[0] == "train",
    "test": lambda pair: pair.first[0] == pair.second[0] == "test",
    "across": lambda pair: pair.across,
    "labels": lambda pair: not pair.same_label,
}


class DuplicatePairs(QWidget):
    """A table of numbers, and the pairs that a filter lets through, nearest first.

    Signals:
        image_requested((split, index)): An image of a pair was chosen.
    """

    image_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: LoadedDataset | None = None
        self._all: tuple[Pair, ...] = ()
        self._pairs: list[Pair] = []  # that pass the filter
        self.numbers: dict[tuple[str, str], QLabel] = {}
        table = self._build_table()
        self._build_list()
        row = QHBoxLayout()
        row.setSpacing(layouts.SPACING)
        row.addWidget(layouts.caption(self.tr("Show"), self.filter_box))
        row.addWidget(self.filter_box)
        row.addWidget(self.shown_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addLayout(table)
        column.addLayout(row)
        column.addWidget(self.grid)
        column.addWidget(self.more_button)

    # Building

    def _build_table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(2 * layouts.MARGIN)
        table.setVerticalSpacing(2)
        table.setColumnStretch(4, 1)
        heads = {
            "train": self.tr("Within training"),
            "test": self.tr("Within test"),
            "across": self.tr("Across"),
        }
        kinds = {"exact": self.tr("Equal pairs"), "near": self.tr("Nearly equal pairs")}
        for column, head in enumerate(heads.values()):
            table.addWidget(layouts.label(head, "muted"), 0, column + 1)
        for row, (kind, title) in enumerate(kinds.items()):
            table.addWidget(layouts.label(title), row + 1, 0)
            for column, (place, head) in enumerate(heads.items()):
                number = layouts.label("", "heading", select=True)
                number.setAccessibleName(self.tr("{0}, {1}").format(title, head))
                table.addWidget(number, row + 1, column + 1)
                self.numbers[(kind, place)] = number
        return table

    def _build_list(self) -> None:
        self.filter_box = ChoiceField(
            {
                "all": self.tr("All pairs"),
                "train": self.tr("Within training"),
                "test": self.tr("Within test"),
                "across": self.tr("Across training and test"),
                "labels": self.tr("With different labels"),
            }
        )
        self.filter_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.filter_box.currentIndexChanged.connect(self._filter)
        self.shown_label = layouts.label("", "muted")
        self.grid = PictureGrid(per_cell=2, lines=4, least_width=140)
        self.grid.setAccessibleName(self.tr("Pairs of equal or nearly equal images"))
        self.grid.activated.connect(self._activated)
        self.more_button = QPushButton(self.tr("Show more"))
        self.more_button.setProperty("quiet", True)
        self.more_button.clicked.connect(self._show_more)

    # What is shown

    def show_found(self, found: Duplicates, dataset: LoadedDataset) -> None:
        """Show what was found in a dataset."""
        self._dataset = dataset
        self._all = (*found.exact, *found.near)
        for kind, pairs in (("exact", found.exact), ("near", found.near)):
            for place in ("train", "test", "across"):
                count = sum(map(_FILTERS[place], pairs))
                self.numbers[(kind, place)].setText(f"{count:,}")
        layouts.choose(self.filter_box, "all")
        self._filter()

    @Slot()
    def _filter(self) -> None:
        wanted = _FILTERS[self.filter_box.value()]
        self._pairs = [pair for pair in self._all if wanted(pair)]
        self._show_pairs(_AT_ONCE)

    @Slot()
    def _show_more(self) -> None:
        self._show_pairs(len(self.grid.cells()) + _AT_ONCE)

    def _show_pairs(self, count: int) -> None:
        dataset, shown = self._dataset, self._pairs[:count]
        if dataset is None:
            return
        self.grid.set_cells([self._cell(pair, dataset) for pair in shown])
        self.more_button.setVisible(len(shown) < len(self._pairs))
        if not self._pairs:
            text = self.tr("There are none.")
        elif len(shown) < len(self._pairs):
            text = self.tr("The first {0} of {1} pairs, nearest first").format(
                len(shown), f"{len(self._pairs):,}"
            )
        else:
            text = self.tr("%Ln pair(s), nearest first", "", len(shown))
        self.shown_label.setText(text)

    def _cell(self, pair: Pair, dataset: LoadedDataset) -> Cell:
        pictures, names = [], []
        for split, index in (pair.first, pair.second):
            images = dataset.split(split)
            pictures.append(picture_of(images.images[index].numpy()))
            names.append(images.classes[int(images.labels[index])])
        labels = names[0] if pair.same_label else self.tr("{0} / {1}").format(*names)
        if pair.distance:
            distance = self.tr("{0} grey levels apart").format(f"{pair.distance:.1f}")
        else:
            distance = self.tr("equal")
        places = self._place(pair.first), self._place(pair.second)
        return Cell((pictures[0], pictures[1]), (labels, distance, *places))

    def _place(self, place: Place) -> str:
        split, index = place
        text = self.tr("training image {0}") if split == "train" else self.tr("test image {0}")
        return text.format(f"{index:,}")

    @Slot(int, int)
    def _activated(self, position: int, picture: int) -> None:
        pair = self._pairs[position]
        self.image_requested.emit((pair.first, pair.second)[picture])
