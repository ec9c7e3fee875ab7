"""The Model tab's page of weights: open, save, reset with a seed, compare two, take elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine.codegen.twin import Language
from engine.errors import AtelierError
from engine.run_spec import ModelSpec
from gui import errors
from gui.background import Background, Job
from gui.data.latest_job import LatestJob
from gui.model import weights_jobs
from gui.model.subject import Watcher
from gui.model.weights_card import WeightsCard
from gui.model.weights_compare_panel import ComparePanel
from gui.model.weights_export import ExportCard
from gui.model.weights_jobs import FILE_SUFFIXES, Other
from gui.session import OwnWeights, Session
from gui.widgets.banner import Banner
from gui.widgets.layouts import MARGIN, SPACING

if TYPE_CHECKING:
    from engine.models.weights import Weights


class WeightsView(QWidget):
    """Brings weights into the session and out of it, and says how far two are apart.

    Args:
        session: Its network is shown; opened and fresh weights become its own weights.
        background: Reads, writes and compares.
        parent: As Qt has it.
        language: Of the example that stands beside an exported file.

    Attributes:
        opened: The file whose weights were opened last, if any.
        saved: The file that was written last, if any.
    """

    def __init__(
        self,
        session: Session,
        background: Background,
        parent: QWidget | None = None,
        language: Language = "en",
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._opening = LatestJob(background)
        self._offered: OwnWeights | None = None  # opened, for other pictures than are open
        self._before: tuple[ModelSpec, OwnWeights] | None = None  # what others took the place of
        self.opened: Path | None = None
        self.saved: Path | None = None
        self.banner = Banner()
        self.card = WeightsCard()
        self.compare = ComparePanel(background)
        self.elsewhere = ExportCard(background, language)
        self.pages = QTabWidget()
        self.pages.tabBar().setAccessibleName(self.tr("What to do with weights"))
        self._watcher = Watcher(session, self)
        self._build()
        self._watcher.changed.connect(self._show_subject)
        self.card.open_asked.connect(self._choose_file)
        self.card.save_asked.connect(self._choose_place)
        self.card.reset_asked.connect(self.reset)
        self.compare.file_asked.connect(self._choose_other)
        self.banner.action_clicked.connect(self._take_offered)
        self.setAcceptDrops(True)
        self._show_subject(self._watcher.subject)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.card)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        row.addLayout(left)
        self.pages.setDocumentMode(True)
        self.pages.addTab(self.compare, "")
        self.pages.addTab(self.elsewhere, "")
        self._name_pages()
        row.addWidget(self.pages, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, SPACING, MARGIN, SPACING)
        column.setSpacing(SPACING)
        column.addWidget(self.banner)
        column.addLayout(row, 1)

    def _name_pages(self) -> None:
        self.pages.setTabText(0, self.tr("Compare"))
        self.pages.setTabText(1, self.tr("Export"))
        self.pages.setAccessibleName(self.tr("What to do with the weights"))

    def set_epochs(self, folder: Path | None, epochs: Sequence[int]) -> None:
        """Say which past epochs the run has that is shown; arguments as `ComparePanel`'s."""
        self.compare.set_epochs(folder, epochs)

    # Open

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Read weights, and make them the session's own."""
        subject = self._watcher.subject

        def read(_: Job) -> tuple[str, Weights]:
            return path, weights_jobs.opened(path, subject)

        self._opening.start(read, self._take_opened, self._show_error)

    def _take_opened(self, answer: tuple[str, Weights]) -> None:
        path, read = answer
        own = OwnWeights(read.model, read.inputs, 0, read.state_dict)
        now, name = self._session.inputs, Path(path).name
        if now is None or own.inputs == now:
            self.opened = Path(path)
            self._set_own(own, self.tr("opened from {0}").format(name))
            self._say_with_undo(self.tr("{0} is open.").format(name))
            return
        same_size = own.inputs.shape == now.shape and len(own.inputs.classes) == len(now.classes)
        if same_size:
            self._offered = OwnWeights(read.model, now, 0, read.state_dict)
            offer = self.tr("Look at them all the same")
        else:
            self._offered = own
            offer = self.tr("Take them all the same")
        self.card.note_name(self._offered, self.tr("opened from {0}").format(name))
        self.banner.show_message(self._difference(name, own), offer, "warning")

    def _difference(self, name: str, own: OwnWeights) -> str:
        now = self._session.inputs
        assert now is not None
        if own.inputs.dataset == now.dataset:
            text = self.tr(
                "The weights in {0} were trained on {1} with other transforms or classes than are "
                "set now."
            )
            return text.format(name, errors.said(own.inputs.title))
        text = self.tr(
            "The weights in {0} were trained on {1} (pictures {2}, {3} classes); {4} is open "
            "(pictures {5}, {6} classes)."
        )
        return text.format(
            name,
            errors.said(own.inputs.title),
            list(own.inputs.picture),
            len(own.inputs.classes),
            errors.said(now.title),
            list(now.picture),
            len(now.classes),
        )

    @Slot()
    def _take_offered(self) -> None:
        own, self._offered = self._offered, None
        if own is None:
            self._go_back()
            return
        self._set_own(own)
        if own.inputs == self._session.inputs:
            self.banner.hide()
        else:
            text = self.tr("They are shown here as soon as {0} is opened in the Data tab.")
            self._say_with_undo(text.format(errors.said(own.inputs.title)))

    def _set_own(self, own: OwnWeights, name: str = "") -> None:
        if name:
            self.card.note_name(own, name)
        session = self._session
        before = session.own_weights
        self._before = None if before is None else (session.model, before)
        session.set_model(own.model)
        session.set_own_weights(own)

    def _say_with_undo(self, text: str) -> None:
        """Say that other weights are here, with a way back to those before."""
        self._offered = None
        self.banner.show_message(text, None if self._before is None else self.tr("Undo"))

    def _go_back(self) -> None:
        """Show again the weights that others took the place of."""
        self.banner.hide()
        if self._before is not None:
            model, own = self._before
            self._before = None
            self._session.set_model(model)
            self._session.set_own_weights(own)

    # Save, reset

    @Slot(str)
    def save_file(self, path: str) -> None:
        """Write what is shown as a `.safetensors` file."""
        subject = self._watcher.subject
        if subject is not None:
            self._background.start(
                lambda _: weights_jobs.save(subject, path), self._note_saved, self._show_error
            )

    @Slot(int)
    def reset(self, seed: int) -> None:
        """Show fresh weights, as the seed gives them."""
        subject = self._watcher.subject
        if subject is not None:
            self._opening.start(
                lambda _: (seed, weights_jobs.fresh(subject, seed)),
                self._take_fresh,
                self._show_error,
            )

    def _take_fresh(self, answer: tuple[int, OwnWeights]) -> None:
        seed, own = answer
        self._set_own(own, self.tr("fresh, from seed {0}").format(seed))
        if self._before is None:
            self.banner.hide()
        else:
            self._say_with_undo(self.tr("Fresh weights, from seed {0}, are shown.").format(seed))

    def _note_saved(self, path: str) -> None:
        self.saved = Path(path)
        self.banner.show_message(self.tr("Saved as {0}.").format(path))

    def _show_error(self, error: AtelierError) -> None:
        self._offered = None
        self.banner.show_message(errors.sentence(error), kind="error")

    @Slot(object)
    def _show_subject(self, _: object) -> None:
        subject = self._watcher.subject
        self.card.set_subject(subject)
        self.compare.set_subject(subject)
        self.elsewhere.set_subject(subject)

    # Files

    @Slot()
    def _choose_file(self) -> None:
        """Ask which file to open; nothing waits for the answer, here and below."""
        dialog = self._dialog(self.tr("Open weights"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    @Slot()
    def _choose_other(self) -> None:
        dialog = self._dialog(self.tr("Weights to compare with"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._compare_with)
        dialog.open()

    @Slot()
    def _choose_place(self) -> None:
        dialog = self._dialog(self.tr("Save weights"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Weights (*.safetensors)"))
        dialog.setDefaultSuffix("safetensors")
        dialog.fileSelected.connect(self.save_file)
        dialog.open()

    @Slot(str)
    def _compare_with(self, path: str) -> None:
        self.compare.compare_with(Other("file", path))

    def _dialog(self, title: str) -> QFileDialog:
        known = " ".join(f"*{suffix}" for suffix in FILE_SUFFIXES)
        dialog = QFileDialog(self, title, "", self.tr("Weights ({0})").format(known))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of weights."""
        urls = event.mimeData().urls()
        if any(url.isLocalFile() and url.path().endswith(FILE_SUFFIXES) for url in urls):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        weights = [path for path in paths if path.endswith(FILE_SUFFIXES)]
        if weights:
            event.acceptProposedAction()
            self.open_file(weights[0])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.card.set_subject(self._watcher.subject)
            self._name_pages()
