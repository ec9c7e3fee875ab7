"""A sheet with tools: what a press, a drag and a release do with each of them."""

from dataclasses import replace
from typing import Final, Literal, TypeAlias, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.widgets.drawing import floods
from gui.widgets.drawing.grips import Pinch
from gui.widgets.drawing.movable_sheet import MovableSheet
from gui.widgets.drawing.strokes import Fill, Point, Stroke

Tool: TypeAlias = Literal["brush", "eraser", "fill", "line", "move"]
TOOLS: Final[tuple[Tool, ...]] = get_args(Tool)

MIN_WIDTH, MAX_WIDTH = 0.01, 0.25
MIN_SHADE = 0.2  # what is fainter is taken for paper


class ToolSheet(MovableSheet):
    """Brush, eraser, fill, straight line and move, for any pointing device.

    Signals:
        width_changed(float): Of the pen, as a share of the sheet's edge.
        shade_changed(float): Of the pen, as a share of the ink's colour.
        tool_changed(str): One of `TOOLS`.
        mirror_changed(bool): Whether strokes and fills are mirrored.
    """

    width_changed = Signal(object)
    shade_changed = Signal(object)
    tool_changed = Signal(object)
    mirror_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tool: Tool = "brush"
        self._pen = Stroke((), 0.05)
        self._straight = False  # whether the stroke under the pen is a straight line

    # The pen

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Take a tool, from the next stroke on."""
        if tool not in TOOLS:
            raise ValueError(f"unknown tool: {tool!r}")
        if tool != self._tool:
            self._tool = tool
            self.update()  # the frame around the drawing belongs to one of them
            self.tool_changed.emit(tool)

    @property
    def pen_width(self) -> float:
        """Of the line, as a share of the sheet's edge."""
        return self._pen.width

    def set_width(self, fraction: float) -> None:
        """Set the width of the line, as a share of the sheet's edge; kept within .01 to .25."""
        fraction = max(MIN_WIDTH, min(MAX_WIDTH, float(fraction)))
        if fraction != self._pen.width:
            self._pen = replace(self._pen, width=fraction)
            self.width_changed.emit(fraction)
            self.update()

    @property
    def shade(self) -> float:
        """Of lines and fills, as a share of the ink's colour."""
        return self._pen.shade

    def set_shade(self, share: float) -> None:
        """Set how dark lines and fills are, as a share of the ink's colour; at least .2."""
        share = max(MIN_SHADE, min(1.0, float(share)))
        if share != self._pen.shade:
            self._pen = replace(self._pen, shade=share)
            self.shade_changed.emit(share)

    @property
    def mirror(self) -> bool:
        """Whether strokes and fills are mirrored about the sheet's vertical axis."""
        return self._pen.mirror

    def set_mirror(self, mirror: bool) -> None:
        """Mirror strokes and fills, from the next one on."""
        if mirror != self._pen.mirror:
            self._pen = replace(self._pen, mirror=mirror)
            self.mirror_changed.emit(mirror)
            self.update()

    # What a pointing device does

    def _press(
        self, at: Point, reach: float, *, erase: bool = False, pressure: float | None = None
    ) -> None:
        """Begin what the tool does; a handle is met from `reach` logical pixels away."""
        self._settle_move()
        tool: Tool = "eraser" if erase else self._tool
        self._straight = tool == "line"
        if tool == "fill":
            self.pour(at)
        elif tool == "move":
            self._take_hold(at, reach)
        else:
            pen = replace(self._pen, erase=tool == "eraser")
            self._begin(at, pen, None if self._straight else pressure)

    def _drag(self, to: Point, pressure: float | None = None) -> None:
        if self._grip is not None:
            if not isinstance(self._grip, Pinch):
                self._pull(self._grip.pull(to))
        elif self._straight and self.is_drawing:
            self._stretch(to)
        elif self.is_drawing:
            self._extend(to, pressure)

    def _release(self) -> None:
        if self._grip is not None:
            self._let_go()
        else:
            self._finish()

    def pour(self, at: Point) -> None:
        """Fill the region around a point with the pen's shade; outside the sheet nothing."""
        place = floods.pixel(at)
        if place is not None and abs(int(self.to_array()[place]) - round(self.shade * 255)) > 2:
            self._add(Fill(at, self.shade, self.mirror))
