"""Files that could not be read, and why."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QWidget

from gui.widgets import row_table
from gui.widgets.copying.items import make_copyable

_USUAL_LINES = 5
_LEAST_LINES = 2

Index = QModelIndex | QPersistentModelIndex


class _FileModel(QAbstractTableModel):
    """A file and a reason in each row; a model, as there may be thousands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.files: tuple[tuple[str, str], ...] = ()
        self._below = ""

    def show_files(self, files: Sequence[tuple[str, str]], below: str) -> None:
        self.beginResetModel()
        self.files = tuple(files)
        self._below = below
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.files)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.tr("File") if section == 0 else self.tr("Why it was left out")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self.files[index.row()][index.column()]
        if index.column() == 0 and role == Qt.ItemDataRole.DisplayRole:
            return text.removeprefix(self._below).lstrip("/\\") or text
        return text


class UnreadableList(QTableView):
    """A read-only list, which can be copied with the whole paths."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _FileModel(self)
        self.setModel(self._model)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.setAccessibleName(self.tr("Pictures that could not be read"))
        row_table.lay_out(self, 8)
        self._copier = make_copyable(self, role=Qt.ItemDataRole.ToolTipRole)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def sizeHint(self) -> QSize:
        """Some lines."""
        return QSize(super().sizeHint().width(), self._height_of(_USUAL_LINES))

    def minimumSizeHint(self) -> QSize:
        """Few lines, where there is little room."""
        return QSize(super().minimumSizeHint().width(), self._height_of(_LEAST_LINES))

    def _height_of(self, lines: int) -> int:
        header = self.horizontalHeader().sizeHint().height()
        line = self.verticalHeader().defaultSectionSize()
        return header + lines * line + 2 * self.frameWidth()

    def show_files(self, files: Sequence[tuple[str, str]], below: str = "") -> None:
        """Show files.

        Args:
            files: The path of each, and why it could not be read.
            below: The folder that all are in; it is not said again in each line, but copied.
        """
        self._model.show_files(files, below)

    def files(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return self._model.files

    def copy(self) -> None:
        """Put the selected lines on the clipboard, or all of them if none is selected."""
        self._copier.copy()
