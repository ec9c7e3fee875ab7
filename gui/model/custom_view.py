"""The page for a network class of one's own: shown, allowed, tried apart from us, then used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.errors import AtelierError
from engine.network_spec import CodeSpec
from engine.run_spec import CUSTOM, ModelSpec
from gui import errors, theme
from gui.background import Background
from gui.data.latest_job import LatestJob
from gui.model import custom_jobs
from gui.model.custom_bar import CustomBar, dropped_file
from gui.model.custom_example import example
from gui.model.custom_file import CustomFile
from gui.model.custom_jobs import Look, Tried
from gui.model.custom_panel import CustomPanel
from gui.session import Session
from gui.widgets import layouts
from gui.widgets.banner import Banner
from gui.widgets.model.code_view import CodeView

if TYPE_CHECKING:
    from engine.data_spec import Inputs

LARGE = 100_000_000  # parameters from which one is asked first


class CustomView(QWidget):
    """Shows a file; runs nothing of it before the person has allowed it.

    Signals:
        allowed(CodeSpec): Code that had to be asked about is allowed, and was tried successfully.
    """

    allowed = Signal(object)

    def __init__(
        self, session: Session, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.source = ""  # what is shown
        self._wanted: CodeSpec | None = None  # the class and arguments to begin with
        self._inputs: Inputs | None = None  # what to try it on, if not the session's
        self._is_trusted = False
        self._is_new = False  # it had to be asked about, and nobody knows yet that it is allowed
        self.tried: Tried | None = None  # the class that is shown, and what came of trying it
        self._model_code: CodeSpec | None = None  # the session's, when it was looked at last
        self._looking, self._trying = LatestJob(background), LatestJob(background)
        self.file = CustomFile(background, self)
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self._follow_model()

    # Building

    def _build(self) -> None:
        self.bar = CustomBar()
        self.banner = Banner()
        self.code_view = CodeView()
        self.code_view.setAcceptDrops(False)  # a file that is dropped on it comes here
        self.code_view.setPlaceholderText(
            self.tr(
                "Open a .py file with a class derived from nn.Module, or drop it here. It is shown "
                "first; nothing of it runs before you allow it."
            )
        )
        self.panel = CustomPanel()
        scroll = layouts.scrolled(self.panel)
        theme.scaled(scroll.setMinimumWidth, 340)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.code_view)
        splitter.addWidget(scroll)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([640, 360])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, layouts.SPACING, 0, 0)
        layout.setSpacing(layouts.SPACING)
        layout.addWidget(self.bar)
        layout.addWidget(self.banner)
        layout.addWidget(splitter, 1)
        self._clear()

    def _connect(self) -> None:
        self.bar.file_chosen.connect(self._open_chosen)
        self.bar.example_clicked.connect(self._show_example)
        self.bar.copy_chosen.connect(self.save_copy)
        self.file.was_read.connect(self._show_file)
        self.file.failed.connect(self._say_error)
        self.banner.action_clicked.connect(self._set_model)
        self.panel.try_clicked.connect(self._try)
        self.panel.cancel_clicked.connect(self._look_again)
        self.panel.use_clicked.connect(self._use)
        self.panel.forget_clicked.connect(self._forget)
        self.panel.changed.connect(self._drop_trial)
        self._session.model_changed.connect(self._follow_model)
        self._session.dataset_changed.connect(self._drop_trial)
        self._session.data_changed.connect(self._drop_trial)

    # What is shown

    def open_file(self, path: Path) -> None:
        """Show a file, and show it again whenever it changes; nothing of it runs."""
        self._clear()
        self.file.open(path)

    def save_copy(self, path: str) -> None:
        """Write the code into a file, and follow that from now on."""
        self.file.save(Path(path), self.source)

    def ask_for(self, code: CodeSpec, inputs: Inputs | None = None) -> None:
        """Show code that came inside a spec or a run, and ask whether it may run.

        Args:
            code: The class and its arguments.
            inputs: What the network is for; None for the session's dataset.
        """
        self._clear()
        self._wanted, self._inputs = code, inputs
        self._show_source(code.source)
        self.bar.origin.set_text(self.tr("This code came with a network that was opened."))

    def _clear(self) -> None:
        self.file.close()
        self._wanted = self._inputs = None
        self._show_source("")
        self.bar.origin.set_text("")

    @Slot(str)
    def _open_chosen(self, path: str) -> None:
        self.open_file(Path(path))

    @Slot(str)
    def _show_file(self, source: str) -> None:
        self._wanted = self.code() or self._wanted  # the same choice, after a change of the file
        self._show_source(source)
        self.bar.origin.set_text(str(self.file.path))

    @Slot()
    def _show_example(self) -> None:
        self._clear()
        self._show_source(example())
        self.bar.origin.set_text(self.tr("An example. Save a copy, and change it in your editor."))

    def _show_source(self, source: str) -> None:
        self._looking.cancel()
        self._trying.cancel()
        self.tried = None
        self.source, self._is_new = source, False
        self.banner.hide()
        self.code_view.set_code(source)
        self.bar.allow_saving(bool(source))
        self.panel.show_nothing()
        if source:
            self._look()
        else:
            self.panel.show_text(
                self.tr("Here you choose its arguments, try it, and see what came of it.")
            )

    @Slot()
    def _look_again(self) -> None:
        """The choice stays, but whether it is allowed may be another matter now."""
        self._trying.cancel()
        self._wanted = self.code() or self._wanted
        self._look()

    def _look(self) -> None:
        source = self.source
        self._looking.start(lambda _: custom_jobs.look(source), self._show_look, self._say_error)

    def _show_look(self, look: Look) -> None:
        if look.error is not None:
            self.panel.show_error(look.error)
            self._mark(look.error)
            return
        chosen, given = look.choice(self._wanted)
        if not chosen:
            text = self.tr("There is no class in it that is derived from nn.Module.")
            self.panel.show_text(text, is_error=True)
            return
        self._is_trusted, self._is_new = look.is_trusted, self._is_new or not look.is_trusted
        self.panel.set_classes(look.offered(chosen), chosen, given)
        self.panel.show_question(is_asked=not look.is_trusted)
        self._drop_trial()

    @Slot()
    def _follow_model(self) -> None:
        """Show the code of a network that was opened elsewhere."""
        code = self._session.model.code
        if self.tried is not None:
            self.panel.show_in_use(is_used=code == self.tried.code)
        if code is not None and code not in (self._model_code, self.code()):
            self.ask_for(code)
        self._model_code = code  # of the same network, frozen otherwise, there is nothing to say

    # Trying

    def code(self) -> CodeSpec | None:
        """The class with the arguments as they are in the fields; None if there is none."""
        return self.panel.code(self.source)

    @Slot()
    def _drop_trial(self) -> None:
        """What was tried is not what would be used now."""
        if self.panel.chosen_class() is None:
            return
        self._trying.cancel()
        self.tried = None
        self.banner.hide()
        self.code_view.mark_line(None)
        reason = self._why_not()
        self.panel.show_trying(is_trying=False, possible=not reason)
        self.panel.forget_button.setHidden(not self._is_trusted)
        self.panel.show_text(reason)

    def _why_not(self) -> str:
        """Why it cannot be tried yet; "" if it can."""
        if self._inputs is None and self._session.inputs is None:
            return self.tr("It can be tried when a dataset is there: see the Data tab.")
        return self.panel.why_not()

    @Slot()
    def _try(self) -> None:
        code, inputs = self.code(), self._inputs or self._session.inputs
        if code is None or inputs is None:
            return
        self._drop_trial()
        self.panel.show_trying(is_trying=True)
        text = self.tr("It is tried out in a process of its own, for at most {0} s.")
        self.panel.show_text(text.format(f"{custom_jobs.SECONDS:g}"))
        self._trying.start(
            lambda job: custom_jobs.allow_and_try(code, inputs, job),
            self._show_tried,
            self._say_error,
        )

    def _show_tried(self, tried: Tried) -> None:
        self.tried = tried
        self._is_trusted = not tried.is_dangerous
        problem = tried.trial.problem
        self.panel.show_question(is_asked=not self._is_trusted)
        self.panel.show_trying(is_trying=False)
        self.panel.show_trial(tried.trial)
        self.panel.show_in_use(is_used=self._session.model.code == tried.code)
        self._mark(*filter(None, [problem]), *tried.trial.warnings)
        if problem is None and self._is_new:
            self._is_new = False
            self.allowed.emit(tried.code)

    @Slot()
    def _forget(self) -> None:
        source = self.source
        self._looking.start(
            lambda _: custom_jobs.forget(source), lambda _: self._look_again(), self._say_error
        )

    # Using

    @Slot()
    def _use(self) -> None:
        if self.tried is None:
            return
        parameters = self.tried.trial.parameters
        if parameters < LARGE:
            self._set_model()
            return
        gigabytes = f"{16 * parameters / 1e9:.1f}"  # weights, gradients, two moments: 4 bytes each
        text = self.tr("It has {0} parameters; training them can take {1} GB of memory.")
        self.banner.show_message(
            text.format(f"{parameters:,}", gigabytes),
            self.tr("Use it all the same"),
            "warning",
        )

    @Slot()
    def _set_model(self) -> None:
        self.banner.hide()
        if self.tried is not None and self.tried.trial.problem is None:
            self._session.set_model(ModelSpec(CUSTOM, code=self.tried.code))

    # Mistakes

    def _mark(self, *found: AtelierError) -> None:
        """Mark the first line that one of these names."""
        lines = [error.params.get("line") for error in found]
        self.code_view.mark_line(next((line for line in lines if isinstance(line, int)), None))

    @Slot(object)
    def _say_error(self, error: AtelierError) -> None:
        self.banner.show_message(errors.sentence(error), kind="error")
        if self.panel.chosen_class() is not None:
            self.panel.show_trying(is_trying=False)
            self.panel.show_text("")

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one Python file."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the file."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)
