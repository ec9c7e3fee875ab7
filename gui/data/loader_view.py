"""The Data tab's page on the DataLoader: its settings, its batches, its speed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.data_spec import DataSpec
from engine.errors import AtelierError
from gui import errors, theme
from gui.background import Background
from gui.data.batch_source import Batch, BatchSource
from gui.data.throughput_row import ThroughputRow
from gui.session import Chosen, Session
from gui.widgets import layouts
from gui.widgets.data.batch_view import BatchView
from gui.widgets.data.loader_form import LoaderForm
from gui.widgets.live_text import LiveText

_FORM_WIDTH = 320
_SETTLE_MS = 250
_PATIENCE_MS = 200


class LoaderView(QWidget):
    """The form at the left; at the right batch after batch, as a training gets them.

    The first batch comes by itself when the page is looked at, unless processes would have to be
    started for it.

    Signals:
        batch_size_changed(int): The person chose another one here.
        batch_changed(): Another batch is shown, or none; or the choice is another.
    """

    batch_size_changed = Signal(int)
    batch_changed = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._batch: Batch | None = None
        self.source = BatchSource(background, self)
        self.source.arrived.connect(self._show_batch)
        self.source.failed.connect(self._show_error)
        self.source.busy_changed.connect(self._show_busy)
        self._build(background)
        self._first = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._first.timeout.connect(self._fetch_first)
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._say_waiting)
        session.dataset_changed.connect(self._take_choice)
        session.data_changed.connect(self._take_choice)
        self._take_choice()

    def _build(self, background: Background) -> None:
        self.form = LoaderForm()
        self.form.changed.connect(self._choose)
        self.form.batch_size_changed.connect(self._choose_batch_size)
        card = layouts.Card(layouts.label("DataLoader", "heading"), self.form)
        self._scroll = layouts.scrolled(card)
        theme.scaled(self._scroll.setFixedWidth, _FORM_WIDTH)
        self.throughput = ThroughputRow(background)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(self._build_buttons())
        right.addWidget(self._build_facts())
        right.addWidget(self.timing)
        self.view = BatchView()
        self.view.activated.connect(self._pick)
        right.addWidget(self.view, 1)
        right.addWidget(self.throughput)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        outer.setSpacing(layouts.MARGIN)
        outer.addWidget(self._scroll)
        outer.addLayout(right, 1)

    def _build_buttons(self) -> QHBoxLayout:
        self.next_button = QPushButton(self.tr("Next batch"))
        self.next_button.setProperty("primary", True)
        self.next_button.setToolTip(self.tr("Fetch the next batch (N)"))
        self.next_button.clicked.connect(self._next)
        self.restart_button = QPushButton(self.tr("Start again"))
        self.restart_button.setToolTip(self.tr("Back to the first batch of the first epoch"))
        self.restart_button.clicked.connect(self._restart)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_N), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._next)
        self.position = LiveText(title=True)
        self.position.setAccessibleName(self.tr("Which batch"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.next_button)
        row.addWidget(self.restart_button)
        row.addSpacing(8)
        row.addWidget(self.position, 1)
        return row

    def _build_facts(self) -> QWidget:
        self.facts = LiveText(title=False)
        self.facts.setAccessibleName(self.tr("The batch's tensors"))
        self.timing = LiveText(title=False)
        self.timing.setAccessibleName(self.tr("Time for this batch"))
        return self.facts

    # The choice

    @property
    def batch(self) -> Batch | None:
        """What is shown."""
        return self._batch

    def batch_size(self) -> int:
        """Images in a batch."""
        return self.form.batch_size.value()

    def set_batch_size(self, size: int) -> None:
        """Take a batch size that was chosen elsewhere."""
        if size != self.batch_size():
            self.form.set_batch_size(size)
            self._begin()

    def shut_down(self) -> None:
        """End worker processes that wait for somebody to ask; for the window's end."""
        self._first.stop()
        self.throughput.cancel()
        self.source.shut_down()

    @Slot(object)
    def _choose(self, chosen: DataSpec) -> None:
        """Write this form's part of the spec; the rest is others' business."""
        self._session.set_data(
            replace(
                self._session.data,
                sampler=chosen.sampler,
                subset=chosen.subset,
                workers=chosen.workers,
                drop_last=chosen.drop_last,
                pin_memory=chosen.pin_memory,
            )
        )

    @Slot(int)
    def _choose_batch_size(self, size: int) -> None:
        self._begin()
        self.batch_size_changed.emit(size)

    @Slot()
    def _take_choice(self) -> None:
        """Follow the session."""
        dataset = self._session.dataset
        self.form.show_spec(self._session.data, 1 if dataset is None else len(dataset.train))
        self._begin()

    @Slot()
    def _restart(self) -> None:
        self._begin()
        self._next()

    def _begin(self) -> None:
        """Stand before the first batch of what is chosen now."""
        dataset, spec = self._session.dataset, self._session.data
        images = None if dataset is None else dataset.train
        self._batch = None
        self.source.choose(images, spec, self.batch_size())
        self.throughput.choose(images, spec, self.batch_size())
        for control in (self.form, self.next_button, self.restart_button):
            control.setEnabled(images is not None)
        for text in (self.position, self.facts, self.timing):
            text.set_text("")
        self.view.clear(self._invitation(images is not None))
        self._first.start()
        self.batch_changed.emit()

    def _invitation(self, is_there: bool) -> str:
        workers = self._session.data.workers
        if not is_there:
            return self.tr("Opening the images...")
        if workers:
            return self.tr(
                "The next batch starts %Ln worker process(es), which takes some seconds.",
                "",
                workers,
            )
        return self.tr("The first batch comes here.")

    # Batches

    def showEvent(self, event: QShowEvent) -> None:
        """Fetch the first batch for who looks at the page."""
        super().showEvent(event)
        self._first.start()

    @Slot()
    def _fetch_first(self) -> None:
        fetched = self._batch is not None or self.source.is_busy
        if self.isVisible() and not fetched and not self._session.data.workers:
            self.source.next()

    @Slot()
    def _next(self) -> None:
        self._first.stop()
        self.source.next()

    @Slot(object)
    def _show_batch(self, batch: Batch) -> None:
        self._batch = batch
        self.position.set_text(
            self.tr("Batch {0} of {1}, epoch {2}").format(
                f"{batch.number:,}", f"{batch.total:,}", batch.epoch
            )
        )
        self.facts.set_text(self._tensors(batch))
        self.timing.set_text(f"{self._times(batch)}    {self._values(batch)}")
        self.view.show_images(batch.pictures, self._words, [int(label) for label in batch.labels])
        self.batch_changed.emit()

    def _tensors(self, batch: Batch) -> str:
        """Shapes and types as torch says them."""
        count = len(batch.labels)
        images = f"images {list(batch.shape)} {batch.dtype}"
        labels = f"labels [{count}] {batch.label_dtype}"
        if self._session.data.target == "one_hot":
            one_hot = f"[{count}, {len(batch.classes)}]"
            labels = self.tr("{0}, one-hot for the loss: {1}").format(labels, one_hot)
        return f"{images}    {labels}"

    def _values(self, batch: Batch) -> str:
        """The range, and what the eye is shown instead where it is not that of pixels."""
        low, high = f"{batch.low:.3g}", f"{batch.high:.3g}"
        if batch.rescaled:
            return self.tr("Values {0} to {1}, shown from black to white").format(low, high)
        return self.tr("Values {0} to {1}").format(low, high)

    def _times(self, batch: Batch) -> str:
        return self.tr("{0} for this batch, {1} in the median").format(
            self._time(batch.seconds), self._time(batch.median)
        )

    def _time(self, seconds: float) -> str:
        if seconds >= 1:
            return self.tr("{0} s").format(f"{seconds:.1f}")
        return self.tr("{0} ms").format(
            f"{seconds * 1000:.2g}" if seconds < 0.01 else f"{seconds * 1000:.0f}"
        )

    def _words(self, position: int) -> str:
        batch = self._batch
        if batch is None:
            return ""
        label = int(batch.labels[position])
        return self.tr("{0} of {1} in the batch: {2} (label {3}), index {4}").format(
            position + 1,
            len(batch.labels),
            batch.classes[label],
            label,
            f"{int(batch.indices[position]):,}",
        )

    @Slot(object)
    def _pick(self, position: int) -> None:
        """Choose the image for the other pages."""
        if self._batch is not None:
            self._session.set_chosen(Chosen("train", int(self._batch.indices[position])))

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        self._batch = None
        self.view.clear(errors.sentence(error))
        for text in (self.position, self.facts, self.timing):
            text.set_text("")
        self.batch_changed.emit()

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        if busy:
            self._patience.start()
        else:
            self._patience.stop()

    @Slot()
    def _say_waiting(self) -> None:
        """Only if it takes long: what is fetched at once needs no words."""
        if self._batch is None and self._session.data.workers:
            self.view.clear(self.tr("Starting the worker processes..."))
        self.timing.set_text(self.tr("Fetching the batch..."))
