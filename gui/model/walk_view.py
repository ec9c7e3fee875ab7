"""The walk: three pictures pass through the network, layer by layer."""

from __future__ import annotations

import functools

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.errors import AtelierError
from engine.models.walk_records import HookCounts, PixelOrigin
from gui import errors
from gui.background import Background
from gui.data.latest_job import LatestJob
from gui.model.subject import Watcher
from gui.model.walk_hooks_panel import HooksPanel
from gui.model.walk_images_bar import ImagesBar
from gui.model.walk_maker import Answer, Request, WalkMaker
from gui.model.walk_softmax_panel import SoftmaxPanel
from gui.model.walk_stations import stations_of
from gui.model.walk_step_panel import StepPanel
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.model.station_list import StationList


class WalkView(QWidget):
    """Stations at the left, the chosen one close up at the right; above them the three images.

    A page that is hidden computes nothing, and catches up when it is shown.

    Signals:
        answer_changed(): `answer` is another.
    """

    answer_changed = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._maker = WalkMaker()
        self._walks, self._pixels, self._counts = (LatestJob(background) for _ in range(3))
        self._watcher = Watcher(session, self)
        self._drawing: NDArray[np.uint8] | None = None
        self._answer: Answer | None = None
        self._stale = True
        self._shown_place = -1
        self._pixel_shown: tuple[int, ...] | None = None  # what was scrolled to
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._show_arithmetic)
        self._build()
        self._watcher.changed.connect(self._follow)
        session.chosen_changed.connect(self._follow)

    # What others say

    def set_drawing(self, seen: NDArray[np.uint8] | None) -> None:
        """Offer another drawing as the first image; it is walked if the person has asked for it.

        Args:
            seen: uint8 [H, W] or [H, W, 3], as the current model sees it; None for none.
        """
        had, self._drawing = self._drawing, seen
        self.images.offer_drawing(seen is not None)
        if self.images.wants_drawing() or (had is not None and seen is None):
            self._follow()

    @property
    def answer(self) -> Answer | None:
        """The walk that is shown."""
        return self._answer

    # Building

    def _build(self) -> None:
        self.images = ImagesBar()
        self.images.image_chosen.connect(self._choose_image)
        self.images.source_changed.connect(self._follow)
        self.images.why_requested.connect(self._show_why)
        self.stations = StationList()
        self.stations.station_chosen.connect(self._show_station)
        self.step_panel = StepPanel()
        self.step_panel.pixel_requested.connect(self._ask_pixel)
        self.softmax_panel = SoftmaxPanel()
        self.hooks_panel = HooksPanel()
        self.hooks_panel.count_requested.connect(self._count_hooks)
        self.message = layouts.label("", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.panels = QStackedWidget()
        for panel in (self.message, self.step_panel, self.softmax_panel, self.hooks_panel):
            self.panels.addWidget(panel)
        self.scroll_area = layouts.scrolled(self.panels, name=self.tr("The chosen step"))
        close_up = layouts.Card(self.scroll_area)
        list_card = layouts.Card(self.stations)
        list_card.column.setContentsMargins(4, 4, 4, 4)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(list_card)
        self.splitter.addWidget(close_up)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([480, 520])
        self.empty = layouts.label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        walk = QWidget()
        inner = QVBoxLayout(walk)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.images)
        inner.addWidget(self.splitter, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(walk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.pages)
        self._say(self.tr("Open a dataset in the Data tab: its images then walk through here."))

    def _say(self, text: str) -> None:
        """In the place of a walk."""
        self._answer = None
        self.empty.setText(text)
        self.pages.setCurrentIndex(0)
        self.answer_changed.emit()

    # Asking

    @Slot()
    def _follow(self) -> None:
        """Walk anew with what is current, if anybody looks."""
        subject, dataset = self._watcher.subject, self._session.dataset
        self._pixels.cancel()
        if not self.isVisible():
            self._stale = True
            self._walks.cancel()
            return
        self._stale = False
        if subject is None or dataset is None:
            return
        drawing = self._drawing if self.images.wants_drawing() else None
        if drawing is not None and drawing.shape[:2] != subject.inputs.picture[1:]:
            drawing = None  # the drawing as this dataset's model sees it is still to come
        if self._answer is None:
            self.empty.setText(self.tr("The images are on their way through the network."))
        request = Request(subject, dataset, self._session.data, self._session.chosen, drawing)
        self._walks.start(lambda _: self._maker.walk(request), self._show, self._fail)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while something else was shown."""
        super().showEvent(event)
        if self._stale:
            self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the processor to whoever is looked at."""
        super().hideEvent(event)
        self._stale = self._stale or self._walks.is_running
        self._walks.cancel()

    # Answers

    def _show(self, answer: Answer) -> None:
        before, self._answer = self._answer, answer
        other = before is None or before.request.subject.spec != answer.request.subject.spec
        self.images.set_images(answer.pictures, answer.labels, answer.classes)
        self.stations.set_stations(stations_of(answer))
        if other:
            self.hooks_panel.forget()
            steps = len(answer.walk.steps)
            self.stations.set_current(steps + 1 if answer.walk.error else min(1, steps))
        self.pages.setCurrentIndex(1)
        self._show_station(self.stations.current())
        self.answer_changed.emit()

    def _fail(self, error: AtelierError) -> None:
        self._say(errors.sentence(error))

    @Slot()
    def _choose_image(self) -> None:
        self.stations.set_image(self.images.image())
        self._show_station(self.stations.current())

    @Slot(int)
    def _show_station(self, place: int) -> None:
        """Show a station close up."""
        answer = self._answer
        if answer is None:
            return
        self._pixels.cancel()
        if place != self._shown_place:
            self._shown_place, self._pixel_shown = place, None
            self.scroll_area.verticalScrollBar().setValue(0)
        steps, image = answer.walk.steps, self.images.image()
        if 1 <= place <= len(steps):
            self.step_panel.show_step(steps[place - 1], image, answer)
            self._turn_to(self.step_panel)
        elif place == len(steps) + 1 and answer.walk.logits is not None:
            self.softmax_panel.show_answer(answer, image)
            self._turn_to(self.softmax_panel)
        elif place == len(steps) + 2:
            self._turn_to(self.hooks_panel)
        else:
            self.message.setText(self.stations.stations()[max(0, place)].sentence)
            self._turn_to(self.message)

    def _turn_to(self, panel: QWidget) -> None:
        """Show one panel; the others' heights make no room for themselves."""
        for page in (self.message, self.step_panel, self.softmax_panel, self.hooks_panel):
            policy = QSizePolicy.Policy.Preferred if page is panel else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.panels.setCurrentWidget(panel)

    @Slot()
    def _show_why(self) -> None:
        place = len(self.stations.stations()) - 1
        self.stations.set_current(place)
        self._show_station(place)

    @Slot(int, object)
    def _ask_pixel(self, number: int, place: tuple[int, int, int, int]) -> None:
        answer = self._answer
        if answer is not None:
            shown = functools.partial(self._show_pixel, answer)
            self._pixels.start(
                lambda _: self._maker.pixel(answer, number, place), shown, self._fail_pixel
            )

    def _show_pixel(self, answer: Answer, origin: PixelOrigin) -> None:
        self.step_panel.show_pixel(origin, answer)
        if origin.place[1:] != self._pixel_shown:
            self._pixel_shown = origin.place[1:]
            self._soon.start()

    def _fail_pixel(self, error: AtelierError) -> None:
        self.step_panel.pixel.say(errors.sentence(error))

    @Slot()
    def _show_arithmetic(self) -> None:
        """Scroll to what a click has brought, once it has its place."""
        pixel = self.step_panel.pixel
        if pixel.isVisible():
            self.scroll_area.ensureWidgetVisible(pixel, 0, 4)

    @Slot()
    def _count_hooks(self) -> None:
        answer = self._answer
        if answer is not None:
            self._counts.start(
                lambda _: self._maker.count_hooks(answer), self._show_counts, self._fail_counts
            )

    def _show_counts(self, found: HookCounts) -> None:
        self.hooks_panel.show_counts(found)

    def _fail_counts(self, error: AtelierError) -> None:
        self.hooks_panel.say(errors.sentence(error))
