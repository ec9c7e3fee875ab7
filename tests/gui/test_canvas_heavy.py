"""Large drawings and long histories: the window goes on answering, the memory stays bounded."""

import time

import numpy as np
import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.drawing import drawing_history, ink_sheet
from gui.widgets.drawing.canvas import DrawingCanvas, Stroke
from gui.widgets.drawing.drawing_history import DrawingHistory
from gui.widgets.drawing.ink_layer import WHITE_ON_BLACK, Allowance, InkLayer, rendered
from gui.widgets.drawing.mark_painter import grey_array
from gui.widgets.drawing.strokes import Fill, Marks, Move, Picture, afresh
from tests.gui.canvas_hands import LEFT, drag, place, shown_canvas


@pytest.fixture
def canvas(qtbot: QtBot) -> DrawingCanvas:
    return shown_canvas(qtbot, 400)


def scribble(count: int, seed: int = 0) -> Marks:
    """Short strokes all over the sheet."""
    places = np.random.default_rng(seed).uniform(0.05, 0.95, (count, 2, 2))
    return tuple(
        Stroke(((float(a), float(b)), (float(c), float(d))), 0.01) for (a, b), (c, d) in places
    )


def slowest_turn(qtbot: QtBot, canvas: DrawingCanvas) -> float:
    """The longest turn of the event loop until the canvas says that it has changed, in seconds."""
    told: list[None] = []
    canvas.changed.connect(lambda: told.append(None))
    longest, until = 0.0, time.perf_counter() + 60
    while not told and time.perf_counter() < until:
        start = time.perf_counter()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        longest = max(longest, time.perf_counter() - start)
    assert told
    return longest


def test_ten_thousand_strokes_appear_bit_by_bit(canvas: DrawingCanvas, qtbot: QtBot) -> None:
    marks = scribble(10_000)
    start = time.perf_counter()
    canvas.set_strokes(marks)
    returned = time.perf_counter() - start
    assert returned < 0.5
    assert slowest_turn(qtbot, canvas) < 0.5
    whole = canvas.to_array()
    assert np.array_equal(whole, grey_array(rendered(marks, 280, *WHITE_ON_BLACK)))
    drag(canvas, [(0.1, 0.1), (0.9, 0.1)])
    assert len(canvas.strokes) == 10_001
    start = time.perf_counter()
    canvas.undo()
    assert np.array_equal(canvas.to_array(), whole)
    canvas.clear()
    assert not canvas.to_array().any()
    canvas.undo()
    assert np.array_equal(canvas.to_array(), whole)
    assert time.perf_counter() - start < 1, "from the snapshots, not from the beginning"


def test_the_screen_shows_the_whole_drawing_in_the_end(canvas: DrawingCanvas, qtbot: QtBot) -> None:
    marks = (*scribble(3_000), Stroke(((0.5, 0.5),), 0.2, erase=True))
    canvas.set_strokes(marks)

    def hole_is_there() -> bool:
        middle = canvas.grab().toImage().pixelColor(place(canvas, 0.5, 0.5))
        return middle.lightness() > 250

    qtbot.waitUntil(hole_is_there, timeout=20_000)
    canvas.resize(300, 300)
    qtbot.waitUntil(hole_is_there, timeout=20_000)


def test_a_stroke_can_be_drawn_while_the_rest_appears(canvas: DrawingCanvas) -> None:
    canvas.set_strokes(scribble(4_000))
    drag(canvas, [(0.05, 0.02), (0.95, 0.02)], release=False)
    grabbed = canvas.grab().toImage()
    assert grabbed.pixelColor(place(canvas, 0.5, 0.02)).lightness() < 80
    QTest.mouseRelease(canvas, LEFT, pos=place(canvas, 0.95, 0.02))
    assert np.array_equal(
        canvas.to_array(), grey_array(rendered(canvas.strokes, 280, *WHITE_ON_BLACK))
    )


def test_a_moved_drawing_stays_where_it_was_put_while_it_is_painted_anew(
    canvas: DrawingCanvas, qtbot: QtBot
) -> None:
    spot = Stroke(((0.3, 0.3),), 0.2)
    canvas.set_strokes((spot, *(Stroke(((0.3, 0.3),), 0.1),) * 3_000))
    canvas.to_array()
    spot_at = place(canvas, 0.3, 0.3)
    qtbot.waitUntil(lambda: canvas.grab().toImage().pixelColor(spot_at).lightness() < 80)
    canvas.shift(0.4, 0.4)
    seen = canvas.grab().toImage()
    assert seen.pixelColor(place(canvas, 0.7, 0.7)).lightness() < 80
    assert seen.pixelColor(place(canvas, 0.3, 0.3)).lightness() > 200


def test_any_way_through_the_history_gives_the_same_pixels() -> None:
    """Snapshots, moves, fills and slices of time: always as if painted afresh."""
    rng = np.random.default_rng(5)
    history, layer = DrawingHistory(), InkLayer(rendered((), 1, *WHITE_ON_BLACK).format())
    layer.fit(120, *WHITE_ON_BLACK)
    for step in range(120):
        choice = rng.integers(0, 12)
        x, y, dx = (float(part) for part in rng.uniform(0.1, 0.9, 3))
        if choice < 6:
            history.edit((*history.marks, *scribble(60, step)))
        elif choice == 6:
            history.edit((*history.marks, Fill((x, y), 0.5, mirror=True)))
        elif choice == 7:
            history.edit((*history.marks, Move(0.9, dx / 9, 0.05)))
        elif choice == 8:
            cover = np.full((4, 4), 120, np.uint8)
            history.edit((*history.marks, Picture(cover, (x, y, 0.1, 0.1))))
        elif choice == 9:
            history.redo()
        else:
            history.undo()
        while not layer.advance(history.marks, None, Allowance(0)):
            pass
        if step % 6 == 0:
            painted = grey_array(rendered(afresh(history.marks), 120, *WHITE_ON_BLACK))
            assert np.array_equal(grey_array(layer.image), painted), step


def test_the_history_forgets_its_oldest_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_history, "_STEPS", 20)
    history = DrawingHistory()
    marks = scribble(50)
    for count in range(1, 51):
        assert history.edit(marks[:count])
    undone = 0
    while history.undo():
        undone += 1
    assert undone == 20
    assert history.marks == marks[:30]
    while history.redo():
        pass
    assert history.marks == marks


def test_the_history_forgets_heavy_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_history, "_WEIGHT", 5_000)
    history = DrawingHistory()
    for turn in range(40):
        history.edit(scribble(100, turn))
    undone = 0
    while history.undo():
        undone += 1
    assert 1 <= undone < 10


def test_a_full_sheet_says_so_and_keeps_what_it_has(
    canvas: DrawingCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ink_sheet, "_FULL", 100)
    notices: list[str] = []
    canvas.notice.connect(notices.append)
    canvas.set_strokes(scribble(30))
    whole = canvas.to_array()
    drag(canvas, [(0.1, 0.1), (0.5, 0.2), (0.9, 0.1)])
    assert len(notices) == 1
    assert len(canvas.strokes) == 30
    assert np.array_equal(canvas.to_array(), whole)
    canvas.clear()
    drag(canvas, [(0.1, 0.1), (0.9, 0.1)])
    assert len(canvas.strokes) == 1
