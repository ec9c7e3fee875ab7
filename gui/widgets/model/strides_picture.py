"""Which cell of the storage each element of a small tensor is read from."""

import math

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.models.tensor_pad_records import TensorRecord
from gui import theme
from gui.item_models.array_model import NumberFormat
from gui.widgets.copying.picture import CopyablePicture

_GAP = 8  # between blocks of an outer axis
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -(10**6),
    Qt.Key.Key_End: 10**6,
}


class StridesPicture(CopyablePicture):
    """A tensor's elements above, the cells of its storage below; one element points at its cell.

    The cursor or the arrow keys choose the element; a line of text says how its cell is found.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: TensorRecord | None = None
        self._chosen = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    def set_record(self, record: TensorRecord | None) -> None:
        """Show another tensor; one whose storage is too large to be told cell by cell, not."""
        self._record = record if record is not None and record.cells is not None else None
        if self._record is not None and self._record.reads is None:
            self._record = None
        self._chosen = 0
        self.setVisible(self._record is not None)
        self._fit()

    def sentence(self) -> str:
        """How the chosen element's cell is found."""
        record = self._record
        if record is None or record.reads is None or not record.reads.size:
            return ""
        index = np.unravel_index(self._chosen, record.shape)
        steps = self._steps(record)
        terms = [
            f"{i} \N{MULTIPLICATION SIGN} {step}" for i, step in zip(index, steps, strict=True)
        ]
        cell = int(record.reads[index])
        where = f"{record.name}[{', '.join(str(i) for i in index)}]" if index else record.name
        return self.tr("{0} is read from cell {1} = {2}.").format(
            where, cell, " + ".join([str(record.offset), *terms])
        )

    # Where things are

    def _cell(self) -> tuple[int, int]:
        metrics = QFontMetrics(self.font())
        record = self._record
        if record is None or record.cells is None:
            return metrics.horizontalAdvance("000.00") + 12, 2 * metrics.height() + 4
        written = NumberFormat(record.cells)
        widest = max((metrics.horizontalAdvance(written.text(v)) for v in record.cells), default=0)
        return max(widest, metrics.horizontalAdvance("00")) + 16, 2 * metrics.height() + 4

    def _element(self, place: int) -> QRectF:
        """Where the element with a flat index is drawn."""
        assert self._record is not None
        width, height = self._cell()
        shape = self._record.shape
        columns = shape[-1] if shape else 1
        row, column = divmod(place, max(columns, 1))
        block = row // shape[-2] if len(shape) > 2 else 0
        top = self._line() + row * height + block * _GAP
        return QRectF(column * width + 1, top, width - 2, height - 2)

    def _storage_top(self) -> float:
        assert self._record is not None
        count = math.prod(self._record.shape)
        bottom = self._element(count - 1).bottom() if count else self._line()
        return bottom + 2 * self._line() + 4

    def _storage_cell(self, place: int) -> QRectF:
        width, height = self._cell()
        across = max(1, (self.width() - 2) // width)
        row, column = divmod(place, across)
        return QRectF(column * width + 1, self._storage_top() + row * height, width - 2, height - 2)

    def _line(self) -> int:
        return QFontMetrics(self.font()).height() + 6

    def _fit(self) -> None:
        if self._record is None or self._record.cells is None:
            return
        last = self._storage_cell(max(0, len(self._record.cells) - 1))
        self.setFixedHeight(int(last.bottom() + self._line() + 4))
        shape = self._record.shape
        self.setMinimumWidth((shape[-1] if shape else 1) * self._cell()[0] + 2)
        self.setAccessibleDescription(self.sentence())
        self.update()

    @staticmethod
    def _steps(record: TensorRecord) -> list[int]:
        """Strides in elements."""
        width = 1 if record.kind == "tensor" else record.values.itemsize
        return [step // width for step in record.strides]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both, and the sentence."""
        record = self._record
        if record is None or record.cells is None or record.reads is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.tabular(self.font()))
        reads = record.reads.reshape(-1)
        chosen = int(reads[self._chosen]) if reads.size else -1
        written = NumberFormat(record.cells)
        self._heading(painter, 0, self.tr("Elements, each with its cell"))
        for place, cell in enumerate(reads.tolist()):
            text = written.text(record.cells[cell])
            self._box(painter, self._element(place), text, str(cell), place == self._chosen, True)
        top = self._storage_top() - self._line()
        self._heading(painter, top, self.tr("Storage"))
        read = set(reads.tolist())
        for place, value in enumerate(record.cells):
            where = self._storage_cell(place)
            self._box(
                painter, where, written.text(value), str(place), place == chosen, place in read
            )
        bottom = QRectF(0, self.height() - self._line(), self.width(), self._line())
        painter.setPen(QColor(theme.current().text))
        painter.drawText(bottom, int(Qt.AlignmentFlag.AlignVCenter), self.sentence())

    def _heading(self, painter: QPainter, top: float, text: str) -> None:
        painter.setPen(QColor(theme.current().text_muted))
        place = QRectF(0, top, self.width(), self._line())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _box(
        self, painter: QPainter, where: QRectF, text: str, small: str, chosen: bool, read: bool
    ) -> None:
        """A cell: its number above, its value below; one that is never read is dashed."""
        tokens = theme.current()
        edge = tokens.accent if chosen else tokens.control_border if read else tokens.border
        pen = QPen(QColor(edge), 2 if chosen else 1)
        if not read:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.surface))
        painter.drawRoundedRect(where, 3, 3)
        half = where.height() / 2
        painter.setPen(QColor(tokens.text_muted))
        painter.drawText(
            QRectF(where.x() + 4, where.y(), where.width() - 8, half),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            small,
        )
        painter.setPen(QColor(tokens.text if read else tokens.text_muted))
        painter.drawText(
            QRectF(where.x() + 4, where.y() + half - 2, where.width() - 8, half),
            int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
            text,
        )

    # Choosing

    def choose(self, place: int) -> None:
        """Point at the element with a flat index; one beyond the ends is the one at the end."""
        if self._record is None:
            return
        self._chosen = max(0, min(math.prod(self._record.shape) - 1, place))
        self.setAccessibleDescription(self.sentence())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the element under the cursor, or the first one that its cell holds."""
        if self._record is None or self._record.cells is None or self._record.reads is None:
            return
        at, reads = event.position(), self._record.reads.reshape(-1).tolist()
        for place in range(len(reads)):
            if self._element(place).contains(at):
                self.choose(place)
                return
        for place in range(len(self._record.cells)):
            if self._storage_cell(place).contains(at) and place in reads:
                self.choose(reads.index(place))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next element, or to the next row."""
        shape = self._record.shape if self._record is not None else ()
        row = shape[-1] if shape else 1
        steps = {**_STEPS, Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self._chosen + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Nothing changes but where the keys go."""
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The storage takes as many rows as it needs."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._fit()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Where each element is in memory"))
