"""What is done with a class of one's own: allow it, choose its arguments, try it, use it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QPushButton, QVBoxLayout

from engine.errors import AtelierError
from engine.models.custom_source import ClassInfo
from engine.models.custom_trial import Trial
from engine.network_spec import CodeSpec
from gui import errors, theme
from gui.model.custom_arguments import ArgumentFields, Given
from gui.widgets import layouts
from gui.widgets.forms.number_fields import ChoiceField

_PRINT_LINES = 5


class CustomPanel(layouts.Card):
    """The class, its arguments, the buttons, and what came of trying it.

    Signals:
        try_clicked(): The class is allowed, and to be tried.
        cancel_clicked(): That is to end.
        use_clicked(): The tried class is to be the network.
        forget_clicked(): The code is to be asked about again.
        changed(): Another class or argument was chosen.
        told(): It says something else.
    """

    try_clicked = Signal()
    cancel_clicked = Signal()
    use_clicked = Signal()
    forget_clicked = Signal()
    changed = Signal()
    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._classes: dict[str, ClassInfo] = {}
        self.column.setSpacing(8)
        self._build_question()
        self._build_class()
        self._build_buttons()
        self._build_result()
        self.column.addStretch(1)
        self.show_nothing()

    # Building

    def _build_question(self) -> None:
        self.question = layouts.label(self.tr("This file is a program."), "heading", wrap=True)
        self.question_text = layouts.label(
            self.tr(
                "It will run with your rights. Allow it only if you trust where it comes from."
            ),
            wrap=True,
        )
        self.column.addWidget(self.question)
        self.column.addWidget(self.question_text)

    def _build_class(self) -> None:
        self.class_box = ChoiceField({})
        self.class_box.currentIndexChanged.connect(self._choose_class)
        self.class_caption = layouts.caption(self.tr("Class"), self.class_box)
        self.bases = layouts.label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.class_caption)
        row.addWidget(self.class_box, 1)
        self.arguments_title = layouts.label(
            self.tr("Arguments of its constructor"), "muted", wrap=True
        )
        self.arguments = ArgumentFields()
        self.arguments.changed.connect(self.changed)
        self.column.addLayout(row)
        self.column.addWidget(self.bases)
        self.column.addWidget(self.arguments_title)
        self.column.addWidget(self.arguments)

    def _build_buttons(self) -> None:
        self.try_button = QPushButton()
        self.try_button.clicked.connect(self.try_clicked)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel_clicked)
        self.forget_button = QPushButton(self.tr("Do not allow any more"))
        theme.set_style_property(self.forget_button, "quiet", True)
        self.forget_button.clicked.connect(self.forget_clicked)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("The class is being tried out"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.try_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.forget_button)
        row.addWidget(self.progress, 1)
        row.addStretch()
        self.column.addLayout(row)

    def _build_result(self) -> None:
        self.verdict = layouts.label("", "heading", wrap=True, select=True)
        self.facts = layouts.label("", wrap=True, select=True)
        self.warnings = layouts.label("", wrap=True, select=True)
        self.prints = QPlainTextEdit()
        self.prints.setReadOnly(True)
        self.prints.setTabChangesFocus(True)
        theme.hold_lines(self.prints.setFixedHeight, _PRINT_LINES, 16)
        self.prints_caption = layouts.caption(self.tr("What it printed"), self.prints)
        self.use_button = QPushButton(self.tr("Use this network"))
        self.use_button.clicked.connect(self.use_clicked)
        theme.set_style_property(self.use_button, "primary", True)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self.verdict, self.facts, self.warnings, self.prints_caption, self.prints):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.use_button)
        row.addStretch(1)
        column.addLayout(row)
        self.column.addLayout(column)

    # What comes from outside

    def show_nothing(self) -> None:
        """There is no code, or it is being read."""
        self.set_classes((), "", ())
        self.show_question(is_asked=False)
        self.forget_button.hide()
        self.try_button.hide()
        self.cancel_button.hide()
        self.progress.hide()
        self.show_text("")

    def set_classes(self, classes: Sequence[ClassInfo], chosen: str, given: Given) -> None:
        """Offer classes.

        Args:
            classes: Of the file.
            chosen: The name of the one to begin with.
            given: Values of its constructor's arguments.
        """
        self._classes = {info.name: info for info in classes}
        blocked = self.class_box.blockSignals(True)
        self.class_box.clear()
        for info in classes:
            self.class_box.addItem(info.name, info.name)
        self.class_box.set_value(chosen)
        self.class_box.blockSignals(blocked)
        self._show_class(given)

    def show_question(self, *, is_asked: bool) -> None:
        """Ask whether the code may run, or say nothing as it may."""
        for part in (self.question, self.question_text):
            part.setHidden(not is_asked)
        self.try_button.setText(self.tr("Allow and try") if is_asked else self.tr("Try it"))
        self.forget_button.setHidden(is_asked)
        theme.set_style_property(self.try_button, "primary", is_asked)

    def show_trying(self, *, is_trying: bool, possible: bool = True) -> None:
        """The class is being tried, or not; and whether it can be."""
        had_focus = self.try_button.hasFocus() or self.cancel_button.hasFocus()
        self.try_button.setHidden(is_trying)
        self.try_button.setEnabled(possible)
        self.cancel_button.setHidden(not is_trying)
        self.progress.setHidden(not is_trying)
        if is_trying:
            self.forget_button.hide()
        self.class_box.setEnabled(not is_trying)
        self.arguments.setEnabled(not is_trying)
        if had_focus:
            (self.cancel_button if is_trying else self.try_button).setFocus()

    def show_text(self, text: str, *, is_error: bool = False) -> None:
        """Say something in place of a result; "" for nothing."""
        theme.set_role(self.verdict, "error" if is_error else "muted")
        self._say(verdict=text)
        self.use_button.hide()

    def show_error(self, error: AtelierError) -> None:
        """Say what is wrong in place of a result."""
        self.show_text(errors.sentence(error), is_error=True)

    def show_trial(self, trial: Trial) -> None:
        """Show what came of trying it."""
        if trial.problem is not None:
            theme.set_role(self.verdict, "error")
            self._say(verdict=errors.sentence(trial.problem), printed=trial.printed)
            self.use_button.hide()
            return
        theme.set_role(self.verdict, "heading")
        verdict = self.tr("It works, but:") if trial.warnings else self.tr("It works.")
        lines = [self.tr("Parameters: {0}").format(f"{trial.parameters:,}")]
        frozen = trial.parameters - trial.trainable
        if frozen:
            lines.append(self.tr("Parameters that do not learn: {0}").format(f"{frozen:,}"))
        if trial.shared:
            shared = ", ".join(trial.shared)
            lines.append(self.tr("Shared with another parameter: {0}").format(shared))
        lines.append(self.tr("Output for two pictures: {0}").format(trial.output))
        warnings = "\n".join(errors.sentence(warning) for warning in trial.warnings)
        self._say(verdict, "\n".join(lines), warnings, trial.printed)
        self.use_button.show()

    def show_in_use(self, *, is_used: bool) -> None:
        """Whether the class that was tried is the network already."""
        self.use_button.setEnabled(not is_used)
        self.use_button.setText(
            self.tr("This is the network") if is_used else self.tr("Use this network")
        )

    def chosen_class(self) -> ClassInfo | None:
        """The class that is chosen."""
        return self._classes.get(self.class_box.value())

    def code(self, source: str) -> CodeSpec | None:
        """The chosen class of a source with what is in the fields; None if that is nothing."""
        info = self.chosen_class()
        try:
            return None if info is None else CodeSpec(source, info.name, self.arguments.value())
        except AtelierError:
            return None

    def why_not(self) -> str:
        """Why the fields make no sense, one sentence; "" if they do."""
        missing = self.arguments.missing()
        if missing is not None:
            return self.tr('The argument "{0}" needs a value.').format(missing)
        try:
            self.arguments.value()
        except AtelierError as error:
            return errors.sentence(error)
        return ""

    # What the person does

    @Slot()
    def _choose_class(self) -> None:
        self._show_class(())
        self.changed.emit()

    def _show_class(self, given: Given) -> None:
        info = self.chosen_class()
        arguments = () if info is None else info.arguments
        for part in (self.class_box, self.class_caption):
            part.setHidden(info is None)
        bases = ", ".join(info.bases) if info is not None else ""
        self.bases.setText(self.tr("Derived from {0}").format(bases))
        self.bases.setHidden(not bases)
        self.arguments.set_arguments(arguments, given)
        self.arguments.setHidden(not arguments)
        self.arguments_title.setHidden(not arguments)

    def _say(self, verdict: str, facts: str = "", warnings: str = "", printed: str = "") -> None:
        texts = ((self.verdict, verdict), (self.facts, facts), (self.warnings, warnings))
        for part, text in texts:
            part.setText(text)
            part.setHidden(not text)
        self.prints.setPlainText(printed.rstrip())
        for shown in (self.prints, self.prints_caption):
            shown.setHidden(not printed.strip())
        self.told.emit()
