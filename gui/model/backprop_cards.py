"""The cards beside the autograd graph."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton

from gui import theme
from gui.model import backprop_texts as texts
from gui.model.backprop_bench import Look, Moment
from gui.model.backprop_picker import WeightPicker
from gui.model.backprop_settings import StepSettings
from gui.widgets import layouts
from gui.widgets.forms.number_fields import ChoiceField, WholeField
from gui.widgets.live_text import LiveText

_LARGEST_BATCH = 64
_MOST_SUMS = 4  # so many gradients still fit into a line or two


def _computed() -> QLabel:
    """A label for arithmetic: digits below digits."""
    made = layouts.label("", wrap=True, select=True)
    theme.set_code_font(made)
    return made


class LossCard(layouts.Card):
    """Batch size, mode, and the loss that came out."""

    def __init__(self) -> None:
        super().__init__(layouts.label(self.tr("One loss on one batch"), "heading"))
        self._moment: Moment | None = None
        self._stale = False
        self.count = WholeField(1, _LARGEST_BATCH)
        self.count.setValue(3)
        self.mode = ChoiceField(
            {"train": self.tr("model.train()"), "eval": self.tr("model.eval()")}
        )
        self.mode.setToolTip(
            self.tr("In training mode dropout draws, and batch normalisation uses the batch.")
        )
        self.button = QPushButton()
        self.set_busy(False)
        self.button.setProperty("primary", True)
        self.value = LiveText(title=True)
        self.value.setAccessibleName(self.tr("Loss"))
        self.formula = layouts.label("", "muted", wrap=True, select=True)
        self.numbers = layouts.label("", wrap=True, select=True)
        self.message = layouts.label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(layouts.caption(self.tr("Images"), self.count))
        row.addWidget(self.count)
        row.addWidget(layouts.caption(self.tr("Mode"), self.mode))
        row.addWidget(self.mode, 1)
        self.column.setSpacing(8)
        self.column.addLayout(row)
        for widget in (self.button, self.value, self.formula, self.numbers, self.message):
            self.column.addWidget(widget)
        self._show(loss=False)
        self._say(self.tr("The batch begins at the image that is chosen in the Data tab."))

    def show_moment(self, moment: Moment) -> None:
        """Show the loss and how it comes about."""
        self._show(loss=True)
        self.value.set_text(self.tr("Loss {0}").format(texts.single(moment.losses[-1])))
        self.formula.setText(texts.loss_formula(moment.request.train))
        numbers = texts.loss_numbers(moment)
        self.numbers.setText(numbers)
        self.numbers.setVisible(bool(numbers))
        self._moment = moment
        self._remark()

    def show_error(self, sentence: str) -> None:
        """Say why there is no loss."""
        self._moment, self._stale = None, False
        self._show(loss=False)
        self._say(sentence, "error")

    def set_busy(self, busy: bool) -> None:
        """Say whether a loss is being made."""
        self.button.setText(self.tr("Computing...") if busy else self.tr("Make one loss"))

    def set_stale(self, stale: bool) -> None:
        """Say whether what is shown belongs to something that has changed since."""
        self._stale = stale
        if self._moment is not None:
            self._remark()

    def _remark(self) -> None:
        assert self._moment is not None
        if not self._moment.trace.is_finite:
            self._say(
                self.tr(
                    "The loss or a gradient is not a finite number: the weights or the images "
                    "hold nan, infinity or numbers that are too large. A step would spoil every "
                    "weight."
                ),
                "error",
            )
        elif self._stale:
            self._say(
                self.tr(
                    "The network, its weights or the images have changed since; what is shown is "
                    "the copy from before. Make one loss anew."
                )
            )
        else:
            self._say("")

    def _show(self, loss: bool) -> None:
        for widget in (self.value, self.formula, self.numbers):
            widget.setVisible(loss)

    def _say(self, text: str, role: str = "muted") -> None:
        self.message.setText(text)
        theme.set_role(self.message, role)
        self.message.setVisible(bool(text))


class WeightCard(layouts.Card):
    """One weight: its value, its gradient, and whether that is right."""

    def __init__(self) -> None:
        super().__init__(layouts.label(self.tr("One weight"), "heading"))
        self.picker = WeightPicker()
        self.column.setSpacing(8)
        self.column.addWidget(self.picker)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.rows: list[tuple[QLabel, QLabel]] = []
        for place in range(4):
            name, text = layouts.label("", "muted"), layouts.label("", wrap=True, select=True)
            text.setFont(theme.tabular(text.font()))
            self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, place, 1)
            self.rows.append((name, text))
        self.column.addLayout(self._grid)
        self.message = layouts.label("", "muted", wrap=True)
        self.column.addWidget(self.message)
        self.show_look(None)

    def show_look(self, look: Look | None) -> None:
        """Show a weight, or none."""
        rows = [] if look is None else texts.weight_rows(look)
        for place, (name, text) in enumerate(self.rows):
            shown = rows[place] if place < len(rows) else ("", "")
            name.setText(shown[0])
            text.setText(shown[1])
            for label in (name, text):
                label.setVisible(place < len(rows))
        self.say(
            self.tr("Make one loss first: every weight then has a gradient.")
            if look is None
            else self.tr(
                "Finite difference: (loss(w + 0.000001) - loss(w - 0.000001)) / 0.000002, in "
                "float64."
            )
        )

    def say(self, text: str) -> None:
        """Say something below the numbers."""
        self.message.setText(text)


class StepCard(layouts.Card):
    """The optimizer's step for the weight, written out."""

    def __init__(self) -> None:
        super().__init__(layouts.label(self.tr("The optimizer's step"), "heading"))
        self.settings = StepSettings()
        self.written = _computed()
        self.written.setAccessibleName(self.tr("The step written out"))
        self.after = layouts.label("", wrap=True, select=True)
        self.step_button = QPushButton(self.tr("Do the step"))
        self.step_button.setToolTip(self.tr("optimizer.step() on all weights of the copy"))
        self.again_button = QPushButton(self.tr("Again"))
        self.again_button.setToolTip(self.tr("Back to before the first step"))
        self.losses = layouts.label("", wrap=True, select=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.step_button, 1)
        buttons.addWidget(self.again_button)
        self.column.setSpacing(8)
        for widget in (self.settings, self.written, self.after):
            self.column.addWidget(widget)
        self.column.addLayout(buttons)
        self.column.addWidget(self.losses)
        self.show_look(None)
        self.show_losses(())

    def show_look(self, look: Look | None) -> None:
        """Write the step out, or nothing."""
        self.written.setText("" if look is None else texts.step_text(look))
        self.after.setText("" if look is None else texts.after_text(look))
        for label in (self.written, self.after):
            label.setVisible(look is not None)

    def show_losses(self, losses: tuple[float, ...]) -> None:
        """Show what the steps did to the loss; the last is now."""
        self.losses.setVisible(len(losses) > 1)
        if len(losses) > 1:
            text = self.tr("After %Ln step(s): loss {0}, before {1}.", "", len(losses) - 1)
            now, before = texts.single(losses[-1]), texts.single(losses[-2])
            self.losses.setText(text.format(now, before))


