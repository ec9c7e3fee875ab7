"""The images whose label a network doubts the most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from engine.evaluation.order import Answers
from gui.data.overview_parts import picture_of
from gui.numbers import percent
from gui.session import LoadedDataset
from gui.widgets import layouts
from gui.widgets.data.picture_grid import Cell, PictureGrid
from gui.widgets.forms.number_fields import ChoiceField

if TYPE_CHECKING:
    from engine.data.image_set import ImageSet, Split

_SHOWN = 48


class SuspectsCard(layouts.Card):
    """The images that a network names wrong with the highest loss, worst first.

    Signals:
        image_requested((split, index)): An image was chosen.
    """

    image_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._dataset: LoadedDataset | None = None
        self._answers: dict[Split, tuple[Answers, str]] = {}  # and whose they are
        self._order = np.zeros(0, np.int64)  # of the images that are shown
        self.split_box = ChoiceField(
            {"train": self.tr("Training images"), "test": self.tr("Test images")}
        )
        self.split_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.split_box.setAccessibleName(self.tr("Suspects among"))
        self.split_box.currentIndexChanged.connect(self._show)
        head = QHBoxLayout()
        head.addWidget(layouts.label(self.tr("Label suspects"), "heading"), 1)
        head.addWidget(self.split_box)
        self.note = layouts.label("", "muted", wrap=True)
        self.grid = PictureGrid(per_cell=1, lines=4, least_width=132)
        self.grid.setAccessibleName(self.tr("Images whose label may be wrong"))
        self.grid.activated.connect(self._activated)
        self.column.addLayout(head)
        self.column.addWidget(self.note)
        self.column.addWidget(self.grid)
        self._show()

    def set_dataset(self, dataset: LoadedDataset | None) -> None:
        """Another dataset is open: the answers are forgotten."""
        self._dataset = dataset
        self._answers.clear()
        self._show()

    def set_answers(self, split: Split, answers: Answers | None, source: str) -> None:
        """Take a network's answers; see `OverviewView.set_answers`."""
        if answers is None:
            self._answers.pop(split, None)
        else:
            self._answers[split] = answers, source
            if self._shown_split() not in self._answers:
                layouts.choose(self.split_box, split)
        self._show()

    def _shown_split(self) -> Split:
        return "train" if self.split_box.currentData() == "train" else "test"

    @Slot()
    def _show(self) -> None:
        dataset, split = self._dataset, self._shown_split()
        known = self._answers.get(split)
        self.split_box.setVisible(bool(self._answers))
        self.grid.setVisible(known is not None)
        if known is None or dataset is None:
            self.note.setText(
                self.tr(
                    "Train a model and let it name these images: those that it names otherwise, "
                    "and is most sure of, appear here. Some of them have a wrong label."
                )
            )
            return
        answers, source = known
        doubted = np.flatnonzero(~answers.right & ~np.isnan(answers.losses))
        self._order = doubted[np.argsort(-answers.losses[doubted], kind="stable")][:_SHOWN]
        images = dataset.split(split)
        self.grid.set_cells([self._cell(images, answers, n) for n in self._order.tolist()])
        self.note.setText(self._words(len(doubted), source))

    def _words(self, doubted: int, source: str) -> str:
        if not doubted:
            return self.tr("{0} names all of these images as they are labelled.").format(source)
        return self.tr(
            "{0} names %Ln of these images otherwise than they are labelled. The ones with the "
            "highest loss come first: some labels are wrong, some images are only unusual.",
            "",
            doubted,
        ).format(source)

    def _cell(self, images: ImageSet, answers: Answers, index: int) -> Cell:
        label = int(images.labels[index])
        named = answers.classes[int(answers.answers[index])]
        sure = percent(float(answers.confidences[index]))
        lines = (
            self.tr("labelled {0}").format(images.classes[label]),
            self.tr("model says {0}").format(named),
            self.tr("{0} sure, loss {1}").format(sure, f"{answers.losses[index]:.2f}"),
            self._place(index),
        )
        return Cell((picture_of(images.images[index].numpy()),), lines, label)

    def _place(self, index: int) -> str:
        of_train = self._shown_split() == "train"
        text = self.tr("training image {0}") if of_train else self.tr("test image {0}")
        return text.format(f"{index:,}")

    @Slot(int, int)
    def _activated(self, position: int, _picture: int) -> None:
        self.image_requested.emit((self._shown_split(), int(self._order[position])))
