"""A tensor as it is stored beside the tensor that a network is given of it."""

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.data.tensor_facts import TensorFacts
from gui import theme

Side = Literal["stored", "fed"]

_KEYS = ("shape", "dtype", "range", "mean", "bytes")
_SIDES: tuple[Side, ...] = ("stored", "fed")
_GAP = 8


class FactsTable(QWidget):
    """Two columns of facts that change with every image.

    It paints itself: a dozen labels would have everything around them laid out again for each.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {
            "shape": self.tr("Shape"),
            "dtype": self.tr("Type"),
            "range": self.tr("Range"),
            "mean": self.tr("Mean, std"),
            "bytes": self.tr("Bytes, on"),
        }
        self._titles: dict[Side, str] = {
            "stored": self.tr("Stored"),
            "fed": self.tr("To the network"),
        }
        self._texts: dict[Side, dict[str, str]] = {side: {} for side in _SIDES}
        self.setFont(theme.tabular(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The image as a tensor"))

    # What it says

    def show_stored(self, facts: TensorFacts | None) -> None:
        """Say what is in memory."""
        self._show("stored", facts)

    def show_fed(self, facts: TensorFacts | None, why: str = "") -> None:
        """Say what the network is given; `why` says why that is nothing."""
        self._show("fed", facts)
        if why:
            self._texts["fed"] = {"shape": why}

    def _show(self, side: Side, facts: TensorFacts | None) -> None:
        texts = {} if facts is None else self._said_of(facts)
        if texts != self._texts[side]:
            self._texts[side] = texts
            self.setAccessibleDescription(self.as_text())
            self.update()

    def _said_of(self, facts: TensorFacts) -> dict[str, str]:
        places = 2 if facts.is_whole else 4
        low, high = f"{facts.low:.4g}", f"{facts.high:.4g}"
        mean, std = f"{facts.mean:.{places}f}", f"{facts.std:.{places}f}"
        return {
            "shape": str(list(facts.shape)),
            "dtype": facts.dtype,
            "range": self.tr("{0} to {1}").format(low, high),
            "mean": f"{mean}, {std}",
            "bytes": f"{facts.nbytes:,}, {facts.device}",
        }

    def facts(self) -> dict[str, str]:
        """What is said, by key; what the network is given with `fed_` before the key."""
        fed = {f"fed_{key}": text for key, text in self._texts["fed"].items()}
        return {**self._texts["stored"], **fed}

    def as_text(self) -> str:
        """The table in lines, its columns parted by tabs."""
        rows = [("", *self._titles.values())]
        for key, name in self._names.items():
            rows.append((name, *(self._texts[side].get(key, "") for side in _SIDES)))
        return "\n".join("\t".join(row) for row in rows)

    # How it looks

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 1

    def _cells(self) -> Iterator[tuple[QRectF, str, bool]]:
        """Where each cell is, what it says, and whether it is a name or a title."""
        names = max(self.fontMetrics().horizontalAdvance(name) for name in self._names.values())
        first, high = names + _GAP, self._row_height()
        wide = (self.width() - first) / 2
        places = ((0.0, names), (first, wide - _GAP), (first + wide, wide))
        for row, line in enumerate(self.as_text().split("\n")):
            for column, text in enumerate(line.split("\t")):
                left, width = places[column]
                yield QRectF(left, row * high, width, high), text, row == 0 or column == 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names and titles quietly, facts plainly; what does not fit is elided."""
        tokens = theme.current()
        painter = QPainter(self)
        metrics = self.fontMetrics()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for cell, text, quiet in self._cells():
            painter.setPen(QColor(tokens.text_muted if quiet else tokens.text))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(cell.width()))
            painter.drawText(cell, flags, shown)

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what a cell may not have room for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos()
            said = (text for cell, text, _ in self._cells() if cell.contains(at))
            QToolTip.showText(event.globalPos(), next(said, ""), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """One line for each fact, and one for the titles."""
        return QSize(240, (1 + len(_KEYS)) * self._row_height())

    def minimumSizeHint(self) -> QSize:
        """All lines."""
        return QSize(160, self.sizeHint().height())
