"""A named tensor as a card: what it is, its first values, and whose memory it shares."""

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from engine.models.tensor_pad_records import TensorRecord
from gui import theme

_MARGIN = 10
_ROWS, _COLUMNS = 3, 5
_GAP = 4  # between two numbers
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class TensorCard(QAbstractButton):
    """A card that can be chosen, with the mouse or the keyboard.

    Args:
        record: What it shows; it never changes.
    """

    def __init__(self, record: TensorRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._grid = _first_values(record)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)
        self._retranslate()

    @property
    def record(self) -> TensorRecord:
        """What it shows."""
        return self._record

    def lines(self) -> list[str]:
        """What it says below its name."""
        record = self._record
        said = [
            self.tr("shape {0}   stride {1}").format(list(record.shape), record.strides),
            self.tr("{0} on {1}, %Ln byte(s)", "", record.bytes).format(
                record.dtype, record.device
            ),
        ]
        if record.shares_with:
            said.append(self.tr("shares memory with {0}").format(", ".join(record.shares_with)))
        return said

    def sizeHint(self) -> QSize:
        """As many lines as it has."""
        line = QFontMetrics(self.font()).height() + 3
        count = 1 + len(self.lines()) + len(self._grid)
        return QSize(260, count * line + 2 * _MARGIN + (4 if self._grid else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.isChecked() or self.hasFocus()
        painter.setPen(
            QPen(QColor(tokens.accent if marked else tokens.border), 1 + self.hasFocus())
        )
        ground = tokens.accent_soft if self.isChecked() else tokens.surface
        painter.setBrush(QColor(tokens.hover if self.underMouse() and not marked else ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        font = theme.tabular(self.font())
        line = QFontMetrics(font).height() + 3
        place = QRectF(_MARGIN, _MARGIN, self.width() - 2 * _MARGIN, line)
        self._head(painter, place, font)
        column = self._column_width(QFontMetrics(font), place.width())
        for row in self._grid:
            place.translate(0, line)
            self._values(painter, place, row, column)
        place.translate(0, 4 if self._grid else 0)
        for number, text in enumerate(self.lines()):
            place.translate(0, line)
            painter.setPen(QColor(tokens.accent if number == 2 else tokens.text_muted))
            self._text(painter, place, text)

    def _head(self, painter: QPainter, place: QRectF, font: QFont) -> None:
        tokens = theme.current()
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        self._text(painter, place, self._record.name)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text_muted))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(place, right, self._kind())

    def _column_width(self, metrics: QFontMetrics, room: float) -> float:
        """The same on all cards; wider where a number needs that, and few stand in a row."""
        needed = max((metrics.horizontalAdvance(t) for row in self._grid for t in row), default=0)
        count = max(map(len, self._grid), default=1)
        return max(room / (_COLUMNS + 1), min(needed + _GAP + 2, room / count))

    def _values(self, painter: QPainter, place: QRectF, row: list[str], width: float) -> None:
        painter.setPen(QColor(theme.current().text))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, text in enumerate(row):
            cell = QRectF(place.x() + column * width, place.y(), width - _GAP, place.height())
            painter.drawText(
                cell,
                right,
                painter.fontMetrics().elidedText(
                    text, Qt.TextElideMode.ElideRight, int(cell.width())
                ),
            )

    def _text(self, painter: QPainter, place: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _kind(self) -> str:
        return "torch.Tensor" if self._record.kind == "tensor" else "numpy.ndarray"

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(f"{self._record.name}, {self._kind()}")
        self.setAccessibleDescription(", ".join(self.lines()))
        self.setToolTip("\n".join(self.lines()))
        self.update()


def _first_values(record: TensorRecord) -> list[list[str]]:
    """The values with the lowest indices, as rows of text; an ellipsis where there are more."""
    values = record.values
    if not values.size:
        return []
    while values.ndim > 2:
        values = values[0]
    if values.ndim < 2:
        values = values.reshape(1, -1)
    rows = [[_short(v) for v in row[:_COLUMNS]] for row in values[:_ROWS]]
    if values.shape[1] > _COLUMNS:
        rows = [[*row, _ELLIPSIS] for row in rows]
    more = values.shape[0] > _ROWS or record.values.ndim > 2
    return [*rows, [_ELLIPSIS]] if more else rows


def _short(value: np.generic) -> str:
    """A number in few characters."""
    text = str(value)
    if isinstance(value, np.floating):
        number = float(value)
        plain = not number or 0.01 <= abs(number) < 1000
        text = f"{number:.2f}" if plain else f"{number:.0e}" if np.isfinite(number) else text
    return text.replace("-", "\N{MINUS SIGN}", 1) if text.startswith("-") else text
