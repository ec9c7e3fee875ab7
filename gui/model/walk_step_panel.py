"""One layer close up: what it computes, its values for one image, and where a pixel comes from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.models.walk_records import PixelOrigin, Step
from gui.model import walk_words
from gui.model.walk_maker import Answer
from gui.model.walk_pixel_panel import PixelPanel
from gui.widgets import layouts
from gui.widgets.model.activation_view import ActivationView


class StepPanel(QWidget):
    """What there is to see of one layer.

    Signals:
        pixel_requested(int, tuple): Of which step, and which image, channel, row and column.
    """

    pixel_requested = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._image = 0
        self._place: tuple[int, ...] | None = None
        self.title = layouts.label("", "heading", select=True)
        self.shapes = layouts.label("", select=True)
        self.note = layouts.label("", "muted", wrap=True)
        self.sentence = layouts.label("", wrap=True, select=True)
        self.formula = layouts.label("", wrap=True, select=True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self.formula.setStyleSheet(f'font-family: "{fixed}";')
        self.silence = layouts.label("", "muted", wrap=True)
        self.values = ActivationView()
        self.values.element_chosen.connect(self._choose)
        self.pixel = PixelPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.title, self.shapes, self.note, self.sentence, self.formula):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.values, 1)
        column.addWidget(self.silence)
        column.addWidget(self.pixel)

    def show_step(self, step: Step, image: int, answer: Answer) -> None:
        """Show a layer's values for one image of the batch."""
        kept = self._step is not None and self._step.number == step.number
        self._step, self._image = step, image
        windowed = step.has_window
        by_image, masks = (answer.walk.by_image(v) for v in (step.values, step.silenced))
        values = step.values if by_image is None else by_image[image]
        mask = step.silenced if masks is None else masks[image]
        windowed = windowed and by_image is not None
        self._say(step, mask, answer)
        if not kept:
            self._place = None
            self.values.choose(None)
        self.values.set_values(values, mask, choosable=windowed, among=step.values)
        self.pixel.setVisible(windowed)
        self._place = self.values.chosen()
        if not windowed:
            return
        if self._place is None:
            self.pixel.invite()
        else:
            self._choose(self._place)

    def show_pixel(self, origin: PixelOrigin, answer: Answer) -> None:
        """Show where a pixel comes from, if it is still the one that is marked."""
        step = self._step
        if step is None or self._place is None:
            return
        if (origin.number, origin.place) == (step.number, (self._image, *self._place)):
            self.pixel.show_origin(origin, answer)

    def _say(self, step: Step, mask: NDArray[np.bool_] | None, answer: Answer) -> None:
        name = self.tr("{0}: {1}").format(walk_words.title(step), step.kind)
        texts = (
            (self.title, name),
            (self.shapes, walk_words.shapes_text(step)),
            (self.note, walk_words.origin_text(step.origin, answer.walk)),
            (self.sentence, walk_words.sentence(step)),
            (self.formula, walk_words.formula(step)),
            (self.silence, walk_words.silence_text(mask)),
        )
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))

    @Slot(object)
    def _choose(self, index: tuple[int, ...]) -> None:
        self._place = index
        if self._step is not None:
            self.pixel_requested.emit(self._step.number, (self._image, *index))
