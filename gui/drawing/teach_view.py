"""Teaching: what a drawing is, kept as a sample, and a model that learns from all samples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from engine import home
from engine.data.catalog import FASHION_CLASSES
from engine.errors import AtelierError
from gui import errors, icons
from gui.background import Background, Job
from gui.drawing import teacher
from gui.drawing.samples_panel import SamplesPanel, row
from gui.drawing.teacher import Lesson
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.drawing.lesson_card import LessonCard, LessonFacts


class TeachView(QWidget):
    """Name drawings, keep them, let a copy of Atelier's model learn them, and take it or not.

    Signals:
        weights_accepted(Path): The weights in this file name drawings from now on.
        weights_reverted(): Atelier's own weights do again.
    """

    weights_accepted = Signal(object)
    weights_reverted = Signal()

    def __init__(
        self, background: Background, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._session = session
        self._job: Job | None = None  # the lesson in progress
        self._lesson: Lesson | None = None  # one to be decided on
        self._shown = False
        self.panel = SamplesPanel(background)
        self.panel.changed.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self._build_learning())
        layout.addWidget(self._build_use())
        self._follow()

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        """The drawing that would be kept: uint8 [H, W], not written to later; None if empty."""
        self.panel.set_picture(picture)

    def take_over(self, other: TeachView) -> None:
        """Go on with the lesson that is to be decided on in another view, and its ways back."""
        self._lesson = other._lesson
        if self._lesson is not None:
            self.card.show_facts(_facts(self._lesson))
        self.undo_weights_button.setHidden(other.undo_weights_button.isHidden())
        self.panel.take_over(other.panel)
        self._follow()

    # Building

    def _build_learning(self) -> QStackedWidget:
        self.learn_button = QPushButton(self.tr("Learn from my drawings"))
        self.learn_button.setProperty("primary", True)
        self.learn_button.clicked.connect(self._learn)
        self.reason = layouts.label("", "muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of learning"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._cancel)
        self.card = LessonCard()
        self.card.accepted.connect(self._accept)
        self.card.discarded.connect(self._discard)
        self._asking, self._learning = QWidget(), QWidget()
        asking = row(self.learn_button, self.reason)
        asking.setStretchFactor(self.reason, 1)
        self._asking.setLayout(asking)
        self._learning.setLayout(
            row(layouts.label(self.tr("Learning..."), "muted"), self.progress, self.cancel_button)
        )
        self.stages = QStackedWidget()  # one of three: ask, wait, decide
        for stage in (self._asking, self._learning, self.card):
            self.stages.addWidget(stage)
        return self.stages

    def _build_use(self) -> QWidget:
        self.use_label = layouts.label("", "muted", wrap=True)
        self.back_button = QPushButton(self.tr("Back to Atelier's weights"))
        self.back_button.clicked.connect(self._go_back)
        self.undo_weights_button = QPushButton(self.tr("Undo"))
        self.undo_weights_button.setIcon(icons.icon("undo"))
        self.undo_weights_button.setToolTip(self.tr("Bring back the weights used before"))
        self.undo_weights_button.setAccessibleName(self.undo_weights_button.toolTip())
        self.undo_weights_button.clicked.connect(self._undo_weights)
        self.undo_weights_button.hide()
        use = QWidget()
        line = row(self.use_label, self.undo_weights_button, self.back_button)
        line.setStretchFactor(self.use_label, 1)
        use.setLayout(line)
        policy = self.back_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it appears
        self.back_button.setSizePolicy(policy)
        self._say_in_use(home.default_weights())
        return use

    def showEvent(self, event: QShowEvent) -> None:
        """Read what there is when it is first looked at."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.panel.refresh()
            self._background.start(lambda job: teacher.in_use(), self._say_in_use, self._show_error)

    # Learning

    @Slot()
    def _learn(self) -> None:
        samples, dataset = self.panel.samples(), self._session.dataset
        self.progress.setRange(0, 0)
        self._job = self._background.start(
            lambda job: teacher.learn(samples, dataset, job),
            self._show_lesson,
            self._show_error,
            self._show_progress,
            self._end_job,
        )
        self.panel.say("")
        self._follow()
        self.cancel_button.setFocus()

    def _show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.panel.say(self.tr("Cancelled; nothing has changed."))
            self.cancel_button.setEnabled(False)

    def _end_job(self) -> None:
        self._job = None
        self._follow()

    def _show_lesson(self, lesson: Lesson) -> None:
        if self._job is not None and not self._job.cancel_event.is_set():
            self._lesson = lesson
            self.card.show_facts(_facts(lesson))
        self._end_job()
        if self._lesson is not None:
            self.card.use_button.setFocus()

    @Slot()
    def _discard(self) -> None:
        self._lesson = None
        self.panel.say(self.tr("Discarded; nothing has changed."))
        self._follow()

    # Weights

    @Slot()
    def _accept(self) -> None:
        lesson = self._lesson
        if lesson is not None:
            self._switch(lambda: teacher.accept(lesson))

    @Slot()
    def _go_back(self) -> None:
        self._switch(teacher.go_back)

    @Slot()
    def _undo_weights(self) -> None:
        self._switch(teacher.undo)

    def _switch(self, action: Callable[[], Path]) -> None:
        """Put other weights to use, in a worker thread; the buttons wait for it."""
        self.stages.setEnabled(False)
        self._use_buttons(False)
        self._background.start(lambda job: action(), self._switched, self._show_error)

    def _switched(self, path: Path) -> None:
        self._lesson = None
        self._say_in_use(path)
        self.undo_weights_button.show()
        self._follow()
        if path == home.default_weights():
            self.weights_reverted.emit()
        else:
            self.weights_accepted.emit(path)

    def _say_in_use(self, path: Path) -> None:
        own = path != home.default_weights()
        self.use_label.setText(
            self.tr("In use: weights that learned from your drawings.")
            if own
            else self.tr("In use: Atelier's own weights.")
        )
        self.back_button.setVisible(own)

    def _use_buttons(self, enabled: bool) -> None:
        self.back_button.setEnabled(enabled)
        self.undo_weights_button.setEnabled(enabled)

    # State

    def _follow(self) -> None:
        """Buttons follow the state: asking, learning, or a lesson to decide on."""
        learning = self._job is not None
        stage = self._learning if learning else self.card if self._lesson else self._asking
        self.stages.setCurrentWidget(stage)
        self.stages.setEnabled(True)
        self.cancel_button.setEnabled(learning)
        self._use_buttons(not learning)
        usable = sum(sample.name in FASHION_CLASSES for sample in self.panel.samples())
        self.learn_button.setEnabled(usable > 0)
        self.reason.setText(
            self.tr("%Ln drawing(s); takes some seconds.", "", usable)
            if usable
            else self.tr("Keep at least one drawing first.")
        )

    def _show_error(self, error: AtelierError) -> None:
        self._job = None
        self.panel.say(errors.sentence(error), role="error")
        self._follow()


def _facts(lesson: Lesson) -> LessonFacts:
    taught = lesson.taught
    return LessonFacts(
        drawings=len(taught.right_after),
        right_before=sum(taught.right_before),
        right_after=sum(taught.right_after),
        dataset=errors.said(lesson.title),
        tested=taught.tested,
        accuracy_before=taught.accuracy_before,
        accuracy_after=taught.accuracy_after,
        seconds=taught.seconds,
    )
