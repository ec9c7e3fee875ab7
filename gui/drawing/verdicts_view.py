"""What two models make of a drawing, as bars: probabilities, or the logits behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gui import errors, theme
from gui.session import OwnWeights
from gui.widgets import layouts
from gui.widgets.drawing.probability_bars import ProbabilityBars
from gui.widgets.live_text import LiveText

if TYPE_CHECKING:
    from engine.inference.classifier import Prediction
    from gui.predictor import Verdict

# Positions of the slider: the temperature is 10 to the power of a twentieth of them.
_COLDEST, _HOTTEST = -20, 20


class VerdictsView(QWidget):
    """Atelier's model and the person's own side by side.

    Signals:
        class_clicked(int, bool): A class of a model's bars was chosen; whether of the own model's.
        temperature_changed(): What `share` answers changed.
        training_requested(): There is no own model yet, and the person wants one.
    """

    class_clicked = Signal(int, bool)
    temperature_changed = Signal()
    training_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._logits: dict[ProbabilityBars, NDArray[np.float32] | None] = {}
        self._build()
        self.shipped_bars.class_clicked.connect(self._click_shipped)
        self.own_bars.class_clicked.connect(self._click_own)

    def _build(self) -> None:
        self.shipped_label = layouts.label(
            self.tr("Trained on photos and on drawn outlines."), "muted", wrap=True
        )
        self.own_label = layouts.label(
            self.tr("Train a model in the Training tab, and see here what it makes of it."),
            "muted",
            wrap=True,
        )
        self.shipped_bars, shipped = _bars_card(self.tr("Atelier's model"), self.shipped_label)
        self.own_bars, own = _bars_card(self.tr("Your model"), self.own_label)
        self.train_button = QPushButton(self.tr("Train a model"))
        self.train_button.clicked.connect(self.training_requested)
        own.column.insertWidget(2, self.train_button, 0, Qt.AlignmentFlag.AlignLeft)
        both = QHBoxLayout()
        both.setSpacing(layouts.SPACING)
        both.addWidget(shipped, 1)
        both.addWidget(own, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, layouts.SPACING, 0, 0)
        column.setSpacing(layouts.SPACING)
        column.addLayout(both, 1)
        column.addLayout(self._build_softmax())

    def _build_softmax(self) -> QHBoxLayout:
        self.logits_box = QCheckBox(self.tr("Logits"))
        self.logits_box.setToolTip(
            self.tr("The network's own numbers, before softmax makes shares of them.")
        )
        self.logits_box.toggled.connect(self._show)
        self.temperature = QSlider(Qt.Orientation.Horizontal)
        self.temperature.setRange(_COLDEST, _HOTTEST)
        theme.scaled(self.temperature.setMaximumWidth, 160)
        tip = self.tr(
            "Logits are divided by the temperature before softmax: above 1 the shares come closer "
            "together, below 1 the highest takes all. The order never changes."
        )
        self.temperature.setToolTip(tip)
        self.temperature.setAccessibleDescription(tip)
        self.temperature.valueChanged.connect(self._change_temperature)
        self.temperature_text = LiveText(title=False)
        theme.scaled(self.temperature_text.setFixedWidth, 48)
        row = QHBoxLayout()
        row.addWidget(self.logits_box)
        row.addStretch(1)
        row.addWidget(layouts.caption(self.tr("Temperature"), self.temperature))
        row.addWidget(self.temperature)
        row.addWidget(self.temperature_text)
        return row

    # What is shown

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Name the rows of Atelier's model."""
        self.shipped_bars.set_classes(classes)

    def say_of_shipped(self, text: str) -> None:
        """Say where Atelier's weights come from, or why there are none."""
        self.shipped_label.setText(text)

    def set_own(self, own: OwnWeights) -> None:
        """Name the rows of the person's model, and say where it comes from."""
        self.train_button.hide()
        if self.own_bars.classes() != own.inputs.classes:
            self.own_bars.set_classes(own.inputs.classes)
            self._logits.pop(self.own_bars, None)
        if own.epoch:
            text = self.tr("{0} on {1}, after epoch {2}.").format(
                own.model.name, errors.said(own.inputs.title), own.epoch
            )
        elif not own.step:  # fresh ones, or those of a file
            text = self.tr("{0} on {1}: your weights.").format(
                own.model.name, errors.said(own.inputs.title)
            )
        else:
            text = self.tr("{0} on {1}, after step {2}.").format(
                own.model.name, errors.said(own.inputs.title), f"{own.step:,}"
            )
        self.own_label.setText(text)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show what the models said; None for an empty sheet."""
        shipped = verdict.shipped if verdict else None
        own = verdict.own if verdict else None
        self._logits = {self.shipped_bars: _logits(shipped), self.own_bars: _logits(own)}
        self._show()

    def share(self, prediction: Prediction) -> float:
        """What the likeliest class gets at the temperature that is set, 0 to 1, as in the bars."""
        logits = _logits(prediction)
        if logits is None:
            return float(prediction.probabilities[prediction.label])
        return float(softmax(logits / self._temperature())[prediction.label])

    @property
    def exponent(self) -> float:
        """Logits are divided by 10 to the power of this, -1 to 1."""
        return self.temperature.value() / _HOTTEST

    def _temperature(self) -> float:
        return float(10**self.exponent)

    @Slot()
    def _change_temperature(self) -> None:
        self._show()
        self.temperature_changed.emit()

    @Slot()
    def _show(self) -> None:
        temperature = self._temperature()
        self.temperature_text.set_text(f"{temperature:.2g}")
        for bars, logits in self._logits.items():
            if logits is None or len(logits) != len(bars.classes()):
                bars.set_figures(None)
                bars.set_probabilities(None)
                continue
            texts = [f"{value:.2f}" for value in logits] if self.logits_box.isChecked() else None
            bars.set_figures(texts)
            bars.set_probabilities(softmax(logits / temperature))

    @Slot(object)
    def _click_shipped(self, label: int) -> None:
        self.class_clicked.emit(label, False)

    @Slot(object)
    def _click_own(self, label: int) -> None:
        self.class_clicked.emit(label, True)


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Shares [classes] of logits [classes]; the highest is taken off first, so that none is inf."""
    powers: NDArray[np.float64] = np.exp(logits.astype(np.float64) - float(logits.max()))
    return powers / float(powers.sum())


def _logits(prediction: Prediction | None) -> NDArray[np.float32] | None:
    """A prediction's logits, if all of them are finite."""
    if prediction is None or not np.isfinite(prediction.logits).all():
        return None
    return prediction.logits


def _bars_card(title: str, origin: QLabel) -> tuple[ProbabilityBars, layouts.Card]:
    """A model's bars under its name and where it comes from (two lines of it have room)."""
    bars = ProbabilityBars()
    # They follow the pen: an answer comes before an animation of the last one would end.
    bars.set_animated(False)
    bars.setAccessibleName(title)
    theme.hold_lines(origin.setMinimumHeight, 2)
    origin.setAlignment(Qt.AlignmentFlag.AlignTop)
    scroll = layouts.scrolled(bars)
    bar = scroll.verticalScrollBar().sizeHint().width()
    theme.follow(scroll.setMinimumWidth, lambda area: area.widget().minimumSizeHint().width() + bar)
    bars.walked.connect(scroll.ensureVisible)
    card = layouts.Card(layouts.label(title, "heading"), origin)
    card.column.addWidget(scroll, 1)
    return bars, card