class SumCard(layouts.Card):
    """What happens when `zero_grad` is forgotten, with the weight's own numbers.

    Signals:
        asked(int): The gradient after so many calls of backward() is wanted.
    """

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(layouts.label(self.tr("Why zero_grad()"), "heading"))
        self._times = 0
        words = layouts.label(
            self.tr(
                "backward() adds to .grad and never replaces it. Without optimizer.zero_grad() a "
                "step also takes the gradients of all steps before."
            ),
            "muted",
            wrap=True,
        )
        self.backward = QPushButton("backward()")
        self.zero = QPushButton("zero_grad()")
        self.written = _computed()
        self.written.setAccessibleName(self.tr("The gradient after backward()"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.backward, 1)
        row.addWidget(self.zero, 1)
        self.column.setSpacing(8)
        self.column.addWidget(words)
        self.column.addLayout(row)
        self.column.addWidget(self.written)
        self.backward.clicked.connect(self._once_more)
        self.zero.clicked.connect(self._none)
        self.show_look(None)

    @property
    def times(self) -> int:
        """How many gradients are added up."""
        return self._times

    def show_look(self, look: Look | None) -> None:
        """Take another weight: nothing has been added up yet."""
        self._ready = look is not None
        self._none()

    def show_sum(self, gradient: float, times: int, total: float) -> None:
        """Show what stands in `.grad`."""
        self._times = times
        self.say(texts.sum_text(gradient, times, total))
        self._follow()

    def say(self, text: str) -> None:
        """Say something in the place of the sum."""
        self.written.setText(text)

    @Slot()
    def _once_more(self) -> None:
        self.asked.emit(self._times + 1)

    @Slot()
    def _none(self) -> None:
        self._times = 0
        self.say(texts.sum_text(0.0, 0, 0.0))
        self._follow()

    def _follow(self) -> None:
        loss_first = texts.loss_first()
        full = self.tr("No more gradients are added up here: call zero_grad().")
        more = self._times < _MOST_SUMS
        layouts.set_enabled(
            self.backward, self._ready and more, full if self._ready else loss_first
        )
        empty = self.tr("There is nothing in .grad yet: call backward().")
        layouts.set_enabled(self.zero, self._ready and self._times > 0, empty)
