"""What became of a snippet: how it goes, what it printed, and what the window shows for it."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import errors
from gui.code.runner import SnippetRunner, SnippetState
from gui.widgets.code.output_view import Beside, PrintedView, SaysView
from gui.widgets.live_text import LiveText

_TICK_MS = 200


class OutputPanel(QWidget):
    """Says how the snippet goes; below that its output, beside what the window shows.

    Args:
        runner: Whose snippet.
        parent: Owner.
    """

    def __init__(self, runner: SnippetRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._ran: str | None = None  # the code of which the output is
        self._code = ""  # of the page
        self.state = LiveText(title=False)
        self.state.setAccessibleName(self.tr("How the code goes"))
        self.note = LiveText(title=False)
        self.note.setAccessibleName(self.tr("What to know of the output"))
        self.printed = PrintedView(self.tr("What the code has printed"))
        self.printed.setPlaceholderText(self.tr("What the code prints will stand here."))
        self.says = SaysView(self.tr("What the window shows"))
        self._beside = Beside(
            [(self.tr("Output"), self.printed), (self.tr("The window shows"), self.says)]
        )
        self._beside.show_second(False)  # until there is something to compare with
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.state)
        column.addWidget(self.note)
        column.addWidget(self._beside, 1)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._say_state)
        runner.state_changed.connect(self._follow)
        runner.printed.connect(self._add)
        self._follow()

    def begin(self, code: str) -> None:
        """The code that the output will be of from now on."""
        self._ran = code
        self.printed.clear()
        self._say_note()

    def show_page(self, code: str, says: Sequence[tuple[str, str]]) -> None:
        """What the page shows now; "" for no code."""
        self._code = code
        self.says.show_lines(says)
        self._beside.show_second(bool(says))
        self._say_note()

    @Slot(list, str)
    def _add(self, ended: list[str], line: str) -> None:
        self.printed.add(ended, line)

    @Slot()
    def _follow(self) -> None:
        if self._runner.state is SnippetState.RUNNING:
            self._tick.start()
        else:
            self._tick.stop()
        self._say_state()
        self._say_note()

    @Slot()
    def _say_state(self) -> None:
        self.state.set_text(self._sentence())
        self.state.setToolTip(self.state.text())

    def _sentence(self) -> str:
        runner = self._runner
        if runner.error is not None:
            return errors.sentence(runner.error)
        texts = {
            SnippetState.NONE: self.tr("The code has not been run yet."),
            SnippetState.PREPARING: self.tr("Writing the files that the code reads..."),
            SnippetState.RUNNING: self.tr("Running for {0} s"),
            SnippetState.DONE: self.tr("Done after {0} s"),
            SnippetState.FAILED: self.tr("Failed after {0} s (exit code {1})"),
            SnippetState.CRASHED: self.tr("The process crashed after {0} s"),
            SnippetState.STOPPED: self.tr("Stopped after {0} s"),
            SnippetState.FLOODED: self.tr("It printed too much and was ended after {0} s"),
        }
        decimals = 0 if runner.state is SnippetState.RUNNING else 1
        return texts[runner.state].format(f"{runner.seconds:.{decimals}f}", runner.exit_code)

    def _say_note(self) -> None:
        runner, text = self._runner, ""
        if self._ran is not None and self._ran != self._code:
            text = self.tr("The code has changed since.")
        elif runner.absent:
            absent = self.tr("Not on this machine, so the code downloads it: {0}")
            text = absent.format(", ".join(runner.absent))
        elif runner.text.is_cut:
            text = self.tr("Only the end of the output is shown.")
        self.note.set_text(text)
        self.note.setToolTip(text)
        self.note.setVisible(bool(text))
