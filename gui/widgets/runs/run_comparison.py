"""Several runs: their curves in one plot, and what differs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.training.events import EpochFinished
from engine.training.run_store import RunSummary, differences
from gui.numbers import percent
from gui.widgets import layouts
from gui.widgets.runs.spec_table import Rows, SpecTable, field_title

if TYPE_CHECKING:
    from gui.widgets.plots.live_plot import LivePlot

# Far apart in hue, each with a contrast of 3:1 or more on the ground of both themes.
COLOURS = (
    "#3b82f6",
    "#d97706",
    "#16a34a",
    "#ef4444",
    "#a855f7",
    "#0d9488",
    "#db2777",
    "#7c8594",
)
LETTERS = "ABCDEFGH"

# 92 and 93 % are hardly apart from 0 to 100 %; 8 and 7 % of errors are, on a logarithmic scale.
_ERRORS = "val_errors"


class RunComparison(QWidget):
    """Compares up to eight runs; each is called by a letter.

    Signals:
        exported(str): The plot was written to this file.
        export_failed(str): Why it was not, one sentence.
    """

    exported = Signal(str)
    export_failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunSummary] = []
        self._plots: dict[str, LivePlot] = {}
        self._shown: dict[str, list[RunSummary]] = {}
        self._build()

    def _build(self) -> None:
        self.figure_box = QComboBox()
        self.figure_box.addItem(self.tr("Validation accuracy"), "val_accuracy")
        self.figure_box.addItem(self.tr("Errors, log scale"), _ERRORS)
        self.figure_box.addItem(self.tr("Validation loss"), "val_loss")
        self.figure_box.addItem(self.tr("Training accuracy"), "train_accuracy")
        self.figure_box.addItem(self.tr("Training loss"), "train_loss")
        self.figure_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.figure_box.setMinimumContentsLength(9)
        self.figure_box.setAccessibleName(self.tr("What is compared"))
        self.figure_box.currentIndexChanged.connect(self._draw)
        self.area = QStackedWidget()
        self._headers = QStackedWidget()
        self.count_label = layouts.label("", "muted")
        self.count_label.setMinimumWidth(40)
        self.table = SpecTable()
        self.table.setAccessibleName(self.tr("What differs between the runs"))
        top = QHBoxLayout()
        top.addWidget(self.figure_box)
        top.addWidget(self._headers, 1)
        plot_side, table_side = QWidget(), QWidget()
        plot_column = QVBoxLayout(plot_side)
        plot_column.setContentsMargins(0, 0, 0, 0)
        plot_column.setSpacing(4)
        plot_column.addLayout(top)
        plot_column.addWidget(self.area, 1)
        table_column = QVBoxLayout(table_side)
        table_column.setContentsMargins(0, 0, 0, 0)
        table_column.setSpacing(4)
        table_column.addWidget(self.count_label)
        table_column.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(plot_side)
        splitter.addWidget(table_side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def show_runs(self, runs: list[RunSummary]) -> None:
        """Compare these runs; of more than eight, the first eight."""
        compared = runs[: len(LETTERS)]
        if compared != self._runs:
            self._runs = compared
            self._show_table()
        if len(runs) > len(compared):
            text = self.tr("The first {0} of {1} chosen runs are compared.").format(
                len(compared), len(runs)
            )
        elif len(self._differing()) == 0:
            text = self.tr("Their specs are the same.")
        else:
            text = self.tr("What differs:")
        self.count_label.setText(text)
        self._draw()

    def plot(self) -> LivePlot | None:
        """The plot that is shown; None before the first."""
        return self._plots.get(self.figure_box.currentData())

    def _differing(self) -> Rows:
        return differences([run.spec for run in self._runs if run.spec is not None])

    def _show_table(self) -> None:
        with_spec = [run.spec is not None for run in self._runs]
        rows: list[tuple[str, list[object]]] = [
            (
                self.tr("Best accuracy"),
                [percent(run.best.val_accuracy, 2) if run.best else None for run in self._runs],
            ),
            (self.tr("Epochs done"), [len(run.epochs) for run in self._runs]),
            (
                self.tr("Seconds per epoch"),
                [_seconds(run) for run in self._runs],
            ),
        ]
        for path, values in self._differing():
            left = iter(values)
            rows.append((field_title(path), [next(left) if known else None for known in with_spec]))
        titles = [f"{letter}  {run.name}" for letter, run in zip(LETTERS, self._runs, strict=False)]
        self.table.show_values(titles, rows, COLOURS)

    @Slot()
    def _draw(self) -> None:
        """Bring the chosen plot up to date; imports pyqtgraph when the first one is needed."""
        figure = self.figure_box.currentData()
        plot = self._plots.get(figure) or self._make_plot(figure)
        self.area.setCurrentWidget(plot)
        self._headers.setCurrentIndex(self.area.currentIndex())
        if self._shown.get(figure) == self._runs:
            return
        for letter in LETTERS[: len(self._shown.get(figure, ()))]:
            plot.remove_series(letter)
        for letter, colour, run in zip(LETTERS, COLOURS, self._runs, strict=False):
            plot.add_series(letter, colour, markers=True)
            epochs = [float(epoch.epoch) for epoch in run.epochs]
            plot.set_series(letter, epochs, [_figure(epoch, figure) for epoch in run.epochs])
        self._shown[figure] = self._runs

    def _make_plot(self, figure: str) -> LivePlot:
        from gui.widgets.plots.live_plot import LivePlot

        title = self.figure_box.currentText()
        share = figure in (_ERRORS, "val_accuracy", "train_accuracy")
        log = figure == _ERRORS
        plot = LivePlot(title, self.tr("Epoch"), title, percent=share, log_y=log)
        plot.set_placeholder(self.tr("None of these runs has finished an epoch."))
        plot.exported.connect(self.exported)
        plot.export_failed.connect(self.export_failed)
        self._plots[figure] = plot
        self.area.addWidget(plot)
        self._headers.addWidget(plot.take_header())
        return plot


def _figure(epoch: EpochFinished, figure: str) -> float:
    if figure == _ERRORS:
        return 1 - epoch.val_accuracy
    value: float = getattr(epoch, figure)
    return value


def _seconds(run: RunSummary) -> str | None:
    if not run.epochs:
        return None
    return f"{sum(epoch.seconds for epoch in run.epochs) / len(run.epochs):.1f}"
