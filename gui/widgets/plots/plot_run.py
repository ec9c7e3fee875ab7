"""The curves of one run: what each step brought on the left, what each epoch did on the right."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from engine.training.history import History
from engine.training.plan import Intervention
from gui.widgets import layouts
from gui.widgets.plots.live_plot import LivePlot
from gui.widgets.plots.plot_deck import PlotDeck

Numbers = NDArray[np.float64]


class RunPlots(QWidget):
    """Two cards of plots, fed from a `History`; only what can be seen is drawn.

    Signals:
        exported(str): A file was written; its path.
        export_failed(str): What could not be written and why, one sentence.
    """

    exported = Signal(str)
    export_failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self._grows = False
        # Curves are known by their names, whatever language comes while they are shown.
        self._losses, self._rates = self.tr("training loss"), self.tr("learning rate")
        self._norms = self.tr("gradient norm")
        self._training, self._validation = self.tr("training"), self.tr("validation")
        self._build_steps()
        self._build_epochs()
        layout = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(layouts.SPACING)
        for deck in (self._steps, self._epochs):
            layout.addWidget(deck, 1)
            deck.chosen.connect(self._refresh)
            deck.exported.connect(self.exported)
            deck.export_failed.connect(self.export_failed)

    def minimumSizeHint(self) -> QSize:
        """As wide as one of the cards: where there is no more, they stand below each other."""
        hint, decks = super().minimumSizeHint(), (self._steps, self._epochs)
        return QSize(max(deck.minimumSizeHint().width() for deck in decks), hint.height())

    def scrolling(self) -> QScrollArea:
        """A place for the cards that may be smaller than they are."""
        area = layouts.scrolled(self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return area

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, where there is room."""
        super().resizeEvent(event)
        decks = (self._steps, self._epochs)
        needed = layouts.SPACING + sum(deck.minimumSizeHint().width() for deck in decks)
        fits = event.size().width() >= needed
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        )

    def _build_steps(self) -> None:
        step = self.tr("Step")
        # From 0 on, the axes need not follow a loss that falls.
        self._loss = LivePlot(self.tr("Loss of each step"), step, self.tr("Loss"), zero_y=True)
        self._loss.add_series(self._losses, "accent", smooth=True)
        self._loss.set_placeholder(self.tr("Each step's loss appears here."))
        self._lr = LivePlot(
            self.tr("Learning rate of each step"), step, self.tr("Learning rate"), zero_y=True
        )
        self._lr.add_series(self._rates, "accent")
        self._lr.set_placeholder(self.tr("Each step's learning rate appears here."))
        self._norm = LivePlot(self.tr("Norm of the gradient"), step, self.tr("Norm"), zero_y=True)
        self._norm.add_series(self._norms, "accent", smooth=True)
        self._norm.set_placeholder(
            self.tr("How long the gradient is, while a run goes on; it is not kept.")
        )
        self._steps = PlotDeck(self.tr("Curves by step"))
        self._steps.add(self.tr("Loss"), self._loss)
        self._steps.add(self.tr("Learning rate"), self._lr)
        self._steps.add(self.tr("Gradient"), self._norm)

    def _build_epochs(self) -> None:
        epoch = self.tr("Epoch")
        self._accuracy = LivePlot(
            self.tr("Accuracy of each epoch"), epoch, self.tr("Named right"), percent=True
        )
        self._accuracy.set_placeholder(
            self.tr("After each epoch: how many images were named right.")
        )
        self._epoch_loss = LivePlot(self.tr("Loss of each epoch"), epoch, self.tr("Loss"))
        self._epoch_loss.set_placeholder(self.tr("After each epoch: its mean loss."))
        for plot in (self._accuracy, self._epoch_loss):
            plot.add_series(self._training, "secondary", markers=True)
            plot.add_series(self._validation, "accent", markers=True)
        self._epochs = PlotDeck(self.tr("Curves by epoch"))
        self._epochs.add(self.tr("Accuracy"), self._accuracy)
        self._epochs.add(self.tr("Loss"), self._epoch_loss)

    def take_tab_order(self, before: QWidget) -> None:
        """Have the Tab key come here from a widget; what is built late is last otherwise."""
        for deck in (self._steps, self._epochs):
            before = deck.take_tab_order(before)

    def _plots(self) -> tuple[LivePlot, ...]:
        return self._loss, self._lr, self._norm, self._accuracy, self._epoch_loss

    def points(self) -> tuple[int, int]:
        """How many steps and epochs the curves of loss and accuracy have."""
        return (
            self._loss.point_count(self._losses),
            self._accuracy.point_count(self._validation),
        )

    def clear(self) -> None:
        """Forget everything that was shown: another run, or one whose past was cut."""
        for plot in self._plots():
            plot.clear()

    def show_history(self, history: History, *, grows: bool) -> None:
        """Show what a history has gained since the last call or since `clear`.

        Args:
            history: The run's.
            grows: Whether more is to come; otherwise the curves get the whole width.
        """
        self._history = history
        self._grows = grows
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        history = self._history
        marks = list(self._marks())
        if self._steps.is_shown(self._loss):
            self._follow_steps(self._loss, self._losses, history.losses)
        elif self._steps.is_shown(self._lr):
            self._follow_steps(self._lr, self._rates, history.lrs)
        else:
            _follow(self._norm, self._norms, *history.gradient_norms)
        for plot in (self._loss, self._lr, self._norm):
            plot.set_marks(marks)
        kind, plot = ("accuracy", self._accuracy)
        if self._epochs.is_shown(self._epoch_loss):
            kind, plot = ("loss", self._epoch_loss)
        self._follow_epochs(plot, kind)
        if history.steps_per_epoch:
            plot.set_marks([(step / history.steps_per_epoch, text) for step, text in marks])
        if not self._grows:
            for plot in self._plots():
                plot.settle()

    def _follow_steps(self, plot: LivePlot, name: str, values: Numbers) -> None:
        done = plot.point_count(name)
        plot.extend_series(name, np.arange(done + 1, len(values) + 1), values[done:])

    def _follow_epochs(self, plot: LivePlot, kind: str) -> None:
        if plot.point_count(self._validation) == len(self._history.epochs):
            return
        epochs = self._history.epoch_column("epoch")
        for name, part in ((self._training, "train"), (self._validation, "val")):
            _follow(plot, name, epochs, self._history.epoch_column(f"{part}_{kind}"))

    def _marks(self) -> Iterator[tuple[float, str]]:
        """What was done to the run, by step."""
        done = sorted(self._history.interventions, key=lambda one: one.step)
        for step, together in groupby(done, key=lambda one: one.step):
            texts = [text for one in together if (text := self._said(one))]
            if texts:
                yield float(step), " · ".join(texts)

    def _said(self, intervention: Intervention) -> str:
        value = intervention.value
        match intervention.key:
            case "lr":
                return self.tr("rate {0}").format(f"{float(value):.3g}")
            case "epochs":
                return self.tr("to epoch {0}").format(value)
            case "stop" if value == "time":
                return self.tr("time is up")
            case "stop":
                return self.tr("no longer falling")
        return ""  # a schedule comes with the epochs that it is for


def _follow(plot: LivePlot, name: str, x: Numbers, y: Numbers) -> None:
    """Append to a series what the arrays have more than it."""
    done = plot.point_count(name)
    plot.extend_series(name, x[done:], y[done:])
