"""The list of transforms: switched on and off, moved, removed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDropEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import theme
from gui.widgets.copying.items import make_copyable

_INDENT = 30  # logical pixels for the check box
_NOTE = Qt.ItemDataRole.UserRole
_WRONG = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class StepRow:
    """What a row says.

    Attributes:
        text: The transform with its arguments.
        note: What stands below it, small.
        is_wrong: Whether the note is what keeps it from working.
        is_on: Whether it is switched on; None for a row that always is.
        tip: More of it.
    """

    text: str
    note: str
    is_wrong: bool = False
    is_on: bool | None = None
    tip: str = ""


class StepList(QListWidget):
    """A fixed first row, then one row for each step.

    Space switches the current one on or off, Alt+Up and Alt+Down (or the mouse) move it, Delete
    removes it. Steps are counted from 0, and the fixed row is -1.

    Signals:
        current_changed(int): The person goes to another step.
        toggled(int, bool): They switch one on or off.
        moved(int, int): They move one to another's place.
        removed(int): They remove one.
    """

    current_changed = Signal(int)
    toggled = Signal(int, bool)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setItemDelegate(_StepDelegate(self))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        make_copyable(self, role=Qt.ItemDataRole.AccessibleTextRole)
        self.itemChanged.connect(self._tell_toggled)
        self.currentRowChanged.connect(self._tell_current)

    # Rows

    def set_rows(self, rows: Sequence[StepRow], current: int) -> None:
        """Show other rows.

        Args:
            rows: The fixed row first.
            current: The step to stand on.
        """
        # Rows stay the objects that they are: one of them may be in the midst of being dragged.
        self._showing = True
        if len(rows) != self.count():
            self.updateGeometry()
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            self._fill(self.item(place), row)
        self.setCurrentRow(current + 1)
        self._showing = False

    def _fill(self, item: QListWidgetItem, row: StepRow) -> None:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.is_on is None:
            item.setData(Qt.ItemDataRole.CheckStateRole, None)
        else:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsDragEnabled
            item.setCheckState(Qt.CheckState.Checked if row.is_on else Qt.CheckState.Unchecked)
        item.setFlags(flags)
        item.setText(row.text)
        item.setData(_NOTE, row.note)
        item.setData(_WRONG, row.is_wrong)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.text}, {row.note}")
        item.setToolTip(row.tip)

    def step(self) -> int:
        """The current step; -1 for the fixed row, or for none."""
        return max(-1, self.currentRow() - 1)

    def notes(self) -> list[str]:
        """What stands below each row."""
        return [str(self.item(place).data(_NOTE)) for place in range(self.count())]

    @Slot(QListWidgetItem)
    def _tell_toggled(self, item: QListWidgetItem) -> None:
        if not self._showing:
            self.toggled.emit(self.row(item) - 1, item.checkState() == Qt.CheckState.Checked)

    @Slot(int)
    def _tell_current(self, row: int) -> None:
        if not self._showing:
            self.current_changed.emit(max(-1, row - 1))

    # Moving and removing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and remove."""
        step, alt = self.step(), Qt.KeyboardModifier.AltModifier
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & alt and event.key() in ways:
            self._move(step, step + ways[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            if step >= 0:
                self.removed.emit(step)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int, place: int) -> None:
        if 0 <= step != place and 0 <= place < self.count() - 1:
            self.moved.emit(step, place)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the dragged step is to go; who owns the steps moves it."""
        # Ignored, so that the drag's end does not remove the row.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self._move(self.step(), self._place_at(event))

    def _place_at(self, event: QDropEvent) -> int:
        """Where the dragged step stands once it has left its own place."""
        target = self.indexAt(event.position().toPoint()).row()
        if target < 0:
            return self.count() - 2
        below = event.position().y() > self.visualRect(self.model().index(target, 0)).center().y()
        place = max(0, target - 1 + below)
        return place - 1 if place > self.step() else place

    def sizeHint(self) -> QSize:
        """All rows, at least three."""
        return self._high(max(3, self.count()))

    def minimumSizeHint(self) -> QSize:
        """All rows, so far as they are three to six."""
        return self._high(max(3, min(6, self.count())))

    def _high(self, rows: int) -> QSize:
        return QSize(200, rows * _row_height(self.fontMetrics()) + 2 * self.frameWidth())


class _StepDelegate(QStyledItemDelegate):
    """Two lines behind the check box: the transform, and where it is done or what is wrong."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines."""
        return QSize(200, _row_height(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        tokens = theme.current()
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) != Qt.CheckState.Unchecked
        wrong = bool(index.data(_WRONG))
        line = shown.fontMetrics.height()
        area = shown.rect.adjusted(theme.pixels(_INDENT), 5, -6, -5)
        painter.save()
        first = QRect(area.left(), area.top(), area.width(), line)
        painter.setPen(QColor(tokens.text if is_on else tokens.text_muted))
        self._draw(painter, shown, first, text)
        second = first.translated(0, line)
        painter.setPen(QColor(tokens.negative if wrong else tokens.text_muted))
        self._draw(painter, shown, second, str(index.data(_NOTE)))
        painter.restore()

    def _draw(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, text: str
    ) -> None:
        fits = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fits)


def _row_height(metrics: QFontMetrics) -> int:
    return 2 * metrics.height() + 10
