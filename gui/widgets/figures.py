"""A row of figures, each with its name below: the numbers one glances at."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import layouts

_NONE_YET = "–"  # noqa: RUF001  # a dash as wide as a digit


class Figure(QLabel):
    """One figure with digits of equal width; an empty text shows as a dash."""

    def __init__(self) -> None:
        super().__init__(_NONE_YET)
        theme.set_role(self, "title")
        self.setFont(theme.tabular(self.font()))

    def setText(self, text: str) -> None:  # noqa: N802  # Qt's name
        """Show a figure."""
        super().setText(text or _NONE_YET)


class Figures(QFrame):
    """Figures side by side, in equal columns so that nothing jumps when they change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(layouts.MARGIN, 10, layouts.MARGIN, 10)
        self._row.setSpacing(layouts.MARGIN)

    def add(self, name: str) -> QLabel:
        """Add a figure called `name`; the label to write it to."""
        figure = Figure()
        figure.setAccessibleName(name)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(figure)
        column.addWidget(layouts.label(name, "muted"))
        self._row.addLayout(column, 1)
        return figure
