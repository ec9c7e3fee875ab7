"""Weights for other programs: choose a format, write the file, and see how to use it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton

from engine.codegen.twin import Language
from engine.errors import AtelierError
from engine.exporting import example, formats
from engine.exporting.formats import Exported
from gui import errors, theme
from gui.background import Background, Job
from gui.data.latest_job import LatestJob
from gui.model import weights_jobs
from gui.model.subject import Subject
from gui.widgets import file_questions
from gui.widgets.layouts import Card, caption, label
from gui.widgets.model.code_page import CodePage


@dataclass(frozen=True)
class Taken:
    """A file that was written, and how it is used.

    Attributes:
        written: The file.
        code: A script that names a picture with it.
    """

    written: Exported
    code: str


class ExportCard(Card):
    """Writes what is shown as a file for other programs; its check and an example stand below.

    Args:
        background: Runs the export.
        language: Of the example's comments.
    """

    def __init__(self, background: Background, language: Language = "en") -> None:
        super().__init__()
        self._job = LatestJob(background)
        self._language = language
        self._subject: Subject | None = None
        self._taken: Taken | None = None
        self._heading = label(role="heading")
        self.format, self.button, self.cancel_button = QComboBox(), QPushButton(), QPushButton()
        self.button.setProperty("primary", True)
        self.explanation = label(role="muted", wrap=True)
        self.result = label(wrap=True, select=True)
        self.page = CodePage(self.tr("How to use the file, as Python"))
        self._caption = caption("", self.format)
        for kind in formats.KINDS.values():
            self.format.addItem(kind.title, kind.name)
        self._build()
        self.format.currentIndexChanged.connect(self._explain)
        self.button.clicked.connect(self._choose_place)
        self.cancel_button.clicked.connect(self._cancel)
        self._retranslate()
        self._show_state()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._caption, self.format, self.button, self.cancel_button):
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addWidget(self._heading)
        self.column.addLayout(row)
        self.column.addWidget(self.explanation)
        self.column.addWidget(self.result)
        self.column.addWidget(self.page, 1)
        self.column.addStretch(0)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def set_subject(self, subject: Subject | None) -> None:
        """Say what is shown now; None before there is a dataset."""
        self._subject = subject
        self._show_state()

    def export(self, path: str, *, replace: bool = False) -> None:
        """Write what is shown, in the chosen format.

        Args:
            path: Where to; the format's suffix is added where there is none.
            replace: Whether the person has agreed to lose what is there.
        """
        subject, name = self._subject, self.format.currentData()
        if subject is None:
            return
        language = self._language

        def run(job: Job) -> Taken:
            return _taken(job, subject, name, Path(path), replace, language)

        self._job.start(run, self._take, self._show_error)
        self._say(self.tr("Writing the file and reading it back..."))
        self._show_state()

    def _take(self, taken: Taken) -> None:
        self._taken = taken
        self.page.show_code(taken.code)
        self._say(self._verdict(taken.written))
        self._show_state()

    def _show_error(self, error: AtelierError) -> None:
        self._taken = None
        self._say(errors.sentence(error), "error")
        self._show_state()

    @Slot()
    def _cancel(self) -> None:
        self._job.cancel()
        self._taken = None
        self._say("")
        self._show_state()

    def _say(self, text: str, role: str = "") -> None:
        theme.set_role(self.result, role)
        self.result.setText(text)

    def _verdict(self, written: Exported) -> str:
        check, size = written.check, _size(written.size)
        if check.difference:
            text = self.tr(
                "{0} is written: {1}. Read back with {2}, its logits of {3} pictures differ from "
                "the network's by at most {4}."
            )
        else:
            text = self.tr(
                "{0} is written: {1}. Read back with {2}, its logits of {3} pictures are exactly "
                "the network's."
            )
        difference = f"{check.difference:.1e}"
        return text.format(written.path, size, check.reader, check.pictures, difference)

    def _show_state(self) -> None:
        running = self._job.is_running
        self.button.setEnabled(self._subject is not None and not running)
        self.format.setEnabled(not running)
        self.cancel_button.setVisible(running)
        self.result.setVisible(bool(self.result.text()))
        self.page.setVisible(self._taken is not None and not running)

    @Slot()
    def _explain(self) -> None:
        self.explanation.setText(
            {
                "onnx": self.tr(
                    "For many programs and languages: browsers, phones, C++. Takes pictures of 0 "
                    "to 1; the transforms are inside."
                ),
                "torch-export": self.tr(
                    "For PyTorch without the network's own code. Takes pictures of 0 to 1; the "
                    "transforms are inside."
                ),
                "safetensors": self.tr(
                    "The numbers alone, by name, for whoever has the network's class."
                ),
            }[self.format.currentData()]
        )

    @Slot()
    def _choose_place(self) -> None:
        kind = formats.kind(self.format.currentData())
        file_questions.ask_save(
            self,
            self.tr("Export weights"),
            f"model{kind.suffix}",
            f"{kind.title} (*{kind.suffix})",
            lambda path: self.export(path, replace=True),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Take it elsewhere"))
        self._caption.setText(self.tr("Format"))
        self.format.setAccessibleName(self.tr("Format"))
        self.button.setText(self.tr("Export..."))
        self.cancel_button.setText(self.tr("Cancel"))
        if self._taken is not None:
            self._say(self._verdict(self._taken.written))
        self._explain()


def _taken(
    job: Job, subject: Subject, name: str, path: Path, replace: bool, language: Language
) -> Taken:
    """Export in another process; for worker threads.

    Raises:
        AtelierError: What `elsewhere.export` raises; `weights_not_finite`; what building the
            network raises.
        Cancelled: If the job was.
    """
    from engine.exporting import elsewhere
    from engine.models import weights
    from engine.models.weights import Weights

    kind = formats.kind(name)
    formats.check_packages(kind)
    full = formats.target(path, kind, replace=replace)
    state = weights.copy_state(subject.build().module)
    weights_jobs.check_finite(state, subject.spec.name)
    code = example.write(kind, full.name, subject.spec, subject.inputs, language)
    trained = Weights(subject.spec, subject.inputs, state)
    written = elsewhere.export(trained, kind, path, replace=replace, cancel=job.cancel_event)
    return Taken(written, code)


def _size(count: int) -> str:
    """Bytes as people say them, in units that all languages share."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.1f} kB"
