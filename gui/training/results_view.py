"""How well the own weights name the images: confusion, scores, calibration, mistakes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import AtelierError
from engine.run_spec import RunSpec
from gui import errors
from gui.background import Background
from gui.data import dataset_words
from gui.numbers import percent
from gui.session import OwnWeights, Session
from gui.training.controller import RunState, TrainingController
from gui.training.measurer import Measurer, Request, Results
from gui.training.results_panel import ResultsPanel
from gui.widgets import layouts
from gui.widgets.empty_state import EmptyState
from gui.widgets.live_text import LiveText

if TYPE_CHECKING:
    from pathlib import Path

# An evaluation that takes less is not announced: it would only flicker.
_ANNOUNCE_MS = 300


@dataclass(frozen=True, eq=False)
class _Subject:
    """Weights, and the run that was shown when they came."""

    own: OwnWeights
    spec: RunSpec | None
    folder: Path | None


class ResultsView(QWidget):
    """Measures the session's own weights while it is visible, and shows what came of it.

    Weights from the midst of an epoch are left alone while their run goes on.

    Signals:
        image_requested(str, int): The person wants to see an image of the dataset: its split
            (`train` or `test`) and its index there.
        dataset_requested(str): The person wants to open the dataset that the weights know.
        results_changed(): `results` are others now, or gone.
    """

    image_requested = Signal(str, int)
    dataset_requested = Signal(str)
    results_changed = Signal()

    def __init__(
        self,
        session: Session,
        controller: TrainingController,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._controller = controller
        self._measurer = Measurer(background, self)
        self._newest: _Subject | None = None
        self._wanted: _Subject | None = None
        self._asked: Request | None = None
        self._shown: Results | None = None
        self._measured: Request | None = None  # what is shown was measured for
        self._announce = QTimer(self, interval=_ANNOUNCE_MS, singleShot=True)
        self._build()
        self._announce.timeout.connect(self._show_progress)
        self._measurer.measured.connect(self._show_results)
        self._measurer.failed.connect(self._show_error)
        self._measurer.progressed.connect(self._show_share)
        session.own_weights_changed.connect(self._take_weights)
        session.dataset_changed.connect(self._take_dataset)
        controller.state_changed.connect(self._update)
        self._take_weights()

    # Building

    def _build(self) -> None:
        self.headline = LiveText(title=True)
        self.headline.setAccessibleName(self.tr("Result"))
        self.subline = LiveText(title=False)
        self.subline.setAccessibleName(self.tr("What was measured"))
        second = QHBoxLayout()
        second.addWidget(self.subline, 1)
        second.addWidget(self._build_corner())
        self.message = EmptyState()
        self.message.acted.connect(self._ask_for_dataset)
        self.panel = ResultsPanel()
        self.panel.image_requested.connect(self.image_requested)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.message)
        self.pages.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.headline)
        column.addLayout(second)
        column.addWidget(self.pages, 1)

    def _build_corner(self) -> QWidget:
        """The choice of images; in its place, while that takes long, the progress."""
        self.part_box = QComboBox()
        self.part_box.addItem(self.tr("Validation images"), "validation")
        self.part_box.addItem(self.tr("Training images"), "training")
        self.part_box.setAccessibleName(self.tr("Measured on"))
        self.part_box.setToolTip(
            self.tr("A network that does much better on the images it learnt from has overfitted.")
        )
        self.part_box.currentIndexChanged.connect(self._update)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the measurement"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setProperty("quiet", True)
        self.cancel_button.clicked.connect(self._cancel)
        under_way = QWidget()
        row = QHBoxLayout(under_way)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        self.corner = QStackedWidget()
        self.corner.addWidget(self.part_box)
        self.corner.addWidget(under_way)
        self.corner.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return self.corner

    @property
    def results(self) -> tuple[Request, Results] | None:
        """What is shown, and what was asked for it; None if nothing is."""
        request, shown = self._measured, self._shown
        return None if request is None or shown is None else (request, shown)

    def take_over(self, other: ResultsView) -> None:
        """Take the place of another one, with what it has measured."""
        self._newest, self._wanted = other._newest, other._wanted
        self._measurer.take_over(other._measurer)
        self._update()

    # What to measure

    @Slot()
    def _take_weights(self) -> None:
        own = self._session.own_weights
        if own is not None:
            self._newest = _Subject(own, self._controller.spec, self._controller.folder)
        self._update()

    @Slot()
    def _take_dataset(self) -> None:
        self._measurer.forget()
        self._asked = None
        self._update()

    @Slot()
    def _update(self) -> None:
        """Measure what is to be measured now, or say why nothing is."""
        newest = self._newest
        resting = self._controller.state in (RunState.IDLE, RunState.PAUSED)
        if newest is not None and (resting or newest.own.epoch is not None):
            self._wanted = newest
        if not self.isVisible():
            return
        request = self._request()
        if request is None:
            self._stop_asking()
            self._show_message(self._advice(), self._offer())
        elif self._is_new(request):
            self._asked = request
            if self._shown is None:
                self._show_message(self.tr("Measuring..."))
            self._announce.start()
            self._measurer.measure(request)

    def _request(self) -> Request | None:
        dataset, wanted = self._session.dataset, self._wanted
        if dataset is None or wanted is None or wanted.own.inputs.dataset != dataset.entry.name:
            return None
        part = self.part_box.currentData()
        own, folder = wanted.own, wanted.folder
        key = None if folder is None else (folder, own.step, own.epoch, part)
        return Request(own, wanted.spec, dataset, part, key)

    def _is_new(self, request: Request) -> bool:
        asked = self._asked
        return asked is None or (asked.own, asked.part) != (request.own, request.part)

    def _advice(self) -> str:
        dataset, wanted = self._session.dataset, self._wanted
        if self._newest is None or dataset is None:
            return self.tr("Train a model: here you see which images it names right.")
        if wanted is None:
            return self.tr("The results appear after the first epoch, or when you pause.")
        return self.tr(
            "Your model was trained on {0}, and {1} is open. Open {0} in the Data tab, or train a "
            "model on {1}."
        ).format(errors.said(wanted.own.inputs.title), dataset_words.title(dataset.entry.name))

    def _offer(self) -> str:
        """What can be done about it, for a button; "" where that is said already."""
        if self._session.dataset is None or self._wanted is None:
            return ""
        return self.tr("Open {0}").format(dataset_words.title(self._wanted.own.inputs.dataset))

    @Slot()
    def _ask_for_dataset(self) -> None:
        if self._wanted is not None:
            self.dataset_requested.emit(self._wanted.own.inputs.dataset)

    @Slot()
    def _cancel(self) -> None:
        """Not now: what is shown stays, and the next weights are measured again."""
        self._measurer.cancel()
        self._hide_progress()
        if self._shown is None:
            self._show_message(
                self.tr("Cancelled. It begins again when you come back to this page.")
            )
        elif self._asked is not None:
            layouts.choose(self.part_box, self._shown.part)
            self._asked = replace(self._asked, part=self._shown.part)

    def _stop_asking(self) -> None:
        self._measurer.cancel()
        self._hide_progress()
        self._asked = None

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while something else was shown."""
        super().showEvent(event)
        self._update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the processor to whoever is looked at."""
        super().hideEvent(event)
        self._stop_asking()

    # What came of it

    @Slot(object)
    def _show_results(self, results: Results) -> None:
        asked = self._asked
        if asked is None:
            return
        self._shown, self._measured = results, asked
        self._hide_progress()
        self.headline.set_text(self._headline(results))
        self.subline.set_text(
            self.tr("{0} · loss {1}").format(self._place(results), f"{results.loss:.3f}")
        )
        self.panel.show_results(results, asked.dataset)
        self.part_box.setEnabled(True)
        self.pages.setCurrentWidget(self.panel)
        self.results_changed.emit()

    def _headline(self, results: Results) -> str:
        share, count = percent(results.accuracy, 1), len(results.labels)
        if results.part == "training":
            text = self.tr("{0} of %Ln training image(s) named right", "", count)
        else:
            text = self.tr("{0} of %Ln validation image(s) named right", "", count)
        return text.format(share)

    def _place(self, results: Results) -> str:
        if results.step == 0:
            text = self.tr("{0} on {1}, before training")
        elif results.epoch is None:
            text = self.tr("{0} on {1}, after %Ln step(s)", "", results.step)
        else:
            text = self.tr("{0} on {1}, after epoch {2}")
        return text.format(results.model, errors.said(results.title), results.epoch)

    @Slot(object)
    def _show_error(self, error: AtelierError) -> None:
        self._hide_progress()
        self._show_message(errors.sentence(error))

    def _show_message(self, text: str, action: str = "") -> None:
        """In the place of results, which are then not those of the current weights."""
        self._shown = self._measured = None
        self.headline.set_text("")
        self.subline.set_text("")
        self.message.say(text, action)
        self.part_box.setEnabled(False)
        self.pages.setCurrentWidget(self.message)
        self.results_changed.emit()

    @Slot()
    def _show_progress(self) -> None:
        self.corner.setCurrentIndex(1)

    @Slot(object)
    def _show_share(self, share: float) -> None:
        self.progress.setValue(round(100 * share))

    def _hide_progress(self) -> None:
        self._announce.stop()
        self.progress.setValue(0)
        self.corner.setCurrentIndex(0)
