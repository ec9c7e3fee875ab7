"""One run: what came of it, the person's note, and its spec."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from engine.run_spec import RunSpec
from engine.training.run_store import RunSummary, fields_of
from gui import theme
from gui.numbers import percent
from gui.widgets import layouts
from gui.widgets.live_text import LiveText
from gui.widgets.runs.spec_table import SpecTable, field_title

_SAVE_MS = 1500


class RunDetails(QWidget):
    """Shows a run; its note can be edited in place, and is saved by itself.

    Signals:
        note_changed(Path, str): The run's folder, and its new note.
    """

    note_changed = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._spec: RunSpec | None = None
        self._saved = ""
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._timer.timeout.connect(self.save_note)
        self._build()

    def _build(self) -> None:
        self.title = LiveText(title=True)
        self.facts = LiveText(title=False)
        self.result = layouts.label("", wrap=True, select=True)
        self.problem = layouts.label("", "error", wrap=True, select=True)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(self.tr("What did you want to find out? What came of it?"))
        self.note.setTabChangesFocus(True)
        theme.scaled(self.note.setMinimumHeight, 44)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.note.textChanged.connect(self._timer.start)
        self.note.installEventFilter(self)
        self.table = SpecTable()
        self.table.setAccessibleName(self.tr("Spec of the run"))
        left = QVBoxLayout()
        left.setSpacing(4)
        for widget in (self.title, self.facts, self.result, self.problem):
            left.addWidget(widget)
        left.addWidget(layouts.caption(self.tr("Note"), self.note))
        left.addWidget(self.note, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(layouts.SPACING)
        layout.addLayout(left, 1)
        layout.addWidget(self.table, 1)

    def show_run(self, run: RunSummary, state: str, problem: str) -> None:
        """Show a run; a note that is just being written stays as it is.

        Args:
            run: The run.
            state: Its state in a word, translated.
            problem: What is wrong with it, translated; "" if nothing is.
        """
        if run.folder != self._folder:
            self.save_note()
        edited = run.folder == self._folder and self.note.toPlainText() != self._saved
        self._folder = run.folder
        if not edited:
            self._saved = run.note
            if self.note.toPlainText() != run.note:
                self.note.setPlainText(run.note)
            self._timer.stop()
        self.title.set_text(run.name)
        self.title.setToolTip(str(run.folder))
        self.facts.set_text(
            self.tr("{0} · {1} · {2}").format(
                state,
                self.tr("%Ln step(s)", "", run.steps),
                QLocale().formattedDataSize(run.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat),
            )
        )
        self.result.setText(self._result(run))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.result.setVisible(not problem)
        self._show_spec(run.spec)

    def _show_spec(self, spec: RunSpec | None) -> None:
        if spec is not None and spec != self._spec:
            rows = [(field_title(path), [value]) for path, value in fields_of(spec).items()]
            self.table.show_values((), rows)
        self._spec = spec
        self.table.setVisible(spec is not None)

    def _result(self, run: RunSummary) -> str:
        if run.best is None:
            return self.tr("No epoch was finished yet.")
        last = run.epochs[-1]
        if last.epoch == run.best.epoch:
            return self.tr(
                "Validation accuracy {0}, after epoch {1}: the best and the last."
            ).format(percent(run.best.val_accuracy, 2), run.best.epoch)
        return self.tr("Validation accuracy {0} at best, after epoch {1}; {2} at the end.").format(
            percent(run.best.val_accuracy, 2), run.best.epoch, percent(last.val_accuracy, 2)
        )

    @Slot()
    def save_note(self) -> None:
        """Have the note written now, if it was changed."""
        self._timer.stop()
        text = self.note.toPlainText()
        if self._folder is not None and text != self._saved:
            self._saved = text
            self.note_changed.emit(self._folder, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the note is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.save_note()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Save when something else is looked at."""
        super().hideEvent(event)
        self.save_note()
