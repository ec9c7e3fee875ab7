"""The page "At a glance": what a dataset is as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import AtelierError
from engine.evaluation.order import Answers
from gui import errors, theme
from gui.background import Background, Job
from gui.data.duplicates_card import DuplicatesCard
from gui.data.latest_job import LatestJob
from gui.data.overview_parts import BalanceCard, MeansCard, PixelCard
from gui.data.suspects_card import SuspectsCard
from gui.session import LoadedDataset, Session
from gui.widgets import layouts
from gui.widgets.data.picture_grid import PictureGrid
from gui.widgets.forms.number_fields import ChoiceField

if TYPE_CHECKING:
    from engine.data.image_set import Split
    from engine.data.statistics import Statistics

# Work that takes less is not announced: it would only flicker.
_ANNOUNCE_MS = 300


@dataclass(frozen=True, eq=False)
class _Measured:
    """The statistics of both splits."""

    train: Statistics
    test: Statistics


class OverviewView(QWidget):
    """Class balance, mean images, pixel values, duplicates and label suspects of the open dataset.

    The images are counted when the page is first seen with a dataset, off the GUI thread.

    Signals:
        image_requested((split, index)): An image is to be looked at closely; split is `train` or
            `test`.
        class_requested(int): A class's images are to be looked at.
        statistics_changed(): `statistics` or its split is another one now.
    """

    image_requested = Signal(object)
    class_requested = Signal(int)
    statistics_changed = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._job = LatestJob(background)
        self._counted: LoadedDataset | None = None  # which one is shown, or is being counted
        self._measured: _Measured | None = None
        self._announce = QTimer(self, interval=_ANNOUNCE_MS, singleShot=True)
        self._announce.timeout.connect(self._announce_work)
        self._build(background)
        session.dataset_changed.connect(self._take_dataset)
        self._take_dataset()

    # Building

    def _build(self, background: Background) -> None:
        self.message = layouts.label("", "muted", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        theme.scaled(self.progress.setFixedWidth, 240)
        self.progress.setAccessibleName(self.tr("Images counted"))
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.addStretch(1)
        middle.addWidget(self.message)
        middle.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self._cards = self._build_cards(background)
        self.scroller = layouts.scrolled(self._cards)
        self.pages = QStackedWidget()
        self.pages.addWidget(empty)
        self.pages.addWidget(self.scroller)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _build_cards(self, background: Background) -> QWidget:
        self.title = layouts.label("", "title")
        self.split_box = ChoiceField(
            {"train": self.tr("Training images"), "test": self.tr("Test images")}
        )
        self.split_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.split_box.setAccessibleName(self.tr("Means and pixels of"))
        self.split_box.currentIndexChanged.connect(self._show_split)
        self.balance, self.pixels, self.means = BalanceCard(), PixelCard(), MeansCard()
        self.duplicates, self.suspects = DuplicatesCard(background), SuspectsCard()
        for by_class in (self.balance, self.means):
            by_class.class_requested.connect(self.class_requested)
        for by_image in (self.duplicates, self.suspects):
            by_image.image_requested.connect(self.image_requested)
        for grid in (self.means.grid, self.duplicates.pairs.grid, self.suspects.grid):
            grid.current_moved.connect(self._follow)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.split_box)
        top = QHBoxLayout()
        top.setSpacing(layouts.SPACING)
        top.addWidget(self.balance, 4)
        top.addWidget(self.pixels, 3)
        cards = QWidget()
        column = QVBoxLayout(cards)
        column.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        column.setSpacing(layouts.SPACING)
        column.addLayout(head)
        column.addLayout(top)
        for card in (self.means, self.duplicates, self.suspects):
            column.addWidget(card)
        column.addStretch(1)
        return cards

    @property
    def statistics(self) -> Statistics | None:
        """Of the split that `split_box` says, as they are shown; None while they are counted."""
        measured = self._measured
        if measured is None:
            return None
        return measured.train if self.split_box.value() == "train" else measured.test

    # What others say

    def set_answers(self, split: Split, answers: Answers | None, source: str) -> None:
        """Show which labels a network doubts; forgotten when another dataset is opened.

        Args:
            split: Of which images of the open dataset.
            answers: What it answers to all of them; None if that is not known any more.
            source: Which network it is, in words that can begin a sentence.
        """
        self.suspects.set_answers(split, answers, source)

    @Slot()
    def _take_dataset(self) -> None:
        dataset = self._session.dataset
        self._job.cancel()
        self._announce.stop()
        self._counted = self._measured = None
        self.statistics_changed.emit()
        self.duplicates.set_dataset(dataset)
        self.suspects.set_dataset(dataset)
        self._show_message(
            self.tr("Choose a dataset: here you see it as a whole.") if dataset is None else ""
        )
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        """Count what has not been counted yet."""
        super().showEvent(event)
        self._count()

    # Counting

    def _count(self) -> None:
        dataset = self._session.dataset
        if dataset is None or dataset is self._counted or not self.isVisible():
            return
        self._counted = dataset

        def work(job: Job) -> _Measured:
            from engine.data import statistics

            total = len(dataset.train) + len(dataset.test)
            train = statistics.measure(dataset.train, lambda done, _: job.progress(done, total))
            test = statistics.measure(
                dataset.test, lambda done, _: job.progress(len(dataset.train) + done, total)
            )
            return _Measured(train, test)

        self._announce.start()
        self._job.start(work, self._show_measured, self._show_error, self._show_progress)

    @Slot()
    def _announce_work(self) -> None:
        self.message.setText(self.tr("Counting the pixels of all images..."))
        self.progress.show()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _show_error(self, error: AtelierError) -> None:
        self._announce.stop()
        self._counted = None  # it is tried again when the page is seen again
        self._show_message(errors.sentence(error))

    def _show_message(self, text: str) -> None:
        self.message.setText(text)
        self.progress.hide()
        self.progress.reset()
        self.pages.setCurrentIndex(0)

    # What came of it

    def _show_measured(self, measured: _Measured) -> None:
        dataset = self._counted
        if dataset is None:
            return
        self._announce.stop()
        self._measured = measured
        train, test = dataset.train, dataset.test
        self.title.setText(
            self.tr("{0} training and {1} test images of {2}").format(
                f"{len(train):,}", f"{len(test):,}", " x ".join(map(str, train.shape))
            )
        )
        self.balance.show_counts(train.classes, measured.train.counts, measured.test.counts)
        self._show_split()
        self.scroller.verticalScrollBar().setValue(0)
        self.pages.setCurrentIndex(1)

    @Slot()
    def _show_split(self) -> None:
        found = self.statistics
        if found is None or self._counted is None:
            return
        self.means.show_means(self._counted.train.classes, found.class_means)
        self.pixels.show_statistics(found)
        self.statistics_changed.emit()

    @Slot(object)
    def _follow(self, place: QRect) -> None:
        """Bring the picture that the keyboard went to into view."""
        grid = self.sender()
        if isinstance(grid, PictureGrid):
            centre = grid.mapTo(self._cards, place.center())
            self.scroller.ensureVisible(centre.x(), centre.y(), 0, place.height())
