"""The confusion matrix: which class was named what, as a shaded table to click in."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.widgets.copying.clipboard import Rows
from gui.widgets.copying.picture import CopyablePicture
from gui.widgets.results import matrix_names
from gui.widgets.results.contrast import readable_on
from gui.widgets.results.matrix_geometry import Cell, MatrixGeometry
from gui.widgets.results.matrix_names import Names

_GAP = 5  # logical pixels between names and titles
_FIGURE_PX = (12, 11, 10, 9)  # sizes of a cell's figure; the first that fits is taken
_WIDEST = 1.7  # a cell's width over its height, at most
_LABEL_SHARE = 0.3  # of the widget's width or height that names may take


class ConfusionMatrix(CopyablePicture):
    """Rows are the labels, columns the answers; a cell is shaded by its share of the row.

    The diagonal, what was named right, is framed and bold. Arrow keys, Home and End move the
    current cell, Return or a click chooses it.

    Signals:
        cell_clicked(int, int): Label and answer of the cell that was chosen.
    """

    cell_clicked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._counts = np.zeros((0, 0), np.int64)
        self._shares = np.zeros((0, 0))
        self._as_shares = False
        self._current: Cell = (0, 0)
        self._hovered: Cell | None = None
        self._chosen: Cell | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    # What is shown

    def set_matrix(self, confusion: NDArray[np.int64], classes: tuple[str, ...]) -> None:
        """Show another matrix; current and chosen cell stay where they are.

        Args:
            confusion: int64 [classes, classes]; row: the label, column: the answer. Kept.
            classes: Class names, by label.
        """
        if confusion.shape != (len(classes), len(classes)):
            raise ValueError(f"{len(classes)} classes and a matrix of {list(confusion.shape)}")
        if len(classes) != len(self._classes):
            self._current, self._hovered, self._chosen = (0, 0), None, None
        self._classes, self._counts = tuple(classes), confusion
        self._shares = confusion / confusion.sum(1, keepdims=True).clip(1)
        self._describe()
        self.update()

    def set_as_shares(self, as_shares: bool) -> None:
        """Write each cell's share of its row, in per cent, or its count."""
        self._as_shares = as_shares
        self.update()

    def set_chosen(self, cell: Cell | None) -> None:
        """Mark the cell whose images are looked at."""
        self._chosen = cell
        self.update()

    def current(self) -> Cell:
        """Label and answer of the cell that the keyboard is at."""
        return self._current

    def sentence(self, label: int, answer: int) -> str:
        """What a cell says, in words."""
        count = f"{int(self._counts[label, answer]):,}"
        whole = f"{int(self._counts[label].sum()):,}"
        if label == answer:
            return self.tr("{0} named right: {1} of {2}").format(self._classes[label], count, whole)
        return self.tr("{0} named {1}: {2} of {3}").format(
            self._classes[label], self._classes[answer], count, whole
        )

    def figure(self, label: int, answer: int) -> str:
        """What stands in a cell; nothing where no image is."""
        count = int(self._counts[label, answer])
        if not count:
            return ""
        if not self._as_shares:
            return str(count)
        share = 100 * float(self._shares[label, answer])
        return f"{share:.0f}" if share > 0.5 else "<1"

    def copied_rows(self) -> Rows:
        """The counts, by label and answer."""
        yield ("", *self._classes)
        for name, counts in zip(self._classes, self._counts.tolist(), strict=True):
            yield (name, *counts)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.sentence(*self._current) if self._classes else "")

    # Geometry

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.pixels(12))
        return font

    def _names_extent(self, whole: float) -> float:
        metrics = QFontMetricsF(self._small())
        widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0.0)
        return min(widest + 2, whole * _LABEL_SHARE)

    def _geometry(self) -> MatrixGeometry:
        title = QFontMetricsF(self._small()).height() + _GAP
        left = title + self._names_extent(self.width()) + matrix_names.room()
        below = title + self._names_extent(self.height()) + matrix_names.room()
        height = max(1.0, self.height() - below - 2)
        width = max(1.0, self.width() - left - 2)
        area = QRectF(left, 2, min(width, height * _WIDEST), min(height, width * _WIDEST))
        return MatrixGeometry(max(1, len(self._classes)), area)

    def cell_rect(self, label: int, answer: int) -> QRectF:
        """Where a cell is, in the widget's coordinates."""
        return self._geometry().rect(label, answer)

    def _cell_at(self, point: QPointF) -> Cell | None:
        return self._geometry().cell_at(point) if self._classes else None

    def _all_cells(self) -> list[Cell]:
        numbers = range(len(self._classes))
        return [(label, answer) for label in numbers for answer in numbers]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, cells and frames."""
        if not self._classes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        geometry = self._geometry()
        seen = event.region()
        if not geometry.area.toAlignedRect().contains(event.rect()):
            self._paint_names(painter, geometry)
        font = self._figure_font(geometry.rect(0, 0))
        for cell in self._all_cells():
            room = geometry.rect(*cell)
            if seen.intersects(room.toAlignedRect()):
                self._paint_cell(painter, room, cell, font)
        tokens = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for marked, colour, width in (
            (self._hovered, tokens.text_muted, 1.5),
            (self._chosen, tokens.secondary, 3.0),
            (self._current if self.hasFocus() else None, tokens.text, 2.0),
        ):
            if marked is not None:
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRoundedRect(geometry.rect(*marked).adjusted(1, 1, -1, -1), 3, 3)

    def _figure_font(self, room: QRectF) -> QFont | None:
        """The largest font in which the longest figure fits a cell; None if there is none."""
        longest = max((self.figure(*cell) for cell in self._all_cells()), key=len)
        for pixels in _FIGURE_PX:
            font = theme.tabular(self.font())
            font.setPixelSize(theme.pixels(pixels))
            font.setBold(True)
            metrics = QFontMetricsF(font)
            wide = metrics.horizontalAdvance(longest) <= room.width() - 3
            if wide and metrics.height() <= room.height():
                return font
        return None

    def _paint_cell(self, painter: QPainter, room: QRectF, cell: Cell, font: QFont | None) -> None:
        tokens = theme.current()
        area = room.adjusted(1, 1, -1, -1)
        # The root makes a confusion of a few per cent visible beside a diagonal of ninety.
        share = float(self._shares[cell]) ** 0.5
        ground = theme.mixed(tokens.window, tokens.accent, share)
        right = cell[0] == cell[1]
        painter.setPen(QPen(QColor(tokens.text), 1.2) if right else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, 3, 3)
        if font is not None:
            own = QFont(font)
            own.setBold(right)
            painter.setFont(own)
            painter.setPen(readable_on(ground))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.figure(*cell))

    def _paint_names(self, painter: QPainter, geometry: MatrixGeometry) -> None:
        painter.setFont(self._small())
        Names(
            self._classes,
            self._names_extent(self.width()),
            self._names_extent(self.height()),
            rows=self.tr("What it is"),
            columns=self.tr("What the network named it"),
        ).paint(painter, geometry)

    # Events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the cell under the cursor."""
        self._hover(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """No cell is under the cursor any more."""
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            for changed in (cell, self._hovered):
                if changed is not None:
                    self.update(self.cell_rect(*changed).toAlignedRect())
            self._hovered = cell

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing yet: a cell is chosen when the button is let go over it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the cursor."""
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._move_to(cell)
            self.cell_clicked.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the cells and choose one."""
        target = self._geometry().moved(self._current, Qt.Key(event.key()))
        chosen = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._classes and target is not None:
            self._move_to(target)
        elif self._classes and chosen:
            self.cell_clicked.emit(*self._current)
        else:
            super().keyPressEvent(event)

    def _move_to(self, cell: Cell) -> None:
        self._current = cell
        self._describe()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say in words what the cell under the cursor holds."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self._cell_at(QPointF(event.pos()))
            text = "" if cell is None else self.sentence(*cell)
            area = self.rect() if cell is None else self.cell_rect(*cell).toRect()
            QToolTip.showText(event.globalPos(), text, self, area)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix"))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for four digits in each of ten cells."""
        return QSize(460, 420)

    def minimumSizeHint(self) -> QSize:
        """Cells that can be hit."""
        return QSize(240, 220)
