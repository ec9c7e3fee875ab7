"""What can be done with the chosen runs: buttons, menu, keys."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from engine.training.run_store import RunSummary
from gui import theme


class RunBar(QWidget):
    """A search field and the actions; the owner connects them.

    Attributes:
        search: The field.
        open, resume, duplicate, rename, reveal, copy_path, delete: Of the chosen runs.
        empty_trash: Always possible.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keys = QKeySequence.StandardKey
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search name, note, model, dataset"))
        self.search.setAccessibleName(self.tr("Search the runs"))
        self.search.setToolTip(self.search.placeholderText())
        theme.scaled(self.search.setMinimumWidth, 80)
        self.open = self._action(
            self.tr("Open"), self.tr("Show the run's curves and weights everywhere (Enter)")
        )
        self.resume = self._action(
            self.tr("Continue"), self.tr("Train on from where the run was left")
        )
        self.duplicate = self._action(
            self.tr("Duplicate as new"), self.tr("Take the run's settings into the form")
        )
        self.export = self._action(
            self.tr("Export as script..."), self.tr("Write the run as one file of plain PyTorch")
        )
        self.delete = self._action(
            self.tr("Delete"), self.tr("Move to the trash (Del)"), keys.Delete
        )
        self.rename = self._action(self.tr("Rename"), "", "F2")
        self.reveal = self._action(self.tr("Show in the file manager"))
        self.copy_path = self._action(self.tr("Copy path"), "", keys.Copy)
        self.empty_trash = self._action(self.tr("Empty the trash"))
        self._build()
        self.follow([], busy=False)

    def _action(
        self, text: str, tip: str = "", key: QKeySequence.StandardKey | str | None = None
    ) -> QAction:
        action = QAction(text, self)
        action.setToolTip(tip or text)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search, 1)
        for action in (self.open, self.resume, self.duplicate, self.delete):
            layout.addWidget(ActionButton(action))
        menu = QMenu(self)
        menu.addActions([self.export, self.rename, self.reveal, self.copy_path])
        menu.addSeparator()
        menu.addAction(self.empty_trash)
        self.more_button = QPushButton(self.tr("More"))
        self.more_button.setMenu(menu)
        layout.addWidget(self.more_button)

    def row_actions(self) -> list[QAction]:
        """What a menu on a row offers."""
        separator = QAction(self)
        separator.setSeparator(True)
        opening = [self.open, self.resume, self.duplicate, self.export]
        return [*opening, self.rename, self.reveal, self.copy_path, separator, self.delete]

    def follow(self, runs: list[RunSummary], *, busy: bool) -> None:
        """Enable what is possible.

        Args:
            runs: The chosen ones.
            busy: Whether this window is training, so that it shows no other run.
        """
        one = runs[0] if len(runs) == 1 else None
        readable = one is not None and one.spec is not None and one.error is None
        self.open.setEnabled(readable and not busy)
        self.export.setEnabled(readable)
        self.resume.setEnabled(
            readable and not busy and one is not None and one.state == "unfinished"
        )
        self.duplicate.setEnabled(one is not None and one.spec is not None)
        self.rename.setEnabled(one is not None)
        self.reveal.setEnabled(one is not None)
        self.copy_path.setEnabled(bool(runs))
        self.delete.setEnabled(bool(runs) and all(run.state != "running" for run in runs))


class ActionButton(QPushButton):
    """A button that is an action: its text, its tool tip, whether it can be pressed."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
