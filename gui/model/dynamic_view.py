"""A network whose forward pass branches, and the graphs that two inputs leave behind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from engine.errors import AtelierError
from gui import errors, theme
from gui.background import Background, Job
from gui.data.latest_job import LatestJob
from gui.model.backprop_diagram import placed
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.forms.number_fields import RealField
from gui.widgets.live_text import LiveText
from gui.widgets.model.graph_layout import Placed
from gui.widgets.model.graph_view import GraphView

_INPUTS = ((0.4, -0.2, 0.3), (-2.0, 1.0, -0.5))
_LARGEST = 100.0

Values = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Recorded:
    """What one input left behind.

    Attributes:
        graph: The graph, laid out.
        text: The same as text.
        nodes: How many nodes it has.
        output: What came out.
        relu: Whether the branch with ReLU was taken, not that with tanh.
        times: How often the layer `again` was run.
    """

    graph: Placed
    text: str
    nodes: int
    output: float
    relu: bool
    times: int


class DynamicView(QWidget):
    """The example's source, and beside it two inputs, each with its graph."""

    def __init__(
        self,
        session: Session,  # as all pages of the tab are given; the example needs none
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._source_job = LatestJob(background)
        self.source = QPlainTextEdit()
        self.source.setReadOnly(True)
        theme.set_code_font(self.source)
        self.source.setAccessibleName(self.tr("Source of the example"))
        self.source.setTabChangesFocus(True)
        self.source.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.sides = tuple(
            InputSide(title, values, background)
            for title, values in zip((self.tr("Input A"), self.tr("Input B")), _INPUTS, strict=True)
        )
        words = layouts.label(
            self.tr(
                "forward() is plain Python: if and for decide anew for each input, and autograd "
                "records only what was done. Change a number and watch the graph."
            ),
            "muted",
            wrap=True,
        )
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(words)
        left.addWidget(self.source, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        outer.setSpacing(layouts.MARGIN)
        outer.addLayout(left, 9)
        for side in self.sides:
            outer.addWidget(side, 8)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the source and record both graphs, the first time."""
        super().showEvent(event)
        if not self.source.toPlainText() and not self._source_job.is_running:
            self._source_job.start(_source, self.source.setPlainText, self._show_error)

    def _show_error(self, error: AtelierError) -> None:
        self.source.setPlainText(errors.sentence(error))


class InputSide(QWidget):
    """Three numbers, and the graph that they leave behind.

    Signals:
        recorded(Recorded): The graph of the newest numbers is shown.
    """

    recorded = Signal(object)

    def __init__(self, title: str, values: Values, background: Background) -> None:
        super().__init__()
        self._job = LatestJob(background)
        self._shown: Values | None = None
        self._newest: Recorded | None = None
        self._text = ""
        self.fields = [RealField(-_LARGEST, _LARGEST, 0.1) for _ in values]
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(layouts.label(title, "heading"))
        for number, (field, value) in enumerate(zip(self.fields, values, strict=True)):
            field.setValue(value)
            field.setKeyboardTracking(False)
            field.setAccessibleName(self.tr("{0}, number {1}").format(title, number + 1))
            field.valueChanged.connect(self._record)
            row.addWidget(field, 1)
        self.way = LiveText(title=False)
        self.way.setAccessibleName(self.tr("{0}: the way taken").format(title))
        self.graph = GraphView(whole=True)
        self.graph.setAccessibleName(self.tr("{0}: autograd graph").format(title))
        self.graph.copy_requested.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.way)
        column.addWidget(self.graph, 1)

    def values(self) -> Values:
        """The numbers that go in."""
        return tuple(field.value() for field in self.fields)

    @property
    def newest(self) -> Recorded | None:
        """What the newest numbers left behind; None until it is recorded."""
        return self._newest if self._shown == self.values() else None

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was changed while this was hidden."""
        super().showEvent(event)
        self._record()

    @Slot()
    def _record(self) -> None:
        values = self.values()
        if not self.isVisible() or values == self._shown:
            return

        def work(_job: Job) -> Recorded:
            return _recorded(values)

        def done(recorded: Recorded) -> None:
            self._shown = values
            self._show(recorded)

        self._job.start(work, done, self._show_error)

    def _show(self, recorded: Recorded) -> None:
        self._newest, self._text = recorded, recorded.text
        self.graph.set_graph(recorded.graph)
        words = (
            self.tr("relu, again {0}x: {1} nodes; output {2}")
            if recorded.relu
            else self.tr("tanh, again {0}x: {1} nodes; output {2}")
        )
        self.way.set_text(words.format(recorded.times, recorded.nodes, f"{recorded.output:.4g}"))
        self.way.setToolTip(self.way.text())
        self.recorded.emit(recorded)

    def _show_error(self, error: AtelierError) -> None:
        self.graph.set_graph(None)
        self.graph.set_placeholder(errors.sentence(error))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


def _source(_job: Job) -> str:
    """In a worker thread."""
    import inspect

    from engine.models.branching import Branching

    return inspect.getsource(Branching)


def _recorded(values: Values) -> Recorded:
    """In a worker thread."""
    import torch
    from torch import Tensor

    from engine import devices
    from engine.models import branching, gradient_trace

    devices.use_threads(1)
    network = branching.build()

    def run() -> tuple[Tensor, Tensor]:
        output = network(torch.tensor([values]))
        return output, output.sum()

    trace = gradient_trace.record(network, run)
    names = [node.name for node in trace.nodes]
    times = sum(n.name.startswith("Addmm") and n.layer == "again" for n in trace.nodes)
    return Recorded(
        graph=placed(trace),
        text=trace.as_text(),
        nodes=len(names),
        output=float(trace.outputs),
        relu="ReluBackward0" in names,
        times=times,
    )
