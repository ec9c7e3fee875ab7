"""What the start page offers to those who are new: lessons, or a first training at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from engine.data import catalog
from gui import icons, theme
from gui.widgets import layouts

_FIRST_DATASET = "garments"


class NewcomerCard(layouts.Card):
    """Two beginnings.

    Attributes:
        lesson_button: Begins the lessons, or goes on with them.
        first_button: Trains a first network.

    Signals:
        lesson_wanted(): The lesson that comes next.
        first_training_wanted(): "Train your first network".
    """

    lesson_wanted = Signal()
    first_training_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(layouts.label(self.tr("New here?"), "heading"))
        lessons = self.tr(
            "Short lessons lead through PyTorch: you predict, you do it in this window, and you "
            "see why. The first ends with a drawing that a network names."
        )
        self.lesson_button = QPushButton()
        self.lesson_button.clicked.connect(self.lesson_wanted)
        self._add(lessons, self.lesson_button, "lessons")
        self.column.addSpacing(layouts.SPACING)
        count = f"{catalog.entry(_FIRST_DATASET).train_count:,}"
        training = self.tr(
            "Or watch first: a small network looks at {0} pictures of clothes for half a minute, "
            "and makes fewer and fewer mistakes. Then you draw for it."
        )
        self.first_button = QPushButton(self.tr("Train your first network"))
        self.first_button.clicked.connect(self.first_training_wanted)
        self._add(training.format(count), self.first_button, "play")
        self.column.addStretch(1)
        self.set_next_lesson(1)
        self.make_primary(True)

    def _add(self, text: str, button: QPushButton, icon: str) -> None:
        button.setIcon(icons.icon(icon))
        button.setAutoDefault(True)  # Enter beside Space
        self.column.addWidget(layouts.label(text, wrap=True))
        self.column.addSpacing(4)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def set_next_lesson(self, number: int | None) -> None:
        """Say which lesson comes next: its number, from 1; None if all are done."""
        if number is None:
            self.lesson_button.setText(self.tr("Look at the lessons"))
        elif number == 1:
            self.lesson_button.setText(self.tr("Begin with lesson 1"))
        else:
            self.lesson_button.setText(self.tr("Go on with lesson {0}").format(number))

    def make_primary(self, primary: bool) -> None:
        """Have the lessons stand out, or not; the icon follows."""
        theme.set_style_property(self.lesson_button, "primary", primary)
        self.lesson_button.setIcon(icons.icon("lessons", on_accent=primary))
