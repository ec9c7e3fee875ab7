"""A thin Qt model over the engine's records of a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.models.module_records import ModuleRecord, TensorRecord
from engine.models.tensor_summary import TensorSummary
from gui.item_models import module_texts
from gui.item_models.module_freezing import Freezing

Index = QModelIndex | QPersistentModelIndex
Record = ModuleRecord | TensorRecord

_ROLE = Qt.ItemDataRole
_CHECKS = {
    "all": Qt.CheckState.Checked,
    "some": Qt.CheckState.PartiallyChecked,
    "none": Qt.CheckState.Unchecked,
}


class Column(IntEnum):
    """The columns of the tree."""

    NAME = 0
    TRAINS = 1
    KIND = 2
    SHAPE = 3
    PARAMETERS = 4
    COST = 5
    MEMORY = 6
    OUTPUT = 7
    MEAN = 8
    STD = 9
    MINIMUM = 10
    MAXIMUM = 11


_NAMES = tuple(column.name.lower() for column in Column)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
# Plain numbers are looked up much faster than members of an enumeration.
_ANSWERED = frozenset(
    map(
        int,
        (
            _ROLE.DisplayRole,
            _ROLE.TextAlignmentRole,
            _ROLE.ToolTipRole,
            _ROLE.CheckStateRole,
            _ROLE.AccessibleTextRole,
        ),
    )
)


@dataclass(eq=False)
class _Node:
    record: Record
    parent: _Node | None
    row: int
    children: list[_Node] = field(default_factory=list)
    texts: list[str] | None = None  # made when they are first looked at

    def walk(self) -> Iterator[_Node]:
        yield self
        for child in self.children:
            yield from child.walk()


def _grow(record: ModuleRecord, parent: _Node | None, row: int) -> _Node:
    node = _Node(record, parent, row)
    for tensor in record.tensors:
        node.children.append(_Node(tensor, node, len(node.children)))
    for child in record.children:
        node.children.append(_grow(child, node, len(node.children)))
    return node


class ModuleModel(QAbstractItemModel):
    """Modules in their nesting, below each its parameters and buffers; see `Column`.

    Signals:
        freezing_asked(tuple[str, ...]): The person wants just the parameters and modules of these
            names frozen.
    """

    freezing_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: _Node | None = None
        self._freezing: Freezing | None = None
        self._summaries: Mapping[str, TensorSummary] = {}

    # What is shown

    def set_record(
        self, record: ModuleRecord | None, freezes: Callable[[str], bool] = lambda _: False
    ) -> None:
        """Show a network; None for nothing. Rows stay where it has the same modules and tensors.

        Args:
            record: The network.
            freezes: Whether the person has frozen the parameter of a path.
        """
        grown = None if record is None else _grow(record, None, 0)
        same = _outline(grown) == _outline(self._root)
        self._freezing = None if record is None else Freezing(record, freezes)
        if same and grown is not None and self._root is not None:
            for node, new in zip(self._root.walk(), grown.walk(), strict=True):
                node.record, node.texts = new.record, None
            self._tell_all()
            return
        self.beginResetModel()
        self._root, self._summaries = grown, {}
        self.endResetModel()

    def set_summaries(self, summaries: Mapping[str, TensorSummary]) -> None:
        """Show figures of the parameters and buffers, by their paths."""
        self._summaries = summaries
        for node in self._root.walk() if self._root else ():
            if isinstance(node.record, TensorRecord):
                node.texts = None
        self._tell_all()

    @property
    def freezing(self) -> Freezing | None:
        """Which parameters train; None without a network."""
        return self._freezing

    def record(self, index: Index) -> Record | None:
        """What stands in a row."""
        node = self._node(index)
        return node.record if node else None

    def indices(self) -> Iterator[QModelIndex]:
        """Every row's first cell, from the top."""
        for node in self._root.walk() if self._root else ():
            yield self.createIndex(node.row, 0, node)

    def first_tensor(self) -> QModelIndex:
        """The first parameter of the network, from the top."""
        tensors = (i for i in self.indices() if isinstance(self.record(i), TensorRecord))
        return next(tensors, QModelIndex())

    def _tell_all(self) -> None:
        last = len(Column) - 1
        for node in self._root.walk() if self._root else ():
            if node.parent is None:
                cell = self.createIndex(0, 0, node), self.createIndex(0, last, node)
                self.dataChanged.emit(*cell)
            if node.children:
                ends = node.children[0], node.children[-1]
                first, final = self.createIndex(0, 0, ends[0]), ends[1]
                self.dataChanged.emit(first, self.createIndex(final.row, last, final))

    def _node(self, index: Index) -> _Node | None:
        node = index.internalPointer() if index.isValid() else None
        return node if isinstance(node, _Node) else None

    # Qt's questions

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
        """As many as `Column` has."""
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether there is a box to tick."""
        flags = super().flags(index)
        node = self._node(index)
        if node is None or self._freezing is None or index.column() != Column.TRAINS:
            return flags
        if not self._freezing.trains(node.record):
            return flags
        if not self._freezing.is_free(node.record):
            return flags & ~Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable

    def setData(  # noqa: N802  # Qt's name
        self, index: Index, value: object, role: int = _ROLE.EditRole
    ) -> bool:
        """Ask for what is ticked to train, for what is not to be frozen."""
        node = self._node(index)
        if node is None or role != _ROLE.CheckStateRole or self._freezing is None:
            return False
        if not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        # A half-ticked box is ticked by a click: then all of it trains.
        train = Qt.CheckState(value) == Qt.CheckState.Checked
        self.freezing_asked.emit(self._freezing.names_after(node.record, train))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        """The columns' titles, and what they mean."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole and section >= Column.PARAMETERS:
            return _RIGHT
        if role == _ROLE.DisplayRole:
            return self._titles()[section]
        return self._meanings().get(section) if role == _ROLE.ToolTipRole else None

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Name"),
            self.tr("Trained"),
            self.tr("Type"),
            self.tr("Shape"),
            self.tr("Parameters"),
            self.tr("Multiply-adds"),
            self.tr("Memory"),
            self.tr("Output memory"),
            self.tr("Mean"),
            self.tr("Std"),
            self.tr("Min"),
            self.tr("Max"),
        )

    def _meanings(self) -> dict[int, str]:
        return {
            Column.TRAINS: self.tr("Untick a layer to freeze it: training leaves it as it is."),
            Column.SHAPE: self.tr("What goes in and what comes out; N is the number of pictures."),
            Column.COST: self.tr(
                "For one picture, in matrix products and convolutions; normalisation, activations "
                "and pooling are not counted."
            ),
            Column.MEMORY: self.tr("Of the parameters and buffers."),
            Column.OUTPUT: self.tr("Of what comes out for one picture."),
            Column.STD: self.tr("Standard deviation"),
        }

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """A cell's text, alignment, tick or tool tip."""
        if role not in _ANSWERED:  # most of what a view asks for each cell that it paints
            return None
        node, column = self._node(index), index.column()
        if node is None or self._freezing is None:
            return None
        if role == _ROLE.DisplayRole:
            return self._text(node, column)
        if role == _ROLE.ToolTipRole:
            return module_texts.tip(node.record)
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column >= Column.PARAMETERS else None
        return self._tick(node.record, role) if column == Column.TRAINS else None

    def _tick(self, record: Record, role: int) -> object:
        if role == _ROLE.AccessibleTextRole:
            return self._titles()[Column.TRAINS]
        return _CHECKS.get(self._freezing.trains(record)) if self._freezing else None

    def _text(self, node: _Node, column: int) -> str:
        if node.texts is None:
            texts = module_texts.cells(node.record, self._summaries)
            node.texts = [texts.get(name, "") for name in _NAMES]
        return node.texts[column]


def _outline(root: _Node | None) -> list[tuple[str, int]]:
    """What stands where: rows of equal outlines can be taken for each other."""
    return [(n.record.path, len(n.children)) for n in root.walk()] if root else []
