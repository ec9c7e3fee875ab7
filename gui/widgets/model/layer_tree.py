"""A network's layers in their nesting: chosen, moved, removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from gui import theme
from gui.widgets.copying.items import make_copyable
from gui.widgets.model.layer_delegate import FIGURE, MARK, NAME, NOTE, TEXT, LayerDelegate

Path = tuple[int, ...]
Mark = Literal["", "warning", "error"]


@dataclass(frozen=True)
class LayerRow:
    """What a row says.

    Attributes:
        name: What the layer is called in its parent, or its place there.
        text: The layer with its settings.
        note: What stands below: its shapes, or what is wrong.
        figure: What stands at the right: its parameters.
        mark: Whether the note warns or says a mistake.
        tip: More of it.
        is_container: Whether layers can be dropped into it.
        children: The rows of the layers in it.
    """

    name: str
    text: str
    note: str
    figure: str = ""
    mark: Mark = ""
    tip: str = ""
    is_container: bool = False
    children: tuple[LayerRow, ...] = ()


class LayerTree(QTreeWidget):
    """Two lines for each layer.

    Delete removes the chosen layers, Ctrl+D doubles them, Alt with an arrow key moves them: up and
    down, out of the block that they stand in (left), into the one before them (right). The mouse
    drags them.

    Signals:
        choice_changed(tuple): The paths of the chosen layers, the current one last.
        remove_wanted()
        duplicate_wanted()
        shift_wanted(int): One place up (-1) or down (1).
        nest_wanted(int): Out of its block (-1), or into the one before it (1).
        dropped(tuple, int): Into the block at a path, before which of its layers.
    """

    choice_changed = Signal(object)
    remove_wanted = Signal()
    duplicate_wanted = Signal()
    shift_wanted = Signal(int)
    nest_wanted = Signal(int)
    dropped = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._rows: tuple[LayerRow, ...] = ()
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        theme.scaled(self.setIndentation, 18)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(LayerDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        make_copyable(self)
        self.itemSelectionChanged.connect(self._tell_choice)
        self.currentItemChanged.connect(self._tell_choice)

    # Rows

    def set_rows(self, rows: Sequence[LayerRow], chosen: Sequence[Path]) -> None:
        """Show other rows.

        Args:
            rows: Of the outermost layers.
            chosen: Paths of those that are chosen, the current one last.
        """
        # Rows stay the objects that they are: one of them may be in the midst of being dragged.
        self._showing = True
        self._fill(self.invisibleRootItem(), rows, self._rows)
        self._rows = tuple(rows)
        if tuple(chosen) != self.chosen():
            self._choose(chosen)
        self._showing = False

    def _fill(
        self, parent: QTreeWidgetItem, rows: Sequence[LayerRow], before: Sequence[LayerRow]
    ) -> None:
        while parent.childCount() > len(rows):
            parent.takeChild(parent.childCount() - 1)
        if parent.childCount() < len(rows):
            parent.addChildren([QTreeWidgetItem() for _ in range(len(rows) - parent.childCount())])
        for place, row in enumerate(rows):
            old = before[place] if place < len(before) else None
            if row != old:
                item = _child(parent, place)
                self._dress(item, row)
                self._fill(item, row.children, old.children if old else ())
        if rows and not before:
            parent.setExpanded(True)

    def _dress(self, item: QTreeWidgetItem, row: LayerRow) -> None:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        if row.is_container:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags)
        said = {NAME: row.name, TEXT: row.text, NOTE: row.note, FIGURE: row.figure}
        for role, text in said.items():
            item.setData(0, role, text)
        item.setData(0, MARK, row.mark)
        words = [text for text in said.values() if text]
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))
        item.setToolTip(0, row.tip)

    def notes(self) -> list[str]:
        """What stands below each row, in the order in which they are seen."""
        return [str(item.data(0, NOTE)) for item in self._items(self.invisibleRootItem())]

    def names(self) -> list[str]:
        """What each row is called, likewise."""
        return [str(item.data(0, NAME)) for item in self._items(self.invisibleRootItem())]

    def _items(self, parent: QTreeWidgetItem) -> Iterable[QTreeWidgetItem]:
        for place in range(parent.childCount()):
            item = _child(parent, place)
            yield item
            yield from self._items(item)

    # What is chosen

    def chosen(self) -> tuple[Path, ...]:
        """The paths of the chosen rows, the current one last."""
        current = self.currentItem()
        items = [item for item in self.selectedItems() if item is not current]
        paths = sorted(self._path(item) for item in items)
        if current is not None and current.isSelected():
            paths.append(self._path(current))
        return tuple(paths)

    def _choose(self, paths: Sequence[Path]) -> None:
        flag = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for path in paths:
            item = self._item(path)
            if path == paths[-1]:
                self.setCurrentItem(item, 0, flag.Select)
                self.scrollToItem(item)
            else:
                item.setSelected(True)
        if not paths:
            self.selectionModel().clearCurrentIndex()

    def _item(self, path: Path) -> QTreeWidgetItem:
        item = self.invisibleRootItem()
        for place in path:
            item = _child(item, place)
        return item

    def _path(self, item: QTreeWidgetItem) -> Path:
        parent = item.parent()
        if parent is None:
            return (self.indexOfTopLevelItem(item),)
        return (*self._path(parent), parent.indexOfChild(item))

    @Slot()
    def _tell_choice(self) -> None:
        if not self._showing:
            self.choice_changed.emit(self.chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight: what is said of a mistake takes its room from the rows."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    # Moving and removing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, double and remove."""
        key, modifiers = event.key(), event.modifiers()
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.nest_wanted.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif control and key == Qt.Key.Key_D:
            self.duplicate_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the dragged layers are to go; who owns them moves them."""
        # Ignored, so that the drag's end does not remove the rows.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.stopAutoScroll()
        parent, place = self._place_at(event)
        self.dropped.emit(parent, place)

    def _place_at(self, event: QDropEvent) -> tuple[Path, int]:
        item = self.itemAt(event.position().toPoint())
        if item is None:
            return (), self.topLevelItemCount()
        where = self._whereabouts(item, event)
        path = self._path(item)
        is_open = item.isExpanded() and item.childCount() > 0
        if where == 0 or (where > 0 and is_open):
            return path, 0 if is_open and where > 0 else item.childCount()
        return path[:-1], path[-1] + (where > 0)

    def _whereabouts(self, item: QTreeWidgetItem, event: QDropEvent) -> int:
        """Above (-1), on (0) or below (1) a row; only a container can be dropped on."""
        area = self.visualItemRect(item)
        depth = event.position().y() - area.top()
        if not item.flags() & Qt.ItemFlag.ItemIsDropEnabled:
            return -1 if depth < area.height() / 2 else 1
        edge = max(3.0, min(12.0, area.height() / 5.5))  # as Qt draws its line
        if depth < edge:
            return -1
        return 1 if depth > area.height() - edge else 0


def _child(parent: QTreeWidgetItem, place: int) -> QTreeWidgetItem:
    item = parent.child(place)
    assert item is not None
    return item
