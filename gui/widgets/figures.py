"""A row of figures, each with its name below: the numbers one glances at."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.widgets import layouts
from gui.widgets.live_text import LiveText

_NONE_YET = "\N{EN DASH}"


class Figure(LiveText):
    """One figure; an empty text shows as a dash."""

    def __init__(self, name: str) -> None:
        super().__init__(title=True)
        self.setAccessibleName(name)
        self.set_text("")

    def set_text(self, text: str, class_index: int | None = None) -> None:
        """Show a figure, with a class's colour beside it if it is one's."""
        super().set_text(text or _NONE_YET, class_index)


class Figures(QFrame):
    """Figures side by side, in equal columns so that nothing jumps when they change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(layouts.MARGIN, 10, layouts.MARGIN, 10)
        self._row.setSpacing(layouts.MARGIN)

    def add(self, name: str) -> Figure:
        """Add a figure called `name`."""
        figure = Figure(name)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(figure)
        column.addWidget(layouts.label(name, "muted"))
        self._row.addLayout(column, 1)
        return figure
