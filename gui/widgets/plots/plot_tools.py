"""The button and menu of a plot: log scale, show all, export, copy."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from gui import theme

CHOICES = ("all", "png", "svg", "csv", "picture", "data")


class PlotTools(QToolButton):
    """A button with the plot's menu, which the plot shows for a right click too.

    Signals:
        log_toggled(bool): Whether y is to be logarithmic.
        chosen(str): What is to be done: one of `CHOICES`.
    """

    log_toggled = Signal(bool)
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("\N{MIDLINE HORIZONTAL ELLIPSIS}")
        self.setProperty("quiet", True)
        theme.scaled(self.setFixedWidth, 30)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._log = self._menu.addAction("")
        self._log.setCheckable(True)
        self._log.toggled.connect(self.log_toggled)
        self._export = QMenu(self._menu)
        self._actions = {}
        for choice in CHOICES:
            menu = self._export if choice in ("png", "svg", "csv") else self._menu
            self._actions[choice] = menu.addAction("")
            self._actions[choice].setData(choice)
            if choice == "all":
                self._menu.addSeparator()
                self._menu.addMenu(self._export)
        self._menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)
        self.retranslate()

    def set_log(self, log_y: bool) -> None:
        """Show whether y is logarithmic, without telling anyone."""
        blocked = self._log.blockSignals(True)
        self._log.setChecked(log_y)
        self._log.blockSignals(blocked)

    def popup(self, at: QPoint) -> None:
        """Show the menu at a place on the screen."""
        self._menu.popup(at)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setAccessibleName(self.tr("Plot tools"))
        self.setToolTip(
            self.tr(
                "Log scale, export, copy. In the plot: wheel or + and - zoom, dragging or the "
                "arrow keys move, Shift and the arrow keys read values, a double click or 0 shows "
                "all."
            )
        )
        self._log.setText(self.tr("Log scale"))
        self._export.setTitle(self.tr("Export"))
        texts = (
            self.tr("Show all"),
            self.tr("Picture (PNG)..."),
            self.tr("Drawing (SVG)..."),
            self.tr("Data (CSV)..."),
            self.tr("Copy picture"),
            self.tr("Copy data"),
        )
        for choice, text in zip(CHOICES, texts, strict=True):
            self._actions[choice].setText(text)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(action.data())
