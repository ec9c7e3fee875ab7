"""A card with several plots, of which one is shown."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QWidget

from gui import theme
from gui.widgets import layouts
from gui.widgets.plots.live_plot import LivePlot
from gui.widgets.plots.plot_area import PlotArea
from gui.widgets.plots.plot_tools import PlotTools

_LEAST_HEIGHT = 120  # of a plot with its axes: below that their labels run into each other


class PlotDeck(layouts.Card):
    """A row of buttons chooses the plot; its legend and menu stand beside them.

    Args:
        name: What a screen reader calls the row of buttons, translated.

    Signals:
        chosen: Another plot is shown.
        exported(str): A file was written; its path.
        export_failed(str): What could not be written and why, one sentence.
    """

    chosen = Signal()
    exported = Signal(str)
    export_failed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._buttons = QButtonGroup(self)
        self._headers, self._plots = QStackedWidget(), QStackedWidget()
        self._menus: list[PlotTools] = []
        row = QWidget()
        row.setAccessibleName(name)
        self._row = QHBoxLayout(row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        header = QHBoxLayout()
        header.setSpacing(2)
        header.addWidget(row)
        header.addWidget(self._headers, 1)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(4)
        self.column.addLayout(header)
        theme.scaled(self._plots.setMinimumHeight, _LEAST_HEIGHT)
        self.column.addWidget(self._plots, 1)
        self._buttons.idClicked.connect(self._on_clicked)

    def add(self, name: str, plot: LivePlot) -> None:
        """Add a plot under a short name; the first one is shown."""
        button = QToolButton()
        button.setText(name)
        button.setCheckable(True)
        button.setProperty("quiet", True)
        button.setToolTip(plot.accessibleName())
        number = self._plots.addWidget(plot)
        button.setChecked(number == 0)
        self._buttons.addButton(button, number)
        self._row.addWidget(button)
        header = plot.take_header()
        self._headers.addWidget(header)
        self._menus += header.findChildren(PlotTools)
        plot.exported.connect(self.exported)
        plot.export_failed.connect(self.export_failed)

    def take_tab_order(self, before: QWidget) -> QWidget:
        """Have the Tab key come here from a widget: buttons, menu, plot; returns the last one."""
        for widget in (*self._buttons.buttons(), *self._menus, *self.findChildren(PlotArea)):
            QWidget.setTabOrder(before, widget)
            before = widget
        return before

    def is_shown(self, plot: LivePlot) -> bool:
        """Whether a plot is the chosen one."""
        return self._plots.currentWidget() is plot

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self._plots.setCurrentIndex(number)
        self._headers.setCurrentIndex(number)
        self.chosen.emit()
