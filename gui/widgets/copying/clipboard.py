"""What goes to the clipboard as rows of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

Rows = Iterable[Iterable[object]]
"""Cells line by line; `str` writes them."""


def put_rows(rows: Rows) -> None:
    """Put a table on the clipboard; nothing happens if it has no rows.

    Args:
        rows: Its cells.
    """
    cells = [list(row) for row in rows]
    if cells:
        put_table(separated(cells, "\t"), separated(cells, ","))


def put_table(tabbed: str, comma_separated: str) -> None:
    """Put a table on the clipboard: with tabs as text, with commas for who asks for CSV."""
    mime = QMimeData()
    mime.setText(tabbed)
    mime.setData("text/csv", comma_separated.encode())
    QGuiApplication.clipboard().setMimeData(mime)


def separated(rows: Rows, separator: str) -> str:
    """A line for each row; a cell in quotation marks where it could be misread.

    A table of one cell is that cell's text as it is.
    """
    cells = [list(row) for row in rows]
    if [len(row) for row in cells] == [1]:
        return str(cells[0][0])
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(cells)
    return text.getvalue().removesuffix("\n")
