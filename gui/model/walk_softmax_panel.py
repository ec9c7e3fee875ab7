"""The end of the walk: logits, softmax, a temperature, and the wrong dimension."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from gui import theme
from gui.model.walk_maker import Answer
from gui.widgets import layouts
from gui.widgets.live_text import LiveText
from gui.widgets.model.softmax_bars import SoftmaxBars, softmax

_COLDEST, _HOTTEST = -20, 20  # the temperature is 10 to the power of a twentieth of the position


class SoftmaxPanel(QWidget):
    """One image's logits and their shares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: Answer | None = None
        self._image = 0
        self.bars = SoftmaxBars()
        self.sum = LiveText(title=False)
        self.temperature = QSlider(Qt.Orientation.Horizontal)
        self.temperature.setRange(_COLDEST, _HOTTEST)
        theme.scaled(self.temperature.setMaximumWidth, 180)
        tip = self.tr(
            "Logits are divided by the temperature before softmax: above 1 the shares come closer "
            "together, below 1 the highest takes all. The order never changes."
        )
        self.temperature.setToolTip(tip)
        self.temperature.setAccessibleDescription(tip)
        self.temperature.valueChanged.connect(self._show)
        self.temperature_text = LiveText(title=False)
        theme.scaled(self.temperature_text.setFixedWidth, 48)
        self.wrong = layouts.label("", "muted", wrap=True)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(layouts.caption(self.tr("Temperature"), self.temperature))
        row.addWidget(self.temperature, 1)
        row.addWidget(self.temperature_text)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(layouts.label(self.tr("Logits and Softmax(dim=1)"), "heading"))
        column.addWidget(
            layouts.label(
                self.tr(
                    "The network gives logits: any numbers, one for each class. Softmax makes "
                    "shares of them, row by row."
                ),
                wrap=True,
            )
        )
        column.addLayout(row)
        column.addWidget(self.bars)
        column.addWidget(self.sum)
        column.addWidget(self.wrong)
        column.addStretch(1)

    def show_answer(self, answer: Answer, image: int) -> None:
        """Show the logits of one image."""
        self._answer, self._image = answer, image
        self._show()

    @Slot()
    def _show(self) -> None:
        temperature = float(10 ** (self.temperature.value() / _HOTTEST))
        self.temperature_text.set_text(f"{temperature:.2g}")
        if self._answer is None or self._answer.walk.logits is None:
            return
        logits = self._answer.walk.logits
        self.bars.set_answer(self._answer.classes, logits[self._image], temperature)
        total = float(self.bars.shares().sum())
        if np.isfinite(total):
            self.sum.set_text(
                self.tr("The {0} shares add up to {1}.").format(logits.shape[1], f"{total:.4f}")
            )
        else:
            self.sum.set_text(self.tr("Logits that are no numbers have no shares."))
        across = softmax(logits / np.float32(temperature), axis=0)[self._image].sum()
        text = self.tr(
            "Softmax(dim=0) would sum over the wrong axis: down the {0} images instead of across "
            "the classes. This image's row would then add up to {1}."
        )
        self.wrong.setText(text.format(len(logits), f"{across:.4f}"))
