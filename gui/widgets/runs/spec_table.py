"""Specs side by side: a row for each field, a column for each run."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui import theme
from gui.widgets.copying.clipboard import separated
from gui.widgets.copying.items import make_copyable, seen_rows

_FEW = 3
_LEAST_COLUMN = 60
_USUAL_COLUMN = 88

Rows = Sequence[tuple[str, Sequence[object]]]


class SpecTable(QTableWidget):
    """A read-only table; it, or the selected cells, can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFont(theme.tabular(self.font()))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(0)
        theme.follow(
            rows.setDefaultSectionSize,
            lambda header: header.parent().fontMetrics().height() + theme.pixels(12),
        )
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setHighlightSections(False)
        self.horizontalHeader().setHighlightSections(False)
        make_copyable(self)

    def show_values(self, titles: Sequence[str], rows: Rows, colours: Sequence[str] = ()) -> None:
        """Show values.

        Args:
            titles: Of the columns; with none of them given, there is no header.
            rows: For each row its title, and a value for each column.
            colours: "#rrggbb" of a mark before each column's title.
        """
        columns = max((len(values) for _, values in rows), default=0)
        cells = [[readable(value) for value in values] for _, values in rows]
        self.clear()
        self.setRowCount(len(rows))
        self.setColumnCount(columns)
        self.setVerticalHeaderLabels([title for title, _ in rows])
        self.horizontalHeader().setVisible(bool(titles))
        for column, title in enumerate(titles[:columns]):
            head = QTableWidgetItem(title)
            head.setToolTip(title)
            head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            if column < len(colours):
                head.setIcon(_disc(colours[column], self.devicePixelRatioF()))
            self.setHorizontalHeaderItem(column, head)
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(text)
                cell.setToolTip(text)
                self.setItem(row, column, cell)
        self._fit_columns(columns)

    def _fit_columns(self, columns: int) -> None:
        """Few share the width; more are scrolled through."""
        header = self.horizontalHeader()
        header.setMinimumSectionSize(theme.pixels(_LEAST_COLUMN))
        few = columns <= _FEW
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.Stretch if few else mode.Interactive)
        if not few:
            header.setDefaultSectionSize(theme.pixels(_USUAL_COLUMN))

    def text(self) -> str:
        """All of it, titles included, as tab-separated lines."""
        return separated(seen_rows(self, everything=True), "\t")

    def sizeHint(self) -> QSize:
        """A few rows."""
        return QSize(280, 160)


def field_title(path: str) -> str:
    """How a field of a spec is called where many are listed: most are the training's."""
    return path.removeprefix("train.")


def readable(value: object) -> str:
    """A spec's value as one reads it; a dash for none."""
    if value is None or value in ([], ()):
        return "\N{EN DASH}"
    if isinstance(value, list | tuple):
        return ", ".join(readable(item) for item in value)
    return f"{value:g}" if isinstance(value, float) and float(f"{value:g}") == value else str(value)


def _disc(colour: str, ratio: float) -> QIcon:
    picture = QPixmap(round(12 * ratio), round(12 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, 10, 10)
    painter.end()
    return QIcon(picture)
