"""The Draw tab: draw a garment and be told what it is, while the pen moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.errors import AtelierError
from gui import errors
from gui.numbers import percent
from gui.predictor import Predictor, Verdict
from gui.session import OwnWeights, Session
from gui.widgets import layouts
from gui.widgets.drawing.canvas import DrawingCanvas
from gui.widgets.drawing.drawing_history import UndoState
from gui.widgets.drawing.probability_bars import ProbabilityBars
from gui.widgets.images.image_view import ImageView
from gui.widgets.live_text import LiveText

if TYPE_CHECKING:
    from engine.inference.classifier import Prediction

# Pixels of the picture that goes to the models; they see 28, so this loses nothing.
_PICTURE_SIZE = 280


class DrawTab(QWidget):
    """The canvas, what the network sees of it, and what two models make of it."""

    def __init__(
        self, session: Session, predictor: Predictor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._predictor = predictor
        self._ready = False  # whether the shipped model has been read
        # Pen moves of one turn of the event loop are answered together.
        self._ask_soon = QTimer(self, interval=0, singleShot=True)
        self._ask_soon.timeout.connect(self._ask)
        self._build()
        self._show_own_weights(session.own_weights)
        session.own_weights_changed.connect(self._show_own_weights)
        predictor.ready.connect(self._models_ready)
        predictor.answered.connect(self._show_verdict)

    # Building

    def _build(self) -> None:
        self.canvas = DrawingCanvas()
        self.canvas.setAccessibleName(self.tr("Drawing"))
        self.canvas.changed.connect(self._ask_soon.start)
        self.canvas.undo_state_changed.connect(self._follow_undo)
        self.canvas.tool_changed.connect(self._follow_tool)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addLayout(self._build_tools())
        column.addWidget(self.canvas, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self._build_verdicts())
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([560, 640])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(layouts.MARGIN, layouts.SPACING, layouts.MARGIN, layouts.MARGIN)
        layout.addWidget(splitter)

    def _build_tools(self) -> QHBoxLayout:
        self.brush_button = QPushButton(self.tr("Brush"))
        self.eraser_button = QPushButton(self.tr("Eraser"))
        tools = QButtonGroup(self)
        for button, tool in ((self.brush_button, "brush"), (self.eraser_button, "eraser")):
            button.setCheckable(True)
            tools.addButton(button)
            button.clicked.connect(self._take_brush if tool == "brush" else self._take_eraser)
        self.brush_button.setChecked(True)
        self.width_slider = QSlider(Qt.Orientation.Horizontal)
        self.width_slider.setRange(10, 150)  # thousandths of the canvas's edge
        self.width_slider.setValue(round(self.canvas.pen_width * 1000))
        self.width_slider.setMinimumWidth(60)
        self.width_slider.setMaximumWidth(120)
        self.width_slider.setToolTip(self.tr("Width of the pen (keys [ and ])"))
        self.width_slider.setAccessibleName(self.tr("Width of the pen"))
        self.width_slider.valueChanged.connect(self._set_width)
        self.canvas.width_changed.connect(self._follow_width)
        self.undo_button = self._edit_button(
            self.tr("Undo"), QKeySequence.StandardKey.Undo, self.canvas.undo
        )
        self.redo_button = self._edit_button(
            self.tr("Redo"), QKeySequence.StandardKey.Redo, self.canvas.redo
        )
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.clicked.connect(self.canvas.clear)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.brush_button, self.eraser_button, self.width_slider):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.undo_button, self.redo_button, self.clear_button):
            row.addWidget(widget)
        self._follow_undo(UndoState(False, False))
        return row

    def _edit_button(self, text: str, key: QKeySequence.StandardKey, act: object) -> QPushButton:
        button = QPushButton(text)
        shortcut = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text} ({shortcut})")
        button.clicked.connect(act)
        return button

    def _build_verdicts(self) -> QWidget:
        self.seen = ImageView()
        self.seen.setFixedSize(112, 112)  # four screen pixels for one of the network
        self.seen.setAccessibleName(self.tr("What the network sees"))
        self.seen.set_placeholder("")
        self.verdict_label = LiveText(title=True)
        self.hint_label = layouts.label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self.verdict_label)
        words.addWidget(self.hint_label)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(layouts.MARGIN)
        view = QVBoxLayout()
        view.setSpacing(4)
        view.addWidget(self.seen)
        seen_label = layouts.label(self.tr("What the network sees"), "muted", wrap=True)
        seen_label.setFixedWidth(self.seen.width())
        view.addWidget(seen_label)
        top.addLayout(view)
        top.addLayout(words, 1)
        self.shipped_label = layouts.label(
            self.tr("Trained on photos and on drawn outlines."), "muted", wrap=True
        )
        self.own_label = layouts.label("", "muted", wrap=True)
        self.shipped_bars, shipped = _bars_card(self.tr("Atelier's model"), self.shipped_label)
        self.own_bars, own = _bars_card(self.tr("Your model"), self.own_label)
        both = QHBoxLayout()
        both.setSpacing(layouts.SPACING)
        both.addWidget(shipped, 1)
        both.addWidget(own, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addLayout(top)
        column.addLayout(both, 1)
        self._say_nothing_drawn()
        return side

    # The tools

    @Slot()
    def _take_brush(self) -> None:
        self.canvas.set_tool("brush")

    @Slot()
    def _take_eraser(self) -> None:
        self.canvas.set_tool("eraser")

    @Slot(object)
    def _follow_tool(self, tool: str) -> None:
        self.brush_button.setChecked(tool == "brush")
        self.eraser_button.setChecked(tool == "eraser")

    @Slot(int)
    def _set_width(self, thousandths: int) -> None:
        self.canvas.set_width(thousandths / 1000)

    @Slot(object)
    def _follow_width(self, fraction: float) -> None:
        self.width_slider.setValue(round(fraction * 1000))

    @Slot(object)
    def _follow_undo(self, state: UndoState) -> None:
        self.undo_button.setEnabled(state.can_undo)
        self.redo_button.setEnabled(state.can_redo)
        self.clear_button.setEnabled(not self.canvas.is_empty)

    # The verdicts

    @Slot()
    def _ask(self) -> None:
        self.clear_button.setEnabled(not self.canvas.is_empty)
        if self.canvas.is_empty:
            self._say_nothing_drawn()
        else:
            self._predictor.ask(self.canvas.to_array(_PICTURE_SIZE))
            if not self._ready:
                self.verdict_label.set_text(self.tr("One moment"))
                self.hint_label.setText(self.tr("Getting the models ready..."))

    @Slot(object)
    def _models_ready(self, answer: tuple[str, ...] | AtelierError) -> None:
        self._ready = True
        if isinstance(answer, AtelierError):
            self.shipped_label.setText(errors.sentence(answer))
        else:
            self.shipped_bars.set_classes(answer)
        self._ask()

    @Slot(object)
    def _show_own_weights(self, own: OwnWeights | None) -> None:
        if own is None:
            self.own_label.setText(
                self.tr("Train a model in the Training tab, and see here what it makes of it.")
            )
            return
        if self.own_bars.classes() != own.dataset.classes:
            self.own_bars.set_classes(own.dataset.classes)
        self.own_label.setText(
            self.tr("{0} on {1}, after step {2}.").format(
                own.model.name, own.dataset.title, f"{own.step:,}"
            )
        )
        self._predictor.set_own(own)
        self._ask()

    @Slot(object)
    def _show_verdict(self, verdict: Verdict) -> None:
        if self.canvas.is_empty:
            return
        if verdict.error is not None and verdict.error.code == "image_empty":
            self._say_nothing_drawn()
            return
        _fill(self.shipped_bars, verdict.shipped)
        _fill(self.own_bars, verdict.own)
        named = verdict.shipped or verdict.own
        if named is None:
            self.verdict_label.set_text(self.tr("No verdict"))
            self.hint_label.setText(errors.sentence(verdict.error) if verdict.error else "")
        else:
            self.seen.set_image(named.seen)
            share = float(named.probabilities[named.label])
            self.verdict_label.set_text(self.tr("{0}, {1}").format(named.name, percent(share)))
            self.hint_label.setText(self.tr("Keep drawing: the bars follow the pen."))

    def _say_nothing_drawn(self) -> None:
        self.shipped_bars.set_probabilities(None)
        self.own_bars.set_probabilities(None)
        self.seen.set_image(None)
        self.verdict_label.set_text(self.tr("Draw a piece of clothing"))
        self.hint_label.setText(
            self.tr("A T-shirt, trousers, a bag, a shoe... An outline is enough.")
        )


def _bars_card(title: str, origin: QLabel) -> tuple[ProbabilityBars, QWidget]:
    """A model's bars under its name and where it comes from (two lines of it have room)."""
    bars = ProbabilityBars()
    # They follow the pen: an answer comes before an animation of the last one would end.
    bars.set_animated(False)
    bars.setAccessibleName(title)
    origin.setMinimumHeight(2 * origin.fontMetrics().lineSpacing())
    origin.setAlignment(Qt.AlignmentFlag.AlignTop)
    card = layouts.Card(layouts.label(title, "heading"), origin, bars)
    card.column.addStretch(1)
    return bars, card


def _fill(bars: ProbabilityBars, prediction: Prediction | None) -> None:
    """Show a prediction; the bars themselves take one that is not finite for none."""
    bars.set_probabilities(None if prediction is None else prediction.probabilities)
