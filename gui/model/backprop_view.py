"""Backpropagation under the microscope: one loss, its graph, and one weight's step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.errors import AtelierError
from engine.train_spec import TrainSpec
from gui import errors, theme
from gui.background import Background, Job
from gui.data.latest_job import LatestJob
from gui.model import backprop_bench as bench
from gui.model import backprop_texts as texts
from gui.model.backprop_bench import Look, Looked, Moment, Request
from gui.model.backprop_cards import LossCard, StepCard, SumCard, WeightCard
from gui.model.subject import Subject, Watcher
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.model.graph_view import GraphView

_SIDE = 372


class BackpropView(QWidget):
    """The recorded graph at the left; at the right the loss, one weight and its step.

    Nothing is computed until somebody asks for a loss; all of it happens on a copy.

    Signals:
        looked(): `looked_at` is another.
    """

    looked = Signal()

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._making = LatestJob(background)
        self._looking = LatestJob(background)
        self._summing = LatestJob(background)
        self._first: Moment | None = None  # before any step
        self._moment: Moment | None = None
        self._look: Look | None = None
        self._looked_at: Looked | None = None
        self._behind = False  # the step that is written out is not of the settings any more
        self._build()
        self._watcher = Watcher(session, self)
        self._watcher.changed.connect(self._note_change)
        session.chosen_changed.connect(self._note_change)
        self._connect()
        self._follow()

    def _build(self) -> None:
        self.graph = GraphView()
        self.graph.setAccessibleName(self.tr("Autograd graph"))
        self.graph.set_placeholder(
            self.tr(
                "Make one loss: the graph that autograd records while the network computes it "
                "appears here."
            )
        )
        self.node_label = layouts.label("", "muted", wrap=True, select=True)
        self.node_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.hold_lines(self.node_label.setFixedHeight, 3, 4)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._build_tools())
        left.addWidget(self.graph, 1)
        left.addWidget(self.node_label)
        self.loss, self.weight = LossCard(), WeightCard()
        self.step, self.sum = StepCard(), SumCard()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(layouts.SPACING)
        for card in (self.loss, self.weight, self.step, self.sum):
            column.addWidget(card)
        column.addStretch(1)
        area = layouts.scrolled(side)
        theme.scaled(area.setFixedWidth, _SIDE)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        outer.setSpacing(layouts.MARGIN)
        outer.addLayout(left, 1)
        outer.addWidget(area)

    def _build_tools(self) -> QHBoxLayout:
        self.larger = QPushButton("+")
        self.smaller = QPushButton("\N{MINUS SIGN}")
        self.whole = QPushButton(self.tr("Fit"))
        self.copy = QPushButton(self.tr("Copy as text"))
        for button, tip in (
            (self.larger, self.tr("Zoom in (+, wheel, pinch)")),
            (self.smaller, self.tr("Zoom out (-)")),
            (self.whole, self.tr("Show all of the graph (0)")),
            (self.copy, self.tr("Copy the graph as text (Ctrl+C)")),
        ):
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        legend = layouts.label(self.tr("Arrows: the way that gradients take"), "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(legend, 1)
        for button in (self.smaller, self.larger, self.whole, self.copy):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.graph.selected.connect(self._show_node)
        self.graph.copy_requested.connect(self._copy)
        self.larger.clicked.connect(self._zoom_in)
        self.smaller.clicked.connect(self._zoom_out)
        self.whole.clicked.connect(self.graph.fit)
        self.copy.clicked.connect(self._copy)
        self.loss.button.clicked.connect(self.make_loss)
        self.weight.picker.picked.connect(self._ask_look)
        self.step.settings.changed.connect(self._ask_look)
        self.step.step_button.clicked.connect(self._do_step)
        self.step.again_button.clicked.connect(self._begin_again)
        self.sum.asked.connect(self._ask_sum)

    @property
    def looked_at(self) -> Looked | None:
        """The weight that is shown, and all that its numbers come from."""
        return self._looked_at

    # What others say

    def set_train(self, train: TrainSpec) -> None:
        """Take over loss and optimizer of the Training form; schedule and clipping are left out."""
        if train == self.step.settings.value():
            return
        self.step.settings.set_value(train)
        if self.isVisible():
            self._ask_look()
        else:
            self._behind = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with another optimizer that was set meanwhile."""
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self._ask_look()

    @Slot(object)
    def _note_change(self, _what: object) -> None:
        self.loss.set_stale(True)
        self._follow()

    # One loss

    @Slot()
    def make_loss(self) -> None:
        """Take one loss on one batch, from the image chosen in the Data tab on."""
        subject, dataset = self._watcher.subject, self._session.dataset
        if subject is None or dataset is None:
            return
        request = self._request(subject)

        def work(_job: Job) -> Moment:
            return bench.begin(request)

        self._summing.cancel()
        self._making.start(work, self._take_first, self._show_error)
        self._follow()

    def _request(self, subject: Subject) -> Request:
        assert self._session.dataset is not None
        return Request(
            subject=subject,
            dataset=self._session.dataset,
            data=self._session.data,
            chosen=self._session.chosen,
            count=self.loss.count.value(),
            training=self.loss.mode.value() == "train",
            train=self.step.settings.value(),
        )

    def _take_first(self, moment: Moment) -> None:
        self._first = moment
        self.loss.set_stale(False)
        self._take(moment)

    def _take(self, moment: Moment) -> None:
        self._moment = moment
        self.loss.show_moment(moment)
        self.step.show_losses(moment.losses)
        self.graph.set_graph(moment.graph)
        self._show_node(self.graph.selected_node())
        self.weight.picker.set_parameters(moment.parameters)
        self._ask_look()
        self._follow()

    def _show_error(self, error: AtelierError) -> None:
        self._first = self._moment = self._look = self._looked_at = None
        self._looking.cancel()
        self.loss.show_error(errors.sentence(error))
        self.graph.set_graph(None)
        self.weight.picker.set_parameters(())
        self._show_look(None)
        self.step.show_losses(())
        self.looked.emit()
        self._follow()

    # One weight

    @Slot()
    def _ask_look(self) -> None:
        first, moment, name = self._first, self._moment, self.weight.picker.name()
        if first is None or moment is None or not name:
            return
        train, index = self.step.settings.value(), self.weight.picker.index()

        def work(job: Job) -> Look:
            job.progress(0, 1)  # ends here if another weight has been chosen meanwhile
            return bench.look(moment, train, name, index)

        def done(look: Look) -> None:
            self._looked_at = Looked(first, moment, train, look)
            self._show_look(look)
            self.looked.emit()

        self._summing.cancel()
        self._looking.start(work, done, self._show_look_error)

    def _show_look(self, look: Look | None) -> None:
        self._look = look
        if look is not None:
            self.weight.picker.set_index(look.index)
        self.weight.show_look(look)
        self.step.show_look(look)
        self.sum.show_look(look)

    def _show_look_error(self, error: AtelierError) -> None:
        self._looked_at = None
        self._show_look(None)
        self.weight.say(errors.sentence(error))
        self.looked.emit()

    @Slot(int)
    def _ask_sum(self, times: int) -> None:
        moment, look = self._moment, self._look
        if moment is None or look is None:
            return

        def work(_job: Job) -> float:
            return bench.accumulated(moment, look.parameter, look.index, times)

        def done(total: float) -> None:
            self.sum.show_sum(look.gradient, times, total)

        def failed(error: AtelierError) -> None:
            self.sum.say(errors.sentence(error))

        self._summing.start(work, done, failed)

    # The step

    @Slot()
    def _do_step(self) -> None:
        moment, train = self._moment, self.step.settings.value()
        if moment is None or self._making.is_running:
            return

        def work(_job: Job) -> Moment:
            return bench.step(moment, train)

        self._making.start(work, self._take, self._show_error)
        self._follow()

    @Slot()
    def _begin_again(self) -> None:
        if self._first is not None:
            self._making.cancel()
            self._take(self._first)

    # The graph

    @Slot(object)
    def _show_node(self, node: int | None) -> None:
        if node is None or self._moment is None:
            self.node_label.setText(
                self.tr("Choose a node to read what it keeps and what came to it.")
                if self._moment is not None
                else ""
            )
            return
        shown = self._moment.trace.nodes[node]
        self.node_label.setText(texts.node_text(shown))
        offered = dict(self._moment.parameters)
        self.weight.picker.choose(next((p for p in shown.parameters if p in offered), ""))

    @Slot()
    def _zoom_in(self) -> None:
        self.graph.zoom(1.25)

    @Slot()
    def _zoom_out(self) -> None:
        self.graph.zoom(0.8)

    @Slot()
    def _copy(self) -> None:
        if self._moment is not None:
            QGuiApplication.clipboard().setText(self._moment.trace.as_text())

    def _follow(self) -> None:
        """Who may be clicked."""
        ready, busy = self._moment is not None, self._making.is_running
        self.loss.set_busy(busy)
        self.loss.button.setEnabled(self._watcher.subject is not None and not busy)
        self.step.step_button.setEnabled(ready and not busy)
        stepped = self._moment is not None and len(self._moment.losses) > 1
        self.step.again_button.setEnabled(stepped and not busy)
        for button in (self.larger, self.smaller, self.whole, self.copy):
            layouts.set_enabled(button, ready, texts.loss_first())
