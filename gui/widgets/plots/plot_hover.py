"""The read-out that follows the cursor over a plot."""

import html
from collections.abc import Iterator
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from gui import theme
from gui.numbers import percent
from gui.theme import Theme
from gui.widgets.plots.plot_curve import Curve
from gui.widgets.plots.plot_layer import PlotLayer
from gui.widgets.plots.plot_parts import legend_entry

_STRIDES: Final = 100  # of the keyboard, from one end of what is in view to the other


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
    """Says what the curves are worth at the x that is nearest to the mouse, or where keys led.

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
        self._at: float | None = None
        self._readout = ReadOut(viewport)
        viewport.installEventFilter(self)

    def restyle(self, tokens: Theme) -> None:
        """Take a theme's colours."""
        self._readout.restyle(tokens)

    def leave(self) -> None:
        """Show nothing."""
        self._at = None
        self._readout.hide()
        self._layer.set_cursor(None)

    @property
    def reads(self) -> bool:
        """Whether something is read out at the moment."""
        return self._at is not None

    def newest(self) -> str:
        """What the curves are worth at their right end, in words; empty where there are none."""
        ends = [float(curve.points.x[-1]) for curve in self._shown()]
        return self._words(max(ends)) if ends else ""

    def read_on(self, way: int) -> str:
        """Read out a point further along, of those in view.

        Args:
            way: 1 to the right, -1 to the left; by a hundredth of what is in view.

        Returns:
            What is read out, in words; empty where there is nothing to read.
        """
        frame = self._layer.frame()
        x = max((curve.points.x for curve in self._shown()), key=len, default=np.zeros(0))
        seen = x[(x >= frame.x[0]) & (x <= frame.x[1])]
        if not len(seen):
            return ""
        step = way * max(1, len(seen) // _STRIDES)
        index = len(seen) - 1 if self._at is None else int(np.searchsorted(seen, self._at)) + step
        at = float(seen[min(max(index, 0), len(seen) - 1)])
        across = float(frame.across(np.array([at]))[0])
        self._show(at, QPointF(self._layer.pos()) + QPointF(across, self._layer.height() / 2))
        return self._words(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._read_out(event.position())
        elif event.type() == QEvent.Type.Leave:
            self.leave()
        return False

    def _read_out(self, position: QPointF) -> None:
        shown = self._shown()
        place = position - QPointF(self._layer.pos())
        if not shown or not self._layer.rect().contains(place.toPoint()):
            self.leave()
            return
        x = self._layer.frame().x_at(place.x())
        nearest = (float(curve.points.x[curve.points.nearest(x)]) for curve in shown)
        self._show(min(nearest, key=lambda found: abs(found - x)), position)

    def _show(self, at: float, position: QPointF) -> None:
        """Read out what the curves are worth at an x, beside a place of the viewport."""
        lines = [html.escape(self._headline(at))]
        for curve, text in self._values(at):
            colour = curve.shown_colour(theme.current())
            lines.append(legend_entry(curve.name, curve.sign, colour, text))
        mark = self._layer.mark_near(position.x() - self._layer.x())
        if mark:
            lines.append(html.escape(mark))
        self._at = at
        self._layer.set_cursor(at)
        self._readout.show_at(position, "<br>".join(lines), QRectF(self._layer.geometry()))

    def _shown(self) -> list[Curve]:
        return [curve for curve in self._layer.curves if len(curve.points) and not curve.faint]

    def _headline(self, at: float) -> str:
        said = QCoreApplication.translate("PlotHover", "{0}: {1}")
        return said.format(self.x_label, f"{at:,.10g}")

    def _values(self, at: float) -> Iterator[tuple[Curve, str]]:
        """The curves that have a point at an x, and what they are worth there."""
        for curve in self._shown():
            index = curve.points.nearest(at)
            # A series with few points (epochs) says where its nearest one is only when it is there.
            if curve.points.x[index] == at:
                value = float(curve.points.y[index])
                yield curve, percent(value, 2) if self._percent else f"{value:.4g}"

    def _words(self, at: float) -> str:
        said = QCoreApplication.translate("PlotHover", "{0}: {1}")
        values = (said.format(curve.name, text) for curve, text in self._values(at))
        return ", ".join((self._headline(at), *values))
