"""Cards in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from gui.widgets import layouts

_MOST_COLUMNS = 3


class CardGrid(QWidget):
    """Lays cards out row by row, all equally wide; Tab goes through them in that order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QPushButton] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(layouts.SPACING)

    def cards(self) -> list[QPushButton]:
        """What is shown, in order."""
        return list(self._cards)

    def set_cards(self, cards: Sequence[QPushButton]) -> None:
        """Show these instead of those before, which are deleted."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = list(cards)
        for card in self._cards:
            card.setParent(self)
            card.show()
        self._lay_out(self._fitting())

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: the number of columns follows the width."""
        widths = [card.minimumSizeHint().width() for card in self._cards]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for another number of columns."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._lay_out(self._fitting())

    def _fitting(self) -> int:
        wanted = max((card.sizeHint().width() for card in self._cards), default=1)
        room = (self.width() + layouts.SPACING) // (wanted + layouts.SPACING)
        return max(1, min(_MOST_COLUMNS, room))

    def _lay_out(self, columns: int) -> None:
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, *divmod(place, columns))
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
