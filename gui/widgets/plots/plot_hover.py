"""The read-out that follows the cursor over a plot."""

import html

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui import theme
from gui.numbers import percent
from gui.theme import Theme
from gui.widgets.plots.plot_layer import PlotLayer
from gui.widgets.plots.plot_parts import legend_entry


class ReadOut(QLabel):
    """The small card beside the cursor that says what the curves are worth there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.hide()

    def restyle(self, tokens: Theme) -> None:
        """Take a theme's colours."""
        self.setStyleSheet(
            f"background: {tokens.raised}; color: {tokens.text}; padding: 4px 8px;"
            f"border: 1px solid {tokens.border}; border-radius: 4px;"
        )

    def show_at(self, cursor: QPointF, markup: str, area: QRectF) -> None:
        """Show rich text beside the cursor, on the side that has room in an area."""
        self.setText(markup)
        self.adjustSize()
        x = cursor.x() + 16
        if x + self.width() > area.right():
            x = cursor.x() - 16 - self.width()
        y = min(cursor.y() - self.height() / 2, area.bottom() - self.height())
        self.move(int(max(0, x)), int(max(area.top() + 4, y)))
        self.show()


class PlotHover(QObject):
    """Says what the curves are worth at the x that is nearest to the mouse.

    Args:
        layer: Has the curves; shows the line.
        viewport: Whose mouse events are followed, and where the read-out appears.
        percent: Whether y is a share.
    """

    def __init__(self, layer: PlotLayer, viewport: QWidget, *, percent: bool) -> None:
        super().__init__(viewport)
        self.x_label = ""
        self._layer = layer
        self._percent = percent
        self._readout = ReadOut(viewport)
        viewport.installEventFilter(self)

    def restyle(self, tokens: Theme) -> None:
        """Take a theme's colours."""
        self._readout.restyle(tokens)

    def leave(self) -> None:
        """Show nothing."""
        self._readout.hide()
        self._layer.set_cursor(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._read_out(event.position())
        elif event.type() == QEvent.Type.Leave:
            self.leave()
        return False

    def _read_out(self, position: QPointF) -> None:
        shown = [curve for curve in self._layer.curves if len(curve.points) and not curve.faint]
        place = position - QPointF(self._layer.pos())
        if not shown or not self._layer.rect().contains(place.toPoint()):
            self.leave()
            return
        x = self._layer.frame().x_at(place.x())
        nearest = (float(curve.points.x[curve.points.nearest(x)]) for curve in shown)
        at = min(nearest, key=lambda found: abs(found - x))
        headline = QCoreApplication.translate("PlotHover", "{0}: {1}")
        lines = [html.escape(headline.format(self.x_label, f"{at:,.10g}"))]
        for curve in shown:
            index = curve.points.nearest(at)
            # A series with few points (epochs) says where its nearest one is only when it is there.
            if curve.points.x[index] == at:
                value = float(curve.points.y[index])
                text = percent(value, 2) if self._percent else f"{value:.4g}"
                lines.append(legend_entry(curve.name, curve.shown_colour(theme.current()), text))
        mark = self._layer.mark_near(place.x())
        if mark:
            lines.append(html.escape(mark))
        self._layer.set_cursor(at)
        self._readout.show_at(position, "<br>".join(lines), QRectF(self._layer.geometry()))
