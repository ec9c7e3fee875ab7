"""The tool bar and its canvas."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.widgets.drawing.canvas import DrawingCanvas
from gui.widgets.drawing.tool_bar import ToolBar
from tests.gui.canvas_hands import ACROSS, drag, shown_canvas
from tests.gui.file_hands import answering


@pytest.fixture
def canvas(qtbot: QtBot) -> DrawingCanvas:
    return shown_canvas(qtbot)


@pytest.fixture
def bar(canvas: DrawingCanvas, qtbot: QtBot) -> ToolBar:
    made = ToolBar(canvas)
    qtbot.addWidget(made)
    return made


def test_the_tool_bar_and_the_canvas_follow_each_other(canvas: DrawingCanvas, bar: ToolBar) -> None:
    for tool in ("eraser", "fill", "line", "move", "brush"):
        bar.button(tool).click()
        assert canvas.tool == tool
    QTest.keyClick(canvas, Qt.Key.Key_E)
    assert bar.button("eraser").isChecked()
    assert not bar.button("brush").isChecked()
    bar.button("mirror").click()
    assert canvas.mirror
    canvas.set_mirror(False)
    assert not bar.button("mirror").isChecked()
    bar.width_slider.setValue(120)
    bar.shade_slider.setValue(50)
    assert (canvas.pen_width, canvas.shade) == (0.12, 0.5)
    canvas.set_width(0.0333)
    assert bar.width_slider.value() == 33
    assert canvas.pen_width == 0.0333, "the slider's steps do not round what was set elsewhere"


def test_the_tool_bars_buttons_know_what_can_be_done(canvas: DrawingCanvas, bar: ToolBar) -> None:
    names = ("undo", "redo", "clear")
    assert [bar.button(name).isEnabled() for name in names] == [False, False, False]
    drag(canvas, ACROSS)
    assert [bar.button(name).isEnabled() for name in names] == [True, False, True]
    bar.button("clear").click()
    bar.button("undo").click()
    assert not canvas.is_empty
    bar.button("undo").click()
    bar.button("redo").click()
    assert len(canvas.strokes) == 1


def test_every_control_says_what_it_is(bar: ToolBar) -> None:
    for name in ("brush", "eraser", "fill", "line", "move", "mirror", "undo", "clear", "picture"):
        assert bar.button(name).accessibleName()
        assert bar.button(name).toolTip()
    assert "(F)" in bar.button("fill").toolTip()
    assert bar.minimumSizeHint().width() <= 440


def test_the_menu_asks_for_files(
    canvas: DrawingCanvas, bar: ToolBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, ["/a/in.png", "/a/out", "/a/strokes", "/a/in.json", ""])
    asked: list[str] = []
    for signal in (bar.picture_opened, bar.picture_saved, bar.strokes_saved, bar.strokes_opened):
        signal.connect(asked.append)
    for choice in ("open", "png", "save", "load", "open"):
        bar.choose(choice)
    assert asked == ["/a/in.png", "/a/out.png", "/a/strokes.atelier-drawing.json", "/a/in.json"]
    canvas.set_template(np.zeros((28, 28), np.uint8))
    bar.choose("template")
    assert not canvas.has_template
