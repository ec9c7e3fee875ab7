"""What a model knew before it learned a person's drawings, and what it knows after."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from gui import theme
from gui.numbers import percent
from gui.widgets import layouts


@dataclass(frozen=True)
class LessonFacts:
    """The figures of a lesson.

    Attributes:
        drawings: How many drawings were taught.
        right_before: How many of them were named right before.
        right_after: How many are now.
        dataset: What the test images' dataset is called.
        tested: How many test images were named.
        accuracy_before: Share of them named right before, 0 to 1.
        accuracy_after: Share of them named right now.
        seconds: How long it took.
    """

    drawings: int
    right_before: int
    right_after: int
    dataset: str
    tested: int
    accuracy_before: float
    accuracy_after: float
    seconds: float


class LessonCard(layouts.Card):
    """A small table, before and after, and the choice between the two.

    Signals:
        accepted(): The new weights are wanted.
        discarded(): They are not.
    """

    accepted = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setParent(parent)
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(2 * layouts.MARGIN)
        self._table.setVerticalSpacing(4)
        self._table.setColumnStretch(0, 1)
        self.drawings_label = layouts.label("", wrap=True)
        self.images_label = layouts.label("", wrap=True)
        self.cells = [[_figure(), _figure()] for _ in range(2)]
        for column, title in ((1, self.tr("Before")), (2, self.tr("After"))):
            heading = layouts.label(title, "muted")
            self._table.addWidget(heading, 0, column, Qt.AlignmentFlag.AlignRight)
        for row, words in ((1, self.drawings_label), (2, self.images_label)):
            self._table.addWidget(words, row, 0)
            for column, cell in enumerate(self.cells[row - 1], start=1):
                self._table.addWidget(cell, row, column)
        self.verdict = layouts.label("", "muted", wrap=True)
        self.use_button = QPushButton(self.tr("Use it"))
        self.use_button.setProperty("primary", True)
        self.use_button.clicked.connect(self.accepted)
        self.discard_button = QPushButton(self.tr("Discard"))
        self.discard_button.clicked.connect(self.discarded)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.verdict, 1)
        buttons.addWidget(self.discard_button)
        buttons.addWidget(self.use_button)
        self.column.setContentsMargins(layouts.SPACING, 8, layouts.SPACING, 8)
        self.column.setSpacing(8)
        self.column.addLayout(self._table)
        self.column.addLayout(buttons)
        self.setAccessibleName(self.tr("What it has learned"))

    def show_facts(self, facts: LessonFacts) -> None:
        """Show another lesson's figures."""
        self.drawings_label.setText(self.tr("Your drawings named right"))
        self.images_label.setText(
            self.tr("Test images named right ({0} of {1})").format(
                f"{facts.tested:,}", facts.dataset
            )
        )
        counts = (facts.right_before, facts.right_after)
        shares = (facts.accuracy_before, facts.accuracy_after)
        for cell, right in zip(self.cells[0], counts, strict=True):
            cell.setText(self.tr("{0} of {1}").format(right, facts.drawings))
        for cell, share in zip(self.cells[1], shares, strict=True):
            cell.setText(percent(share, 1))
        self.verdict.setText(self._judgement(facts))
        spoken = [self.drawings_label.text(), *(cell.text() for cell in self.cells[0])]
        spoken += [self.images_label.text(), *(cell.text() for cell in self.cells[1])]
        self.setAccessibleDescription(", ".join(spoken))

    def _judgement(self, facts: LessonFacts) -> str:
        took = f"{facts.seconds:.0f}"
        lost = facts.accuracy_before - facts.accuracy_after
        if facts.right_after < facts.right_before:
            return self.tr("Learned in {0} s, but not for the better.").format(took)
        if lost > 0.005:
            return self.tr("Learned in {0} s. It forgot more than half a point.").format(took)
        return self.tr("Learned in {0} s. Nothing has changed yet.").format(took)


def _figure() -> QLabel:
    made = layouts.label("", "heading")
    made.setFont(theme.tabular(made.font()))
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
