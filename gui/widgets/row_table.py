"""Tables whose rows are what a person looks at: a run, a class, a dataset."""

from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui import theme


def lay_out(table: QTableView, padding: int) -> None:
    """Have whole rows chosen, nothing edited, and no lines between cells.

    Args:
        table: Its font is set: rows are as high as a line of it.
        padding: What a row has beside that, in logical pixels.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    theme.follow(
        table.verticalHeader().setDefaultSectionSize,
        lambda header: header.parent().fontMetrics().height() + theme.pixels(padding),
    )
