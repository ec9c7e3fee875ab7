"""The Data tab's page of images: all of a split in a grid, and the chosen one close up."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.data.tensor_facts import facts_of
from gui import theme
from gui.background import Background
from gui.data.answer_book import AnswerBook
from gui.data.evaluator import Predictions
from gui.data.fed_facts import FedFacts
from gui.data.grid_bar import GridBar
from gui.data.grid_status import GridStatus
from gui.data.image_order import ImageOrder
from gui.data.sample_card import Sample, SampleCard
from gui.data.selection_bar import SelectionBar
from gui.data.shown_split import ShownSplit
from gui.numbers import percent
from gui.session import Chosen, Session
from gui.widgets import layouts
from gui.widgets.images.selectable_grid import SelectableGrid

_SPACING = 8


class ImagesView(QWidget):
    """Thumbnails with filter, order, search and selection beside the chosen sample and its facts.

    A network's answers belong to one split of one dataset: they stay while only filters change,
    and go with the dataset.

    Signals:
        trace_requested(NDArray): The person would like to draw over an image: uint8 [H, W].
        transforms_requested(): The person would like to see the chosen image transformed.
        predictions_changed(Predictions | None): What is known of the split that is shown.
    """

    trace_requested = Signal(object)
    transforms_requested = Signal()
    predictions_changed = Signal(object)

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._split: ShownSplit | None = None
        self._order = ImageOrder(background, self)
        self._fed = FedFacts(background, self)
        self._build()
        self.answers = AnswerBook(session, background, self.bar, self.status, self)
        self._connect()
        self._show_dataset()

    # Building

    def _build(self) -> None:
        self.bar = GridBar()
        self.split_box, self.class_filter = self.bar.split_box, self.bar.class_filter
        self.card = SampleCard()
        theme.scaled(self.card.setMinimumWidth, 290)
        theme.scaled(self.card.setMaximumWidth, 460)
        self.sample, self.sample_title = self.card.picture, self.card.title
        self.trace_button = self.card.trace_button
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._build_left())
        splitter.addWidget(self.card)
        splitter.setSizes([680, 300])  # whatever they would like to have
        splitter.setStretchFactor(0, 1)
        splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(layouts.MARGIN, _SPACING, layouts.MARGIN, layouts.SPACING)
        outer.setSpacing(_SPACING)
        outer.addWidget(self.bar)
        outer.addWidget(splitter, 1)

    def _build_left(self) -> QWidget:
        self.grid = SelectableGrid()
        self.grid.setAccessibleName(self.tr("Images"))
        self.grid.set_placeholder(self.tr("Opening the images..."))
        self.grid.set_captions(self._caption)
        self.gallery = SelectionBar()
        self.status = GridStatus(self.grid)
        self.count_label, self.zoom = self.status.count_label, self.status.zoom
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_SPACING)
        column.addWidget(self.grid, 1)
        column.addWidget(self.gallery)
        column.addWidget(self.status)
        return left

    def _connect(self) -> None:
        self.bar.split_changed.connect(self._show_split)
        self.bar.order_changed.connect(self._show_order)
        self.bar.index_entered.connect(self._go_to)
        self.bar.index_refused.connect(self._refuse)
        self.bar.index_edited.connect(self.status.be_quiet)
        self.grid.current_changed.connect(self._show_sample)
        self.grid.current_changed.connect(self.bar.drop_refused_index)
        self.grid.selection_changed.connect(self._show_selection)
        self.grid.menu_requested.connect(self.card.open_menu)
        self.gallery.chosen.connect(self._look_at)
        self.gallery.removed.connect(self._unselect)
        self.gallery.cleared.connect(self._unselect_all)
        self.card.trace_requested.connect(self.trace_requested)
        self.card.transforms_requested.connect(self.transforms_requested)
        self._order.ready.connect(self._show_order)
        self._fed.found.connect(self.card.show_fed)
        self._fed.failed.connect(self.card.show_fed_error)
        self.answers.changed.connect(self._show_answers)
        self._session.dataset_changed.connect(self._show_dataset)
        self._session.data_changed.connect(self._ask_fed)
        find = QShortcut(QKeySequence("Ctrl+G"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.bar.focus_index)

    # For others

    @property
    def shown(self) -> Chosen | None:
        """The image that the card shows; the one picked last may be another page's choice."""
        index, split = self.grid.current(), self._split
        return None if split is None or index is None else Chosen(split.name, index)

    def facts(self) -> dict[str, str]:
        """What is said of the chosen image."""
        return self.card.facts()

    def predictions(self) -> Predictions | None:
        """What a network said of the split that is shown; None if none was asked."""
        return self.answers.read()

    def set_report(self, predictions: Predictions) -> None:
        """Show what a network says of a split of the dataset in memory."""
        self.answers.write(predictions)

    def show_image(self, split: str, index: int) -> None:
        """Choose an image of the dataset: its split (`train` or `test`) and its index there."""
        self.split_box.setCurrentIndex(self.split_box.findData(split))
        self._look_at(index)

    def say_opening(self, text: str) -> None:
        """Say that a dataset is on its way."""
        if self._split is None:
            self.grid.set_placeholder(text)
        self.count_label.setText(text)

    @Slot()
    def say_count(self) -> None:
        """Say how many images are shown."""
        if self._split is None:
            self.count_label.setText("")
            return
        shown, total = len(self.grid.indices()), len(self._split)
        text = self.tr("%Ln image(s)", "", total)
        if shown != total:
            text = self.tr("{0} of %Ln image(s)", "", total).format(f"{shown:,}")
        self.count_label.setText(text)

    # What is shown

    @Slot()
    def _show_dataset(self) -> None:
        self.answers.clear()
        self._show_split()

    @Slot()
    def _show_split(self) -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        self._split = split = ShownSplit.of(dataset, self.bar.split)
        self._order.set_images(split.images.images.numpy(), split.labels)
        with QSignalBlocker(self.class_filter):
            self.class_filter.set_classes(split.images.classes, split.counts())
        self.bar.forgive_index()
        with QSignalBlocker(self.grid):
            self.grid.set_images(split.pixels)
        self._show_selection(())
        self.answers.update_offers()
        self._show_answers()

    @Slot()
    def _show_answers(self) -> None:
        """Mark what is wrong, sort anew, and say what is said of the chosen image."""
        answers = None if (read := self.predictions()) is None else read.answers
        with QSignalBlocker(self.bar):
            self.bar.allow_answers(allowed=answers is not None)
        with QSignalBlocker(self.grid):
            self.grid.set_marked(None if answers is None else ~answers.right)
            self._arrange()
        self._show_sample(self.grid.current())
        self.predictions_changed.emit(read)

    @Slot()
    def _show_order(self) -> None:
        """Begin with what comes first now; the chosen image stays chosen if it can."""
        self._arrange()
        self.grid.verticalScrollBar().setValue(0)

    def _arrange(self) -> None:
        """Show the images that are wanted in the order that is wanted."""
        if self._split is None:
            return
        chosen, read = self.class_filter.chosen(), self.predictions()
        answers = None if read is None else read.answers
        shown = self._order.arrange(chosen, self.bar.key, self.bar.descending, answers)
        if shown is None:
            return  # brightness is being measured
        self.bar.forgive_index()
        none = self.tr("No image of these classes.") if chosen else self.tr("There are no images.")
        self.grid.set_placeholder(none)
        self.grid.set_indices(shown)
        self.say_count()

    def _caption(self, index: int) -> str:
        """What is said of an image in a tool tip."""
        split = self._split
        assert split is not None
        number, verdict = f"{index:,}", self._verdict(split, index)
        if verdict:
            return self.tr("Image {0}. {1}").format(number, verdict)
        return self.tr("Image {0}: {1}").format(number, split.class_of(index))

    def _verdict(self, split: ShownSplit, index: int) -> str:
        read = self.predictions()
        if read is None:
            return ""
        answers = read.answers
        return self.tr("Label: {0}. Predicted: {1}, {2}").format(
            split.class_of(index),
            answers.classes[int(answers.answers[index])],
            percent(float(answers.confidences[index])),
        )

    # The chosen image

    @Slot(object)
    def _show_sample(self, index: int | None) -> None:
        split = self._split
        if split is None or index is None:
            self.card.show_sample(None)
            return
        self.card.show_sample(self._sample(split, index))
        self._ask_fed()
        self._session.set_chosen(Chosen(split.name, index))

    def _sample(self, split: ShownSplit, index: int) -> Sample:
        place = self.tr("Training image {0}, label {1}")
        if split.name == "test":
            place = self.tr("Test image {0}, label {1}")
        label = int(split.labels[index])
        return Sample(
            picture=split.pixels[index],
            stored=facts_of(split.images.images[index].numpy()),
            label=label,
            name=split.class_of(index),
            index=index,
            place=place.format(f"{index:,}", label),
            verdict=self._verdict(split, index),
        )

    @Slot()
    def _ask_fed(self) -> None:
        """Find out what the network is given of the chosen image."""
        index = self.grid.current()
        if self._split is not None and index is not None:
            self._fed.ask(self._split.images, index, self._session.data.transforms)

    # Search

    @Slot(object)
    def _go_to(self, index: int) -> None:
        if self._split is None or not 0 <= index < len(self._split):
            self._refuse()
            return
        if self.grid.position_of(index) >= 0:
            self.grid.set_current(index)
            self.grid.setFocus()
        else:
            self.bar.refuse_index()
            self.status.say(self.tr("The class filter hides image {0}.").format(f"{index:,}"))

    @Slot()
    def _refuse(self) -> None:
        self.bar.refuse_index()
        if self._split is not None and len(self._split):
            last = f"{len(self._split) - 1:,}"
            self.status.say(self.tr("An index is a number from 0 to {0}.").format(last))

    # The selection

    @Slot(object)
    def _show_selection(self, selected: tuple[int, ...]) -> None:
        split = self._split
        if split is not None:
            captions = [self.tr("{0}: {1}").format(f"{i:,}", split.class_of(i)) for i in selected]
            self.gallery.show_selection(selected, split.pixels, captions)

    @Slot(object)
    def _look_at(self, index: int) -> None:
        """Make an image current, even if a filter hides it."""
        if self.grid.position_of(index) < 0:
            self.class_filter.choose(frozenset())
        self.grid.set_current(index)

    @Slot(object)
    def _unselect(self, index: int) -> None:
        self.grid.set_selection(other for other in self.grid.selection() if other != index)

    @Slot()
    def _unselect_all(self) -> None:
        self.grid.set_selection(())
