"""The list of transforms, what can be done with it, and the current one's settings."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from engine.errors import AtelierError
from engine.transform_steps import KINDS, TransformStep, enabled_steps, fixed_steps
from gui import errors
from gui.widgets import layouts
from gui.widgets.data import step_texts
from gui.widgets.data.step_editor import StepEditor
from gui.widgets.data.step_list import StepList, StepRow


class StepPanel(layouts.Card):
    """Shows a list of transforms, and says what a person would like to do with it.

    Signals:
        add_wanted(str): A kind of transform, to stand behind the current one.
        undo_wanted()
        redo_wanted()
    """

    add_wanted = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[TransformStep, ...] = ()
        self.list = StepList()
        self.list.setAccessibleName(self.tr("Transforms, in the order in which they are done"))
        self.editor = StepEditor()
        self.message = layouts.label("", "error", wrap=True)
        self.message.hide()
        self.usage = layouts.label("", "muted", wrap=True)
        self.column.addLayout(self._build_heading())
        self.column.addWidget(self.list, 1)
        self.column.addLayout(self._build_buttons())
        for widget in (self.message, self.editor, self.usage):
            self.column.addWidget(widget)
        self.list.current_changed.connect(self._show_current)

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(layouts.label(self.tr("Transforms"), "heading"), 1)
        self.undo_button = QPushButton(self.tr("Undo"))
        keys = QKeySequence.StandardKey
        undo = self.tr("Take back the last change ({0})")
        self.undo_button.setToolTip(undo.format(_native(keys.Undo)))
        self.undo_button.clicked.connect(self.undo_wanted)
        self.redo_button = QPushButton(self.tr("Redo"))
        self.redo_button.setToolTip(self.tr("Do it again ({0})").format(_native(keys.Redo)))
        self.redo_button.clicked.connect(self.redo_wanted)
        for button in (self.undo_button, self.redo_button):
            button.setProperty("quiet", True)
            row.addWidget(button)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        self.add_button = QPushButton(self.tr("Add..."))
        self.add_button.setMenu(self._build_menu())
        self.up_button = QPushButton(self.tr("Up"))
        self.up_button.setToolTip(self.tr("Move the transform up (Alt+Up)"))
        self.up_button.clicked.connect(self._move_up)
        self.down_button = QPushButton(self.tr("Down"))
        self.down_button.setToolTip(self.tr("Move the transform down (Alt+Down)"))
        self.down_button.clicked.connect(self._move_down)
        self.remove_button = QPushButton(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Remove the transform (Del)"))
        self.remove_button.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.add_button, self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        heads = {
            True: self.tr("Random: drawn anew for each image, in training only"),
            False: self.tr("Fixed: the same for every image, everywhere"),
        }
        for is_random, head in heads.items():
            menu.addAction(head).setEnabled(False)
            for kind in KINDS.values():
                if kind.is_random == is_random:
                    says = step_texts.description(kind.name)
                    action = menu.addAction(self.tr("{0}: {1}").format(kind.name, says))
                    action.setData(kind.name)
            if is_random:
                menu.addSeparator()
        menu.triggered.connect(self._add)
        return menu

    # Showing

    def show_steps(
        self,
        steps: tuple[TransformStep, ...],
        current: int,
        error: AtelierError | None,
        used: tuple[TransformStep, ...],
    ) -> None:
        """Show a list.

        Args:
            steps: The list.
            current: The one to stand on, from 0; -1 for the fixed row.
            error: What is wrong with it.
            used: What training uses, which is another list if something is.
        """
        self._steps = steps
        wrong = -1
        if error is not None and error.code == "transform_unfit":
            number = error.params["number"]
            wrong = number - 1 if isinstance(number, int) else -1
        rows = [self._row(step, error if wrong == at else None) for at, step in enumerate(steps)]
        current = max(-1, min(current, len(steps) - 1))
        self.list.set_rows([self._fixed_row(), *rows], current)
        self._say_wrong(error, used)
        self._say_usage()
        self._show_current(current)

    def set_ways(self, can_undo: bool, can_redo: bool) -> None:
        """Say whether there is a way back, and forward again."""
        layouts.set_enabled(self.undo_button, can_undo, self.tr("There is nothing to take back."))
        layouts.set_enabled(self.redo_button, can_redo, self.tr("There is nothing to do again."))

    def _fixed_row(self) -> StepRow:
        return StepRow(
            "ToImage(), ToDtype(float32, scale=True)",
            self.tr("Always: 0..255 becomes 0..1"),
            tip=self._why_floats(),
        )

    def _why_floats(self) -> str:
        return self.tr(
            "Always the first step: a network computes in floating-point numbers, so that each "
            "pixel of 0..255 is divided by 255."
        )

    def _row(self, step: TransformStep, error: AtelierError | None) -> StepRow:
        expression, says = step.expression(), step_texts.description(step.name)
        note = step_texts.whereabouts(step.kind.is_random)
        if error is not None:
            says = note = errors.sentence(error)
        elif not step.enabled:
            note = self.tr("Off: does nothing")
        return StepRow(expression, note, error is not None, step.enabled, f"{expression}\n{says}")

    def _say_wrong(self, error: AtelierError | None, used: tuple[TransformStep, ...]) -> None:
        self.message.setVisible(error is not None)
        self.usage.setVisible(error is None)
        if error is not None:
            text = (
                self.tr("{0}\nTraining goes on with the last list that works.")
                if used
                else self.tr("{0}\nTraining goes on without transforms.")
            )
            self.message.setText(text.format(errors.sentence(error)))

    def _say_usage(self) -> None:
        fixed = len(fixed_steps(self._steps))
        random = len(enabled_steps(self._steps)) - fixed
        lines = []
        if random:
            lines.append(
                self.tr(
                    "In training, %Ln random step(s) are drawn anew for each image.", "", random
                )
            )
        if fixed:
            lines.append(
                self.tr("%Ln fixed step(s) are done wherever the network is asked.", "", fixed)
            )
        if not lines:
            lines.append(self.tr("Training sees the images as they are."))
        self.usage.setText("\n".join(lines))

    @Slot(int)
    def _show_current(self, place: int) -> None:
        """The editor and the buttons follow the row."""
        last = len(self._steps) - 1
        first = self.tr("Choose a transform first.")
        top = self.tr("It is at the top already.") if place == 0 else first
        bottom = self.tr("It is at the bottom already.") if place >= 0 else first
        layouts.set_enabled(self.up_button, place > 0, top)
        layouts.set_enabled(self.down_button, 0 <= place < last, bottom)
        layouts.set_enabled(self.remove_button, place >= 0, first)
        if 0 <= place <= last:
            self.editor.show_step(self._steps[place])
        elif self._steps:
            self.editor.show_text(self._why_floats())
        else:
            self.editor.show_text(
                self.tr(
                    "Transforms change images on their way to the network: random ones make many "
                    "images out of one, so that it learns what does not matter; fixed ones bring "
                    "all images into one form."
                )
            )

    # What the person does

    @Slot(QAction)
    def _add(self, action: QAction) -> None:
        self.add_wanted.emit(action.data())

    @Slot()
    def _move_up(self) -> None:
        self.list.moved.emit(self.list.step(), self.list.step() - 1)

    @Slot()
    def _move_down(self) -> None:
        self.list.moved.emit(self.list.step(), self.list.step() + 1)

    @Slot()
    def _remove(self) -> None:
        self.list.removed.emit(self.list.step())


def _native(key: QKeySequence.StandardKey) -> str:
    """How this platform writes a key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
