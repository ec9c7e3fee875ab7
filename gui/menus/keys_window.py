"""All keys, in one list that can be searched: from the menus themselves, and from the widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from gui import theme
from gui.menus.live_menu import Act, native, plain
from gui.widgets.copying.items import make_copyable

if TYPE_CHECKING:
    from gui.main_window import MainWindow

_NATIVE = QKeySequence.SequenceFormat.NativeText
_Keys = QKeySequence.StandardKey

Row = tuple[str, str]
"""What is done, and with which keys."""


class KeysWindow(QDialog):
    """A window beside the main one; it waits for nothing, and Escape closes it.

    Args:
        window: Whose menus are listed.

    Attributes:
        search: What the person looks for.
        list: The keys, in groups.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search an action or a key"))
        self.search.setAccessibleName(self.tr("Search the keyboard shortcuts"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.list.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        make_copyable(self.list)
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        for action in window.menuBar().actions():
            self._add(plain(action.text()), list(_rows_of(action.menu())))
        for title, rows in self._of_widgets():
            self._add(title, rows)
        self.list.expandAll()
        self.resize(theme.pixels(560), theme.pixels(600))

    def _add(self, title: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem(self.list, [title])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFirstColumnSpanned(True)
        self._groups.append((group, [QTreeWidgetItem(group, list(row)) for row in rows]))

    @Slot(str)
    def _filter(self, text: str) -> None:
        """Show what has the words in its name, its keys, or its group's name."""
        wanted = text.casefold().strip()
        for group, rows in self._groups:
            is_meant = wanted in group.text(0).casefold()
            for row in rows:
                said = f"{row.text(0)}\n{row.text(1)}".casefold()
                row.setHidden(not (is_meant or wanted in said))
            group.setHidden(all(row.isHidden() for row in rows))

    # What no menu says: keys that a widget knows while it has the focus

    def _of_widgets(self) -> list[tuple[str, list[Row]]]:
        arrows = self.tr("Arrow keys")
        return [
            (
                self.tr("On the drawing sheet"),
                [
                    (self.tr("Width of the pen"), "[  ]"),
                    (self.tr("Move the cursor; with the move tool, the drawing"), arrows),
                    (self.tr("Put the pen down, lift it"), self.tr("Space")),
                    (self.tr("Scale the drawing, with the move tool"), "+  -"),
                    (self.tr("Drop what is not finished"), self.tr("Esc")),
                ],
            ),
            (
                self.tr("In a grid of images"),
                [
                    (self.tr("Go to another image"), arrows),
                    (self.tr("Select an image"), self.tr("Space")),
                    (self.tr("Select all"), native(_Keys.SelectAll)),
                    (self.tr("Select none"), self.tr("Esc")),
                    (self.tr("Larger, smaller"), "+  -"),
                ],
            ),
            (
                self.tr("In a plot"),
                [
                    (self.tr("Move along the axes"), arrows),
                    (self.tr("Zoom in, zoom out"), "+  -"),
                    (self.tr("Show all"), "0"),
                ],
            ),
            (
                self.tr("In the builder"),
                [
                    (self.tr("Move a layer up or down"), _keys("Alt+Up", "Alt+Down")),
                    (self.tr("Move it into a block, or out"), _keys("Alt+Right", "Alt+Left")),
                    (self.tr("Double a layer"), _keys("Ctrl+D")),
                    (self.tr("Remove a layer"), _keys("Del")),
                ],
            ),
            (
                self.tr("In lists and tables"),
                [
                    (self.tr("Fetch the next batch, on the DataLoader page"), "N"),
                    (self.tr("Open a run"), self.tr("Enter")),
                    (self.tr("Rename a run"), "F2"),
                    (self.tr("Remove a run, a sample or a tensor"), _keys("Del")),
                    (self.tr("Copy what is chosen"), native(_Keys.Copy)),
                ],
            ),
        ]


def _keys(*keys: str) -> str:
    return "  ".join(QKeySequence(key).toString(_NATIVE) for key in keys)


def _rows_of(menu: object) -> Iterator[Row]:
    """The entries of a menu that have keys, and those of the menus in it."""
    for action in menu.actions() if isinstance(menu, QMenu) else ():
        if isinstance(action.menu(), QMenu):
            yield from _rows_of(action.menu())
        elif keys := keys_of(action):
            yield plain(action.text()), keys


def keys_of(action: QAction) -> str:
    """The keys of an entry as this platform writes them; "" if it has none."""
    return action.keys if isinstance(action, Act) else action.shortcut().toString(_NATIVE)
