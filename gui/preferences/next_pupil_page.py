"""For a classroom: one pupil's work is put away, and the next begins with nothing."""

import shlex
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine import fresh_start
from gui import theme
from gui.preferences import page
from gui.widgets import layouts
from gui.widgets.copy_button import CopyButton

_MAIN = Path(__file__).parents[2] / "main.py"


def opening_command(work: Path, platform: str) -> str:
    """What starts Atelier with an old work, in the words of a platform's terminal.

    Args:
        work: The folder that it was put away to.
        platform: As of `sys.platform`; Windows has PowerShell's words.
    """
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(_MAIN)]
    if platform != "win32":
        return f"ATELIER_HOME={shlex.quote(str(work))} {shlex.join(program)}"
    quoted = [f"'{part.replace(chr(39), chr(39) * 2)}'" for part in (str(work), *program)]
    return f"$env:ATELIER_HOME={quoted[0]}; & {' '.join(quoted[1:])}"


class NextPupilPage(page.Page):
    """Asks before it lets anything be put away, and says where it is then.

    Args:
        is_training: Whether a training is in progress, which has to end first.

    Signals:
        fresh_start_requested(): The person has said yes. The window closes, and the next one tells
            what came of it; see `gui.app`.
    """

    fresh_start_requested = Signal()

    def __init__(self, is_training: Callable[[], bool]) -> None:
        super().__init__(self.tr("Next pupil"))
        self._is_training = is_training
        self.ask_button = page.button(self.tr("Start afresh for the next pupil..."), self._ask)
        self.add_buttons(
            (self.ask_button,),
            self.tr("Puts away what was made here, so that the next one begins with nothing."),
        )
        self.answer_text = self.add_text()
        self.answer_text.hide()
        self._build_question()
        self.show_button = page.button(self.tr("Show what was put away"), self._show)
        self.add_buttons(
            (self.show_button,), self.tr("A folder for each pupil, named by its date.")
        )
        self._build_command()
        self.end()

    def _build_command(self) -> None:
        how = (
            self.tr("To look at the newest again, type this into PowerShell:")
            if sys.platform == "win32"
            else self.tr("To look at the newest again, type this into a terminal:")
        )
        self.command_text = layouts.label("", wrap=True, select=True)
        theme.set_code_font(self.command_text)
        self.copy_button = CopyButton(self.tr("Copy the command"), self.command_text.text)
        self.copy_button.setAutoDefault(False)
        self.command = layouts.Card(layouts.label(how, wrap=True), self.command_text)
        self.command.column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.command.hide()
        self.add_widget(self.command)

    def showEvent(self, event: QShowEvent) -> None:
        """Say how the newest of the old works is opened."""
        super().showEvent(event)
        works = fresh_start.works()
        self.command.setVisible(bool(works))
        if works:
            self.command_text.setText(opening_command(works[-1], sys.platform))

    def _build_question(self) -> None:
        self.question_text = layouts.label("", wrap=True)
        self.yes_button = page.button(self.tr("Put it away"), self._agree)
        self.yes_button.setProperty("primary", True)
        self.no_button = page.button(self.tr("Cancel"), self._decline)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.yes_button)
        row.addWidget(self.no_button)
        row.addStretch(1)
        card = layouts.Card(self.question_text)
        card.column.addLayout(row)
        self.question = QWidget()
        place = QVBoxLayout(self.question)
        place.setContentsMargins(0, 0, 0, layouts.MARGIN)
        place.addWidget(card)
        self.question.hide()
        self.add_widget(self.question)

    def _answer(self, text: str) -> None:
        self.answer_text.setText(text)
        self.answer_text.show()
        self.question.hide()

    @Slot()
    def _ask(self) -> None:
        if self._is_training():
            self._answer(self.tr("A training is in progress. Stop it first: it is kept as it is."))
            return
        place = fresh_start.kept_folder() / f"{datetime.now():%Y-%m-%d %H-%M}"
        self.question_text.setText(
            self.tr(
                "Runs, the trash, drawings, what was learned from them, and the list of code that "
                "was allowed move to {0}\nNothing is deleted. Downloaded datasets, settings and "
                "the log stay. Files that were saved elsewhere stay too."
            ).format(place)
        )
        self.answer_text.hide()
        self.question.show()
        self.yes_button.setAccessibleDescription(self.question_text.text())
        self.no_button.setFocus()

    @Slot()
    def _agree(self) -> None:
        self._answer(self.tr("Putting it away..."))
        self.ask_button.setEnabled(False)
        self.fresh_start_requested.emit()

    @Slot()
    def _decline(self) -> None:
        self.question.hide()
        self.ask_button.setFocus()

    @Slot()
    def _show(self) -> None:
        page.show_folder(fresh_start.kept_folder())
