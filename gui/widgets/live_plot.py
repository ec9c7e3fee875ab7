"""Curves that grow while a network trains.

The only module that imports pyqtgraph (0.4 s): import it when the first plot is needed.
"""

import html

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.numbers import percent
from gui.widgets.plot_parts import NumberAxis, ReadOut, Room, Series, legend_entry, nearest

# Not antialiased and without OpenGL: both cost frames while curves grow.
pg.setConfigOptions(antialias=False, useOpenGL=False)


class LivePlot(QWidget):
    """A titled plot of named series over a common x, in the theme's colours.

    Wheel and drag zoom and move, a double click shows everything again. The cursor reads out each
    series at the nearest x. Data that arrives while the plot is hidden is drawn when it shows.

    Args:
        title: Stands above the plot, translated.
        x_label: What x is, with its unit, translated.
        y_label: What y is, with its unit, translated.
        percent: Whether y is a share, 0..1, that is shown as 0 to 100 %.
        whole_x: Whether x counts something (steps, epochs), so that ticks are whole numbers.
        log_y: Whether y starts logarithmic; see `set_log_y`.
    """

    def __init__(
        self,
        title: str,
        x_label: str,
        y_label: str,
        *,
        percent: bool = False,
        whole_x: bool = True,
        log_y: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._series: dict[str, Series] = {}
        self._stale: set[str] = set()
        self._percent, self._whole_x = percent, whole_x
        self._log_y = False
        self._labels = x_label, y_label
        self._placeholder_text: str | None = None
        self._build(title)
        self._restyle()
        self.set_titles(title, x_label, y_label)
        self.set_log_y(log_y)
        theme.notifier().changed.connect(self._on_theme)

    def _build(self, title: str) -> None:
        self._title = QLabel(title, self)
        theme.set_role(self._title, "heading")
        self._legend = QLabel(self)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        axes = {
            "left": NumberAxis("left", percent=self._percent),
            "bottom": NumberAxis("bottom", whole=self._whole_x),
        }
        self._plot = pg.PlotWidget(self, axisItems=axes)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        item = self._plot.getPlotItem()
        # Given to plot() instead, these two are undone when the item is added.
        item.setDownsampling(auto=True, mode="peak")
        item.setClipToView(True)
        self._room = Room(item.getViewBox())
        self._cursor_line = pg.InfiniteLine(angle=90)
        self._cursor_line.hide()
        item.addItem(self._cursor_line, ignoreBounds=True)
        self._readout = ReadOut(self._plot)
        self._placeholder = QLabel(self._plot)
        self._placeholder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._placeholder.setWordWrap(True)
        theme.set_role(self._placeholder, "muted")
        self._plot.viewport().installEventFilter(self)
        header = QHBoxLayout()
        header.addWidget(self._title)
        header.addWidget(self._legend, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(header)
        layout.addWidget(self._plot, 1)
        self._show_all()

    # Series

    def add_series(
        self,
        name: str,
        colour: str,
        *,
        faint: bool = False,
        markers: bool = False,
        smooth: bool = False,
    ) -> None:
        """Announce a series; legend and colours follow the order of these calls.

        Args:
            name: Unique; stands in legend and read-out, translated.
            colour: "#rrggbb", or the name of a `Theme` token ("accent", "secondary"), which
                follows the theme.
            faint: Whether it is drawn pale, without an entry in legend and read-out: the raw
                values under a smoothed series that the owner adds.
            markers: Whether each point gets a dot: for a few points, such as epochs.
            smooth: Whether the raw values are drawn pale and a running mean of them on top.
        """
        if name in self._series:
            raise ValueError(f"there is a series {name!r} already")
        # Few points can afford to look good; antialiasing thousands would cost frames.
        item = pg.PlotDataItem(symbol="o" if markers else None, symbolSize=7, antialias=markers)
        smooth_item = pg.PlotDataItem(antialias=True) if smooth else None
        self._series[name] = Series(name, colour, faint, item, smooth_item)
        self._plot.addItem(item)
        if smooth_item is not None:
            self._plot.addItem(smooth_item)
        self._restyle()

    def point_count(self, name: str) -> int:
        """How many points a series has."""
        return len(self._series[name].x)

    def set_series(self, name: str, x: NDArray[np.number], y: NDArray[np.number]) -> None:
        """Replace the points of a series, which is added with the accent colour if it is new.

        Args:
            name: The series.
            x: Any number type [n], ascending.
            y: Any number type [n]; values that are not finite leave a gap.
        """
        if x.shape != y.shape or x.ndim != 1:
            raise ValueError(f"x {list(x.shape)} and y {list(y.shape)} do not fit")
        if name not in self._series:
            self.add_series(name, "accent")
        series = self._series[name]
        series.x, series.y = x.astype(np.float64), y.astype(np.float64)
        self._stale.add(name)
        if self.isVisible():
            self._draw_stale()

    def clear(self) -> None:
        """Take all points away; the series stay announced."""
        for series in self._series.values():
            series.x = series.y = np.zeros(0)
        self._stale.update(self._series)
        self._hide_readout()
        self._draw_stale()
        self._show_all()

    def _draw_stale(self) -> None:
        for name in self._stale:
            self._series[name].draw(log_y=self._log_y)
        self._stale.clear()
        self._make_room()
        self._placeholder.setVisible(not any(s.x.size for s in self._series.values()))

    # Look

    def set_titles(self, title: str, x_label: str, y_label: str) -> None:
        """Name the plot and its axes, translated; again when the language changes."""
        self._title.setText(title)
        self._labels = x_label, y_label
        self._plot.setLabel("bottom", x_label)
        self._plot.setLabel("left", y_label)
        self._retranslate()

    def set_log_y(self, log_y: bool) -> None:
        """Whether y is logarithmic; points at or below zero are left out then."""
        if log_y != self._log_y:
            self._log_y = log_y
            self._plot.setLogMode(x=False, y=log_y)
            self._stale.update(self._series)
            self._draw_stale()
            self._show_all()

    def set_placeholder(self, text: str) -> None:
        """Set what stands there while there are no points."""
        self._placeholder_text = text
        self._placeholder.setText(text)

    def _show_all(self) -> None:
        """Fit the view to the data, and keep it fitted."""
        self._plot.enableAutoRange(axis="y")
        if self._percent and not self._log_y:
            self._plot.setYRange(0, 1, padding=0.03)
        self._room.follow()
        self._make_room()

    def _make_room(self) -> None:
        ends = (float(series.x[-1]) for series in self._series.values() if series.x.size)
        self._room.make(max(ends, default=0.0))

    @Slot(object)
    def _on_theme(self, _theme: object) -> None:
        self._restyle()

    def _restyle(self) -> None:
        tokens = theme.current()
        self._plot.setBackground(tokens.surface)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(tokens.border)
            axis.setTextPen(tokens.text_muted)
            font = theme.tabular(self.font())
            # One level of ticks: each grid line is blended over the whole plot in each frame.
            overlap = side == "bottom"
            axis.setStyle(
                tickFont=font, tickLength=-4, hideOverlappingLabels=overlap, maxTickLevel=0
            )
            axis.setZValue(-1)  # the grid belongs behind the curves
        self._plot.showGrid(x=False, y=True, alpha=0.25 if tokens.is_dark else 0.18)
        self._cursor_line.setPen(pg.mkPen(tokens.control_border, width=1))
        # Pens of the plot count device pixels.
        thick = round(2 * self.devicePixelRatioF())
        entries = []
        for series in self._series.values():
            colour = series.restyle(tokens, thick)
            if not series.faint:
                entries.append(legend_entry(series.name, colour))
        self._legend.setText("&nbsp;&nbsp;&nbsp;".join(entries))
        self._readout.restyle(tokens)

    # Reading out

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Follow the cursor over the plot."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            self._read_out(event.position())  # type: ignore[attr-defined]
        elif kind == QEvent.Type.Leave:
            self._hide_readout()
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._show_all()
            return True
        elif kind == QEvent.Type.Resize:
            self._placeholder.setGeometry(self._plot.rect())
        return False

    def _read_out(self, position: QPointF) -> None:
        box = self._plot.getPlotItem().getViewBox()
        scene = self._plot.mapToScene(position.toPoint())
        x = float(box.mapSceneToView(scene).x())
        shown = [s for s in self._series.values() if s.x.size and not s.faint]
        if not shown or not box.sceneBoundingRect().contains(scene):
            self._hide_readout()
            return
        at = min((nearest(s.x, x)[1] for s in shown), key=lambda found: abs(found - x))
        lines = [html.escape(self.tr("{0}: {1}").format(self._labels[0], f"{at:,.10g}"))]
        tokens = theme.current()
        for series in shown:
            index, found = nearest(series.x, at)
            # A series with few points (epochs) says where its nearest one is only when it is there.
            if found == at:
                colour = getattr(tokens, series.colour, series.colour)
                value = self._number(float(series.y[index]))
                lines.append(legend_entry(series.name, colour, value))
        self._cursor_line.setPos(at)
        self._cursor_line.show()
        self._readout.show_at(position, "<br>".join(lines), box.sceneBoundingRect())

    def _hide_readout(self) -> None:
        self._readout.hide()
        self._cursor_line.hide()

    def _number(self, value: float) -> str:
        return percent(value, 2) if self._percent else f"{value:.4g}"

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what arrived while hidden."""
        super().showEvent(event)
        self._draw_stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the placeholder in the middle."""
        super().resizeEvent(event)
        self._placeholder.setGeometry(self._plot.rect())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def event(self, event: QEvent) -> bool:
        """Follow a move to a screen of another scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._restyle()
        return super().event(event)

    def _retranslate(self) -> None:
        if self._placeholder_text is None:
            self._placeholder.setText(self.tr("Nothing trained yet"))
        self.setAccessibleName(self._title.text())

    def sizeHint(self) -> QSize:
        """Wide enough to see a curve bend."""
        return QSize(480, 280)
