"""A plot without its header: axes, curves, read-out, mouse and keyboard."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.theme import Theme
from gui.widgets.plots.plot_curve import Curve
from gui.widgets.plots.plot_hover import PlotHover
from gui.widgets.plots.plot_layer import PlotLayer
from gui.widgets.plots.plot_parts import NumberAxis, Room

_MOVES = {
    Qt.Key.Key_Left: (-0.1, 0.0),
    Qt.Key.Key_Right: (0.1, 0.0),
    Qt.Key.Key_Up: (0.0, 0.1),
    Qt.Key.Key_Down: (0.0, -0.1),
}
_READS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}  # with Shift
_ZOOMS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}

_BEYOND = 20  # pixels: half of the last label at an axis stands beyond its end


class PlotArea(QWidget):
    """Shows a layer's curves between axes, fitted to them until the person zooms or moves.

    Args:
        percent: Whether y is a share, 0..1, that is shown as 0 to 100 %.
        whole_x: Whether x counts something, so that its ticks are whole numbers.
        zero_y: Whether y begins at 0, where no value is below.

    Signals:
        menu_wanted(QPoint): The menu is asked for at a place on the screen.
    """

    menu_wanted = Signal(QPoint)

    def __init__(
        self, *, percent: bool, whole_x: bool, zero_y: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._percent = percent
        self.grows = False  # whether more points are expected at the right end
        left, bottom = NumberAxis("left", percent=percent), NumberAxis("bottom", whole=whole_x)
        self.view = pg.PlotWidget(self, axisItems={"left": left, "bottom": bottom})
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMenuEnabled(False)
        self.view.hideButtons()
        self.view.getPlotItem().setContentsMargins(0, 8, _BEYOND, 0)
        viewport = self.view.viewport()
        box = self.view.getPlotItem().getViewBox()
        self._room = Room(box, zero_y=zero_y)
        self.layer = PlotLayer(box, left, viewport)
        self.layer.installEventFilter(self)
        viewport.installEventFilter(self)
        self.hover = PlotHover(self.layer, viewport, percent=percent)
        self.placeholder = QLabel(self.layer)
        self.placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.placeholder.setWordWrap(True)
        theme.set_role(self.placeholder, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_labels(self, x_label: str, y_label: str) -> None:
        """Name the axes."""
        self.hover.x_label = x_label
        self.view.setLabel("bottom", x_label)
        self.view.setLabel("left", y_label)

    def set_log_y(self, log_y: bool) -> None:
        """Whether y is logarithmic."""
        self.layer.log_y = log_y
        self.view.setLogMode(x=False, y=log_y)
        self._room.log_y = log_y
        self._room.fix_y((0, 1) if self._percent and not log_y else None)
        self.show_all()

    @Slot()
    def show_all(self) -> None:
        """Fit the view to the curves, and keep it fitted."""
        self._room.follow()
        self.refresh()

    def refresh(self) -> None:
        """Show the curves as they are now."""
        self.make_room()
        self.layer.update()

    def grown(self, curve: Curve, count: int) -> None:
        """Show a curve's new points; before, it had `count`."""
        self.grows = True
        if self.isVisible():
            self.make_room()
            self.layer.grown(curve, count)

    def make_room(self) -> None:
        """See to it that all points are in view, if the person has not chosen another."""
        full = [curve.points for curve in self.layer.curves if len(curve.points)]
        self.placeholder.setVisible(not full)
        if not self.hover.reads:
            self.setAccessibleDescription(self.hover.newest() or self.placeholder.text())
        if not full:
            self._room.make((0.0, 0.0), (np.nan, np.nan))
            return
        log_y = self.layer.log_y
        lows, highs = zip(*(points.bounds(positive=log_y) for points in full), strict=True)
        y = np.array((np.fmin.reduce(lows), np.fmax.reduce(highs)))
        low, high = np.log10(y) if log_y else y
        x = min(float(points.x[0]) for points in full), max(float(points.x[-1]) for points in full)
        self._room.make(x, (float(low), float(high)), grows=self.grows)

    def restyle(self, tokens: Theme) -> None:
        """Take a theme's colours."""
        self.view.setBackground(tokens.surface)
        for side in ("left", "bottom"):
            axis = self.view.getAxis(side)
            axis.setPen(tokens.border)
            axis.setTextPen(tokens.text_muted)
            axis.setStyle(
                tickFont=theme.tabular(self.font()),
                tickLength=-4,
                hideOverlappingLabels=_BEYOND,
                maxTickLevel=0,
            )
            axis.label.setFont(self.font())
            axis.showLabel(axis.label.isVisible())  # measures the label anew
        self.hover.restyle(tokens)
        self.layer.update()

    # Events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a double click and a right click; keep the placeholder in the middle."""
        if watched is self.layer:
            if event.type() == QEvent.Type.Resize:
                self.placeholder.setGeometry(self.layer.rect())
            return False
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.show_all()
            return True
        if isinstance(event, QContextMenuEvent):
            self.menu_wanted.emit(event.globalPos())
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read values, move and zoom with the keyboard."""
        key = Qt.Key(event.key())
        if key in _READS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.setAccessibleDescription(self.hover.read_on(_READS[key]))
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.show_all()
        elif key in _ZOOMS:
            self._room.zoom(_ZOOMS[key])
        elif key in _MOVES:
            self._room.move(*_MOVES[key])
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Make room for what arrived while hidden."""
        super().showEvent(event)
        self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard acts here."""
        super().focusInEvent(event)
        self.layer.set_focus_frame(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it no longer does."""
        super().focusOutEvent(event)
        self.hover.leave()
        self.layer.set_focus_frame(False)
