"""The first thing that a person sees: what this is, and where to begin or to go on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.data import catalog
from gui import icons, theme
from gui.data import dataset_words
from gui.start.card_grid import CardGrid
from gui.start.newcomer_card import NewcomerCard
from gui.widgets import layouts

if TYPE_CHECKING:
    from engine.training.run_store import RunSummary

_FIRST_DATASET = "garments"
_REAL_DATASET = "fashion-mnist"
_MOST_RUNS = 6
_WIDEST = 1080
_LOGO = 48
_ICON = 16


class StartPage(QWidget):
    """Leads a newcomer to a first lesson or training, and everybody else back to what they did.

    Signals:
        shown(): The page has come to the front.
        lesson_wanted(): The lesson that comes next.
        first_training_wanted(): "Train your first network".
        resume_wanted(): "Continue" where the person was.
        run_wanted(Path): A run's card was chosen; its folder.
        dataset_wanted(str): A dataset was chosen; its name.
        data_wanted(): The person wants to see which datasets there are.
        draw_wanted(): The person wants to draw.
        open_wanted(): The person wants to open a file.
        shown_at_start_changed(bool): Whether they want to see this page at the next start.
    """

    shown = Signal()
    lesson_wanted = Signal()
    first_training_wanted = Signal()
    resume_wanted = Signal()
    run_wanted = Signal(object)
    dataset_wanted = Signal(str)
    data_wanted = Signal()
    draw_wanted = Signal()
    open_wanted = Signal()
    shown_at_start_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(layouts.MARGIN)
        column.addLayout(self._build_title())
        column.addWidget(self._build_resume())
        beginnings = QHBoxLayout()
        beginnings.setSpacing(layouts.MARGIN)
        beginnings.addWidget(self._build_newcomer(), 3)
        beginnings.addWidget(self._build_other_ways(), 2)
        column.addLayout(beginnings)
        column.addWidget(layouts.label(self.tr("Recent trainings"), "heading"))
        column.addLayout(self._build_runs())
        column.addStretch(1)
        self.at_start_box = QCheckBox(self.tr("Show this page when Atelier starts"))
        self.at_start_box.setChecked(True)
        self.at_start_box.toggled.connect(self.shown_at_start_changed)
        column.addWidget(self.at_start_box)
        area = layouts.scrolled(content)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it scrolls into view
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._fit()
        theme.notifier().changed.connect(self._fit)

    # Building

    def _build_title(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(layouts.label(self.tr("Atelier"), "title"))
        what = self.tr(
            "Watch a neural network learn, look inside it, and draw clothes for it to name."
        )
        words.addWidget(layouts.label(what, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(layouts.MARGIN)
        self._logo = _Logo()
        row.addWidget(self._logo)
        row.addLayout(words, 1)
        return row

    def _build_resume(self) -> layouts.Card:
        self.resume_button = QPushButton(self.tr("Continue"))
        self.resume_button.clicked.connect(self.resume_wanted)
        _prepare(self.resume_button, "step")
        self.resume_text = layouts.label("", "muted", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(layouts.label(self.tr("Continue where you were"), "heading"))
        words.addWidget(self.resume_text)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self.resume_button)
        self._resume = layouts.Card()
        self._resume.column.addLayout(row)
        self._resume.hide()
        return self._resume

    def _build_newcomer(self) -> NewcomerCard:
        self.newcomer = card = NewcomerCard()
        card.lesson_wanted.connect(self.lesson_wanted)
        card.first_training_wanted.connect(self.first_training_wanted)
        return card

    def _build_other_ways(self) -> layouts.Card:
        title = dataset_words.title(_FIRST_DATASET)
        self.built_in_button = QPushButton(self.tr("Look at {0}").format(title))
        self.built_in_button.clicked.connect(self._want_built_in)
        self.real_button = QPushButton()
        self.real_button.clicked.connect(self._want_real)
        self.data_button = QPushButton(self.tr("All datasets..."))
        self.data_button.clicked.connect(self.data_wanted)
        self.draw_button = QPushButton(self.tr("Draw"))
        self.draw_button.clicked.connect(self.draw_wanted)
        self.open_button = QPushButton(self.tr("Open a file..."))
        self.open_button.clicked.connect(self.open_wanted)
        card = layouts.Card(layouts.label(self.tr("Or begin with"), "heading"))
        card.column.setSpacing(8)
        for button, name in (
            (self.draw_button, "draw"),
            (self.built_in_button, "image"),
            (self.real_button, "image"),
            (self.data_button, "data"),
            (self.open_button, "open"),
        ):
            _prepare(button, name)
            button.setProperty("listed", True)
            card.column.addWidget(button)
        card.column.addStretch(1)
        self.set_present(None)
        return card

    def _build_runs(self) -> QVBoxLayout:
        self.runs = CardGrid()
        self.runs.hide()
        self.runs_label = layouts.label(self.tr("Looking for runs..."), "muted", wrap=True)
        column = QVBoxLayout()
        column.addWidget(self.runs)
        column.addWidget(self.runs_label)
        return column

    # What it is told

    def set_resume(self, text: str) -> None:
        """Offer to go on.

        Args:
            text: With what, one line, translated; "" if there is nothing to go on with.
        """
        self.resume_text.setText(text)
        self.resume_button.setAccessibleDescription(text)
        self._resume.setVisible(bool(text))
        _make_primary(self.resume_button, "step", bool(text))
        self.newcomer.make_primary(not text)  # one is enough

    def set_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show the first of these runs, the newest being the first."""
        from gui.start.run_card import RunCard  # not needed for the first frame

        cards = [RunCard(run) for run in runs[:_MOST_RUNS]]
        self.runs.set_cards(cards)
        before: QWidget = self.open_button
        for card in cards:
            card.chosen.connect(self.run_wanted)
            QWidget.setTabOrder(before, card)
            before = card
        self.runs.setVisible(bool(cards))
        self.say_of_runs(
            ""
            if cards
            else self.tr("None yet. Each training is kept, with its curves and its weights.")
        )

    def say_of_runs(self, text: str) -> None:
        """Say something below the recent runs, translated; "" for nothing."""
        self.runs_label.setText(text)
        self.runs_label.setVisible(bool(text))

    def set_present(self, names: Collection[str] | None) -> None:
        """Say which of the datasets that can be downloaded are on this machine; None: not known."""
        entry = catalog.entry(_REAL_DATASET)
        if names is None or entry.name in names:
            text = self.tr("Look at {0}").format(entry.title)
        else:
            text = self.tr("Get {0} ({1} MB)").format(entry.title, entry.megabytes)
        self.real_button.setText(text)

    def set_shown_at_start(self, shown: bool) -> None:
        """Whether the page comes at the start, as the settings say; nobody is told."""
        blocked = self.at_start_box.blockSignals(True)
        self.at_start_box.setChecked(shown)
        self.at_start_box.blockSignals(blocked)

    # What happens

    @Slot()
    def _fit(self) -> None:
        """Follow the size of text."""
        self._content.setMaximumWidth(theme.pixels(_WIDEST))
        self._logo.setFixedSize(QSize(theme.pixels(_LOGO), theme.pixels(_LOGO)))
        for button in self.findChildren(QPushButton):
            button.setIconSize(QSize(theme.pixels(_ICON), theme.pixels(_ICON)))

    @Slot()
    def _want_built_in(self) -> None:
        self.dataset_wanted.emit(_FIRST_DATASET)

    @Slot()
    def _want_real(self) -> None:
        self.dataset_wanted.emit(_REAL_DATASET)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter does what most people want."""
        super().showEvent(event)
        if self.focusWidget() is None:
            has_past = bool(self.resume_text.text())
            (self.resume_button if has_past else self.newcomer.lesson_button).setFocus()
        self.shown.emit()


class _Logo(QWidget):
    """Atelier's own picture."""

    def __init__(self) -> None:
        super().__init__()
        self._icon: QIcon = icons.icon("atelier")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Sharp at any scale."""
        self._icon.paint(QPainter(self), QRect(0, 0, self.width(), self.height()))


def _prepare(button: QPushButton, name: str) -> None:
    """An icon, and Enter beside Space."""
    button.setIcon(icons.icon(name))
    button.setAutoDefault(True)


def _make_primary(button: QPushButton, name: str, primary: bool) -> None:
    """Have a button stand out, or not; its icon follows."""
    theme.set_style_property(button, "primary", primary)
    button.setIcon(icons.icon(name, on_accent=primary))
