"""The window's settings as files: specs and scripts opened, specs saved, scripts exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from engine import __version__
from engine.codegen.twin import Language
from engine.data.catalog import CatalogEntry
from engine.errors import AtelierError
from engine.run_spec import RunSpec
from gui import errors, spec_jobs
from gui.background import Background
from gui.data import dataset_words
from gui.data.latest_job import LatestJob
from gui.spec_current import CurrentSpec
from gui.spec_jobs import Opened
from gui.training.controller import TrainingController
from gui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from engine.codegen.export import Exported


class SpecFiles(QObject):
    """Opens, saves and exports what the next training would be.

    Args:
        current: The settings.
        controller: Says whether a training is in progress.
        background: Runs the jobs.
        window: What the questions for files stand before.
        language: Of the comments in scripts.
        data_root: Where datasets are, if that was said.

    Attributes:
        current: As given.
        save_action, export_action: For a menu.
        banner: For the top of the window: questions, and what came of it.
        written: The script that was exported last, if any.

    Signals:
        data_wanted(): The person wants to see why there is no dataset, and get it.
    """

    data_wanted = Signal()

    def __init__(
        self,
        current: CurrentSpec,
        controller: TrainingController,
        background: Background,
        window: QWidget,
        language: Language = "en",
        data_root: Path | None = None,
    ) -> None:
        super().__init__(window)
        self.current = current
        self._controller = controller
        self._background = background
        self._window = window
        self._language = language
        self.data_root = data_root
        self._reading = LatestJob(background)
        self._offer: Callable[[], None] | None = None  # behind the banner's button
        self.written: Path | None = None
        self.banner = Banner(window)
        self.banner.action_clicked.connect(self._take_offer)
        self.banner.closed.connect(self._drop_offer)
        self.save_action = self._action(self.tr("&Save spec..."), self.ask_save)
        self.save_action.setShortcut(QKeySequence.StandardKey.Save)
        self.export_action = self._action(self.tr("&Export as script..."), self.ask_export)
        self.export_action.setShortcut(
            QKeySequence("Ctrl+Shift+E")
        )  # in a field Ctrl+E is the line's end
        current.missing.connect(self._say_missing)
        current.failed.connect(self._say_not_opened)

    def _action(self, text: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        return action

    # Opening

    @Slot(str)
    def open(self, path: str) -> None:
        """Read a spec or a script, and take its settings over; of a changed script only if asked.

        While a training is in progress this says so, and nothing else.
        """
        if self._is_training():
            return
        file = Path(path)
        self._reading.start(
            lambda _: spec_jobs.read(file),
            lambda opened: self._take(file, opened),
            lambda error: self._say_unread(file, error),
        )

    def _take(self, file: Path, opened: Opened) -> None:
        read = opened.reading
        if read.difference is None:
            self._apply(file, opened)
            return
        if read.atelier == __version__:
            text = self.tr(
                "The code of this script was changed by hand, in line {0}. Atelier reads only the "
                "settings in its last lines. Open those?"
            ).format(read.difference.line)
        else:
            text = self.tr(
                "This script was written by Atelier {0}, so that it is not known whether its code "
                "was changed. Atelier reads only the settings in its last lines. Open those?"
            ).format(read.atelier[:40])
        self._offer = lambda: self._apply(file, opened)
        self.banner.show_message(text, self.tr("Open"), "warning", self.tr("Cancel"))

    def _apply(self, file: Path, opened: Opened) -> None:
        """Take the settings over, from a file that is what it seems or that was asked for."""
        read = opened.reading
        if self._is_training():
            return
        if read.interventions:
            text = self.tr(
                "Opened {0}. What was done to the run while it went is not among the settings."
            )
        else:
            text = self.tr("Opened {0}.")
        if opened.asks:
            text = self.tr('Opened {0}. Its class has to be allowed first: Model > "Your class".')
        self.current.keep()
        self._say_with_undo(text.format(file.name))
        self.current.set_value(read.spec)  # there may be a word on its dataset

    def _undo(self) -> None:
        """Go back to the settings before the last opening."""
        if not self._is_training():
            self.current.undo()
        elif self.current.can_undo:  # once the training is over
            self._say_with_undo(self.banner.text(), "warning")

    def _is_training(self) -> bool:
        """Whether a training is in progress, which is said."""
        if self._controller.is_active:
            text = self.tr(
                "A training is in progress. Stop it, or wait for its end, to open other settings."
            )
            self.say(text, "warning")
            return True
        return False

    @Slot(object)
    def _say_missing(self, entry: CatalogEntry) -> None:
        text = self.tr(
            "The settings are here, but {0} is not on this machine yet. The Data tab can get it."
        ).format(dataset_words.title(entry.name))
        if self.current.can_undo:
            self._say_with_undo(text, "warning")
            return
        self._offer = self.data_wanted.emit
        self.banner.show_message(text, self.tr("Show the Data tab"), "warning")

    @Slot(object)
    def _say_not_opened(self, error: AtelierError) -> None:
        self._say_with_undo(errors.sentence(error), "error")

    # Saving

    @Slot()
    def ask_save(self) -> None:
        """Ask where to save the settings; nothing waits for the answer."""
        spec = self._spec()
        if spec is not None:
            kinds = self.tr("Specs (*.json)")
            dialog = self._new_file(self.tr("Save the spec"), kinds, spec.model.name, "json")
            dialog.fileSelected.connect(lambda path: self.save(spec, path))
            dialog.open()

    def save(self, spec: RunSpec, path: str) -> None:
        """Write settings as small JSON; the file is replaced."""
        self._background.start(
            lambda _: spec_jobs.save(spec, Path(path)), self._say_saved, self._say_error
        )

    # Exporting

    @Slot()
    def ask_export(self) -> None:
        """Ask where to write the settings as a script; nothing waits for the answer."""
        spec = self._spec()
        if spec is not None:
            self._ask_export(spec, spec.model.name)

    @Slot(object)
    def ask_export_run(self, folder: Path) -> None:
        """Ask where to write a run as a script."""
        self._ask_export(folder, folder.name)

    def _ask_export(self, source: RunSpec | Path, name: str) -> None:
        kinds = self.tr("Python scripts (*.py)")
        dialog = self._new_file(self.tr("Export as script"), kinds, name, "py")
        dialog.fileSelected.connect(lambda path: self.export(source, path))
        dialog.open()

    def export(self, source: RunSpec | Path, path: str) -> None:
        """Write settings, or the run in a folder, as a script; the file is replaced."""
        self.say(self.tr("Writing {0}...").format(path))
        self._background.start(
            lambda _: spec_jobs.export(source, Path(path), self._language, self.data_root),
            self._say_exported,
            self._say_error,
        )

    # Asking and telling

    def _spec(self) -> RunSpec | None:
        """What the next training would be; None, and why, if there cannot be any."""
        problem = self.current.problem()
        if problem is not None:
            self.say(problem, "error")
            return None
        return self.current.value()

    def _dialog(self, title: str, kinds: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _new_file(self, title: str, kinds: str, name: str, suffix: str) -> QFileDialog:
        dialog = self._dialog(title, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{name}.{suffix}")
        return dialog

    def _say_saved(self, path: Path) -> None:
        self.say(self.tr("Saved as {0}.").format(path))

    def _say_exported(self, exported: Exported) -> None:
        self.written = exported.script
        if exported.data is None:
            self.say(self.tr("Written: {0}").format(exported.script))
            return
        text = self.tr("Written: {0}. Its images are in {1}: keep the two files together.")
        self.say(text.format(exported.script, exported.data.name))

    def _say_error(self, error: AtelierError) -> None:
        self.say(errors.sentence(error), "error")

    def _say_unread(self, file: Path, error: AtelierError) -> None:
        """Say why a file was not opened; its name does, as the person has just chosen it."""
        if "path" in error.params:
            text = errors.sentence(AtelierError(error.code, **error.params | {"path": file.name}))
        else:
            text = self.tr("{0}: {1}").format(file.name, errors.sentence(error))
        self.say(text, "error")

    def say(self, text: str, kind: Kind = "info") -> None:
        """Say something at the top of the window."""
        self._offer = None
        self.banner.show_message(text, kind=kind)

    def hush(self) -> None:
        """Take back what was said, as something else is opened; what asks or offers stays."""
        if self._offer is None:
            self.banner.hide()

    def _say_with_undo(self, text: str, kind: Kind = "info") -> None:
        """Say something about settings that were opened, with a way back."""
        is_possible = self.current.can_undo
        self._offer = self._undo if is_possible else None
        self.banner.show_message(text, self.tr("Undo") if is_possible else None, kind)

    @Slot()
    def _take_offer(self) -> None:
        offer, self._offer = self._offer, None
        self.banner.hide()
        if offer is not None:
            offer()

    @Slot()
    def _drop_offer(self) -> None:
        self._offer = None
