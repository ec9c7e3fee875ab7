"""What stands above the tree of modules: search, the other way to see it, copying."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from gui import theme
from gui.widgets import layouts
from gui.widgets.copy_button import CopyButton


class ModuleBar(QWidget):
    """A search field, a switch between tree and `print(model)`, a button to copy.

    Args:
        source: What is copied: what is seen, as text.
        parent: Owner.

    Signals:
        searched(str): The field's text is another.
        print_toggled(bool): Whether `print(model)` is to be seen instead of the tree.
    """

    searched = Signal(str)
    print_toggled = Signal(bool)

    def __init__(self, source: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search name or type"))
        self.search.setAccessibleName(self.tr("Search the layers (Ctrl+F)"))
        self.search.setToolTip(self.tr("Search the layers (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        theme.scaled(self.search.setMinimumWidth, 120)
        self.search.textChanged.connect(self.searched)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.search.clear)
        self.found = layouts.label("", "muted")
        self.tree_button, self.print_button = QToolButton(), QToolButton()
        self.tree_button.setText(self.tr("Tree"))
        self.print_button.setText("print(model)")
        self.print_button.setToolTip(self.tr("The network as PyTorch prints it"))
        ways = QButtonGroup(self)
        for button in (self.tree_button, self.print_button):
            button.setCheckable(True)
            ways.addButton(button)
        self.tree_button.setChecked(True)
        self.print_button.toggled.connect(self._switch)
        self.copy_button = CopyButton(self.tr("Copy as text"), source)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.found)
        row.addSpacing(4)
        for widget in (self.tree_button, self.print_button, self.copy_button):
            row.addWidget(widget)

    def say_found(self, count: int | None) -> None:
        """Say how many rows match; None where nothing is looked for."""
        self.found.setText("" if count is None else self.tr("%Ln found", "", count))

    @Slot()
    def focus_search(self) -> None:
        """Go to the field, in the tree."""
        self.tree_button.setChecked(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot(bool)
    def _switch(self, printed: bool) -> None:
        self.search.setEnabled(not printed)
        self.print_toggled.emit(printed)
