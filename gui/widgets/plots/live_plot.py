"""Curves that grow while a network trains.

Imports pyqtgraph (0.4 s): import it when the first plot is needed.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.widgets.plots.plot_area import PlotArea
from gui.widgets.plots.plot_curve import SIGNS, Curve
from gui.widgets.plots.plot_parts import legend_entry
from gui.widgets.plots.plot_points import Points
from gui.widgets.plots.plot_saver import PlotSaver
from gui.widgets.plots.plot_tools import PlotTools


class LivePlot(QWidget):
    """A titled plot of named series over a common x, in the theme's colours.

    Wheel and drag, or + - and the arrow keys, zoom and move; a double click or 0 shows everything
    again. The cursor reads out each series at the nearest x. A menu, at a button and for a right
    click, has the log scale, export and copy.

    Args:
        title: Stands above the plot, translated.
        x_label: What x is, with its unit, translated.
        y_label: What y is, with its unit, translated.
        percent: Whether y is a share, 0..1, that is shown as 0 to 100 %.
        whole_x: Whether x counts something (steps, epochs), so that ticks are whole numbers.
        zero_y: Whether y begins at 0, where no value is below; otherwise only where that costs
            little room.
        log_y: Whether y starts logarithmic; see `set_log_y`.

    Signals:
        exported(str): A file was written; its path.
        export_failed(str): What could not be written and why, one sentence.
    """

    exported = Signal(str)
    export_failed = Signal(str)

    def __init__(
        self,
        title: str,
        x_label: str,
        y_label: str,
        *,
        percent: bool = False,
        whole_x: bool = True,
        zero_y: bool = False,
        log_y: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._placeholder_text: str | None = None
        self._area = PlotArea(percent=percent, whole_x=whole_x, zero_y=zero_y)
        self._build_header(title)
        self._saver = PlotSaver(self._area.view, self._area.layer, self)
        self._saver.written.connect(self.exported)
        self._saver.failed.connect(self.export_failed)
        self._area.menu_wanted.connect(self._tools.popup)
        self._restyle()
        self.set_titles(title, x_label, y_label)
        self.set_log_y(log_y)
        theme.notifier().changed.connect(self._on_theme)

    def _build_header(self, title: str) -> None:
        self._title = QLabel(title)
        theme.set_role(self._title, "heading")
        self._legend = QLabel()
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._tools = PlotTools()
        self._tools.log_toggled.connect(self.set_log_y)
        self._tools.chosen.connect(self._on_chosen)
        self._header = QWidget()
        header = QHBoxLayout(self._header)
        header.setContentsMargins(0, 0, 0, 0)
        header.setSpacing(2)
        header.addWidget(self._title)
        header.addWidget(self._legend, 1)
        header.addWidget(self._tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._header)
        layout.addWidget(self._area, 1)

    def take_header(self) -> QWidget:
        """Give legend and menu button to an owner that says itself what the plot shows."""
        self._title.hide()
        return self._header

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
            name: Unique; stands in legend, read-out and exported data, translated.
            colour: "#rrggbb", or the name of a `Theme` token ("accent", "secondary"), which
                follows the theme.
            faint: Whether it is drawn pale, without an entry in legend and read-out.
            markers: Whether each point gets a sign, another one than other series' points have;
                only some get one where they crowd.
            smooth: Whether the raw values are drawn pale and a running mean of them on top.
        """
        if any(curve.name == name for curve in self._area.layer.curves):
            raise ValueError(f"there is a series {name!r} already")
        marked = sum(curve.markers for curve in self._area.layer.curves)
        shape = marked % len(SIGNS) if markers else 0
        self._area.layer.curves.append(Curve(name, colour, faint, markers, smooth, shape))
        self._restyle()

    def remove_series(self, name: str) -> None:
        """Take a series away."""
        self._area.layer.curves.remove(self._curve(name))
        self._restyle()
        self._area.refresh()

    def _curve(self, name: str) -> Curve:
        return next(curve for curve in self._area.layer.curves if curve.name == name)

    def point_count(self, name: str) -> int:
        """How many points a series has."""
        return len(self._curve(name).points)

    def set_series(self, name: str, x: ArrayLike, y: ArrayLike) -> None:
        """Replace the points of a series, which is added with the accent colour if it is new.

        Args:
            name: The series.
            x: Any number type [n], ascending.
            y: Any number type [n]; values that are not finite leave a gap.
        """
        if all(curve.name != name for curve in self._area.layer.curves):
            self.add_series(name, "accent")
        self._curve(name).points = Points()
        self.extend_series(name, x, y)
        self._area.grows = False
        self._area.refresh()

    def extend_series(self, name: str, x: ArrayLike, y: ArrayLike) -> None:
        """Append points to a series; costs the same however many it has.

        Args:
            name: The series.
            x: Any number type [n], ascending, and not before the series' last.
            y: Any number type [n]; values that are not finite leave a gap.
        """
        if np.ndim(x) != 1 or np.shape(x) != np.shape(y):
            raise ValueError(f"x {list(np.shape(x))} and y {list(np.shape(y))} do not fit")
        if np.size(x):
            curve = self._curve(name)
            count = len(curve.points)
            curve.points.extend(x, y)
            self._area.grown(curve, count)

    def settle(self) -> None:
        """No more points are coming: give the whole width to those that are there."""
        self._area.grows = False
        self._area.refresh()

    def clear(self) -> None:
        """Take all points and marks away; the series stay announced."""
        for curve in self._area.layer.curves:
            curve.points = Points()
        self.set_marks(())
        self._area.hover.leave()
        self._area.show_all()

    def set_marks(self, marks: Sequence[tuple[float, str]]) -> None:
        """Show where something happened: dashed upright lines at (x, short label), x ascending."""
        self._area.layer.set_marks(marks)

    # Look

    def set_titles(self, title: str, x_label: str, y_label: str) -> None:
        """Name the plot and its axes, translated; again when the language changes."""
        self._title.setText(title)
        self._x_label = x_label
        self._area.set_labels(x_label, y_label)
        self._retranslate()

    @Slot(bool)
    def set_log_y(self, log_y: bool) -> None:
        """Whether y is logarithmic; points at or below zero are left out then."""
        self._tools.set_log(log_y)
        self._area.set_log_y(log_y)

    def set_placeholder(self, text: str) -> None:
        """Set what stands there while there are no points."""
        self._placeholder_text = text
        self._area.placeholder.setText(text)

    def can_copy_as(self, _kind: str) -> bool:
        """As a `picture`, and as `data`."""
        return True

    def copy_as(self, kind: str) -> None:
        """Copy what is shown: as a `picture`, or its `data` as text."""
        self._saver.save(kind, self._title.text(), self._x_label)

    @Slot(object)
    def _on_theme(self, _theme: object) -> None:
        self._restyle()

    def _restyle(self) -> None:
        tokens = theme.current()
        self._area.restyle(tokens)
        named = [curve for curve in self._area.layer.curves if not curve.faint]
        entries = [legend_entry(c.name, c.sign, c.shown_colour(tokens)) for c in named]
        # One curve is named by the title.
        self._legend.setText("&nbsp;&nbsp;".join(entries) if len(entries) > 1 else "")

    @Slot(str)
    def _on_chosen(self, choice: str) -> None:
        if choice == "all":
            self._area.show_all()
        else:
            self._saver.save(choice, self._title.text(), self._x_label)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        if self._placeholder_text is None:
            self._area.placeholder.setText(self.tr("Nothing trained yet"))
        self._tools.retranslate()
        self.setAccessibleName(self._title.text())
        self._area.setAccessibleName(self._title.text())

    def sizeHint(self) -> QSize:
        """Wide enough to see a curve bend."""
        return QSize(480, 280)
