"""A thin Qt model over the engine's records of a network."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.models.module_records import ModuleRecord, TensorRecord

Index = QModelIndex | QPersistentModelIndex


@dataclass(eq=False)
class _Node:
    record: ModuleRecord | TensorRecord
    parent: _Node | None
    row: int
    children: list[_Node] = field(default_factory=list)


def _grow(record: ModuleRecord, parent: _Node | None, row: int) -> _Node:
    node = _Node(record, parent, row)
    for tensor in record.tensors:
        node.children.append(_Node(tensor, node, len(node.children)))
    for child in record.children:
        node.children.append(_grow(child, node, len(node.children)))
    return node


class ModuleModel(QAbstractItemModel):
    """Modules in their nesting, below each its parameters and buffers.

    Columns: name, type, output shape (or the tensor's shape), parameters.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: _Node | None = None

    def set_record(self, record: ModuleRecord | None) -> None:
        """Show a network; None for nothing."""
        self.beginResetModel()
        self._root = None if record is None else _grow(record, None, 0)
        self.endResetModel()

    def record(self, index: Index) -> ModuleRecord | TensorRecord | None:
        """What stands in a row."""
        node = self._node(index)
        return node.record if node else None

    def first_tensor(self) -> QModelIndex:
        """The first parameter of the network, from the top."""
        waiting = [self._root] if self._root else []
        while waiting:
            node = waiting.pop(0)
            if isinstance(node.record, TensorRecord):
                return self.createIndex(node.row, 0, node)
            waiting = node.children + waiting
        return QModelIndex()

    def _node(self, index: Index) -> _Node | None:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, _Node) else None

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        """Qt's index of a cell."""
        if self._root is None:
            return QModelIndex()
        if parent is None or not parent.isValid():
            return self.createIndex(0, column, self._root) if row == 0 else QModelIndex()
        node = self._node(parent)
        if node is None or not 0 <= row < len(node.children):
            return QModelIndex()
        return self.createIndex(row, column, node.children[row])

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        """Qt's index of the row above."""
        node = self._node(index) if index is not None else None
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, 0, node.parent)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows stand below one."""
        if parent is None or not parent.isValid():
            return 1 if self._root else 0
        node = self._node(parent)
        return len(node.children) if node else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """Name, type, shape, parameters."""
        return 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' titles."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 3:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = (self.tr("Name"), self.tr("Type"), self.tr("Shape"), self.tr("Parameters"))
        return titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, alignment or tool tip."""
        node = self._node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(node.record)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 3:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(node.record, ModuleRecord):
            return f"{node.record.kind}({node.record.settings})"
        return None

    def _cells(self, record: ModuleRecord | TensorRecord) -> tuple[str, str, str, str]:
        if isinstance(record, TensorRecord):
            kind = self.tr("buffer") if record.trainable is None else self.tr("parameter")
            return record.name, kind, str(list(record.shape)), f"{record.count:,}"
        # The first size is the batch: any number of images.
        shape = ""
        if record.output_shape is not None:
            shape = "[{}]".format(", ".join(["N", *map(str, record.output_shape[1:])]))
        count = f"{record.parameters:,}" if record.parameters else ""
        return record.name or self.tr("model"), record.kind, shape, count
