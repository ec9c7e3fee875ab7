"""What stands above the tree of modules: search, the other way to see it, copying."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from gui.widgets import layouts

_SAID_FOR = 2000  # milliseconds for which the button says that it has copied


class ModuleBar(QWidget):
    """A search field, a switch between tree and `print(model)`, a button to copy.

    Signals:
        searched(str): The field's text is another.
        print_toggled(bool): Whether `print(model)` is to be seen instead of the tree.
        copy_clicked(): What is seen is to be copied.
    """

    searched = Signal(str)
    print_toggled = Signal(bool)
    copy_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search name or type"))
        self.search.setAccessibleName(self.tr("Search the layers (Ctrl+F)"))
        self.search.setToolTip(self.tr("Search the layers (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(120)
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
        self.copy_button = QPushButton(self.tr("Copy as text"))
        self.copy_button.clicked.connect(self._copy)
        self._said = QTimer(self, interval=_SAID_FOR, singleShot=True)
        self._said.timeout.connect(self._say_copy)
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

    @Slot()
    def _copy(self) -> None:
        self.copy_clicked.emit()
        self.copy_button.setText(self.tr("Copied"))
        self._said.start()

    @Slot()
    def _say_copy(self) -> None:
        self.copy_button.setText(self.tr("Copy as text"))
