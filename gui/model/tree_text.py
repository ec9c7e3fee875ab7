"""The tree of modules as a table of plain text."""

import unicodedata

from PySide6.QtCore import Qt

from gui.item_models.module_model import Column, ModuleModel
from gui.widgets.copying.items import tick_word

_GAP = "  "


def table(model: ModuleModel) -> str:
    """All rows of the tree, names indented as they are nested, columns aligned.

    Columns are as wide as a terminal writes them, East Asian letters taking two places.
    """
    across = Qt.Orientation.Horizontal
    rows = [[str(model.headerData(column, across)) for column in Column]]
    for index in model.indices():
        cells = [str(index.siblingAtColumn(column).data()) for column in Column]
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        cells[Column.NAME] = _GAP * depth + cells[Column.NAME]
        tick = index.siblingAtColumn(Column.TRAINS).data(Qt.ItemDataRole.CheckStateRole)
        cells[Column.TRAINS] = tick_word(tick)
        rows.append(cells)
    widths = [max(map(_width, cells)) for cells in zip(*rows, strict=True)]
    return "".join(f"{_line(cells, widths)}\n" for cells in rows)


def _line(cells: list[str], widths: list[int]) -> str:
    padded = []
    for column, cell, width in zip(Column, cells, widths, strict=True):
        blank = " " * (width - _width(cell))
        padded.append(blank + cell if column >= Column.PARAMETERS else cell + blank)
    return _GAP.join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
