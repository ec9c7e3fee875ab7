"""What an evaluation found: the confusion matrix beside scores, calibration and mistakes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.evaluation.report import confident_mistakes, images_of_cell
from gui.numbers import percent
from gui.session import LoadedDataset
from gui.training.measurer import Results
from gui.widgets import layouts
from gui.widgets.results.calibration_plot import CalibrationPlot
from gui.widgets.results.class_table import ClassTable
from gui.widgets.results.confusion_matrix import ConfusionMatrix
from gui.widgets.results.mistake_gallery import MistakeGallery


class ResultsPanel(QWidget):
    """Shows one `Results`; a cell of the matrix chooses the images in the gallery.

    Signals:
        image_requested(str, int): The person wants to see an image of the dataset: its split
            (`train` or `test`) and its index there.
    """

    image_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: Results | None = None
        self._pictures: tuple[LoadedDataset, str] | None = None  # that the gallery chooses from
        self._cell: tuple[int, int] | None = None
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_matrix())
        splitter.addWidget(self._build_details())
        splitter.setSizes([530, 470])  # whatever they would like to have
        splitter.setStretchFactor(0, 53)
        splitter.setStretchFactor(1, 47)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)

    def _build_matrix(self) -> QWidget:
        self.matrix = ConfusionMatrix()
        self.matrix.cell_clicked.connect(self._show_cell)
        self.counts_button, self.shares_button = QToolButton(), QToolButton()
        self.counts_button.setText(self.tr("Counts"))
        self.counts_button.setToolTip(self.tr("How many images of a class were given each name"))
        self.shares_button.setText(self.tr("Shares, %"))
        self.shares_button.setToolTip(self.tr("Which share of a class was given each name"))
        units = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(layouts.label(self.tr("Confusion matrix"), "heading", wrap=True), 1)
        for button in (self.counts_button, self.shares_button):
            button.setCheckable(True)
            units.addButton(button)
            row.addWidget(button)
        self.counts_button.setChecked(True)
        self.shares_button.toggled.connect(self.matrix.set_as_shares)
        card = layouts.Card()
        card.column.setSpacing(8)
        card.column.setContentsMargins(8, 8, 8, 8)
        card.column.addLayout(row)
        card.column.addWidget(self.matrix, 1)
        return card

    def _build_details(self) -> QWidget:
        self.table = ClassTable()
        self.calibration_text = layouts.label("", wrap=True)
        self.calibration = CalibrationPlot()
        calibration = QWidget()
        column = QVBoxLayout(calibration)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.calibration_text)
        column.addWidget(self.calibration, 1)
        self.gallery = MistakeGallery()
        self.gallery.all_requested.connect(self._show_mistakes)
        self.gallery.open_requested.connect(self._request_image)
        self.details = QTabWidget()
        self.details.tabBar().setAccessibleName(self.tr("Parts of the results"))
        self.details.setDocumentMode(True)
        self.details.setUsesScrollButtons(False)
        self.details.addTab(self.table, self.tr("Per class"))
        self.details.addTab(calibration, self.tr("Calibration"))
        self.details.addTab(self.gallery, self.tr("Mistakes"))
        card = layouts.Card(self.details)
        card.column.setContentsMargins(8, 4, 8, 8)
        return card

    def show_results(self, results: Results, dataset: LoadedDataset) -> None:
        """Show other results; the chosen cell stays chosen.

        Args:
            results: What was measured.
            dataset: On which images.
        """
        self._results = results
        self.matrix.set_matrix(results.confusion, results.classes)
        self.table.set_scores(results.classes, results.scores)
        self.calibration.set_calibration(results.calibration)
        self.calibration_text.setText(self.calibration.judgement())
        other = self._pictures != (dataset, results.split)
        if other:
            self._pictures = (dataset, results.split)
            images = dataset.train if results.split == "train" else dataset.test
            self.gallery.set_images(images.images[:, 0].numpy(), self._caption)
        # Who looks at an image keeps it from one moment to the next.
        self._fill_gallery(from_start=other or not self.gallery.isVisible())

    # Mistakes

    @Slot(object, object)
    def _show_cell(self, label: int, answer: int) -> None:
        self._cell = (label, answer)
        self._fill_gallery(from_start=True)
        self.details.setCurrentWidget(self.gallery)

    @Slot()
    def _show_mistakes(self) -> None:
        self._cell = None
        self._fill_gallery(from_start=True)

    def _fill_gallery(self, *, from_start: bool) -> None:
        found = self._results
        if found is None:
            return
        self.matrix.set_chosen(self._cell)
        answers = (found.labels, found.answers, found.confidences)
        if self._cell is None:
            chosen = confident_mistakes(*answers)
            title = self.tr("%Ln mistake(s), the most confident first", "", len(chosen))
        else:
            chosen = images_of_cell(*answers, *self._cell)
            title = self.matrix.sentence(*self._cell)
        self.gallery.show_choice(
            title,
            found.indices[chosen],
            filtered=self._cell is not None,
            from_start=from_start,
        )

    def _caption(self, index: int) -> str:
        """Of an image of the split."""
        found = self._results
        position = -1 if found is None else int(found.positions[index])
        if found is None or position < 0:
            return ""
        label, answer = int(found.labels[position]), int(found.answers[position])
        sure = percent(float(found.confidences[position]), 1)
        if label == answer:
            return self.tr("{0} named right, {1}").format(found.classes[label], sure)
        return self.tr("{0} named {1}, {2}").format(
            found.classes[label], found.classes[answer], sure
        )

    @Slot(object)
    def _request_image(self, index: int) -> None:
        if self._results is not None:
            self.image_requested.emit(self._results.split, index)
