"""Tables, trees and lists as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QListView,
    QTableView,
    QTreeView,
)

from gui.widgets.copying.clipboard import Rows, put_rows
from gui.widgets.copying.menu import CopyMenu

Index = QModelIndex | QPersistentModelIndex

_CHOSEN, _ALL = "chosen", "all"
_LEVEL = "  "  # before the name of what is nested
_ROLE = Qt.ItemDataRole
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def tick_word(state: object) -> str:
    """What a box says, in a word; "" for none."""
    if state is None:
        return ""
    words = {
        Qt.CheckState.Checked: QCoreApplication.translate("TreeText", "yes"),
        Qt.CheckState.PartiallyChecked: QCoreApplication.translate("TreeText", "partly"),
        Qt.CheckState.Unchecked: QCoreApplication.translate("TreeText", "no"),
    }
    return words[Qt.CheckState(state)]


def make_copyable(
    view: QAbstractItemView, rows: Callable[[bool], Rows] | None = None, *, role: int = 0
) -> ItemCopier:
    """Give a table, a tree or a list what copies it as text.

    Ctrl+C copies the selected cells, or all if none is selected; a menu (right click, Menu key)
    has that and all. The view's own actions stand above in the menu.

    Args:
        view: The table, tree or list.
        rows: What is copied, given whether that is all, in the place of what is seen.
        role: Of the model's data that is copied, by default what is seen.
    """
    return ItemCopier(view, rows or (lambda everything: seen_rows(view, everything, role)))


class ItemCopier(QObject):
    """See `make_copyable`; lives with the view."""

    def __init__(self, view: QAbstractItemView, rows: Callable[[bool], Rows]) -> None:
        super().__init__(view)
        self._view, self._rows = view, rows
        view.installEventFilter(self)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open)

    @Slot()
    def copy(self) -> None:
        """Copy what is selected, or all if nothing is."""
        put_rows(self._rows(not self._has_selection()))

    def _has_selection(self) -> bool:
        chosen = self._view.selectionModel()
        return chosen is not None and chosen.hasSelection()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that copy."""
        if not isinstance(event, QKeyEvent) or not event.matches(QKeySequence.StandardKey.Copy):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.copy()
        event.accept()
        return event.type() != QEvent.Type.KeyRelease

    @Slot(QPoint)
    def _open(self, at: QPoint) -> None:
        menu = CopyMenu.of(self._view) or self._made_menu()
        model = self._view.model()
        is_full = model is not None and model.rowCount() > 0
        for entry in menu.actions():
            if entry.data() in (_CHOSEN, _ALL):
                has_any = entry.data() == _ALL or self._has_selection()
                entry.setEnabled(is_full and has_any)
        menu.popup(self._view.viewport().mapToGlobal(at))

    def _made_menu(self) -> CopyMenu:
        menu = CopyMenu(self._view)
        menu.addActions(self._view.actions())
        menu.addSeparator()  # which no menu shows at its top
        menu.add(_CHOSEN, QCoreApplication.translate("Copying", "Copy"), has_key=True)
        menu.add(_ALL, QCoreApplication.translate("Copying", "Copy all"))
        menu.chosen.connect(self._copy)
        return menu

    @Slot(str)
    def _copy(self, kind: str) -> None:
        if kind in (_CHOSEN, _ALL):
            put_rows(self._rows(kind == _ALL))


def seen_rows(view: QAbstractItemView, everything: bool, role: int = 0) -> list[list[str]]:
    """The cells of a view as they are seen, its headers first.

    What is hidden is left out, and what stands in a tree is indented. One cell alone has no
    headers; where a selection has holes, cells are empty.

    Args:
        view: The table, tree or list.
        everything: Whether all is wanted, not what is selected.
        role: Of the model's data, by default the texts that are seen.
    """
    model, chosen, columns = view.model(), view.selectionModel(), _columns(view)
    lines = [
        (depth, [index.siblingAtColumn(column) for column in columns])
        for depth, index in _walk(view, view.rootIndex(), 0)
    ]
    marks = [[everything or chosen.isSelected(cell) for cell in cells] for _, cells in lines]
    rows = [row for row, marked in enumerate(marks) if any(marked)]
    across = [place for place in range(len(columns)) if any(marks[row][place] for row in rows)]
    texts = [
        [_text(lines[row][1][place], role) if marks[row][place] else "" for place in across]
        for row in rows
    ]
    if len(rows) == len(across) == 1 and not everything:
        return texts
    least = min((lines[row][0] for row in rows), default=0)
    for row, cells in zip(rows, texts, strict=True):
        cells[0] = _LEVEL * (lines[row][0] - least) + cells[0]
    down = _is_headed(view, _DOWN)
    if down:
        for row, cells in zip(rows, texts, strict=True):
            cells.insert(0, _title(model, lines[row][1][0].row(), _DOWN))
    if texts and _is_headed(view, _ACROSS):
        heads = [_title(model, columns[place], _ACROSS) for place in across]
        texts.insert(0, [""] * down + heads)
    return texts


def _walk(
    view: QAbstractItemView, parent: QModelIndex, depth: int
) -> Iterator[tuple[int, QModelIndex]]:
    """The rows that are not hidden, from the top, each with how deep it is nested."""
    model = view.model()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if not _is_hidden(view, row, parent):
            yield depth, index
            if isinstance(view, QTreeView):
                yield from _walk(view, index, depth + 1)


def _is_hidden(view: QAbstractItemView, row: int, parent: QModelIndex) -> bool:
    if isinstance(view, QTreeView):
        return view.isRowHidden(row, parent)
    return isinstance(view, QTableView | QListView) and view.isRowHidden(row)


def _header(view: QAbstractItemView, orientation: Qt.Orientation) -> QHeaderView | None:
    if isinstance(view, QTableView):
        return view.horizontalHeader() if orientation == _ACROSS else view.verticalHeader()
    return view.header() if isinstance(view, QTreeView) and orientation == _ACROSS else None


def _is_headed(view: QAbstractItemView, orientation: Qt.Orientation) -> bool:
    header = _header(view, orientation)
    return header is not None and not header.isHidden()


def _columns(view: QAbstractItemView) -> list[int]:
    """The columns that are seen, from the left."""
    header = _header(view, _ACROSS)
    if header is None:
        return [view.modelColumn()] if isinstance(view, QListView) else [0]
    columns = (header.logicalIndex(place) for place in range(header.count()))
    return [column for column in columns if not header.isSectionHidden(column)]


def _title(model: QAbstractItemModel, section: int, orientation: Qt.Orientation) -> str:
    title = model.headerData(section, orientation)
    return "" if title is None else str(title)


def _text(index: Index, role: int) -> str:
    """What a cell says; where it is a picture or a box, what it says in words."""
    for asked in (role, _ROLE.AccessibleTextRole):
        text = index.data(asked)
        if text not in (None, ""):
            return str(text)
    return tick_word(index.data(_ROLE.CheckStateRole))
