"""What the Draw tab remembers beside the drawing: tools, pen, what is asked about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.memory import pages, values
from gui.memory.values import Values
from gui.widgets.drawing.drawing_history import DrawingHistory
from gui.widgets.drawing.strokes import Marks
from gui.widgets.drawing.tool_sheet import TOOLS

if TYPE_CHECKING:
    from gui.tabs.draw_tab import DrawTab


def remembered(tab: DrawTab) -> Values:
    """What is to come back."""
    canvas = tab.canvas
    return {
        "page": pages.front(tab.pages, _pages(tab)),
        "tool": canvas.tool,
        "width": canvas.pen_width,
        "shade": canvas.shade,
        "mirror": canvas.mirror,
        "logits": tab.verdicts.logits_box.isChecked(),
        "temperature": tab.verdicts.temperature.value(),
        "is_a": tab.teach.panel.class_box.currentIndex(),
    }


def recall(tab: DrawTab, remembered: Values) -> None:
    """Bring it back."""
    pages.bring_to_front(tab.pages, _pages(tab), remembered)
    canvas, verdicts = tab.canvas, tab.verdicts
    for tool in TOOLS:
        if tool == remembered.get("tool"):
            canvas.set_tool(tool)
    width, shade = values.number(remembered, "width"), values.number(remembered, "shade")
    if width is not None:
        canvas.set_width(width)
    if shade is not None:
        canvas.set_shade(shade)
    canvas.set_mirror(values.flag(remembered, "mirror") or False)
    verdicts.logits_box.setChecked(values.flag(remembered, "logits") or False)
    verdicts.temperature.setValue(values.whole(remembered, "temperature") or 0)
    is_a, box = values.whole(remembered, "is_a"), tab.teach.panel.class_box
    if is_a is not None and 0 <= is_a < box.count():
        box.setCurrentIndex(is_a)


def recall_drawing(tab: DrawTab, drawing: Marks) -> None:
    """Put a drawing on an empty sheet; one that was begun meanwhile stays."""
    if drawing and tab.canvas.is_empty:
        tab.canvas.take_history(DrawingHistory(drawing))


def _pages(tab: DrawTab) -> dict[str, QWidget]:
    return {"verdicts": tab.verdicts, "why": tab.why, "teach": tab.teach}
